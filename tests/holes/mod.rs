//! Where sentences have lost a word, in every language that has a file: `sentences.txt` holds damaged
//! sentences and whole ones. `[]` stands where the reader must be sure that a word is missing, `[?]`
//! where it must doubt; a damaged sentence has no other hole. A whole one may have doubts and no more.

use copydesk::{Document, Version, lang};

const SENTENCES: &str = include_str!("sentences.txt");
/// So many sentences of each sort prove a language.
const LEAST: usize = 6;

/// An aside between commas may stand before the particle of the word that it follows; a comma alone leaves a doubt.
#[test]
fn an_aside_before_a_particle_is_no_hole() {
    assert!(holes("मेयर, जो बीमार हैं, ने इस्तीफा दिया।", "hi").is_empty());
    assert_eq!(holes("बैठक के बाद, ने इस्तीफा दिया।", "hi").len(), 1);
}

#[test]
fn holes_are_where_words_are_missing() {
    let mut failures = Vec::new();
    let mut counts = Vec::new();
    let mut tag = "";
    for line in SENTENCES.lines().filter(|line| !line.is_empty()) {
        if let Some(heading) = line.strip_prefix("# ") {
            tag = heading;
            counts.push((tag, [0, 0]));
            continue;
        }
        let (text, wanted) = unmarked(line);
        if let Some((_, counts)) = counts.last_mut() {
            counts[usize::from(wanted.is_empty())] += 1;
        }
        let found = holes(&text, tag);
        let is_right = if wanted.is_empty() {
            !found.iter().any(|found| found.sure)
        } else {
            found.len() == wanted.len() && found.iter().zip(&wanted).all(|(found, wanted)| found.answers(*wanted))
        };
        if !is_right {
            failures.push(format!("{tag}: {line}\n    found {found:?}"));
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
    let tags: Vec<&str> = counts.iter().map(|(tag, _)| *tag).collect();
    assert!(tags.iter().copied().eq(lang::tags()), "every language, in order: {tags:?}");
    for (tag, counts) in counts {
        assert!(counts.iter().all(|&count| count >= LEAST), "{tag}: {counts:?} damaged and whole sentences");
    }
}

#[derive(Debug)]
struct Found {
    /// The end of the word before the hole, and the beginning of the one after it.
    gap: (usize, usize),
    sure: bool,
}

impl Found {
    fn answers(&self, (at, sure): (usize, bool)) -> bool {
        self.gap.0 <= at && at <= self.gap.1 && self.sure == sure
    }
}

fn holes(text: &str, tag: &str) -> Vec<Found> {
    let version = Version { text: text.to_owned(), lang: Some(tag.to_owned()), ..Version::default() };
    let document = Document::read(&version);
    let all = (0..document.sentences.len()).flat_map(|sentence| document.holes(sentence));
    let token = |at: usize| document.tokens.get(at).map(|token| token.span);
    all.map(|hole| {
        let before = hole.at.checked_sub(1).and_then(token).map_or(0, |span| span.end);
        Found { gap: (before, token(hole.at).map_or(text.len(), |span| span.start)), sure: hole.sure }
    })
    .collect()
}

/// A line without its marks, and where they stood.
fn unmarked(line: &str) -> (String, Vec<(usize, bool)>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find('[') {
        text.push_str(&rest[..at]);
        let sure = rest[at..].starts_with("[]");
        marks.push((text.len(), sure));
        rest = &rest[at + if sure { 2 } else { 3 }..];
    }
    (text + rest, marks)
}

//! The last words of a sentence, cut off by a false full stop, are found where another version has the
//! sentence whole.

use super::next;
use crate::gold::{GoldStory, stories};
use copydesk::document::{Document, Kind};
use copydesk::finding::Finding;
use copydesk::{Options, Span, Story, check};
use std::collections::BTreeMap;

const RULE: &str = "stranded-fragment";
/// Of each version so many sentences are broken, one at a time.
const BROKEN: usize = 12;
/// Words that are cut off at most; characters where words run together.
const WORDS: usize = 2;
const CHARACTERS: usize = 4;
/// Any number does; the same one gives the same breaks.
const SEED: u64 = 20_261_128;

/// The story with one sentence of a version broken before its last words, and where they stand.
fn broken(story: &Story, version: usize, sentence: usize, seed: &mut u64) -> Option<(Story, Span)> {
    let document = Document::read(&story.versions[version]);
    let tokens = &document.sentences[sentence].tokens;
    let text = document.text();
    let stop = &document.tokens[tokens.end.checked_sub(1)?];
    let most = if document.lang.file.spaces { WORDS } else { CHARACTERS };
    let count = 1 + next(seed) % most;
    let first = tokens.end.checked_sub(1 + count).filter(|&first| first > tokens.start + 5)?;
    let words = &document.tokens[first - 1..tokens.end - 1];
    let all_words = words.iter().all(|token| token.span.of(text).chars().all(char::is_alphabetic));
    let mark = stop.span.of(text);
    let closes = document.sentences[sentence].kind == Kind::Body && matches!(mark, "." | "。" | "।") && all_words;
    let in_quotes = document.words(sentence).contains(['“', '"', '„', '«', '「', '”', '’', '‘']);
    let gap = Span::new(document.tokens[first - 1].span.end, document.tokens[first].span.start);
    if !closes || in_quotes || document.lang.file.spaces != (gap.of(text) == " ") {
        return None;
    }
    let fragment = Span::new(document.tokens[first].span.start, stop.span.start).of(text);
    let mut letters = fragment.chars();
    let capital: String = letters.next()?.to_uppercase().chain(letters).collect();
    let lead = format!("{mark}{}", gap.of(text));
    let mut story = story.clone();
    story.versions[version].text.replace_range(gap.start..stop.span.start, &(lead.clone() + &capital));
    let start = gap.start + lead.len();
    Some((story, Span::new(start, start + capital.len())))
}

#[derive(Default)]
struct Count {
    all: usize,
    found: usize,
}

/// The least share of all that is found, as measured; what is missed was aligned with another sentence.
const FLOOR: f64 = 0.92;

#[test]
fn fragments_are_found() {
    let mut seed = SEED;
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let mut missed = Vec::new();
    for GoldStory { story, .. } in stories().into_iter().filter(|story| story.corpus == "clean") {
        for version in 0..story.versions.len() {
            let sentences = Document::read(&story.versions[version]).sentences.len();
            let lang = story.versions[version].lang.clone().unwrap_or_default();
            let count = counts.entry(lang).or_default();
            for _ in 0..BROKEN {
                let sentence = next(&mut seed) % sentences;
                let Some((story, fragment)) = broken(&story, version, sentence, &mut seed) else { continue };
                let told = check(&story, Options::plain()).findings;
                let is_it = |finding: &Finding| {
                    finding.rule == RULE && finding.fault.version == version && finding.fault.span.meets(fragment)
                };
                count.all += 1;
                if told.iter().any(is_it) {
                    count.found += 1;
                } else {
                    let text = &story.versions[version].text;
                    missed.push(format!("{}: {}", story.versions[version].id, fragment.of(text)));
                }
            }
        }
    }
    let share = |count: &Count| count.found as f64 / count.all.max(1) as f64;
    let table: String =
        counts.iter().map(|(lang, count)| format!("{lang}: {:.3} of {} found\n", share(count), count.all)).collect();
    let total = counts
        .values()
        .fold(Count::default(), |sum, count| Count { all: sum.all + count.all, found: sum.found + count.found });
    assert!(counts.values().filter(|count| count.all > 0).count() >= 12, "{table}");
    assert!(share(&total) >= FLOOR, "{:.3} found\n{table}{}", share(&total), missed.join("\n"));
}

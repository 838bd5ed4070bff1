//! Headlines that a page glued to the lead are found again by all versions together, in every script;
//! copy that has its headline on a line of its own is left as it is.

use crate::gold::stories;
use copydesk::align::Reading;
use copydesk::document::{Document, Kind};
use copydesk::{Story, Version};

/// A story with the headline of every version glued to what follows, and by version where the headline
/// ends (bytes); nothing where the first line is no headline with copy behind it.
fn glued(story: &Story) -> (Story, Vec<Option<usize>>) {
    let mut story = story.clone();
    let ends = story.versions.iter_mut().map(|version| {
        let document = Document::read(version);
        let (first, next) = (document.sentences.first()?, document.sentences.get(1)?);
        let closed = document.words(0).ends_with(|c: char| !c.is_alphanumeric());
        let glues = first.kind == Kind::Headline && next.kind == Kind::Body && !closed;
        let (end, start) = (first.span.end, next.span.start);
        let unspaced = !document.lang.file.spaces;
        glues.then(|| version.text.replace_range(end..start, if unspaced { "" } else { " " }))?;
        Some(end)
    });
    let ends = ends.collect();
    (story, ends)
}

/// Found headlines of all, as measured; the rest are cut some words too early or too late, or not at all.
const FOUND: usize = 94;
const ALL: usize = 104;

#[test]
fn glued_headlines_are_cut_off() {
    let (mut found, mut all, mut missed) = (0, 0, Vec::new());
    for story in stories() {
        let (story, ends) = glued(&story.story);
        let reading = Reading::of(&story);
        for (document, end) in reading.documents.iter().zip(ends) {
            let Some(end) = end else { continue };
            all += 1;
            let is_cut = document.sentences[0].span.end == end && document.sentences[0].kind == Kind::Headline;
            found += usize::from(is_cut);
            if !is_cut {
                missed.push(format!("{} {}: {}", story.id, document.version.id, document.words(0)));
            }
        }
    }
    assert!((found, all) == (FOUND, ALL), "{found} of {all} found, {FOUND} of {ALL} wanted\n{}", missed.join("\n"));
}

/// Where the first sentence ends ("|") in copy that lost its line breaks, one version alone.
const CUT: &[&str] = &[
    "Ferry runs aground off Vardholm |VARDHOLM, Nor. -- A ferry with 212 people aboard ran aground off Vardholm \
     harbour on Tuesday evening. Nobody was hurt.",
    "Port clerk wins appeal in Berg v. Harbour Board |The court found on Monday that the board had dismissed the \
     clerk without a hearing. The board will pay her costs.",
    "Fähre läuft vor Vardholm auf Grund |Eine Fähre mit 212 Menschen an Bord ist am Dienstagabend in der 84. Minute \
     ihrer Fahrt vor dem Hafen von Vardholm auf Grund gelaufen. Verletzt wurde niemand.",
    "バルドホルム沖でフェリー座礁|【バルドホルム＝本社】火曜日の夜、バルドホルム港の沖で212人を乗せたフェリーが座礁した。\
     けが人はなかった。",
    "バルドホルム沖でフェリー座礁、乗客全員無事|ノルウェーのバルドホルム港の沖で火曜日の夜、212人を乗せたフェリーが座礁した。\
     けが人はなかった。",
];

#[test]
fn one_version_shows_where_its_headline_ends() {
    for marked in CUT {
        let copy = marked.replacen('|', "", 1);
        let version = Version { id: "a".into(), text: copy, ..Version::default() };
        let story = Story { id: "ferry".into(), versions: vec![version] };
        let reading = Reading::of(&story);
        let first = reading.documents[0].words(0);
        assert_eq!(Some(first), marked.split('|').next().map(str::trim_end), "{marked}");
    }
}

#[test]
fn copy_in_lines_is_left_as_it_is() {
    let mut cut = Vec::new();
    for story in stories() {
        let reading = Reading::of(&story.story);
        for document in &reading.documents {
            let before = Document::read(document.version).sentences.len();
            if document.sentences.len() != before {
                cut.push(format!("{} {}", story.story.id, document.version.id));
            }
        }
    }
    assert!(cut.is_empty(), "cut: {}", cut.join(", "));
}

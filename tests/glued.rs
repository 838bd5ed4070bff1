//! Headlines that a page glued to the lead are found again by all versions together, in every script;
//! copy that has its headline on a line of its own is left as it is.

use crate::gold::stories;
use copydesk::Story;
use copydesk::align::Reading;
use copydesk::document::{Document, Kind};

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

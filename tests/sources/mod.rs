//! Files of every format, as newsrooms write them: what is copy, what it is to the story, and where it stood.

mod html;
mod xml;

use copydesk::Span;
use copydesk::story::Traced;

/// The bytes that some words of a text stand for in its source.
fn source_of<'a>(copy: &Traced, words: &str, source: &'a str) -> &'a str {
    copy.trace.place(span(&copy.text, words)).of(source)
}

/// Where some words stand; they must.
fn span(text: &str, words: &str) -> Span {
    let at = text.find(words).unwrap_or_else(|| panic!("no “{words}” in {text:?}"));
    Span::new(at, at + words.len())
}

//! Changes that are no faults: nothing new may be found after them.

use super::site::Site;
use crate::align::Reading;
use crate::document::Kind;
use crate::span::Span;
use crate::story::{Story, Version};
use unicode_normalization::{UnicodeNormalization, is_nfc, is_nfd};

/// A change that an editor would not mind.
pub struct Control {
    /// Names it: `letters-decomposed`.
    pub name: &'static str,
    /// What was done.
    pub what: &'static str,
    /// The story so changed; `None` where it would be the same.
    pub changed: fn(&Reading<'_>) -> Option<Story>,
}

/// All of them.
pub static CONTROLS: &[Control] = &[
    Control { name: "versions-turned", what: "the versions come in another order", changed: turned },
    Control {
        name: "letters-decomposed",
        what: "letters and accents are written apart, or together",
        changed: composed,
    },
    Control { name: "lines-apart", what: "an empty line more stands between paragraphs", changed: lines_apart },
    Control { name: "numbers-in-digits", what: "numbers in words are written in digits", changed: in_digits },
];

fn turned(reading: &Reading<'_>) -> Option<Story> {
    let mut story = reading.story.clone();
    story.versions.reverse();
    (story.versions.len() > 1).then_some(story)
}

fn composed(reading: &Reading<'_>) -> Option<Story> {
    rewritten(reading, |site| {
        let text = site.text();
        let other: String = if is_nfd(text) { text.nfc().collect() } else { text.nfd().collect() };
        (!(is_nfc(text) && is_nfd(text))).then_some(other)
    })
}

fn lines_apart(reading: &Reading<'_>) -> Option<Story> {
    rewritten(reading, |site| site.text().contains("\n\n").then(|| site.text().replace("\n\n", "\n\n\n")))
}

/// Numbers from two to twenty, each a word by itself, in digits.
fn in_digits(reading: &Reading<'_>) -> Option<Story> {
    rewritten(reading, |site| {
        let document = site.document();
        let mut text = String::new();
        let mut from = 0;
        for (sentence, fact) in site.facts() {
            let Some((span, number)) = site.numeral(fact) else { continue };
            if document.sentences[sentence].kind == Kind::Body && document.lang.file.spaces && span.start >= from {
                text.push_str(site.words(Span::new(from, span.start)));
                text.push_str(&number.to_string());
                from = span.end;
            }
        }
        text.push_str(site.text().get(from..)?);
        (from > 0).then_some(text)
    })
}

/// The story with other texts; what a format says of stretches of the text is left to versions that keep theirs.
fn rewritten(reading: &Reading<'_>, text: impl Fn(&Site<'_, '_>) -> Option<String>) -> Option<Story> {
    let mut is_changed = false;
    let version = |(version, own): (usize, &Version)| {
        let is_free = own.cuts.is_none() && own.blocks.is_empty();
        let text = is_free.then(|| text(&Site { reading, version })).flatten();
        is_changed |= text.is_some();
        Version { text: text.unwrap_or_else(|| own.text.clone()), ..own.clone() }
    };
    let versions = reading.story.versions.iter().enumerate().map(version).collect();
    let story = Story { id: reading.story.id.clone(), versions };
    is_changed.then_some(story)
}

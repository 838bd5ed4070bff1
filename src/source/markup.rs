//! Tags and text of HTML, each with its place. The tokeniser is the standard's own; here the text is set against
//! the bytes that it was read from, so that a word keeps its place however many character references stand
//! before it.

use crate::span::Span;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span as Place, Tokenizer};
use std::convert::Infallible;

/// A start tag; names of elements and attributes are in small letters.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// The byte behind it.
    pub end: usize,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }
}

/// What is made of the tokens, which come in the order of the source.
pub trait Handler {
    fn open(&mut self, tag: &Tag);
    /// An end tag; `at` is where it begins.
    fn close(&mut self, name: &str, at: usize);
    /// Some text, and the bytes that it stands for or is.
    fn text(&mut self, words: &str, from: Span);
}

/// Hands on the tokens of a source: no bytes are an error in HTML.
pub fn read(source: &str, handler: &mut dyn Handler) {
    let mut tag = Tag::default();
    tokenise(source, &mut |event, place| match event {
        CallbackEvent::OpenStartTag { name } => {
            tag = Tag { name: words(name).to_ascii_lowercase(), ..Tag::default() };
        }
        CallbackEvent::AttributeName { name } => {
            tag.attributes.push((words(name).to_ascii_lowercase(), String::new()));
        }
        CallbackEvent::AttributeValue { value } => {
            if let Some((_, last)) = tag.attributes.last_mut() {
                last.push_str(&words(value));
            }
        }
        CallbackEvent::CloseStartTag { .. } => {
            tag.end = place.end;
            handler.open(&tag);
        }
        CallbackEvent::EndTag { name } => handler.close(&words(name).to_ascii_lowercase(), place.start),
        CallbackEvent::String { value } => text(source, &words(value), Span::new(place.start, place.end), handler),
        _ => {}
    });
}

/// The tokeniser is large, and made anew for each type that it calls: all go through this one.
fn tokenise(source: &str, each: &mut dyn FnMut(CallbackEvent<'_>, Place<usize>)) {
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, place: Place<usize>| -> Option<Infallible> {
        each(event, place);
        None
    });
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(source, emitter).for_each(drop);
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Hands on a text piece by piece: what stands in the source as it is, and what a reference stands for.
fn text(source: &str, value: &str, from: Span, handler: &mut dyn Handler) {
    let raw = from.of(source);
    if raw == value {
        return handler.text(value, from);
    }
    let mut pieces: Vec<(String, Span)> = Vec::new();
    let mut at = 0;
    while let Some(rest) = raw.get(at..).filter(|rest| !rest.is_empty()) {
        let (words, length) = piece(rest);
        pieces.push((words, Span::new(at, at + length).shifted(from.start)));
        at += length;
    }
    // Where tags that name nothing stand in the text, the pieces have more than the tokeniser gave.
    let mut left = Some(value);
    for (words, _) in &pieces {
        left = left.and_then(|left| left.strip_prefix(words.as_str()));
    }
    if left == Some("") {
        pieces.iter().for_each(|(words, from)| handler.text(words, *from));
    } else {
        handler.text(value, from);
    }
}

/// The first piece of some raw text: its words, and how many bytes it takes.
fn piece(raw: &str) -> (String, usize) {
    if let Some(rest) = raw.strip_prefix('\r') {
        return ("\n".to_owned(), 1 + usize::from(rest.starts_with('\n')));
    }
    let Some(rest) = raw.strip_prefix('&') else {
        let end = raw.find(['&', '\r']).unwrap_or(raw.len());
        return (raw.get(..end).unwrap_or(raw).to_owned(), end);
    };
    let name = rest.strip_prefix('#').unwrap_or(rest);
    let after = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    let length = raw.len() - after.strip_prefix(';').unwrap_or(after).len();
    let reference = raw.get(..length).unwrap_or(raw);
    let mut decoded = String::new();
    tokenise(reference, &mut |event, _| {
        if let CallbackEvent::String { value } = event {
            decoded += &words(value);
        }
    });
    (decoded, length)
}

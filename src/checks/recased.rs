//! Copy that lost its capitals, with those that the story shows.

use super::garble::{self, is_capital};
use crate::align::Reading;
use crate::document::{Document, Kind};
use crate::lang::Shape;
use crate::span::Span;
use rustc_hash::FxHashMap;

/// How the words of a language are written in a story where no sentence begins.
pub struct Capitals<'a> {
    /// By folded word, as it is written with a capital; nothing for one that is written small as well.
    written: FxHashMap<&'a str, Option<&'a str>>,
}

impl<'a> Capitals<'a> {
    /// What this version and the others in its language write.
    pub fn of(reading: &'a Reading<'_>, version: usize) -> Capitals<'a> {
        let mut written: FxHashMap<&str, Option<&str>> = FxHashMap::default();
        for there in std::iter::once(version).chain(garble::fellows(reading, version)) {
            let document = &reading.documents[there];
            let mixed = |words: &str| words.contains(char::is_uppercase);
            let body = document.sentences.iter().filter(|s| s.kind == Kind::Body && mixed(s.span.of(document.text())));
            for at in body.flat_map(|sentence| sentence.tokens.clone().skip(1)) {
                let (token, word) = (&document.tokens[at], document.tokens[at].span.of(document.text()));
                if token.shape != Shape::Word || !document.tokens[at - 1].key.contains(char::is_alphanumeric) {
                    continue;
                }
                let capital = is_capital(word).then_some(word);
                let known = written.entry(&*token.key).or_insert(capital);
                *known = known.filter(|_| capital.is_some());
            }
        }
        Capitals { written }
    }

    /// The words of a place with their capitals: the first one's, or that behind a full stop, and those
    /// that the story or the language writes so.
    pub fn restore(&self, document: &Document<'_>, span: Span) -> String {
        let text = document.text();
        let mut out = String::new();
        let mut at = span.start;
        let from = document.tokens.partition_point(|token| token.span.start < span.start);
        let mut opens = from == 0 || !is_within(document, span);
        for token in document.tokens[from..].iter().take_while(|token| token.span.end <= span.end) {
            out.push_str(Span::new(at, token.span.start).of(text));
            at = token.span.end;
            let word = token.span.of(text);
            let always = document.lang.file.words.capitals.iter().find(|capital| capital.to_lowercase() == word);
            if token.shape != Shape::Word {
                opens |= &*token.key == ".";
                out.push_str(word);
            } else if let Some(capital) = always {
                out.push_str(capital);
                opens = false;
            } else if let Some(Some(known)) = self.written.get(&*token.key) {
                out.push_str(known);
                opens = false;
            } else {
                let mut letters = word.chars();
                let first = letters.next().filter(|_| opens);
                out.extend(first.into_iter().flat_map(char::to_uppercase));
                out.push_str(if first.is_some() { letters.as_str() } else { word });
                opens = false;
            }
        }
        out.push_str(Span::new(at, span.end).of(text));
        out
    }
}

/// Whether the place begins behind other words of its sentence.
fn is_within(document: &Document<'_>, span: Span) -> bool {
    let sentence = document.sentence_at(span.start).and_then(|sentence| document.sentences.get(sentence));
    sentence.is_some_and(|sentence| sentence.span.start < span.start)
}

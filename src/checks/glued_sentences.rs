//! A full stop or a comma between two words without the space after it: “government.The”.

use super::garble::{self, is_capital};
use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Finding, Place, Severity};
use crate::lang::{Sense, Shape, Token, is_unspaced};
use crate::span::Span;

/// At most so many places of a sentence are shown.
const SHOWN: usize = 3;

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let text = document.text();
    let mut found = Vec::new();
    if !document.lang.file.spaces {
        return found;
    }
    for (_, sentence) in garble::copy(document) {
        let glued = sentence.tokens.clone().filter_map(|at| glue(document, at));
        let mut places = glued.filter(|at| !garble::stands_elsewhere(reading, version, place(document, *at).of(text)));
        let Some(at) = places.next() else { continue };
        let span = place(document, at);
        let mark = &document.tokens[at + 1];
        let message =
            format!("“{}” in {} lacks the space after “{}”.", span.of(text), document.version.id, mark.span.of(text));
        let finding = garble::finding("glued-sentences", Severity::Warning, 0.9, version, span, message);
        let mended = [Span::new(span.start, mark.span.end).of(text), Span::new(mark.span.end, span.end).of(text)];
        let evidence = places.take(SHOWN - 1).map(|at| Place::new(version, place(document, at))).collect();
        found.push(Finding { evidence, suggestion: Some(mended.join(" ")), ..finding });
    }
    garble::gathered(found)
}

/// Both words and the mark between them.
fn place(document: &Document<'_>, at: usize) -> Span {
    document.span_of(&(at..at + 3))
}

/// The token, if it is the first of two words that a mark joins.
fn glue(document: &Document<'_>, at: usize) -> Option<usize> {
    let text = document.text();
    let [left, mark, right] = document.tokens.get(at..at + 3)? else { return None };
    let span = left.span.to(right.span);
    let is_glue = match mark.span.of(text) {
        "." => is_full_stop(document, at, left, right),
        "," | "،" => letters(right) >= 3,
        _ => false,
    };
    let are_words = left.shape == Shape::Word && right.shape == Shape::Word && letters(left) >= 2;
    let touch = left.span.end == mark.span.start && mark.span.end == right.span.start;
    (is_glue && are_words && touch && !in_address(text, span) && !span.of(text).chars().any(is_unspaced)).then_some(at)
}

fn letters(token: &Token) -> usize {
    token.key.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether the stop ends a sentence: a capital follows, nothing here is an abbreviation, and two
/// capitalised words are no name such as Yandex.Taxi unless the second is a function word.
fn is_full_stop(document: &Document<'_>, at: usize, left: &Token, right: &Token) -> bool {
    let text = document.text();
    let (before, after) = (left.span.of(text), right.span.of(text));
    let is_abbreviation = (at.saturating_sub(4)..=at).any(|first| {
        let ends_here = |hit: &crate::lang::Hit| hit.end() == at + 1 && matches!(hit.sense, Sense::Abbreviation { .. });
        document.hits_at(first).iter().any(ends_here)
    });
    let is_function = document.has(at + 2, |sense| sense == Sense::Function);
    let mut rest = after.chars();
    let opens = rest.next().is_some_and(|c| !c.is_lowercase()) && !rest.any(char::is_uppercase);
    let closes = before.chars().next_back().is_some_and(|c| !c.is_uppercase());
    // Initials by their names (यू.के) are short; so are they in scripts without capitals only.
    let cased = is_capital(after);
    letters(right) >= if is_function && cased { 2 } else { 3 }
        && (cased || letters(left) >= 3)
        && opens
        && closes
        && (is_function || !is_capital(before) || document.lang.lexicon.knows(&left.key))
        && !is_abbreviation
}

/// Whether the words are part of an address, a file name, a handle or a chain of initials.
fn in_address(text: &str, span: Span) -> bool {
    let (before, _) = garble::neighbours(text, span);
    let mut after = text.get(span.end..).unwrap_or("").chars();
    let joined = |c: char| matches!(c, '.' | '@' | '/' | '_' | '-' | '‑' | '#' | '&' | '=' | '\\');
    let goes_on = match after.next() {
        Some('.') => after.next().is_some_and(char::is_alphanumeric),
        Some(c) => joined(c) || c == '(' || c.is_ascii_digit(),
        None => false,
    };
    before.is_some_and(|c| joined(c) || c == ':' || c.is_alphanumeric()) || goes_on
}

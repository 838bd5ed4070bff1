//! Spaces where a tokeniser set them and a typist does not: “people 's”, “( x )”, “12: 00”, “vote ,”.

use super::garble;
use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Finding, Place, Severity};
use crate::lang::{Sense, Shape, is_apostrophe};
use crate::span::Span;
use std::ops::Range;

/// At most so many places of a sentence are shown.
const SHOWN: usize = 3;

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let text = document.text();
    let mut found = Vec::new();
    if !document.lang.file.spaces {
        return found;
    }
    for (n, sentence) in garble::copy(document) {
        let mut places = slips(document, &sentence.tokens);
        if places.is_empty() {
            continue;
        }
        // Before some of the marks a word is missing, and no space is too many.
        let lost: Vec<usize> = document.holes(n).iter().filter(|hole| hole.sure).map(|hole| hole.at).collect();
        places.retain(|slip| {
            !lost.iter().any(|&at| {
                document.tokens.get(at).is_some_and(|t| slip.span.start <= t.span.start && t.span.end <= slip.span.end)
            })
        });
        places.retain(|slip| !garble::stands_elsewhere(reading, version, slip.span.of(text)));
        let Some(first) = places.first() else { continue };
        let more = match places.len() {
            1 => String::new(),
            2 => " (one more place in this sentence)".to_owned(),
            n => format!(" ({} more places in this sentence)", n - 1),
        };
        let words = first.span.of(text);
        let message = format!("“{words}” in {} has a space too many: {}{more}.", document.version.id, first.why);
        let finding = garble::finding("spaced-punctuation", Severity::Warning, 0.9, version, first.span, message);
        let evidence = places[1..].iter().take(SHOWN - 1).map(|slip| Place::new(version, slip.span)).collect();
        found.push(Finding { evidence, suggestion: Some(first.mended.clone()), ..finding });
    }
    garble::gathered(found)
}

struct Slip {
    span: Span,
    mended: String,
    why: &'static str,
}

fn slips(document: &Document<'_>, tokens: &Range<usize>) -> Vec<Slip> {
    let text = document.text();
    let mut found: Vec<Slip> = Vec::new();
    let mut push = |first: usize, last: usize, gap: usize, why| {
        // The words from `first` to `last`, with nothing between `gap` and the token after it.
        let token = |t: usize| document.tokens[t].span;
        let span = token(first).to(token(last));
        let mended = [Span::new(span.start, token(gap).end), Span::new(token(gap + 1).start, span.end)];
        found.push(Slip { span, mended: mended.map(|part| part.of(text)).concat(), why });
    };
    for at in tokens.start..tokens.end.saturating_sub(1) {
        let (left, right) = (&document.tokens[at], &document.tokens[at + 1]);
        let gap = Span::new(left.span.end, right.span.start).of(text);
        if gap.is_empty() || !gap.chars().all(|c| matches!(c, ' ' | '\u{A0}')) {
            continue;
        }
        let mark = right.span.of(text).chars().next().unwrap_or(' ');
        let after = garble::neighbours(text, right.span).1;
        let ends_word = left.shape != Shape::Mark || matches!(&*left.key, ")" | "]" | "”" | "»" | "%");
        if ends_word && is_closing(mark) && !document.lang.file.sentences.spaced_marks.contains(mark) {
            if stands_alone(document, at, mark, after) {
                push(at, at + 1, at, "no space stands before such a mark");
            }
        } else if is_inside_bracket(document, tokens.start, at) {
            push(at, at + 1, at, "no space stands inside a bracket");
        } else if left.shape == Shape::Word && is_cut_off(document, at + 1) {
            push(at, at + 2, at, "an ending with an apostrophe belongs to its word");
        } else if is_clock(document, at, tokens.end) {
            push(at - 1, at + 1, at, "a time of day has none");
        }
    }
    found
}

fn is_closing(c: char) -> bool {
    matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '،' | '؛' | '؟')
}

/// Whether the mark closes words: it begins no name (.com), figure (.5), ellipsis, ratio or face.
fn stands_alone(document: &Document<'_>, before: usize, mark: char, after: Option<char>) -> bool {
    let is_mark = |t: Option<usize>| {
        t.and_then(|t| document.tokens.get(t)).is_some_and(|token| token.shape == Shape::Mark && token.key.len() < 4)
    };
    let ends = after.is_none_or(|c| c.is_whitespace() || garble::is_quotation_mark(c));
    let in_ratio = mark == ':'
        && document.tokens[before].shape == Shape::Digits
        && document.tokens.get(before + 2).is_some_and(|t| t.shape == Shape::Digits);
    let in_row = is_mark(Some(before + 2)) && !after.is_some_and(garble::is_quotation_mark);
    ends && !in_ratio && !in_row
}

/// Whether the gap behind a token is the first or the last thing between two brackets.
fn is_inside_bracket(document: &Document<'_>, start: usize, at: usize) -> bool {
    let (left, right) = (&document.tokens[at], &document.tokens[at + 1]);
    let mut marks = document.tokens[start..at].iter().rev().map(|token| &*token.key);
    let mut is_open = || marks.find(|key| matches!(*key, "(" | ")")) == Some("(");
    (&*left.key == "(" && right.shape != Shape::Mark) || (&*right.key == ")" && left.shape != Shape::Mark && is_open())
}

/// Whether the token begins `'s` or `n't` after a space.
fn is_cut_off(document: &Document<'_>, at: usize) -> bool {
    let text = document.text();
    let [one, two] = document.tokens.get(at..at + 2).unwrap_or(&[]) else { return false };
    let is_glued = one.span.end == two.span.start;
    let is_genitive = document.lang.file.genitive.as_deref() == Some(&*two.key)
        && matches!(one.span.of(text), "'" | "’")
        // Dutch “'s nachts” is a word of its own.
        && !document.has(at, |sense| sense == Sense::Function)
        && garble::neighbours(text, two.span).1.is_none_or(|c| !c.is_alphanumeric() && !is_apostrophe(c) && c != '-');
    let is_negator = &*one.key == "n" && document.has(at + 1, |sense| sense == Sense::Negator);
    is_glued && (is_genitive || is_negator)
}

/// “12: 00”: the minutes begin with a nought, or what follows makes it a time.
fn is_clock(document: &Document<'_>, colon: usize, end: usize) -> bool {
    let Some([hour, mark, minute]) = colon.checked_sub(1).and_then(|from| document.tokens.get(from..from + 3)) else {
        return false;
    };
    let below = |key: &str, limit: u32| key.parse::<u32>().is_ok_and(|n| n < limit);
    let is_time = |sense| matches!(sense, Sense::Meridiem { .. } | Sense::HourWord(_));
    &*mark.key == ":"
        && hour.shape == Shape::Digits
        && hour.span.end == mark.span.start
        && minute.key.len() == 2
        && below(&hour.key, 24)
        && below(&minute.key, 60)
        && (minute.key.starts_with('0') || (colon + 2 < end && document.has(colon + 2, is_time)))
}

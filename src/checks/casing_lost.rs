//! Small letters where a language that has capitals sets them: whole sentences, the word behind a full
//! stop, a lone “i”.

use super::garble::{self, is_capital};
use super::recased::Capitals;
use crate::align::Reading;
use crate::document::{Document, Kind, Sentence};
use crate::finding::{Finding, Severity};
use crate::lang::{Sense, Shape, is_apostrophe};
use crate::span::Span;

const RULE: &str = "casing-lost";
/// A line with fewer words may be a label; one that no stop closes, a heading (guesses).
const FEWEST_WORDS: usize = 4;
const FEWEST_WITHOUT_STOP: usize = 8;

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let text = document.text();
    if !text.contains(char::is_lowercase) || !garble::has_capitals(document) {
        return Vec::new();
    }
    let name = &document.version.id;
    let mut capitals = None;
    let mut found = Vec::new();
    for (n, sentence) in garble::copy(document) {
        let told = if is_all_small(document, n) {
            Some((sentence.span, Severity::Error, format!("A sentence of {name} has lost its capitals")))
        } else {
            let place = small_start(document, sentence).or_else(|| small_word(document, sentence));
            place.map(|span| (span, Severity::Warning, format!("A capital is lost in {name}")))
        };
        let Some((span, severity, what)) = told else { continue };
        if garble::stands_elsewhere(reading, version, span.of(text)) {
            continue;
        }
        let mended = capitals.get_or_insert_with(|| Capitals::of(reading, version)).restore(document, span);
        let finding = garble::finding(RULE, severity, 0.9, version, span, format!("{what}: “{mended}” is meant."));
        found.push(Finding { suggestion: Some(mended), ..finding });
    }
    found
}

/// Whether a sentence that begins anew has no capital at all.
fn is_all_small(document: &Document<'_>, number: usize) -> bool {
    let sentence = &document.sentences[number];
    let words = sentence.span.of(document.text());
    if sentence.kind != Kind::Body || words.contains(char::is_uppercase) || !begins_anew(document, number) {
        return false;
    }
    let small = |t: usize| document.tokens[t].shape == Shape::Word && garble::is_small(document, t);
    let count = sentence.tokens.clone().filter(|&t| small(t)).count();
    let others = sentence.tokens.clone().filter(|&t| document.tokens[t].shape == Shape::Word && !small(t)).count();
    // People write so in posts, and posts are quoted: a quotation must be long.
    let quoted = words.starts_with(garble::is_quotation_mark);
    let least = if closes(words) && !quoted { FEWEST_WORDS } else { FEWEST_WITHOUT_STOP };
    let first = sentence.tokens.start + usize::from(quoted);
    first < sentence.tokens.end && small(first) && count >= least && count > others
}

/// Whether nothing carries on into the sentence from the one before: a list, a line that was wrapped.
fn begins_anew(document: &Document<'_>, number: usize) -> bool {
    let Some(before) = number.checked_sub(1).map(|before| &document.sentences[before]) else { return true };
    before.kind != Kind::Body || closes(before.span.of(document.text()))
}

fn closes(words: &str) -> bool {
    let words = words.trim_end_matches(|c: char| garble::is_quotation_mark(c) || matches!(c, ')' | '’' | '\''));
    words.ends_with(['.', '!', '?']) && !words.ends_with("..")
}

/// “vote. the”: a small letter behind a full stop that closes words known as such.
fn small_start(document: &Document<'_>, sentence: &Sentence) -> Option<Span> {
    let tokens = &document.tokens;
    let mut words = 0;
    sentence.tokens.clone().find_map(|at| {
        words += usize::from(tokens[at].shape == Shape::Word);
        let stop = at.checked_sub(1).filter(|&stop| stop > sentence.tokens.start && &*tokens[stop].key == ".")?;
        let last = stop - 1;
        let is_full = is_plain_word(document, last) && tokens[last].span.end == tokens[stop].span.start;
        let opens = tokens[at].shape == Shape::Word
            && garble::is_small(document, at)
            && garble::is_spaced(document.text(), &tokens[stop], &tokens[at])
            && document.has(at, |sense| sense == Sense::Function);
        let is_copy = words > FEWEST_WORDS && sentence.tokens.end > at + 2;
        (is_full && opens && is_copy && !garble::is_abbreviation(document, stop))
            .then(|| tokens[last].span.to(tokens[at].span))
    })
}

/// A small word that the language knows as a whole one: no unit, number or title, which are clipped.
fn is_plain_word(document: &Document<'_>, at: usize) -> bool {
    let mut plain = false;
    for hit in document.hits_at(at).iter().filter(|hit| hit.count == 1) {
        match hit.sense {
            Sense::Function | Sense::Common | Sense::Concept(_) | Sense::Article => plain = true,
            Sense::Unit(_) | Sense::Currency(_) | Sense::Scale(_) | Sense::Title | Sense::Month { .. } => return false,
            _ => {}
        }
    }
    plain && garble::is_small(document, at)
}

/// A word that takes a capital wherever it stands, set small between two others: “i”.
fn small_word(document: &Document<'_>, sentence: &Sentence) -> Option<Span> {
    let text = document.text();
    let capitals = &document.lang.file.words.capitals;
    sentence.tokens.clone().filter(|_| !capitals.is_empty()).find_map(|at| {
        let token = &document.tokens[at];
        let word = token.span.of(text);
        let listed = !is_capital(word) && capitals.iter().any(|capital| capital.to_lowercase() == word);
        let follows = document.tokens.get(at + 1).filter(|_| at + 1 < sentence.tokens.end)?;
        let (before, after) = garble::neighbours(text, token.span);
        let is_apart = before.is_none_or(|c| c.is_whitespace() || garble::is_quotation_mark(c))
            && after.is_some_and(|c| c.is_whitespace() || is_apostrophe(c));
        let is_pronoun =
            follows.shape == Shape::Word && garble::is_small(document, at + 1) || after.is_some_and(is_apostrophe);
        (listed && is_apart && is_pronoun).then_some(token.span)
    })
}

//! Find-and-replace inside a word: “once morest” is “against” with “again” replaced by “once more”.

use super::foreign_words;
use super::garble;
use super::splices::{Splice, Support, Undoing};
use super::vocabulary::Vocabulary;
use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Finding, Place, Severity};
use crate::lang::{Sense, Shape};
use rustc_hash::FxHashSet;
use std::cell::LazyCell;
use unicode_normalization::char::is_combining_mark;

/// A longer run of letters is no word of a language with spaces (a guess).
const LONGEST: usize = 40;

pub fn check(words: &Vocabulary<'_>) -> Vec<Finding> {
    let (reading, version) = (words.reading, words.version);
    let document = &reading.documents[version];
    let mut found = Vec::new();
    if !document.lang.file.spaces {
        return found;
    }
    // Most copy has no such word, and then nothing of this is needed.
    let undoing = LazyCell::new(|| Undoing::of(words));
    for (n, sentence) in garble::copy(document) {
        let mut done = sentence.tokens.start;
        for at in sentence.tokens.clone() {
            if at < done || !is_candidate(words, document, at) {
                continue;
            }
            if let Some(splice) = undoing.splices(at, n).into_iter().min_by_key(Splice::rank) {
                done = splice.window.end;
                found.push(told(reading, version, splice));
            } else if let Some(put) = undoing.stuffed(at)
                && !foreign_words::is_in_foreign_name(document, words, at, &sentence.tokens)
            {
                found.push(stuffed(document, version, at, put));
            }
        }
    }
    found
}

/// A word of three letters or more that stands free, which neither the language nor another version has.
fn is_candidate(words: &Vocabulary<'_>, document: &Document<'_>, at: usize) -> bool {
    let token = &document.tokens[at];
    token.shape == Shape::Word
        && (3..=LONGEST).contains(&token.key.chars().count())
        && token.key.chars().all(|c| c.is_alphabetic() || is_combining_mark(c))
        && !token.span.of(document.text()).chars().skip(1).any(char::is_uppercase)
        && !words.is_elsewhere(&token.key)
        && !words.knows(document, at)
        && garble::stands_free(document.text(), token.span)
}

/// Of all places where the other version has the word, the one whose sentence shares the most words
/// with the sentence at fault: an editor wants to see the same passage.
fn likest(document: &Document<'_>, fault: usize, other: &Document<'_>, word: usize) -> usize {
    let words = |document: &'_ Document<'_>, token: usize| -> FxHashSet<Box<str>> {
        let sentence = document.sentence_at(document.tokens[token].span.start);
        let tokens = sentence.map_or(0..0, |s| document.sentences[s].tokens.clone());
        tokens
            .filter(|&t| !document.has(t, |sense| sense == Sense::Function))
            .map(|t| document.tokens[t].key.clone())
            .collect()
    };
    let wanted = words(document, fault);
    let places = (0..other.tokens.len()).filter(|&t| other.tokens[t].key == other.tokens[word].key);
    let shared = |t: usize| words(other, t).intersection(&wanted).count();
    places.max_by_key(|&t| (shared(t), std::cmp::Reverse(t))).unwrap_or(word)
}

/// A word that something was put into, nobody knows for what.
fn stuffed(document: &Document<'_>, version: usize, at: usize, put: &str) -> Finding {
    let span = document.tokens[at].span;
    let (word, id) = (span.of(document.text()), &document.version.id);
    let message = format!("“{word}” in {id} is no known word, and “{put}” stands inside it as if put for another.");
    garble::finding("spliced-word", Severity::Warning, 0.6, version, span, message)
}

fn told(reading: &Reading<'_>, version: usize, splice: Splice) -> Finding {
    let document = &reading.documents[version];
    let Splice { window, word, removed, put, support, listed, .. } = splice;
    let span = document.span_of(&window);
    let id = |v: usize| &reading.documents[v].version.id;
    let (shown, confidence) = match support {
        Support::Here(v, _) => (format!(", which {} has here", id(v)), if listed { 0.97 } else { 0.85 }),
        Support::Elsewhere(v, _) => (format!(", which {} has elsewhere", id(v)), 0.93),
        Support::Own(_) => (", as elsewhere in it".into(), 0.9),
        Support::Language => (String::new(), 0.88),
    };
    let message = format!(
        "“{}” in {} should read “{word}”{shown}: {removed} → {put} was applied inside the word.",
        span.of(document.text()),
        id(version),
    );
    let finding = garble::finding("spliced-word", Severity::Error, confidence, version, span, message);
    let evidence = match support {
        Support::Here(v, t) => Some(Place::new(v, reading.documents[v].tokens[t].span)),
        Support::Elsewhere(v, t) => {
            let like = likest(document, window.start, &reading.documents[v], t);
            Some(Place::new(v, reading.documents[v].tokens[like].span))
        }
        Support::Own(_) | Support::Language => None,
    };
    Finding { evidence: evidence.into_iter().collect(), suggestion: Some(word), ..finding }
}

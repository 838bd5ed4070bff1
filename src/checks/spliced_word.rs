//! Find-and-replace inside a word: “once morest” is “against” with “again” replaced by “once more”.

use super::garble;
use super::splices::{Splice, Words, alone, is_known, window, with_version};
use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Finding, Place, Severity};
use crate::lang::{Sense, Shape};
use rustc_hash::FxHashSet;

/// The broken word and one or two words before it.
const WINDOWS: [usize; 3] = [1, 2, 3];

/// A longer run of letters is no word of a language with spaces (a guess).
const LONGEST: usize = 40;

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let mut found = Vec::new();
    if !document.lang.file.spaces {
        return found;
    }
    let mut words: Option<Words<'_>> = None;
    for (n, sentence) in garble::copy(document) {
        for at in sentence.tokens.clone().filter(|&at| is_candidate(document, at)) {
            let words = words.get_or_insert_with(|| Words::of(reading, version));
            if !words.is_unknown(at) {
                continue;
            }
            let windows = || WINDOWS.iter().filter_map(|&count| window(document, &sentence.tokens, at, count));
            let aligned = garble::aligned(reading, version, n);
            let compared = windows().flat_map(|window| with_version(words, &window, &aligned, &sentence.tokens));
            let splice =
                compared.min_by_key(Splice::rank).or_else(|| windows().find_map(|window| alone(words, &window)));
            found.extend(splice.map(|splice| told(reading, version, splice)));
        }
    }
    found
}

/// A word in small letters, of three letters or more, that stands free.
fn is_candidate(document: &Document<'_>, at: usize) -> bool {
    let token = &document.tokens[at];
    let word = token.span.of(document.text());
    token.shape == Shape::Word
        && (3..=LONGEST).contains(&token.key.chars().count())
        && token.key.chars().all(char::is_alphabetic)
        && !word.chars().any(char::is_uppercase)
        && !is_known(document.lang, &token.key)
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

fn told(reading: &Reading<'_>, version: usize, splice: Splice) -> Finding {
    let document = &reading.documents[version];
    let Splice { window, word, removed, put, support, listed, .. } = splice;
    let span = document.span_of(&window);
    let shown =
        support.map_or_else(String::new, |(v, _)| format!("; {} has “{word}”", reading.documents[v].version.id));
    let message = format!(
        "“{}” in {} is “{word}” with “{removed}” replaced by “{put}”{shown}.",
        span.of(document.text()),
        document.version.id
    );
    let confidence = match (&support, listed) {
        (Some(_), true) => 0.97,
        (Some(_), false) => 0.85,
        (None, _) => 0.9,
    };
    let finding = garble::finding("spliced-word", Severity::Error, confidence, version, span, message);
    let evidence = support.map(|(v, t)| {
        let like = likest(document, window.start, &reading.documents[v], t);
        Place::new(v, reading.documents[v].tokens[like].span)
    });
    Finding { evidence: evidence.into_iter().collect(), suggestion: Some(word), ..finding }
}

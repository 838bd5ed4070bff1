//! Words that no list has, where another version in the language has known words in their place.

use super::edits::undone;
use super::garble;
use super::vocabulary::Vocabulary;
use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Finding, Place, Severity};
use crate::lang::{self, Shape};
use crate::span::Span;

/// Shorter words are abbreviations and units as often (a guess).
const SHORTEST: usize = 3;

/// The first word of a sentence that is none of the language, by what an aligned sentence has beside the
/// same word. Names, figures, slips and what is made of known words or their endings are left alone.
pub fn stranger(reading: &Reading<'_>, words: &Vocabulary<'_>, version: usize, sentence: usize) -> Option<Finding> {
    let here = &reading.documents[version];
    if !words.tells_common {
        return None;
    }
    let tokens = here.sentences[sentence].tokens.clone();
    let aligned = garble::aligned(reading, version, sentence);
    let fellows: Vec<_> = aligned.into_iter().filter(|&(v, _)| here.lang.is_same(reading.documents[v].lang)).collect();
    tokens.clone().filter(|&at| !fellows.is_empty() && is_unknown(here, words, at)).find_map(|at| {
        let (place, meant) = fellows.iter().find_map(|&(v, s)| {
            let span = in_place(here, (tokens.start, at), &reading.documents[v], s, words)?;
            Some((Place::new(v, span), span.of(reading.documents[v].text())))
        })?;
        let slips = undone(&here.tokens[at].key, words.letters());
        if is_formed(here, words, at, &slips) && (slips.contains(&lang::fold(meant)) || !is_held(here, at)) {
            return None;
        }
        // Last, since it may have to read other languages.
        if !garble::is_small(here, at) && !is_noun_elsewhere(here, &here.tokens[at].key) {
            return None;
        }
        let (span, id) = (here.tokens[at].span, &here.version.id);
        let (word, other) = (span.of(here.text()), &reading.documents[place.version].version.id);
        let message =
            format!("“{word}” in {id} is no word of {}: {other} has “{meant}” in its place.", here.lang.file.english);
        let finding = garble::finding("untranslated-text", Severity::Warning, 0.85, version, span, message);
        Some(Finding { evidence: vec![place], suggestion: Some(meant.to_owned()), ..finding })
    })
}

fn is_unknown(document: &Document<'_>, words: &Vocabulary<'_>, at: usize) -> bool {
    words.is_doubtful(at)
        && document.tokens[at].key.chars().nth(SHORTEST - 1).is_some()
        && !words.has_token(document, at)
}

/// Whether the word is made of words of the language, or is one but for a slip of the hand. `slips`: what it is without
/// one.
fn is_formed(document: &Document<'_>, words: &Vocabulary<'_>, at: usize, slips: &[String]) -> bool {
    let key = &document.tokens[at].key;
    // A long ending makes words of the language of whatever stands before it, a short one of its words alone.
    let ends = |ending: &String| {
        let long = ending.chars().nth(2).is_some();
        key.strip_suffix(ending.as_str()).is_some_and(|stem| stem.len() > 2 && (long || words.has(stem)))
    };
    words.is_made_of_words(key)
        || document.lang.file.words.endings.iter().any(ends)
        || slips.iter().any(|meant| words.is_common(meant))
}

/// Whether another language has the word.
fn is_held(document: &Document<'_>, at: usize) -> bool {
    lang::holders(&document.tokens[at].key, 0).any(|tag| tag != document.lang.file.tag)
}

/// Whether another language that gives its nouns capitals has the word.
fn is_noun_elsewhere(document: &Document<'_>, key: &str) -> bool {
    let others = lang::holders(key, 0).filter(|tag| lang::capitalises_nouns(tag)).map(lang::get);
    others.filter(|other| !other.is_same(document.lang)).any(|other| other.lexicon.knows(key))
}

/// A common word of the aligned sentence that stands beside the same word, and that is not said here.
fn in_place(
    here: &Document<'_>,
    (first, at): (usize, usize),
    there: &Document<'_>,
    sentence: usize,
    words: &Vocabulary<'_>,
) -> Option<Span> {
    let theirs = there.sentences[sentence].tokens.clone();
    let ends = (beside(here, at.checked_sub(1).filter(|&left| left >= first)), beside(here, Some(at + 1)));
    let said = &here.tokens[here.sentence_at(here.tokens[at].span.start).map(|s| here.sentences[s].tokens.clone())?];
    theirs.clone().find_map(|t| {
        let token = &there.tokens[t];
        let left =
            || ends.0.is_some() && beside(there, t.checked_sub(1).filter(|&left| left >= theirs.start)) == ends.0;
        let right = || ends.1.is_some() && beside(there, Some(t + 1).filter(|&t| t < theirs.end)) == ends.1;
        let is_plain = || {
            token.shape == Shape::Word
                && words.is_common(&token.key)
                && !words.is_function(&token.key)
                && (garble::is_small(there, t) || t == theirs.start)
        };
        ((left() || right()) && is_plain() && !said.iter().any(|word| word.key == token.key)).then_some(token.span)
    })
}

/// The word at a token.
fn beside<'d>(document: &'d Document<'_>, at: Option<usize>) -> Option<&'d str> {
    let token = document.tokens.get(at?)?;
    (token.shape == Shape::Word).then_some(&*token.key)
}

//! Words that no list has, where another version in the language has known words in their place.

use super::edits::undone;
use super::garble;
use super::vocabulary::Vocabulary;
use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Finding, Place, Severity};
use crate::lang::{self, Shape, Token};
use crate::span::Span;
use std::cell::LazyCell;

const RULE: &str = "untranslated-text";

/// Shorter words are abbreviations and units as often (a guess).
const SHORTEST: usize = 3;

/// So many letters has a word that nothing in the other version stands beside.
const SHORTEST_LEFT: usize = 4;

/// The share of the words of a sentence that the one which says the same has (a guess between freely rewritten copy
/// and two translations).
const SHARED: f64 = 0.5;

/// A word that so few letters make of another is another spelling of it.
const LIKE: usize = 2;

/// The first word of a sentence that is none of the language, by what an aligned sentence has beside the same word, or by
/// that it has none like it. Names, figures, slips and what is made of known words or their endings are left alone.
pub fn stranger(reading: &Reading<'_>, words: &Vocabulary<'_>, version: usize, sentence: usize) -> Option<Finding> {
    let here = &reading.documents[version];
    if !words.tells_common {
        return None;
    }
    let tokens = here.sentences[sentence].tokens.clone();
    let aligned = garble::aligned(reading, version, sentence);
    let fellows: Vec<_> = aligned.into_iter().filter(|&(v, _)| here.lang.is_same(reading.documents[v].lang)).collect();
    tokens.clone().filter(|&at| !fellows.is_empty() && is_unknown(here, words, at)).find_map(|at| {
        let place = fellows.iter().find_map(|&(v, s)| {
            Some(Place::new(v, in_place(here, (tokens.start, at), &reading.documents[v], s, words)?))
        });
        let slips = LazyCell::new(|| undone(&here.tokens[at].key, words.letters()));
        let is_formed = || is_formed(here, words, at, &slips);
        let (severity, span) = (Severity::Warning, here.tokens[at].span);
        let head =
            format!("“{}” in {} is no word of {}", span.of(here.text()), here.version.id, here.lang.file.english);
        let id = |v: usize| &reading.documents[v].version.id;
        if let Some(place) = place {
            let meant = place.span.of(reading.documents[place.version].text()).to_owned();
            // What is small is asked last, since it may have to read other languages.
            let is_mended = is_formed() && (slips.contains(&lang::fold(&meant)) || !is_held(here, at));
            if is_mended || !garble::is_small(here, at) && !is_capital_elsewhere(here, at, at == tokens.start) {
                return None;
            }
            let message = format!("{head}: {} has “{meant}” in its place.", id(place.version));
            let finding = garble::finding(RULE, severity, 0.85, version, span, message);
            return Some(Finding { evidence: vec![place], suggestion: Some(meant), ..finding });
        }
        let is_left = |&&(v, s): &&(usize, usize)| is_left(here, words, (sentence, at), &reading.documents[v], s);
        let &(v, s) = fellows.iter().find(is_left).filter(|_| !is_formed())?;
        let finding =
            garble::finding(RULE, severity, 0.75, version, span, format!("{head}, and {} has none like it.", id(v)));
        Some(Finding { evidence: vec![Place::new(v, reading.documents[v].sentences[s].span)], ..finding })
    })
}

/// Whether a small word was left in another language, for all that a sentence which says the same shows: it shares so
/// many of the words round it, and has none that is like the word itself. A word beside one that hardly anybody knows
/// may be of one term with it, *fait accompli*, save what has accents.
fn is_left(
    here: &Document<'_>,
    words: &Vocabulary<'_>,
    (sentence, at): (usize, usize),
    there: &Document<'_>,
    fellow: usize,
) -> bool {
    let key = &*here.tokens[at].key;
    let own = here.sentences[sentence].tokens.clone();
    let theirs = &there.tokens[there.sentences[fellow].tokens.clone()];
    let is_word = |&t: &usize| here.tokens[t].shape == Shape::Word;
    let is_said = |&t: &usize| theirs.iter().any(|token| token.key == here.tokens[t].key);
    let all = own.clone().filter(is_word).count();
    let shared = own.clone().filter(is_word).filter(is_said).count();
    let like = |token: &Token| token.shape == Shape::Word && strsim::osa_distance(&token.key, key) <= LIKE;
    let known = |t: usize| words.is_common(&here.tokens[t].key) || words.is_function(&here.tokens[t].key);
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter(|t| own.contains(t) && is_word(t));
    garble::is_small(here, at)
        && key.chars().nth(SHORTEST_LEFT - 1).is_some()
        && !words.is_derived(key)
        && shared as f64 >= SHARED * all as f64
        && !theirs.iter().any(like)
        && (!here.tokens[at].span.of(here.text()).is_ascii() || beside.into_iter().all(known))
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

/// Whether another language that gives its nouns capitals has the word, or where it opens its sentence, any has it as
/// an everyday one.
fn is_capital_elsewhere(document: &Document<'_>, at: usize, opens: bool) -> bool {
    let key = &*document.tokens[at].key;
    let mut everyday = lang::with_everyday(key).filter(|tag| *tag != document.lang.file.tag);
    let others = lang::holders(key, 0).filter(|tag| lang::capitalises_nouns(tag)).map(lang::get);
    everyday.any(|tag| opens || lang::capitalises_nouns(tag))
        || others.filter(|other| !other.is_same(document.lang)).any(|other| other.lexicon.knows(key))
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

//! Whom a version names, and where.

use super::Known;
use crate::document::{Document, Spelling};
use crate::facts::Value;
use crate::lang::{Concept, Sense, Shape, Sound};
use std::ops::Range;

/// A person, place or organisation where a version names it.
#[derive(Debug)]
pub struct Mention {
    pub sentence: usize,
    pub tokens: Range<usize>,
    /// Which one of the tables it is, where they know it.
    pub known: Option<Known>,
    /// The name folded, words joined by one space.
    pub key: String,
    /// Whether it is written in capitals throughout: IS, NATO.
    pub acronym: bool,
    /// The whole by its sound.
    pub sound: Sound,
    pub words: Vec<Word>,
}

/// A word of a name.
#[derive(Debug)]
pub struct Word {
    pub spelling: Spelling,
    pub sound: Sound,
    /// Whether its language knows it as a word; then another language may translate it.
    pub common: bool,
    /// What it means, where it means something.
    pub concepts: Vec<Concept>,
}

impl Mention {
    /// Whether it has a word that its language does not know as one: such a word is a name and is not translated.
    pub fn is_strange(&self) -> bool {
        self.words.iter().any(|word| !word.common)
    }
}

/// Names have few words; of a longer run of capitals so many are looked at (a guess).
const MOST_WORDS: usize = 10;

/// The mentions of a sentence, by place. What the tables know is cut out of the runs of capitals that hold it:
/// *Russian President Vladimir Putin* are two.
pub(super) fn mentions(document: &Document<'_>, sentence: usize, known: &[(Known, Range<usize>)]) -> Vec<Mention> {
    let mut found: Vec<Mention> =
        known.iter().map(|(known, tokens)| mention(document, sentence, tokens.clone(), Some(*known))).collect();
    for fact in document.facts_of(sentence) {
        let Value::Name(name) = &fact.value else { continue };
        if is_mark(&name.key) {
            continue;
        }
        for tokens in without(&fact.tokens, known).filter_map(|run| without_words(document, run)) {
            if !is_dated(document, &tokens) {
                let acronym = name.acronym && tokens == fact.tokens;
                found.push(Mention { acronym, ..mention(document, sentence, tokens, None) });
            }
        }
    }
    found.sort_by_key(|mention| (mention.tokens.start, mention.tokens.end));
    found
}

/// What is left of some tokens without those of known names.
fn without(tokens: &Range<usize>, known: &[(Known, Range<usize>)]) -> impl Iterator<Item = Range<usize>> {
    let mut left = vec![tokens.clone()];
    for (_, taken) in known {
        let cut = |run: Range<usize>| {
            let before = run.start..run.end.min(taken.start).max(run.start);
            let behind = run.start.max(taken.end).min(run.end)..run.end;
            if run.start < taken.end && taken.start < run.end { [before, behind] } else { [run, 0..0] }
        };
        left = left.into_iter().flat_map(cut).filter(|run| !run.is_empty()).collect();
    }
    left.into_iter()
}

/// A run without the words of the language and the marks at its ends, where others stand among them: the name
/// behind *Deputy Police Commissioner*. A run of nothing but words stays whole, if there are several.
fn without_words(document: &Document<'_>, run: Range<usize>) -> Option<Range<usize>> {
    let is_word = |&t: &usize| document.tokens[t].shape == Shape::Word;
    let strange = |t: &usize| is_word(t) && !document.lang.lexicon.knows(&document.tokens[*t].key);
    let first = run.clone().find(strange);
    match (first, run.clone().rev().find(strange)) {
        (Some(first), Some(last)) => Some(first..last + 1),
        _ => (run.clone().filter(is_word).count() > 1).then_some(run),
    }
}

fn mention(document: &Document<'_>, sentence: usize, tokens: Range<usize>, known: Option<Known>) -> Mention {
    let words = || tokens.clone().filter(|&t| document.tokens[t].shape == Shape::Word).take(MOST_WORDS);
    let key = words().map(|t| &*document.tokens[t].key).collect::<Vec<_>>().join(" ");
    let words: Vec<Word> = words().map(|t| word(document, t)).collect();
    Mention { sentence, tokens, known, sound: Sound::of(&key), key, acronym: false, words }
}

/// One letter names nobody, nor does a number in Roman figures.
fn is_mark(key: &str) -> bool {
    key.chars().nth(1).is_none() || key.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'c' | 'd' | 'm'))
}

/// Weekdays, months, currencies and points of the compass have rules of their own.
fn is_dated(document: &Document<'_>, tokens: &Range<usize>) -> bool {
    let other =
        |sense| matches!(sense, Sense::Weekday { .. } | Sense::Month { .. } | Sense::Currency(_) | Sense::Direction(_));
    document.hits_in(tokens).iter().any(|hit| other(hit.sense))
}

fn word(document: &Document<'_>, token: usize) -> Word {
    let key = &document.tokens[token].key;
    let concept = |sense| match sense {
        Sense::Concept(concept) => Some(concept),
        _ => None,
    };
    Word {
        spelling: Spelling::of(key),
        sound: Sound::of(key),
        common: document.lang.lexicon.knows(key),
        concepts: document.hits_at(token).iter().filter_map(|hit| concept(hit.sense)).collect(),
    }
}

//! Whether a sentence of another version names the same.

use super::mention::{Mention, Word};
use super::said::Said;
use crate::document::{Spelling, Spellings};
use crate::lang::Sound;
use std::ops::Range;

/// How a sentence may answer a name.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub enum Answer {
    /// Nothing in it can be the name.
    None,
    /// The words that make up the name stand there as common ones: it may be translated.
    Meaning,
    /// It is named.
    Named,
}

/// How like a word of a name must sound to stand for the name of several: a first name alone is not enough,
/// so that it takes more than the whole name does (a guess).
const ONE_OF_MANY: f64 = 0.62;

/// How a sentence answers a name. `same`: the two are in one language.
pub(super) fn answer(mention: &Mention, said: &Said, same: bool) -> Answer {
    let known = |known| said.known.iter().any(|(other, _)| *other == known);
    if mention.known.is_some_and(known) {
        return Answer::Named;
    }
    let words = if mention.known.is_some() { &said.strange } else { &said.spellings };
    if is_spelt(mention, words) || is_heard(mention, said, same) {
        Answer::Named
    } else if !mention.is_strange() && is_meant(mention, said) {
        Answer::Meaning
    } else {
        Answer::None
    }
}

fn distinct(spelt: &Mention) -> impl Iterator<Item = &Word> {
    let any = spelt.words.iter().any(|word| !word.common);
    spelt.words.iter().filter(move |word| !any || !word.common)
}

/// Whether a word of the name is written there, or its initials, or what an acronym begins.
fn is_spelt(spelt: &Mention, words: &Spellings) -> bool {
    let initials: String = spelt.words.iter().filter_map(|word| word.spelling.roman.chars().next()).collect();
    let begins = |letters: &str| words.beginning_with(letters).next();
    distinct(spelt).any(|word| is_written(&word.spelling, words))
        || spelt.words.len() > 1 && begins(&initials).is_some_and(|first| first.roman == initials)
        || spelt.acronym && spelt.words.first().is_some_and(|word| begins(&word.spelling.roman).is_some())
}

/// Whether a word is among others in some spelling: the same, three fifths of the longer one in common at
/// the head, the same skeleton, or four fifths of the letters.
fn is_written(word: &Spelling, known: &Spellings) -> bool {
    let length = word.roman.len();
    let head = word.roman.get(..4.max((length * 6).div_ceil(10)));
    let kin = |other: &Spelling| common(&word.roman, &other.roman) * 10 >= length.max(other.roman.len()) * 6;
    let lengths = (length * 4).div_ceil(5)..=length * 5 / 4;
    known.beginning_with(&word.roman).next().is_some_and(|first| first.roman == word.roman)
        || head.is_some_and(|head| known.beginning_with(head).any(kin))
        || word.skeleton.len() >= 3 && known.has_skeleton(&word.skeleton)
        || known
            .near(word, length as u32 / 4, lengths)
            .any(|w| strsim::normalized_levenshtein(&word.roman, &w.roman) >= 0.8)
}

fn common(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count()
}

fn is_heard(spelt: &Mention, said: &Said, same: bool) -> bool {
    let free = |tokens: &Range<usize>| {
        spelt.known.is_none()
            || !said.known.iter().any(|(_, known)| known.start < tokens.end && tokens.start < known.end)
    };
    let heard = |sound: &Sound, least: f64| {
        said.heard.echo(sound, !same).is_some_and(|echo| echo.likeness >= least && free(&echo.tokens))
    };
    heard(&spelt.sound, Sound::SAME)
        || spelt.words.len() > 1 && distinct(spelt).any(|word| heard(&word.sound, ONE_OF_MANY))
}

/// Whether a word of the name means something that the sentence says.
fn is_meant(spelt: &Mention, said: &Said) -> bool {
    let says = |word: &Word| word.concepts.iter().any(|concept| said.concepts.contains(concept));
    spelt.words.iter().any(says)
}

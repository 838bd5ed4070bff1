//! First names, which copy may leave out where it has the surname; and surnames, which it may not where it has the first
//! name alone.

use super::answer::{is_heard, is_spelt_in};
use super::mention::{Mention, is_common, mention};
use super::said::Said;
use crate::document::{Document, Spelling, Spellings};
use crate::facts::is_particle;
use crate::lang::{self, Sense, Shape, Token};
use std::ops::Range;

/// Letters of a surname at least: an initial is none.
const SHORTEST: usize = 2;

/// Particles before a surname: *Abdel Fattah al-Burhan*, *van der* (a guess).
const MOST_PARTICLES: usize = 3;

/// Whether a name that no table knows stands before a surname that other sentences have: *Rose* Thresher. Copy that has
/// the surname has lost nobody.
pub(super) fn is_forename<'s>(
    document: &Document<'_>,
    mention: &Mention,
    theirs: impl Iterator<Item = &'s Said<'s>> + Clone,
) -> bool {
    if mention.acronym || !mention.known.is_empty() || document.lang.file.nouns_capitalised {
        return false;
    }
    let is_said = |at: usize| is_surname(document, at) && theirs.clone().any(|said| said.has_capital(document, at));
    let joins = |at: &usize| {
        let token = document.tokens.get(*at);
        token.is_some_and(|token| is_particle(&token.key) || token.shape == Shape::Mark && &*token.key == "-")
    };
    let end = mention.tokens.end;
    let particles = (end..end + MOST_PARTICLES).take_while(joins).count();
    is_said(end + particles)
}

/// Whether a token may be a surname: it has a capital, and names no office and nothing that the languages have words for.
fn is_surname(document: &Document<'_>, at: usize) -> bool {
    let names_else = |sense| matches!(sense, Sense::Title | Sense::Office(_) | Sense::Concept(_));
    let is_long = |token: &Token| token.key.chars().nth(SHORTEST - 1).is_some();
    let word = document.tokens.get(at).filter(|token| token.shape == Shape::Word && is_long(token));
    word.is_some() && document.is_capital(at) && !document.has(at, names_else)
}

/// A first name with a surname behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FullName {
    pub sentence: usize,
    pub tokens: Range<usize>,
}

impl FullName {
    /// Whether it begins with a first name of another version, in the spelling of its language, and neither stands behind a
    /// title that the other has not: *Princess Kate*.
    pub fn is_of(&self, naming: &Document<'_>, document: &Document<'_>, first: usize) -> bool {
        let one = Spelling::of(&naming.tokens[self.tokens.start].key);
        is_spelt_in(&one, &Spellings::of([&*document.tokens[first].key]))
            && (!is_titled(document, first) || is_titled(naming, self.tokens.start))
    }
}

/// The first names of a sentence that stand alone, by token: no capital, initial, particle or hyphen beside them.
/// Headlines have names in short.
pub fn first_names(document: &Document<'_>, sentence: usize) -> Vec<usize> {
    let read = &document.sentences[sentence];
    let tokens = &read.tokens;
    let joins = |at: usize| tokens.contains(&at) && matches!(&*document.tokens[at].key, "-" | "·" | "・" | "." | "'");
    let is_name = |at: usize| tokens.contains(&at) && is_capital_word(document, at);
    let small = |at: usize| document.has(at, |sense| matches!(sense, Sense::Title | Sense::Function));
    let before = |at: usize| at > tokens.start && (joins(at - 1) || is_name(at - 1) && !small(at - 1));
    let behind = |at: usize| {
        is_name(at + 1)
            || document.is_flush(at + 1) && joins(at + 1) && is_name(at + 2)
            || surname_behind(document, at, tokens.end).is_some()
    };
    let alone = |at: &usize| is_name(*at) && is_first(document, *at) && !before(*at) && !behind(*at);
    tokens.clone().filter(|_| read.kind.is_prose()).filter(alone).collect()
}

/// The first names of a sentence with the surname behind each.
pub fn full_names(document: &Document<'_>, sentence: usize) -> Vec<FullName> {
    let read = &document.sentences[sentence];
    // A noun may stand behind a first name in the genitive: *Leslies Anwesen*.
    let listed = |at: usize| !document.lang.file.nouns_capitalised || is_first(document, at);
    let named = |at: &usize| is_capital_word(document, *at) && listed(*at) && !is_place(document, *at);
    let full = |at: usize| {
        let last = surname_behind(document, at, read.tokens.end)?;
        Some(FullName { sentence, tokens: at..last + 1 })
    };
    read.tokens.clone().filter(|_| read.kind.is_prose()).filter(named).filter_map(full).collect()
}

/// The last word of the surname behind a first name: capitals that follow each other, with particles among them.
fn surname_behind(document: &Document<'_>, first: usize, end: usize) -> Option<usize> {
    let mut last = None;
    let mut at = first + 1;
    while at < end && at <= first + MOST_PARTICLES + 2 {
        let joins = is_particle(&document.tokens[at].key) || &*document.tokens[at].key == "-";
        match is_part(document, at) {
            true => last = Some(at),
            false if joins => {}
            false => break,
        }
        at += 1;
    }
    last
}

/// Whether a token behind a first name is part of the surname: a capital that is no word of the language, as those of *Ryder
/// Cup* are, and no number of a ruler.
fn is_part(document: &Document<'_>, at: usize) -> bool {
    let token = &document.tokens[at];
    let small = || token.span.of(document.text()).chars().skip(1).any(char::is_lowercase);
    is_capital_word(document, at) && small() && !is_common(document, &token.key)
}

/// Whether a token is a first name and no place: *Paris*.
fn is_first(document: &Document<'_>, at: usize) -> bool {
    let titled = || document.has(at, |sense| sense == Sense::Title);
    lang::is_forename(&document.tokens[at].key) && !is_place(document, at) && !titled()
}

fn is_place(document: &Document<'_>, at: usize) -> bool {
    document.has(at, |sense| matches!(sense, Sense::Entity { .. }))
}

fn is_capital_word(document: &Document<'_>, at: usize) -> bool {
    document.tokens[at].shape == Shape::Word && document.is_capital(at)
}

/// Whether a version has the surname of a full name of another one, in any sentence as it is written or in some of them by
/// its sound.
pub fn is_surname_said(naming: &Document<'_>, full: &FullName, document: &Document<'_>, sentences: &[usize]) -> bool {
    let surname = mention(naming, full.sentence, full.tokens.start + 1..full.tokens.end);
    let same = naming.lang.is_same(document.lang);
    surname.words.iter().any(|word| is_spelt_in(&word.spelling, document.spellings()))
        || sentences.iter().any(|&s| is_heard(&surname, &Said::of(document, s), same))
}

fn is_titled(document: &Document<'_>, at: usize) -> bool {
    at > 0 && document.has(at - 1, |sense| matches!(sense, Sense::Title | Sense::Office(_)))
}

//! Names, where the script has capitals or the copy has other signs of them.

use super::{Copy, Fact, Value};
use crate::lang::{Sense, Shape, fold, hyphened, is_apostrophe, script};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_script::Script;

/// A person, place or organisation as the copy names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name folded, words joined by one space.
    pub key: String,
    /// Whether it is written in capitals throughout: IS, NATO.
    pub acronym: bool,
}

/// Words that may stand between two capitals of one name. They are the same in all languages that
/// lend each other names.
const CONNECTORS: [&str; 27] = [
    "of", "the", "de", "del", "della", "dei", "di", "da", "do", "dos", "du", "des", "al", "el", "la", "le", "van",
    "von", "der", "den", "bin", "ibn", "abu", "ul", "ur", "bint", "y",
];

/// Those that stand in the names of people: *Ludwig van Beethoven*.
const PARTICLES: [&str; 12] = ["da", "dos", "van", "von", "der", "den", "bin", "ibn", "abu", "ul", "ur", "bint"];

/// Whether the folded word stands between a first name and a surname.
pub fn is_particle(key: &str) -> bool {
    PARTICLES.contains(&key)
}

/// The names of a sentence, outside the tokens that other facts took.
pub fn read(copy: &Copy<'_>, taken: &[Range<usize>]) -> Vec<Fact> {
    let mut found = Vec::new();
    let mut at = copy.first;
    let is_taken = |t: usize| taken.get(taken.partition_point(|range| range.end <= t)).is_some_and(|r| r.contains(&t));
    let shouted = is_shouted(copy);
    while at < copy.end {
        if is_taken(at) || !begins_name(copy, at) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while let Some(next) = next_word(copy, end).filter(|&next| !is_taken(next)) {
            end = next;
        }
        let (first, last) = without_titles(copy, at, end);
        if first < last && is_sure(copy, first, last, shouted) {
            found.push(name(copy, first..last));
        }
        at = end;
    }
    found
}

fn name(copy: &Copy<'_>, tokens: Range<usize>) -> Fact {
    let words: Vec<&str> = tokens
        .clone()
        .filter(|&t| copy.shape(t) == Some(Shape::Word) && !copy.word(t).starts_with(is_apostrophe))
        .map(|t| copy.word(t))
        .collect();
    let acronym = tokens.len() == 1 && is_acronym(copy, tokens.start);
    let key = fold(&words.join(" "));
    copy.fact(tokens, Value::Name(Name { key, acronym }))
}

/// Two capitals or more and nothing else.
fn is_acronym(copy: &Copy<'_>, token: usize) -> bool {
    let letters = || copy.word(token).chars().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    letters().nth(1).is_some() && letters().all(char::is_uppercase)
}

fn is_capital(copy: &Copy<'_>, token: usize) -> bool {
    token < copy.end && copy.shape(token) == Some(Shape::Word) && copy.word(token).starts_with(char::is_uppercase)
}

/// Whether an apostrophe stands there, with an ending or without.
fn is_possessive(copy: &Copy<'_>, at: usize) -> bool {
    copy.word(at).starts_with(is_apostrophe) && copy.is_glued(at)
}

fn begins_name(copy: &Copy<'_>, at: usize) -> bool {
    is_capital(copy, at) || is_katakana_name(copy, at)
}

/// Japanese writes foreign names in katakana; three signs or more, or two parts joined by a dot.
fn is_katakana_name(copy: &Copy<'_>, at: usize) -> bool {
    let word = copy.word(at);
    word.starts_with(|c: char| script(c) == Script::Katakana) && copy.key(at).chars().nth(2).is_some()
}

/// The token after the next word of the name, where there is one.
fn next_word(copy: &Copy<'_>, end: usize) -> Option<usize> {
    let key = copy.key(end);
    if is_capital(copy, end) {
        return Some(end + 1);
    }
    let is_joint = matches!(key, "-" | "‐" | "&" | "・" | "·" | "'");
    // What follows the hyphen is a part of it too where it is no word, or a small one behind none: *Tavan-suu*,
    // *Jae-in*, but *Moscow-based*, *Check-in*.
    let is_word = |at: usize| copy.lang.is_word(copy.key(at));
    let small = |next: usize| copy.is(next, Sense::Function) && end > copy.first && !is_word(end - 1);
    let part = |next: usize| {
        let word = key == "-" && next < copy.end && copy.shape(next) == Some(Shape::Word);
        word && (!is_word(next) || small(next) && copy.key(next + 1) != "-")
    };
    // Or the second syllable of a Korean or Chinese name, though it is a word: *Son Heung-min*.
    let given = || hyphened(|at| copy.word(at), end).is_some();
    let goes_on = || begins_name(copy, end + 1) || part(end + 1) || given();
    if is_joint && copy.is_glued(end) && copy.is_glued(end + 1) && goes_on() {
        return Some(end + 2);
    }
    // What a word of the language has: the *People's Court*.
    let word = |at: usize| is_capital(copy, at) && is_word(at);
    if is_possessive(copy, end) && end > copy.first && word(end - 1) && word(end + 1) {
        return Some(end + 2);
    }
    // An initial with its stop: J. P. Doe.
    let initial = end > copy.first && copy.key(end - 1).chars().count() == 1 && is_capital(copy, end - 1);
    if key == "." && initial && is_capital(copy, end + 1) {
        return Some(end + 2);
    }
    // One or two connectors, with a capital behind them.
    let connector = |t: usize| CONNECTORS.contains(&copy.key(t));
    if connector(end) {
        if is_capital(copy, end + 1) {
            return Some(end + 2);
        }
        if connector(end + 1) && is_capital(copy, end + 2) {
            return Some(end + 3);
        }
    }
    None
}

/// Takes titles and small words off the front of a run: "The President Joe Biden" is Joe Biden.
fn without_titles(copy: &Copy<'_>, mut first: usize, last: usize) -> (usize, usize) {
    while first < last {
        let small = copy.term(first, |sense| {
            matches!(
                sense,
                Sense::Title | Sense::Article | Sense::Function | Sense::Weekday { .. } | Sense::Month { .. }
            )
            .then_some(())
        });
        match small {
            Some((_, end)) if end <= last && !is_acronym(copy, first) => first = end,
            _ if copy.shape(first) == Some(Shape::Mark)
                || CONNECTORS.contains(&copy.key(first)) && first + 1 < last =>
            {
                first += 1;
            }
            _ => break,
        }
    }
    (first, last)
}

/// Whether a run of capitals is a name and not the head of a sentence, a common noun of German, or
/// a word that its language knows as a common one.
fn is_sure(copy: &Copy<'_>, first: usize, last: usize, shouted: bool) -> bool {
    let words = (first..last).filter(|&t| copy.shape(t) == Some(Shape::Word)).count();
    if is_katakana_name(copy, first) || is_acronym(copy, first) && !shouted {
        return true;
    }
    let known = |t: usize| copy.lang.is_word(copy.key(t));
    let all_known = (first..last).filter(|&t| copy.shape(t) == Some(Shape::Word)).all(known);
    if copy.lang.file.nouns_capitalised {
        let lent = |t: usize| copy.word(t).nfc().any(|c| copy.lang.is_alien(c));
        return is_titled(copy, first) || (words >= 2 && !all_known) || (first..last).any(lent);
    }
    let opens = opens_sentence(copy, first) && !has_no_capitals(copy);
    if shouted || is_titled(copy, first) {
        return !shouted;
    }
    // Of the first word of a sentence only a list of words can say that it is none.
    let listed = |t: usize| copy.lang.words().is_none_or(|list| list.has(copy.key(t)));
    match words {
        1 if opens => !known(first) && !listed(first),
        1 => !known(first),
        _ => !opens || !all_known,
    }
}

/// Whether a title stands before it, with its stop or without: Dr., Mrs, Präsident.
fn is_titled(copy: &Copy<'_>, first: usize) -> bool {
    let stop = first > copy.first && copy.key(first - 1) == ".";
    let end = first - usize::from(stop);
    end > copy.first && copy.term_before(end, |sense| (sense == Sense::Title).then_some(())).is_some()
}

/// Whether nothing but marks stands before it, or a mark behind which a sentence may begin: a capital there is
/// no sign of a name.
fn opens_sentence(copy: &Copy<'_>, first: usize) -> bool {
    let is_mark = |t: usize| copy.shape(t) == Some(Shape::Mark);
    let opens = |t: usize| is_mark(t) && !copy.is_glued(t) && copy.is_glued(t + 1) || is_opening(copy.key(t));
    (copy.first..first).all(is_mark) || first > copy.first && opens(first - 1)
}

/// Whether the sentence is in a script without capitals, where one says the same wherever it stands.
fn has_no_capitals(copy: &Copy<'_>) -> bool {
    let caseless = |c: char| c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase();
    (copy.first..copy.end).any(|t| copy.word(t).starts_with(caseless))
}

/// Marks before which a clause ends, and those that open one.
fn is_opening(mark: &str) -> bool {
    matches!(
        mark,
        "\"" | "«"
            | "»"
            | "„"
            | "“"
            | "”"
            | "‘"
            | ":"
            | ";"
            | "("
            | "["
            | "—"
            | "–"
            | "…"
            | "!"
            | "?"
            | "."
            | "#"
            | "•"
            | "*"
    )
}

/// A line in capitals throughout, or one whose words all have a capital but for those that hold it together,
/// says nothing of names.
fn is_shouted(copy: &Copy<'_>) -> bool {
    let long = |t: &usize| copy.shape(*t) == Some(Shape::Word) && copy.word(*t).len() > 3;
    let is_small = |t: usize| !is_capital(copy, t) && !copy.is(t, Sense::Function);
    let words = || (copy.first..copy.end).filter(long);
    let capitals = words().filter(|&t| is_capital(copy, t)).count();
    capitals >= 4 && words().filter(|&t| is_small(t)).count() * 8 <= capitals
}

//! Names with a number in them, which no fact holds: F125, A4, MH17, covid-19, 247sports.

use crate::Span;
use crate::document::Document;
use crate::facts::Measure;
use crate::lang::{Shape, romanised, skeleton};
use std::ops::Range;

/// Letters and digits that are written as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    pub span: Span,
    /// In Latin, small.
    pub letters: String,
    pub digits: String,
    /// Whether a space stands between the two: Formula 1.
    pub apart: bool,
}

/// The letters of a name of parts are at most so many: a longer word before a figure has lost its space.
const LONGEST: usize = 12;
/// Behind the digits fewer letters are an ending or a unit: 1980s, 17th, 20km.
const LEAST_BEHIND: usize = 3;
/// A name of so many letters may have a case ending: covidu-19.
const INFLECTED: usize = 4;
/// A name that has its number apart has at least so many letters. A guess.
const LEAST_APART: usize = 4;

/// The codes that begin in a stretch of tokens and that no fact has read.
pub fn codes(document: &Document<'_>, tokens: &Range<usize>) -> Vec<Code> {
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        match code(document, at, tokens) {
            Some((code, end)) => {
                found.push(code);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

impl Code {
    /// Whether the letters are those of another code, a case ending aside. Where one version writes the number
    /// apart, the letters may be those of another language, or another spelling: Formula 1, Formel-1; Rossiya 1, Russia-1.
    pub fn is_kin(&self, other: &Code) -> bool {
        if self.apart != other.apart {
            let [a, b] = [self, other].map(|code| skeleton(&code.letters));
            return a.len() > 1 && a == b && self.letters.get(..1) == other.letters.get(..1);
        }
        let (a, b) = (&self.letters, &other.letters);
        let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
        let longest = a.chars().count().max(b.chars().count());
        a == b || shared >= INFLECTED && longest - shared <= 2
    }
}

fn code(document: &Document<'_>, at: usize, within: &Range<usize>) -> Option<(Code, usize)> {
    let glued = |t: usize| t < within.end && document.is_flush(t);
    let alone = at == within.start || !glued(at) || !is_letters(document, at - 1) && !is_digits(document, at - 1);
    let hyphen = |t: usize| glued(t) && matches!(&*document.tokens[t].key, "-" | "‐" | "‑");
    if !alone {
        return None;
    }
    if is_letters(document, at) {
        if let Some(found) = apart(document, at, within) {
            return Some(found);
        }
        let digits = at + 1 + usize::from(hyphen(at + 1));
        let fits = glued(at + 1) && glued(digits) && is_digits(document, digits);
        return fits.then(|| made(document, at..digits + 1, at, digits..digits + 1))?;
    }
    let letters = at + 1;
    let behind = is_digits(document, at) && glued(letters) && is_letters(document, letters);
    let long = behind && document.tokens[letters].span.of(document.text()).chars().count() >= LEAST_BEHIND;
    long.then(|| made(document, at..letters + 1, letters, at..at + 1))?
}

/// A name and a bare figure of one or two digits behind it: Formula 1, Rossiya 24.
fn apart(document: &Document<'_>, at: usize, within: &Range<usize>) -> Option<(Code, usize)> {
    let digits = at + 1;
    let fits = digits < within.end && is_digits(document, digits) && document.is_capital(at);
    let spaced = fits && document.tokens[digits].span.start == document.tokens[at].span.end + 1;
    let fact = document.facts_in(&(digits..digits + 1)).iter().find(|fact| fact.kind() != "name")?;
    let quantity = fact.quantity().filter(|_| spaced && fact.tokens == (digits..digits + 1))?;
    let bare = quantity.measure == Measure::Count && quantity.noun.is_none() && document.tokens[digits].key.len() < 3;
    let letters = romanised(document.tokens[at].span.of(document.text()));
    let named = (LEAST_APART..=LONGEST).contains(&letters.len()) && letters.chars().all(|c| c.is_ascii_alphabetic());
    let digits = document.tokens[digits].key.to_string();
    let span = document.span_of(&(at..at + 2));
    (bare && named).then(|| (Code { span, letters, digits, apart: true }, at + 2))
}

fn made(document: &Document<'_>, tokens: Range<usize>, letters: usize, digits: Range<usize>) -> Option<(Code, usize)> {
    let read = document.facts_in(&(tokens.start..tokens.end)).iter().any(|fact| fact.kind() != "name");
    let word = romanised(document.tokens[letters].span.of(document.text()));
    let digits: String = document.tokens[digits].iter().map(|token| &*token.key).collect();
    let named = (1..=LONGEST).contains(&word.chars().count()) && word.chars().all(|c| c.is_ascii_alphabetic());
    (named && !read)
        .then(|| (Code { span: document.span_of(&tokens), letters: word, digits, apart: false }, tokens.end))
}

/// Whether a token is a word in a script that has capitals: only there do letters and digits make a name.
fn is_letters(document: &Document<'_>, at: usize) -> bool {
    let token = &document.tokens[at];
    let cased = |c: char| c.is_uppercase() || c.is_lowercase();
    token.shape == Shape::Word && token.span.of(document.text()).chars().all(cased)
}

fn is_digits(document: &Document<'_>, at: usize) -> bool {
    document.tokens[at].shape == Shape::Digits
}

//! Two versions in one language name different people or places in the same sentence.

use super::rows::list;
use crate::align::{Group, Reading};
use crate::document::{Document, Spelling, Spellings};
use crate::facts::{Fact, Name, Value};
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::{EntityKind, Sense, romanised};

/// The row must be so sure before its names accuse each other.
const ROW_SURE: f64 = 0.96;

pub fn check(reading: &Reading<'_>, group: &Group) -> Vec<Finding> {
    if group.score < ROW_SURE {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (a, b) in group.pairs() {
        let (of_a, of_b) = (&reading.documents[a], &reading.documents[b]);
        // Across languages a name may be translated; spellings alone prove nothing.
        if !of_a.lang.is_same(of_b.lang) {
            continue;
        }
        let left_a = strangers(of_a, of_b, &group.sentences[a]);
        let left_b = strangers(of_b, of_a, &group.sentences[b]);
        // With one stranger on each side they stand in each other's place; with more, nobody can say.
        if let ([one], [other]) = (&left_a[..], &left_b[..])
            && stand_alike((of_a, one), (of_b, other))
        {
            let severity = if is_variant(one, other) { Severity::Note } else { Severity::Warning };
            found.push(finding(reading, group, severity, [(a, one), (b, other)]));
        }
    }
    found
}

/// The names of some sentences that the other version has nowhere, in no spelling.
fn strangers<'d>(document: &'d Document<'_>, other: &Document<'_>, sentences: &[usize]) -> Vec<&'d Fact> {
    let mut found: Vec<&Fact> = Vec::new();
    for fact in sentences.iter().flat_map(|&s| document.facts_of(s)) {
        let Value::Name(name) = &fact.value else { continue };
        let known = found.iter().any(|f| matches!(&f.value, Value::Name(n) if n.key == name.key));
        if !known && !is_term(document, fact) && !is_named(name, other) {
            found.push(fact);
        }
    }
    found
}

/// Names that the language file knows by a meaning of their own: organisations have their rule.
fn is_term(document: &Document<'_>, fact: &Fact) -> bool {
    let known = |sense| match sense {
        Sense::Entity { entity, .. } => entity.kind() == EntityKind::Organisation,
        Sense::Weekday { .. } | Sense::Month { .. } | Sense::Currency(_) | Sense::Direction(_) => true,
        _ => false,
    };
    document.hits_in(&fact.tokens).iter().any(|hit| known(hit.sense))
}

/// Names have few words; of a longer run of capitals so many are looked up (a guess).
const MOST_WORDS: usize = 10;

/// Whether any word of the name stands in the document, as it is or in another spelling or case.
pub fn is_named(name: &Name, document: &Document<'_>) -> bool {
    let known = document.spellings();
    let words: Vec<Spelling> = name.key.split([' ', '-']).take(MOST_WORDS).map(Spelling::of).collect();
    let initials: String = words.iter().filter_map(|word| word.roman.chars().next()).collect();
    let begins = |letters: &str| known.beginning_with(letters).next();
    words.iter().any(|word| is_spelt(word, known))
        || words.len() > 1 && begins(&initials).is_some_and(|first| first.roman == initials)
        || name.acronym && words.first().is_some_and(|word| begins(&word.roman).is_some())
}

/// Whether a word is among others in some spelling: the same, three fifths of the longer one in common at
/// the head, the same skeleton, or four fifths of the letters.
fn is_spelt(word: &Spelling, known: &Spellings) -> bool {
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

/// Whether two names stand in the same company: the word before or behind them is the same, and they
/// have as many words.
fn stand_alike((of_a, a): (&Document<'_>, &Fact), (of_b, b): (&Document<'_>, &Fact)) -> bool {
    let key = |document: &Document<'_>, token: Option<usize>| {
        token.and_then(|t| document.tokens.get(t)).map(|t| t.key.clone())
    };
    let same = |x: Option<Box<str>>, y: Option<Box<str>>| x.is_some() && x == y;
    let before = same(key(of_a, a.tokens.start.checked_sub(1)), key(of_b, b.tokens.start.checked_sub(1)));
    let behind = same(key(of_a, Some(a.tokens.end)), key(of_b, Some(b.tokens.end)));
    (before || behind) && a.tokens.len().abs_diff(b.tokens.len()) <= 1
}

/// Two spellings of one name, for all that letters can tell: Kyjev and Kiev, JC Decaux and JCDecaux,
/// and an acronym beside anything.
fn is_variant(a: &Fact, b: &Fact) -> bool {
    let (Value::Name(a), Value::Name(b)) = (&a.value, &b.value) else { return false };
    let joined = |name: &Name| romanised(&name.key).replace([' ', '-', '.'], "");
    let (x, y) = (joined(a), joined(b));
    let alike = x.chars().next() == y.chars().next() && strsim::normalized_levenshtein(&x, &y) >= SPELLING;
    x == y || a.acronym != b.acronym || alike
}

/// Spellings share that much and their first letter. A guess between Kyjev–Kiev (0.6) and Ancona–Ankara (0.5).
const SPELLING: f64 = 0.55;

fn finding(reading: &Reading<'_>, group: &Group, severity: Severity, sides: [(usize, &Fact); 2]) -> Finding {
    let said = sides.map(|(version, fact)| super::rows::said(reading, version, fact));
    let [fault, evidence] = sides.map(|(version, fact)| Place::meaning(version, fact.span, fact.canonical()));
    Finding {
        rule: "name-differs",
        family: Family::Entity,
        severity,
        confidence: (group.score * 85.0).round() / 100.0,
        message: format!("The names differ: {}.", list(&said)),
        fault,
        evidence: vec![evidence],
        suggestion: None,
    }
}

//! One version gives a figure where the other has only *several* or *dozens*.

use super::conflicts::events_apart;
use super::ledger::{Ledger, Left, Pair};
use super::rows::{said, tell};
use crate::align::{Group, Reading};
use crate::facts::{Fact, Measure, Quantity};
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::{Concept, Vague};

const ROW_SURE: f64 = 0.91;
/// Where nothing says that the two count the same thing, the row must be surer.
const ROW_SURE_OF_PLACE: f64 = 0.95;
/// Where only the place speaks, "two" and "several" are rather two facts than one. A guess.
const SMALLEST: u32 = 4;

pub fn check(reading: &Reading<'_>, ledger: &Ledger<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for pair in &ledger.pairs {
        for side in 0..2 {
            for exact in pair.left[side].iter().filter(|left| is_exact(left.fact) && !left.said) {
                let Some(vague) = stand_in(reading, pair, side, exact) else { continue };
                let finding = finding(reading, (pair.versions[side], exact), (pair.versions[1 - side], vague));
                // Versions that give a figure are witnesses against one vague word.
                tell(&mut found, finding, |known, other| known.fault == other.fault);
            }
        }
    }
    found
}

/// The vague amount that stands in the other version's row where this figure stands: it counts the same,
/// or the two are all that is left of their sides.
pub fn stand_in<'r>(reading: &'r Reading<'_>, pair: &Pair<'r>, side: usize, exact: &Left<'_>) -> Option<&'r Fact> {
    let group = &reading.groups[exact.row?];
    let (own, others) = (counts(pair, side, exact.row?), counts(pair, 1 - side, exact.row?));
    let is_vague = |fact: &&&Fact| vague(fact).is_some();
    let counted = |fact: &&&Fact| {
        let fate = noun(fact).is_some_and(Concept::is_fate);
        noun(fact).is_some() && noun(fact) == noun(exact.fact) && (fate || vague(fact) != Some(Vague::Many))
    };
    let alike = others.iter().filter(is_vague).find(counted);
    let place = match (&own[..], &others[..]) {
        ([one], [other]) if one.span == exact.fact.span && group.score >= ROW_SURE_OF_PLACE => {
            Some(other).filter(is_vague).filter(|other| may_be_one(one, other))
        }
        _ => None,
    };
    let told = told_vaguely(reading, group, pair.versions[1 - side], exact.fact);
    let sure = group.score >= ROW_SURE && !events_apart(reading, group, pair.versions[0], pair.versions[1]);
    let said = others.iter().any(|other| is_least(exact.fact, other));
    alike.or(place).copied().or(told).filter(|_| sure && !said)
}

/// A vague count of the same fate in the row that also answers a vague count elsewhere: several were
/// hurt, here as there, and still only one version says how many.
fn told_vaguely<'r>(reading: &'r Reading<'_>, group: &Group, other: usize, exact: &Fact) -> Option<&'r Fact> {
    let fate = noun(exact).filter(|noun| noun.is_fate())?;
    let document = &reading.documents[other];
    let mut facts = group.sentences[other].iter().flat_map(|&s| document.facts_of(s));
    facts.find(|fact| vague(fact).is_some_and(|v| v != Vague::Many) && noun(fact) == Some(fate))
}

/// Whether a figure is the least that a vague amount may mean: "more than 1,000" is said as "more than
/// a thousand", which many languages write like *thousands*.
fn is_least(exact: &Fact, other: &Fact) -> bool {
    let least = vague(other).map(|vague| rust_decimal::Decimal::from(vague.range().0));
    least.is_some() && exact.quantity().and_then(Quantity::value) == least
}

/// The counts that are left of a row's side.
fn counts<'r>(pair: &Pair<'r>, side: usize, row: usize) -> Vec<&'r Fact> {
    let count = |fact: &&Fact| fact.quantity().is_some_and(|q| q.measure == Measure::Count && !q.soft);
    pair.in_row(side, row).map(|(_, left)| left.fact).filter(count).collect()
}

fn vague(fact: &Fact) -> Option<Vague> {
    fact.quantity().and_then(|quantity| quantity.vague())
}

fn noun(fact: &Fact) -> Option<Concept> {
    fact.quantity().and_then(|quantity| quantity.noun)
}

fn is_exact(fact: &Fact) -> bool {
    let figure = |q: &Quantity| q.measure == Measure::Count && !q.soft && q.vague().is_none();
    fact.quantity().is_some_and(|q| figure(q) && (!q.may_be_year() || q.noun.is_some()))
}

/// Whether a vague amount may be the figure when only their places say so. *Many* is said of anything.
fn may_be_one(exact: &Fact, other: &Fact) -> bool {
    let value = exact.quantity().and_then(Quantity::value);
    let large = value.is_some_and(|value| value >= rust_decimal::Decimal::from(SMALLEST));
    let nouns_clash = noun(exact).zip(noun(other)).is_some_and(|(x, y)| x != y);
    large && !nouns_clash && vague(other) != Some(Vague::Many)
}

fn finding(reading: &Reading<'_>, (version, exact): (usize, &Left<'_>), (other, vague): (usize, &Fact)) -> Finding {
    let counted = noun(exact.fact).or(noun(vague)).map_or(String::new(), |noun| format!(" ({})", noun.name()));
    let score = exact.row.map_or(0.0, |row| reading.groups[row].score);
    Finding {
        rule: "vague-number",
        family: Family::Number,
        severity: Severity::Warning,
        confidence: (score * 90.0).round() / 100.0,
        message: format!(
            "A figure against a vague amount{counted}: {}, only {}.",
            said(reading, version, exact.fact),
            said(reading, other, vague)
        ),
        fault: Place::meaning(other, vague.span, vague.canonical()),
        evidence: vec![Place::meaning(version, exact.fact.span, exact.fact.canonical())],
        suggestion: None,
    }
}

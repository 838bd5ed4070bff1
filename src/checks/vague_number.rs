//! One version gives a figure where the other has only *several* or *dozens*.

use super::ledger::{Ledger, Left, Pair};
use super::rows::{events_apart, said};
use crate::align::Reading;
use crate::facts::Fact;
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::Concept;

const ROW_SURE: f64 = 0.75;

pub fn check(reading: &Reading<'_>, ledger: &Ledger<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for Pair { versions, left } in &ledger.pairs {
        for side in 0..2 {
            let (version, other) = (versions[side], versions[1 - side]);
            for exact in left[side].iter().filter(|left| counts_people(left.fact) && !left.said) {
                if let Some(vague) = stand_in(reading, exact, version, other) {
                    let finding = finding(reading, (version, exact), (other, vague));
                    // Against several vague versions one finding is enough.
                    if !found.iter().any(|known| known.fault == finding.fault) {
                        found.push(finding);
                    }
                }
            }
        }
    }
    found
}

/// What becomes of people is counted, and its count is what the story is about.
fn fate(fact: &Fact) -> Option<Concept> {
    fact.quantity().and_then(|quantity| quantity.noun).filter(|noun| noun.is_fate())
}

fn counts_people(fact: &Fact) -> bool {
    fact.quantity().is_some_and(|q| q.vague().is_none() && !q.soft) && fate(fact).is_some()
}

/// The vague amount of the row that counts what the figure counts.
pub fn stand_in<'r>(reading: &'r Reading<'_>, exact: &Left<'_>, version: usize, other: usize) -> Option<&'r Fact> {
    let group = &reading.groups[exact.row?];
    let vague = |fact: &&Fact| fact.quantity().is_some_and(|q| q.vague().is_some()) && fate(fact) == fate(exact.fact);
    let document = &reading.documents[other];
    (group.score >= ROW_SURE && !events_apart(reading, group, version, other))
        .then(|| group.sentences[other].iter().flat_map(|&s| document.facts_of(s)).find(vague))
        .flatten()
}

fn finding(reading: &Reading<'_>, (version, exact): (usize, &Left<'_>), (other, vague): (usize, &Fact)) -> Finding {
    let counted = fate(exact.fact).map_or("people", Concept::name);
    let score = exact.row.map_or(0.0, |row| reading.groups[row].score);
    Finding {
        rule: "vague-number",
        family: Family::Number,
        severity: Severity::Warning,
        confidence: (score * 90.0).round() / 100.0,
        message: format!(
            "A figure against a vague amount ({counted}): {}, only {}.",
            said(reading, version, exact.fact),
            said(reading, other, vague)
        ),
        fault: Place::meaning(other, vague.span, vague.canonical()),
        evidence: vec![Place::meaning(version, exact.fact.span, exact.fact.canonical())],
        suggestion: None,
    }
}

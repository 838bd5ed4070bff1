//! Two versions give different figures for the same thing.

use super::compare::{Left, is_said, left_over};
use crate::align::{Group, Reading};
use crate::facts::{Fact, Measure, Quantity};
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::Vague;

/// A row must be so sure before its figures accuse each other, and so sure for an error.
const ROW_SURE: f64 = 0.6;
const ROW_SURE_FOR_ERROR: f64 = 0.8;

pub fn check(reading: &Reading<'_>, group: &Group) -> Vec<Finding> {
    if group.score < ROW_SURE {
        return Vec::new();
    }
    super::rows::conflicts(reading, group, &conflicts_of).into_iter().map(|c| finding(reading, group, &c)).collect()
}

/// The pairs of figures of two versions in a row of which only one can be right.
fn conflicts_of<'r>(reading: &'r Reading<'_>, group: &Group, a: usize, b: usize) -> Vec<(&'r Fact, &'r Fact)> {
    let Left { a: left_a, b: mut left_b } = left_over(reading, group, a, b, accuses);
    let mut found = Vec::new();
    for fact in left_a {
        let Some(place) = (0..left_b.len())
            .filter(|&n| same_role(fact, left_b[n]))
            .min_by_key(|&n| (noun_rank(fact, left_b[n]), n))
        else {
            continue;
        };
        let other = left_b.remove(place);
        // A figure that the other version gives elsewhere is no conflict here, unless this one's is nowhere.
        if !(is_said(reading, b, fact) && is_said(reading, a, other)) {
            found.push((fact, other));
        }
    }
    found
}

fn accuses(fact: &Fact) -> bool {
    fact.quantity().is_some_and(|q| !q.soft && q.vague().is_none())
}

/// Whether two figures can be figures of one thing: measured alike, and counting nothing that differs.
fn same_role(a: &Fact, b: &Fact) -> bool {
    let (Some(a), Some(b)) = (a.quantity(), b.quantity()) else { return false };
    let measured = match (a.measure, b.measure) {
        (Measure::Unit(x), Measure::Unit(y)) => x.dimension() == y.dimension(),
        (Measure::Count, Measure::Count) => true,
        (Measure::Money(_), Measure::Money(_)) => true,
        // A unit that was not read leaves a bare figure; a bare year is none.
        (Measure::Count, _) => !a.may_be_year(),
        (_, Measure::Count) => !b.may_be_year(),
        _ => false,
    };
    measured && a.may_be_year() == b.may_be_year() && a.noun.zip(b.noun).is_none_or(|(x, y)| x == y || x.index() > 5 || y.index() > 5)
}

fn noun_rank(a: &Fact, b: &Fact) -> u8 {
    let noun = |fact: &Fact| fact.quantity().and_then(|q| q.noun);
    let measure = |fact: &Fact| fact.quantity().map(|q| q.measure);
    match (noun(a), noun(b)) {
        (Some(x), Some(y)) if x == y => 0,
        _ if measure(a) == measure(b) => 1,
        _ => 2,
    }
}

fn finding(reading: &Reading<'_>, group: &Group, conflict: &super::rows::Conflict<'_>) -> Finding {
    let sure = group.score >= ROW_SURE_FOR_ERROR && conflict.sides.iter().all(|(_, fact)| is_plain(fact));
    let severity = if sure { Severity::Error } else { Severity::Warning };
    let said: Vec<String> = conflict.sides.iter().map(|(version, fact)| super::rows::said(reading, *version, fact)).collect();
    let mut places = conflict.sides.iter().map(|(version, fact)| Place::meaning(*version, fact.span, fact.canonical()));
    let (first, rest) = (places.next(), places.collect());
    Finding {
        rule: "number-differs",
        family: Family::Number,
        severity,
        confidence: (group.score * if sure { 0.98 } else { 0.85 } * 100.0).round() / 100.0,
        message: super::rows::sentence(reading, conflict, "The figures differ", &said),
        fault: first.unwrap_or_else(|| Place::new(0, crate::Span::default())),
        evidence: rest,
        suggestion: None,
    }
}

fn is_plain(fact: &Fact) -> bool {
    let certain = |q: &Quantity| q.readings.len() == 1 && q.vague().map(Vague::name).is_none();
    fact.quantity().is_some_and(certain)
}

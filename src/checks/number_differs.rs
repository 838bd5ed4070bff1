//! Two versions give different figures for the same thing.

use super::compare;
use super::ledger::Ledger;
use super::rows::{self, Conflict, Verdict};
use crate::align::{Group, Reading};
use crate::facts::{Fact, Measure, Quantity, Value};
use crate::finding::{Finding, Severity};
use crate::lang::Concept;

/// A row must be so sure before its figures accuse each other, and so sure for an error.
const ROW_SURE: f64 = 0.86;
const ROW_SURE_FOR_ERROR: f64 = 0.95;
/// First, second and third are words of many uses.
const SOFT_ORDINALS: u64 = 3;

pub fn check(reading: &Reading<'_>, ledger: &Ledger<'_>) -> Vec<Finding> {
    rows::conflicts(ledger, &accuses, &same_role)
        .iter()
        .map(|(row, conflict)| (&reading.groups[*row], conflict))
        .filter(|(group, conflict)| group.score >= ROW_SURE && !is_of_two_events(reading, group, conflict))
        .map(|(group, conflict)| rows::finding(reading, group, conflict, &verdict(group, conflict)))
        .collect()
}

fn is_of_two_events(reading: &Reading<'_>, group: &Group, conflict: &Conflict<'_>) -> bool {
    conflict.sides.windows(2).any(|sides| rows::events_apart(reading, group, sides[0].0, sides[1].0))
}

fn accuses(fact: &Fact) -> bool {
    match &fact.value {
        Value::Quantity(quantity) => !quantity.soft && quantity.vague().is_none(),
        Value::Ordinal(place) => *place > SOFT_ORDINALS,
        _ => false,
    }
}

/// Whether two figures can be figures of one thing: measured alike, and counting nothing that differs.
/// Sums in two currencies may be one sum, converted.
fn same_role(a: &Fact, b: &Fact) -> bool {
    let (Some(a), Some(b)) = (a.quantity(), b.quantity()) else { return a.kind() == b.kind() };
    let measured = match (a.measure, b.measure) {
        (Measure::Unit(x), Measure::Unit(y)) => compare::are_alike(x, y),
        (Measure::Money(x), Measure::Money(y)) => x == y,
        (Measure::Count, Measure::Count) => true,
        // A unit that was not read leaves a bare figure, of a like size; a bare year is none.
        (Measure::Count, _) => !a.may_be_year() && of_like_size(a, b),
        (_, Measure::Count) => !b.may_be_year() && of_like_size(a, b),
        _ => false,
    };
    let noun = a.noun.zip(b.noun);
    // "1800 soldiers" has the look of a year and is none.
    let years = a.may_be_year() == b.may_be_year() || noun.is_some_and(|(x, y)| x == y);
    measured && years && noun.is_none_or(|(x, y)| may_be_one(x, y))
}

/// Whether two counted things may be the same ones: the dead of one version may be the soldiers of the
/// other, never its wounded.
fn may_be_one(x: Concept, y: Concept) -> bool {
    x == y || !(x.is_fate() || y.is_fate()) || x.is_person() || y.is_person()
}

/// Within a power of ten of each other.
fn of_like_size(a: &Quantity, b: &Quantity) -> bool {
    let ten = rust_decimal::Decimal::TEN;
    let within = |x: rust_decimal::Decimal, y: rust_decimal::Decimal| x.checked_mul(ten).is_none_or(|most| y <= most);
    a.value().zip(b.value()).is_some_and(|(x, y)| within(x, y) && within(y, x))
}

fn verdict(group: &Group, conflict: &Conflict<'_>) -> Verdict {
    let one_reading = |fact: &Fact| fact.quantity().is_none_or(|q| q.readings.len() == 1);
    let sure = group.score >= ROW_SURE_FOR_ERROR && conflict.sides.iter().all(|(_, fact)| one_reading(fact));
    Verdict {
        rule: "number-differs",
        severity: if sure { Severity::Error } else { Severity::Warning },
        confidence: if sure { 0.98 } else { 0.85 },
        fault: "The figures differ",
    }
}

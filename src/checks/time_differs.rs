//! Two versions give different times of day for the same event.

use super::ledger::Ledger;
use super::rows::{self, Verdict};
use crate::align::Reading;
use crate::facts::{Fact, Time, Value};
use crate::finding::{Finding, Severity};

const ROW_SURE: f64 = 0.93;

pub fn check(reading: &Reading<'_>, ledger: &Ledger<'_>) -> Vec<Finding> {
    let fault = "The times of day differ";
    let verdict = Verdict { rule: "time-differs", severity: Severity::Warning, confidence: 0.9, fault };
    rows::conflicts(ledger, &|fact| time(fact).is_some(), &|a, b| {
        time(a).zip(time(b)).is_some_and(|(a, b)| a.clashes(b))
    })
    .iter()
    .map(|(row, conflict)| (&reading.groups[*row], conflict))
    .filter(|(group, _)| group.score >= ROW_SURE)
    .map(|(group, conflict)| rows::finding(reading, group, conflict, &verdict))
    .collect()
}

fn time(fact: &Fact) -> Option<&Time> {
    match &fact.value {
        Value::Time(time) => Some(time),
        _ => None,
    }
}

//! Two versions give different dates or weekdays for the same event.

use super::ledger::Ledger;
use super::rows::{self, Verdict};
use crate::align::Reading;
use crate::facts::{Date, Fact, Value};
use crate::finding::{Finding, Severity};

/// Dates are what events are told apart by, so a row must be sure before they accuse.
const ROW_SURE: f64 = 0.75;

pub fn check(reading: &Reading<'_>, ledger: &Ledger<'_>) -> Vec<Finding> {
    let verdict =
        Verdict { rule: "date-differs", severity: Severity::Error, confidence: 0.95, fault: "The dates differ" };
    rows::conflicts(ledger, &|fact| date(fact).is_some(), &|a, b| date(a).zip(date(b)).is_some_and(clash))
        .iter()
        .map(|(row, conflict)| (&reading.groups[*row], conflict))
        .filter(|(group, _)| group.score >= ROW_SURE)
        .map(|(group, conflict)| rows::finding(reading, group, conflict, &verdict))
        .collect()
}

fn date(fact: &Fact) -> Option<&Date> {
    match &fact.value {
        Value::Date(date) => Some(date),
        _ => None,
    }
}

/// Only dates that give the same parts clash: a weekday and a day of the month may be one day.
fn clash((a, b): (&Date, &Date)) -> bool {
    let weekday = a.weekday.is_some() && b.weekday.is_some();
    let day = a.day.is_some() && b.day.is_some() && a.month.is_some() && b.month.is_some();
    let month = a.day.is_none() && b.day.is_none() && a.month.is_some() && b.month.is_some();
    let year = a.year.is_some() && b.year.is_some() && a.month.is_none() && b.month.is_none();
    weekday || day || month || year
}

//! Two versions give different dates or weekdays for the same event.

use super::ledger::Ledger;
use super::rows::{self, Verdict};
use crate::align::Reading;
use crate::facts::{Date, Fact, Value};
use crate::finding::{Finding, Severity};
use rust_decimal::prelude::ToPrimitive;

/// Dates are what events are told apart by, so a row must be sure before they accuse.
const ROW_SURE: f64 = 0.93;

pub fn check(reading: &Reading<'_>, ledger: &Ledger<'_>) -> Vec<Finding> {
    let verdict =
        Verdict { rule: "date-differs", severity: Severity::Error, confidence: 0.95, fault: "The dates differ" };
    rows::conflicts(ledger, &|fact| date(fact).is_some(), &clash)
        .iter()
        .map(|(row, conflict)| (&reading.groups[*row], conflict))
        .filter(|(group, _)| group.score >= ROW_SURE)
        .map(|(group, conflict)| rows::finding(reading, group, conflict, &verdict))
        .collect()
}

/// The date that a fact gives. A bare figure may be the year that the other version names as one: "in
/// 2019", roku 2019.
fn date(fact: &Fact) -> Option<Date> {
    match &fact.value {
        Value::Date(date) => Some(date.clone()),
        Value::Quantity(figure) if figure.may_be_year() && figure.noun.is_none() && fact.tokens.len() == 1 => {
            figure.value()?.to_u16().map(Date::of_year)
        }
        _ => None,
    }
}

/// Only dates that give the same parts clash: a weekday and a day of the month may be one day. Two bare
/// figures are left to the rule on figures.
fn clash(one: &Fact, other: &Fact) -> bool {
    let (Some(a), Some(b)) = (date(one), date(other)) else { return false };
    let bare = one.quantity().is_some() && other.quantity().is_some();
    !bare && a.is_alike(&b)
}

//! A date that no calendar has: 31 June, 32 September.

use super::calendar::{MONTHS, days_of};
use super::rows::said;
use crate::align::Reading;
use crate::facts::{Date, Fact, Value};
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::Calendar;

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let facts = reading.documents[version].facts.iter();
    facts.filter_map(|fact| impossible(fact).map(|days| finding(reading, version, fact, days))).collect()
}

/// The month's name and its days, where a date has more.
fn impossible(fact: &Fact) -> Option<(&'static str, u8)> {
    let Value::Date(Date { year, month: Some(month), day: Some(day), open_order: false, calendar, .. }) = fact.value
    else {
        return None;
    };
    if calendar != Calendar::Gregorian {
        return None;
    }
    let days = days_of(month, year).filter(|days| day > *days)?;
    Some((MONTHS.get(usize::from(month).checked_sub(1)?)?, days))
}

fn finding(reading: &Reading<'_>, version: usize, fact: &Fact, (month, days): (&str, u8)) -> Finding {
    Finding {
        rule: "impossible-date",
        family: Family::Number,
        severity: Severity::Error,
        confidence: 0.95,
        message: format!("{} is no date: {month} has {days} days.", said(reading, version, fact)),
        fault: Place::meaning(version, fact.span, fact.canonical()),
        evidence: Vec::new(),
        suggestion: None,
    }
}

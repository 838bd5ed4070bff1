//! Two versions give different dates or weekdays for the same event.

use super::compare::{Left, left_over};
use crate::align::{Group, Reading};
use crate::facts::{Date, Fact, Value};
use crate::finding::{Family, Finding, Place, Severity};

/// Dates are what events are told apart by, so a row must be sure before they accuse.
const ROW_SURE: f64 = 0.75;

pub fn check(reading: &Reading<'_>, group: &Group) -> Vec<Finding> {
    if group.score < ROW_SURE {
        return Vec::new();
    }
    let finding = |conflict: &super::rows::Conflict<'_>| {
        let said: Vec<String> = conflict.sides.iter().map(|(v, fact)| super::rows::said(reading, *v, fact)).collect();
        let mut places = conflict.sides.iter().map(|(v, fact)| Place::meaning(*v, fact.span, fact.canonical()));
        let (first, rest) = (places.next(), places.collect());
        Finding {
            rule: "date-differs",
            family: Family::Number,
            severity: Severity::Error,
            confidence: (group.score * 95.0).round() / 100.0,
            message: super::rows::sentence(reading, conflict, "The dates differ", &said),
            fault: first.unwrap_or_else(|| Place::new(0, crate::Span::default())),
            evidence: rest,
            suggestion: None,
        }
    };
    super::rows::conflicts(reading, group, &conflicts_of).iter().map(finding).collect()
}

fn conflicts_of<'r>(reading: &'r Reading<'_>, group: &Group, a: usize, b: usize) -> Vec<(&'r Fact, &'r Fact)> {
    let Left { a: left_a, b: mut left_b } = left_over(reading, group, a, b, |fact| date(fact).is_some());
    let mut found = Vec::new();
    for fact in left_a {
        let alike = |other: &&Fact| date(fact).zip(date(other)).is_some_and(|(x, y)| same_parts(x, y));
        if let Some(place) = left_b.iter().position(|other| alike(other)) {
            found.push((fact, left_b.remove(place)));
        }
    }
    found
}

fn date(fact: &Fact) -> Option<&Date> {
    match &fact.value {
        Value::Date(date) => Some(date),
        _ => None,
    }
}

/// Only dates that give the same parts clash: a weekday and a day of the month may be one day.
fn same_parts(a: &Date, b: &Date) -> bool {
    let weekday = a.weekday.is_some() && b.weekday.is_some();
    let day = a.day.is_some() && b.day.is_some() && a.month.is_some() && b.month.is_some();
    let month = a.day.is_none() && b.day.is_none() && a.month.is_some() && b.month.is_some();
    let year = a.year.is_some() && b.year.is_some() && a.month.is_none() && b.month.is_none();
    weekday || day || month || year
}

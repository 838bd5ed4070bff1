//! Two versions give different times of day for the same event.

use super::compare::{Left, left_over};
use crate::align::{Group, Reading};
use crate::facts::{Fact, Time, Value};
use crate::finding::{Family, Finding, Place, Severity};

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
            rule: "time-differs",
            family: Family::Number,
            severity: Severity::Warning,
            confidence: (group.score * 90.0).round() / 100.0,
            message: super::rows::sentence(reading, conflict, "The times of day differ", &said),
            fault: first.unwrap_or_else(|| Place::new(0, crate::Span::default())),
            evidence: rest,
            suggestion: None,
        }
    };
    super::rows::conflicts(reading, group, &conflicts_of).iter().map(finding).collect()
}

fn conflicts_of<'r>(reading: &'r Reading<'_>, group: &Group, a: usize, b: usize) -> Vec<(&'r Fact, &'r Fact)> {
    let Left { a: left_a, b: mut left_b } = left_over(reading, group, a, b, |fact| time(fact).is_some());
    let mut found = Vec::new();
    for fact in left_a {
        let clash = |other: &&Fact| time(fact).zip(time(other)).is_some_and(|(x, y)| !is_zone_apart(x, y));
        if let Some(place) = left_b.iter().position(|other| clash(other)) {
            found.push((fact, left_b.remove(place)));
        }
    }
    found
}

fn time(fact: &Fact) -> Option<&Time> {
    match &fact.value {
        Value::Time(time) => Some(time),
        _ => None,
    }
}

/// Times that lie whole hours apart may be one time in two zones.
fn is_zone_apart(a: &Time, b: &Time) -> bool {
    a.minute == b.minute && a.minute != 0
}

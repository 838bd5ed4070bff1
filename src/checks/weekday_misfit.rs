//! A weekday beside a date that fell on another one.

use super::calendar::{WEEKDAYS, weekday_of};
use super::rows::said;
use crate::align::Reading;
use crate::facts::{Date, Fact, Value};
use crate::finding::{Family, Finding, Place, Severity};

/// A weekday belongs to a date that stands so many tokens from it: a comma, a bracket, an article.
const REACH: usize = 2;

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let mut found = Vec::new();
    for sentence in 0..document.sentences.len() {
        let facts = document.facts_of(sentence);
        for two in facts.windows(2) {
            let (one, other) = (&two[0], &two[1]);
            let beside = other.tokens.start.checked_sub(one.tokens.end).is_some_and(|gap| gap <= REACH);
            let (Some(a), Some(b)) = (date(one), date(other)) else { continue };
            let (named, day) = match (a.weekday, b.weekday) {
                (Some(named), None) => ((named, one), (b, other)),
                (None, Some(named)) => ((named, other), (a, one)),
                _ => continue,
            };
            match weekday_of(day.0) {
                Some(true_one) if beside && true_one != named.0 => {
                    found.push(finding(reading, version, named.1, day.1, true_one));
                }
                _ => {}
            }
        }
    }
    found
}

fn date(fact: &Fact) -> Option<&Date> {
    match &fact.value {
        Value::Date(date) if !date.open_order => Some(date),
        _ => None,
    }
}

fn finding(reading: &Reading<'_>, version: usize, named: &Fact, day: &Fact, true_one: u8) -> Finding {
    let name = WEEKDAYS.get(usize::from(true_one).wrapping_sub(1)).unwrap_or(&"");
    let date = day.span.of(reading.documents[version].text());
    Finding {
        rule: "weekday-misfit",
        family: Family::Number,
        severity: Severity::Warning,
        confidence: 0.9,
        message: format!(
            "{} does not fit “{date}” ({}), which was a {name}.",
            said(reading, version, named),
            day.canonical()
        ),
        fault: Place::meaning(version, named.span, named.canonical()),
        evidence: vec![Place::meaning(version, day.span, day.canonical())],
        suggestion: None,
    }
}

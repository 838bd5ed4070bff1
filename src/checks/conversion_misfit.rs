//! A measure in brackets that does not convert the one before it: 80 km (45 miles).

use super::precision::{converts, float};
use super::rows::said;
use crate::align::Reading;
use crate::document::Document;
use crate::facts::{Fact, Measure, Quantity};
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::{Dimension, Unit};

/// The bracket and a word may stand between a measure and its conversion.
const REACH: usize = 3;
/// What is off by less than that share is a rough conversion; by more than that factor, another thing.
/// Guesses.
const ROUGH: f64 = 0.1;
const OTHER: f64 = 4.0;

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let sentences = (0..document.sentences.len()).map(|s| document.facts_of(s));
    sentences.flat_map(|facts| misfits(document, facts)).map(|two| finding(reading, version, two)).collect()
}

/// The measures of a sentence whose conversion in brackets is wrong. A range, and feet with inches, are
/// two figures on one side and left alone.
fn misfits<'d>(document: &Document<'_>, facts: &'d [Fact]) -> Vec<[&'d Fact; 2]> {
    let figures: Vec<&Fact> = facts.iter().filter(|fact| fact.quantity().is_some()).collect();
    let kin = |a: Option<&&Fact>, b: &Fact| a.is_some_and(|a| gap(a, b) <= REACH + 2 && dimension(a) == dimension(b));
    let mut found = Vec::new();
    for n in 1..figures.len() {
        let (one, other) = (figures[n - 1], figures[n]);
        let before = n.checked_sub(2).and_then(|at| figures.get(at));
        let single = !kin(before, one) && !figures.get(n + 1).is_some_and(|next| kin(Some(&other), next));
        if single && is_bracketed(document, one, other) && is_wrong(one, other) {
            found.push([one, other]);
        }
    }
    found
}

fn gap(one: &Fact, other: &Fact) -> usize {
    other.tokens.start.saturating_sub(one.tokens.end)
}

fn is_bracketed(document: &Document<'_>, one: &Fact, other: &Fact) -> bool {
    let mut between = document.tokens[one.tokens.end..other.tokens.start.max(one.tokens.end)].iter();
    gap(one, other) <= REACH && between.any(|token| matches!(&*token.key, "(" | "（" | "["))
}

fn unit(fact: &Fact) -> Option<(&Quantity, Unit)> {
    match fact.quantity() {
        Some(quantity @ Quantity { measure: Measure::Unit(unit), .. }) => Some((quantity, *unit)),
        _ => None,
    }
}

fn dimension(fact: &Fact) -> Option<Dimension> {
    unit(fact).map(|(_, unit)| unit.dimension()).filter(|dimension| {
        matches!(
            dimension,
            Dimension::Length | Dimension::Area | Dimension::Volume | Dimension::Mass | Dimension::Speed
        )
    })
}

fn is_wrong(one: &Fact, other: &Fact) -> bool {
    let Some(((a, x), (b, y))) = unit(one).zip(unit(other)) else { return false };
    let ([p], [q]) = (&a.readings[..], &b.readings[..]) else { return false };
    let (large, small) = (x.measure(float(*p)), y.measure(float(*q)));
    let ratio = (large / small).max(small / large);
    let off = ratio > 1.0 + ROUGH && ratio < OTHER;
    x != y && dimension(one).is_some() && dimension(one) == dimension(other) && off && !converts(*p, a, x, *q, b, y)
}

/// Whether a version holds both measures, one beside the other.
fn gives(document: &Document<'_>, [one, other]: [&Fact; 2]) -> bool {
    let same =
        |a: &Fact, b: &Fact| unit(a).zip(unit(b)).is_some_and(|((p, x), (q, y))| x == y && p.value() == q.value());
    document.facts.windows(2).any(|two| same(&two[0], one) && same(&two[1], other))
}

fn finding(reading: &Reading<'_>, version: usize, [one, other]: [&Fact; 2]) -> Finding {
    // What other versions give too was so before any of them was translated.
    let shared = (0..reading.documents.len()).any(|v| v != version && gives(&reading.documents[v], [one, other]));
    let working = unit(one).zip(unit(other)).and_then(|((a, x), (_, y))| {
        let converted = x.measure(float(a.value()?)) / y.measure(1.0);
        Some(format!(": {} = {} {}", one.canonical(), (converted * 10.0).round() / 10.0, y.name()))
    });
    Finding {
        rule: "conversion-misfit",
        family: Family::Number,
        severity: if shared { Severity::Note } else { Severity::Warning },
        confidence: 0.9,
        message: format!(
            "{} is no conversion of “{}”{}.",
            said(reading, version, other),
            one.span.of(reading.documents[version].text()),
            working.unwrap_or_default()
        ),
        fault: Place::meaning(version, other.span, other.canonical()),
        evidence: vec![Place::meaning(version, one.span, one.canonical())],
        suggestion: None,
    }
}

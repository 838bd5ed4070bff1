//! A total whose parts, listed behind it, do not add up to it: 12 people (7 men and 4 women).

use super::rows::said;
use crate::align::Reading;
use crate::document::Document;
use crate::facts::{Fact, Measure, Quantity};
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::{Bound, Concept, Sense};
use rust_decimal::Decimal;

/// So many tokens may stand between a total and the mark that opens its list.
const TO_LIST: usize = 5;
/// A part is counted so many tokens behind the part before it.
const TO_PART: usize = 6;

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let mut found = Vec::new();
    for sentence in &document.sentences {
        let facts = &document.facts[sentence.facts.clone()];
        let counts: Vec<&Fact> = facts.iter().filter(|fact| fact.quantity().is_some()).collect();
        for (n, total) in counts.iter().enumerate() {
            let parts = parts(document, total, &counts[n + 1..], sentence.tokens.end);
            let mut counts = parts.iter().filter_map(|part| count(part));
            // What is too large to be held is no sum.
            let sum = counts.try_fold(Decimal::ZERO, |sum, more| sum.checked_add(more)).filter(|_| parts.len() > 1);
            if let Some(sum) = sum.filter(|sum| count(total).is_some_and(|total| total != *sum)) {
                found.push(finding(reading, version, total, &parts, sum));
            }
        }
    }
    found
}

/// The counts of people that are listed behind a total, in brackets or behind a colon or a dash, with
/// nothing before the first of them: a list that opens with a word, as *including*, may be open.
fn parts<'d>(document: &Document<'_>, total: &Fact, rest: &[&'d Fact], end: usize) -> Vec<&'d Fact> {
    let key = |t: usize| &*document.tokens[t].key;
    let near = total.tokens.end..(total.tokens.end + TO_LIST).min(end);
    let Some(mark) = near.into_iter().find(|&t| matches!(key(t), "(" | "（" | ":" | "：" | "–" | "—")) else {
        return Vec::new();
    };
    let mut at = mark + 1;
    let mut parts = Vec::new();
    for (n, part) in rest.iter().enumerate() {
        if part.tokens.start < at {
            break;
        }
        // 男性7人: what is counted may stand before its count.
        let counted = || document.hits_in(&(at..part.tokens.start)).iter().any(|hit| is_person(hit.sense));
        let near = if n > 0 {
            TO_PART
        } else if counted() {
            2
        } else {
            0
        };
        if part.tokens.start - at > near || count(part).is_none() {
            break;
        }
        parts.push(*part);
        at = part.tokens.end;
    }
    let closing = (at..(at + TO_PART).min(end)).any(|t| matches!(key(t), ")" | "）" | "." | "。" | "۔" | "।"));
    let all = parts.len() == rest.iter().filter(|fact| fact.tokens.start < at + TO_PART).count();
    if closing && all && count(total).is_some() { parts } else { Vec::new() }
}

fn is_person(sense: Sense) -> bool {
    matches!(sense, Sense::Concept(concept) if concept.is_person())
}

/// A count of people, exact.
fn count(fact: &Fact) -> Option<Decimal> {
    let people = |noun: Concept| noun.is_person() || noun.is_fate();
    let exact = |q: &&Quantity| q.measure == Measure::Count && q.bound == Bound::Exactly && !q.scaled;
    fact.quantity().filter(exact).filter(|q| q.noun.is_some_and(people) && q.readings.len() == 1)?.value()
}

fn finding(reading: &Reading<'_>, version: usize, total: &Fact, parts: &[&Fact], sum: Decimal) -> Finding {
    let addends: Vec<String> = parts.iter().filter_map(|part| count(part)).map(|value| value.to_string()).collect();
    Finding {
        rule: "sum-misfit",
        family: Family::Number,
        severity: Severity::Warning,
        confidence: 0.85,
        message: format!(
            "The parts do not add up to {}: {} = {sum}.",
            said(reading, version, total),
            addends.join(" + ")
        ),
        fault: Place::meaning(version, total.span, total.canonical()),
        evidence: parts.iter().map(|part| Place::meaning(version, part.span, part.canonical())).collect(),
        suggestion: None,
    }
}

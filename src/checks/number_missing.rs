//! A toll that one version gives is lost in the aligned sentence of another.

use super::compare::{is_sum, repeats};
use super::ledger::{Ledger, Left, Pair};
use super::rows::{list, said};
use crate::align::Reading;
use crate::document::Kind;
use crate::facts::Value;
use crate::finding::{Family, Finding, Place, Severity};

const ROW_SURE: f64 = 0.8;
/// A note names at most so many figures.
const MOST_NAMED: usize = 6;

pub fn check(reading: &Reading<'_>, ledger: &Ledger<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for Pair { versions: [a, b], left } in &ledger.pairs {
        for (side, version, other) in [(0, *a, *b), (1, *b, *a)] {
            let missing: Vec<&Left<'_>> =
                left[side].iter().filter(|one| is_missing(reading, one, &left[1 - side], version, other)).collect();
            let (tolls, rest): (Vec<&Left<'_>>, Vec<&Left<'_>>) = missing.into_iter().partition(|one| is_toll(one));
            found.extend(tolls.into_iter().map(|toll| warning(reading, version, other, toll)));
            found.extend(note(reading, version, other, &rest));
        }
    }
    found
}

/// Whether the aligned sentence has nothing in the figure's place, and the version gives it nowhere.
fn is_missing(reading: &Reading<'_>, one: &Left<'_>, others: &[Left<'_>], version: usize, other: usize) -> bool {
    let Some(row) = one.row.filter(|&row| reading.groups[row].score >= ROW_SURE) else { return false };
    let figure = match &one.fact.value {
        Value::Quantity(quantity) => !quantity.soft && quantity.vague().is_none(),
        Value::Date(_) | Value::Time(_) => true,
        _ => false,
    };
    let vague = super::vague_number::stand_in(reading, one, version, other).is_some();
    let apart = super::rows::events_apart(reading, &reading.groups[row], version, other);
    let stand_in = vague
        || apart
        || others
            .iter()
            .any(|left| left.row == Some(row) && left.fact.quantity().is_some() == one.fact.quantity().is_some());
    let headline = reading.documents[version]
        .sentence_at(one.fact.span.start)
        .is_some_and(|s| reading.documents[version].sentences[s].kind == Kind::Headline);
    let document = &reading.documents[other];
    let summed =
        || (0..document.sentences.len()).any(|s| is_sum(one.fact, &document.facts_of(s).iter().collect::<Vec<_>>()));
    figure
        && !one.said
        && !stand_in
        && !headline
        && !summed()
        && !document.facts.iter().any(|fact| repeats(fact, one.fact))
}

/// A count of the dead, the wounded, the missing: the story cannot do without it.
fn is_toll(one: &Left<'_>) -> bool {
    one.fact.quantity().is_some_and(|quantity| quantity.noun.is_some_and(|noun| noun.is_fate()))
}

fn warning(reading: &Reading<'_>, version: usize, other: usize, toll: &Left<'_>) -> Finding {
    let row = toll.row.map(|row| &reading.groups[row]);
    let document = &reading.documents[other];
    let sentence = row.and_then(|row| row.sentences[other].first()).and_then(|&s| document.sentences.get(s));
    let counted = toll.fact.quantity().and_then(|q| q.noun).map_or("", |noun| noun.name());
    let id = &document.version.id;
    Finding {
        rule: "number-missing",
        family: Family::Number,
        severity: Severity::Warning,
        confidence: row.map_or(0.0, |row| (row.score * 85.0).round() / 100.0),
        message: format!(
            "{id} lost a toll ({counted}): {}, no figure in the same sentence of {id}.",
            said(reading, version, toll.fact)
        ),
        fault: Place::new(other, sentence.map_or_else(crate::Span::default, |s| s.span)),
        evidence: vec![Place::meaning(version, toll.fact.span, toll.fact.canonical())],
        suggestion: None,
    }
}

/// All other figures that a version lacks, in one note.
fn note(reading: &Reading<'_>, version: usize, other: usize, missing: &[&Left<'_>]) -> Option<Finding> {
    let first = missing.first()?;
    let document = &reading.documents[version];
    let mut words: Vec<String> =
        missing.iter().take(MOST_NAMED).map(|left| format!("“{}”", left.fact.span.of(document.text()))).collect();
    if missing.len() > MOST_NAMED {
        words.push(format!("{} more", missing.len() - MOST_NAMED));
    }
    let lacking = &reading.documents[other].version.id;
    let place = |left: &&Left<'_>| Place::meaning(version, left.fact.span, left.fact.canonical());
    Some(Finding {
        rule: "number-missing",
        family: Family::Number,
        severity: Severity::Note,
        confidence: 0.6,
        message: format!(
            "Figures of {} that {lacking} does not give in the same sentences: {}.",
            document.version.id,
            list(&words)
        ),
        fault: place(first),
        evidence: missing.iter().skip(1).take(MOST_NAMED - 1).map(place).collect(),
        suggestion: None,
    })
}

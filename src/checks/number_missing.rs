//! A toll that one version gives is lost in the aligned sentence of another.

use super::ledger::{Ledger, Left, Pair};
use super::rows::{list, said, tell};
use super::sums::is_sum;
use crate::align::Reading;
use crate::document::{Document, Kind};
use crate::facts::{Fact, Value};
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::Sense;

const ROW_SURE: f64 = 0.93;
/// A sentence of fewer than a third of the letters is hardly a version of the one that holds the toll,
/// unless it tells of people. A guess.
const SHORTER: usize = 3;
/// A note names at most so many figures.
const MOST_NAMED: usize = 6;

pub fn check(reading: &Reading<'_>, ledger: &Ledger<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for pair in &ledger.pairs {
        for side in 0..2 {
            let (version, other) = (pair.versions[side], pair.versions[1 - side]);
            let missing: Vec<&Left<'_>> =
                pair.left[side].iter().filter(|one| is_missing(reading, ledger, pair, side, one)).collect();
            let (tolls, rest): (Vec<&Left<'_>>, Vec<&Left<'_>>) = missing.into_iter().partition(|one| is_toll(one));
            // Versions that give the same toll are witnesses of one loss.
            let same = |known: &Finding, other: &Finding| known.fault == other.fault && value(known) == value(other);
            tolls.into_iter().for_each(|toll| tell(&mut found, warning(reading, version, other, toll), same));
            found.extend(note(reading, version, other, &rest));
        }
    }
    found
}

fn value(finding: &Finding) -> Option<&str> {
    finding.evidence.first().and_then(|place| place.value.as_deref())
}

/// Whether the aligned sentence has nothing in the figure's place, and the version gives it nowhere.
fn is_missing(reading: &Reading<'_>, ledger: &Ledger<'_>, pair: &Pair<'_>, side: usize, one: &Left<'_>) -> bool {
    let (version, other) = (pair.versions[side], pair.versions[1 - side]);
    let Some(row) = one.row.filter(|&row| reading.groups[row].score >= ROW_SURE) else { return false };
    let figure = match &one.fact.value {
        Value::Quantity(quantity) => !quantity.soft && quantity.vague().is_none(),
        Value::Date(date) => date.relative.is_none() && !date.in_dateline,
        Value::Time(_) => true,
        _ => false,
    };
    let vague = || super::vague_number::stand_in(reading, pair, side, one).is_some();
    let apart = || super::conflicts::events_apart(reading, &reading.groups[row], version, other);
    let sentence = reading.documents[version].sentence_at(one.fact.span.start);
    let headline = sentence.is_some_and(|s| reading.documents[version].sentences[s].kind == Kind::Headline);
    let summed = || ledger.sums[other].explain(one.fact, &(0..reading.documents[other].sentences.len()));
    figure
        && !one.said
        && !headline
        && !has_stand_in(pair, side, one)
        && !vague()
        && !apart()
        && !summed()
        && !adds_up(reading, row, (version, one), other)
        && (!is_toll(one) || may_tell(reading, row, version, other))
}

/// Whether the other version's sentences can be those that lost the toll, and are no line that was
/// aligned for want of a better one.
fn may_tell(reading: &Reading<'_>, row: usize, version: usize, other: usize) -> bool {
    let sentences = |v: usize| reading.groups[row].sentences[v].iter().map(move |&s| (&reading.documents[v], s));
    let letters = |v: usize| -> usize {
        sentences(v).map(|(document, s)| document.words(s).chars().filter(|c| c.is_alphanumeric()).count()).sum()
    };
    let of_people = |sense| matches!(sense, Sense::Concept(concept) if concept.is_fate() || concept.is_person());
    let tells = |(document, s): (&Document<'_>, usize)| {
        document.hits_in(&document.sentences[s].tokens).iter().any(|hit| of_people(hit.sense))
    };
    letters(other) * SHORTER >= letters(version) || sentences(other).any(tells)
}

/// Whether a figure of the other row is a sum that needs this one: four passengers and two drivers are
/// the six dead.
fn adds_up(reading: &Reading<'_>, row: usize, (version, one): (usize, &Left<'_>), other: usize) -> bool {
    let facts = |v: usize| {
        let document = &reading.documents[v];
        reading.groups[row].sentences[v].iter().flat_map(move |&s| document.facts_of(s))
    };
    let parts: Vec<&Fact> = facts(version).collect();
    let rest: Vec<&Fact> = facts(version).filter(|fact| fact.span != one.fact.span).collect();
    facts(other).any(|total| is_sum(total, &parts) && !is_sum(total, &rest))
}

/// Whether another figure is left in the aligned sentence that can stand for this one: a single figure
/// stands for one toll and not for two.
fn has_stand_in(pair: &Pair<'_>, side: usize, one: &Left<'_>) -> bool {
    let Some(row) = one.row else { return false };
    let alike = |left: &Left<'_>| left.fact.quantity().is_some() == one.fact.quantity().is_some();
    let others = pair.in_row(1 - side, row).filter(|(_, left)| alike(left)).count();
    let tolls = pair.in_row(side, row).filter(|(_, left)| is_toll(left)).count();
    if is_toll(one) { others >= tolls } else { others > 0 }
}

/// A count of the dead, the wounded, the missing: the story cannot do without it.
fn is_toll(one: &Left<'_>) -> bool {
    one.fact.quantity().is_some_and(|q| !q.may_be_year() && q.noun.is_some_and(|noun| noun.is_fate()))
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

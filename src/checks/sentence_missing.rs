//! Sentences that stand in one version and in no other, and sentences that one version lacks and all others have.

use super::rows;
use crate::align::{Group, Reading};
use crate::document::Document;
use crate::finding::{Family, Finding, Place, Severity};

/// A fragment of fewer letters is not worth a line.
const SHORTEST: usize = 20;

pub fn check(reading: &Reading<'_>) -> Vec<Finding> {
    if reading.documents.len() < 2 || reading.groups.is_empty() {
        return Vec::new();
    }
    let lost = reading.order.iter().flat_map(|&version| lost(reading, version));
    (0..reading.documents.len()).flat_map(|version| alone(reading, version)).chain(lost).collect()
}

/// Whether a sentence that is worth a line stands in no row.
fn is_alone(reading: &Reading<'_>, version: usize, sentence: usize) -> bool {
    reading.group_of(version, sentence).is_none() && is_told(&reading.documents[version], sentence)
}

/// Whether a sentence is worth a line.
fn is_told(document: &Document<'_>, sentence: usize) -> bool {
    document.sentences[sentence].kind.is_prose()
        && document.words(sentence).chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST
}

/// One note for every run of sentences that no row holds.
fn alone(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let all = document.sentences.len();
    let mut found = Vec::new();
    let mut at = 0;
    while at < all {
        let end = (at..all).find(|&s| !is_alone(reading, version, s)).unwrap_or(all);
        if end > at {
            let span = document.sentences[at].span.to(document.sentences[end - 1].span);
            let message = format!("{} in no other version.", stand(end - at, &document.version.id));
            found.push(note(message, Place::new(version, span), Vec::new()));
        }
        at = end.max(at + 1);
    }
    found
}

/// One note for every run of sentences that a version lacks and all others have, of which there must be two. Where
/// it has a sentence of its own in that place, it may say the same in other words.
fn lost(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let others: Vec<usize> = reading.order.iter().copied().filter(|&other| other != version).collect();
    let [first, .., _] = others[..] else { return Vec::new() };
    let document = &reading.documents[first];
    let lacking = |s: usize| {
        let group = reading.group_of(first, s).map(|row| &reading.groups[row])?;
        let all_others = others.iter().all(|&other| !group.sentences[other].is_empty());
        (is_told(document, s) && all_others && group.sentences[version].is_empty()).then_some(group)
    };
    // By sentence of the first other, and for its end: where the version goes on with what that one says.
    let mut next = vec![reading.documents[version].sentences.len(); document.sentences.len() + 1];
    for s in (0..document.sentences.len()).rev() {
        let there = reading.group_of(first, s).and_then(|group| reading.groups[group].sentences[version].first());
        next[s] = there.map_or(next[s + 1], |&there| there.min(next[s + 1]));
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at < document.sentences.len() {
        let run: Vec<&Group> = (at..document.sentences.len()).map_while(lacking).collect();
        let end = at + run.len();
        let says_else = next[end].checked_sub(1).is_some_and(|s| is_alone(reading, version, s));
        if let ([head, ..], false) = (&run[..], says_else) {
            let tail = run.last().unwrap_or(head);
            let place = |other: usize| {
                let sentences = &reading.documents[other].sentences;
                let all = [head, tail].into_iter().flat_map(|group| &group.sentences[other]);
                let (first, last) = (all.clone().min()?, all.max()?);
                Some(Place::new(other, sentences[*first].span.to(sentences[*last].span)))
            };
            let id = |&other: &usize| reading.documents[other].version.id.clone();
            let all = rows::list(&others.iter().map(id).collect::<Vec<_>>());
            let message = format!("{} nowhere in {}.", stand(run.len(), &all), id(&version));
            let mut places = others.iter().filter_map(|&other| place(other));
            if let Some(fault) = places.next() {
                found.push(note(message, fault, places.collect()));
            }
        }
        at = end.max(at + 1);
    }
    found
}

/// “A sentence of en stands”, “3 sentences of en and it stand”.
fn stand(sentences: usize, of: &str) -> String {
    if sentences == 1 { format!("A sentence of {of} stands") } else { format!("{sentences} sentences of {of} stand") }
}

fn note(message: String, fault: Place, evidence: Vec<Place>) -> Finding {
    Finding {
        rule: "sentence-missing",
        family: Family::Coverage,
        severity: Severity::Note,
        confidence: 0.6,
        message,
        fault,
        evidence,
        suggestion: None,
    }
}

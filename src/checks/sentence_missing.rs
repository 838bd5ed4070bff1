//! Sentences that stand in one version and in no other.

use crate::align::Reading;
use crate::document::Kind;
use crate::finding::{Family, Finding, Place, Severity};

/// A fragment of fewer letters is not worth a line.
const SHORTEST: usize = 20;

pub fn check(reading: &Reading<'_>) -> Vec<Finding> {
    if reading.documents.len() < 2 || reading.groups.is_empty() {
        return Vec::new();
    }
    (0..reading.documents.len()).flat_map(|version| alone(reading, version)).collect()
}

/// One note for every run of sentences that no row holds.
fn alone(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let mut held = vec![false; document.sentences.len()];
    for group in &reading.groups {
        group.sentences[version].iter().for_each(|&s| held[s] = true);
    }
    let is_alone = |s: usize| {
        let sentence = &document.sentences[s];
        let told = matches!(sentence.kind, Kind::Body | Kind::Caption);
        !held[s] && told && document.words(s).chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < held.len() {
        let end = (at..held.len()).find(|&s| !is_alone(s)).unwrap_or(held.len());
        if end > at {
            let span = document.sentences[at].span.to(document.sentences[end - 1].span);
            let (count, stand) = if end - at == 1 {
                ("A sentence".to_owned(), "stands")
            } else {
                (format!("{} sentences", end - at), "stand")
            };
            let id = &document.version.id;
            found.push(Finding {
                rule: "sentence-missing",
                family: Family::Coverage,
                severity: Severity::Note,
                confidence: 0.6,
                message: format!("{count} of {id} {stand} in no other version."),
                fault: Place::new(version, span),
                evidence: Vec::new(),
                suggestion: None,
            });
        }
        at = end.max(at + 1);
    }
    found
}

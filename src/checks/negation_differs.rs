//! One version denies what the other says, in nearly the same words.

use crate::align::{Group, Reading};
use crate::document::Document;
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::{Sense, Shape};
use crate::span::Span;
use rustc_hash::FxHashSet;

const ROW_SURE: f64 = 0.8;
/// The share of the longer version's words that both have. Below it a sentence may be turned round
/// ("did not fail" for "worked"), and counting negations proves nothing.
const SHARED: f64 = 0.6;

pub fn check(reading: &Reading<'_>, group: &Group) -> Vec<Finding> {
    if group.score < ROW_SURE {
        return Vec::new();
    }
    let versions: Vec<usize> = group.versions().collect();
    let mut found = Vec::new();
    for (n, &a) in versions.iter().enumerate() {
        for &b in &versions[n + 1..] {
            let (of_a, of_b) = (&reading.documents[a], &reading.documents[b]);
            let ([one], [other]) = (&group.sentences[a][..], &group.sentences[b][..]) else { continue };
            if of_a.lang.file.tag != of_b.lang.file.tag || shared(of_a, *one, of_b, *other) < SHARED {
                continue;
            }
            let (not_a, not_b) = (negators(of_a, *one), negators(of_b, *other));
            let finding = match (&not_a[..], &not_b[..]) {
                ([], [not]) => finding(reading, group, (b, *not), (a, *one)),
                ([not], []) => finding(reading, group, (a, *not), (b, *other)),
                _ => continue,
            };
            found.push(finding);
        }
    }
    found
}

/// The places of the negators in a sentence.
fn negators(document: &Document<'_>, sentence: usize) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for hit in document.hits_in(&document.sentences[sentence].tokens) {
        let span = document.span_of(&(hit.first..hit.end()));
        if hit.sense == Sense::Negator && !found.iter().any(|known| known.meets(span)) {
            found.push(span);
        }
    }
    found
}

/// The share of the words of the longer sentence that the other has too.
fn shared(of_a: &Document<'_>, a: usize, of_b: &Document<'_>, b: usize) -> f64 {
    let words = |document: &'_ Document<'_>, sentence: usize| -> FxHashSet<String> {
        let tokens = &document.tokens[document.sentences[sentence].tokens.clone()];
        tokens.iter().filter(|token| token.shape != Shape::Mark).map(|token| token.key.to_string()).collect()
    };
    let (words_a, words_b) = (words(of_a, a), words(of_b, b));
    let longer = words_a.len().max(words_b.len()).max(1);
    words_a.intersection(&words_b).count() as f64 / longer as f64
}

fn finding(reading: &Reading<'_>, group: &Group, (version, not): (usize, Span), (other, sentence): (usize, usize)) -> Finding {
    let (document, plain) = (&reading.documents[version], &reading.documents[other]);
    let words = not.of(document.text());
    Finding {
        rule: "negation-differs",
        family: Family::Meaning,
        severity: Severity::Warning,
        confidence: (group.score * 80.0).round() / 100.0,
        message: format!(
            "“{words}” in {} denies what {} says in nearly the same words.",
            document.version.id, plain.version.id
        ),
        fault: Place::new(version, not),
        evidence: vec![Place::new(other, plain.sentences[sentence].span)],
        suggestion: None,
    }
}

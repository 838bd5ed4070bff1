//! A name with a number in it has another number in another version: F125 and F128, covid-19 and covid-91.

use super::codes::{Code, codes};
use super::rows::{list, tell};
use crate::align::{Group, Reading};
use crate::finding::{Family, Finding, Place, Severity};
use std::collections::HashSet;

const ROW_SURE: f64 = 0.86;

pub fn check(reading: &Reading<'_>) -> Vec<Finding> {
    // Most stories have no such name.
    let known: Vec<HashSet<(String, String)>> = (0..reading.documents.len()).map(|v| all(reading, v)).collect();
    if known.iter().filter(|codes| !codes.is_empty()).count() < 2 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for group in reading.groups.iter().filter(|group| group.score >= ROW_SURE) {
        for (a, b) in group.pairs() {
            let (ours, theirs) = (of_row(reading, group, a), of_row(reading, group, b));
            // Two names with their figures apart are left to the rules on figures.
            let lacks = |row: &[Code], code: &Code| !row.iter().any(|x| x.digits == code.digits && x.is_kin(code));
            let knows =
                |version: usize, code: &Code| known[version].contains(&(code.letters.clone(), code.digits.clone()));
            for one in ours.iter().filter(|one| lacks(&theirs, one)) {
                // Where each version has both somewhere, the two are two things.
                let clashes = |other: &&Code| {
                    !(one.apart && other.apart)
                        && one.is_kin(other)
                        && lacks(&ours, other)
                        && !(knows(b, one) && knows(a, other))
                };
                let mut kin = theirs.iter().filter(clashes);
                if let (Some(other), None) = (kin.next(), kin.next()) {
                    let finding = finding(reading, group, [(a, one), (b, other)], &known);
                    tell(&mut found, finding, |known, other| known.fault == other.fault);
                }
            }
        }
    }
    found
}

fn all(reading: &Reading<'_>, version: usize) -> HashSet<(String, String)> {
    let document = &reading.documents[version];
    let sentences = document.sentences.iter().filter(|sentence| sentence.kind.is_copy());
    sentences.flat_map(|s| codes(document, &s.tokens)).map(|code| (code.letters, code.digits)).collect()
}

fn of_row(reading: &Reading<'_>, group: &Group, version: usize) -> Vec<Code> {
    let document = &reading.documents[version];
    group.sentences[version].iter().flat_map(|&s| codes(document, &document.sentences[s].tokens)).collect()
}

/// The version whose number fewest versions give comes first.
fn finding(
    reading: &Reading<'_>,
    group: &Group,
    mut sides: [(usize, &Code); 2],
    known: &[HashSet<(String, String)>],
) -> Finding {
    let givers = |code: &Code| known.iter().filter(|k| k.iter().any(|(_, digits)| *digits == code.digits)).count();
    sides.sort_by_key(|(version, code)| (givers(code), *version));
    let id = |version: usize| &reading.documents[version].version.id;
    let words = |(version, code): &(usize, &Code)| {
        format!("“{}” in {}", code.span.of(reading.documents[*version].text()), id(*version))
    };
    let alone = if givers(sides[0].1) < givers(sides[1].1) {
        format!("; {} stands alone", id(sides[0].0))
    } else {
        String::new()
    };
    let place = |(version, code): &(usize, &Code)| Place::meaning(*version, code.span, code.digits.clone());
    Finding {
        rule: "code-differs",
        family: Family::Number,
        severity: Severity::Error,
        confidence: (group.score * 95.0).round() / 100.0,
        message: format!("A name has two numbers: {}{alone}.", list(&sides.iter().map(words).collect::<Vec<_>>())),
        fault: place(&sides[0]),
        evidence: vec![place(&sides[1])],
        suggestion: None,
    }
}

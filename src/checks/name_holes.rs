//! Names that one version has, lost in another from a place that still needs one: “mayor of in 2014”.

use super::rows::tell;
use super::words_missing::{around, shown};
use crate::align::Reading;
use crate::document::Hole;
use crate::finding::{Family, Finding, Place, Severity};
use crate::names::Roster;

/// The row must be so sure before its other versions say what a place has lost.
const ROW_SURE: f64 = 0.9;

/// The findings: what the other version has between the same words, or the name in its sentence that nothing here
/// answers.
pub fn findings(reading: &Reading<'_>, roster: &Roster) -> Vec<Finding> {
    let mut found = Vec::new();
    for (row, group) in reading.groups.iter().enumerate().filter(|(_, group)| group.score >= ROW_SURE) {
        for version in group.versions() {
            let document = &reading.documents[version];
            for &sentence in &group.sentences[version] {
                let tokens = &document.sentences[sentence].tokens;
                let is_shared = |hole: &Hole| {
                    let context = document.span_of(&around(hole, tokens, 2));
                    let words = context.of(document.text());
                    (0..reading.documents.len()).any(|other| other != version && reading.documents[other].says(words))
                };
                for hole in document.holes(sentence).into_iter().filter(|hole| !is_shared(hole)) {
                    let place = named(reading, (version, sentence), &hole);
                    if let Some(name) = place.or_else(|| stranger(reading, roster, row, version)) {
                        let finding = finding(reading, (version, sentence), &hole, name);
                        tell(&mut found, finding, |known, other| known.evidence == other.evidence);
                    }
                }
            }
        }
    }
    found
}

/// What a version in the same language has in the place of the hole, if it is written with a capital.
fn named(reading: &Reading<'_>, (version, sentence): (usize, usize), hole: &Hole) -> Option<Place> {
    let place = shown(reading, version, sentence, hole)?;
    let words = place.span.of(reading.documents[place.version].text());
    words.split_whitespace().any(|word| word.starts_with(char::is_uppercase)).then_some(place)
}

/// The first name of the row that the version does not have, a sure one before others.
fn stranger(reading: &Reading<'_>, roster: &Roster, row: usize, version: usize) -> Option<Place> {
    let gaps = roster.of_row(row).filter(|gap| gap.versions.contains(&version));
    let names = gaps.flat_map(|gap| {
        let side = usize::from(gap.versions[0] == version);
        let other = gap.versions[side];
        gap.strangers[side].iter().map(move |&stranger| (other, roster.mention(other, stranger)))
    });
    let (other, name) = names.min_by_key(|(_, name)| !name.is_firm())?;
    Some(Place::meaning(other, reading.documents[other].span_of(&name.tokens), name.key.clone()))
}

fn finding(reading: &Reading<'_>, (version, sentence): (usize, usize), hole: &Hole, name: Place) -> Finding {
    let (document, naming) = (&reading.documents[version], &reading.documents[name.version]);
    let span = document.span_of(&around(hole, &document.sentences[sentence].tokens, 1));
    let (words, there) = (span.of(document.text()), name.span.of(naming.text()));
    Finding {
        rule: "name-missing",
        family: Family::Entity,
        severity: Severity::Warning,
        confidence: if hole.sure { 0.9 } else { 0.8 },
        message: format!("“{words}” in {} lacks a name: {} has “{there}”.", document.version.id, naming.version.id),
        fault: Place::new(version, span),
        evidence: vec![name],
        suggestion: None,
    }
}

//! First names that stand alone where another version has the surname too: *Emmanuel* for *Emmanuel Villaume*.

use super::name_holes::lacking;
use super::rows::tell;
use crate::align::Reading;
use crate::finding::{Finding, Place, Severity};
use crate::names::{FullName, first_names, full_names, is_surname_said};

/// Of a row that has more first names or full ones so many are looked at (a guess).
const MOST_NAMES: usize = 40;

/// The row must be so sure.
const ROW_SURE: f64 = 0.9;

/// The findings, between two languages: within one a story may call its people by their first names. A version that has
/// the surname in any sentence has lost nobody.
pub fn findings(reading: &Reading<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for group in reading.groups.iter().filter(|group| group.score >= ROW_SURE) {
        for version in group.versions() {
            let (document, sentences) = (&reading.documents[version], &group.sentences[version]);
            let firsts: Vec<usize> =
                sentences.iter().flat_map(|&s| first_names(document, s)).take(MOST_NAMES).collect();
            let is_other = |other: &usize| {
                *other != version && !firsts.is_empty() && !document.lang.is_same(reading.documents[*other].lang)
            };
            for other in group.versions().filter(is_other) {
                let naming = &reading.documents[other];
                let full: Vec<FullName> =
                    group.sentences[other].iter().flat_map(|&s| full_names(naming, s)).take(MOST_NAMES).collect();
                for &first in &firsts {
                    let is_lost = |full: &&FullName| {
                        full.is_of(naming, document, first) && !is_surname_said(naming, full, document, sentences)
                    };
                    let Some(full) = full.iter().find(is_lost) else { continue };
                    let fault = Place::new(version, document.tokens[first].span);
                    let name = Place::new(other, naming.span_of(&full.tokens));
                    let finding = lacking(reading, fault, name, "", (Severity::Warning, 0.8));
                    tell(&mut found, finding, |known, other| known.fault == other.fault);
                }
            }
        }
    }
    found
}

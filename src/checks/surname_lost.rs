//! First names that stand alone where another version has the surname too: *Emmanuel* for *Emmanuel Villaume*.

use super::name_holes::lacking;
use crate::align::Reading;
use crate::finding::{Finding, Place, Severity};
use crate::names::{FullName, first_names, full_names, is_surname_said};

/// The row must be so sure.
const ROW_SURE: f64 = 0.9;

/// The findings, between two languages: within one a story may call its people by their first names. A version that has
/// the surname in any sentence has lost nobody.
pub fn findings(reading: &Reading<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for group in reading.groups.iter().filter(|group| group.score >= ROW_SURE) {
        for version in group.versions() {
            let document = &reading.documents[version];
            let sentences = &group.sentences[version];
            for first in sentences.iter().flat_map(|&s| first_names(document, s)) {
                let full = group.versions().find_map(|other| {
                    let naming = &reading.documents[other];
                    let lost = |full: &FullName| {
                        full.is_of(naming, document, first) && !is_surname_said(naming, full, document, sentences)
                    };
                    let full = || group.sentences[other].iter().flat_map(|&s| full_names(naming, s)).find(lost);
                    let full = if document.lang.is_same(naming.lang) { None } else { full() };
                    full.map(|full| Place::new(other, naming.span_of(&full.tokens)))
                });
                if let Some(full) = full {
                    let fault = Place::new(version, document.tokens[first].span);
                    found.push(lacking(reading, fault, full, "", (Severity::Warning, 0.8)));
                }
            }
        }
    }
    found
}

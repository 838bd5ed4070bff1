//! Marks where none belongs: two in a row, one behind an article, one that closes no word.

use super::garble;
use super::stray_marks::{self, Stray};
use crate::align::Reading;
use crate::finding::{Finding, Place, Severity};
use unicode_script::Script;

/// At most so many places of a sentence are shown.
const SHOWN: usize = 3;

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let text = document.text();
    let is_latin_like = matches!(garble::home_script(document), Some(Script::Latin | Script::Cyrillic | Script::Greek));
    let mut found = Vec::new();
    for (_, sentence) in garble::copy(document) {
        let strays = sentence.tokens.clone().filter_map(|at| stray_marks::at(document, at, sentence, is_latin_like));
        let mut places: Vec<Stray> = strays.collect();
        places.retain(|stray| !garble::stands_elsewhere(reading, version, stray.span.of(text)));
        let Some(first) = places.first() else { continue };
        let words = first.span.of(text);
        let message = format!("“{words}” in {} has a mark too many: {}.", document.version.id, first.why);
        let finding = garble::finding("stray-punctuation", Severity::Warning, 0.88, version, first.span, message);
        let evidence = places[1..].iter().take(SHOWN - 1).map(|stray| Place::new(version, stray.span)).collect();
        found.push(Finding { evidence, suggestion: first.mended.clone(), ..finding });
    }
    garble::gathered(found)
}

//! Whom and what the versions of a story name, and which of them another version does not name.

mod answer;
mod mention;
mod roster;
mod said;

use crate::document::Document;
use crate::lang::{Concept, Organisation, Sense};
pub use mention::{Mention, Word};
pub use roster::{Gap, Roster, Stranger};
use std::ops::Range;

/// Somebody or something that the tables of names know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    Place(Concept),
    Organisation(Organisation),
}

fn known_in(document: &Document<'_>, tokens: &Range<usize>) -> Vec<(Known, Range<usize>)> {
    let mut found: Vec<(Known, Range<usize>)> =
        document.organisations_in(tokens).into_iter().map(|(o, t)| (Known::Organisation(o), t)).collect();
    for hit in document.hits_in(tokens) {
        let Sense::Concept(concept) = hit.sense else { continue };
        let range = hit.first..hit.end();
        if concept.is_name()
            && hit.end() <= tokens.end
            && !found.iter().any(|(_, t)| t.start < range.end && range.start < t.end)
        {
            found.push((Known::Place(concept), range));
        }
    }
    found.sort_by_key(|(_, tokens)| tokens.start);
    found
}

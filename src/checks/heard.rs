//! What the versions of a row say of their sources.

use super::voices::{Source, Voice, sources, voices};
use crate::align::{Group, Reading};

/// What a version says of the sources of a row.
pub struct Heard {
    pub version: usize,
    pub sources: Vec<Source>,
    /// Whom the row names at all, or a sentence beside it.
    named: Vec<Voice>,
}

impl Heard {
    pub fn of(reading: &Reading<'_>, group: &Group, version: usize) -> Heard {
        let document = &reading.documents[version];
        let row = &group.sentences[version];
        let sources = row.iter().flat_map(|&s| sources(document, s)).collect();
        let (first, last) = (row[0].saturating_sub(1), (row[row.len() - 1] + 1).min(document.sentences.len() - 1));
        let named = (first..=last).flat_map(|s| voices(document, &document.sentences[s].tokens));
        Heard { version, sources, named: named.filter(|voice| !voice.is_anyone()).collect() }
    }

    /// Whether it names one that may be this one.
    pub fn names(&self, voice: &Voice) -> bool {
        self.named.iter().any(|named| named.may_be(voice))
    }
}

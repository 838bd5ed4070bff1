//! Which sentences say the same, over all versions of a story at once.

mod cues;
mod groups;
mod matching;
mod score;
mod search;

pub use cues::skeleton;

use crate::document::{self, Document};
use crate::story::Story;

/// One row: sentences of two or more versions that say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Sentence numbers by version, ascending; empty for a version that is not in the group.
    pub sentences: Vec<Vec<usize>>,
    /// 0 to 1: how sure the alignment is.
    pub score: f64,
}

/// A story, read and aligned: all that a check may ask.
#[derive(Debug)]
pub struct Reading<'a> {
    pub story: &'a Story,
    /// One a version, in their order.
    pub documents: Vec<Document<'a>>,
    /// In the order of the story. A sentence is in one group at most.
    pub groups: Vec<Group>,
}

impl<'a> Reading<'a> {
    /// Reads every version and aligns them.
    pub fn of(story: &'a Story) -> Reading<'a> {
        let documents = document::read(story);
        let groups = align(&documents);
        Reading { story, documents, groups }
    }

    /// The group that holds a sentence.
    pub fn group_of(&self, version: usize, sentence: usize) -> Option<usize> {
        self.groups.iter().position(|group| group.sentences[version].contains(&sentence))
    }
}

impl Group {
    /// The versions that have a sentence in it.
    pub fn versions(&self) -> impl Iterator<Item = usize> + '_ {
        self.sentences.iter().enumerate().filter(|(_, sentences)| !sentences.is_empty()).map(|(version, _)| version)
    }
}

/// Aligns the documents of one story. A single document has no groups.
pub fn align(documents: &[Document<'_>]) -> Vec<Group> {
    groups::groups(documents)
}

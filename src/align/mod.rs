//! Which sentences say the same, over all versions of a story at once.

mod coarse;
mod cues;
mod groups;
mod joined;
mod learnt;
mod likely;
mod matching;
mod moved;
mod score;
mod search;
mod stretches;
mod table;
mod votes;

use crate::deadline::{Deadline, Late};
use crate::document::bounds::{self, Left};
use crate::document::{self, Document};
use crate::lang::{Aliases, Dictionaries, Glossary};
use crate::span::Span;
use crate::story::Story;
use rustc_hash::FxHashSet;

/// One row: sentences of two or more versions that say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Sentence numbers by version, ascending; empty for a version that is not in the group.
    pub sentences: Vec<Vec<usize>>,
    /// 0 to 1: how sure the alignment is.
    pub score: f64,
}

/// How far a story was read, before its deadline and within the [`bounds`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Read and aligned.
    Whole,
    /// There are no groups, and nothing may be said of what one version has and another one has not.
    Unaligned,
    /// Nor are all versions read.
    Unread,
}

/// A story, read and aligned: all that a check may ask.
#[derive(Debug)]
pub struct Reading<'a> {
    pub story: &'a Story,
    /// One a version, in their order.
    pub documents: Vec<Document<'a>>,
    /// In the order of the story. A sentence is in one group at most.
    pub groups: Vec<Group>,
    pub extent: Extent,
    /// Why it was not read whole.
    pub left: Option<Left>,
    /// The versions by their content: what asks one after the other comes to the same however they came.
    pub order: Vec<usize>,
    /// By version and sentence, the group that holds it.
    rows: Vec<Vec<Option<usize>>>,
    /// By version and other version, whether the one is a second print of the other.
    prints: Vec<Vec<bool>>,
    /// The user's own.
    dictionaries: &'a Dictionaries,
    aliases: &'a Aliases,
}

impl<'a> Reading<'a> {
    /// Reads every version and aligns them.
    pub fn of(story: &'a Story) -> Reading<'a> {
        Reading::with(story, Glossary::none())
    }

    /// Reads every version and aligns them with the help of word lists. Versions in languages that these
    /// have not, and stories in one language, are aligned as without them.
    pub fn with(story: &'a Story, glossary: &'a Glossary) -> Reading<'a> {
        Reading::within(story, glossary, &Deadline::none())
    }

    /// The same, as far as there is time.
    pub fn within(story: &'a Story, glossary: &'a Glossary, deadline: &Deadline) -> Reading<'a> {
        let (mut documents, read) = document::read(story, deadline);
        let order = by_content(&documents);
        let aligned = read.and_then(|()| {
            bounds::compared(&documents)?;
            joined::cut(&mut documents, &order, glossary, deadline)?;
            Ok((align_within(&documents, glossary, deadline)?, prints(&documents, deadline)?))
        });
        let extent = match (read, &aligned) {
            (Err(_), _) => Extent::Unread,
            (Ok(()), Err(_)) => Extent::Unaligned,
            (Ok(()), Ok(_)) => Extent::Whole,
        };
        let left = aligned.as_ref().err().copied();
        let (groups, prints) = aligned.unwrap_or_default();
        let mut rows: Vec<Vec<Option<usize>>> = documents.iter().map(|d| vec![None; d.sentences.len()]).collect();
        for (number, group) in groups.iter().enumerate() {
            for (row, sentences) in rows.iter_mut().zip(&group.sentences) {
                sentences.iter().for_each(|&s| row[s] = Some(number));
            }
        }
        let Glossary { dictionaries, aliases, .. } = glossary;
        Reading { story, documents, groups, extent, left, order, rows, prints, dictionaries, aliases }
    }

    /// The sets of the user's names for one thing that some words of a version name.
    pub fn aliases_in(&self, version: usize, words: Span) -> Vec<usize> {
        let document = &self.documents[version];
        self.aliases.named_in(words.of(document.text()), document.lang.file.spaces)
    }

    /// Every two versions, in that order.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let order = &self.order;
        (0..order.len()).flat_map(move |n| (n + 1..order.len()).map(move |k| (order[n], order[k])))
    }

    /// The group that holds a sentence.
    pub fn group_of(&self, version: usize, sentence: usize) -> Option<usize> {
        self.rows.get(version)?.get(sentence).copied().flatten()
    }

    /// Whether the user's dictionary for a version's language has a word as it is written; `None` where there
    /// is none for it.
    pub fn spells(&self, version: usize, word: &str) -> Option<bool> {
        self.dictionaries.has(&self.documents.get(version)?.tag, word)
    }

    /// Whether more than half of a version's sentences stand word for word in the other one.
    pub fn is_print(&self, version: usize, other: usize) -> bool {
        self.prints.get(version).and_then(|others| others.get(other)).is_some_and(|&print| print)
    }
}

impl Group {
    /// Every two versions that have a sentence in it, the lower first.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.versions().flat_map(|a| self.versions().filter(move |&b| b > a).map(move |b| (a, b)))
    }

    /// The versions that have a sentence in it.
    pub fn versions(&self) -> impl Iterator<Item = usize> + '_ {
        self.sentences.iter().enumerate().filter(|(_, sentences)| !sentences.is_empty()).map(|(version, _)| version)
    }
}

/// Aligns the documents of one story, whatever order they come in. A single document has no groups.
pub fn align(documents: &[Document<'_>]) -> Vec<Group> {
    align_with(documents, Glossary::none())
}

/// Aligns the documents of one story with the help of word lists.
pub fn align_with(documents: &[Document<'_>], glossary: &Glossary) -> Vec<Group> {
    align_within(documents, glossary, &Deadline::none()).unwrap_or_default()
}

fn align_within(documents: &[Document<'_>], glossary: &Glossary, deadline: &Deadline) -> Result<Vec<Group>, Late> {
    let order = by_content(documents);
    let ordered: Vec<&Document<'_>> = order.iter().map(|&version| &documents[version]).collect();
    let mut groups = groups::groups(&ordered, glossary, deadline)?;
    for group in &mut groups {
        let mut sentences = vec![Vec::new(); documents.len()];
        for (&version, list) in order.iter().zip(&mut group.sentences) {
            sentences[version] = std::mem::take(list);
        }
        group.sentences = sentences;
    }
    Ok(groups)
}

/// The versions by language and text; names say nothing. Twins keep their order, which then is no matter.
fn by_content(documents: &[Document<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..documents.len()).collect();
    order.sort_by_key(|&v| (&documents[v].tag, documents[v].text(), &documents[v].version.cuts));
    order
}

/// Which versions are prints of which.
fn prints(documents: &[Document<'_>], deadline: &Deadline) -> Result<Vec<Vec<bool>>, Late> {
    let copy = |document: &'_ Document<'_>| document.sentences.iter().filter(|s| s.kind.is_copy()).count();
    let words: Vec<FxHashSet<&str>> = documents.iter().map(|document| sentences(document).collect()).collect();
    let shared = |here: &Document<'_>, there: &FxHashSet<&str>| sentences(here).filter(|s| there.contains(s)).count();
    let of = |here: &Document<'_>| {
        deadline.ask()?;
        Ok(words.iter().map(|there| shared(here, there) * 2 > copy(here)).collect())
    };
    documents.iter().map(of).collect()
}

/// The words of the sentences that belong to the story.
fn sentences<'d>(document: &'d Document<'_>) -> impl Iterator<Item = &'d str> {
    document.sentences.iter().filter(|s| s.kind.is_copy()).map(|s| s.span.of(document.text()))
}

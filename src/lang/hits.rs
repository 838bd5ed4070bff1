//! The terms that were found in a text, at hand by token.

use super::sense::Sense;
use std::ops::Range;

/// A term found in a text: which tokens, and what they mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of the first token, and how many tokens; hyphens between words are counted.
    pub first: usize,
    pub count: usize,
    pub sense: Sense,
}

impl Hit {
    /// Index of the token after the last.
    pub fn end(&self) -> usize {
        self.first + self.count
    }
}

/// Every term of a text, by first token, longer ones first. Terms may overlap.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    hits: Vec<Hit>,
    /// By token, and for the end of the text: the number of hits that begin before it. Readers ask for every
    /// token many times over.
    before: Vec<u32>,
}

impl Hits {
    /// `of`: appends the hits of one token, longer ones first.
    pub(super) fn gather(tokens: usize, mut of: impl FnMut(usize, &mut Vec<Hit>)) -> Hits {
        let mut found = Hits { hits: Vec::with_capacity(tokens), before: Vec::with_capacity(tokens + 1) };
        for token in 0..tokens {
            found.before.push(found.hits.len() as u32);
            of(token, &mut found.hits);
        }
        found.before.push(found.hits.len() as u32);
        found
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Hit> {
        self.hits.iter()
    }

    /// The hits whose first token lies in a range; tokens behind the text have none.
    pub fn within(&self, tokens: &Range<usize>) -> &[Hit] {
        let before = |token: usize| self.before.get(token).map_or(self.hits.len(), |&hits| hits as usize);
        self.hits.get(before(tokens.start)..before(tokens.end)).unwrap_or_default()
    }
}

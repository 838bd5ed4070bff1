//! Everyday words, which name nobody: where a script has no capitals they tell what may be a name from what is none.

use super::Document;
use crate::lang::{Shape, is_unspaced};
use std::ops::Range;

/// Where no spaces stand between words, one has so many tokens at most.
const LONGEST: usize = 6;

impl Document<'_> {
    /// The everyday words among some tokens, in order and without overlap: from the first token on the longest each
    /// time, where no spaces part words.
    ///
    /// ```
    /// use copydesk::{Document, Version};
    /// let version = Version { text: "郭梅的工资".to_owned(), lang: Some("zh".into()), ..Version::default() };
    /// assert_eq!(Document::read(&version).everyday(&(0..5)), [3..5]);
    /// ```
    pub fn everyday(&self, tokens: &Range<usize>) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end {
            match self.word_from(at, tokens.end) {
                Some(end) => {
                    found.push(at..end);
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// The token behind the longest everyday word that begins with a token.
    fn word_from(&self, first: usize, end: usize) -> Option<usize> {
        let key = |at: usize| &*self.tokens[at].key;
        if self.tokens[first].shape != Shape::Word {
            return None;
        }
        if !key(first).starts_with(is_unspaced) {
            return self.lang.is_everyday(key(first)).then_some(first + 1);
        }
        let flush = |&at: &usize| at == first || self.is_flush(at);
        let word = |at: &usize| self.tokens[*at].shape == Shape::Word && flush(at);
        let longest = (first..end).take(LONGEST).take_while(word).count();
        (first + 1..=first + longest).rev().find(|&end| {
            let written: String = (first..end).map(key).collect();
            self.lang.is_everyday(&written)
        })
    }
}

//! Stretches of copy that a word was broken into, and what is left of the word in them.

use super::garble;
use crate::document::Document;
use crate::lang::Shape;
use std::ops::Range;

/// Some words of the copy, the first or the last of which is unknown.
pub struct Window {
    pub tokens: Range<usize>,
    pub text: String,
    /// Whether the unknown word is the first, so that its beginning is left; and the last.
    pub edges: [bool; 2],
}

/// A word that replacements were undone to: what is left of it, what went and what came.
pub struct Cut<'w> {
    pub ends: [&'w str; 2],
    pub removed: &'w str,
    pub put: &'w str,
}

/// A replacement of so many words at most is looked for: “in favour of”.
const LONGEST_PUT: usize = 4;

impl Cut<'_> {
    /// The word as it was.
    pub fn undone(&self) -> String {
        [self.ends[0], self.removed, self.ends[1]].concat()
    }

    /// How many letters of the word are left.
    pub fn shared(&self) -> usize {
        self.ends.iter().map(|end| end.chars().count()).sum()
    }
}

impl Window {
    pub fn is_bare(&self) -> bool {
        self.tokens.len() == 1
    }

    /// Every part of the one word, by bytes.
    pub fn parts(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let starts = || self.text.char_indices().map(|(at, _)| at).filter(|_| self.is_bare());
        starts().flat_map(move |start| {
            starts().chain([self.text.len()]).filter(move |end| start + 2 < *end).map(move |end| (start, end))
        })
    }

    /// Whether two letters of the word are left or more, and some of each word that must be broken.
    pub fn leaves(&self, ends: [&str; 2]) -> bool {
        let cut = |edge: usize| self.is_bare() || !self.edges[edge] || !ends[edge].is_empty();
        let whole = ends.iter().all(|end| !end.contains(' '));
        whole && cut(0) && cut(1) && ends.iter().map(|end| end.chars().count()).sum::<usize>() >= 2
    }

    /// Whether the first word has a capital that neither its place in the sentence nor the language gives it.
    pub fn is_name(&self, document: &Document<'_>) -> bool {
        let token = &document.tokens[self.tokens.start];
        let begins = document
            .sentence_at(token.span.start)
            .is_some_and(|s| document.sentences[s].tokens.start == self.tokens.start);
        garble::is_capital(token.span.of(document.text())) && !begins && !document.lang.file.nouns_capitalised
    }
}

/// The unknown word alone, and with words before it or behind it.
pub fn windows(document: &Document<'_>, sentence: &Range<usize>, at: usize) -> Vec<Window> {
    let more = 1..LONGEST_PUT;
    let before = more.clone().filter_map(|n| Some((at.checked_sub(n)?..at + 1, [false, true])));
    let behind = more.map(|n| (at..at + 1 + n, [true, false]));
    let all = std::iter::once((at..at + 1, [true, true])).chain(before).chain(behind);
    let window = |(tokens, edges): (Range<usize>, [bool; 2])| {
        let run = document.tokens.get(tokens.clone())?;
        let spaced = run.windows(2).all(|pair| garble::is_spaced(document.text(), &pair[0], &pair[1]));
        let words = run.iter().all(|token| token.shape == Shape::Word);
        let text = run.iter().map(|token| &*token.key).collect::<Vec<_>>().join(" ");
        let inside = tokens.start >= sentence.start && tokens.end <= sentence.end;
        (inside && spaced && words).then_some(Window { tokens, text, edges })
    };
    all.filter_map(window).collect()
}

pub fn common(one: impl Iterator<Item = char>, two: impl Iterator<Item = char>) -> usize {
    one.zip(two).take_while(|(a, b)| a == b).count()
}

//! One version of a story as ground for faults: what stands where, and what the other versions say of it.

use crate::align::Reading;
use crate::document::{Document, Kind, Sentence};
use crate::facts::{Fact, Written};
use crate::finding::Severity;
use crate::lang::{Hit, Sense, Shape, Token};
use crate::span::Span;
use std::ops::Range;

/// A version within its story.
#[derive(Clone, Copy)]
pub struct Site<'s, 'a> {
    pub reading: &'s Reading<'a>,
    pub version: usize,
}

/// A change of a version's text that makes a fault of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is taken out; empty where something is put in.
    pub at: Span,
    /// What stands there then.
    pub put: String,
}

impl Edit {
    pub fn new(at: Span, put: impl Into<String>) -> Edit {
        Edit { at, put: put.into() }
    }

    /// The text with the change made.
    pub fn made(&self, text: &str) -> String {
        let (before, after) = (Span::new(0, self.at.start), Span::new(self.at.end, text.len()));
        [before.of(text), &self.put, after.of(text)].concat()
    }

    /// Where the fault stands once it is planted; empty where something was taken out.
    pub fn place(&self) -> Span {
        Span::new(self.at.start, self.at.start + self.put.len())
    }

    /// Where a place of the whole text stands then; `None` where the change cut it.
    pub fn moved(&self, span: Span) -> Option<Span> {
        let grown = |byte: usize| (byte + self.put.len()).saturating_sub(self.at.len());
        if span.end <= self.at.start {
            Some(span)
        } else if span.start >= self.at.end {
            Some(Span::new(grown(span.start), grown(span.end)))
        } else {
            (span.holds(self.at) && span != self.at).then(|| Span::new(span.start, grown(span.end)))
        }
    }
}

impl<'s, 'a> Site<'s, 'a> {
    pub fn document(&self) -> &'s Document<'a> {
        &self.reading.documents[self.version]
    }

    pub fn text(&self) -> &'a str {
        self.document().text()
    }

    pub fn words(&self, span: Span) -> &'a str {
        span.of(self.text())
    }

    /// Whether spaces stand between the words.
    pub fn is_spaced(&self) -> bool {
        self.document().lang.file.spaces
    }

    /// The sentences that tell the story, with their numbers.
    pub fn copy(&self) -> impl Iterator<Item = (usize, &'s Sentence)> {
        let told = |kind: Kind| matches!(kind, Kind::Headline | Kind::Body | Kind::Caption);
        self.document().sentences.iter().enumerate().filter(move |(_, sentence)| told(sentence.kind))
    }

    /// The sentences of its body, with their numbers.
    pub fn body(&self) -> impl Iterator<Item = (usize, &'s Sentence)> {
        self.copy().filter(|(_, sentence)| sentence.kind == Kind::Body)
    }

    /// The tokens of a stretch.
    pub fn tokens(&self, range: &Range<usize>) -> &'s [Token] {
        self.document().tokens.get(range.clone()).unwrap_or_default()
    }

    /// Every fact of the copy, with its sentence.
    pub fn facts(&self) -> impl Iterator<Item = (usize, &'s Fact)> {
        let document = self.document();
        self.copy().flat_map(move |(n, _)| document.facts_of(n).iter().map(move |fact| (n, fact)))
    }

    /// The first hit of a sense that lies within a stretch, with what the sense was read as.
    pub fn hit<T>(&self, tokens: &Range<usize>, wanted: impl Fn(Sense) -> Option<T>) -> Option<(&'s Hit, T)> {
        let hits = self.document().hits_in(tokens).iter().filter(|hit| hit.end() <= tokens.end);
        hits.filter_map(|hit| Some((hit, wanted(hit.sense)?))).next()
    }

    /// The span of a hit.
    pub fn span(&self, hit: &Hit) -> Span {
        self.document().span_of(&(hit.first..hit.end()))
    }

    /// The runs of digits in a fact.
    pub fn digits(&self, fact: &Fact) -> Vec<&'s Token> {
        self.tokens(&fact.tokens).iter().filter(|token| token.shape == Shape::Digits).collect()
    }

    /// The sentences of the other versions that say the same as this one.
    pub fn row(&self, sentence: usize) -> Vec<(usize, usize)> {
        let Some(group) = self.reading.group_of(self.version, sentence) else { return Vec::new() };
        let rows = self.reading.groups[group].sentences.iter().enumerate();
        let others = rows.filter(|(version, _)| *version != self.version);
        others.flat_map(|(version, sentences)| sentences.iter().map(move |&s| (version, s))).collect()
    }

    /// Where the sentences of its row stand in the other versions.
    pub fn counterparts(&self, sentence: usize) -> Vec<(usize, Span)> {
        let span = |(version, s): (usize, usize)| (version, self.reading.documents[version].sentences[s].span);
        self.row(sentence).into_iter().map(span).collect()
    }

    /// Whether another version says in the row what a fact says, so that who holds the two against each other sees
    /// one changed. Where nothing is aligned with the sentence it must stand once in each of the two.
    pub fn is_shared(&self, sentence: usize, same: impl Fn(&Fact) -> bool) -> bool {
        let row = self.row(sentence);
        let documents = &self.reading.documents;
        if !row.is_empty() {
            return row.iter().any(|&(version, s)| documents[version].facts_of(s).iter().any(&same));
        }
        let once = |document: &Document<'_>| document.facts.iter().filter(|fact| same(fact)).count() == 1;
        let others = documents.iter().enumerate().filter(|(version, _)| *version != self.version);
        once(self.document()) && others.map(|(_, document)| document).any(once)
    }

    /// Whether any version says so anywhere.
    pub fn is_said(&self, so: impl Fn(&Fact) -> bool) -> bool {
        self.reading.documents.iter().flat_map(|document| &document.facts).any(so)
    }

    /// Whether another version has a hit of such a sense in the row.
    pub fn row_has(&self, sentence: usize, wanted: impl Fn(Sense) -> bool) -> bool {
        self.row(sentence).into_iter().any(|(version, s)| {
            let document = &self.reading.documents[version];
            document.hits_in(&document.sentences[s].tokens).iter().any(|hit| wanted(hit.sense))
        })
    }

    /// The last mark of a sentence, where it is a full stop or its like.
    pub fn stop(&self, sentence: &Sentence) -> Option<&'s Token> {
        let last = self.tokens(&sentence.tokens).last()?;
        matches!(self.words(last.span), "." | "。" | "।" | "۔" | "!" | "?" | "؟" | "！" | "？" | "．").then_some(last)
    }

    /// Whether nothing but one space stands before a token.
    pub fn is_apart(&self, token: usize) -> bool {
        let tokens = &self.document().tokens;
        let (Some(here), Some(before)) = (tokens.get(token), token.checked_sub(1).and_then(|t| tokens.get(t))) else {
            return false;
        };
        self.words(Span::new(before.span.end, here.span.start)) == " "
    }

    /// The words of a sentence that are letters alone and stand between two spaces.
    pub fn free_words(&self, sentence: &Sentence) -> Vec<&'s Token> {
        let document = self.document();
        let inner = sentence.tokens.start + 1..sentence.tokens.end.saturating_sub(1);
        let is_free = |&t: &usize| {
            let token = &document.tokens[t];
            let is_word = token.shape == Shape::Word && self.words(token.span).chars().all(char::is_alphabetic);
            is_word && self.is_apart(t) && self.is_apart(t + 1)
        };
        inner.filter(is_free).map(|t| &document.tokens[t]).collect()
    }

    /// A number from two to twenty that is one term and the whole of a fact, with its value: six, dreizehn.
    pub fn numeral(&self, fact: &Fact) -> Option<(Span, u64)> {
        let quantity = fact.quantity().filter(|quantity| quantity.written == Written::Words && !quantity.soft)?;
        let (hit, number) = self.hit(&fact.tokens, |sense| match sense {
            Sense::Cardinal(number @ 2..=20) => Some(number),
            _ => None,
        })?;
        let is_whole = (hit.first..hit.end()) == fact.tokens && quantity.value() == Some(number.into());
        is_whole.then(|| (self.span(hit), number))
    }
}

/// A finding that stood in the story before.
#[derive(Clone, Debug)]
pub struct Standing {
    pub rule: &'static str,
    pub severity: Severity,
    pub fingerprint: String,
    /// Versions and places, the fault first.
    pub places: Vec<(usize, Span)>,
}

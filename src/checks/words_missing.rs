//! A sentence lost a word that the words around it need: “mayor of in 2014”, “on the , the minister”.

use super::garble;
use crate::align::Reading;
use crate::document::{Document, Hole, HoleKind};
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::{Sense, Shape};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

const RULE: &str = "words-missing";

/// What stands in the place of lost words in another version has at most so many words (a guess).
const LONGEST: usize = 8;

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let mut found = Vec::new();
    for (sentence, read) in garble::copy(document) {
        for hole in document.holes(sentence).into_iter().filter(|hole| hole.sure) {
            let around = around(document, &hole, &read.tokens, 1);
            let context = document.span_of(&self::around(document, &hole, &read.tokens, 2));
            if !garble::stands_elsewhere(reading, version, context.of(document.text())) {
                found.push(told(reading, (version, sentence), &hole, &around));
            }
        }
    }
    found
}

/// So many tokens to each side of a hole, within its sentence; an ending with its apostrophe is one.
pub fn around(document: &Document<'_>, hole: &Hole, sentence: &Range<usize>, reach: usize) -> Range<usize> {
    let first = hole.at.saturating_sub(reach).max(sentence.start);
    let ending = usize::from(ending_at(document, hole.at).is_some());
    first..(hole.at + reach + ending).min(sentence.end)
}

fn told(reading: &Reading<'_>, (version, sentence): (usize, usize), hole: &Hole, around: &Range<usize>) -> Finding {
    let document = &reading.documents[version];
    let text = document.text();
    let span = document.span_of(around);
    let (words, name) = (span.of(text), &document.version.id);
    let word = |at: usize| document.tokens[at].span.of(text);
    let lost = match hole.kind {
        HoleKind::Behind if hole.at > around.start => format!("what belongs behind “{}”", word(hole.at - 1)),
        HoleKind::Before if hole.at < around.end => {
            let words = document.span_of(&(hole.at..around.end)).of(text);
            format!("what belongs before “{words}”")
        }
        _ => "what stood between its marks".to_owned(),
    };
    let shown = shown(reading, version, sentence, hole);
    let tail = shown.as_ref().map_or_else(String::new, |place| {
        let there = &reading.documents[place.version];
        format!(": {} has “{}” there", there.version.id, place.span.of(there.text()))
    });
    let message = format!("“{words}” in {name} has lost {lost}{tail}.");
    let finding = garble::finding(RULE, Severity::Warning, 0.85, version, span, message);
    Finding { evidence: shown.into_iter().collect(), ..finding }
}

/// What an aligned sentence in the same language has between the words that stand at the hole.
pub fn shown(reading: &Reading<'_>, version: usize, sentence: usize, hole: &Hole) -> Option<Place> {
    let document = &reading.documents[version];
    let tokens = &document.sentences[sentence].tokens;
    let left = hole.at.checked_sub(1).filter(|at| tokens.contains(at)).map(|at| &document.tokens[at].key);
    let written = |at: usize| Cow::Borrowed(&*document.tokens[at].key);
    let key = |at: usize| if left.is_none() { ending(document, at) } else { written(at) };
    let right = Some(hole.at).filter(|at| tokens.contains(at)).map(key);
    garble::aligned(reading, version, sentence).into_iter().find_map(|(other, there)| {
        let lent = &reading.documents[other];
        let theirs = &lent.sentences[there].tokens;
        let begins = |&at: &usize| match left {
            Some(left) => at > theirs.start && lent.tokens[at - 1].key == *left,
            None => at == theirs.start,
        };
        let ends = |at: usize| match right {
            Some(ref right) => at < theirs.end && *lent.tokens[at].key == **right,
            None => at == theirs.end,
        };
        let between = |from: usize| {
            let to = (from + 1..=theirs.end.min(from + LONGEST)).find(|&at| ends(at))?;
            (from..to).any(|at| is_telling(lent, at)).then_some(from..to)
        };
        let words = theirs.clone().filter(begins).find_map(between)?;
        document.lang.is_same(lent.lang).then(|| Place::new(other, lent.span_of(&words)))
    })
}

/// The word at a token; where it opens its sentence and is no more than an ending, all of that: *'s*.
fn ending<'d>(document: &'d Document<'_>, at: usize) -> Cow<'d, str> {
    let written = || Cow::Borrowed(&*document.tokens[at].key);
    ending_at(document, at).map_or_else(written, |genitive| Cow::Owned(format!("'{genitive}")))
}

/// The ending that stands there with its apostrophe, as a word of its own.
fn ending_at<'d>(document: &'d Document<'_>, at: usize) -> Option<&'d str> {
    let genitive = document.lang.file.genitive.as_deref()?;
    let key = |at: usize| document.tokens.get(at).map(|token| &*token.key);
    (key(at) == Some("'") && document.is_flush(at + 1) && key(at + 1) == Some(genitive)).then_some(genitive)
}

/// Whether the token says more than that a sentence goes on.
fn is_telling(document: &Document<'_>, at: usize) -> bool {
    document.tokens[at].shape != Shape::Mark && !document.has(at, |sense| sense == Sense::Function)
}

/// Where an editor is told which name a place has lost, he need not be told that it has lost a word.
pub fn settle(found: &mut Vec<Finding>) {
    let names = found.iter().filter(|f| f.family == Family::Entity && f.severity > Severity::Note);
    let told: BTreeSet<(usize, usize, usize)> =
        names.map(|f| (f.fault.version, f.fault.span.end, f.fault.span.start)).collect();
    let is_told = |f: &Finding| {
        let (version, span) = (f.fault.version, f.fault.span);
        let mut behind = told.range((version, span.start, 0)..).take_while(|(v, ..)| *v == version);
        behind.next().is_some_and(|&(_, _, start)| start <= span.end)
    };
    found.retain(|finding| finding.rule != RULE || !is_told(finding));
}

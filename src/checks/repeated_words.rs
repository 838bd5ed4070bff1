//! Words that stand twice or more in a row: “in Kabul in Kabul”, “the the”, a model's loop.

use super::doublings::{self, Run};
use super::garble;
use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Finding, Severity};
use crate::lang::{Shape, Token, is_unspaced};
use std::ops::Range;

/// The longest run of tokens that is sought twice; longer loops repeat shorter ones (a guess).
const LONGEST: usize = 8;

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let text = document.text();
    let mut found = Vec::new();
    for (n, sentence) in garble::copy(document) {
        let mut at = sentence.tokens.start;
        let mut loops = Loops::of(document, &sentence.tokens);
        let mut meant = None;
        while at < sentence.tokens.end {
            let Some(run) = (1..=LONGEST).rev().find_map(|k| run(document, at, k, &mut loops)) else {
                at += 1;
                continue;
            };
            let span = document.span_of(&(at..run.end()));
            at = run.end();
            if *meant.get_or_insert_with(|| is_meant(reading, version, n))
                || garble::stands_elsewhere(reading, version, span.of(text))
            {
                continue;
            }
            let once = document.span_of(&(at - run.length..at)).of(text);
            let first = document.span_of(&(at - run.length * run.times..at - run.length * (run.times - 1))).of(text);
            let times = match run.times {
                2 => "twice".to_owned(),
                n => format!("{n} times"),
            };
            let message = format!("“{once}” stands {times} in a row in {}.", document.version.id);
            let severity = if run.length * run.times > 2 { Severity::Error } else { Severity::Warning };
            let finding = garble::finding("repeated-words", severity, 0.9, version, span, message);
            found.push(Finding { suggestion: Some(first.to_owned()), ..finding });
        }
    }
    found
}

/// Whether an aligned sentence repeats words too: a chant, “Canada plus plus”.
fn is_meant(reading: &Reading<'_>, version: usize, sentence: usize) -> bool {
    let repeats = |(v, s): (usize, usize)| {
        let tokens = &reading.documents[v].tokens[reading.documents[v].sentences[s].tokens.clone()];
        let twice = |k: usize| {
            let ends = tokens.len().saturating_sub(2 * k - 1);
            (0..ends).any(|at| (at..at + k).all(|t| tokens[t].key == tokens[t + k].key))
        };
        // The bare doubling of a mark or of a sign in unspaced text says nothing.
        let is_word = |t: &&Token| t.shape == Shape::Word && !t.key.starts_with(is_unspaced);
        tokens.windows(2).any(|pair| pair[0].key == pair[1].key && is_word(&&pair[0])) || (2..=4).any(twice)
    };
    garble::aligned(reading, version, sentence).into_iter().filter(|(v, _)| !reading.is_print(version, *v)).any(repeats)
}

/// How far each length of run goes on repeating itself in a sentence, sought once as long as it lasts.
struct Loops<'d> {
    tokens: &'d [Token],
    sentence: &'d Range<usize>,
    /// By length, the first token that is not the one so many places on.
    ends: [usize; LONGEST + 1],
}

impl<'d> Loops<'d> {
    fn of(document: &'d Document<'_>, sentence: &'d Range<usize>) -> Loops<'d> {
        Loops { tokens: &document.tokens, sentence, ends: [0; LONGEST + 1] }
    }

    /// How often the run of `length` tokens stands from a token on.
    fn times(&mut self, at: usize, length: usize) -> usize {
        let end = &mut self.ends[length];
        if *end <= at {
            let same = |t: &usize| self.tokens[*t].key == self.tokens[*t + length].key;
            *end = at + (at..self.sentence.end.saturating_sub(length)).take_while(same).count();
        }
        1 + (*end - at) / length
    }
}

/// The run of `length` tokens that begins at a token and is wrongly repeated there.
fn run(document: &Document<'_>, at: usize, length: usize, loops: &mut Loops<'_>) -> Option<Run> {
    let times = loops.times(at, length);
    let run = Run { at, length, times };
    (times >= 2 && doublings::is_fault(document, run, loops.sentence)).then_some(run)
}

//! Where a stranded fragment belongs: behind words after which the story has it elsewhere.

use super::garble::{self, is_capital};
use super::stranded_fragment::{Fragment, Shortness, is_acronym};
use crate::align::Reading;
use crate::document::Document;
use crate::finding::Place;
use crate::lang::{Sense, Shape, Token};
use std::ops::Range;

/// How a fragment is put back.
pub struct Mend {
    /// The words of the sentence before that stand in its place, by token.
    pub instead: Range<usize>,
    /// The words that the fragment follows elsewhere in the story, and itself.
    pub place: Place,
    pub says: String,
}

/// At most so many words stand in the place of the fragment, and so many before it are held
/// against the story (guesses).
const LONGEST_INSTEAD: usize = 5;
const LONGEST_CONTEXT: usize = 6;

/// Looks through this version and the others in its language for “claimed by IS” where this one has
/// “claimed by the government. IS.”
pub fn mend(reading: &Reading<'_>, version: usize, fragment: &Fragment) -> Option<Mend> {
    let here = &reading.documents[version];
    let mut best: Option<((bool, usize), Mend)> = None;
    for v in std::iter::once(version).chain(garble::fellows(reading, version)) {
        let there = &reading.documents[v];
        for found in occurrences(here, there, fragment, v == version) {
            // The story may have an article or a bracket before the name that the broken sentence lacks.
            let mut start = found.start;
            let exact = there.span_of(&found).of(there.text()) == here.span_of(&fragment.words).of(here.text());
            loop {
                if let Some((instead, length)) = place_before(here, fragment, there, start)
                    && best.as_ref().is_none_or(|(known, _)| (exact, length) > *known)
                {
                    let shown = there.span_of(&(start - length..found.end));
                    let says = shown.of(there.text()).to_owned();
                    best = Some(((exact, length), Mend { instead, place: Place::new(v, shown), says }));
                }
                let is_skipped = start > 0
                    && (there.has(start - 1, |s| matches!(s, Sense::Article | Sense::Title))
                        || matches!(&*there.tokens[start - 1].key, "(" | "\"" | "“" | "«"));
                if !is_skipped {
                    break;
                }
                start -= 1;
            }
        }
    }
    best.map(|(_, mend)| mend)
}

/// Where the fragment stands elsewhere: the same words; an acronym that it begins (IS, ISIS); a name
/// with its initials (Islamic State).
fn occurrences(here: &Document<'_>, there: &Document<'_>, fragment: &Fragment, same: bool) -> Vec<Range<usize>> {
    let wanted = &here.tokens[fragment.words.clone()];
    let Some(first) = wanted.first() else { return Vec::new() };
    let mut found = Vec::new();
    for at in 0..there.tokens.len() {
        if same && at >= fragment.before.start && at < fragment.words.end {
            continue;
        }
        if fragment.kind == Shortness::Acronym {
            let Token { span, key, .. } = &there.tokens[at];
            let begins = key.strip_prefix(&*first.key).is_some_and(|rest| rest.chars().count() <= 2);
            if begins && is_acronym(span.of(there.text())) {
                found.push(at..at + 1);
            } else if let Some(end) = expansion(there, at, &first.key) {
                found.push(at..end);
            }
        } else if there.tokens[at..].len() >= wanted.len()
            && wanted.iter().zip(&there.tokens[at..]).all(|(a, b)| a.key == b.key)
        {
            found.push(at..at + wanted.len());
        }
    }
    found
}

/// The end of the name that begins at a token and has these initials, folded; function words are skipped.
fn expansion(document: &Document<'_>, at: usize, acronym: &str) -> Option<usize> {
    let text = document.text();
    let mut letters = acronym.chars().peekable();
    let mut end = at;
    if !is_capital(document.tokens.get(at)?.span.of(text)) {
        return None;
    }
    while let Some(letter) = letters.peek() {
        let token = document.tokens.get(end).filter(|token| token.shape == Shape::Word)?;
        let is_function = document.has(end, |sense| sense == Sense::Function);
        if token.key.starts_with(*letter) && token.key.chars().count() > 2 && !(is_function && end == at) {
            letters.next();
        } else if !is_function || end == at {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// The tail of the sentence before the fragment that stands where the story has the fragment, and
/// how many words before both are the same.
fn place_before(
    here: &Document<'_>,
    fragment: &Fragment,
    there: &Document<'_>,
    start: usize,
) -> Option<(Range<usize>, usize)> {
    let sentence = there.sentences.get(there.sentence_at(there.tokens.get(start)?.span.start)?)?;
    let room = start.saturating_sub(sentence.tokens.start).min(LONGEST_CONTEXT);
    let is_content = |t: usize| {
        here.tokens[t].shape == Shape::Word
            && !here.has(t, |s| matches!(s, Sense::Function | Sense::Article | Sense::Title))
    };
    let names_act = |t: usize| {
        here.has(t, |s| match s {
            Sense::Reporting => true,
            Sense::Concept(concept) => matches!(concept.class(), "act" | "event"),
            _ => false,
        })
    };
    let mut best: Option<(Range<usize>, usize)> = None;
    for from in fragment.before.clone().rev().take(LONGEST_INSTEAD) {
        if here.tokens[from].shape != Shape::Word {
            break;
        }
        let before = |n: usize| from.checked_sub(n + 1).filter(|&t| t >= fragment.before.start);
        let is_same = |n: &usize| before(*n).is_some_and(|t| here.tokens[t].key == there.tokens[start - n - 1].key);
        let length = (0..room).take_while(is_same).count();
        let context = from - length..from;
        let has_content = context.clone().any(is_content);
        let is_long = context.clone().all(|t| here.tokens[t].key.chars().count() >= 4);
        let is_enough = has_content && (length >= 2 || context.clone().any(names_act) || (is_long && length == 1));
        if is_enough && best.as_ref().is_none_or(|(_, known)| length > *known) {
            best = Some((from..fragment.before.end, length));
        }
    }
    best
}

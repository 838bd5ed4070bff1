//! A man in one version is a woman in another.

use super::versus::{Told, clashes, findings};
use super::wording::Wording;
use crate::align::{Group, Reading};
use crate::document::Document;
use crate::finding::Finding;
use crate::lang::{Gender, Sense};
use crate::span::Span;
use std::ops::Range;

/// Where pronouns stand for persons alone, words with twins are so many; where they stand for things as
/// well, so many that no other noun can have come in. The first is a guess, the second leaves one word in
/// ten for the verb.
const SHARED: f64 = 0.5;
const SHARED_WITH_THINGS: f64 = 0.9;
/// Across languages only known words find their twins, and of Chinese characters few are words. A guess.
const SHARED_ACROSS: f64 = 0.2;
/// Of the words round two words of a pair. A guess.
const COMPANY: f64 = 0.5;
/// The two words stand at like places, so many tokens apart at most. A guess.
const APART: usize = 3;

const TOLD: Told = Told { rule: "gender-differs", verb: "stands against", confidence: 0.85 };

/// A word for a person: its tokens, its gender and, for one of a pair, which.
struct Word {
    first: usize,
    end: usize,
    gender: Gender,
    pair: Option<u16>,
    /// Whether it may belong to a thing: a verb, and a pronoun of most languages.
    of_things: bool,
}

pub fn check(reading: &Reading<'_>, group: &Group) -> Vec<Finding> {
    findings(
        reading,
        group,
        &TOLD,
        clashes(reading, group, |document, tokens| !words(document, tokens).is_empty(), between),
    )
}

fn between(documents: [&Document<'_>; 2], wording: &Wording) -> Vec<[(usize, Span); 2]> {
    let words = [0, 1].map(|side| words(documents[side], &wording.tokens[side]));
    let mut found: Vec<[(usize, Span); 2]> = Vec::new();
    for one in &words[0] {
        let place = wording.place(0, one.first);
        let near = |other: &&Word| {
            let near = !wording.same_language || place.abs_diff(other.first) <= APART;
            near && other.pair == one.pair && other.gender != one.gender
        };
        let Some(other) = words[1].iter().find(near) else { continue };
        // What both have may be two persons.
        let has = |side: usize, gender: Gender| words[side].iter().any(|w| w.pair == one.pair && w.gender == gender);
        if has(0, other.gender) || has(1, one.gender) || !is_sure(documents, wording, one, other) {
            continue;
        }
        let sides =
            [(0, documents[0].span_of(&(one.first..one.end))), (1, documents[1].span_of(&(other.first..other.end)))];
        let [a, b] = sides;
        let clash = if one.gender == Gender::Male { [a, b] } else { [b, a] };
        // One person is told once a row.
        if found.is_empty() {
            found.push(clash);
        }
    }
    found
}

fn is_sure(documents: [&Document<'_>; 2], wording: &Wording, one: &Word, other: &Word) -> bool {
    if !wording.same_language {
        return one.pair.is_none() && !one.of_things && !other.of_things && wording.shared >= SHARED_ACROSS;
    }
    let company = || wording.company(documents, 0, one.first..one.end, other.first..other.end) >= COMPANY;
    wording.shared >= if one.of_things { SHARED_WITH_THINGS } else { SHARED } && (one.pair.is_none() || company())
}

/// The words for persons in a stretch, the longest term at each place.
fn words(document: &Document<'_>, tokens: &Range<usize>) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut next = 0;
    for hit in document.hits_in(tokens) {
        let (gender, pair, of_things) = match hit.sense {
            Sense::Pronoun(gender) => (gender, None, !document.lang.file.gender.persons),
            Sense::Gendered { pair, gender, verb } => (Some(gender), Some(pair), verb),
            _ => continue,
        };
        let same_place = hit.first < next && found.last().is_none_or(|last| last.end != hit.end());
        if same_place {
            continue;
        }
        next = next.max(hit.end());
        found.extend(gender.map(|gender| Word { first: hit.first, end: hit.end(), gender, pair, of_things }));
    }
    found
}

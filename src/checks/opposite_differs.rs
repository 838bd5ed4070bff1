//! One version says the opposite of what another says: rose for fell, accepted for refused.

use super::denials::denies_near;
use super::versus::{Told, clashes, findings};
use super::wording::Wording;
use crate::align::{Group, Reading};
use crate::document::Document;
use crate::facts::Value;
use crate::finding::Finding;
use crate::lang::{Pole, Sense};
use crate::span::Span;
use std::ops::Range;

/// The share of words with twins below which a sentence may be turned round: *sold to* for *bought from*.
/// Measured on human translations that agree.
const SHARED: f64 = 0.5;
/// Across languages, the share of those round the two words.
const COMPANY_ACROSS: f64 = 0.5;
/// The two words stand at like places, so many tokens apart at most. A guess.
const APART: usize = 3;

const TOLD: Told = Told { rule: "opposite-differs", verb: "is the opposite of", confidence: 0.85 };

pub fn check(reading: &Reading<'_>, group: &Group) -> Vec<Finding> {
    findings(
        reading,
        group,
        &TOLD,
        clashes(reading, group, |document, tokens| poles(document, tokens).next().is_some(), between),
    )
}

fn between(documents: [&Document<'_>; 2], wording: &Wording) -> Vec<[(usize, Span); 2]> {
    if wording.shared < SHARED {
        return Vec::new();
    }
    let said = [0, 1].map(|side| poles(documents[side], &wording.tokens[side]).collect::<Vec<_>>());
    let says = |side: usize, pole: Pole| said[side].iter().any(|(other, ..)| *other == pole);
    let mut found: Vec<[(usize, Span); 2]> = Vec::new();
    for &(pole, x, end) in &said[0] {
        let opposite = pole.opposite();
        if !(wording.same_language || pole.holds_across()) || says(0, opposite) || says(1, pole) {
            continue;
        }
        let place = wording.place(0, x);
        let Some(&(_, y, y_end)) =
            said[1].iter().find(|(other, y, _)| *other == opposite && place.abs_diff(*y) <= APART)
        else {
            continue;
        };
        let company = wording.company(documents, 0, x..end, y..y_end);
        if denies_near(documents, wording, 0, x)
            || denies_near(documents, wording, 1, y)
            || !wording.same_language && company < COMPANY_ACROSS
        {
            continue;
        }
        let (one, other) = ((0, documents[0].span_of(&(x..end))), (1, documents[1].span_of(&(y..y_end))));
        let clash = if pole.is_first() { [one, other] } else { [other, one] };
        if !found.iter().any(|known| known.iter().any(|side| clash.contains(side))) {
            found.push(clash);
        }
    }
    found
}

/// The poles that a stretch names, with the tokens of each term.
fn poles(document: &Document<'_>, tokens: &Range<usize>) -> impl Iterator<Item = (Pole, usize, usize)> {
    // Early May against late May is a matter of dates.
    let dated = |token: usize| {
        document.facts_in(tokens).iter().any(|fact| {
            fact.tokens.contains(&token) && matches!(&fact.value, Value::Date(date) if date.stage.is_some())
        })
    };
    document.hits_in(tokens).iter().filter(move |hit| !dated(hit.first)).flat_map(|hit| {
        let concept = match hit.sense {
            Sense::Concept(concept) => Some(concept),
            _ => None,
        };
        let places = (hit.first, hit.end());
        concept.into_iter().flat_map(move |concept| concept.poles().map(move |pole| (pole, places.0, places.1)))
    })
}

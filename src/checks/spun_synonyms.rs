//! A version is another one with synonyms put in throughout: again → once more, however → although.

use super::garble;
use super::substitutions::{Substitution, between};
use crate::align::Reading;
use crate::finding::{Finding, Place, Severity};
use std::cmp::Ordering;

/// Two writers may differ in a habit or two; more that are kept throughout are a program's, and two where the
/// language file has one of them (measured on pairs of translations of one story).
const KEPT: [usize; 2] = [3, 2];

/// A substitution is kept throughout where it was made so often.
const OFTEN: usize = 2;

/// So many substitutions are told by name; the rest by their number.
const TOLD: usize = 12;

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    if !document.lang.file.spaces {
        return Vec::new();
    }
    let made = garble::fellows(reading, version).into_iter().filter_map(|original| {
        let made = spun(reading, original, version)?;
        Some((original, made))
    });
    let most =
        made.max_by_key(|(original, made)| (made.iter().map(|m| m.places.len()).sum::<usize>(), usize::MAX - original));
    most.map(|(original, made)| told(reading, version, original, made)).into_iter().collect()
}

/// What was put throughout, the most frequent first, where it was put in this version and not in the other.
fn spun(reading: &Reading<'_>, original: usize, version: usize) -> Option<Vec<Substitution>> {
    let mut made = between(reading, original, version);
    let kept = made.iter().filter(|made| made.places.len() >= OFTEN).count();
    if kept < KEPT[1] {
        return None;
    }
    let swaps = reading.documents[version].lang.swaps();
    // A thesaurus says which is the plain word, and so do more words than one that stand for one.
    let side = |made: &Substitution| match (made.word.contains(' '), made.put.contains(' ')) {
        _ if swaps.has(&made.word, &made.put) => Ordering::Greater,
        _ if swaps.has(&made.put, &made.word) => Ordering::Less,
        (word, put) => put.cmp(&word),
    };
    let weight = |wanted: Ordering| -> usize {
        made.iter().filter(|made| side(made) == wanted).map(|made| made.places.len()).sum()
    };
    let is_listed = made.iter().any(|made| made.places.len() >= OFTEN && swaps.has(&made.word, &made.put));
    if weight(Ordering::Greater) <= weight(Ordering::Less) || kept < KEPT[usize::from(is_listed)] {
        return None;
    }
    made.retain(|made| made.places.len() >= OFTEN || swaps.has(&made.word, &made.put));
    made.sort_by(|a, b| b.places.len().cmp(&a.places.len()).then_with(|| a.word.cmp(&b.word)));
    Some(made)
}

fn told(reading: &Reading<'_>, version: usize, original: usize, made: Vec<Substitution>) -> Finding {
    let id = |v: usize| &reading.documents[v].version.id;
    let shown = made.iter().take(TOLD).map(|made| match made.places.len() {
        1 => format!("{} → {}", made.word, made.put),
        often => format!("{} → {} ({often} times)", made.word, made.put),
    });
    let list: Vec<String> = shown.collect();
    let more = match made.len().saturating_sub(TOLD) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message =
        format!("{} has other words throughout for those of {}: {}{more}.", id(version), id(original), list.join(", "));
    let place = |v: usize, tokens| Place::new(v, reading.documents[v].span_of(tokens));
    let [fault, evidence]: [Vec<Place>; 2] = [1, 0].map(|side| {
        let v = [original, version][side];
        made.iter().filter_map(|made| Some(place(v, &made.places.first()?[side]))).take(TOLD).collect()
    });
    let span = fault.first().map_or_else(Default::default, |place| place.span);
    let finding = garble::finding("spun-synonyms", Severity::Note, 0.8, version, span, message);
    Finding { evidence: evidence.into_iter().chain(fault.into_iter().skip(1)).collect(), ..finding }
}

//! Sentences that say something else: a denial that is gone, the opposite, another source, another person's sex.

use super::super::forms::in_place;
use super::super::site::{Edit, Site};
use crate::lang::{Concept, Gender, Hit, Sense};
use crate::span::Span;

/// Bodies that copy has things from and that are never one and the same, by their concepts.
const SOURCES: [&str; 4] = ["police", "army", "court", "parliament"];

/// A *not* that is gone: the word of the language that denies and does nothing else, where it is the only one.
pub fn denial_dropped(site: &Site<'_, '_>) -> Vec<Edit> {
    let is_negator = |sense| sense == Sense::Negator;
    let plain = site.document().lang.file.words.negators.first();
    let mut edits = Vec::new();
    for (n, sentence) in site.copy() {
        let hits = || site.document().hits_in(&sentence.tokens).iter().filter(|hit| is_negator(hit.sense));
        let (Some(hit), 1) = (hits().next(), hits().count()) else { continue };
        let span = site.span(hit);
        let is_plain = plain.is_some_and(|plain| site.words(span).to_lowercase() == plain.to_lowercase());
        let idle = site.hit(&sentence.tokens, |sense| (sense == Sense::Idle).then_some(()));
        let free = site.is_spaced() && hit.count == 1 && site.is_apart(hit.first) && site.is_apart(hit.end());
        if is_plain && free && idle.is_none() && site.row_has(n, is_negator) {
            edits.push(Edit::new(Span::new(span.start - 1, span.end), ""));
        }
    }
    edits
}

/// A word for the opposite of what another version says too: rose, fell.
pub fn opposite(site: &Site<'_, '_>) -> Vec<Edit> {
    let concepts = &site.document().lang.file.concepts;
    let turned = |concept: Concept| {
        let poles: Vec<_> = concept.poles().filter(|pole| pole.holds_across()).map(|pole| pole.opposite()).collect();
        let opposite = Concept::all().filter(|other| other.poles().any(|pole| poles.contains(&pole)));
        opposite.filter_map(|other| concepts.get(other.name())).flatten().cloned().collect()
    };
    worded(site, |hit| {
        let Sense::Concept(concept) = hit.sense else { return None };
        Some((concepts.get(concept.name())?, turned(concept)))
    })
}

/// Another body than the one that said so.
pub fn source(site: &Site<'_, '_>) -> Vec<Edit> {
    let concepts = &site.document().lang.file.concepts;
    let place = |concept: Concept| SOURCES.iter().position(|source| *source == concept.name());
    let mut edits = worded(site, |hit| {
        let Sense::Concept(concept) = hit.sense else { return None };
        let other = SOURCES[(place(concept)? + 1) % SOURCES.len()];
        Some((concepts.get(concept.name())?, concepts.get(other)?.clone()))
    });
    // Where two bodies are named, or none says anything, nobody knows which one is the source.
    edits.retain(|edit| {
        let sentence = site.document().sentence_at(edit.at.start).map(|n| &site.document().sentences[n]);
        sentence.is_some_and(|sentence| {
            let hits = || site.document().hits_in(&sentence.tokens).iter();
            let bodies = hits().filter(|hit| matches!(hit.sense, Sense::Concept(concept) if place(concept).is_some()));
            let says = hits().any(|hit| hit.sense == Sense::Reporting);
            says && bodies.count() == 1
        })
    });
    edits
}

/// A man for a woman, or a woman for a man: by a pronoun that stands for persons alone, or an office.
pub fn gender(site: &Site<'_, '_>) -> Vec<Edit> {
    let gender = &site.document().lang.file.gender;
    let mut edits = Vec::new();
    for hit in
        hits(site).filter(|(n, hit)| site.row_has(*n, |sense| sex(sense).is_some_and(|s| Some(s) == sex(hit.sense))))
    {
        let (_, hit) = hit;
        let span = site.span(hit);
        let put = match hit.sense {
            Sense::Pronoun(Some(sex)) if gender.persons => {
                let (from, to) =
                    if sex == Gender::Male { (&gender.he, &gender.she) } else { (&gender.she, &gender.he) };
                in_place(site.words(span), from, to)
            }
            Sense::Gendered { pair, gender: sex, verb: false } => {
                gender.pairs.get(usize::from(pair)).and_then(|[he, she]| {
                    let (from, to) = if sex == Gender::Male { (he, she) } else { (she, he) };
                    in_place(site.words(span), std::slice::from_ref(from), std::slice::from_ref(to))
                })
            }
            _ => None,
        };
        edits.extend(put.map(|put| Edit::new(span, put)));
    }
    edits
}

fn sex(sense: Sense) -> Option<Gender> {
    match sense {
        Sense::Pronoun(sex) => sex,
        Sense::Gendered { gender, verb: false, .. } => Some(gender),
        _ => None,
    }
}

/// The terms of the copy, each with its sentence.
fn hits<'s>(site: &Site<'s, '_>) -> impl Iterator<Item = (usize, &'s Hit)> {
    let document = site.document();
    site.copy().flat_map(move |(n, s)| {
        document.hits_in(&s.tokens).iter().filter(move |hit| hit.end() <= s.tokens.end).map(move |hit| (n, hit))
    })
}

/// The terms that another version of the row has too, with the words for another thing in their place.
fn worded<'s>(site: &Site<'s, '_>, other: impl Fn(&Hit) -> Option<(&'s Vec<String>, Vec<String>)>) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for (n, hit) in hits(site) {
        let Some((from, to)) = other(hit) else { continue };
        let span = site.span(hit);
        let is_taken = edits.iter().any(|edit| edit.at.meets(span));
        if !is_taken && site.row_has(n, |sense| sense == hit.sense) {
            edits.extend(in_place(site.words(span), from, &to).map(|put| Edit::new(span, put)));
        }
    }
    edits
}

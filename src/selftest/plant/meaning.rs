//! Sentences that say something else: a denial that is gone, the opposite, another source, another person's sex.

use super::super::forms::in_place;
use super::super::site::{Edit, Site};
use crate::lang::{Concept, Gender, Hit, Sense, SourceWord};
use crate::span::Span;

/// Bodies that copy has things from and that are never one and the same, by their concepts.
const SOURCES: [&str; 4] = ["police", "army", "court", "parliament"];
/// So many words may stand between a source and the word of saying: an article, a preposition.
const BESIDE: usize = 2;
/// Tokens before a pronoun in which a longer word that holds it may begin.
const LONGEST: usize = 3;

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
    // Where two bodies are named, or no word of saying stands beside it, nobody knows which one is the source.
    edits.retain(|edit| {
        let document = site.document();
        let sentence = document.sentence_at(edit.at.start).map(|n| &document.sentences[n]);
        sentence.is_some_and(|sentence| {
            let hits = || document.hits_in(&sentence.tokens).iter();
            let bodies = hits().filter(|hit| matches!(hit.sense, Sense::Concept(concept) if place(concept).is_some()));
            let is_beside = |hit: &Hit| {
                let token = document.tokens.partition_point(|token| token.span.end <= edit.at.start);
                hit.first.abs_diff(token).min(hit.end().abs_diff(token)) <= BESIDE
            };
            let is_saying =
                |hit: &&Hit| matches!(hit.sense, Sense::Reporting | Sense::Source(SourceWord::According(_)));
            hits().filter(is_saying).any(is_beside) && bodies.count() == 1
        })
    });
    edits
}

/// A man for a woman, or a woman for a man: by the plain form of a pronoun that stands for persons alone, or by an
/// office.
pub fn gender(site: &Site<'_, '_>) -> Vec<Edit> {
    let document = site.document();
    let gender = &document.lang.file.gender;
    let is_shared = |(n, hit): &(usize, &Hit)| {
        let own = sex(hit.sense);
        own.is_some() && site.row_has(*n, |sense| sex(sense) == own)
    };
    let mut edits = Vec::new();
    for (_, hit) in hits(site).filter(is_shared) {
        // 他 is no pronoun in 他们 and in 其他.
        let mut near = document.hits_in(&(hit.first.saturating_sub(LONGEST)..hit.end())).iter();
        let is_part = near.any(|other| other.sense == Sense::Pronoun(None) && other.end() >= hit.end());
        let (pair, sex) = match hit.sense {
            Sense::Pronoun(Some(sex)) if gender.persons && !is_part => (gender.he.first().zip(gender.she.first()), sex),
            Sense::Gendered { pair, gender: sex, verb: false } => {
                (gender.pairs.get(usize::from(pair)).map(|[he, she]| (he, she)), sex)
            }
            _ => continue,
        };
        let Some((he, she)) = pair else { continue };
        let (from, to) = if sex == Gender::Male { (he, she) } else { (she, he) };
        let span = site.span(hit);
        let put = in_place(site.words(span), std::slice::from_ref(from), std::slice::from_ref(to));
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

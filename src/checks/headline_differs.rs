//! The headline gives one toll and the story below it another.

use super::compare::agree;
use super::rows::said;
use super::sums::Sums;
use crate::align::Reading;
use crate::document::{Document, Kind};
use crate::facts::{Fact, Measure, Quantity};
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::{Concept, Hit, Sense};

/// A story that gives more tolls than that of one kind tells of more than one event.
const MOST_TOLLS: usize = 4;

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let headlines = (0..document.sentences.len()).filter(|&s| document.sentences[s].kind == Kind::Headline);
    let tolls = headlines.flat_map(|s| document.facts_of(s)).filter_map(|fact| Some((fact, toll(fact)?)));
    let mut sums = None;
    tolls
        .filter_map(|(headline, fate)| {
            let lead = document.sentences.iter().find(|s| s.kind == Kind::Body)?;
            let told: Vec<&Fact> = body(document).filter(|fact| toll(fact) == Some(fate)).collect();
            let one = told.first().filter(|first| told.iter().all(|other| agree(first, other)))?;
            let whole = 0..document.sentences.len();
            let sums = sums.get_or_insert_with(|| Sums::of(document));
            let differs = told.len() <= MOST_TOLLS
                && lead.span.meets(one.span)
                && !may_be_part(document, one, headline, lead.tokens.end)
                && !body(document).any(|fact| agree(headline, fact));
            (differs && !sums.explain(headline, &whole)).then(|| finding(reading, version, headline, one, fate))
        })
        .collect()
}

/// What the copy below the headlines gives.
fn body<'d>(document: &'d Document<'_>) -> impl Iterator<Item = &'d Fact> {
    document.sentences.iter().filter(|s| s.kind == Kind::Body).flat_map(|s| &document.facts[s.facts.clone()])
}

/// Whether a smaller toll may be part of the headline's, as others follow in its sentence: "three teenagers
/// and a man". `end` is the token behind the sentence.
fn may_be_part(document: &Document<'_>, told: &Fact, headline: &Fact, end: usize) -> bool {
    let value = |fact: &Fact| fact.quantity().and_then(Quantity::value);
    let and = |hit: &Hit| hit.sense == Sense::And;
    value(told) < value(headline) && document.hits_in(&(told.tokens.end..end)).iter().any(and)
}

/// The fate that a figure counts.
fn toll(fact: &Fact) -> Option<Concept> {
    let quantity = fact.quantity().filter(|q| q.measure == Measure::Count && !q.soft && !q.may_be_year())?;
    quantity.noun.filter(|noun| noun.is_fate() && quantity.vague().is_none())
}

fn finding(reading: &Reading<'_>, version: usize, headline: &Fact, told: &Fact, fate: Concept) -> Finding {
    Finding {
        rule: "headline-differs",
        family: Family::Number,
        severity: Severity::Warning,
        confidence: 0.85,
        message: format!(
            "The headline gives another toll ({}) than the story: {}, then {}.",
            fate.name(),
            said(reading, version, headline),
            said(reading, version, told)
        ),
        fault: Place::meaning(version, headline.span, headline.canonical()),
        evidence: vec![Place::meaning(version, told.span, told.canonical())],
        suggestion: None,
    }
}

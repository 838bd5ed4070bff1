//! A source that denies in one version what it affirms in another.

use super::heard::Heard;
use super::voices::Source;
use crate::align::{Group, Reading};
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::Sense;
use std::ops::Range;

/// One and the same source denies in one version what it confirms or claims in the other.
pub fn denial(reading: &Reading<'_>, group: &Group, a: &Heard, b: &Heard) -> Option<Finding> {
    let act = |source: &Source| source.act.as_ref().map_or("", |(act, _)| act.name());
    let has = |heard: &Heard, acts: &[&str]| {
        let document = &reading.documents[heard.version];
        let mut hits =
            group.sentences[heard.version].iter().flat_map(|&s| document.hits_in(&document.sentences[s].tokens));
        hits.any(|hit| match hit.sense {
            Sense::Negator => true,
            Sense::Concept(concept) => acts.contains(&concept.name()),
            _ => false,
        })
    };
    let (denying, affirming) = if a.sources.iter().any(|source| act(source) == "deny") { (a, b) } else { (b, a) };
    let denied = denying.sources.iter().find(|source| act(source) == "deny" && !source.voice.is_anyone())?;
    let affirms = |s: &&Source| matches!(act(s), "confirm" | "claim") && s.voice.may_be(&denied.voice);
    let affirmed = affirming.sources.iter().find(affirms)?;
    if has(denying, &["confirm", "claim"]) || has(affirming, &["deny", "refuse"]) {
        return None;
    }
    let [(one, verb), (other, evidence)] = [(denying, denied), (affirming, affirmed)]
        .map(|(heard, source)| (heard.version, source.act.as_ref().map_or(0..0, |(_, tokens)| tokens.clone())));
    let quote = |version: usize, tokens: &Range<usize>| {
        let document = &reading.documents[version];
        format!("“{}” in {}", document.span_of(tokens).of(document.text()), document.version.id)
    };
    let place = |version: usize, tokens: &Range<usize>| Place::new(version, reading.documents[version].span_of(tokens));
    Some(Finding {
        rule: "attribution-differs",
        family: Family::Entity,
        severity: Severity::Warning,
        confidence: (group.score * 65.0).round() / 100.0,
        message: format!(
            "What one version denies another affirms: {} and {}.",
            quote(one, &verb),
            quote(other, &evidence)
        ),
        fault: place(one, &verb),
        evidence: vec![place(other, &evidence)],
        suggestion: None,
    })
}

//! A person, place or organisation that one version names is named nowhere in another. Organisations that a
//! common noun stands in for are told here, other names by `name_holes` and `name_lost`.

use super::mentions::{Mention, Named, mentions};
use super::rows::tell;
use super::stand_ins::{all_bodies, lone_head, stand_in};
use super::{name_holes, name_lost, name_slots, surname_lost};
use crate::align::Reading;
use crate::facts::{Fact, Name, Value};
use crate::finding::{Family, Finding, Place, Severity};
use crate::names::{Roster, is_named};

/// The row must be so sure before a lost name is told: with a noun that stands in for it, and without.
const ROW_SURE: f64 = 0.93;
const ROW_SURE_FOR_NOTE: f64 = 0.979;

/// Letters of a short form at most; what has more in capitals is a dateline (a guess).
const LONGEST: usize = 6;

pub fn check(reading: &Reading<'_>, roster: &Roster) -> Vec<Finding> {
    let named: Vec<Vec<Mention<'_>>> = reading.documents.iter().map(mentions).collect();
    let mut found: Vec<Finding> = Vec::new();
    for other in 0..named.len() {
        for version in (0..named.len()).filter(|&version| version != other) {
            for mention in named[version].iter().filter(|mention| is_lost(reading, version, mention, other, &named)) {
                if let Some(finding) = finding(reading, version, other, mention) {
                    tell(&mut found, finding, |known, other| known.fault == other.fault);
                }
            }
        }
    }
    let warns = |known: &Finding| known.severity > Severity::Note;
    let tells = |known: &Finding, name: &Place| {
        known.evidence.iter().any(|place| (place.version, place.span) == (name.version, name.span))
    };
    for finding in name_holes::findings(reading, roster) {
        found.retain(|known| warns(known) || !finding.evidence.iter().any(|name| tells(known, name)));
        found.push(finding);
    }
    for finding in name_slots::lost(reading, roster) {
        if !found.iter().any(|known| warns(known) && finding.evidence.iter().any(|name| tells(known, name))) {
            found.push(finding);
        }
    }
    for finding in surname_lost::findings(reading) {
        if !found.iter().any(|known| warns(known) && known.fault.meets(&finding.fault)) {
            found.push(finding);
        }
    }
    for finding in name_lost::findings(reading, roster) {
        found.retain(|known| warns(known) || !warns(&finding) || !tells(known, &finding.fault));
        if !found.iter().any(|known| tells(known, &finding.fault)) {
            tell(&mut found, finding, |known, other| known.message == other.message);
        }
    }
    // What a warning tells needs no note.
    let warned: Vec<(usize, Vec<Option<String>>)> =
        found.iter().filter(|f| f.severity > Severity::Note).map(|f| (f.fault.version, values(f))).collect();
    let is_warned = |f: &Finding| {
        warned.iter().any(|(version, told)| *version == f.fault.version && values(f).iter().any(|v| told.contains(v)))
    };
    found.retain(|finding| finding.severity > Severity::Note || !is_warned(finding));
    found
}

fn values(finding: &Finding) -> Vec<Option<String>> {
    finding.evidence.iter().map(|place| place.value.clone()).collect()
}

fn is_lost(
    reading: &Reading<'_>,
    version: usize,
    mention: &Mention<'_>,
    other: usize,
    named: &[Vec<Mention<'_>>],
) -> bool {
    match &mention.named {
        named_here @ Named::Known(_) => !named[other].iter().any(|m| m.named == *named_here),
        Named::Short(name, _) => {
            let (document, lacking) = (&reading.documents[version], &reading.documents[other]);
            // Without capitals a name in translation and a common noun look alike.
            let has_capitals = lacking.tokens.iter().any(|t| t.span.of(lacking.text()).starts_with(char::is_uppercase));
            let earlier = document.tokens.iter().position(|token| *token.key == *name.key);
            let begins = document.sentences[mention.sentence].tokens.start;
            // Short forms that only the other version has may be this one in its own language.
            let is_short = |name: &Name| name.acronym && name.key.chars().count() <= LONGEST;
            let strange = |fact: &Fact| match &fact.value {
                Value::Name(short) => is_short(short) && !is_named(short, document),
                _ => false,
            };
            let row = reading.group_of(version, mention.sentence).map(|row| &reading.groups[row]);
            let up_to = row.and_then(|row| row.sentences[other].last()).map_or(0, |&last| last + 1);
            has_capitals
                && earlier.is_none_or(|first| first >= begins)
                && !is_named(name, lacking)
                && !(0..up_to).any(|s| lacking.facts_of(s).iter().any(strange))
        }
    }
}

fn finding(reading: &Reading<'_>, version: usize, other: usize, mention: &Mention<'_>) -> Option<Finding> {
    let (document, lacking) = (&reading.documents[version], &reading.documents[other]);
    let row = reading.group_of(version, mention.sentence).map(|row| &reading.groups[row]);
    let row = row.filter(|row| row.score >= ROW_SURE && !row.sentences[other].is_empty());
    let (wanted, value) = match &mention.named {
        Named::Known(organisation) => (all_bodies(), organisation.key().to_owned()),
        Named::Short(name, bodies) => (bodies.clone(), name.key.to_uppercase()),
    };
    let body = || stand_in(reading, row?, (version, &mention.tokens), other, &wanted);
    let head = || lone_head(reading, (version, mention.sentence, &mention.tokens), other);
    let span = document.span_of(&mention.tokens);
    let words = span.of(document.text());
    let (id, lacking_id) = (&document.version.id, &lacking.version.id);
    let (place, severity, tail) = match (body().or_else(head), row, &mention.named) {
        (Some(tokens), ..) => {
            let stand_in = lacking.span_of(&tokens);
            let tail = format!("; {lacking_id} has only “{}”", stand_in.of(lacking.text()));
            (stand_in, Severity::Warning, tail)
        }
        (None, Some(row), Named::Known(_)) if row.score >= ROW_SURE_FOR_NOTE => {
            let &sentence = row.sentences[other].first()?;
            (lacking.sentences[sentence].span, Severity::Note, String::new())
        }
        _ => return None,
    };
    Some(Finding {
        rule: "name-missing",
        family: Family::Entity,
        severity,
        confidence: if severity == Severity::Warning { 0.8 } else { 0.5 },
        message: format!("“{words}” in {id} is named nowhere in {lacking_id}{tail}."),
        fault: Place::new(other, place),
        evidence: vec![Place::meaning(version, span, value)],
        suggestion: None,
    })
}

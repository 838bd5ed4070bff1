//! Versions name different sources of what is said, deny what others confirm, or turn round who blames whom.

use super::accusations::turned;
use super::disavowals::denial;
use super::heard::Heard;
use super::rows::list;
use super::sides::{alone_first, gather};
use super::titles::of_one_person;
use super::voices::Source;
use crate::align::{Group, Reading};
use crate::document::Document;
use crate::finding::{Family, Finding, Place, Severity};
use std::ops::Range;

/// A row must be so sure before its sources accuse each other, and before one is an error. Guesses.
const ROW_SURE: f64 = 0.9;
const ROW_SURE_OF_ERROR: f64 = 0.97;
/// More sentences and more sources are those of several statements.
const MOST_SENTENCES: usize = 2;
const MOST_SOURCES: usize = 8;

/// A version's source in a conflict.
#[derive(Clone, PartialEq)]
struct Said {
    version: usize,
    source: Source,
}

pub fn check(reading: &Reading<'_>, group: &Group) -> Vec<Finding> {
    if group.score < ROW_SURE || group.sentences.iter().any(|sentences| sentences.len() > MOST_SENTENCES) {
        return Vec::new();
    }
    let few = |heard: &Heard| heard.sources.len() <= MOST_SOURCES;
    let heard: Vec<Heard> = group.versions().map(|version| Heard::of(reading, group, version)).filter(few).collect();
    let pairs = || (0..heard.len()).flat_map(|n| (n + 1..heard.len()).map(move |k| (n, k)));
    let mut conflicts: Vec<Vec<Said>> = Vec::new();
    for (n, k) in pairs() {
        // Two titles of one person are another rule's.
        let titled = |[a, b]: &[Said; 2]| {
            let [a, b] = [a, b].map(|said| (&reading.documents[said.version], &said.source.voice.tokens));
            of_one_person(a, b)
        };
        if let Some(clash) = clash(&heard[n], &heard[k]).filter(|clash| !titled(clash)) {
            gather(&mut conflicts, clash);
        }
    }
    let mut found: Vec<Finding> = conflicts.into_iter().map(|sides| finding(reading, group, sides, &heard)).collect();
    found.extend(pairs().filter_map(|(n, k)| denial(reading, group, &heard[n], &heard[k])));
    found.extend(turned(reading, group));
    found
}

/// The one source on each side that the other version does not name. A source that may be anyone leaves
/// all in doubt.
fn clash(a: &Heard, b: &Heard) -> Option<[Said; 2]> {
    let left = |of: &Heard, other: &Heard| {
        let mut left = of.sources.iter().filter(|source| !other.names(&source.voice));
        let one = left.next()?;
        left.all(|source| source.voice.may_be(&one.voice)).then(|| Said { version: of.version, source: one.clone() })
    };
    let doubted = a.sources.iter().chain(&b.sources).any(|source| source.voice.is_anyone());
    if doubted { None } else { Some([left(a, b)?, left(b, a)?]) }
}

fn finding(reading: &Reading<'_>, group: &Group, mut sides: Vec<Said>, heard: &[Heard]) -> Finding {
    sides.sort_by_key(|side| side.version);
    let majority = alone_first(&mut sides, |one, other| one.source.voice.may_be(&other.source.voice));
    let (first, rest) = (&sides[0], &sides[1..]);
    let stands = if majority { format!("; {} stands alone", id(reading, first.version)) } else { String::new() };
    // A version that names both may have told in one sentence what the others tell in part.
    let both = |heard: &Heard| sides.iter().all(|side| heard.names(&side.source.voice));
    let public = || sides.iter().any(|side| side.source.voice.is_public());
    let act = |side: &Said| side.source.act.as_ref().map(|(act, _)| *act);
    let single = group.sentences.iter().all(|sentences| sentences.len() <= 1);
    let sure = single
        && group.score >= ROW_SURE_OF_ERROR
        && sides.iter().all(|side| side.source.sure && side.source.voice.is_public() && act(side) == act(first));
    let severity = match () {
        () if heard.iter().any(both) || !public() => Severity::Note,
        () if sure => Severity::Error,
        () => Severity::Warning,
    };
    let said: Vec<String> = sides.iter().map(|side| said(reading, side)).collect();
    let place = |side: &Said| place(&reading.documents[side.version], side.version, &side.source.voice.tokens);
    Finding {
        rule: "attribution-differs",
        family: Family::Entity,
        severity,
        confidence: (group.score * if sure { 90.0 } else { 75.0 }).round() / 100.0,
        message: format!("The sources differ: {}{stands}.", list(&said)),
        fault: place(first),
        evidence: rest.iter().map(place).collect(),
        suggestion: None,
    }
}

fn place(document: &Document<'_>, version: usize, tokens: &Range<usize>) -> Place {
    Place::new(version, document.span_of(tokens))
}

fn id<'r>(reading: &'r Reading<'_>, version: usize) -> &'r str {
    &reading.documents[version].version.id
}

/// “МВД” (interior ministry) in ru: what it is where the words do not show it.
fn said(reading: &Reading<'_>, side: &Said) -> String {
    let document = &reading.documents[side.version];
    let words = document.span_of(&side.source.voice.tokens).of(document.text());
    let voice = &side.source.voice;
    let means = voice.organisation.or(voice.office.map(|office| office.name())).unwrap_or("").replace('_', " ");
    let id = id(reading, side.version);
    if words.to_lowercase().contains(&means.to_lowercase()) {
        format!("“{words}” in {id}")
    } else {
        format!("“{words}” ({means}) in {id}")
    }
}

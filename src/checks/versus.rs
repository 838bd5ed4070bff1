//! Two versions say a thing and its contrary: who stands against whom.

use super::rows::list;
use super::wording::Wording;
use crate::align::{Group, Reading};
use crate::document::Document;
use crate::finding::{Family, Finding, Place, Severity};
use crate::span::Span;
use std::ops::Range;

/// A version and its words.
pub type Side = (usize, Span);

/// Words of two versions that cannot both be right.
#[derive(Clone, Copy, PartialEq)]
pub struct Clash {
    /// What denies, or is of the first of two kinds: where no majority is, the fault is here.
    pub one: Side,
    pub other: Side,
}

/// The row must be so sure before its versions are held against each other word by word.
const ROW_SURE: f64 = 0.9;

/// The clashes of every two versions that a sure row has, one way: `between` is given the documents and their
/// words. To find which word stands for which is dear; it is done only where both stretches may hold what clashes.
pub fn clashes(
    reading: &Reading<'_>,
    group: &Group,
    may_clash: impl Fn(&Document<'_>, &Range<usize>) -> bool,
    between: impl Fn([&Document<'_>; 2], &Wording) -> Vec<[(usize, Span); 2]>,
) -> Vec<Clash> {
    let mut found = Vec::new();
    if group.score < ROW_SURE {
        return found;
    }
    for (a, b) in group.pairs() {
        let documents = [&reading.documents[a], &reading.documents[b]];
        let (Some(in_a), Some(in_b)) =
            (tokens(documents[0], &group.sentences[a]), tokens(documents[1], &group.sentences[b]))
        else {
            continue;
        };
        if !may_clash(documents[0], &in_a) || !may_clash(documents[1], &in_b) {
            continue;
        }
        let wording = Wording::of(documents[0], in_a, documents[1], in_b);
        let version = |(side, span): (usize, Span)| ([a, b][side], span);
        let clash = |[one, other]: [(usize, Span); 2]| Clash { one: version(one), other: version(other) };
        found.extend(between(documents, &wording).into_iter().map(clash));
    }
    found
}

/// The tokens of sentences that follow each other.
fn tokens(document: &Document<'_>, sentences: &[usize]) -> Option<Range<usize>> {
    let (first, last) = (*sentences.first()?, *sentences.last()?);
    let whole = last - first + 1 == sentences.len();
    whole.then(|| document.sentences[first].tokens.start..document.sentences[last].tokens.end)
}

/// What a rule says of its clashes.
pub struct Told {
    pub rule: &'static str,
    /// Stands between what the ones and what the others say: "denies".
    pub verb: &'static str,
    /// Of a row that is certain.
    pub confidence: f64,
}

/// One finding for all clashes that share a side; the fewer stand against the more.
pub fn findings(reading: &Reading<'_>, group: &Group, told: &Told, clashes: Vec<Clash>) -> Vec<Finding> {
    let mut conflicts: Vec<[Vec<Side>; 2]> = Vec::new();
    for clash in clashes {
        let has = |sides: &[Side], side: Side| sides.iter().any(|known| known.0 == side.0 && known.1.meets(side.1));
        let known = conflicts.iter_mut().find(|[ones, others]| has(ones, clash.one) || has(others, clash.other));
        match known {
            Some([ones, others]) => {
                for (list, side) in [(ones, clash.one), (others, clash.other)] {
                    if !list.iter().any(|known| known.0 == side.0) {
                        list.push(side);
                    }
                }
            }
            None => conflicts.push([vec![clash.one], vec![clash.other]]),
        }
    }
    conflicts.iter().map(|conflict| finding(reading, group, told, conflict)).collect()
}

fn finding(reading: &Reading<'_>, group: &Group, told: &Told, [ones, others]: &[Vec<Side>; 2]) -> Finding {
    let said = |sides: &[Side]| list(&sides.iter().map(|&side| said(reading, side)).collect::<Vec<_>>());
    let (few, many) = if others.len() < ones.len() { (others, ones) } else { (ones, others) };
    let alone = match (&few[..], many.len()) {
        ([(version, _)], 2..) => format!("; {} stands alone", reading.documents[*version].version.id),
        _ => String::new(),
    };
    let mut places = few.iter().chain(many).map(|&(version, span)| Place::new(version, span));
    Finding {
        rule: told.rule,
        family: Family::Meaning,
        severity: Severity::Warning,
        confidence: (group.score * told.confidence * 100.0).round() / 100.0,
        message: format!("{} {} {}{alone}.", said(ones), told.verb, said(others)),
        fault: places.next().unwrap_or_else(|| Place::new(0, Span::default())),
        evidence: places.collect(),
        suggestion: None,
    }
}

/// “did not agree” in a; a whole sentence is not quoted.
fn said(reading: &Reading<'_>, (version, span): Side) -> String {
    let document = &reading.documents[version];
    let id = &document.version.id;
    if document.sentences.iter().any(|sentence| sentence.span == span) {
        return format!("what {id} says");
    }
    format!("“{}” in {id}", span.of(document.text()))
}

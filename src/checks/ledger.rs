//! The ledger of a story: for every two versions, the facts of each that nothing in the other answers.
//! It is made once and read by the rules on figures, dates and times.

use super::compare::{agree, is_sum, repeats};
use crate::align::{Group, Reading};
use crate::document::Document;
use crate::facts::Fact;
use std::ops::Range;

/// What is left of two versions' facts.
pub struct Pair<'r> {
    /// Indices of the versions, the first the lower.
    pub versions: [usize; 2],
    /// By version, in order of place.
    pub left: [Vec<Left<'r>>; 2],
}

/// A fact of one version that no fact of the other version's row answers.
#[derive(Clone, Copy)]
pub struct Left<'r> {
    pub fact: &'r Fact,
    /// The row of its sentence, where that has one which the other version is in.
    pub row: Option<usize>,
    /// Whether the other version gives the value in some other place.
    pub said: bool,
}

/// The pairs of a story's versions.
pub struct Ledger<'r> {
    pub pairs: Vec<Pair<'r>>,
}

impl<'r> Ledger<'r> {
    pub fn of(reading: &'r Reading<'_>) -> Ledger<'r> {
        let versions = reading.documents.len();
        let pairs = (0..versions).flat_map(|a| (a + 1..versions).map(move |b| (a, b)));
        Ledger { pairs: pairs.map(|(a, b)| Pair::of(reading, a, b)).collect() }
    }
}

impl<'r> Pair<'r> {
    fn of(reading: &'r Reading<'_>, a: usize, b: usize) -> Pair<'r> {
        let (of_a, of_b) = (&reading.documents[a], &reading.documents[b]);
        let mut left: [Vec<Left<'r>>; 2] = [Vec::new(), Vec::new()];
        let mut rows = [vec![None; of_a.sentences.len()], vec![None; of_b.sentences.len()]];
        for (row, group) in reading.groups.iter().enumerate() {
            if group.sentences[a].is_empty() || group.sentences[b].is_empty() {
                continue;
            }
            group.sentences[a].iter().for_each(|&s| rows[0][s] = Some(row));
            group.sentences[b].iter().for_each(|&s| rows[1][s] = Some(row));
            let [in_a, in_b] = match_row(of_a, of_b, group, a, b);
            left[0].extend(in_a.into_iter().map(|fact| Left { fact, row: Some(row), said: false }));
            left[1].extend(in_b.into_iter().map(|fact| Left { fact, row: Some(row), said: false }));
        }
        for (side, document) in [of_a, of_b].into_iter().enumerate() {
            let alone = (0..document.sentences.len()).filter(|&s| rows[side][s].is_none());
            let facts = alone.flat_map(|s| document.facts_of(s));
            left[side].extend(facts.map(|fact| Left { fact, row: None, said: false }));
            left[side].sort_by_key(|left| left.fact.span);
        }
        strike_asides(&mut left, [of_a, of_b]);
        strike_moved(&mut left);
        strike_sums(&mut left, of_a, of_b, &reading.groups, [a, b]);
        for (side, other) in [(0, of_b), (1, of_a)] {
            left[side].iter_mut().for_each(|left| left.said = other.facts.iter().any(|fact| repeats(left.fact, fact)));
        }
        Pair { versions: [a, b], left }
    }
}

fn is_vague(fact: &Fact) -> bool {
    fact.quantity().is_some_and(|quantity| quantity.vague().is_some())
}

fn noun(fact: &Fact) -> Option<crate::lang::Concept> {
    fact.quantity().and_then(|quantity| quantity.noun)
}

/// What two facts must have in common to be matched in one round.
type Tier<'t> = &'t dyn Fn(&Fact, &Fact) -> bool;

/// Matches the facts of a row, each once, those that count the same first; gives what is left.
fn match_row<'r>(
    of_a: &'r Document<'_>,
    of_b: &'r Document<'_>,
    group: &Group,
    a: usize,
    b: usize,
) -> [Vec<&'r Fact>; 2] {
    let facts = |document: &'r Document<'_>, version: usize| -> Vec<&'r Fact> {
        group.sentences[version].iter().flat_map(|&s| document.facts_of(s)).collect()
    };
    let (all_a, all_b) = (facts(of_a, a), facts(of_b, b));
    let mut free = [vec![true; all_a.len()], vec![true; all_b.len()]];
    // A vague amount and a figure may both be true, and still an editor wants to know: they are left.
    let precise = |x: &Fact, y: &Fact| is_vague(x) == is_vague(y);
    let same_noun = |x: &Fact, y: &Fact| noun(x).is_some() && noun(x) == noun(y);
    let same_kind = |x: &Fact, y: &Fact| x.kind() == y.kind();
    let tiers: [Tier; 3] = [&same_noun, &same_kind, &|_, _| true];
    for tier in tiers {
        for (n, fact) in all_a.iter().enumerate().filter(|(n, _)| free[0][*n]).collect::<Vec<_>>() {
            if let Some(place) = (0..all_b.len())
                .find(|&k| free[1][k] && tier(fact, all_b[k]) && precise(fact, all_b[k]) && agree(fact, all_b[k]))
            {
                (free[0][n], free[1][place]) = (false, false);
            }
        }
    }
    let rest = |all: Vec<&'r Fact>, free: &[bool]| {
        all.into_iter().zip(free).filter(|(_, f)| **f).map(|(fact, _)| fact).collect()
    };
    [rest(all_a, &free[0]), rest(all_b, &free[1])]
}

/// A figure that says the same as another of its own sentence is an aside to it: 550 km (342 miles).
fn strike_asides(left: &mut [Vec<Left<'_>>; 2], documents: [&Document<'_>; 2]) {
    for (left, document) in left.iter_mut().zip(documents) {
        let measured = |fact: &Fact| fact.quantity().is_some_and(|quantity| quantity.unit_name().is_some());
        left.retain(|one| {
            let sentence = document.sentence_at(one.fact.span.start);
            let facts = sentence.map_or(&[][..], |sentence| document.facts_of(sentence));
            let is_aside = |other: &Fact| other.span != one.fact.span && measured(other) && repeats(one.fact, other);
            !(measured(one.fact) && facts.iter().any(is_aside))
        });
    }
}

/// A value that is left in one row and in another row of the other version has moved.
fn strike_moved(left: &mut [Vec<Left<'_>>; 2]) {
    let mut moved = vec![false; left[1].len()];
    let [of_a, of_b] = left;
    of_a.retain(|one| match (0..of_b.len()).find(|&n| !moved[n] && repeats(one.fact, of_b[n].fact)) {
        Some(n) => {
            moved[n] = true;
            false
        }
        None => true,
    });
    let mut moved = moved.into_iter();
    of_b.retain(|_| !moved.next().unwrap_or(false));
}

/// A count that is the sum of counts in the other version's row, or in one of its sentences near, is
/// explained by them, and they by it.
fn strike_sums(
    left: &mut [Vec<Left<'_>>; 2],
    of_a: &Document<'_>,
    of_b: &Document<'_>,
    groups: &[Group],
    versions: [usize; 2],
) {
    let documents = [of_a, of_b];
    for side in 0..2 {
        let (document, version) = (documents[1 - side], versions[1 - side]);
        left[side].retain(|one| {
            let near =
                one.row.map_or(0..document.sentences.len(), |row| near(&groups[row].sentences[version], document));
            let sums = |s: usize| is_sum(one.fact, &document.facts_of(s).iter().collect::<Vec<_>>());
            !near.clone().any(sums)
        });
    }
}

/// A row's sentences in a version and one to each side.
fn near(sentences: &[usize], document: &Document<'_>) -> Range<usize> {
    let first = sentences.first().copied().unwrap_or(0).saturating_sub(1);
    let end = sentences.last().map_or(0, |last| last + 2).min(document.sentences.len());
    first..end
}

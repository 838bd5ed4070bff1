//! The ledger of a story: for every two versions, the facts of each that nothing in the other answers.
//! It is made once and read by the rules on figures, dates and times.

use super::compare::{Sums, agree, repeats};
use crate::align::{Group, Reading};
use crate::document::Document;
use crate::facts::{Fact, Value};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// What is left of two versions' facts.
pub struct Pair<'r> {
    /// Indices of the versions, in the order of their content.
    pub versions: [usize; 2],
    /// By version, in order of place.
    pub left: [Vec<Left<'r>>; 2],
    /// By version and row, the places in `left`.
    rows: [FxHashMap<usize, Vec<usize>>; 2],
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
    /// By version, what its counts add up to.
    pub sums: Vec<Sums>,
}

/// A row with more figures than that on a side is a table: those behind are not compared.
const MOST_FACTS: usize = 100;
/// So many pairs of facts that stand in no common row are held against each other, a second's work.
/// Between versions of which more is left, only what is the same to the letter answers.
const MOST_TRIED: usize = 20_000_000;

impl<'r> Ledger<'r> {
    pub fn of(reading: &'r Reading<'_>) -> Ledger<'r> {
        let sums: Vec<Sums> = reading.documents.iter().map(Sums::of).collect();
        Ledger { pairs: reading.pairs().map(|(a, b)| Pair::of(reading, &sums, a, b)).collect(), sums }
    }
}

impl<'r> Pair<'r> {
    /// What is left of a row on one side, with its place in the list.
    pub fn in_row(&self, side: usize, row: usize) -> impl Iterator<Item = (usize, &Left<'r>)> {
        let places = self.rows[side].get(&row).map_or(&[][..], Vec::as_slice);
        places.iter().map(move |&n| (n, &self.left[side][n]))
    }

    fn of(reading: &'r Reading<'_>, sums: &[Sums], a: usize, b: usize) -> Pair<'r> {
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
        strike_sums(&mut left, &reading.documents, sums, &reading.groups, [a, b]);
        mark_said(&mut left, [of_a, of_b]);
        let mut rows = [FxHashMap::default(), FxHashMap::default()];
        for (rows, left) in rows.iter_mut().zip(&left) {
            for (n, row) in left.iter().enumerate().filter_map(|(n, left)| Some((n, left.row?))) {
                rows.entry(row).or_insert_with(Vec::new).push(n);
            }
        }
        Pair { versions: [a, b], left, rows }
    }
}

/// Names never answer each other here: they have rules of their own.
fn is_name(fact: &Fact) -> bool {
    matches!(fact.value, Value::Name(_))
}

/// What facts have in common that are the same to the letter.
fn same(fact: &Fact) -> (&'static str, String) {
    (fact.kind(), fact.canonical())
}

/// Marks what the other version gives anywhere.
fn mark_said(left: &mut [Vec<Left<'_>>; 2], documents: [&Document<'_>; 2]) {
    for (left, other) in left.iter_mut().zip([documents[1], documents[0]]) {
        let others: Vec<&Fact> = other.facts.iter().filter(|fact| !is_name(fact)).collect();
        if left.len().saturating_mul(others.len()) > MOST_TRIED {
            let known: FxHashSet<_> = others.into_iter().map(same).collect();
            left.iter_mut().for_each(|left| left.said = known.contains(&same(left.fact)));
        } else {
            let said = |one: &Fact| !is_name(one) && others.iter().any(|fact| repeats(one, fact));
            left.iter_mut().for_each(|left| left.said = said(left.fact));
        }
    }
}

fn is_vague(fact: &Fact) -> bool {
    fact.quantity().is_some_and(|quantity| quantity.vague().is_some())
}

fn noun(fact: &Fact) -> Option<crate::lang::Concept> {
    fact.quantity().and_then(|quantity| quantity.noun)
}

/// Which pairs of facts are tried together.
type Tier<'f> = &'f dyn Fn(&Fact, &Fact) -> bool;

/// Matches the facts of a row, each once, those that count the same first; gives what is left.
fn match_row<'r>(
    of_a: &'r Document<'_>,
    of_b: &'r Document<'_>,
    group: &Group,
    a: usize,
    b: usize,
) -> [Vec<&'r Fact>; 2] {
    let facts = |document: &'r Document<'_>, version: usize| -> Vec<&'r Fact> {
        group.sentences[version].iter().flat_map(|&s| document.facts_of(s)).take(MOST_FACTS).collect()
    };
    let (all_a, all_b) = (facts(of_a, a), facts(of_b, b));
    let mut free = [vec![true; all_a.len()], vec![true; all_b.len()]];
    // A vague amount and a figure may both be true, and still an editor wants to know: they are left.
    let precise = |x: &Fact, y: &Fact| is_vague(x) == is_vague(y);
    let same_noun = |x: &Fact, y: &Fact| noun(x).is_some() && noun(x) == noun(y);
    let same_kind = |x: &Fact, y: &Fact| x.kind() == y.kind();
    let tiers: [Tier<'_>; 3] = [&same_noun, &same_kind, &|_, _| true];
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
    let mut free: Vec<usize> = (0..of_b.len()).filter(|&n| !is_name(of_b[n].fact)).collect();
    let mut known: FxHashMap<_, Vec<usize>> = FxHashMap::default();
    let many = of_a.len().saturating_mul(free.len()) > MOST_TRIED;
    if many {
        free.iter().rev().for_each(|&n| known.entry(same(of_b[n].fact)).or_default().push(n));
    }
    of_a.retain(|one| {
        let place = match () {
            () if is_name(one.fact) => None,
            () if many => known.get_mut(&same(one.fact)).and_then(Vec::pop),
            () => free.iter().position(|&n| repeats(one.fact, of_b[n].fact)).map(|place| free.remove(place)),
        };
        place.is_none_or(|n| {
            moved[n] = true;
            false
        })
    });
    let mut moved = moved.into_iter();
    of_b.retain(|_| !moved.next().unwrap_or(false));
}

/// A count that is the sum of counts in the other version's row, or in one of its sentences near, is
/// explained by them, and they by it.
fn strike_sums(
    left: &mut [Vec<Left<'_>>; 2],
    documents: &[Document<'_>],
    sums: &[Sums],
    groups: &[Group],
    versions: [usize; 2],
) {
    for side in 0..2 {
        let version = versions[1 - side];
        let document = &documents[version];
        left[side].retain(|one| {
            let near =
                one.row.map_or(0..document.sentences.len(), |row| near(&groups[row].sentences[version], document));
            !sums[version].explain(one.fact, &near)
        });
    }
}

/// A row's sentences in a version and one to each side.
fn near(sentences: &[usize], document: &Document<'_>) -> Range<usize> {
    let first = sentences.first().copied().unwrap_or(0).saturating_sub(1);
    let end = sentences.last().map_or(0, |last| last + 2).min(document.sentences.len());
    first..end
}

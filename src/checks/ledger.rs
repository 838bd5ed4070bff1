//! The ledger of a story: for every two versions, the facts of each that nothing in the other answers,
//! and the conflicts among them. It is made once and read by the rules on figures, dates and times.

use super::compare::{Likeness, agree, likeness, repeats};
use super::conflicts::{self, Conflict};
use super::faults::fault;
use super::precision::float;
use super::sums::Sums;
use crate::align::{Group, Reading};
use crate::deadline::{Deadline, Late};
use crate::document::Document;
use crate::facts::{Fact, Measure, Quantity, Value};
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
#[derive(Clone)]
pub struct Left<'r> {
    pub fact: &'r Fact,
    /// The number of its sentence.
    pub sentence: usize,
    /// The row of its sentence, where that has one which the other version is in.
    pub row: Option<usize>,
    /// The sentences of the other version that may say the same: those of the row and one to each
    /// side, or those between the rows around it.
    pub near: Range<usize>,
    /// Whether the other version gives the value in some other place.
    pub said: bool,
}

/// The pairs of a story's versions.
pub struct Ledger<'r> {
    pub pairs: Vec<Pair<'r>>,
    /// By version, what its counts add up to.
    pub sums: Vec<Sums>,
    /// What cannot both be true, in order of place.
    pub conflicts: Vec<Conflict<'r>>,
}

/// A row with more figures than that on a side is a table: those behind are not compared.
const MOST_FACTS: usize = 100;
/// So many pairs of facts that stand in no common row are held against each other, some five seconds' work
/// (measured).
/// Between versions of which more is left, only what is the same to the letter answers.
const MOST_TRIED: usize = 4_000_000;
/// Two figures in one unit that differ by less than that share stand for one another. A guess.
const CLOSE: f64 = 0.35;
/// An aside stands so many tokens behind what it converts: a bracket, or a comma and a word.
const ASIDE_REACH: usize = 3;

impl<'r> Ledger<'r> {
    /// # Errors
    /// Where the deadline is past before it is made.
    pub fn of(reading: &'r Reading<'_>, deadline: &Deadline) -> Result<Ledger<'r>, Late> {
        let sums: Vec<Sums> = reading.documents.iter().map(Sums::of).collect();
        let pair = |(a, b)| deadline.ask().map(|()| Pair::of(reading, &sums, a, b));
        let pairs: Vec<Pair<'r>> = reading.pairs().map(pair).collect::<Result<_, Late>>()?;
        deadline.ask()?;
        let conflicts = conflicts::of(reading, &pairs);
        Ok(Ledger { pairs, sums, conflicts })
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
        let mut rows = [vec![None; of_a.sentences.len()], vec![None; of_b.sentences.len()]];
        let mut answered: [FxHashSet<usize>; 2] = [FxHashSet::default(), FxHashSet::default()];
        for (row, group) in reading.groups.iter().enumerate() {
            if group.sentences[a].is_empty() || group.sentences[b].is_empty() {
                continue;
            }
            group.sentences[a].iter().for_each(|&s| rows[0][s] = Some(row));
            group.sentences[b].iter().for_each(|&s| rows[1][s] = Some(row));
            for (answered, facts) in answered.iter_mut().zip(match_row(of_a, of_b, group, a, b)) {
                answered.extend(facts.into_iter().map(|fact| fact.span.start));
            }
        }
        let mut left = [(of_a, b), (of_b, a)].map(|(document, other)| {
            let side = usize::from(other == a);
            let near = near(&rows[side], &reading.groups, other, reading.documents[other].sentences.len());
            let mut left = Vec::new();
            for sentence in 0..document.sentences.len() {
                let facts = document.facts_of(sentence).iter().filter(|f| !answered[side].contains(&f.span.start));
                left.extend(facts.filter(|fact| !is_name(fact)).map(|fact| Left {
                    fact,
                    sentence,
                    row: rows[side][sentence],
                    near: near[sentence].clone(),
                    said: false,
                }));
            }
            left
        });
        strike_asides(&mut left, [of_a, of_b]);
        mark_said(&mut left, [of_a, of_b]);
        strike_moved(&mut left, &|one, other| repeats(one.fact, other.fact) && repeats(other.fact, one.fact));
        strike_moved(&mut left, &|one, other| is_near(one, other) && agree(one.fact, other.fact));
        strike_sums(&mut left, &reading.documents, sums, [a, b]);
        let mut rows = [FxHashMap::default(), FxHashMap::default()];
        for (rows, left) in rows.iter_mut().zip(&left) {
            for (n, row) in left.iter().enumerate().filter_map(|(n, left)| Some((n, left.row?))) {
                rows.entry(row).or_insert_with(Vec::new).push(n);
            }
        }
        Pair { versions: [a, b], left, rows }
    }
}

/// Whether two facts that stand in no common row may be told in one place.
pub fn is_near(one: &Left<'_>, other: &Left<'_>) -> bool {
    one.near.contains(&other.sentence) || other.near.contains(&one.sentence)
}

/// By sentence, the sentences of the other version that may say the same.
fn near(rows: &[Option<usize>], groups: &[Group], other: usize, count: usize) -> Vec<Range<usize>> {
    let span = |row: usize| {
        let sentences = &groups[row].sentences[other];
        (sentences.first().copied().unwrap_or(0), sentences.last().copied().unwrap_or(0))
    };
    let mut after = vec![count; rows.len()];
    let mut next = count;
    for (sentence, row) in rows.iter().enumerate().rev() {
        next = row.map_or(next, |row| span(row).0 + 1);
        after[sentence] = next.min(count);
    }
    let mut before = 0;
    let mut found = Vec::with_capacity(rows.len());
    for (sentence, row) in rows.iter().enumerate() {
        found.push(match row.map(span) {
            Some((first, last)) => first.saturating_sub(1)..(last + 2).min(count),
            None => before..after[sentence].max(before),
        });
        before = row.map_or(before, |row| span(row).1);
    }
    found
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

/// Matches the facts of a row, each once: those that are closest to each other first, and of these those
/// that count the same. Gives what is answered.
fn match_row<'r>(
    of_a: &'r Document<'_>,
    of_b: &'r Document<'_>,
    group: &Group,
    a: usize,
    b: usize,
) -> [Vec<&'r Fact>; 2] {
    let facts = |document: &'r Document<'_>, version: usize| -> Vec<&'r Fact> {
        let all = group.sentences[version].iter().flat_map(|&s| document.facts_of(s));
        all.filter(|fact| !is_name(fact)).take(MOST_FACTS).collect()
    };
    let (all_a, all_b) = (facts(of_a, a), facts(of_b, b));
    let mut free = [vec![true; all_a.len()], vec![true; all_b.len()]];
    // A vague amount and a figure may both be true, and still an editor wants to know: they are left.
    let precise = |x: &Fact, y: &Fact| is_vague(x) == is_vague(y);
    let same_noun = |x: &Fact, y: &Fact| noun(x).is_some() && noun(x) == noun(y);
    let same_kind = |x: &Fact, y: &Fact| x.kind() == y.kind();
    let tiers: [Tier<'_>; 3] = [&same_noun, &same_kind, &|_, _| true];
    let mut alike: Vec<(Likeness, usize, usize)> = Vec::new();
    for (n, one) in all_a.iter().enumerate() {
        let likes = all_b.iter().enumerate().filter(|(_, other)| precise(one, other));
        alike.extend(likes.filter_map(|(k, other)| Some((likeness(one, other)?, n, k))));
    }
    for wanted in Likeness::ALL {
        for tier in tiers {
            for &(_, n, k) in alike.iter().filter(|(likeness, ..)| *likeness == wanted) {
                let rival = |one: &Fact, others: &[&Fact], free: &[bool], taken: usize| {
                    others.iter().zip(free).enumerate().any(|(at, (x, free))| *free && at != taken && rivals(one, x))
                };
                let fits = free[0][n] && free[1][k] && tier(all_a[n], all_b[k]);
                let closest = || {
                    wanted == Likeness::Equal
                        || !rival(all_a[n], &all_b, &free[1], k) && !rival(all_b[k], &all_a, &free[0], n)
                };
                if fits && closest() {
                    (free[0][n], free[1][k]) = (false, false);
                }
            }
        }
    }
    let taken = |all: Vec<&'r Fact>, free: &[bool]| {
        all.into_iter().zip(free).filter(|(_, f)| !**f).map(|(fact, _)| fact).collect()
    };
    [taken(all_a, &free[0]), taken(all_b, &free[1])]
}

/// Whether a figure stands so much in the place of another that no rounding and no conversion may answer
/// in its stead: in one unit and nearly as large, or both of them days of the year.
fn rivals(one: &Fact, other: &Fact) -> bool {
    let day = |fact: &Fact| matches!(&fact.value, Value::Date(date) if date.day.is_some() && date.month.is_some());
    let close = || {
        let values = one.quantity().and_then(Quantity::value).zip(other.quantity().and_then(Quantity::value));
        values.is_some_and(|(x, y)| (float(x) - float(y)).abs() <= CLOSE * float(x).abs().max(float(y).abs()))
    };
    let measured = unit(one).is_some() && unit(one) == unit(other);
    (measured && close() || day(one) && day(other)) && fault(one, other).is_some()
}

/// A measure that converts the one beside it is an aside to it: 550 km (342 miles). It is told by the one,
/// unless the other version gives another figure in the same unit in its place.
fn strike_asides(left: &mut [Vec<Left<'_>>; 2], documents: [&Document<'_>; 2]) {
    let counted = |one: &Left<'_>, others: &[Left<'_>]| {
        let bare = |fact: &Fact| unit(fact).is_none() && fault(one.fact, fact).is_some();
        let same = |other: &Left<'_>| {
            one.row.is_some() && other.row == one.row && (unit(other.fact) == unit(one.fact) || bare(other.fact))
        };
        others.iter().any(same)
    };
    let mut kept = [0, 1].map(|side: usize| {
        let facts = |one: &Left<'_>| documents[side].facts_of(one.sentence);
        let stays = |one: &Left<'_>| counted(one, &left[1 - side]) || !facts(one).iter().any(|f| is_aside(one.fact, f));
        left[side].iter().map(stays).collect::<Vec<bool>>().into_iter()
    });
    for (left, kept) in left.iter_mut().zip(&mut kept) {
        left.retain(|_| kept.next().unwrap_or(true));
    }
}

/// Whether two measures in different units that stand beside each other say one thing.
pub fn is_aside(one: &Fact, other: &Fact) -> bool {
    let (first, second) = if one.span < other.span { (one, other) } else { (other, one) };
    let beside = second.tokens.start.checked_sub(first.tokens.end).is_some_and(|gap| gap <= ASIDE_REACH);
    let units = unit(one).zip(unit(other)).is_some_and(|(x, y)| x != y);
    one.span != other.span && beside && units && repeats(one, other)
}

/// Whether two facts are of one kind and measure, and count the same where both say what.
fn is_kin(one: &Fact, other: &Fact) -> bool {
    let nouns = noun(one).zip(noun(other));
    one.kind() == other.kind() && unit(one) == unit(other) && nouns.is_none_or(|(x, y)| x == y)
}

fn unit(fact: &Fact) -> Option<Measure> {
    fact.quantity().map(|q| q.measure).filter(|measure| *measure != Measure::Count)
}

/// How a fact that is left may be answered by one that is left in another place.
type Answer<'f> = &'f dyn Fn(&Left<'_>, &Left<'_>) -> bool;

/// What is left in one row and in another row of the other version has moved; but where its own row holds
/// a value of its kind that its version gives nowhere, the two stand against each other.
fn strike_moved(left: &mut [Vec<Left<'_>>; 2], answers: Answer<'_>) {
    let stays = [0, 1].map(|side: usize| {
        let mut new: FxHashMap<usize, Vec<&Fact>> = FxHashMap::default();
        for other in left[1 - side].iter().filter(|other| !other.said) {
            if let Some(row) = other.row {
                new.entry(row).or_default().push(other.fact);
            }
        }
        let opposed = |one: &Left<'_>| {
            let others = one.row.and_then(|row| new.get(&row)).map_or(&[][..], Vec::as_slice);
            others.iter().take(MOST_FACTS).any(|other| is_kin(one.fact, other) && fault(one.fact, other).is_some())
        };
        left[side].iter().map(opposed).collect::<Vec<bool>>()
    });
    let mut moved = vec![false; left[1].len()];
    let [of_a, of_b] = left;
    let mut free: Vec<usize> = (0..of_b.len()).filter(|&n| !stays[1][n]).collect();
    let mut at = 0;
    let mut known: FxHashMap<_, Vec<usize>> = FxHashMap::default();
    let many = of_a.len().saturating_mul(free.len()) > MOST_TRIED;
    if many {
        free.iter().rev().for_each(|&n| known.entry(same(of_b[n].fact)).or_default().push(n));
    }
    of_a.retain(|one| {
        at += 1;
        let place = if stays[0][at - 1] {
            None
        } else if many {
            known.get_mut(&same(one.fact)).and_then(Vec::pop)
        } else {
            let fits = |n: &usize| is_vague(one.fact) == is_vague(of_b[*n].fact) && answers(one, &of_b[*n]);
            free.iter().position(fits).map(|place| free.remove(place))
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
fn strike_sums(left: &mut [Vec<Left<'_>>; 2], documents: &[Document<'_>], sums: &[Sums], versions: [usize; 2]) {
    for side in 0..2 {
        let version = versions[1 - side];
        let whole = 0..documents[version].sentences.len();
        left[side].retain(|one| {
            let near = if one.row.is_some() { &one.near } else { &whole };
            !sums[version].explain(one.fact, near)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_no_row_is_near_the_rows_round_it() {
        let group = |sentences: &[usize]| Group { sentences: vec![vec![], sentences.to_vec()], score: 1.0 };
        let groups = [group(&[1]), group(&[3, 4])];
        let near = |rows: &[Option<usize>], count: usize| near(rows, &groups, 1, count);
        assert_eq!(near(&[None, Some(0), None, Some(1), None], 6), [0..2, 0..3, 1..4, 2..6, 4..6]);
        assert_eq!(near(&[None, None], 6), [0..6, 0..6]);
        // Where rows cross, nothing lies between them.
        assert_eq!(near(&[Some(1), None, Some(0)], 5), [2..5, 4..4, 0..3]);
    }
}

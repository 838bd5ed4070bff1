//! What counts of people add up to: two employees and four passers-by are six dead.

use crate::document::Document;
use crate::facts::{Fact, Measure, Quantity};
use crate::lang::{Concept, Dimension};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A sentence with more counts than that is a table: some of them add up to anything.
const MOST_SUMMED: usize = 6;

/// What the counts of people in each sentence of a version add up to, two to four of them that follow
/// one another, and how many people its ages tell of.
pub struct Sums(FxHashMap<Decimal, Vec<(usize, Option<Concept>)>>);

impl Sums {
    pub fn of(document: &Document<'_>) -> Sums {
        let mut sums: FxHashMap<Decimal, Vec<(usize, Option<Concept>)>> = FxHashMap::default();
        for sentence in 0..document.sentences.len() {
            for (sum, noun) in sums_of(document.facts_of(sentence).iter()) {
                sums.entry(sum).or_default().push((sentence, noun));
            }
        }
        Sums(sums)
    }

    /// Whether a count of people is the sum of counts in one of the sentences.
    pub fn explain(&self, fact: &Fact, sentences: &Range<usize>) -> bool {
        let Some((total, noun)) = total(fact) else { return false };
        self.0.get(&total).is_some_and(|places| {
            places.iter().any(|(s, counted)| sentences.contains(s) && counted.is_none_or(|n| may_be_part(n, noun)))
        })
    }
}

/// Whether a count of people is the sum of two to four counts of one place that follow one another.
pub fn is_sum(fact: &Fact, others: &[&Fact]) -> bool {
    let Some((total, noun)) = total(fact) else { return false };
    let sums = sums_of(others.iter().copied());
    sums.iter().any(|(sum, counted)| *sum == total && counted.is_none_or(|n| may_be_part(n, noun)))
}

/// Whether people counted by one word may be part of those counted by another: the dead are no part of
/// the wounded.
fn may_be_part(part: Concept, whole: Concept) -> bool {
    part == whole || !(part.is_fate() && whole.is_fate())
}

/// The sums of two to four counts that follow one another, with the fate that some of them share, and how
/// many people the ages tell of; counts of two fates are no sum.
fn sums_of<'f>(facts: impl Iterator<Item = &'f Fact>) -> Vec<(Decimal, Option<Concept>)> {
    let facts: Vec<&Fact> = facts.collect();
    let mut found: Vec<(Decimal, Option<Concept>)> = aged(&facts).map(|people| (people, None)).into_iter().collect();
    let counts: Vec<(Decimal, Option<Concept>)> =
        facts.iter().copied().filter_map(count).take(MOST_SUMMED + 1).collect();
    // Ages stand between counts and count nothing: three men, aged 33 and 34.
    if counts.iter().filter(|(_, noun)| noun.is_none()).count() > 1 || counts.len() > MOST_SUMMED {
        return found;
    }
    for from in 0..counts.len() {
        let (mut sum, mut fate) = (counts[from].0, counts[from].1);
        for (value, noun) in counts[from + 1..].iter().take(3) {
            if fate.zip(*noun).is_some_and(|(x, y)| x != y && x.is_fate() && y.is_fate()) {
                break;
            }
            fate = fate.filter(|n| n.is_fate()).or(*noun);
            let Some(more) = sum.checked_add(*value) else { break };
            sum = more;
            found.push((sum, fate));
        }
    }
    found
}

/// How many people are told by their ages: "a 17-year-old, two 18-year-olds and a man of 20" are four.
fn aged(facts: &[&Fact]) -> Option<Decimal> {
    let is_age = |fact: &Fact| {
        fact.quantity().is_some_and(|q| matches!(q.measure, Measure::Unit(unit) if unit.dimension() == Dimension::Age))
    };
    let of_one_age = |n: usize| {
        let before = facts.get(n.checked_sub(1)?).filter(|before| before.tokens.end == facts[n].tokens.start)?;
        count(before).map(|(people, _)| people).filter(|people| *people <= Decimal::TEN && people.fract().is_zero())
    };
    let ages = || (0..facts.len()).filter(|&n| is_age(facts[n]));
    ages().nth(1)?;
    ages().map(|n| of_one_age(n).unwrap_or(Decimal::ONE)).try_fold(Decimal::ZERO, |sum, more| sum.checked_add(more))
}

/// The figure of a fact that is sure to count people, and what it counts.
fn total(fact: &Fact) -> Option<(Decimal, Concept)> {
    count(fact).and_then(|(value, noun)| Some((value, noun?)))
}

/// The figure of a fact that may count people.
fn count(fact: &Fact) -> Option<(Decimal, Option<Concept>)> {
    let quantity = fact.quantity().filter(|q| q.measure == Measure::Count && !q.may_be_year())?;
    Some((Quantity::value(quantity)?, quantity.noun))
}

//! Holding the facts of one version against those of another: what agrees, what explains the rest,
//! and what is left. Three rules of numbers share it.

use crate::align::{Group, Reading};
use crate::document::Kind;
use crate::facts::{Fact, Measure, Quantity, Value};
use crate::lang::Bound;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Two measures in different units are the same within this share: a conversion rounds.
const CONVERSION: f64 = 0.035;

/// The facts of a version's sentences in a row, dates and names too.
pub fn facts_in<'r>(reading: &'r Reading<'_>, version: usize, sentences: &[usize]) -> Vec<&'r Fact> {
    sentences.iter().flat_map(|&s| reading.documents[version].facts_of(s)).collect()
}

/// The facts of a version in the row and one sentence to each side, where a fact may have moved to.
pub fn facts_near<'r>(reading: &'r Reading<'_>, version: usize, sentences: &[usize]) -> Vec<&'r Fact> {
    let (Some(&first), Some(&last)) = (sentences.first(), sentences.last()) else { return Vec::new() };
    let document = &reading.documents[version];
    let to = (last + 2).min(document.sentences.len());
    (first.saturating_sub(1)..to)
        .chain(sentences.iter().copied())
        .filter(|&s| document.sentences[s].kind != Kind::Boilerplate)
        .flat_map(|s| document.facts_of(s))
        .collect()
}

/// Whether two facts can say the same, across kinds too: a year is a figure and a date.
pub fn agree(a: &Fact, b: &Fact) -> bool {
    match (&a.value, &b.value) {
        (Value::Quantity(x), Value::Quantity(y)) => quantities_agree(x, y),
        (Value::Ordinal(x), Value::Ordinal(y)) => x == y,
        (Value::Date(x), Value::Date(y)) => x.agrees(y),
        (Value::Time(x), Value::Time(y)) => x.agrees(y),
        (Value::Quantity(q), other) | (other, Value::Quantity(q)) => {
            let parts = whole_parts(other);
            q.readings.iter().any(|reading| reading.to_i64().is_some_and(|v| parts.contains(&v) && reading.fract().is_zero()))
        }
        (x, y) => {
            let (x, y) = (whole_parts(x), whole_parts(y));
            x.iter().any(|part| y.contains(part))
        }
    }
}

/// The whole numbers that stand in a value that is no quantity.
fn whole_parts(value: &Value) -> Vec<i64> {
    match value {
        Value::Ordinal(place) => vec![*place as i64],
        Value::Date(date) => {
            let year = date.year.map(i64::from);
            // "the 80s" and '22 give two figures of the year.
            let short = year.map(|y| y % 100);
            [year, short, date.month.map(i64::from), date.day.map(i64::from)].into_iter().flatten().collect()
        }
        Value::Time(time) => {
            let hour = i64::from(time.hour);
            vec![hour, hour % 12, i64::from(time.minute)]
        }
        Value::Quantity(_) | Value::Name(_) => Vec::new(),
    }
}

fn quantities_agree(a: &Quantity, b: &Quantity) -> bool {
    if let (Some(x), Some(y)) = (a.vague(), b.vague()) {
        let ((low, high), (other_low, other_high)) = (x.range(), y.range());
        return low <= other_high && other_low <= high;
    }
    if let Some((vague, exact)) = a.vague().map(|v| (v, b)).or_else(|| b.vague().map(|v| (v, a))) {
        let (low, high) = vague.range();
        return exact.readings.iter().any(|v| *v >= Decimal::from(low) && *v <= Decimal::from(high));
    }
    let pairs = || a.readings.iter().flat_map(|x| b.readings.iter().map(move |y| (*x, *y)));
    match (a.measure, b.measure) {
        (Measure::Unit(x), Measure::Unit(y)) if x != y && x.dimension() == y.dimension() => pairs().any(|(p, q)| {
            let (p, q) = (x.measure(float(p)), y.measure(float(q)));
            (p - q).abs() <= CONVERSION * p.abs().max(q.abs())
        }),
        _ => pairs().any(|(p, q)| p == q || is_share(p, a, q, b) || rounds(p, a, q, b) || within_bound(p, a.bound, q) || within_bound(q, b.bound, p)),
    }
}

fn float(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(f64::MAX)
}

/// Half is 50 per cent; a third is 33.
fn is_share(p: Decimal, a: &Quantity, q: Decimal, b: &Quantity) -> bool {
    let percent = |quantity: &Quantity| quantity.unit_name().as_deref() == Some("percent");
    let (share, fraction) = match (percent(a), percent(b)) {
        (true, false) => (p, q),
        (false, true) => (q, p),
        _ => return false,
    };
    // A fraction is rounded to whole per cents.
    fraction > Decimal::ZERO && fraction < Decimal::ONE && (float(share) - 100.0 * float(fraction)).abs() <= 1.0
}

/// Whether one of two figures is the other rounded: one is hedged or written with a word of
/// magnitude, and the finer one rounds to the digits of the coarser, which has two of them or more.
fn rounds(p: Decimal, a: &Quantity, q: Decimal, b: &Quantity) -> bool {
    let loose = |quantity: &Quantity| quantity.bound != Bound::Exactly || quantity.scaled;
    if !(loose(a) || loose(b)) || p.is_zero() || q.is_zero() {
        return false;
    }
    let (coarse, fine) = if digits(p) <= digits(q) { (p, q) } else { (q, p) };
    // One digit is enough where a hedge says so: "about 300" for 296.
    let least = if a.bound != Bound::Exactly || b.bound != Bound::Exactly { 1 } else { 2 };
    digits(coarse) >= least
        && fine
            .round_sf_with_strategy(digits(coarse), rust_decimal::RoundingStrategy::MidpointAwayFromZero)
            .is_some_and(|rounded| rounded == coarse)
}

/// How many digits of a figure say something: 2 of 1,200,000.
fn digits(value: Decimal) -> u32 {
    let value = value.normalize();
    let mut mantissa = value.mantissa().unsigned_abs();
    while mantissa > 0 && mantissa.is_multiple_of(10) {
        mantissa /= 10;
    }
    mantissa.checked_ilog10().map_or(1, |log| log + 1)
}

/// How far an exact figure may lie beyond a bound that it meets: "more than 20" is said of 21 to 25,
/// hardly of 40. A guess.
const BEYOND: f64 = 0.25;

fn within_bound(bounded: Decimal, bound: Bound, exact: Decimal) -> bool {
    let (x, y) = (float(bounded), float(exact));
    match bound {
        Bound::Exactly => false,
        Bound::About => (x - y).abs() <= 0.1 * x.abs().max(y.abs()),
        Bound::AtLeast | Bound::MoreThan => y >= x && y <= x * (1.0 + BEYOND),
        Bound::Nearly | Bound::UpTo | Bound::LessThan => y <= x && y >= x * (1.0 - BEYOND),
    }
}

/// The facts of one side of a row that nothing on the other side answers, by kind of fact.
#[derive(Debug, Default)]
pub struct Left<'r> {
    pub a: Vec<&'r Fact>,
    pub b: Vec<&'r Fact>,
}

/// Matches the facts of two versions in a row, best pairs first, each fact once, and then takes out
/// what another mention close by answers. `wanted` says which facts are looked at.
pub fn left_over<'r>(
    reading: &'r Reading<'_>,
    group: &Group,
    a: usize,
    b: usize,
    wanted: impl Fn(&Fact) -> bool,
) -> Left<'r> {
    let side = |version: usize| facts_in(reading, version, &group.sentences[version]);
    let (all_a, all_b) = (side(a), side(b));
    let mut free_b: Vec<bool> = vec![true; all_b.len()];
    let mut left_a = Vec::new();
    for fact in &all_a {
        // The same noun first, then the same value alone.
        let same_noun = |other: &Fact| noun(fact).is_some() && noun(fact) == noun(other);
        let place = (0..all_b.len())
            .find(|&n| free_b[n] && agree(fact, all_b[n]) && same_noun(all_b[n]))
            .or_else(|| (0..all_b.len()).find(|&n| free_b[n] && agree(fact, all_b[n])));
        match place {
            Some(n) => free_b[n] = false,
            None => left_a.push(*fact),
        }
    }
    let left_b = all_b.iter().zip(free_b).filter(|(_, free)| *free).map(|(fact, _)| *fact);
    let (near_a, near_b) = (facts_near(reading, a, &group.sentences[a]), facts_near(reading, b, &group.sentences[b]));
    let unanswered = |fact: &&Fact, near: &[&Fact]| wanted(fact) && !near.iter().any(|other| agree(fact, other)) && !is_sum(fact, near);
    Left {
        b: left_b.filter(|fact| unanswered(fact, &near_a)).collect(),
        a: left_a.into_iter().filter(|fact| unanswered(fact, &near_b)).collect(),
    }
}

fn noun(fact: &Fact) -> Option<crate::lang::Concept> {
    fact.quantity().and_then(|quantity| quantity.noun)
}

/// Whether a version says the value anywhere in its copy.
pub fn is_said(reading: &Reading<'_>, version: usize, fact: &Fact) -> bool {
    reading.documents[version].facts.iter().any(|other| agree(fact, other))
}

/// At most so many counts of one sentence are summed.
const MOST_SUMMED: usize = 8;

/// Whether a count is the sum of two to four counts of one place: 2 employees and 4 passers-by are
/// 6 dead.
pub fn is_sum(fact: &Fact, others: &[&Fact]) -> bool {
    let Some(total) = fact.quantity().filter(|q| q.measure == Measure::Count).and_then(Quantity::value) else {
        return false;
    };
    let counts: Vec<Decimal> = others
        .iter()
        .filter_map(|other| other.quantity().filter(|q| q.measure == Measure::Count && !q.may_be_year())?.value())
        .take(MOST_SUMMED)
        .collect();
    (1u32..1 << counts.len()).any(|chosen| {
        (2..=4).contains(&chosen.count_ones())
            && counts.iter().enumerate().filter(|(n, _)| chosen & (1 << n) != 0).map(|(_, v)| *v).sum::<Decimal>() == total
    })
}

/// Whether some sentence of a version adds up to the count.
pub fn is_sum_anywhere(reading: &Reading<'_>, version: usize, fact: &Fact) -> bool {
    let document = &reading.documents[version];
    (0..document.sentences.len()).any(|s| is_sum(fact, &document.facts_of(s).iter().collect::<Vec<_>>()))
}

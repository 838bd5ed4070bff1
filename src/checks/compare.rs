//! When two facts say the same, however they are written: equal, converted, rounded, bounded, summed.

use crate::document::Document;
use crate::facts::{Fact, Measure, Quantity, Value};
use crate::lang::{Bound, Dimension, Unit};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Two measures in different units are the same within this share: a conversion rounds.
const CONVERSION: f64 = 0.035;

/// Whether two facts can say the same, across kinds too: a year is a figure and a date.
pub fn agree(a: &Fact, b: &Fact) -> bool {
    match (&a.value, &b.value) {
        (Value::Quantity(x), Value::Quantity(y)) => quantities_agree(x, y),
        (Value::Ordinal(x), Value::Ordinal(y)) => x == y,
        (Value::Date(x), Value::Date(y)) => x.agrees(y),
        (Value::Time(x), Value::Time(y)) => x.agrees(y),
        (Value::Quantity(q), other) | (other, Value::Quantity(q)) => {
            let parts = whole_parts(other);
            q.readings
                .iter()
                .any(|reading| reading.to_i64().is_some_and(|v| parts.contains(&v) && reading.fract().is_zero()))
        }
        (x, y) => {
            let (x, y) = (whole_parts(x), whole_parts(y));
            x.iter().any(|part| y.contains(part))
        }
    }
}

/// Whether two facts are one wherever they stand: of one kind, measured alike, equal. Far from each
/// other, nothing less counts as an answer.
pub fn repeats(a: &Fact, b: &Fact) -> bool {
    match (&a.value, &b.value) {
        (Value::Quantity(x), Value::Quantity(y)) => {
            let alike = match (x.measure, y.measure) {
                (Measure::Unit(p), Measure::Unit(q)) => are_alike(p, q),
                (Measure::Money(_), Measure::Money(_)) => true,
                (p, q) => p == q,
            };
            let vague = x.vague().is_some() || y.vague().is_some();
            alike && if vague { x.vague() == y.vague() } else { quantities_agree(x, y) }
        }
        (Value::Quantity(q), Value::Date(date)) | (Value::Date(date), Value::Quantity(q)) => {
            q.may_be_year() && date.year.is_some_and(|year| q.readings.contains(&Decimal::from(year)))
        }
        (x, y) => std::mem::discriminant(x) == std::mem::discriminant(y) && agree(a, b),
    }
}

/// Whether two units measure the same. Many languages give an age in years and leave the rest unsaid:
/// un hombre de 36 años.
pub fn are_alike(x: Unit, y: Unit) -> bool {
    let age = |x: Unit, y: Unit| x.dimension() == Dimension::Age && y.name() == "year";
    x.dimension() == y.dimension() || age(x, y) || age(y, x)
}

/// The whole numbers that stand in a value that is no quantity.
fn whole_parts(value: &Value) -> Vec<i64> {
    match value {
        Value::Ordinal(place) => vec![*place as i64],
        Value::Date(date) => date.figures().into_iter().map(i64::from).collect(),
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
        (Measure::Unit(x), Measure::Unit(y)) if is_heat(x) && is_heat(y) => {
            pairs().any(|(p, q)| p == q || same_heat(float(p), float(q)))
        }
        (Measure::Unit(x), Measure::Unit(y)) if x != y && x.dimension() == y.dimension() => pairs().any(|(p, q)| {
            let (p, q) = (x.measure(float(p)), y.measure(float(q)));
            (p - q).abs() <= CONVERSION * p.abs().max(q.abs())
        }),
        _ => pairs().any(|(p, q)| p == q || is_share(p, a, q, b) || rounds(p, a, q, b) || is_bounded(p, a, q, b)),
    }
}

fn is_heat(unit: Unit) -> bool {
    matches!(unit.dimension(), Dimension::Angle | Dimension::Temperature)
}

/// Degrees of the two scales, or two differences of degrees, which copy rounds to whole ones.
fn same_heat(p: f64, q: f64) -> bool {
    let celsius = |f: f64| (f - 32.0) / 1.8;
    let near = |x: f64, y: f64| (x - y).abs() <= 1.5;
    near(celsius(p), q) || near(celsius(q), p) || near(p / 1.8, q) || near(q / 1.8, p)
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

/// Whether one of two figures is the other rounded: the coarser is hedged or written with a word of
/// magnitude, the finer is not hedged the same way, and it rounds to the digits of the coarser, which
/// has two of them or more.
fn rounds(p: Decimal, a: &Quantity, q: Decimal, b: &Quantity) -> bool {
    let hedged = |quantity: &Quantity| matches!(quantity.bound, Bound::About | Bound::Nearly);
    if p.is_zero() || q.is_zero() || (a.bound != Bound::Exactly && a.bound == b.bound && !(a.scaled || b.scaled)) {
        return false;
    }
    let ((coarse, by), (fine, _)) = if digits(p) <= digits(q) { ((p, a), (q, b)) } else { ((q, b), (p, a)) };
    // One digit is enough where a hedge says so: "about 300" for 296.
    let least = if hedged(by) { 1 } else { 2 };
    (hedged(by) || by.scaled)
        && digits(coarse) >= least
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
/// How far "about" reaches. A guess.
const ABOUT: f64 = 0.1;

/// Whether one figure is bounded and the other, which is not, lies where the bound lets it lie.
fn is_bounded(p: Decimal, a: &Quantity, q: Decimal, b: &Quantity) -> bool {
    let (bounded, bound, exact) = match (a.bound, b.bound) {
        (bound, Bound::Exactly) => (p, bound, q),
        (Bound::Exactly, bound) => (q, bound, p),
        _ => return false,
    };
    let (x, y) = (float(bounded), float(exact));
    match bound {
        Bound::Exactly => false,
        Bound::About => (x - y).abs() <= ABOUT * x.abs().max(y.abs()),
        Bound::AtLeast | Bound::MoreThan => y >= x && y <= x * (1.0 + BEYOND),
        Bound::Nearly | Bound::UpTo | Bound::LessThan => y <= x && y >= x * (1.0 - BEYOND),
    }
}

/// A sentence with more counts than that is a table: some of them add up to anything.
const MOST_SUMMED: usize = 5;

/// What the counts of people in each sentence of a version add up to, two to four of them together.
pub struct Sums(FxHashMap<Decimal, Vec<usize>>);

impl Sums {
    pub fn of(document: &Document<'_>) -> Sums {
        let mut sums: FxHashMap<Decimal, Vec<usize>> = FxHashMap::default();
        for sentence in 0..document.sentences.len() {
            for sum in sums_of(document.facts_of(sentence).iter()) {
                sums.entry(sum).or_default().push(sentence);
            }
        }
        Sums(sums)
    }

    /// Whether a count of people is the sum of counts in one of the sentences.
    pub fn explain(&self, fact: &Fact, sentences: &Range<usize>) -> bool {
        total(fact).and_then(|total| self.0.get(&total)).is_some_and(|places| {
            places.get(places.partition_point(|&s| s < sentences.start)).is_some_and(|&s| s < sentences.end)
        })
    }
}

/// Whether a count of people is the sum of two to four counts of one place: 2 employees and 4
/// passers-by are 6 dead.
pub fn is_sum(fact: &Fact, others: &[&Fact]) -> bool {
    total(fact).is_some_and(|total| sums_of(others.iter().copied()).contains(&total))
}

/// What some counts add up to, two to four of them together; a table adds up to anything.
fn sums_of<'f>(facts: impl Iterator<Item = &'f Fact>) -> Vec<Decimal> {
    let counts: Vec<Decimal> = facts.filter_map(count).take(MOST_SUMMED + 1).collect();
    if counts.len() > MOST_SUMMED {
        return Vec::new();
    }
    let chosen = (1u32..1 << counts.len()).filter(|chosen| (2..=4).contains(&chosen.count_ones()));
    let sum = |chosen: u32| {
        let mut taken = counts.iter().enumerate().filter(|(n, _)| chosen & (1 << n) != 0);
        taken.try_fold(Decimal::ZERO, |sum, (_, value)| sum.checked_add(*value))
    };
    chosen.filter_map(sum).collect()
}

/// The figure of a fact that is sure to count people.
fn total(fact: &Fact) -> Option<Decimal> {
    fact.quantity().filter(|q| q.noun.is_some()).and_then(|_| count(fact))
}

/// The figure of a fact that may count people.
fn count(fact: &Fact) -> Option<Decimal> {
    fact.quantity().filter(|q| q.measure == Measure::Count && !q.may_be_year()).and_then(Quantity::value)
}

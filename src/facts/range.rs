//! Ranges: what the second figure says of the first.

use super::{Copy, Fact, Measure, Value, whole};
use crate::lang::{Sense, Shape};
use rust_decimal::Decimal;

/// What stands between two figures.
#[derive(Clone, Copy, PartialEq)]
enum Link {
    /// "2 to 3 million": a range.
    Range,
    /// "between 2 and 3 million": a range as likely as a list.
    And,
}

const SCALES: [u64; 8] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 1_000_000_000_000];

/// Two figures of a range share the unit and the scale of the second: "2 to 3 million km". Behind
/// "and" the first keeps the reading without the scale as its second one.
pub fn share(copy: &Copy<'_>, facts: &mut [Fact]) {
    for n in 1..facts.len() {
        let (head, tail) = facts.split_at_mut(n);
        let (Some(first), Some(second)) = (head.last_mut(), tail.first()) else { continue };
        let Some((link, end)) = copy.term(first.tokens.end, |sense| match sense {
            Sense::Range => Some(Link::Range),
            Sense::And => Some(Link::And),
            _ => None,
        }) else {
            continue;
        };
        let factor = missing_scale(copy, first, second);
        let (Value::Quantity(low), Value::Quantity(high)) = (&mut first.value, &second.value) else { continue };
        if end != second.tokens.start || low.measure != Measure::Count || (link == Link::And && factor.is_none()) {
            continue;
        }
        low.measure = high.measure;
        low.noun = high.noun;
        let Some(factor) = factor else { continue };
        let bare = if link == Link::And { low.readings.clone() } else { Vec::new() };
        low.readings.iter_mut().for_each(|value| *value = value.checked_mul(factor).unwrap_or(Decimal::MAX));
        low.readings.extend(bare);
        low.scaled = true;
    }
}

/// The scale that the second figure has and the first lacks: what stands between the written digits and
/// the value, 1,000,000 in "3 million".
fn missing_scale(copy: &Copy<'_>, first: &Fact, second: &Fact) -> Option<Decimal> {
    let (low, high) = (first.quantity()?, second.quantity()?);
    let (x, y) = (low.value()?, high.value()?);
    let digits = |fact: &Fact| copy.tokens[fact.tokens.clone()].iter().find(|token| token.shape == Shape::Digits);
    digits(first).filter(|_| high.scaled && !low.scaled)?;
    let written = digits(second)?;
    let factor = SCALES.into_iter().map(whole).find(|factor| (y / factor).trunc().to_string() == *written.key)?;
    (x < factor && x < y / factor).then_some(factor)
}

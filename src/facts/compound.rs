//! Amounts in two units, one a part of the other: 6 feet 6 inches, 1 м 82 см, 2時間30分, 3 dollars 50 cents; and what stands
//! behind a unit as behind a decimal point: 9秒87.

use super::{Copy, Fact, Measure, Quantity, Value};
use crate::lang::{Bound, Dimension, Sense, Unit};
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

/// Makes one fact of two that stand together and say how much of one thing, in the smaller unit; money
/// stays in its currency.
pub fn join(copy: &Copy<'_>, facts: &mut Vec<Fact>) {
    facts.iter_mut().for_each(|fact| feet_and_inches(copy, fact));
    facts.dedup_by(|second, first| match joined(copy, first, second) {
        Some(whole) => {
            *first = whole;
            true
        }
        None => false,
    });
}

fn joined(copy: &Copy<'_>, first: &Fact, second: &Fact) -> Option<Fact> {
    let (large, small) = (first.quantity()?, second.quantity()?);
    let (above, below) = (large.value()?, small.value()?);
    let plain = |quantity: &Quantity| quantity.readings.len() == 1 && quantity.vague().is_none();
    if !plain(large) || !plain(small) || !above.fract().is_zero() || small.bound != Bound::Exactly {
        return None;
    }
    let end = first.tokens.end;
    let and = copy.marks(end, Sense::And).unwrap_or(end);
    if and != second.tokens.start || below < Decimal::ZERO {
        return None;
    }
    let (measure, parts) = match (large.measure, small.measure) {
        (Measure::Unit(x), Measure::Unit(y)) => (small.measure, parts(x, y)?),
        (Measure::Money(x), Measure::Money(y)) if y.is_hundredth() && !x.is_hundredth() && !large.scaled => {
            (large.measure, Decimal::ONE_HUNDRED)
        }
        (Measure::Unit(unit), Measure::Count) if small.noun.is_none() => {
            (large.measure, decimals(copy, unit, first, second)?)
        }
        _ => return None,
    };
    if below >= parts {
        return None;
    }
    let in_parts = above.checked_mul(parts)?.checked_add(below)?;
    let value = if measure == large.measure { in_parts.checked_div(parts)? } else { in_parts };
    let quantity = Quantity { readings: vec![value], measure, ..large.clone() };
    Some(copy.fact(first.tokens.start..second.tokens.end, Value::Quantity(quantity)))
}

/// How many parts of the unit one is that the second figure counts, where it is the decimals of the first, with the unit
/// for their point, as languages without spaces write the times and widths of sport: 9秒87, 2米38.
fn decimals(copy: &Copy<'_>, unit: Unit, first: &Fact, second: &Fact) -> Option<Decimal> {
    const UNITS: [&str; 2] = ["second", "metre"];
    let at = second.tokens.start;
    let is_joined = first.span.end == second.span.start && second.tokens.len() == 1 && copy.is_digits(at);
    // 2米3辆: what is counted behind it has a figure of its own.
    let counts = copy.is(second.tokens.end, Sense::Counter);
    let parts = match copy.key(at).len() {
        1 => Decimal::TEN,
        2 => Decimal::ONE_HUNDRED,
        _ => return None,
    };
    (!copy.lang.file.spaces && UNITS.contains(&unit.name()) && is_joined && !counts).then_some(parts)
}

/// 6-foot-6: the inches go without their unit.
fn feet_and_inches(copy: &Copy<'_>, fact: &mut Fact) {
    let Value::Quantity(quantity) = &mut fact.value else { return };
    let Measure::Unit(foot) = quantity.measure else { return };
    let inches = copy.hyphen(fact.tokens.end).filter(|&t| foot.name() == "foot" && copy.is_digits(t));
    let Some((at, rest)) = inches.and_then(|at| Some((at, copy.key(at).parse::<u8>().ok()?))) else { return };
    let Some((inch, parts)) = Unit::named("inch").and_then(|inch| Some((inch, parts(foot, inch)?))) else { return };
    if Decimal::from(rest) < parts && !copy.goes_on(at + 1) {
        let total = |feet: Decimal| feet.checked_mul(parts)?.checked_add(Decimal::from(rest));
        quantity.readings = quantity.readings.iter().filter_map(|&feet| total(feet)).collect();
        quantity.measure = Measure::Unit(inch);
        *fact = copy.fact(fact.tokens.start..at + 1, fact.value.clone());
    }
}

/// How many of the smaller unit make one of the larger, where the two are told together: a whole number,
/// two at least. Months of years and inches of feet are; kilometres and miles are not.
fn parts(large: Unit, small: Unit) -> Option<Decimal> {
    let told = matches!(large.dimension(), Dimension::Length | Dimension::Mass | Dimension::Duration);
    if !told || large.dimension() != small.dimension() {
        return None;
    }
    let ratio = large.measure(1.0) / small.measure(1.0);
    // A month is 30.44 days, so that twelve are not quite a year.
    let near = ratio >= 1.5 && (ratio - ratio.round()).abs() < 0.01;
    Decimal::from_f64(ratio.round()).filter(|_| near)
}

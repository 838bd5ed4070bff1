//! How exactly a figure is written, and what another figure may be for the two to say the same.

use crate::facts::{Measure, Quantity};
use crate::lang::{Bound, Dimension, Unit};
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

/// How far "about" reaches at most, as a share. A guess.
const ABOUT: f64 = 0.1;
/// Degrees of the other scale are cut as often as they are rounded: 26 or 27 °C for 80 °F.
const DEGREE: f64 = 1.5;

/// Whether one of two figures is the other, rounded, bounded or hedged, so that both can be true. What
/// is written to the last digit is no rounding of anything; two hedged figures must be one figure.
pub fn fits(p: Decimal, a: &Quantity, q: Decimal, b: &Quantity) -> bool {
    let hedged = a.bound != Bound::Exactly || b.bound != Bound::Exactly;
    if hedged && is_convertible(a) && is_convertible(b) && apart(p, q) <= BOTH_CONVERTED {
        return true;
    }
    match (a.bound, b.bound) {
        (Bound::Exactly, Bound::Exactly) => {
            is_scaled_from(p, a, q, b) || is_scaled_from(q, b, p, a) || is_cut(p, a, q, b) || is_cut(q, b, p, a)
        }
        (Bound::Exactly, bound) => is_within(q, bound, p) || is_scaled_from(q, b, p, a),
        (bound, Bound::Exactly) => is_within(p, bound, q) || is_scaled_from(p, a, q, b),
        _ => is_scaled_from(p, a, q, b) && !b.scaled || is_scaled_from(q, b, p, a) && !a.scaled,
    }
}

/// Whether a figure lies where a bounded one lets it lie: between it and the next figure that is as
/// round. "More than 500" is said of 521, "at least 384" of 384 alone.
fn is_within(bounded: Decimal, bound: Bound, exact: Decimal) -> bool {
    let (x, y, step) = (float(bounded), float(exact), round_step(bounded));
    match bound {
        Bound::Exactly => false,
        Bound::About => (x - y).abs() <= (step / 2.0).min(ABOUT * x.abs()),
        Bound::AtLeast | Bound::MoreThan => y >= x && y < x + step,
        Bound::Nearly | Bound::UpTo | Bound::LessThan => y <= x && y > x - step,
    }
}

/// Whether a figure with a word of magnitude is another one in full, rounded: 1.2 million for
/// 1,214,000. One digit says too little: *a million* is no rounding of 1,214,000.
fn is_scaled_from(coarse: Decimal, by: &Quantity, fine: Decimal, from: &Quantity) -> bool {
    let step = scaled_step(coarse);
    let finer = digits(fine) > digits(coarse) && (!from.scaled || scaled_step(fine) < step);
    by.scaled && digits(coarse) >= 2 && finer && (float(fine) - float(coarse)).abs() <= step / 2.0
}

/// Whether two measures of one unit differ in their decimals alone: 10 cm and 10.2 cm, which both are
/// four inches. Shares, ages and money are not converted, and so not rounded.
fn is_cut(coarse: Decimal, a: &Quantity, fine: Decimal, b: &Quantity) -> bool {
    let measured = |q: &Quantity| match q.measure {
        Measure::Unit(unit) => !matches!(unit.dimension(), Dimension::Share | Dimension::Age),
        Measure::Count | Measure::Money(_) => false,
    };
    let (coarse, fine) = (coarse.normalize(), fine.normalize());
    let rounded = fine.round_dp_with_strategy(coarse.scale(), RoundingStrategy::MidpointAwayFromZero);
    measured(a) && measured(b) && fine.scale() > coarse.scale() && rounded == coarse && !coarse.is_zero()
}

/// Whether a figure is in a unit that translators turn into another one: of length, area, volume, mass
/// or speed.
fn is_convertible(q: &Quantity) -> bool {
    use Dimension::{Area, Length, Mass, Speed, Volume};
    matches!(q.measure, Measure::Unit(unit) if matches!(unit.dimension(), Length | Area | Volume | Mass | Speed))
}

/// How far two figures lie apart, as a share of the larger.
fn apart(p: Decimal, q: Decimal) -> f64 {
    let (p, q) = (float(p), float(q));
    (p - q).abs() / p.abs().max(q.abs()).max(f64::MIN_POSITIVE)
}

/// Whether a figure in one unit is a figure in another: converted, it gives the digits that the other
/// is written in, or the other way round. A hedge lets both be rounded.
pub fn converts(p: Decimal, a: &Quantity, x: Unit, q: Decimal, b: &Quantity, y: Unit) -> bool {
    let hedged = a.bound != Bound::Exactly || b.bound != Bound::Exactly;
    let gives = |value: Decimal, from: Unit, other: Decimal, to: Unit| {
        let converted = from.measure(float(value)) / to.measure(1.0);
        let reach = (round_step(other) / 2.0).max(if hedged { HEDGED * converted.abs() } else { 0.0 });
        (converted - float(other)).abs() <= reach.min(ROUNDED * converted.abs()) + f64::EPSILON * converted.abs()
    };
    gives(p, x, q, y) || gives(q, y, p, x)
}

/// Two versions that both convert one hedged figure, each in its way, lie so far apart at most, as a share:
/// 136 and 140 km/h are *more than 85 mph*. Measured on human translations that agree.
const BOTH_CONVERTED: f64 = 0.035;
/// How far a hedge stretches a conversion, as a share. A guess.
const HEDGED: f64 = 0.05;
/// A conversion that is off by more than a third is none, however few digits it has. A guess.
const ROUNDED: f64 = 0.34;

/// Degrees of the two scales, or two differences of degrees.
pub fn same_heat(p: Decimal, q: Decimal) -> bool {
    let (p, q) = (float(p), float(q));
    let celsius = |f: f64| (f - 32.0) / 1.8;
    let near = |x: f64, y: f64| (x - y).abs() <= DEGREE;
    near(celsius(p), q) || near(celsius(q), p) || near(p / 1.8, q) || near(q / 1.8, p)
}

/// The figure as a float; what does not fit is the largest.
pub fn float(value: Decimal) -> f64 {
    value.to_f64().unwrap_or(f64::MAX)
}

/// The value of the last digit that says something: 100 of 4,700, 0.1 of 2.5.
fn step(value: Decimal) -> f64 {
    let value = value.normalize();
    let mut mantissa = value.mantissa().unsigned_abs();
    let mut power = 0_i32.saturating_sub_unsigned(value.scale());
    while mantissa > 0 && mantissa.is_multiple_of(10) {
        mantissa /= 10;
        power = power.saturating_add(1);
    }
    10f64.powi(power)
}

/// The same of a round figure, where a five is as round as a nought: 50 of 350.
fn round_step(value: Decimal) -> f64 {
    let step = step(value);
    let last = float(value).abs() / step % 10.0;
    if (last - 5.0).abs() < 0.01 && digits(value) > 1 { step * 5.0 } else { step }
}

/// The last place of a figure with a word of magnitude: a million of 150 million, a hundred thousand
/// of 1.5 million.
fn scaled_step(value: Decimal) -> f64 {
    let thousand = Decimal::ONE_THOUSAND;
    let mut scale = Decimal::ONE;
    while let Some(next) = scale.checked_mul(thousand).filter(|next| value.abs() >= *next) {
        scale = next;
    }
    if value.checked_rem(scale).is_some_and(|rest| rest.is_zero()) { float(scale) } else { step(value) }
}

/// How many digits of a figure say something: 2 of 1,200,000.
fn digits(value: Decimal) -> u32 {
    let value = value.normalize();
    let mut mantissa = value.mantissa().unsigned_abs();
    while mantissa > 0 && mantissa.is_multiple_of(10) {
        mantissa /= 10;
    }
    mantissa.checked_ilog10().map_or(1, |log| log.saturating_add(1))
}

/// Whether a figure is a third, a seventh or the like, which have no end as decimals.
pub fn is_endless(value: Decimal) -> bool {
    value.normalize().scale() > MOST_WRITTEN
}

/// A decimal fraction of more places was not written in digits.
const MOST_WRITTEN: u32 = 10;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Written;

    /// A count with a hedge; `scaled`: with a word of magnitude.
    fn hedged(bound: Bound, scaled: bool) -> Quantity {
        let (measure, written) = (Measure::Count, Written::Digits);
        Quantity { readings: Vec::new(), measure, noun: None, bound, written, scaled, soft: false }
    }

    #[test]
    fn of_two_hedged_figures_the_one_in_full_may_be_rounded() {
        let [fine, coarse] = [1_214_000, 1_200_000].map(Decimal::from);
        for bound in [Bound::MoreThan, Bound::About, Bound::Nearly] {
            let [full, scaled] = [false, true].map(|scaled| hedged(bound, scaled));
            assert!(fits(fine, &full, coarse, &scaled) && fits(coarse, &scaled, fine, &full));
            // Both with a word of magnitude are two figures, and so are both in full.
            assert!(!fits(fine, &scaled, coarse, &scaled) && !fits(coarse, &scaled, fine, &scaled));
            assert!(!fits(fine, &full, coarse, &full) && !fits(coarse, &full, fine, &full));
        }
    }
}

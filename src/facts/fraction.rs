//! Fractions and collectives: half, a third, two dozen, two and a half million, *dreieinhalbtausend*.

use super::numeral::Numeral;
use super::{Copy, whole};
use crate::lang::{Glue, Sense, fold};
use rust_decimal::Decimal;

/// A collective without a number before it: a dozen is twelve.
pub fn collective(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let (value, end) = copy.term(at, |sense| match sense {
        Sense::Collective(value) => Some(value),
        _ => None,
    })?;
    Some(Numeral { readings: vec![whole(value)], end, in_digits: false, scaled: false, soft: value <= 2 })
}

/// half, a third, anderthalb; half a million.
pub fn read(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let Some((value, end)) = plain(copy, at) else { return with_scale_in_word(copy, at) };
    // A half, a third and a quarter are words of many uses; two thirds are a figure.
    let soft = Decimal::ONE.checked_div(value).is_none_or(|parts| parts.fract().is_zero());
    let numeral = Numeral { readings: vec![value], end, in_digits: false, scaled: false, soft };
    Some(with_scale(copy, numeral))
}

/// The fraction of the language file at a token, and the token after it.
pub fn plain(copy: &Copy<'_>, at: usize) -> Option<(Decimal, usize)> {
    let ((above, below), end) = copy.term(at, |sense| match sense {
        Sense::Fraction(above, below) => Some((above, below)),
        _ => None,
    })?;
    Some((Decimal::from(above) / Decimal::from(below), end))
}

/// dreieinhalbtausend: a fraction and a scale in one word.
fn with_scale_in_word(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let figures = &copy.lang.file.figures;
    if figures.glued != Glue::Word || !copy.is_word(at) {
        return None;
    }
    let word = copy.key(at);
    let (scale, head) = figures.scales.iter().find_map(|(scale, names)| {
        let head = names.iter().find_map(|name| word.strip_suffix(fold(name).as_str()))?;
        Some((scale.parse::<u64>().ok()?, head)).filter(|(_, head)| !head.is_empty())
    })?;
    let (value, _) = figures.fractions.iter().find(|(_, names)| names.iter().any(|name| fold(name) == head))?;
    let (above, below) = crate::lang::fraction(value)?;
    let value = whole(scale).checked_mul(Decimal::from(above))?.checked_div(Decimal::from(below))?;
    Some(Numeral { readings: vec![value], end: at + 1, in_digits: false, scaled: true, soft: false })
}

/// The number times the thousand or million behind it, where one stands there.
fn with_scale(copy: &Copy<'_>, mut numeral: Numeral) -> Numeral {
    if let Some((scale, end)) = copy.term(numeral.end, |sense| match sense {
        Sense::Scale(scale) if scale >= 1000 => Some(scale),
        _ => None,
    }) {
        numeral.readings.iter_mut().for_each(|value| *value = value.checked_mul(whole(scale)).unwrap_or(Decimal::MAX));
        (numeral.end, numeral.scaled, numeral.soft) = (end, true, false);
    }
    numeral
}

/// What may follow the number and belongs to it: two dozen, two and a half, two and a half million.
pub fn with_rest(copy: &Copy<'_>, mut numeral: Numeral) -> Numeral {
    if let Some((each, end)) = copy.term(numeral.end, |sense| match sense {
        Sense::Collective(value) => Some(value),
        _ => None,
    }) {
        numeral.readings.iter_mut().for_each(|value| *value = value.checked_mul(whole(each)).unwrap_or(Decimal::MAX));
        numeral.end = end;
        numeral.soft = false;
        return numeral;
    }
    let Some((more, end)) = fraction_behind(copy, numeral.end) else { return numeral };
    let scale = numeral.value().filter(|_| numeral.scaled).map_or(Decimal::ONE, closing_scale);
    let add = |value: Decimal| more.checked_mul(scale).and_then(|more| value.checked_add(more)).unwrap_or(Decimal::MAX);
    numeral.readings.iter_mut().for_each(|value| *value = add(*value));
    (numeral.end, numeral.soft) = (end, false);
    if numeral.scaled { numeral } else { with_scale(copy, numeral) }
}

/// The half of "two and a half", of *due milioni e mezzo*, and the token after it.
fn fraction_behind(copy: &Copy<'_>, at: usize) -> Option<(Decimal, usize)> {
    let (_, next) = copy.term(at, |sense| (sense == Sense::And).then_some(()))?;
    let article = copy.term(next, |sense| (sense == Sense::Article).then_some(())).map_or(next, |(_, end)| end);
    let behind = plain(copy, next).or_else(|| plain(copy, article));
    behind.filter(|(more, _)| *more < Decimal::ONE)
}

/// The thousand or million that a round number closes with: a half behind two million is half a million.
fn closing_scale(value: Decimal) -> Decimal {
    let scales = [1_000_000_000_000, 1_000_000_000, 1_000_000, 1000].map(whole);
    scales.into_iter().find(|scale| (value % scale).is_zero()).unwrap_or(Decimal::ONE)
}

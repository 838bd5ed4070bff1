//! Powers: 10^6, 1e10, 1.1の23乗, 二・五の二乗, 6.02×10^23.

use super::numeral::Numeral;
use super::{Copy, words};
use crate::lang::{Joint, Minus, Sense};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The greatest exponent that a figure of copy may have; a decimal holds 28 digits.
const GREATEST: u32 = 64;

/// The number raised to the power behind it, or times the power of ten, where one stands there.
pub fn raised(copy: &Copy<'_>, mut numeral: Numeral) -> Numeral {
    let Some((power, end)) = behind(copy, numeral.end).or_else(|| times_ten(copy, numeral.end)) else {
        return numeral;
    };
    let raise = |value: Decimal| match power {
        Power::OfTen(exponent) => value.checked_mul(to(Decimal::TEN, exponent)?),
        Power::OfItself(exponent) => to(value, exponent),
    };
    let raised: Option<Vec<Decimal>> = numeral.readings.iter().map(|&value| raise(value)).collect();
    if let Some(readings) = raised {
        (numeral.readings, numeral.end) = (readings, end);
    }
    numeral
}

#[derive(Clone, Copy)]
enum Power {
    /// 1e10
    OfTen(i32),
    /// 2^5
    OfItself(i32),
}

fn behind(copy: &Copy<'_>, at: usize) -> Option<(Power, usize)> {
    let caret = copy.key(at) == "^" && copy.is_glued(at);
    let tens = is_exponent(copy, at);
    if caret || tens {
        let (exponent, end) = exponent(copy, at + 1)?;
        return Some((if tens { Power::OfTen(exponent) } else { Power::OfItself(exponent) }, end));
    }
    let link = copy.marks(at, Sense::InFraction(Joint::Power))?;
    let (exponent, end) = exponent(copy, link)?;
    copy.marks(end, Sense::Power).map(|end| (Power::OfItself(exponent), end))
}

/// Whether a number that ends before a token is raised to a power there.
pub fn follows(copy: &Copy<'_>, at: usize) -> bool {
    behind(copy, at).is_some()
}

/// 6.02×10^23, 3 × 10の8乗: times a power of ten.
fn times_ten(copy: &Copy<'_>, at: usize) -> Option<(Power, usize)> {
    let ten = matches!(copy.word(at), "×" | "x" | "·") && copy.is_digits(at + 1) && copy.key(at + 1) == "10";
    match behind(copy, at + 2).filter(|_| ten)? {
        (Power::OfItself(exponent), end) => Some((Power::OfTen(exponent), end)),
        (Power::OfTen(_), _) => None,
    }
}

/// Whether the letter of scientific notation stands at a token, its figures on both sides: 1.3e6.
pub fn is_exponent(copy: &Copy<'_>, at: usize) -> bool {
    let behind =
        copy.is_digits(at + 1) || matches!(copy.word(at + 1), "-" | "+" | "−" | "－") && copy.is_digits(at + 2);
    matches!(copy.word(at), "e" | "ｅ") && copy.is_glued(at) && copy.is_glued(at + 1) && behind
}

/// The exponent at a token, with its signs and words of minus, and the token after it.
fn exponent(copy: &Copy<'_>, mut at: usize) -> Option<(i32, usize)> {
    let mut negative = false;
    loop {
        if matches!(copy.word(at), "-" | "+" | "−" | "－") {
            negative ^= copy.word(at) != "+";
            at += 1;
        } else if let Some(next) = copy.marks(at, Sense::Minus(Minus::Always)) {
            negative = !negative;
            at = next;
        } else {
            break;
        }
    }
    let (value, end): (i32, usize) = if copy.is_digits(at) {
        (copy.key(at).parse().ok()?, at + 1)
    } else {
        let number = words::every(copy, at)?;
        (number.value()?.to_i32()?, number.end)
    };
    Some((if negative { value.checked_neg()? } else { value }, end))
}

/// `None` where the power is too large or too small to hold.
fn to(base: Decimal, exponent: i32) -> Option<Decimal> {
    let count = Some(exponent.unsigned_abs()).filter(|&count| count <= GREATEST)?;
    let product = (0..count).try_fold(Decimal::ONE, |product, _| product.checked_mul(base))?;
    if exponent < 0 { Decimal::ONE.checked_div(product) } else { Some(product) }
}

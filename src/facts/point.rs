//! Decimals in words: *two point five*, *cuarenta y siete coma veintiocho*, *две целых пять десятых*.

use super::figure::Figure;
use super::numeral::{self, Numeral};
use super::{Copy, is_multiple, power, whole, words};
use crate::lang::{Dimension, Glue, Joint, Sense};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::str::FromStr;

/// The number in words with its decimals and the words of magnitude behind them, where the word for
/// the decimal mark and digits follow; else the number itself.
pub fn with_decimals(copy: &Copy<'_>, at: usize, numeral: Numeral) -> Numeral {
    let decimals = copy.marks(numeral.end, Sense::Point).and_then(|next| decimals(copy, next));
    let decimals = decimals.filter(|(text, end)| !is_list(copy, numeral.end, text, *end));
    let (Some((text, end)), Some(value)) = (decimals, numeral.value()) else { return numeral };
    let measured = |sense| matches!(sense, Sense::Scale(_) | Sense::Percent(_) | Sense::Unit(_)).then_some(());
    // "At one point five people fled" gives no decimal.
    let by_the_way =
        copy.lang.file.spaces && value == Decimal::ONE && at > copy.first && copy.is(at - 1, Sense::Function);
    let fraction = Decimal::from_str(&format!("0.{text}")).ok();
    match fraction.and_then(|fraction| value.checked_add(fraction)) {
        Some(sum) if !by_the_way || copy.term(end, measured).is_some() => {
            Numeral { in_digits: false, ..numeral::scaled(copy, Figure { readings: vec![sum], end }) }
        }
        _ => numeral,
    }
}

/// The digits that words behind the decimal mark stand for, and the token after them.
fn decimals(copy: &Copy<'_>, from: usize) -> Option<(String, usize)> {
    let mut text = String::new();
    let mut end = from;
    // 2点789
    if copy.is_digits(from) && copy.is_glued(from) {
        let time = copy.marks(from + 1, Sense::MinuteWord).is_some();
        return (!time).then(|| (copy.key(from).to_owned(), from + 1));
    }
    // More places than nine are no figure of news.
    while text.len() < 9 {
        let sign = copy.term(end, |sense| match sense {
            Sense::Cardinal(value) if value < 10 => Some(value),
            _ => None,
        });
        let run = copy.lang.file.figures.glued == Glue::Run;
        let number = || {
            let number = words::every(copy, end).filter(|number| !is_round(number));
            number.and_then(|n| Some((n.value()?.to_u64()?, n.end))).or(sign)
        };
        let found = match sign {
            Some((0, _)) => sign,
            _ if run => sign,
            _ => number(),
        };
        let Some((value, after)) = found.filter(|(value, _)| text.is_empty() || *value < 10 || text.ends_with('0'))
        else {
            break;
        };
        text.push_str(&value.to_string());
        end = after;
        if value >= 10 {
            break;
        }
    }
    // 三点五十分 is a time.
    let time = |sense| matches!(sense, Sense::MinuteWord | Sense::Cardinal(_) | Sense::Scale(10)).then_some(());
    if text.is_empty() || copy.lang.file.figures.glued == Glue::Run && copy.term(end, time).is_some() {
        return None;
    }
    Some(with_places(copy, text, end))
}

/// 五・六年生: a dot before one sign lists two figures, unless what follows is measured, in time excepted, or a
/// power.
fn is_list(copy: &Copy<'_>, point: usize, text: &str, end: usize) -> bool {
    let dot = !copy.is_word(point);
    let measured = |sense| match sense {
        Sense::Percent(_) | Sense::Tenths(_) | Sense::Scale(_) | Sense::Currency(_) => Some(()),
        Sense::Unit(unit) => (!matches!(unit.dimension(), Dimension::Duration | Dimension::Age)).then_some(()),
        _ => None,
    };
    dot && text.len() == 1 && copy.term(end, measured).is_none() && !power::follows(copy, end)
}

/// "two point five million": a number that ends in its scale is none of the decimals.
fn is_round(number: &Numeral) -> bool {
    number.scaled && number.value().is_none_or(|value| is_multiple(value, Decimal::ONE_THOUSAND))
}

/// две целых пять сотых: the word behind the digits says how many places they fill.
fn with_places(copy: &Copy<'_>, text: String, end: usize) -> (String, usize) {
    let places = copy.term(end, |sense| match sense {
        Sense::Ordinal(below) => [10, 100, 1000].iter().position(|&n| whole(n) == whole(below)),
        Sense::Fraction(1, below) => [10, 100, 1000].iter().position(|&n| n == below),
        _ => None,
    });
    // مئتان فاصلة ثلاثة من مئة: three of a hundred.
    let of = |at: usize| {
        let of = |sense| matches!(sense, Sense::InFraction(Joint::Of { .. })).then_some(());
        let all = numeral::number(copy, copy.term(at, of)?.1)?;
        let places = [10, 100, 1000].iter().position(|&n| all.value() == Some(whole(n)))?;
        Some((places, all.end))
    };
    match places.or_else(|| of(end)) {
        Some((places, after)) => (format!("{text:0>width$}", width = places + 1), after),
        None => (text, end),
    }
}

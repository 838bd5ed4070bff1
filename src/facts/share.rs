//! Shares: one in five, two out of three, 6人に1人, every sixth.

use super::numeral::{self, Numeral};
use super::{Copy, figure, ordinal, whole, words};
use crate::lang::{Dimension, Joint, Sense};
use rust_decimal::Decimal;

/// The share that begins at a token. One of so many may also stand for its whole, where the other
/// version tells of two numbers.
pub fn read(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    every(copy, at).or_else(|| of_all(copy, at)).or_else(|| all_first(copy, at))
}

/// every sixth, jeder Sechste
fn every(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let next = copy.marks(at, Sense::Every)?;
    let (parts, end) = ordinal::in_words(copy, next).filter(|(parts, _)| *parts > 2)?;
    (!is_span_of_time(copy, end)).then(|| one_of(whole(parts), end)).flatten()
}

/// one in five; "one person in five".
pub fn of_all(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    // "two hundred and seventy-one parts of a hundred": the hundreds are whole.
    let above = numeral::number(copy, at).filter(|above| above.joint.is_none())?;
    let value = above.value().filter(|value| value.is_integer() && *value >= Decimal::ONE)?;
    let of = |at: usize| {
        copy.term(at, |sense| match sense {
            Sense::InFraction(Joint::Of { one }) if !one || value == Decimal::ONE => Some(one),
            _ => None,
        })
    };
    // "Un article sur trois livres" is about three books, and "one statistic of 18" is none of 18.
    let loose = || {
        let counted = copy.is_word(above.end) && !copy.is(above.end, Sense::Function) && value == Decimal::ONE;
        let (_, next) = of(above.end + 1).filter(|(one, _)| counted && !one)?;
        let all = numeral::number(copy, next)?;
        (!copy.is_word(all.end) || copy.is(all.end, Sense::Function)).then_some(all)
    };
    let all = match of(above.end) {
        Some((_, next)) => numeral::number(copy, next),
        None => loose(),
    }?;
    share(copy, value, all, above.in_digits)
}

/// इक्कीस में से एक, 6人に1人: all first.
fn all_first(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let all = numeral::number(copy, at)?;
    let counter = copy.marks(all.end, Sense::Counter).unwrap_or(all.end);
    let joint = Sense::InFraction(Joint::OfBefore);
    let next = copy.marks(all.end, joint).or_else(|| copy.marks(counter, joint))?;
    // Five killed of twelve are two figures, one in twelve is a share; both are counted alike: 6人に1人.
    let one = numeral::number(copy, next)
        .or_else(|| words::before_particle(copy, next))
        .filter(|some| some.value() == Some(Decimal::ONE))?;
    let alike = counter == all.end || copy.key(all.end) == copy.key(one.end);
    share(copy, Decimal::ONE, Numeral { end: one.end, ..all }, one.in_digits).filter(|_| alike)
}

fn share(copy: &Copy<'_>, some: Decimal, all: Numeral, in_digits: bool) -> Option<Numeral> {
    let of = all.value().filter(|of| *of > some && of.is_integer() && some <= Decimal::from(99))?;
    let year = all.in_digits && figure::is_year(of);
    if year || is_span_of_time(copy, all.end) {
        return None;
    }
    let share = if some == Decimal::ONE { one_of(of, all.end)? } else { Numeral::of(some.checked_div(of)?, all.end) };
    Some(Numeral { in_digits: in_digits || all.in_digits, ..share })
}

/// One of so many satisfies the number of all too: the other version may tell the two apart.
fn one_of(all: Decimal, end: usize) -> Option<Numeral> {
    let readings = vec![Decimal::ONE.checked_div(all)?, all];
    Some(Numeral { readings, ..Numeral::of(all, end) })
}

/// One in five years is no share.
fn is_span_of_time(copy: &Copy<'_>, at: usize) -> bool {
    let time = |sense| matches!(sense, Sense::Unit(unit) if unit.dimension() == Dimension::Duration).then_some(());
    copy.term(at, time).is_some()
}

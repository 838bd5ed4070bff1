//! Ranges: what the second figure says of the first.

use super::{Copy, Date, Fact, Measure, Time, Value, is_multiple, whole};
use crate::lang::{Sense, Unit};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What stands between two figures.
#[derive(Clone, Copy, PartialEq)]
enum Link {
    /// "2 to 3 million", "between 2 and 3 million": a range.
    Range,
    /// "2 and 3 million": a range as likely as a list.
    And,
    /// "5- und 7-jährige": the hyphen says that the first lacks what the second has.
    Hanging,
}

const SCALES: [u64; 8] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 1_000_000_000_000];

/// Two figures of a range share what one of them has: the unit and the scale ("2 to 3 million km"), the
/// month, the clock.
pub fn share(copy: &Copy<'_>, facts: &mut [Fact]) {
    for n in 1..facts.len() {
        let (head, tail) = facts.split_at_mut(n);
        let (Some(first), Some(second)) = (head.last_mut(), tail.first_mut()) else { continue };
        let Some(link) = link(copy, first, second) else { continue };
        share_month(first, second);
        if link == Link::Range {
            share_calendar(copy, first, second);
        }
        share_clock(first, second);
        share_measure(copy, first, second, link);
    }
}

/// What joins two facts, where only that stands between them.
fn link(copy: &Copy<'_>, first: &Fact, second: &Fact) -> Option<Link> {
    let from = first.tokens.end;
    let hanging = copy.key(from) == "-" && copy.is_glued(from) && !copy.is_glued(from + 1);
    let from = from + usize::from(hanging);
    let word = copy.term(from, |sense| match sense {
        Sense::Range => Some(Link::Range),
        Sense::And | Sense::Listing => Some(Link::And),
        _ => None,
    });
    // 5月24、25日
    let comma = matches!(copy.key(from), "、" | "・").then_some((Link::And, from + 1));
    let (link, end) = word.or_else(|| copy.hyphen(from).map(|end| (Link::Range, end))).or(comma)?;
    let between = copy.term_before(first.tokens.start, |sense| (sense == Sense::Between).then_some(())).is_some();
    let link = match link {
        _ if hanging => Link::Hanging,
        Link::And if between => Link::Range,
        link => link,
    };
    (end == second.tokens.start).then_some(link)
}

/// 5月24日至25日: a day behind a day is of the same month.
fn share_month(first: &Fact, second: &mut Fact) {
    if let (Value::Date(from), Value::Date(to)) = (&first.value, &mut second.value)
        && from.day < to.day
        && from.day.is_some()
        && to.month.is_none()
    {
        (to.month, to.year) = (from.month, from.year);
    }
}

/// 2019–2021 годах; May 5–10.
fn share_calendar(copy: &Copy<'_>, first: &mut Fact, second: &mut Fact) {
    match (&first.value, &second.value) {
        (Value::Quantity(low), Value::Date(Date { year: Some(_), month: None, .. })) if low.may_be_year() => {
            let year = low.value().and_then(|value| value.to_u16());
            first.value = Value::Date(Date { year, ..Date::default() });
        }
        (Value::Date(date), Value::Quantity(high)) if high.measure == Measure::Count && high.noun.is_none() => {
            let glued = copy.is_glued(first.tokens.end) && copy.is_glued(second.tokens.start);
            let day = high.value().filter(|day| day.scale() == 0).and_then(|day| day.to_u8());
            let later = day.filter(|day| (1..=31).contains(day) && date.day.is_some_and(|first| first < *day));
            if let Some(day) = later.filter(|_| glued && date.month.is_some() && date.year.is_none()) {
                second.value = Value::Date(Date { day: Some(day), ..*date });
            }
        }
        _ => {}
    }
}

/// "5 to 7 p.m."; de 8 heures à 18 heures.
fn share_clock(first: &mut Fact, second: &mut Fact) {
    let hour = |fact: &Fact| {
        let quantity = fact.quantity().filter(|q| q.noun.is_none() && q.value().is_some_and(|v| v.scale() == 0))?;
        let clock = quantity.measure == Measure::Count
            || Unit::named("hour").is_some_and(|hour| quantity.measure == Measure::Unit(hour));
        let hour = quantity.value()?.to_u8().filter(|&hour| hour <= 24 && clock)?;
        Some(Time { hour, half_known: hour > 12, ..Time::default() })
    };
    if let (Some(time), Value::Time(later)) = (hour(first), &second.value) {
        first.value = Value::Time(Time { zone: later.zone, ..time });
    }
}

/// Behind "and" the first keeps the reading without the scale as its second one.
fn share_measure(copy: &Copy<'_>, first: &mut Fact, second: &Fact, link: Link) {
    let factor = missing_scale(copy, first, second);
    let (Value::Quantity(low), Value::Quantity(high)) = (&mut first.value, &second.value) else { return };
    if low.measure != Measure::Count || (link == Link::And && factor.is_none()) {
        return;
    }
    low.measure = high.measure;
    low.noun = high.noun;
    let Some(factor) = factor else { return };
    let bare = if link == Link::And { low.readings.clone() } else { Vec::new() };
    low.readings.iter_mut().for_each(|value| *value = value.checked_mul(factor).unwrap_or(Decimal::MAX));
    low.readings.extend(bare);
    low.scaled = true;
}

/// The scale that the second figure has and the first lacks: what stands between the written number and
/// the value, 1,000,000 in "3 million".
fn missing_scale(copy: &Copy<'_>, first: &Fact, second: &Fact) -> Option<Decimal> {
    let (low, high) = (first.quantity()?, second.quantity()?);
    let (x, y) = (low.value()?, high.value()?);
    if !high.scaled || low.scaled || low.soft {
        return None;
    }
    let digits = |fact: &Fact| fact.tokens.clone().find(|&token| copy.is_digits(token)).map(|token| copy.key(token));
    let written = |factor: &Decimal| match digits(second) {
        Some(digits) => y.checked_div(*factor).is_some_and(|times| times.trunc().to_string() == digits),
        None => is_multiple(y, *factor),
    };
    let mut factors = SCALES.into_iter().map(whole);
    // In words the greatest scale that leaves a whole number is the one that was said.
    let factor = if digits(second).is_some() { factors.find(written) } else { factors.rev().find(written) }?;
    (x < factor && x < y.checked_div(factor)?).then_some(factor)
}

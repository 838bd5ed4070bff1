//! The days and months that copy writes.

use super::date::Date;
use super::era;
use super::numeral;
use super::ordinal;
use super::period;
use super::signs;
use super::stage;
use super::weekday;
use super::{Copy, Fact, Value};
use crate::lang::{CalendarWord, Sense, Shape};
use rust_decimal::prelude::ToPrimitive;

/// The date that begins at a token.
pub fn read(copy: &Copy<'_>, at: usize) -> Option<Fact> {
    in_digits(copy, at)
        .or_else(|| period::read(copy, at))
        .or_else(|| era::read(copy, at))
        .or_else(|| weekday::behind(copy, at))
        .or_else(|| signs::read(copy, at))
        .or_else(|| day_then_month(copy, at))
        .or_else(|| day_of_several(copy, at, 0))
        .or_else(|| weekday::with_day(copy, at))
        .or_else(|| month_first(copy, at))
        .or_else(|| weekday::read(copy, at))
        .map(|(date, end)| copy.fact(at..end, Value::Date(date)))
}

pub fn digits(copy: &Copy<'_>, at: usize, most: usize) -> Option<u16> {
    let token = copy.tokens.get(at).filter(|token| at < copy.end && token.shape == Shape::Digits)?;
    token.key.parse().ok().filter(|_| token.key.len() <= most)
}

pub fn day_number(copy: &Copy<'_>, at: usize) -> Option<u8> {
    digits(copy, at, 2).filter(|day| (1..=31).contains(day)).map(|day| day as u8)
}

pub fn year_number(copy: &Copy<'_>, at: usize) -> Option<u16> {
    digits(copy, at, 4).filter(|year| (1000..=2999).contains(year))
}

/// 2021-08-17, 17.8.2022, 8/17/2022.
fn in_digits(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
    let mark = copy.key(at + 1);
    let glued = || (at + 1..at + 5).all(|t| copy.is_glued(t) || (mark == "." && t == at + 4) || t % 2 == at % 2);
    if !matches!(mark, "-" | "/" | ".") || copy.key(at + 3) != mark || !glued() {
        return None;
    }
    let (a, b, c) = (digits(copy, at, 4)?, digits(copy, at + 2, 2)?, digits(copy, at + 4, 4)?);
    let order = copy.lang.file.dates.order.as_str();
    let (year, month, day) = if copy.key(at).len() == 4 {
        (a, b, c)
    } else if copy.key(at + 4).len() == 4 {
        if order == "mdy" && mark != "." { (c, a, b) } else { (c, b, a) }
    } else {
        return None;
    };
    let (month, day, swapped) = if month > 12 && day <= 12 { (day, month, true) } else { (month, day, false) };
    let valid = (1..=12).contains(&month) && (1..=31).contains(&day) && (1000..=2999).contains(&year);
    let open_order = !swapped && day <= 12 && month != day && mark != "." && copy.key(at).len() < 4;
    let date = Date { year: Some(year), month: Some(month as u8), day: Some(day as u8), open_order, ..Date::default() };
    valid.then_some((date, at + 5))
}

pub fn month(copy: &Copy<'_>, at: usize) -> Option<(u8, bool, usize)> {
    let found = copy.term(at, |sense| match sense {
        Sense::Month { number, loose } => Some((number, loose)),
        _ => None,
    });
    found.map(|((number, loose), end)| {
        // The stop of "Aug." belongs to it; a second name may follow behind a stroke: أغسطس/آب.
        let end = end + usize::from(copy.key(end) == "." && copy.is_glued(end) && end + 1 < copy.end);
        let twin = (copy.key(end) == "/")
            .then(|| {
                copy.term(end + 1, |sense| matches!(sense, Sense::Month { number: n, .. } if n == number).then_some(()))
            })
            .flatten();
        (number, loose, twin.map_or(end, |(_, end)| end))
    })
}

/// 17 August 2022, 17. srpna, 17th of August, 17 de agosto de 2022. A day that no month has is read
/// too: beside a month it is a slip of the pen, and another version shows it.
fn day_then_month(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
    let Some(day) = digits(copy, at, 2).filter(|day| *day > 0).map(|day| day as u8) else {
        return words_then_month(copy, at);
    };
    let mut next = at + 1;
    if let Some(end) = ordinal::mark_behind(copy, next) {
        next = end;
    } else if copy.key(next) == "." && copy.is_glued(next) {
        next += 1;
    }
    let after_function = next + usize::from(is_function(copy, next));
    let (number, _, end) = month(copy, next).or_else(|| month(copy, after_function))?;
    let (year, end) = year_after(copy, end);
    Some((Date { year, month: Some(number), day: Some(day), ..Date::default() }, end))
}

/// первого ноября, the first of November, veinte de mayo. Names that are other words too need figures.
fn words_then_month(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
    let of = |at: usize| copy.marks(at, Sense::Calendar(CalendarWord::Of));
    let cardinal = || {
        let numeral = numeral::read(copy, at).filter(|numeral| !numeral.scaled && !numeral.in_digits)?;
        of(numeral.end)?;
        Some((numeral.value()?.to_u8()?, numeral.end))
    };
    let (day, next) = day_in_words(copy, at).or_else(cardinal).filter(|(day, _)| (1..=31).contains(day))?;
    let link = of(next);
    let (number, loose, end) = month(copy, link.unwrap_or(next))?;
    let (year, end) = year_after(copy, end);
    let date = Date { year, month: Some(number), day: Some(day), ..Date::default() };
    (!loose || link.is_some() || copy.lang.file.dates.order == "dmy").then_some((date, end))
}

/// The 5 of "5–10 May", of с 5 по 10 мая, of "5, 6 and 7 May": a day that borrows the month behind
/// the last one. `earlier` counts the days before it.
fn day_of_several(copy: &Copy<'_>, at: usize, earlier: usize) -> Option<(Date, usize)> {
    let day = day_number(copy, at)?;
    let mut end = ordinal::mark_behind(copy, at + 1).unwrap_or(at + 1);
    if copy.is_ordinal_stop(end) {
        end += 1;
    }
    let link = |sense| matches!(sense, Sense::Range | Sense::And | Sense::Listing | Sense::DayJoin).then_some(());
    let listed = copy.key(end) == "," && !copy.goes_on(end);
    // ב-24 וב-25 במאי
    let next = copy.term(end, link).map(|(_, next)| copy.hyphen(next).unwrap_or(next)).or_else(|| copy.hyphen(end));
    let (date, _) = match next {
        Some(next) => day_then_month(copy, next)?,
        // No list of days in news has more than six.
        None if listed && earlier < 6 => day_of_several(copy, end + 1, earlier + 1)?,
        None => return None,
    };
    Some((Date { day: Some(day), ..date }, end))
}

pub fn is_function(copy: &Copy<'_>, at: usize) -> bool {
    copy.is(at, Sense::Function)
}

/// A year behind a month: at once, behind a comma, or behind one small word (de, del, года).
fn year_after(copy: &Copy<'_>, end: usize) -> (Option<u16>, usize) {
    let skip = usize::from(matches!(copy.key(end), "," | "،") || is_function(copy, end));
    for at in [end, end + skip] {
        // A figure that goes on is no year: "August 2,500".
        let goes_on = matches!(copy.key(at + 1), "," | ".")
            && copy.is_glued(at + 1)
            && copy.is_glued(at + 2)
            && digits(copy, at + 2, 9).is_some();
        // "In april werd 2100 hectare gekapt": what counts something behind a small word is no year.
        let counts = at > end && counts_something(copy, at + 1);
        if let Some(year) = year_number(copy, at).filter(|_| !goes_on && !counts) {
            return (Some(year), at + 1);
        }
    }
    (None, end)
}

/// Whether a unit, a currency or a counted noun stands at a token. The word for a year (года) is none.
pub fn counts_something(copy: &Copy<'_>, at: usize) -> bool {
    let counted = |sense| match sense {
        Sense::Unit(unit) => unit.name() != "year",
        Sense::Concept(concept) => concept.class() == "counted",
        Sense::Currency(_) | Sense::Percent(_) => true,
        _ => false,
    };
    copy.term(at, |sense| counted(sense).then_some(())).is_some()
}

/// August 17, 2022; August 2022; August.
fn month_first(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
    let (number, loose, end) = month(copy, at)?;
    let day_here = day_number(copy, end).filter(|_| {
        // "in May 12 people" and "May 12.5": the first is rare, the second no day.
        !(matches!(copy.key(end + 1), "." | ":") && copy.is_glued(end + 1) && digits(copy, end + 2, 9).is_some())
    });
    let in_figures = day_here.map(|day| (day, ordinal::mark_behind(copy, end + 1).unwrap_or(end + 1)));
    let day = in_figures.or_else(|| impossible_day(copy, end)).or_else(|| day_in_words(copy, end));
    if let Some((day, after)) = day.filter(|_| copy.lang.file.dates.order == "mdy") {
        let (year, after) = year_after(copy, after);
        return Some((Date { year, month: Some(number), day: Some(day), ..Date::default() }, after));
    }
    if let Some((day, after)) = signs::day(copy, end) {
        return Some((Date { month: Some(number), day: Some(day), ..Date::default() }, after));
    }
    let (year, after) = year_after(copy, end);
    let loose = loose && stage::before(copy, at).is_none();
    // "according to Jan Novak" names a man.
    let named = end < copy.end && copy.is_word(end) && copy.word(end).starts_with(char::is_uppercase);
    if year.is_none() && loose && named && !copy.lang.file.nouns_capitalised {
        return None;
    }
    if year.is_none() && loose && !(copy.word(at).starts_with(char::is_uppercase) && at > copy.first) {
        return None;
    }
    // A loose name in capitals within a sentence is a month only behind a small word: "in May", "since March".
    if year.is_none() && loose && !is_function(copy, at.wrapping_sub(1)) {
        return None;
    }
    Some((Date { year, month: Some(number), ..Date::default() }, after))
}

/// July 111: three figures where a day should stand, and nothing that they count.
fn impossible_day(copy: &Copy<'_>, at: usize) -> Option<(u8, usize)> {
    let day = digits(copy, at, 3).filter(|day| (32..=255).contains(day))?;
    (!copy.goes_on(at + 1) && !copy.is_word(at + 1)).then_some((day as u8, at + 1))
}

/// The first, in "November first" and 1. listopada in words.
fn day_in_words(copy: &Copy<'_>, at: usize) -> Option<(u8, usize)> {
    let (day, end) = ordinal::in_words(copy, at)?;
    (1..=31).contains(&day).then_some((day as u8, end))
}

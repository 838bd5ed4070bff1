//! The hour and the minute of a time of day, before anything says which half of the day it is.

use super::numeral;
use super::{Copy, fraction, ordinal, part};
use crate::lang::{CalendarWord, Glue, Sense, Side, Unit};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// An hour and a minute as written.
pub struct Clock {
    pub hour: u8,
    pub minute: u8,
    pub second: Option<u8>,
    pub end: usize,
    pub kind: Kind,
    /// 08:15: the zero says that twenty-four hours are meant.
    pub padded: bool,
}

/// How sure a figure is to be a time.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    /// Written as only a time is: 10:50, 20h30, 15 Uhr, v 15.30.
    Sure,
    /// 15.30, which may be a decimal or a date.
    Pointed,
    /// A bare figure.
    Bare,
}

/// What stands before an hour in words.
#[derive(Clone, Copy)]
pub struct Context {
    /// A preposition of time: v, um.
    pub preposition: bool,
    /// A word that makes a time of what follows it: saat, a las, الساعة.
    pub named: bool,
    /// A part of the day: 下午.
    pub noted: bool,
    /// Whether ordinals name hours here.
    pub ordinals: bool,
}

/// The clock in digits that begins at a token, behind a preposition of time or not.
pub fn in_digits(copy: &Copy<'_>, at: usize, preposition: bool) -> Option<Clock> {
    let hour_text = digits(copy, at).filter(|text| text.len() <= 2)?;
    let hour: u8 = hour_text.parse().ok().filter(|&h| h <= 24)?;
    let padded = hour_text.starts_with('0');
    let clock = |minute: u8, end: usize, kind: Kind| Some(Clock { hour, minute, second: None, end, kind, padded });
    let mark = copy.key(at + 1);
    if matches!(mark, ":" | ".") && copy.is_glued(at + 1) && copy.is_glued(at + 2) {
        let minute = two_digits(copy, at + 2)?;
        let (mut end, mut second) = (at + 3, None);
        // A third figure gives the seconds, or makes it no time at all: 17.08.2022.
        if copy.key(end) == mark && copy.is_glued(end) && digits(copy, end + 1).is_some() {
            second = Some(two_digits(copy, end + 1).filter(|_| mark == ":" && !copy.goes_on(end + 2))?);
            end += 2;
        }
        let no_decimal = copy.lang.file.figures.decimal == ",";
        // 7.50 hodin: where the comma is the decimal mark, a point before the word for hours is none.
        let hours = |sense| (sense == Sense::Unit(Unit::named("hour")?)).then_some(());
        // In 12:25 hora local the word for the hour is part of the zone.
        let zone = copy.term(end, |sense| matches!(sense, Sense::Calendar(CalendarWord::Zone(_))).then_some(()));
        let word = hour_word(copy, end, preposition)
            .filter(|_| zone.is_none())
            .or_else(|| copy.term(end, hours).filter(|_| no_decimal && zone.is_none()).map(|(_, end)| end));
        // "od 15.10." is a date.
        let date = copy.key(end) == "." && copy.is_glued(end) && end + 1 < copy.end && (1..=12).contains(&minute);
        let pointed_at = preposition && copy.lang.file.times.pointed && !date && !copy.is_counted(end);
        let sure = mark == ":" || word.is_some() || pointed_at;
        let kind = if sure { Kind::Sure } else { Kind::Pointed };
        return Some(Clock { hour, minute, second, end: word.unwrap_or(end), kind, padded });
    }
    // о 15-й годині
    let behind = ordinal::mark_behind(copy, at + 1).unwrap_or(at + 1);
    match hour_word(copy, behind, preposition) {
        Some(end) => {
            let (minute, end) = minutes_behind(copy, end);
            clock(minute, end, Kind::Sure)
        }
        // 6-та ранку
        None if is_part_of_day(copy, behind) => clock(0, behind, Kind::Bare),
        None => clock(0, at + 1, Kind::Bare),
    }
}

/// half past six, halb sechs, v půl šesté, без четверти шесть: minutes that are told before the hour.
pub fn by_minutes(copy: &Copy<'_>, at: usize) -> Option<Clock> {
    let (minutes, next) = copy.term(at, |sense| match sense {
        Sense::Calendar(CalendarWord::Minutes(minutes)) => Some(i32::from(minutes)),
        _ => None,
    })?;
    let context = Context { preposition: true, named: true, noted: false, ordinals: true };
    let digits = || digits(copy, next).and_then(|text| text.parse().ok()).map(|hour: u8| (hour, 0, next + 1));
    let (hour, _, end) =
        hour_in_words(copy, next, context).or_else(digits).filter(|(hour, ..)| (1..=12).contains(hour))?;
    if copy.is_counted(end) || copy.goes_on(end) {
        return None;
    }
    let end = hour_word(copy, end, true).unwrap_or(end);
    // Half to one is half past twelve.
    let minutes = i32::from(hour)
        .saturating_sub(1)
        .saturating_mul(60)
        .saturating_add(minutes)
        .rem_euclid(12 * 60)
        .saturating_add(60);
    let (hour, minute) = (u8::try_from(minutes / 60).ok()?, u8::try_from(minutes % 60).ok()?);
    Some(Clock { hour, minute, second: None, end, kind: Kind::Sure, padded: false })
}

/// The hour in words: three o'clock, 下午一点半, a las tres y media, साढ़े नौ बजे.
pub fn in_words(copy: &Copy<'_>, at: usize, context: Context) -> Option<Clock> {
    let (hour, mut minute, end) = hour_in_words(copy, at, context)?;
    let word = hour_word(copy, end, context.preposition).filter(|_| context.noted || !is_loose(copy, end));
    let half = copy.marks(end, Sense::AndHalf).filter(|_| minute == 0);
    // Without a word for the hour only the end of a clause, a small word or a half may follow.
    let closed = copy.key(end).is_empty() || !copy.is_word(end) || copy.is(end, Sense::Function) || half.is_some();
    let part_of_day = is_part_of_day(copy, end);
    let end = match word {
        Some(end) => {
            let (more, end) = minutes_behind(copy, end);
            minute = minute.max(more);
            end
        }
        None if context.named && half.is_some() => {
            minute = 30;
            half?
        }
        None if context.named && part::named_before(copy, at).is_some_and(|(_, to)| to == end) => end,
        None if context.named && (closed || part_of_day) || context.preposition && part_of_day => end,
        None => return None,
    };
    Some(Clock { hour, minute, second: None, end, kind: Kind::Sure, padded: false })
}

/// The hour, the minutes that a fraction makes, and the token after them.
fn hour_in_words(copy: &Copy<'_>, at: usize, context: Context) -> Option<(u8, u8, usize)> {
    let hour = |value: u64| u8::try_from(value).ok().filter(|hour| (1..=24).contains(hour));
    if let Some((value, end)) = fraction::plain(copy, at).filter(|(value, _)| *value >= Decimal::ONE) {
        let minutes = value.checked_mul(Decimal::from(60))?.to_u64()?;
        return Some((hour(minutes / 60)?, (minutes % 60) as u8, end));
    }
    let sign = copy.term(at, |sense| match sense {
        Sense::Cardinal(value) => hour(value),
        _ => None,
    });
    let longer = numeral::read(copy, at)
        .filter(|numeral| !numeral.in_digits && !numeral.scaled)
        .and_then(|numeral| Some((hour(numeral.value()?.to_u64()?)?, numeral.end)));
    // Saat beşte: behind the word for the hour the ending that names parts elsewhere says *at*.
    let ended = if context.named { part::named_before(copy, at) } else { None };
    let ended = ended.and_then(|(value, end)| Some((hour(value.to_u64()?)?, end)));
    if let Some((hour, end)) = ended.or(longer).or(sign) {
        return Some((hour, 0, end));
    }
    // о третій годині
    let (place, end) = ordinal::in_words(copy, at)?;
    // О третій годині, o trzeciej po południu.
    let behind = context.preposition && (hour_word(copy, end, true).is_some() || is_part_of_day(copy, end));
    hour(place).filter(|_| context.ordinals || behind).map(|hour| (hour, 0, end))
}

/// The minutes behind the word for the hour, and the token after them: 20h30, 15 h 30, 3点20分, 3時半.
fn minutes_behind(copy: &Copy<'_>, at: usize) -> (u8, usize) {
    if let Some(end) = copy.marks(at, Sense::AndHalf) {
        return (30, end);
    }
    let minutes = digits(copy, at).and_then(|text| text.parse::<u8>().ok()).filter(|&minute| minute < 60);
    let words = || numeral::read(copy, at).filter(|n| !n.in_digits).and_then(|n| Some((n.value()?.to_u8()?, n.end)));
    let minute_word = |end: usize| {
        let unit = Unit::named("minute").and_then(|minute| copy.marks(end, Sense::Unit(minute)));
        copy.marks(end, Sense::MinuteWord).or(unit)
    };
    match (minutes, minute_word(at + 1)) {
        (Some(minute), Some(end)) => (minute, end),
        (Some(minute), None) if copy.is_glued(at) => (minute, at + 1),
        // "10 Uhr 30", and no "10 Uhr 30 Menschen".
        (Some(minute), None) if copy.key(at).len() == 2 && is_alone(copy, at) => (minute, at + 1),
        _ => match words().filter(|(minute, _)| *minute < 60).and_then(|(m, end)| Some((m, minute_word(end)?))) {
            Some((minute, end)) => (minute, end),
            None => (0, at),
        },
    }
}

/// Whether digits are no part of a longer figure and count nothing.
fn is_alone(copy: &Copy<'_>, at: usize) -> bool {
    !copy.goes_on(at + 1) && !copy.is_digits(at + 1) && !copy.is_counted(at + 1)
}

/// The token after a word that makes a time of the figure before it. 時 is one, 時間 a unit.
fn hour_word(copy: &Copy<'_>, at: usize, preposition: bool) -> Option<usize> {
    let word = copy.marks(at, Sense::HourWord(Side::After));
    let end = word.or_else(|| copy.marks(at, Sense::HourAt).filter(|_| preposition))?;
    let longer =
        copy.term(at, |sense| matches!(sense, Sense::Unit(_)).then_some(())).is_some_and(|(_, unit)| unit > end);
    (!longer).then_some(end)
}

fn is_part_of_day(copy: &Copy<'_>, at: usize) -> bool {
    copy.term(at, |sense| matches!(sense, Sense::Meridiem { .. }).then_some(())).is_some()
}

/// 三点 may be three points: where signs run together the part of the day must stand before.
fn is_loose(copy: &Copy<'_>, at: usize) -> bool {
    copy.lang.file.figures.glued == Glue::Run && copy.is(at, Sense::Counter)
}

fn digits<'a>(copy: &Copy<'a>, at: usize) -> Option<&'a str> {
    copy.is_digits(at).then(|| copy.key(at))
}

fn two_digits(copy: &Copy<'_>, at: usize) -> Option<u8> {
    digits(copy, at).filter(|text| text.len() == 2)?.parse().ok().filter(|&minute| minute < 60)
}

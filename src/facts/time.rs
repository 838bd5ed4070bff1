//! Times of day.

use super::{Copy, Fact, Value};
use crate::lang::{Sense, Shape, Side, Unit};

/// A time of day as the copy gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    /// 0 to 24.
    pub hour: u8,
    pub minute: u8,
    /// Whether the copy says which half of the day: by a.m. and p.m., or by an hour over 12.
    pub half_known: bool,
}

impl Time {
    /// `10:50`, always on the 24-hour clock.
    pub fn canonical(&self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }

    /// Whether both can be the same time: twelve hours apart is no difference where one does not say
    /// which half of the day it means.
    pub fn agrees(&self, other: &Time) -> bool {
        let same_hour = self.hour % 24 == other.hour % 24
            || (self.hour % 12 == other.hour % 12 && !(self.half_known && other.half_known));
        self.minute == other.minute && same_hour
    }
}

/// The time that begins at a token.
pub fn read(copy: &Copy<'_>, at: usize) -> Option<Fact> {
    if let Some((hour, end)) = copy.term(at, |sense| match sense {
        Sense::ClockWord(hour) => Some(hour),
        _ => None,
    }) {
        return Some(copy.fact(at..end, Value::Time(Time { hour, minute: 0, half_known: true })));
    }
    if let Some(fact) = four_digits(copy, at) {
        return Some(fact);
    }
    let meridiem = |sense| match sense {
        Sense::Meridiem { pm } => Some(pm),
        _ => None,
    };
    // What may stand before: 下午, 오후, saat, pukul, الساعة.
    let before = copy.term(at, meridiem);
    let mut first = before.map_or(at, |(_, end)| end);
    let hour_before = copy.term(first, |sense| (sense == Sense::HourWord(Side::Before)).then_some(()));
    first = hour_before.map_or(first, |(_, end)| end + usize::from(copy.key(end) == "." && copy.is_glued(end)));
    let clock = clock(copy, first).or_else(|| before.and_then(|_| clock_in_words(copy, first)))?;
    let after = copy.term(clock.end, meridiem);
    let sure = clock.sure || after.is_some() || before.is_some() || hour_before.is_some();
    let alone = clock.bare && before.is_none() && after.is_none() && hour_before.is_none();
    if !sure || alone || (first > at && before.is_none() && hour_before.is_none()) {
        return None;
    }
    let pm = after.or(before).map(|(pm, _)| pm);
    let hour = match pm {
        Some(true) if clock.hour < 12 => clock.hour + 12,
        Some(false) if clock.hour == 12 => 0,
        _ => clock.hour,
    };
    let half_known = pm.is_some() || clock.hour > 12 || clock.hour == 0 || clock.padded;
    let end = after.map_or(clock.end, |(_, end)| end);
    Some(copy.fact(at..end, Value::Time(Time { hour, minute: clock.minute, half_known })))
}

/// Zones and words that make a time of four digits: 0924 GMT, 1400 hours.
const ZONES: [&str; 14] =
    ["gmt", "utc", "bst", "est", "edt", "et", "pst", "pdt", "cet", "cest", "msk", "ist", "hours", "hrs"];

fn four_digits(copy: &Copy<'_>, at: usize) -> Option<Fact> {
    let text = copy.key(at);
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    if !digits || !ZONES.contains(&copy.key(at + 1)) {
        return None;
    }
    let (hour, minute) = (text[..2].parse().ok()?, text[2..].parse().ok()?);
    let time = Time { hour, minute, half_known: true };
    (hour < 24 && minute < 60).then(|| copy.fact(at..at + 1, Value::Time(time)))
}

struct Clock {
    hour: u8,
    minute: u8,
    end: usize,
    /// Written as only a time is: 10:50, 20h30, 15 Uhr.
    sure: bool,
    /// A bare figure.
    bare: bool,
    /// 08:15: the zero says that twenty-four hours are meant.
    padded: bool,
}

/// 下午一点: the hour in a word, before a word for the hour.
fn clock_in_words(copy: &Copy<'_>, at: usize) -> Option<Clock> {
    let (hour, end) = copy.term(at, |sense| match sense {
        Sense::Cardinal(hour) if (1..=12).contains(&hour) => u8::try_from(hour).ok(),
        _ => None,
    })?;
    let (_, end) = copy.term(end, |sense| (sense == Sense::HourWord(Side::After)).then_some(()))?;
    Some(Clock { hour, minute: 0, end, sure: true, bare: false, padded: false })
}

fn clock(copy: &Copy<'_>, at: usize) -> Option<Clock> {
    let digits = |t: usize| (t < copy.end && copy.tokens[t].shape == Shape::Digits).then(|| copy.key(t));
    let hour_text = digits(at).filter(|text| text.len() <= 2)?;
    let hour: u8 = hour_text.parse().ok().filter(|&h| h <= 24)?;
    let padded = hour_text.starts_with('0');
    let minute_at = |t: usize| digits(t).filter(|text| text.len() == 2)?.parse::<u8>().ok().filter(|&m| m < 60);
    let glued_pair = copy.is_glued(at + 1) && copy.is_glued(at + 2);
    let mark = copy.key(at + 1);
    let hour_word = |t: usize| copy.term(t, |sense| (sense == Sense::HourWord(Side::After)).then_some(()));
    if matches!(mark, ":" | ".") && glued_pair {
        let minute = minute_at(at + 2)?;
        let mut end = at + 3;
        // A third figure gives the seconds, or makes it no time at all: 17.08.2022.
        if copy.key(end) == mark && copy.is_glued(end) && digits(end + 1).is_some() {
            minute_at(end + 1).filter(|_| mark == ":" && !copy.is_glued(end + 2))?;
            end += 2;
        }
        // 7.50 hodin: where the comma is the decimal mark, a point before the word for hours is none.
        let hours = |sense| (sense == Sense::Unit(Unit::named("hour")?)).then_some(());
        let word = hour_word(end).or_else(|| copy.term(end, hours).filter(|_| copy.lang.file.figures.decimal == ","));
        let sure = mark == ":" || word.is_some();
        return Some(Clock { hour, minute, end: word.map_or(end, |(_, e)| e), sure, bare: false, padded });
    }
    if let Some((_, end)) = hour_word(at + 1) {
        let minute_word = |t: usize| copy.term(t, |sense| (sense == Sense::MinuteWord).then_some(()));
        let minutes = digits(end).and_then(|text| text.parse::<u8>().ok()).filter(|&m| m < 60);
        return Some(match (minutes, minute_word(end + 1)) {
            (Some(minute), Some((_, end))) => Clock { hour, minute, end, sure: true, bare: false, padded },
            (Some(minute), None) if copy.is_glued(end) => {
                Clock { hour, minute, end: end + 1, sure: true, bare: false, padded }
            }
            _ => Clock { hour, minute: 0, end, sure: true, bare: false, padded },
        });
    }
    Some(Clock { hour, minute: 0, end: at + 1, sure: false, bare: true, padded })
}

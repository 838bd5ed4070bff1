//! Times of day.

use super::clock::{self, Context, Kind};
use super::{Copy, Fact, Value};
use crate::lang::{Glue, Sense, Side, Unit};

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
    let hour_before = copy.marks(first, Sense::HourWord(Side::Before));
    // Turkish akşam saat holds both.
    let named = hour_before.is_some() || before.is_some_and(|(_, end)| copy.is(end - 1, Sense::HourWord(Side::Before)));
    // الساعة الثالثة, o godzinie trzeciej: behind the word for the hour itself ordinals count.
    let ordinals = hour_before.is_some_and(|end| copy.at(end - 1).iter().any(|hit| is_hour(hit.sense)));
    let bounds = |sense| matches!(sense, Sense::Bound(_, Side::Before)).then_some(());
    // "om ongeveer 4 uur"
    let behind = copy.term_before(first, bounds).map_or(first, |(_, start)| start);
    let preposition =
        [first, behind].iter().any(|&t| copy.term_before(t, |sense| (sense == Sense::TimeAt).then_some(())).is_some());
    first = hour_before.map_or(first, |end| end + usize::from(copy.key(end) == "." && copy.is_glued(end)));
    let words = || clock::in_words(copy, first, Context { preposition, named, noted: before.is_some(), ordinals });
    let clock = clock::in_digits(copy, first, preposition).or_else(words)?;
    let after = copy.term(clock.end, meridiem);
    let run = copy.lang.file.figures.glued == Glue::Run;
    let sure = match clock.kind {
        Kind::Sure => true,
        Kind::Pointed => before.is_some() || after.is_some() || named,
        // "Rano 20 ludzi", "alle 15 famiglie": what follows is counted.
        // 아침 6시인데: where words run together, the word for the hour may hold more.
        Kind::Bare => after.is_some() || (named || run && before.is_some()) && !is_amount(copy, clock.end),
    };
    if !sure {
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

/// Whether the figure that ends before a token is no hour, by what follows it.
fn is_amount(copy: &Copy<'_>, end: usize) -> bool {
    let month = |sense| matches!(sense, Sense::Month { .. }).then_some(());
    copy.is_counted(end) || copy.goes_on(end) || copy.term(end, month).is_some()
}

fn is_hour(sense: Sense) -> bool {
    matches!(sense, Sense::Unit(unit) if Unit::named("hour") == Some(unit))
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

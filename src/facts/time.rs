//! Times of day.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "the minutes of a day and of a zone are at most 1,440, of which an i16 holds twenty times as many"
)]

use super::clock::{self, Context, Kind};
use super::{Copy, Fact, Value};
use crate::lang::{CalendarWord, Glue, Sense, Side, Unit, Zone};
use crate::span::{text_before, text_from};

/// A time of day, or a while in hours, minutes and seconds, as the copy gives it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    /// 0 to 24.
    pub hour: u8,
    pub minute: u8,
    pub second: Option<u8>,
    /// Whether the copy says which half of the day: by a.m. and p.m., or by an hour over 12.
    pub half_known: bool,
    /// The zone that the copy names.
    pub zone: Option<Zone>,
}

impl Time {
    /// `10:50`, always on the 24-hour clock; `02:03:59`; `12:25 local`, `15:00 UTC`, `13:25 UTC+3`.
    pub fn canonical(&self) -> String {
        let second = self.second.map_or_else(String::new, |second| format!(":{second:02}"));
        format!("{:02}:{:02}{second}{}", self.hour, self.minute, self.zone.map_or_else(String::new, zone_name))
    }

    /// Whether both can be the same time: twelve hours apart is no difference where one does not say
    /// which half of the day it means, and what two zones name at once is one time.
    pub fn agrees(&self, other: &Time) -> bool {
        let halves_known = self.half_known && other.half_known;
        if let (Some(Zone::Utc(own)), Some(Zone::Utc(others))) = (self.zone, other.zone) {
            let apart = (self.minutes() - own - other.minutes() + others).rem_euclid(DAY);
            return apart == 0 || apart == DAY / 2 && !halves_known;
        }
        let apart = (self.minutes() - other.minutes()).rem_euclid(DAY);
        let seconds = self.second.zip(other.second).is_none_or(|(own, others)| own == others);
        seconds && (apart == 0 || apart == DAY / 2 && !halves_known)
    }

    /// Whether two times that do not agree are sure to differ. Times that lie whole hours apart may be
    /// one time in two zones, unless both name the same.
    pub fn clashes(&self, other: &Time) -> bool {
        let own_clock = match (self.zone, other.zone) {
            (None, _) | (_, None) => self.minute != other.minute || self.minute == 0 || self.second != other.second,
            (Some(Zone::Utc(_)), Some(Zone::Utc(_))) | (Some(Zone::Local), Some(Zone::Local)) => true,
            // Zones lie half hours apart, a few of them quarters.
            _ => (self.minutes() - other.minutes()) % 15 != 0,
        };
        own_clock && !self.agrees(other)
    }

    fn minutes(&self) -> i16 {
        i16::from(self.hour) * 60 + i16::from(self.minute)
    }
}

/// Minutes of a day.
const DAY: i16 = 24 * 60;

fn zone_name(zone: Zone) -> String {
    match zone {
        Zone::Local => " local".to_owned(),
        Zone::Named => String::new(),
        Zone::Utc(0) => " UTC".to_owned(),
        Zone::Utc(minutes) => {
            let (sign, minutes) = (if minutes < 0 { '-' } else { '+' }, minutes.abs());
            let rest = if minutes % 60 == 0 { String::new() } else { format!(":{:02}", minutes % 60) };
            format!(" UTC{sign}{}{rest}", minutes / 60)
        }
    }
}

/// The time that begins at a token.
pub fn read(copy: &Copy<'_>, at: usize) -> Option<Fact> {
    if let Some((hour, end)) = copy.term(at, |sense| match sense {
        Sense::ClockWord(hour) => Some(hour),
        _ => None,
    }) {
        let (zone, end) = zone_behind(copy, end);
        let zone = zone.or_else(|| zone_before(copy, at));
        return Some(copy.fact(at..end, Value::Time(Time { hour, half_known: true, zone, ..Time::default() })));
    }
    if let Some(fact) = four_digits(copy, at) {
        return Some(fact);
    }
    let meridiem = |sense| match sense {
        Sense::Meridiem { part } => Some(part),
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
    let clock = clock::by_minutes(copy, at)
        .or_else(|| clock::by_minutes(copy, first))
        .or_else(|| clock::in_digits(copy, first, preposition))
        .or_else(words)?;
    // In три часа дня the word for the hour is part of the term.
    let within = || copy.term(clock.end - 1, meridiem).filter(|(_, end)| *end > clock.end);
    let after = copy.term(clock.end, meridiem).or_else(within);
    let run = copy.lang.file.figures.glued == Glue::Run;
    let end = after.map_or(clock.end, |(_, end)| end);
    let (zone, end) = zone_behind(copy, end);
    let zone = zone.or_else(|| zone_before(copy, at));
    let sure = match clock.kind {
        Kind::Sure => true,
        Kind::Pointed => before.is_some() || after.is_some() || named || zone.is_some(),
        // "Rano 20 ludzi", "alle 15 famiglie": what follows is counted.
        // 아침 6시인데: where words run together, the word for the hour may hold more.
        // One word more than a zone needs: "20 local residents", "3 CT scans".
        Kind::Bare => {
            after.is_some()
                || zone.is_some() && end > clock.end + 1
                || (named || run && before.is_some()) && !is_amount(copy, clock.end)
        }
    };
    if !sure {
        return None;
    }
    let part = after.or(before).map(|(part, _)| part);
    let hour = part.map_or(clock.hour, |part| part.hour(clock.hour));
    let half_known = part.is_some() || clock.hour > 12 || clock.hour == 0 || clock.padded;
    let time = Time { hour, minute: clock.minute, second: clock.second, half_known, zone };
    Some(copy.fact(at..end, Value::Time(time)))
}

fn zone(copy: &Copy<'_>, at: usize) -> Option<(Zone, usize)> {
    let (zone, end) = copy.term(at, zone_of).filter(|(_, end)| copy.is_abbreviated(at, *end))?;
    // GMT+3, UTC-5, UTC+05:30
    let sign = match copy.key(end) {
        "+" => 1,
        "-" | "−" | "–" => -1,
        _ => 0,
    };
    let hours = copy.key(end + 1).parse::<i16>().ok().filter(|hours| copy.is_digits(end + 1) && *hours <= 14);
    match (zone, hours.filter(|_| sign != 0 && copy.is_glued(end + 1))) {
        (Zone::Utc(0), Some(hours)) => {
            let minutes = copy.key(end + 3).parse().ok().filter(|minutes| copy.key(end + 2) == ":" && *minutes < 60);
            let end = end + if minutes.is_some() { 4 } else { 2 };
            Some((Zone::Utc(sign * (hours * 60 + minutes.unwrap_or(0i16))), end))
        }
        _ => Some((zone, end)),
    }
}

fn zone_of(sense: Sense) -> Option<Zone> {
    match sense {
        Sense::Calendar(CalendarWord::Zone(zone)) => Some(zone),
        _ => None,
    }
}

/// The zone behind a time, and the token after both. In parentheses it is no part of the time's words.
fn zone_behind(copy: &Copy<'_>, end: usize) -> (Option<Zone>, usize) {
    // The stop of p.m. stands before the zone.
    let stop = usize::from(copy.key(end) == "." && copy.is_glued(end));
    if let Some((zone, after)) = zone(copy, end + stop) {
        return (Some(zone), after);
    }
    // 15 часов по местному времени
    let hours = copy.term(end, |sense| (is_hour(sense) || sense == Sense::HourAt).then_some(()));
    if let Some((zone, after)) = hours.and_then(|(_, next)| zone(copy, next)) {
        return (Some(zone), after);
    }
    let within = (copy.key(end) == "(").then(|| zone(copy, end + 1)).flatten();
    (within.filter(|(_, after)| copy.key(*after) == ")").map(|(zone, _)| zone), end)
}

/// 北京时间下午3时: the zone before a time, the day between them or not.
fn zone_before(copy: &Copy<'_>, at: usize) -> Option<Zone> {
    copy.term_before(at, zone_of).map(|(zone, _)| zone)
}

/// Whether the figure that ends before a token is no hour, by what follows it.
fn is_amount(copy: &Copy<'_>, end: usize) -> bool {
    let month = |sense| matches!(sense, Sense::Month { .. }).then_some(());
    copy.is_counted(end) || copy.goes_on(end) || copy.term(end, month).is_some()
}

fn is_hour(sense: Sense) -> bool {
    matches!(sense, Sense::Unit(unit) if Unit::named("hour") == Some(unit))
}

/// 0924 GMT, 1400 hours: four digits are a time before a zone or the word for hours.
fn four_digits(copy: &Copy<'_>, at: usize) -> Option<Fact> {
    let text = copy.key(at);
    let digits = copy.is_digits(at) && text.len() == 4;
    let (zone, end) = zone_behind(copy, at + 1);
    // 1500 CT scans
    let named = zone.is_some() && (copy.key(at + 1).len() > 2 || end > at + 2);
    if !digits || !named && !copy.at(at + 1).iter().any(|hit| is_hour(hit.sense)) {
        return None;
    }
    let (hour, minute) = (text_before(text, 2).parse().ok()?, text_from(text, 2).parse().ok()?);
    let time = Time { hour, minute, half_known: true, zone, ..Time::default() };
    (hour < 24 && minute < 60).then(|| copy.fact(at..end, Value::Time(time)))
}

//! Other calendars: months and years that count from the Hijra, and what they are in ours.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "years are u16, months and days smaller still: a day counted from the year 1 has room in an i32"
)]

use super::date::{Date, Period};
use super::days::start;
use super::{Copy, day};
use crate::lang::{Calendar, CalendarWord, Sense};

/// 23 آبان 1402, آبان 1402, 10 رمضان 1445: a month of another calendar with its day, its year or both.
pub fn read(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
    let month = |at: usize| {
        copy.term(at, |sense| match sense {
            Sense::Calendar(CalendarWord::Month(calendar, number)) => Some((calendar, number)),
            _ => None,
        })
    };
    let day = day::day_number(copy, at);
    let first = at + usize::from(day.is_some());
    let ((calendar, number), end) = month(first)?;
    let (year, end) = year_behind(copy, end);
    (day.is_some() || year.is_some())
        .then_some((Date { year, month: Some(number), day, calendar, ..Date::default() }, end))
}

/// The year behind a month, at once or behind a word for it. The Hijra was in 622.
fn year_behind(copy: &Copy<'_>, end: usize) -> (Option<u16>, usize) {
    let year =
        |at: usize| copy.key(at).parse::<u16>().ok().filter(|year| copy.is_digits(at) && (1200..=1600).contains(year));
    let word = copy.is_word(end);
    match year(end).map(|year| (year, end + 1)).or_else(|| Some((year(end + 1).filter(|_| word)?, end + 2))) {
        Some((year, end)) => (Some(year), end),
        None => (None, end),
    }
}

/// The calendar of a year without its month, and of a decade: where the years of the Iranian calendar are in
/// use, a decade without its century is one of theirs.
pub fn of_year(copy: &Copy<'_>, year: u16) -> Calendar {
    let solar = !copy.lang.file.dates.solar_months.is_empty() && (year < 100 || (1300..1500).contains(&year));
    if solar { Calendar::SolarHijri } else { Calendar::Gregorian }
}

/// Whether dates of two calendars can be the same. A month without its year meets the months of the
/// other calendar that it can share days with; the Islamic months wander through the year.
pub fn meet(a: &Date, b: &Date) -> bool {
    // A Persian version may give the decade of a foreign story as it came: دهه ۸۰, the 80s.
    if let (Some(Period::Decade(first)), Some(Period::Decade(other))) = (a.period, b.period)
        && first.min(other) < 100
        && first % 100 == other % 100
    {
        return true;
    }
    let (Some((low, high)), Some((other_low, other_high))) = (days(a), days(b)) else { return false };
    // The Islamic months begin with the moon that is seen, a day sooner or later.
    let slack = if [a, b].iter().any(|date| date.calendar == Calendar::Hijri) { 1 } else { 0 };
    low <= other_high + slack && other_low <= high + slack
}

/// The first and the last day that a date can mean.
/// A date without its year is taken to be of one certain year, 1402 and 2023, where its calendar keeps
/// step with the sun.
fn days(date: &Date) -> Option<(i32, i32)> {
    if let (Some(Period::Decade(first)), false) = (date.period, date.calendar == Calendar::Hijri) {
        let century = if date.calendar == Calendar::SolarHijri { 1300 } else { 1900 };
        let first = i32::from(first) + if first < 100 { century } else { 0 };
        return Some((start(date.calendar, first, 1), start(date.calendar, first + 10, 1) - 1));
    }
    let solar = date.calendar != Calendar::Hijri;
    let plain = date.period.is_none() && !date.before_christ;
    let usual = if date.calendar == Calendar::SolarHijri { 1402 } else { 2023 };
    let year =
        date.year.map(i32::from).or_else(|| (solar && date.month.is_some()).then_some(usual)).filter(|_| plain)?;
    let month = date.month.map(i32::from);
    let first = start(date.calendar, year, month.unwrap_or(1));
    let next = match month {
        Some(month) if month < 12 => start(date.calendar, year, month + 1),
        _ => start(date.calendar, year + 1, 1),
    };
    Some(match date.day {
        Some(day) => (first + i32::from(day) - 1, first + i32::from(day) - 1),
        None => (first, next - 1),
    })
}

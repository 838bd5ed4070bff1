//! The day on which copy was written, and what *Monday*, *yesterday* and *last week* come to by it.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "a year is a u16 and a distance an i8: the days between them have room in an i32"
)]

use super::date::Date;
use super::days;
use crate::lang::{Calendar, Lapse, Relative};
use std::ops::RangeInclusive;

/// The day on which copy was written, as far as it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filed {
    /// The number of the day; one of [`USUAL_YEAR`] where the year is not known.
    day: Option<i32>,
    knows_year: bool,
    weekday: Option<u8>,
    /// Days by which it may be off: a stamp of Greenwich is of another day than the place now and then.
    slack: i32,
}

/// Dates without a year are counted in this one, which has no leap day.
const USUAL_YEAR: u16 = 2023;
/// A weekday names no day further from that of writing than so many days.
const WEEK: i32 = 7;
/// Months and years are told by their distance from that of writing where others would name one that is so many
/// off at most. A guess.
const FAR: i32 = 10;

/// What a date comes to.
enum Meaning {
    /// The days that it can be, and whether their year is known.
    Days(Vec<RangeInclusive<i32>>, bool),
    /// The parts that it gives.
    Parts(Date),
    Unknown,
}

impl Filed {
    /// By the date of a dateline; `None` where that says neither day nor weekday.
    pub fn by_line(date: &Date) -> Option<Filed> {
        let year = date.year.or(Some(USUAL_YEAR));
        let day = days::number(&Date { year, ..*date });
        let knows_year = date.year.is_some();
        let told = day.filter(|_| knows_year).and_then(|day| days::of(day).weekday);
        let weekday = date.weekday.or(told);
        (day.is_some() || weekday.is_some()).then_some(Filed { day, knows_year, weekday, slack: 0 })
    }

    /// By the stamp of a producer, whose clock may be another one.
    pub fn by_stamp(date: &Date) -> Option<Filed> {
        Filed::by_line(date).map(|filed| Filed { slack: 1, ..filed })
    }

    /// With its year by a stamp, where the dateline gives none.
    pub fn in_year_of(self, stamp: Filed) -> Filed {
        let (Some(own), Some(other)) = (self.day, stamp.day.filter(|_| stamp.knows_year && !self.knows_year)) else {
            return self;
        };
        // A story of the last of December may be stamped in January.
        let same = |year: Option<u16>| days::number(&Date { year, ..days::of(own) });
        let year = days::of(other).year;
        let years = [year, year.and_then(|y| y.checked_sub(1)), year.and_then(|y| y.checked_add(1))];
        let nearest = years.into_iter().filter_map(same).min_by_key(|day| (day - other).abs());
        nearest.and_then(|day| Filed::by_line(&Date { weekday: self.weekday, ..days::of(day) })).unwrap_or(self)
    }

    /// The day of writing as people read it: `2024-05-14`, `--05-14`, `tuesday`.
    pub fn canonical(self) -> String {
        let today = Relative { lapse: Lapse::Day, count: 0 };
        let date = Filed { slack: 0, ..self }.date_of(today);
        date.map_or_else(String::new, |date| date.canonical())
    }

    /// The date of a relative day, as far as it is known; the others have no one date.
    pub fn date_of(self, relative: Relative) -> Option<Date> {
        let Relative { lapse: Lapse::Day, count } = relative else { return None };
        let weekday = self.weekday.map(|day| (i32::from(day) - 1 + i32::from(count)).rem_euclid(7) + 1);
        match self.day.filter(|_| self.slack == 0) {
            Some(day) => {
                let date = days::of(day + i32::from(count));
                Some(Date { year: date.year.filter(|_| self.knows_year), weekday: None, ..date })
            }
            None => weekday.filter(|_| self.slack == 0).map(|day| Date { weekday: Some(day as u8), ..Date::default() }),
        }
    }

    /// The days that a relative date can be. Weeks are as long as speech makes them.
    fn days_of(self, relative: Relative) -> Option<RangeInclusive<i32>> {
        let (today, count) = (self.day?, i32::from(relative.count));
        let first_of = |months: i32| {
            let date = days::of(today);
            let months = i32::from(date.year?) * 12 + i32::from(date.month?) - 1 + months;
            Some(days::start(Calendar::Gregorian, months.div_euclid(12), months.rem_euclid(12) + 1))
        };
        let (first, last) = match relative.lapse {
            Lapse::Day => (today + count, today + count),
            Lapse::Week => (today + WEEK * (count - 1) + 1, today + WEEK * (count + 1) - 1),
            Lapse::Month => (first_of(count)?, first_of(count + 1)? - 1),
            Lapse::Year => {
                let year = i32::from(days::of(today).year?) + count;
                (days::start(Calendar::Gregorian, year, 1), days::start(Calendar::Gregorian, year + 1, 1) - 1)
            }
        };
        Some(first - self.slack..=last + self.slack)
    }

    /// The days near that of writing that are a weekday.
    fn weekdays(self, weekday: u8) -> Option<Vec<RangeInclusive<i32>>> {
        let back = (i32::from(self.weekday?) - i32::from(weekday)).rem_euclid(WEEK);
        let last = self.day? - back;
        Some([last - WEEK, last, last + WEEK].into_iter().map(|day| day..=day).collect())
    }
}

/// Whether two datelines may be of one story, filed on one day and again on another: they give no more than
/// weekdays, or days of one week.
pub fn are_near(a: &Date, b: &Date) -> bool {
    let day = |date: &Date| Filed::by_line(date).and_then(|filed| filed.day);
    match (day(a), day(b)) {
        (Some(one), Some(other)) if a.year.is_some() == b.year.is_some() => (one - other).abs() <= WEEK,
        (Some(_), Some(_)) => a.month == b.month && a.day.zip(b.day).is_some_and(|(x, y)| x.abs_diff(y) <= WEEK as u8),
        _ => true,
    }
}

/// Whether a date hangs on the day on which it was written.
fn hangs(date: &Date) -> bool {
    date.relative.is_some() || date.weekday.is_some() && date.filed.is_some()
}

fn meaning(date: &Date) -> Meaning {
    let filed = date.filed;
    if let Some(relative) = date.relative {
        let days = filed.and_then(|filed| Some((filed.days_of(relative)?, filed.knows_year)));
        let parts = filed.and_then(|filed| filed.date_of(relative));
        return match (days, parts) {
            (Some((days, year)), _) => Meaning::Days(vec![days], year),
            (None, Some(date)) => Meaning::Parts(date),
            (None, None) => Meaning::Unknown,
        };
    }
    let days = filed.zip(date.weekday).and_then(|(filed, day)| Some((filed.weekdays(day)?, filed.knows_year)));
    days.map_or(Meaning::Parts(*date), |(days, year)| Meaning::Days(days, year))
}

/// Whether two dates can be the same by the days on which they were written; `None` where neither hangs on
/// such a day or it is not known.
pub fn agree(a: &Date, b: &Date) -> Option<bool> {
    if !hangs(a) && !hangs(b) || a.relative.is_none() && b.relative.is_none() && a.weekday == b.weekday {
        return None;
    }
    if a.relative.is_some() && a.relative == b.relative {
        return Some(true);
    }
    // Copy of different weeks tells of different days.
    let days = a.filed.and_then(|filed| filed.day).zip(b.filed.and_then(|filed| filed.day));
    if !is_of_grain(a, b) || days.is_some_and(|(one, other)| (one - other).abs() > WEEK) {
        return None;
    }
    let plain = |date: &Date| date.calendar == Calendar::Gregorian && date.period.is_none() && !date.before_christ;
    match (meaning(a), meaning(b)) {
        (Meaning::Days(one, year), Meaning::Days(other, same)) if year == same => {
            Some(one.iter().any(|x| other.iter().any(|y| x.start() <= y.end() && y.start() <= x.end())))
        }
        (Meaning::Days(days, year), Meaning::Parts(parts)) | (Meaning::Parts(parts), Meaning::Days(days, year)) => {
            let parts = Date { year: parts.year.filter(|_| year), ..parts };
            // Without its year *last year* is any.
            let gives = parts.year.is_some() || parts.month.is_some() || parts.day.is_some() || parts.weekday.is_some();
            (plain(&parts) && gives).then(|| days.into_iter().flatten().any(|day| has(day, &parts)))
        }
        (Meaning::Parts(one), Meaning::Parts(other)) if one.weekday.is_some() && other.weekday.is_some() => {
            Some(one.weekday == other.weekday)
        }
        _ => None,
    }
}

/// Whether a day has all parts of a date.
fn has(day: i32, parts: &Date) -> bool {
    let date = days::of(day);
    let part = |given: Option<u8>, own: Option<u8>| given.is_none_or(|given| own == Some(given));
    parts.year.is_none_or(|year| date.year == Some(year))
        && part(parts.month, date.month)
        && part(parts.day, date.day)
        && part(parts.weekday, date.weekday)
}

/// Whether both tell a day, a month or a year. A week stands beside days.
fn is_of_grain(a: &Date, b: &Date) -> bool {
    let grain = |date: &Date| match date.relative {
        Some(relative) => Some(relative.lapse),
        None if date.weekday.is_some() || date.day.is_some() => Some(Lapse::Day),
        None if date.month.is_some() => Some(Lapse::Month),
        None => date.year.map(|_| Lapse::Year),
    };
    match (grain(a), grain(b)) {
        (Some(Lapse::Day), Some(Lapse::Week)) | (Some(Lapse::Week), Some(Lapse::Day)) => true,
        (one, other) => one == other,
    }
}

/// Whether two dates that [`agree`] sets against each other are so near that the words of the one would be
/// used of the other: nobody writes *Monday* of a day half a year off.
pub fn is_near(a: &Date, b: &Date) -> bool {
    // Today is nowadays too.
    let is_today = |date: &Date| date.relative == Some(Relative { lapse: Lapse::Day, count: 0 });
    if (is_today(a) || is_today(b)) && (a.relative.is_none() || b.relative.is_none()) {
        return false;
    }
    match (meaning(a), meaning(b)) {
        (Meaning::Days(days, year), Meaning::Parts(parts)) | (Meaning::Parts(parts), Meaning::Days(days, year)) => {
            let parts = Date { year: parts.year.filter(|_| year), ..parts };
            let length = days.iter().map(|range| range.end() - range.start() + 1).max().unwrap_or(0);
            let reach = if length > 2 * WEEK { FAR * length } else { length.max(WEEK) };
            days.iter().any(|range| (range.start() - reach..=range.end() + reach).any(|day| has(day, &parts)))
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where a dateline has a weekday alone, *yesterday* is a weekday too, and says nothing of a day of the month.
    #[test]
    fn a_weekday_speaks_against_weekdays_alone() {
        let filed = Filed::by_line(&Date { weekday: Some(2), ..Date::default() });
        let yesterday = Some(Relative { lapse: Lapse::Day, count: -1 });
        let yesterday = Date { relative: yesterday, filed, ..Date::default() };
        let on = |weekday: u8| Date { weekday: Some(weekday), ..Date::default() };
        assert_eq!(agree(&yesterday, &on(1)), Some(true));
        assert_eq!(agree(&yesterday, &on(3)), Some(false));
        assert_eq!(agree(&yesterday, &Date { month: Some(5), day: Some(17), ..Date::default() }), None);
    }
}

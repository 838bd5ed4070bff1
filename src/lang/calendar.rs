//! The calendar and the clock as language files name them: months, weekdays, decades, centuries, eras,
//! times of day, zones.

use super::fold::fold;
use super::schema::{Dates, Times};
use super::sense::{DatePart, Sense, Side};
use std::collections::BTreeMap;

/// What a word says of a date or a time beside months, weekdays and parts of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarWord {
    /// A decade by its name: sixties, шестидесятые; or a century: Ottocento. Its first year, that of a
    /// decade without the century.
    Decade(u16),
    /// Makes a decade of the figure at its side: années 60, 60er Jahre.
    DecadeMark(Side),
    /// Makes an age of the decade behind it: in her 40s.
    AgeMark,
    /// Makes a century of the ordinal at its side: 19th century, siglo XIX.
    CenturyMark(Side),
    /// Years of the era before the figure, and what is added to make years of our era of them.
    Era(i16),
    /// Stands between a day in words and its month.
    Of,
    /// At the side of a year or a century that is counted backwards.
    BeforeChrist,
    /// At the side of a year of our era.
    AfterChrist,
    /// A month of another calendar.
    Month(Calendar, u8),
    /// Minutes to add to the hour behind it: half past, halb, без четверти.
    Minutes(i8),
    Zone(Zone),
    /// At the side of a month, a year, a decade or a century of which it names an end.
    Stage(Stage, Side),
}

/// One end of a span of time: early or late in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Early,
    Late,
}

/// How years and months are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Calendar {
    #[default]
    Gregorian,
    /// The Iranian calendar: 1402 begins in March 2023.
    SolarHijri,
    /// The Islamic calendar: 1445 begins in July 2023.
    Hijri,
}

/// A day, week, month or year told by its distance from that of writing: yesterday is the day one back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Relative {
    pub lapse: Lapse,
    /// Forward; the one of writing is 0.
    pub count: i8,
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lapse {
    Day,
    Week,
    Month,
    Year,
}

impl Relative {
    /// Reads `-1 day`, `0 week`, `1 year`.
    pub fn named(name: &str) -> Option<Relative> {
        let (count, lapse) = name.split_once(' ')?;
        let lapse = match lapse {
            "day" => Lapse::Day,
            "week" => Lapse::Week,
            "month" => Lapse::Month,
            "year" => Lapse::Year,
            _ => return None,
        };
        Some(Relative { lapse, count: count.parse().ok()? })
    }
}

/// Which half of the day a word at the side of an hour means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOfDay {
    /// Before noon: a.m.
    Morning,
    /// After noon: p.m.
    Afternoon,
    /// Late hours are before midnight, early ones after it.
    Night,
}

impl PartOfDay {
    /// The hour of the 24-hour clock that an hour of the twelve means.
    pub fn hour(self, hour: u8) -> u8 {
        match (self, hour) {
            // Nobody writes of six at night and means the morning.
            (PartOfDay::Afternoon, 0..12) | (PartOfDay::Night, 6..12) => hour.saturating_add(12),
            (PartOfDay::Morning | PartOfDay::Night, 12) => 0,
            _ => hour,
        }
    }
}

/// The clock by which a time is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Zone {
    /// That of the place, which the copy does not name: local time.
    Local,
    /// One that is named and whose distance from Greenwich changes with the season: Eastern Time.
    Named,
    /// Minutes ahead of Greenwich.
    Utc(i16),
}

impl Zone {
    /// Reads `local`, `named`, or minutes: `180`.
    pub fn named(name: &str) -> Option<Zone> {
        match name {
            "local" => Some(Zone::Local),
            "named" => Some(Zone::Named),
            // No place is more than fourteen hours from Greenwich.
            minutes => minutes.parse().ok().filter(|m| (-840..=840).contains(m)).map(Zone::Utc),
        }
    }
}

/// Adds the terms of dates.
pub(super) fn date_terms(dates: &Dates, add: &mut impl FnMut(&[String], Sense)) {
    let is_loose = |loose: &[String], term: &String| loose.iter().any(|l| fold(l) == fold(term.trim_end_matches('.')));
    for (number, terms) in (1..).zip(&dates.months) {
        for term in terms {
            let loose = is_loose(&dates.loose_months, term);
            add(std::slice::from_ref(term), Sense::Month { number, loose });
        }
    }
    for (number, terms) in (1..).zip(&dates.weekdays) {
        for term in terms {
            let loose = is_loose(&dates.loose_weekdays, term);
            add(std::slice::from_ref(term), Sense::Weekday { number, loose });
        }
    }
    for (calendar, months) in [(Calendar::SolarHijri, &dates.solar_months), (Calendar::Hijri, &dates.lunar_months)] {
        for (number, terms) in (1..).zip(months) {
            add(terms, Sense::Calendar(CalendarWord::Month(calendar, number)));
        }
    }
    add(&dates.year, Sense::DateMark(DatePart::Year));
    add(&dates.month, Sense::DateMark(DatePart::Month));
    add(&dates.day, Sense::DateMark(DatePart::Day));
    add(&dates.joins, Sense::DayJoin);
    keyed(&dates.relative, |key| Relative::named(key).map(Sense::Relative), add);
    let calendar = |word: Option<CalendarWord>| word.map(Sense::Calendar);
    keyed(&dates.decades, |year| calendar(year.parse().ok().map(CalendarWord::Decade)), add);
    keyed(&dates.eras, |years| calendar(years.parse().ok().map(CalendarWord::Era)), add);
    for (terms, word) in [
        (&dates.decade_before, CalendarWord::DecadeMark(Side::Before)),
        (&dates.decade, CalendarWord::DecadeMark(Side::After)),
        (&dates.age_before, CalendarWord::AgeMark),
        (&dates.century, CalendarWord::CenturyMark(Side::After)),
        (&dates.century_before, CalendarWord::CenturyMark(Side::Before)),
        (&dates.of, CalendarWord::Of),
        (&dates.before_christ, CalendarWord::BeforeChrist),
        (&dates.after_christ, CalendarWord::AfterChrist),
        (&dates.early, CalendarWord::Stage(Stage::Early, Side::Before)),
        (&dates.early_after, CalendarWord::Stage(Stage::Early, Side::After)),
        (&dates.late, CalendarWord::Stage(Stage::Late, Side::Before)),
        (&dates.late_after, CalendarWord::Stage(Stage::Late, Side::After)),
    ] {
        add(terms, Sense::Calendar(word));
    }
}

/// Adds the terms of times of day.
pub(super) fn time_terms(times: &Times, add: &mut impl FnMut(&[String], Sense)) {
    for (terms, part) in
        [(&times.am, PartOfDay::Morning), (&times.pm, PartOfDay::Afternoon), (&times.night, PartOfDay::Night)]
    {
        add(terms, Sense::Meridiem { part });
    }
    add(&times.hour, Sense::HourWord(Side::After));
    add(&times.hour_before, Sense::HourWord(Side::Before));
    add(&times.at, Sense::TimeAt);
    add(&times.hour_at, Sense::HourAt);
    add(&times.minute, Sense::MinuteWord);
    add(&times.noon, Sense::ClockWord(12));
    add(&times.midnight, Sense::ClockWord(0));
    let calendar = |word: Option<CalendarWord>| word.map(Sense::Calendar);
    keyed(&times.minutes, |minutes| calendar(minutes.parse().ok().map(CalendarWord::Minutes)), add);
    keyed(&times.zones, |zone| calendar(Zone::named(zone).map(CalendarWord::Zone)), add);
}

/// Adds the terms of a table whose keys say what they mean. A key that says nothing is passed over: a
/// test of the files looks for such.
fn keyed(
    table: &BTreeMap<String, Vec<String>>,
    sense: impl Fn(&str) -> Option<Sense>,
    add: &mut impl FnMut(&[String], Sense),
) {
    for (key, terms) in table {
        if let Some(sense) = sense(key) {
            add(terms, sense);
        }
    }
}

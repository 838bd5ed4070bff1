//! Dates and weekdays, to the parts that the copy gives.

use super::filed::{self, Filed};
use super::{era, relative};
use crate::lang::{Calendar, Relative, Stage};

/// A date; parts that the copy does not give are absent. A day that no month has is kept as written:
/// it is a slip of the pen, and another version shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Date {
    pub year: Option<u16>,
    /// 1 to 12.
    pub month: Option<u8>,
    pub day: Option<u8>,
    /// 1 is Monday.
    pub weekday: Option<u8>,
    /// Whether day and month may be the other way round: 5/6/2022.
    pub open_order: bool,
    /// A decade, a century, a season over two years.
    pub period: Option<Period>,
    /// Whether the year or the century is counted backwards.
    pub before_christ: bool,
    pub calendar: Calendar,
    /// Which end of the month, the year or the period is meant: early May, the late 1990s.
    pub stage: Option<Stage>,
    /// Yesterday, last week: it stands for all other parts.
    pub relative: Option<Relative>,
    /// The day on which the copy was written, where a weekday or a relative date hangs on it and it is known.
    pub filed: Option<Filed>,
    /// Whether it is the day of writing itself, in a dateline.
    pub in_dateline: bool,
}

/// A span of years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Its first year, 1960; or 60, where the copy leaves the century open.
    Decade(u16),
    /// 20 is the twentieth.
    Century(u8),
    /// The year of the date and the next: 2023/24.
    Season,
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

impl Date {
    pub fn of_year(year: u16) -> Date {
        Date { year: Some(year), ..Date::default() }
    }

    pub fn of_period(period: Period) -> Date {
        Date { period: Some(period), ..Date::default() }
    }

    /// `2021-08-17`, `2021-08`, `--08-17`, `--08`, `---17`, `2021`, `friday`, `1960s`, `60s`,
    /// `19th century`, `2023/24`; `44 BC`; `early 1960s`, `late --05`; `1402-08-23 SH` and `1445-09 AH` in the two calendars that
    /// count from the Hijra. A relative date is the date that it comes to where the day of writing is known,
    /// else `yesterday`, `last week`, `2 days ago`.
    pub fn canonical(&self) -> String {
        let mut words = match self.stage {
            Some(Stage::Early) => format!("early {}", self.parts()),
            Some(Stage::Late) => format!("late {}", self.parts()),
            None => self.parts(),
        };
        if self.before_christ {
            words.push_str(" BC");
        }
        words.push_str(match self.calendar {
            Calendar::Gregorian => "",
            Calendar::SolarHijri => " SH",
            Calendar::Hijri => " AH",
        });
        words
    }

    fn parts(&self) -> String {
        if let Some(relative) = self.relative {
            let date = self.filed.and_then(|filed| filed.date_of(relative));
            return date.map_or_else(|| relative::words(relative), |date| date.parts());
        }
        if let Some(name) = self.weekday.and_then(|n| WEEKDAYS.get(usize::from(n).wrapping_sub(1))) {
            return (*name).to_owned();
        }
        let year = self.year.map(|y| if self.before_christ { y.to_string() } else { format!("{y:04}") });
        match (self.period, year, self.month, self.day) {
            (Some(Period::Decade(first)), ..) => format!("{first:02}s"),
            (Some(Period::Century(number)), ..) => format!("{number}{} century", ending(number)),
            (Some(Period::Season), Some(year), ..) => {
                format!("{year}/{:02}", self.year.unwrap_or_default().wrapping_add(1) % 100)
            }
            (_, Some(year), Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
            (_, Some(year), Some(month), None) => format!("{year}-{month:02}"),
            (_, Some(year), ..) => year,
            (_, None, Some(month), Some(day)) => format!("--{month:02}-{day:02}"),
            (_, None, Some(month), None) => format!("--{month:02}"),
            (_, None, None, day) => day.map_or_else(String::new, |day| format!("---{day:02}")),
        }
    }

    /// Whether both can be the same day or span of years: they give a part in common, and no part that
    /// both give differs. A year agrees with the decade that holds it.
    pub fn agrees(&self, other: &Date) -> bool {
        if let Some(agree) = filed::agree(self, other) {
            return agree;
        }
        if self.in_dateline && other.in_dateline && filed::are_near(self, other) {
            return true;
        }
        if self.stage.zip(other.stage).is_some_and(|(one, other)| one != other) {
            return false;
        }
        if self.calendar != other.calendar {
            return era::meet(self, other);
        }
        if self.before_christ != other.before_christ {
            return false;
        }
        match (self.period, other.period) {
            (None, None) => self.days_agree(other),
            (Some(a), Some(b)) => self.year == other.year && a.meets(b),
            (Some(period), None) => period.holds(self, other),
            (None, Some(period)) => period.holds(other, self),
        }
    }

    fn days_agree(&self, other: &Date) -> bool {
        fn same<T: PartialEq>(a: Option<T>, b: Option<T>) -> Option<bool> {
            Some(a? == b?)
        }
        let straight = [same(self.month, other.month), same(self.day, other.day)];
        let turned = [same(self.month, other.day), same(self.day, other.month)];
        let rest = [same(self.year, other.year), same(self.weekday, other.weekday)];
        let fits = |days: [Option<bool>; 2]| {
            let parts = || days.into_iter().chain(rest).flatten();
            parts().all(|equal| equal) && parts().next().is_some()
        };
        fits(straight) || (self.open_order || other.open_order) && fits(turned)
    }

    /// Whether both give the same parts in one calendar, so that they clash unless they agree. A
    /// weekday and a day of the month may be one day, a month and a year one month.
    pub fn is_alike(&self, other: &Date) -> bool {
        // The day on which a version was written is not the day of which another one tells.
        if self.in_dateline != other.in_dateline {
            return false;
        }
        if filed::agree(self, other).is_some() {
            return filed::is_near(self, other);
        }
        if self.calendar != other.calendar {
            return false;
        }
        // How many of the two give a part.
        let given = |part: fn(&Date) -> bool| usize::from(part(self)) + usize::from(part(other));
        let weekdays = given(|date| date.weekday.is_some());
        let years = given(|date| date.year.is_some());
        let months = given(|date| date.month.is_some());
        let days = given(|date| date.day.is_some());
        match (self.period, other.period) {
            (Some(a), Some(b)) => a.is_like(b),
            (None, None) => {
                weekdays == 2 || days == 2 && months != 1 || days == 0 && months == 2 || months == 0 && years == 2
            }
            _ => false,
        }
    }

    /// Whether both are the same in all parts, whenever they were written.
    pub fn is_same(&self, other: &Date) -> bool {
        let plain = |date: &Date| Date { filed: None, in_dateline: false, ..*date };
        plain(self) == plain(other)
    }

    /// The figures that another version may give instead: the year and its last two figures, the month,
    /// the day, the number of the century.
    pub fn figures(&self) -> Vec<u16> {
        let next = self.year.filter(|_| self.period == Some(Period::Season)).and_then(|year| year.checked_add(1));
        let period = match self.period {
            Some(Period::Decade(first)) => Some(first),
            Some(Period::Century(number)) => Some(u16::from(number)),
            _ => None,
        };
        let years = [self.year, next, period].into_iter().flatten();
        let short = |year: u16| (year > 99).then_some(year % 100);
        let days = [self.month, self.day].into_iter().flatten().map(u16::from);
        years.flat_map(|year| [Some(year), short(year)]).flatten().chain(days).collect()
    }
}

/// The number of the century that a year belongs to.
fn century(year: u16) -> u16 {
    (year.saturating_sub(1) / 100).saturating_add(1)
}

impl Period {
    fn meets(self, other: Period) -> bool {
        match (self, other) {
            (Period::Decade(a), Period::Decade(b)) => a == b || a.min(b) < 100 && a % 100 == b % 100,
            // The 1800s are a decade or, more often, the nineteenth century.
            (Period::Decade(first), Period::Century(number)) | (Period::Century(number), Period::Decade(first)) => {
                century(first.saturating_add(1)) == u16::from(number)
            }
            (a, b) => a == b,
        }
    }

    /// Whether two periods are told by years of one kind, so that they can clash.
    fn is_like(self, other: Period) -> bool {
        match (self, other) {
            (Period::Decade(first), Period::Century(_)) | (Period::Century(_), Period::Decade(first)) => first > 99,
            (a, b) => std::mem::discriminant(&a) == std::mem::discriminant(&b),
        }
    }

    /// Whether the year of a date lies in the period of another.
    fn holds(self, own: &Date, other: &Date) -> bool {
        let Some(year) = other.year else { return false };
        match self {
            Period::Decade(first) if first < 100 => year % 100 / 10 == first / 10,
            Period::Decade(first) => year / 10 == first / 10 || first % 100 == 0 && year / 100 == first / 100,
            Period::Century(number) => u16::from(number) == century(year),
            Period::Season => own.year.is_some_and(|first| year == first || Some(year) == first.checked_add(1)),
        }
    }
}

/// The English ending of an ordinal.
fn ending(number: u8) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

//! Dates and weekdays, to the parts that the copy gives.

use super::ordinal;
use super::words;
use super::{Copy, Fact, Value};
use crate::lang::{DatePart, Sense, Shape};
use rust_decimal::prelude::ToPrimitive;

/// A date; parts that the copy does not give are absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Date {
    pub year: Option<u16>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// 1 is Monday.
    pub weekday: Option<u8>,
    /// Whether day and month may be the other way round: 5/6/2022.
    pub open_order: bool,
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

impl Date {
    /// `2021-08-17`, `2021-08`, `--08-17`, `--08`, `2021`, `friday`.
    pub fn canonical(&self) -> String {
        if let Some(name) = self.weekday.and_then(|n| WEEKDAYS.get(usize::from(n).wrapping_sub(1))) {
            return (*name).to_owned();
        }
        let year = self.year.map(|y| format!("{y:04}"));
        match (year, self.month, self.day) {
            (Some(year), Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
            (Some(year), Some(month), None) => format!("{year}-{month:02}"),
            (Some(year), ..) => year,
            (None, Some(month), Some(day)) => format!("--{month:02}-{day:02}"),
            (None, Some(month), None) => format!("--{month:02}"),
            (None, None, day) => day.map_or_else(String::new, |day| format!("---{day:02}")),
        }
    }

    /// Whether both can be the same day: they give a part in common, and no part that both give differs.
    pub fn agrees(&self, other: &Date) -> bool {
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
}

/// The date that begins at a token.
pub fn read(copy: &Copy<'_>, at: usize) -> Option<Fact> {
    in_digits(copy, at)
        .or_else(|| behind_weekday(copy, at))
        .or_else(|| with_marks(copy, at))
        .or_else(|| day_then_month(copy, at))
        .or_else(|| day_of_several(copy, at, 0))
        .or_else(|| month_first(copy, at))
        .or_else(|| weekday(copy, at))
        .map(|(date, end)| copy.fact(at..end, Value::Date(date)))
}

fn digits(copy: &Copy<'_>, at: usize, most: usize) -> Option<u16> {
    let token = copy.tokens.get(at).filter(|token| at < copy.end && token.shape == Shape::Digits)?;
    token.key.parse().ok().filter(|_| token.key.len() <= most)
}

fn day_number(copy: &Copy<'_>, at: usize) -> Option<u8> {
    digits(copy, at, 2).filter(|day| (1..=31).contains(day)).map(|day| day as u8)
}

fn year_number(copy: &Copy<'_>, at: usize) -> Option<u16> {
    digits(copy, at, 4).filter(|year| (1000..=2999).contains(year))
}

/// 2021-08-17, 17.8.2022, 8/17/2022.
fn in_digits(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
    let mark = copy.key(at + 1);
    let glued = (at + 1..at + 5).all(|t| copy.is_glued(t) || (mark == "." && t == at + 4) || t % 2 == at % 2);
    if !matches!(mark, "-" | "/" | ".") || copy.key(at + 3) != mark || !glued {
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
    let date = Date { year: Some(year), month: Some(month as u8), day: Some(day as u8), weekday: None, open_order };
    valid.then_some((date, at + 5))
}

/// Senin (5/12): day and month in parentheses behind a weekday.
fn behind_weekday(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
    let named = |sense| matches!(sense, Sense::Weekday { .. }).then_some(());
    let opens = at > copy.first && matches!(copy.key(at - 1), "(" | "（") && copy.term_before(at - 1, named).is_some();
    let closes = matches!(copy.key(at + 3), ")" | "）") && matches!(copy.key(at + 1), "/" | ".");
    if !opens || !closes {
        return None;
    }
    let (a, b) = (digits(copy, at, 2)?, digits(copy, at + 2, 2)?);
    let (month, day) = if copy.lang.file.dates.order == "dmy" { (b, a) } else { (a, b) };
    let open_order = day <= 12 && month != day;
    let date = Date { month: Some(month as u8), day: Some(day as u8), open_order, ..Date::default() };
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((date, at + 3))
}

/// 2021年8月17日, 8월 17일.
fn with_marks(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
    let mark = |t: usize, part: DatePart| {
        copy.term(t, |sense| (sense == Sense::DateMark(part)).then_some(())).map(|(_, end)| end)
    };
    let mut date = Date::default();
    let mut end = at;
    if let Some(after) = mark(at, DatePart::Year)
        && let Some(year) = year_number(copy, after).filter(|_| copy.key(after).len() == 4)
        && !is_amount_of_year(copy, at, after, year)
    {
        // roku 2019, سنة 2021
        return Some((Date { year: Some(year), ..date }, after + 1));
    }
    if let Some((year, behind)) = year_in_signs(copy, end)
        && let Some(after) = mark(behind, DatePart::Year)
    {
        date.year = Some(year);
        end = after;
    }
    if let Some(month) = digits(copy, end, 2).filter(|m| (1..=12).contains(m))
        && let Some(after) = mark(end + 1, DatePart::Month)
    {
        date.month = Some(month as u8);
        end = after;
        if let Some(day) = day_number(copy, end)
            && let Some(after) = mark(end + 1, DatePart::Day)
        {
            date.day = Some(day);
            end = after;
        }
    }
    if date.year.is_some()
        && date.month.is_none()
        && let Some((number, _, after)) = month(copy, end)
    {
        // 二〇二四年十一月: the month is a word of the language file.
        date.month = Some(number);
        end = after;
    }
    (end > at).then_some((date, end))
}

/// w zeszłym roku 1500 osób: the mark belongs to words before it, and the figure to those behind.
fn is_amount_of_year(copy: &Copy<'_>, mark: usize, at: usize, year: u16) -> bool {
    let digits_before = mark > copy.first && copy.is_digits(mark - 1);
    // Years of news; a figure outside them is an amount wherever something to count follows.
    let unlikely = !(1900..=2100).contains(&year);
    copy.is_counted(at + 1) && (digits_before || unlikely)
}

/// 2024 or 二〇二四, and the token after it.
fn year_in_signs(copy: &Copy<'_>, at: usize) -> Option<(u16, usize)> {
    if let Some(year) = year_number(copy, at) {
        // 1950-го року
        return Some((year, ordinal::mark_behind(copy, at + 1).unwrap_or(at + 1)));
    }
    let signs = words::positional(copy, at)?;
    let year = signs.readings.first()?.to_u16().filter(|year| (1000..=2999).contains(year))?;
    Some((year, signs.end))
}

fn month(copy: &Copy<'_>, at: usize) -> Option<(u8, bool, usize)> {
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
    let day = digits(copy, at, 2).filter(|day| *day > 0)? as u8;
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

/// The 5 of "5–10 May", of с 5 по 10 мая, of "5, 6 and 7 May": a day that borrows the month behind
/// the last one. `earlier` counts the days before it.
fn day_of_several(copy: &Copy<'_>, at: usize, earlier: usize) -> Option<(Date, usize)> {
    let day = day_number(copy, at)?;
    let mut end = ordinal::mark_behind(copy, at + 1).unwrap_or(at + 1);
    if copy.key(end) == "." && copy.is_glued(end) && copy.lang.file.sentences.ordinal_stop {
        end += 1;
    }
    let link = |sense| matches!(sense, Sense::Range | Sense::And | Sense::Listing | Sense::DayJoin).then_some(());
    let listed = copy.key(end) == "," && !copy.goes_on(end);
    let next = copy.term(end, link).map(|(_, next)| next).or_else(|| copy.hyphen(end));
    let (date, _) = match next {
        Some(next) => day_then_month(copy, next)?,
        // No list of days in news has more than six.
        None if listed && earlier < 6 => day_of_several(copy, end + 1, earlier + 1)?,
        None => return None,
    };
    Some((Date { day: Some(day), ..date }, end))
}

fn is_function(copy: &Copy<'_>, at: usize) -> bool {
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
fn counts_something(copy: &Copy<'_>, at: usize) -> bool {
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
    if let Some(day) = day_here.filter(|_| copy.lang.file.dates.order == "mdy") {
        let after = ordinal::mark_behind(copy, end + 1).unwrap_or(end + 1);
        let (year, after) = year_after(copy, after);
        return Some((Date { year, month: Some(number), day: Some(day), ..Date::default() }, after));
    }
    let (year, after) = year_after(copy, end);
    if year.is_none() && loose && !(copy.word(at).starts_with(char::is_uppercase) && at > copy.first) {
        return None;
    }
    // A loose name in capitals within a sentence is a month only behind a small word: "in May", "since March".
    if year.is_none() && loose && !is_function(copy, at.wrapping_sub(1)) {
        return None;
    }
    Some((Date { year, month: Some(number), ..Date::default() }, after))
}

fn weekday(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
    let (number, end) = copy.term(at, |sense| match sense {
        Sense::Weekday { number, loose: false } => Some(number),
        _ => None,
    })?;
    Some((Date { weekday: Some(number), ..Date::default() }, end))
}

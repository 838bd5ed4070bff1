//! Dates whose figures have signs or words behind them: 2021年8月17日, 8월 17일, roku 2019.

use super::date::Date;
use super::day::{day_number, digits, month, year_number};
use super::{Copy, era, numeral, ordinal, period, words};
use crate::lang::{DatePart, Sense};
use rust_decimal::prelude::ToPrimitive;

/// 2021年8月17日, 8월 17일, 28日.
pub fn read(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
    if let Some(after) = mark(copy, at, DatePart::Year)
        && let Some(year) = year_number(copy, after).filter(|_| copy.key(after).len() == 4)
        && !is_amount_of_year(copy, at, after, year)
        && period::read(copy, after).is_none()
    {
        // roku 2019, سنة 2021
        return Some((Date { calendar: era::of_year(copy, year), ..Date::of_year(year) }, after + 1));
    }
    let year = year_in_signs(copy, at).filter(|(_, behind)| mark(copy, *behind, DatePart::Year).is_some());
    let (date, end) = match year {
        Some((year, behind)) => behind_year(copy, Date::of_year(year), behind),
        None => month_and_day(copy, Date::default(), at),
    };
    (end > at).then_some((date, end))
}

fn mark(copy: &Copy<'_>, at: usize, part: DatePart) -> Option<usize> {
    copy.term(at, |sense| (sense == Sense::DateMark(part)).then_some(())).map(|(_, end)| end)
}

/// What stands behind the figure of a year: the sign for years, then the month and the day.
pub fn behind_year(copy: &Copy<'_>, date: Date, end: usize) -> (Date, usize) {
    let Some(after) = mark(copy, end, DatePart::Year) else { return (date, end) };
    let (mut date, mut end) = month_and_day(copy, date, after);
    if date.month.is_none()
        && let Some((number, _, after)) = month(copy, end)
    {
        // 二〇二四年十一月五日: the month is a word of the language file.
        date.month = Some(number);
        end = after;
        if let Some((day, after)) = day(copy, end) {
            date.day = Some(day);
            end = after;
        }
    }
    (date, end)
}

/// 8月17日, 8月, 17日 from a token on; the date as it came where none of them stands there.
fn month_and_day(copy: &Copy<'_>, mut date: Date, at: usize) -> (Date, usize) {
    let mut end = at;
    // A thirteenth month is a slip of the pen where a day stands behind it, and a later one anywhere.
    let has_day = |after: usize| digits(copy, after, 2).is_some() && mark(copy, after + 1, DatePart::Day).is_some();
    let is_slip = |month: u16, after: usize| (14..20).contains(&month) && copy.is_glued(end + 1) || has_day(after);
    if let Some(month) = digits(copy, end, 2).filter(|month| *month > 0)
        && let Some(after) = mark(copy, end + 1, DatePart::Month).filter(|after| month <= 12 || is_slip(month, *after))
    {
        date.month = Some(month as u8);
        end = after;
    }
    // Where the figure stands alone, 3日 is the third more often than three days.
    if (date.month.is_some() || date.year.is_none())
        && let Some(day) = day_number(copy, end).or_else(|| day_of_no_month(copy, end, &date))
    {
        let signed = mark(copy, end + 1, DatePart::Day).filter(|after| !is_while(copy, end + 1, *after));
        let listed = date.month.filter(|_| is_list_of_days(copy, end)).map(|_| end + 1);
        if let Some(after) = signed.or(listed) {
            date.day = Some(day);
            end = after;
        }
    }
    (date, end)
}

/// 9月32日: behind a month a day that none has is one all the same.
fn day_of_no_month(copy: &Copy<'_>, at: usize, date: &Date) -> Option<u8> {
    date.month.and(digits(copy, at, 2)).map(|day| day as u8)
}

/// 24、25日; 24∼25일; 24-25日: the sign for the day stands behind the last of the days.
fn is_list_of_days(copy: &Copy<'_>, at: usize) -> bool {
    let joined = matches!(copy.key(at + 1), "、" | "・" | "-" | "–" | "—" | "~" | "〜" | "∼" | "·" | ",");
    let last = day_number(copy, at + 2).is_some() && mark(copy, at + 3, DatePart::Day).is_some();
    joined && (last || day_number(copy, at + 2).is_some() && is_list_of_days(copy, at + 2))
}

/// 五日 behind a month in words.
pub fn day(copy: &Copy<'_>, at: usize) -> Option<(u8, usize)> {
    let numeral = numeral::read(copy, at).filter(|numeral| !numeral.in_digits)?;
    let day = numeral.value()?.to_u8().filter(|day| (1..=31).contains(day))?;
    Some((day, mark(copy, numeral.end, DatePart::Day)?))
}

/// Whether a longer term begins where the sign of a date stands: 28日間, 2日目.
pub fn is_while(copy: &Copy<'_>, at: usize, end: usize) -> bool {
    let other = |sense| matches!(sense, Sense::Unit(_) | Sense::OrdinalMark(_)).then_some(());
    copy.term(at, other).is_some_and(|(_, longer)| longer > end)
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

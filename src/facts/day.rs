//! The days, months and weekdays that copy writes.

use super::date::Date;
use super::era;
use super::numeral;
use super::ordinal;
use super::period;
use super::stage;
use super::words;
use super::{Copy, Fact, Value};
use crate::lang::{CalendarWord, DatePart, Sense, Shape};
use rust_decimal::prelude::ToPrimitive;

/// The date that begins at a token.
pub fn read(copy: &Copy<'_>, at: usize) -> Option<Fact> {
    in_digits(copy, at)
        .or_else(|| period::read(copy, at))
        .or_else(|| era::read(copy, at))
        .or_else(|| behind_weekday(copy, at))
        .or_else(|| with_marks(copy, at))
        .or_else(|| day_then_month(copy, at))
        .or_else(|| day_of_several(copy, at, 0))
        .or_else(|| day_of_week(copy, at))
        .or_else(|| month_first(copy, at))
        .or_else(|| weekday(copy, at))
        .map(|(date, end)| copy.fact(at..end, Value::Date(date)))
}

fn digits(copy: &Copy<'_>, at: usize, most: usize) -> Option<u16> {
    let token = copy.tokens.get(at).filter(|token| at < copy.end && token.shape == Shape::Digits)?;
    token.key.parse().ok().filter(|_| token.key.len() <= most)
}

pub fn day_number(copy: &Copy<'_>, at: usize) -> Option<u8> {
    digits(copy, at, 2).filter(|day| (1..=31).contains(day)).map(|day| day as u8)
}

pub fn year_number(copy: &Copy<'_>, at: usize) -> Option<u16> {
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
    let date = Date { year: Some(year), month: Some(month as u8), day: Some(day as u8), open_order, ..Date::default() };
    valid.then_some((date, at + 5))
}

/// Tuesday, the 25th; el martes 25; terça-feira (25); the 25th (Tue): the day of the month beside its
/// weekday.
fn day_of_week(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
    let day = day_number(copy, at)?;
    let end = ordinal::mark_behind(copy, at + 1);
    let mut before = at;
    let parenthesis = before > copy.first && matches!(copy.key(before - 1), "(" | "（");
    if parenthesis {
        before -= 1;
    } else {
        before -= usize::from(before > copy.first && is_function(copy, before - 1));
        before -= usize::from(before > copy.first && matches!(copy.key(before - 1), "," | "،"));
    }
    let named = |sense| matches!(sense, Sense::Weekday { loose, .. } if parenthesis || !loose).then_some(());
    let behind = end.filter(|end| matches!(copy.key(*end), "(" | "（")).and_then(|end| weekday(copy, end + 1));
    if behind.is_none() {
        copy.term_before(before, named)?;
    }
    let stop = copy.key(at + 1) == "." && copy.is_glued(at + 1) && copy.lang.file.sentences.ordinal_stop;
    let after = end.unwrap_or(at + 1 + usize::from(stop));
    let closed = matches!(copy.key(after), ")" | "）");
    // "El martes 25 personas" counts them, "Tuesday 8 a.m." is a time.
    let alone = end.is_some()
        || !copy.is_word(after) && !copy.is_digits(after)
        || is_function(copy, after)
        || copy.lang.file.dates.day_behind_weekday && before == at;
    let sure = if behind.is_some() {
        true
    } else if parenthesis {
        closed
    } else {
        alone && !copy.goes_on(after) && !copy.is_counted(after)
    };
    let time = |sense| matches!(sense, Sense::Meridiem { .. } | Sense::HourWord(_) | Sense::Percent(_)).then_some(());
    (sure && copy.term(after, time).is_none()).then_some((Date { day: Some(day), ..Date::default() }, after))
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

/// 2021年8月17日, 8월 17일, 28日.
fn with_marks(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
    if let Some(after) = mark(copy, at, DatePart::Year)
        && let Some(year) = year_number(copy, after).filter(|_| copy.key(after).len() == 4)
        && !is_amount_of_year(copy, at, after, year)
        && period::read(copy, after).is_none()
    {
        // roku 2019, سنة 2021
        return Some((Date::of_year(year), after + 1));
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
        if let Some((day, after)) = day_in_signs(copy, end) {
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
fn day_in_signs(copy: &Copy<'_>, at: usize) -> Option<(u8, usize)> {
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
    let Some(day) = digits(copy, at, 2).filter(|day| *day > 0).map(|day| day as u8) else {
        return words_then_month(copy, at);
    };
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

/// первого ноября, the first of November, veinte de mayo. Names that are other words too need figures.
fn words_then_month(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
    let of = |at: usize| copy.marks(at, Sense::Calendar(CalendarWord::Of));
    let cardinal = || {
        let numeral = numeral::read(copy, at).filter(|numeral| !numeral.scaled && !numeral.in_digits)?;
        of(numeral.end)?;
        Some((numeral.value()?.to_u8()?, numeral.end))
    };
    let (day, next) = day_in_words(copy, at).or_else(cardinal).filter(|(day, _)| (1..=31).contains(day))?;
    let link = of(next);
    let (number, loose, end) = month(copy, link.unwrap_or(next))?;
    let (year, end) = year_after(copy, end);
    let date = Date { year, month: Some(number), day: Some(day), ..Date::default() };
    (!loose || link.is_some() || copy.lang.file.dates.order == "dmy").then_some((date, end))
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
    // ב-24 וב-25 במאי
    let next = copy.term(end, link).map(|(_, next)| copy.hyphen(next).unwrap_or(next)).or_else(|| copy.hyphen(end));
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
pub fn counts_something(copy: &Copy<'_>, at: usize) -> bool {
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
    let in_figures = day_here.map(|day| (day, ordinal::mark_behind(copy, end + 1).unwrap_or(end + 1)));
    let day = in_figures.or_else(|| impossible_day(copy, end)).or_else(|| day_in_words(copy, end));
    if let Some((day, after)) = day.filter(|_| copy.lang.file.dates.order == "mdy") {
        let (year, after) = year_after(copy, after);
        return Some((Date { year, month: Some(number), day: Some(day), ..Date::default() }, after));
    }
    if let Some((day, after)) = day_in_signs(copy, end) {
        return Some((Date { month: Some(number), day: Some(day), ..Date::default() }, after));
    }
    let (year, after) = year_after(copy, end);
    let loose = loose && stage::before(copy, at).is_none();
    // "according to Jan Novak" names a man.
    let named = end < copy.end && copy.is_word(end) && copy.word(end).starts_with(char::is_uppercase);
    if year.is_none() && loose && named && !copy.lang.file.nouns_capitalised {
        return None;
    }
    if year.is_none() && loose && !(copy.word(at).starts_with(char::is_uppercase) && at > copy.first) {
        return None;
    }
    // A loose name in capitals within a sentence is a month only behind a small word: "in May", "since March".
    if year.is_none() && loose && !is_function(copy, at.wrapping_sub(1)) {
        return None;
    }
    Some((Date { year, month: Some(number), ..Date::default() }, after))
}

/// Whether a parenthesis before a token follows a day of the month.
fn closes_day(copy: &Copy<'_>, at: usize) -> bool {
    let opens = at > copy.first + 1 && matches!(copy.key(at - 1), "(" | "（");
    let day = |sense| matches!(sense, Sense::DateMark(DatePart::Day) | Sense::OrdinalMark(_) | Sense::Month { .. });
    let named = || copy.term_before(at - 1, |sense| day(sense).then_some(())).is_some();
    opens && (copy.is_digits(at - 2) || named())
}

/// July 111: three figures where a day should stand, and nothing that they count.
fn impossible_day(copy: &Copy<'_>, at: usize) -> Option<(u8, usize)> {
    let day = digits(copy, at, 3).filter(|day| (32..=255).contains(day))?;
    (!copy.goes_on(at + 1) && !copy.is_word(at + 1)).then_some((day as u8, at + 1))
}

/// The first, in "November first" and 1. listopada in words.
fn day_in_words(copy: &Copy<'_>, at: usize) -> Option<(u8, usize)> {
    let (day, end) = ordinal::in_words(copy, at)?;
    (1..=31).contains(&day).then_some((day as u8, end))
}

fn weekday(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
    let ((number, loose), end) = copy.term(at, |sense| match sense {
        Sense::Weekday { number, loose } => Some((number, loose)),
        _ => None,
    })?;
    // 28日（火）, 28th (Tue): in parentheses a short name is enough.
    let closed = matches!(copy.key(end), ")" | "）") && closes_day(copy, at);
    // Fri., Nov. 3
    let comma = end + usize::from(copy.key(end) == "." && copy.is_glued(end));
    let before_month = copy.key(comma) == "," && month(copy, comma + 1).is_some();
    if loose && !closed && !before_month {
        return None;
    }
    Some((Date { weekday: Some(number), ..Date::default() }, end))
}

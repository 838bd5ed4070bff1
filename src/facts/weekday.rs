//! Weekdays, and the day of the month beside one.

use super::date::Date;
use super::day::{day_number, digits, is_function, month};
use super::{Copy, ordinal};
use crate::lang::{DatePart, Sense};

/// Tuesday, the 25th; el martes 25; terça-feira (25); the 25th (Tue): the day of the month beside its
/// weekday.
pub fn with_day(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
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
    let behind = end.filter(|end| matches!(copy.key(*end), "(" | "（")).and_then(|end| read(copy, end + 1));
    if behind.is_none() {
        copy.term_before(before, named)?;
    }
    let after = end.unwrap_or(at + 1 + usize::from(copy.is_ordinal_stop(at + 1)));
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
pub fn behind(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
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

pub fn read(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
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

/// Whether a parenthesis before a token follows a day of the month.
fn closes_day(copy: &Copy<'_>, at: usize) -> bool {
    let opens = at > copy.first + 1 && matches!(copy.key(at - 1), "(" | "（");
    let day = |sense| matches!(sense, Sense::DateMark(DatePart::Day) | Sense::OrdinalMark(_) | Sense::Month { .. });
    let named = || copy.term_before(at - 1, |sense| day(sense).then_some(())).is_some();
    opens && (copy.is_digits(at - 2) || named())
}

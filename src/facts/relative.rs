//! Days, weeks, months and years told by their distance from that of writing: yesterday, *letzte Woche*, 去年.

use super::date::Date;
use super::{Copy, Fact, Value};
use crate::lang::{Lapse, Relative, Sense};

/// The relative date that begins at a token.
pub fn read(copy: &Copy<'_>, at: usize) -> Option<Fact> {
    let (relative, end) = copy.term(at, |sense| match sense {
        Sense::Relative(relative) => Some(relative),
        _ => None,
    })?;
    // 上周五 is a Friday, "mañana lunes" a Monday; the 今日 of 今日本 ends in Japan.
    let says_more = |t: usize| {
        copy.at(t).iter().any(|hit| match hit.sense {
            Sense::Weekday { loose, .. } => !loose,
            Sense::Entity { .. } => hit.end() > end,
            _ => false,
        })
    };
    let longer = copy.term(at, |sense| (sense == Sense::NotNumber).then_some(())).is_some_and(|(_, e)| e > end);
    let read = !longer && !(at + 1..end).any(says_more) && !is_named(copy, at, end);
    read.then(|| copy.fact(at..end, Value::Date(Date { relative: Some(relative), ..Date::default() })))
}

/// USA Today: a capital behind another one within a sentence.
fn is_named(copy: &Copy<'_>, at: usize, end: usize) -> bool {
    let capital = |t: usize| copy.word(t).starts_with(char::is_uppercase);
    let small = |t: usize| copy.word(t).starts_with(char::is_lowercase);
    let before = at > copy.first && copy.is_word(at - 1) && capital(at - 1);
    before && (at..end).all(|t| !copy.is_word(t) || capital(t)) && (copy.first..copy.end).any(small)
}

/// The words of a relative date in English: `yesterday`, `last week`, `2 days ago`.
pub fn words(relative: Relative) -> String {
    let lapse = match relative.lapse {
        Lapse::Day => "day",
        Lapse::Week => "week",
        Lapse::Month => "month",
        Lapse::Year => "year",
    };
    match (relative.count, relative.lapse) {
        (0, Lapse::Day) => "today".to_owned(),
        (-1, Lapse::Day) => "yesterday".to_owned(),
        (1, Lapse::Day) => "tomorrow".to_owned(),
        (0, _) => format!("this {lapse}"),
        (-1, _) => format!("last {lapse}"),
        (1, _) => format!("next {lapse}"),
        (count, _) if count < 0 => format!("{} {lapse}s ago", count.unsigned_abs()),
        (count, _) => format!("in {count} {lapse}s"),
    }
}

//! The beginning and the end of a month, a year or a period: *early* May, *fin* 2023, 19世纪*末*.

use super::date::Date;
use super::{Copy, Fact, Value, day};
use crate::lang::{CalendarWord, Sense, Side, Stage};

/// The date that begins at a token, with the word at its side that says which end of it is meant. A day
/// has none; a bare figure that may be a year is one where such a word stands at its side.
pub fn read(copy: &Copy<'_>, at: usize) -> Option<Fact> {
    let Some(fact) = day::read(copy, at) else { return bare_year(copy, at) };
    let Value::Date(date) = &fact.value else { return Some(fact) };
    if date.day.is_some() || date.weekday.is_some() {
        return Some(fact);
    }
    let Some((stage, first, end)) = at_side(copy, at, fact.tokens.end) else { return Some(fact) };
    Some(copy.fact(first..end, Value::Date(Date { stage: Some(stage), ..*date })))
}

/// The stage that is named right before a token, and where its words begin. Two small words may stand
/// between: the end *of the* 19th century.
pub fn before(copy: &Copy<'_>, at: usize) -> Option<(Stage, usize)> {
    let mut next = at;
    for _ in 0..3 {
        let found = copy.term_before(next, |sense| named(sense, Side::Before));
        if found.is_some() || next <= copy.first || !copy.is(next - 1, Sense::Function) {
            return found;
        }
        next -= 1;
    }
    None
}

fn at_side(copy: &Copy<'_>, at: usize, end: usize) -> Option<(Stage, usize, usize)> {
    if let Some((stage, first)) = before(copy, at) {
        return Some((stage, first, end));
    }
    let next = end + usize::from(copy.is(end, Sense::Function));
    // 初步 and 初めて are other words.
    let longer = |from: usize, end: usize| copy.at(from).iter().any(|hit| hit.end() > end);
    let behind =
        |from: usize| copy.term(from, |sense| named(sense, Side::After)).filter(|(_, end)| !longer(from, *end));
    behind(end).or_else(|| behind(next)).map(|(stage, end)| (stage, at, end))
}

/// early 2024
fn bare_year(copy: &Copy<'_>, at: usize) -> Option<Fact> {
    // Years of news; a figure outside them is an amount as likely.
    let year = day::year_number(copy, at).filter(|year| (1900..=2100).contains(year) && copy.key(at).len() == 4)?;
    let alone = !copy.goes_on(at + 1) && !copy.is_counted(at + 1) && !copy.is_glued(at);
    let (stage, first) = before(copy, at).filter(|_| alone)?;
    Some(copy.fact(first..at + 1, Value::Date(Date { stage: Some(stage), ..Date::of_year(year) })))
}

fn named(sense: Sense, wanted: Side) -> Option<Stage> {
    match sense {
        Sense::Calendar(CalendarWord::Stage(stage, side)) if side == wanted => Some(stage),
        _ => None,
    }
}

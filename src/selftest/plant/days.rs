//! Days and times that are wrong.

#![expect(clippy::arithmetic_side_effects, reason = "digits, hours and days that were read as such")]

use super::super::forms::{in_place, redigit};
use super::super::site::{Edit, Site};
use crate::facts::{Date, Fact, Value};
use crate::lang::{Calendar, Sense};

/// Another day of the same month.
pub fn day(site: &Site<'_, '_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (fact, date) in shared(site, |date, other| date.day.is_some() && date.day == other.day) {
        let Some(day) = date.day.filter(|_| !date.open_order) else { continue };
        let runs = site.digits(fact);
        let mut days = runs.iter().filter(|run| run.key.parse() == Ok(day));
        // Where month and day, or two days, are one number nobody can tell which was meant.
        let (Some(run), None) = (days.next(), days.next()) else { continue };
        // As many digits, and a day that every month has.
        let new = if day < 10 { (day + 3) % 9 + 1 } else { (day + 3) % 19 + 10 };
        let width = run.key.len();
        let new = format!("{new:0width$}");
        edits.extend(redigit(run, site.words(run.span), &new).map(|put| Edit::new(run.span, put)));
    }
    edits
}

/// Another year.
pub fn year(site: &Site<'_, '_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (fact, date) in shared(site, |date, other| date.year.is_some() && date.year == other.year) {
        let Some(year) = date.year.filter(|_| date.period.is_none()) else { continue };
        let runs = site.digits(fact);
        let Some(run) = runs.iter().find(|run| run.key.parse() == Ok(year)) else { continue };
        let new = year.checked_sub(3).and_then(|new| redigit(run, site.words(run.span), &new.to_string()));
        edits.extend(new.map(|put| Edit::new(run.span, put)));
    }
    edits
}

/// Another month.
pub fn month(site: &Site<'_, '_>) -> Vec<Edit> {
    let names = &site.document().lang.file.dates.months;
    let mut edits = Vec::new();
    for (fact, date) in shared(site, |date, other| date.month.is_some() && date.month == other.month) {
        let Some(month) = date.month.filter(|_| date.calendar == Calendar::Gregorian) else { continue };
        let is_it = |sense| matches!(sense, Sense::Month { number, .. } if number == month).then_some(());
        edits.extend(renamed(site, fact, is_it, names, usize::from(month), 5));
    }
    edits
}

/// Another day of the week.
pub fn weekday(site: &Site<'_, '_>) -> Vec<Edit> {
    let names = &site.document().lang.file.dates.weekdays;
    let mut edits = Vec::new();
    for (fact, date) in shared(site, |date, other| date.weekday.is_some() && date.weekday == other.weekday) {
        let Some(weekday) = date.weekday else { continue };
        let is_it = |sense| matches!(sense, Sense::Weekday { number, .. } if number == weekday).then_some(());
        edits.extend(renamed(site, fact, is_it, names, usize::from(weekday), 3));
    }
    edits
}

/// Another time of day: by the minute where it has minutes, for whole hours may be those of another zone.
pub fn time(site: &Site<'_, '_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (sentence, fact) in site.facts() {
        let Value::Time(time) = fact.value else { continue };
        let same = |other: &Fact| matches!(other.value, Value::Time(other) if time.agrees(&other));
        if time.second.is_some() || !site.is_shared(sentence, same) {
            continue;
        }
        let (run, new) = match *site.digits(fact).as_slice() {
            [hour] if hour.key.len() <= 2 => (hour, other_hour(&hour.key)),
            [_, minute] if minute.key.parse() == Ok(time.minute) => {
                (minute, Some(format!("{:02}", (time.minute + 23) % 60)))
            }
            _ => continue,
        };
        edits.extend(new.and_then(|new| redigit(run, site.words(run.span), &new)).map(|put| Edit::new(run.span, put)));
    }
    edits
}

/// An hour of the same half of the day.
fn other_hour(hour: &str) -> Option<String> {
    let width = hour.len();
    let hour: u8 = hour.parse().ok()?;
    let other = match hour {
        1..=9 => hour % 9 + 1,
        10..=12 => hour - 3,
        13..=24 => (hour - 13 + 5) % 11 + 13,
        _ => return None,
    };
    Some(format!("{other:0width$}"))
}

/// Dates that another version gives alike in the row.
fn shared<'s>(site: &Site<'s, '_>, alike: impl Fn(&Date, &Date) -> bool) -> Vec<(&'s Fact, &'s Date)> {
    let dates = site.facts().filter_map(|(sentence, fact)| match &fact.value {
        Value::Date(date) => Some((sentence, fact, date)),
        _ => None,
    });
    let same = |date: &Date, other: &Fact| matches!(&other.value, Value::Date(other) if alike(date, other) && date.agrees(other));
    dates
        .filter(|(sentence, _, date)| site.is_shared(*sentence, |other| same(date, other)))
        .map(|(_, fact, date)| (fact, date))
        .collect()
}

/// The name in a date with the one that stands some places on in its list.
fn renamed(
    site: &Site<'_, '_>,
    fact: &Fact,
    is_it: impl Fn(Sense) -> Option<()>,
    names: &[Vec<String>],
    number: usize,
    on: usize,
) -> Option<Edit> {
    let (hit, ()) = site.hit(&fact.tokens, is_it)?;
    let from = names.get(number.checked_sub(1)?)?;
    let to = names.get((number - 1 + on) % names.len())?;
    let span = site.span(hit);
    Some(Edit::new(span, in_place(site.words(span), from, to)?))
}

//! Ordinals: third, 3rd, 第3, 5-й, and 3. where the language sets a stop.

use super::figure;
use super::numeral;
use super::period;
use super::power;
use super::{Copy, Fact, Value};
use crate::lang::{CalendarWord, Sense, Side, Unit};
use rust_decimal::prelude::ToPrimitive;

/// The ordinal that begins at a token.
pub fn read(copy: &Copy<'_>, at: usize) -> Option<Fact> {
    let (place, end) = marked_before(copy, at)
        .or_else(|| in_digits(copy, at))
        .or_else(|| in_words(copy, at))
        .or_else(|| roman(copy, at))?;
    Some(copy.fact(at..end, Value::Ordinal(place)))
}

/// The token after the mark that makes an ordinal of the figure before it: 75th, 5-й, 3'üncü.
pub fn mark_behind(copy: &Copy<'_>, at: usize) -> Option<usize> {
    let mark = copy.hyphen(at).unwrap_or(at);
    if power::is_exponent(copy, at) {
        return None;
    }
    // 17-м is the seventeenth, 17м are metres.
    let unit = |sense| matches!(sense, Sense::Unit(_)).then_some(());
    let measured =
        |end: usize| mark == at && copy.is_word(at) && copy.term(at, unit).is_some_and(|(_, unit_end)| unit_end >= end);
    copy.marks(mark, Sense::OrdinalMark(Side::After)).filter(|end| copy.is_glued(mark) && !measured(*end))
}

/// 第3, 제3, ke-75: the mark stands right before the figure.
pub fn marked_before(copy: &Copy<'_>, at: usize) -> Option<(u64, usize)> {
    let mut next = copy.marks(at, Sense::OrdinalMark(Side::Before))?;
    next += usize::from(copy.key(next) == "-" && copy.is_glued(next));
    if copy.lang.file.spaces && !copy.is_glued(next) {
        return None;
    }
    let numeral = numeral::read(copy, next)?;
    Some((numeral.value()?.to_u64()?, numeral.end))
}

fn in_digits(copy: &Copy<'_>, at: usize) -> Option<(u64, usize)> {
    if !copy.is_digits(at) || copy.is_part_of_word(at) && !copy.is_glued(at + 1) {
        return None;
    }
    let figure = figure::read(copy, at)?;
    let place = figure.readings.first()?.to_u64()?;
    if let Some(end) = mark_behind(copy, figure.end).filter(|_| !is_degree(copy, figure.end)) {
        return (!is_year_or_decade(copy, at, figure.end)).then_some((place, end));
    }
    let followed = copy.is_word(at + 2) && !copy.is_glued(at + 2);
    (copy.is_ordinal_stop(at + 1) && followed && copy.key(at).len() <= 3).then_some((place, at + 2))
}

/// 1950-го, 60-е: years and decades are no places.
fn is_year_or_decade(copy: &Copy<'_>, at: usize, end: usize) -> bool {
    let hyphen = usize::from(copy.key(end) == "-");
    let decade = copy.marks(end + hyphen, Sense::Calendar(CalendarWord::DecadeMark(Side::After))).is_some()
        && copy.key(at).ends_with('0');
    let year = hyphen > 0 && copy.key(at).parse().is_ok_and(|year: u16| (1500..=2100).contains(&year));
    decade && copy.key(at).len() == 2 || year
}

/// 30° all'ombra, 30° C: the ring of *3° posto* stands before a noun.
fn is_degree(copy: &Copy<'_>, mark: usize) -> bool {
    let degree = |sense| matches!(sense, Sense::Unit(unit) if Unit::named("degree") == Some(unit)).then_some(());
    let noun = copy.is_word(mark + 1) && !copy.is(mark + 1, Sense::Function) && copy.key(mark + 1).chars().count() > 1;
    copy.term(mark, degree).is_some() && !noun
}

/// third, twenty-third, dwudziesta pierwsza; 세 번째.
pub fn in_words(copy: &Copy<'_>, at: usize) -> Option<(u64, usize)> {
    let ordinal = |sense| match sense {
        Sense::Ordinal(place) => Some(place),
        _ => None,
    };
    // "vingt cinquièmes" are parts; where the ordinal itself names them it is the twenty-fifth.
    let told_apart = copy.lang.file.figures.parts.endings.iter().any(|ending| !ending.is_empty());
    let parts = |sense| matches!(sense, Sense::PartName { ordinal: true, .. }).then_some(());
    let is_parts = |at: usize| told_apart && copy.key(at - 1) != "-" && copy.term(at, parts).is_some();
    let unit_behind = |tens: u64, next: usize| {
        let next = next + usize::from(copy.key(next) == "-");
        let (unit, end) = copy.term(next, ordinal).filter(|(unit, _)| (1..10).contains(unit) && !is_parts(next))?;
        Some((tens.checked_add(unit)?, end))
    };
    let is_tens = |value: u64| (20..100).contains(&value) && value.is_multiple_of(10);
    if let Some((place, end)) = copy.term(at, ordinal) {
        let longer = if is_tens(place) { unit_behind(place, end) } else { None };
        return longer.or(Some((place, end)));
    }
    let tens = copy.term(at, |sense| match sense {
        Sense::Cardinal(value) if is_tens(value) => Some(value),
        _ => None,
    });
    tens.and_then(|(tens, next)| unit_behind(tens, next))
}

/// Charles III, III квартал: Roman figures behind a name or before a quarter of the year. One letter alone
/// may be an initial.
fn roman(copy: &Copy<'_>, at: usize) -> Option<(u64, usize)> {
    let word = copy.word(at);
    let short = word.chars().nth(1).is_none() || !word.chars().all(char::is_uppercase);
    let quarter =
        |t: usize| copy.at(t).iter().any(|hit| matches!(hit.sense, Sense::Concept(c) if c.name() == "quarter"));
    let named = |t: usize| {
        let mut letters = copy.word(t).chars();
        copy.is_word(t)
            && letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
    };
    let place = period::roman(word).filter(|place| !short || *place < 5 && quarter(at + 1))?;
    let beside = quarter(at + 1) || at > copy.first && named(at - 1);
    (beside && copy.is_word(at)).then(|| (u64::from(place), at + 1))
}

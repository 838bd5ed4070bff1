//! Ages in one word with their number: zwanzigjährig, двадцатилетний, trentenne.

use super::quantity::{Measure, Quantity, Written};
use super::{Copy, Fact, Value, whole, words};
use crate::lang::{Bound, Unit, fold};
use crate::span::text_before;

/// The greatest age that copy gives a person.
const OLDEST: u64 = 120;

/// The age that one word at a token holds.
pub fn in_word(copy: &Copy<'_>, at: usize) -> Option<Fact> {
    let key = copy.key(at);
    // The last letter of the number may be lost: diciott-enne.
    let stem = |part: &str| {
        // The first byte tells most parts off.
        part.as_bytes().first() == key.as_bytes().first()
            && part.char_indices().last().is_some_and(|(last, _)| last > 0 && key.starts_with(text_before(part, last)))
    };
    let begins = || copy.lang.numeral_parts.iter().any(|(part, _)| stem(part));
    if !copy.lang.file.spaces || !copy.is_word(at) {
        return None;
    }
    // Many languages have none, and then no word need be held against the numbers.
    let mut endings = copy.lang.file.units.get("year_old")?.iter().filter(|ending| !ending.contains(' ')).peekable();
    if endings.peek().is_none() || !begins() {
        return None;
    }
    let years = endings.find_map(|ending| {
        let head = match ending.strip_suffix('*') {
            Some(stem) => text_before(key, key.rfind(fold(stem).as_str())?),
            None => key.strip_suffix(fold(ending).as_str())?,
        };
        // Italian takes off the last vowel of the number: trent-enne.
        let vowel =
            || ["a", "e", "i", "o"].iter().find_map(|vowel| words::in_one_word(copy, &format!("{head}{vowel}")));
        words::in_one_word(copy, head).or_else(vowel).filter(|years| (2..=OLDEST).contains(years))
    })?;
    let quantity = Quantity {
        readings: vec![whole(years)],
        measure: Measure::Unit(Unit::named("year_old")?),
        noun: None,
        bound: Bound::Exactly,
        written: Written::Words,
        scaled: false,
        soft: false,
    };
    Some(copy.fact(at..at + 1, Value::Quantity(quantity)))
}

//! What a figure is counted in: the sign of currency or per cent before it, the unit behind it.

use super::numeral::{self, Numeral};
use super::quantity::Measure;
use super::{Copy, day};
use crate::lang::{Currency, Dimension, Sense, Shape, Side, Unit};

/// A sign of currency or percent before the figure, and where the figure begins.
pub fn before(copy: &Copy<'_>, at: usize) -> (Option<Measure>, usize) {
    // Arabic بين is "between", and no yen behind a particle.
    let small = copy.is(at, Sense::Between) || copy.is(at, Sense::Function);
    let sign = copy.term(at, |sense| match sense {
        Sense::Currency(currency) if small || is_other_word(copy, at, currency) => None,
        Sense::Currency(currency) => Some(Measure::Money(currency)),
        Sense::Percent(Side::Before) => Unit::named("percent").map(Measure::Unit),
        Sense::Aged => Unit::named("year_old").map(Measure::Unit),
        _ => None,
    });
    match sign {
        // A word behind another amount, and digits that begin something else: złotego 5 maja.
        Some((Measure::Money(_), end)) if is_money_word(copy, at) || day::read(copy, end).is_some() => (None, at),
        Some((measure, end)) if copy.tokens.get(end).is_some_and(|t| end < copy.end && t.shape == Shape::Digits) => {
            (Some(measure), end)
        }
        // 百分之五, yüzde on iki: the word before the figure is sign enough.
        Some((Measure::Unit(unit), end)) if numeral::read(copy, end).is_some() => (Some(Measure::Unit(unit)), end),
        _ => (None, at),
    }
}

/// Whether a currency is written as a common noun, which stands behind its amount: euros, złotego.
/// Signs and codes have capitals or are short: zł 5.
fn is_money_word(copy: &Copy<'_>, at: usize) -> bool {
    let word = copy.word(at);
    copy.is_word(at) && word.chars().next().is_some_and(char::is_lowercase) && word.chars().nth(2).is_some()
}

/// Whether a currency's code stands in small letters, where it is another word (try, pen), unless the
/// language has the word for its own: Czech eur. The hundredth part has no code.
fn is_other_word(copy: &Copy<'_>, at: usize, currency: Currency) -> bool {
    let is_code = !currency.is_hundredth() && copy.key(at).eq_ignore_ascii_case(currency.code());
    let own = || copy.lang.file.currencies.values().flatten().any(|term| **term == *copy.key(at));
    is_code && copy.word(at).chars().any(char::is_lowercase) && !own()
}

/// The measure behind the figure, and the token after it.
pub fn after(copy: &Copy<'_>, numeral: &Numeral) -> (Option<Measure>, usize) {
    let end = numeral.end;
    let next = end + usize::from(copy.key(end) == "-" && copy.is_glued(end));
    let measure = |sense| match sense {
        Sense::Currency(currency) if is_other_word(copy, next, currency) => None,
        Sense::Unit(unit) => Some(Measure::Unit(unit)),
        Sense::Percent(Side::After) => Unit::named("percent").map(Measure::Unit),
        Sense::Currency(currency) => Some(Measure::Money(currency)),
        _ => None,
    };
    // Behind a million Romance languages set a small word: millions de dollars.
    let link = numeral.scaled && copy.at(next).iter().any(|hit| hit.sense == Sense::Function && hit.count == 1);
    // 二十多年: a word for about may stand between.
    let about = || copy.marks(next, Sense::AboutNumber).and_then(|next| copy.term(next, measure));
    let found = copy.term(next, measure).or_else(about).or_else(|| {
        // "200 crore and C$40": the sign is that of the figure behind it.
        let linked = if link { copy.term(next + 1, measure) } else { None };
        linked.filter(|(_, after)| !copy.is_digits(*after))
    });
    match found {
        Some((Measure::Unit(unit), after)) => {
            let (unit, after) = speed(copy, unit, after).unwrap_or((unit, after));
            (Some(Measure::Unit(unit)), after)
        }
        Some((measure, after)) => (Some(measure), after),
        None => (None, end),
    }
}

/// km/ora, миль/час: a length and a stroke before a time make a speed.
fn speed(copy: &Copy<'_>, length: Unit, at: usize) -> Option<(Unit, usize)> {
    const SPEEDS: [(&str, &str, &str); 5] = [
        ("kilometre", "hour", "kilometre_per_hour"),
        ("mile", "hour", "mile_per_hour"),
        ("nautical_mile", "hour", "knot"),
        ("metre", "second", "metre_per_second"),
        ("kilometre", "second", "kilometre_per_second"),
    ];
    let time = |sense| match sense {
        Sense::Unit(unit) if unit.dimension() == Dimension::Duration => Some(unit),
        _ => None,
    };
    let (time, end) = copy.term(at + 1, time).filter(|_| copy.key(at) == "/" && copy.is_glued(at))?;
    let (.., name) = SPEEDS.iter().find(|(of, by, _)| *of == length.name() && *by == time.name())?;
    Unit::named(name).map(|unit| (unit, end))
}

//! What is wrong between two figures, dates or times of which only one can be right.

use super::compare::{are_alike, are_points, close, is_heat, may_be_one_currency};
use super::precision::is_endless;
use crate::facts::{Date, Fact, Measure, Quantity, Value, Written};
use crate::lang::{Bound, Concept, Dimension};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// First is a word of many uses, before another ordinal; before a figure second and third are too.
const SOFT_PLACE: u64 = 1;
const SOFT_ORDINALS: u64 = 3;

/// How two facts clash; a rule each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    Value,
    /// The digits agree and the noughts do not: a million for a billion.
    Magnitude,
    /// The figure agrees and its unit does not.
    Unit,
    Currency,
    /// Per cent here, percentage points there.
    Points,
    Ordinal,
    Date,
    Time,
}

/// How two facts clash that do not agree: `None` where they say different things, or where one of them
/// is too soft a word to accuse.
pub fn fault(a: &Fact, b: &Fact) -> Option<Fault> {
    match (&a.value, &b.value) {
        (Value::Time(x), Value::Time(y)) => (!x.agrees(y)).then_some(Fault::Time),
        (Value::Ordinal(x), Value::Ordinal(y)) => (*x.min(y) > SOFT_PLACE).then_some(Fault::Ordinal),
        (Value::Ordinal(place), Value::Quantity(q)) | (Value::Quantity(q), Value::Ordinal(place)) => {
            may_be_place(*place, q).then_some(Fault::Ordinal)
        }
        (Value::Quantity(x), Value::Quantity(y)) if !dates_clash(a, b) => between_quantities(x, y),
        _ => dates_clash(a, b).then_some(Fault::Date),
    }
}

/// Whether a bare figure may be the place in a row that the other version names: 25条 and *the 26th*.
fn may_be_place(place: u64, q: &Quantity) -> bool {
    let bare = match q.measure {
        Measure::Count => q.noun.is_none(),
        Measure::Unit(unit) => unit.dimension() == Dimension::Age || unit.name() == "year",
        Measure::Money(_) => false,
    };
    let plain = q.written == Written::Digits && q.readings.len() == 1 && q.bound == Bound::Exactly && !q.soft;
    let like = q.value().is_some_and(|value| of_like_size(value, Decimal::from(place)) && value.fract().is_zero());
    place > SOFT_ORDINALS && plain && bare && like && !q.may_be_year()
}

fn between_quantities(a: &Quantity, b: &Quantity) -> Option<Fault> {
    let (x, y) = a.value().zip(b.value()).filter(|_| !a.soft && !b.soft)?;
    let noun = a.noun.zip(b.noun);
    if !noun.is_none_or(|(x, y)| may_be_one(x, y)) {
        return None;
    }
    let equal = a.readings.iter().any(|x| b.readings.contains(x));
    match (a.measure, b.measure) {
        (Measure::Unit(p), Measure::Unit(q)) if are_points(p, q) && equal => Some(Fault::Points),
        (Measure::Unit(p), Measure::Unit(q)) if are_alike(p, q) => {
            if p != q && equal {
                Some(Fault::Unit)
            } else {
                Some(of_values(a, x, b, y))
            }
        }
        // Of bare degrees either scale may be meant, and translators convert a figure each in their way: what
        // is neither scale's nor nearly the other figure differs.
        (Measure::Unit(p), Measure::Unit(q)) if p != q && is_heat(p) && is_heat(q) => {
            (!close(x, y)).then_some(Fault::Value)
        }
        (Measure::Money(p), Measure::Money(q)) if may_be_one_currency(p, q) => Some(of_values(a, x, b, y)),
        // Sums in two currencies may be one sum, converted.
        (Measure::Money(_), Measure::Money(_)) => equal.then_some(Fault::Currency),
        (Measure::Count, Measure::Count) if is_share_of(x, y) || is_share_of(y, x) => None,
        (Measure::Count, Measure::Count) => {
            // "1800 soldiers" has the look of a year and is none.
            let years = a.may_be_year() == b.may_be_year() || noun.is_some_and(|(x, y)| x == y);
            years.then(|| of_values(a, x, b, y))
        }
        // A unit that was not read leaves a bare figure, of a like size; a bare year is none.
        (Measure::Count, _) if !a.may_be_year() && of_like_size(x, y) => Some(Fault::Value),
        (_, Measure::Count) if !b.may_be_year() && of_like_size(x, y) => Some(Fault::Value),
        _ => None,
    }
}

/// Whether one count is a share of one thing, or a whole with a third behind it, and the other a number of
/// whole things: *two thirds* does not stand against *two*.
fn is_share_of(x: Decimal, y: Decimal) -> bool {
    let third = is_endless(x) && x.trunc() == y;
    y.fract().is_zero() && (x > Decimal::ZERO && x < Decimal::ONE && y >= Decimal::ONE || third)
}

/// Whether two figures of one measure have the same digits and other noughts: of two figures in words of
/// magnitude, or of one that is.
fn of_values(a: &Quantity, x: Decimal, b: &Quantity, y: Decimal) -> Fault {
    let (small, large) = (x.abs().min(y.abs()), x.abs().max(y.abs()));
    let mut times = small;
    while times < large && !times.is_zero() {
        times = times.checked_mul(Decimal::TEN).unwrap_or(Decimal::MAX);
    }
    let noughts = times == large && small != large && !small.is_zero();
    if noughts && (a.scaled || b.scaled) { Fault::Magnitude } else { Fault::Value }
}

/// Whether two counted things may be the same ones: the dead of one version may be the soldiers of the
/// other, never its wounded.
fn may_be_one(x: Concept, y: Concept) -> bool {
    x == y || !(x.is_fate() || y.is_fate()) || x.is_person() || y.is_person()
}

/// Within a power of ten of each other.
pub fn of_like_size(x: Decimal, y: Decimal) -> bool {
    let within = |x: Decimal, y: Decimal| x.checked_mul(Decimal::TEN).is_none_or(|most| y <= most);
    within(x, y) && within(y, x)
}

/// The date that a fact gives. A bare figure may be the year that the other version names as one: "in
/// 2019", roku 2019.
fn date(fact: &Fact) -> Option<Date> {
    match &fact.value {
        Value::Date(date) => Some(*date),
        Value::Quantity(figure) if figure.may_be_year() && figure.noun.is_none() && fact.tokens.len() == 1 => {
            figure.value()?.to_u16().map(Date::of_year)
        }
        _ => None,
    }
}

/// Only dates that give the same parts clash: a weekday and a day of the month may be one day. Two bare
/// figures are left to the rule on figures.
fn dates_clash(one: &Fact, other: &Fact) -> bool {
    let (Some(a), Some(b)) = (date(one), date(other)) else { return false };
    let bare = one.quantity().is_some() && other.quantity().is_some();
    !bare && !a.agrees(&b) && a.is_alike(&b)
}

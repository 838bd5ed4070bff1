//! When two facts say the same, however they are written, and how closely.

use super::precision::{converts, fits, float, is_endless, same_heat};
use crate::facts::{Date, Fact, Measure, Quantity, Value};
use crate::lang::{Currency, Dimension, Unit};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// How two facts say the same, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// One value.
    Equal,
    /// One value in two units, or as a share and a fraction.
    Converted,
    /// One value rounded, bounded or vague.
    Rounded,
    /// A figure that is part of a date or a time, or of another measure.
    Part,
}

impl Likeness {
    pub const ALL: [Likeness; 4] = [Likeness::Equal, Likeness::Converted, Likeness::Rounded, Likeness::Part];
}

/// How two facts can say the same, across kinds too: a year is a figure and a date. `None` where they
/// cannot.
pub fn likeness(a: &Fact, b: &Fact) -> Option<Likeness> {
    match (&a.value, &b.value) {
        (Value::Quantity(x), Value::Quantity(y)) => quantities(x, y),
        (Value::Ordinal(x), Value::Ordinal(y)) => (x == y).then_some(Likeness::Equal),
        (Value::Date(x), Value::Date(y)) => match (x.is_same(y), x.agrees(y)) {
            (true, _) => Some(Likeness::Equal),
            (false, agree) => agree.then_some(Likeness::Rounded),
        },
        (Value::Time(x), Value::Time(y)) => x.agrees(y).then_some(Likeness::Equal),
        (Value::Quantity(q), other) | (other, Value::Quantity(q)) => {
            let parts = whole_parts(other);
            let whole = |v: &Decimal| v.fract().is_zero().then(|| v.to_i64()).flatten();
            let fits = may_be_part(q) || matches!(other, Value::Ordinal(_));
            let part = fits && q.readings.iter().filter_map(whole).any(|value| parts.contains(&value));
            part.then_some(Likeness::Part)
        }
        (x, y) => {
            let (x, y) = (whole_parts(x), whole_parts(y));
            x.iter().any(|part| y.contains(part)).then_some(Likeness::Part)
        }
    }
}

/// Whether two facts can say the same in any way.
pub fn agree(a: &Fact, b: &Fact) -> bool {
    likeness(a, b).is_some()
}

/// Whether the other fact gives all that the one gives, wherever the two stand: of one kind, measured
/// alike, equal. Far from each other, nothing less counts as an answer.
pub fn repeats(one: &Fact, other: &Fact) -> bool {
    match (&one.value, &other.value) {
        (Value::Quantity(x), Value::Quantity(y)) => {
            let alike = match (x.measure, y.measure) {
                (Measure::Unit(p), Measure::Unit(q)) => are_alike(p, q),
                (Measure::Money(p), Measure::Money(q)) => may_be_one_currency(p, q),
                (p, q) => p == q,
            };
            let vague = x.vague().is_some() || y.vague().is_some();
            let close = || quantities(x, y).is_some_and(|likeness| likeness <= Likeness::Converted);
            alike && if vague { x.vague() == y.vague() } else { close() }
        }
        (Value::Quantity(q), Value::Date(date)) | (Value::Date(date), Value::Quantity(q)) => {
            let whole_date = matches!(other.value, Value::Date(_)) || date.month.is_none();
            whole_date && q.may_be_year() && date.year.is_some_and(|year| q.readings.contains(&Decimal::from(year)))
        }
        (Value::Date(x), Value::Date(y)) => x.agrees(y) && gives_all(x, y),
        (x, y) => std::mem::discriminant(x) == std::mem::discriminant(y) && agree(one, other),
    }
}

/// Whether a date has every part that another one has, the year aside where a day says enough.
fn gives_all(wanted: &Date, given: &Date) -> bool {
    let has = |wanted: bool, given: bool| !wanted || given;
    (wanted.period.is_none() || wanted.period == given.period)
        && has(wanted.day.is_some(), given.day.is_some())
        && has(wanted.month.is_some(), given.month.is_some())
        && has(wanted.weekday.is_some(), given.weekday.is_some() || given.day.is_some())
        && has(wanted.year.is_some() && wanted.day.is_none(), given.year.is_some())
}

/// Whether two units measure the same. Many languages give an age in years and leave the rest unsaid:
/// un hombre de 36 años.
pub fn are_alike(x: Unit, y: Unit) -> bool {
    let age = |x: Unit, y: Unit| x.dimension() == Dimension::Age && y.name() == "year";
    x.dimension() == y.dimension() || age(x, y) || age(y, x)
}

/// Whether a share is given in per cent here and in percentage points there.
pub fn are_points(x: Unit, y: Unit) -> bool {
    x != y && [x, y].iter().any(|unit| unit.name() == "percentage_point")
}

/// Currencies of one name, which copy seldom tells apart: dollars, pounds, crowns, pesos.
const NAMESAKES: [&[&str]; 9] = [
    &["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "JMD", "NAD", "FJD"],
    &["GBP", "EGP", "SYP", "LBP", "SDG", "SSP", "FKP", "GIP"],
    &["JPY", "CNY", "CNH"],
    &["CZK", "SEK", "NOK", "DKK", "ISK", "SKK"],
    &["MXN", "ARS", "CLP", "COP", "UYU", "PHP", "CUP", "DOP", "BOB"],
    &["INR", "PKR", "LKR", "NPR", "IDR", "MUR"],
    &["CHF", "XAF", "XOF", "CDF", "RWF", "FRF", "BEF"],
    &["IRR", "SAR", "QAR", "OMR", "YER", "BRL"],
    &["KWD", "IQD", "JOD", "BHD", "TND", "DZD", "LYD", "RSD", "MKD"],
];

/// Whether two currencies may be one that is named more or less exactly.
pub fn may_be_one_currency(x: Currency, y: Currency) -> bool {
    let named = |group: &&[&str]| group.contains(&x.code()) && group.contains(&y.code());
    x == y || x.is_hundredth() || y.is_hundredth() || NAMESAKES.iter().any(named)
}

/// Whether a figure may be a part of a date or a time that another version gives whole: it counts
/// nothing but time.
fn may_be_part(quantity: &Quantity) -> bool {
    quantity.noun.is_none()
        && match quantity.measure {
            Measure::Count => true,
            Measure::Unit(unit) => matches!(unit.dimension(), Dimension::Duration | Dimension::Age),
            Measure::Money(_) => false,
        }
}

/// The whole numbers that stand in a value that is no quantity.
fn whole_parts(value: &Value) -> Vec<i64> {
    match value {
        Value::Ordinal(place) => vec![*place as i64],
        Value::Date(date) => date.figures().into_iter().map(i64::from).collect(),
        Value::Time(time) => {
            let hour = i64::from(time.hour);
            vec![hour, hour % 12, i64::from(time.minute)]
        }
        Value::Quantity(_) | Value::Name(_) => Vec::new(),
    }
}

fn quantities(a: &Quantity, b: &Quantity) -> Option<Likeness> {
    if let (Some(x), Some(y)) = (a.vague(), b.vague()) {
        let ((low, high), (other_low, other_high)) = (x.range(), y.range());
        return (low <= other_high && other_low <= high).then_some(Likeness::Rounded);
    }
    if let Some((vague, exact)) = a.vague().map(|v| (v, b)).or_else(|| b.vague().map(|v| (v, a))) {
        let (low, high) = vague.range();
        let within = |v: &Decimal| *v >= Decimal::from(low) && *v <= Decimal::from(high);
        return exact.readings.iter().any(within).then_some(Likeness::Rounded);
    }
    let any =
        |test: &dyn Fn(Decimal, Decimal) -> bool| a.readings.iter().any(|x| b.readings.iter().any(|y| test(*x, *y)));
    let when = |holds: bool, likeness: Likeness| holds.then_some(likeness);
    let equal = any(&|p, q| p == q);
    match (a.measure, b.measure) {
        (Measure::Unit(x), Measure::Unit(y)) if x != y && is_heat(x) && is_heat(y) => {
            when(equal, Likeness::Equal).or(when(any(&same_heat), Likeness::Converted))
        }
        // Bare degrees may be of either scale.
        (Measure::Unit(x), Measure::Unit(y)) if x == y && x.name() == "degree" && !equal => {
            when(any(&same_heat) && !any(&|p, q| close(p, q)), Likeness::Converted)
        }
        (Measure::Unit(x), Measure::Unit(y)) if are_points(x, y) && x.dimension() == y.dimension() => None,
        (Measure::Unit(x), Measure::Unit(y)) if x != y && x.dimension() == y.dimension() => {
            when(any(&|p, q| converts(p, a, x, q, b, y)), Likeness::Converted)
        }
        (Measure::Money(x), Measure::Money(y)) if !may_be_one_currency(x, y) => None,
        (x, y) => {
            let measured = x == y || x == Measure::Count || y == Measure::Count || alike(x, y);
            when(equal, if measured { Likeness::Equal } else { Likeness::Part })
                .or(when(any(&|p, q| is_share(p, a, q, b)), Likeness::Converted))
                .or(when(any(&|p, q| fits(p, a, q, b)), Likeness::Rounded))
                .or(when(any(&|p, q| is_mixed(p, q) || is_mixed(q, p)), Likeness::Part))
        }
    }
}

fn alike(x: Measure, y: Measure) -> bool {
    match (x, y) {
        (Measure::Unit(x), Measure::Unit(y)) => are_alike(x, y),
        (Measure::Money(_), Measure::Money(_)) => true,
        _ => false,
    }
}

/// 220 2/3 where the other version tells the two apart: "220 manches et deux tiers". Only thirds and their
/// like: 2 is no part of 2.5.
fn is_mixed(whole: Decimal, part: Decimal) -> bool {
    let mixed = is_endless(whole) && whole.trunc() > Decimal::ZERO;
    mixed && (part == whole.trunc() || (float(part) - float(whole.fract())).abs() < 1e-9)
}

/// Whether a unit is of heat, or may be: bare degrees.
pub fn is_heat(unit: Unit) -> bool {
    matches!(unit.dimension(), Dimension::Angle | Dimension::Temperature)
}

/// Whether two figures of degrees are so near that they are of one scale.
pub fn close(p: Decimal, q: Decimal) -> bool {
    let (p, q) = (float(p), float(q));
    (p - q).abs() <= 0.25 * p.abs().max(q.abs())
}

/// Half is 50 per cent; a third is 33.
fn is_share(p: Decimal, a: &Quantity, q: Decimal, b: &Quantity) -> bool {
    let percent = |quantity: &Quantity| quantity.unit_name().as_deref() == Some("percent");
    let (share, fraction) = match (percent(a), percent(b)) {
        (true, false) => (p, q),
        (false, true) => (q, p),
        _ => return false,
    };
    // A fraction is rounded to whole per cents.
    fraction > Decimal::ZERO && fraction < Decimal::ONE && (float(share) - 100.0 * float(fraction)).abs() <= 1.0
}

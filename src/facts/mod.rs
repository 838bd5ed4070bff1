//! Facts: what was said, apart from how. A fact keeps both, the words as written (its span) and the
//! value as meant; values know no language and no place.

mod aged;
mod bound;
mod clock;
mod compound;
mod copy;
mod date;
mod day;
mod days;
mod era;
mod figure;
mod filed;
mod fraction;
mod leading;
mod machine;
mod measure;
mod name;
mod numeral;
mod ordinal;
mod part;
mod period;
mod point;
mod power;
mod quantity;
mod range;
mod relative;
mod share;
mod signs;
mod stage;
mod time;
mod weekday;
mod words;

pub use copy::Copy;
pub use date::{Date, Period};
pub use days::{number as day_number, of as day_of};
pub use filed::Filed;
pub use name::{Name, is_particle};
pub use quantity::{Measure, Quantity, Written};
pub use time::Time;

use crate::lang::Sense;
use crate::span::Span;
use rust_decimal::Decimal;
use std::ops::Range;

/// Something that copy says, where it says it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The words that say it: a figure with its sign of currency or per cent, without its noun.
    pub span: Span,
    /// The same, by token.
    pub tokens: Range<usize>,
    pub value: Value,
}

/// What a fact means.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Quantity(Quantity),
    Ordinal(u64),
    Date(Date),
    Time(Time),
    Name(Name),
}

impl Fact {
    /// The kind as JSON has it: quantity, ordinal, date, time, name.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Quantity(_) => "quantity",
            Value::Ordinal(_) => "ordinal",
            Value::Date(_) => "date",
            Value::Time(_) => "time",
            Value::Name(_) => "name",
        }
    }

    pub fn quantity(&self) -> Option<&Quantity> {
        match &self.value {
            Value::Quantity(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// Ties a weekday or a relative date to the day on which it was written, and says whether it is that day.
    pub fn hang_on(&mut self, filed: Option<Filed>, in_dateline: bool) {
        if let Value::Date(date) = &mut self.value {
            let hangs = date.relative.is_some() || date.weekday.is_some();
            date.filed = filed.filter(|_| hangs && !in_dateline);
            date.in_dateline = in_dateline;
        }
    }

    /// The value as people read it: `about 300`, `12 percent`, `2021-08-17`, `10:50`.
    pub fn canonical(&self) -> String {
        match &self.value {
            Value::Quantity(quantity) => quantity.canonical(),
            Value::Ordinal(place) => place.to_string(),
            Value::Date(date) => date.canonical(),
            Value::Time(time) => time.canonical(),
            Value::Name(name) => name.key.clone(),
        }
    }
}

/// Reads one sentence. Each token is read once: times first, then dates, ordinals, quantities, names.
/// The facts come in order of place.
pub fn read(copy: &Copy<'_>) -> Vec<Fact> {
    let mut found: Vec<Fact> = Vec::new();
    let mut at = copy.first;
    while at < copy.end {
        // Every reader asks the terms of a token for its own; most tokens have none for any.
        if copy.is_plain(at) {
            debug_assert!(matches!(fact_at(copy, at), Step::Past(past) if past == at + 1), "{}", copy.word(at));
            at += 1;
            continue;
        }
        match fact_at(copy, at) {
            Step::Fact(fact) => {
                at = fact.tokens.end.max(at + 1);
                found.push(fact);
            }
            Step::Past(past) => at = past,
        }
    }
    range::share(copy, &mut found);
    compound::join(copy, &mut found);
    let taken: Vec<Range<usize>> = found.iter().map(|fact| fact.tokens.clone()).collect();
    found.extend(name::read(copy, &taken));
    found.sort_by_key(|fact| (fact.span.start, fact.span.end));
    found
}

/// What stands at a token: a fact, or what is none, up to a token behind it.
enum Step {
    Fact(Fact),
    Past(usize),
}

fn fact_at(copy: &Copy<'_>, at: usize) -> Step {
    if let Some(fact) = relative::read(copy, at) {
        return Step::Fact(fact);
    }
    let hour = copy.term(at, |sense| matches!(sense, Sense::ClockWord(_)).then_some(()));
    if let Some((_, end)) = copy.term(at, |sense| (sense == Sense::NotNumber).then_some(()))
        && hour.is_none_or(|(_, hour_end)| hour_end < end)
        && period::read(copy, at).is_none()
    {
        return Step::Past(end);
    }
    if let Some(end) = figure::dotted(copy, at).or_else(|| tag(copy, at)) {
        return Step::Past(end);
    }
    let fact = time::read(copy, at)
        .or_else(|| period::age(copy, at))
        .or_else(|| stage::read(copy, at))
        .or_else(|| ordinal::read(copy, at))
        .or_else(|| quantity::read(copy, at))
        .or_else(|| aged::in_word(copy, at));
    fact.map_or(Step::Past(at + 1), Step::Fact)
}

/// The token after a tag of markup that leaked into copy: what `<seg id="1">` holds is nothing that the
/// story says.
fn tag(copy: &Copy<'_>, at: usize) -> Option<usize> {
    let name = at + 1 + usize::from(copy.key(at + 1) == "/");
    if copy.key(at) != "<" || !copy.is_word(name) || !(at + 1..=name).all(|t| copy.is_glued(t)) {
        return None;
    }
    // A tag of more tokens is none that a format of copy has.
    let end = (name + 1..(name + 40).min(copy.end)).find(|&t| matches!(copy.key(t), "<" | ">"))?;
    let attributes = end == name + 1 || (name + 1..end).any(|t| matches!(copy.key(t), "=" | "/"));
    (copy.key(end) == ">" && attributes).then_some(end + 1)
}

/// Two figures together; what does not fit is the largest that does.
fn sum(a: Decimal, b: Decimal) -> Decimal {
    a.checked_add(b).unwrap_or(Decimal::MAX)
}

const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// Whether a figure is so many times another, which is not zero.
fn is_multiple(value: Decimal, of: Decimal) -> bool {
    value.checked_rem(of).is_some_and(|rest| rest.is_zero())
}

/// A decimal from a whole number; figures of copy fit, and what does not is the largest that does.
fn whole(value: u64) -> Decimal {
    Decimal::from(value)
}

//! Facts: what was said, apart from how. A fact keeps both, the words as written (its span) and the
//! value as meant; values know no language and no place.

mod date;
mod figure;
mod machine;
mod name;
mod numeral;
mod quantity;
mod range;
mod time;

pub use date::Date;
pub use name::Name;
pub use quantity::{Measure, Quantity, Written};
pub use time::Time;

use crate::lang::{Hit, Language, Sense, Token};
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

/// The copy that is read: one sentence of a text, with the terms found in it.
#[derive(Clone, Copy)]
pub struct Copy<'a> {
    pub text: &'a str,
    pub lang: &'static Language,
    /// All tokens of the text.
    pub tokens: &'a [Token],
    /// The hits that begin in the sentence.
    pub hits: &'a [Hit],
    /// The sentence's tokens.
    pub first: usize,
    pub end: usize,
}

impl<'a> Copy<'a> {
    /// The hits that begin at a token, longer ones first.
    fn at(&self, token: usize) -> &'a [Hit] {
        let from = self.hits.partition_point(|hit| hit.first < token);
        let to = self.hits.partition_point(|hit| hit.first <= token);
        &self.hits[from..to]
    }

    /// The longest term at a token for which `wanted` gives something, and its token after the last.
    fn term<T>(&self, token: usize, wanted: impl Fn(Sense) -> Option<T>) -> Option<(T, usize)> {
        self.at(token).iter().filter(|hit| hit.end() <= self.end).find_map(|hit| Some((wanted(hit.sense)?, hit.end())))
    }

    /// The longest term that ends just before a token.
    fn term_before<T>(&self, token: usize, wanted: impl Fn(Sense) -> Option<T>) -> Option<(T, usize)> {
        // No term of a language file has more than six tokens.
        let from = token.saturating_sub(6).max(self.first);
        (from..token).find_map(|first| {
            self.at(first).iter().filter(|hit| hit.end() == token).find_map(|hit| Some((wanted(hit.sense)?, first)))
        })
    }

    fn key(&self, token: usize) -> &'a str {
        if token < self.end && token >= self.first { &self.tokens[token].key } else { "" }
    }

    /// The word as written.
    fn word(&self, token: usize) -> &'a str {
        if token < self.end && token >= self.first { self.tokens[token].span.of(self.text) } else { "" }
    }

    /// Whether no white space stands between a token and the one before it.
    fn is_glued(&self, token: usize) -> bool {
        token > self.first && token < self.end && self.tokens[token - 1].span.end == self.tokens[token].span.start
    }

    fn fact(&self, tokens: Range<usize>, value: Value) -> Fact {
        let span = self.tokens[tokens.start].span.to(self.tokens[tokens.end - 1].span);
        Fact { span, tokens, value }
    }
}

/// Reads one sentence. Each token is read once: times first, then dates, ordinals, quantities, names.
/// The facts come in order of place.
pub fn read(copy: &Copy<'_>) -> Vec<Fact> {
    let mut found: Vec<Fact> = Vec::new();
    let mut at = copy.first;
    while at < copy.end {
        let hour = copy.term(at, |sense| matches!(sense, Sense::ClockWord(_)).then_some(()));
        if let Some((_, end)) = copy.term(at, |sense| (sense == Sense::NotNumber).then_some(()))
            && hour.is_none_or(|(_, hour_end)| hour_end < end)
        {
            at = end;
            continue;
        }
        let fact = time::read(copy, at)
            .or_else(|| date::read(copy, at))
            .or_else(|| quantity::read_ordinal(copy, at))
            .or_else(|| quantity::read(copy, at));
        match fact {
            Some(fact) => {
                at = fact.tokens.end.max(at + 1);
                found.push(fact);
            }
            None => at += 1,
        }
    }
    range::share(copy, &mut found);
    let taken: Vec<Range<usize>> = found.iter().map(|fact| fact.tokens.clone()).collect();
    found.extend(name::read(copy, &taken));
    found.sort_by_key(|fact| (fact.span.start, fact.span.end));
    found
}

/// Two figures together; what does not fit is the largest that does.
fn sum(a: Decimal, b: Decimal) -> Decimal {
    a.checked_add(b).unwrap_or(Decimal::MAX)
}

/// A decimal from a whole number; figures of copy fit, and what does not is the largest that does.
fn whole(value: u64) -> Decimal {
    Decimal::from(value)
}

//! Quantities: a number with what it counts or measures, how it is bounded, and how it was written.

use super::numeral::{self, Numeral};
use super::{Copy, Fact, HALF, Value, bound, figure, fraction, is_multiple, measure, part, words};
use crate::lang::{Bound, Concept, Currency, Dimension, Glue, Sense, Shape, Side, Tenths, Unit, Vague};
use rust_decimal::Decimal;

/// How much or how many.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// What it may mean, the likelier first; empty for a vague amount.
    pub readings: Vec<Decimal>,
    pub measure: Measure,
    /// The concept that is counted, of the class `counted`: dead, wounded, people.
    pub noun: Option<Concept>,
    pub bound: Bound,
    pub written: Written,
    /// Whether a word of magnitude stands in it, so that it is likely to be rounded.
    pub scaled: bool,
    /// Whether it may satisfy another figure but accuse none: one, half, a lone *hundred*.
    pub soft: bool,
}

/// What a quantity is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Count,
    Unit(Unit),
    Money(Currency),
}

/// How a quantity was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    Digits,
    Words,
    Vague(Vague),
}

impl Quantity {
    /// The likelier reading; `None` for a vague amount.
    pub fn value(&self) -> Option<Decimal> {
        self.readings.first().copied()
    }

    pub fn vague(&self) -> Option<Vague> {
        match self.written {
            Written::Vague(vague) => Some(vague),
            _ => None,
        }
    }

    /// Whether it can be the number of a year: four digits, 1500 to 2100, of nothing.
    pub fn may_be_year(&self) -> bool {
        self.measure == Measure::Count
            && self.written == Written::Digits
            && self.bound == Bound::Exactly
            && self.value().is_some_and(figure::is_year)
    }

    /// Whether it is a year behind a word that means *until* as often as *up to*: до 2025. Round
    /// hundreds are amounts as likely.
    fn is_up_to_year(&self) -> bool {
        let year = Quantity { bound: Bound::Exactly, ..self.clone() }.may_be_year();
        let round = self.value().is_none_or(|value| is_multiple(value, Decimal::ONE_HUNDRED));
        self.bound == Bound::UpTo && self.noun.is_none() && self.readings.len() == 1 && year && !round
    }

    /// The unit's or the currency's name, where there is one.
    pub fn unit_name(&self) -> Option<String> {
        match self.measure {
            Measure::Count => None,
            Measure::Unit(unit) => Some(unit.name().to_owned()),
            Measure::Money(currency) => Some(currency.code().to_owned()),
        }
    }

    /// As people read it: `at least 21`, `12 percent`, `2500000 USD`, `several`.
    pub fn canonical(&self) -> String {
        let mut words = String::new();
        if self.bound != Bound::Exactly {
            words.push_str(self.bound.words());
            words.push(' ');
        }
        match (self.value(), self.written) {
            (Some(value), _) => words.push_str(&value.normalize().to_string()),
            (None, Written::Vague(vague)) => words.push_str(vague.name()),
            (None, _) => {}
        }
        if let Some(unit) = self.unit_name() {
            words.push(' ');
            words.push_str(&unit);
        }
        words
    }
}

/// The quantity that begins at a token: its sign of currency or percent, or its first word.
pub fn read(copy: &Copy<'_>, at: usize) -> Option<Fact> {
    // 六七十: a digit of the tens begins the vague word 六七.
    let digits = |end: usize| {
        let scale = |sense| matches!(sense, Sense::Scale(_)).then_some(());
        copy.term(end, scale).is_some()
            && copy.term(at, |sense| matches!(sense, Sense::Cardinal(_)).then_some(())).is_some()
    };
    if let Some((vague, end)) = copy.term(at, |sense| match sense {
        Sense::Vague(vague) => Some(vague),
        _ => None,
    }) && !digits(end)
        && !is_one_behind_bound(copy, at, end)
        && words::every(copy, at).is_none_or(|number| !number.about || number.end <= end)
    {
        return vague_amount(copy, at, vague, end);
    }
    if figure::is_half_decade(copy, at) {
        return None;
    }
    if let Some(end) = figure::one_or_next(copy, at) {
        return vague_amount(copy, at, Vague::Several, end);
    }
    let (before, start) = measure::before(copy, at);
    if copy.is_part_of_word(start) {
        return None;
    }
    if let Some((share, end)) = in_hundreds(copy, start) {
        return percent(copy, start, share, end);
    }
    let numeral = numeral::signed(copy, start, |copy, start| {
        let fraction = fraction::read(copy, start).map(|fraction| fraction::with_dozens(copy, fraction));
        fraction.or_else(|| Some(fraction::with_rest(copy, numeral::positive(copy, start)?)))
    });
    let numeral = numeral.or_else(|| half_of_unit(copy, start));
    // "Un millón y medio" is longer than "un millón".
    let whole_name = fraction::collective(copy, start);
    let longer = whole_name.as_ref().zip(numeral.as_ref()).is_none_or(|(name, numeral)| name.end > numeral.end);
    let numeral = if longer { whole_name.or(numeral) } else { numeral }?;
    if let Some((numeral, end)) = tenths(copy, &numeral) {
        return percent(copy, start, numeral, end);
    }
    // A sign of currency without a figure in digits is a word of its own: "the real two".
    let before = before.filter(|measure| numeral.in_digits || matches!(measure, Measure::Unit(_)));
    let first = if before.is_some() { at } else { start };
    if first > at {
        return None;
    }
    let (after, end) = measure::after(copy, &numeral);
    let (numeral, end) = with_half(copy, numeral, after, end);
    let (numeral, end) = with_frost(copy, numeral, end);
    let (numeral, end) = with_late_scale(copy, numeral, after, end);
    // Aged 18 months: the unit behind says more than the word before.
    let aged = matches!(before, Some(Measure::Unit(unit)) if unit.dimension() == Dimension::Age) && after.is_some();
    let before = before.filter(|_| !aged);
    let measure = before.or(after).unwrap_or(Measure::Count);
    let end =
        if before.is_some() && after.is_some_and(|m| !matches!(m, Measure::Money(_))) { numeral.end } else { end };
    let written = if numeral.in_digits { Written::Digits } else { Written::Words };
    let soft = numeral.soft || (!numeral.in_digits && (is_second_of_time(copy, first) || opens_name(copy, first, end)));
    let bare_year = end == first + 1 && copy.is_digits(first) && numeral.value().is_some_and(figure::is_year);
    let noun = match measure {
        // "have died since 2011": a year counts only what follows it at once.
        Measure::Count if bare_year && !copy.is_counted(end) => None,
        // "dead two-wheel drivers": a hyphen binds the figure to the next word, whatever stands before.
        Measure::Count => match copy.hyphen(end) {
            Some(next) => counted_at(copy, next),
            None => noun_near(copy, first, end),
        },
        _ => None,
    };
    let (bound, end) = bound::near(copy, first, numeral.end, end);
    let bound = if numeral.about && bound == Bound::Exactly { Bound::About } else { bound };
    let mut quantity =
        Quantity { readings: numeral.readings, measure, noun, bound, written, scaled: numeral.scaled, soft };
    if quantity.is_up_to_year() {
        quantity.bound = Bound::Exactly;
    }
    Some(copy.fact(first..end, Value::Quantity(quantity)))
}

/// Tenths as per cent, and the token after them: 3割, 三成半. What is left of a price and what is taken off
/// it are one offer: 七折 is 70 or 30 per cent.
fn tenths(copy: &Copy<'_>, numeral: &Numeral) -> Option<(Numeral, usize)> {
    let (of, end) = copy.term(numeral.end, |sense| match sense {
        Sense::Tenths(of) => Some(of),
        _ => None,
    })?;
    let longer = copy.marks(numeral.end, Sense::NotNumber).is_some_and(|other| other > end);
    let half = copy.marks(end, Sense::AndHalf);
    // 五五折: of two digits the second says hundredths.
    let tenths = numeral.value().filter(|tenths| of == Tenths::Whole || *tenths < Decimal::ONE_HUNDRED)?;
    let whole = of != Tenths::Whole && tenths > Decimal::TEN && tenths < Decimal::ONE_HUNDRED;
    let value = if whole { tenths } else { tenths.checked_mul(Decimal::TEN)? };
    let value = if half.is_some() { value.checked_add(Decimal::from(5))? } else { value };
    let end = half.unwrap_or(end);
    let readings = match of {
        Tenths::Whole => vec![value],
        Tenths::Left | Tenths::Off => vec![value, Decimal::ONE_HUNDRED.checked_sub(value)?],
    };
    (!longer).then(|| (Numeral { readings, end, soft: false, ..numeral.clone() }, end))
}

/// 千分之二, 半額: a share that the language tells in powers of ten or by name, as per cent.
fn in_hundreds(copy: &Copy<'_>, at: usize) -> Option<(Numeral, usize)> {
    let named = copy.term(at, |sense| match sense {
        Sense::NamedPercent(value) => Some(value),
        _ => None,
    });
    if let Some((value, end)) = named {
        return Some((Numeral::of(Decimal::from(value), end), end));
    }
    let (mut share, bare) = if copy.lang.file.spaces { None } else { part::of_whole(copy, at) }?;
    share.times(Decimal::ONE_HUNDRED);
    let end = share.end;
    bare.then_some((share, end))
}

fn percent(copy: &Copy<'_>, first: usize, numeral: Numeral, end: usize) -> Option<Fact> {
    let (bound, end) = bound::near(copy, first, end, end);
    let quantity = Quantity {
        readings: numeral.readings,
        measure: Measure::Unit(Unit::named("percent")?),
        noun: None,
        bound,
        written: if numeral.in_digits { Written::Digits } else { Written::Words },
        scaled: false,
        soft: false,
    };
    Some(copy.fact(first..end, Value::Quantity(quantity)))
}

/// Degrees below zero by a word behind them: 14 градусов мороза.
fn with_frost(copy: &Copy<'_>, mut numeral: Numeral, end: usize) -> (Numeral, usize) {
    // The word may be part of the unit's own term: градусов мороза are degrees Celsius.
    let within = copy.term_before(end, |sense| (sense == Sense::Frost).then_some(()));
    let within = within.filter(|(_, from)| *from > numeral.end).map(|_| end);
    let frost = copy.marks(end, Sense::Frost).or(within);
    match frost.filter(|_| numeral::is_temperature(copy, numeral.end)) {
        Some(after) => {
            numeral.readings.iter_mut().for_each(|value| value.set_sign_negative(true));
            (numeral, after)
        }
        None => (numeral, end),
    }
}

/// A half behind the unit: *due anni e mezzo*, 两年半.
fn with_half(copy: &Copy<'_>, mut numeral: Numeral, measure: Option<Measure>, end: usize) -> (Numeral, usize) {
    let unit = matches!(measure, Some(Measure::Unit(unit)) if unit.dimension() != Dimension::Share);
    match copy.marks(end, Sense::AndHalf).filter(|_| unit && !numeral.scaled) {
        Some(after) => {
            numeral.plus(HALF);
            (Numeral { soft: false, ..numeral }, after)
        }
        None => (numeral, end),
    }
}

/// 半年, 半小时: where words run together, a half before a unit of time is half of one.
fn half_of_unit(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let end = copy.marks(at, Sense::AndHalf).filter(|_| copy.lang.file.figures.glued == Glue::Run)?;
    let time = |sense| matches!(sense, Sense::Unit(unit) if unit.dimension() == Dimension::Duration).then_some(());
    copy.term(end, time).map(|_| Numeral::of(HALF, end))
}

/// 200 डॉलर बिलियन: translators leave the word of magnitude behind the currency. A lakh at least, so that
/// no hundred of something else is taken.
fn with_late_scale(copy: &Copy<'_>, mut numeral: Numeral, measure: Option<Measure>, end: usize) -> (Numeral, usize) {
    let money = matches!(measure, Some(Measure::Money(_))) && numeral.in_digits && !numeral.scaled;
    match numeral::scale_after(copy, end).filter(|(scale, _)| money && *scale >= 100_000) {
        Some((scale, after)) => {
            numeral.times(Decimal::from(scale));
            (Numeral { scaled: true, ..numeral }, after)
        }
        None => (numeral, end),
    }
}

/// свыше тысячи: a bound tells the one from the many, where the word does not.
fn is_one_behind_bound(copy: &Copy<'_>, at: usize, end: usize) -> bool {
    let is_scale = |sense| matches!(sense, Sense::Scale(_)).then_some(());
    copy.lang.file.figures.one_behind_bound
        && copy.term(at, is_scale).is_some_and(|((), scale)| scale == end)
        && copy.term_before(at, |sense| matches!(sense, Sense::Bound(_, Side::Before)).then_some(())).is_some()
}

fn vague_amount(copy: &Copy<'_>, at: usize, vague: Vague, end: usize) -> Option<Fact> {
    // "some 300" bounds a figure, "several" stands for one.
    if copy.tokens.get(end).is_some_and(|t| end < copy.end && t.shape == Shape::Digits) {
        return None;
    }
    let quantity = Quantity {
        readings: Vec::new(),
        measure: Measure::Count,
        noun: noun_near(copy, at, end),
        bound: Bound::Exactly,
        written: Written::Vague(vague),
        scaled: false,
        soft: false,
    };
    Some(copy.fact(at..end, Value::Quantity(quantity)))
}

/// Ordinal words that also name a time never accuse.
fn is_second_of_time(copy: &Copy<'_>, at: usize) -> bool {
    copy.at(at).iter().any(|hit| matches!(hit.sense, Sense::Ordinal(_)))
}

/// "the Five Eyes": a number with a capital behind a small word, and a capital behind it.
fn opens_name(copy: &Copy<'_>, first: usize, end: usize) -> bool {
    let begins = |t: usize, test: fn(char) -> bool| copy.is_word(t) && copy.word(t).starts_with(test);
    let lower = first > copy.first && begins(first - 1, char::is_lowercase);
    lower && begins(first, char::is_uppercase) && end < copy.end && begins(end, char::is_uppercase)
}

fn counted(sense: Sense) -> Option<Concept> {
    match sense {
        Sense::Concept(concept) if concept.class() == "counted" => Some(concept),
        _ => None,
    }
}

/// What a term at a token counts.
pub fn counted_at(copy: &Copy<'_>, at: usize) -> Option<Concept> {
    copy.at(at).iter().find_map(|hit| counted(hit.sense))
}

/// How many tokens before and after a figure are searched for what it counts. A guess that holds an
/// adjective or two.
const NOUN_BEFORE: usize = 3;
const NOUN_AFTER: usize = 6;

/// What the figure counts: of the counted concepts close by, those that tell the most come first
/// ("ten people were wounded" counts the wounded).
fn noun_near(copy: &Copy<'_>, first: usize, end: usize) -> Option<Concept> {
    let stop = (end..(end + NOUN_AFTER).min(copy.end))
        .find(|&t| copy.shape(t) == Some(Shape::Digits) || matches!(copy.key(t), "," | ";" | "،" | "，" | "；" | "、"))
        .unwrap_or((end + NOUN_AFTER).min(copy.end));
    let concepts = |range: std::ops::Range<usize>| range.flat_map(|t| copy.at(t)).filter_map(|hit| counted(hit.sense));
    let from = first.saturating_sub(NOUN_BEFORE).max(copy.first);
    let from = (from..first).rev().find(|&t| copy.shape(t) != Some(Shape::Word)).map_or(from, |t| t + 1);
    let before = (from..first).rev().flat_map(|t| copy.at(t)).filter_map(|hit| counted(hit.sense));
    // "821 died and many are missing": what follows "and" may be another count.
    let and = (end..stop).find(|&t| copy.is(t, Sense::And)).unwrap_or(stop);
    let all: Vec<Concept> = concepts(end..and).chain(before).chain(concepts(and..stop)).collect();
    all.iter().copied().find(|concept| concept.is_fate()).or_else(|| all.first().copied())
}

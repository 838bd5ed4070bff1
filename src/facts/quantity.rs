//! Quantities: a number with what it counts or measures, how it is bounded, and how it was written.

use super::figure;
use super::numeral::{self, Numeral};
use super::{Copy, Fact, Value, whole};
use crate::lang::{Bound, Concept, Currency, Sense, Shape, Side, Unit, Vague};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

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
            && self.value().is_some_and(|v| v.scale() == 0 && v >= whole(1500) && v <= whole(2100))
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
    if let Some((vague, end)) = copy.term(at, |sense| match sense {
        Sense::Vague(vague) => Some(vague),
        _ => None,
    }) {
        return vague_amount(copy, at, vague, end);
    }
    let (before, start) = measure_before(copy, at);
    if is_part_of_word(copy, start) {
        return None;
    }
    let numeral = fraction(copy, start).or_else(|| numeral::read(copy, start)).map(|numeral| with_rest(copy, numeral));
    // "Un millón y medio" is longer than "un millón".
    let whole_name = collective(copy, start);
    let longer = whole_name.as_ref().zip(numeral.as_ref()).is_none_or(|(name, numeral)| name.end > numeral.end);
    let numeral = if longer { whole_name.or(numeral) } else { numeral }?;
    // A sign of currency without a figure in digits is a word of its own: "the real two".
    let before = before.filter(|measure| numeral.in_digits || matches!(measure, Measure::Unit(_)));
    let first = if before.is_some() { at } else { start };
    if first > at {
        return None;
    }
    let (after, end) = measure_after(copy, &numeral)?;
    let measure = before.or(after).unwrap_or(Measure::Count);
    let end =
        if before.is_some() && after.is_some_and(|m| !matches!(m, Measure::Money(_))) { numeral.end } else { end };
    let written = if numeral.in_digits { Written::Digits } else { Written::Words };
    let soft = numeral.soft || (!numeral.in_digits && is_second_of_time(copy, first));
    let noun = if measure == Measure::Count { noun_near(copy, first, end) } else { None };
    let (bound, end) = bound_near(copy, first, end);
    let quantity = Quantity { readings: numeral.readings, measure, noun, bound, written, scaled: numeral.scaled, soft };
    Some(copy.fact(first..end, Value::Quantity(quantity)))
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

/// Whether digits are part of a name or a code: COVID-19, F-16, G7, 5G.
fn is_part_of_word(copy: &Copy<'_>, at: usize) -> bool {
    if copy.tokens.get(at).is_none_or(|token| token.shape != Shape::Digits) {
        return false;
    }
    let letters = |t: usize| {
        copy.tokens[t].shape == Shape::Word
            && copy.word(t).chars().next_back().is_some_and(|c| c.is_uppercase() || c.is_lowercase())
    };
    let is_money = |t: usize| copy.at(t).iter().any(|hit| matches!(hit.sense, Sense::Currency(_)));
    if copy.is_glued(at) && letters(at - 1) && !is_money(at - 1) {
        return true;
    }
    if copy.is_glued(at) && at >= copy.first + 2 && copy.key(at - 1) == "-" && copy.is_glued(at - 1) && letters(at - 2)
    {
        return true;
    }
    let next = at + 1;
    let known = |sense| {
        matches!(sense, Sense::Unit(_) | Sense::Scale(_) | Sense::Currency(_) | Sense::Percent(_)).then_some(())
    };
    copy.is_glued(next)
        && letters(next)
        && !copy.word(next).starts_with(crate::lang::is_apostrophe)
        && copy.term(next, known).is_none()
}

/// A sign of currency or percent before the figure, and where the figure begins.
fn measure_before(copy: &Copy<'_>, at: usize) -> (Option<Measure>, usize) {
    let sign = copy.term(at, |sense| match sense {
        Sense::Currency(currency) => Some(Measure::Money(currency)),
        Sense::Percent(Side::Before) => Unit::named("percent").map(Measure::Unit),
        _ => None,
    });
    match sign {
        Some((measure, end)) if copy.tokens.get(end).is_some_and(|t| end < copy.end && t.shape == Shape::Digits) => {
            (Some(measure), end)
        }
        // 百分之五, yüzde on iki: the word before the figure is sign enough.
        Some((Measure::Unit(unit), end)) if numeral::read(copy, end).is_some() => (Some(Measure::Unit(unit)), end),
        _ => (None, at),
    }
}

/// The measure behind the figure, and the token after it. `None` where the figure is no quantity.
fn measure_after(copy: &Copy<'_>, numeral: &Numeral) -> Option<(Option<Measure>, usize)> {
    let end = numeral.end;
    let next = end + usize::from(copy.key(end) == "-" && copy.is_glued(end));
    let measure = |sense| match sense {
        Sense::Unit(unit) => Some(Measure::Unit(unit)),
        Sense::Percent(Side::After) => Unit::named("percent").map(Measure::Unit),
        Sense::Currency(currency) => Some(Measure::Money(currency)),
        _ => None,
    };
    // Behind a million Romance languages set a small word: millions de dollars.
    let link = numeral.scaled && copy.at(next).iter().any(|hit| hit.sense == Sense::Function && hit.count == 1);
    let found = copy.term(next, measure).or_else(|| if link { copy.term(next + 1, measure) } else { None });
    Some(match found {
        Some((measure, after)) => (Some(measure), after),
        None => (None, end),
    })
}

/// A collective without a number before it: a dozen is twelve.
fn collective(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let (value, end) = copy.term(at, |sense| match sense {
        Sense::Collective(value) => Some(value),
        _ => None,
    })?;
    Some(Numeral { readings: vec![whole(value)], end, in_digits: false, scaled: false, soft: value <= 2 })
}

/// half, a third, anderthalb; half a million.
fn fraction(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let (value, end) = plain_fraction(copy, at)?;
    // A half, a third and a quarter are words of many uses; two thirds are a figure.
    let soft = Decimal::ONE.checked_div(value).is_none_or(|parts| parts.fract().is_zero());
    let numeral = Numeral { readings: vec![value], end, in_digits: false, scaled: false, soft };
    Some(with_scale(copy, numeral))
}

fn plain_fraction(copy: &Copy<'_>, at: usize) -> Option<(Decimal, usize)> {
    let ((above, below), end) = copy.term(at, |sense| match sense {
        Sense::Fraction(above, below) => Some((above, below)),
        _ => None,
    })?;
    Some((Decimal::from(above) / Decimal::from(below), end))
}

/// The number times the thousand or million behind it, where one stands there.
fn with_scale(copy: &Copy<'_>, mut numeral: Numeral) -> Numeral {
    if let Some((scale, end)) = copy.term(numeral.end, |sense| match sense {
        Sense::Scale(scale) if scale >= 1000 => Some(scale),
        _ => None,
    }) {
        numeral.readings.iter_mut().for_each(|value| *value = value.checked_mul(whole(scale)).unwrap_or(Decimal::MAX));
        (numeral.end, numeral.scaled, numeral.soft) = (end, true, false);
    }
    numeral
}

/// What may follow the number and belongs to it: two dozen, two and a half, two and a half million.
fn with_rest(copy: &Copy<'_>, mut numeral: Numeral) -> Numeral {
    if let Some((each, end)) = copy.term(numeral.end, |sense| match sense {
        Sense::Collective(value) => Some(value),
        _ => None,
    }) {
        numeral.readings.iter_mut().for_each(|value| *value = value.checked_mul(whole(each)).unwrap_or(Decimal::MAX));
        numeral.end = end;
        numeral.soft = false;
        return numeral;
    }
    let Some((more, end)) = fraction_behind(copy, numeral.end) else { return numeral };
    let scale = numeral.value().filter(|_| numeral.scaled).map_or(Decimal::ONE, closing_scale);
    let add = |value: Decimal| more.checked_mul(scale).and_then(|more| value.checked_add(more)).unwrap_or(Decimal::MAX);
    numeral.readings.iter_mut().for_each(|value| *value = add(*value));
    (numeral.end, numeral.soft) = (end, false);
    if !numeral.scaled {
        return with_scale(copy, numeral);
    }
    // 3 ملايين ونصف المليون: the half may name its million again.
    let again = copy.term(end, |sense| matches!(sense, Sense::Scale(value) if whole(value) == scale).then_some(()));
    numeral.end = again.map_or(end, |(_, end)| end);
    numeral
}

/// The half of "two and a half", of *due milioni e mezzo*, and the token after it.
fn fraction_behind(copy: &Copy<'_>, at: usize) -> Option<(Decimal, usize)> {
    let behind = match copy.term(at, |sense| (sense == Sense::And).then_some(())) {
        Some((_, next)) => {
            let article = copy.term(next, |sense| (sense == Sense::Article).then_some(())).map_or(next, |(_, end)| end);
            // "y medio" is a fraction that brings its joiner: a lone medio is a word of many uses.
            [next, article, at].into_iter().find_map(|at| plain_fraction(copy, at))
        }
        None => plain_fraction(copy, at).filter(|_| numeral::carries_and(copy, at)),
    };
    behind.filter(|(more, _)| *more < Decimal::ONE)
}

/// The thousand or million that a round number closes with: a half behind two million is half a million.
fn closing_scale(value: Decimal) -> Decimal {
    let scales = [1_000_000_000_000, 1_000_000_000, 1_000_000, 1000].map(whole);
    scales.into_iter().find(|scale| (value % scale).is_zero()).unwrap_or(Decimal::ONE)
}

/// Ordinal words that also name a time never accuse.
fn is_second_of_time(copy: &Copy<'_>, at: usize) -> bool {
    copy.at(at).iter().any(|hit| matches!(hit.sense, Sense::Ordinal(_)))
}

/// The bound on a figure, and the token after it where a word behind the figure gives it.
fn bound_near(copy: &Copy<'_>, first: usize, end: usize) -> (Bound, usize) {
    let before = |sense| match sense {
        Sense::Bound(bound, Side::Before) => Some(bound),
        _ => None,
    };
    let after = |sense| match sense {
        Sense::Bound(bound, Side::After) => Some(bound),
        _ => None,
    };
    // An article, a preposition or a hyphen may stand between: "more than the 300", כ-300.
    let small = first > copy.first
        && (copy.at(first - 1).iter().any(|hit| hit.sense == Sense::Function)
            || copy.key(first - 1) == "-" && copy.is_glued(first));
    let ahead =
        copy.term_before(first, before).or_else(|| if small { copy.term_before(first - 1, before) } else { None });
    if let Some((bound, _)) = ahead {
        return (bound, end);
    }
    if let Some((bound, after)) = copy.term(end, after) {
        return (bound, after);
    }
    // A counter or a case ending may stand between: 50人近く, 300'den fazla.
    let counted = copy.at(end).iter().any(|hit| hit.sense == Sense::Counter && hit.count == 1)
        || copy.word(end).starts_with(crate::lang::is_apostrophe);
    let behind = if counted { copy.term(end + 1, after) } else { None };
    (behind.map_or(Bound::Exactly, |(bound, _)| bound), end)
}

/// How many tokens before and after a figure are searched for what it counts. A guess that holds an
/// adjective or two.
const NOUN_BEFORE: usize = 3;
const NOUN_AFTER: usize = 6;

/// What the figure counts: of the counted concepts close by, those that tell the most come first
/// ("ten people were wounded" counts the wounded).
fn noun_near(copy: &Copy<'_>, first: usize, end: usize) -> Option<Concept> {
    let counted = |sense| match sense {
        Sense::Concept(concept) if concept.class() == "counted" => Some(concept),
        _ => None,
    };
    let stop = (end..(end + NOUN_AFTER).min(copy.end))
        .find(|&t| copy.tokens[t].shape == Shape::Digits || matches!(copy.key(t), "," | ";" | "،" | "，" | "；" | "、"))
        .unwrap_or((end + NOUN_AFTER).min(copy.end));
    let after = (end..stop).flat_map(|t| copy.at(t)).filter_map(|hit| counted(hit.sense));
    let from = first.saturating_sub(NOUN_BEFORE).max(copy.first);
    let from = (from..first).rev().find(|&t| copy.tokens[t].shape != Shape::Word).map_or(from, |t| t + 1);
    let before = (from..first).rev().flat_map(|t| copy.at(t)).filter_map(|hit| counted(hit.sense));
    let all: Vec<Concept> = after.chain(before).collect();
    all.iter().copied().find(|concept| concept.is_fate()).or_else(|| all.first().copied())
}

/// The ordinal at a token: third, 3rd, 第3, and 3. where the language sets a stop.
pub fn read_ordinal(copy: &Copy<'_>, at: usize) -> Option<Fact> {
    let mark = |side| move |sense| (sense == Sense::OrdinalMark(side)).then_some(());
    if let Some((_, next)) = copy.term(at, mark(Side::Before)) {
        let numeral = numeral::read(copy, next)?;
        let place = numeral.readings.first()?.to_u64()?;
        return Some(copy.fact(at..numeral.end, Value::Ordinal(place)));
    }
    if copy.tokens.get(at)?.shape == Shape::Digits {
        if is_part_of_word(copy, at) && !copy.is_glued(at + 1) {
            return None;
        }
        let figure = figure::read(copy, at)?;
        let place = figure.readings.first()?.to_u64()?;
        if let Some((_, end)) = copy.term(figure.end, mark(Side::After)).filter(|_| copy.is_glued(figure.end)) {
            return Some(copy.fact(at..end, Value::Ordinal(place)));
        }
        let followed = copy.tokens.get(at + 2).is_some_and(|t| at + 2 < copy.end && t.shape == Shape::Word);
        let stop = copy.key(at + 1) == "." && copy.is_glued(at + 1) && followed && !copy.is_glued(at + 2);
        if copy.lang.file.sentences.ordinal_stop && stop && copy.key(at).len() <= 3 {
            return Some(copy.fact(at..at + 2, Value::Ordinal(place)));
        }
        return None;
    }
    let ordinal = |sense| match sense {
        Sense::Ordinal(place) => Some(place),
        _ => None,
    };
    if let Some((place, end)) = copy.term(at, ordinal) {
        return Some(copy.fact(at..end, Value::Ordinal(place)));
    }
    // twenty-third: tens in words, then the ordinal.
    let (tens, mut next) = copy.term(at, |sense| match sense {
        Sense::Cardinal(value) if (20..100).contains(&value) && value.is_multiple_of(10) => Some(value),
        _ => None,
    })?;
    next += usize::from(copy.key(next) == "-");
    let (unit, end) = copy.term(next, ordinal).filter(|(unit, _)| *unit < 10)?;
    Some(copy.fact(at..end, Value::Ordinal(tens + unit)))
}

//! Figures that are wrong: in digits and in words.

#![expect(clippy::arithmetic_side_effects, reason = "digits, hours and days that were read as such")]

use super::super::forms::{in_place, redigit};
use super::super::site::{Edit, Site};
use crate::facts::{Fact, Quantity, Value};
use crate::lang::{Sense, Token};
use crate::span::{text_before, text_from};
use rust_decimal::Decimal;

/// A figure of another value.
pub fn replaced(site: &Site<'_, '_>) -> Vec<Edit> {
    in_digits(site, |quantity| !is_share(quantity), |_, digits| other_lead(digits))
}

/// A percentage of another value.
pub fn share_replaced(site: &Site<'_, '_>) -> Vec<Edit> {
    in_digits(site, is_share, |_, digits| other_lead(digits))
}

/// Two digits that have changed places: 15 and 51.
pub fn transposed(site: &Site<'_, '_>) -> Vec<Edit> {
    // A leading digit that changes by one is within what *about* allows.
    let swapped = |_: &Quantity, digits: &str| {
        let &[a, b, ..] = digits.as_bytes() else { return None };
        let swaps = b != b'0' && a.abs_diff(b) > 1;
        swaps.then(|| format!("{}{}{}", char::from(b), char::from(a), text_from(digits, 2)))
    };
    in_digits(site, |_| true, swapped)
}

/// A nought too many or too few.
pub fn nought(site: &Site<'_, '_>) -> Vec<Edit> {
    let slipped = |quantity: &Quantity, digits: &str| match digits.strip_suffix('0') {
        _ if quantity.scaled => None,
        Some(rest) if !rest.is_empty() => Some(rest.to_owned()),
        _ => Some(format!("{digits}0")),
    };
    in_digits(site, |quantity| !is_share(quantity), slipped)
}

/// A place in an order that is another one.
pub fn ordinal(site: &Site<'_, '_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (sentence, fact) in site.facts() {
        let Value::Ordinal(place @ 4..) = fact.value else { continue };
        let &[run] = site.digits(fact).as_slice() else { continue };
        let same = |other: &Fact| other.value == fact.value;
        if site.is_shared(sentence, same) && *run.key == *place.to_string() {
            let new = other_lead(&run.key).filter(|new| new.parse().is_ok_and(|new: u64| new > 3));
            let is_new = |new: &String| !site.is_said(|other| other.canonical() == *new);
            edits.extend(new.filter(is_new).and_then(|new| written(site, run, &new)));
        }
    }
    edits
}

/// A number in words that is another one: six for nine.
pub fn word(site: &Site<'_, '_>) -> Vec<Edit> {
    let cardinals = &site.document().lang.file.figures.cardinals;
    let mut edits = Vec::new();
    for (sentence, fact, _) in shared(site) {
        let Some((span, number)) = site.numeral(fact) else { continue };
        // Every number from two to twenty comes up once; not all of them are one word in every language.
        let others = (1..19).map(|step| 2 + (number - 2 + step * 5) % 19);
        let put = others.filter(|&other| !stands_in_row(site, sentence, other.into())).find_map(|other| {
            let forms = cardinals.get(&number.to_string()).zip(cardinals.get(&other.to_string()));
            forms.and_then(|(from, to)| in_place(site.words(span), from, to))
        });
        edits.extend(put.map(|put| Edit::new(span, put)));
    }
    edits
}

/// A word of magnitude that is another one: million and billion.
pub fn magnitude(site: &Site<'_, '_>) -> Vec<Edit> {
    let scales = &site.document().lang.file.figures.scales;
    let mut edits = Vec::new();
    for (_, fact, quantity) in shared(site) {
        let scale = site.hit(&fact.tokens, |sense| match sense {
            Sense::Scale(scale @ 1000..) => Some(scale),
            _ => None,
        });
        let Some((hit, scale)) = scale.filter(|_| quantity.scaled) else { continue };
        let span = site.span(hit);
        // The next larger one, of the largest the next smaller: those that copy mixes up.
        let mut known: Vec<u64> = scales.keys().filter_map(|value| value.parse().ok()).collect();
        known.sort_unstable();
        let larger = known.iter().copied().filter(|&value| value > scale && value <= scale.saturating_mul(10_000));
        let smaller = known.iter().rev().copied().filter(|&value| value < scale && value >= 1000);
        let other = larger.chain(smaller).find_map(|other| {
            let forms = scales.get(&scale.to_string()).zip(scales.get(&other.to_string()));
            forms.and_then(|(from, to)| in_place(site.words(span), from, to))
        });
        edits.extend(other.map(|put| Edit::new(span, put)));
    }
    edits
}

fn is_share(quantity: &Quantity) -> bool {
    quantity.unit_name().as_deref() == Some("percent")
}

/// Quantities that another version gives alike in the row, with their sentences.
fn shared<'s>(site: &Site<'s, '_>) -> Vec<(usize, &'s Fact, &'s Quantity)> {
    let alike = |a: &Quantity, b: &Quantity| a.value() == b.value() && a.measure == b.measure;
    let quantities = site.facts().filter_map(|(sentence, fact)| Some((sentence, fact, fact.quantity()?)));
    quantities
        .filter(|(_, _, quantity)| {
            quantity.value().is_some_and(|value| value != Decimal::ONE) && !quantity.may_be_year()
        })
        .filter(|(sentence, _, quantity)| {
            site.is_shared(*sentence, |other| other.quantity().is_some_and(|other| alike(quantity, other)))
        })
        .collect()
}

/// The figures in digits with their first run of digits changed to another that no version has in the row.
fn in_digits(
    site: &Site<'_, '_>,
    wanted: impl Fn(&Quantity) -> bool,
    change: impl Fn(&Quantity, &str) -> Option<String>,
) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (sentence, fact, quantity) in shared(site).into_iter().filter(|(_, _, quantity)| wanted(quantity)) {
        let runs = site.digits(fact);
        let Some(run) = runs.first() else { continue };
        let Some(new) = change(quantity, &run.key).filter(|new| **new != *run.key) else { continue };
        let alone = runs.len() == 1 && !quantity.scaled;
        if alone && new.parse().is_ok_and(|new: Decimal| stands_in_row(site, sentence, new)) {
            continue;
        }
        edits.extend(written(site, run, &new));
    }
    edits
}

/// Whether a version says that number in the sentence or its row: then nobody could tell the slip from it.
fn stands_in_row(site: &Site<'_, '_>, sentence: usize, number: Decimal) -> bool {
    let documents = &site.reading.documents;
    let here = std::iter::once((site.version, sentence)).chain(site.row(sentence));
    here.flat_map(|(version, s)| documents[version].facts_of(s)).any(|fact| match &fact.value {
        Value::Quantity(quantity) => quantity.readings.contains(&number),
        Value::Ordinal(place) => Decimal::from(*place) == number,
        _ => false,
    })
}

/// The digits with another lead, so far from it that no rounding explains it.
fn other_lead(digits: &str) -> Option<String> {
    let at = digits.find(|c| c != '0')?;
    let lead = digits.as_bytes().get(at)?.checked_sub(b'0')?;
    let other = char::from(b'1' + (lead + 3) % 9);
    Some(format!("{}{other}{}", text_before(digits, at), digits.get(at + 1..)?))
}

fn written(site: &Site<'_, '_>, run: &Token, digits: &str) -> Option<Edit> {
    Some(Edit::new(run.span, redigit(run, site.words(run.span), digits)?))
}

//! Units, currencies, names and directions that are wrong, and names that are gone.

use super::super::forms::{cased, in_place};
use super::super::site::{Edit, Site};
use crate::document::{Kind, Sentence};
use crate::facts::{Fact, Measure, Name, Quantity, Value};
use crate::lang::schema::LanguageFile;
use crate::lang::{self, Currency, Dimension, Direction, Entity, Form, Sense, Unit};
use crate::names::is_named;
use std::collections::BTreeMap;
use std::ops::Range;
use unicode_script::UnicodeScript;

/// Another unit that measures the same, the figure kept: of those that the language has the nearest in size.
pub fn unit(site: &Site<'_, '_>) -> Vec<Edit> {
    let far = |unit: Unit, name: &str| {
        let other = Unit::named(name).filter(|other| *other != unit && other.dimension() == unit.dimension())?;
        // No slip makes decades of years.
        let ratio = (other.measure(1.0) / unit.measure(1.0)).ln().abs();
        (ratio.is_finite() && !matches!(name, "decade" | "century")).then_some((ratio * 1000.0) as u64)
    };
    let find = |quantity: &Quantity| match quantity.measure {
        Measure::Unit(unit) if unit.dimension() != Dimension::Share => Some(unit),
        _ => None,
    };
    measured(site, find, Sense::Unit, |unit| unit.name().to_owned(), |file| &file.units, far)
}

/// Another currency, the sum kept.
pub fn currency(site: &Site<'_, '_>) -> Vec<Edit> {
    // Those of the news, so that a sum in one is no surprise.
    let far = |currency: Currency, code: &str| {
        (code != currency.code() && matches!(code, "EUR" | "USD" | "GBP")).then_some(0)
    };
    let find = |quantity: &Quantity| match quantity.measure {
        Measure::Money(currency) if !currency.is_hundredth() => Some(currency),
        _ => None,
    };
    measured(site, find, Sense::Currency, |currency| currency.code().to_owned(), |file| &file.currencies, far)
}

/// Quantities whose measure another version gives alike, with the words of the measure changed to those of the one
/// that is the least `far` from it.
fn measured<M: Copy + PartialEq>(
    site: &Site<'_, '_>,
    find: impl Fn(&Quantity) -> Option<M>,
    sense: impl Fn(M) -> Sense,
    name: impl Fn(M) -> String,
    table: impl Fn(&'static LanguageFile) -> &'static BTreeMap<String, Vec<String>>,
    far: impl Fn(M, &str) -> Option<u64>,
) -> Vec<Edit> {
    let own = table(&site.document().lang.file);
    let tables = [own, table(&lang::get("und").file)];
    let mut edits = Vec::new();
    for (sentence, fact) in site.facts() {
        let Some((quantity, measure)) = fact.quantity().and_then(|quantity| Some((quantity, find(quantity)?))) else {
            continue;
        };
        let same = |other: &Fact| {
            other.quantity().is_some_and(|other| other.value() == quantity.value() && find(other) == Some(measure))
        };
        let Some((hit, ())) = site.hit(&fact.tokens, |found| (found == sense(measure)).then_some(())) else { continue };
        if !site.is_shared(sentence, same) {
            continue;
        }
        let span = site.span(hit);
        let put = tables.iter().find_map(|table| {
            let from = table.get(&name(measure))?;
            let mut others: Vec<_> = table.iter().filter_map(|(other, to)| Some((far(measure, other)?, to))).collect();
            others.sort_by_key(|(far, _)| *far);
            others.into_iter().find_map(|(_, to)| in_place(site.words(span), from, to))
        });
        edits.extend(put.map(|put| Edit::new(span, put)));
    }
    edits
}

/// The opposite point of the compass.
pub fn direction(site: &Site<'_, '_>) -> Vec<Edit> {
    let names = &site.document().lang.file.directions;
    let opposite = |direction: Direction| {
        let bearing = direction.bearing()?.saturating_add(180) % 360;
        names.iter().find(|(name, _)| Direction::named(name).and_then(Direction::bearing) == Some(bearing))
    };
    let mut edits = Vec::new();
    for (n, sentence) in site.copy() {
        let hits = site.document().hits_in(&sentence.tokens).iter().filter(|hit| hit.end() <= sentence.tokens.end);
        let mut last = 0;
        for hit in hits.filter(|hit| matches!(hit.sense, Sense::Direction(_))) {
            let Sense::Direction(direction) = hit.sense else { continue };
            // Of terms that overlap the longest comes first: northeast, not north.
            if hit.first < last || !site.row_has(n, |sense| sense == hit.sense) {
                continue;
            }
            last = hit.end();
            let span = site.span(hit);
            let put = names.get(direction.name()).zip(opposite(direction));
            let put = put.and_then(|(from, (_, to))| in_place(site.words(span), from, to));
            edits.extend(put.map(|put| Edit::new(span, put)));
        }
    }
    edits
}

/// A place or an organisation of the tables, and where it is named.
struct Named {
    sentence: usize,
    entity: Entity,
    tokens: Range<usize>,
}

fn places(site: &Site<'_, '_>) -> Vec<Named> {
    let in_sentence = |(sentence, s): (usize, &Sentence)| {
        let all = site.document().entities_in(&s.tokens).into_iter();
        all.filter(|(_, form, _)| *form == Form::Name)
            .map(move |(entity, _, tokens)| Named { sentence, entity, tokens })
            .collect::<Vec<_>>()
    };
    site.copy().flat_map(in_sentence).collect()
}

/// Whether another version names it in the row.
fn row_names(site: &Site<'_, '_>, sentence: usize, entity: Entity) -> bool {
    site.row(sentence).into_iter().any(|(version, s)| {
        let document = &site.reading.documents[version];
        document.entities_in(&document.sentences[s].tokens).iter().any(|(other, ..)| *other == entity)
    })
}

/// A place or an organisation that is another one of the story, of the same kind.
pub fn place(site: &Site<'_, '_>) -> Vec<Edit> {
    let named = places(site);
    let here = |sentence: usize, entity: Entity| {
        row_names(site, sentence, entity) || named.iter().any(|n| n.sentence == sentence && n.entity == entity)
    };
    let mut edits = Vec::new();
    for Named { sentence, entity, tokens } in &named {
        // A name for two (Georgia) is given as both.
        let is_double = named.iter().any(|other| other.tokens == *tokens && other.entity != *entity);
        if is_double || !row_names(site, *sentence, *entity) {
            continue;
        }
        let span = site.document().span_of(tokens);
        let fits = |other: &&Named| {
            other.entity.kind() == entity.kind() && other.entity != *entity && !here(*sentence, other.entity)
        };
        if let Some(other) = named.iter().rev().find(fits) {
            let put = cased(site.words(site.document().span_of(&other.tokens)), site.words(span));
            edits.push(Edit::new(span, put));
        }
    }
    edits
}

/// A name in capital and small letters that no table knows and another version of the row has too, with its sentence.
fn names<'s>(site: &Site<'s, '_>) -> Vec<(usize, &'s Fact, &'s Name)> {
    let named = site.facts().filter_map(|(sentence, fact)| match &fact.value {
        Value::Name(name) => Some((sentence, fact, name)),
        _ => None,
    });
    let documents = &site.reading.documents;
    let is_plain = |fact: &Fact| {
        let words = site.words(fact.span);
        let is_known = site.hit(&fact.tokens, |sense| matches!(sense, Sense::Entity { .. }).then_some(())).is_some();
        // A head of a sentence and a noun of German may be taken for a name.
        let tokens = site.tokens(&fact.tokens);
        let ends = tokens.first().into_iter().chain(tokens.last());
        let is_common = ends.into_iter().any(|token| site.document().lang.is_word(&token.key));
        words.starts_with(char::is_uppercase) && words.contains(char::is_lowercase) && !is_known && !is_common
    };
    named
        .filter(|(sentence, fact, name)| {
            let mut row = site.row(*sentence).into_iter();
            is_plain(fact) && row.any(|(version, _)| is_named(name, &documents[version]))
        })
        .collect()
}

/// A name that is another one of the story.
pub fn name(site: &Site<'_, '_>) -> Vec<Edit> {
    let names = names(site);
    let words = |name: &Name| name.key.split([' ', '-']).map(str::to_owned).collect::<Vec<String>>();
    let script = |fact: &Fact| site.words(fact.span).chars().next().map(|c| c.script());
    let mut edits = Vec::new();
    for (sentence, fact, name) in &names {
        let (own, here) = (words(name), site.document().words(*sentence));
        let fits = |(_, other, other_name): &&(usize, &Fact, &Name)| {
            let theirs = words(other_name);
            theirs.len() == own.len()
                && script(other) == script(fact)
                && !theirs.iter().any(|word| own.contains(word))
                && !here.contains(site.words(other.span))
        };
        if let Some((_, other, _)) = names.iter().rev().find(fits) {
            edits.push(Edit::new(fact.span, site.words(other.span)));
        }
    }
    edits
}

/// A name that is gone from the body, with the space before it.
pub fn name_removed(site: &Site<'_, '_>) -> Vec<Edit> {
    let places = places(site).into_iter().filter(|place| row_names(site, place.sentence, place.entity));
    let named = names(site).into_iter().map(|(sentence, fact, _)| (sentence, fact.tokens.clone()));
    let mut edits = Vec::new();
    for (sentence, tokens) in named.chain(places.map(|place| (place.sentence, place.tokens))) {
        let mut span = site.document().span_of(&tokens);
        let whole = &site.document().sentences[sentence];
        // Each desk writes its own headlines, and its own place in front of the lead.
        if whole.kind != Kind::Body || tokens.start == whole.tokens.start {
            continue;
        }
        span.start -= usize::from(site.is_apart(tokens.start));
        let edit = Edit::new(span, "");
        if !edits.contains(&edit) {
            edits.push(edit);
        }
    }
    edits
}

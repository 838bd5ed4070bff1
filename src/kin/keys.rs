//! What a version can be known by in any language: the figures, dates, places, names, concepts and words that
//! another version of the story has too.

use crate::document::Document;
use crate::facts::{Date, Value};
use crate::lang::{Sense, Shape, Token, is_unspaced, pair_form, romanised, skeleton};
use crate::span::Span;
use std::ops::Range;

/// Kinds of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A figure, by its value.
    Figure,
    /// A day or a year.
    Date,
    /// What the tables of places and organisations know.
    Place,
    /// A concept of the newsroom.
    Concept,
    /// A name or a word that is in no list, by its consonants: it is spelt anew in every script.
    Name,
    /// How a word begins in Latin letters, or two characters of a script without spaces.
    Word,
}

pub(super) const KINDS: usize = 6;

impl Kind {
    /// In one word, for people and programs.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Figure => "figure",
            Kind::Date => "date",
            Kind::Place => "place",
            Kind::Concept => "concept",
            Kind::Name => "name",
            Kind::Word => "word",
        }
    }

    /// Whether the form of such a key says to people what it is; that of a name is its consonants alone.
    pub(super) fn is_told_by_form(self) -> bool {
        !matches!(self, Kind::Name | Kind::Word)
    }
}

/// A key: two versions share it where kind and form are the same.
#[derive(Clone, Debug)]
pub(super) struct Key {
    pub kind: Kind,
    pub form: String,
    /// Where the copy has it first.
    pub span: Span,
}

/// Consonants that a name must have, so that not every short word is the same (a guess).
const LEAST_SKELETON: usize = 3;

/// Letters of a word's beginning that languages share, whatever ending follows (a guess).
const BEGINNING: usize = 5;

/// The keys of a version's copy, each once, in order.
pub(super) fn keys(document: &Document<'_>) -> Vec<Key> {
    let mut keys = Vec::new();
    for sentence in document.sentences.iter().filter(|sentence| sentence.kind.is_copy()) {
        facts(document, &sentence.facts, &mut keys);
        terms(document, &sentence.tokens, &mut keys);
        words(document, &sentence.tokens, &mut keys);
    }
    keys.sort_by(|a: &Key, b| (a.kind, &a.form, a.span.start).cmp(&(b.kind, &b.form, b.span.start)));
    keys.dedup_by(|a, b| a.kind == b.kind && a.form == b.form);
    keys
}

fn facts(document: &Document<'_>, facts: &Range<usize>, keys: &mut Vec<Key>) {
    for fact in document.facts.get(facts.clone()).unwrap_or_default() {
        let mut add = |kind, form: String| {
            keys.push(Key { kind, form, span: fact.span });
        };
        match &fact.value {
            Value::Quantity(quantity) => {
                if let Some(value) = quantity.value() {
                    add(Kind::Figure, value.normalize().to_string());
                }
            }
            Value::Ordinal(place) => add(Kind::Figure, place.to_string()),
            Value::Date(date) => dates(date).into_iter().for_each(|form| add(Kind::Date, form)),
            Value::Time(time) => add(Kind::Date, format!("{}:{:02}", time.hour % 12, time.minute)),
            Value::Name(_) => {}
        }
    }
}

/// A date says several things: its year, its day, its weekday. Each may stand alone elsewhere.
fn dates(date: &Date) -> Vec<String> {
    let of = |part: Date| Date { calendar: date.calendar, ..part }.canonical();
    let Date { year, month, day, weekday, .. } = *date;
    let mut forms = Vec::new();
    if year.is_some() {
        forms.push(of(Date { year, ..Date::default() }));
    }
    if month.is_some() || day.is_some() {
        forms.push(of(Date { month, day, ..Date::default() }));
    }
    if weekday.is_some() {
        forms.push(Date { weekday, ..Date::default() }.canonical());
    }
    forms
}

fn terms(document: &Document<'_>, tokens: &Range<usize>, keys: &mut Vec<Key>) {
    let mut add = |kind, form: &str, tokens: &Range<usize>| {
        keys.push(Key { kind, form: form.to_owned(), span: document.span_of(tokens) });
    };
    for hit in document.hits_in(tokens).iter().filter(|hit| hit.end() <= tokens.end) {
        match hit.sense {
            Sense::Concept(concept) if !concept.is_grammar() => {
                add(Kind::Concept, concept.name(), &(hit.first..hit.end()));
            }
            Sense::Direction(direction) => add(Kind::Concept, direction.name(), &(hit.first..hit.end())),
            _ => {}
        }
    }
    for (entity, _, at) in document.entities_in(tokens) {
        add(Kind::Place, entity.key(), &at);
    }
}

fn words(document: &Document<'_>, tokens: &Range<usize>, keys: &mut Vec<Key>) {
    let tokens = document.tokens.get(tokens.clone()).unwrap_or_default();
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.shape == Shape::Word) {
        if token.key.starts_with(is_unspaced) {
            if let Some(next) = tokens.get(at + 1)
                && let Some(form) = pair_form(token, next)
            {
                keys.push(Key { kind: Kind::Word, form, span: token.span.to(next.span) });
            }
            continue;
        }
        let roman = romanised(&token.key);
        let skeleton = skeleton(&roman);
        if skeleton.len() >= LEAST_SKELETON && is_name(document, token, at == 0) {
            keys.push(Key { kind: Kind::Name, form: skeleton, span: token.span });
        }
        if let Some(beginning) = roman.get(..BEGINNING) {
            keys.push(Key { kind: Kind::Word, form: beginning.to_owned(), span: token.span });
        }
    }
}

/// Whether a word may be a name: a capital within a sentence says so, else that no list has it.
fn is_name(document: &Document<'_>, token: &Token, first: bool) -> bool {
    let written = token.span.of(document.text());
    let capital = written.starts_with(char::is_uppercase) && !first && !document.lang.file.nouns_capitalised;
    !written.starts_with(char::is_lowercase) && (capital || !document.lang.is_word(&token.key))
}

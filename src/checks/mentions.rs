//! The organisations that a version names.

use super::stand_ins::body;
use crate::document::Document;
use crate::facts::{Name, Value};
use crate::lang::{Concept, Entity, EntityKind};
use std::ops::Range;

/// A name spelt out before its short form has at most so many tokens: Movement for Justice in the Sahel.
const LONGEST_NAME: usize = 10;

/// Which organisation is named.
#[derive(PartialEq)]
pub enum Named<'d> {
    /// One that every language file knows.
    Known(Entity),
    /// One whose short form stands in brackets behind it: the Movement for Justice in the Sahel (MJS);
    /// with the bodies in its name, which another language translates.
    Short(&'d Name, Vec<Concept>),
}

/// The first place where a version names an organisation.
pub struct Mention<'d> {
    pub named: Named<'d>,
    pub sentence: usize,
    pub tokens: Range<usize>,
}

/// The organisations that a version names, each at its first place.
pub fn mentions<'d>(document: &'d Document<'_>) -> Vec<Mention<'d>> {
    let mut found: Vec<Mention<'d>> = Vec::new();
    for sentence in (0..document.sentences.len()).filter(|&s| document.sentences[s].kind.is_copy()) {
        let known = document.entities_in(&document.sentences[sentence].tokens).into_iter();
        let organisations = known.filter(|(entity, _, _)| entity.kind() == EntityKind::Organisation);
        let known_names = organisations.map(|(entity, _, tokens)| (Named::Known(entity), tokens));
        for (named, tokens) in known_names.chain(introduced(document, sentence)) {
            if !found.iter().any(|mention| mention.named == named) {
                found.push(Mention { named, sentence, tokens });
            }
        }
    }
    found
}

/// The names of a sentence whose short form follows in brackets, where a body stands among their words.
fn introduced<'d>(document: &'d Document<'_>, sentence: usize) -> Vec<(Named<'d>, Range<usize>)> {
    let first = document.sentences[sentence].tokens.start;
    let in_brackets = |at: usize| at > first && matches!(&*document.tokens[at - 1].key, "(" | "（");
    let mut found = Vec::new();
    for fact in document.facts_of(sentence) {
        let Value::Name(name) = &fact.value else { continue };
        let from = fact.tokens.start.saturating_sub(LONGEST_NAME).max(first);
        let capital = |t: usize| document.tokens[t].span.of(document.text()).starts_with(char::is_uppercase);
        let before = document.hits_in(&(from..fact.tokens.start)).iter().filter(|hit| capital(hit.first));
        let bodies: Vec<(usize, Concept)> = before.filter_map(|hit| Some((hit.first, body(hit)?))).collect();
        if let Some(&(body, _)) = bodies.first().filter(|_| name.acronym && in_brackets(fact.tokens.start)) {
            let named = Named::Short(name, bodies.iter().map(|(_, concept)| *concept).collect());
            // "State Bank of India": the capitals before the body belong to the name.
            let start = (from..body).rev().take_while(|&t| capital(t)).last().unwrap_or(body);
            found.push((named, start..fact.tokens.start - 1));
        }
    }
    found
}

//! An organisation that one version names is named nowhere in another.

use super::name_differs::is_named;
use super::stand_ins::{all_bodies, body, stand_in};
use crate::align::Reading;
use crate::document::Document;
use crate::facts::{Fact, Name, Value};
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::{Concept, Organisation, Sense, Shape};
use rustc_hash::FxHashSet;
use std::cell::OnceCell;
use std::ops::Range;

/// The row must be so sure before a lost name is told.
const ROW_SURE: f64 = 0.9;
/// A name spelt out before its short form has at most so many tokens: Movement for Justice in the Sahel.
const LONGEST_NAME: usize = 10;

pub fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let named: Vec<Vec<Mention<'_>>> = reading.documents.iter().map(mentions).collect();
    let mut found: Vec<Finding> = Vec::new();
    for other in 0..named.len() {
        let mut told: Vec<&Named<'_>> = Vec::new();
        for version in reading.order.iter().copied().filter(|&version| version != other) {
            let until = OnceCell::new();
            let until = || *until.get_or_init(|| told_until(&reading.documents[version], &reading.documents[other]));
            let is_lost = |mention: &&Mention<'_>| is_lost(reading, version, mention, other, &named, until);
            for mention in named[version].iter().filter(is_lost) {
                let Some(finding) = finding(reading, version, other, mention) else { continue };
                // One version that names it is witness enough, and one lost name a place.
                let place = found.iter().position(|known| known.fault == finding.fault);
                match place {
                    Some(place) if found[place].severity < finding.severity => found[place] = finding,
                    Some(_) => {}
                    None if finding.severity == Severity::Note && told.contains(&&mention.named) => {}
                    None => found.push(finding),
                }
                told.push(&mention.named);
            }
        }
    }
    found
}

/// Which organisation is named.
#[derive(PartialEq)]
enum Named<'d> {
    /// One that every language file knows.
    Known(Organisation),
    /// One whose short form stands in brackets behind it: the Movement for Justice in the Sahel (MJS);
    /// with the bodies in its name, which another language translates.
    Short(&'d Name, Vec<Concept>),
}

/// The first place where a version names an organisation.
struct Mention<'d> {
    named: Named<'d>,
    sentence: usize,
    tokens: Range<usize>,
}

fn mentions<'d>(document: &'d Document<'_>) -> Vec<Mention<'d>> {
    let mut found: Vec<Mention<'d>> = Vec::new();
    // What stands before a sentence: a short form is introduced once.
    let (mut before, mut end) = (FxHashSet::default(), 0);
    for sentence in (0..document.sentences.len()).filter(|&s| document.sentences[s].kind.is_copy()) {
        let known = document.organisations_in(sentence);
        let known_names = known.into_iter().map(|(organisation, tokens)| (Named::Known(organisation), tokens));
        let mut short_names = introduced(document, sentence);
        if !short_names.is_empty() {
            let begins = document.sentences[sentence].tokens.start;
            before.extend(document.tokens[end..begins].iter().map(|token| &*token.key));
            end = begins;
            short_names.retain(|(named, _)| !matches!(named, Named::Short(name, _) if before.contains(&*name.key)));
        }
        for (named, tokens) in known_names.chain(short_names) {
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

fn is_lost(
    reading: &Reading<'_>,
    version: usize,
    mention: &Mention<'_>,
    other: usize,
    named: &[Vec<Mention<'_>>],
    until: impl Fn() -> Option<usize>,
) -> bool {
    match &mention.named {
        named_here @ Named::Known(_) => !named[other].iter().any(|m| m.named == *named_here),
        Named::Short(name, _) => {
            let row = reading.group_of(version, mention.sentence).map(|row| &reading.groups[row]);
            let up_to = row.and_then(|row| row.sentences[other].last()).map_or(0, |&last| last + 1);
            until().is_some_and(|until| up_to <= until) && !is_named(name, &reading.documents[other])
        }
    }
}

/// How many sentences of another version can show that it lacks a short form. Those behind a short form
/// that only it has cannot: that may be the same one in its own language. Without capitals a name in
/// translation and a common noun look alike, and no sentence can.
fn told_until(document: &Document<'_>, lacking: &Document<'_>) -> Option<usize> {
    let strange = |fact: &Fact| match &fact.value {
        Value::Name(short) => short.acronym && !is_named(short, document),
        _ => false,
    };
    let sentences = lacking.sentences.len();
    let has_capitals = lacking.tokens.iter().any(|t| t.span.of(lacking.text()).starts_with(char::is_uppercase));
    let first = || (0..sentences).find(|&s| lacking.facts_of(s).iter().any(strange)).unwrap_or(sentences);
    has_capitals.then(first)
}

fn finding(reading: &Reading<'_>, version: usize, other: usize, mention: &Mention<'_>) -> Option<Finding> {
    let (document, lacking) = (&reading.documents[version], &reading.documents[other]);
    let row = reading.group_of(version, mention.sentence).map(|row| &reading.groups[row]);
    let row = row.filter(|row| row.score >= ROW_SURE && !row.sentences[other].is_empty());
    let (wanted, value) = match &mention.named {
        Named::Known(organisation) => (all_bodies(), organisation.key()),
        Named::Short(name, bodies) => (bodies.clone(), &*name.key),
    };
    let body = || stand_in(reading, row?, (version, &mention.tokens), other, &wanted);
    let head = || {
        let head = head_word(document, mention)?;
        let token =
            near(reading, version, other, mention.sentence).into_iter().find_map(|s| lone_head(lacking, s, head));
        token.map(|token| token..token + 1)
    };
    let span = document.span_of(&mention.tokens);
    let words = span.of(document.text());
    let (id, lacking_id) = (&document.version.id, &lacking.version.id);
    let (place, severity, tail) = match (body().or_else(head), row, &mention.named) {
        (Some(tokens), ..) => {
            let stand_in = lacking.span_of(&tokens);
            let tail = format!("; {lacking_id} has only “{}”", stand_in.of(lacking.text()));
            (stand_in, Severity::Warning, tail)
        }
        (None, Some(row), Named::Known(_)) => {
            let &sentence = row.sentences[other].first()?;
            (lacking.sentences[sentence].span, Severity::Note, String::new())
        }
        _ => return None,
    };
    Some(Finding {
        rule: "name-missing",
        family: Family::Entity,
        severity,
        confidence: if severity == Severity::Warning { 0.8 } else { 0.5 },
        message: format!("“{words}” in {id} is named nowhere in {lacking_id}{tail}."),
        fault: Place::new(other, place),
        evidence: vec![Place::meaning(version, span, value)],
        suggestion: None,
    })
}
/// The noun that the name belongs to: the word behind it ("United Nations mission").
fn head_word<'d>(document: &'d Document<'_>, mention: &Mention<'_>) -> Option<&'d str> {
    let token = document.tokens.get(mention.tokens.end)?;
    let small = token.span.of(document.text()).starts_with(char::is_lowercase);
    let plain =
        !document.has(mention.tokens.end, |sense| matches!(sense, Sense::Function | Sense::Reporting | Sense::Article));
    (token.shape == Shape::Word && small && plain && token.key.chars().count() >= 4).then_some(&*token.key)
}

/// The sentences of the other version that may say the same: the aligned ones and those beside them,
/// and the ones aligned with the neighbours of the mention.
fn near(reading: &Reading<'_>, version: usize, other: usize, sentence: usize) -> Vec<usize> {
    let last = reading.documents[other].sentences.len();
    let mut found: Vec<usize> = Vec::new();
    for step in [sentence, sentence + 1, sentence.wrapping_sub(1)] {
        let Some(row) = reading.group_of(version, step) else { continue };
        for &s in &reading.groups[row].sentences[other] {
            found.extend(
                [s, s + 1, s.wrapping_sub(1)]
                    .into_iter()
                    .filter(|&s| s < last && !found.contains(&s))
                    .collect::<Vec<_>>(),
            );
        }
    }
    found
}

/// The head word in a sentence, where no name stands before it: an article alone.
fn lone_head(document: &Document<'_>, sentence: usize, head: &str) -> Option<usize> {
    let tokens = document.sentences[sentence].tokens.clone();
    tokens.clone().find(|&t| {
        let article = t > tokens.start && document.has(t - 1, |sense| sense == Sense::Article);
        article && *document.tokens[t].key == *head
    })
}

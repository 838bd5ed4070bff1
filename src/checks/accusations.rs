//! Who blames whom: two versions that turn the two round.

use super::rows::list;
use super::voices::{Voice, is_subject, voices};
use crate::align::{Group, Reading};
use crate::document::{Document, Spelling};
use crate::facts::{Name, Value};
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::{Entity, EntityKind, Order, Sense, Shape, SourceWord, is_apostrophe};
use crate::span::text_from;
use std::ops::Range;

/// One that blames or is blamed.
#[derive(Clone)]
enum Party<'d> {
    /// A land, or a capital that stands for one.
    Place(Entity),
    Voice(Voice),
    Name(&'d Name),
}

/// A verb of blame with who does it and who suffers it.
struct Accusation<'d> {
    verb: Range<usize>,
    by: (Party<'d>, Range<usize>),
    of: (Party<'d>, Range<usize>),
}

/// So many words stand between the verb and those at its sides at most. A guess.
const REACH: usize = 3;
/// So many tokens on each side of it are looked at.
const STAGE: usize = 60;

/// The pairs of versions of a row that turn round who blames whom.
pub fn turned(reading: &Reading<'_>, group: &Group) -> Vec<Finding> {
    let blamed = |version: usize| {
        let document = &reading.documents[version];
        let all = group.sentences[version].iter().filter_map(|&s| accusation(document, s)).collect::<Vec<_>>();
        <[Accusation<'_>; 1]>::try_from(all).ok().map(|[one]| (version, one))
    };
    let all: Vec<(usize, Accusation<'_>)> = group.versions().filter_map(blamed).collect();
    let mut found = Vec::new();
    for (n, (a, one)) in all.iter().enumerate() {
        for (b, other) in &all[n + 1..] {
            let crossed = is_same(&one.by.0, &other.of.0) && is_same(&one.of.0, &other.by.0);
            if crossed && !is_same(&one.by.0, &other.by.0) {
                found.push(finding(reading, group, [(*a, one), (*b, other)]));
            }
        }
    }
    found
}

fn is_same(one: &Party<'_>, other: &Party<'_>) -> bool {
    match (one, other) {
        (Party::Place(x), Party::Place(y)) => x == y,
        (Party::Voice(x), Party::Voice(y)) => x.may_be(y) && !x.is_anyone() && !y.is_anyone(),
        (Party::Name(x), Party::Name(y)) => {
            let [x, y] = [x, y].map(|name| name.key.rsplit(' ').next().map(Spelling::of));
            x.zip(y).is_some_and(|(x, y)| x.roman == y.roman || x.skeleton.len() > 2 && x.skeleton == y.skeleton)
        }
        _ => false,
    }
}

/// The parties in some tokens, first to last.
fn parties<'d>(document: &'d Document<'_>, tokens: &Range<usize>) -> Vec<(Party<'d>, Range<usize>)> {
    let mut found: Vec<(Party<'d>, Range<usize>)> = Vec::new();
    let mut add = |party: Party<'d>, tokens: Range<usize>| {
        if !found.iter().any(|(_, known)| known.start < tokens.end && tokens.start < known.end) {
            found.push((party, tokens));
        }
    };
    voices(document, tokens).into_iter().for_each(|voice| {
        let tokens = voice.tokens.clone();
        add(Party::Voice(voice), tokens);
    });
    for (entity, _, tokens) in document.entities_in(tokens) {
        if matches!(entity.kind(), EntityKind::Land | EntityKind::City) {
            add(Party::Place(entity), tokens);
        }
    }
    for fact in document.facts_in(tokens) {
        if let Value::Name(name) = &fact.value {
            add(Party::Name(name), fact.tokens.clone());
        }
    }
    found.sort_by_key(|(_, tokens)| tokens.start);
    found
}

/// The one accusation of a sentence; none where it holds two.
fn accusation<'d>(document: &'d Document<'_>, sentence: usize) -> Option<Accusation<'d>> {
    let tokens = &document.sentences[sentence].tokens;
    let blames = |sense: Sense| sense == Sense::Source(SourceWord::Accuse);
    let mut verbs = document.hits_in(tokens).iter().filter(|hit| blames(hit.sense) && hit.end() <= tokens.end);
    let verb = verbs.next().map(|hit| hit.first..hit.end())?;
    if verbs.any(|hit| hit.first >= verb.end) {
        return None;
    }
    let from = verb.start.saturating_sub(STAGE).max(tokens.start);
    let parties = parties(document, &(from..tokens.end.min(verb.end + STAGE)));
    let split = parties.partition_point(|(_, tokens)| tokens.end <= verb.start);
    let (before, behind) = parties.split_at(split);
    let plain = |between: Range<usize>| is_plain(document, between);
    let near = |party: &(Party<'d>, Range<usize>)| party.1.start >= verb.end && plain(verb.end..party.1.start);
    let (by, of) = match document.lang.file.sources.order {
        Order::Sov => match before {
            [_, of] if verb.start - of.1.end > REACH => return None,
            // What is marked as an object may stand first: Ukrayna'yı Rusya suçladı.
            [of, by] if is_object(document, &of.1) && !is_object(document, &by.1) => (by, of),
            [by, of] if marks_subjects(document, &by.1) && !is_object(document, &by.1) => (by, of),
            _ => return None,
        },
        Order::Vso if before.last().is_none_or(|party| party.1.end + 1 < verb.start) => match behind {
            [by, of, ..] if near(by) && plain(by.1.end..of.1.start) => (by, of),
            _ => return None,
        },
        Order::Svo | Order::Fixed | Order::Vso => {
            let (left, right) = (before.last()?, behind.first()?);
            let close = verb.start - left.1.end <= REACH && words(document, left.1.end..verb.start);
            let agent = (verb.end..right.1.start.max(verb.end))
                .any(|t| document.has(t, |s| s == Sense::Source(SourceWord::Agent(crate::lang::Side::After))));
            match (agent, near(right)) {
                (true, _) if close && right.1.start - verb.end <= REACH => (right, left),
                (false, true) if close => (left, right),
                _ => return None,
            }
        }
    };
    Some(Accusation { verb, by: by.clone(), of: of.clone() })
}

/// Whether a word is marked as a subject, where the language marks them.
fn marks_subjects(document: &Document<'_>, tokens: &Range<usize>) -> bool {
    let sources = &document.lang.file.sources;
    sources.marks.is_empty() && sources.endings.is_empty() || is_subject(document, tokens)
}

/// Whether words are marked as an object, by what stands right behind them or behind their apostrophe.
fn is_object(document: &Document<'_>, tokens: &Range<usize>) -> bool {
    let marks = &document.lang.file.sources.object_behind;
    let is_mark = |mark: &str| marks.iter().any(|known| known == mark);
    let behind = document.tokens.get(tokens.end).is_some_and(|token| is_mark(&token.key));
    // An ending behind an apostrophe is no part of its token.
    let end = tokens.end.checked_sub(1).map_or(0, |at| document.tokens[at].span.end);
    let suffix = text_from(document.text(), end).strip_prefix(is_apostrophe);
    behind || suffix.is_some_and(|rest| is_mark(rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default()))
}

fn words(document: &Document<'_>, mut between: Range<usize>) -> bool {
    between.all(|t| document.tokens[t].shape == Shape::Word)
}

/// Whether what stands before an object is no more than its article, its mark and an adjective.
fn is_plain(document: &Document<'_>, mut between: Range<usize>) -> bool {
    let joins = |sense| matches!(sense, Sense::Article | Sense::Source(SourceWord::Object));
    let small = |t: usize| document.has(t, |sense| sense == Sense::Function) && !document.has(t, joins);
    between.len() <= REACH && words(document, between.clone()) && !between.any(small)
}

fn finding(reading: &Reading<'_>, group: &Group, sides: [(usize, &Accusation<'_>); 2]) -> Finding {
    let quote = |(version, blame): &(usize, &Accusation<'_>)| {
        let document = &reading.documents[*version];
        let words = |tokens: &Range<usize>| document.span_of(tokens).of(document.text());
        format!("“{}” blames “{}” in {}", words(&blame.by.1), words(&blame.of.1), document.version.id)
    };
    let place = |(version, blame): (usize, &Accusation<'_>)| {
        let ends = [&blame.verb, &blame.by.1, &blame.of.1];
        let (first, last) = ends.iter().fold((usize::MAX, 0), |(a, b), t| (a.min(t.start), b.max(t.end)));
        Place::new(version, reading.documents[version].span_of(&(first..last)))
    };
    Finding {
        rule: "attribution-differs",
        family: Family::Entity,
        severity: Severity::Warning,
        confidence: (group.score * 80.0).round() / 100.0,
        message: format!("Who blames whom is turned round: {}.", list(&sides.each_ref().map(quote))),
        fault: place(sides[0]),
        evidence: vec![place(sides[1])],
        suggestion: None,
    }
}

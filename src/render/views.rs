//! Alignment, facts and rules as JSON, for programs that want one layer alone. What a report has too
//! is of the same shape as in [`json`](super::json).
//!
//! ```json
//! {"id": "kabul", "versions": [{"id": "a", "lang": "en", "sentences": [
//!    {"span": [0, 52], "paragraph": 0, "kind": "body", "text": "…"}]}],
//!  "groups": [{"sentences": {"a": [0], "b": [1, 2]}, "score": 0.91}]}
//!
//! {"id": "kabul", "versions": [{"id": "a", "lang": "en", "facts": [
//!    {"line": 1, "column": 15, "span": [14, 17], "text": "Six", "kind": "quantity", "meant": "6",
//!     "value": 6, "unit": null, "noun": "dead", "bound": "exactly"}]}]}
//!
//! [{"name": "leaked-markup", "family": "garble", "severity": "error", "summary": "…"}]
//! ```
//!
//! `line` and `column` count from 1, columns in characters. `meant` is the value in words; an amount
//! without a figure (“several”) has `value` null.

use super::json::{FactShape, GroupShape, SentenceShape, line};
use super::lines::Lines;
use super::rules::summary;
use crate::align::Reading;
use crate::checks::Rule;
use crate::document::Document;
use serde::Serialize;

/// Which sentences of a story say the same.
pub fn alignment(reading: &Reading<'_>) -> String {
    let groups = reading.groups.iter().map(|group| GroupShape::of(group, &reading.documents)).collect();
    let versions = reading.documents.iter().map(AlignedShape::of).collect();
    line(&AlignmentShape { id: &reading.story.id, versions, groups })
}

/// What was read out of each version of a story.
pub fn facts(reading: &Reading<'_>) -> String {
    line(&FactsShape { id: &reading.story.id, versions: reading.documents.iter().map(ReadShape::of).collect() })
}

/// The rules, and what each finds.
pub fn rules(rules: &[Rule]) -> String {
    line(&rules.iter().map(RuleShape::of).collect::<Vec<_>>())
}

#[derive(Serialize)]
struct AlignmentShape<'a> {
    id: &'a str,
    versions: Vec<AlignedShape<'a>>,
    groups: Vec<GroupShape<'a>>,
}

#[derive(Serialize)]
struct AlignedShape<'a> {
    id: &'a str,
    lang: &'a str,
    sentences: Vec<WordsShape<'a>>,
}

#[derive(Serialize)]
struct WordsShape<'a> {
    #[serde(flatten)]
    sentence: SentenceShape,
    text: &'a str,
}

impl<'a> AlignedShape<'a> {
    fn of(document: &'a Document<'_>) -> Self {
        let words = document.sentences.iter().map(|sentence| WordsShape {
            sentence: SentenceShape::of(sentence),
            text: sentence.span.of(document.text()),
        });
        AlignedShape { id: &document.version.id, lang: &document.tag, sentences: words.collect() }
    }
}

#[derive(Serialize)]
struct FactsShape<'a> {
    id: &'a str,
    versions: Vec<ReadShape<'a>>,
}

#[derive(Serialize)]
struct ReadShape<'a> {
    id: &'a str,
    lang: &'a str,
    facts: Vec<PlacedShape<'a>>,
}

#[derive(Serialize)]
struct PlacedShape<'a> {
    line: usize,
    column: usize,
    meant: String,
    #[serde(flatten)]
    fact: FactShape<'a>,
}

impl<'a> ReadShape<'a> {
    fn of(document: &'a Document<'_>) -> Self {
        let lines = Lines::of(document.version.file());
        let placed = document.facts.iter().map(|fact| {
            let (line, column) = lines.place(document.version.in_file(fact.span).start);
            PlacedShape { line, column, meant: fact.canonical(), fact: FactShape::of(fact, document.text()) }
        });
        ReadShape { id: &document.version.id, lang: &document.tag, facts: placed.collect() }
    }
}

#[derive(Serialize)]
struct RuleShape {
    name: &'static str,
    family: &'static str,
    severity: &'static str,
    summary: String,
}

impl RuleShape {
    fn of(rule: &Rule) -> Self {
        let (family, severity) = (rule.family.name(), rule.severity.name());
        RuleShape { name: rule.name, family, severity, summary: summary(rule) }
    }
}

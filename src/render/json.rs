//! Reports as JSON, schema `copydesk.report/1`. Fields may be added; none is renamed, retyped or
//! removed.
//!
//! ```json
//! {"schema": "copydesk.report/1", "id": "kabul",
//!  "versions": [{"id": "a", "lang": "en", "lang_confidence": 0.99,
//!    "sentences": [{"span": [0, 52], "paragraph": 0, "kind": "body"}],
//!    "facts": [{"span": [14, 17], "text": "Six", "kind": "quantity", "value": 6, "unit": null,
//!               "noun": "dead", "bound": "exactly"}]}],
//!  "groups": [{"sentences": {"a": [0], "b": [1, 2]}, "score": 0.91}],
//!  "findings": [{"rule": "number-differs", "family": "number", "severity": "error", "confidence": 0.94,
//!    "message": "…",
//!    "spans": [{"version": "a", "start": 14, "end": 17, "text": "Six", "value": "6"}],
//!    "suggestion": null, "fingerprint": "9f0c…"}]}
//! ```
//!
//! - Offsets are bytes of UTF-8 in that version's text, half-open. The first span of a finding is where
//!   the fault is, the others are the evidence; `value` is null where the check read none.
//! - `kind` of a sentence: `headline`, `byline`, `dateline`, `body`, `caption`, `boilerplate`.
//! - `kind` of a fact: `quantity`, `ordinal`, `date`, `time`, `name`. `value` is a number, written
//!   exactly, for a quantity and an ordinal, and canonical text otherwise. `unit` (a unit's name or a
//!   currency's code), `noun` (what is counted) and `bound` are null where there is none. Amounts
//!   without a figure (“several”) are left out.
//! - `groups` are the aligned rows: sentence numbers, from 0, by version id.
//! - `family`: `garble`, `number`, `entity`, `meaning`, `coverage`. `severity`: `error`, `warning`,
//!   `note`. Confidences and scores are 0 to 1, to four decimals.
//! - `copydesk check` gives more, since it reads files: `path` on versions, as it was named, null for other copy;
//!   on spans the `line` and `column` in that file, from 1, columns in characters; on findings the `standing`:
//!   `new`, `known` (in the baseline), `accepted`, or `expired` where its acceptance is over.
//!
//! A story that was not checked to its end has, behind its `id`, an `error` that says so, as no whole report has; and
//! `undone`: `why`, which is `time` (`--timeout`), or what the story has too much of, `copy`, `sentences` or `versions`;
//! the `time` that it might have taken, in seconds, null where that was not limited by the clock; the `stages` that
//! were not done to their end, of `reading` and `alignment`; and the `rules` that were not done, of which nothing is
//! known. What was found by the others stands.
//!
//! A line of a stream that is no story gives `{"schema", "id": null, "line": 17, "error": "…"}`.

use super::address::Pages;
use super::run::Run;
use crate::align::Group;
use crate::document::{Document, Sentence};
use crate::facts::{Fact, Value};
use crate::finding::{Finding, Place};
use crate::report::{Report, Undone};
use crate::span::Span;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

const SCHEMA: &str = "copydesk.report/1";

/// A report on one line, without a line feed.
pub fn report(report: &Report<'_>) -> String {
    line(&ReportShape::of(report, None))
}

/// Every report of a run, likewise, with paths, lines and columns in files, and standings.
pub fn reports(run: &Run<'_>) -> impl Iterator<Item = String> {
    run.reports.iter().zip(&run.pages).map(|(report, pages)| line(&ReportShape::of(report, Some(pages))))
}

/// What stands in a report's place where line `number` of a stream is no story.
pub fn error(number: u64, message: &str) -> String {
    line(&ErrorShape { schema: SCHEMA, id: None, line: number, error: message })
}

/// Shapes made of text, numbers and lists cannot fail to be written.
pub(super) fn line(shape: &impl Serialize) -> String {
    serde_json::to_string(shape).unwrap_or_default()
}

#[derive(Serialize)]
struct ErrorShape<'a> {
    schema: &'static str,
    id: Option<&'a str>,
    line: u64,
    error: &'a str,
}

#[derive(Serialize)]
struct ReportShape<'a> {
    schema: &'static str,
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    undone: Option<UndoneShape<'a>>,
    versions: Vec<VersionShape<'a>>,
    groups: Vec<GroupShape<'a>>,
    findings: Vec<FindingShape<'a>>,
}

#[derive(Serialize)]
struct UndoneShape<'a> {
    why: &'static str,
    time: Option<f64>,
    stages: &'static [&'static str],
    rules: &'a [&'static str],
}

#[derive(Serialize)]
struct VersionShape<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<Option<String>>,
    lang: &'a str,
    lang_confidence: f64,
    sentences: Vec<SentenceShape>,
    facts: Vec<FactShape<'a>>,
}

#[derive(Serialize)]
pub(super) struct SentenceShape {
    span: [usize; 2],
    paragraph: usize,
    kind: &'static str,
}

#[derive(Serialize)]
pub(super) struct FactShape<'a> {
    span: [usize; 2],
    text: &'a str,
    kind: &'static str,
    value: Option<ValueShape>,
    unit: Option<String>,
    noun: Option<&'static str>,
    bound: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ValueShape {
    Figure(Box<RawValue>),
    Place(u64),
    Words(String),
}

#[derive(Serialize)]
pub(super) struct GroupShape<'a> {
    sentences: Rows<'a>,
    score: f64,
}

/// Sentence numbers by version id, in the order of the versions.
struct Rows<'a>(Vec<(&'a str, &'a [usize])>);

#[derive(Serialize)]
struct FindingShape<'a> {
    rule: &'static str,
    family: &'static str,
    severity: &'static str,
    confidence: f64,
    message: &'a str,
    spans: Vec<PlaceShape<'a>>,
    suggestion: Option<&'a str>,
    fingerprint: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: Option<&'static str>,
}

#[derive(Serialize)]
struct PlaceShape<'a> {
    version: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    value: Option<&'a str>,
    #[serde(flatten)]
    address: Option<AddressShape>,
}

#[derive(Serialize)]
struct AddressShape {
    line: usize,
    column: usize,
}

impl<'a> ReportShape<'a> {
    fn of(report: &'a Report<'_>, pages: Option<&Pages<'_>>) -> Self {
        let documents = &report.reading.documents;
        let findings = report.findings.iter().zip(&report.fingerprints).zip(&report.standings);
        ReportShape {
            schema: SCHEMA,
            id: &report.reading.story.id,
            error: report.undone.as_ref().map(Undone::sentence),
            undone: report.undone.as_ref().map(UndoneShape::of),
            versions: documents.iter().map(|document| VersionShape::of(document, pages.is_some())).collect(),
            groups: report.reading.groups.iter().map(|group| GroupShape::of(group, documents)).collect(),
            findings: findings
                .map(|((finding, mark), &standing)| FindingShape {
                    standing: pages.map(|_| standing.name()),
                    ..FindingShape::of(finding, mark, documents, pages)
                })
                .collect(),
        }
    }
}

impl<'a> UndoneShape<'a> {
    fn of(undone: &'a Undone) -> Self {
        UndoneShape {
            why: undone.why(),
            time: undone.time.map(|time| time.as_secs_f64()),
            stages: undone.stages(),
            rules: &undone.rules,
        }
    }
}

impl<'a> VersionShape<'a> {
    fn of(document: &'a Document<'_>, with_path: bool) -> Self {
        let path = || document.version.origin.as_ref().map(|origin| origin.path.to_string_lossy().into_owned());
        VersionShape {
            id: &document.version.id,
            path: with_path.then(path),
            lang: &document.tag,
            lang_confidence: rounded(document.lang_confidence),
            sentences: document.sentences.iter().map(SentenceShape::of).collect(),
            facts: document
                .facts
                .iter()
                .map(|fact| FactShape::of(fact, document.text()))
                .filter(|fact| fact.value.is_some())
                .collect(),
        }
    }
}

impl SentenceShape {
    pub(super) fn of(sentence: &Sentence) -> Self {
        SentenceShape { span: pair(sentence.span), paragraph: sentence.paragraph, kind: sentence.kind.name() }
    }
}

impl<'a> FactShape<'a> {
    pub(super) fn of(fact: &Fact, text: &'a str) -> Self {
        let quantity = fact.quantity();
        FactShape {
            span: pair(fact.span),
            text: fact.span.of(text),
            kind: fact.kind(),
            value: ValueShape::of(fact),
            unit: quantity.and_then(|quantity| quantity.unit_name()),
            noun: quantity.and_then(|quantity| quantity.noun).map(|noun| noun.name()),
            bound: quantity.map(|quantity| quantity.bound.words()),
        }
    }
}

impl ValueShape {
    /// `None` for an amount without a figure.
    fn of(fact: &Fact) -> Option<Self> {
        match &fact.value {
            // A decimal is written as JSON writes a number, digit by digit.
            Value::Quantity(quantity) => {
                RawValue::from_string(quantity.value()?.normalize().to_string()).ok().map(ValueShape::Figure)
            }
            Value::Ordinal(place) => Some(ValueShape::Place(*place)),
            Value::Date(_) | Value::Time(_) | Value::Name(_) => Some(ValueShape::Words(fact.canonical())),
        }
    }
}

impl<'a> GroupShape<'a> {
    pub(super) fn of(group: &'a Group, documents: &'a [Document<'_>]) -> Self {
        let rows = group.sentences.iter().zip(documents).filter(|(sentences, _)| !sentences.is_empty());
        let rows = rows.map(|(sentences, document)| (document.version.id.as_str(), sentences.as_slice())).collect();
        GroupShape { sentences: Rows(rows), score: rounded(group.score) }
    }
}

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

impl<'a> FindingShape<'a> {
    fn of(
        finding: &'a Finding,
        fingerprint: &'a str,
        documents: &'a [Document<'_>],
        pages: Option<&Pages<'_>>,
    ) -> Self {
        FindingShape {
            rule: finding.rule,
            family: finding.family.name(),
            severity: finding.severity.name(),
            confidence: rounded(finding.confidence),
            message: &finding.message,
            spans: finding.places().filter_map(|place| PlaceShape::of(place, documents, pages)).collect(),
            suggestion: finding.suggestion.as_deref(),
            fingerprint,
            standing: None,
        }
    }
}

impl<'a> PlaceShape<'a> {
    fn of(place: &'a Place, documents: &'a [Document<'_>], pages: Option<&Pages<'_>>) -> Option<Self> {
        let document = documents.get(place.version)?;
        let Span { start, end } = place.span;
        let text = place.span.of(document.text());
        let address = pages.map(|pages| pages.address(place).start);
        let address = address.map(|start| AddressShape { line: start.line, column: start.column });
        Some(PlaceShape { version: &document.version.id, start, end, text, value: place.value.as_deref(), address })
    }
}

fn pair(span: Span) -> [usize; 2] {
    [span.start, span.end]
}

/// To four decimals: more would show the machine's arithmetic and no knowledge.
pub(super) fn rounded(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}

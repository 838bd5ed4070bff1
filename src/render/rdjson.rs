//! Reviewdog's diagnostics as JSON: `DiagnosticResult` of its `proto/rdf`.
//! <https://github.com/reviewdog/reviewdog/tree/master/proto/rdf>
//!
//! Columns count bytes of UTF-8 from 1, ends are exclusive. A suggestion replaces the words at fault, and stands
//! only where the file holds them as the copy does: in markup they may be written otherwise.

use super::json::line;
use super::lines::Spot;
use super::run::Run;
use crate::finding::{Place, Severity};
use serde::Serialize;

pub fn rdjson(run: &Run<'_>) -> String {
    let (told, _) = run.gravest();
    let diagnostics = told.iter().map(|told| {
        let location = |place: &Place| {
            let address = told.address(place);
            let range = Range { start: Position::of(address.start), end: Position::of(address.end) };
            Location { path: address.slashed(), range }
        };
        let fault = location(&told.finding.fault);
        Diagnostic {
            message: told.finding.message.clone(),
            severity: severity(told.finding.severity),
            code: Code { value: told.finding.rule },
            suggestions: told.replacement().map(|text| Suggestion { range: fault.range, text }).into_iter().collect(),
            location: fault,
            related_locations: told
                .finding
                .evidence
                .iter()
                .map(|place| Related { message: told.quotation(place), location: location(place) })
                .collect(),
        }
    });
    let diagnostics = diagnostics.collect();
    line(&DiagnosticResult { source: Source { name: "copydesk", url: env!("CARGO_PKG_REPOSITORY") }, diagnostics })
        + "\n"
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Note => "INFO",
    }
}

#[derive(Serialize)]
struct DiagnosticResult<'a> {
    source: Source,
    diagnostics: Vec<Diagnostic<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    url: &'static str,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related>,
}

#[derive(Serialize)]
struct Code {
    value: &'static str,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct Related {
    message: String,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Clone, Copy, Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Clone, Copy, Serialize)]
struct Position {
    line: usize,
    column: usize,
}

impl Position {
    fn of(spot: Spot) -> Position {
        Position { line: spot.line, column: spot.byte }
    }
}

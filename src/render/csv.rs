//! A table of findings for spreadsheets, CSV by RFC 4180: UTF-8, fields in quotation marks, lines that end in CR LF.
//!
//! ```text
//! story,severity,rule,family,version,path,line,column,words,message,suggestion,evidence,confidence,standing,fingerprint
//! ```
//!
//! A line a finding, in the order of the stories, notes and known ones too. `line` and `column` count from 1, columns
//! in characters. `evidence` has the words of the other places, each behind the id of its version. A field that a
//! spreadsheet would take for a formula stands behind an apostrophe.

use super::run::Run;

const HEAD: [&str; 15] = [
    "story",
    "severity",
    "rule",
    "family",
    "version",
    "path",
    "line",
    "column",
    "words",
    "message",
    "suggestion",
    "evidence",
    "confidence",
    "standing",
    "fingerprint",
];

pub fn csv(run: &Run<'_>) -> String {
    let mut out = row(HEAD.map(str::to_owned));
    for told in run.all() {
        let finding = told.finding;
        let address = told.address(&finding.fault);
        let evidence = finding.evidence.iter().map(|place| told.quotation(place));
        out.push_str(&row([
            told.story_id().to_owned(),
            finding.severity.name().to_owned(),
            finding.rule.to_owned(),
            finding.family.name().to_owned(),
            told.version(&finding.fault).to_owned(),
            address.path.map(|_| address.slashed()).unwrap_or_default(),
            address.start.line.to_string(),
            address.start.column.to_string(),
            told.words(&finding.fault).to_owned(),
            finding.message.clone(),
            finding.suggestion.clone().unwrap_or_default(),
            evidence.collect::<Vec<_>>().join("\n"),
            super::json::rounded(finding.confidence).to_string(),
            told.standing.name().to_owned(),
            told.fingerprint.to_owned(),
        ]));
    }
    out
}

fn row(fields: [String; HEAD.len()]) -> String {
    fields.map(|field| format!("\"{}\"", harmless(&field).replace('"', "\"\""))).join(",") + "\r\n"
}

/// Spreadsheets run what begins so: copy is not to be trusted.
fn harmless(field: &str) -> String {
    if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{field}") } else { field.to_owned() }
}

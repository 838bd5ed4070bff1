//! Reports for people at a terminal. One finding:
//!
//! ```text
//! error: a says that 6 were killed, b says 10. [number-differs]
//!   --> wire/en.txt:3:15
//!   a, line 3: KABUL — ⟦Six⟧ people were killed… (6)
//!   b, line 4: …⟦ten⟧ people died… (10)
//!   suggestion: ten
//! ```
//!
//! Lines and columns count from 1, columns in characters.

use super::address::Address;
use super::excerpt::{boxed, clean, isolated, message};
use super::run::{Run, Told};
use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Finding, Place, Severity};
use anstyle::{AnsiColor, Style};

/// The findings of a run, under heads where there are several stories; a story with none to show has no head.
pub fn text(run: &Run<'_>, color: bool) -> String {
    let mut stories = Vec::new();
    let (mut chosen, left_out) = run.gravest();
    // A person reads along the story.
    chosen.sort_by_key(|told| (told.story, told.number));
    for told in chosen.chunk_by(|a, b| a.story == b.story) {
        let shown: Vec<String> = told.iter().map(|told| finding(told, color)).collect();
        let head = if run.reports.len() > 1 { head(&told[0].report.reading, color) } else { String::new() };
        stories.push(head + &shown.join("\n"));
    }
    if left_out > 0 {
        stories.push(format!("{left_out} more are left out, none graver\n"));
    }
    stories.join("\n")
}

/// A story's head: its id, and its versions with their languages, a question mark where one was
/// detected.
pub fn head(reading: &Reading<'_>, color: bool) -> String {
    let version = |document: &Document<'_>| {
        let sure = if document.version.lang.is_some() { "" } else { "?" };
        format!("{} ({}{sure})", clean(&document.version.id), clean(&document.tag))
    };
    let versions: Vec<String> = reading.documents.iter().map(version).collect();
    format!("{}: {}\n", painted(&clean(&reading.story.id), Style::new().bold().underline(), color), versions.join(", "))
}

fn finding(told: &Told<'_>, color: bool) -> String {
    let mut out = sentence(told, color) + "\n";
    out.push_str(&format!("  --> {}\n", address(&told.address(&told.finding.fault))));
    let reverse = style(told.finding.severity).invert();
    out.push_str(&quotation(told, &told.finding.fault, color.then_some(reverse)));
    for place in &told.finding.evidence {
        out.push_str(&quotation(told, place, color.then_some(SHOWN)));
    }
    if let Some(words) = suggestion(told.finding) {
        out.push_str(&format!("  {words}\n"));
    }
    out
}

/// How grave a finding is, what it says, and its rule.
pub(super) fn sentence(told: &Told<'_>, color: bool) -> String {
    let finding = told.finding;
    let severity = painted(finding.severity.name(), style(finding.severity), color);
    let rule = painted(&format!("[{}]", finding.rule), Style::new().dimmed(), color);
    format!("{severity}: {} {rule}", message(&finding.message))
}

/// What should stand at the fault's place.
pub(super) fn suggestion(finding: &Finding) -> Option<String> {
    Some(match finding.suggestion.as_deref()? {
        "" => "suggestion: leave it out".to_owned(),
        words => format!("suggestion: {}", isolated(clean(words))),
    })
}

/// `path:line:column`, which editors and terminals open: the path as the user named it.
fn address(address: &Address<'_>) -> String {
    let path = address.path.map_or(address.version.into(), |path| path.to_string_lossy());
    format!("{}:{}:{}", clean(&path), address.start.line, address.start.column)
}

/// How the words that a finding points to look where there is colour; those at fault stand in reverse.
pub(super) const SHOWN: Style = Style::new().bold().underline();

fn quotation(told: &Told<'_>, place: &Place, style: Option<Style>) -> String {
    let Some(document) = told.report.reading.documents.get(place.version) else { return String::new() };
    let excerpt = boxed(document.text(), place.span, style);
    let meaning = place.value.as_ref().map(|value| format!(" ({})", isolated(clean(value)))).unwrap_or_default();
    let line = told.address(place).start.line;
    format!("  {}, line {line}: {excerpt}{meaning}\n", clean(&document.version.id))
}

fn style(severity: Severity) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Cyan,
    };
    color.on_default().bold()
}

/// The words in a style, where there is colour.
pub(super) fn painted(words: &str, style: Style, color: bool) -> String {
    if color { format!("{style}{words}{style:#}") } else { words.to_owned() }
}

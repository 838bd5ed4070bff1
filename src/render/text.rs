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
use crate::finding::{Place, Severity};
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
    let finding = told.finding;
    let severity = painted(finding.severity.name(), style(finding.severity), color);
    let rule = painted(&format!("[{}]", finding.rule), Style::new().dimmed(), color);
    let mut out = format!("{severity}: {} {rule}\n", message(&finding.message));
    out.push_str(&format!("  --> {}\n", address(&told.address(&finding.fault))));
    for place in finding.places() {
        out.push_str(&quotation(told, place, color));
    }
    out.push_str(&match finding.suggestion.as_deref() {
        Some("") => "  suggestion: leave it out\n".to_owned(),
        Some(words) => format!("  suggestion: {}\n", isolated(clean(words))),
        None => String::new(),
    });
    out
}

/// `path:line:column`, which editors and terminals open: the path as the user named it.
fn address(address: &Address<'_>) -> String {
    let path = address.path.map_or(address.version.into(), |path| path.to_string_lossy());
    format!("{}:{}:{}", clean(&path), address.start.line, address.start.column)
}

fn quotation(told: &Told<'_>, place: &Place, color: bool) -> String {
    let Some(document) = told.report.reading.documents.get(place.version) else { return String::new() };
    let excerpt = boxed(document.text(), place.span, color);
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

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

use super::excerpt::{boxed, clean, isolated, message};
use super::lines::Lines;
use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Finding, Place, Severity};
use crate::report::Report;
use anstyle::{AnsiColor, Style};

/// What is shown, and how.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub color: bool,
    /// The least severity that is shown.
    pub from: Severity,
}

/// The findings of a story, each with its words; nothing where none is shown.
pub fn report(report: &Report<'_>, look: Look) -> String {
    let documents = &report.reading.documents;
    let lines: Vec<Lines<'_>> = documents.iter().map(|document| Lines::of(document.version.file())).collect();
    let page = Page { documents, lines: &lines, look };
    let shown = report.findings.iter().filter(|finding| finding.severity >= look.from);
    shown.map(|finding| page.finding(finding)).collect::<Vec<_>>().join("\n")
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

struct Page<'a> {
    documents: &'a [Document<'a>],
    lines: &'a [Lines<'a>],
    look: Look,
}

impl Page<'_> {
    fn finding(&self, finding: &Finding) -> String {
        let color = self.look.color;
        let severity = painted(finding.severity.name(), style(finding.severity), color);
        let rule = painted(&format!("[{}]", finding.rule), Style::new().dimmed(), color);
        let mut out = format!("{severity}: {} {rule}\n", message(&finding.message));
        out.push_str(&format!("  --> {}\n", self.address(&finding.fault)));
        for place in finding.places() {
            out.push_str(&self.quotation(place));
        }
        out.push_str(&match finding.suggestion.as_deref() {
            Some("") => "  suggestion: leave it out\n".to_owned(),
            Some(words) => format!("  suggestion: {}\n", isolated(clean(words))),
            None => String::new(),
        });
        out
    }

    /// `path:line:column`, which editors and terminals open.
    fn address(&self, place: &Place) -> String {
        let (line, column) = self.place(place);
        let path = self.documents.get(place.version).map(|document| match &document.version.origin {
            Some(origin) => origin.path.to_string_lossy().into_owned(),
            None => document.version.id.clone(),
        });
        format!("{}:{line}:{column}", clean(&path.unwrap_or_default()))
    }

    fn quotation(&self, place: &Place) -> String {
        let Some(document) = self.documents.get(place.version) else { return String::new() };
        let excerpt = boxed(document.text(), place.span, self.look.color);
        let meaning = place.value.as_ref().map(|value| format!(" ({})", isolated(clean(value)))).unwrap_or_default();
        format!("  {}, line {}: {excerpt}{meaning}\n", clean(&document.version.id), self.place(place).0)
    }

    fn place(&self, place: &Place) -> (usize, usize) {
        match (self.documents.get(place.version), self.lines.get(place.version)) {
            (Some(document), Some(lines)) => lines.place(document.version.in_file(place.span).start),
            _ => (1, 1),
        }
    }
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

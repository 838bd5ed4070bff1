//! What was read out of a version, for people: where it stands, its kind, as written and as meant.
//!
//! ```text
//! kabul, a (en)
//!   1:14   quantity  Six → 6 (dead)
//!   1:43   date      17 August → --08-17
//! ```

use super::excerpt::{clean, isolated};
use super::lines::Lines;
use super::text::painted;
use crate::align::Reading;
use crate::document::Document;
use crate::facts::Fact;
use anstyle::Style;

/// The facts of every version of a story.
pub fn list(reading: &Reading<'_>, color: bool) -> String {
    let one = |document: &Document<'_>| {
        let name = format!("{}, {} ({})", reading.story.id, document.version.id, document.tag);
        let mut out = painted(&clean(&name), Style::new().bold(), color) + "\n";
        let lines = Lines::of(document.version.file());
        out.extend(document.facts.iter().map(|fact| row(fact, document, &lines)));
        if document.facts.is_empty() {
            out.push_str("  no facts\n");
        }
        out
    };
    reading.documents.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn row(fact: &Fact, document: &Document<'_>, lines: &Lines<'_>) -> String {
    let (line, column) = lines.place(document.version.in_file(fact.span).start);
    let place = format!("{line}:{column}");
    let written = isolated(clean(fact.span.of(document.text())));
    let meant = isolated(clean(&fact.canonical()));
    let noun = fact.quantity().and_then(|quantity| quantity.noun).map(|noun| format!(" ({})", noun.name()));
    format!("  {place:<8} {:<9} {written} → {meant}{}\n", fact.kind(), noun.unwrap_or_default())
}

//! A comment for a merge request: a sentence on the whole, then what an editor is asked to look at, the gravest first,
//! in GitHub's Markdown (GitLab's is the same here).
//!
//! Words of copy stand escaped, and those that run from right to left isolated: nothing in a story can become a
//! heading, a link, a mention of a person, or HTML.

use super::excerpt::{clean, isolated};
use super::run::{Run, Told};
use super::tally::Tally;
use crate::finding::Place;

/// A comment has so many findings at most: GitHub takes 65,536 characters, and nobody reads more.
const MOST: usize = 50;

pub fn markdown(run: &Run<'_>, tally: &Tally) -> String {
    let (told, mut left_out) = run.gravest();
    let mut out = format!("### copydesk\n\n{}\n", escaped(&tally.line(run.failures.len(), false)));
    for failure in run.failures {
        out.push_str(&format!("\n- **could not be read**: {}\n", escaped(failure)));
    }
    for undone in run.undone() {
        out.push_str(&format!("\n- **not checked to its end**: {}\n", escaped(&undone)));
    }
    left_out += told.len().saturating_sub(MOST);
    for told in told.iter().take(MOST) {
        let address = told.address(&told.finding.fault);
        let severity = told.finding.severity.name();
        let place = format!("{}:{}", address.slashed(), address.start.line);
        out.push_str(&format!("\n- **{severity}** {} `{}`\n", escaped(&told.finding.message), told.finding.rule));
        out.push_str(&format!("  {}\n", escaped(&place)));
        for place in told.finding.places() {
            out.push_str(&quoted(told, place));
        }
        if let Some(words) = told.finding.suggestion.as_deref() {
            let words = if words.is_empty() { "leave it out".to_owned() } else { escaped(words) };
            out.push_str(&format!("  - suggestion: {words}\n"));
        }
    }
    if left_out > 0 {
        out.push_str(&format!("\n{left_out} more are left out, none graver.\n"));
    }
    out
}

fn quoted(told: &Told<'_>, place: &Place) -> String {
    let words: String = told.words(place).chars().take(200).collect();
    let value = place.value.as_deref().map(|value| format!(" ({})", escaped(value))).unwrap_or_default();
    format!("  - {}: **{}**{value}\n", escaped(told.version(place)), escaped(words.trim()))
}

/// The words as they are to be read: what Markdown would take for a mark stands behind a backslash.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in clean(words).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // A zero-width space keeps it from calling a person or an issue.
            '@' | '#' => out.extend([c, '\u{200B}']),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '!' | '|' | '~' | '$' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    isolated(out)
}

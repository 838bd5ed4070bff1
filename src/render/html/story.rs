//! One story: what to look at first, its rows, its facts, its coverage.

use super::cell::{self, Marks};
use super::sheet::Sheet;
use super::{OURS, card, clean, count, coverage, facts, in_words, message, shape};
use crate::document::Document;
use crate::finding::{Family, Severity};
use crate::render::tally::Tally;
use crate::story::Role;
use maud::{Markup, html};
use std::cmp::Reverse;

/// The gravest of a story that are named at its head, and every error as far as an editor takes them in within half a
/// minute.
const FIRST: usize = 3;
const MOST: usize = 6;

/// The id of a story's section.
pub fn id(story: usize) -> String {
    format!("s{story}")
}

/// The id of a row.
pub fn row_id(story: usize, row: usize) -> String {
    format!("s{story}r{}", row + 1)
}

/// The section of a story, which may be one of several; `from` is the least severity that is shown at first.
pub fn story(sheet: &Sheet<'_>, from: Severity, is_one_of_many: bool) -> Markup {
    let facts = facts::rows(sheet);
    let marks = Marks::of(sheet, &facts);
    let name = clean(&sheet.report.reading.story.id);
    html! {
        section.story id=(id(sheet.number)) data-story=(name) data-base=(sheet.base)
            aria-label={ "Story " (name) } hidden[is_one_of_many] {
            header {
                @if is_one_of_many {
                    h2 { bdi { (name) } }
                    p.sum { (sum(sheet)) }
                } @else { h2.out { "The story" } }
            }
            section.copy id={ "s" (sheet.number) "-copy" } aria-label="Copy" {
                (first(sheet, from))
                (table(sheet, &marks, from))
            }
            (facts::table(sheet, &facts))
            (coverage::section(sheet))
        }
    }
}

fn sum(sheet: &Sheet<'_>) -> String {
    Tally::of([sheet.report]).line(0, false)
}

/// The gravest findings: of equals, what would print something untrue before what would print badly, then the surest.
fn first(sheet: &Sheet<'_>, from: Severity) -> Markup {
    let mut gravest: Vec<usize> = (0..sheet.told.len()).filter(|&n| sheet.told[n].is_shown(from)).collect();
    let is_true = |n: usize| matches!(sheet.told[n].finding.family, Family::Garble | Family::Coverage);
    let sure = |n: usize| (sheet.told[n].finding.confidence * 1000.0) as u32;
    gravest.sort_by_key(|&n| (Reverse(sheet.told[n].finding.severity), is_true(n), Reverse(sure(n)), n));
    let errors = sheet.count(Severity::Error).min(gravest.len());
    let named = gravest.len().min(errors.clamp(FIRST, MOST));
    let rest = |severity| gravest[named..].iter().filter(|&&n| sheet.told[n].finding.severity == severity).count();
    let rest = parts(rest);
    html! {
        @if !gravest.is_empty() {
            div.first {
                h3 { @if rest.is_empty() { "Look at" } @else { "Look at first" } }
                ol { @for &n in &gravest[..named] {
                    @let finding = sheet.told[n].finding;
                    li.(finding.severity.name()) {
                        a href={ "#" (card::id(sheet, n)) } data-to=(n) {
                            span.shape aria-hidden="true" { (shape(finding.severity)) } " "
                            span.severity { (card::capital(finding.severity.name())) } ": " (message(&finding.message)) " "
                            span.jump { (card::place(&sheet.told[n])) " ↓" }
                        }
                    }
                } }
                @if !rest.is_empty() { p.more { "Besides, beside the copy below: " (rest) "." } }
            }
        }
    }
}

/// `2 errors, 1 note`, of so many findings a severity.
fn parts(found: impl Fn(Severity) -> usize) -> String {
    let severities = [
        (Severity::Error, "error", "errors"),
        (Severity::Warning, "warning", "warnings"),
        (Severity::Note, "note", "notes"),
    ];
    let parts = severities.into_iter().map(|(severity, one, many)| (found(severity), one, many));
    parts
        .filter(|(found, ..)| *found > 0)
        .map(|(found, one, many)| count(found, one, many))
        .collect::<Vec<_>>()
        .join(", ")
}

fn table(sheet: &Sheet<'_>, marks: &Marks, from: Severity) -> Markup {
    let documents = sheet.documents();
    html! {
        (legend(sheet))
        table.{ "rows b" (sheet.base) } data-versions=(documents.len()) {
            caption.out { "The sentences of " (count(documents.len(), "version", "versions")) ", a row what says the same" }
            thead {
                tr {
                    th.row scope="col" { span.out { "Row" } }
                    @for (version, document) in documents.iter().enumerate() { (head(sheet, version, document)) }
                    th.findings scope="col" { "Findings" }
                }
                // The head of a printed page: the columns are as wide as the first row says.
                tr.page aria-hidden="true" { td colspan=(documents.len() + 2) { bdi { (clean(&sheet.report.reading.story.id)) } } }
            }
            tbody { (rows(sheet, marks, from)) }
        }
    }
}

/// What the marks mean.
fn legend(sheet: &Sheet<'_>) -> Markup {
    let has_kin = (0..sheet.documents().len()).any(|version| sheet.siblings(version).next().is_some());
    html! {
        p.legend {
            @if sheet.documents().len() > 1 {
                mark.error.fault { "boxed" } " where the versions disagree, thick where the fault is; "
            }
            mark.error.garble.fault { "wavy" } " where the copy is garbled, with " span.reading { "→ its reading" }
            @if sheet.documents().len() > 1 { "; " span.said { "one" } sup { "1" } " the same fact in every column" }
            @if has_kin { "; " span.other { "other words" } " than the base, in one language" }
            "."
        }
    }
}

/// A version's head: its id, its language, what is known of where it comes from, what is found in it.
fn head(sheet: &Sheet<'_>, version: usize, document: &Document<'_>) -> Markup {
    let role = match document.version.role {
        Role::Unknown => None,
        Role::Source => Some("source"),
        Role::Mt => Some("machine translation"),
        Role::Human => Some("human translation"),
    };
    let faults = |severity| {
        let counts = sheet.told.iter().filter(|told| told.standing.counts() && told.finding.fault.version == version);
        counts.filter(|told| told.finding.severity == severity).count()
    };
    let path = document.version.origin.as_ref().map(|origin| clean(&origin.path.to_string_lossy()));
    html! {
        th.version.{ "c" (version) } scope="col" data-version=(version) data-id=(clean(&document.version.id)) title=[path] {
            bdi.id { (clean(&document.version.id)) } " "
            span.lang data-tag=(document.tag) { (clean(&document.tag)) }
            @if document.version.lang.is_none() { span.unsure { " (detected)" } }
            @if let Some(role) = role { " " span.role { (role) } }
            @if let Some(number) = document.version.edition.number { " " span.role { "edition " (number) } }
            span.faults {
                @for severity in [Severity::Error, Severity::Warning, Severity::Note] {
                    @let found = faults(severity);
                    @if found > 0 { " " span.(severity.name()) {
                        span.shape aria-hidden="true" { (shape(severity)) } (found) span.out { " " (severity.name()) (if found == 1 { "" } else { "s" }) }
                    } }
                }
            }
        }
    }
}

/// The rows; those that nothing shown stands in are folded at first, a line for each run of them.
fn rows(sheet: &Sheet<'_>, marks: &Marks, from: Severity) -> Markup {
    let is_open = |at: usize| sheet.rows[at].findings.iter().any(|&n| sheet.told[n].is_shown(from));
    html! { @for at in 0..sheet.rows.len() { (row(sheet, marks, at, !is_open(at))) } }
}

fn row(sheet: &Sheet<'_>, marks: &Marks, at: usize, is_folded: bool) -> Markup {
    let line = &sheet.rows[at];
    let (documents, story) = (sheet.documents(), sheet.number);
    let is_paragraph = line.row.of(sheet.base).first().is_some_and(|&n| {
        let sentences = documents.get(sheet.base).map_or(&[][..], |document| &document.sentences);
        n > 0 && sentences.get(n).map(|s| s.paragraph) != sentences.get(n - 1).map(|s| s.paragraph)
    });
    html! {
        tr.row id=(row_id(story, at)) .alone[line.row.score.is_none()] .has[!line.findings.is_empty()]
            .begins[is_paragraph] hidden[is_folded] {
            th.row scope="row" { a href={ "#" (row_id(story, at)) } { (at + 1) } }
            @for (version, document) in documents.iter().enumerate() {
                td.{ "c" (version) } data-version=(version) lang=(document.tag) dir=(cell::direction(document)) {
                    span.name lang=(OURS) dir="ltr" { bdi { (clean(&document.version.id)) } }
                    @if line.row.of(version).is_empty() { span.none lang=(OURS) dir="ltr" { span.out { "nothing" } } } @else {
                        (moved(story, "moved here from below row ", line.moved[version]))
                        (cell::words(sheet, marks, at, version))
                        (moved(story, "goes on in row ", line.goes_on[version]))
                    }
                }
            }
            td.findings { @for &finding in &line.findings { (card::card(sheet, finding)) } }
        }
    }
}

fn moved(story: usize, words: &str, row: Option<usize>) -> Markup {
    html! { @if let Some(row) = row {
        " " a.moved lang=(OURS) dir="ltr" href={ "#" (row_id(story, row)) } { "↕ " (words) (row + 1) } " "
    } }
}

/// What a rule looks for, in a word.
pub fn rule_name(rule: &str) -> String {
    card::capital(&in_words(rule))
}

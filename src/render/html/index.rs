//! The stories of a run, where there are several.

use super::sheet::Sheet;
use super::{clean, story};
use crate::finding::Severity;
use maud::{Markup, html};

/// A line a story.
pub fn index(sheets: &[Sheet<'_>]) -> Markup {
    let columns = ["Story", "Versions", "Errors", "Warnings", "Notes", "Aligned"];
    html! {
        section.index id="stories" aria-label="Stories" {
            h2 { "Stories" }
            p.tools { label { "Find a story " input type="search" data-find-story autocomplete="off"; } }
            table {
                thead { tr { @for (n, column) in columns.into_iter().enumerate() {
                    th scope="col" { button type="button" data-sort=(n) { (column) } }
                } } }
                tbody { @for sheet in sheets { (line(sheet)) } }
            }
        }
    }
}

fn line(sheet: &Sheet<'_>) -> Markup {
    let id = &sheet.report.reading.story.id;
    let documents = sheet.documents();
    let tags: Vec<String> = documents.iter().map(|document| clean(&document.tag)).collect();
    let share = sheet.report.coverage();
    html! {
        tr data-story=(clean(id)) {
            th scope="row" { a href={ "#" (story::id(sheet.number)) } { bdi { (clean(id)) } } }
            td data-value=(documents.len()) { (documents.len()) " " small { (tags.join(" ")) } }
            @for severity in [Severity::Error, Severity::Warning, Severity::Note] {
                @let found = sheet.count(severity);
                td.(severity.name()) data-value=(found) { @if found > 0 { span.shape aria-hidden="true" { (super::shape(severity)) } " " (found) } }
            }
            td data-value=(format!("{:.4}", share.unwrap_or(-1.0))) { @if let Some(share) = share { (format!("{:.0} %", (share * 100.0).floor())) } @else { "–" } }
        }
    }
}

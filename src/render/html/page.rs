//! The page around the stories: its policy, its style and script, its tools, the pages of the rules.

use super::sheet::Sheet;
use super::{OURS, clean, count, index, story};
use crate::checks;
use crate::finding::Severity;
use crate::render::run::Run;
use crate::render::tally::Tally;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use pulldown_cmark::{Parser, html as cmark};
use std::collections::BTreeSet;

const STYLE: &str = include_str!("report.css");
/// A module, whose parts share one scope.
const SCRIPT: &str = concat!(
    include_str!("script/page.js"),
    include_str!("script/filters.js"),
    include_str!("script/rows.js"),
    include_str!("script/reader.js"),
    include_str!("script/columns.js"),
    include_str!("script/decisions.js"),
    include_str!("script/address.js"),
    include_str!("script/hands.js"),
);

/// The hashes of both, for the policy: nothing else runs. A test says them anew.
const STYLE_HASH: &str = "sha256-k125tpNWz5HTCJ6EFhzYiTRKuFlMQbdaEmmyknudSlg=";
const SCRIPT_HASH: &str = "sha256-2D0w+ex1Ij6egwHEId29Uj4CcdGBrUiqh2lScwNyAX0=";

/// The report of a run.
pub fn page(run: &Run<'_>, tally: &Tally) -> String {
    let (told, left_out) = run.chosen(|_| true);
    let sheets = run.reports.iter().zip(run.by_story(told.iter().copied())).enumerate();
    let sheets: Vec<Sheet<'_>> = sheets.map(|(number, (report, told))| Sheet::of(number, report, told)).collect();
    let title = match &sheets[..] {
        [only] => clean(&only.report.reading.story.id),
        _ => count(sheets.len(), "story", "stories"),
    };
    let rules: BTreeSet<&str> = told.iter().map(|told| told.finding.rule).collect();
    let body = html! {
        (tools(run.asked.from))
        main id="main" tabindex="-1" {
            header.page {
                h1 { bdi { (title) } }
                p.sum { (tally.line(run.failures.len(), false)) "." }
                @for failure in run.failures { p.failure { strong { "Could not be read: " } (clean(failure)) } }
                @for undone in run.undone() { p.failure { strong { "Not checked to its end: " } (clean(&undone)) } }
                @if left_out > 0 { p { (count(left_out, "finding is", "findings are")) " left out, none graver than those shown." } }
            }
            @if sheets.len() != 1 { (index::index(&sheets)) }
            @for sheet in &sheets { (story::story(sheet, run.asked.from, sheets.len() > 1)) }
            p.empty hidden { "No finding is shown: " button type="button" data-do="all" { "clear the filters" } }
        }
        div.strip aria-hidden="true" {}
        p.out role="status" aria-live="polite" id="said" {}
        (dialogs())
        @for rule in rules { (rule_page(rule)) }
    };
    let policy = format!(
        "default-src 'none'; style-src '{STYLE_HASH}'; script-src '{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'"
    );
    html! {
        (DOCTYPE)
        html lang=(OURS) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { "copydesk: " (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                (body)
                script type="module" { (PreEscaped(SCRIPT)) }
            }
        }
    }
    .into_string()
        + "\n"
}

/// What the script makes work; without it there is nothing to press.
fn tools(from: Severity) -> Markup {
    let severities = [(Severity::Error, "Errors"), (Severity::Warning, "Warnings"), (Severity::Note, "Notes")];
    let choices = [("family", "Kind"), ("rule", "Rule"), ("lang", "Language"), ("version", "Version")];
    html! {
        header.tools.bar {
            nav aria-label="Views" {
                button type="button" data-view="stories" { "Stories" }
                button type="button" data-view="copy" { "Copy" }
                button type="button" data-view="facts" { "Facts" }
                button type="button" data-view="coverage" { "Coverage" }
            }
            form.filters role="search" aria-label="Filters" {
                fieldset { legend.out { "Severity" }
                    @for (severity, name) in severities {
                        label.(severity.name()) {
                            input type="checkbox" name="severity" value=(severity.name()) checked[severity >= from];
                            span.shape aria-hidden="true" { (super::shape(severity)) } " " (name) " " span.number {}
                        }
                    }
                }
                label.search { span.out { "Search" } input type="search" name="search" placeholder="Search" autocomplete="off"; }
                details {
                    summary { "Filters" span.active {} }
                    div {
                        @for (name, words) in choices {
                            label { span.out { (words) } select name=(name) data-all=(words) { option value="" { (words) ": all" } } }
                        }
                        label { input type="checkbox" name="decided" value="1"; "known and accepted" }
                    }
                }
            }
            div.do {
                button type="button" data-do="previous" title="Previous finding (k)" { "↑" span.out { "Previous finding" } }
                span.at {}
                button type="button" data-do="next" title="Next finding (j)" { "↓" span.out { "Next finding" } }
                button type="button" data-do="unfold" aria-pressed="false" { "Unfold" }
                button type="button" data-do="columns" { "Columns" }
                button type="button" data-do="export" hidden { "Export decisions" }
                button type="button" data-do="theme" { "Theme" }
                button type="button" data-do="help" { span aria-hidden="true" { "?" } span.out { "Keys" } }
            }
        }
    }
}

fn dialogs() -> Markup {
    let keys = [
        ("j, k", "next and previous finding"),
        ("J, K", "next and previous row"),
        ("f", "filters"),
        ("/", "search"),
        ("b", "the next version as base"),
        ("a", "accept the finding"),
        ("e", "explain its rule"),
        ("u", "unfold or fold what agrees"),
        ("p", "print"),
        ("?", "these keys"),
    ];
    html! {
        dialog.help aria-labelledby="help-title" {
            h2 id="help-title" { "Keys" }
            dl { @for (key, words) in keys { div { dt { kbd { (key) } } dd { (words) } } } }
            form method="dialog" { button { "Close" } }
        }
        dialog.accept aria-labelledby="accept-title" {
            form method="dialog" {
                h2 id="accept-title" { "Accept a finding" }
                p.which {}
                p { label { "Why " textarea name="reason" required rows="3" {} } }
                p { label { "Who " input name="by" autocomplete="off"; } " " label { "Until " input name="until" type="date"; } }
                p.note { "Export the decisions when you are done; " code { "copydesk accept --from decisions.jsonl" } " records them." }
                button type="submit" value="accept" { "Accept" } " "
                button type="submit" value="withdraw" formnovalidate { "Withdraw" } " "
                button type="submit" value="" formnovalidate { "Cancel" }
            }
        }
        dialog.explain aria-labelledby="explain-title" {
            h2 id="explain-title" {}
            div.page tabindex="0" {}
            form method="dialog" { button { "Close" } }
        }
        dialog.columns aria-labelledby="columns-title" {
            h2 id="columns-title" { "Columns" }
            p { "The base stands first; what versions in its language have otherwise is marked." }
            ul {}
            form method="dialog" { button { "Close" } }
        }
    }
}

/// What a rule's page says, its examples left out.
fn rule_page(name: &str) -> Markup {
    let page = checks::rule(name).map_or("", |rule| rule.page);
    let words = page.split("\n## Flagged").next().unwrap_or_default();
    let words = words.split_once('\n').map_or("", |(_, rest)| rest);
    let mut written = String::new();
    cmark::push_html(&mut written, Parser::new(words));
    html! { template data-rule=(name) data-title=(story::rule_name(name)) { (PreEscaped(written)) } }
}

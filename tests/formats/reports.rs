//! What a check is written as, for pipelines: every format is read back and held against what its readers take, and
//! no finding may be lost or stand elsewhere.

use super::shapes::{self, Shape};
use super::{models, xml};
use copydesk::Report;
use copydesk::finding::Severity;
use copydesk::render::{self, Asked, Run, Tally, Told};
use serde_json::Value;

/// What is wrong with any format of a report.
pub fn complaints(report: Report<'_>) -> Vec<String> {
    let reports = [report];
    let failures = ["reading a<b>\u{7}.txt: it holds “NUL” bytes".to_owned()];
    let asked = Asked { from: Severity::Note, fail_on: Some(Severity::Warning), most: None };
    let run = Run::of(&reports, &failures, asked);
    let told: Vec<Told<'_>> = run.all().collect();
    let mut tally = Tally::default();
    tally.add(&reports[0]);
    let mut found = Vec::new();
    found.extend(in_sarif(&render::sarif(&run), &told));
    found.extend(in_json(&render::gitlab(&run), "issue", shapes::GITLAB, &told));
    found.extend(in_json(&render::rdjson(&run), "result", shapes::RDJSON, &told));
    found.extend(in_xml(&render::checkstyle(&run), models::CHECKSTYLE, "error", told.len()));
    let closing = told.iter().filter(|told| run.closes(told));
    let mut families: Vec<&str> = closing.map(|told| told.finding.family.name()).collect();
    families.sort_unstable();
    families.dedup();
    found.extend(in_xml(&render::junit(&run), models::JUNIT, "failure", families.len()));
    found.extend(in_lines("concise", &render::concise(&run), told.len(), |_| true));
    let github = render::github(&run);
    let is_annotation = |line: &str| {
        let rest = ["::error ", "::warning ", "::notice "].iter().find_map(|head| line.strip_prefix(head));
        rest.and_then(|rest| rest.split_once("::")).is_some_and(|(properties, words)| {
            !words.is_empty() && properties.split(',').all(|pair| pair.split('=').count() == 2)
        })
    };
    let annotations: String =
        github.lines().filter(|line| !line.contains("title=copydesk::")).map(|l| l.to_owned() + "\n").collect();
    found.extend(in_lines("github", &annotations, told.len(), is_annotation));
    found.extend(in_csv(&render::csv(&run), &told));
    let comment = render::markdown(&run, &tally);
    // A bracket without a backslash would begin a link, an angle a tag, a mark of bold a span that nobody closes.
    let is_open = |pair: &[char]| pair[0] != '\\' && matches!(pair[1], '[' | '<' | '|');
    if comment.chars().collect::<Vec<_>>().windows(2).any(is_open) {
        found.push(format!("markdown: {comment}"));
    }
    found
}

fn in_sarif(document: &str, told: &[Told<'_>]) -> Vec<String> {
    let value: Value = serde_json::from_str(document).unwrap();
    let mut found = shapes::complaints(&value, "log", shapes::SARIF);
    let results = value["runs"][0]["results"].as_array().map_or(0, Vec::len);
    if results != told.len() {
        found.push(format!("sarif: {results} of {} findings", told.len()));
    }
    let uris = document.split("\"uri\":\"").skip(1).filter_map(|rest| rest.split('"').next());
    found.extend(
        uris.filter(|uri| uri.contains([' ', '<', '\\']) || !uri.is_ascii()).map(|uri| format!("sarif: {uri}")),
    );
    found
}

fn in_json(document: &str, root: &str, shapes: &[Shape], told: &[Told<'_>]) -> Vec<String> {
    let value: Value = serde_json::from_str(document).unwrap();
    let list = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
    let mut found: Vec<String> = list.iter().flat_map(|entry| shapes::complaints(entry, root, shapes)).collect();
    let count = value.as_array().or(value["diagnostics"].as_array()).map_or(0, Vec::len);
    if count != told.len() {
        found.push(format!("{root}: {count} of {} findings", told.len()));
    }
    found
}

fn in_xml(document: &str, models: &[xml::Model], fault: &str, wanted: usize) -> Vec<String> {
    let root = match xml::read(document) {
        Ok(root) => root,
        Err(why) => return vec![format!("{}: {why}", models[0].name)],
    };
    let mut found = xml::complaints(&root, models);
    let deep = |parts: Vec<&xml::Element>| parts.iter().filter(|element| element.name == fault).count();
    let second: Vec<_> = root.children().flat_map(xml::Element::children).collect();
    let third: Vec<_> = second.iter().flat_map(|element| element.children()).collect();
    let count = deep(second.clone()) + deep(third);
    if count != wanted {
        found.push(format!("{}: {count} of {wanted}", root.name));
    }
    found
}

fn in_lines(name: &str, page: &str, wanted: usize, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let lines: Vec<&str> = page.split_terminator('\n').collect();
    let odd = lines.iter().filter(|line| !fits(line) || line.chars().any(|c| c.is_control()));
    let mut found: Vec<String> = odd.map(|line| format!("{name}: {line:?}")).collect();
    if lines.len() != wanted {
        found.push(format!("{name}: {} of {wanted} lines", lines.len()));
    }
    found
}

fn in_csv(table: &str, told: &[Told<'_>]) -> Vec<String> {
    let rows = rows(table);
    let mut found = Vec::new();
    if rows.len() != told.len() + 1 || rows.iter().any(|row| row.len() != rows[0].len()) {
        found.push(format!("csv: {} rows for {} findings", rows.len(), told.len()));
    }
    for (row, told) in rows.iter().skip(1).zip(told) {
        let words = told.words(&told.finding.fault);
        if row[8].strip_prefix('\'').unwrap_or(&row[8]) != words && row[8] != words {
            found.push(format!("csv: {:?} for {words:?}", row[8]));
        }
        if row.iter().any(|field| field.starts_with(['=', '+', '-', '@'])) {
            found.push(format!("csv: {row:?} would be run"));
        }
    }
    found
}

/// The fields of a table by RFC 4180.
fn rows(table: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = table.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                field.push('"');
                chars.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {
                chars.next();
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            _ => field.push(c),
        }
    }
    rows
}

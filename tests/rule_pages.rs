//! Every rule's page is its test: the stories under `## Flagged` must be flagged at their marks and
//! nowhere else, those under `## Not flagged` must pass.
//!
//! A story is a fenced block. A line `lang: text` begins a version (their ids are a, b, c …), any
//! other line goes on in it as a new paragraph; `lang v2: text` is the second issue of an item. `[[ ]]` stands
//! round the words at fault, round nothing where words are missing, and is taken out before the story is read.

use copydesk::checks::{RULES, Rule};
use copydesk::finding::{Finding, Place, Severity};
use copydesk::story::Edition;
use copydesk::{Options, Report, Span, Story, Version, check};
use std::fmt::Write as _;

/// One fenced block of a page.
struct Example {
    story: Story,
    /// Where the fault is.
    marks: Vec<Place>,
}

#[test]
fn every_page_is_headed_by_its_rule() {
    for rule in RULES {
        assert_eq!(rule.page.lines().next(), Some(format!("# {}", rule.name).as_str()), "the first line of its page");
    }
}

#[test]
fn names_are_unique() {
    for (n, rule) in RULES.iter().enumerate() {
        assert!(RULES[..n].iter().all(|other| other.name != rule.name), "{} stands twice in the list", rule.name);
    }
}

#[test]
fn every_page_holds() {
    let mut failures = Vec::new();
    for rule in RULES {
        for (heading, judge) in [("Flagged", flagged as fn(&Rule, &Example) -> Vec<String>), ("Not flagged", passed)] {
            let blocks = fences(section(rule.page, heading));
            if blocks.is_empty() {
                failures.push(format!("{}.md: `## {heading}` holds no story", rule.name));
            }
            for (n, block) in blocks.iter().enumerate() {
                let complaints = example(block).map_or_else(|why| vec![why], |example| judge(rule, &example));
                for complaint in complaints {
                    failures.push(format!("{}.md, {heading}, story {}: {complaint}\n{block}", rule.name, n + 1));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} failures on rule pages\n\n{}", failures.len(), failures.join("\n"));
}

/// A rule whose findings are notes is flagged by a note; any other by what an editor must act on.
fn flagged(rule: &Rule, example: &Example) -> Vec<String> {
    if example.marks.is_empty() {
        return vec!["no [[ ]] says where the fault is".into()];
    }
    let report = check(&example.story, Options::plain());
    let counts =
        |finding: &&Finding| finding.rule == rule.name && finding.severity >= rule.severity.min(Severity::Warning);
    let said: Vec<&Finding> = report.findings.iter().filter(counts).collect();
    let mut complaints = Vec::new();
    for mark in &example.marks {
        if !said.iter().any(|finding| finding.places().any(|place| touches(place, mark))) {
            complaints.push(format!("expected a finding at {}{}", quoted(&example.story, mark), heard(rule, &report)));
        }
    }
    for finding in said {
        if !example.marks.iter().any(|mark| touches(&finding.fault, mark)) {
            let fault = quoted(&example.story, &finding.fault);
            complaints.push(format!("expected nothing at {fault}{}", heard(rule, &report)));
        }
    }
    complaints
}

fn passed(rule: &Rule, example: &Example) -> Vec<String> {
    if !example.marks.is_empty() {
        return vec!["a [[ ]] stands in a story that has no fault".into()];
    }
    let report = check(&example.story, Options::plain());
    let accuses = |finding: &Finding| finding.rule == rule.name && finding.severity >= Severity::Warning;
    if report.findings.iter().any(accuses) {
        return vec![format!("expected nothing{}", heard(rule, &report))];
    }
    Vec::new()
}

/// What the rule said, a line a finding.
fn heard(rule: &Rule, report: &Report<'_>) -> String {
    let mut lines = String::new();
    for finding in report.findings.iter().filter(|finding| finding.rule == rule.name) {
        let places: Vec<String> = finding.places().map(|place| quoted(report.reading.story, place)).collect();
        let _ = write!(lines, "\n  said: {} at {}: {}", finding.severity.name(), places.join(", "), finding.message);
    }
    if lines.is_empty() { "\n  said: nothing".into() } else { lines }
}

fn quoted(story: &Story, place: &Place) -> String {
    let version = &story.versions[place.version];
    format!("“{}” in {}", place.span.of(&version.text), version.id)
}

/// Whether two places share a byte, or one of them is empty and stands at the other.
fn touches(a: &Place, b: &Place) -> bool {
    let (one, other) = (a.span, b.span);
    let at = (one.is_empty() || other.is_empty()) && one.start <= other.end && other.start <= one.end;
    a.version == b.version && (one.meets(other) || at)
}

/// What stands under a heading of the second level, up to the next one.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let head = format!("\n## {heading}\n");
    let Some(start) = page.find(&head).map(|at| at + head.len()) else { return "" };
    let rest = &page[start..];
    rest.find("\n## ").map_or(rest, |end| &rest[..end])
}

fn fences(section: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut open: Option<String> = None;
    for line in section.lines() {
        match (&mut open, line.starts_with("```")) {
            (None, true) => open = Some(String::new()),
            (None, false) => {}
            (Some(block), false) => {
                block.push_str(line);
                block.push('\n');
            }
            (Some(_), true) => blocks.extend(open.take()),
        }
    }
    blocks
}

/// Reads a fenced block.
fn example(block: &str) -> Result<Example, String> {
    let mut story = Story { id: "page".into(), ..Story::default() };
    for line in block.lines().filter(|line| !line.trim().is_empty()) {
        match (tagged(line), story.versions.last_mut()) {
            (Some((lang, number, text)), _) => {
                let item = number.map(|_| "item".to_owned());
                let edition = Edition { item, number, ..Edition::default() };
                let id = char::from(b'a' + story.versions.len() as u8).to_string();
                story.versions.push(Version {
                    id,
                    lang: Some(lang.into()),
                    text: text.into(),
                    edition,
                    ..Version::default()
                });
            }
            (None, Some(version)) => {
                version.text.push_str("\n\n");
                version.text.push_str(line);
            }
            (None, None) => return Err(format!("the first line names no language: {line}")),
        }
    }
    let mut marks = Vec::new();
    for (version, copy) in story.versions.iter_mut().enumerate() {
        let (text, spans) = unmarked(&copy.text)?;
        copy.text = text;
        marks.extend(spans.into_iter().map(|span| Place::new(version, span)));
    }
    Ok(Example { story, marks })
}

/// The tag, the number of the edition and the text of a line `lang: text` or `lang v2: text`.
fn tagged(line: &str) -> Option<(&str, Option<u64>, &str)> {
    let (tag, text) = line.split_once(": ")?;
    let (tag, number) = tag.split_once(" v").map_or((tag, None), |(tag, number)| (tag, number.parse().ok()));
    let is_tag = (2..=3).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_lowercase());
    is_tag.then_some((tag, number, text))
}

/// The text without its marks, and what stood between them.
fn unmarked(marked: &str) -> Result<(String, Vec<Span>), String> {
    let mut text = String::new();
    let mut spans = Vec::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once("[[") {
        let (inside, after) = after.split_once("]]").ok_or("a [[ is not closed")?;
        text.push_str(before);
        spans.push(Span::new(text.len(), text.len() + inside.len()));
        text.push_str(inside);
        rest = after;
    }
    text.push_str(rest);
    Ok((text, spans))
}

//! JUnit's XML, as Jenkins and GitLab read it: a suite a story, and a case for each family of rules in it, so that
//! a clean run shows what passed.
//!
//! ```xml
//! <testsuites name="copydesk" tests="5" failures="1" errors="0">
//!   <testsuite name="kabul" tests="5" failures="1" errors="0" skipped="0">
//!     <testcase classname="kabul" name="number">
//!       <failure type="number-differs" message="a says 6, b says 10.">wire/en.txt:3:15: error: …</failure>
//!     </testcase>
//! ```
//!
//! A case fails where a finding closes the gate (`--fail-on`): the message is that of the gravest, the text has
//! all of them, a line each. Findings that do not close it stand in `system-out`. What could not be read is a
//! suite `input` with an error each. A case is an error too where a rule of its family was not done. No times: the same run gives the same bytes.

use super::run::{Run, Told};
use super::xml::{Xml, document, shown, text};
use crate::checks::rule;
use crate::finding::Family;
use crate::report::{Report, Undone};
use std::io;

/// What happened in one case.
struct Case<'a> {
    family: Family,
    failed: Vec<Told<'a>>,
    passed: Vec<Told<'a>>,
    /// Why it was not done to its end.
    undone: Option<String>,
}

pub fn junit(run: &Run<'_>) -> String {
    let cases = |report| Family::ALL.map(|family| Case::of(report, family)).into();
    let mut suites: Vec<Vec<Case<'_>>> = run.reports.iter().map(cases).collect();
    for told in run.all().filter(|told| told.is_shown(run.asked.from) || run.closes(told)) {
        let Some(case) = suites[told.story].iter_mut().find(|case| case.family == told.finding.family) else {
            continue;
        };
        if run.closes(&told) { case.failed.push(told) } else { case.passed.push(told) }
    }
    let failures = suites.iter().flatten().filter(|case| !case.failed.is_empty()).count();
    let unread = run.failures.len();
    let errors = unread + suites.iter().flatten().filter(|case| case.undone.is_some()).count();
    let tests = suites.len() * Family::ALL.len() + unread;
    document(|xml| {
        let counts = counts(tests, failures, errors);
        xml.create_element("testsuites")
            .with_attribute(("name", "copydesk"))
            .with_attributes(pairs(&counts))
            .write_inner_content(|xml| {
                for (report, cases) in run.reports.iter().zip(&suites) {
                    suite(xml, &report.reading.story.id, cases)?;
                }
                if unread > 0 { input(xml, run.failures) } else { Ok(()) }
            })?;
        Ok(())
    })
}

impl<'a> Case<'a> {
    /// Without a finding.
    fn of(report: &Report<'_>, family: Family) -> Case<'a> {
        let is_of_family = |name: &&&str| rule(name).is_some_and(|rule| rule.family == family);
        let undone = report.undone.as_ref().filter(|undone| undone.rules.iter().any(|name| is_of_family(&name)));
        Case { family, failed: Vec::new(), passed: Vec::new(), undone: undone.map(Undone::sentence) }
    }
}

type Counts = [(&'static str, String); 3];

fn counts(tests: usize, failures: usize, errors: usize) -> Counts {
    [("tests", tests.to_string()), ("failures", failures.to_string()), ("errors", errors.to_string())]
}

fn pairs(counts: &Counts) -> impl Iterator<Item = (&str, &str)> {
    counts.iter().map(|(name, count)| (*name, count.as_str()))
}

fn suite(xml: &mut Xml, story: &str, cases: &[Case<'_>]) -> io::Result<()> {
    let failures = cases.iter().filter(|case| !case.failed.is_empty()).count();
    let errors = cases.iter().filter(|case| case.undone.is_some()).count();
    let counts = counts(cases.len(), failures, errors);
    let story = shown(story);
    let element = xml.create_element("testsuite").with_attribute(("name", &*story)).with_attributes(pairs(&counts));
    element.with_attribute(("skipped", "0")).write_inner_content(|xml| {
        for case in cases {
            let element =
                xml.create_element("testcase").with_attributes([("classname", &*story), ("name", case.family.name())]);
            if case.failed.is_empty() && case.passed.is_empty() && case.undone.is_none() {
                element.write_empty()?;
            } else {
                element.write_inner_content(|xml| content(xml, case))?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

fn content(xml: &mut Xml, case: &Case<'_>) -> io::Result<()> {
    let lines = |told: &[Told<'_>]| told.iter().map(line).collect::<Vec<_>>().join("\n");
    if let Some(why) = &case.undone {
        let error = xml.create_element("error");
        error.with_attributes([("type", "undone"), ("message", &*shown(why))]).write_empty()?;
    }
    // The first of the gravest.
    if let Some(first) = case.failed.iter().rev().max_by_key(|told| told.finding.severity) {
        let message = first.sentence();
        let element = xml.create_element("failure");
        let element = element.with_attributes([("type", first.finding.rule), ("message", &*shown(&message))]);
        element.write_text_content(text(&shown(&lines(&case.failed))))?;
    }
    if !case.passed.is_empty() {
        xml.create_element("system-out").write_text_content(text(&shown(&lines(&case.passed))))?;
    }
    Ok(())
}

fn line(told: &Told<'_>) -> String {
    let address = told.address(&told.finding.fault);
    let (path, line, column) = (address.slashed(), address.start.line, address.start.column);
    format!("{path}:{line}:{column}: {}: {} [{}]", told.finding.severity.name(), told.sentence(), told.finding.rule)
}

fn input(xml: &mut Xml, failures: &[String]) -> io::Result<()> {
    let counts = counts(failures.len(), 0, failures.len());
    xml.create_element("testsuite")
        .with_attribute(("name", "input"))
        .with_attributes(pairs(&counts))
        .with_attribute(("skipped", "0"))
        .write_inner_content(|xml| {
            for (n, failure) in failures.iter().enumerate() {
                let name = format!("input {}", n + 1);
                let case = xml.create_element("testcase").with_attributes([("classname", "input"), ("name", &*name)]);
                case.write_inner_content(|xml| {
                    let error = xml.create_element("error");
                    error.with_attributes([("type", "unreadable"), ("message", &*shown(failure))]).write_empty()?;
                    Ok(())
                })?;
            }
            Ok(())
        })?;
    Ok(())
}

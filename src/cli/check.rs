//! `check`: the gate.

use super::args::{Check, FailOn, Format};
use super::{BROKEN, desk, lexicons};
use crate::finding::Severity;
use crate::render::{self, Look, Tally};
use crate::report::Report;
use std::io::{self, Write};
use std::process::ExitCode;

/// A finding reached the limit.
const FOUND: u8 = 1;

/// Checks every story, writes the report, and judges.
///
/// # Errors
/// Where nothing was named, a word list or the settings are wrong, or the report cannot be written.
pub fn run(check: &Check) -> Result<ExitCode, String> {
    let glossary = lexicons::at_desk(&check.lexicons, &check.configured)?;
    let desk::Read { stories, unread, whole } = desk::read(&check.copy)?;
    let reports: Vec<Report<'_>> = stories.iter().map(|story| Report::with(story, &glossary)).collect();
    let mut tally = Tally::default();
    reports.iter().for_each(|report| tally.add(report));
    let color = desk::colors(check.color) && check.format == Format::Text;
    // What closes the gate is shown, whatever else was asked for.
    let from = if check.notes || check.fail_on == FailOn::Note { Severity::Note } else { Severity::Warning };
    let text = match check.format {
        Format::Json => desk::array(&reports.iter().map(render::json::report_with_paths).collect::<Vec<_>>()),
        Format::Text => text(&reports, Look { color, from }),
    };
    desk::write(&text, color)?;
    if reports.is_empty() {
        desk::say("error", "nothing was checked");
        return Ok(ExitCode::from(BROKEN));
    }
    let hides_notes = check.format == Format::Text && from > Severity::Note;
    // Nobody need be there to read it.
    let _ = writeln!(io::stderr(), "{}", tally.line(unread, hides_notes));
    let found = reports.iter().any(|report| reaches(report, check.fail_on));
    Ok(match (whole, found) {
        (false, _) => ExitCode::from(BROKEN),
        (true, true) => ExitCode::from(FOUND),
        (true, false) => ExitCode::SUCCESS,
    })
}

/// The findings of all stories, under heads where there are several stories.
fn text(reports: &[Report<'_>], look: Look) -> String {
    let mut pages = Vec::new();
    for report in reports {
        let page = render::report(report, look);
        if !page.is_empty() {
            let head = if reports.len() > 1 { render::head(&report.reading, look.color) } else { String::new() };
            pages.push(head + &page);
        }
    }
    pages.join("\n")
}

fn reaches(report: &Report<'_>, limit: FailOn) -> bool {
    let limit = match limit {
        FailOn::Error => Severity::Error,
        FailOn::Warning => Severity::Warning,
        FailOn::Note => Severity::Note,
        FailOn::Never => return false,
    };
    report.gravest().is_some_and(|gravest| gravest >= limit)
}

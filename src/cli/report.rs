//! `report`: a page for an editor.

use super::args::{CheckFormat, Report as Args};
use super::check::check_all;
use super::output::Output;
use super::{BROKEN, decided, desk, settings};
use crate::finding::Severity;
use crate::render::{Asked, Run, Tally};
use crate::report::Report;
use std::io::{self, Write};
use std::process::ExitCode;

/// Checks every story and writes the page.
///
/// # Errors
/// Where nothing was named or checked, the settings or a list are wrong, or the page cannot be written or opened.
pub fn run(args: &Args) -> Result<ExitCode, String> {
    let configuration = settings::at_desk(&args.configured)?;
    let options = decided::options(&configuration, &args.lexicons, &args.decided)?;
    let desk::Read { stories, mut failures, mut whole } = desk::read(&args.copy, &configuration)?;
    if stories.is_empty() {
        return Err("nothing was checked, and no report was written".to_owned());
    }
    let (mut reports, failed) = check_all(&stories, &options);
    whole &= failed.is_empty();
    failures.extend(failed);
    if args.decided.new_only {
        reports.iter_mut().for_each(Report::keep_new);
    }
    let tally = Tally::of(&reports);
    let from = if args.notes { Severity::Note } else { Severity::Warning };
    let run = Run::of(&reports, &failures, Asked { from, fail_on: None, most: configuration.settings.max_findings });
    for undone in run.undone() {
        desk::say("error", &undone);
        whole = false;
    }
    let path = &args.output;
    Output::new(CheckFormat::Html, path.clone()).write(&run, &tally)?;
    decided::tell(&options.decisions, &reports, args.decided.today);
    // Nobody need be there to read it.
    let _ = writeln!(io::stderr(), "{}", tally.line(failures.len(), false));
    desk::say("note", &format!("{} is written", path.display()));
    if args.open {
        opener::open(path)
            .map_err(|error| format!("opening {}: {error}: open it in a browser yourself", path.display()))?;
    }
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::from(BROKEN) })
}

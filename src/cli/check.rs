//! `check`: the gate.

use super::args::{Check, CheckFormat};
use super::{BROKEN, decided, desk, output, progress, settings};
use crate::finding::Severity;
use crate::render::{Asked, Run, Tally};
use crate::report::{Options, Report, check};
use crate::source::configuration::{Configuration, Limit};
use crate::story::Story;
use std::io::{self, Write};
use std::process::ExitCode;

/// A finding reached the limit, or too little was aligned.
pub(super) const FOUND: u8 = 1;

/// Checks every story, writes the reports, and judges.
///
/// # Errors
/// Where nothing was named, the settings or a list are wrong, or a report cannot be written.
pub fn run(args: &Check) -> Result<ExitCode, String> {
    let configuration = settings::at_desk(&args.configured)?;
    let mut options = decided::options(&configuration, &args.lexicons, &args.decided)?;
    options.time_limit = args.timeout.or(configuration.settings.timeout);
    let read = desk::read_what_there_is(&args.copy, &configuration, args.allow_empty)?;
    let desk::Read { stories, mut failures, mut whole } = read;
    let (mut reports, failed) = check_all(&stories, &options);
    whole &= failed.is_empty();
    failures.extend(failed);
    if args.decided.new_only {
        reports.iter_mut().for_each(Report::keep_new);
    }
    let tally = Tally::of(&reports);
    let fail_on = limit(args, &configuration);
    // What closes the gate is shown, whatever else was asked for.
    let from = if args.notes || fail_on == Some(Severity::Note) { Severity::Note } else { Severity::Warning };
    let color = desk::colors(args.color) && args.format == CheckFormat::Text;
    let most = args.max_findings.or(configuration.settings.max_findings);
    let run = Run::of(&reports, &failures, Asked { from, fail_on, most });
    for undone in run.undone() {
        desk::say("error", &undone);
        whole = false;
    }
    let written = desk::write(&output::page(args.format, &run, &tally, color), color);
    // One that cannot be written keeps no other back.
    for failed in args.outputs.iter().filter_map(|output| output.write(&run, &tally).err()) {
        desk::say("error", &failed);
        whole = false;
    }
    written?;
    if reports.is_empty() && !(args.allow_empty && whole) {
        desk::say("error", "nothing was checked");
        return Ok(ExitCode::from(BROKEN));
    }
    decided::tell(&options.decisions, &reports, args.decided.today);
    let least = args.min_coverage.or(configuration.settings.min_coverage);
    let thin = thin(&reports, least);
    let hides_notes = from > Severity::Note && args.format == CheckFormat::Text;
    // Nobody need be there to read it.
    let _ = writeln!(io::stderr(), "{}", tally.line(failures.len(), hides_notes));
    let found = thin || run.all().any(|told| run.closes(&told));
    Ok(match (whole, found) {
        (false, _) => ExitCode::from(BROKEN),
        (true, true) => ExitCode::from(FOUND),
        (true, false) => ExitCode::SUCCESS,
    })
}

/// Checks stories on all processors; the reports come in the order of the stories. Where the program failed at one,
/// that is told, and said last.
pub fn check_all<'a>(stories: &'a [Story], options: &'a Options) -> (Vec<Report<'a>>, Vec<String>) {
    progress::over(stories, |story| check(story, options))
}

/// The least severity that closes the gate: by the command line, else by the settings, else error.
fn limit(args: &Check, configuration: &Configuration) -> Option<Severity> {
    match args.fail_on.or(configuration.settings.fail_on).unwrap_or_default() {
        Limit::Error => Some(Severity::Error),
        Limit::Warning => Some(Severity::Warning),
        Limit::Note => Some(Severity::Note),
        Limit::Never => None,
    }
}

/// Whether less of a story was aligned than was asked for; each such story is told.
fn thin(reports: &[Report<'_>], least: Option<f64>) -> bool {
    let Some(least) = least else { return false };
    let mut thin = false;
    for report in reports {
        let Some(share) = report.coverage().filter(|&share| share < least) else { continue };
        thin = true;
        let story = &report.reading.story.id;
        let percent = |share: f64| (share * 100.0).floor();
        let (share, least) = (percent(share), percent(least));
        desk::say("error", &format!("{story}: {share} % of the sentences are aligned, and at least {least} % must be"));
    }
    thin
}

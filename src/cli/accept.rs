//! `baseline` and `accept`: what stands today, and what an editor decided of it.

use super::args::{Accept, Baseline, Copy};
use super::check::check_all;
use super::decided::decision;
use super::decisions::{self, ByFingerprint, Needs};
use super::versions::is_whole;
use super::{desk, settings};
use crate::finding::Severity;
use crate::render::count;
use crate::report::Report;
use crate::source::configuration::Configuration;
use std::path::{Path, PathBuf};

/// Writes what stands today.
///
/// # Errors
/// Where copy cannot be read, so that the file would forget what it holds, or the file cannot be written.
pub fn baseline(args: &Baseline) -> Result<(), String> {
    let configuration = settings::at_desk(&args.configured)?;
    let options = settings::options(&configuration, &args.lexicons)?;
    let desk::Read { stories, whole, .. } = desk::read(&args.copy, &configuration)?;
    let (reports, failed) = if whole { check_all(&stories, &options) } else { Default::default() };
    if !whole || !failed.is_empty() || !reports.iter().all(is_done) {
        return Err(
            "no baseline was written, since not everything could be read and checked: mend that, or leave it out"
                .to_owned(),
        );
    }
    let from = if args.notes { Severity::Note } else { Severity::Warning };
    let stands = standing(&reports, from);
    let path = target(&args.to, &configuration.settings.baseline, &configuration, "copydesk.baseline.jsonl");
    let before = decisions::read_so_far(&path, Needs::Fingerprint)?;
    decisions::write_file(&path, &stands)?;
    let new = stands.keys().filter(|mark| !before.contains_key(*mark)).count();
    let gone = before.keys().filter(|mark| !stands.contains_key(*mark)).count();
    let total = count(stands.len(), "finding", "findings");
    desk::say("note", &format!("{}: {total}, new {new}, gone {gone}", path.display()));
    Ok(())
}

/// Records decisions.
///
/// # Errors
/// Where none is given, one has no finding in the copy that was named, or a file cannot be read or written.
pub fn accept(args: &Accept) -> Result<(), String> {
    let configuration = settings::at_desk(&args.configured)?;
    let path = target(&args.to, &configuration.settings.accepted, &configuration, "copydesk.accepted.jsonl");
    let mut accepted = decisions::read_so_far(&path, Needs::Reason)?;
    let mut given = match &args.from {
        Some(file) => decisions::read_file(file, Needs::Reason)?,
        None => ByFingerprint::new(),
    };
    if args.fingerprints.is_empty() && given.is_empty() && !args.prune {
        return Err(
            "nothing was accepted: give the fingerprint of a finding, as --format json shows it, or --from FILE"
                .to_owned(),
        );
    }
    let reason = args.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    for mark in &args.fingerprints {
        let Some(reason) = reason else { return Err("accepting: say why, with --reason TEXT".to_owned()) };
        let entry = given.entry(mark.clone()).or_default();
        entry.reason = Some(reason.to_owned());
    }
    for entry in given.values_mut() {
        entry.by = entry.by.take().or_else(|| args.by.clone());
        entry.until = entry.until.or(args.until);
    }
    if !args.paths.is_empty() {
        let options = settings::options(&configuration, &args.lexicons)?;
        let copy = Copy { paths: args.paths.clone(), by: Vec::new(), languages: Vec::new() };
        let desk::Read { stories, whole, .. } = desk::read(&copy, &configuration)?;
        let (reports, failed) = check_all(&stories, &options);
        let stands = standing(&reports, Severity::Note);
        fill(&mut given, &stands)?;
        if args.prune && whole && failed.is_empty() {
            let checked =
                |story: &str| reports.iter().any(|report| report.reading.story.id == story && report.undone.is_none());
            accepted.retain(|mark, entry| !checked(&entry.story) || stands.contains_key(mark));
        }
    } else if args.prune {
        return Err("pruning: name the copy with --in, so that copydesk sees what no longer occurs in it".to_owned());
    }
    let count = given.len();
    accepted.extend(given);
    decisions::write_file(&path, &accepted)?;
    desk::say("note", &format!("{}: {count} accepted, {} in all", path.display(), accepted.len()));
    Ok(())
}

/// Adds the rule, the story and the words at fault.
fn fill(given: &mut ByFingerprint, stands: &ByFingerprint) -> Result<(), String> {
    for (mark, entry) in given {
        let found = stands.get(mark).ok_or_else(|| {
            format!("accepting {mark}: no finding in this copy has that fingerprint: --format json shows them")
        })?;
        (entry.rule, entry.story, entry.quote) = (found.rule.clone(), found.story.clone(), found.quote.clone());
    }
    Ok(())
}

/// Whether a story was checked to its end; one that was not is told.
fn is_done(report: &Report<'_>) -> bool {
    is_whole(&report.reading) && report.undone.is_none()
}

/// What stands in the stories, by fingerprint.
fn standing(reports: &[Report<'_>], from: Severity) -> ByFingerprint {
    let mut stands = ByFingerprint::new();
    for report in reports {
        let marked = report.findings.iter().zip(&report.fingerprints);
        let grave = marked.filter(|(finding, _)| finding.severity >= from);
        stands.extend(grave.map(|(finding, mark)| (mark.clone(), decision(report, finding))));
    }
    stands
}

/// The file that was named, else the one of the settings, else the usual one in the folder of the settings.
fn target(named: &Option<PathBuf>, set: &Option<PathBuf>, configuration: &Configuration, usual: &str) -> PathBuf {
    let usual = set.as_deref().unwrap_or(Path::new(usual));
    named.clone().unwrap_or_else(|| configuration.folder().join(usual))
}

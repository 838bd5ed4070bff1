//! What was decided of findings before, and what a run says of it.

use super::args::{Decided, Lexicons};
use super::decisions::{Needs, read_file};
use super::{desk, settings};
use crate::finding::Finding;
use crate::report::{Date, Decision, Decisions, Options, Report, Standing};
use crate::source::configuration::Configuration;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The decisions that a check goes by: the files that were named, else those of the settings.
///
/// # Errors
/// Where a file cannot be read: the line, why, and what to do.
pub fn read(decided: &Decided, configuration: &Configuration) -> Result<Decisions, String> {
    let set = |path: &Option<PathBuf>| path.as_ref().map(|path| configuration.folder().join(path));
    let baseline = decided.baseline.clone().or_else(|| set(&configuration.settings.baseline));
    let accepted = decided.accepted.clone().or_else(|| set(&configuration.settings.accepted));
    let file = |path: Option<PathBuf>, needs| path.map_or_else(|| Ok(BTreeMap::new()), |path| read_file(&path, needs));
    Ok(Decisions {
        baseline: file(baseline, Needs::Fingerprint)?,
        accepted: file(accepted, Needs::Reason)?,
        today: decided.today,
    })
}

/// What a finding is in such a file.
pub fn decision(report: &Report<'_>, finding: &Finding) -> Decision {
    let document = report.reading.documents.get(finding.fault.version);
    let quote = document.map_or("", |document| finding.fault.span.of(document.text()));
    Decision {
        rule: finding.rule.to_owned(),
        story: report.reading.story.id.clone(),
        quote: quote.chars().take(LONGEST_QUOTE).collect(),
        ..Decision::default()
    }
}

/// Characters of a quotation: enough to know it by.
const LONGEST_QUOTE: usize = 80;

/// How stories are checked by some settings, and what was decided before.
///
/// # Errors
/// As [`read`] and [`settings::options`].
pub fn options(configuration: &Configuration, lexicons: &Lexicons, decided: &Decided) -> Result<Options, String> {
    let decisions = read(decided, configuration)?;
    Ok(Options { decisions, ..settings::options(configuration, lexicons)? })
}

/// Says which acceptances are over, which are of findings that no longer occur in the stories of the run, and which
/// would end on a day.
pub fn tell(decisions: &Decisions, reports: &[Report<'_>], today: Option<Date>) {
    let standings = reports.iter().flat_map(|report| report.fingerprints.iter().zip(&report.standings));
    let mut met: BTreeSet<&str> = BTreeSet::new();
    for (fingerprint, standing) in standings {
        met.insert(fingerprint);
        if let Standing::Expired(decision) = standing {
            let until = decision.until.map(|day| day.to_string()).unwrap_or_default();
            desk::say(
                "warning",
                &format!("{}: it was accepted until {until}, and counts again", named(fingerprint, decision)),
            );
        }
    }
    let done = reports.iter().filter(|report| report.undone.is_none());
    let stories: BTreeSet<&str> = done.map(|report| report.reading.story.id.as_str()).collect();
    for (fingerprint, decision) in &decisions.accepted {
        if stories.contains(decision.story.as_str()) && !met.contains(fingerprint.as_str()) {
            let named = named(fingerprint, decision);
            desk::say(
                "note",
                &format!("{named}: it was accepted and no longer occurs: copydesk accept --prune takes it out"),
            );
        }
    }
    let ending = decisions.accepted.values().filter(|decision| decision.until.is_some()).count();
    if ending > 0 && today.is_none() {
        desk::say(
            "note",
            &format!("{ending} acceptances end on a day, and none is over as long as --today does not say the day"),
        );
    }
}

fn named(fingerprint: &str, decision: &Decision) -> String {
    format!("{fingerprint} ({} in {}, “{}”)", decision.rule, decision.story, decision.quote)
}

//! Files of findings that were decided before: baselines, and what editors accepted. JSON Lines, sorted by story,
//! rule and fingerprint, made to be read in a diff.
//!
//! ```json
//! {"fingerprint": "9f0c…", "rule": "number-differs", "story": "kabul", "quote": "Six",
//!  "reason": "the later toll", "by": "mk", "until": "2026-12-31"}
//! ```
//!
//! `fingerprint` alone must be there, and in a file of accepted findings `reason`; `until` is the last day on which
//! an acceptance holds.

use super::args::{Decided, Lexicons};
use super::{desk, settings};
use crate::finding::Finding;
use crate::report::{Date, Decision, Decisions, Options, Report, Standing};
use crate::source::configuration::Configuration;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What was decided, by fingerprint.
pub type ByFingerprint = BTreeMap<String, Decision>;

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

/// What every line of a file must have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    Fingerprint,
    /// The fingerprint, and why it was accepted.
    Reason,
}

/// Reads a file: lines, or one array.
///
/// # Errors
/// Where it cannot be read, or a line is no decision: the line, why, and what to do.
pub fn read_file(path: &Path, needs: Needs) -> Result<ByFingerprint, String> {
    let fail = |why: &str| format!("reading the decisions {}: {why}", path.display());
    let text = fs::read_to_string(path)
        .map_err(|error| fail(&format!("{error}: write it with copydesk baseline or copydesk accept")))?;
    let mut read = BTreeMap::new();
    let mut add = |at: String, shape: Result<Shape, serde_json::Error>| {
        let wrong = |why: &str| fail(&format!("{at}: {why}"));
        let shape = shape.map_err(|error| wrong(&format!("{error}: write an object with a fingerprint")))?;
        if needs == Needs::Reason && shape.reason.as_deref().is_none_or(|reason| reason.trim().is_empty()) {
            return Err(wrong("it has no reason: say why the finding was accepted"));
        }
        let (fingerprint, decision) = shape.decision().map_err(|why| wrong(&why))?;
        read.insert(fingerprint, decision);
        Ok(())
    };
    if text.trim_start().starts_with('[') {
        let list: Vec<serde_json::Value> = serde_json::from_str(&text).map_err(|error| fail(&error.to_string()))?;
        for (n, entry) in list.into_iter().enumerate() {
            add(format!("entry {}", n + 1), serde_json::from_value(entry))?;
        }
    } else {
        for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            add(format!("line {}", n + 1), serde_json::from_str(line))?;
        }
    }
    Ok(read)
}

/// Reads a file that is to be written anew; where there is none yet, nothing was decided.
///
/// # Errors
/// As [`read_file`].
pub fn read_so_far(path: &Path, needs: Needs) -> Result<ByFingerprint, String> {
    if path.is_file() { read_file(path, needs) } else { Ok(ByFingerprint::new()) }
}

/// Writes a file.
///
/// # Errors
/// Where it cannot be written.
pub fn write_file(path: &Path, decided: &ByFingerprint) -> Result<(), String> {
    let mut sorted: Vec<(&String, &Decision)> = decided.iter().collect();
    sorted.sort_by_key(|(fingerprint, decision)| (&decision.story, &decision.rule, *fingerprint));
    let lines = sorted.into_iter().map(|(fingerprint, decision)| Shape::of(fingerprint, decision).line() + "\n");
    desk::write_file(path, &lines.collect::<String>())
        .map_err(|error| format!("writing {}: {error}: name a file that can be written", path.display()))
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
    let stories: BTreeSet<&str> = reports.iter().map(|report| report.reading.story.id.as_str()).collect();
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

#[derive(Serialize, Deserialize)]
struct Shape {
    fingerprint: String,
    #[serde(default)]
    rule: String,
    #[serde(default)]
    story: String,
    #[serde(default)]
    quote: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

impl Shape {
    fn of(fingerprint: &str, decision: &Decision) -> Shape {
        Shape {
            fingerprint: fingerprint.to_owned(),
            rule: decision.rule.clone(),
            story: decision.story.clone(),
            quote: decision.quote.clone(),
            reason: decision.reason.clone(),
            by: decision.by.clone(),
            until: decision.until.map(|day| day.to_string()),
        }
    }

    fn line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    fn decision(self) -> Result<(String, Decision), String> {
        let Shape { fingerprint, rule, story, quote, reason, by, until } = self;
        let until = until.map(|day| day.parse::<Date>()).transpose()?;
        Ok((fingerprint, Decision { rule, story, quote, reason, by, until }))
    }
}

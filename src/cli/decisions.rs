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

use super::desk;
use crate::report::{Date, Decision};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What was decided, by fingerprint.
pub type ByFingerprint = BTreeMap<String, Decision>;

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
    let fail = |why: String| format!("reading the decisions {}: {why}", path.display());
    let text = fs::read_to_string(path)
        .map_err(|error| fail(format!("{error}: write it with copydesk baseline or copydesk accept")))?;
    of_text(&text, needs).map_err(fail)
}

/// What the text of a file says was decided.
///
/// # Errors
/// Where a line is no decision: the line, why, and what to do.
///
/// ```
/// use copydesk::cli::decisions::{Needs, of_text};
/// let line = r#"{"fingerprint": "9f0c", "reason": "the later toll", "until": "2026-12-31"}"#;
/// assert_eq!(of_text(line, Needs::Reason).unwrap()["9f0c"].reason.as_deref(), Some("the later toll"));
/// assert!(of_text(r#"{"fingerprint": "9f0c"}"#, Needs::Reason).unwrap_err().contains("line 1: it has no reason"));
/// ```
pub fn of_text(text: &str, needs: Needs) -> Result<ByFingerprint, String> {
    let mut read = BTreeMap::new();
    let mut add = |at: String, shape: Result<Shape, serde_json::Error>| {
        let wrong = |why: &str| format!("{at}: {why}");
        let shape = shape.map_err(|error| wrong(&format!("{error}: write an object with a fingerprint")))?;
        if needs == Needs::Reason && shape.reason.as_deref().is_none_or(|reason| reason.trim().is_empty()) {
            return Err(wrong("it has no reason: say why the finding was accepted"));
        }
        let (fingerprint, decision) = shape.decision().map_err(|why| wrong(&why))?;
        read.insert(fingerprint, decision);
        Ok(())
    };
    if text.trim_start().starts_with('[') {
        let list: Vec<serde_json::Value> = serde_json::from_str(text).map_err(|error| error.to_string())?;
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
    desk::write_file(path, &text_of(decided))
        .map_err(|error| format!("writing {}: {error}: name a file that can be written", path.display()))
}

/// The text of a file, as [`of_text`] reads it.
pub fn text_of(decided: &ByFingerprint) -> String {
    let mut sorted: Vec<(&String, &Decision)> = decided.iter().collect();
    sorted.sort_by_key(|(fingerprint, decision)| (&decision.story, &decision.rule, *fingerprint));
    sorted.into_iter().map(|(fingerprint, decision)| Shape::of(fingerprint, decision).line() + "\n").collect()
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

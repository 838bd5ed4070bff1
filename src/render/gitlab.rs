//! GitLab's code quality report: a JSON array with an object a finding.
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>
//!
//! GitLab shows one finding a fingerprint and drops the others, so equal ones of several stories get a number.

use super::json::line;
use super::run::Run;
use crate::finding::Severity;
use serde::Serialize;
use std::collections::BTreeMap;

pub fn gitlab(run: &Run<'_>) -> String {
    let (told, _) = run.gravest();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let issues = told.iter().map(|told| {
        let address = told.address(&told.finding.fault);
        let count = seen.entry(told.fingerprint).or_default();
        *count += 1;
        let number = if *count == 1 { String::new() } else { format!("+{count}") };
        Issue {
            description: told.sentence(),
            check_name: told.finding.rule,
            fingerprint: format!("{}{number}", told.fingerprint),
            severity: severity(told.finding.severity),
            location: Location {
                path: address.slashed(),
                lines: Lines { begin: address.start.line, end: address.end.line },
            },
        }
    });
    line(&issues.collect::<Vec<_>>()) + "\n"
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

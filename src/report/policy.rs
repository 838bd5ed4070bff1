//! What a house asks of the rules: which are on, how grave their findings are, how sure they must be.

use crate::finding::{Family, Finding, Severity};
use globset::GlobSet;
use std::path::{Component, Path, PathBuf};

/// Settings in order: a later one goes before an earlier one, and one for a rule before one for its family.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    pub scopes: Vec<Scope>,
    /// The folder that the paths of versions are relative to, as an absolute path; empty where no scope asks.
    pub base: PathBuf,
}

/// Settings for all copy, or for the copy of some paths.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// The absolute path of the version at fault must match; copy without a path never does.
    pub paths: Option<GlobSet>,
    pub settings: Vec<Setting>,
}

/// What is asked of a rule or a family; what is absent stays as it was.
#[derive(Clone, Debug)]
pub struct Setting {
    pub of: Target,
    pub on: Option<bool>,
    /// What its findings are; one that is less than its rule's usual severity, being in doubt, is never raised.
    pub severity: Option<Severity>,
    /// 0 to 1: what is less sure is left out.
    pub least_confidence: Option<f64>,
}

/// Whom a setting is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    Family(Family),
    Rule(&'static str),
}

impl Policy {
    /// Gives a finding the severity that was asked for; `false` where nobody wants it.
    pub(super) fn judge(&self, finding: &mut Finding, path: Option<&Path>) -> bool {
        let applies = |scope: &&Scope| {
            let whole = |path| plain(&self.base.join(path));
            scope.paths.as_ref().is_none_or(|paths| path.is_some_and(|path| paths.is_match(whole(path))))
        };
        let (mut on, mut severity, mut least) = (true, None, 0.0);
        for scope in self.scopes.iter().filter(applies) {
            let of_family = scope.settings.iter().filter(|s| s.of == Target::Family(finding.family));
            let of_rule = scope.settings.iter().filter(|s| s.of == Target::Rule(finding.rule));
            for setting in of_family.chain(of_rule) {
                on = setting.on.unwrap_or(on);
                severity = setting.severity.or(severity);
                least = setting.least_confidence.unwrap_or(least);
            }
        }
        let usual = crate::checks::rule(finding.rule).map_or(finding.severity, |rule| rule.severity);
        if let Some(asked) = severity {
            finding.severity = if finding.severity < usual { finding.severity.min(asked) } else { asked };
        }
        on && finding.confidence >= least
    }
}

/// A path without steps that lead nowhere or back.
pub fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

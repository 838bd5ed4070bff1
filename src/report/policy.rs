//! What a house asks of the rules: which are on, how grave their findings are, how sure they must be.

use crate::checks::{self, Rule};
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
        let asked = asked(self.scopes_at(path), finding.rule, finding.family);
        if let Some(asked) = asked.severity {
            let usual = checks::rule(finding.rule).map_or(finding.severity, |rule| rule.severity);
            finding.severity = if finding.severity < usual { finding.severity.min(asked) } else { asked };
        }
        asked.on && finding.confidence >= asked.least_confidence
    }

    /// The severity that a rule's findings usually have where no path asks otherwise; `None` where it is off.
    pub fn usual(&self, rule: &Rule) -> Option<Severity> {
        self.severity(rule, None)
    }

    /// The same in the copy of a path.
    pub fn severity(&self, rule: &Rule, path: Option<&Path>) -> Option<Severity> {
        let asked = asked(self.scopes_at(path), rule.name, rule.family);
        asked.on.then(|| asked.severity.unwrap_or(rule.severity))
    }

    /// The settings for copy of a path, or of none.
    fn scopes_at<'p>(&'p self, path: Option<&'p Path>) -> impl Iterator<Item = &'p Scope> {
        let whole = |path| plain(&self.base.join(path));
        self.scopes.iter().filter(move |scope| {
            scope.paths.as_ref().is_none_or(|paths| path.is_some_and(|path| paths.is_match(whole(path))))
        })
    }
}

/// What all settings come to for one rule.
struct Asked {
    on: bool,
    severity: Option<Severity>,
    least_confidence: f64,
}

fn asked<'a>(scopes: impl Iterator<Item = &'a Scope>, rule: &str, family: Family) -> Asked {
    let mut all = Asked { on: true, severity: None, least_confidence: 0.0 };
    for scope in scopes {
        let of_family = scope.settings.iter().filter(|setting| setting.of == Target::Family(family));
        let is_of_rule = |setting: &&Setting| matches!(setting.of, Target::Rule(name) if name == rule);
        for setting in of_family.chain(scope.settings.iter().filter(is_of_rule)) {
            all.on = setting.on.unwrap_or(all.on);
            all.severity = setting.severity.or(all.severity);
            all.least_confidence = setting.least_confidence.unwrap_or(all.least_confidence);
        }
    }
    all
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

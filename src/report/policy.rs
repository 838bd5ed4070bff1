//! What a house asks of the rules: which are on, how grave their findings are, how sure they must be.

use crate::checks::{self, Rule};
use crate::finding::{Family, Finding, Severity};
use std::path::{Component, Path, PathBuf};

/// Settings in order: a later one goes before an earlier one, and one for a rule before one for its family.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    pub scopes: Vec<Scope>,
    /// The folder that the paths of versions are relative to, as an absolute path; empty where no scope asks.
    pub base: PathBuf,
}

/// Patterns of paths below a folder, as `.gitignore` has them: `sport/**`, `{news,sport}/*.txt`.
#[derive(Clone, Debug)]
pub struct Paths {
    folder: PathBuf,
    /// Behind a slash each, so that a `!` at the head is one of the path.
    patterns: Vec<String>,
}

impl Paths {
    /// `folder`: an absolute path.
    ///
    /// # Errors
    /// The first that is no pattern, and why.
    pub fn of(folder: PathBuf, patterns: &[String]) -> Result<Paths, (String, String)> {
        let read = |pattern: &String| match fast_glob::validate(pattern) {
            Ok(()) => Ok(format!("/{pattern}")),
            Err(why) => Err((pattern.clone(), why.to_string())),
        };
        Ok(Paths { folder, patterns: patterns.iter().map(read).collect::<Result<_, _>>()? })
    }

    /// Whether an absolute path is below the folder and one of the patterns is that of the rest.
    pub fn is_match(&self, path: &Path) -> bool {
        let Ok(below) = path.strip_prefix(&self.folder) else { return false };
        let steps: String = below.iter().map(|step| format!("/{}", step.to_string_lossy())).collect();
        self.patterns.iter().any(|pattern| fast_glob::glob_match(pattern, &steps))
    }
}

/// Settings for all copy, or for the copy of some paths.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// The absolute path of the version at fault must match; copy without a path never does.
    pub paths: Option<Paths>,
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
            scope.paths.as_ref().is_none_or(|paths| path.is_some_and(|path| paths.is_match(&whole(path))))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_those_of_gitignore_below_their_folder() {
        let is_match = |pattern: &str, path: &str| {
            Paths::of("/desk [a]".into(), &[pattern.to_owned()]).unwrap().is_match(Path::new(path))
        };
        for (pattern, path) in [
            ("sport/**", "/desk [a]/sport/cup/a.txt"),
            ("**/a.txt", "/desk [a]/a.txt"),
            ("{news,sport}/*.txt", "/desk [a]/news/a.txt"),
            ("[ns]ews/?.txt", "/desk [a]/news/a.txt"),
            ("спорт/*", "/desk [a]/спорт/кубок.txt"),
            ("!a/*", "/desk [a]/!a/b"),
        ] {
            assert!(is_match(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [
            ("sport/**", "/desk a/sport/a.txt"),
            ("sport/**", "/desk [a]/news/sport/a.txt"),
            ("*.txt", "/desk [a]/news/a.txt"),
            ("!a/*", "/desk [a]/b/c"),
            ("a?c", "/desk [a]/a/c"),
        ] {
            assert!(!is_match(pattern, path), "{pattern} {path}");
        }
        for pattern in ["a[", "{a,b", "a\\"] {
            assert!(Paths::of("/desk".into(), &[pattern.to_owned()]).is_err_and(|(wrong, _)| wrong == pattern));
        }
    }
}

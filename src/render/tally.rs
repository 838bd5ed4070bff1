//! The last line of a run: what was checked, what was found, and what was not checked.

use crate::finding::Severity;
use crate::report::Report;
use std::collections::BTreeMap;

/// Counts over all reports of a run.
#[derive(Debug, Default)]
pub struct Tally {
    stories: usize,
    versions: usize,
    /// Without boilerplate.
    sentences: usize,
    aligned: usize,
    found: BTreeMap<Severity, usize>,
    /// Findings that were decided before, by a word on how.
    decided: BTreeMap<&'static str, usize>,
    /// Stories of one version, which can be compared with nothing.
    alone: usize,
    /// Versions by a language that has no file of its own.
    unknown: BTreeMap<String, usize>,
}

impl Tally {
    pub fn add(&mut self, report: &Report<'_>) {
        let reading = &report.reading;
        self.stories += 1;
        self.versions += reading.documents.len();
        self.alone += usize::from(reading.documents.len() == 1);
        for document in &reading.documents {
            if document.lang.file.tag == "und" {
                *self.unknown.entry(document.tag.clone()).or_default() += 1;
            }
        }
        let (sentences, aligned) = report.sentences();
        self.sentences += sentences;
        self.aligned += aligned;
        for (finding, standing) in report.findings.iter().zip(&report.standings) {
            if !standing.counts() {
                *self.decided.entry(standing.name()).or_default() += 1;
                continue;
            }
            *self.found.entry(finding.severity).or_default() += 1;
        }
    }

    /// One line: `checked 1 story, 2 versions, 41 of 55 sentences aligned: 3 errors, 12 notes`.
    /// `unread` counts what could not be read, `unshown` the notes that were kept back.
    pub fn line(&self, unread: usize, hides_notes: bool) -> String {
        let aligned = if self.alone == self.stories {
            count(self.sentences, "sentence", "sentences")
        } else {
            format!("{} of {} aligned", self.aligned, count(self.sentences, "sentence", "sentences"))
        };
        let stories = count(self.stories, "story", "stories");
        let versions = count(self.versions, "version", "versions");
        let mut line = format!("checked {stories}, {versions}, {aligned}: {}", self.findings(hides_notes));
        let gaps = self.gaps(unread);
        if !gaps.is_empty() {
            line.push_str(&format!("; not checked: {}", gaps.join(", ")));
        }
        line
    }

    fn findings(&self, hides_notes: bool) -> String {
        let of = |severity| self.found.get(&severity).copied().unwrap_or(0);
        let mut parts = Vec::new();
        for (severity, one, many) in [
            (Severity::Error, "error", "errors"),
            (Severity::Warning, "warning", "warnings"),
            (Severity::Note, "note", "notes"),
        ] {
            if of(severity) > 0 {
                parts.push(count(of(severity), one, many));
            }
        }
        let hidden = if hides_notes && of(Severity::Note) > 0 { " (--notes shows the notes)" } else { "" };
        let decided: Vec<String> = self.decided.iter().map(|(how, count)| format!("{count} {how}")).collect();
        let decided = if decided.is_empty() { String::new() } else { format!(" ({})", decided.join(", ")) };
        let found = if parts.is_empty() { "nothing found".to_owned() } else { parts.join(", ") };
        found + hidden + &decided
    }

    fn gaps(&self, unread: usize) -> Vec<String> {
        let mut gaps = Vec::new();
        if self.alone > 0 {
            gaps.push(format!("{} against others (one version only)", count(self.alone, "story", "stories")));
        }
        for (tag, &versions) in &self.unknown {
            let versions = count(versions, "version", "versions");
            gaps.push(match tag.as_str() {
                "und" => format!("the words of {versions} (language not recognised: name it with --lang)"),
                _ => format!("the words of {versions} (no language file for {})", super::clean(tag)),
            });
        }
        if unread > 0 {
            gaps.push(format!("{} that could not be read", count(unread, "input", "inputs")));
        }
        gaps
    }
}

/// `1 story`, `2 stories`.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

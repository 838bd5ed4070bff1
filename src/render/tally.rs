//! The last line of a run: what was checked, what was found, and what was not checked.

use crate::finding::Severity;
use crate::lang;
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
    decided: BTreeMap<String, usize>,
    /// Stories of one version, which can be compared with nothing.
    alone: usize,
    /// Versions by a language that has no file of its own.
    unknown: BTreeMap<String, usize>,
    /// Stories that were not checked to their end.
    undone: usize,
}

/// What one report adds to a tally.
#[derive(Debug)]
pub struct Counted<'a> {
    /// The language of each version.
    pub tags: Vec<&'a str>,
    /// In the copy of all versions, boilerplate left out.
    pub sentences: usize,
    /// Of these, how many are in a row.
    pub aligned: usize,
    /// Each finding, with a word on how it was decided before where it was.
    pub findings: Vec<(Severity, Option<&'a str>)>,
    /// Whether it was not checked to its end.
    pub undone: bool,
}

impl Tally {
    pub fn of<'a>(reports: impl IntoIterator<Item = &'a Report<'a>>) -> Tally {
        let mut tally = Tally::default();
        reports.into_iter().for_each(|report| tally.add(report));
        tally
    }

    pub fn add(&mut self, report: &Report<'_>) {
        let (sentences, aligned) = report.sentences();
        let decided = report.standings.iter().map(|standing| (!standing.counts()).then(|| standing.name()));
        self.count(&Counted {
            tags: report.reading.documents.iter().map(|document| document.tag.as_str()).collect(),
            sentences,
            aligned,
            findings: report.findings.iter().map(|finding| finding.severity).zip(decided).collect(),
            undone: report.undone.is_some(),
        });
    }

    pub fn count(&mut self, counted: &Counted<'_>) {
        self.stories += 1;
        self.versions += counted.tags.len();
        self.undone += usize::from(counted.undone);
        self.alone += usize::from(counted.tags.len() == 1);
        // What was not read has no language yet.
        let is_read = !counted.undone || counted.sentences > 0;
        for &tag in counted.tags.iter().filter(|tag| is_read && lang::get(tag).file.tag == "und") {
            *self.unknown.entry(tag.to_owned()).or_default() += 1;
        }
        self.sentences += counted.sentences;
        self.aligned += counted.aligned;
        for &(severity, decided) in &counted.findings {
            match decided {
                Some(how) => *self.decided.entry(how.to_owned()).or_default() += 1,
                None => *self.found.entry(severity).or_default() += 1,
            }
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
        if self.undone > 0 {
            gaps.push(format!("{} to the end (too long)", count(self.undone, "story", "stories")));
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

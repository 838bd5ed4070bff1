//! A run over stories, as the formats for pipelines see it.

use super::address::Pages;
use crate::finding::{Finding, Place, Severity};
use crate::report::{Report, Standing};
use std::cmp::Reverse;

/// What was checked in one run, and what is told of it.
pub struct Run<'a> {
    pub reports: &'a [Report<'a>],
    /// What could not be read: sentences.
    pub failures: &'a [String],
    /// The least severity that is told by the formats that people read.
    pub from: Severity,
    /// The least severity that closes the gate; `None` where nothing does.
    pub fail_on: Option<Severity>,
    /// The most findings that they tell; the gravest come first then.
    pub most: Option<usize>,
    pub color: bool,
}

/// A finding with all that is known of it.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    pub story: usize,
    pub report: &'a Report<'a>,
    pub finding: &'a Finding,
    pub fingerprint: &'a str,
    pub standing: Standing<'a>,
}

impl<'a> Run<'a> {
    /// Every finding, in the order of the stories.
    pub fn all(&self) -> impl Iterator<Item = Told<'a>> + use<'a> {
        self.reports.iter().enumerate().flat_map(|(story, report)| {
            let marks = report.fingerprints.iter().zip(&report.standings);
            report.findings.iter().zip(marks).map(move |(finding, (fingerprint, &standing))| Told {
                story,
                report,
                finding,
                fingerprint,
                standing,
            })
        })
    }

    /// Those that an editor is asked to look at: grave enough, and neither known nor accepted; the gravest first,
    /// else in the order of the stories. With them the number of those that are left out.
    pub fn gravest(&self) -> (Vec<Told<'a>>, usize) {
        let mut told: Vec<Told<'a>> = self.all().filter(|told| told.is_shown(self.from)).collect();
        told.sort_by_key(|told| Reverse(told.finding.severity));
        let most = self.most.unwrap_or(usize::MAX);
        let left_out = told.len().saturating_sub(most);
        told.truncate(most);
        (told, left_out)
    }

    /// The pages of every story.
    pub fn pages(&self) -> Vec<Pages<'a>> {
        self.reports.iter().map(Pages::of).collect()
    }

    /// Whether a finding closes the gate.
    pub fn closes(&self, told: &Told<'_>) -> bool {
        told.standing.counts() && self.fail_on.is_some_and(|limit| told.finding.severity >= limit)
    }
}

impl<'a> Told<'a> {
    /// Whether it is shown to people who asked for findings of such a severity.
    pub fn is_shown(&self, from: Severity) -> bool {
        self.finding.severity >= from && self.standing.counts()
    }

    /// The words of one of its places.
    pub fn words(&self, place: &Place) -> &'a str {
        self.report.reading.documents.get(place.version).map_or("", |document| place.span.of(document.text()))
    }

    /// The id of the version of one of its places.
    pub fn version(&self, place: &Place) -> &'a str {
        self.report.reading.documents.get(place.version).map_or("", |document| document.version.id.as_str())
    }

    /// The id of its story.
    pub fn story_id(&self) -> &'a str {
        &self.report.reading.story.id
    }

    /// Its message with what else a reader without the report needs: the suggestion.
    pub fn sentence(&self) -> String {
        let message = &self.finding.message;
        match self.finding.suggestion.as_deref() {
            Some("") => format!("{message} Suggestion: leave it out."),
            Some(words) => format!("{message} Suggestion: {words}"),
            None => message.clone(),
        }
    }
}

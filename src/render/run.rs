//! A run over stories, as the formats for people and pipelines see it.

use super::address::{Address, Pages};
use crate::finding::{Finding, Place, Severity};
use crate::report::{Report, Standing};
use std::cmp::Reverse;

/// What was checked in one run, and what is told of it.
pub struct Run<'a> {
    pub reports: &'a [Report<'a>],
    /// What could not be read: sentences.
    pub failures: &'a [String],
    pub asked: Asked,
    /// One a report: every format asks for lines and columns.
    pub(super) pages: Vec<Pages<'a>>,
}

/// Which findings of a run are told, and which close the gate.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// The least severity that is told by the formats that people read.
    pub from: Severity,
    /// The least severity that closes the gate; `None` where nothing does.
    pub fail_on: Option<Severity>,
    /// The most findings that are told; the gravest are chosen then.
    pub most: Option<usize>,
}

/// A finding with all that is known of it.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    pub story: usize,
    /// Among the findings of its story.
    pub number: usize,
    pub report: &'a Report<'a>,
    pub finding: &'a Finding,
    pub fingerprint: &'a str,
    pub standing: Standing<'a>,
    pages: &'a Pages<'a>,
}

impl<'a> Run<'a> {
    pub fn of(reports: &'a [Report<'a>], failures: &'a [String], asked: Asked) -> Run<'a> {
        Run { reports, failures, asked, pages: reports.iter().map(Pages::of).collect() }
    }

    /// Every finding, in the order of the stories.
    pub fn all(&self) -> impl Iterator<Item = Told<'_>> {
        self.reports.iter().zip(&self.pages).enumerate().flat_map(|(story, (report, pages))| {
            let marks = report.fingerprints.iter().zip(&report.standings);
            let marked = report.findings.iter().zip(marks).enumerate();
            marked.map(move |(number, (finding, (fingerprint, &standing)))| Told {
                story,
                number,
                report,
                finding,
                fingerprint,
                standing,
                pages,
            })
        })
    }

    /// The stories that were not checked to their end, with what was not done: sentences.
    pub fn undone(&self) -> impl Iterator<Item = String> {
        self.reports.iter().filter_map(|report| {
            let undone = report.undone.as_ref()?;
            Some(format!("checking {}: {}", report.reading.story.id, undone.sentence()))
        })
    }

    /// What was not checked, or not to its end: what could not be read, and what was left.
    pub(super) fn unchecked(&self) -> impl Iterator<Item = String> {
        self.failures.iter().cloned().chain(self.undone())
    }

    /// Those that an editor is asked to look at: grave enough, and neither known nor accepted; the gravest first,
    /// else in the order of the stories. With them the number of those that are left out.
    pub fn gravest(&self) -> (Vec<Told<'_>>, usize) {
        self.chosen(|told| told.is_shown(self.asked.from))
    }

    /// As many as were asked for of those that are wanted, the gravest first; and how many are left out.
    pub(super) fn chosen(&self, is_wanted: impl Fn(&Told<'_>) -> bool) -> (Vec<Told<'_>>, usize) {
        let mut told: Vec<Told<'_>> = self.all().filter(is_wanted).collect();
        told.sort_by_key(|told| Reverse(told.finding.severity));
        let most = self.asked.most.unwrap_or(usize::MAX);
        let left_out = told.len().saturating_sub(most);
        told.truncate(most);
        (told, left_out)
    }

    /// Findings by their story, those of each in its order.
    pub(super) fn by_story<'t>(&self, told: impl Iterator<Item = Told<'t>>) -> Vec<Vec<Told<'t>>> {
        let mut by_story: Vec<Vec<Told<'t>>> = self.reports.iter().map(|_| Vec::new()).collect();
        told.for_each(|told| by_story[told.story].push(told));
        by_story.iter_mut().for_each(|told| told.sort_by_key(|told| told.number));
        by_story
    }

    /// Whether a finding closes the gate.
    pub fn closes(&self, told: &Told<'_>) -> bool {
        told.standing.counts() && self.asked.fail_on.is_some_and(|limit| told.finding.severity >= limit)
    }
}

impl<'a> Told<'a> {
    /// Whether it is shown to people who asked for findings of such a severity.
    pub fn is_shown(&self, from: Severity) -> bool {
        self.finding.severity >= from && self.standing.counts()
    }

    /// Where one of its places stands in its file.
    pub(super) fn address(&self, place: &Place) -> Address<'a> {
        self.pages.address(place)
    }

    /// The words of one of its places.
    pub fn words(&self, place: &Place) -> &'a str {
        self.report.reading.documents.get(place.version).map_or("", |document| place.span.of(document.text()))
    }

    /// The id of the version of one of its places.
    pub fn version(&self, place: &Place) -> &'a str {
        self.report.reading.documents.get(place.version).map_or("", |document| document.version.id.as_str())
    }

    /// The words of one of its places behind the id of the version.
    pub fn quotation(&self, place: &Place) -> String {
        format!("{}: {}", self.version(place), self.words(place))
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

    /// The words that should stand at the fault's place, where the file has those at fault just as the copy has
    /// them: in markup they may be written otherwise, and a program must not put plain words there.
    pub(super) fn replacement(&self) -> Option<&'a str> {
        let place = &self.finding.fault;
        let document = self.report.reading.documents.get(place.version)?;
        let version = document.version;
        let is_as_written = version.in_file(place.span).of(version.file()) == place.span.of(document.text());
        self.finding.suggestion.as_deref().filter(|_| is_as_written)
    }
}

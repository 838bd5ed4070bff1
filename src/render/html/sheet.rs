//! A story laid out for the page: its rows, what is found in each, and which version stands first.

use crate::document::Document;
use crate::finding::{Place, Severity};
use crate::render::rows::{Row, places, rising, rows};
use crate::render::run::Told;
use crate::render::wordwise::is_one_language;
use crate::report::Report;
use crate::story::Role;

/// A story of the run.
pub struct Sheet<'a> {
    /// In the order of the run, from 0.
    pub number: usize,
    pub report: &'a Report<'a>,
    /// Its findings, in the order of the story.
    pub told: Vec<Told<'a>>,
    pub rows: Vec<Line>,
    /// The version that the others are held against: the source where one is, else the first.
    pub base: usize,
    /// The row of each sentence, by version.
    places: Vec<Vec<usize>>,
}

/// A row of the alignment.
pub struct Line {
    pub row: Row,
    /// Those of [`Sheet::told`] whose fault stands here.
    pub findings: Vec<usize>,
    /// By version: the row that holds the sentence before, where it stands elsewhere than just above.
    pub moved: Vec<Option<usize>>,
    /// By version: the row that holds the sentence after, likewise.
    pub goes_on: Vec<Option<usize>>,
}

impl<'a> Sheet<'a> {
    pub fn of(number: usize, report: &'a Report<'a>, told: Vec<Told<'a>>) -> Sheet<'a> {
        let documents = &report.reading.documents;
        let mut rows = rows(&report.reading);
        if rows.is_empty() {
            // Copy without a sentence has findings too.
            rows.push(Row { sentences: vec![Vec::new(); documents.len()], score: None });
        }
        let places = places(&rows, &report.reading);
        let none = || vec![None; documents.len()];
        let line = |row| Line { row, findings: Vec::new(), moved: none(), goes_on: none() };
        let base = documents.iter().position(|document| document.version.role == Role::Source).unwrap_or(0);
        let mut sheet = Sheet { number, report, told, rows: rows.into_iter().map(line).collect(), base, places };
        for at in 0..sheet.told.len() {
            let row = sheet.row_of(&sheet.told[at].finding.fault);
            if let Some(line) = sheet.rows.get_mut(row) {
                line.findings.push(at);
            }
        }
        (0..documents.len()).for_each(|version| sheet.tell_moves(version));
        sheet
    }

    pub fn documents(&self) -> &'a [Document<'a>] {
        &self.report.reading.documents
    }

    /// The row where a place of a finding stands; what stands in no sentence is with the one before it.
    pub fn row_of(&self, place: &Place) -> usize {
        let (Some(document), Some(rows)) = (self.documents().get(place.version), self.places.get(place.version)) else {
            return 0;
        };
        let next = document.sentences.partition_point(|sentence| sentence.span.start <= place.span.start);
        rows.get(next.saturating_sub(1)).copied().unwrap_or(0)
    }

    /// Says of each sentence that breaks the order of the rows where it comes from.
    fn tell_moves(&mut self, version: usize) {
        let held: Vec<(usize, usize)> =
            self.rows.iter().enumerate().filter_map(|(at, line)| Some((at, *line.row.of(version).first()?))).collect();
        let stays = rising(&held.iter().map(|&(_, first)| first).collect::<Vec<_>>());
        for (&(at, first), _) in held.iter().zip(stays).filter(|(_, stays)| !stays) {
            let Some(before) = first.checked_sub(1).and_then(|n| self.places[version].get(n)).copied() else {
                continue;
            };
            self.rows[at].moved[version] = Some(before);
            self.rows[before].goes_on[version] = Some(at);
        }
    }

    /// How many of its findings are of a severity and count.
    pub fn count(&self, severity: Severity) -> usize {
        self.told.iter().filter(|told| told.finding.severity == severity && told.standing.counts()).count()
    }

    /// Versions in the language of a version, itself left out.
    pub fn siblings(&self, version: usize) -> impl Iterator<Item = usize> + '_ {
        let documents = self.documents();
        let is_kin = move |other: usize| is_one_language(&documents[other], &documents[version]);
        (0..documents.len()).filter(move |&other| other != version && is_kin(other))
    }
}

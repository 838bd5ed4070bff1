//! Where a finding stands, as programs and people want it: file, line, column.

use super::lines::{Lines, Spot};
use crate::document::Document;
use crate::finding::Place;
use crate::report::Report;
use std::path::{Component, Path};

/// The lines of the files of a story.
pub struct Pages<'a> {
    documents: &'a [Document<'a>],
    lines: Vec<Lines<'a>>,
}

/// Some words in their file, from the first up to, not including, what follows the last.
#[derive(Debug)]
pub struct Address<'a> {
    /// As the user named it; absent where the copy came from no file.
    pub path: Option<&'a Path>,
    pub version: &'a str,
    pub start: Spot,
    pub end: Spot,
}

impl<'a> Pages<'a> {
    pub fn of(report: &'a Report<'a>) -> Pages<'a> {
        let documents = &report.reading.documents;
        Pages { documents, lines: documents.iter().map(|document| Lines::of(document.version.file())).collect() }
    }

    pub fn address(&self, place: &Place) -> Address<'a> {
        let (Some(document), Some(lines)) = (self.documents.get(place.version), self.lines.get(place.version)) else {
            return Address { path: None, version: "", start: Spot::default(), end: Spot::default() };
        };
        let version = document.version;
        let span = version.in_file(place.span);
        let path = version.origin.as_ref().map(|origin| origin.path.as_path());
        Address { path, version: &version.id, start: lines.spot(span.start), end: lines.spot(span.end) }
    }
}

impl Address<'_> {
    /// The path with slashes and without steps that lead nowhere, as a repository has it; the id of the version
    /// where there is no file.
    pub fn slashed(&self) -> String {
        let Some(path) = self.path else { return self.version.to_owned() };
        let mut parts: Vec<String> = Vec::new();
        for part in path.components() {
            match part {
                Component::RootDir => parts.push(String::new()),
                Component::CurDir => {}
                other => parts.push(other.as_os_str().to_string_lossy().into_owned()),
            }
        }
        parts.join("/")
    }
}

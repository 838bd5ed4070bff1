//! The alignment as a table, for spreadsheets and scripts: UTF-8, fields between tabs, a line feed at
//! the end of each line, no quoting.
//!
//! ```text
//! story  score  a.sentences  a.text                 b.sentences  b.text
//! kabul  0.91   1            Six people were killed 1 2          Es gab Tote. Sechs starben.
//! kabul                                             3            Das teilte die Polizei mit.
//! ```
//!
//! - The first line names the columns: `story`, `score`, and two for each version by its id. Where
//!   several stories are written, a version's columns serve all stories that have one of that id.
//! - A line is a group, in the order of the story. A sentence in no group has a line of its own with an
//!   empty score, so every sentence stands in the table once.
//! - Sentences count from 1, several with a space between the numbers. Their words are joined by a
//!   space, or by nothing where the copy has nothing between them.
//! - A tab, a line break or another white control character within a field is a space (CR LF is one),
//!   any other control character is U+FFFD.

use super::rows::{Row, joined, rows, score};
use crate::align::Reading;
use crate::document::Document;

/// The stories as one table.
pub fn tsv(readings: &[Reading<'_>]) -> String {
    let ids = ids(readings);
    let mut out = line(
        ["story".to_owned(), "score".to_owned()]
            .into_iter()
            .chain(ids.iter().flat_map(|id| [format!("{id}.sentences"), format!("{id}.text")])),
    );
    for reading in readings {
        let places: Vec<_> = ids.iter().map(|&id| place(reading, id)).collect();
        for row in rows(reading) {
            let head = [reading.story.id.clone(), row.score.map(score).unwrap_or_default()];
            let cells = places.iter().flat_map(|place| place.map(|at| cells(reading, &row, at)).unwrap_or_default());
            out.push_str(&line(head.into_iter().chain(cells)));
        }
    }
    out
}

/// The ids of all versions, each once, as they come.
fn ids<'a>(readings: &[Reading<'a>]) -> Vec<&'a str> {
    let mut seen = rustc_hash::FxHashSet::default();
    let all = readings.iter().flat_map(|reading| &reading.story.versions).map(|version| version.id.as_str());
    all.filter(|&id| seen.insert(id)).collect()
}

fn place(reading: &Reading<'_>, id: &str) -> Option<usize> {
    reading.story.versions.iter().position(|version| version.id == id)
}

fn cells(reading: &Reading<'_>, row: &Row, version: usize) -> [String; 2] {
    let numbers: Vec<String> = row.of(version).iter().map(|number| (number + 1).to_string()).collect();
    let words = |document: &Document<'_>| joined(document, row.of(version));
    [numbers.join(" "), reading.documents.get(version).map(words).unwrap_or_default()]
}

fn line(fields: impl Iterator<Item = String>) -> String {
    let fields: Vec<String> = fields.map(|field| flat(&field)).collect();
    fields.join("\t") + "\n"
}

/// The words on one line and without tabs.
fn flat(words: &str) -> String {
    let plain = |c: char| match c {
        '\u{2028}' | '\u{2029}' => ' ',
        _ if !c.is_control() => c,
        _ if c.is_whitespace() => ' ',
        _ => '\u{FFFD}',
    };
    words.replace("\r\n", "\n").chars().map(plain).collect()
}

//! What the formats of an alignment share: the rows of a story in its order, and the words of a row.

use super::json::rounded;
use crate::align::Reading;
use crate::document::Document;

/// A group, or one sentence that is in none.
pub(super) struct Row {
    /// Sentence numbers by version, ascending.
    pub sentences: Vec<Vec<usize>>,
    /// The group's; absent where a sentence stands alone.
    pub score: Option<f64>,
}

/// Every sentence of every version, each in one row: the groups as they come, and before each of them
/// what stands alone before its sentences.
pub(super) fn rows(reading: &Reading<'_>) -> Vec<Row> {
    let mut passed = vec![0; reading.documents.len()];
    let mut rows = Vec::new();
    for group in &reading.groups {
        for ((version, sentences), passed) in group.sentences.iter().enumerate().zip(&mut passed) {
            if let Some(&first) = sentences.first() {
                alone(reading, version, *passed..first, &mut rows);
                *passed = first.max(*passed);
            }
        }
        rows.push(Row { sentences: group.sentences.clone(), score: Some(group.score) });
    }
    for ((version, document), passed) in reading.documents.iter().enumerate().zip(passed) {
        alone(reading, version, passed..document.sentences.len(), &mut rows);
    }
    rows
}

fn alone(reading: &Reading<'_>, version: usize, sentences: std::ops::Range<usize>, rows: &mut Vec<Row>) {
    for sentence in sentences.filter(|&sentence| reading.group_of(version, sentence).is_none()) {
        let mut row = vec![Vec::new(); reading.documents.len()];
        row[version].push(sentence);
        rows.push(Row { sentences: row, score: None });
    }
}

impl Row {
    /// The sentences of a version.
    pub fn of(&self, version: usize) -> &[usize] {
        self.sentences.get(version).map_or(&[], Vec::as_slice)
    }
}

/// The words of some sentences as one: a space between two of them, and none where the copy has none
/// (“她走了。他留下了。”).
pub(super) fn joined(document: &Document<'_>, sentences: &[usize]) -> String {
    let mut out = String::new();
    let mut end = None;
    for sentence in sentences.iter().filter_map(|&number| document.sentences.get(number)) {
        if end.is_some_and(|end| end != sentence.span.start) {
            out.push(' ');
        }
        out.push_str(sentence.span.of(document.text()));
        end = Some(sentence.span.end);
    }
    out
}

/// A score as all formats write it.
pub(super) fn score(score: f64) -> String {
    rounded(score).to_string()
}

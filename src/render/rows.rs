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

/// By row, whether a version has its sentences elsewhere than the base: as few rows as can be are told to have moved.
pub(super) fn moved(rows: &[Row], base: usize, version: usize) -> Vec<bool> {
    let place = |row: &Row| Some((*row.of(base).first()?, *row.of(version).first()?));
    let mut shared: Vec<(usize, usize, usize)> =
        rows.iter().enumerate().filter_map(|(n, row)| place(row).map(|(a, b)| (a, b, n))).collect();
    shared.sort_unstable();
    // Patience: the ends of the chains of each length, and for each row the one before it in its chain.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(shared.len());
    for (n, &(_, there, _)) in shared.iter().enumerate() {
        let length = ends.partition_point(|&end| shared[end].1 < there);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        match ends.get_mut(length) {
            Some(end) => *end = n,
            None => ends.push(n),
        }
    }
    let mut moved = vec![false; rows.len()];
    shared.iter().for_each(|&(_, _, row)| moved[row] = true);
    let mut stays = ends.last().copied();
    while let Some(n) = stays {
        moved[shared[n].2] = false;
        stays = before[n];
    }
    moved
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_rows_have_moved() {
        let row = |places: &[Option<usize>; 2]| Row {
            sentences: places.iter().map(|place| place.iter().copied().collect()).collect(),
            score: Some(1.0),
        };
        let told = |places: &[[Option<usize>; 2]]| moved(&places.iter().map(row).collect::<Vec<_>>(), 0, 1);
        assert_eq!(told(&[[Some(0), Some(0)], [Some(1), None], [Some(2), Some(1)]]), [false, false, false]);
        let last_comes_first = [[Some(0), Some(1)], [Some(1), Some(2)], [Some(2), Some(3)], [Some(3), Some(0)]];
        assert_eq!(told(&last_comes_first), [false, false, false, true]);
        assert_eq!(told(&[]), [] as [bool; 0]);
    }
}

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

/// By version and sentence, the row that holds it.
pub(super) fn places(rows: &[Row], reading: &Reading<'_>) -> Vec<Vec<usize>> {
    let mut places: Vec<Vec<usize>> = reading.documents.iter().map(|d| vec![rows.len(); d.sentences.len()]).collect();
    for (number, row) in rows.iter().enumerate() {
        for (places, sentences) in places.iter_mut().zip(&row.sentences) {
            sentences.iter().for_each(|&sentence| places[sentence] = number);
        }
    }
    places
}

/// By row, whether a version has its sentences elsewhere than the base: as few rows as can be are told to have moved.
pub(super) fn moved(rows: &[Row], base: usize, version: usize) -> Vec<bool> {
    let place = |row: &Row| Some((*row.of(base).first()?, *row.of(version).first()?));
    let mut shared: Vec<((usize, usize), usize)> =
        rows.iter().enumerate().filter_map(|(number, row)| Some((place(row)?, number))).collect();
    shared.sort_unstable();
    let stays = rising(&shared.iter().map(|((_, there), _)| *there).collect::<Vec<_>>());
    let mut moved = vec![false; rows.len()];
    shared.iter().zip(stays).for_each(|(&(_, row), stays)| moved[row] = !stays);
    moved
}

/// By number, whether it is in a longest run of them that rises (patience sorting, n log n).
pub(super) fn rising(numbers: &[usize]) -> Vec<bool> {
    // The lowest end of the runs of each length, and for each number the one before it in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, &number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|&end| numbers[end] < number);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut chosen = vec![false; numbers.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        chosen[at] = true;
        next = before[at];
    }
    chosen
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

//! The scores of many beads at once. What [`Scorer::bead`] asks cue by cue and bead by bead is added up
//! here along whole rows of beads, in the same order, so that both come to the same bit.

use super::score::{HEADLINES, LONGEST_RUN, Run, Scorer, is_counted};

/// Shapes of beads with both sides filled, the plainest first: a tie goes to it.
pub const SHAPES: [(usize, usize); 11] =
    [(1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (1, 4), (4, 1), (3, 3)];

/// The longest run that a bead has on one side, by the length of the run on the other less one.
const DEEPEST: [usize; LONGEST_RUN] = [4, 3, 3, 1];

/// Columns that are added up before they are written out row by row: as many as memory hands over at once.
const BLOCK: usize = 8;

/// The scores of the beads of some sentences of two versions. Ends count sentences in these lists, from 1.
pub struct Table {
    columns: usize,
    /// By shape, and by the ends of the runs.
    scores: [Vec<f64>; SHAPES.len()],
}

impl Table {
    /// `rows` and `columns` are ascending sentences of the two versions. Only beads whose sentences follow
    /// one another in their version have a meaning, and of the shapes only those with runs of `longest` at most.
    pub fn of(scorer: &Scorer<'_>, rows: &[usize], columns: &[usize], longest: usize) -> Table {
        let size = |shape: (usize, usize)| if shape.0.max(shape.1) > longest { 0 } else { rows.len() * columns.len() };
        let scores = std::array::from_fn(|shape| vec![0.0; size(SHAPES[shape])]);
        let mut table = Table { columns: columns.len(), scores };
        let mut sums = vec![0.0; columns.len()];
        let deepest = |to: usize| DEEPEST[to - 1].min(longest);
        for to in 1..=longest {
            for start in 0..rows.len() {
                scorer.extend(0, (rows, columns), (start, deepest(to)), to, &mut sums, |end, count, sums| {
                    table.row(end, (count, to)).copy_from_slice(sums);
                });
            }
        }
        let mut sums = vec![0.0; rows.len()];
        let mut blocks: [Vec<f64>; LONGEST_RUN] = std::array::from_fn(|_| vec![0.0; rows.len() * BLOCK]);
        for to in 1..=longest {
            for first in (0..columns.len()).step_by(BLOCK) {
                blocks.iter_mut().for_each(|block| block.fill(0.0));
                for start in first..columns.len().min(first + BLOCK) {
                    scorer.extend(1, (columns, rows), (start, deepest(to)), to, &mut sums, |_, count, sums| {
                        let places = blocks[count - 1].iter_mut().skip(start - first).step_by(BLOCK);
                        places.zip(sums).for_each(|(place, sum)| *place = *sum);
                    });
                }
                for (count, block) in (1..=deepest(to)).zip(&blocks) {
                    for (end, sums) in (1..).zip(block.chunks(BLOCK)) {
                        let places = table.row(end, (to, count)).iter_mut().skip(first + count - 1);
                        places.zip(sums).for_each(|(place, sum)| *place += sum);
                    }
                }
            }
        }
        for shape in SHAPES.into_iter().filter(|shape| shape.0.max(shape.1) <= longest) {
            let lengths = |side: usize, list: &[usize], count: usize| -> Vec<f64> {
                let run = |end: usize| run_before(list, end, count).map_or(0.0, |run| scorer.length(side, run));
                (1..=list.len()).map(run).collect()
            };
            let (la, lb) = (lengths(0, rows, shape.0), lengths(1, columns, shape.1));
            for (end, la) in (1..).zip(la) {
                let scores = table.row(end, shape).iter_mut().zip(&lb);
                scores.for_each(|(score, &lb)| *score = scorer.price(*score, la, lb, shape));
            }
            let turns = |side: usize, list: &[usize], count: usize| -> Vec<usize> {
                let turns = |&end: &usize| run_before(list, end, count).is_some_and(|run| scorer.turns(side, run));
                (1..=list.len()).filter(turns).collect()
            };
            let columns = turns(1, columns, shape.1);
            for row in turns(0, rows, shape.0) {
                columns.iter().for_each(|&column| table.row(row, shape)[column - 1] -= HEADLINES);
            }
        }
        table
    }

    /// The score of the bead of a shape, by its place in the list, that ends with these rows and columns.
    pub fn score(&self, shape: usize, row: usize, column: usize) -> f64 {
        self.scores[shape][(row - 1) * self.columns + column - 1]
    }

    fn row(&mut self, end: usize, shape: (usize, usize)) -> &mut [f64] {
        let from = (end - 1) * self.columns;
        &mut self.scores[number(shape)][from..from + self.columns]
    }
}

/// The last `count` entries before `end` of a list of sentences, where they follow one another.
pub fn run_before(list: &[usize], end: usize, count: usize) -> Option<Run> {
    let first = end.checked_sub(count).filter(|_| count > 0)?;
    (list[end - 1] + 1 - list[first] == count).then(|| (list[first], list[end - 1] + 1))
}

/// The place of a shape in the list.
fn number(shape: (usize, usize)) -> usize {
    SHAPES.iter().position(|known| *known == shape).unwrap_or(0)
}

impl Scorer<'_> {
    /// One way's sums for the run that begins at a place of `from`, against every run of `to` sentences of
    /// the other side: given for one sentence, then with the next, up to the deepest.
    fn extend(
        &self,
        side: usize,
        (from, others): (&[usize], &[usize]),
        (start, deepest): (usize, usize),
        to: usize,
        sums: &mut [f64],
        mut give: impl FnMut(usize, usize, &[f64]),
    ) {
        let (cues, side) = self.side(side);
        sums.fill(0.0);
        // What misses every run is added together with its neighbours.
        let mut misses: Vec<f64> = Vec::new();
        let last = others.last().map_or(0, |&last| last as u32);
        for (count, &sentence) in (1..=deepest).zip(&from[start..]) {
            if sentence + 1 != from[start] + count {
                return;
            }
            let run = (from[start], sentence);
            for &cue in cues.of_sentence[sentence].iter().filter(|&&cue| is_counted(cues, side, cue, run)) {
                let (meeting, miss) = side.weights[cue as usize][to - 1];
                let met = &side.meetings.sentences[cue as usize];
                let met = &met[met.partition_point(|&s| others.first().is_some_and(|&first| (s as usize) < first))..];
                if met.first().is_none_or(|&s| s > last) {
                    misses.push(miss);
                } else {
                    add_all(sums, &mut misses);
                    add(sums, others, met, to, (meeting, miss));
                }
            }
            add_all(sums, &mut misses);
            give(start + count, count, sums);
        }
    }
}

/// Adds some numbers to every sum, one after the other.
fn add_all(sums: &mut [f64], numbers: &mut Vec<f64>) {
    let mut fours = numbers.chunks_exact(4);
    for four in &mut fours {
        if let [a, b, c, d] = *four {
            sums.iter_mut().for_each(|sum| *sum = *sum + a + b + c + d);
        }
    }
    fours.remainder().iter().for_each(|number| sums.iter_mut().for_each(|sum| *sum += number));
    numbers.clear();
}

/// Adds a cue's weight to every run of `length` sentences, by its end: for a meeting where the run holds
/// one of those that the cue meets.
fn add(sums: &mut [f64], sentences: &[usize], met: &[u32], length: usize, (meeting, miss): (f64, f64)) {
    let (Some(&first), Some(&last)) = (sentences.first(), sentences.last()) else { return };
    let whole = last - first + 1 == sentences.len();
    let mut at = 0;
    for sentence in met.iter().map(|&s| s as usize).take_while(|&s| s <= last) {
        let place = if whole { Ok(sentence - first) } else { sentences.binary_search(&sentence) };
        let Ok(place) = place else { continue };
        let begin = place.max(at);
        let end = (place + length).min(sums.len());
        sums[at..begin].iter_mut().for_each(|sum| *sum += miss);
        sums[begin..end].iter_mut().for_each(|sum| *sum += meeting);
        at = end;
    }
    sums[at..].iter_mut().for_each(|sum| *sum += miss);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_added_once() {
        let all = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];
        for count in 0..=all.len() {
            let (mut sums, mut numbers) = ([0.5, 1000.0], all[..count].to_vec());
            add_all(&mut sums, &mut numbers);
            let added: f64 = all[..count].iter().sum();
            assert_eq!((sums, numbers), ([0.5 + added, 1000.0 + added], Vec::new()));
        }
    }
}

//! The scores of many beads at once. What [`Scorer::bead`] asks cue by cue and bead by bead is added up
//! here along whole rows of beads, in the same order, so that both come to the same bit.

use super::score::{HEADLINES, LONGEST_RUN, Run, Scorer, Weights, is_counted};

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
        for start in 0..rows.len() {
            let telling = scorer.telling(0, (rows, columns), (start, longest));
            for to in 1..=longest {
                telling.add_up(columns, deepest(to), to, &mut sums, |count, misses, sums| {
                    let places = table.row(start + count, (count, to)).iter_mut();
                    places.zip(sums).for_each(|(place, sum)| *place = sum + misses);
                });
            }
        }
        let mut sums = vec![0.0; rows.len()];
        let mut blocks: [Vec<f64>; LONGEST_RUN] = std::array::from_fn(|_| vec![0.0; rows.len() * BLOCK]);
        for first in (0..columns.len()).step_by(BLOCK) {
            let starts = first..columns.len().min(first + BLOCK);
            let telling: Vec<Telling> =
                starts.map(|start| scorer.telling(1, (columns, rows), (start, longest))).collect();
            for to in 1..=longest {
                blocks.iter_mut().for_each(|block| block.fill(0.0));
                for (n, telling) in telling.iter().enumerate() {
                    telling.add_up(rows, deepest(to), to, &mut sums, |count, misses, sums| {
                        let places = blocks[count - 1].iter_mut().skip(n).step_by(BLOCK);
                        places.zip(sums).for_each(|(place, sum)| *place = sum + misses);
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
    /// What the run that begins at a place of `from` says, sentence by sentence up to `longest` of them.
    fn telling(
        &self,
        side: usize,
        (from, others): (&[usize], &[usize]),
        (start, longest): (usize, usize),
    ) -> Telling<'_> {
        let (cues, side) = self.side(side);
        let first = others.first().map_or(0, |&first| first as u32);
        let mut telling = Telling { cues: Vec::new(), ends: [0; LONGEST_RUN], sentences: 0 };
        for (count, &sentence) in (0..longest).zip(&from[start..]) {
            if sentence != from[start] + count {
                break;
            }
            let run = (from[start], sentence);
            for &cue in cues.of_sentence[sentence].iter().filter(|&&cue| is_counted(cues, side, cue, run)) {
                let met = &side.meetings.sentences[cue as usize];
                let met = &met[met.partition_point(|&s| s < first)..];
                telling.cues.push((&side.weights[cue as usize], met));
            }
            telling.ends[count] = telling.cues.len();
            telling.sentences = count + 1;
        }
        telling
    }
}

/// What a run says: by cue what its meetings weigh, and the sentences of the other side that it meets.
struct Telling<'s> {
    cues: Vec<(&'s Weights, &'s [u32])>,
    /// By sentence of the run, the end of its cues.
    ends: [usize; LONGEST_RUN],
    sentences: usize,
}

impl Telling<'_> {
    /// One way's sums for the run against every run of `to` sentences of the other side: given for its first
    /// sentence, then with the next, up to the deepest. What every run would miss is given apart from what those
    /// that meet gain on it.
    fn add_up(
        &self,
        others: &[usize],
        deepest: usize,
        to: usize,
        sums: &mut [f64],
        mut give: impl FnMut(usize, f64, &[f64]),
    ) {
        sums.fill(0.0);
        let (mut misses, mut from) = (0.0, 0);
        for (count, &end) in (1..=deepest.min(self.sentences)).zip(&self.ends) {
            for (weights, met) in &self.cues[from..end] {
                let (meeting, miss) = weights[to - 1];
                misses += miss;
                add(sums, others, met, to, meeting - miss);
            }
            from = end;
            give(count, misses, sums);
        }
    }
}

/// Adds what a meeting gains to every run of `length` sentences, by its end, that holds one of those that the cue
/// meets.
fn add(sums: &mut [f64], sentences: &[usize], met: &[u32], length: usize, gain: f64) {
    let (Some(&first), Some(&last)) = (sentences.first(), sentences.last()) else { return };
    let whole = last - first + 1 == sentences.len();
    let mut at = 0;
    for sentence in met.iter().map(|&s| s as usize).take_while(|&s| s <= last) {
        let place = if whole { Ok(sentence - first) } else { sentences.binary_search(&sentence) };
        let Ok(place) = place else { continue };
        let end = (place + length).min(sums.len());
        sums[place.max(at)..end].iter_mut().for_each(|sum| *sum += gain);
        at = end;
    }
}

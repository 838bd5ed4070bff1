//! The best chain of beads through two versions by dynamic programming.

use super::score::{LONGEST_RUN, Run, Scorer};
use super::table::{SHAPES, Table};
use super::votes::{Votes, worth};
use super::{coarse, likely, moved};
use crate::deadline::{Deadline, Late};

/// Sentences of two versions that say the same: half-open runs, both non-empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bead {
    pub a: (usize, usize),
    pub b: (usize, usize),
    /// Its score against leaving the sentences over.
    pub gain: f64,
}

/// Chains through one pair: before each but the first, rates and lengths are learnt from the last one's beads. Where
/// there are others, a pair is gone through again with their word; where there are many, one chain is enough for them
/// to have one (measured: with more chains nothing gets better).
const PASSES: usize = 3;
const PASSES_AMONG_FEW: usize = 2;
/// A bead must gain so much to be learnt from.
const SURE: f64 = 5.0;
/// A bead that gains less is released before moved blocks are sought, and at the end.
pub const WEAK: f64 = 1.0;

/// What the other versions of the story say of two.
#[derive(Clone, Copy)]
pub enum Others<'v> {
    /// There are none.
    None,
    /// They are asked later, and so `many` that one chain through each pair will do.
    Unheard { many: bool },
    /// Which links of the two they confirm, and the beads that the two were found to have without them.
    Heard(&'v Votes, &'v [Bead]),
}

/// Aligns two documents whose cues are in the scorer. Beads come in the order of the first one.
pub fn align(scorer: &mut Scorer<'_>, others: Others<'_>, deadline: &Deadline) -> Result<Vec<Bead>, Late> {
    if scorer.a.of_sentence.len() == 1 && scorer.b.of_sentence.len() == 1 {
        // There is nothing else that it could be aligned with.
        return Ok(vec![Bead { a: (0, 1), b: (0, 1), gain: scorer.gain((0, 1), (0, 1)) }]);
    }
    let (passes, whole) = match others {
        Others::None => (PASSES, MOST_CELLS),
        Others::Unheard { many: true } => (1, MOST_CELLS_AMONG_MANY),
        Others::Unheard { many: false } | Others::Heard(..) => (PASSES_AMONG_FEW, MOST_CELLS_AMONG_MANY),
    };
    let (votes, mut beads) = match others {
        Others::Heard(votes, beads) => (Some(votes), beads.to_vec()),
        Others::None | Others::Unheard { .. } => (None, chain(scorer, &Band::of(scorer, whole), None, deadline)?),
    };
    for pass in 1..passes {
        let sure: Vec<_> = beads.iter().filter(|bead| bead.gain > SURE).map(|bead| (bead.a, bead.b)).collect();
        // With the word of others, words learnt anew say nothing more (measured on three to eight versions).
        if pass == 1 && votes.is_none() {
            scorer.learn_words(&sure);
        }
        scorer.learn(&sure);
        scorer.expect_merges(&sure);
        scorer.expect_gaps(stretches_over(scorer, &beads));
        let band = Band::about(scorer, &beads, whole);
        beads = match others {
            // Where others have a word, it says more than the chains between (many versions got no better by them).
            Others::None if pass + 1 == passes => likely::chain(scorer, &band, deadline)?,
            _ => chain(scorer, &band, votes, deadline)?,
        };
    }
    moved::take_apart(scorer, votes, &mut beads);
    beads.retain(|bead| bead.gain > WEAK);
    moved::add(scorer, votes, &mut beads, deadline)?;
    beads.sort_by_key(|bead| (bead.a, bead.b));
    Ok(beads)
}

/// How many stretches of sentences no bead of a chain holds, in both versions.
fn stretches_over(scorer: &Scorer<'_>, beads: &[Bead]) -> usize {
    let end = (scorer.a.of_sentence.len(), scorer.b.of_sentence.len());
    between(beads, end).map(|(end, start)| usize::from(start.0 > end.0) + usize::from(start.1 > end.1)).sum()
}

/// What lies before, between and behind the beads of a chain: from the end of one to the start of the next.
fn between(beads: &[Bead], end: Cell) -> impl Iterator<Item = (Cell, Cell)> + '_ {
    let starts = beads.iter().map(|bead| (bead.a.0, bead.b.0)).chain([end]);
    std::iter::once((0, 0)).chain(beads.iter().map(|bead| (bead.a.1, bead.b.1))).zip(starts)
}

/// Which cells are searched, and with which beads.
pub struct Band {
    /// By row, the first and the last column.
    pub rows: Vec<(usize, usize)>,
    /// The longest run of a bead's side.
    pub longest: usize,
    /// Rows whose beads are scored at once: enough to share the work, few enough to stay near the processor
    /// and, in a narrow band, to score little beside it.
    tile: usize,
}

/// More cells than that are searched in a band. A full search of so many takes some ten milliseconds.
const MOST_CELLS: usize = 40_000;
/// The same for the later chains of a story in more versions than two, whose pairs have a word on each other's path;
/// beyond it the first chain has short runs alone, as in a long story.
const MOST_CELLS_AMONG_MANY: usize = 1_500;
/// Columns on each side of the coarse path that the band holds: so many, and so many blocks' worth.
const HALF_WIDTH: usize = 20;
const BLOCKS: usize = 3;

impl Band {
    fn of(scorer: &Scorer<'_>, whole: usize) -> Band {
        let (m, n) = (scorer.a.of_sentence.len(), scorer.b.of_sentence.len());
        let cells = (m + 1) * (n + 1);
        if cells <= MOST_CELLS {
            return Band { longest: if cells <= whole { LONGEST_RUN } else { FIRST_RUN }, ..Band::whole(m, n) };
        }
        let (places, block) = coarse::path(scorer);
        let half = HALF_WIDTH + BLOCKS * block;
        let ends = places.iter().skip(1).copied().chain([(m, n)]);
        let rows = rows_along(places.iter().copied().zip(ends), half, (m, n));
        // The first path through a long story need not be right in every merge.
        Band { rows, longest: FIRST_RUN, tile: WIDE_TILE }
    }

    /// All cells of so many sentences.
    pub fn whole(m: usize, n: usize) -> Band {
        Band { rows: vec![(0, n); m + 1], longest: LONGEST_RUN, tile: WIDE_TILE }
    }

    /// The band for the next pass: all cells where they are no more than `whole`, else those near the last path.
    fn about(scorer: &Scorer<'_>, beads: &[Bead], whole: usize) -> Band {
        let (m, n) = (scorer.a.of_sentence.len(), scorer.b.of_sentence.len());
        if (m + 1) * (n + 1) <= whole {
            return Band::whole(m, n);
        }
        // What lies between two beads is searched whole, and so is each bead.
        let within = beads.iter().map(|bead| ((bead.a.0, bead.b.0), (bead.a.1, bead.b.1)));
        let rows = rows_along(between(beads, (m, n)).chain(within), NEAR, (m, n));
        Band { rows, longest: LONGEST_RUN, tile: NARROW_TILE }
    }

    /// The shapes of the beads that can end in a cell, with their numbers.
    pub fn shapes(&self, (i, j): Cell) -> impl Iterator<Item = (usize, (usize, usize))> + '_ {
        SHAPES.into_iter().enumerate().filter(move |(_, (a, b))| *a <= i && *b <= j && (*a).max(*b) <= self.longest)
    }
}

/// A cell, by the sentences before it.
type Cell = (usize, usize);

/// The columns of every row that lie within so many of the stretches of a path, each from a cell to a later
/// one, and by which a path can pass from row to row.
fn rows_along(stretches: impl Iterator<Item = (Cell, Cell)>, half: usize, (m, n): Cell) -> Vec<(usize, usize)> {
    let mut rows = vec![(n, 0); m + 1];
    for (from, to) in stretches {
        for row in &mut rows[from.0..=to.0] {
            row.0 = row.0.min(from.1.saturating_sub(half));
            row.1 = row.1.max((to.1 + half).min(n));
        }
    }
    rows[0].0 = 0;
    rows[m].1 = n;
    for i in 1..rows.len() {
        rows[i].0 = rows[i].0.min(rows[i - 1].1);
        rows[i].1 = rows[i].1.max(rows[i - 1].0);
    }
    rows
}

const WIDE_TILE: usize = 64;
const NARROW_TILE: usize = 16;
/// The longest run of a bead's side in the first pass over a long story.
const FIRST_RUN: usize = 2;
/// Columns on each side of the last path that the next pass over a long story looks at.
const NEAR: usize = 12;
/// The step that leads nowhere, and those that leave over a sentence of the one or the other version.
pub const START: u8 = 255;
pub const OVER_A: u8 = 254;
pub const OVER_B: u8 = 253;

/// The best monotone chain; sentences in no bead cost the gap.
fn chain(scorer: &Scorer<'_>, band: &Band, votes: Option<&Votes>, deadline: &Deadline) -> Result<Vec<Bead>, Late> {
    let mut path = Path::new(band, scorer.prices.gap);
    each_row(scorer, band, votes, deadline, |_, score| path.row(score))?;
    Ok(path.beads(scorer, votes))
}

/// What a bead scores: by its shape, and by the column where it ends.
type Score<'t> = dyn Fn(usize, usize) -> f64 + 't;

/// Gives every row of a band, in order, with the scores of the beads that end in it, votes counted in.
pub fn each_row(
    scorer: &Scorer<'_>,
    band: &Band,
    votes: Option<&Votes>,
    deadline: &Deadline,
    mut give: impl FnMut(usize, &Score<'_>),
) -> Result<(), Late> {
    let all = band.rows.len();
    for first in (0..all).step_by(band.tile) {
        deadline.ask()?;
        let tile = first..(first + band.tile).min(all);
        let low = band.rows[tile.clone()].iter().map(|row| row.0).min().unwrap_or(0);
        let high = band.rows[tile.clone()].iter().map(|row| row.1).max().unwrap_or(0);
        let rows: Vec<usize> = (first.saturating_sub(LONGEST_RUN)..tile.end - 1).collect();
        let columns: Vec<usize> = (low.saturating_sub(LONGEST_RUN)..high).collect();
        let table = Table::of(scorer, &rows, &columns, band.longest);
        let before = (rows.first().copied().unwrap_or(0), columns.first().copied().unwrap_or(0));
        let support: Vec<Vec<usize>> =
            votes.map_or_else(Vec::new, |votes| rows.iter().map(|&row| votes.up_to(row, (before.1, high))).collect());
        for i in tile {
            give(i, &|shape, j| {
                let (a, b) = SHAPES[shape];
                let rows = support.get(i - a - before.0..i - before.0).unwrap_or_default();
                let votes = rows.iter().map(|row| row[j - before.1] - row[j - b - before.1]).sum();
                let bonus = if rows.is_empty() { 0.0 } else { worth(votes, a, b) };
                table.score(shape, i - before.0, j - before.1) + bonus
            });
        }
    }
    Ok(())
}

/// The best path through a band by what its beads score, as far as it has come.
pub struct Path<'b> {
    band: &'b Band,
    /// What a sentence costs that is left over.
    gap: f64,
    /// By row: the best sum to each cell, as long as it is asked for, and the step that led there.
    best: Vec<Vec<f64>>,
    steps: Vec<Vec<u8>>,
}

impl<'b> Path<'b> {
    pub fn new(band: &'b Band, gap: f64) -> Path<'b> {
        let (best, steps) = (Vec::with_capacity(band.rows.len()), Vec::with_capacity(band.rows.len()));
        Path { band, gap, best, steps }
    }

    /// Goes on by the next row.
    pub fn row(&mut self, score: &Score<'_>) {
        let i = self.best.len();
        let (low, high) = self.band.rows[i];
        let size = (high + 1).saturating_sub(low);
        let (mut row, mut steps) = (vec![f64::NEG_INFINITY; size], vec![START; size]);
        for j in low..=high {
            let mut cell = if i == 0 && j == 0 { (0.0, START) } else { (f64::NEG_INFINITY, START) };
            for (shape, (a, b)) in self.band.shapes((i, j)) {
                let from = self.value(i - a, j - b);
                if from == f64::NEG_INFINITY {
                    continue;
                }
                let sum = from + score(shape, j);
                if sum > cell.0 {
                    cell = (sum, shape as u8);
                }
            }
            if i > 0 && self.value(i - 1, j) - self.gap > cell.0 {
                cell = (self.value(i - 1, j) - self.gap, OVER_A);
            }
            if j > low && row[j - 1 - low] - self.gap > cell.0 {
                cell = (row[j - 1 - low] - self.gap, OVER_B);
            }
            (row[j - low], steps[j - low]) = cell;
        }
        self.best.push(row);
        self.steps.push(steps);
        if let Some(old) = i.checked_sub(LONGEST_RUN).and_then(|old| self.best.get_mut(old)) {
            *old = Vec::new();
        }
    }

    /// The best sum to a cell.
    fn value(&self, i: usize, j: usize) -> f64 {
        self.best[i].get(j.wrapping_sub(self.band.rows[i].0)).copied().unwrap_or(f64::NEG_INFINITY)
    }

    /// The beads of the steps that lead to the last cell.
    pub fn beads(self, scorer: &Scorer<'_>, votes: Option<&Votes>) -> Vec<Bead> {
        let (mut i, mut j) = (scorer.a.of_sentence.len(), scorer.b.of_sentence.len());
        let mut beads = Vec::new();
        while let Some(&step) = self.steps[i].get(j.wrapping_sub(self.band.rows[i].0)) {
            match step {
                OVER_A => i -= 1,
                OVER_B => j -= 1,
                _ => {
                    let Some(&(a, b)) = SHAPES.get(usize::from(step)) else { break };
                    beads.push(bead(scorer, votes, (i - a, i), (j - b, j)));
                    (i, j) = (i - a, j - b);
                }
            }
        }
        beads.reverse();
        beads
    }
}

/// A bead with its gain.
pub fn bead(scorer: &Scorer<'_>, votes: Option<&Votes>, a: Run, b: Run) -> Bead {
    Bead { a, b, gain: scorer.gain(a, b) + votes.map_or(0.0, |votes| votes.bonus(a, b)) }
}

#[cfg(test)]
mod tests {
    use super::super::cues::Cues;
    use super::super::matching::Relation;
    use super::*;
    use crate::document::Document;
    use crate::lang::Glossary;
    use crate::story::Version;

    #[test]
    fn what_no_bead_holds_is_counted_by_stretches_and_sides() {
        let text = "Two boats sank.\n\nTheir crews swam ashore.\n\nA third went on to Bergen.";
        let version = Version { text: text.into(), lang: Some("en".into()), ..Version::default() };
        let cues = Cues::of(&Document::read(&version), &[0, 1, 2], &Glossary::default());
        let scorer = Scorer::new(&cues, &cues, Relation::OneLanguage);
        let bead = |a: Run, b: Run| Bead { a, b, gain: 1.0 };
        let one = |n: usize| bead((n, n + 1), (n, n + 1));
        for (beads, stretches) in [
            (vec![one(0), one(1), one(2)], 0),
            (vec![one(0), one(2)], 2),
            (vec![one(1)], 4),
            (vec![], 2),
            (vec![bead((0, 1), (0, 2)), one(2)], 1),
            (vec![bead((0, 2), (0, 1)), one(2)], 1),
        ] {
            assert_eq!(stretches_over(&scorer, &beads), stretches, "{beads:?}");
        }
    }
}

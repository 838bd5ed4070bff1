//! The best chain of beads through two versions by dynamic programming, then the blocks that stand
//! elsewhere in one of them.

use super::score::{LONGEST_RUN, Scorer};

/// Sentences of two versions that say the same: half-open runs, both non-empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bead {
    pub a: (usize, usize),
    pub b: (usize, usize),
    /// Its score against leaving the sentences over.
    pub gain: f64,
}

/// What is added to a bead's score from outside, such as the word of other versions.
pub type Bonus<'f> = &'f dyn Fn((usize, usize), (usize, usize)) -> f64;

/// Shapes of beads with both sides filled, the plainest first: a tie goes to it.
const SHAPES: [(usize, usize); 11] =
    [(1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2), (1, 4), (4, 1), (3, 3)];

/// Passes over one pair: after each but the last, rates and lengths are learnt from its beads.
const PASSES: usize = 3;
/// A bead must gain so much to be learnt from.
const SURE: f64 = 5.0;
/// A bead that gains less is released before moved blocks are sought, and at the end.
const WEAK: f64 = 0.5;
/// What a moved block must gain: word evidence, not chance (a search over public parallel news).
const JUMP: f64 = 6.0;
/// Blocks sought in one pair; each search is quadratic in the sentences that are free.
const MOST_BLOCKS: usize = 12;

/// Aligns two documents whose cues are in the scorer. Beads come in the order of the first one.
pub fn align(scorer: &mut Scorer<'_>, bonus: Bonus<'_>) -> Vec<Bead> {
    if scorer.a.of_sentence.len() == 1 && scorer.b.of_sentence.len() == 1 {
        // There is nothing else that it could be aligned with.
        return vec![Bead { a: (0, 1), b: (0, 1), gain: scorer.gain((0, 1), (0, 1)) }];
    }
    let band = Band::of(scorer);
    let mut beads = chain(scorer, &band, bonus);
    for _ in 1..PASSES {
        let sure: Vec<_> = beads.iter().filter(|bead| bead.gain > SURE).map(|bead| (bead.a, bead.b)).collect();
        scorer.learn(&sure);
        let held: usize = beads.iter().map(|bead| bead.a.1 - bead.a.0 + bead.b.1 - bead.b.0).sum();
        scorer.expect_gaps((scorer.a.of_sentence.len() + scorer.b.of_sentence.len()).saturating_sub(held));
        beads = chain(scorer, &band, bonus);
    }
    let mut beads: Vec<Bead> = beads.into_iter().flat_map(|bead| uncrossed(scorer, bonus, bead)).collect();
    beads.retain(|bead| bead.gain > WEAK);
    add_moved(scorer, bonus, &mut beads);
    beads.sort_by_key(|bead| (bead.a, bead.b));
    beads
}

/// Which columns are searched in each row.
struct Band(Vec<(usize, usize)>);

/// More cells than that are searched in a band about anchors. A full search of so many takes some
/// ten milliseconds.
const MOST_CELLS: usize = 40_000;
/// Columns on each side of the line between two anchors, at least, and as a share of their distance.
const HALF_WIDTH: usize = 40;

impl Band {
    fn of(scorer: &Scorer<'_>) -> Band {
        let (m, n) = (scorer.a.of_sentence.len(), scorer.b.of_sentence.len());
        if (m + 1) * (n + 1) <= MOST_CELLS {
            return Band(vec![(0, n); m + 1]);
        }
        let mut anchors = vec![(0, 0)];
        anchors.extend(increasing(&scorer.rare_meetings()));
        anchors.push((m, n));
        let mut rows = vec![(n, 0); m + 1];
        for pair in anchors.windows(2) {
            let ((i0, j0), (i1, j1)) = (pair[0], pair[1]);
            // A stretch without anchors is searched the wider the longer it is, up to four hundred columns.
            let half = HALF_WIDTH.max(((i1 - i0).max(j1 - j0) / 2).min(400));
            for (i, row) in rows.iter_mut().enumerate().take(i1 + 1).skip(i0) {
                let j = if i1 > i0 { j0 + (j1 - j0) * (i - i0) / (i1 - i0) } else { j0 };
                row.0 = row.0.min(j.saturating_sub(half));
                row.1 = row.1.max((j + half).min(n));
            }
            // Where the line runs steeply along the columns, every row there must reach both ends.
            rows[i0].1 = rows[i0].1.max(j0.max(j1.min(j0 + 2 * half)).min(n));
            rows[i1].0 = rows[i1].0.min(j1.saturating_sub(2 * half));
        }
        rows[0].0 = 0;
        rows[m].1 = n;
        // A path must be able to pass from row to row.
        for i in 1..=m {
            rows[i].0 = rows[i].0.min(rows[i - 1].1);
            rows[i].1 = rows[i].1.max(rows[i - 1].0);
        }
        Band(rows)
    }
}

/// The longest chain of pairs that rises on both sides.
fn increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (n, &(_, j)) in pairs.iter().enumerate() {
        let place = tails.partition_point(|&t| pairs[t].1 < j);
        before[n] = place.checked_sub(1).map(|p| tails[p]);
        if place == tails.len() {
            tails.push(n);
        } else {
            tails[place] = n;
        }
    }
    let mut chain = Vec::new();
    let mut at = tails.last().copied();
    while let Some(n) = at {
        chain.push(pairs[n]);
        at = before[n];
    }
    chain.reverse();
    chain
}

/// The best monotone chain; sentences in no bead cost the gap.
fn chain(scorer: &Scorer<'_>, band: &Band, bonus: Bonus<'_>) -> Vec<Bead> {
    let m = scorer.a.of_sentence.len();
    let gap = scorer.prices.gap;
    // By row: the best sum to each cell of the band, and the step that led there.
    let mut best: Vec<Vec<(f64, (u8, u8))>> = Vec::with_capacity(m + 1);
    for i in 0..=m {
        let (low, high) = band.0[i];
        let mut row = vec![(f64::NEG_INFINITY, (0u8, 0u8)); (high + 1).saturating_sub(low)];
        for j in low..=high {
            let mut cell = if i == 0 && j == 0 { (0.0, (0, 0)) } else { (f64::NEG_INFINITY, (0, 0)) };
            let value = |rows: &[Vec<(f64, (u8, u8))>], i: usize, j: usize| -> f64 {
                let low = band.0[i].0;
                rows[i].get(j.wrapping_sub(low)).map_or(f64::NEG_INFINITY, |cell| cell.0)
            };
            for &(a, b) in &SHAPES {
                if a > i || b > j {
                    continue;
                }
                let from = value(&best, i - a, j - b);
                if from == f64::NEG_INFINITY {
                    continue;
                }
                let (ra, rb) = ((i - a, i), (j - b, j));
                let sum = from + scorer.bead(ra, rb) + bonus(ra, rb);
                if sum > cell.0 {
                    cell = (sum, (a as u8, b as u8));
                }
            }
            if i > 0 {
                let sum = value(&best, i - 1, j) - gap;
                if sum > cell.0 {
                    cell = (sum, (1, 0));
                }
            }
            if j > low {
                let sum = row[j - 1 - low].0 - gap;
                if sum > cell.0 {
                    cell = (sum, (0, 1));
                }
            }
            row[j - low] = cell;
        }
        best.push(row);
    }
    trace(scorer, band, &best, bonus)
}

fn trace(scorer: &Scorer<'_>, band: &Band, best: &[Vec<(f64, (u8, u8))>], bonus: Bonus<'_>) -> Vec<Bead> {
    let (mut i, mut j) = (scorer.a.of_sentence.len(), scorer.b.of_sentence.len());
    let mut beads = Vec::new();
    while i > 0 || j > 0 {
        let Some(&(_, (a, b))) = best[i].get(j.wrapping_sub(band.0[i].0)) else { break };
        let (a, b) = (usize::from(a), usize::from(b));
        if a == 0 && b == 0 {
            break;
        }
        if a > 0 && b > 0 {
            let (ra, rb) = ((i - a, i), (j - b, j));
            beads.push(Bead { a: ra, b: rb, gain: scorer.gain(ra, rb) + bonus(ra, rb) });
        }
        i -= a;
        j -= b;
    }
    beads.reverse();
    beads
}

/// Two or three neighbours that stand in another order in the other version: the chain can only take
/// them together; apart they gain more.
fn uncrossed(scorer: &Scorer<'_>, bonus: Bonus<'_>, bead: Bead) -> Vec<Bead> {
    const ORDERS: [&[usize]; 6] = [&[1, 0], &[1, 0, 2], &[0, 2, 1], &[2, 0, 1], &[1, 2, 0], &[2, 1, 0]];
    let count = bead.a.1 - bead.a.0;
    let mut best = vec![bead];
    if count == bead.b.1 - bead.b.0 {
        for order in ORDERS.iter().filter(|order| order.len() == count) {
            let ones = order.iter().enumerate().map(|(n, &place)| {
                let (a, b) = ((bead.a.0 + n, bead.a.0 + n + 1), (bead.b.0 + place, bead.b.0 + place + 1));
                Bead { a, b, gain: scorer.gain(a, b) + bonus(a, b) }
            });
            let ones: Vec<Bead> = ones.collect();
            let gain = |beads: &[Bead]| beads.iter().map(|bead| bead.gain).sum::<f64>();
            if gain(&ones) > gain(&best) {
                best = ones;
            }
        }
    }
    best
}

/// Finds blocks of free sentences that match elsewhere, best first, and adds their beads.
fn add_moved(scorer: &Scorer<'_>, bonus: Bonus<'_>, beads: &mut Vec<Bead>) {
    let mut free_a = vec![true; scorer.a.of_sentence.len()];
    let mut free_b = vec![true; scorer.b.of_sentence.len()];
    for bead in beads.iter() {
        free_a[bead.a.0..bead.a.1].fill(false);
        free_b[bead.b.0..bead.b.1].fill(false);
    }
    for _ in 0..MOST_BLOCKS {
        let count = |free: &[bool]| free.iter().filter(|&&f| f).count();
        // A search over more pairs than that would make a long story slow; omissions alone rarely reach it.
        if count(&free_a) * count(&free_b) > MOST_CELLS {
            break;
        }
        let Some(block) = best_block(scorer, bonus, &free_a, &free_b) else { break };
        for bead in block {
            free_a[bead.a.0..bead.a.1].fill(false);
            free_b[bead.b.0..bead.b.1].fill(false);
            beads.push(bead);
        }
    }
}

/// The best local chain over free sentences: it may begin and end anywhere, a sentence left over in
/// it costs half the gap.
fn best_block(scorer: &Scorer<'_>, bonus: Bonus<'_>, free_a: &[bool], free_b: &[bool]) -> Option<Vec<Bead>> {
    let list = |free: &[bool]| free.iter().enumerate().filter(|(_, f)| **f).map(|(i, _)| i).collect::<Vec<usize>>();
    let (rows, columns) = (list(free_a), list(free_b));
    let half_gap = scorer.prices.gap / 2.0;
    let width = columns.len() + 1;
    let mut best: Vec<(f64, (u8, u8))> = vec![(0.0, (0, 0)); (rows.len() + 1) * width];
    let mut top = (JUMP, None);
    for i in 0..=rows.len() {
        for j in 0..=columns.len() {
            let mut cell = (0.0, (0u8, 0u8));
            for &(a, b) in &SHAPES {
                let (Some(ra), Some(rb)) = (run_before(&rows, i, a), run_before(&columns, j, b)) else { continue };
                let sum = best[(i - a) * width + j - b].0 + scorer.gain(ra, rb) + bonus(ra, rb);
                if sum > cell.0 {
                    cell = (sum, (a as u8, b as u8));
                }
            }
            if i > 0 && best[(i - 1) * width + j].0 - half_gap > cell.0 {
                cell = (best[(i - 1) * width + j].0 - half_gap, (1, 0));
            }
            if j > 0 && best[i * width + j - 1].0 - half_gap > cell.0 {
                cell = (best[i * width + j - 1].0 - half_gap, (0, 1));
            }
            best[i * width + j] = cell;
            if cell.0 > top.0 {
                top = (cell.0, Some((i, j)));
            }
        }
    }
    let (mut i, mut j) = top.1?;
    let mut beads = Vec::new();
    while best[i * width + j].0 > 0.0 {
        let (a, b) = best[i * width + j].1;
        let (a, b) = (usize::from(a), usize::from(b));
        if let (Some(ra), Some(rb)) = (run_before(&rows, i, a), run_before(&columns, j, b)) {
            let gain = scorer.gain(ra, rb) + bonus(ra, rb);
            // A bead within a block must stand by itself too.
            if gain > WEAK {
                beads.push(Bead { a: ra, b: rb, gain });
            }
        }
        if a == 0 && b == 0 {
            break;
        }
        (i, j) = (i - a, j - b);
    }
    (!beads.is_empty()).then_some(beads)
}

/// The last `count` entries before `end` of a list of free sentences, where they follow one another.
fn run_before(list: &[usize], end: usize, count: usize) -> Option<(usize, usize)> {
    let first = end.checked_sub(count).filter(|_| (1..=LONGEST_RUN).contains(&count))?;
    (list[end - 1] + 1 - list[first] == count).then(|| (list[first], list[end - 1] + 1))
}

//! The alignment of two versions as a ladder, the format of hunalign.
//!
//! ```text
//! 0  0  0.91
//! 1  2  0
//! 1  3  0
//! ```
//!
//! - A line is a rung, `i`, `j` and a score between tabs: the first `i` sentences of the first version
//!   correspond to the first `j` of the second one. The first rung is `0 0`, the last one holds how many
//!   sentences each version has.
//! - The score is that of the segment from its rung to the next: a group's, 0 to 1. It is 0 for a
//!   sentence that stands alone, which is a segment of its own, and on the last rung.
//! - Rungs never cross. Of groups that cross each other (sentences that moved) those stay that weigh
//!   most together by their scores; the sentences of the others stand alone, and are counted.
//! - A segment has no gaps: a sentence that stands alone between two of one group belongs to its segment.
//! - Paragraphs are no rungs, unlike those of hunalign where `<p>` lines are in its input.

use super::rows::score;
use crate::align::{Group, Reading};
use std::ops::Range;

/// A ladder, and what it cannot show.
pub struct Ladder {
    pub text: String,
    /// Groups whose sentences stand alone because they cross others.
    pub left_out: usize,
}

/// The ladder of a story's first two versions; a version that is not there has no sentences.
pub fn ladder(reading: &Reading<'_>) -> Ladder {
    let beads: Vec<Bead> = reading.groups.iter().filter_map(Bead::of).collect();
    let kept = heaviest(&beads);
    let left_out = beads.len() - kept.len();
    let count = |version: usize| reading.documents.get(version).map_or(0, |document| document.sentences.len());
    let mut rungs = Rungs::default();
    for bead in kept {
        rungs.alone(bead.left.start, bead.right.start);
        rungs.rung(&score(bead.score));
        rungs.at = (bead.left.end, bead.right.end);
    }
    rungs.alone(count(0), count(1));
    rungs.rung("0");
    Ladder { text: rungs.text, left_out }
}

/// A group of both versions, from its first to behind its last sentence.
struct Bead {
    left: Range<usize>,
    right: Range<usize>,
    score: f64,
}

impl Bead {
    fn of(group: &Group) -> Option<Bead> {
        let hull = |version: usize| {
            let sentences = group.sentences.get(version)?;
            Some(*sentences.first()?..sentences.last()? + 1)
        };
        Some(Bead { left: hull(0)?, right: hull(1)?, score: group.score })
    }

    fn is_before(&self, other: &Bead) -> bool {
        self.left.end <= other.left.start && self.right.end <= other.right.start
    }
}

/// The chain of beads, each before the next, whose scores are most together; of equals the longer one.
fn heaviest(beads: &[Bead]) -> Vec<&Bead> {
    let mut sorted: Vec<&Bead> = beads.iter().collect();
    sorted.sort_by_key(|bead| (bead.left.start, bead.right.start));
    // For each bead: the weight and length of the best chain that ends with it, and the bead before it.
    let mut chains: Vec<(f64, usize, Option<usize>)> = Vec::with_capacity(sorted.len());
    let heavier =
        |a: &(f64, usize, Option<usize>), b: &(f64, usize, Option<usize>)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
    for bead in &sorted {
        let before = chains.iter().zip(&sorted).enumerate().filter(|(_, (_, earlier))| earlier.is_before(bead));
        let best = before.max_by(|(_, (a, _)), (_, (b, _))| heavier(a, b));
        let (weight, length) = best.map_or((0.0, 0), |(_, (chain, _))| (chain.0, chain.1));
        chains.push((weight + bead.score, length + 1, best.map(|(at, _)| at)));
    }
    let mut next = chains.iter().enumerate().max_by(|(_, a), (_, b)| heavier(a, b)).map(|(at, _)| at);
    let mut kept = Vec::new();
    while let Some(at) = next {
        kept.extend(sorted.get(at));
        next = chains.get(at).and_then(|chain| chain.2);
    }
    kept.reverse();
    kept
}

/// The rungs written so far.
#[derive(Default)]
struct Rungs {
    text: String,
    /// How many sentences of each version stand below.
    at: (usize, usize),
}

impl Rungs {
    fn rung(&mut self, score: &str) {
        self.text.push_str(&format!("{}\t{}\t{score}\n", self.at.0, self.at.1));
    }

    /// A rung a sentence up to those: first the left ones, then the right ones.
    fn alone(&mut self, left: usize, right: usize) {
        while self.at.0 < left {
            self.rung("0");
            self.at.0 += 1;
        }
        while self.at.1 < right {
            self.rung("0");
            self.at.1 += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(beads: &[(usize, usize, f64)]) -> Vec<(usize, usize)> {
        let one = |&(a, b, score): &(usize, usize, f64)| Bead { left: a..a + 1, right: b..b + 1, score };
        let beads: Vec<Bead> = beads.iter().map(one).collect();
        heaviest(&beads).iter().map(|bead| (bead.left.start, bead.right.start)).collect()
    }

    #[test]
    fn the_heaviest_chain_stays() {
        assert_eq!(chain(&[]), []);
        assert_eq!(chain(&[(0, 0, 0.5), (1, 1, 0.0), (2, 2, 0.5)]), [(0, 0), (1, 1), (2, 2)]);
        assert_eq!(chain(&[(0, 2, 0.9), (1, 0, 0.5), (2, 1, 0.5)]), [(1, 0), (2, 1)]);
        assert_eq!(chain(&[(0, 2, 0.9), (1, 0, 0.3), (2, 1, 0.3)]), [(0, 2)]);
    }

    #[test]
    fn beads_that_interlock_cross() {
        let beads = [Bead { left: 0..3, right: 0..1, score: 0.4 }, Bead { left: 1..2, right: 1..2, score: 0.9 }];
        assert_eq!(heaviest(&beads).len(), 1);
    }
}

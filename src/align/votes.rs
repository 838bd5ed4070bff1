//! What third versions say of a link between two: those that link both sentences to one of theirs.

use super::score::Run;
use super::search::Bead;

/// What a third version's word is worth in a bead's score (measured on news in five versions).
const VOTE: f64 = 3.0;

/// Which sentences of one version another one's are linked to: a run for each that has any.
pub type Partners = Vec<Option<Run>>;

/// The partners of both sides of a pair, by its beads.
pub fn partners(beads: &[Bead], sizes: (usize, usize)) -> [Partners; 2] {
    let mut found = [vec![None; sizes.0], vec![None; sizes.1]];
    for bead in beads {
        found[0][bead.a.0..bead.a.1].fill(Some(bead.b));
        found[1][bead.b.0..bead.b.1].fill(Some(bead.a));
    }
    found
}

/// How many third versions link two sentences.
#[derive(Default)]
pub struct Votes {
    /// By sentence of the first version: those of the second that have votes, ascending, and how many.
    rows: Vec<Vec<(usize, usize)>>,
}

impl Votes {
    /// `roads` lead through each third version: the partners in it of the first version's sentences, and
    /// the partners of its own in the second version.
    pub fn of(sentences: usize, roads: &[(&Partners, &Partners)]) -> Votes {
        let row = |i: usize| {
            let mut met: Vec<usize> = Vec::new();
            for (there, back) in roads {
                let through = there[i].into_iter().flat_map(|run| run.0..run.1);
                let mut by_one: Vec<usize> = through.filter_map(|k| back[k]).flat_map(|run| run.0..run.1).collect();
                by_one.sort_unstable();
                by_one.dedup();
                met.extend(by_one);
            }
            met.sort_unstable();
            met.chunk_by(|a, b| a == b).map(|same| (same[0], same.len())).collect()
        };
        Votes { rows: (0..sentences).map(row).collect() }
    }

    /// How many votes a sentence of the first version has with those of the second up to each of a run,
    /// the first of it left out.
    pub fn up_to(&self, row: usize, run: Run) -> Vec<usize> {
        let mut sums = vec![0; run.1 - run.0 + 1];
        let votes = self.rows[row].iter().filter(|(j, _)| (run.0..run.1).contains(j));
        votes.for_each(|&(j, count)| sums[j - run.0 + 1] = count);
        for n in 1..sums.len() {
            sums[n] += sums[n - 1];
        }
        sums
    }

    /// What is added to a bead's score: a link that third versions confirm counts for more, one that none
    /// confirms for less.
    pub fn bonus(&self, a: Run, b: Run) -> f64 {
        let votes = self.rows[a.0..a.1].iter().flatten().filter(|(j, _)| (b.0..b.1).contains(j));
        worth(votes.map(|(_, count)| count).sum(), a.1 - a.0, b.1 - b.0)
    }
}

/// What so many votes on the links of a bead are worth.
pub fn worth(votes: usize, a: usize, b: usize) -> f64 {
    VOTE * (votes as f64 / a.max(b) as f64 - 1.0)
}

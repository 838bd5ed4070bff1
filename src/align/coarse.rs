//! Where a long pair runs: both versions are taken in blocks of sentences, blocks that share rare cues
//! are found, and the best path through the blocks is what the search for beads keeps near. Coarse to
//! fine, as Vecalign (Thompson and Koehn 2019) does it with vectors; the blocks are about as many for
//! every length, so that this costs no more than reading the cues.

use super::score::Scorer;

/// Blocks of the longer version at most, and sentences of a block at least (measured: smaller blocks share
/// too little).
const MOST_BLOCKS: usize = 512;
const LEAST_BLOCK: usize = 4;
/// A cue that could link more pairs of blocks says nothing of the place.
const MOST_PAIRS: usize = 16_384;
/// What a block's distance from the straight line costs, as a share of the mean weight of a block: it only
/// decides where nothing else does.
const STRAIGHT: f64 = 0.05;

/// Places that the best path runs through, ascending on both sides, and the sentences of a block.
pub fn path(scorer: &Scorer<'_>) -> (Vec<(usize, usize)>, usize) {
    let (m, n) = (scorer.a.of_sentence.len(), scorer.b.of_sentence.len());
    let block = m.max(n).div_ceil(MOST_BLOCKS).max(LEAST_BLOCK);
    let (rows, columns) = (m.div_ceil(block), n.div_ceil(block));
    let places = best(&weights(scorer, block, (rows, columns)), rows, columns);
    (places.into_iter().map(|(row, column)| (row * block, column * block)).collect(), block)
}

/// By pair of blocks, how much more the rare cues that both hold weigh than chance would have it.
fn weights(scorer: &Scorer<'_>, block: usize, (rows, columns): (usize, usize)) -> Vec<f64> {
    let mut weights = vec![0.0; rows * columns];
    let (cues, side) = scorer.side(0);
    let blocks = |sentences: &[u32]| {
        let mut blocks: Vec<usize> = sentences.iter().map(|&sentence| sentence as usize / block).collect();
        blocks.dedup();
        blocks
    };
    for (number, (cue, met)) in cues.cues.iter().zip(&side.meetings.sentences).enumerate() {
        if met.is_empty() {
            continue;
        }
        let (here, there) = (blocks(&cue.sentences), blocks(met));
        if here.len() * there.len() > MOST_PAIRS {
            continue;
        }
        // What a cue weighs is shared among the pairs that it may link.
        let weight = side.weights[number][0].0 / (here.len() * there.len()) as f64;
        here.iter().for_each(|row| there.iter().for_each(|column| weights[row * columns + column] += weight));
    }
    let all: f64 = weights.iter().sum::<f64>().max(f64::MIN_POSITIVE);
    let row_sums: Vec<f64> = weights.chunks(columns).map(|row| row.iter().sum()).collect();
    let column_sums: Vec<f64> = (0..columns).map(|column| weights.iter().skip(column).step_by(columns).sum()).collect();
    let straight = STRAIGHT * all / rows.max(columns) as f64;
    for (row, cells) in weights.chunks_mut(columns).enumerate() {
        for (column, weight) in cells.iter_mut().enumerate() {
            let off = (row as f64 / rows as f64 - column as f64 / columns as f64).abs();
            *weight -= row_sums[row] * column_sums[column] / all + straight * off;
        }
    }
    weights
}

/// The path from the first pair of blocks to the last that weighs most; a step along one side alone counts
/// half.
fn best(weights: &[f64], rows: usize, columns: usize) -> Vec<(usize, usize)> {
    let mut sums = vec![f64::NEG_INFINITY; rows * columns];
    let mut steps = vec![(0, 0); rows * columns];
    for row in 0..rows {
        for column in 0..columns {
            let at = row * columns + column;
            if at == 0 {
                sums[0] = weights[0];
                continue;
            }
            for (step, share) in [((1, 1), 1.0), ((1, 0), 0.5), ((0, 1), 0.5)] {
                if step.0 <= row && step.1 <= column {
                    let sum = sums[at - step.0 * columns - step.1] + share * weights[at];
                    if sum > sums[at] {
                        (sums[at], steps[at]) = (sum, step);
                    }
                }
            }
        }
    }
    let (mut row, mut column) = (rows - 1, columns - 1);
    let mut places = vec![(row, column)];
    while (row, column) != (0, 0) {
        let step = steps[row * columns + column];
        (row, column) = (row - step.0, column - step.1);
        places.push((row, column));
    }
    places.reverse();
    places
}

//! Sentences that stand in another order in the other version: neighbours that changed places, and blocks that
//! moved.

use super::score::{LONGEST_RUN, Run, Scorer};
use super::search::{Bead, OVER_A, OVER_B, START, WEAK, bead};
use super::table::{SHAPES, Table, run_before};
use super::votes::Votes;
use crate::deadline::{Deadline, Late};

/// What a moved block must gain: word evidence, not chance, the more the more places there are for chance to
/// find one (a search over public parallel news; the share is a guess between none and all of the logarithm).
const JUMP: f64 = 4.0;
const JUMP_SHARE: f64 = 0.75;
/// What a bead of it must score: two sentences have much to tell for being one before they are taken from so far
/// apart, however rare it is in the story that a sentence has no partner (flat from -3 to -1).
const LEAST: f64 = -1.5;
/// Blocks sought in one pair; each search is quadratic in the sentences that are free.
const MOST_BLOCKS: usize = 12;
/// A search over more pairs than that would make a long story slow: it goes by windows of so many free sentences,
/// and looks so many sentences away from where the chain runs. Guesses, tried on news joined to 900 sentences a
/// side with a paragraph moved every fifteen.
const MOST_PAIRS: usize = 40_000;
const WINDOW: usize = 64;
const FAR: usize = 40;

/// Takes apart the beads whose sentences stand in another order in the other version.
pub fn take_apart(scorer: &Scorer<'_>, votes: Option<&Votes>, beads: &mut Vec<Bead>) {
    *beads = std::mem::take(beads).into_iter().flat_map(|bead| uncrossed(scorer, votes, bead)).collect();
}

/// Two or three neighbours that stand in another order in the other version: the chain can only take
/// them together; apart they gain more.
fn uncrossed(scorer: &Scorer<'_>, votes: Option<&Votes>, crossed: Bead) -> Vec<Bead> {
    const ORDERS: [&[usize]; 6] = [&[1, 0], &[1, 0, 2], &[0, 2, 1], &[2, 0, 1], &[1, 2, 0], &[2, 1, 0]];
    let count = crossed.a.1 - crossed.a.0;
    let mut best = vec![crossed];
    if count == crossed.b.1 - crossed.b.0 {
        for order in ORDERS.iter().filter(|order| order.len() == count) {
            let ones = order.iter().enumerate().map(|(n, &place)| {
                let (a, b) = (crossed.a.0 + n, crossed.b.0 + place);
                bead(scorer, votes, (a, a + 1), (b, b + 1))
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

/// Finds blocks of free sentences that match elsewhere, best first, and adds their beads: anywhere in a usual
/// story, and in a long one near the place that the chain gives them.
pub fn add(scorer: &Scorer<'_>, votes: Option<&Votes>, beads: &mut Vec<Bead>, deadline: &Deadline) -> Result<(), Late> {
    deadline.ask()?;
    let free = |size: usize, runs: &mut dyn Iterator<Item = Run>| -> Vec<usize> {
        let mut free = vec![true; size];
        runs.for_each(|run| free[run.0..run.1].fill(false));
        (0..size).filter(|&s| free[s]).collect()
    };
    let rows = free(scorer.a.of_sentence.len(), &mut beads.iter().map(|bead| bead.a));
    let mut columns = free(scorer.b.of_sentence.len(), &mut beads.iter().map(|bead| bead.b));
    if rows.len() * columns.len() <= MOST_PAIRS {
        beads.extend(blocks(scorer, votes, rows, columns));
        return Ok(());
    }
    // What the chain has run through before each sentence; neighbours that changed places keep it nearly ascending.
    let mut places = vec![0; scorer.a.of_sentence.len() + 1];
    beads.iter().for_each(|bead| places[bead.a.1] = bead.b.1);
    for i in 1..places.len() {
        places[i] = places[i].max(places[i - 1]);
    }
    for rows in rows.chunks(WINDOW) {
        deadline.ask()?;
        let [Some(&first), Some(&last)] = [rows.first(), rows.last()] else { continue };
        let near = places[first].saturating_sub(FAR)..places[last] + FAR;
        let near: Vec<usize> = columns.iter().copied().filter(|column| near.contains(column)).take(WINDOW).collect();
        let found = blocks(scorer, votes, rows.to_vec(), near);
        columns.retain(|s| !found.iter().any(|bead| (bead.b.0..bead.b.1).contains(s)));
        beads.extend(found);
    }
    Ok(())
}

/// The beads of the best blocks of some free sentences.
fn blocks(scorer: &Scorer<'_>, votes: Option<&Votes>, mut rows: Vec<usize>, mut columns: Vec<usize>) -> Vec<Bead> {
    let scores =
        Scores { table: Table::of(scorer, &rows, &columns, LONGEST_RUN), rows: rows.clone(), columns: columns.clone() };
    let mut beads = Vec::new();
    for _ in 0..MOST_BLOCKS {
        let Some(block) = best_block(scorer, votes, &scores, &rows, &columns) else { break };
        for bead in block {
            rows.retain(|s| !(bead.a.0..bead.a.1).contains(s));
            columns.retain(|s| !(bead.b.0..bead.b.1).contains(s));
            beads.push(bead);
        }
    }
    beads
}

/// The scores of the beads of some sentences, for any choice of them.
struct Scores {
    table: Table,
    rows: Vec<usize>,
    columns: Vec<usize>,
}

impl Scores {
    /// Where each sentence of a choice stands, counted from 1.
    fn places(all: &[usize], some: &[usize]) -> Vec<usize> {
        some.iter().map(|s| all.partition_point(|known| known <= s)).collect()
    }
}

/// The best local chain over free sentences: it may begin and end anywhere, a sentence left over in
/// it costs half the gap.
fn best_block(
    scorer: &Scorer<'_>,
    votes: Option<&Votes>,
    scores: &Scores,
    rows: &[usize],
    columns: &[usize],
) -> Option<Vec<Bead>> {
    let gap = scorer.prices.gap;
    let width = columns.len() + 1;
    let (in_rows, in_columns) = (Scores::places(&scores.rows, rows), Scores::places(&scores.columns, columns));
    let mut best: Vec<(f64, u8)> = vec![(0.0, START); (rows.len() + 1) * width];
    let places = (rows.len() * columns.len()).max(1) as f64;
    let mut top = (JUMP + JUMP_SHARE * places.ln(), None);
    for i in 0..=rows.len() {
        for j in 0..=columns.len() {
            let mut cell = (0.0, START);
            for (shape, &(a, b)) in SHAPES.iter().enumerate() {
                let (Some(ra), Some(rb)) = (run_before(rows, i, a), run_before(columns, j, b)) else { continue };
                // Each side is left over no longer, be it one sentence or four: many are no reason by themselves.
                let gain = scores.table.score(shape, in_rows[i - 1], in_columns[j - 1]) + gap * 2.0;
                let bonus = votes.map_or(0.0, |votes| votes.bonus(ra, rb));
                let sum = best[(i - a) * width + j - b].0 + gain + bonus;
                if sum > cell.0 {
                    cell = (sum, shape as u8);
                }
            }
            if i > 0 && best[(i - 1) * width + j].0 - gap / 2.0 > cell.0 {
                cell = (best[(i - 1) * width + j].0 - gap / 2.0, OVER_A);
            }
            if j > 0 && best[i * width + j - 1].0 - gap / 2.0 > cell.0 {
                cell = (best[i * width + j - 1].0 - gap / 2.0, OVER_B);
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
        match best[i * width + j].1 {
            OVER_A => i -= 1,
            OVER_B => j -= 1,
            shape => {
                let Some(&(a, b)) = SHAPES.get(usize::from(shape)) else { break };
                if let (Some(ra), Some(rb)) = (run_before(rows, i, a), run_before(columns, j, b)) {
                    beads.push(bead(scorer, votes, ra, rb));
                }
                (i, j) = (i - a, j - b);
            }
        }
    }
    // A bead within a block must stand by itself too.
    beads.retain(|bead| bead.gain > WEAK && scorer.bead(bead.a, bead.b) > LEAST);
    (!beads.is_empty()).then_some(beads)
}

#[cfg(test)]
mod tests {
    use crate::align::align;
    use crate::document::Document;
    use crate::story::Version;

    fn version(numbers: impl Iterator<Item = usize>) -> Version {
        let sentence = |n: usize| format!("Farmer {n} sold {} goats to neighbour {}.", n * 7 + 1000, n + 50_000);
        let text = numbers.map(sentence).collect::<Vec<_>>().join("\n\n");
        Version { text, lang: Some("en".into()), ..Version::default() }
    }

    #[test]
    fn blocks_that_moved_are_found_in_a_long_story() {
        // In every twenty sentences three stand elsewhere: more free pairs than are searched at once.
        const ALL: usize = 1_600;
        let moved = (0..ALL).map(|n| match n % 20 {
            place @ 4..=11 => n - place + 4 + (place - 4 + 3) % 8,
            _ => n,
        });
        let order: Vec<usize> = moved.collect();
        let (a, b) = (version(0..ALL), version(order.iter().copied()));
        let documents = [Document::read(&a), Document::read(&b)];
        let groups = align(&documents);
        let right = |i: usize, j: usize| order[j] == i;
        let links = groups.iter().flat_map(|group| group.sentences[0].iter().map(move |&i| (i, group)));
        let found = links.filter(|(i, group)| group.sentences[1].iter().any(|&j| right(*i, j))).count();
        assert!(found * 100 >= ALL * 97, "{found} of {ALL}");
    }
}

//! Pairs of words by the first model of IBM (Brown et al. 1993) in both directions, over the words that
//! stand together in two rows or more. Sums run in the order of rows and words, so the same rows give the
//! same figures.

#![expect(clippy::arithmetic_side_effects, reason = "it counts rows, whose numbers are u32")]

use super::Held;
use super::rows::{Bitext, Row};

/// Rounds of the model; a fifth changes little.
const ROUNDS: usize = 4;
/// Rows in which two words must stand together: the least of these with which what was learnt holds.
const MEETINGS: [u32; 4] = [2, 3, 5, 8];
const FEWEST_MEETINGS: u32 = MEETINGS[0];
/// The geometric mean of both directions that a pair must exceed (measured on news).
const LEAST: f64 = 0.15;
/// A word in more rows than this share is a word of grammar, or stands everywhere, and is no evidence.
const EVERYWHERE: f64 = 0.1;
/// A few rows hold too little to say so: a word may stand in as many (a guess).
const RARE: u32 = 3;
/// Pairs under way; beyond that, words must stand together more often.
const MOST_PAIRS: usize = 20_000_000;

/// Words that are each other's counterparts, ascending.
#[derive(Debug, Default)]
pub struct Pairs(Vec<[u32; 2]>);

/// The pairs that stand together, by the first word: where its pairs begin, and all second words.
#[derive(Default)]
struct Together {
    starts: Vec<usize>,
    seconds: Vec<u32>,
    /// By pair, in how many rows it stands.
    meetings: Vec<u32>,
}

impl Pairs {
    /// Learns from the rows that are not held back, and tries it on those that are. Where nothing holds,
    /// the first attempt is given.
    pub fn learnt(bitext: &Bitext) -> (Pairs, Held) {
        let rows = telling(bitext);
        let together = Together::of(&rows, bitext);
        let [forth, back] = together.probabilities(&rows);
        let mut seen: Vec<(u32, [u32; 2])> = Vec::new();
        for first in 0..bitext.size(0) as u32 {
            for at in together.of_first(first) {
                let pair = [first, together.seconds[at]];
                let [one, other] = bitext.words(&pair);
                // What is written alike is found without a list.
                if (forth[at] * back[at]).sqrt() > LEAST && one != other {
                    seen.push((together.meetings[at], pair));
                }
            }
        }
        let mut first = None;
        for meetings in MEETINGS {
            let pairs = Pairs(seen.iter().filter(|(often, _)| *often >= meetings).map(|(_, pair)| *pair).collect());
            let held = pairs.held(bitext);
            if held.doubt().is_none() {
                return (pairs, held);
            }
            first.get_or_insert((pairs, held));
        }
        first.unwrap_or_default()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn iter(&self) -> impl Iterator<Item = &[u32; 2]> {
        self.0.iter()
    }

    /// Counts how many known words of the rows that were held back meet a counterpart, in their own row and
    /// in the next one of another story.
    fn held(&self, bitext: &Bitext) -> Held {
        let mut held = Held::default();
        let rows: Vec<&Row> = bitext.part(true).collect();
        let meets = |word: u32, row: &Row| {
            let from = self.0.partition_point(|pair| pair[0] < word);
            let pairs = self.0[from..].iter().take_while(|pair| pair[0] == word);
            pairs.into_iter().any(|pair| row.words[1].binary_search(&pair[1]).is_ok())
        };
        for (n, row) in rows.iter().enumerate() {
            let others = rows[n + 1..].iter().chain(&rows[..n]);
            let Some(other) = others.into_iter().find(|other| other.story != row.story) else { continue };
            for &word in &row.words[0] {
                if self.0.binary_search_by_key(&word, |pair| pair[0]).is_ok() {
                    held.known += 1;
                    held.here += usize::from(meets(word, row));
                    held.elsewhere += usize::from(meets(word, other));
                }
            }
        }
        held
    }
}

/// The rows that are learnt from, with the words that tell something.
fn telling(bitext: &Bitext) -> Vec<[Vec<u32>; 2]> {
    let mut counts = [0, 1].map(|side| vec![0_u32; bitext.size(side)]);
    for row in bitext.part(false) {
        for (counts, words) in counts.iter_mut().zip(&row.words) {
            words.iter().for_each(|&word| counts[word as usize] += 1);
        }
    }
    let most = ((bitext.taught() as f64 * EVERYWHERE) as u32).max(RARE);
    let tells = |side: usize, word: u32| (FEWEST_MEETINGS..=most).contains(&counts[side][word as usize]);
    let chosen = |row: &Row| {
        [0, 1].map(|side| row.words[side].iter().copied().filter(|&word| tells(side, word)).collect::<Vec<u32>>())
    };
    bitext.part(false).map(chosen).collect()
}

impl Together {
    fn of(rows: &[[Vec<u32>; 2]], bitext: &Bitext) -> Together {
        let mut rows_of: Vec<Vec<u32>> = vec![Vec::new(); bitext.size(0)];
        for (n, [firsts, _]) in (0..).zip(rows) {
            firsts.iter().for_each(|&first| rows_of[first as usize].push(n));
        }
        (FEWEST_MEETINGS..)
            .find_map(|meetings| Together::often(rows, &rows_of, bitext.size(1), meetings))
            .unwrap_or_else(|| Together { starts: vec![0; bitext.size(0) + 1], ..Together::default() })
    }

    /// The pairs that stand together so often; `None` where they are too many.
    fn often(rows: &[[Vec<u32>; 2]], rows_of: &[Vec<u32>], seconds: usize, meetings: u32) -> Option<Together> {
        let mut found = Together { starts: vec![0], ..Together::default() };
        let (mut counts, mut touched) = (vec![0_u32; seconds], Vec::<u32>::new());
        for places in rows_of {
            for &second in places.iter().flat_map(|&row| &rows[row as usize][1]) {
                if counts[second as usize] == 0 {
                    touched.push(second);
                }
                counts[second as usize] += 1;
            }
            touched.sort_unstable();
            for second in touched.drain(..) {
                let often = std::mem::take(&mut counts[second as usize]);
                if often >= meetings {
                    found.seconds.push(second);
                    found.meetings.push(often);
                }
            }
            found.starts.push(found.seconds.len());
            if found.seconds.len() > MOST_PAIRS {
                return None;
            }
        }
        Some(found)
    }

    fn of_first(&self, first: u32) -> std::ops::Range<usize> {
        self.starts[first as usize]..self.starts[first as usize + 1]
    }

    /// By pair, how likely the second word is where the first stands, and the other way round.
    fn probabilities(&self, rows: &[[Vec<u32>; 2]]) -> [Vec<f64>; 2] {
        let mut likely = [vec![1.0; self.seconds.len()], vec![1.0; self.seconds.len()]];
        for _ in 0..ROUNDS {
            let mut counts = [vec![0.0; self.seconds.len()], vec![0.0; self.seconds.len()]];
            for row in rows {
                self.count(row, &likely, &mut counts);
            }
            let [forth, back] = &mut counts;
            let mut sums = vec![0.0; self.seconds.iter().max().map_or(0, |&most| most as usize + 1)];
            for pairs in self.starts.windows(2) {
                let pairs = pairs[0]..pairs[1];
                let sum: f64 = forth[pairs.clone()].iter().sum();
                forth[pairs].iter_mut().for_each(|count| *count /= sum.max(f64::MIN_POSITIVE));
            }
            self.seconds.iter().zip(&*back).for_each(|(&second, count)| sums[second as usize] += count);
            let by_second = self.seconds.iter().zip(back);
            by_second.for_each(|(&second, count)| *count /= sums[second as usize].max(f64::MIN_POSITIVE));
            likely = counts;
        }
        likely
    }

    /// Shares each word of a row out among the words on the other side.
    fn count(&self, row: &[Vec<u32>; 2], likely: &[Vec<f64>; 2], counts: &mut [Vec<f64>; 2]) {
        let [firsts, seconds] = row;
        let mut here: Vec<(usize, usize, usize)> = Vec::new();
        for (n, &first) in firsts.iter().enumerate() {
            let pairs = self.of_first(first);
            let list = &self.seconds[pairs.clone()];
            let met = seconds.iter().enumerate().filter_map(|(k, second)| Some((k, list.binary_search(second).ok()?)));
            here.extend(met.map(|(k, at)| (n, k, pairs.start + at)));
        }
        let (mut by_second, mut by_first) = (vec![0.0; seconds.len()], vec![0.0; firsts.len()]);
        for &(n, k, at) in &here {
            by_second[k] += likely[0][at];
            by_first[n] += likely[1][at];
        }
        for &(n, k, at) in &here {
            counts[0][at] += likely[0][at] / by_second[k].max(f64::MIN_POSITIVE);
            counts[1][at] += likely[1][at] / by_first[n].max(f64::MIN_POSITIVE);
        }
    }
}

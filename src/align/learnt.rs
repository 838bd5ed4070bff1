//! Words that a long story teaches: two words that keep meeting in sure beads become each other's
//! counterparts, as in Moore's second pass (2002) and hunalign's realign. What half of the beads teach
//! is tried on the other half first, and is taken only where it holds there.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "it counts the places of words, of which a story has fewer than a u32 holds"
)]

use super::cues::{Cues, Kind};
use super::score::Run;
use rustc_hash::FxHashMap;

/// Fewer sure beads teach nothing (measured on news: one story of fifteen sentences does not).
const FEWEST_BEADS: usize = 60;
/// Words of one side of a bead that are looked at, so that a long bead costs no more than a bound.
const MOST_WORDS: usize = 60;
/// How often two words must meet: the least of these with which what was learnt holds.
const MEETINGS: [u32; 3] = [2, 3, 5];
/// Of the places of both words, the share that they must have in common (their meetings squared over the
/// product of their places).
const IN_COMMON: f64 = 0.4;
/// Of the places of a word in the beads kept back, the share where its counterpart must stand.
const HOLDS: f64 = 0.4;

/// A cue of the first document and one of the second.
pub type Counterparts = (u32, u32);

/// The counterparts that sure beads teach, ascending; none where they are too few or do not hold.
pub fn counterparts(a: &Cues, b: &Cues, beads: &[(Run, Run)]) -> Vec<Counterparts> {
    if beads.len() < FEWEST_BEADS {
        return Vec::new();
    }
    let words: Vec<[Vec<u32>; 2]> = beads.iter().map(|bead| [words(a, bead.0), words(b, bead.1)]).collect();
    let (taught, kept): (Vec<_>, Vec<_>) = words.iter().enumerate().partition(|(n, _)| n % 2 == 0);
    let taught = Counts::of(taught.iter().map(|(_, words)| *words));
    let kept = Counts::of(kept.iter().map(|(_, words)| *words));
    let holding = MEETINGS.into_iter().find(|&meetings| kept.hold(&taught.pairs(meetings)));
    holding.map_or_else(Vec::new, |meetings| Counts::of(words.iter()).pairs(meetings))
}

/// The words of a run that could have a counterpart.
fn words(cues: &Cues, run: Run) -> Vec<u32> {
    let is_word =
        |&&cue: &&u32| matches!(cues.cues[cue as usize].kind, Kind::Name | Kind::Long | Kind::Short | Kind::Pair);
    let mut words: Vec<u32> = cues.of_sentence[run.0..run.1].iter().flatten().filter(is_word).copied().collect();
    words.sort_unstable();
    words.dedup();
    words.truncate(MOST_WORDS);
    words
}

/// In how many beads words stand, and in how many they meet.
struct Counts {
    alone: [FxHashMap<u32, u32>; 2],
    together: FxHashMap<Counterparts, u32>,
}

impl Counts {
    fn of<'w>(beads: impl Iterator<Item = &'w [Vec<u32>; 2]> + Clone) -> Counts {
        let mut counts = Counts { alone: Default::default(), together: FxHashMap::default() };
        for [here, there] in beads.clone() {
            here.iter().for_each(|&word| *counts.alone[0].entry(word).or_default() += 1);
            there.iter().for_each(|&word| *counts.alone[1].entry(word).or_default() += 1);
        }
        // A word that stands in one bead alone can meet none often enough.
        for [here, there] in beads {
            let often = |side: usize, words: &[u32]| -> Vec<u32> {
                words.iter().copied().filter(|word| counts.alone[side][word] >= MEETINGS[0]).collect()
            };
            let (here, there) = (often(0, here), often(1, there));
            for &word in &here {
                there.iter().for_each(|&other| *counts.together.entry((word, other)).or_default() += 1);
            }
        }
        counts
    }

    fn places(&self, (a, b): Counterparts) -> (u32, u32) {
        let count = |side: usize, word: u32| self.alone[side].get(&word).copied().unwrap_or(0);
        (count(0, a), count(1, b))
    }

    /// The pairs that meet often enough, ascending.
    fn pairs(&self, meetings: u32) -> Vec<Counterparts> {
        let is_pair = |(pair, together): (&Counterparts, &u32)| {
            let (a, b) = self.places(*pair);
            let common = f64::from(*together).powi(2) / (f64::from(a) * f64::from(b)).max(1.0);
            (*together >= meetings && common >= IN_COMMON).then_some(*pair)
        };
        let mut pairs: Vec<Counterparts> = self.together.iter().filter_map(is_pair).collect();
        pairs.sort_unstable();
        pairs
    }

    /// Whether pairs learnt elsewhere meet here in a fair share of the places of their rarer word.
    fn hold(&self, pairs: &[Counterparts]) -> bool {
        let (mut met, mut all) = (0, 0);
        for pair in pairs {
            let (a, b) = self.places(*pair);
            met += self.together.get(pair).copied().unwrap_or(0);
            all += a.min(b);
        }
        all > 0 && f64::from(met) >= HOLDS * f64::from(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words 1 and 2 meet wherever they stand, 5 meets 8 twice and 6 once, and 9 is nearly everywhere.
    fn beads() -> Vec<[Vec<u32>; 2]> {
        let mut beads = vec![[vec![1, 9], vec![2, 9]]; 3];
        beads.extend([[vec![5], vec![6]], [vec![5], vec![8]], [vec![5], vec![8]], [vec![7], vec![6]]]);
        beads.extend(vec![[vec![9], vec![9]]; 6]);
        beads
    }

    #[test]
    fn what_meets_wherever_it_stands_is_a_pair() {
        let counts = Counts::of(beads().iter());
        assert_eq!(counts.pairs(3), [(1, 2), (9, 9)]);
        assert_eq!(counts.pairs(2), [(1, 2), (5, 8), (9, 9)]);
        assert_eq!(counts.pairs(4), [(9, 9)]);
    }

    #[test]
    fn what_is_kept_back_must_bear_it_out() {
        let counts = Counts::of(beads().iter());
        assert!(counts.hold(&[(1, 2)]) && counts.hold(&[(5, 8)]));
        assert!(!counts.hold(&[(1, 6)]) && !counts.hold(&[]) && !counts.hold(&[(3, 4)]));
    }
}

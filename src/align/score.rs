//! How well runs of sentences of two versions match: a log-likelihood ratio over their cues, a normal
//! model of their lengths (Gale and Church 1993), and a price for every sentence that is left over.
//!
//! For a cue whose counterparts stand in `df` of the other side's `n` sentences, chance meets it in a
//! run of b sentences with 1 − (1 − q)^b, q = (df + floor) / (n + 1). With p the rate of its kind, a
//! meeting adds ln(p / q), a miss ln((1 − p) / (1 − q)). So rare words and figures weigh much by
//! themselves, and no list of stop words is needed.

use super::cues::{Cues, KINDS, Kind};
use super::learnt::counterparts;
use super::matching::{Meetings, Relation, meet};
use rustc_hash::FxHashMap;

/// The longest run of sentences on one side of a bead.
pub const LONGEST_RUN: usize = 4;

/// Prices and rates. The values come from a search over public parallel news in forty pairs of
/// languages; most are flat about their optimum.
#[derive(Clone, Copy, Debug)]
pub struct Prices {
    /// Weight of the cues, and of the length.
    tau: f64,
    lambda: f64,
    /// What one sentence costs that is left over: at first, and once the story shows how common that is.
    pub gap: f64,
    gap_base: f64,
    gap_slope: f64,
    one_two: f64,
    two_two: f64,
    one_three: f64,
    each_more: f64,
    /// What is added to each of these once the story shows how common merged sentences are.
    merged: f64,
    /// By how many tokens a prior rate outweighs what the story itself shows.
    beta: f64,
    floor: f64,
    mark_weight: f64,
    /// Variance of length per letter.
    variance: f64,
    rates: [f64; KINDS],
}

impl Prices {
    pub fn of(relation: Relation) -> Prices {
        match relation {
            // Lower rates than two machine translations of one text show: versions are also rewritten.
            Relation::OneLanguage => Prices {
                tau: 1.0,
                lambda: 0.7,
                gap: 3.5,
                gap_base: 1.6,
                gap_slope: 0.8,
                one_two: 1.77,
                two_two: 3.09,
                one_three: 4.27,
                each_more: 1.93,
                merged: 0.0,
                beta: 80.0,
                floor: 0.05,
                mark_weight: 1.0,
                variance: 6.8,
                rates: [0.6, 0.6, 0.4, 0.35, 0.2, 0.3, 0.3, 0.6, 0.3, 0.6, 0.5, 0.7],
            },
            Relation::TwoLanguages => Prices {
                tau: 0.85,
                lambda: 0.8,
                gap: 3.0,
                gap_base: 1.6,
                gap_slope: 0.6,
                one_two: 2.5,
                two_two: 3.0,
                one_three: 3.5,
                each_more: 1.5,
                merged: 0.0,
                beta: 60.0,
                floor: 0.187,
                mark_weight: 0.78,
                variance: 6.36,
                rates: [0.63, 0.6, 0.55, 0.5, 0.05, 0.60, 0.35, 0.7, 0.3, 0.7, 0.5, 0.7],
            },
        }
    }

    fn merge(&self, a: usize, b: usize) -> f64 {
        let price = match (a.min(b), a.max(b)) {
            (_, 0..=1) => return 0.0,
            (1, 2) => self.one_two,
            (1, long) => self.one_three + self.each_more * (long - 3) as f64,
            (_, long) => self.two_two + self.each_more * (long - 2) as f64,
        };
        price + self.merged
    }
}

/// Sentences without the cue that are thought of beside those of the document: in a story of two
/// sentences every word stands in half of them, and still is rare.
const UNSEEN: f64 = 8.0;

/// The share of beads that hold more than one sentence of a side in news, and by how many beads it
/// outweighs what the story itself shows.
const MERGED: f64 = 0.1;
const KNOWN_BEADS: f64 = 40.0;

/// What it costs that both sides of a bead hold a headline and what is none: they share their words, and are two
/// beads all the same (flat from 3 to 6).
pub const HEADLINES: f64 = 4.0;

/// Sentences that follow one another in a document, half-open.
pub type Run = (usize, usize);

/// What a meeting of a cue adds, and what a miss adds, by the length of the other side's run less one.
pub type Weights = [(f64, f64); LONGEST_RUN];

/// One side's cues against the other document.
pub struct Side {
    pub meetings: Meetings,
    /// By cue.
    pub weights: Vec<Weights>,
}

/// Two documents ready to be held against each other.
pub struct Scorer<'a> {
    pub a: &'a Cues,
    pub b: &'a Cues,
    pub prices: Prices,
    sides: [Side; 2],
    /// Length of b over length of a.
    ratio: f64,
    /// Whether the story was long enough to teach words.
    pub taught: bool,
}

impl<'a> Scorer<'a> {
    pub fn new(a: &'a Cues, b: &'a Cues, relation: Relation) -> Scorer<'a> {
        let prices = Prices::of(relation);
        let side = |from: &Cues, to: &Cues| Side { meetings: meet(from, to, relation), weights: Vec::new() };
        let total = |cues: &Cues| cues.lengths.iter().sum::<f64>().max(1.0);
        let mut scorer =
            Scorer { a, b, prices, sides: [side(a, b), side(b, a)], ratio: total(b) / total(a), taught: false };
        scorer.weigh(&[prices.rates, prices.rates]);
        scorer
    }

    fn weigh(&mut self, rates: &[[f64; KINDS]; 2]) {
        let documents = [(self.a, self.b), (self.b, self.a)];
        for ((side, rates), (from, to)) in self.sides.iter_mut().zip(rates).zip(documents) {
            let sentences = to.of_sentence.len() as f64;
            let weigh = |is_mark: bool, met: usize, kind: Kind| {
                let q = ((met as f64 + self.prices.floor) / (sentences + 1.0 + UNSEEN)).min(0.95);
                let weight = if is_mark { self.prices.mark_weight } else { 1.0 };
                std::array::from_fn(|run| {
                    let chance = (1.0 - (1.0 - q).powi((run + 1) as i32)).clamp(1e-6, 0.97);
                    // A rate below chance would make a meeting a reason against.
                    let rate = rates[kind as usize].max(chance * 1.02).min(0.98);
                    (weight * (rate / chance).ln(), weight * ((1.0 - rate) / (1.0 - chance)).ln())
                })
            };
            // Thousands of cues weigh what some dozens do.
            let mut known = FxHashMap::default();
            let cues = from.cues.iter().zip(&side.meetings.sentences).zip(&side.meetings.kinds);
            let weights = cues.map(|((cue, met), &kind)| {
                let asked = (cue.kind == Kind::Mark, met.len(), kind);
                *known.entry(asked).or_insert_with(|| weigh(asked.0, asked.1, asked.2))
            });
            side.weights = weights.collect();
        }
    }

    /// The score of a bead: sentences `a` of the one, `b` of the other, both runs non-empty.
    pub fn bead(&self, a: (usize, usize), b: (usize, usize)) -> f64 {
        let cues = self.one_way(0, a, b) + self.one_way(1, b, a);
        let price = self.price(cues, self.length(0, a), self.length(1, b), (a.1 - a.0, b.1 - b.0));
        if self.turns(0, a) && self.turns(1, b) { price - HEADLINES } else { price }
    }

    /// Whether a run holds a headline and what is none. Two such runs are two beads and not one.
    pub fn turns(&self, side: usize, run: Run) -> bool {
        [self.a, self.b][side].turns_in(run.0..run.1)
    }

    /// The score of a bead by the sum of its cues, the lengths of its sides and its shape.
    pub fn price(&self, cues: f64, la: f64, lb: f64, shape: (usize, usize)) -> f64 {
        self.prices.tau * cues - self.prices.lambda * self.length_cost(la, lb) - self.prices.merge(shape.0, shape.1)
    }

    /// The length of a run, as long as it would be in a language between the two.
    pub fn length(&self, side: usize, run: Run) -> f64 {
        let sum = |cues: &Cues| cues.lengths[run.0..run.1].iter().sum::<f64>();
        let root = self.ratio.sqrt();
        if side == 0 { sum(self.a) * root } else { sum(self.b) / root }
    }

    /// A bead's score against leaving its sentences over.
    pub fn gain(&self, a: (usize, usize), b: (usize, usize)) -> f64 {
        self.bead(a, b) + self.prices.gap * (a.1 - a.0 + b.1 - b.0) as f64
    }

    fn one_way(&self, side: usize, from: (usize, usize), to: (usize, usize)) -> f64 {
        let (cues, side) = self.side(side);
        let run = (to.1 - to.0 - 1).min(LONGEST_RUN - 1);
        // Apart, as a table of beads adds them up: both come to the same bit.
        let (mut gains, mut misses) = (0.0, 0.0);
        for sentence in from.0..from.1 {
            for &cue in
                cues.of_sentence[sentence].iter().filter(|&&cue| is_counted(cues, side, cue, (from.0, sentence)))
            {
                let (meeting, miss) = side.weights[cue as usize][run];
                misses += miss;
                if stands_in(&side.meetings.sentences[cue as usize], to) {
                    gains += meeting - miss;
                }
            }
        }
        gains + misses
    }

    /// The cues of one side, and what is known of them against the other.
    pub fn side(&self, side: usize) -> (&Cues, &Side) {
        ([self.a, self.b][side], &self.sides[side])
    }

    /// z²/2 of the normal model, linear beyond z² = 6, the same with the sides changed.
    fn length_cost(&self, la: f64, lb: f64) -> f64 {
        let z = (la - lb).abs() / (self.prices.variance * (la + lb) / 2.0).sqrt();
        if z > 6f64.sqrt() { 3.0 + (z - 6f64.sqrt()) } else { z * z / 2.0 }
    }

    /// Sets the price of a gap by how many stretches of sentences are left over: where nearly all have a partner,
    /// one that has none is a surprise. A stretch counts once, for a paragraph that is left out says nothing of
    /// the sentences elsewhere.
    pub fn expect_gaps(&mut self, stretches: usize) {
        let all = self.a.of_sentence.len() + self.b.of_sentence.len();
        let share = (stretches as f64 + 1.0) / (all as f64 + 2.0);
        self.prices.gap = self.prices.gap_base - self.prices.gap_slope * share.ln();
    }

    /// Sets the prices of merged sentences by how many beads hold more than one sentence of a side.
    pub fn expect_merges(&mut self, beads: &[(Run, Run)]) {
        let merged = beads.iter().filter(|(a, b)| (a.1 - a.0).max(b.1 - b.0) > 1).count() as f64;
        let share = (merged + MERGED * KNOWN_BEADS) / (beads.len() as f64 + KNOWN_BEADS);
        let odds = |share: f64| (share / (1.0 - share)).ln();
        self.prices.merged = odds(MERGED) - odds(share.min(0.9));
    }

    /// Counts the rates and the ratio of lengths anew over beads that are likely to be right, mixed
    /// with what is known beforehand.
    pub fn learn(&mut self, beads: &[(Run, Run)]) {
        let mut rates = [self.prices.rates; 2];
        for (side, rates) in rates.iter_mut().enumerate() {
            let mut counts = [(0.0, 0.0); KINDS];
            for &(a, b) in beads {
                let (from, to) = if side == 0 { (a, b) } else { (b, a) };
                self.count(side, from, to, &mut counts);
            }
            for (rate, (met, all)) in rates.iter_mut().zip(counts) {
                *rate = ((met + self.prices.beta * *rate) / (all + self.prices.beta)).clamp(0.02, 0.97);
            }
        }
        self.weigh(&rates);
        let ones = beads.iter().filter(|(a, b)| a.1 - a.0 == 1 && b.1 - b.0 == 1);
        let (mut la, mut lb, mut n) = (0.0, 0.0, 0.0);
        for (a, b) in ones {
            la += self.a.lengths[a.0];
            lb += self.b.lengths[b.0];
            n += 1.0;
        }
        if la > 0.0 && lb > 0.0 {
            let trust: f64 = n / (n + 10.0);
            self.ratio = (trust * (lb / la).ln() + (1.0 - trust) * self.ratio.ln()).exp();
        }
    }

    /// Learns words from beads that are likely to be right, where the story is long enough to teach any.
    pub fn learn_words(&mut self, beads: &[(Run, Run)]) {
        for (a, b) in counterparts(self.a, self.b, beads) {
            let (here, there) = (&self.a.cues[a as usize].sentences, &self.b.cues[b as usize].sentences);
            self.sides[0].meetings.add(a, there);
            self.sides[1].meetings.add(b, here);
            self.taught = true;
        }
    }

    fn count(&self, side: usize, from: (usize, usize), to: (usize, usize), counts: &mut [(f64, f64); KINDS]) {
        let (cues, side) = ([self.a, self.b][side], &self.sides[side]);
        for sentence in from.0..from.1 {
            for &cue in &cues.of_sentence[sentence] {
                if side.meetings.counts[cue as usize] {
                    let (met, all) = &mut counts[side.meetings.kinds[cue as usize] as usize];
                    *met += f64::from(u8::from(stands_in(&side.meetings.sentences[cue as usize], to)));
                    *all += 1.0;
                }
            }
        }
    }
}

/// Whether a cue of the last sentence of a run says something, and was not said in the run before it.
pub fn is_counted(cues: &Cues, side: &Side, cue: u32, run: Run) -> bool {
    side.meetings.counts[cue as usize] && !(run.0 < run.1 && stands_in(&cues.cues[cue as usize].sentences, run))
}

/// Whether one of the ascending numbers lies in the half-open run.
fn stands_in(sentences: &[u32], run: (usize, usize)) -> bool {
    let next = sentences.partition_point(|&s| (s as usize) < run.0);
    sentences.get(next).is_some_and(|&s| (s as usize) < run.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::lang::Glossary;
    use crate::story::Version;

    #[test]
    fn each_sentence_more_costs_as_much() {
        let prices = Prices::of(Relation::OneLanguage);
        assert_eq!([prices.merge(0, 1), prices.merge(1, 1)], [0.0; 2]);
        assert_eq!(prices.merge(1, 2), prices.one_two + prices.merged);
        assert_eq!(prices.merge(3, 1), prices.one_three + prices.merged);
        assert_eq!(prices.merge(1, 4), prices.one_three + prices.each_more + prices.merged);
        assert_eq!(prices.merge(2, 2), prices.two_two + prices.merged);
        assert_eq!(prices.merge(4, 3), prices.two_two + 2.0 * prices.each_more + prices.merged);
    }

    #[test]
    fn a_headline_and_its_lead_are_no_bead_with_another_headline_and_lead() {
        let copy = "Storks ringed in Munster\nTwelve storks were ringed in Munster. The birds nest there.";
        let version = Version { text: copy.into(), lang: Some("en".into()), ..Version::default() };
        let cues = Cues::of(&Document::read(&version), &[0, 1, 2], &Glossary::default());
        let scorer = Scorer::new(&cues, &cues, Relation::OneLanguage);
        let plain = |a: Run, b: Run| {
            let cues = scorer.one_way(0, a, b) + scorer.one_way(1, b, a);
            scorer.price(cues, scorer.length(0, a), scorer.length(1, b), (a.1 - a.0, b.1 - b.0))
        };
        assert_eq!(scorer.bead((0, 2), (0, 2)), plain((0, 2), (0, 2)) - HEADLINES);
        // One that was not told from its lead may stand against both.
        for (a, b) in [((0, 2), (1, 2)), ((1, 3), (1, 3)), ((0, 1), (0, 1))] {
            assert_eq!(scorer.bead(a, b), plain(a, b));
        }
    }
}

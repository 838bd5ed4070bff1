//! How well the parts of two stretches of copy match, wherever each may be cut, and what that says of the seams of
//! the first.

use super::score::{Run, Scorer};
use std::ops::Range;

/// How much the evidence of cues counts: they are not independent of each other.
const TRUST: f64 = 0.8;
/// A version that has its headline glued to the lead makes it likelier for another: they come from one page.
const TOGETHER: f64 = 2.5;
/// What taking two parts for one costs, and what it costs that a sentence says what two of another version
/// say: one of them mostly says it all.
const MERGED: f64 = 5.50;
const APART: f64 = 20.0;
/// What two sentences of another version can say for a seam at most: translators join what others part.
const PARTED: f64 = 6.0;
/// Parts that have nothing to do with each other are simply left over.
const LEAST: f64 = -0.5;

/// A stretch of a version against which a joined sentence is held: its parts, and where it may be or is cut,
/// by the parts before the cut. One that cannot be cut is a single part.
pub struct Stretch {
    pub parts: Range<usize>,
    pub cuts: Vec<(usize, f64)>,
    /// Two sentences, so that its cut is no question.
    pub cut: bool,
}

/// What one version says of a seam of another.
pub enum Message {
    Parted(f64),
    Alone(f64),
}

impl Message {
    pub fn odds(&self) -> f64 {
        match self {
            Message::Parted(odds) | Message::Alone(odds) => *odds,
        }
    }
}

/// A cue that counts, and the first and the last part of a stretch that have it, counted from its start.
pub type Said = (usize, (usize, usize));

/// The cues of a stretch, in their order.
pub fn said(scorer: &Scorer<'_>, side: usize, parts: &Range<usize>) -> Vec<Said> {
    let (cues, weights) = scorer.side(side);
    let counted = cues.of_sentence[parts.clone()].iter().flatten().copied();
    let mut seen: Vec<u32> = counted.filter(|&cue| weights.meetings.counts[cue as usize]).collect();
    seen.sort_unstable();
    seen.dedup();
    let said = |cue: usize| Some((cue, ends(&cues.cues[cue].sentences, parts)?));
    seen.into_iter().filter_map(|cue| said(cue as usize)).collect()
}

/// The first and the last of the ascending parts that lie in a stretch, counted from its start.
fn ends(parts: &[u32], stretch: &Range<usize>) -> Option<(usize, usize)> {
    let parts = &parts[parts.partition_point(|&part| (part as usize) < stretch.start)..];
    let parts = &parts[..parts.partition_point(|&part| (part as usize) < stretch.end)];
    let from_start = |&part: &u32| part as usize - stretch.start;
    Some((from_start(parts.first()?), from_start(parts.last()?)))
}

/// How well the parts of two stretches match, wherever each is cut: by the parts before the cut.
pub struct Table {
    rows: usize,
    columns: usize,
    heads: Vec<f64>,
    leads: Vec<f64>,
}

impl Table {
    /// `side` is the side of the scorer that the first stretch is on.
    pub fn of(scorer: &Scorer<'_>, side: usize, (one, said): (&Stretch, &[Said]), other: &Stretch) -> Table {
        let (rows, columns) = (one.parts.len(), other.parts.len());
        let size = (rows + 1) * (columns + 1);
        let mut table = Table { rows, columns, heads: vec![0.0; size], leads: vec![0.0; size] };
        table.count(scorer, side, (said, &one.parts), &other.parts, false);
        let answer = self::said(scorer, 1 - side, &other.parts);
        table.count(scorer, 1 - side, (&answer, &other.parts), &one.parts, true);
        let width = columns + 1;
        for sums in [&mut table.heads, &mut table.leads] {
            for row in 0..=rows {
                for column in 0..=columns {
                    let at = row * width + column;
                    let before = |r: bool, c: bool| {
                        if r && row == 0 || c && column == 0 {
                            0.0
                        } else {
                            sums[at - usize::from(r) * width - usize::from(c)]
                        }
                    };
                    sums[at] += before(true, false) + before(false, true) - before(true, true);
                }
            }
        }
        table.price(scorer, side, one, other);
        table
    }

    /// Notes where each cue of one side begins to count, with or without its counterpart.
    fn count(
        &mut self,
        scorer: &Scorer<'_>,
        side: usize,
        (said, from): (&[Said], &Range<usize>),
        to: &Range<usize>,
        turned: bool,
    ) {
        let (_, weights) = scorer.side(side);
        let width = self.columns + 1;
        let at = |p: usize, q: usize| if turned { q * width + p } else { p * width + q };
        for &(cue, (first, last)) in said {
            let (meeting, miss) = weights.weights[cue][0];
            let (head, lead) = (first + 1, from.len() - last);
            self.heads[at(head, 0)] += miss;
            self.leads[at(lead, 0)] += miss;
            if let Some((first, last)) = ends(&weights.meetings.sentences[cue], to) {
                self.heads[at(head, first + 1)] += meeting - miss;
                self.leads[at(lead, to.len() - last)] += meeting - miss;
            }
        }
    }

    /// Adds what lengths say; leads are turned to count the pieces before them, as heads do.
    fn price(&mut self, scorer: &Scorer<'_>, side: usize, one: &Stretch, other: &Stretch) {
        let width = self.columns + 1;
        let length = |side: usize, range: &Range<usize>, run: Run| {
            scorer.length(side, (range.start + run.0, range.start + run.1))
        };
        let turned: Vec<f64> = self.leads.iter().rev().copied().collect();
        self.leads = turned;
        for p in 0..=self.rows {
            for q in 0..=self.columns {
                let at = p * width + q;
                let lengths = |a: Run, b: Run| (length(side, &one.parts, a), length(1 - side, &other.parts, b));
                let head = lengths((0, p), (0, q));
                let lead = lengths((p, self.rows), (q, self.columns));
                self.heads[at] = (TRUST * scorer.price(self.heads[at], head.0, head.1, (1, 1))).max(LEAST);
                self.leads[at] = (TRUST * scorer.price(self.leads[at], lead.0, lead.1, (1, 1))).max(LEAST);
            }
        }
    }

    fn whole(&self) -> f64 {
        self.heads[self.heads.len() - 1]
    }

    /// How much speaks for it that the other stretch is what the first one says. Two sentences of which one
    /// may hold two itself count only where both are needed.
    pub fn claim(&self, other: &Stretch) -> f64 {
        let width = self.columns + 1;
        if other.cuts.is_empty() {
            let one = (1..self.rows).map(|p| self.alone(p));
            return one.fold(self.whole(), f64::max);
        }
        let both = (1..self.rows).flat_map(|p| other.cuts.iter().map(move |&(q, _)| p * width + q));
        let both = both.map(|at| self.heads[at] + self.leads[at]).fold(f64::NEG_INFINITY, f64::max);
        match (other.cut, other.parts.len()) {
            (false, _) => both.max(self.whole()),
            (true, 2) => both.max(self.whole()) - APART,
            (true, _) => both - APART,
        }
    }

    /// The other stretch says what stands on one side of a seam of the first, and lacks the other side.
    fn alone(&self, seam: usize) -> f64 {
        let at = seam * (self.columns + 1);
        self.leads[at].max(self.heads[at + self.columns])
    }

    /// By seam of the first stretch, what the other one says of it.
    pub fn messages(&self, other: &Stretch) -> Vec<Message> {
        let width = self.columns + 1;
        let (head, lead) =
            (|p: usize, q: usize| self.heads[p * width + q], |p: usize, q: usize| self.leads[p * width + q]);
        let best = |value: &dyn Fn(usize, f64) -> f64| {
            other.cuts.iter().map(|&(q, odds)| value(q, odds)).fold(f64::NEG_INFINITY, f64::max)
        };
        let whole = self.whole();
        if other.cut {
            // Two sentences: all of this one says what they say, or what one of them says.
            let none = best(&|q, _| lead(0, q).max(head(self.rows, q)).max(whole - MERGED));
            let parted = |p: usize| (best(&|q, _| head(p, q) + lead(p, q)) - none).min(PARTED);
            return (1..self.rows).map(|p| Message::Parted(parted(p))).collect();
        }
        let none = best(&|q, odds| odds + lead(0, q).max(head(self.rows, q)).max(whole - MERGED)).max(whole);
        let message = |p: usize| {
            // Two sentences that say the same match in parts as they do whole: that alone is no word for a seam.
            let both = best(&|q, odds| odds + (head(p, q) + lead(p, q)).min(whole) + TOGETHER);
            let alone = self.alone(p);
            if both < alone { Message::Alone(alone - none) } else { Message::Parted(both - none) }
        };
        (1..self.rows).map(message).collect()
    }
}

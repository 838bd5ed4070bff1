//! Headlines that were glued to the lead, cut off by the word of all versions at once. Each version
//! says where a headline may end in its opening sentences ([`Document::openings`]); versions that say the
//! same in two parts confirm each other's seams (one round of messages between all pairs, as in belief
//! propagation with maxima in place of sums).

use super::cues::Cues;
use super::matching::Relation;
use super::score::{Run, Scorer};
use crate::document::{Document, Kind, Seam};
use std::ops::Range;

/// Seams that are looked at in one sentence, the likeliest.
const MOST_SEAMS: usize = 32;
/// A later paragraph is looked at only where a seam in it has such odds by itself.
const LATER_ODDS: f64 = -3.0;
/// Odds from which a headline is cut off.
const ACCEPTED: f64 = 1.0;
/// How much the evidence of cues counts: they are not independent of each other.
const TRUST: f64 = 0.5;
/// A version whose copy has its headline glued to it makes it likelier for another: they come from one page.
const TOGETHER: f64 = 2.5;
/// What a part costs that the other version lacks, and what taking two parts for one costs.
const LACKING: f64 = 4.0;
const MERGED: f64 = 2.0;
/// Parts that have nothing to do with each other are simply left over.
const LEAST: f64 = -4.0;
/// Evidence that two openings say the same.
const SAME: f64 = 4.0;

/// An opening sentence in pieces between its seams, or a headline and the sentence behind it.
struct Opening {
    sentence: usize,
    /// Its pieces, numbered as the parts of its version.
    pieces: Range<usize>,
    /// By piece but the first, the seam before it. A headline that stands cut has one without doubt.
    seams: Vec<Seam>,
    cut: bool,
}

/// A version in parts: sentences, and the pieces of its openings.
struct Parts {
    parts: Vec<Range<usize>>,
    openings: Vec<Opening>,
}

/// Cuts the headlines off that are glued to the sentence behind them. `order` is the versions in an order
/// that does not depend on how they came.
pub fn cut_headlines(documents: &mut [Document<'_>], order: &[usize]) {
    let versions: Vec<Parts> = order.iter().map(|&v| Parts::of(&documents[v])).collect();
    if versions.iter().all(|parts| parts.openings.iter().all(|opening| opening.cut)) {
        return;
    }
    let mut odds: Vec<Vec<Vec<f64>>> = versions.iter().map(Parts::odds).collect();
    if order.len() > 1 {
        let cues: Vec<Cues> = order
            .iter()
            .zip(&versions)
            .map(|(&v, parts)| Cues::of_parts(&documents[v], parts.parts.iter().cloned()))
            .collect();
        for a in 0..order.len() {
            for b in a + 1..order.len() {
                if versions[a].openings.is_empty() || versions[b].openings.is_empty() {
                    continue;
                }
                let relation = Relation::of(&documents[order[a]], &documents[order[b]]);
                let scorer = Scorer::new(&cues[a], &cues[b], relation);
                for (this, that, side) in [(a, b, 0), (b, a, 1)] {
                    for (opening, odds) in versions[this].openings.iter().zip(&mut odds[this]).filter(|(o, _)| !o.cut) {
                        let tables = versions[that].openings.iter().map(|other| (Table::of(&scorer, side, opening, other), other));
                        let best = tables.max_by(|(a, _), (b, _)| a.whole().total_cmp(&b.whole()));
                        let Some((table, other)) = best.filter(|(table, _)| table.whole() > SAME) else { continue };
                        odds.iter_mut().zip(table.messages(other)).for_each(|(odds, message)| *odds += message);
                    }
                }
            }
        }
    }
    for ((&version, parts), odds) in order.iter().zip(&versions).zip(&odds) {
        // From the last on, so that sentences keep their numbers.
        for (opening, odds) in parts.openings.iter().zip(odds).rev().filter(|(opening, _)| !opening.cut) {
            let best = opening.seams.iter().zip(odds).max_by(|a, b| a.1.total_cmp(b.1));
            if let Some((seam, _)) = best.filter(|(_, odds)| **odds > ACCEPTED) {
                documents[version].cut_headline(opening.sentence, seam.token);
            }
        }
    }
}

impl Parts {
    fn of(document: &Document<'_>) -> Parts {
        let mut found = Parts { parts: Vec::new(), openings: Vec::new() };
        let mut openings = document.openings().into_iter().peekable();
        let copy: Vec<usize> = (0..document.sentences.len()).filter(|&s| document.sentences[s].kind.is_copy()).collect();
        for (n, &sentence) in copy.iter().enumerate() {
            let tokens = document.sentences[sentence].tokens.clone();
            let from = found.parts.len();
            if document.sentences[sentence].kind == Kind::Headline {
                found.parts.push(tokens);
                if copy.get(n + 1).is_some_and(|&next| document.sentences[next].kind == Kind::Body) {
                    let seam = Seam { token: 0, odds: 0.0 };
                    found.openings.push(Opening { sentence, pieces: from..from + 2, seams: vec![seam], cut: true });
                }
                continue;
            }
            let mut seams = openings.next_if(|(opening, _)| *opening == sentence).map_or_else(Vec::new, |(_, seams)| seams);
            seams.sort_by(|a, b| b.odds.total_cmp(&a.odds).then(a.token.cmp(&b.token)));
            seams.truncate(MOST_SEAMS);
            if seams.first().is_none_or(|best| n > 0 && best.odds < LATER_ODDS) {
                found.parts.push(tokens);
                continue;
            }
            seams.sort_by_key(|seam| seam.token);
            let starts = std::iter::once(tokens.start).chain(seams.iter().map(|seam| seam.token));
            let ends = seams.iter().map(|seam| seam.token).chain([tokens.end]);
            found.parts.extend(starts.zip(ends).map(|(start, end)| start..end));
            found.openings.push(Opening { sentence, pieces: from..found.parts.len(), seams, cut: false });
        }
        found
    }

    fn odds(&self) -> Vec<Vec<f64>> {
        self.openings.iter().map(|opening| opening.seams.iter().map(|seam| seam.odds).collect()).collect()
    }
}

/// How well the parts of two openings match, wherever each is cut: by the pieces before the cut.
struct Table {
    rows: usize,
    columns: usize,
    heads: Vec<f64>,
    leads: Vec<f64>,
}

impl Table {
    /// `side` is the side of the scorer that the first opening is on.
    fn of(scorer: &Scorer<'_>, side: usize, one: &Opening, other: &Opening) -> Table {
        let (rows, columns) = (one.pieces.len(), other.pieces.len());
        let size = (rows + 1) * (columns + 1);
        let mut table = Table { rows, columns, heads: vec![0.0; size], leads: vec![0.0; size] };
        table.count(scorer, side, &one.pieces, &other.pieces, false);
        table.count(scorer, 1 - side, &other.pieces, &one.pieces, true);
        let width = columns + 1;
        for sums in [&mut table.heads, &mut table.leads] {
            for row in 0..=rows {
                for column in 0..=columns {
                    let at = row * width + column;
                    let before = |r: bool, c: bool| {
                        if r && row == 0 || c && column == 0 { 0.0 } else { sums[at - usize::from(r) * width - usize::from(c)] }
                    };
                    sums[at] += before(true, false) + before(false, true) - before(true, true);
                }
            }
        }
        table.price(scorer, side, one, other);
        table
    }

    /// Notes where each cue of one side begins to count, with or without its counterpart.
    fn count(&mut self, scorer: &Scorer<'_>, side: usize, from: &Range<usize>, to: &Range<usize>, turned: bool) {
        let (cues, weights) = scorer.side(side);
        let width = self.columns + 1;
        let at = |p: usize, q: usize| if turned { q * width + p } else { p * width + q };
        let mut seen: Vec<u32> = cues.of_sentence[from.clone()].iter().flatten().copied().collect();
        seen.sort_unstable();
        seen.dedup();
        let ends = |sentences: &[u32], range: &Range<usize>| {
            let mut within = sentences.iter().map(|&s| s as usize).filter(|s| range.contains(s)).map(|s| s - range.start);
            let first = within.next()?;
            Some((first, within.next_back().unwrap_or(first)))
        };
        for cue in seen.into_iter().map(|cue| cue as usize).filter(|&cue| weights.meetings.counts[cue]) {
            let (meeting, miss) = weights.weights[cue][0];
            let Some((first, last)) = ends(&cues.cues[cue].sentences, from) else { continue };
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
    fn price(&mut self, scorer: &Scorer<'_>, side: usize, one: &Opening, other: &Opening) {
        let width = self.columns + 1;
        let length = |side: usize, range: &Range<usize>, run: Run| scorer.length(side, (range.start + run.0, range.start + run.1));
        let turned: Vec<f64> = self.leads.iter().rev().copied().collect();
        self.leads = turned;
        for p in 0..=self.rows {
            for q in 0..=self.columns {
                let at = p * width + q;
                let lengths = |a: Run, b: Run| (length(side, &one.pieces, a), length(1 - side, &other.pieces, b));
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

    /// By seam of the first opening, what the other one says of it (logarithm of odds).
    fn messages(&self, other: &Opening) -> Vec<f64> {
        let width = self.columns + 1;
        let (head, lead) = (|p: usize, q: usize| self.heads[p * width + q], |p: usize, q: usize| self.leads[p * width + q]);
        let cuts = || other.seams.iter().enumerate().map(|(n, seam)| (n + 1, if other.cut { 0.0 } else { seam.odds }));
        let together = if other.cut { 0.0 } else { TOGETHER };
        let max = |values: &mut dyn Iterator<Item = f64>| values.fold(f64::NEG_INFINITY, f64::max);
        let uncut = if other.cut { f64::NEG_INFINITY } else { 0.0 };
        let whole = self.whole();
        let none = max(&mut cuts().map(|(q, odds)| odds + lead(0, q).max(head(self.rows, q) - LACKING).max(whole - MERGED)))
            .max(whole + uncut);
        let message = |p: usize| {
            let both = max(&mut cuts().map(|(q, odds)| odds + head(p, q) + lead(p, q) + together));
            let one = lead(p, 0).max(head(p, self.columns)) - LACKING + uncut;
            both.max(one) - none
        };
        (1..self.rows).map(message).collect()
    }
}

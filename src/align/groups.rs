//! Rows over all versions: every pair is aligned, the pairs' links vote for each other and the pairs
//! are aligned again, and rows are joined from the surest bead down. Links are never closed
//! transitively: one false link would glue two rows.

use super::Group;
use super::cues::Cues;
use super::matching::Relation;
use super::score::Scorer;
use super::search::{Bead, align};
use crate::document::Document;
use rustc_hash::FxHashSet;
use std::cmp::Reverse;

/// What a third version's word is worth in a bead's score, and how often the pairs are aligned anew
/// with it (measured on news in five versions).
const VOTE: f64 = 3.0;
const ROUNDS: usize = 2;

/// A pair of versions with what is known of it.
struct Pair<'a> {
    a: usize,
    b: usize,
    scorer: Scorer<'a>,
    beads: Vec<Bead>,
}

/// Aligns documents of one story in an order that does not depend on how they came; sentences that are no copy are in no group.
pub fn groups(documents: &[&Document<'_>]) -> Vec<Group> {
    let chosen: Vec<Vec<usize>> =
        documents.iter().map(|d| (0..d.sentences.len()).filter(|&s| d.sentences[s].kind.is_copy()).collect()).collect();
    let cues: Vec<Cues> = documents.iter().zip(&chosen).map(|(d, chosen)| Cues::of(d, chosen)).collect();
    let mut pairs = Vec::new();
    for a in 0..documents.len() {
        for b in a + 1..documents.len() {
            let same = primary(&documents[a].tag) == primary(&documents[b].tag);
            let relation = if same { Relation::OneLanguage } else { Relation::TwoLanguages };
            let mut scorer = Scorer::new(&cues[a], &cues[b], relation);
            let beads = align(&mut scorer, &|_, _| 0.0);
            pairs.push(Pair { a, b, scorer, beads });
        }
    }
    if documents.len() > 2 {
        for _ in 0..ROUNDS {
            vote(&mut pairs, documents.len());
        }
    }
    let rows = Rows::join(&pairs, &cues);
    rows.into_groups(&chosen)
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Aligns every pair again; a link that third versions confirm counts for more, one that none
/// confirms for less.
fn vote(pairs: &mut [Pair<'_>], versions: usize) {
    let links: Vec<FxHashSet<(usize, usize)>> =
        pairs.iter().map(|pair| pair.beads.iter().flat_map(cells).collect()).collect();
    let number = |a: usize, b: usize| pairs_before(a, versions) + (b - a - 1);
    // partners[v][w][s]: the sentences of w that v's sentence s is linked to.
    let sizes: Vec<usize> = (0..versions)
        .map(|v| {
            pairs.iter().find_map(|p| match () {
                () if p.a == v => Some(p.scorer.a.of_sentence.len()),
                () if p.b == v => Some(p.scorer.b.of_sentence.len()),
                () => None,
            })
        })
        .map(|size| size.unwrap_or(0))
        .collect();
    let mut partners: Vec<Vec<Vec<Vec<usize>>>> =
        sizes.iter().map(|&size| vec![vec![Vec::new(); size]; versions]).collect();
    for (pair, links) in pairs.iter().zip(&links) {
        let mut sorted: Vec<_> = links.iter().copied().collect();
        sorted.sort_unstable();
        for (i, j) in sorted {
            partners[pair.a][pair.b][i].push(j);
            partners[pair.b][pair.a][j].push(i);
        }
    }
    for pair in pairs.iter_mut() {
        let (a, b) = (pair.a, pair.b);
        let routes = |i: usize, j: usize| {
            (0..versions)
                .filter(|&c| c != a && c != b)
                .filter(|&c| {
                    let (low, high) = (c.min(b), c.max(b));
                    let leg = &links[number(low, high)];
                    partners[a][c][i].iter().any(|&k| leg.contains(&if c < b { (k, j) } else { (j, k) }))
                })
                .count()
        };
        let bonus = |ra: (usize, usize), rb: (usize, usize)| {
            let longer = (ra.1 - ra.0).max(rb.1 - rb.0) as f64;
            let votes: usize =
                (ra.0..ra.1).flat_map(|i| (rb.0..rb.1).map(move |j| (i, j))).map(|(i, j)| routes(i, j)).sum();
            VOTE * (votes as f64 / longer - 1.0)
        };
        pair.beads = align(&mut pair.scorer, &bonus);
    }
}

fn pairs_before(a: usize, versions: usize) -> usize {
    a * versions - a * (a + 1) / 2
}

fn cells(bead: &Bead) -> Vec<(usize, usize)> {
    (bead.a.0..bead.a.1).flat_map(|i| (bead.b.0..bead.b.1).map(move |j| (i, j))).collect()
}

/// Rows under way: each sentence's row, and each row's sentences.
struct Rows {
    /// By version and sentence.
    row_of: Vec<Vec<usize>>,
    members: Vec<Vec<(usize, usize)>>,
    gains: Vec<Vec<f64>>,
}

impl Rows {
    fn join(pairs: &[Pair<'_>], cues: &[Cues]) -> Rows {
        let mut rows = Rows { row_of: Vec::new(), members: Vec::new(), gains: Vec::new() };
        for (version, cues) in cues.iter().enumerate() {
            let first = rows.members.len();
            let sentences = cues.of_sentence.len();
            rows.row_of.push((first..first + sentences).collect());
            rows.members.extend((0..sentences).map(|s| vec![(version, s)]));
        }
        rows.gains = vec![Vec::new(); rows.members.len()];
        let mut order: Vec<(usize, usize)> =
            pairs.iter().enumerate().flat_map(|(p, pair)| (0..pair.beads.len()).map(move |n| (p, n))).collect();
        // Surest first; whole thousandths, so that no rounding decides a tie.
        order.sort_by_key(|&(p, n)| (Reverse((pairs[p].beads[n].gain * 1000.0) as i64), p, n));
        let links: Vec<FxHashSet<(usize, usize)>> =
            pairs.iter().map(|pair| pair.beads.iter().flat_map(cells).collect()).collect();
        for (p, n) in order {
            rows.take(&pairs[p], &pairs[p].beads[n], pairs, &links, cues.len());
        }
        rows
    }

    /// Joins the rows of a bead's sentences where the other pairs do not speak against it.
    fn take(
        &mut self,
        pair: &Pair<'_>,
        bead: &Bead,
        pairs: &[Pair<'_>],
        links: &[FxHashSet<(usize, usize)>],
        versions: usize,
    ) {
        let sentences = (bead.a.0..bead.a.1).map(|s| (pair.a, s)).chain((bead.b.0..bead.b.1).map(|s| (pair.b, s)));
        let mut touched: Vec<usize> = sentences.map(|(v, s)| self.row_of[v][s]).collect();
        touched.sort_unstable();
        touched.dedup();
        let Some((&target, rest)) = touched.split_first() else { return };
        let mut joined: Vec<usize> = vec![target];
        for &row in rest {
            let all: Vec<(usize, usize)> = joined.iter().flat_map(|&r| self.members[r].iter().copied()).collect();
            if agrees(&all, &self.members[row], pairs, links, versions, bead, pair) {
                joined.push(row);
            }
        }
        for &row in &joined[1..] {
            for (version, sentence) in std::mem::take(&mut self.members[row]) {
                self.row_of[version][sentence] = target;
                self.members[target].push((version, sentence));
            }
            let gains = std::mem::take(&mut self.gains[row]);
            self.gains[target].extend(gains);
        }
        if joined.len() == touched.len() {
            self.gains[target].push(bead.gain);
        }
    }

    fn into_groups(self, chosen: &[Vec<usize>]) -> Vec<Group> {
        let mut groups: Vec<(f64, usize, Group)> = Vec::new();
        for (members, gains) in self.members.iter().zip(&self.gains) {
            let mut sentences = vec![Vec::new(); chosen.len()];
            for &(version, sentence) in members {
                sentences[version].push(chosen[version][sentence]);
            }
            sentences.iter_mut().for_each(|list| list.sort_unstable());
            let only = chosen.iter().all(|sentences| sentences.len() <= 1);
            let group = Group { sentences, score: if only { ONLY_ROW } else { confidence(gains) } };
            if group.versions().count() < 2 {
                continue;
            }
            // Story order: the mean place of the row, by share of each version.
            let places: Vec<f64> =
                group.versions().map(|v| group.sentences[v][0] as f64 / chosen[v].len().max(1) as f64).collect();
            let first = group.versions().next().unwrap_or(0);
            groups.push((places.iter().sum::<f64>() / places.len() as f64, group.sentences[first][0], group));
        }
        groups.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        groups.into_iter().map(|(.., group)| group).collect()
    }
}

/// Whether two rows may become one: more pairs of versions link them than keep them apart, and no
/// two sentences of one version are tied that no direct bead ties.
fn agrees(
    one: &[(usize, usize)],
    other: &[(usize, usize)],
    pairs: &[Pair<'_>],
    links: &[FxHashSet<(usize, usize)>],
    versions: usize,
    bead: &Bead,
    bead_pair: &Pair<'_>,
) -> bool {
    let (mut links_for, mut against) = (0i32, 0i32);
    for &(v, s) in one {
        for &(w, t) in other {
            if v == w {
                let run = if v == bead_pair.a { bead.a } else { bead.b };
                let tied = (v == bead_pair.a || v == bead_pair.b)
                    && (run.0..run.1).contains(&s)
                    && (run.0..run.1).contains(&t);
                if !tied && s.abs_diff(t) > 1 {
                    return false;
                }
                if tied {
                    links_for += 1;
                } else {
                    against += 1;
                }
                continue;
            }
            let (low, high, cell) = if v < w { (v, w, (s, t)) } else { (w, v, (t, s)) };
            let p = pairs_before(low, versions) + (high - low - 1);
            if links[p].contains(&cell) {
                links_for += 1;
            } else {
                let linked = |a: bool, s: usize| {
                    pairs[p]
                        .beads
                        .iter()
                        .any(|b| if a { (b.a.0..b.a.1).contains(&s) } else { (b.b.0..b.b.1).contains(&s) })
                };
                against += i32::from(linked(true, cell.0) && linked(false, cell.1));
            }
        }
    }
    links_for > against
}

/// Where each version is one sentence, there is nothing else that it could be aligned with.
const ONLY_ROW: f64 = 0.9;

/// A row's confidence from the gains of its beads: a logistic curve through the share of right links
/// at each gain.
fn confidence(gains: &[f64]) -> f64 {
    let mean = gains.iter().sum::<f64>() / gains.len().max(1) as f64;
    let share = 1.0 / (1.0 + (-0.35 * (mean - 2.0)).exp());
    (share * 1000.0).round() / 1000.0
}

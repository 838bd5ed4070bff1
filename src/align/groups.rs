//! Rows over all versions: every pair is aligned, the pairs' links vote for each other and the pairs
//! are aligned again, and rows are joined from the surest bead down. Links are never closed
//! transitively: one false link would glue two rows.

use super::Group;
use super::cues::Cues;
use super::matching::Relation;
use super::score::Scorer;
use super::search::{Bead, Others, align};
use super::votes::{Partners, Votes, partners};
use crate::deadline::{Deadline, Late};
use crate::document::Document;
use crate::lang::Glossary;
use std::cmp::Reverse;

/// How often the pairs are aligned anew with the word of third versions (measured on news in five versions).
const ROUNDS: usize = 2;

/// From so many versions on the others say all that a second chain through a pair could (measured: of three and four
/// versions the rows get worse by a thousandth without it, of five and more not).
const MANY: usize = 5;

/// A pair of versions with what is known of it.
struct Pair<'a> {
    a: usize,
    b: usize,
    scorer: Scorer<'a>,
    beads: Vec<Bead>,
}

/// Aligns documents of one story in an order that does not depend on how they came; sentences that are no copy are in no group.
pub fn groups(documents: &[&Document<'_>], glossary: &Glossary, deadline: &Deadline) -> Result<Vec<Group>, Late> {
    let chosen: Vec<Vec<usize>> =
        documents.iter().map(|d| (0..d.sentences.len()).filter(|&s| d.sentences[s].kind.is_copy()).collect()).collect();
    let cues = |(d, chosen): (&&Document<'_>, &Vec<usize>)| {
        deadline.ask()?;
        Ok(Cues::of(d, chosen, glossary))
    };
    let cues = documents.iter().zip(&chosen).map(cues).collect::<Result<Vec<Cues>, Late>>()?;
    let others = if documents.len() == 2 { Others::None } else { Others::Unheard { many: documents.len() >= MANY } };
    let mut pairs = Vec::new();
    for a in 0..documents.len() {
        for b in a + 1..documents.len() {
            let relation = Relation::of(documents[a], documents[b]);
            let mut scorer = Scorer::new(&cues[a], &cues[b], relation);
            let beads = align(&mut scorer, others, deadline)?;
            pairs.push(Pair { a, b, scorer, beads });
        }
    }
    if documents.len() > 2 {
        for _ in 0..ROUNDS {
            vote(&mut pairs, documents.len(), deadline)?;
        }
    }
    let rows = Rows::join(&pairs, &cues, deadline)?;
    Ok(rows.into_groups(&chosen))
}

/// Aligns every pair again with the word of third versions.
fn vote(pairs: &mut [Pair<'_>], versions: usize, deadline: &Deadline) -> Result<(), Late> {
    let partners: Vec<[Partners; 2]> = pairs.iter().map(Pair::partners).collect();
    // The partners of one version's sentences in another one.
    let road = |from: usize, to: usize| {
        let pair = &partners[number(from.min(to), from.max(to), versions)];
        if from < to { &pair[0] } else { &pair[1] }
    };
    for pair in pairs.iter_mut() {
        let (a, b) = (pair.a, pair.b);
        let thirds = (0..versions).filter(|&c| c != a && c != b);
        let roads: Vec<_> = thirds.map(|c| (road(a, c), road(c, b))).collect();
        let votes = Votes::of(pair.scorer.a.of_sentence.len(), &roads);
        pair.beads = align(&mut pair.scorer, Others::Heard(&votes, &pair.beads), deadline)?;
    }
    Ok(())
}

/// The place of a pair of versions, the lower first, among all pairs.
fn number(low: usize, high: usize, versions: usize) -> usize {
    low * versions - low * (low + 1) / 2 + high - low - 1
}

impl Pair<'_> {
    fn partners(&self) -> [Partners; 2] {
        partners(&self.beads, (self.scorer.a.of_sentence.len(), self.scorer.b.of_sentence.len()))
    }
}

/// Rows under way: each sentence's row, and each row's sentences.
struct Rows {
    /// By version and sentence.
    row_of: Vec<Vec<usize>>,
    members: Vec<Vec<(usize, usize)>>,
    gains: Vec<Vec<f64>>,
}

impl Rows {
    fn join(pairs: &[Pair<'_>], cues: &[Cues], deadline: &Deadline) -> Result<Rows, Late> {
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
        let links: Vec<[Partners; 2]> = pairs.iter().map(Pair::partners).collect();
        for (p, n) in order {
            deadline.ask()?;
            rows.take(&pairs[p], &pairs[p].beads[n], &links, cues.len());
        }
        Ok(rows)
    }

    /// Joins the rows of a bead's sentences where the other pairs do not speak against it.
    fn take(&mut self, pair: &Pair<'_>, bead: &Bead, links: &[[Partners; 2]], versions: usize) {
        let sentences = (bead.a.0..bead.a.1).map(|s| (pair.a, s)).chain((bead.b.0..bead.b.1).map(|s| (pair.b, s)));
        let mut touched: Vec<usize> = sentences.map(|(v, s)| self.row_of[v][s]).collect();
        touched.sort_unstable();
        touched.dedup();
        let Some((&target, rest)) = touched.split_first() else { return };
        let mut joined: Vec<usize> = vec![target];
        for &row in rest {
            let all: Vec<(usize, usize)> = joined.iter().flat_map(|&r| self.members[r].iter().copied()).collect();
            if agrees(&all, &self.members[row], links, versions, bead, pair) {
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
        let only = chosen.iter().all(|sentences| sentences.len() <= 1);
        for (members, gains) in self.members.iter().zip(&self.gains).filter(|(members, _)| members.len() > 1) {
            let mut sentences = vec![Vec::new(); chosen.len()];
            for &(version, sentence) in members {
                sentences[version].push(chosen[version][sentence]);
            }
            sentences.iter_mut().for_each(|list| list.sort_unstable());
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
    links: &[[Partners; 2]],
    versions: usize,
    bead: &Bead,
    bead_pair: &Pair<'_>,
) -> bool {
    let (mut links_for, mut against) = (0, 0);
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
            let (low, high, from, to) = if v < w { (v, w, s, t) } else { (w, v, t, s) };
            let [there, back] = &links[number(low, high, versions)];
            if there[from].is_some_and(|run| (run.0..run.1).contains(&to)) {
                links_for += 1;
            } else {
                against += usize::from(there[from].is_some() && back[to].is_some());
            }
        }
    }
    links_for > against
}

/// Where each version is one sentence, there is nothing else that it could be aligned with.
const ONLY_ROW: f64 = 0.98;

/// A row's confidence from the gains of its beads: a logistic curve through the share of right links
/// at each gain.
fn confidence(gains: &[f64]) -> f64 {
    let mean = gains.iter().sum::<f64>() / gains.len().max(1) as f64;
    let share = 1.0 / (1.0 + (-0.4 * (mean + 1.3)).exp());
    (share * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_grows_with_the_mean_gain() {
        assert_eq!(confidence(&[-1.3]), 0.5);
        assert_eq!(confidence(&[-2.3, -0.3]), 0.5);
        assert_eq!([confidence(&[1.2]), confidence(&[6.2])], [0.731, 0.953]);
        assert!(confidence(&[-9.0]) < 0.05 && confidence(&[20.0]) > 0.99);
    }
}

//! Groups out of ties: those that are most alike on the average join first.

use super::likeness::Tie;
use rustc_hash::FxHashMap;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// Two or more that belong together.
#[derive(Debug)]
pub(super) struct Group {
    pub members: Vec<usize>,
    /// The mean likeness of every two.
    pub score: f64,
}

/// Joins so many single ones, as long as the mean likeness of every one of a group to every one of the other
/// is `least` or more. Two without a tie are not alike at all.
pub(super) fn groups(count: usize, ties: Vec<Tie>, least: f64) -> Vec<Group> {
    let mut linking = Linking { clusters: (0..count).map(Cluster::of).collect(), bids: BinaryHeap::new(), least };
    for Tie { versions: [a, b], likeness } in ties {
        linking.clusters[a as usize].sums.insert(b, likeness);
        linking.clusters[b as usize].sums.insert(a, likeness);
        linking.bid(a, b);
    }
    while let Some(Bid { likeness, pair: [a, b] }) = linking.bids.pop() {
        if linking.mean(a, b) == Some(likeness) {
            linking.join(a, b);
        }
    }
    let group = |Cluster { members, within, .. }: Cluster| {
        let pairs = (members.len() * (members.len() - 1) / 2) as f64;
        Group { members, score: within / pairs }
    };
    linking.clusters.into_iter().filter(|cluster| cluster.members.len() > 1).map(group).collect()
}

struct Linking {
    clusters: Vec<Cluster>,
    bids: BinaryHeap<Bid>,
    least: f64,
}

/// What has joined so far; empty when it went into another.
struct Cluster {
    members: Vec<usize>,
    /// The sum of the likenesses of every two of its own.
    within: f64,
    /// By other cluster, the sum of the likenesses of its members and theirs.
    sums: FxHashMap<u32, f64>,
}

impl Cluster {
    fn of(member: usize) -> Cluster {
        Cluster { members: vec![member], within: 0.0, sums: FxHashMap::default() }
    }
}

impl Linking {
    /// The mean likeness of two clusters; `None` where one of them is no more.
    fn mean(&self, a: u32, b: u32) -> Option<f64> {
        let (one, other) = (&self.clusters[a as usize], &self.clusters[b as usize]);
        Some(one.sums.get(&b)? / (one.members.len() * other.members.len()) as f64)
    }

    /// The mean only falls as clusters grow, so that what is too little once is so for good.
    fn bid(&mut self, a: u32, b: u32) {
        if let Some(likeness) = self.mean(a, b).filter(|likeness| *likeness >= self.least) {
            self.bids.push(Bid { likeness, pair: [a.min(b), a.max(b)] });
        }
    }

    /// The one with fewer ties goes into the other.
    fn join(&mut self, a: u32, b: u32) {
        let fewer = self.clusters[a as usize].sums.len() < self.clusters[b as usize].sums.len();
        let (into, from) = if fewer { (b, a) } else { (a, b) };
        let gone = std::mem::replace(&mut self.clusters[from as usize], Cluster::of(0));
        self.clusters[from as usize].members.clear();
        let grown = &mut self.clusters[into as usize];
        grown.members.extend(gone.members);
        grown.within += gone.within + grown.sums.remove(&from).unwrap_or(0.0);
        for (other, sum) in gone.sums.into_iter().filter(|&(other, _)| other != into) {
            let sum = *self.clusters[into as usize].sums.entry(other).and_modify(|own| *own += sum).or_insert(sum);
            let others = &mut self.clusters[other as usize].sums;
            others.remove(&from);
            others.insert(into, sum);
        }
        let others: Vec<u32> = self.clusters[into as usize].sums.keys().copied().collect();
        others.into_iter().for_each(|other| self.bid(into, other));
    }
}

/// Two clusters that may join.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Bid {
    likeness: f64,
    pair: [u32; 2],
}

impl Eq for Bid {}

impl Ord for Bid {
    /// The most alike come first; of equals the lower numbers, whatever order they were made in.
    fn cmp(&self, other: &Self) -> Ordering {
        self.likeness.total_cmp(&other.likeness).then_with(|| Reverse(self.pair).cmp(&Reverse(other.pair)))
    }
}

impl PartialOrd for Bid {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(count: usize, ties: &[(u32, u32, f64)], least: f64) -> Vec<(Vec<usize>, f64)> {
        let ties = ties.iter().map(|&(a, b, likeness)| Tie { versions: [a, b], likeness }).collect();
        let mut groups = groups(count, ties, least);
        groups.iter_mut().for_each(|group| group.members.sort_unstable());
        groups.sort_by(|a, b| a.members.cmp(&b.members));
        groups.into_iter().map(|group| (group.members, group.score)).collect()
    }

    /// One that is like a single member is not like the group; a chain stays apart.
    #[test]
    fn groups_are_alike_on_the_average() {
        let ties = [(0, 1, 0.8), (1, 2, 0.5), (2, 3, 0.8)];
        assert_eq!(linked(4, &ties, 0.3), [(vec![0, 1], 0.8), (vec![2, 3], 0.8)]);
        let [group] = &linked(4, &ties, 0.1)[..] else { panic!("one group") };
        assert_eq!(group.0, [0, 1, 2, 3]);
        assert!((group.1 - 2.1 / 6.0).abs() < 1e-12);
        assert!(linked(4, &ties, 0.9).is_empty());
    }

    #[test]
    fn the_order_of_ties_is_no_matter() {
        let mut ties = vec![(0, 1, 0.5), (1, 2, 0.5), (0, 2, 0.4), (2, 3, 0.5), (3, 4, 0.7), (1, 4, 0.2)];
        let first = linked(6, &ties, 0.3);
        ties.reverse();
        assert_eq!(linked(6, &ties, 0.3), first);
    }
}

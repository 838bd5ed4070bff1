//! How like two versions are, and which are weighed against each other at all.

use super::heap::{Heap, Weighed};
use super::keys::{KINDS, Kind};
use crate::parallel::in_parallel;
use std::cmp::Ordering;

/// Two versions by number, the lower first, and how like they are, from 0 to 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tie {
    pub versions: [u32; 2],
    pub likeness: f64,
}

/// What the likeness of each kind of keys is worth: figures, dates, places, concepts, names, words. Concepts
/// are the one kind that all languages with a file share in number (chosen among six on news in 22 languages).
const WORTH: [f64; KINDS] = [2.0, 0.5, 1.0, 6.0, 1.0, 0.3];

/// A kind speaks with half its voice where the shorter version's keys of it have this length, in nats: two
/// figures that are the same are no proof, a dozen are (the best of 8, 30 and 80).
const HALF_VOICE: f64 = 8.0;

/// Keys in common that are worth so many nats make a likeness count half: what two lines share may be chance
/// (the better of 4 and 8).
const HALF_SURE: f64 = 4.0;

/// What a word in common is worth to that, beside a fact: words of one language meet in any two of its texts.
const WORD_SURE: f64 = 0.1;

/// Versions that one is weighed against: more than a story is likely to have.
const MOST: usize = 128;

/// Places of keys, of the rarest on, that are looked at for them. All of a heap of a thousand versions.
const LOOKED_AT: usize = 1 << 15;

/// Less likeness is that of any two versions, and is forgotten.
const FORGOTTEN: f64 = 0.1;

/// The likeness of versions that share rare keys, by their numbers.
pub(super) fn ties(heap: &Heap) -> Vec<Tie> {
    let versions: Vec<u32> = (0..heap.len() as u32).collect();
    // A block goes to one thread, which needs a table as long as the heap.
    let blocks: Vec<&[u32]> = versions.chunks(BLOCK).collect();
    let mut ties: Vec<Tie> = in_parallel(&blocks, |block| ties_of(heap, block)).into_iter().flatten().collect();
    ties.sort_by_key(|tie| tie.versions);
    ties.dedup_by_key(|tie| tie.versions);
    ties
}

const BLOCK: usize = 64;

fn ties_of(heap: &Heap, block: &[u32]) -> Vec<Tie> {
    let mut ties = Vec::new();
    let mut sums = vec![0.0; heap.len()];
    for &version in block {
        for other in candidates(heap, version, &mut sums) {
            let versions = [version.min(other), version.max(other)];
            let likeness = likeness(heap, versions);
            if likeness >= FORGOTTEN {
                ties.push(Tie { versions, likeness });
            }
        }
    }
    ties
}

/// The versions that share the rarest keys with one. `sums` is 0 throughout, before and after.
fn candidates(heap: &Heap, version: u32, sums: &mut [f64]) -> Vec<u32> {
    let mut rarest: Vec<&Weighed> = heap.versions[version as usize].iter().collect();
    let count = |held: &Weighed| heap.holders[held.key as usize].len();
    rarest.sort_by_key(|held| (count(held), held.key));
    let mut met: Vec<u32> = Vec::new();
    let mut looked_at = 0;
    for held in rarest {
        looked_at += count(held);
        if looked_at > LOOKED_AT {
            break;
        }
        let kind = heap.kinds[held.key as usize] as usize;
        let own = WORTH[kind] * share(heap, version, held);
        for &other in heap.holders[held.key as usize].iter().filter(|&&other| other != version) {
            let sum = &mut sums[other as usize];
            if *sum == 0.0 {
                met.push(other);
            }
            *sum += own * held.weight / heap.lengths[other as usize][kind].max(1.0);
        }
    }
    let by_sum =
        |a: &u32, b: &u32| -> Ordering { sums[*b as usize].total_cmp(&sums[*a as usize]).then_with(|| a.cmp(b)) };
    if met.len() > MOST {
        met.select_nth_unstable_by(MOST, by_sum);
    }
    met.iter().for_each(|&other| sums[other as usize] = 0.0);
    met.truncate(MOST);
    met
}

/// A key's share of what its kind says in a version, from 0 to 1.
pub(super) fn share(heap: &Heap, version: u32, held: &Weighed) -> f64 {
    let length = heap.lengths[version as usize][heap.kinds[held.key as usize] as usize];
    if length > 0.0 { held.weight / length } else { 0.0 }
}

/// What a key's kind is worth.
pub(super) fn worth(heap: &Heap, key: u32) -> f64 {
    WORTH[heap.kinds[key as usize] as usize]
}

/// The mean over the kinds of keys that both versions have, each by its worth and by how much it says: the
/// cosine of what the two say by it; all the less where they have little in common at all.
fn likeness(heap: &Heap, [a, b]: [u32; 2]) -> f64 {
    let mut common = [0.0; KINDS];
    let mut nats = 0.0;
    for (kind, [x, y]) in meetings(heap, a, b) {
        common[kind as usize] += x * y;
        nats += (x * y).sqrt() * if kind == Kind::Word { WORD_SURE } else { 1.0 };
    }
    let (mut sum, mut voices) = (0.0, 0.0);
    let lengths = heap.lengths[a as usize].iter().zip(&heap.lengths[b as usize]);
    for ((common, worth), (x, y)) in common.iter().zip(WORTH).zip(lengths) {
        let shorter = x.min(*y);
        if shorter > 0.0 {
            let voice = worth * shorter / (shorter + HALF_VOICE);
            sum += voice * common / (x * y);
            voices += voice;
        }
    }
    if voices > 0.0 { sum / voices * nats / (nats + HALF_SURE) } else { 0.0 }
}

/// The keys that both have: the kind and what each is worth in the one and in the other.
fn meetings(heap: &Heap, a: u32, b: u32) -> impl Iterator<Item = (Kind, [f64; 2])> {
    let mut theirs = heap.versions[b as usize].iter().peekable();
    heap.versions[a as usize].iter().filter_map(move |held| {
        while theirs.next_if(|other| other.key < held.key).is_some() {}
        let other = theirs.next_if(|other| other.key == held.key)?;
        Some((heap.kinds[held.key as usize], [held.weight, other.weight]))
    })
}

//! The versions of a heap by their keys, and what each key is worth.

use super::keys::{KINDS, Key, Kind, keys};
use crate::document::Document;
use crate::lang::primary;
use crate::parallel::in_parallel;
use crate::story::Version;
use rustc_hash::FxHashMap;

/// The versions of a heap, weighed.
#[derive(Debug, Default)]
pub(super) struct Heap {
    /// The language of each version.
    pub tags: Vec<String>,
    /// By version its keys, by number.
    pub versions: Vec<Vec<Weighed>>,
    /// By version the length of what each kind says.
    pub lengths: Vec<[f64; KINDS]>,
    /// By key.
    pub kinds: Vec<Kind>,
    /// By key, how often it is met in any version, where nothing else is known.
    usual: Vec<f64>,
    /// By key, the versions that have it, in order.
    pub holders: Vec<Vec<u32>>,
    numbers: FxHashMap<(Kind, String), u32>,
}

/// A key in a version, and what it is worth there: how surprised one is to meet it in that language, in nats.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighed {
    pub key: u32,
    pub weight: f64,
}

/// How many versions of other stories [`usual`] is as good as: a heap of few versions leans on it (the best of
/// 30, 100 and 300 for heaps of three to some hundred).
const USUAL_VERSIONS: f64 = 100.0;

/// The versions of all languages together speak for a language as much as so many of its own (a guess).
const OTHER_LANGUAGES: f64 = 20.0;

/// Versions that are read at once, so that what is read but for the keys is soon forgotten.
const AT_ONCE: usize = 256;

impl Heap {
    pub fn of(versions: &[&Version]) -> Heap {
        let mut heap = Heap::default();
        for block in versions.chunks(AT_ONCE) {
            for (tag, keys) in in_parallel(block, |version| read(version)) {
                heap.add(tag, keys);
            }
        }
        heap.weigh();
        heap
    }

    pub fn len(&self) -> usize {
        self.versions.len()
    }

    /// The number of a key, where the heap has it.
    pub fn number(&self, key: Key) -> Option<u32> {
        self.numbers.get(&(key.kind, key.form)).copied()
    }

    fn add(&mut self, tag: String, keys: Vec<Key>) {
        let version = self.versions.len() as u32;
        let mut held = Vec::with_capacity(keys.len());
        for Key { kind, form, .. } in keys {
            let next = self.kinds.len() as u32;
            let usual = usual(kind, &form);
            let key = *self.numbers.entry((kind, form)).or_insert(next);
            if key == next {
                self.kinds.push(kind);
                self.usual.push(usual);
                self.holders.push(Vec::new());
            }
            self.holders[key as usize].push(version);
            held.push(Weighed { key, weight: 0.0 });
        }
        held.sort_by_key(|held| held.key);
        self.versions.push(held);
        self.tags.push(tag);
    }

    /// Gives every key its worth.
    fn weigh(&mut self) {
        let mut languages: FxHashMap<String, usize> = FxHashMap::default();
        let language: Vec<usize> = self
            .tags
            .iter()
            .map(|tag| {
                let next = languages.len();
                *languages.entry(primary(tag)).or_insert(next)
            })
            .collect();
        let mut sizes = vec![0.0; languages.len()];
        language.iter().for_each(|&language| sizes[language] += 1.0);
        let all = self.len() as f64;
        let mut places = vec![0; self.len()];
        let mut met = vec![0.0; languages.len()];
        for (holders, usual) in self.holders.iter().zip(&self.usual) {
            let anywhere = (holders.len() as f64 + usual * USUAL_VERSIONS) / (all + USUAL_VERSIONS);
            holders.iter().for_each(|&version| met[language[version as usize]] += 1.0);
            for &version in holders {
                let version = version as usize;
                let here = language[version];
                let rate = (met[here] + OTHER_LANGUAGES * anywhere) / (sizes[here] + OTHER_LANGUAGES);
                // The keys of a version are met in the order of their numbers.
                if let Some(held) = self.versions[version].get_mut(places[version]) {
                    held.weight = -rate.min(1.0).ln();
                }
                places[version] += 1;
            }
            holders.iter().for_each(|&version| met[language[version as usize]] = 0.0);
        }
        let length = |held: &Vec<Weighed>| {
            let mut lengths = [0.0; KINDS];
            held.iter().for_each(|h| lengths[self.kinds[h.key as usize] as usize] += h.weight * h.weight);
            lengths.map(f64::sqrt)
        };
        self.lengths = self.versions.iter().map(length).collect();
    }
}

/// The share of versions of any story that have a key (rounded from news in 22 languages).
fn usual(kind: Kind, form: &str) -> f64 {
    match kind {
        Kind::Figure if form.len() == 1 => 0.25,
        Kind::Figure if form.len() == 2 => 0.05,
        Kind::Figure => 0.02,
        // A weekday.
        Kind::Date if form.starts_with(|c: char| c.is_ascii_alphabetic()) => 0.15,
        Kind::Date | Kind::Place => 0.03,
        Kind::Concept => 0.08,
        Kind::Name => 0.004,
        Kind::Word => 0.01,
    }
}

fn read(version: &Version) -> (String, Vec<Key>) {
    let document = Document::read(version);
    let keys = keys(&document);
    (document.tag, keys)
}

//! The words of a text by their sound, for names that are spelt in many ways.

use crate::lang::{romanised, script, skeleton};
use rustc_hash::{FxHashMap, FxHashSet};

/// A word in Latin letters.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spelling {
    pub roman: String,
    pub skeleton: String,
    /// A bit for each letter that it has.
    letters: u64,
    /// The script that it begins in, by its code: Latn.
    pub script: &'static str,
}

/// The words of a text, each once.
#[derive(Debug)]
pub struct Spellings {
    /// By their letters.
    words: Vec<Spelling>,
    /// Where the words of a skeleton stand in `words`.
    by_skeleton: FxHashMap<String, Vec<usize>>,
    /// Where the words stand in `words`, the shorter ones first.
    by_length: Vec<usize>,
}

impl Spelling {
    pub fn of(word: &str) -> Spelling {
        // An apostrophe in a name is written or not: Sana'a, Sanaa.
        let mut roman = romanised(word);
        roman.retain(|c| c != '\'');
        // Characters that are no letters of the alphabet share the last bit.
        let bit = |byte: u8| 1 << byte.wrapping_sub(b'a').min(26);
        let letters = roman.bytes().fold(0, |letters, byte| letters | bit(byte));
        let script = word.chars().next().map_or("", |first| script(first).short_name());
        Spelling { skeleton: skeleton(&roman), roman, letters, script }
    }
}

impl Spellings {
    pub fn of<'t>(words: impl IntoIterator<Item = &'t str>) -> Spellings {
        let known: FxHashSet<&str> = words.into_iter().collect();
        let mut words: Vec<Spelling> = known.into_iter().map(Spelling::of).collect();
        words.sort_unstable();
        words.dedup();
        let mut by_length: Vec<usize> = (0..words.len()).collect();
        by_length.sort_by_key(|&n| words[n].roman.len());
        let mut by_skeleton: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (n, word) in words.iter().enumerate() {
            by_skeleton.entry(word.skeleton.clone()).or_default().push(n);
        }
        Spellings { words, by_skeleton, by_length }
    }

    /// The words that have this skeleton.
    pub fn with_skeleton(&self, skeleton: &str) -> impl Iterator<Item = &Spelling> {
        self.by_skeleton.get(skeleton).into_iter().flatten().map(|&n| &self.words[n])
    }

    /// The words that begin with these letters.
    pub fn beginning_with(&self, letters: &str) -> impl Iterator<Item = &Spelling> {
        let from = self.words.partition_point(|word| word.roman.as_str() < letters);
        self.words.iter().skip(from).take_while(move |word| word.roman.starts_with(letters))
    }

    /// The words whose lengths in letters lie in the range, and which have all letters of the word and
    /// no others but for `most` of each: all words that so few changes make of it.
    pub fn near(
        &self,
        word: &Spelling,
        most: u32,
        lengths: std::ops::RangeInclusive<usize>,
    ) -> impl Iterator<Item = &Spelling> {
        let from = self.by_length.partition_point(|&n| self.words[n].roman.len() < *lengths.start());
        let to = self.by_length.partition_point(|&n| self.words[n].roman.len() <= *lengths.end());
        let letters = word.letters;
        let is_near = move |other: &&Spelling| {
            (other.letters & !letters).count_ones() <= most && (letters & !other.letters).count_ones() <= most
        };
        self.by_length.get(from..to).unwrap_or_default().iter().map(|&n| &self.words[n]).filter(is_near)
    }
}

//! What a spinner puts for a word, by the language file.

use super::fold::fold;
use super::schema::LanguageFile;
use rustc_hash::{FxHashMap, FxHashSet};

/// Words and what stands for them, both ways.
#[derive(Debug)]
pub struct Swaps {
    of_put: FxHashMap<String, Vec<String>>,
    /// The plain word and what is put for it.
    puts: FxHashSet<(String, String)>,
    /// Those of more words than one.
    phrases: Vec<String>,
}

impl Swaps {
    pub(super) fn of(file: &LanguageFile) -> Self {
        let mut swaps: FxHashMap<String, Vec<String>> = FxHashMap::default();
        let mut puts = FxHashSet::default();
        for (word, listed) in &file.synonyms {
            for put in listed {
                let (word, put) = (fold(word), fold(put));
                puts.insert((word.clone(), put.clone()));
                swaps.entry(put.clone()).or_default().push(word.clone());
                swaps.entry(word).or_default().push(put);
            }
        }
        let mut phrases: Vec<String> = swaps.keys().filter(|put| put.contains(' ')).cloned().collect();
        phrases.sort_unstable();
        Swaps { of_put: swaps, puts, phrases }
    }

    /// The words that these may have been put for.
    pub fn of_put(&self, put: &str) -> &[String] {
        self.of_put.get(put).map_or(&[], Vec::as_slice)
    }

    /// Whether the file puts the one for the other.
    pub fn has(&self, word: &str, put: &str) -> bool {
        self.puts.contains(&(word.to_owned(), put.to_owned()))
    }

    pub fn phrases(&self) -> impl Iterator<Item = &str> {
        self.phrases.iter().map(String::as_str)
    }
}

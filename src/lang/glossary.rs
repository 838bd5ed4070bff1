//! Word lists of the user's own: entries that hold the terms of several languages for one thing.
//!
//! A term is one word or several, cut into tokens by the rules of its language and folded, so that it is
//! found wherever copy has it; hyphens count for nothing. A word that ends in `*` stands for every word
//! that begins so. A term of one word with five letters or more is also met where copy has one to three
//! letters behind it, for endings that no list has, unless that longer word is listed itself. Of terms that
//! begin at one word the longest counts, and what lies within it is no term again.

use super::aliases::Aliases;
use super::dictionaries::Dictionaries;
use super::schema::Apostrophe;
use super::tag::primary;
use super::token::{Shape, Token, tokens};
use crate::span::text_before;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Languages of one glossary: each has a bit of its own.
pub const MOST_LANGUAGES: usize = 64;
/// Words of one term; the longest of the dictionaries that were looked at has eleven.
pub const MOST_WORDS: usize = 16;
/// A term of one word has so many letters at least before an ending is thought away: shorter ones are the
/// beginnings of other words. Three letters are the usual length of an ending. Both are guesses.
const LEAST_BENT: usize = 5;
const LONGEST_ENDING: usize = 3;

/// Entries by number, and by language their terms.
#[derive(Debug, Default)]
pub struct Glossary {
    /// By the first subtag of the language.
    tables: BTreeMap<String, Table>,
    /// By entry, the languages that have a term of it.
    languages: Vec<u64>,
    /// What the user has for spelling alone; its words are no entries.
    pub dictionaries: Dictionaries,
    /// Names that the user knows to be one.
    pub aliases: Aliases,
}

/// What an entry has for one language: the language's tag, and its terms.
pub type Cell = (String, Vec<String>);

/// The terms of one language of a glossary.
#[derive(Clone, Copy, Debug)]
pub struct Column<'g> {
    glossary: &'g Glossary,
    table: &'g Table,
}

/// A term that stands in copy, by tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entered {
    pub first: usize,
    pub count: usize,
    /// The number of the term in its language.
    pub term: u32,
}

/// Terms as a tree of words.
#[derive(Debug, Default)]
struct Table {
    bit: u64,
    /// Particles that are written together with the next word.
    prefixes: Vec<String>,
    words: FxHashMap<Box<str>, u32>,
    /// From a node by a word, which may be open at its end, to the next; 0 is the root.
    steps: FxHashMap<(u32, u32, bool), u32>,
    /// By node, the entries that the term which ends there belongs to, ascending.
    ends: FxHashMap<u32, Vec<u32>>,
    /// Lengths in bytes of the shortest and the longest beginning before a `*`.
    stems: Option<(usize, usize)>,
}

/// The words of a term, and whether each is open at its end.
type Words = Vec<(Box<str>, bool)>;

impl Glossary {
    /// The glossary of who has none.
    pub fn none() -> &'static Glossary {
        static NONE: LazyLock<Glossary> = LazyLock::new(Glossary::default);
        &NONE
    }

    /// Adds an entry; what its cells have in one language goes together.
    ///
    /// ```
    /// use copydesk::lang::Glossary;
    /// let mut glossary = Glossary::default();
    /// let cell = |tag: &str, term: &str| (tag.to_owned(), vec![term.to_owned()]);
    /// assert!(glossary.add(&[cell("en-GB", "border post"), cell("sw", "kituo cha mpaka")]).is_ok());
    /// assert!(glossary.add(&[cell("en", "border post")]).is_err());
    /// assert!(glossary.column("en-US").is_some() && glossary.column("de").is_none());
    /// ```
    ///
    /// # Errors
    /// Where a term has no word or more than [`MOST_WORDS`], the entry has terms of one language alone, or
    /// there are more than [`MOST_LANGUAGES`] languages: why, and what to do. Nothing is added then.
    pub fn add(&mut self, cells: &[Cell]) -> Result<(), String> {
        let mut cut: BTreeMap<String, Vec<Words>> = BTreeMap::new();
        for (tag, terms) in cells {
            let key = primary(tag);
            let apostrophe = super::get(&key).file.apostrophe;
            for term in terms {
                cut.entry(key.clone()).or_default().push(words(term, apostrophe)?);
            }
        }
        if cut.len() < 2 {
            return Err("it has terms of one language alone: give it a term in another, or leave it out".to_owned());
        }
        let new = cut.keys().filter(|key| !self.tables.contains_key(*key)).count();
        if self.tables.len() + new > MOST_LANGUAGES {
            return Err(format!("it is in language number {}: {MOST_LANGUAGES} can be held", self.tables.len() + new));
        }
        let entry = u32::try_from(self.languages.len()).map_err(|_| "there are too many entries".to_owned())?;
        let mut languages = 0;
        for (key, terms) in cut {
            let bit = 1 << self.tables.len().min(MOST_LANGUAGES - 1);
            let table = self.tables.entry(key).or_insert_with_key(|key| Table::new(key, bit));
            languages |= table.bit;
            terms.into_iter().for_each(|words| table.add(words, entry));
        }
        self.languages.push(languages);
        Ok(())
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.languages.len()
    }

    pub fn is_empty(&self) -> bool {
        self.languages.is_empty()
    }

    /// The terms of a language, by the first subtag; `None` where it has none.
    pub fn column(&self, tag: &str) -> Option<Column<'_>> {
        if self.is_empty() {
            return None;
        }
        self.tables.get(&primary(tag)).map(|table| Column { glossary: self, table })
    }
}

impl<'g> Column<'g> {
    /// The bit of its language.
    pub fn bit(&self) -> u64 {
        self.table.bit
    }

    /// The entries that a term belongs to, ascending.
    pub fn entries(&self, term: u32) -> &'g [u32] {
        self.table.ends.get(&term).map_or(&[], Vec::as_slice)
    }

    /// The languages that have a counterpart of a term, by their bits.
    pub fn languages(&self, term: u32) -> u64 {
        let bits = self.entries(term).iter().filter_map(|&entry| self.glossary.languages.get(entry as usize));
        bits.fold(0, |all, bits| all | bits)
    }

    /// The terms in some tokens, in order; only terms of one and the same place overlap.
    pub fn scan(&self, text: &[Token]) -> Vec<Entered> {
        let (mut found, mut at) = (Vec::new(), 0);
        let mut ends: Vec<(usize, u32)> = Vec::new();
        while at < text.len() {
            ends.clear();
            self.table.walk(0, at, text, &mut ends);
            if ends.is_empty() {
                ends.extend(self.table.bent(&text[at]).map(|term| (at + 1, term)));
            }
            ends.sort_unstable();
            ends.dedup();
            let longest = ends.last().map_or(at + 1, |&(end, _)| end);
            let longest_ones = ends.iter().filter(|&&(end, _)| end == longest);
            found.extend(longest_ones.map(|&(end, term)| Entered { first: at, count: end - at, term }));
            at = longest;
        }
        found
    }
}

impl Table {
    fn new(key: &str, bit: u64) -> Table {
        Table { bit, prefixes: super::by_length(&super::get(key).file.prefixes), ..Table::default() }
    }

    fn add(&mut self, words: Words, entry: u32) {
        let mut node = 0;
        for (word, open) in words {
            if open {
                let (shortest, longest) = self.stems.unwrap_or((word.len(), word.len()));
                self.stems = Some((shortest.min(word.len()), longest.max(word.len())));
            }
            let next = self.words.len() as u32;
            let word = *self.words.entry(word).or_insert(next);
            let next = (self.steps.len() + 1) as u32;
            node = *self.steps.entry((node, word, open)).or_insert(next);
        }
        let entries = self.ends.entry(node).or_default();
        if entries.last() != Some(&entry) {
            entries.push(entry);
        }
    }

    /// Gathers the ends of the terms that go on at a token, with their terms.
    fn walk(&self, node: u32, at: usize, text: &[Token], ends: &mut Vec<(usize, u32)>) {
        let is_hyphen = |at: usize| text.get(at).is_some_and(|token| matches!(&*token.key, "-" | "‐" | "‑"));
        let at = if node > 0 && is_hyphen(at) { at + 1 } else { at };
        let Some(token) = text.get(at) else { return };
        let mut step = |word: &str, open: bool| {
            let Some(&word) = self.words.get(word) else { return };
            let Some(&next) = self.steps.get(&(node, word, open)) else { return };
            if self.ends.contains_key(&next) {
                ends.push((at + 1, next));
            }
            self.walk(next, at + 1, text, ends);
        };
        step(&token.key, false);
        if token.shape != Shape::Word {
            return;
        }
        if let Some((shortest, longest)) = self.stems {
            let cuts = (shortest..=longest.min(token.key.len())).filter(|&cut| token.key.is_char_boundary(cut));
            cuts.for_each(|cut| step(text_before(&token.key, cut), true));
        }
        if node == 0 {
            let bare = self.prefixes.iter().filter_map(|prefix| token.key.strip_prefix(prefix.as_str()));
            // Two letters must be left: fewer are no word.
            bare.filter(|bare| bare.chars().nth(1).is_some()).for_each(|bare| step(bare, false));
        }
    }

    /// The longest term of one word that a word is with an ending.
    fn bent(&self, token: &Token) -> Option<u32> {
        if token.shape != Shape::Word {
            return None;
        }
        let letters = token.key.chars().count();
        let cuts = token.key.char_indices().rev().take(LONGEST_ENDING).enumerate();
        let long = cuts.take_while(|(cut, _)| letters - cut > LEAST_BENT);
        long.filter_map(|(_, (end, _))| {
            let next = *self.steps.get(&(0, *self.words.get(text_before(&token.key, end))?, false))?;
            self.ends.contains_key(&next).then_some(next)
        })
        .next()
    }
}

/// Cuts a term into words; hyphens and the stop behind an abbreviation are no words.
fn words(term: &str, apostrophe: Apostrophe) -> Result<Words, String> {
    let mut words: Words = Vec::new();
    for token in tokens(term, apostrophe) {
        match (&*token.key, words.last_mut()) {
            ("*", Some((_, open))) => *open = true,
            ("*" | "-" | "‐" | "‑", _) => {}
            _ => words.push((token.key, false)),
        }
    }
    while words.len() > 1 && words.last().is_some_and(|(word, _)| &**word == ".") {
        words.pop();
    }
    let shown: String = term.chars().take(40).collect();
    match words.len() {
        0 => Err(format!("“{shown}” has no word: write one, or leave the term out")),
        1..=MOST_WORDS => Ok(words),
        count => Err(format!("“{shown}…” has {count} words: a term has {MOST_WORDS} at most, so leave it out")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glossary(entries: &[&[(&str, &str)]]) -> Glossary {
        let mut glossary = Glossary::default();
        for entry in entries {
            let cell = |&(tag, terms): &(&str, &str)| (tag.to_owned(), terms.split('|').map(str::to_owned).collect());
            glossary.add(&entry.iter().map(cell).collect::<Vec<Cell>>()).unwrap();
        }
        glossary
    }

    /// The words that are found, with the entries of each.
    fn found(glossary: &Glossary, tag: &str, text: &str) -> Vec<(String, Vec<u32>)> {
        let tokens = tokens(text, crate::lang::get(tag).file.apostrophe);
        let column = glossary.column(tag).unwrap();
        let words = |e: &Entered| tokens[e.first].span.to(tokens[e.first + e.count - 1].span).of(text).to_owned();
        column.scan(&tokens).iter().map(|e| (words(e), column.entries(e.term).to_vec())).collect()
    }

    #[test]
    fn the_longest_term_counts() {
        let glossary = glossary(&[
            &[("en", "prime minister|premier"), ("de", "Ministerpräsident")],
            &[("en", "minister"), ("de", "Minister")],
            &[("en", "head-teacher"), ("de", "Rektor")],
        ]);
        let hits = found(&glossary, "en", "The Prime Minister, a minister and a head teacher.");
        let words: Vec<&str> = hits.iter().map(|(words, _)| words.as_str()).collect();
        assert_eq!(words, ["Prime Minister", "minister", "head teacher"]);
        assert_eq!(hits[0].1, [0]);
    }

    #[test]
    fn endings_are_thought_away_from_long_words_only() {
        let glossary = glossary(&[
            &[("de", "Regierung"), ("en", "government")],
            &[("de", "Haus"), ("en", "house")],
            &[("de", "Regierungen"), ("en", "governments")],
            &[("de", "minist*"), ("en", "minister")],
        ]);
        let words = |text: &str| found(&glossary, "de", text);
        assert_eq!(words("Regierungs Hauses Regierungssitz"), [("Regierungs".to_owned(), vec![0])]);
        assert_eq!(
            words("Regierungen Ministerien"),
            [("Regierungen".to_owned(), vec![2]), ("Ministerien".to_owned(), vec![3])]
        );
    }

    #[test]
    fn a_term_is_cut_as_its_language_is() {
        let glossary = glossary(&[
            &[("fr", "l'État|état"), ("zh", "国家"), ("ar", "دولة")],
            &[("uk", "п'ять осіб"), ("fr", "cinq personnes")],
        ]);
        assert_eq!(found(&glossary, "fr", "De l’État, état.").len(), 2);
        assert_eq!(found(&glossary, "zh-Hant", "这个国家的").len(), 1);
        assert_eq!(found(&glossary, "ar", "والدولة").len(), 1);
        assert_eq!(found(&glossary, "uk", "П’ять осіб").len(), 1);
    }

    #[test]
    fn bad_entries_change_nothing() {
        let mut glossary = Glossary::default();
        let cell = |tag: &str, term: &str| (tag.to_owned(), vec![term.to_owned()]);
        for (one, other) in [("a", "*"), ("", "b"), ("a b c d e f g h i j k l m n o p q", "b")] {
            assert!(glossary.add(&[cell("en", one), cell("de", other)]).is_err(), "{one} {other}");
        }
        assert!(glossary.add(&[cell("en", "one"), cell("en-GB", "two")]).is_err());
        assert!(glossary.is_empty() && glossary.column("en").is_none());
    }

    #[test]
    fn languages_have_bits_of_their_own() {
        let glossary = glossary(&[&[("en", "one"), ("de", "eins")], &[("en", "one"), ("fr", "un")]]);
        let bits: Vec<u64> = ["en", "de", "fr"].iter().map(|tag| glossary.column(tag).unwrap().bit()).collect();
        let column = glossary.column("en").unwrap();
        let term = column.scan(&tokens("one", Apostrophe::Suffix))[0].term;
        assert_eq!((column.entries(term), column.languages(term)), (&[0, 1][..], bits[0] | bits[1] | bits[2]));
        assert!(bits[0] != bits[1] && bits[1] != bits[2] && bits[0] != bits[2]);
    }
}

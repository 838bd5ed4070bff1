//! Rows that are likely to be right, as the words of both languages, by pair of languages.

use crate::align::{Group, Reading};
use crate::document::Document;
use crate::lang::{Shape, is_unspaced, primary};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::hash::BuildHasher;

/// A row teaches where it is so sure and has no more sentences of a version.
const SURE: f64 = 0.979;
const MOST_SENTENCES: usize = 3;
/// A version whose language is less sure teaches nothing.
const SURE_LANGUAGE: f64 = 0.9;
/// Words of one side of a row that are looked at, so that a long one costs no more than a bound.
const MOST_WORDS: usize = 100;
/// Of the stories that two languages have in common, every so many is held back.
const HELD_BACK: usize = 5;
/// Words in all rows together, and different words of one language; what comes behind is passed over.
/// Memory stays below half a gigabyte with both.
const MOST_PLACES: usize = 20_000_000;
const MOST_DIFFERENT: usize = 1_000_000;

/// The rows of many stories.
#[derive(Debug, Default)]
pub struct Rows {
    bitexts: BTreeMap<[String; 2], Bitext>,
    stories: usize,
    places: usize,
}

/// The rows of two languages.
#[derive(Debug, Default)]
pub struct Bitext {
    vocabularies: [Vocabulary; 2],
    pub rows: Vec<Row>,
    /// How many stories it has rows of, and the last of them among all.
    stories: usize,
    last: Option<usize>,
    /// Rows by their words: copy that wires send twice is one row, lest what is held back be known already.
    known: FxHashSet<u64>,
}

/// The words of a row, by language: numbers, ascending, each once.
#[derive(Debug)]
pub struct Row {
    /// The number of its story among those of both languages, from 0.
    pub story: usize,
    pub words: [Vec<u32>; 2],
}

#[derive(Debug, Default)]
struct Vocabulary {
    numbers: FxHashMap<Box<str>, u32>,
    words: Vec<Box<str>>,
}

impl Rows {
    /// Pairs of languages in order, with their rows.
    pub fn by_languages(&self) -> impl Iterator<Item = ([&str; 2], &Bitext)> {
        self.bitexts.iter().map(|([one, other], bitext)| ([one.as_str(), other.as_str()], bitext))
    }

    /// How many stories were added.
    pub fn stories(&self) -> usize {
        self.stories
    }

    /// Whether memory is at its bound, so that further stories are passed over.
    pub fn is_full(&self) -> bool {
        self.places >= MOST_PLACES
    }
}

impl Bitext {
    /// How many different words a language has.
    pub fn size(&self, side: usize) -> usize {
        self.vocabularies[side].words.len()
    }

    pub fn words(&self, pair: &[u32; 2]) -> [&str; 2] {
        [0, 1].map(|side| self.vocabularies[side].words.get(pair[side] as usize).map_or("", |word| word))
    }

    /// The rows that are learnt from, or those that are held back.
    pub fn part(&self, held_back: bool) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| (row.story % HELD_BACK == HELD_BACK - 1) == held_back)
    }

    /// How many rows are learnt from.
    pub fn taught(&self) -> usize {
        self.part(false).count()
    }
}

/// Adds the sure rows of a story.
pub fn gather(rows: &mut Rows, reading: &Reading<'_>) {
    let story = rows.stories;
    rows.stories += 1;
    if rows.is_full() {
        return;
    }
    let tags: Vec<String> = reading.documents.iter().map(|document| primary(&document.tag)).collect();
    let is_known =
        |version: usize| reading.documents[version].lang_confidence >= SURE_LANGUAGE && tags[version] != "und";
    for group in reading.groups.iter().filter(|group| group.score >= SURE) {
        let is_short = |version: usize| (1..=MOST_SENTENCES).contains(&group.sentences[version].len());
        // One version a language: a second says the same words again.
        let mut versions: BTreeMap<&str, usize> = BTreeMap::new();
        for &version in reading.order.iter().filter(|&&version| is_short(version) && is_known(version)) {
            versions.entry(&tags[version]).or_insert(version);
        }
        let versions: Vec<(&str, usize)> = versions.into_iter().collect();
        for (n, (one, a)) in versions.iter().enumerate() {
            for (other, b) in &versions[n + 1..] {
                let bitext = rows.bitexts.entry([(*one).to_owned(), (*other).to_owned()]).or_default();
                let [left, right] = &mut bitext.vocabularies;
                let words = [left.row(&reading.documents[*a], group, *a), right.row(&reading.documents[*b], group, *b)];
                let is_new = bitext.known.insert(FxBuildHasher.hash_one(&words));
                if is_new && words.iter().all(|words| !words.is_empty()) {
                    rows.places += words.iter().map(Vec::len).sum::<usize>();
                    bitext.stories += usize::from(bitext.last.replace(story) != Some(story));
                    bitext.rows.push(Row { story: bitext.stories - 1, words });
                }
            }
        }
    }
}

impl Vocabulary {
    fn row(&mut self, document: &Document<'_>, group: &Group, version: usize) -> Vec<u32> {
        let sentences = group.sentences[version].iter().map(|&sentence| document.sentences[sentence].tokens.clone());
        let mut words: Vec<u32> = Vec::new();
        for tokens in sentences {
            let all = document.tokens.get(tokens).unwrap_or_default();
            for (n, token) in all.iter().enumerate().filter(|(_, token)| token.shape == Shape::Word) {
                let word = &*token.key;
                if word.chars().any(is_unspaced) {
                    // Where words run together, two characters stand for one.
                    let next = all.get(n + 1).filter(|next| next.span.start == token.span.end);
                    let next = next.filter(|next| next.key.chars().any(is_unspaced));
                    words.extend(next.and_then(|next| self.number(&format!("{word}{}", next.key))));
                } else if word.chars().nth(1).is_some() && !word.contains('\'') {
                    words.extend(self.number(word));
                }
            }
        }
        words.truncate(MOST_WORDS);
        words.sort_unstable();
        words.dedup();
        words
    }

    fn number(&mut self, word: &str) -> Option<u32> {
        if let Some(&number) = self.numbers.get(word) {
            return Some(number);
        }
        if self.words.len() == MOST_DIFFERENT {
            return None;
        }
        let number = self.words.len() as u32;
        self.numbers.insert(word.into(), number);
        self.words.push(word.into());
        Some(number)
    }
}

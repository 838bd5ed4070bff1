//! Whether letters may make a word of what stands among them: an ending behind it, a beginning before it, the other
//! part of a compound.

use super::stretches::Cut;
use super::vocabulary::Vocabulary;
use crate::lang::{Language, fold};
use crate::span::{Span, text_before, text_from};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

/// A word of so many letters within another may be a part of a compound.
const PART: usize = 4;

/// Letters that join the parts of a compound, and one more.
const JOINT: usize = 3;

/// Letters that so many others stand beside are a part of many words: two of the others are those of the broken
/// word and of the sound one (a guess).
const OPEN: usize = 6;

/// Longer parts than this are words, or none (a guess).
const LONGEST: usize = 8;

/// How the words of a language are formed.
pub struct Formation<'r> {
    lang: &'r Language,
    beginnings: FxHashSet<String>,
    /// What words of the story and of the language file begin with, and what they end in, with the letters beside it.
    open: OnceCell<[FxHashMap<&'r str, Vec<char>>; 2]>,
    /// Runs of letters in the words of the story and of the language file, each with the words that have it.
    runs: OnceCell<FxHashMap<&'r str, Vec<&'r str>>>,
}

impl<'r> Formation<'r> {
    pub fn of(lang: &'r Language) -> Self {
        let beginnings = lang.file.words.beginnings.iter().map(|listed| fold(listed)).collect();
        Formation { lang, beginnings, open: OnceCell::new(), runs: OnceCell::new() }
    }

    /// Whether words put for another one make a word with the rest, where nothing lists the words of the language.
    /// In the passage where the other version has the word, a beginning that is none in the file makes one only where
    /// nouns are written together.
    pub fn makes_word(&self, words: &Vocabulary<'r>, [head, tail]: [&str; 2], is_here: bool) -> bool {
        let compounds = self.lang.file.words.compounds;
        let is_head = || {
            let is_part = || self.lang.lexicon.has_word(head) || self.is_open(words, 0, head);
            head.is_empty()
                || self.begins(head)
                || (compounds && is_long(head, PART) && words.is_plain(head) && !is_long(tail, PART - 1))
                || (!is_here && is_long(head, PART - 1) && is_part())
        };
        let is_tail = || {
            let is_other_part = compounds && head.is_empty() && is_long(tail, PART);
            !is_long(tail, PART - 1) || is_other_part || self.ends(words, tail) || self.is_ending_of(words, head, tail)
        };
        is_head() && is_tail()
    }

    /// Whether known words put for a known one may make a word with the rest. Without lists of them any two letters
    /// may, and anything at one end alone (Klarheit, Reinheit), but for what stands in the place of a known word where most
    /// words are known.
    pub fn may_be_honest(&self, words: &Vocabulary<'r>, [head, tail]: [&str; 2], is_in_place: bool) -> bool {
        if !words.is_listed {
            let is_end = !(is_in_place && words.has_most()) && (head.is_empty() || tail.is_empty());
            return is_end || self.makes_word(words, [head, tail], is_in_place);
        }
        let affixes = &self.lang.file.words;
        if (words.tells_common || is_in_place) && !head.is_empty() && !tail.is_empty() {
            // A list has what both make of a word, but for new words; few of those stand in the place of a known one.
            return !is_in_place && self.beginnings.contains(head) && affixes.endings.iter().any(|e| e == tail);
        }
        let is_open = !words.tells_common && !is_in_place && tail.is_empty();
        let is_other = is_long(head, 3) && !tail.is_empty();
        is_open || (self.ends(words, tail) && (self.is_beginning(words, head) || !(words.tells_common || is_other)))
    }

    /// Whether a listed replacement may have made a word of its own. `is_sure`: everybody knows the word that it was
    /// put into, or the passage of another version has it.
    pub fn is_form(&self, words: &Vocabulary<'r>, cut: &Cut<'_>, is_sure: bool) -> bool {
        let [head, tail] = cut.ends;
        // An ending may double the letter before it (permitting).
        let undoubled = cut.put.chars().next_back().and_then(|last| tail.strip_prefix(last)).unwrap_or(tail);
        let is_ending = words.is_ending(tail) || words.is_ending(undoubled);
        let is_beginning = self.beginnings.contains(head);
        (head.is_empty() && is_ending) || (is_beginning && (is_ending || tail.is_empty()) && !is_sure)
    }

    pub fn is_beginning(&self, words: &Vocabulary<'r>, head: &str) -> bool {
        let is_part = is_long(head, PART) && words.is_plain(head);
        head.is_empty() || is_part || self.begins(head)
    }

    /// Whether what was put at the end of a word ends many others (formato, formação).
    pub fn is_ending(&self, words: &Vocabulary<'r>, cut: &Cut<'_>) -> bool {
        cut.ends[1].is_empty() && self.is_open(words, 1, cut.put)
    }

    /// Whether many words end so; of a whole word, whether they end in the first of two endings (ler|in).
    fn is_ending_of(&self, words: &Vocabulary<'r>, head: &str, tail: &str) -> bool {
        let splits = tail.char_indices().skip(PART - 1).map(|(at, _)| tail.split_at(at));
        let mut splits = splits.filter(|_| head.is_empty());
        let is_end = |end: &str| !is_long(end, PART - 1) || self.is_open(words, 1, end);
        self.is_open(words, 1, tail) || splits.any(|(one, two)| self.is_open(words, 1, one) && is_end(two))
    }

    /// How many runs of three letters in a word no other one has; `apart` from these.
    pub fn strangeness(&self, words: &Vocabulary<'r>, word: &str, apart: [&str; 2]) -> usize {
        let known = self.runs.get_or_init(|| {
            let mut known: FxHashMap<&'r str, Vec<&'r str>> = FxHashMap::default();
            for word in words.story().chain(self.lang.lexicon.writings()) {
                for run in runs(word) {
                    let having = known.entry(run).or_default();
                    if having.len() <= apart.len() && !having.contains(&word) {
                        having.push(word);
                    }
                }
            }
            known
        });
        let is_known = |run: &str| known.get(run).is_some_and(|having| having.iter().any(|word| !apart.contains(word)));
        runs(word).filter(|run| !is_known(run)).count()
    }

    /// Whether letters begin words. Without a list any one or two do.
    fn begins(&self, head: &str) -> bool {
        self.beginnings.contains(head) || (self.beginnings.is_empty() && !is_long(head, 3))
    }

    pub fn ends(&self, words: &Vocabulary<'r>, tail: &str) -> bool {
        let is_unlisted = self.lang.file.words.endings.is_empty();
        let is_short = is_unlisted && !is_long(tail, 3);
        // The other part of a compound may have letters that join it before it: tag|es|ordnung.
        let parts = tail.char_indices().map(|(at, _)| text_from(tail, at)).take(if is_unlisted { JOINT } else { 1 });
        let mut parts = parts.filter(|part| is_long(part, PART));
        tail.is_empty() || is_short || words.is_ending(tail) || parts.any(|part| words.is_plain(part))
    }

    /// Whether many words begin with the letters, or end in them.
    fn is_open(&self, words: &Vocabulary<'r>, side: usize, part: &str) -> bool {
        let open = self.open.get_or_init(|| {
            let mut open = [FxHashMap::default(), FxHashMap::default()];
            for word in words.story().chain(self.lang.lexicon.words()) {
                for (at, next) in word.char_indices().skip(2).take(LONGEST - 1) {
                    note(open[0].entry(text_before(word, at)).or_default(), next);
                }
                let letters: Vec<(usize, char)> = word.char_indices().collect();
                for pair in letters.windows(2).rev().take(LONGEST).skip(1) {
                    note(open[1].entry(text_from(word, pair[1].0)).or_default(), pair[0].1);
                }
            }
            open
        });
        open[side].get(part).is_some_and(|beside| beside.len() >= OPEN)
    }
}

/// All runs of three letters in a word.
fn runs(word: &str) -> impl Iterator<Item = &str> {
    let ends = word.char_indices().map(|(at, _)| at).chain([word.len()]).skip(3);
    word.char_indices().zip(ends).map(|((start, _), end)| Span::new(start, end).of(word))
}

fn note(beside: &mut Vec<char>, letter: char) {
    if beside.len() < OPEN && !beside.contains(&letter) {
        beside.push(letter);
    }
}

fn is_long(word: &str, letters: usize) -> bool {
    word.chars().nth(letters - 1).is_some()
}

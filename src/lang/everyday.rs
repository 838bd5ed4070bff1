//! Everyday words of languages whose script has no capitals: what is none of them may be a name.

use super::Language;
use crate::span::{text_before, text_from};

/// Characters of a part of a word that is written together of several (a guess).
const PART: usize = 2;

/// Of a word that is written together of several, no part is longer by more characters than that (a guess).
const LONGEST: usize = 10;

/// Characters that particles and endings behind a word have at most (a guess).
const TAIL: usize = 6;

/// So many words are most of a language's, with what is made of them (a guess).
const MOST: usize = 50_000;

impl Language {
    /// Whether its file lists the folded word among the everyday ones.
    pub fn lists_everyday(&self, folded: &str) -> bool {
        self.everyday_words().is_some_and(|list| list.has(folded))
    }

    /// Whether a word that the language has not, and that is not made of some that it has, is hardly one.
    ///
    /// ```
    /// use copydesk::lang;
    /// assert!(lang::get("en").has_most() && lang::get("de").has_most() && !lang::get("sw").has_most());
    /// ```
    pub fn has_most(&self) -> bool {
        self.words().or_else(|| self.everyday_words()).is_some_and(|list| list.len() >= MOST)
    }

    /// Whether its file has the folded word among the everyday ones; in a script without capitals also behind particles that
    /// are written with it, and before endings and other such words, where the language writes them so.
    ///
    /// ```
    /// use copydesk::lang;
    /// assert!(lang::get("fr").is_everyday("château") && lang::get("zh").is_everyday("工资"));
    /// assert!(lang::get("he").is_everyday("ובספינה") && lang::get("ar").is_everyday("والسفينة"));
    /// assert!(lang::get("ko").is_everyday("국회의원들은"));
    /// assert!(!lang::get("he").is_everyday("ברנטון") && !lang::get("ko").is_everyday("히말라야에서"));
    /// ```
    pub fn is_everyday(&self, folded: &str) -> bool {
        self.lists_everyday(folded)
            || self.tells_everyday() && (self.is_behind_particle(folded) || self.is_made_of_everyday(folded))
    }

    fn is_behind_particle(&self, folded: &str) -> bool {
        self.lexicon.without_prefixes(folded).any(|bare| self.lists_everyday(bare))
    }

    /// Whether everyday words make it up from its head on, with endings behind them or nothing. The time is linear in its
    /// characters.
    fn is_made_of_everyday(&self, word: &str) -> bool {
        let tails = &self.file.words.tails;
        if tails.is_empty() {
            return false;
        }
        let ends = |rest: &str| rest.starts_with(|c| tails.contains(c)) && rest.chars().nth(TAIL).is_none();
        let bounds: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        let mut reached = vec![false; bounds.len()];
        for (n, &from) in bounds.iter().enumerate() {
            if n > 0 && !reached[n] {
                continue;
            }
            if n > 0 && (from == word.len() || ends(text_from(word, from))) {
                return true;
            }
            for (part, &to) in bounds.iter().enumerate().skip(n + PART).take(LONGEST) {
                reached[part] |= self.lists_everyday(text_before(text_from(word, from), to - from));
            }
        }
        false
    }

    /// A folded name without what is written on to it: a particle, and an everyday word behind it; two characters of it are
    /// left at least.
    ///
    /// ```
    /// use copydesk::lang;
    /// assert_eq!(lang::get("ko").bare_name("풍수원성당에서"), "풍수원");
    /// assert_eq!(lang::get("he").bare_name("אושגולי"), "אושגולי");
    /// ```
    pub fn bare_name<'n>(&self, folded: &'n str) -> &'n str {
        if self.file.words.tails.is_empty() {
            return folded;
        }
        let cuts = |name: &'n str| name.char_indices().map(|(at, _)| at).skip(PART);
        let particles =
            || self.file.names.declensions.iter().filter(|row| row.first().is_some_and(String::is_empty)).flatten();
        let is_particle = |rest: &str| particles().any(|particle| particle == rest);
        let name =
            cuts(folded).find(|&at| is_particle(text_from(folded, at))).map_or(folded, |at| text_before(folded, at));
        let is_word = |rest: &str| rest.chars().nth(PART - 1).is_some() && self.lists_everyday(rest);
        cuts(name).find(|&at| is_word(text_from(name, at))).map_or(name, |at| text_before(name, at))
    }
}

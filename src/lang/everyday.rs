//! Everyday words of languages whose script has no capitals: what is none of them may be a name.

use super::Language;
use crate::span::{text_before, text_from};

/// Characters of a part of a word that is written together of several (a guess).
const PART: usize = 2;

/// Characters that particles and endings behind a word have at most (a guess).
const TAIL: usize = 6;

impl Language {
    /// Whether its file has the folded word among the everyday ones; in a script without capitals also behind particles that
    /// are written with it, and before endings and other such words, where the language writes them so.
    ///
    /// ```
    /// use copydesk::lang;
    /// assert!(lang::get("fr").is_everyday("château") && lang::get("zh").is_everyday("工资"));
    /// assert!(lang::get("he").is_everyday("ובספינה") && lang::get("ar").is_everyday("والسفينه"));
    /// assert!(lang::get("ko").is_everyday("국회의원들은"));
    /// assert!(!lang::get("he").is_everyday("ברנטון") && !lang::get("ko").is_everyday("히말라야에서"));
    /// ```
    pub fn is_everyday(&self, folded: &str) -> bool {
        self.has_everyday(folded)
            || self.tells_everyday() && (self.is_behind_particle(folded) || self.is_made_of_everyday(folded))
    }

    fn is_behind_particle(&self, folded: &str) -> bool {
        self.lexicon.without_prefixes(folded).any(|bare| self.has_everyday(bare))
    }

    /// Whether the longest everyday word at its head that may be one is followed by endings or by other such words. Each of
    /// its characters is looked at as often as it has characters.
    fn is_made_of_everyday(&self, word: &str) -> bool {
        let tails = &self.file.words.tails;
        if tails.is_empty() {
            return false;
        }
        let ends = |rest: &str| rest.starts_with(|c| tails.contains(c)) && rest.chars().nth(TAIL).is_none();
        let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(PART).collect();
        cuts.into_iter().rev().filter(|&at| self.has_everyday(text_before(word, at))).any(|at| {
            let rest = text_from(word, at);
            ends(rest)
                || rest.chars().nth(PART - 1).is_some() && (self.has_everyday(rest) || self.is_made_of_everyday(rest))
        })
    }
}

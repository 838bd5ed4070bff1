//! New words that a language makes by writing others together.

use super::Language;
use crate::span::{text_before, text_from};

/// Letters of a part at least, the last one longer: *-ow* and *-ing* are endings of places (guesses).
const PART: usize = 3;
const LAST: usize = 4;

/// Cuts of a word at most: Bauch|speichel|drüsen|krebs.
const MOST_CUTS: usize = 3;

/// Bytes of a word at most: what is longer is none.
const LONGEST: usize = 80;

/// What joins two parts: Bahnhof|s|vorsteher, Ehe|n|register.
const JOINTS: [&str; 6] = ["", "s", "es", "n", "en", "e"];

impl Language {
    /// Whether a folded word that the language's lists have not is made of two or more that they have, with what joins
    /// them; in a language that makes words so. The time is linear in the splits of the word into two, and again for what
    /// is left of it.
    ///
    /// ```
    /// use copydesk::lang;
    /// assert!(lang::get("de").is_compound("brückenbauamt"));
    /// assert!(!lang::get("de").is_compound("geseke") && !lang::get("en").is_compound("harbourmaster"));
    /// ```
    pub fn is_compound(&self, folded: &str) -> bool {
        self.file.words.compounds && folded.len() <= LONGEST && self.is_split(folded, MOST_CUTS)
    }

    /// Whether a part is a word, be it one that English has too.
    fn is_part(&self, folded: &str) -> bool {
        self.is_everyday(folded) || self.is_word(folded)
    }

    /// Whether it falls into parts, `more` cuts at most.
    fn is_split(&self, word: &str, more: usize) -> bool {
        let cuts = word.char_indices().map(|(at, _)| at).skip(PART);
        cuts.filter(|&at| self.is_part(text_before(word, at))).any(|at| {
            let rests = JOINTS.iter().filter_map(|joint| text_from(word, at).strip_prefix(joint));
            rests
                .filter(|rest| rest.chars().count() >= LAST)
                .any(|rest| self.is_part(rest) || more > 1 && self.is_split(rest, more - 1))
        })
    }
}

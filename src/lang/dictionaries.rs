//! Spelling dictionaries of the user's own, in Hunspell's format.

use super::fold::fold;
use super::tag::primary;
use std::collections::BTreeSet;
use std::fmt;

/// Dictionaries by language. A language may have several; a word of one of them is a word.
#[derive(Default)]
pub struct Dictionaries {
    /// By the first subtag of their languages.
    of: Vec<(String, spellbook::Dictionary)>,
    /// Folded words that are right in every language.
    everywhere: BTreeSet<String>,
}

impl Dictionaries {
    /// Takes a dictionary: the tag of its language, its affix rules and its words.
    ///
    /// # Errors
    /// Where the two are no dictionary: the line and why.
    ///
    /// ```
    /// use copydesk::lang::Dictionaries;
    /// let mut dictionaries = Dictionaries::default();
    /// dictionaries.add("sv_SE", "SET UTF-8\nSFX A Y 1\nSFX A 0 en .\n", "1\nhamn/A\n").unwrap();
    /// assert_eq!(dictionaries.has("sv", "Hamnen"), Some(true));
    /// assert_eq!(dictionaries.has("sv", "hamnne"), Some(false));
    /// assert_eq!(dictionaries.has("da", "havn"), None);
    /// ```
    pub fn add(&mut self, tag: &str, rules: &str, words: &str) -> Result<(), String> {
        let dictionary = spellbook::Dictionary::new(rules, words).map_err(|error| error.to_string())?;
        self.of.push((primary(tag), dictionary));
        Ok(())
    }

    /// Takes a word that is right in every language.
    pub fn add_word(&mut self, word: &str) {
        self.everywhere.insert(fold(word));
    }

    /// Whether a dictionary of the language has the word, as it is written or small; `None` where there is
    /// no such dictionary.
    pub fn has(&self, tag: &str, word: &str) -> Option<bool> {
        if !self.everywhere.is_empty() && self.everywhere.contains(&fold(word)) {
            return Some(true);
        }
        let mut own = self.of.iter().filter(|(known, _)| *known == primary(tag)).peekable();
        own.peek()?;
        Some(own.any(|(_, dictionary)| dictionary.check(word)))
    }
}

impl fmt::Debug for Dictionaries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.of.iter().map(|(tag, _)| tag)).finish()
    }
}

//! Names that a house knows to be one: the forms of its style book, in any language and script.

use super::fold;

/// A word of a name may have so many letters behind it, as case endings are, where it has [`LEAST_BENT`] itself;
/// both are guesses, those of word lists.
const LONGEST_ENDING: usize = 3;
const LEAST_BENT: usize = 5;

/// Sets of names, each of one person, place or organisation.
#[derive(Debug, Default)]
pub struct Aliases {
    /// Folded.
    sets: Vec<Vec<String>>,
}

impl Aliases {
    /// Adds names of one thing; blank ones are none.
    ///
    /// ```
    /// use copydesk::lang::Aliases;
    /// let mut aliases = Aliases::default();
    /// aliases.add(["Marden News Agency", "MNA", "وكالة ماردن"]);
    /// assert_eq!(aliases.named_in("The MNA said so.", true), [0]);
    /// assert!(aliases.named_in("The Lumnas said so.", true).is_empty());
    /// ```
    pub fn add<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        let set: Vec<String> =
            names.into_iter().map(|name| fold(name.trim())).filter(|name| !name.is_empty()).collect();
        self.sets.push(set);
    }

    /// The sets that some words name, in order; `spaced`: their language sets words apart.
    pub fn named_in(&self, words: &str, spaced: bool) -> Vec<usize> {
        if self.sets.is_empty() {
            return Vec::new();
        }
        let words = fold(words);
        let has =
            |name: &String| words.match_indices(name.as_str()).any(|(at, _)| !spaced || is_set_apart(&words, at, name));
        self.sets.iter().enumerate().filter(|(_, set)| set.iter().any(has)).map(|(n, _)| n).collect()
    }
}

/// Whether a name that stands at a byte of some words is no part of a longer word, but for an ending.
fn is_set_apart(words: &str, at: usize, name: &str) -> bool {
    let begins = !words.get(..at).unwrap_or("").ends_with(char::is_alphanumeric);
    let rest = words.get(at + name.len()..).unwrap_or("");
    let ending = rest.chars().take_while(|c| c.is_alphanumeric()).take(LONGEST_ENDING + 1).count();
    let most = if name.chars().count() < LEAST_BENT { 0 } else { LONGEST_ENDING };
    begins && ending <= most
}

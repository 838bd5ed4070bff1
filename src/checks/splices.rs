//! How a replacement inside a word is undone: v = a + x + b, and the copy has a + y + b.

use super::garble;
use crate::align::Reading;
use crate::document::Document;
use crate::lang::{Language, Shape, fold};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::ops::Range;

/// A replacement that was undone.
pub struct Splice {
    /// The broken words, by token.
    pub window: Range<usize>,
    /// The word that was broken: v.
    pub word: String,
    pub removed: String,
    pub put: String,
    /// Version and token that have the word.
    pub support: Option<(usize, usize)>,
    /// Whether the language file lists the replacement.
    pub listed: bool,
    in_row: bool,
    shared: usize,
}

impl Splice {
    /// A listed replacement is best, then an aligned word, then fewer words, then more of the word left.
    pub fn rank(&self) -> (bool, bool, usize, Reverse<usize>) {
        (!self.listed, !self.in_row, self.window.len(), Reverse(self.shared))
    }
}

/// The words of a story, and what the language file says of replacements.
pub struct Words<'r> {
    lang: &'static Language,
    here: &'r Document<'r>,
    /// Every word of this version with the number of its places.
    own: FxHashMap<&'r str, usize>,
    /// Every word of any other version that is no second print of this one.
    others: FxHashSet<&'r str>,
    /// The words of the versions in this language by key, where they stand.
    fellows: Vec<(&'r str, usize, usize)>,
    /// What stands for a word, by what is put in its place.
    meant: FxHashMap<String, Vec<String>>,
}

impl<'r> Words<'r> {
    pub fn of(reading: &'r Reading<'r>, version: usize) -> Self {
        let here = &reading.documents[version];
        let keys = |d: &'r Document<'r>| d.tokens.iter().filter(|t| t.shape == Shape::Word).map(|t| &*t.key);
        let mut own = FxHashMap::default();
        keys(here).for_each(|key| *own.entry(key).or_insert(0) += 1);
        let mut others = FxHashSet::default();
        for (v, there) in reading.documents.iter().enumerate().filter(|(v, _)| *v != version) {
            if !reading.is_print(version, v) {
                others.extend(keys(there));
            }
        }
        let mut fellows = Vec::new();
        for v in garble::fellows(reading, version) {
            let tokens = reading.documents[v].tokens.iter().enumerate();
            fellows.extend(tokens.filter(|(_, t)| t.shape == Shape::Word).map(|(n, t)| (&*t.key, v, n)));
        }
        let mut meant: FxHashMap<String, Vec<String>> = FxHashMap::default();
        for (word, replacements) in &here.lang.file.synonyms {
            for put in replacements {
                meant.entry(fold(put)).or_default().push(fold(word));
            }
        }
        Words { lang: here.lang, here, own, others, fellows, meant }
    }

    /// Whether the word stands once in this version and in no other.
    pub fn is_unknown(&self, token: usize) -> bool {
        let key = &*self.here.tokens[token].key;
        self.own.get(key) == Some(&1) && !self.others.contains(key)
    }

    fn knows(&self, word: &str) -> bool {
        is_known(self.lang, word) || self.own.contains_key(word) || self.fellows.iter().any(|(key, ..)| *key == word)
    }

    /// Whether the language file has one word for the other.
    fn means(&self, put: &str, word: &str) -> bool {
        let is_listed =
            |put: &str, word: &str| self.meant.get(put).is_some_and(|words| words.iter().any(|x| x == word));
        is_listed(put, word) || is_listed(word, put)
    }

    /// Whether letters at the end or the beginning of a word only make another form of it: the file
    /// lists them, or the story has a known word with and without them.
    fn is_ending(&self, letters: &str, window: &Window) -> bool {
        self.lang.file.words.endings.iter().any(|known| known == letters)
            || self.is_affix(window, |word| word.strip_suffix(letters))
    }

    fn is_beginning(&self, letters: &str, window: &Window) -> bool {
        self.lang.file.words.beginnings.iter().any(|known| known == letters)
            || self.is_affix(window, |word| word.strip_prefix(letters))
    }

    /// Whether what is left of a word when its middle is taken out only makes another form of a word.
    /// An ending may double the letter before it (permitting).
    fn is_form(&self, (a, b): &(String, String), put: &str, window: &Window) -> bool {
        let bare = put.chars().next_back().and_then(|last| b.strip_prefix(last)).unwrap_or(b);
        let is_ending = |b: &str| b.is_empty() || self.is_ending(b, window);
        (a.is_empty() || self.is_beginning(a, window)) && (is_ending(b) || is_ending(bare))
    }

    fn is_affix<'w>(&'w self, window: &Window, cut: impl Fn(&'w str) -> Option<&'w str>) -> bool {
        let broken = window.tokens.clone().next_back().map_or("", |last| &*self.here.tokens[last].key);
        let words = self.own.keys().chain(self.fellows.iter().map(|(word, ..)| word)).filter(|word| **word != broken);
        let mut rests = words.filter_map(|word| cut(word));
        rests.any(|rest| rest.chars().count() >= 3 && self.lang.lexicon.knows(rest))
    }
}

/// Whether the language file has the word, or its beginning with an ending that words have: “vehicles”
/// for vehicle*, not “vehicleried”.
pub fn is_known(lang: &Language, word: &str) -> bool {
    let endings = &lang.file.words.endings;
    let mut rests = lang.lexicon.rests(word).peekable();
    match rests.peek() {
        Some(_) if !endings.is_empty() => rests.any(|rest| rest.is_empty() || endings.iter().any(|end| end == rest)),
        _ => lang.lexicon.knows(word),
    }
}

/// Some words of the copy that end in the unknown one.
pub struct Window {
    tokens: Range<usize>,
    letters: Vec<char>,
}

/// The unknown word with `count - 1` words before it, if they stand in the sentence.
pub fn window(document: &Document<'_>, sentence: &Range<usize>, at: usize, count: usize) -> Option<Window> {
    let tokens = (at + 1).checked_sub(count)?..at + 1;
    let run = document.tokens.get(tokens.clone())?;
    let spaced = run.windows(2).all(|pair| garble::is_spaced(document.text(), &pair[0], &pair[1]));
    let words = run.iter().all(|token| token.shape == Shape::Word);
    let letters = run.iter().map(|token| &*token.key).collect::<Vec<_>>().join(" ").chars().collect();
    (tokens.start >= sentence.start && spaced && words).then_some(Window { tokens, letters })
}

/// Undoes the replacement so that a word of another version in the language appears.
pub fn with_version(
    words: &Words<'_>,
    window: &Window,
    aligned: &[(usize, usize)],
    sentence: &Range<usize>,
) -> Vec<Splice> {
    let mut found = Vec::new();
    let mut tried: FxHashSet<&str> = FxHashSet::default();
    for &(key, v, token) in &words.fellows {
        if key.len() < 5 || !tried.insert(key) {
            continue;
        }
        let other: Vec<char> = key.chars().collect();
        let bare = window.tokens.len() == 1;
        let prefix = if bare { common(other.iter(), window.letters.iter()) } else { 0 };
        let suffix = common(other.iter().rev(), window.letters.iter().rev());
        let most = other.len().min(window.letters.len()).saturating_sub(3);
        if other.len() < 5 || prefix + suffix < 2 || (!bare && suffix == 0) {
            continue;
        }
        for (a, b) in (0..=prefix).flat_map(|a| (0..=suffix).map(move |b| (a, b))) {
            if a + b < 2 || a + b > most {
                continue;
            }
            let (removed, put) = (text(&other[a..other.len() - b]), text(&window.letters[a..window.letters.len() - b]));
            let listed = words.means(&put, &removed);
            let in_row = aligned.iter().any(|&(version, _)| version == v);
            let ends = (text(&other[..a]), text(&other[other.len() - b..]));
            let is_form = bare && words.is_form(&ends, &put, window);
            let is_splice = removed != put
                && put.split(' ').count() == window.tokens.len()
                && (listed && !is_form
                    || (bare && in_row && is_unlisted_splice(words, window, (key, &removed, &put), &ends, sentence)));
            if is_splice {
                let window = window.tokens.clone();
                let splice = Splice {
                    window,
                    word: key.into(),
                    removed,
                    put,
                    support: Some((v, token)),
                    listed,
                    in_row,
                    shared: a + b,
                };
                found.push(splice);
            }
        }
    }
    found
}

/// Two known words of four letters or more, one for the other in a rest that is no form of them.
/// Without a list of endings inflection looks the same, and nothing is said.
fn is_unlisted_splice(
    words: &Words<'_>,
    window: &Window,
    (word, removed, put): (&str, &str, &str),
    (a, b): &(String, String),
    sentence: &Range<usize>,
) -> bool {
    let long = |word: &str| word.chars().count() >= 4;
    let broken: String = [a, put, b].concat();
    let plain_start = a.is_empty() || words.is_beginning(a, window) || words.knows(a);
    let plain_end = b.is_empty() || words.is_ending(b, window) || words.knows(b);
    !words.lang.file.words.endings.is_empty()
        && long(removed)
        && long(put)
        && words.knows(removed)
        && words.knows(put)
        && !(plain_start && plain_end)
        && strsim::levenshtein(word, &broken) > 1
        && !words.here.tokens[sentence.clone()].iter().any(|token| &*token.key == word)
}

/// Undoes a listed replacement so that a known word appears, or one that the story has.
pub fn alone(words: &Words<'_>, window: &Window) -> Option<Splice> {
    let letters = &window.letters;
    let bare = window.tokens.len() == 1;
    for a in 0..=(if bare { 5.min(letters.len()) } else { 0 }) {
        for b in 0..letters.len().saturating_sub(a) {
            let put = text(&letters[a..letters.len() - b]);
            if a + b < 2
                || put.chars().count() < if bare { 4 } else { 3 }
                || put.split(' ').count() != window.tokens.len()
            {
                continue;
            }
            let Some(meant) = words.meant.get(&put) else { continue };
            let ends = (text(&letters[..a]), text(&letters[letters.len() - b..]));
            let word = meant.iter().filter(|x| x.chars().count() >= 3 && !x.contains(' ')).find_map(|x| {
                let word = [ends.0.as_str(), x, &ends.1].concat();
                (word.chars().count() >= 5 && words.knows(&word)).then_some((word, x.clone()))
            });
            if let (Some((word, removed)), false) = (word, words.is_form(&ends, &put, window)) {
                let support = words.fellows.iter().find(|(key, ..)| *key == word).map(|&(_, v, t)| (v, t));
                let window = window.tokens.clone();
                return Some(Splice {
                    window,
                    word,
                    removed,
                    put,
                    support,
                    listed: true,
                    in_row: false,
                    shared: a + b,
                });
            }
        }
    }
    None
}

fn common<'c>(one: impl Iterator<Item = &'c char>, two: impl Iterator<Item = &'c char>) -> usize {
    one.zip(two).take_while(|(a, b)| a == b).count()
}

fn text(letters: &[char]) -> String {
    letters.iter().collect()
}

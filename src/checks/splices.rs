//! How a replacement inside a word is undone: v = a + x + b, and the copy has a + y + b.

use super::garble;
use crate::align::Reading;
use crate::document::Document;
use crate::lang::{Language, Shape, Token, fold};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;
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
    reading: &'r Reading<'r>,
    /// Every word of this version with the number of its places.
    own: FxHashMap<&'r str, usize>,
    /// Every word of any other version that is no second print of this one.
    others: FxHashSet<&'r str>,
    /// The words of the versions in this language, each once, with the first place where it stands.
    fellows: Vec<(&'r str, usize, usize)>,
    /// Where a word stands among them.
    places: FxHashMap<&'r str, usize>,
    /// Which of them begin with two letters, end with two, or begin with one and end with the other.
    ends: FxHashMap<(End, [char; 2]), Vec<usize>>,
    /// What stands for a word, by what is put in its place.
    meant: FxHashMap<String, Vec<String>>,
    /// The same both ways.
    swaps: FxHashMap<String, Vec<String>>,
    /// All these words, sorted, and the same written backwards.
    sorted: [Vec<String>; 2],
    /// Known affixes, by whether they end a word, and two words at most that show each.
    affixes: RefCell<FxHashMap<(bool, String), Vec<String>>>,
}

/// Which letters of a word are meant: the first two, the last two, the first and the last.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum End {
    Head,
    Tail,
    Both,
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
        let (mut fellows, mut places) = (Vec::new(), FxHashMap::default());
        for v in garble::fellows(reading, version) {
            for (n, token) in reading.documents[v].tokens.iter().enumerate() {
                if token.shape == Shape::Word && !places.contains_key(&*token.key) {
                    places.insert(&*token.key, fellows.len());
                    fellows.push((&*token.key, v, n));
                }
            }
        }
        let mut ends: FxHashMap<_, Vec<usize>> = FxHashMap::default();
        for (n, (key, ..)) in fellows.iter().enumerate() {
            let letters: Vec<char> = key.chars().collect();
            [End::Head, End::Tail, End::Both].into_iter().filter_map(|end| end_of(&letters, end)).for_each(|end| {
                ends.entry(end).or_default().push(n);
            });
        }
        let mut meant: FxHashMap<String, Vec<String>> = FxHashMap::default();
        for (word, replacements) in &here.lang.file.synonyms {
            for put in replacements {
                meant.entry(fold(put)).or_default().push(fold(word));
            }
        }
        let mut swaps: FxHashMap<String, Vec<String>> = FxHashMap::default();
        for (put, word) in meant.iter().flat_map(|(put, words)| words.iter().map(move |word| (put, word))) {
            swaps.entry(put.clone()).or_default().push(word.clone());
            swaps.entry(word.clone()).or_default().push(put.clone());
        }
        let words = || own.keys().chain(places.keys()).map(|word| word.to_string());
        let mut sorted: [Vec<String>; 2] = [words().collect(), words().map(|word| backwards(&word)).collect()];
        for words in &mut sorted {
            words.sort_unstable();
            words.dedup();
        }
        let affixes = RefCell::default();
        Words { lang: here.lang, here, reading, own, others, fellows, places, ends, meant, swaps, sorted, affixes }
    }

    /// Whether the word stands once in this version and in no other.
    pub fn is_unknown(&self, token: usize) -> bool {
        let key = &*self.here.tokens[token].key;
        self.own.get(key) == Some(&1) && !self.others.contains(key)
    }

    fn knows(&self, word: &str) -> bool {
        is_known(self.lang, word) || self.own.contains_key(word) || self.places.contains_key(word)
    }

    /// Whether the language file has one word for the other.
    fn means(&self, put: &str, word: &str) -> bool {
        self.swaps.get(put).is_some_and(|words| words.iter().any(|known| known == word))
    }

    /// Whether letters at the end or the beginning of a word only make another form of it: the file
    /// lists them, or the story has a known word with and without them.
    fn is_ending(&self, letters: &str, window: &Window) -> bool {
        self.lang.file.words.endings.iter().any(|known| known == letters) || self.is_affix(window, (true, letters))
    }

    fn is_beginning(&self, letters: &str, window: &Window) -> bool {
        self.lang.file.words.beginnings.iter().any(|known| known == letters) || self.is_affix(window, (false, letters))
    }

    /// Whether what is left of a word when its middle is taken out only makes another form of a word.
    /// An ending may double the letter before it (permitting).
    fn is_form(&self, (a, b): &(String, String), put: &str, window: &Window) -> bool {
        let bare = put.chars().next_back().and_then(|last| b.strip_prefix(last)).unwrap_or(b);
        let is_ending = |b: &str| b.is_empty() || self.is_ending(b, window);
        (a.is_empty() || self.is_beginning(a, window)) && (is_ending(b) || is_ending(bare))
    }

    /// Whether a word that is not the broken one has the letters at its end or beginning, and a known word
    /// is left without them.
    fn is_affix(&self, window: &Window, (at_end, letters): (bool, &str)) -> bool {
        let broken = window.tokens.clone().next_back().map_or("", |last| &*self.here.tokens[last].key);
        let mut affixes = self.affixes.borrow_mut();
        let shown = affixes.entry((at_end, letters.to_owned())).or_insert_with(|| {
            let words = &self.sorted[usize::from(at_end)];
            let written = |letters: &str| if at_end { backwards(letters) } else { letters.to_owned() };
            let head = written(letters);
            let from = words.partition_point(|word| *word < head);
            let alike = words[from..].iter().map_while(|word| Some((word, word.strip_prefix(&head)?)));
            let known = alike.filter(|(_, rest)| rest.chars().count() >= 3 && self.lang.lexicon.knows(&written(rest)));
            known.take(2).map(|(word, _)| written(word)).collect()
        });
        shown.iter().any(|word| word != broken)
    }

    /// Which words of other versions may show the window whole: those that a listed replacement makes of
    /// it, and those of aligned versions that leave a known word of it.
    fn candidates(&self, window: &Window, aligned: &[(usize, usize)]) -> Vec<usize> {
        let (letters, bare) = (&window.letters, window.tokens.len() == 1);
        let mut found = Vec::new();
        for a in 0..=(if bare { letters.len() } else { 0 }) {
            for b in 0..=letters.len() - a {
                let put = if a + b < 2 { String::new() } else { text(&letters[a..letters.len() - b]) };
                for removed in self.swaps.get(&put).into_iter().flatten() {
                    let word = [text(&letters[..a]).as_str(), removed, &text(&letters[letters.len() - b..])].concat();
                    found.extend(self.places.get(word.as_str()));
                }
                if bare && put.chars().nth(3).is_some() && self.knows(&put) {
                    let end = if a >= 2 {
                        End::Head
                    } else if b >= 2 {
                        End::Tail
                    } else {
                        End::Both
                    };
                    let alike = end_of(letters, end).and_then(|end| self.ends.get(&end));
                    let in_row = |n: &&usize| aligned.iter().any(|&(version, _)| version == self.fellows[**n].1);
                    found.extend(alike.into_iter().flatten().filter(in_row));
                }
            }
        }
        if !bare {
            // Words with the same end; the company that they keep decides.
            let alike = end_of(letters, End::Tail).and_then(|end| self.ends.get(&end));
            found.extend(alike.into_iter().flatten());
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn backwards(word: &str) -> String {
    word.chars().rev().collect()
}

fn end_of(letters: &[char], end: End) -> Option<(End, [char; 2])> {
    let chosen = match (end, letters) {
        (End::Head, [a, b, ..]) | (End::Tail, [.., a, b]) | (End::Both, [a, .., b]) => [*a, *b],
        _ => return None,
    };
    Some((end, chosen))
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
    for (key, v, token) in words.candidates(window, aligned).into_iter().map(|n| words.fellows[n]) {
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
                    || (bare && in_row && is_unlisted_splice(words, window, (key, &removed, &put), &ends, sentence))
                    || (!bare
                        && b >= 2
                        && !words.lang.file.words.endings.contains(&ends.1)
                        && stands_in_company(words, window, (v, key), (&removed, &put))));
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

/// Known words, in the place of one known word, between neighbours between which the other version has
/// the whole word: “act once morest the” beside “act against the” shows “again” for “once more” without
/// any list. One neighbour may be missing at the end of a text; of two, both must be the same.
fn stands_in_company(
    words: &Words<'_>,
    window: &Window,
    (v, key): (usize, &str),
    (removed, put): (&str, &str),
) -> bool {
    let there = &words.reading.documents[v];
    let word_before =
        |tokens: &[Token], at: usize| tokens[..at].iter().rev().find(|t| t.shape == Shape::Word).map(|t| t.key.clone());
    let word_after =
        |tokens: &[Token], at: usize| tokens[at..].iter().find(|t| t.shape == Shape::Word).map(|t| t.key.clone());
    let (before, after) =
        (word_before(&words.here.tokens, window.tokens.start), word_after(&words.here.tokens, window.tokens.end));
    let known = |word: &str| words.knows(word);
    let is_place = |at: usize| {
        *there.tokens[at].key == *key
            && word_before(&there.tokens, at) == before
            && word_after(&there.tokens, at + 1) == after
    };
    removed.chars().count() >= 4 && known(removed) && put.split(' ').all(known) && (0..there.tokens.len()).any(is_place)
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
                let support = words.places.get(word.as_str()).map(|&n| (words.fellows[n].1, words.fellows[n].2));
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

//! How a replacement inside a word is undone: v = a + x + b, and the copy has a + y + b.

use super::formation::Formation;
use super::garble;
use super::stretches::{Cut, Window, common, windows};
use super::vocabulary::Vocabulary;
use super::wording::Wording;
use crate::align::Reading;
use crate::document::Document;
use crate::lang::{Shape, Swaps};
use crate::span::Span;
use rustc_hash::FxHashMap;
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
    pub support: Support,
    /// Whether the language file lists the replacement.
    pub listed: bool,
    /// On how many sides what stands beside it does so in the other version.
    flush: usize,
    shared: usize,
}

/// Who has the word that was broken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Support {
    /// Another version in the language, by version and token, in a sentence that says the same.
    Here(usize, usize),
    /// Another version in the language, elsewhere.
    Elsewhere(usize, usize),
    /// This version, by token.
    Own(usize),
    Language,
}

impl Splice {
    /// A listed replacement is best, then a word of the same passage, then one between the same words, then fewer words, then more of the word left.
    pub fn rank(&self) -> (bool, bool, Reverse<usize>, usize, Reverse<usize>, Support) {
        let is_here = matches!(self.support, Support::Here(..));
        (!self.listed, !is_here, Reverse(self.flush), self.window.len(), Reverse(self.shared), self.support)
    }
}

/// A word of so many letters within another may be a part of a compound.
const PART: usize = 4;

/// The words of a story as a splice shows them.
pub struct Undoing<'w, 'r> {
    reading: &'r Reading<'r>,
    version: usize,
    here: &'r Document<'r>,
    words: &'w Vocabulary<'r>,
    formation: Formation<'r>,
    swaps: &'static Swaps,
    /// The words of the other versions in this language, with the first place where each stands.
    fellows: FxHashMap<&'r str, (usize, usize)>,
    own: FxHashMap<&'r str, usize>,
}

impl<'w, 'r> Undoing<'w, 'r> {
    pub fn of(words: &'w Vocabulary<'r>) -> Self {
        let (reading, version) = (words.reading, words.version);
        let here = &reading.documents[version];
        let words_of = |v: usize| {
            let tokens = reading.documents[v].tokens.iter().enumerate();
            tokens.filter(|(_, token)| token.shape == Shape::Word).map(|(at, token)| (&*token.key, at))
        };
        let (mut fellows, mut own) = (FxHashMap::default(), FxHashMap::default());
        for v in garble::fellows(reading, version) {
            words_of(v).for_each(|(key, at)| {
                fellows.entry(key).or_insert((v, at));
            });
        }
        words_of(version).for_each(|(key, at)| {
            own.entry(key).or_insert(at);
        });
        let (formation, swaps) = (Formation::of(here.lang), here.lang.swaps());
        Undoing { reading, version, here, words, formation, swaps, fellows, own }
    }

    /// Every way to take a replacement back in which a word stands in it that is known, where the unknown word
    /// is one of those at the edge.
    pub fn splices(&self, at: usize, sentence: usize) -> Vec<Splice> {
        let tokens = &self.here.sentences[sentence].tokens;
        let windows: Vec<Window> = windows(self.here, tokens, at);
        let key = &self.here.tokens[at].key;
        // A passage that has the unknown word itself shows nothing else for it.
        let shows = |&(v, s): &(usize, usize)| {
            let there = &self.reading.documents[v];
            let mut theirs = there.tokens[there.sentences[s].tokens.clone()].iter();
            self.here.lang.is_same(there.lang) && !theirs.any(|token| token.key == *key)
        };
        let rows: Vec<(usize, usize)> =
            garble::aligned(self.reading, self.version, sentence).into_iter().filter(shows).collect();
        let mut found: Vec<Splice> = windows.iter().flat_map(|window| self.listed(window, &rows)).collect();
        if found.is_empty() && !self.here.lang.is_compound(key) {
            found = windows.iter().flat_map(|window| self.unlisted(window, &rows, tokens)).collect();
        }
        found
    }

    /// Takes listed replacements back.
    fn listed(&self, window: &Window, rows: &[(usize, usize)]) -> Vec<Splice> {
        let mut found = Vec::new();
        let space = window.text.find(' ');
        let within = self.swaps.phrases().filter_map(|phrase| {
            // Only the ends of the words are left beside it, so that its first space is theirs.
            let at = space?.checked_sub(phrase.find(' ')?)?;
            window.text.get(at..)?.starts_with(phrase).then_some((at, at + phrase.len()))
        });
        for (start, end) in window.parts().chain(within) {
            let place = Span::new(start, end);
            let (put, ends) = (place.of(&window.text), place.around(&window.text));
            let fits = window.leaves(ends);
            for removed in self.swaps.of_put(put).iter().filter(|_| fits) {
                let word = [ends[0], removed, ends[1]].concat();
                if !self.may_stand_for(put, removed, &word) {
                    continue;
                }
                let cut = Cut { ends, removed, put };
                let support = self.support(&word, window, rows).filter(|_| word.chars().nth(4).is_some());
                let support = support.filter(|&support| !self.is_form(&cut, window, support));
                found.extend(support.map(|support| self.splice(window, &word, &cut, support, true)));
            }
        }
        found
    }

    /// Whether these words may have been put for another. Where no list has the word that comes of it, nothing but
    /// the direction in which the file has them tells the broken word from the sound one in the other version.
    fn may_stand_for(&self, put: &str, removed: &str, word: &str) -> bool {
        let is_known = self.words.is_listed && self.words.has(word);
        is_known || (self.swaps.has(removed, put) && !self.swaps.has(put, removed))
    }

    /// Who has a word: the nearest.
    fn support(&self, word: &str, window: &Window, rows: &[(usize, usize)]) -> Option<Support> {
        let is_it = |v: usize, t: &usize| &*self.reading.documents[v].tokens[*t].key == word;
        let in_row = rows.iter().find_map(|&(v, s)| {
            let mut tokens = self.reading.documents[v].sentences[s].tokens.clone();
            tokens.find(|t| is_it(v, t)).map(|t| Support::Here(v, t))
        });
        // A name may be like another one. Without a list, a word that stands twice may be a rare one.
        let is_repeated = !self.words.is_listed && window.tokens.clone().any(|t| self.is_repeated(t));
        let is_doubtful = is_repeated || (window.is_name(self.here) && !self.words.is_common(word));
        in_row.or_else(|| self.fellows.get(word).map(|&(v, t)| Support::Elsewhere(v, t))).or_else(|| {
            let own = || self.own.get(word).map(|&t| Support::Own(t));
            let known = || self.words.is_listed && self.words.has(word) || self.here.lang.lexicon.has_word(word);
            (!is_doubtful).then(|| own().or_else(|| known().then_some(Support::Language)))?
        })
    }

    fn is_repeated(&self, token: usize) -> bool {
        self.words.own(&self.here.tokens[token].key) > 1 && !self.words.knows(self.here, token)
    }

    /// Holds the words against those of the same passage in another version: known words in the place of one
    /// known word, within a rest that is no form of them. Where a list tells which words everybody knows, one
    /// that it lacks is held against the whole of the other version.
    fn unlisted(&self, window: &Window, rows: &[(usize, usize)], tokens: &Range<usize>) -> Vec<Splice> {
        let mut found = Vec::new();
        for &(v, s) in rows {
            let there = &self.reading.documents[v];
            let theirs = there.sentences[s].tokens.clone();
            for t in theirs.clone().filter(|&t| there.tokens[t].shape == Shape::Word) {
                let key = &*there.tokens[t].key;
                let cut = |held| Some((self.cut(window, key, held)?, held));
                let Some((cut, held)) = cut(Held::Place).or_else(|| cut(Held::Sides)) else { continue };
                let wording = Wording::of(self.here, tokens.clone(), there, theirs.clone());
                let flush = wording.flush(window.tokens.clone(), t);
                // What the file puts the other way round broke the other word.
                if held == Held::Sides && self.swaps.has(cut.put, cut.removed) {
                    continue;
                }
                let is_sure = || held == Held::Place || self.is_broken(window, key, flush);
                if self.is_place(&wording, window, there, t) && is_sure() {
                    found.push(Splice { flush, ..self.splice(window, key, &cut, Support::Here(v, t), false) });
                }
            }
        }
        let is_small = window.is_bare() && garble::is_small(self.here, window.tokens.start);
        if found.is_empty() && self.words.tells_common && is_small {
            for (key, &(v, t)) in &self.fellows {
                let Some(cut) = self.cut(window, key, Held::Word) else { continue };
                let is_here =
                    |&&(n, s): &&(usize, usize)| n == v && self.reading.documents[v].sentences[s].tokens.contains(&t);
                let support =
                    if rows.iter().any(|row| is_here(&row)) { Support::Here(v, t) } else { Support::Elsewhere(v, t) };
                found.push(self.splice(window, key, &cut, support, false));
            }
        }
        found
    }

    /// What was put for what in a word, where known words stand for a known one in it: as little as can be.
    fn cut<'c>(&self, window: &'c Window, key: &'c str, held: Held) -> Option<Cut<'c>> {
        let prefix = common(key.chars(), window.text.chars());
        let suffix = common(key.chars().rev(), window.text.chars().rev());
        let is_known = || held == Held::Sides || self.knows(key);
        if prefix + suffix < 2 || key.chars().nth(4).is_none() || !is_known() {
            return None;
        }
        let heads = key.char_indices().map(|(at, _)| at).take(prefix + 1);
        let tails: Vec<usize> = (0..=suffix).map(|b| key.chars().rev().take(b).map(char::len_utf8).sum()).collect();
        let cuts = heads.flat_map(|head| tails.iter().map(move |&tail| (head, tail)));
        let cut = |(head, tail): (usize, usize)| {
            let removed = key.get(head..key.len().checked_sub(tail)?)?;
            let put = window.text.get(head..window.text.len().checked_sub(tail)?)?;
            Some(Cut { ends: Span::new(head, key.len() - tail).around(key), removed, put })
        };
        cuts.filter_map(cut)
            .filter(|cut| window.leaves(cut.ends) && self.is_cut(cut, window, held))
            .max_by_key(Cut::shared)
    }

    /// Whether words stand for another word, which is no form of them, in a rest that makes none of them.
    fn is_cut(&self, cut: &Cut<'_>, window: &Window, held: Held) -> bool {
        let are_kin = common(cut.removed.chars(), cut.put.chars()) > 2
            || cut.put.contains(cut.removed)
            || cut.removed.contains(cut.put);
        let [head, tail] = cut.ends;
        let to_sides = held == Held::Sides;
        let is_word = |word: &str| self.is_word(word) || held == Held::Place && self.here.lang.lists_everyday(word);
        if !window.is_bare() {
            let least = if self.here.lang.file.words.endings.is_empty() { 3 } else { 2 };
            let starts = head.is_empty() || !self.words.knows(self.here, window.tokens.start);
            let is_part = |part: &str| (is_long(part, 2) || to_sides && self.words.is_function(part)) && is_word(part);
            let is_rest = is_long(tail, least) && !self.words.is_ending(tail) || to_sides && cut.shared() > least;
            return window.edges[1]
                && starts
                && is_rest
                && is_long(cut.removed, if to_sides { 3 } else { 4 })
                && is_word(cut.removed)
                && cut.put.split(' ').all(is_part);
        }
        let least =
            if self.words.tells_common || to_sides || held == Held::Place && self.words.has_most() { 3 } else { 4 };
        is_long(cut.removed, least)
            && is_long(cut.put, least)
            && !are_kin
            && is_word(cut.removed)
            && is_word(cut.put)
            && !self.formation.may_be_honest(self.words, cut.ends, held != Held::Word)
            && !self.words.is_derived(&window.text)
            && (held != Held::Word || !self.words.is_slip(&window.text))
            && strsim::osa_distance(&window.text, &cut.undone()) > SLIP
    }

    /// Whether a word is one that a spinner may have put, or put another for.
    fn is_word(&self, word: &str) -> bool {
        let in_story = || !self.words.is_listed && is_long(word, PART) && self.words.places(word) > 0;
        self.words.is_common(word)
            || self.here.lang.lexicon.has_word(word)
            || !self.swaps.of_put(word).is_empty()
            || (self.words.tells_common && is_long(word, 5) && self.words.has(word))
            || in_story()
    }

    /// Whether of two words in one place, beside so many same words, the one here is broken: the other one is known,
    /// or has fewer runs of letters that no other word has.
    fn is_broken(&self, window: &Window, other: &str, flush: usize) -> bool {
        let strange = |word: &str| self.formation.strangeness(self.words, word, [&window.text, other]);
        let is_stranger = window.is_bare() && strange(&window.text) > strange(other);
        (flush == 2 || (flush == 1 && is_stranger)) && ((self.knows(other) && !self.knows(&window.text)) || is_stranger)
    }

    fn knows(&self, word: &str) -> bool {
        self.words.has(word) || self.here.lang.lexicon.knows(word) || self.here.lang.lists_everyday(word)
    }

    /// Whether a listed replacement may have made a word of its own. Where nothing lists the words of the language,
    /// only a rest that makes none shows that it did not.
    fn is_form(&self, cut: &Cut<'_>, window: &Window, support: Support) -> bool {
        let is_here = matches!(support, Support::Here(..));
        if !self.words.is_listed && window.is_bare() {
            let [head, tail] = cut.ends;
            let is_elsewhere = matches!(support, Support::Elsewhere(..));
            let is_end = head.is_empty() || (!is_elsewhere && self.formation.ends(self.words, tail));
            return (!is_here && is_end)
                || self.formation.is_ending(self.words, cut)
                || self.formation.makes_word(self.words, cut.ends, is_here);
        }
        // What is undone to a word that everybody knows was hardly ever a new word.
        let is_sure = is_here || (self.words.tells_common && self.words.is_common(&cut.undone()));
        let is_slip = || window.is_bare() && self.words.is_slip(&window.text);
        let is_derived = || window.is_bare() && self.words.is_derived(&window.text);
        self.formation.is_form(self.words, cut, is_sure) || (!is_here && is_slip()) || (!is_sure && is_derived())
    }

    /// Whether the words stand where the other version has the word: neither has another counterpart, and what
    /// stands round them is the same.
    fn is_place(&self, wording: &Wording, window: &Window, there: &Document<'_>, t: usize) -> bool {
        let broken = if window.edges[1] { window.tokens.end - 1 } else { window.tokens.start };
        let twins = (wording.twin(0, broken), wording.twin(1, t));
        let mut others = window.tokens.clone().filter(|&token| token != broken);
        let are_free = twins == (None, None) || twins == (Some(t), Some(broken));
        are_free
            && others.all(|token| wording.twin(0, token).is_none())
            && wording.company([self.here, there], 0, window.tokens.clone(), t..t + 1)
                >= COMPANY[usize::from(!self.words.has_most())]
    }

    /// A known word within an unknown one, where the rest is neither an affix nor a word: something was replaced,
    /// and nothing says what. Where the list does not tell common words from rare ones, nothing is said.
    pub fn stuffed(&self, at: usize) -> Option<&'r str> {
        let word = &*self.here.tokens[at].key;
        let window = Window { tokens: at..at + 1, text: word.to_owned(), edges: [true, true] };
        if !self.words.tells_common
            || !garble::is_small(self.here, at)
            || self.words.is_derived(word)
            || self.words.is_slip(word)
        {
            return None;
        }
        let places = window.parts().map(|(start, end)| Span::new(start, end));
        let parts = places.map(|place| (place.of(word), place.around(word)));
        let known = |part: &str| part.chars().nth(PART - 2).is_some() && self.words.is_common(part);
        let mut best: Option<&str> = None;
        for (part, ends) in parts.filter(|(part, ends)| window.leaves(*ends) && part.chars().nth(3).is_some()) {
            if self.words.has(part) {
                let plain = |end: &str, is_affix: bool| end.is_empty() || is_affix || known(end);
                let [head, tail] = ends;
                let is_beginning = self.formation.is_beginning(self.words, head);
                if plain(head, is_beginning) && plain(tail, self.formation.ends(self.words, tail)) {
                    return None;
                }
            }
            let longer = best.is_none_or(|best| part.len() > best.len());
            if longer && part.chars().nth(4).is_some() && self.words.is_common(part) {
                best = Some(part);
            }
        }
        best
    }

    fn splice(&self, window: &Window, word: &str, cut: &Cut<'_>, support: Support, listed: bool) -> Splice {
        let written = |v: usize, t: usize| {
            let document = &self.reading.documents[v];
            document.tokens[t].span.of(document.text()).to_owned()
        };
        let word = match support {
            Support::Here(v, t) | Support::Elsewhere(v, t) => written(v, t),
            Support::Own(t) => written(self.version, t),
            Support::Language => word.to_owned(),
        };
        let broken = self.here.span_of(&window.tokens).of(self.here.text());
        let head = cut.ends[0].chars().count();
        let removed = spelled(&word, &cut.undone(), head, cut.removed);
        let put = spelled(broken, &window.text, head, cut.put);
        let shared = cut.shared();
        let word = garble::cased_like(broken, &word);
        Splice { window: window.tokens.clone(), word, removed, put, support, listed, flush: 0, shared }
    }
}

fn is_long(word: &str, letters: usize) -> bool {
    word.chars().nth(letters - 1).is_some()
}

/// A part of folded words as the copy has it, where folding left each letter in its place.
fn spelled(written: &str, folded: &str, start: usize, part: &str) -> String {
    if written.chars().count() != folded.chars().count() {
        return part.to_owned();
    }
    let letters = written.chars().skip(start).take(part.chars().count());
    letters.flat_map(char::to_lowercase).collect()
}

/// What a broken word is held against: the word in its place, or any word of the other version.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Held {
    Place,
    /// The word between the same two words, which may be one that no list has.
    Sides,
    Word,
}

/// Of what stands round the words, so much stands round the word too: half, and more where no list tells that a
/// word is none (guesses).
const COMPANY: [f64; 2] = [0.5, 0.75];

/// A word that so few letters make of another is a slip, or another form of it (gestochen, erstochen).
const SLIP: usize = 2;

//! Which words are known: to the language, to the other versions, to the copy itself.

use super::edits::undone;
use super::garble;
use crate::align::Reading;
use crate::document::Document;
use crate::lang::{self, Language, Shape, WordList, script};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;
use std::ops::Range;

/// The words of a story as they matter to one of its versions.
pub struct Vocabulary<'r> {
    pub reading: &'r Reading<'r>,
    pub version: usize,
    here: &'r Document<'r>,
    list: Option<&'static WordList>,
    /// Whether a list or a dictionary has the words of the language.
    pub is_listed: bool,
    /// Whether the list says which words everybody knows.
    pub tells_common: bool,
    counts: OnceCell<Counts<'r>>,
    endings: OnceCell<FxHashSet<&'r str>>,
}

struct Counts<'r> {
    /// Every word of this version.
    own: FxHashMap<&'r str, Own>,
    /// The same of all other versions that are no second print of this one.
    others: FxHashMap<&'r str, usize>,
    /// Letters that the copy is written in.
    letters: Vec<char>,
}

/// A word of this version: in how many places it stands, and what the list says of it. That is looked up once: rules
/// ask it of every word, again and again.
struct Own {
    places: usize,
    listing: Listing,
}

#[derive(Clone, Copy, Default)]
struct Listing {
    is_listed: bool,
    is_common: bool,
}

/// Letters of a word that may be another one with a slip, though another language has it (a guess).
const LONGEST_SLIP: usize = 6;

impl<'r> Vocabulary<'r> {
    pub fn of(reading: &'r Reading<'r>, version: usize) -> Self {
        let here = &reading.documents[version];
        let list = here.lang.forms();
        let tells_common = list.is_some_and(WordList::tells_common);
        let is_listed = list.is_some() || reading.spells(version, "").is_some();
        Vocabulary {
            reading,
            version,
            here,
            list,
            is_listed,
            tells_common,
            counts: OnceCell::new(),
            endings: OnceCell::new(),
        }
    }

    /// Whether a word that is unknown to the language is hardly one.
    pub fn has_most(&self) -> bool {
        self.is_listed || self.here.lang.has_most()
    }

    /// Whether the language has the folded word, as a word or as a name. A list has every form of a word;
    /// without one an ending that the language file lists makes a form.
    pub fn has(&self, word: &str) -> bool {
        let lexicon = &self.here.lang.lexicon;
        let by_file = || lexicon.knows(word) && lexicon.rests(word).next().is_none();
        match self.list {
            Some(_) => self.listing(word).unwrap_or_else(|| self.look_up(word)).is_listed || by_file(),
            None if self.is_listed => by_file(),
            None => is_known(self.here.lang, word),
        }
    }

    /// Whether the language has a word of this version or of another one in the language. Dictionaries know
    /// letters that folding takes away.
    pub fn has_token(&self, document: &Document<'_>, at: usize) -> bool {
        let token = &document.tokens[at];
        let as_written = token.span.of(document.text());
        let spells = |word: &str| self.reading.spells(self.version, word) == Some(true);
        self.has(&token.key) || spells(as_written) || spells(&as_written.to_lowercase())
    }

    /// Whether everybody knows the word; by a list that does not tell, whether it is one.
    pub fn is_common(&self, word: &str) -> bool {
        self.listing(word).map_or_else(|| self.is_common_in_list(word), |listing| listing.is_common)
    }

    fn is_common_in_list(&self, word: &str) -> bool {
        self.list.is_some_and(|list| if self.tells_common { list.is_common(word) } else { list.has(word) })
    }

    /// What the list says of a word of this version.
    fn listing(&self, word: &str) -> Option<Listing> {
        self.counts().own.get(word).map(|own| own.listing)
    }

    fn look_up(&self, word: &str) -> Listing {
        let is_common = self.is_common_in_list(word);
        let is_listed = || self.list.is_some_and(|list| list.has(word) || list.has_name(word));
        Listing { is_common, is_listed: is_common || is_listed() }
    }

    /// Whether a token is a word that stands once in the story, free, and that hardly anybody knows. Capitals
    /// within a word are those of an acronym.
    pub fn is_doubtful(&self, at: usize) -> bool {
        self.is_odd(at) && self.stands_alone(&self.here.tokens[at].key)
    }

    fn is_odd(&self, at: usize) -> bool {
        let token = &self.here.tokens[at];
        let text = self.here.text();
        let shortest = if self.tells_common { 1 } else { 4 };
        // Most words are common ones, and one look tells.
        token.shape == Shape::Word
            && token.key.chars().nth(shortest - 1).is_some()
            && !(self.tells_common && self.is_common(&token.key))
            && (!self.has_token(self.here, at) || self.is_rare(&token.key))
            && token.key.chars().all(char::is_alphabetic)
            && !token.span.of(text).chars().skip(1).any(char::is_uppercase)
            && garble::stands_free(text, token.span)
    }

    /// Whether a word that the language has, or one of three letters or two, is one that hardly anybody knows.
    pub fn is_rare(&self, word: &str) -> bool {
        self.tells_common && (self.has(word) || word.chars().nth(3).is_none()) && !self.is_common(word)
    }

    /// Whether a word beside the token is unknown too and written with a capital as it is, or without: then
    /// it is one of a foreign phrase, or of a name.
    pub fn is_doubted_beside(&self, at: usize, sentence: &Range<usize>) -> bool {
        let token = |at: usize| &self.here.tokens[at];
        let is_capital = |at: usize| garble::is_capital(token(at).span.of(self.here.text()));
        let is_unknown = |near: usize| self.is_odd(near) && !self.has_token(self.here, near);
        self.beside(at, sentence).any(|near| is_unknown(near) && is_capital(near) == is_capital(at))
    }

    /// Whether a word that everybody knows stands on both sides of the token.
    pub fn is_common_beside(&self, at: usize, sentence: &Range<usize>) -> bool {
        self.beside(at, sentence).filter(|&near| self.is_common(&self.here.tokens[near].key)).count() == 2
    }

    /// Whether the language file lists the word among those that sentences are joined by.
    pub fn is_function(&self, word: &str) -> bool {
        let listed = &self.here.lang.file.words.function;
        listed.iter().any(|known| known == word)
    }

    fn beside(&self, at: usize, sentence: &Range<usize>) -> impl Iterator<Item = usize> {
        let sentence = sentence.clone();
        [at.wrapping_sub(1), at + 1].into_iter().filter(move |near| sentence.contains(near))
    }

    /// Whether two letters make one long word of the other, which everybody knows; the first and the last
    /// are right, for endings and beginnings make other words.
    pub fn are_two_slips_apart(&self, (wrong, right): (&str, &str)) -> bool {
        let ends = |word: &str| (word.chars().next(), word.chars().next_back());
        ends(wrong) == ends(right)
            && wrong.chars().nth(7).is_some()
            && !self.has(wrong)
            && self.tells_common
            && self.is_common(right)
            && strsim::osa_distance(wrong, right) == 2
    }

    /// Whether the word stands once in this version and in no other.
    fn stands_alone(&self, word: &str) -> bool {
        let counts = self.counts();
        counts.own.get(word).is_some_and(|own| own.places == 1) && !counts.others.contains_key(word)
    }

    /// How often this version has the word.
    pub fn own(&self, word: &str) -> usize {
        self.counts().own.get(word).map_or(0, |own| own.places)
    }

    /// Whether another version has the word that is no second print of this one.
    pub fn is_elsewhere(&self, word: &str) -> bool {
        self.counts().others.contains_key(word)
    }

    /// Whether a word is one of the language as it stands. Without a list, only what the file lists whole is, among
    /// the everyday words too, and what it lists the beginning of with an ending that words have.
    pub fn knows(&self, document: &Document<'_>, at: usize) -> bool {
        let word = &*document.tokens[at].key;
        let lang = self.here.lang;
        let by_ending = || lang.lexicon.rests(word).any(|rest| self.is_ending(rest));
        let by_file = || lang.lexicon.has_word(word) || by_ending() || lang.lists_everyday(word);
        if self.is_listed { self.has_token(document, at) } else { by_file() }
    }

    /// Whether a word is one that a spinner may know: everybody does, or the file has it.
    pub fn is_plain(&self, word: &str) -> bool {
        self.is_common(word) || self.here.lang.lexicon.knows(word) || self.here.lang.file.synonyms.contains_key(word)
    }

    /// Whether letters behind a word make another form of it: the file says so, or where it does not, two words
    /// of the story show it.
    pub fn is_ending(&self, letters: &str) -> bool {
        let listed = &self.here.lang.file.words.endings;
        listed.iter().any(|known| known == letters) || (listed.is_empty() && self.endings().contains(letters))
    }

    fn endings(&self) -> &FxHashSet<&'r str> {
        self.endings.get_or_init(|| {
            let mut shown: FxHashMap<&'r str, &'r str> = FxHashMap::default();
            let mut endings = FxHashSet::default();
            for word in self.story() {
                for rest in self.here.lang.lexicon.rests(word).filter(|rest| !rest.is_empty()) {
                    if *shown.entry(rest).or_insert(word) != word {
                        endings.insert(rest);
                    }
                }
            }
            endings
        })
    }

    /// Every word of the story, and those of its other versions.
    pub fn story(&self) -> impl Iterator<Item = &'r str> {
        self.counts().own.keys().chain(self.counts().others.keys()).copied()
    }

    /// In how many places the story has the word.
    pub fn places(&self, word: &str) -> usize {
        self.own(word) + self.counts().others.get(word).copied().unwrap_or_default()
    }

    pub fn letters(&self) -> &[char] {
        &self.counts().letters
    }

    /// Whether known words make the word: two of them, or one and letters that make forms of words.
    pub fn is_made_of_words(&self, word: &str) -> bool {
        let (beginnings, endings) = (&self.here.lang.file.words.beginnings, &self.here.lang.file.words.endings);
        let is_word = |part: &str| part.chars().nth(3).is_some() && self.is_common(part);
        word.char_indices().skip(1).any(|(cut, _)| {
            let (head, tail) = word.split_at(cut);
            let is_beginning = beginnings.iter().any(|known| known == head);
            // The list has the forms that one letter makes of a common word; without it that letter is a slip.
            let is_ending = tail.chars().nth(1).is_some() && endings.iter().any(|known| known == tail);
            (is_word(head) && (is_word(tail) || is_ending)) || (is_beginning && is_word(tail))
        })
    }

    /// Whether a word that the list lacks is made of some, or is one with an ending or a beginning.
    pub fn is_derived(&self, word: &str) -> bool {
        let (beginnings, endings) = (&self.here.lang.file.words.beginnings, &self.here.lang.file.words.endings);
        let stem = endings.iter().filter_map(|ending| word.strip_suffix(ending.as_str()));
        let rest = beginnings.iter().filter_map(|beginning| word.strip_prefix(beginning.as_str()));
        let is_word = |part: &str| part.chars().nth(3).is_some() && self.has(part);
        self.is_listed && (self.is_made_of_words(word) || stem.chain(rest).any(is_word))
    }

    /// Whether a word that the list lacks is one that everybody knows but for a slip of the hand.
    pub fn is_slip(&self, word: &str) -> bool {
        self.is_listed && undone(word, self.letters()).iter().any(|right| self.is_common(right))
    }

    /// Whether an everyday word of another language is short, and sooner a slip from one that everybody knows: no
    /// language file has it (*persan*, but *sagte*), or another version has what it should be.
    pub fn is_slip_sooner(&self, word: &str) -> bool {
        let is_short = word.chars().nth(LONGEST_SLIP).is_none();
        let is_in_file = || lang::holders(word, 0).any(|tag| tag != self.here.lang.file.tag);
        let meant = || undone(word, self.letters()).iter().any(|right| self.counts().others.contains_key(&**right));
        is_short && self.is_slip(word) && (!is_in_file() || meant())
    }

    fn counts(&self) -> &Counts<'r> {
        self.counts.get_or_init(|| {
            let keys = |d: &'r Document<'r>| d.tokens.iter().filter(|t| t.shape == Shape::Word).map(|t| &*t.key);
            let mut own: FxHashMap<&'r str, Own> = FxHashMap::default();
            for key in keys(self.here) {
                own.entry(key).or_insert_with(|| Own { places: 0, listing: self.look_up(key) }).places += 1;
            }
            let mut others = FxHashMap::default();
            for (v, there) in self.reading.documents.iter().enumerate() {
                if v != self.version && !self.reading.is_print(self.version, v) {
                    keys(there).for_each(|key| *others.entry(key).or_insert(0) += 1);
                }
            }
            let mut letters: Vec<char> = own.keys().flat_map(|word| word.chars()).collect();
            letters.sort_unstable();
            letters.dedup();
            let home = garble::home_script(self.here);
            letters.retain(|&letter| home.is_none_or(|home| script(letter) == home));
            Counts { own, others, letters }
        })
    }
}

/// Whether the language file has the word, or its beginning with an ending that words have: “vehicles”
/// for vehicle*, not “vehicleried”.
fn is_known(lang: &Language, word: &str) -> bool {
    let endings = &lang.file.words.endings;
    let mut rests = lang.lexicon.rests(word).peekable();
    match rests.peek() {
        Some(_) if !endings.is_empty() => rests.any(|rest| rest.is_empty() || endings.iter().any(|end| end == rest)),
        _ => lang.lexicon.knows(word),
    }
}

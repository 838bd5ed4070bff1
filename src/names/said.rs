//! What a sentence says, as far as a name may be looked for in it.

use super::mention::{Mention, Word, is_common, lands_beside, places_within, sign};
use crate::document::{Document, Spelling, Spellings};
use crate::lang::{Concept, Entity, Form, Heard, Need, Sense, Shape, joined_parts};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// Characters spell few common nouns of other languages.
pub(super) const HAN: &str = "Hani";

/// One sentence, read for names.
pub(super) struct Said<'d> {
    document: &'d Document<'d>,
    tokens: Range<usize>,
    /// What it names that the tables know, by token.
    pub known: Vec<(Entity, Form, Range<usize>)>,
    /// The places in the names of organisations that they know.
    pub within: Vec<Entity>,
    /// What points to something that they know: 中美.
    pub signs: Vec<Entity>,
    /// Its words, and what adjectives among them may be made of; and those that no table of names knows.
    pub spellings: Spellings,
    pub strange: Spellings,
    heard: OnceCell<Heard>,
    everyday: OnceCell<Vec<Range<usize>>>,
    pub concepts: Vec<Concept>,
}

impl<'d> Said<'d> {
    pub fn of(document: &'d Document<'d>, sentence: usize) -> Self {
        let range = document.sentences[sentence].tokens.clone();
        let known = document.entities_in(&range);
        let in_known = |t: usize| known.iter().any(|(.., tokens)| tokens.contains(&t));
        // What holds a sentence together names nobody: *from* has the consonants of Brno.
        let is_small = |&t: &usize| {
            let written = document.tokens[t].span.of(document.text());
            written.starts_with(char::is_lowercase) && document.has(t, |sense| sense == Sense::Function)
        };
        let telling = range.clone().filter(|t| document.tokens[*t].shape == Shape::Word && !is_small(t));
        // An adjective names the place that it is made of: *тюменский*.
        let words = |t: usize| {
            let (key, written) = (&*document.tokens[t].key, document.tokens[t].span.of(document.text()));
            let parts = joined_parts(written).map(Cow::Owned);
            let words = std::iter::once(key).chain(document.lang.place_of(key)).map(Cow::Borrowed).chain(parts);
            words.map(move |word| (t, word))
        };
        let words: Vec<(usize, Cow<'_, str>)> = telling.flat_map(words).collect();
        let spellings = Spellings::of(words.iter().map(|(_, word)| &**word));
        let strange = Spellings::of(words.iter().filter(|(t, _)| !in_known(*t)).map(|(_, word)| &**word));
        let within = |(entity, _, tokens): &(Entity, Form, Range<usize>)| {
            let mut places = places_within(document, *entity, tokens);
            places.extend(lands_beside(document, *entity, tokens));
            places
        };
        let within = known.iter().flat_map(within).collect();
        let signs = document.hits_in(&range).iter().filter_map(|hit| sign(hit.sense)).collect();
        let concept = |sense| match sense {
            Sense::Concept(concept) => Some(concept),
            _ => None,
        };
        let mut concepts: Vec<Concept> = document.hits_in(&range).iter().filter_map(|hit| concept(hit.sense)).collect();
        concepts.sort_by_key(|concept| concept.index());
        concepts.dedup();
        let (heard, everyday) = (OnceCell::new(), OnceCell::new());
        Said { document, tokens: range, known, within, signs, spellings, strange, heard, everyday, concepts }
    }

    /// Its sounds. To listen takes longer than to read, and most names are read.
    pub fn heard(&self) -> &Heard {
        let tokens = || &self.document.tokens[self.tokens.clone()];
        self.heard.get_or_init(|| Heard::of(self.document.text(), tokens(), self.tokens.start, self.document.lang))
    }

    /// Its everyday words, in order and without overlap.
    pub fn everyday(&self) -> &[Range<usize>] {
        self.everyday.get_or_init(|| self.document.everyday(&self.tokens))
    }

    /// Whether words that sound like a name may be it: none are that have no capital where those beside them may have
    /// one, if their language knows them (*mere coal* is no Merkol).
    pub fn may_be(&self, name: &Mention, tokens: &Range<usize>) -> bool {
        let document = self.document;
        let small = |t: usize| document.tokens[t].span.of(document.text()).starts_with(char::is_lowercase);
        let own = |t: usize| {
            let script = Spelling::of(&document.tokens[t].key).script;
            let like = |word: &Word| {
                let written = word.spelling.script;
                written == script || written == HAN && name.known.is_empty()
            };
            name.words.iter().all(like)
        };
        let several = name.strange_words() > 1;
        let common = |t: usize| several && small(t) && own(t) && is_common(document, &document.tokens[t].key);
        !tokens.clone().all(common)
    }

    /// Whether a word of another version stands there with a capital too.
    pub fn has_capital(&self, document: &Document<'_>, at: usize) -> bool {
        let key = &document.tokens[at].key;
        let mut words = self.tokens.clone().filter(|&t| self.document.is_capital(t));
        words.any(|t| self.document.tokens[t].key == *key)
    }

    /// What is taken off the likeness of a name that tokens sound like: where no spaces part words, names seldom begin
    /// or end in the midst of an everyday one, or are one; they may have one in their midst. All of it where they end
    /// with a particle: ラショーを.
    pub fn doubt(&self, tokens: &Range<usize>) -> f64 {
        if self.document.lang.file.spaces {
            return 0.0;
        }
        let takes = |sense| sense == Sense::Needs(Need::Base);
        if tokens.len() > 1 && self.document.has(tokens.end - 1, takes) {
            return 1.0;
        }
        let met = self.everyday().iter().filter(|word| word.start < tokens.end && tokens.start < word.end);
        let doubt = |word: &Range<usize>| match (word.contains(&tokens.start), word.end >= tokens.end) {
            (true, true) => IS_WORD,
            _ if tokens.start <= word.start && word.end <= tokens.end => HOLDS_WORD,
            _ => PARTS_WORD,
        };
        met.map(doubt).fold(0.0, f64::max)
    }
}

/// What everyday words take off the likeness: one within the name, one whose end or beginning it has, one that it is
/// or is a part of. Measured over a thousand pairs of names and Chinese sentences.
const HOLDS_WORD: f64 = 0.13;
const PARTS_WORD: f64 = 0.18;
const IS_WORD: f64 = 0.3;

//! All terms of a language in one table, found in one pass over the tokens of a text.

use super::entity::{Entity, Form};
use super::fold::fold;
use super::hits::{Hit, Hits};
use super::letters::folded_token;
use super::schema::Apostrophe;
use super::sense::Sense;
use super::token::{Shape, Token, is_apostrophe, tokens};
use crate::span::{text_before, text_from};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Terms with their senses, reached by their first word.
#[derive(Default, Debug)]
pub struct Lexicon {
    words: FxHashMap<Box<str>, Vec<Term>>,
    /// Terms whose first word is open at its end, by that beginning.
    stems: FxHashMap<Box<str>, Vec<Term>>,
    /// Lengths in bytes of the shortest and the longest beginning in `stems`.
    stem_lengths: (usize, usize),
    /// What the words of names end in, and all that may stand in its place; the longest first.
    declensions: Vec<(String, Vec<String>)>,
    /// Particles that are written together with the next word, longest first.
    prefixes: Vec<String>,
}

#[derive(Debug)]
struct Term {
    /// How the first word may end, the words after it, and how each may end.
    end: End,
    rest: Vec<(Box<str>, End)>,
    senses: Vec<Sense>,
}

/// How a word of a term may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    AsWritten,
    Open,
    /// By the declension of that number.
    Declined(u8),
}

impl Term {
    fn is_name(&self) -> bool {
        self.senses.iter().all(|sense| matches!(sense, Sense::Entity { .. }))
    }
}

impl Lexicon {
    pub fn new(prefixes: Vec<String>) -> Self {
        Lexicon { prefixes, ..Lexicon::default() }
    }

    /// Takes the rows of a language file by which names are declined.
    pub fn decline_by(&mut self, rows: &[Vec<String>]) {
        let row = |row: &Vec<String>| Some((fold(row.first()?), row.iter().map(|ending| fold(ending)).collect()));
        self.declensions = rows.iter().filter_map(row).collect();
        self.declensions.sort_by_key(|(ending, _)| std::cmp::Reverse(ending.len()));
    }

    /// Adds a name, in all cases that the language file tells. Words in capitals are not declined, nor are
    /// those of a term with an open word.
    pub fn add_name(&mut self, name: &str, apostrophe: Apostrophe, sense: Sense) {
        if name.contains('*') {
            return self.add(name, apostrophe, sense);
        }
        let mut words = cut(name, apostrophe);
        for (word, end) in &mut words {
            let in_capitals =
                name.split([' ', '-']).any(|part| part.chars().all(char::is_uppercase) && fold(part) == **word);
            let declined = self.declensions.iter().zip(0..).find_map(|((ending, _), row)| {
                let stem = word.strip_suffix(ending.as_str())?;
                stem.chars().nth(1).is_some().then(|| (Box::from(stem), End::Declined(row)))
            });
            if let Some(declined) = declined.filter(|_| !in_capitals) {
                (*word, *end) = declined;
            }
        }
        self.add_words(words, sense);
    }

    /// Adds a term as a language file writes it. An empty term is passed over.
    pub fn add(&mut self, term: &str, apostrophe: Apostrophe, sense: Sense) {
        self.add_words(cut(term, apostrophe), sense);
        // An ending with its apostrophe ('t) is one token only behind a word.
        if term.starts_with(is_apostrophe) {
            self.add_words(words_of(&tokens(&format!("x{term}"), apostrophe)[1..]), sense);
        }
        // A word that lost its vowel holds its apostrophe only before another word: d'un.
        if apostrophe == Apostrophe::Elision && term.ends_with(is_apostrophe) {
            let mut elided = tokens(&format!("{term}x"), apostrophe);
            elided.pop();
            self.add_words(words_of(&elided), sense);
        }
    }

    /// Makes names of parts of the ordinals: *fifth* and the ending *s* make *fifths*.
    pub fn name_parts(&mut self, endings: &[String]) {
        let mut names: Vec<(Box<str>, u64)> = Vec::new();
        for (word, terms) in &self.words {
            let senses = terms.iter().filter(|term| term.rest.is_empty()).flat_map(|term| &term.senses);
            for sense in senses {
                let Sense::Ordinal(parts @ 1..) = *sense else { continue };
                for ending in endings {
                    let ends = word.ends_with(ending.as_str());
                    let name = if ends { word.clone() } else { format!("{word}{ending}").into_boxed_str() };
                    names.push((name, parts));
                }
            }
        }
        names.sort();
        for (name, parts) in names {
            let sense = Sense::PartName { parts, ordinal: true };
            let terms = self.words.entry(name).or_default();
            match terms.iter_mut().find(|term| term.rest.is_empty()) {
                Some(term) if term.senses.contains(&sense) => {}
                Some(term) => term.senses.push(sense),
                None => terms.push(Term { end: End::AsWritten, rest: Vec::new(), senses: vec![sense] }),
            }
        }
    }

    fn add_words(&mut self, mut words: Vec<(Box<str>, End)>, sense: Sense) {
        if words.is_empty() {
            return;
        }
        let rest = words.split_off(1);
        let Some((first, end)) = words.pop() else { return };
        let is_stem = end != End::AsWritten;
        if is_stem {
            let (shortest, longest) = self.stem_lengths;
            let length = first.len();
            self.stem_lengths = (if shortest == 0 { length } else { shortest.min(length) }, longest.max(length));
        }
        let table = if is_stem { &mut self.stems } else { &mut self.words };
        let terms = table.entry(first).or_insert_with(|| Vec::with_capacity(1));
        match terms.iter_mut().find(|term| term.end == end && term.rest == rest) {
            Some(term) if term.senses.contains(&sense) => {}
            Some(term) => term.senses.push(sense),
            None => terms.push(Term { end, rest, senses: vec![sense] }),
        }
    }

    /// Every term in the tokens, by first token, longer ones first. Terms may overlap.
    pub fn scan(&self, text: &[Token]) -> Hits {
        Hits::gather(text.len(), |at, hits| {
            let from = hits.len();
            self.terms_at(text, at, &text[at].key, |_| true, hits);
            if text[at].shape == Shape::Word {
                // A word of its own is no small word behind a particle: الآلي is not ال and إلى.
                let whole = hits.len() > from;
                let wanted = |sense| !(whole && matches!(sense, Sense::Needs(_) | Sense::Function));
                for bare in self.without_prefixes(&text[at].key) {
                    self.terms_at(text, at, bare, wanted, hits);
                }
            }
            hits[from..].sort_by_key(|hit| std::cmp::Reverse(hit.count));
        })
    }

    /// The word without a particle that may be written with it, each way it can be cut.
    pub fn without_prefixes<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a str> {
        // Two letters must be left: fewer are no word.
        self.prefixes
            .iter()
            .filter_map(move |prefix| word.strip_prefix(prefix.as_str()))
            .filter(|bare| bare.chars().nth(1).is_some())
    }

    /// Whether the language file knows the word as one of the language. The name of a place is not.
    pub fn knows(&self, word: &str) -> bool {
        let is_word = |terms: &Vec<Term>| terms.iter().any(|term| term.rest.is_empty() && !term.is_name());
        let begins_one = |terms: &Vec<Term>| terms.iter().any(|term| !term.is_name());
        self.words.get(word).is_some_and(is_word)
            || self.stem_cuts(word).any(|cut| self.stems.get(text_before(word, cut)).is_some_and(begins_one))
    }

    /// Every place and organisation that it has a name for.
    pub fn entities(&self) -> BTreeSet<Entity> {
        let terms = self.words.values().chain(self.stems.values()).flatten();
        let named = |sense: &Sense| match *sense {
            Sense::Entity { entity, form: Form::Name, .. } => Some(entity),
            _ => None,
        };
        terms.flat_map(|term| &term.senses).filter_map(named).collect()
    }

    /// Whether the word is a name of the entity as the tables have it, and not in another case.
    pub fn is_as_listed(&self, word: &str, entity: Entity) -> bool {
        let is_own = |end: End, ending: &str| match end {
            End::AsWritten => ending.is_empty(),
            End::Open => true,
            End::Declined(row) => {
                let endings = self.declensions.get(usize::from(row)).map(|(_, endings)| endings);
                endings.and_then(|endings| endings.first()).is_some_and(|own| own == ending)
            }
        };
        let names = |sense: &Sense| matches!(*sense, Sense::Entity { entity: other, .. } if other == entity);
        let is_name = |term: &Term, ending: &str| {
            is_own(term.end, ending) && term.rest.is_empty() && term.senses.iter().any(names)
        };
        let at = |table: &FxHashMap<Box<str>, Vec<Term>>, cut: usize| {
            let terms = table.get(text_before(word, cut)).into_iter().flatten();
            terms.into_iter().any(|term| is_name(term, text_from(word, cut)))
        };
        at(&self.words, word.len()) || self.stem_cuts(word).any(|cut| at(&self.stems, cut))
    }

    /// Whether the language file holds the very word, not its beginning alone, as one of the language.
    pub fn has_word(&self, word: &str) -> bool {
        self.words.get(word).is_some_and(|terms| terms.iter().any(|term| term.rest.is_empty() && !term.is_name()))
    }

    /// Every word that the language file holds as it stands; names of places are none.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let is_word = |terms: &Vec<Term>| terms.iter().any(|term| term.rest.is_empty() && !term.is_name());
        self.words.iter().filter(move |(_, terms)| is_word(terms)).map(|(word, _)| &**word)
    }

    /// Every word and every beginning of one in its terms, names too.
    pub fn writings(&self) -> impl Iterator<Item = &str> {
        let tables = self.words.iter().chain(&self.stems);
        tables.flat_map(|(word, terms)| {
            let rests = terms.iter().flat_map(|term| &term.rest).map(|(word, _)| &**word);
            std::iter::once(&**word).chain(rests)
        })
    }

    /// Whether the file holds the word, alone or as the first of a term, names too.
    pub fn has_any(&self, word: &str) -> bool {
        self.words.contains_key(word) || self.stem_cuts(word).any(|cut| self.stems.contains_key(text_before(word, cut)))
    }

    /// What stands behind the open beginnings (`minist*`) that a word has; nothing for a word that is
    /// listed as it stands.
    pub fn rests<'w>(&self, word: &'w str) -> impl Iterator<Item = &'w str> {
        let listed = self.words.get(word).is_some_and(|terms| terms.iter().any(|term| term.rest.is_empty()));
        let is_open = |terms: &Vec<Term>| terms.iter().any(|term| term.end == End::Open);
        let opens = move |cut: &usize| !listed && self.stems.get(text_before(word, *cut)).is_some_and(is_open);
        self.stem_cuts(word).filter(opens).map(|cut| text_from(word, cut))
    }

    fn terms_at(&self, text: &[Token], at: usize, first: &str, wanted: impl Fn(Sense) -> bool, hits: &mut Vec<Hit>) {
        let mut gather = |terms: &[Term], ending: &str| {
            for term in terms.iter().filter(|term| self.may_end(term.end, ending)) {
                if let Some(count) = self.rest_count(&term.rest, &text[at + 1..]) {
                    let senses = term.senses.iter().copied().filter(|&sense| wanted(sense));
                    hits.extend(senses.map(|sense| Hit { first: at, count: count + 1, sense }));
                }
            }
        };
        if let Some(terms) = self.words.get(first) {
            gather(terms, "");
        }
        if text[at].shape == Shape::Word {
            for cut in self.stem_cuts(first) {
                if let Some(terms) = self.stems.get(text_before(first, cut)) {
                    gather(terms, text_from(first, cut));
                }
            }
        }
    }

    fn stem_cuts<'a>(&self, word: &'a str) -> impl Iterator<Item = usize> + 'a {
        let (shortest, longest) = self.stem_lengths;
        let longest = longest.min(word.len());
        (shortest.max(1)..=longest).filter(move |&cut| word.is_char_boundary(cut))
    }

    /// How many tokens the rest of a term takes, hyphens passed over; `None` where it does not stand.
    fn rest_count(&self, rest: &[(Box<str>, End)], text: &[Token]) -> Option<usize> {
        let mut at = 0;
        for (word, end) in rest {
            if text.get(at).is_some_and(|token| matches!(&*token.key, "-" | "‐" | "‑")) {
                at += 1;
            }
            let ending = text.get(at)?.key.strip_prefix(&**word)?;
            if !self.may_end(*end, ending) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    fn may_end(&self, end: End, ending: &str) -> bool {
        match end {
            End::AsWritten => ending.is_empty(),
            End::Open => true,
            End::Declined(row) => {
                self.declensions.get(usize::from(row)).is_some_and(|(_, endings)| endings.iter().any(|e| e == ending))
            }
        }
    }
}

/// The words of a term as a language file writes it. Most take no reading of tokens.
fn cut(term: &str, apostrophe: Apostrophe) -> Vec<(Box<str>, End)> {
    cut_plain(term).unwrap_or_else(|| words_of(&tokens(term, apostrophe)))
}

/// The words of a term that has letters with spaces between them or signs that run together, and stars behind them.
fn cut_plain(term: &str) -> Option<Vec<(Box<str>, End)>> {
    let mut words = Vec::with_capacity(1);
    for word in term.split([' ', '-']).filter(|word| !word.is_empty()) {
        let bare = word.trim_end_matches('*');
        if bare.starts_with(is_sign) {
            let signs =
                bare.chars().map(|c| is_sign(c).then(|| (Box::from(c.encode_utf8(&mut [0; 4])), End::AsWritten)));
            words.extend(signs.collect::<Option<Vec<(Box<str>, End)>>>()?);
        } else {
            words.push((folded_token(bare)?.into_boxed_str(), End::AsWritten));
        }
        if let Some((_, end)) = words.last_mut().filter(|_| bare.len() < word.len()) {
            *end = End::Open;
        }
    }
    Some(words)
}

/// Chinese characters and hiragana, each of which is a word and folds to itself.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3041}'..='\u{3096}')
}

/// The words of a term, and whether each is open at its end.
fn words_of(term: &[Token]) -> Vec<(Box<str>, End)> {
    let mut words: Vec<(Box<str>, End)> = Vec::new();
    for token in term {
        match (&*token.key, words.last_mut()) {
            ("*", Some((_, end))) => *end = End::Open,
            ("*" | "-", _) => {}
            _ => words.push((token.key.clone(), End::AsWritten)),
        }
    }
    // The stop of an abbreviation is a matter of sentences; `a.m.` is found as `a.m`.
    while words.len() > 1 && words.last().is_some_and(|(word, _)| &**word == ".") {
        words.pop();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_plain_term_is_cut_as_its_tokens_are(term in "([a-zéА-яا-ي]{1,4}|[一-龥か-ん]{1,3}|[가-힣]{1,3}|[ア-ン\u{3099}]{1,2}|[ *-]|\\PC){0,6}") {
            if let Some(words) = cut_plain(&term) {
                prop_assert_eq!(words, words_of(&tokens(&term, Apostrophe::Suffix)));
            }
        }
    }
}

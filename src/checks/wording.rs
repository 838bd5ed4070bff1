//! Which word of one version stands for which word of another, in sentences that say the same.

use crate::document::Document;
use crate::lang::{Sense, Shape, Token, is_unspaced};
use crate::span::text_before;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::hash::Hash;
use std::ops::Range;

/// Two stretches of copy, word by word.
pub struct Wording {
    /// The tokens of both.
    pub tokens: [Range<usize>; 2],
    /// By token of the one, the token of the other that stands for it; and the other way round.
    twins: [Vec<Option<usize>>; 2],
    /// The share of the words that say something of the longer stretch that have a twin, 0 to 1.
    pub shared: f64,
    /// Whether every word of one language can find its twin; across languages only what the language
    /// files know can.
    pub same_language: bool,
}

/// Two forms of one word begin alike: so many letters of long words are asked for first, then of all.
/// Guesses, between *confirm, confirming* and *contract, control*.
const STEMS: [usize; 2] = [6, 4];
/// A word that stands more often than that in a sentence is a small one, and its nearest twins do.
const MOST: usize = 8;

/// A word is placed by its neighbours within so many tokens (a guess).
const BESIDE: usize = 5;

/// So many words on each side of a stretch are its company, and a twin stands so many tokens from one of
/// the other's at most. Guesses.
const COMPANIONS: usize = 3;
const COMPANY: usize = 2;

impl Wording {
    /// Finds the twins: the same words first, then forms of one word, synonyms, and words of one concept.
    pub fn of(of_a: &Document<'_>, a: Range<usize>, of_b: &Document<'_>, b: Range<usize>) -> Wording {
        let same_language = of_a.lang.is_same(of_b.lang);
        let mut wording = Wording {
            twins: [vec![None; a.len()], vec![None; b.len()]],
            tokens: [a.clone(), b.clone()],
            shared: 0.0,
            same_language,
        };
        wording.pass([of_a, of_b], |document, at| key(document, at));
        if same_language {
            for letters in STEMS {
                wording.pass([of_a, of_b], |document, at| stem(document, at, letters));
            }
            wording.synonyms(of_a, of_b);
        }
        wording.pass([of_a, of_b], concepts);
        let longer = (0..2)
            .map(|side| wording.told([of_a, of_b][side], side))
            .fold((0, 0), |x, y| if y.1 > x.1 { y } else { x });
        wording.shared = longer.0 as f64 / longer.1.max(1) as f64;
        wording
    }

    /// The token of the other stretch that stands for this one; `side` is 0 for a token of the first.
    pub fn twin(&self, side: usize, token: usize) -> Option<usize> {
        let at = token.checked_sub(self.tokens[side].start)?;
        self.twins[side].get(at).copied().flatten()
    }

    /// Where in the other stretch a token would stand: beside the twins of the words next to it, or else
    /// at the like place.
    pub fn place(&self, side: usize, token: usize) -> usize {
        let range = &self.tokens[side];
        let near = (1..=BESIDE).flat_map(|n| [token.checked_add(n), token.checked_sub(n)]).flatten();
        let twin = near.filter(|at| range.contains(at)).find_map(|at| self.twin(side, at));
        let other = &self.tokens[1 - side];
        twin.unwrap_or(other.start + token.saturating_sub(range.start) * other.len() / range.len().max(1))
    }

    /// How much of what stands round a stretch of one side stands round a stretch of the other, 0 to 1: of
    /// the nearest words that say something, the share that have their twins there, both ways.
    pub fn company(&self, documents: [&Document<'_>; 2], side: usize, here: Range<usize>, there: Range<usize>) -> f64 {
        let near = |side: usize, stretch: Range<usize>| -> Vec<usize> {
            let (all, document) = (&self.tokens[side], documents[side]);
            let says = |at: &usize| says_something(document, *at);
            let before = (all.start..stretch.start).rev().filter(says).take(COMPANIONS);
            before.chain((stretch.end..all.end).filter(says).take(COMPANIONS)).collect()
        };
        let (near_here, near_there) = (near(side, here), near(1 - side, there));
        let met = |side: usize, list: &[usize], other: &[usize]| {
            let near = |twin: usize| other.iter().any(|at| at.abs_diff(twin) <= COMPANY);
            let met = list.iter().filter(|&&at| self.twin(side, at).is_some_and(near)).count();
            met as f64 / list.len().max(1) as f64
        };
        (met(side, &near_here, &near_there) + met(1 - side, &near_there, &near_here)) / 2.0
    }

    /// On how many of its two sides a stretch of the first side stands beside the twin of what the token of the
    /// second stands beside; where both sides end, so it does.
    pub fn flush(&self, stretch: Range<usize>, token: usize) -> usize {
        let [here, there] = &self.tokens;
        let before = match (stretch.start > here.start, token > there.start) {
            (true, true) => self.twin(0, stretch.start - 1) == Some(token - 1),
            (is_here, is_there) => is_here == is_there,
        };
        let behind = match (stretch.end < here.end, token + 1 < there.end) {
            (true, true) => self.twin(0, stretch.end) == Some(token + 1),
            (is_here, is_there) => is_here == is_there,
        };
        usize::from(before) + usize::from(behind)
    }

    /// How many words that say something have a twin, and how many there are.
    fn told(&self, document: &Document<'_>, side: usize) -> (usize, usize) {
        let says = |&token: &usize| says_something(document, token);
        let all: Vec<usize> = self.tokens[side].clone().filter(says).collect();
        (all.iter().filter(|&&token| self.twin(side, token).is_some()).count(), all.len())
    }

    /// Joins the free tokens that have the same key, those at like places first.
    fn pass<'d, 'v: 'd, K: Ord + Copy + Hash, L: IntoIterator<Item = K>>(
        &mut self,
        documents: [&'d Document<'v>; 2],
        keys_of: impl Fn(&'d Document<'v>, usize) -> L,
    ) {
        let mut places: FxHashMap<K, [Vec<usize>; 2]> = FxHashMap::default();
        let mut keys: BTreeSet<K> = BTreeSet::new();
        for (side, &document) in documents.iter().enumerate() {
            for token in self.tokens[side].clone().filter(|&token| self.twin(side, token).is_none()) {
                for key in keys_of(document, token) {
                    if side == 1 && places.contains_key(&key) {
                        keys.insert(key);
                    }
                    if side == 0 || places.contains_key(&key) {
                        places.entry(key).or_default()[side].push(token);
                    }
                }
            }
        }
        for key in keys {
            let Some([of_a, of_b]) = places.get(&key) else { continue };
            let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
            for &a in of_a.iter().take(MOST) {
                pairs.extend(of_b.iter().take(MOST).map(|&b| (self.apart(a, b), a, b)));
            }
            pairs.sort_unstable();
            for (_, a, b) in pairs {
                if self.twin(0, a).is_none() && self.twin(1, b).is_none() {
                    self.join(a, b);
                }
            }
        }
    }

    fn join(&mut self, a: usize, b: usize) {
        let [of_a, of_b] = &self.tokens;
        (self.twins[0][a - of_a.start], self.twins[1][b - of_b.start]) = (Some(b), Some(a));
    }

    /// How far apart two places are, in thousandths of their sentences.
    fn apart(&self, a: usize, b: usize) -> usize {
        let share = |side: usize, token: usize| {
            let range = &self.tokens[side];
            (token - range.start) * 1000 / range.len().max(1)
        };
        share(0, a).abs_diff(share(1, b))
    }

    /// What a thesaurus puts in the place of a word.
    fn synonyms(&mut self, of_a: &Document<'_>, of_b: &Document<'_>) {
        let free = |wording: &Wording, side: usize| -> Vec<usize> {
            wording.tokens[side].clone().filter(|&token| wording.twin(side, token).is_none()).collect()
        };
        let synonyms = &of_a.lang.file.synonyms;
        for (here, there, side) in [(of_a, of_b, 0), (of_b, of_a, 1)] {
            let places: FxHashMap<&str, usize> =
                free(self, 1 - side).iter().map(|&token| (&*there.tokens[token].key, token)).collect();
            for token in free(self, side) {
                let Some(words) = synonyms.get(&*here.tokens[token].key) else { continue };
                let twin = words.iter().find_map(|word| places.get(word.as_str()).copied());
                if let Some(twin) = twin.filter(|&twin| self.twin(1 - side, twin).is_none()) {
                    let (a, b) = if side == 0 { (token, twin) } else { (twin, token) };
                    self.join(a, b);
                }
            }
        }
    }
}

/// Whether a token is a word or a figure that holds meaning by itself.
pub fn says_something(document: &Document<'_>, token: usize) -> bool {
    let quiet = |sense| matches!(sense, Sense::Function | Sense::Article | Sense::Negator);
    document.tokens[token].shape != Shape::Mark && !document.has(token, quiet)
}

/// The word itself; where words run together, two characters, since one alone says too little.
fn key<'d>(document: &'d Document<'_>, at: usize) -> Option<(&'d str, Option<&'d str>)> {
    let token = &document.tokens[at];
    let runs = |token: &Token| token.key.chars().all(is_unspaced);
    match token.shape {
        Shape::Mark => None,
        Shape::Word if runs(token) => {
            let next = document.tokens.get(at + 1).filter(|next| runs(next) && next.span.start == token.span.end)?;
            Some((&*token.key, Some(&*next.key)))
        }
        _ => Some((&*token.key, None)),
    }
}

/// The beginning that the forms of one word share.
fn stem<'d>(document: &'d Document<'_>, at: usize, letters: usize) -> Option<&'d str> {
    let token = &document.tokens[at];
    let (last, letter) = token.key.char_indices().nth(letters - 1).filter(|_| token.shape == Shape::Word)?;
    Some(text_before(&token.key, last + letter.len_utf8()))
}

/// The concepts of the terms that begin at a token.
fn concepts(document: &Document<'_>, at: usize) -> impl Iterator<Item = usize> {
    document.hits_at(at).iter().filter_map(|hit| match hit.sense {
        Sense::Concept(concept) if !concept.is_grammar() => Some(concept.index()),
        _ => None,
    })
}

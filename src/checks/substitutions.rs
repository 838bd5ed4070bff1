//! Which words one version has in the places of others, where the words round them are the same.

use super::garble;
use super::slots::{differing, row};
use crate::align::Reading;
use crate::document::Document;
use crate::lang::{Sense, Shape};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::ops::Range;

/// One thing put for another, in one direction.
pub struct Substitution {
    /// As folded: “again”.
    pub word: String,
    /// As folded: “once more”.
    pub put: String,
    /// Where it was made: the tokens of the version that has the word, and of the one that has what was put.
    pub places: Vec<[Range<usize>; 2]>,
}

/// So many words are put for so many others at most: “in favour of” (a guess).
const LONGEST: usize = 4;

/// Words that begin with so many letters of each other are forms of one word (a guess).
const STEM: usize = 4;

/// Everything that `spun` has for what `original` has, where `spun` has that word nowhere else.
pub fn between(reading: &Reading<'_>, original: usize, spun: usize) -> Vec<Substitution> {
    let documents = [&reading.documents[original], &reading.documents[spun]];
    let mut made: BTreeMap<(String, String), Vec<[Range<usize>; 2]>> = BTreeMap::new();
    for group in &reading.groups {
        let rows = [original, spun].map(|v| row(&reading.documents[v], &group.sentences[v]));
        let [Some(here), Some(there)] = rows else { continue };
        let least = here.len().max(there.len()).div_ceil(2);
        let replaced = |places: &[Range<usize>; 2]| places.iter().all(|place| !place.is_empty());
        for places in differing(documents, [here, there], least).into_iter().filter(replaced) {
            let [word, put] = [0, 1].map(|side| words(documents[side], &places[side]));
            if let (Some(word), Some(put)) = (word, put) {
                made.entry((word, put)).or_default().push(places);
            }
        }
    }
    let left: FxHashSet<&str> = documents[1].tokens.iter().map(|token| &*token.key).collect();
    let is_gone = |word: &str| if word.contains(' ') { !documents[1].says(word) } else { !left.contains(word) };
    made.retain(|(word, put), _| is_gone(word) && !are_kin(word, put));
    made.into_iter().map(|((word, put), places)| Substitution { word, put, places }).collect()
}

/// A stretch of words alone, without its article, folded; a name says who or where, which nothing stands for.
fn words(document: &Document<'_>, tokens: &Range<usize>) -> Option<String> {
    let article = document.has(tokens.start, |sense| sense == Sense::Article) && tokens.len() > 1;
    let tokens = tokens.start + usize::from(article)..tokens.end;
    let is_word = |at: usize| {
        let token = &document.tokens[at];
        let begins = document.sentence_at(token.span.start).is_some_and(|s| document.sentences[s].tokens.start == at);
        let is_small = garble::is_small(document, at) || !garble::has_capitals(document);
        token.shape == Shape::Word && (begins || is_small || document.lang.file.nouns_capitalised)
    };
    let keys = || tokens.clone().map(|at| &*document.tokens[at].key);
    (tokens.len() <= LONGEST && tokens.clone().all(is_word)).then(|| keys().collect::<Vec<_>>().join(" "))
}

/// Whether one is the other in another form, or has it in it.
fn are_kin(one: &str, other: &str) -> bool {
    let alike = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    alike >= STEM || one.contains(other) || other.contains(one)
}

//! Which words one version has in the places of others, where the words round them are the same.

use super::garble;
use crate::align::Reading;
use crate::document::Document;
use crate::lang::{Sense, Shape, Token};
use rustc_hash::{FxHashMap, FxHashSet};
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

/// Rows of more tokens are no sentences, and holding all words against all would cost too much.
const ROW: usize = 400;

/// Words that begin with so many letters of each other are forms of one word (a guess).
const STEM: usize = 4;

/// Everything that `spun` has for what `original` has, where `spun` has that word nowhere else.
pub fn between(reading: &Reading<'_>, original: usize, spun: usize) -> Vec<Substitution> {
    let documents = [&reading.documents[original], &reading.documents[spun]];
    let mut made: BTreeMap<(String, String), Vec<[Range<usize>; 2]>> = BTreeMap::new();
    for group in &reading.groups {
        let rows = [original, spun].map(|v| row(&reading.documents[v], &group.sentences[v]));
        let [Some(here), Some(there)] = rows else { continue };
        for places in differing(documents, [here, there]) {
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

/// The tokens of the sentences of a row, where they follow each other.
fn row(document: &Document<'_>, sentences: &[usize]) -> Option<Range<usize>> {
    let tokens = |s: usize| document.sentences[s].tokens.clone();
    let (first, last) = (tokens(*sentences.first()?), tokens(*sentences.last()?));
    let is_copy = sentences.iter().all(|&s| document.sentences[s].kind.is_copy());
    (is_copy && first.start < last.end && last.end - first.start <= ROW).then_some(first.start..last.end)
}

/// The stretches that differ between tokens that are the same, in rows most of which is the same.
fn differing<'a>(documents: [&'a Document<'_>; 2], rows: [Range<usize>; 2]) -> Vec<[Range<usize>; 2]> {
    let [here, there] = &rows;
    let mut numbers = FxHashMap::default();
    // Words by numbers, which are the same where the words are.
    let [ours, theirs] = [0, 1].map(|side| {
        let tokens = &documents[side].tokens[rows[side].clone()];
        let number = |token: &'a Token| {
            let next = numbers.len();
            *numbers.entry(&*token.key).or_insert(next)
        };
        tokens.iter().map(number).collect::<Vec<usize>>()
    });
    let least = here.len().max(there.len()).div_ceil(2);
    if shared(&ours, &theirs, numbers.len()) < least {
        return Vec::new();
    }
    let wide = there.len() + 1;
    // The longest common run of tokens from each place on (Wagner and Fischer).
    let mut common = vec![0_u16; (here.len() + 1) * wide];
    for a in (0..here.len()).rev() {
        for b in (0..there.len()).rev() {
            common[a * wide + b] = if ours[a] == theirs[b] {
                common[(a + 1) * wide + b + 1].saturating_add(1)
            } else {
                common[(a + 1) * wide + b].max(common[a * wide + b + 1])
            };
        }
    }
    if usize::from(common[0]) < least {
        return Vec::new();
    }
    let (mut found, mut from, mut a, mut b) = (Vec::new(), [0, 0], 0, 0);
    loop {
        let is_end = a == here.len() || b == there.len();
        if is_end || ours[a] == theirs[b] {
            let to = if is_end { [here.len(), there.len()] } else { [a, b] };
            if from[0] < to[0] && from[1] < to[1] {
                found.push([here.start + from[0]..here.start + to[0], there.start + from[1]..there.start + to[1]]);
            }
            if is_end {
                return found;
            }
            (a, b) = (a + 1, b + 1);
            from = [a, b];
        } else if common[(a + 1) * wide + b] >= common[a * wide + b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
}

/// How many words of one row stand in the other, in whatever order: no common run has more.
fn shared(ours: &[usize], theirs: &[usize], numbers: usize) -> usize {
    let mut left = vec![0_usize; numbers];
    ours.iter().for_each(|&word| left[word] += 1);
    let takes = |&&word: &&usize| left[word].checked_sub(1).map(|less| left[word] = less).is_some();
    theirs.iter().filter(takes).count()
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

//! What stands between the same words in the sentences of two versions: the slots in which they differ.

use crate::document::Document;
use crate::lang::Token;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Rows of more tokens are no sentences, and holding all words against all would cost too much.
const ROW: usize = 400;

/// The tokens of the sentences of a row, where they follow each other.
pub fn row(document: &Document<'_>, sentences: &[usize]) -> Option<Range<usize>> {
    let tokens = |s: usize| document.sentences[s].tokens.clone();
    let (first, last) = (tokens(*sentences.first()?), tokens(*sentences.last()?));
    let is_copy = sentences.iter().all(|&s| document.sentences[s].kind.is_copy());
    (is_copy && first.start < last.end && last.end - first.start <= ROW).then_some(first.start..last.end)
}

/// The stretches that differ between tokens that are the same, in order; of some only one row has anything. Nothing
/// where fewer tokens than `least` are the same. The time is the product of the tokens of both rows.
pub fn differing<'a>(
    documents: [&'a Document<'_>; 2],
    rows: [Range<usize>; 2],
    least: usize,
) -> Vec<[Range<usize>; 2]> {
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
            if from[0] < to[0] || from[1] < to[1] {
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

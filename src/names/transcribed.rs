//! Foreign names in a script without capitals that writes them with characters of its own choice: 阿尔布开克.

use super::mention::{Known, without};
use crate::document::Document;
use crate::lang::{Hit, Sense, Shape};
use std::ops::Range;

/// What stands between the parts of a foreign name. The last one names its bearer; others may be left out.
const DOTS: [&str; 3] = ["·", "・", "•"];

/// Characters of a name at least that no word has: two make too many other words (a guess).
const SHORTEST: usize = 3;

/// Characters that say of what kind a name is at most, and the bracket behind them: 峰（.
const LONGEST_KIND: usize = 3;

/// The names of a sentence that nothing but characters for foreign sounds make up, an everyday word of such characters in
/// their midst included. `known`: what the tables know there.
pub(super) fn transcribed(document: &Document<'_>, tokens: &Range<usize>, known: &[Known]) -> Vec<Range<usize>> {
    let sounds = &document.lang.file.names.transcribing;
    if sounds.is_empty() {
        return Vec::new();
    }
    let is_sound = |at: usize| document.tokens[at].shape == Shape::Word && sounds.contains(&*document.tokens[at].key);
    let is_term = |hit: &&Hit| hit.sense != Sense::NotNumber && (hit.count > 1 || !is_sound(hit.first));
    let terms = document.hits_in(tokens).iter().filter(is_term).map(|hit| hit.first..hit.end().min(tokens.end));
    let words: Vec<Range<usize>> = terms.chain(document.everyday(tokens)).filter(|word| word.len() > 1).collect();
    let is_free = |at: &usize| !words.iter().any(|word| word.contains(at));
    let in_other = |at: usize| words.iter().any(|word| word.contains(&at) && !word.clone().all(is_sound));
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in tokens.clone().filter(|&at| is_sound(at) && !in_other(at)) {
        let follows =
            |run: &Range<usize>| run.end == at && document.tokens[at - 1].span.end == document.tokens[at].span.start;
        match found.last_mut().filter(|run| follows(run)) {
            Some(run) => run.end = at + 1,
            None => found.push(at..at + 1),
        }
    }
    let is_last = |run: &&Range<usize>| {
        document.tokens.get(run.end).is_none_or(|next| !DOTS.contains(&next.span.of(document.text())))
    };
    let is_spelt = |run: &&Range<usize>| is_spelt_behind(document, run.end);
    let names = found.iter().filter(|run| is_last(run) && !is_spelt(run)).flat_map(|run| without(run, known));
    names.filter(|run| run.clone().filter(is_free).count() >= SHORTEST).collect()
}

/// Whether a bracket follows, at once or behind the word for what it is, with the name in its own letters: 扎布鲁恩峰（Zabruhn）.
fn is_spelt_behind(document: &Document<'_>, at: usize) -> bool {
    let opens = |at: usize| document.tokens.get(at).is_some_and(|token| matches!(&*token.key, "(" | "（"));
    let bracket = (at..at + LONGEST_KIND).find(|&at| opens(at));
    bracket.is_some_and(|bracket| bracket + 1 < document.tokens.len() && document.is_capital(bracket + 1))
}

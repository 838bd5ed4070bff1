//! The names of a sentence, those that no capital shows among them: what nothing but characters for foreign sounds make up,
//! and, in copy of one sentence, what is none of the everyday words of its language.

use super::clue::stretches;
use super::mention::{self, MOST_WORDS, Mention, mention, without};
use super::said::Said;
use super::standing::is_unexplained;
use crate::document::Document;
use crate::lang::{Hit, Sense, Shape};
use std::cmp::Reverse;
use std::ops::{Range, RangeInclusive};

/// Characters for foreign sounds in a name at least that no word has: two make too many other words (a guess).
const SHORTEST: usize = 3;

/// Characters of a person's name, where no spaces part words.
const OF_PERSON: RangeInclusive<usize> = 2..=4;

/// Words in a row that may be one name, or one and the next: more are of a language or a field that the list does not know.
const LONGEST: usize = 6;

/// Characters that say of what kind a name is at most, and the bracket behind them: 峰（.
const LONGEST_KIND: usize = 3;

/// What stands between the parts of a foreign name. The last one names its bearer; others may be left out.
const DOTS: [&str; 3] = ["·", "・", "•"];

/// All mentions of a sentence, by place.
pub(super) fn mentions(document: &Document<'_>, sentence: usize, said: &Said<'_>) -> Vec<Mention> {
    let mut found = mention::mentions(document, sentence, &said.known);
    let runs = uncased(document, sentence, said).into_iter();
    let mut names: Vec<Mention> = runs.map(|run| mention(document, sentence, run)).collect();
    names.iter_mut().for_each(|name| name.loose = document.lang.file.spaces);
    found.extend(names);
    found.extend(nouns(document, sentence, said));
    found.sort_by_key(|mention| (mention.tokens.start, mention.tokens.end));
    found
}

/// What no capital shows, without what the tables know there.
fn uncased(document: &Document<'_>, sentence: usize, said: &Said<'_>) -> Vec<Range<usize>> {
    let mut names = transcribed(document, &document.sentences[sentence].tokens, said);
    names.extend(strange(document, sentence));
    let cut = names.iter().flat_map(|name| without(name, &said.known).map(move |rest| (name, rest)));
    // What is left of a name is one where it could be one alone.
    let whole = |name: &Range<usize>, rest: &Range<usize>| name == rest || rest.len() >= SHORTEST;
    let mut found: Vec<Range<usize>> = cut.filter(|(name, rest)| whole(name, rest)).map(|(_, rest)| rest).collect();
    found.retain(|name| !goes_on(document, name.end));
    found.sort_by_key(|name| (name.start, Reverse(name.end)));
    found.dedup_by(|name, other| name.start < other.end);
    found
}

/// Characters for foreign sounds in a row, an everyday word of such characters in their midst included (阿尔布开克), but no
/// part of another word or of a term of the language.
fn transcribed(document: &Document<'_>, tokens: &Range<usize>, said: &Said<'_>) -> Vec<Range<usize>> {
    let sounds = &document.lang.file.names.transcribing;
    if sounds.is_empty() {
        return Vec::new();
    }
    let is_sound = |at: usize| document.tokens[at].shape == Shape::Word && sounds.contains(&*document.tokens[at].key);
    let is_term = |hit: &&Hit| hit.sense != Sense::NotNumber;
    let terms = document.hits_in(tokens).iter().filter(is_term).map(|hit| hit.first..hit.end().min(tokens.end));
    // By token, whether a word has it, and whether one that has other characters too.
    let mut taken = vec![(false, false); tokens.len()];
    for word in terms.chain(said.everyday().iter().cloned()).filter(|word| word.len() > 1) {
        let other = !word.clone().all(is_sound);
        word.for_each(|at| taken[at - tokens.start] = (true, taken[at - tokens.start].1 || other));
    }
    let of = |at: usize| taken[at - tokens.start];
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in tokens.clone().filter(|&at| is_sound(at) && !of(at).1) {
        match found.last_mut().filter(|run| run.end == at && document.is_flush(at)) {
            Some(run) => run.end = at + 1,
            None => found.push(at..at + 1),
        }
    }
    let is_name = |run: &Range<usize>| run.clone().filter(|&at| !of(at).0).count() >= SHORTEST;
    found.retain(|run| is_name(run) && !is_spelt_behind(document, run.end));
    found
}

/// In copy of one sentence, for in a longer one there are words enough that no list has: two strange words and more in a
/// row, or one behind a title; or characters that begin with a surname and stand as names of people do.
fn strange(document: &Document<'_>, sentence: usize) -> Vec<Range<usize>> {
    if !document.lang.tells_everyday() || !document.is_lone() {
        return Vec::new();
    }
    let file = &document.lang.file;
    let begins = |run: &Range<usize>| file.names.surnames.contains(&*document.tokens[run.start].key);
    let is_name = |run: &Range<usize>| match file.spaces {
        true => run.len() <= LONGEST && (run.len() > 1 || is_presented(document, run)),
        false => OF_PERSON.contains(&run.len()) && begins(run) && is_presented(document, run),
    };
    stretches(document, sentence).into_iter().filter(|run| !document.is_capital(run.start) && is_name(run)).collect()
}

/// Where all nouns have a capital: in copy of one sentence, what stands behind a preposition and is no noun.
fn nouns(document: &Document<'_>, sentence: usize, said: &Said<'_>) -> Vec<Mention> {
    if !document.lang.file.nouns_capitalised || !document.is_lone() {
        return Vec::new();
    }
    let runs = stretches(document, sentence);
    let names = runs.iter().flat_map(|run| without(run, &said.known)).map(|run| mention(document, sentence, run));
    let mut names: Vec<Mention> = names.filter(|name| is_unexplained(document, name)).collect();
    names.iter_mut().for_each(|name| name.doubtful = false);
    names
}

/// Whether a title, an office or another word for people stands before a run, or a verb of speaking behind it.
fn is_presented(document: &Document<'_>, run: &Range<usize>) -> bool {
    let near = run.start.saturating_sub(MOST_WORDS)..run.start;
    let titled = |hit: &Hit| hit.end() == run.start && matches!(hit.sense, Sense::Title | Sense::Office(_));
    let bearer = || {
        let last = run.start.checked_sub(1).map(|last| &*document.tokens[last].key);
        // One of them counts too: 一家.
        let counts = run.start > 1 && document.has(run.start - 2, |sense| matches!(sense, Sense::Cardinal(_)));
        last.is_some_and(|last| document.lang.file.names.bearers.contains(last)) && !counts
    };
    bearer() || document.hits_in(&near).iter().any(titled) || document.has(run.end, |sense| sense == Sense::Reporting)
}

/// Whether a bracket follows, at once or behind the word for what it is, with the name in its own letters: 扎布鲁恩峰（Zabruhn）.
fn is_spelt_behind(document: &Document<'_>, at: usize) -> bool {
    let opens = |at: usize| document.tokens.get(at).is_some_and(|token| matches!(&*token.key, "(" | "（"));
    let bracket = (at..at + LONGEST_KIND).find(|&at| opens(at));
    bracket.is_some_and(|bracket| bracket + 1 < document.tokens.len() && document.is_capital(bracket + 1))
}

/// Whether a dot stands there, behind which a foreign name goes on.
fn goes_on(document: &Document<'_>, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|next| DOTS.contains(&next.span.of(document.text())))
}

//! What a stretch of copy denies, and which of its denials the other version does not answer.

use super::wording::{Wording, says_something};
use crate::document::Document;
use crate::lang::{Sense, Shape};
use crate::span::text_before;
use std::ops::Range;

/// Negations of one clause: *nobody ever said no* counts once, as most languages have it.
#[derive(Clone, Debug, PartialEq)]
pub struct Denied {
    /// From the first negator to the last.
    pub tokens: Range<usize>,
    /// The word that is denied, where one near the negation has a twin in the other version.
    pub act: Option<usize>,
}

// The distances below are guesses, tried on English translations of one text, in tokens.

/// Negations so near each other, with no mark between them, are of one clause.
const CLAUSE: usize = 6;
/// The word that is denied stands so near the negator.
const NEAR: usize = 4;
/// A denial in other words stands so near to where the negation would.
const AROUND: usize = 8;
/// Another negation that stands so near to it is of the same clause: one of two versions doubles it.
const BESIDE: usize = 5;
/// A prefix negates what is a word without it. Fewer letters are one by chance, and so are more of them
/// where the other version does not show the word. Guesses.
const SHORTEST: usize = 3;
const SHORTEST_KNOWN: usize = 5;
/// No phrase of a language file has more tokens.
const LONGEST_PHRASE: usize = 12;

/// Concepts that say no, or less than all, without a negator.
const DENYING: [&str; 25] = [
    "deny",
    "refuse",
    "reject",
    "prevent",
    "avoid",
    "fail",
    "stop",
    "cancel",
    "warn",
    "ignore",
    "miss",
    "withdraw",
    "abolish",
    "dismiss",
    "block",
    "oppose",
    "impossible",
    "illegal",
    "wrong",
    "only",
    "only_adv",
    "few",
    "unless",
    "until",
    "instead",
];

/// The denials of each side that nothing in the other answers: no negation at the like place, no word that
/// denies by itself, and none beside them that turns them back (*did not fail*). Across languages any such
/// word answers, wherever it stands.
pub fn unanswered(documents: [&Document<'_>; 2], wording: &Wording) -> [Vec<Denied>; 2] {
    let denied = [0, 1].map(|side| denied(documents, wording, side));
    if denied.iter().all(Vec::is_empty) {
        return denied;
    }
    let mut soft = [0, 1].map(|side| soft(documents, wording, side));
    strike_answered(wording, &mut soft);
    let open = open(wording, &denied);
    [0, 1].map(|side| {
        let other = 1 - side;
        let is_left = |one: &Denied| {
            let place = wording.place(side, one.tokens.start);
            let reach = |tokens: usize| if wording.same_language { tokens } else { usize::MAX };
            let said = soft[other].iter().any(|at| at.abs_diff(place) <= reach(AROUND));
            let doubled = soft[side].iter().any(|at| at.abs_diff(one.tokens.start) <= reach(AROUND));
            let beside = denied[other].iter().any(|known| distance(&known.tokens, place) <= reach(BESIDE));
            !said && !doubled && !beside
        };
        let left = denied[side].iter().zip(&open[side]).filter(|(one, open)| **open && is_left(one));
        left.map(|(one, _)| one.clone()).collect()
    })
}

/// Whether something denies near a token: *did not rise* says what *fell* says.
pub fn denies_near(documents: [&Document<'_>; 2], wording: &Wording, side: usize, at: usize) -> bool {
    let range = &wording.tokens[side];
    let mut near = range.start.max(at.saturating_sub(NEAR))..range.end.min(at + NEAR + 1);
    let denies = |at: usize| documents[side].has(at, |s| matches!(s, Sense::Negator | Sense::Denial));
    near.any(|other| other != at && denies(other) || negation_at(documents, wording, side, other).is_some())
}

/// Whether the denied word is the first that says something, on the side where the language has it.
pub fn is_close(document: &Document<'_>, one: &Denied) -> bool {
    one.act.is_some_and(|act| one.tokens.contains(&act) || first_word(document, one) == Some(act))
}

/// The first word beside a negation that says something, on the side where the language has it.
pub fn first_word(document: &Document<'_>, one: &Denied) -> Option<usize> {
    let tokens = document.sentences.get(document.sentence_at(document.tokens.get(one.tokens.start)?.span.start)?)?;
    let range = &tokens.tokens;
    let says = |at: &usize| says_something(document, *at);
    let clause = |at: &usize| !is_break(document, *at);
    if document.lang.file.words.denies_before {
        let from = range.start.max(one.tokens.start.saturating_sub(NEAR));
        (from..one.tokens.start).rev().take_while(clause).find(says)
    } else {
        (one.tokens.end..range.end.min(one.tokens.end + NEAR)).take_while(clause).find(says)
    }
}

fn distance(tokens: &Range<usize>, at: usize) -> usize {
    tokens.start.saturating_sub(at).max(at.saturating_sub(tokens.end))
}

/// Which denials of each side have no partner in the other, those at like places paired first.
fn open(wording: &Wording, denied: &[Vec<Denied>; 2]) -> [Vec<bool>; 2] {
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (n, one) in denied[0].iter().enumerate() {
        let place = wording.place(0, one.tokens.start);
        pairs.extend(denied[1].iter().enumerate().map(|(k, other)| (distance(&other.tokens, place), n, k)));
    }
    pairs.sort_unstable();
    let mut open = [vec![true; denied[0].len()], vec![true; denied[1].len()]];
    for (_, n, k) in pairs {
        if open[0][n] && open[1][k] {
            (open[0][n], open[1][k]) = (false, false);
        }
    }
    open
}

/// Words that deny stand for each other: *blocked* for *stopped*.
fn strike_answered(wording: &Wording, soft: &mut [Vec<usize>; 2]) {
    let [of_a, of_b] = soft;
    of_a.retain(|&at| {
        let place = wording.place(0, at);
        let Some(n) = of_b.iter().position(|other| other.abs_diff(place) <= BESIDE) else { return true };
        of_b.remove(n);
        false
    });
}

/// The negations of one side, clause by clause.
fn denied(documents: [&Document<'_>; 2], wording: &Wording, side: usize) -> Vec<Denied> {
    let document = documents[side];
    let mut found: Vec<Denied> = Vec::new();
    for at in wording.tokens[side].clone() {
        let Some(end) = negation_at(documents, wording, side, at) else { continue };
        match found.last_mut() {
            Some(last) if at <= last.tokens.end + CLAUSE && !(last.tokens.end..at).any(|t| is_break(document, t)) => {
                last.tokens.end = last.tokens.end.max(end);
            }
            _ => found.push(Denied { tokens: at..end, act: None }),
        }
    }
    for one in &mut found {
        one.act = act(document, wording, side, one);
    }
    found
}

/// The end of the negation that begins at a token. A term that is a denial too answers and never accuses.
fn negation_at(documents: [&Document<'_>; 2], wording: &Wording, side: usize, at: usize) -> Option<usize> {
    let document = documents[side];
    if is_idle(document, at) || document.has(at, |sense| sense == Sense::Denial) {
        return None;
    }
    let negators = document.hits_at(at).iter().filter(|hit| hit.sense == Sense::Negator);
    if let Some(end) = negators.map(|hit| hit.end()).max() {
        // The number of a house or a shirt: No. 4.
        let shape = |at: usize, wanted: Shape| document.tokens.get(at).is_some_and(|token| token.shape == wanted);
        return (!(shape(end, Shape::Mark) && is_stop(document, end) && shape(end + 1, Shape::Digits))).then_some(end);
    }
    let words = &document.lang.file.words;
    let key = &document.tokens[at].key;
    // What is denied stands before the denying part, and a word has two letters at least.
    let holds =
        |part: &String| key.find(part.as_str()).is_some_and(|from| text_before(key, from).chars().nth(1).is_some());
    if words.negating_parts.iter().any(holds) {
        return Some(at + 1);
    }
    let there = documents[1 - side];
    let bare =
        |prefix: &String| key.strip_prefix(prefix.as_str()).filter(|rest| rest.chars().nth(SHORTEST - 1).is_some());
    let stands = |word: &str, other: usize| *there.tokens[other].key == *word;
    let turned = |rest: &str| {
        let mut other = wording.tokens[1 - side].clone();
        // Non-violent is nonviolent.
        let split = |at: usize| at.checked_sub(1).is_some_and(|before| &*there.tokens[before].key == "-");
        let bare = |at: usize| stands(rest, at) && says_something(there, at) && !split(at);
        !other.clone().any(|at| stands(key, at)) && other.any(bare)
    };
    (wording.same_language && words.negating.iter().chain(&words.turning).filter_map(bare).any(turned))
        .then_some(at + 1)
}

fn is_stop(document: &Document<'_>, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|token| &*token.key == ".")
}

/// The places of words that deny without a negator, but for those that both versions have.
fn soft(documents: [&Document<'_>; 2], wording: &Wording, side: usize) -> Vec<usize> {
    let (document, there) = (documents[side], documents[1 - side]);
    let denies = |document: &Document<'_>, at: usize| document.has(at, is_denial) || is_opposite(document, at);
    let both = |at: usize| wording.twin(side, at).is_some_and(|twin| denies(there, twin));
    let is = |&at: &usize| match is_idle(document, at) {
        // *Not only* accuses nobody, and what it does not deny the other may well.
        true => document.has(at, |sense| sense == Sense::Negator),
        false => denies(document, at) && !both(at),
    };
    wording.tokens[side].clone().filter(is).collect()
}

fn is_denial(sense: Sense) -> bool {
    match sense {
        Sense::Denial => true,
        Sense::Concept(concept) => DENYING.contains(&concept.name()),
        _ => false,
    }
}

/// Whether a word may be the opposite of another by its first letters: *unbeaten*, *ungelöst*.
fn is_opposite(document: &Document<'_>, at: usize) -> bool {
    let words = &document.lang.file.words;
    let (key, lexicon) = (&*document.tokens[at].key, &document.lang.lexicon);
    let rest = |prefix: &String| {
        key.strip_prefix(prefix.as_str()).filter(|rest| rest.chars().nth(SHORTEST_KNOWN - 1).is_some())
    };
    let known = |list: &[String]| list.iter().filter_map(rest).any(|rest| lexicon.knows(rest));
    known(&words.negating)
        || !lexicon.knows(key) && (words.negating.iter().any(|prefix| rest(prefix).is_some()) || known(&words.turning))
}

/// Whether a phrase that denies nothing holds the token.
fn is_idle(document: &Document<'_>, at: usize) -> bool {
    let from = at.saturating_sub(LONGEST_PHRASE);
    document.hits_in(&(from..at + 1)).iter().any(|hit| hit.sense == Sense::Idle && hit.end() > at)
}

/// The word that is denied: the negation itself where the two are one word, else the nearest word that says
/// something and has a twin, first on the side where the language has it.
fn act(document: &Document<'_>, wording: &Wording, side: usize, one: &Denied) -> Option<usize> {
    let twin = |at: usize| wording.twin(side, at).is_some();
    let is_word = |at: usize| document.tokens[at].shape == Shape::Word;
    let told = |at: &usize| says_something(document, *at) && twin(*at) && is_word(*at);
    let range = &wording.tokens[side];
    let from = range.start.max(one.tokens.start.saturating_sub(NEAR));
    let clause = |at: &usize| !is_break(document, *at);
    let behind = (one.tokens.end..range.end.min(one.tokens.end + NEAR)).take_while(clause).find(told);
    let before = (from..one.tokens.start).rev().take_while(clause).find(told);
    let means = |sense| matches!(sense, Sense::Concept(concept) if !concept.is_grammar());
    let own = one.tokens.clone().find(|&at| twin(at) && document.has(at, means));
    own.or(if document.lang.file.words.denies_before { before.or(behind) } else { behind.or(before) })
}

/// Whether a mark parts two clauses: any but hyphens, apostrophes and quotation marks.
fn is_break(document: &Document<'_>, at: usize) -> bool {
    let token = &document.tokens[at];
    token.shape == Shape::Mark && !matches!(&*token.key, "-" | "‐" | "‑" | "'" | "\"" | "«" | "»" | "„")
}

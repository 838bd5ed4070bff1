//! Words that stand twice or more in a row: “in Kabul in Kabul”, “the the”, a model's loop.

use super::garble::{self, is_capital, script};
use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Finding, Severity};
use crate::lang::{Sense, Shape, Token, is_unspaced};
use std::ops::Range;
use unicode_script::Script;

/// The longest run of tokens that is sought twice; longer loops repeat shorter ones (a guess).
const LONGEST: usize = 8;
/// Halves of lawful names (Duran Duran, Walla Walla, Boutros Boutros) are shorter.
const LONGEST_DOUBLED_NAME: usize = 8;

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let text = document.text();
    let mut found = Vec::new();
    for (n, sentence) in garble::copy(document) {
        let mut at = sentence.tokens.start;
        let mut loops = Loops::of(document, &sentence.tokens);
        let mut meant = None;
        while at < sentence.tokens.end {
            let Some(run) = (1..=LONGEST).rev().find_map(|k| run(document, at, k, &mut loops)) else {
                at += 1;
                continue;
            };
            let span = document.span_of(&(at..at + run.length * run.times));
            at += run.length * run.times;
            if *meant.get_or_insert_with(|| is_meant(reading, version, n))
                || garble::stands_elsewhere(reading, version, span.of(text))
            {
                continue;
            }
            let once = document.span_of(&(at - run.length..at)).of(text);
            let first = document.span_of(&(at - run.length * run.times..at - run.length * (run.times - 1))).of(text);
            let times = match run.times {
                2 => "twice".to_owned(),
                n => format!("{n} times"),
            };
            let message = format!("“{once}” stands {times} in a row in {}.", document.version.id);
            let severity = if run.length * run.times > 2 { Severity::Error } else { Severity::Warning };
            let finding = garble::finding("repeated-words", severity, 0.9, version, span, message);
            found.push(Finding { suggestion: Some(first.to_owned()), ..finding });
        }
    }
    found
}

/// Whether an aligned sentence repeats words too: a chant, “Canada plus plus”.
fn is_meant(reading: &Reading<'_>, version: usize, sentence: usize) -> bool {
    let repeats = |(v, s): (usize, usize)| {
        let tokens = &reading.documents[v].tokens[reading.documents[v].sentences[s].tokens.clone()];
        let twice = |k: usize| {
            let ends = tokens.len().saturating_sub(2 * k - 1);
            (0..ends).any(|at| (at..at + k).all(|t| tokens[t].key == tokens[t + k].key))
        };
        // The bare doubling of a mark or of a sign in unspaced text says nothing.
        let is_word = |t: &&crate::lang::Token| t.shape == Shape::Word && !t.key.starts_with(is_unspaced);
        tokens.windows(2).any(|pair| pair[0].key == pair[1].key && is_word(&&pair[0])) || (2..=4).any(twice)
    };
    garble::aligned(reading, version, sentence).into_iter().filter(|(v, _)| !reading.is_print(version, *v)).any(repeats)
}

struct Run {
    length: usize,
    times: usize,
}

/// How far each length of run goes on repeating itself in a sentence, sought once as long as it lasts.
struct Loops<'d> {
    tokens: &'d [Token],
    sentence: &'d Range<usize>,
    /// By length, the first token that is not the one so many places on.
    ends: [usize; LONGEST + 1],
}

impl<'d> Loops<'d> {
    fn of(document: &'d Document<'_>, sentence: &'d Range<usize>) -> Loops<'d> {
        Loops { tokens: &document.tokens, sentence, ends: [0; LONGEST + 1] }
    }

    /// How often the run of `length` tokens stands from a token on.
    fn times(&mut self, at: usize, length: usize) -> usize {
        let end = &mut self.ends[length];
        if *end <= at {
            let same = |t: &usize| self.tokens[*t].key == self.tokens[*t + length].key;
            *end = at + (at..self.sentence.end.saturating_sub(length)).take_while(same).count();
        }
        1 + (*end - at) / length
    }
}

/// The run of `length` tokens that begins at a token and is repeated there, unless it is lawful.
fn run(document: &Document<'_>, at: usize, length: usize, loops: &mut Loops<'_>) -> Option<Run> {
    let times = loops.times(at, length);
    if times < 2 {
        return None;
    }
    let words = (at..at + length).filter(|&t| document.tokens[t].shape == Shape::Word).count();
    let is_fault = if document.tokens[at].shape == Shape::Mark {
        false
    } else if document.tokens[at].span.of(document.text()).starts_with(is_unspaced) {
        words == length && is_unspaced_loop(document, at, length, times)
    } else if words < length {
        // With marks or figures inside, a list or a chant may repeat lawfully.
        words >= 4 || (words >= 1 && length >= 3 && times >= 3)
    } else if length == 1 {
        is_double(document, at, times, loops.sentence)
    } else {
        is_phrase_loop(document, at, length, times)
    };
    let is_lawful = is_listed(document, at, length)
        || opens_anew(document, at, length)
        || spells_initials(document, at, length)
        || is_term_between(document, at, length);
    (is_fault && !is_lawful).then_some(Run { length, times })
}

/// Whether the language file lets the words be doubled.
fn is_listed(document: &Document<'_>, at: usize, length: usize) -> bool {
    let hits = document.hits_at(at).iter();
    hits.filter(|hit| hit.sense == Sense::Double).any(|hit| hit.count >= 2 * length || hit.count == length)
}

/// Whether a capital begins the second run and not the first: a headline that ran into the copy.
fn opens_anew(document: &Document<'_>, at: usize, length: usize) -> bool {
    let word = |t: usize| document.tokens[t].span.of(document.text());
    is_capital(word(at + length)) && !is_capital(word(at))
}

/// Whether a term of the language file lies over the seam: से “कम से कम”.
fn is_term_between(document: &Document<'_>, at: usize, length: usize) -> bool {
    let seam = at + length;
    (at + 1..seam).any(|t| document.hits_at(t).iter().any(|hit| hit.end() > seam))
}

/// Initials by their names, in scripts without capitals: سي إن إن is CNN.
fn spells_initials(document: &Document<'_>, at: usize, length: usize) -> bool {
    let text = document.text();
    let is_short = |t: Option<usize>| {
        t.and_then(|t| document.tokens.get(t)).is_some_and(|token| {
            let word = token.span.of(text);
            token.shape == Shape::Word
                && token.key.chars().count() <= 2
                && !word.chars().any(|c| c.is_lowercase() || c.is_uppercase())
        })
    };
    length == 1 && is_short(Some(at)) && (is_short(at.checked_sub(1)) || is_short(Some(at + 2)))
}

/// One word twice: no name (Duran Duran), no figure, no part of a hyphened word.
fn is_double(document: &Document<'_>, at: usize, times: usize, sentence: &Range<usize>) -> bool {
    let text = document.text();
    let token = &document.tokens[at];
    let word = token.span.of(text);
    let is_function = document.has(at, |sense| matches!(sense, Sense::Function | Sense::Article));
    let is_numeral = document.has(at, |sense| {
        matches!(sense, Sense::Cardinal(_) | Sense::Ordinal(_) | Sense::Scale(_) | Sense::Collective(_))
    });
    let both_capital = is_capital(word) && is_capital(document.tokens[at + 1].span.of(text));
    // Names that double are short and are no other word.
    let letters = token.key.chars().count();
    let is_name = both_capital
        && !is_function
        && letters < LONGEST_DOUBLED_NAME
        && !(letters > 3 && document.lang.lexicon.knows(&token.key));
    // A Latin name in copy of another script keeps its form (Canada plus plus).
    let latin = word.chars().all(|c| script(c) == Script::Latin);
    let is_foreign = latin && garble::home_script(document) != Some(Script::Latin);
    let all = document.span_of(&(at..at + times));
    let (before, after) = garble::neighbours(text, all);
    let joined = |c: Option<char>| c.is_some_and(|c| matches!(c, '-' | '‑' | '\'' | '’' | '@' | '/' | '_' | '*'));
    let is_letter = letters == 1 && !document.has(at, |sense| sense == Sense::Article);
    let spaced = garble::is_spaced(text, token, &document.tokens[at + 1]);
    let opens_number = sentence.contains(&(at + times)) && document.tokens[at + times].shape == Shape::Digits;
    spaced
        && !joined(before)
        && !joined(after)
        && !is_letter
        && !is_numeral
        && !is_name
        && !is_foreign
        && !(opens_number && both_capital)
}

/// Several words twice, unless they are names (New York, New York) or “day after day after day”.
fn is_phrase_loop(document: &Document<'_>, at: usize, length: usize, times: usize) -> bool {
    let text = document.text();
    let is_function = |t: usize| document.has(t, |sense| matches!(sense, Sense::Function | Sense::And));
    let names = (at..at + length).all(|t| is_capital(document.tokens[t].span.of(text)));
    let next = document.tokens.get(at + length * times);
    let before = at.checked_sub(1).map(|before| &document.tokens[before]);
    let chain = length == 2
        && ((!is_function(at) && is_function(at + 1))
            || (next.is_some_and(|next| next.key == document.tokens[at].key)
                || before.is_some_and(|before| before.key == document.tokens[at + 1].key)));
    let joins = document.has(at + length - 1, |sense| sense == Sense::And);
    !names && !chain && !joins
}

/// Where words run together a pair of signs doubles lawfully (讨论讨论, いろいろ), and so does a
/// number with its counter (一个一个); only longer runs and loops are faults.
fn is_unspaced_loop(document: &Document<'_>, at: usize, length: usize, times: usize) -> bool {
    let numeral = document.has(at, |sense| matches!(sense, Sense::Cardinal(_)));
    let least = if times >= 3 { 2 } else { 4 };
    length >= least && !(numeral && length < 4)
}

//! A word that is none, one slip from a word that is: “goverment”.

use super::edits::{Kind, slip, undone};
use super::foreign_words;
use super::garble;
use super::slip_odds::{form_confidence, name_confidence, rare_confidence};
use super::vocabulary::Vocabulary;
use crate::align::Reading;
use crate::finding::{Finding, Place, Severity};
use crate::lang::{self, Shape};
use std::ops::Range;

pub fn check(words: &Vocabulary<'_>) -> Vec<Finding> {
    let (reading, version) = (words.reading, words.version);
    let document = &reading.documents[version];
    let mut found = Vec::new();
    if !document.lang.file.spaces {
        return found;
    }
    let fellows = garble::fellows(reading, version);
    for (n, sentence) in garble::copy(document) {
        for at in sentence.tokens.clone().filter(|&at| words.is_doubtful(at)) {
            let aligned = garble::aligned(reading, version, n).into_iter().filter(|(v, _)| fellows.contains(v));
            let told = aligned
                .flat_map(|(v, s)| reading.documents[v].sentences[s].tokens.clone().map(move |t| (v, t)))
                .find_map(|place| compared(reading, words, (version, at), &sentence.tokens, place));
            found.extend(told.or_else(|| alone(reading, words, (version, at), &sentence.tokens)));
        }
    }
    found
}

/// The word beside one of the same passage in another version.
fn compared(
    reading: &Reading<'_>,
    words: &Vocabulary<'_>,
    (version, at): (usize, usize),
    sentence: &Range<usize>,
    (v, t): (usize, usize),
) -> Option<Finding> {
    let (here, there) = (&reading.documents[version], &reading.documents[v]);
    let (wrong, right) = (&here.tokens[at], &there.tokens[t]);
    let (as_written, meant) = (wrong.span.of(here.text()), right.span.of(there.text()));
    let pair = (&*wrong.key, &*right.key);
    if right.shape != Shape::Word || (words.is_rare(pair.0) && !keep_company(reading, (version, at), (v, t))) {
        return None;
    }
    let confidence = match (slip(pair.0, pair.1), garble::is_capital(as_written), garble::is_capital(meant)) {
        (None, false, false) => words.are_two_slips_apart(pair).then_some(0.85)?,
        (None, ..) | (_, false, true) => return None,
        // A capital at the head of a sentence is no name's.
        (_, true, false) if at != sentence.start => return None,
        (_, true, true) if words.is_doubted_beside(at, sentence) => return None,
        (Some(slip), true, true) if !words.is_common(pair.1) => name_confidence(words, slip, pair)?,
        (Some(slip), ..) if words.is_rare(pair.0) => rare_confidence(words, slip, pair)?,
        (Some(slip), ..) if words.is_listed => {
            // A list whose maker did not tell common words from rare ones lacks some forms of the rare.
            (words.has_token(there, t) && (words.tells_common || slip.behind > 0)).then_some(0.95)?
        }
        (Some(slip), ..) => form_confidence(words, slip, pair)?,
    };
    let (id, other) = (&here.version.id, &there.version.id);
    let message = format!("“{as_written}” in {id} is misspelt: {other} has “{meant}” in the same passage.");
    let finding = garble::finding("misspelled-word", Severity::Warning, confidence, version, wrong.span, message);
    let capital = |word: &str| word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect();
    let mended = if garble::is_capital(as_written) { capital(meant) } else { meant.to_owned() };
    Some(Finding { evidence: vec![Place::new(v, right.span)], suggestion: Some(mended), ..finding })
}

/// Whether the same word stands before both, or behind both.
fn keep_company(reading: &Reading<'_>, one: (usize, usize), other: (usize, usize)) -> bool {
    let near = |(v, at): (usize, usize), step: isize| {
        let token = reading.documents[v].tokens.get(at.checked_add_signed(step)?)?;
        (token.shape == Shape::Word).then_some(&token.key)
    };
    [-1, 1].into_iter().any(|step| near(one, step).is_some_and(|word| near(other, step) == Some(word)))
}

/// A word that the list has not, one slip from one that everybody knows, among words that it has.
fn alone(
    reading: &Reading<'_>,
    words: &Vocabulary<'_>,
    (version, at): (usize, usize),
    sentence: &Range<usize>,
) -> Option<Finding> {
    let document = &reading.documents[version];
    let token = &document.tokens[at];
    let word = token.span.of(document.text());
    let letters = token.key.chars().count();
    // Short words of other languages are one slip from some word of this one.
    let in_company = letters >= 6 || words.is_common_beside(at, sentence);
    // So are rare ones of up to three: hae is none but in Scots.
    let is_strange = !words.has_token(document, at) || (letters <= 3 && words.is_rare(&token.key));
    let is_plain = words.tells_common && in_company && is_strange;
    if !is_plain
        || garble::is_capital(word)
        || words.is_doubted_beside(at, sentence)
        || words.is_made_of_words(&token.key)
        || lang::with_everyday(&token.key).next().is_some() && !words.is_slip_sooner(&token.key)
        || foreign_words::is_in_foreign_name(document, words, at, sentence)
    {
        return None;
    }
    let meant = undone(&token.key, words.letters()).into_iter().filter_map(|right| {
        let slip = slip(&token.key, &right)?;
        // The first letter is seldom missed: with another one it is another word.
        let at_head = slip.at == 0 && (letters < 6 || slip.kind != Kind::Lost);
        let is_form = slip.behind == 0 && (slip.kind == Kind::Added || (letters < 6 && slip.kind == Kind::Replaced));
        let is_plain = match (letters, slip.kind) {
            _ if at_head || is_form => false,
            (5.., _) | (4, Kind::Lost | Kind::Swapped) => words.is_common(&right),
            // Of short words only those are sure that every sentence has: tht, hve.
            (_, Kind::Lost | Kind::Swapped) => words.is_function(&right),
            _ => false,
        };
        is_plain.then_some((slip.kind, right))
    });
    let (_, right) = meant.min_by_key(|(kind, right)| (std::cmp::Reverse(words.places(right)), *kind))?;
    let message = format!("“{word}” in {} is no known word, and one slip from “{right}”.", document.version.id);
    let finding = garble::finding("misspelled-word", Severity::Warning, 0.8, version, token.span, message);
    // What the story says elsewhere is a mending; what a list offers is a guess.
    let suggestion = (words.places(&right) > 0).then_some(right);
    Some(Finding { suggestion, ..finding })
}

//! The end of a sentence that a false full stop cut off: “claimed by the government. IS.”

use super::garble::{self, is_capital};
use super::quotations::Pairing;
use super::stranded_mend::{Mend, mend};
use crate::align::Reading;
use crate::document::{Document, Kind};
use crate::finding::{Finding, Place, Severity};
use crate::lang::schema::Words;
use crate::lang::{Sense, Shape, Token};
use crate::span::Span;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A fragment has at most so many words (or characters, where words run together), and the sentence
/// before it at least so many.
const LONGEST: usize = 3;
const LONGEST_UNSPACED: usize = 6;
const SHORTEST_BEFORE: usize = 4;

/// What stands for a fragment in another version has at most so many times its words (a guess).
const LONGEST_ANSWER: usize = 4;

/// So many fragments of a version are sought elsewhere; one that has more is a list (a guess).
const MOST: usize = 200;

/// A short sentence that may be the end of the one before.
pub struct Fragment {
    /// Its words, by token.
    pub words: Range<usize>,
    /// The tokens of the sentence before it, without the stop.
    pub before: Range<usize>,
    /// With its stop.
    pub span: Span,
    pub kind: Shortness,
    /// Whether it may be a sentence of its own: a verb, a word of grammar, a time.
    pub may_stand: bool,
    /// Whether the sentence before it ends in a word that leads others: “near the. Harbour.”
    pub is_awaited: bool,
}

/// What a fragment is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shortness {
    /// Two to six capitals.
    Acronym,
    /// Words with capitals, where capitals mean names.
    Name,
    Words,
}

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let fragments = (1..document.sentences.len()).filter_map(|s| Some((s, fragment(document, s)?)));
    fragments.take(MOST).filter_map(|(s, fragment)| told(reading, version, s, &fragment)).collect()
}

fn told(reading: &Reading<'_>, version: usize, sentence: usize, fragment: &Fragment) -> Option<Finding> {
    let document = &reading.documents[version];
    let text = document.text();
    let name = &document.version.id;
    let words = fragment.span.of(text);
    let mended = if fragment.may_stand { None } else { mend(reading, version, fragment) };
    if let Some(Mend { instead, place, says }) = mended {
        let wrong = document.span_of(&instead);
        let span = wrong.to(fragment.span);
        let message = format!(
            "“{}” in {name} should read “{words}”, as in “{says}” of {}: a false full stop cut “{words}” off, and \
             “{}” took its place.",
            span.of(text),
            reading.documents[place.version].version.id,
            wrong.of(text)
        );
        let finding = garble::finding("stranded-fragment", Severity::Error, 0.93, version, span, message);
        return Some(Finding { evidence: vec![place], suggestion: Some(words.to_owned()), ..finding });
    }
    let elsewhere = named_elsewhere(reading, version, fragment);
    let is_last = !document.sentences[sentence + 1..].iter().any(|s| s.kind.is_copy());
    // People speak in short sentences.
    let joined = joined_elsewhere(reading, version, sentence, fragment)
        .filter(|_| !Pairing::of(document).is_quoted(fragment.span));
    let (severity, confidence) = match fragment.kind {
        _ if fragment.is_awaited => (Severity::Error, 0.92),
        // Words that are known to be cut off have not lost what belongs before them.
        _ if joined.is_some() => (Severity::Warning, 0.86),
        _ if fragment.may_stand => return None,
        // An agency signs the last line so.
        Shortness::Acronym if !is_last || elsewhere.is_some() => (Severity::Error, 0.85),
        Shortness::Name if elsewhere.is_some() && !is_last => (Severity::Warning, 0.6),
        _ => return None,
    };
    let elsewhere = joined.or(elsewhere);
    let shown = elsewhere.as_ref().map_or_else(String::new, |place| {
        let there = &reading.documents[place.version];
        format!("; {} says it in “{}”", there.version.id, place.span.of(there.text()))
    });
    let message =
        format!("“{words}” in {name} is no sentence: a false full stop cut it off from the words before{shown}.");
    let finding = garble::finding("stranded-fragment", severity, confidence, version, fragment.span, message);
    Some(Finding { evidence: elsewhere.into_iter().collect(), ..finding })
}

/// The sentence as a fragment, if it is one to three words without a verb behind a full stop.
fn fragment(document: &Document<'_>, sentence: usize) -> Option<Fragment> {
    let text = document.text();
    let (here, before) = (document.sentences.get(sentence)?, document.sentences.get(sentence.checked_sub(1)?)?);
    if here.kind != Kind::Body || before.kind != Kind::Body || here.paragraph != before.paragraph {
        return None;
    }
    let is_stop = |t: usize| matches!(&*document.tokens[t].key, "." | "。" | "।" | "۔");
    let stop = here.tokens.clone().find(|&t| is_stop(t))?;
    let words = here.tokens.start..stop;
    // A figure after the fragment (“IS. 3 May”) hides its end from whoever cuts sentences.
    let (_, after) = garble::neighbours(text, document.tokens[stop].span);
    let is_whole = stop + 1 == here.tokens.end
        && !after.is_some_and(|c| c.is_alphanumeric() && document.lang.file.spaces)
        || (document.tokens[stop + 1].shape == Shape::Digits
            && garble::is_spaced(text, &document.tokens[stop], &document.tokens[stop + 1]));
    let last = before.tokens.clone().next_back()?;
    let shapes =
        |range: &Range<usize>| document.tokens[range.clone()].iter().filter(|t| t.shape == Shape::Word).count();
    let stops = is_stop(stop) && is_stop(last) && !is_stop(last.checked_sub(1)?);
    let longest = if document.lang.file.spaces { LONGEST } else { LONGEST_UNSPACED };
    let all_words = !words.is_empty() && shapes(&words) == words.len() && words.len() <= longest;
    let before = before.tokens.start..last;
    if !is_whole || !stops || !all_words || shapes(&before) < SHORTEST_BEFORE || garble::is_abbreviation(document, last)
    {
        return None;
    }
    let written: Vec<String> = document.tokens[words.clone()].iter().map(|t| t.span.of(text).nfc().collect()).collect();
    let is_awaited = leads(document, before.end - 1);
    let kind = match written.as_slice() {
        [word] if is_acronym(word) => Shortness::Acronym,
        _ if written.iter().all(|word| is_capital(word)) && !document.lang.file.nouns_capitalised => Shortness::Name,
        _ => Shortness::Words,
    };
    let span = document.span_of(&(words.start..stop + 1));
    let may_stand = kind != Shortness::Acronym && is_sentence(document, &words);
    Some(Fragment { words, before, span, kind, may_stand, is_awaited })
}

/// Whether a word is one behind which no sentence ends.
fn leads(document: &Document<'_>, word: usize) -> bool {
    let Words { leading, unfinished, .. } = &document.lang.file.words;
    let is_it = |listed: &String| **listed == *document.tokens[word].key;
    leading.iter().chain(unfinished).any(is_it) && !is_capital(document.tokens[word].span.of(document.text()))
}

/// Where another version says in one sentence what the fragment and the one before say here: the row
/// joins them, or nothing there stands for the fragment alone.
fn joined_elsewhere(reading: &Reading<'_>, version: usize, sentence: usize, fragment: &Fragment) -> Option<Place> {
    let here = &reading.documents[version];
    // “She said” is a sentence, “ministry said” behind a stop is none, save behind a quotation.
    let is_subject = |t: usize| here.has(t, |sense| sense == Sense::Function);
    let reports = fragment.words.len() > 1
        && (here.lang.file.spaces && fragment.words.clone().any(is_subject)
            || here.words(sentence - 1).contains(garble::is_quotation_mark));
    let stands = |sense| {
        matches!(sense, Sense::ShortSentence | Sense::FirstPerson | Sense::Negator)
            || reports && sense == Sense::Reporting
    };
    // What ends in a letter or two is an initial or an abbreviation (George W., यू.), if it is no word.
    let last = fragment.words.end - 1;
    let key = &here.tokens[last].key;
    let is_initial = key.chars().nth(2).is_none()
        && !key.starts_with(crate::lang::is_unspaced)
        && (key.chars().nth(1).is_none() || !here.has(last, |sense| sense == Sense::Function));
    if is_initial || fragment.words.clone().any(|t| here.has(t, stands)) {
        return None;
    }
    let rows = |sentence| garble::aligned(reading, version, sentence);
    let (before, own) = (rows(sentence - 1), rows(sentence));
    before.iter().copied().filter(|(v, _)| !reading.is_print(version, *v)).find_map(|(v, s)| {
        let there = &reading.documents[v];
        let is_one = before.iter().filter(|(other, _)| *other == v).count() == 1;
        // Nothing there waits for the fragment: what follows says what other sentences here say, or more
        // than a fragment can.
        let next = there.sentences.get(s + 1).filter(|next| next.kind == Kind::Body);
        let is_answered = next.is_none_or(|next| next.tokens.len() > LONGEST_ANSWER * fragment.words.len().max(2))
            || reading.group_of(v, s + 1).is_some();
        // Or the row took it for the beginning of the sentence behind it.
        let is_tacked_on = !fragment.may_stand && own == rows(sentence + 1);
        let row = if own.is_empty() { is_answered } else { own.contains(&(v, s)) || is_tacked_on };
        (is_one && row).then(|| Place::new(v, there.sentences[s].span))
    })
}

/// Two to six capitals; “OK” is a sentence.
pub fn is_acronym(word: &str) -> bool {
    let letters = word.nfc().count();
    (2..=6).contains(&letters) && word.nfc().all(char::is_uppercase) && word != "OK"
}

/// Signs of a sentence that is short by nature: words that are one, verbs, times, other function words.
fn is_sentence(document: &Document<'_>, words: &Range<usize>) -> bool {
    document.hits_in(words).iter().any(|hit| match hit.sense {
        Sense::ShortSentence | Sense::Reporting | Sense::FirstPerson | Sense::Negator | Sense::Relative(_) => true,
        Sense::Weekday { .. } | Sense::Month { .. } | Sense::Title | Sense::Vague(_) | Sense::Abbreviation { .. } => {
            true
        }
        Sense::Function => !document.has(hit.first, |sense| sense == Sense::Article),
        Sense::Concept(concept) => matches!(concept.class(), "act" | "time" | "quality"),
        _ => false,
    })
}

/// Where else the story has the acronym or the name, with a few words round it.
fn named_elsewhere(reading: &Reading<'_>, version: usize, fragment: &Fragment) -> Option<Place> {
    let here = &reading.documents[version];
    let wanted = &here.tokens[fragment.words.clone()];
    let is_capital_here = |t: &Token| is_capital(t.span.of(here.text()));
    if fragment.kind == Shortness::Name && fragment.words.clone().any(|t| here.lang.lexicon.knows(&here.tokens[t].key))
    {
        return None;
    }
    let order = std::iter::once(version).chain(reading.order.iter().copied().filter(|&v| v != version));
    order.into_iter().find_map(|v| {
        let there = &reading.documents[v];
        let text = there.text();
        let at = there.tokens.windows(wanted.len()).enumerate().position(|(at, run)| {
            let is_fragment = v == version && at == fragment.words.start;
            let is_same = |(there, here): (&Token, &Token)| {
                let is_acronym = fragment.kind != Shortness::Acronym || is_acronym(there.span.of(text));
                there.key == here.key && is_capital(there.span.of(text)) == is_capital_here(here) && is_acronym
            };
            !is_fragment && run.iter().zip(wanted).all(is_same)
        })?;
        let sentence = &there.sentences.get(there.sentence_at(there.tokens[at].span.start)?)?.tokens;
        let shown = at.saturating_sub(4).max(sentence.start)..(at + wanted.len() + 2).min(sentence.end);
        Some(Place::new(v, there.span_of(&shown)))
    })
}

//! What the rules for broken copy share: which sentences they read, what other versions may say for
//! or against a fault, and which of several findings on the same words stays.

use crate::align::Reading;
use crate::document::{Document, Sentence};
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::{Sense, Shape, Token, script};
use crate::span::{Span, text_from};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use unicode_script::Script;

/// A finding of the family without evidence or suggestion.
pub fn finding(
    rule: &'static str,
    severity: Severity,
    confidence: f64,
    version: usize,
    span: Span,
    message: String,
) -> Finding {
    Finding {
        rule,
        family: Family::Garble,
        severity,
        confidence,
        message,
        fault: Place::new(version, span),
        evidence: Vec::new(),
        suggestion: None,
    }
}

/// The sentences that belong to the story, with their numbers.
pub fn copy<'d>(document: &'d Document<'_>) -> impl Iterator<Item = (usize, &'d Sentence)> {
    document.sentences.iter().enumerate().filter(|(_, sentence)| sentence.kind.is_copy())
}

/// The other versions in the language of this one, by their content.
pub fn fellows(reading: &Reading<'_>, version: usize) -> Vec<usize> {
    let first = |tag: &str| tag.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
    let here = &reading.documents[version];
    let same = |there: &Document<'_>| {
        here.lang.file.tag == there.lang.file.tag && (here.lang.has_file() || first(&here.tag) == first(&there.tag))
    };
    reading.order.iter().copied().filter(|&v| v != version && same(&reading.documents[v])).collect()
}

/// Whether another version in the language has the same words, so that they are no slip. A second
/// print of this copy shares its faults and does not count.
pub fn stands_elsewhere(reading: &Reading<'_>, version: usize, words: &str) -> bool {
    fellows(reading, version)
        .into_iter()
        .any(|other| !reading.is_print(version, other) && reading.documents[other].says(words))
}

/// The sentences of other versions that say the same as this one: version and sentence, the versions by their content,
/// so that what is found with them does not hang on how they came.
pub fn aligned(reading: &Reading<'_>, version: usize, sentence: usize) -> Vec<(usize, usize)> {
    let Some(group) = reading.group_of(version, sentence) else { return Vec::new() };
    let row = &reading.groups[group].sentences;
    let others = reading.order.iter().filter(|&&v| v != version);
    others.flat_map(|&v| row[v].iter().map(move |&s| (v, s))).collect()
}

/// The script of the language by the words of its file; of a language without one, that of most words
/// of the copy.
pub fn home_script(document: &Document<'_>) -> Option<Script> {
    let listed = document.lang.file.words.function.iter().flat_map(|word| word.chars());
    listed.map(script).find(|found| is_real(*found)).or_else(|| {
        let mut counts: Vec<(Script, usize)> = Vec::new();
        // Two hundred words show it (a guess); a long story costs no more than a short one.
        for token in document.tokens.iter().filter(|token| token.shape == Shape::Word).take(200) {
            let letters = token.span.of(document.text()).chars().map(script);
            let Some(found) = letters.into_iter().find(|found| is_real(*found)) else { continue };
            match counts.iter_mut().find(|(known, _)| *known == found) {
                Some((_, count)) => *count += 1,
                None => counts.push((found, 1)),
            }
        }
        counts.into_iter().max_by_key(|&(_, count)| count).map(|(found, _)| found)
    })
}

/// Whether a script is one that letters belong to alone.
pub fn is_real(script: Script) -> bool {
    !matches!(script, Script::Common | Script::Inherited | Script::Unknown)
}

/// The character before a place, and the one after it.
pub fn neighbours(text: &str, span: Span) -> (Option<char>, Option<char>) {
    let before = text.get(..span.start).and_then(|before| before.chars().next_back());
    let after = text.get(span.end..).and_then(|after| after.chars().next());
    (before, after)
}

/// Whether a word is joined to nothing: no hyphen, apostrophe or sign of an address beside it.
pub fn stands_free(text: &str, span: Span) -> bool {
    let (before, after) = neighbours(text, span);
    let joined =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '‑' | '\'' | '’' | '@' | '/' | '_' | '#' | '&' | '$');
    let in_address = after == Some('.') && text_from(text, span.end + 1).starts_with(char::is_alphanumeric);
    !before.is_some_and(|c| joined(c) || c == '.') && !after.is_some_and(joined) && !in_address
}

/// Whether nothing but white space stands between two tokens, and some does.
pub fn is_spaced(text: &str, left: &Token, right: &Token) -> bool {
    let between = Span::new(left.span.end, right.span.start).of(text);
    !between.is_empty() && between.chars().all(char::is_whitespace)
}

/// Whether white space stands before a token, and another token before that.
pub fn is_spaced_before(document: &Document<'_>, at: usize) -> bool {
    let (Some(before), Some(here)) = (at.checked_sub(1), document.tokens.get(at)) else { return false };
    is_spaced(document.text(), &document.tokens[before], here)
}

/// Whether the word begins with a capital.
pub fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// A word with a capital at its head where another word has one, and a small letter where it has none.
pub fn cased_like(model: &str, word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter();
    let head: String = if is_capital(model) {
        first.flat_map(char::to_uppercase).collect()
    } else {
        first.flat_map(char::to_lowercase).collect()
    };
    head + letters.as_str()
}

/// Whether a word of the copy has small letters alone.
pub fn is_small(document: &Document<'_>, token: usize) -> bool {
    let word = document.tokens[token].span.of(document.text());
    word.starts_with(char::is_lowercase) && !word.contains(char::is_uppercase)
}

/// Whether the script of the copy has capitals.
pub fn has_capitals(document: &Document<'_>) -> bool {
    matches!(
        home_script(document),
        Some(Script::Latin | Script::Cyrillic | Script::Greek | Script::Armenian | Script::Coptic | Script::Adlam)
    )
}

/// Whether the stop belongs to the word before it: an abbreviation, an initial, a figure. Words of one
/// or two letters are taken for abbreviations that no list has (pí., EE. UU.), where letters have case and
/// they are no words of grammar (of, la).
pub fn is_abbreviation(document: &Document<'_>, stop: usize) -> bool {
    let Some(last) = stop.checked_sub(1).filter(|_| &*document.tokens[stop].key == ".") else { return false };
    let word = &document.tokens[last].key;
    let listed = (last.saturating_sub(4)..=last).any(|first| {
        let ends = |hit: &crate::lang::Hit| hit.end() == stop && matches!(hit.sense, Sense::Abbreviation { .. });
        document.hits_at(first).iter().any(ends)
    });
    let is_grammar = document.has(last, |sense| sense == Sense::Function);
    let short = word.chars().count() < 3 && word.starts_with(char::is_lowercase) && !is_grammar;
    listed || short || document.tokens[last].shape != Shape::Word
}

/// Whether a character is a quotation mark; an apostrophe may be one too and is not counted.
pub fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』' | '〝' | '〞' | '＂')
}

/// A version that has a slip of form in more sentences than this has it throughout.
const THROUGHOUT: usize = 3;

/// Slips of form as an editor wants them told: one a sentence, or one for a version that has them
/// throughout, with the number of the others.
pub fn gathered(mut found: Vec<Finding>) -> Vec<Finding> {
    if found.len() > THROUGHOUT {
        let more: Vec<Place> = found.drain(1..).map(|finding| finding.fault).collect();
        if let Some(first) = found.first_mut() {
            first.message.truncate(first.message.trim_end_matches('.').len());
            first.message.push_str(&format!(" (so it is in {} more sentences).", more.len()));
            first.evidence = more.into_iter().take(THROUGHOUT).collect();
        }
    }
    found
}

/// Of findings of this family on the same words the gravest stays, then the one that mends them,
/// then the surest.
pub fn settle(found: &mut Vec<Finding>) {
    let rank = |f: &Finding| (Reverse(f.severity), f.suggestion.is_none(), Reverse((f.confidence * 100.0) as u32));
    let mut order: Vec<usize> = (0..found.len()).filter(|&n| found[n].family == Family::Garble).collect();
    order.sort_by_key(|&n| (rank(&found[n]), found[n].fault.version, found[n].fault.span, found[n].rule));
    // By version, start and end; those that stay do not meet.
    let mut kept: BTreeSet<(usize, usize, usize)> = BTreeSet::new();
    let mut dropped = vec![false; found.len()];
    for n in order {
        let here = &found[n].fault;
        let (version, span) = (here.version, here.span);
        let before = kept.range((version, 0, 0)..(version, span.end, 0)).next_back();
        if before.is_some_and(|&(_, _, end)| end > span.start) {
            dropped[n] = true;
        } else {
            kept.insert((version, span.start, span.end));
        }
    }
    let mut at = 0;
    found.retain(|_| {
        at += 1;
        !dropped[at - 1]
    });
}

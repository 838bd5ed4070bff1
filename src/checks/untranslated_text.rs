//! A sentence, or part of one, that was left in another language.

use super::foreign_words::{self, Residue};
use super::garble::{self, is_real};
use super::strangers;
use super::vocabulary::Vocabulary;
use crate::document::{Document, Kind, Sentence};
use crate::finding::{Finding, Place, Severity};
use crate::lang::{self, Sense, Shape, script};
use crate::span::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_script::Script;

/// Under so many letters a detector guesses (measured on cut lines of news).
const FEWEST_LETTERS: usize = 40;
/// With names among them it takes more (a guess).
const FEWEST_WITH_NAMES: usize = 60;

/// Fewer quoted words are a name or a saying.
const FEWEST_QUOTED: usize = 4;

pub fn check(words: &Vocabulary<'_>) -> Vec<Finding> {
    let (reading, version) = (words.reading, words.version);
    let document = &reading.documents[version];
    let main = garble::home_script(document);
    let mut found = Vec::new();
    let mut foreign = 0;
    for (n, sentence) in garble::copy(document).filter(|(_, s)| s.kind != Kind::Headline) {
        let told = match foreign_language(document, sentence) {
            Some(tag) => {
                foreign += 1;
                Some((sentence.span, format!("is in {}, not in {}", english(tag), english(&document.tag))))
            }
            None => foreign_script(document, sentence, main)
                .map(|(span, script)| (span, format!("was left in another script, {}", script.full_name())))
                .or_else(|| foreign_word(document, words, sentence, main)),
        };
        let stranger = || strangers::stranger(reading, words, version, n);
        let Some((span, why)) = told else {
            found.extend(stranger());
            continue;
        };
        let left = span.of(document.text());
        if garble::stands_elsewhere(reading, version, left) {
            continue;
        }
        // Another version may show what belongs in its place.
        let meant = stranger().filter(|stranger| stranger.fault.span == span).and_then(|stranger| {
            let place = stranger.evidence.first().cloned()?;
            Some((place, stranger.suggestion?))
        });
        let shown = meant.as_ref().map_or(String::new(), |(place, meant)| {
            format!(": {} has “{meant}” in its place", reading.documents[place.version].version.id)
        });
        let message = format!("“{left}” in {} {why}{shown}.", document.version.id);
        let finding = garble::finding("untranslated-text", Severity::Error, 0.95, version, span, message);
        let row = || {
            let aligned = garble::aligned(reading, version, n).into_iter();
            aligned.map(|(v, s)| Place::new(v, reading.documents[v].sentences[s].span)).next()
        };
        let evidence = meant.as_ref().map(|(place, _)| place.clone()).or_else(row);
        let suggestion = meant.map(|(_, meant)| meant);
        found.push(Finding { evidence: evidence.into_iter().collect(), suggestion, ..finding });
    }
    // Where most of the copy is in the other language, its label is wrong and not the copy.
    if foreign * 2 > document.sentences.len() { Vec::new() } else { found }
}

/// A word of another language in the same script.
fn foreign_word(
    document: &Document<'_>,
    words: &Vocabulary<'_>,
    sentence: &Sentence,
    main: Option<Script>,
) -> Option<(Span, String)> {
    let free: Vec<usize> = free_tokens(document, sentence).collect();
    let Residue { span, language } = foreign_words::residue(document, words, sentence, &free, main)?;
    let own = english(&document.tag);
    let why = language.map_or_else(|| format!("is no word of {own}"), |tag| format!("is {}, not {own}", english(tag)));
    Some((span, why))
}

fn english(tag: &str) -> &str {
    let language = lang::get(tag);
    if language.has_file() { &language.file.english } else { tag }
}

/// The language of a sentence where it is surely not that of the version. Function words decide
/// with the detector: the other language has some here, and more than this one.
fn foreign_language(document: &Document<'_>, sentence: &Sentence) -> Option<&'static str> {
    let own = document.hits_in(&sentence.tokens).iter().filter(|hit| hit.sense == Sense::Function).count();
    let words = document.tokens[sentence.tokens.clone()].iter().filter(|token| token.shape == Shape::Word).count();
    // One function word in eight is a sign of the language; its own copy has one in two to four (a guess).
    if own * 8 > words && document.lang.has_file() {
        return None;
    }
    // Capitals may be names, which say nothing of the language, or German nouns.
    let letters = |words: &str| words.chars().filter(|c| c.is_alphabetic()).count();
    let masked = Some(free_words(document, sentence, false))
        .filter(|words| letters(words) >= FEWEST_LETTERS)
        .or_else(|| Some(free_words(document, sentence, true)).filter(|words| letters(words) >= FEWEST_WITH_NAMES))?;
    let tag = lang::surely(&masked)?;
    let there = lang::get(tag);
    if there.file.tag == document.lang.file.tag || !there.has_file() {
        return None;
    }
    let tokens = lang::tokens(&masked, there.file.apostrophe);
    let theirs = there.lexicon.scan(&tokens).iter().filter(|hit| hit.sense == Sense::Function).count();
    (theirs >= 3 && theirs > 2 * own).then_some(tag)
}

/// The sentence without what may lawfully be foreign: quotations, brackets, names unless they are asked for.
fn free_words(document: &Document<'_>, sentence: &Sentence, with_names: bool) -> String {
    let mut out = String::new();
    for at in free_tokens(document, sentence) {
        let word = document.tokens[at].span.of(document.text());
        let is_name = garble::is_capital(word) && !out.is_empty();
        if with_names || !is_name {
            out.extend(word.nfc());
            if !word.starts_with(lang::is_unspaced) {
                out.push(' ');
            }
        }
    }
    out
}

/// The words of a sentence that nobody quotes in another language or sets in brackets, by token.
fn free_tokens(document: &Document<'_>, sentence: &Sentence) -> impl Iterator<Item = usize> {
    let mut depth = 0_usize;
    let mut quoted: Option<Vec<usize>> = None;
    let mut free = Vec::new();
    for at in sentence.tokens.clone() {
        let token = &document.tokens[at];
        let mark = token.span.of(document.text());
        let opens = matches!(mark, "“" | "«" | "„" | "「" | "『") || mark == "\"" && quoted.is_none();
        match mark {
            "(" | "（" | "[" | "《" | "〈" | "【" => depth += 1,
            ")" | "）" | "]" | "》" | "〉" | "】" => depth = depth.saturating_sub(1),
            _ if opens => quoted = Some(quoted.take().unwrap_or_default()),
            "”" | "»" | "」" | "』" | "\"" => {
                free.extend(quoted.take().filter(|words| is_own(document, words)).into_iter().flatten())
            }
            _ if depth == 0 && token.shape == Shape::Word => quoted.as_mut().unwrap_or(&mut free).push(at),
            _ => {}
        }
    }
    free.extend(quoted.filter(|words| is_own(document, words)).into_iter().flatten());
    free.into_iter()
}

/// Whether quoted words are the language's own, by the words that hold sentences together.
fn is_own(document: &Document<'_>, words: &[usize]) -> bool {
    let grammar = words.iter().filter(|&&at| document.has(at, |sense| sense == Sense::Function)).count();
    words.len() >= FEWEST_QUOTED && grammar * 4 >= words.len()
}

/// A stretch of words in a script that is neither the copy's own nor Latin, which names are in.
fn foreign_script(document: &Document<'_>, sentence: &Sentence, main: Option<Script>) -> Option<(Span, Script)> {
    let text = document.text();
    if sentence.span.of(text).is_ascii() {
        return None;
    }
    let mut runs: Vec<(Span, Script, usize)> = Vec::new();
    for at in free_tokens(document, sentence) {
        let token = &document.tokens[at];
        let word = token.span.of(text);
        let Some(found) = word.chars().map(script).find(|s| is_real(*s)) else { continue };
        match runs.last_mut() {
            Some((span, known, count)) if *known == found => {
                *span = span.to(token.span);
                *count += token.key.chars().count();
            }
            _ => runs.push((token.span, found, token.key.chars().count())),
        }
    }
    // One letter may be a sign or a look-alike, unless it is a word of grammar; one Han sign is a word.
    let is_word = |span: Span| {
        let (before, after) = garble::neighbours(text, span);
        before == Some(' ') && after == Some(' ') && lang::joins_somewhere(span.of(text))
    };
    runs.into_iter()
        .find(|&(span, found, count)| (count >= 2 || found == Script::Han || is_word(span)) && is_foreign(found, main))
        .map(|(span, found, _)| (span, found))
}

fn is_foreign(found: Script, main: Option<Script>) -> bool {
    let east_asian =
        |s: Script| matches!(s, Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul | Script::Bopomofo);
    match main {
        None | Some(Script::Greek) => false,
        Some(main) => {
            found != main && !matches!(found, Script::Latin | Script::Greek) && !(east_asian(found) && east_asian(main))
        }
    }
}

//! Words that are broken: doubled, misspelt, spliced, written in two scripts or in a wrong encoding.

use super::super::forms::cased;
use super::super::site::{Edit, Site};
use crate::lang::{Language, Shape, Token, fold};
use crate::span::Span;
use encoding_rs::WINDOWS_1252;

/// Letters of a word that is misspelt or mixed, at least: of a shorter one any change makes another word.
const LONG: usize = 6;
/// Characters that are said twice where words run together.
const RUN: usize = 4;
/// Letters of two scripts that no eye tells apart.
const TWINS: [(char, char); 9] =
    [('a', 'а'), ('e', 'е'), ('o', 'о'), ('p', 'р'), ('c', 'с'), ('x', 'х'), ('y', 'у'), ('i', 'і'), ('j', 'ј')];

/// A word that stands twice.
pub fn doubled(site: &Site<'_, '_>) -> Vec<Edit> {
    repeated(site, 1)
}

/// Words that stand twice.
pub fn phrase_doubled(site: &Site<'_, '_>) -> Vec<Edit> {
    repeated(site, 3)
}

fn repeated(site: &Site<'_, '_>, words: usize) -> Vec<Edit> {
    let document = site.document();
    let (count, apart) = if site.is_spaced() { (words, " ") } else { (words.max(RUN), "") };
    let lists = &document.lang.file.words;
    let is_double = |words: &str| {
        let twice = format!("{0}{apart}{0}", words.to_lowercase());
        lists.doubles.iter().chain(&lists.adjoining).any(|listed| listed.to_lowercase() == twice)
    };
    let mut edits = Vec::new();
    for (_, sentence) in site.body() {
        let tokens = sentence.tokens.clone();
        for first in tokens.start + 1..tokens.end.saturating_sub(count) {
            let run = &document.tokens[first..first + count];
            let is_small = |token: &Token| {
                token.shape == Shape::Word
                    && !site.words(token.span).contains(|c: char| c.is_uppercase() || !c.is_alphabetic())
            };
            let joined = if site.is_spaced() {
                (first..=first + count).all(|t| site.is_apart(t))
            } else {
                run.windows(2).all(|two| two[0].span.end == two[1].span.start)
            };
            let span = run[0].span.to(run[count - 1].span);
            let stands_twice = document.tokens[first - 1].key == run[0].key;
            if run.iter().all(is_small) && joined && !stands_twice && !is_double(site.words(span)) {
                edits.push(Edit::new(span, format!("{0}{apart}{0}", site.words(span))));
            }
        }
    }
    edits
}

/// A word that has lost a letter, and is no word then.
pub fn misspelt(site: &Site<'_, '_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for token in small_words(site) {
        let word = site.words(token.span);
        let Some((at, c)) = word.char_indices().nth(word.chars().count() / 2) else { continue };
        let made = Span::new(at, at + c.len_utf8()).around(word).concat();
        if !is_known(site, &made) {
            edits.push(Edit::new(token.span, made));
        }
    }
    edits
}

/// A word with a letter of another script in it.
pub fn mixed(site: &Site<'_, '_>) -> Vec<Edit> {
    let twin = |c: char| TWINS.iter().find_map(|&(a, b)| if c == a { Some(b) } else { (c == b).then_some(a) });
    let mut edits = Vec::new();
    for token in small_words(site) {
        let word = site.words(token.span);
        let mut inner = word.char_indices().skip(1).filter_map(|(at, c)| Some((at, c, twin(c)?)));
        if let Some((at, c, other)) = inner.next() {
            let [head, tail] = Span::new(at, at + c.len_utf8()).around(word);
            edits.push(Edit::new(token.span, format!("{head}{other}{tail}")));
        }
    }
    edits
}

/// A word with a character that nobody sees in it.
pub fn hidden(site: &Site<'_, '_>) -> Vec<Edit> {
    let parted = |token: &Token| {
        let word = site.words(token.span);
        let (at, _) = word.char_indices().nth(word.chars().count() / 2)?;
        Some(Edit::new(token.span, Span::new(at, at).around(word).join("\u{200B}")))
    };
    small_words(site).into_iter().filter_map(parted).collect()
}

/// A word whose UTF-8 was read as Windows-1252.
pub fn mangled(site: &Site<'_, '_>) -> Vec<Edit> {
    let strange = |token: &&Token| token.shape == Shape::Word && !site.words(token.span).is_ascii();
    let misread = |token: &Token| {
        let (read, _) = WINDOWS_1252.decode_without_bom_handling(site.words(token.span).as_bytes());
        Edit::new(token.span, read)
    };
    site.copy().flat_map(|(_, sentence)| site.tokens(&sentence.tokens).iter().filter(strange).map(misread)).collect()
}

/// A word inside which another was replaced by what the language file says is put for it.
pub fn spliced(site: &Site<'_, '_>) -> Vec<Edit> {
    let lang = site.document().lang;
    let mut edits = Vec::new();
    for token in small_words(site) {
        let word = site.words(token.span);
        let puts = lang.file.synonyms.iter().filter(|(plain, _)| plain.chars().nth(2).is_some());
        let mut made = puts.filter_map(|(plain, puts)| splice(lang, word, plain, puts.first()?));
        edits.extend(made.next().map(|made| Edit::new(token.span, made)));
    }
    edits
}

/// A word with what a spinner puts for a part of it; `None` where that makes another word, or another form of one.
pub fn splice(lang: &Language, word: &str, plain: &str, put: &str) -> Option<String> {
    let small = word.to_lowercase();
    let at = small.find(plain)?;
    let [head, tail] = Span::new(at, at + plain.len()).around(&small);
    let is_ending = |tail: &str| tail.chars().nth(2).is_none() || lang.file.words.endings.iter().any(|end| end == tail);
    let is_beginning = head.is_empty() || lang.file.words.beginnings.iter().any(|known| known == head);
    let rest = head.chars().chain(tail.chars()).count();
    let made = [head, put, tail].concat();
    let is_word = lang.words().is_some_and(|list| made.split(' ').all(|part| list.has(part)));
    let is_name = word.chars().skip(1).any(char::is_uppercase);
    let is_short = rest < 2 || small.chars().nth(4).is_none();
    let is_form = is_short || is_name || is_word || is_beginning && is_ending(tail);
    (!is_form).then(|| cased(&made, word))
}

/// Long words in small letters, or of a script that has no others, between two spaces.
fn small_words<'s>(site: &Site<'s, '_>) -> Vec<&'s Token> {
    let is_long = |token: &&Token| {
        let word = site.words(token.span);
        word.chars().nth(LONG - 1).is_some() && !word.contains(char::is_uppercase)
    };
    let spaced = site.body().filter(|_| site.is_spaced());
    spaced.flat_map(|(_, sentence)| site.free_words(sentence)).filter(is_long).collect()
}

/// Whether a word is one: the language has it, or a version.
fn is_known(site: &Site<'_, '_>, word: &str) -> bool {
    let lang = site.document().lang;
    let folded = fold(word);
    lang.is_word(&folded)
        || lang.words().is_some_and(|list| list.has(&folded))
        || site.reading.spells(site.version, word) == Some(true)
        || site.reading.documents.iter().any(|document| document.says(word))
}

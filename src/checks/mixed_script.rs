//! Letters of another script that look alike: a Cyrillic С in a Latin word, and full-width marks in
//! Latin or Cyrillic copy.

use super::garble::{self, is_real};
use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Finding, Severity};
use crate::lang::{Shape, script};
use crate::span::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_script::Script;

/// Letters that no eye tells apart: Latin, Cyrillic, Greek; a blank where a script has none.
const ALIKE: &[(char, char, char)] = &[
    ('A', 'А', 'Α'),
    ('B', 'В', 'Β'),
    ('C', 'С', ' '),
    ('E', 'Е', 'Ε'),
    ('H', 'Н', 'Η'),
    ('I', 'І', 'Ι'),
    ('J', 'Ј', ' '),
    ('K', 'К', 'Κ'),
    ('M', 'М', 'Μ'),
    ('N', ' ', 'Ν'),
    ('O', 'О', 'Ο'),
    ('P', 'Р', 'Ρ'),
    ('S', 'Ѕ', ' '),
    ('T', 'Т', 'Τ'),
    ('X', 'Х', 'Χ'),
    ('Y', 'У', 'Υ'),
    ('Z', ' ', 'Ζ'),
    ('a', 'а', ' '),
    ('c', 'с', ' '),
    ('e', 'е', ' '),
    ('i', 'і', ' '),
    ('j', 'ј', ' '),
    ('o', 'о', 'ο'),
    ('p', 'р', ' '),
    ('s', 'ѕ', ' '),
    ('x', 'х', ' '),
    ('y', 'у', ' '),
    ('ë', 'ё', ' '),
    ('ï', 'ї', ' '),
    ('v', ' ', 'ν'),
];

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let text = document.text();
    let main = garble::home_script(document);
    let mut found = Vec::new();
    for (_, sentence) in garble::copy(document) {
        if sentence.span.of(text).is_ascii() {
            continue;
        }
        for token in &document.tokens[sentence.tokens.clone()] {
            // Letters and their accents count as one, however they are composed.
            let word: String = token.span.of(text).nfc().collect();
            let word = word.as_str();
            if token.shape != Shape::Word || word.is_ascii() || is_symbol(word) {
                continue;
            }
            let Some(mended) = one_script(word, main).or_else(|| foreign_letters(word, main)) else { continue };
            let strays: Vec<String> = word.chars().zip(mended.chars()).filter(|(a, b)| a != b).map(named).collect();
            let message = format!(
                "“{word}” in {} holds letters that only look right: {}.",
                document.version.id,
                strays.join(", ")
            );
            let finding = garble::finding("mixed-script", Severity::Error, 0.95, version, token.span, message);
            found.push(Finding { suggestion: Some(mended), ..finding });
        }
        found.extend(wide_mark(document, version, sentence.span, main));
    }
    found
}

/// “Cyrillic с for Latin c”.
fn named((stray, meant): (char, char)) -> String {
    format!("{} {stray} for {} {meant}", script(stray).full_name(), script(meant).full_name())
}

/// A letter beside figures or a degree sign may stand for a unit or a variable.
fn is_symbol(word: &str) -> bool {
    word.chars().any(|c| script(c) == Script::Greek) && word.chars().count() < 3
}

/// The word with its look-alikes set in one script: that of most of its letters if it can be, else
/// that of the copy. An inflected foreign name (WhatsAppом) is lawful.
fn one_script(word: &str, main: Option<Script>) -> Option<String> {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    for letter in word.chars().map(script).filter(|s| is_real(*s)) {
        match counts.iter_mut().find(|(known, _)| *known == letter) {
            Some((_, count)) => *count += 1,
            None => counts.push((letter, 1)),
        }
    }
    if counts.len() != 2 || !counts.iter().all(|(s, _)| matches!(s, Script::Latin | Script::Cyrillic | Script::Greek)) {
        return None;
    }
    if is_inflected(word, main) {
        return None;
    }
    counts.sort_by_key(|&(script, count)| (std::cmp::Reverse(count), Some(script) != main));
    counts.iter().find_map(|&(target, _)| set_in(word, target))
}

fn set_in(word: &str, target: Script) -> Option<String> {
    word.chars().map(|c| if !is_real(script(c)) || script(c) == target { Some(c) } else { alike(c, target) }).collect()
}

fn alike(c: char, target: Script) -> Option<char> {
    let row = ALIKE.iter().find(|row| c == row.0 || c == row.1 || c == row.2)?;
    let twin = match target {
        Script::Latin => row.0,
        Script::Cyrillic => row.1,
        Script::Greek => row.2,
        _ => ' ',
    };
    (twin != ' ').then_some(twin)
}

/// A Latin name of three letters or more with an ending in the script of the copy.
fn is_inflected(word: &str, main: Option<Script>) -> bool {
    let stem = word.chars().take_while(|&c| script(c) == Script::Latin).count();
    let ending: Vec<char> = word.chars().skip(stem).collect();
    main != Some(Script::Latin)
        && stem >= 3
        && (1..=3).contains(&ending.len())
        && ending.iter().all(|&c| script(c) != Script::Latin && c.is_lowercase())
}

/// In Latin copy a word that is Cyrillic throughout and looks Latin throughout: “24°С”.
fn foreign_letters(word: &str, main: Option<Script>) -> Option<String> {
    let is_cyrillic = word.chars().all(|c| script(c) == Script::Cyrillic);
    (main == Some(Script::Latin) && is_cyrillic && word.chars().count() <= 2).then(|| set_in(word, Script::Latin))?
}

/// The first full-width letter or mark that touches a Latin or Cyrillic letter.
fn wide_mark(document: &Document<'_>, version: usize, sentence: Span, main: Option<Script>) -> Option<Finding> {
    let text = document.text();
    if !matches!(main, Some(Script::Latin | Script::Cyrillic | Script::Greek)) {
        return None;
    }
    let is_wide = |c: char| matches!(c, '\u{FF01}'..='\u{FF5E}' | '、' | '。');
    let is_letter = |c: Option<char>| c.map(script).is_some_and(|s| matches!(s, Script::Latin | Script::Cyrillic));
    let at = sentence.of(text).char_indices().find_map(|(at, c)| {
        let span = Span::new(sentence.start + at, sentence.start + at + c.len_utf8());
        let (before, after) = garble::neighbours(text, span);
        (is_wide(c) && (is_letter(before) || is_letter(after) || script(c) == Script::Latin)).then_some(span)
    })?;
    let wide = at.of(text);
    let narrow: String = match wide {
        "、" => ",".into(),
        "。" => ".".into(),
        _ => wide.nfkc().collect(),
    };
    let (_, after) = garble::neighbours(text, at);
    let gap = if after.is_some_and(char::is_alphabetic) && narrow.chars().all(|c| !c.is_alphanumeric() && c != '(') {
        " "
    } else {
        ""
    };
    let message =
        format!("“{wide}” in {} is a full-width sign of East Asian text: “{narrow}” is meant.", document.version.id);
    let finding = garble::finding("mixed-script", Severity::Warning, 0.9, version, at, message);
    Some(Finding { suggestion: Some(format!("{narrow}{gap}")), ..finding })
}

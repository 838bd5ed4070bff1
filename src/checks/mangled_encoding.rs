//! Text that was read in a wrong encoding: “â€™” for ’, “СЃРѕРѕР±С‰РёР»” for сообщил.

use super::garble::{self, script};
use crate::align::Reading;
use crate::finding::{Finding, Severity};
use crate::span::Span;
use encoding_rs::{
    Encoding, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255,
    WINDOWS_1256,
};
use unicode_normalization::UnicodeNormalization;
use unicode_script::Script;

/// What UTF-8 is most often taken for, the commonest first. KOI8 and IBM866 are left out: in them
/// the bytes that open a sequence are small letters, and clean words would be read anew.
static ENCODINGS: [&Encoding; 8] =
    [WINDOWS_1252, WINDOWS_1251, WINDOWS_1250, WINDOWS_1254, MACINTOSH, WINDOWS_1256, WINDOWS_1255, WINDOWS_1253];

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let text = document.text();
    let home = garble::home_script(document);
    let mut found = Vec::new();
    for sentence in &document.sentences {
        if sentence.span.of(text).is_ascii() {
            continue;
        }
        // One finding a sentence: from the first broken word to the last.
        let mut broken: Option<Span> = None;
        let mut encoding = None;
        let mut is_lost = false;
        for word in words(text, sentence.span) {
            let lost = word.of(text).chars().any(is_stray);
            let mended = mend(word.of(text), home);
            if lost || mended.is_some() {
                broken = Some(broken.map_or(word, |span| span.to(word)));
                is_lost |= lost && mended.is_none();
                encoding = encoding.or(mended.map(|(_, encoding)| encoding));
            }
        }
        let Some(span) = broken else { continue };
        let name = &document.version.id;
        let mended = (!is_lost).then(|| mended_words(text, span, home));
        let message = match (encoding, &mended) {
            (Some(encoding), Some(mended)) => {
                format!("“{}” in {name} is “{mended}”, read as {} instead of UTF-8.", span.of(text), encoding.name())
            }
            _ => format!("“{}” in {name} holds a mark that stands for a lost character.", span.of(text)),
        };
        let finding = garble::finding("mangled-encoding", Severity::Error, 0.97, version, span, message);
        found.push(Finding { suggestion: mended, ..finding });
    }
    found
}

/// The words of a sentence by white space; a hard space is a byte of broken text and parts nothing.
fn words(text: &str, sentence: Span) -> impl Iterator<Item = Span> {
    let mut at = sentence.start;
    sentence.of(text).split_inclusive(|c: char| c.is_whitespace() && c != '\u{A0}' && c != '\u{85}').map(move |part| {
        let span = Span::new(at, at + part.len());
        at = span.end;
        Span::new(span.start, span.start + part.trim_end_matches(|c: char| c.is_whitespace() && c != '\u{A0}').len())
    })
}

fn mended_words(text: &str, span: Span, home: Option<Script>) -> String {
    let mut out = String::new();
    let mut at = span.start;
    for word in words(text, span) {
        out.push_str(Span::new(at, word.start).of(text));
        out.push_str(&mend(word.of(text), home).map_or_else(|| word.of(text).to_owned(), |(mended, _)| mended));
        at = word.end;
    }
    out
}

/// The replacement character and the control characters that no text holds.
fn is_stray(c: char) -> bool {
    matches!(c, '\u{FFFD}' | '\u{80}'..='\u{84}' | '\u{86}'..='\u{9F}')
}

/// The word as it was before it was read in a wrong encoding, once or twice, and which one.
fn mend(word: &str, home: Option<Script>) -> Option<(String, &'static Encoding)> {
    if word.is_ascii() {
        return None;
    }
    // Ã may have been taken apart into A and its tilde.
    let word: String = word.nfc().collect();
    let (mut mended, encoding) = ENCODINGS.iter().find_map(|e| Some((read_anew(&word, e, home)?, *e)))?;
    while let Some(again) = ENCODINGS.iter().find_map(|encoding| read_anew(&mended, encoding, home)) {
        mended = again;
    }
    Some((mended, encoding))
}

/// The word with every stretch read anew whose bytes in the encoding are UTF-8; `None` where
/// nothing proves that the bytes were ever that.
fn read_anew(word: &str, encoding: &'static Encoding, home: Option<Script>) -> Option<String> {
    let signs: Vec<(char, Option<u8>)> = word.chars().map(|c| (c, byte(c, encoding))).collect();
    let mut out = String::with_capacity(word.len());
    // Characters gained, the longest that one came from, and whether an unlikely one came out.
    let (mut gained, mut longest, mut at) = (0, 0, 0);
    while at < signs.len() {
        match sequence(&signs[at..]) {
            Some((c, length)) if is_likely(c, home) => {
                out.push(c);
                gained += 1;
                longest = longest.max(length);
                at += length;
            }
            _ => {
                out.push(signs[at].0);
                at += 1;
            }
        }
    }
    // In Western text two signs such as Ã© never meet; elsewhere both are letters of common words.
    let western = encoding == WINDOWS_1252 && !ends_in_capital_and_mark(word);
    (gained >= 2 && longest >= 2 && covers(&signs, gained) || longest >= 3 || gained == 1 && western).then_some(out)
}

/// Whether the stretch is most of what is not ASCII in the word: chance pairs are few.
fn covers(signs: &[(char, Option<u8>)], gained: usize) -> bool {
    let high = signs.iter().filter(|(c, _)| !c.is_ascii()).count();
    gained * 2 + 1 >= high || gained * 3 >= high
}

/// “IRMÃ»” may be a word in capitals before a closing mark.
fn ends_in_capital_and_mark(word: &str) -> bool {
    let mut letters = word.trim_end_matches(|c: char| c.is_ascii_punctuation()).chars().rev();
    let mark = letters.next().is_some_and(|c| matches!(c, '»' | '”' | '’' | '…' | '“' | '‘'));
    mark && letters.next().is_some_and(char::is_uppercase) && letters.next().is_none_or(char::is_uppercase)
}

fn byte(c: char, encoding: &'static Encoding) -> Option<u8> {
    if c.is_ascii() || (('\u{80}'..='\u{9F}').contains(&c) && encoding == WINDOWS_1252) {
        return u8::try_from(u32::from(c)).ok();
    }
    let mut buffer = [0; 4];
    let (bytes, _, unmappable) = encoding.encode(c.encode_utf8(&mut buffer));
    match (&*bytes, unmappable) {
        ([byte], false) => Some(*byte),
        _ => None,
    }
}

/// The character that the first signs are in UTF-8, and how many they are.
fn sequence(signs: &[(char, Option<u8>)]) -> Option<(char, usize)> {
    let length = match signs.first()?.1? {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let bytes: Option<Vec<u8>> = signs.get(..length)?.iter().map(|sign| sign.1).collect();
    Some((std::str::from_utf8(&bytes?).ok()?.chars().next()?, length))
}

/// Characters that copy in a language is made of: Latin letters and those of its own script, and the
/// marks of typesetters. Where the script is not known, any letter of two bytes.
fn is_likely(c: char, home: Option<Script>) -> bool {
    let is_mark = matches!(u32::from(c),
        0xA0..=0xBF | 0xD7 | 0xF7 | 0x2010..=0x203A | 0x20A0..=0x20BF | 0x2116 | 0x2122 | 0x3001..=0x3015 | 0xFEFF
        | 0xFF01..=0xFF5E | 0xFFFD | 0x1F300..=0x1FAFF);
    let is_letter = match script(c) {
        Script::Latin => u32::from(c) < 0x180 || matches!(u32::from(c), 0x218..=0x21B | 0x1EA0..=0x1EF9),
        Script::Common | Script::Inherited => home == Some(Script::Arabic) && matches!(u32::from(c), 0x60C..=0x6D4),
        found => home.map_or(c.len_utf8() == 2, |home| found == home || is_japanese(found) && is_japanese(home)),
    };
    is_mark || is_letter
}

fn is_japanese(script: Script) -> bool {
    matches!(script, Script::Han | Script::Hiragana | Script::Katakana)
}

//! Copy that was read in a wrong encoding, and what stood there: the bytes are taken back out of it and
//! read anew, a line at a time where all of it was broken, else a word at a time.

use super::garble::is_real;
use crate::document::Document;
use crate::lang::{self, Sense, Shape, script};
use crate::span::Span;
use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, IBM866, KOI8_R, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256,
};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_script::Script;

/// What UTF-8 is most often taken for, the commonest first.
static ENCODINGS: [&Encoding; 8] =
    [WINDOWS_1252, WINDOWS_1251, WINDOWS_1250, WINDOWS_1254, MACINTOSH, WINDOWS_1256, WINDOWS_1255, WINDOWS_1253];
/// What only a whole line proves: in KOI8 and IBM866 the bytes that open a sequence are small letters, and
/// in those of East Asia two bytes are any sign.
static ENCODINGS_OF_LINES: [&Encoding; 6] = [KOI8_R, IBM866, GBK, SHIFT_JIS, EUC_KR, BIG5];
/// What an older encoding is taken for: that of the West, or another of the same script.
static TAKEN_FOR: [&Encoding; 6] = [WINDOWS_1252, WINDOWS_1251, KOI8_R, IBM866, GBK, BIG5];

/// A line that comes out as so many signs of two bytes or more was UTF-8; with the second number no
/// matter what language it is in (each has a chance of one in eight where bytes are random).
const PROOF: usize = 3;
const FULL_PROOF: usize = 8;
/// Copy that went through a wrong reading more often than so many times and once is beyond repair.
const LAYERS: usize = 1;

/// Copy read anew, and which encodings were taken for each other.
pub struct Reread {
    pub text: String,
    pub taken_for: &'static Encoding,
    pub meant: &'static Encoding,
}

/// The line as it was, if every sign of it that is not ASCII is a byte of UTF-8, or of an older encoding
/// that the language was written in.
pub fn line(document: &Document<'_>, line: &str, home: Option<Script>) -> Option<Reread> {
    if line.is_ascii() {
        return None;
    }
    // Ã may have been taken apart into A and its tilde.
    let line: String = line.nfc().collect();
    let Some((mut text, taken_for)) = unwound(document, &line, home, LAYERS) else { return older(document, &line) };
    while let Some((again, _)) = unwound(document, &text, home, LAYERS) {
        text = again;
    }
    // What is left of a second reading shows in single words.
    let text = mended_words(&text, Span::new(0, text.len()), home);
    Some(Reread { text, taken_for, meant: UTF_8 })
}

/// The line read as UTF-8 so often that words come out, and what it was taken for last.
fn unwound(
    document: &Document<'_>,
    line: &str,
    home: Option<Script>,
    layers: usize,
) -> Option<(String, &'static Encoding)> {
    let read = |taken: &&'static Encoding| Some((as_utf8(line, taken)?, *taken));
    let all: Vec<(String, &'static Encoding)> = ENCODINGS.iter().chain(&ENCODINGS_OF_LINES).filter_map(read).collect();
    let proves = |text: &str| proves(document, line, text, home);
    if let Some(at) = all.iter().position(|(text, _)| proves(text)) {
        return all.into_iter().nth(at);
    }
    let deeper = layers.checked_sub(1)?;
    all.into_iter().find_map(|(text, taken)| Some((unwound(document, &text, home, deeper)?.0, taken)))
}

/// The line read as UTF-8, where all its bytes are.
fn as_utf8(line: &str, taken: &'static Encoding) -> Option<String> {
    let first = line.chars().find(|c| !c.is_ascii())?;
    if !bytes(first.encode_utf8(&mut [0; 4]), taken)?.first().is_some_and(|byte| (0xC2..=0xF4).contains(byte)) {
        return None;
    }
    String::from_utf8(bytes(line, taken)?).ok()
}

/// Whether what came out of a line is what stood there: letters of the language, three of them, or one of
/// three bytes, or any where the line had signs that no copy in the language has; or text in any script,
/// and long. Names may have as many letters of the script that the language has not.
fn proves(document: &Document<'_>, line: &str, text: &str, home: Option<Script>) -> bool {
    let (mut all, mut likely, mut foreign, mut real, mut longest) = (0, 0, 0, 0, 0);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        all += 1;
        longest = longest.max(c.len_utf8());
        let is_likely = is_likely(c, home) && !is_strange(document, c, home);
        likely += usize::from(is_likely);
        foreign += usize::from(!is_likely && c.is_alphabetic() && self::is_likely(c, home));
        real += usize::from(is_likely || c.is_alphanumeric() || is_real(script(c)));
    }
    let is_enough = longest >= 3 || line.chars().any(|c| is_strange(document, c, home));
    let enough = if is_enough { 1 } else { PROOF };
    all >= enough && likely + foreign == all && likely >= foreign || all >= FULL_PROOF && real * 10 >= all * 9
}

/// Whether copy in the language has no such character: a control character, a letter of another script, a
/// letter of its own that no word of the language has.
fn is_strange(document: &Document<'_>, c: char, home: Option<Script>) -> bool {
    let letters = &document.lang.file.letters;
    let small = c.to_lowercase().next().unwrap_or(c);
    let own = letters.is_empty() || small.is_ascii() || !c.is_alphabetic() || letters.contains(small);
    !c.is_ascii()
        && (!is_likely(c, home) || !own || matches!(c, '\u{80}'..='\u{9F}' | '¤' | '¦' | '¨' | '¬' | '¯' | '¸'))
}

/// The bytes of a text in an encoding. The West's first encoding has control characters where that of
/// Windows has marks; programs take one for the other.
fn bytes(text: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    if encoding == WINDOWS_1252 {
        return text.chars().map(|c| byte(c, encoding)).collect();
    }
    let (bytes, _, unmappable) = encoding.encode(text);
    (!unmappable).then(|| bytes.into_owned())
}

/// The line read in an older encoding of its language, where that makes words of it.
fn older(document: &Document<'_>, line: &str) -> Option<Reread> {
    let labels = &document.lang.file.encodings;
    if labels.is_empty() {
        return None;
    }
    let before = known_words(document, line);
    // Copy that the language knows as it is stays; a foreign letter within its words makes it suspect.
    if before.known * 6 > before.words && !has_foreign_letter(document, line) {
        return None;
    }
    let meant = labels.iter().filter_map(|label| Encoding::for_label(label.as_bytes()));
    let mut found: Option<(usize, Reread)> = None;
    for meant in meant {
        for taken_for in TAKEN_FOR.iter().filter(|taken| **taken != meant) {
            let Some(bytes) = bytes(line, taken_for) else { continue };
            let (text, broken) = meant.decode_without_bom_handling(&bytes);
            let after = known_words(document, &text);
            let best = found.as_ref().map_or(2 * before.known + 1, |(known, _)| *known);
            // Of a line that is known in part the foreign letters must go.
            let in_part = before.known * 6 > before.words;
            let gained = if in_part { before.known } else { best.max(after.words / 6) };
            if !broken
                && after.known > gained
                && !(in_part && has_foreign_letter(document, &text))
                && after.known > found.as_ref().map_or(0, |(known, _)| *known)
            {
                found = Some((after.known, Reread { text: text.into_owned(), taken_for, meant }));
            }
        }
    }
    found.map(|(_, reread)| reread)
}

struct Known {
    words: usize,
    known: usize,
}

/// How many words a text has, and how many of them the language file has.
fn known_words(document: &Document<'_>, text: &str) -> Known {
    let tokens = lang::tokens(text, document.lang.file.apostrophe);
    let words = tokens.iter().filter(|token| token.shape == Shape::Word).count();
    let mut end = 0;
    let mut known = 0;
    for hit in document.lang.lexicon.scan(&tokens).iter() {
        let key = &tokens[hit.first].key;
        let is_word = tokens[hit.first].shape == Shape::Word
            && (key.starts_with(lang::is_unspaced) || key.chars().nth(1).is_some())
            && !matches!(hit.sense, Sense::Unit(_) | Sense::Currency(_));
        if is_word && hit.first >= end && !key.is_ascii() {
            known += hit.count;
            end = hit.end();
        }
    }
    Known { words, known }
}

/// Whether a word holds a letter or a sign that the language has not.
fn has_foreign_letter(document: &Document<'_>, line: &str) -> bool {
    let letters = &document.lang.file.letters;
    let is_foreign = |c: char| {
        let c = c.to_lowercase().next().unwrap_or(c);
        matches!(c, '¡'..='ÿ' | 'Œ' | 'œ' | 'ž' | 'š') && !matches!(c, '«' | '»' | '°' | '§') && !letters.contains(c)
    };
    let mut chars = line.chars().peekable();
    let mut in_word = false;
    while let Some(c) = chars.next() {
        if !letters.is_empty() && is_foreign(c) && (in_word || chars.peek().is_some_and(|c| c.is_lowercase())) {
            return true;
        }
        in_word = c.is_alphabetic();
    }
    false
}

/// The words of a line by white space; a hard space is a byte of broken text and parts nothing.
pub fn words(text: &str, line: Span) -> impl Iterator<Item = Span> {
    let mut at = line.start;
    line.of(text).split_inclusive(|c: char| c.is_whitespace() && c != '\u{A0}' && c != '\u{85}').map(move |part| {
        let span = Span::new(at, at + part.len());
        at = span.end;
        Span::new(span.start, span.start + part.trim_end_matches(|c: char| c.is_whitespace() && c != '\u{A0}').len())
    })
}

/// A stretch with each word as it was before it was read in a wrong encoding.
pub fn mended_words(text: &str, span: Span, home: Option<Script>) -> String {
    let mut out = String::new();
    let mut at = span.start;
    for word in words(text, span) {
        out.push_str(Span::new(at, word.start).of(text));
        out.push_str(&self::word(word.of(text), home).map_or_else(|| word.of(text).to_owned(), |(mended, _)| mended));
        at = word.end;
    }
    out
}

/// The word as it was before it was read in a wrong encoding, once or twice, and which one.
pub fn word(word: &str, home: Option<Script>) -> Option<(String, &'static Encoding)> {
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
    if !may_hold_sequence(word, encoding) {
        return None;
    }
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

/// Whether a byte that opens a sequence of UTF-8 stands before one that goes on with it: most words tell by that.
fn may_hold_sequence(word: &str, encoding: &'static Encoding) -> bool {
    let mut opened = false;
    word.chars().any(|c| {
        let byte = byte(c, encoding);
        let goes_on = opened && matches!(byte, Some(0x80..=0xBF));
        opened = matches!(byte, Some(0xC2..=0xF4));
        goes_on
    })
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
    let encoding = ENCODINGS.iter().position(|known| *known == encoding)?;
    let single = &SINGLE_BYTES[encoding];
    single.binary_search_by_key(&c, |&(c, _)| c).ok().map(|at| single[at].1)
}

/// The characters that are one byte, not of ASCII, in each of the encodings, sorted. A page of copy asks for
/// thousands.
static SINGLE_BYTES: LazyLock<[Vec<(char, u8)>; ENCODINGS.len()]> = LazyLock::new(|| {
    ENCODINGS.map(|encoding| {
        let read = |byte: u8| {
            let text = encoding.decode_without_bom_handling_and_without_replacement(&[byte])?.chars().next()?;
            Some((text, byte))
        };
        let mut single: Vec<(char, u8)> = (0x80..=0xFF).filter_map(read).collect();
        single.sort_unstable();
        single
    })
});

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

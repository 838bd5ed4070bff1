//! Words, figures and marks. Copy and the terms of the language files are cut by the same rules, so
//! that a term is found wherever it stands.

use super::fold::{digit, fold};
use super::letters::Letter;
use super::letters::script;
use super::schema::Apostrophe;
use crate::span::{Span, text_before, text_from};
use unicode_script::{Script, UnicodeScript};

/// One word, run of digits, or mark of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub shape: Shape,
    /// The word folded; digits in ASCII; a mark in its compatibility form.
    pub key: Box<str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Letters. Where a script sets no spaces between words, one character.
    Word,
    /// Decimal digits of any script, without separators.
    Digits,
    /// Any other character, alone.
    Mark,
}

/// Two characters of a script whose words run together, where they stand side by side: the nearest that such copy
/// has to a word.
pub fn pair_form(a: &Token, b: &Token) -> Option<String> {
    let joined = a.span.end == b.span.start && a.shape == Shape::Word && b.shape == Shape::Word;
    let unspaced = a.key.starts_with(is_unspaced) && b.key.starts_with(is_unspaced);
    (joined && unspaced).then(|| format!("{}{}", a.key, b.key))
}

/// Whether words of this script run together, so that each character is a token.
pub fn is_unspaced(c: char) -> bool {
    // The first of these scripts in Unicode is Thai; what comes before is most of all copy.
    c >= '\u{E00}'
        && matches!(
            c.script(),
            Script::Han
                | Script::Hiragana
                | Script::Thai
                | Script::Lao
                | Script::Khmer
                | Script::Myanmar
                | Script::Tibetan
        )
}

/// A Han, kana or Hangul character says as much as 2.5 letters (measured on news in ten languages).
const WIDE: f64 = 2.5;

/// How much a character of composed text adds to the length of copy, in letters: the same amount of
/// news has about the same length in every script.
///
/// ```
/// use copydesk::lang::letter_width;
/// assert_eq!("Kabul 喀布尔".chars().map(letter_width).sum::<f64>(), 5.0 + 3.0 * 2.5);
/// ```
pub fn letter_width(c: char) -> f64 {
    // No character before the combining marks is wide.
    if c < '\u{300}' {
        return if c.is_whitespace() { 0.0 } else { 1.0 };
    }
    // The first of the wide ones in Unicode is Hangul.
    if c < '\u{1100}' {
        let shows = !c.is_whitespace() && !unicode_normalization::char::is_combining_mark(c);
        return f64::from(u8::from(shows));
    }
    match c.script() {
        _ if c.is_whitespace() => 0.0,
        Script::Han | Script::Hiragana | Script::Katakana | Script::Hangul => WIDE,
        _ if unicode_normalization::char::is_combining_mark(c) => 0.0,
        _ => 1.0,
    }
}

/// A word ends after so many letters, and after so many marks upon them, whatever follows, so that no
/// work on a word is without bound. The longest words of print have eighty letters.
pub(super) const LONGEST_WORD: usize = 200;

/// Marks that turn the direction of writing and show nothing: Arabic, Hebrew and Persian copy sets them
/// around figures and signs (Unicode Bidirectional Algorithm, UAX 9, section 2).
pub(crate) fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Cuts a text into tokens, in order; white space and marks of direction are in none of them.
pub fn tokens(text: &str, apostrophe: Apostrophe) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(c) = text_from(text, at).chars().next() {
        let end = if c.is_whitespace() || is_direction_mark(c) {
            at += c.len_utf8();
            continue;
        } else if digit(c).is_some() {
            end_of(text, at, |c| digit(c).is_some())
        } else if is_letter(c) {
            end_of_word(text, at, apostrophe)
        } else if is_apostrophe(c)
            && matches!(apostrophe, Apostrophe::Suffix | Apostrophe::Clitic)
            && joins_letters(text, at)
        {
            end_of_word(text, at + c.len_utf8(), apostrophe)
        } else {
            at + c.len_utf8()
        };
        let span = Span::new(at, end);
        let (shape, key) = if digit(c).is_some() {
            (
                Shape::Digits,
                Span::new(at, end)
                    .of(text)
                    .chars()
                    .filter_map(digit)
                    .map(|d| char::from(b'0'.wrapping_add(d)))
                    .collect(),
            )
        } else if end - at > c.len_utf8() || is_letter(c) {
            (Shape::Word, fold(Span::new(at, end).of(text)))
        } else {
            (Shape::Mark, fold(Span::new(at, end).of(text)))
        };
        found.push(Token { span, shape, key: key.into_boxed_str() });
        at = end;
    }
    found
}

fn is_katakana(c: char) -> bool {
    // The first katakana of Unicode; what comes before is most of all copy.
    c >= '\u{30A1}' && c.script() == Script::Katakana
}

/// Words of a script with capitals stand glued to others: בNATO, NATO가, موديلF125.
fn is_other_script(a: char, b: char) -> bool {
    let own = |c: char| !matches!(script(c), Script::Common | Script::Inherited);
    own(a) && own(b) && script(a) != script(b)
}

fn is_letter(c: char) -> bool {
    let letter = Letter::of(c);
    letter.is_alphabetic || letter.is_mark
}

pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '′' | '`')
}

/// Whether a letter stands on both sides of the one-character mark at `at`.
fn joins_letters(text: &str, at: usize) -> bool {
    let before = text_before(text, at).chars().next_back();
    let after = text_from(text, at).chars().nth(1);
    before.is_some_and(|c| is_letter(c) || digit(c).is_some()) && after.is_some_and(is_letter)
}

fn end_of(text: &str, from: usize, belongs: impl Fn(char) -> bool) -> usize {
    text_from(text, from).char_indices().find(|&(_, c)| !belongs(c)).map_or(text.len(), |(i, _)| from + i)
}

/// What an apostrophe cuts off where it does not do so everywhere: 's, don't, they're.
const CLITICS: [&str; 8] = ["s", "t", "d", "m", "re", "ve", "ll", "em"];

/// Letters before such a letter at least: one alone is a word that lost the others (d'état, o'clock).
const SHORTEST_HEAD: usize = 2;

/// Whether the letters behind the apostrophe, up to the next mark, are such an ending.
fn is_clitic(text: &str) -> bool {
    let rest = text_from(text, text.chars().next().map_or(0, char::len_utf8));
    let ending = text_before(rest, rest.find(|c| !is_letter(c)).unwrap_or(rest.len()));
    CLITICS.iter().any(|clitic| clitic.eq_ignore_ascii_case(ending))
}

fn end_of_word(text: &str, from: usize, apostrophe: Apostrophe) -> usize {
    let first = text_from(text, from).chars().next().unwrap_or(' ');
    if is_unspaced(first) {
        let next = from + first.len_utf8();
        let marks = text_from(text, next).char_indices().take(LONGEST_WORD).take_while(|(_, c)| Letter::of(*c).is_mark);
        return marks.last().map_or(next, |(i, mark)| next + i + mark.len_utf8());
    }
    let (katakana, cased) = (is_katakana(first), Letter::of(first).is_cased);
    let (mut letters, mut marks) = (0, 0);
    for (i, c) in text_from(text, from).char_indices() {
        let here = from + i;
        if letters.max(marks) == LONGEST_WORD {
            return here;
        }
        let letter = Letter::of(c);
        if letter.is_mark {
            marks += 1;
            continue;
        }
        letters += 1;
        if is_unspaced(c) {
            return here;
        }
        if letter.is_alphabetic {
            if katakana != is_katakana(c) || letter.is_cased != cased && is_other_script(c, first) {
                return here;
            }
            continue;
        }
        let hebrew = text_before(text, here).chars().next_back().is_some_and(|c| c.script() == Script::Hebrew);
        if hebrew && matches!(c, '"' | '״' | '“' | '”' | '׳' | '\'' | '’' | '‘') && joins_letters(text, here)
        {
            continue;
        }
        if !is_apostrophe(c) || !joins_letters(text, here) {
            return here;
        }
        let name = text_from(text, here).chars().nth(1).is_some_and(char::is_uppercase);
        match apostrophe {
            Apostrophe::Letter => {}
            Apostrophe::Suffix | Apostrophe::Clitic if name => {}
            // The apostrophe is counted among the letters.
            Apostrophe::Clitic
                if letters > SHORTEST_HEAD && first.is_uppercase() && !is_clitic(text_from(text, here)) => {}
            Apostrophe::Suffix | Apostrophe::Clitic => return here,
            Apostrophe::Elision => return here + c.len_utf8(),
        }
    }
    text.len()
}

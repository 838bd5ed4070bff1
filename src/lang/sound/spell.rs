//! Copy made ready for the table of sounds: words, and letters that one character holds several of.

use super::han::Han;
use super::phonology::Script;
use any_ascii::any_ascii_char;
use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script as Written, UnicodeScript};

/// Words that stand before a name and say nothing of which it is; `al-` is kept or dropped at will.
const ARTICLES: [&str; 12] = ["al", "el", "аль", "эль", "ас", "аз", "ан", "אל", "अल", "アル", "エル", "ال"];

/// Characters of a name that are read; what is longer is no name (a guess).
const LONGEST: usize = 256;

/// The ways to say a name: the script of its letters and the text in them, the likeliest first.
pub(super) fn readings(name: &str) -> Vec<(Script, String)> {
    let text: String = name.nfc().take(LONGEST).flat_map(char::to_lowercase).map(plain).collect();
    let script = script(&text);
    let mut readings = Vec::new();
    if script == Script::Han {
        let han = Han::get();
        readings.extend(han.in_hangul(&text).into_iter().map(|text| (Script::Hangul, text)));
        let japanese = han.in_kana(&text).into_iter().map(|text| (Script::Kana, text.chars().map(plain).collect()));
        readings.extend(japanese);
    }
    readings.insert(0, (script, text));
    readings
}

/// A letter as the table has it: one apostrophe, katakana for hiragana.
pub(super) fn plain(c: char) -> char {
    match c {
        '’' | '‘' | 'ʼ' | '′' | '`' | '׳' => '\'',
        // Hiragana stands one block before katakana.
        'ぁ'..='ゖ' => char::from_u32(u32::from(c).wrapping_add(0x60)).unwrap_or(c),
        _ => c,
    }
}

/// The script of the first letter; the likeness of sound means nothing within one.
pub(super) fn written(text: &str) -> Written {
    let mut letters = text.chars().map(|c| plain(c).script());
    let known = |script: &Written| !matches!(script, Written::Common | Written::Inherited | Written::Unknown);
    letters.find(known).unwrap_or(Written::Unknown)
}

fn script(text: &str) -> Script {
    script_of(written(text))
}

/// The script whose table reads letters of that one.
pub(super) fn script_of(written: Written) -> Script {
    match written {
        Written::Latin => Script::Latin,
        Written::Cyrillic => Script::Cyrillic,
        Written::Arabic => Script::Arabic,
        Written::Hebrew => Script::Hebrew,
        Written::Devanagari => Script::Devanagari,
        Written::Han => Script::Han,
        Written::Katakana => Script::Kana,
        Written::Hangul => Script::Hangul,
        _ => Script::Other,
    }
}

/// The words of a name as the table's keys spell them, without articles that other words follow.
pub(super) fn words(text: &str) -> Vec<String> {
    let is_edge = |c: char| !(c.is_alphanumeric() || c == '\'' || c == 'ー' || is_mark(c));
    let all: Vec<&str> = text.split(is_edge).filter(|word| !word.is_empty()).collect();
    let kept: Vec<&str> = all.iter().copied().filter(|word| !ARTICLES.contains(word)).collect();
    let words = if kept.is_empty() { all } else { kept };
    words.into_iter().map(spelt).collect()
}

/// Marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || matches!(c, '\u{200C}' | '\u{200D}')
}

fn spelt(word: &str) -> String {
    let mut out = String::with_capacity(2 * word.len() + 2);
    out.push('^');
    let word = match word.strip_prefix("ال") {
        Some(rest) if rest.chars().count() >= 3 => rest,
        _ => word,
    };
    let mut characters = word.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\u{AC00}'..='\u{D7A3}' => spell_hangul(u32::from(c).wrapping_sub(0xAC00), &mut out),
            _ if c.script() == Written::Han => {
                out.push_str(&any_ascii_char(c).to_ascii_uppercase());
                out.push('.');
            }
            _ => {
                out.push(c);
                let holds = |next: &char| !matches!(next, '\u{93C}'..='\u{94D}' | '\u{955}'..='\u{957}');
                let consonant = matches!(c, 'क'..='ह' | '\u{93C}' | '\u{958}'..='\u{95F}');
                if consonant && characters.peek().is_some_and(holds) {
                    out.push('·');
                }
            }
        }
    }
    out.push('$');
    out
}

/// The letters of a syllable, in the order in which Unicode counts them.
fn spell_hangul(syllable: u32, out: &mut String) {
    const FIRST: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    const VOWELS: &str = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
    /// Of two letters the one that is said before a consonant.
    const FINALS: &str = "ㄱㄱㄱㄴㄴㄴㄷㄹㄱㅁㄹㄹㄹㅂㄹㅁㅂㅂㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
    let letter = |letters: &str, at: u32| letters.chars().nth(at as usize);
    out.extend(letter(FIRST, syllable / 588));
    out.extend(letter(VOWELS, syllable / 28 % 21));
    if let Some(last) = (syllable % 28).checked_sub(1).and_then(|at| letter(FINALS, at)) {
        out.push(last);
        out.push('.');
    }
}

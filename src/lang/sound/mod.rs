//! How words sound, as far as letters tell: names are spelt anew in every language.

mod han;
mod heard;
mod name;
mod passage;
mod phonology;
mod pinyin;
mod romaji;
mod spell;

pub use heard::{Echo, Heard};
pub use name::Sound;

use any_ascii::any_ascii;

/// A word of any script in Latin letters, small.
///
/// ```
/// use copydesk::lang::romanised;
/// assert_eq!(romanised("Кабул"), "kabul");
/// ```
pub fn romanised(word: &str) -> String {
    if word.is_ascii() { word.to_ascii_lowercase() } else { any_ascii(word).to_ascii_lowercase() }
}

/// The consonants of a romanised word by class, doubles once: what is left of a name in any spelling.
/// The classes are those that transliteration confuses (b p f v w; c k q g x; s z j; d t; l r; m n).
///
/// ```
/// use copydesk::lang::skeleton;
/// assert_eq!(skeleton("peskov"), skeleton("peskow"));
/// ```
pub fn skeleton(roman: &str) -> String {
    let mut out = String::with_capacity(roman.len());
    let letters = roman.as_bytes();
    let mut at = 0;
    while at < letters.len() {
        let two = &letters[at..(at + 2).min(letters.len())];
        let (class, taken) = match two {
            b"ph" => (Some('p'), 2),
            b"sh" | b"ch" | b"ts" | b"tz" | b"zh" | b"cz" | b"sz" => (Some('s'), 2),
            b"kh" | b"gh" | b"ck" => (Some('k'), 2),
            b"th" | b"dh" => (Some('t'), 2),
            _ => match letters[at] {
                b'b' | b'p' | b'f' | b'v' | b'w' => (Some('p'), 1),
                b'c' | b'k' | b'q' | b'g' | b'x' => (Some('k'), 1),
                b's' | b'z' | b'j' => (Some('s'), 1),
                b'd' | b't' => (Some('t'), 1),
                b'l' | b'r' => (Some('l'), 1),
                b'm' | b'n' => (Some('n'), 1),
                _ => (None, 1),
            },
        };
        if let Some(class) = class
            && !out.ends_with(class)
        {
            out.push(class);
        }
        at += taken;
    }
    out
}

//! One form for all the ways of writing one word, and digits of every script.

use super::folding::fold_any;
use super::letters;

/// The form in which words are compared: compatibility forms, case, and marks that copy may leave
/// out are gone. Accents stay, because `pêche` and `péché` are two words.
///
/// ```
/// use copydesk::lang::fold;
/// assert_eq!(fold("ＡＦＰ"), "afp");
/// assert_eq!(fold("Алёна"), "алена");
/// assert_eq!(fold("cafe\u{301}"), fold("café"));
/// ```
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    letters::folded(word).unwrap_or_else(|| fold_any(word))
}

/// Keeps letters of one word apart that would join: Persian writes what belongs together so, names too.
const NON_JOINER: char = '\u{200C}';

/// The folded parts of a word that a joiner holds together; of any other word none.
///
/// ```
/// use copydesk::lang::joined_parts;
/// assert_eq!(joined_parts("هلیل\u{200C}رود").collect::<Vec<_>>(), ["هليل", "رود"]);
/// assert_eq!(joined_parts("رود").count(), 0);
/// ```
pub fn joined_parts(word: &str) -> impl Iterator<Item = String> {
    let parts = word.contains(NON_JOINER).then(|| word.split(NON_JOINER));
    parts.into_iter().flatten().filter(|part| !part.is_empty()).map(fold)
}

/// The first digit, zero, of every run of ten decimal digits that copy is likely to hold.
const ZEROS: [u32; 38] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0,
    0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620,
    0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x1E950,
];

/// The value of a decimal digit of any script.
///
/// ```
/// use copydesk::lang::digit;
/// assert_eq!(digit('٤'), Some(4));
/// assert_eq!(digit('x'), None);
/// ```
pub fn digit(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| (c as u8).wrapping_sub(b'0'));
    }
    let c = c as u32;
    let run = ZEROS.partition_point(|&zero| zero <= c).checked_sub(1)?;
    let value = c.wrapping_sub(ZEROS[run]);
    (value < 10).then_some(value as u8)
}

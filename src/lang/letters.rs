//! What a character is, looked up once for those that most copy is written in: the tables of Unicode are
//! searched for every letter of a text otherwise, and of every term of a language file.

use super::folding::fold_any;
use super::token::LONGEST_WORD;
use std::sync::OnceLock;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{IsNormalized, is_nfc_quick, is_nfkc_quick};
use unicode_script::{Script, UnicodeScript};

/// What is asked of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    pub is_alphabetic: bool,
    /// A combining mark or a joiner, which belongs to the word that it stands in.
    pub is_mark: bool,
    /// Small or capital.
    pub is_cased: bool,
    folded: Folded,
}

/// What a character is in the form in which words are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Folded {
    /// One character, whatever stands beside it.
    Alone(char),
    /// Itself, behind a character that folds alone: the sign that silences the vowel of an Indic letter. Two marks in a row
    /// may change places.
    Mark,
    /// Nothing.
    Gone,
    /// Its neighbours matter.
    Together,
}

/// Characters before this one have a table: Latin, Greek, Cyrillic, Hebrew, Arabic, the scripts of India, Thai.
const END: u32 = 0x1000;

/// Each block is sought when its first character is met: copy is written in two or three of them.
const BLOCK: usize = 0x100;

static LETTERS: [OnceLock<[Letter; BLOCK]>; END as usize / BLOCK] = [const { OnceLock::new() }; END as usize / BLOCK];

/// The script of a character; of ASCII without a search.
///
/// ```
/// use copydesk::lang;
/// use unicode_script::Script;
/// assert_eq!(['a', '7', 'ж'].map(lang::script), [Script::Latin, Script::Common, Script::Cyrillic]);
/// ```
pub fn script(c: char) -> Script {
    match c {
        'a'..='z' | 'A'..='Z' => Script::Latin,
        _ if c.is_ascii() => Script::Common,
        _ => c.script(),
    }
}

impl Letter {
    pub fn of(c: char) -> Letter {
        let (block, place) = (c as usize / BLOCK, c as usize % BLOCK);
        // The blocks have no surrogate.
        let sought = |n: usize| Letter::seek(char::from_u32((block * BLOCK + n) as u32).unwrap_or_default());
        match LETTERS.get(block) {
            Some(letters) => letters.get_or_init(|| std::array::from_fn(sought))[place],
            None => match Folded::known(c) {
                folded @ Folded::Alone(_) => {
                    Letter { is_alphabetic: true, is_mark: c == '\u{30FC}', is_cased: false, folded }
                }
                _ => Letter::seek(c),
            },
        }
    }

    fn seek(c: char) -> Letter {
        Letter {
            is_alphabetic: c.is_alphabetic(),
            is_mark: c == '\u{AD}'
                // No mark but the soft hyphen stands before the combining marks of Unicode.
                || c >= '\u{300}' && (is_combining_mark(c) || matches!(c, '\u{200C}' | '\u{200D}' | '\u{640}' | '\u{30FC}')),
            is_cased: c.is_lowercase() || c.is_uppercase(),
            folded: if u32::from(c) < END { Folded::seek(c) } else { Folded::known(c) },
        }
    }
}

impl Folded {
    /// Of characters without a table only those are told that fold to themselves: Chinese characters, kana and
    /// Hangul syllables.
    fn known(c: char) -> Folded {
        match c {
            '\u{4E00}'..='\u{9FFF}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}' => {
                Folded::Alone(c)
            }
            '\u{AC00}'..='\u{D7A3}' => Folded::Alone(c),
            _ => Folded::Together,
        }
    }

    fn seek(c: char) -> Folded {
        let mut alone = [0; 4];
        let folded = fold_any(c.encode_utf8(&mut alone));
        let mut characters = folded.chars();
        let is_normal = |c: char| {
            is_nfkc_quick([c].into_iter()) == IsNormalized::Yes && is_nfc_quick([c].into_iter()) == IsNormalized::Yes
        };
        // A starter that normalisation never touches stands for itself in every neighbourhood.
        let stays = |c: char| canonical_combining_class(c) == 0 && is_normal(c);
        match (characters.next(), characters.next()) {
            (Some(to), None) if to == c && canonical_combining_class(c) != 0 && is_normal(c) => Folded::Mark,
            (None, _) if stays(c) => Folded::Gone,
            (Some(to), None) if stays(c) && stays(to) => Folded::Alone(to),
            _ => Folded::Together,
        }
    }
}

/// The folded word, where each of its characters folds by itself.
pub(super) fn folded(word: &str) -> Option<String> {
    let mut out = String::with_capacity(word.len());
    let mut may_bear = false;
    for c in word.chars() {
        let folded = match u32::from(c) {
            0..END => Letter::of(c).folded,
            _ => Folded::known(c),
        };
        match folded {
            Folded::Alone(to) => out.push(to),
            Folded::Mark if may_bear => out.push(c),
            Folded::Mark => return None,
            Folded::Gone => {}
            Folded::Together => return None,
        }
        may_bear = matches!(folded, Folded::Alone(_));
    }
    Some(out)
}

/// The folded word, where it is one token whatever stands around it: letters that fold by themselves, and marks upon
/// them, of scripts with a table that sets spaces between words; all of them with capitals, or none.
pub(super) fn folded_token(word: &str) -> Option<String> {
    if word.is_empty() || word.len() >= LONGEST_WORD {
        return None;
    }
    if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Some(word.to_ascii_lowercase());
    }
    // The first script in Unicode without spaces is Thai; behind it only Hangul is sure to have some.
    let is_spaced = |c: char| c < '\u{E00}' || matches!(c, '\u{AC00}'..='\u{D7A3}');
    let mut out = String::with_capacity(word.len());
    let mut first: Option<Letter> = None;
    let mut may_bear = false;
    for c in word.chars() {
        let letter = if is_spaced(c) { Letter::of(c) } else { return None };
        let first = first.get_or_insert(letter);
        match letter.folded {
            Folded::Mark if letter.is_mark && may_bear => out.push(c),
            Folded::Alone(to) if letter.is_mark && !first.is_mark => out.push(to),
            Folded::Alone(to) if letter.is_alphabetic && letter.is_cased == first.is_cased => out.push(to),
            _ => return None,
        }
        may_bear = letter.folded != Folded::Mark;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Apostrophe, tokens};
    use proptest::prelude::*;

    #[test]
    fn what_is_known_without_a_table_is_what_the_tables_of_unicode_say() {
        for c in ('\u{1000}'..='\u{FFFF}').filter(|&c| Folded::known(c) != Folded::Together) {
            assert_eq!(Letter::of(c), Letter::seek(c), "{c}");
        }
    }

    #[test]
    fn letters_of_most_copy_fold_alone() {
        for c in ['a', 'É', 'ß', 'Я', 'ё', 'א', 'ب', 'ی', 'ك', 'ह', '\u{94D}', 'ไ', '漢', 'ア', '한'] {
            assert_ne!(Letter::of(c).folded, Folded::Together, "{c}");
        }
        for c in ['\u{301}', '\u{93C}', '\u{654}', 'ﬁ', '\u{1100}', '\u{3099}', 'ǅ'] {
            assert_eq!(Letter::of(c).folded, Folded::Together, "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn a_token_is_what_the_tokeniser_makes_of_it(word in "[a-zéßА-яёא-תا-يa-z]{0,6}|[क-ह\u{93E}\u{93F}\u{947}\u{94D}]{0,5}|\\PC{0,4}|[\u{20}-\u{1200}]{0,4}") {
            if let Some(folded) = folded_token(&word) {
                for apostrophe in [Apostrophe::Suffix, Apostrophe::Clitic, Apostrophe::Letter, Apostrophe::Elision] {
                    let keys: Vec<String> = tokens(&word, apostrophe).iter().map(|token| token.key.to_string()).collect();
                    prop_assert_eq!(&keys, std::slice::from_ref(&folded));
                }
            }
        }

        #[test]
        fn the_short_way_folds_as_the_long_one(word in "[\u{20}-\u{1200}]{0,6}|[क-ह\u{93C}\u{94D}\u{9BC}\u{951}]{0,6}|\\PC{0,6}|[가-힣\u{1100}-\u{11FF}]{0,4}|[か-ん\u{3099}ア-ン]{0,4}") {
            if let Some(short) = folded(&word) {
                prop_assert_eq!(short, fold_any(&word));
            }
        }
    }
}

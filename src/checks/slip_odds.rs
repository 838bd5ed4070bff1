//! How sure it is that one word is another one misspelt, where the other version has the other one.

use super::edits::{Kind, Slip};
use super::vocabulary::Vocabulary;
use crate::lang::{romanised, skeleton};

/// A word of two or three letters, or one that few know, beside one that everybody knows, where no other
/// way to write or inflect it makes the difference.
pub fn rare_confidence(words: &Vocabulary<'_>, slip: Slip, (wrong, right): (&str, &str)) -> Option<f64> {
    let short = wrong.chars().nth(3).is_none();
    let differs = short || (slip.behind > 0 && skeleton(&romanised(wrong)) != skeleton(&romanised(right)));
    (slip.kind != Kind::Replaced && differs && words.is_common(right)).then_some(0.8)
}

/// A name that dictionaries or two places of the story have, beside one that is not another way to write
/// the sound. Names are inflected at their end.
pub fn name_confidence(words: &Vocabulary<'_>, slip: Slip, (wrong, right): (&str, &str)) -> Option<f64> {
    let listed = words.has(right);
    let inside = slip.at > 0 && slip.behind > if listed { 0 } else { 2 };
    let differs = skeleton(&romanised(wrong)) != skeleton(&romanised(right));
    (inside && differs && (listed || words.places(right) >= 2)).then_some(0.7)
}

/// Without a list, the story must have the right word twice or the language file once, and the slip must
/// be none that inflection makes: inside the word, of letters that are no vowels.
pub fn form_confidence(words: &Vocabulary<'_>, slip: Slip, (wrong, right): (&str, &str)) -> Option<f64> {
    let letter = |word: &str| word.chars().skip(slip.at).take(1).collect::<String>();
    let is_vowel = |word: &str| romanised(&letter(word)).starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
    let by_hand = match slip.kind {
        Kind::Swapped => true,
        Kind::Added => !is_vowel(wrong),
        Kind::Lost => !is_vowel(right),
        Kind::Replaced => !is_vowel(wrong) && !is_vowel(right),
    };
    // Words of scripts without case change within: كتاب is one book, كتب are many.
    let cased = slip.kind == Kind::Swapped || wrong.chars().all(char::is_lowercase);
    let long = wrong.chars().count() >= if slip.kind == Kind::Swapped { 6 } else { 7 };
    let known = words.has(right) || words.places(right) >= 2;
    (slip.at > 0 && slip.behind > 2 && by_hand && cased && long && known).then_some(0.7)
}

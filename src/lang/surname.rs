//! Family names of peoples who write them first, as newspapers of the world print them in Latin letters.

use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// In lower case, as `data/names/surnames.txt` has them.
static SURNAMES: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let list = include_str!("data/names/surnames.txt");
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).map(str::to_lowercase).collect()
});

/// Letters of a syllable at most: *hyeong*, *zhuang*.
const LONGEST: usize = 6;

/// Ends of syllables in the names of Koreans and Chinese.
const FINALS: [&str; 10] = ["", "n", "ng", "m", "k", "l", "p", "t", "h", "w"];

/// Whether a folded word is a family name of Koreans or Chinese. Many are words elsewhere: *Long*, *Park*.
///
/// ```
/// use copydesk::lang::is_family_name;
/// assert!(is_family_name("kim") && is_family_name("zhang") && is_family_name("hsieh") && is_family_name("leung"));
/// assert!(!is_family_name("smith") && !is_family_name("in"));
/// ```
pub fn is_family_name(folded: &str) -> bool {
    SURNAMES.contains(folded)
}

/// The words of the name that has a given name of two syllables at a hyphen, the second one small, and a family name before
/// it or behind it. `word`: a word as written, by its number; nothing where there is none.
///
/// ```
/// use copydesk::lang::hyphened;
/// let name = |copy: &[&'static str], hyphen| {
///     let copy = copy.to_vec();
///     hyphened(move |at| copy.get(at).copied().unwrap_or_default(), hyphen)
/// };
/// assert_eq!(name(&["by", "Ham", "Young", "-", "jun", "."], 3), Some(1..5));
/// assert_eq!(name(&["by", "Sun", "-", "hae", "Im"], 2), Some(1..5));
/// assert_eq!(name(&["the", "Song", "Contest", "-", "winning", "singer"], 3), None);
/// assert_eq!(name(&["the", "Kim", "Young", "-", "era", "coach"], 3), None);
/// ```
pub fn hyphened<'t>(word: impl Fn(usize) -> &'t str, hyphen: usize) -> Option<Range<usize>> {
    let given = hyphen.checked_sub(1)?;
    let (first, second) = (word(given), word(hyphen + 1));
    let is_capital = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase());
    let is_given = word(hyphen) == "-"
        && is_capital(first)
        && !is_capital(second)
        && is_syllable(&first.to_lowercase())
        && is_syllable(second)
        && word(hyphen + 2) != "-";
    let family = |at: usize| is_capital(word(at)) && is_family_name(&word(at).to_lowercase());
    let before = given.checked_sub(1).filter(|&at| family(at)).map(|at| at..hyphen + 2);
    let behind = || family(hyphen + 2).then_some(given..hyphen + 3);
    is_given.then(|| before.or_else(behind)).flatten()
}

/// Whether a word in lower case may be a syllable of a given name of theirs: consonants, vowels and one of a few endings.
fn is_syllable(word: &str) -> bool {
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let vowels = word.trim_start_matches(|c: char| c.is_ascii_lowercase() && !is_vowel(c));
    let end = vowels.trim_start_matches(is_vowel);
    word.len() <= LONGEST && end.len() < vowels.len() && FINALS.contains(&end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_words() {
        for syllable in ["heung", "young", "kuo", "jin", "hye", "shih", "yueh", "wook", "a"] {
            assert!(is_syllable(syllable), "{syllable}");
        }
        for word in ["based", "style", "era", "", "ng", "designate"] {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn every_name_of_the_list_stands_once() {
        let list = include_str!("data/names/surnames.txt");
        let names = list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).count();
        assert_eq!(names, SURNAMES.len());
    }
}

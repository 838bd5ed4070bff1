//! What the reader makes of the numbers that the rules spell, and which further words of the rules mend
//! what it reads wrongly.

use super::part::{Words, counted, language, value};
use super::words::Tongue;
use copydesk::lang::Language;
use rust_decimal::Decimal;

/// Every number of the first hundred and some, the round ones, those with a gap, and others up to 10^9.
pub fn sample() -> Vec<u64> {
    let most = 1_000_000_000;
    let mut numbers: Vec<u64> = (0..=125).collect();
    for ten in (2..=9).map(|power| 10u64.pow(power)) {
        numbers.extend((1..=9).map(|n| n * ten));
        numbers.extend([ten + 1, ten + 10, ten + 11, 2 * ten + 20, 3 * ten + 21, 5 * ten + 105]);
    }
    // A linear congruence (Knuth's MMIX) picks the others, from three digits to nine.
    let mut dice = 7u64;
    for n in 0..220 {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        numbers.push((dice >> 33) % 10u64.pow(3 + n % 7));
    }
    numbers.retain(|&number| number <= most);
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// A longer word of a number is none that papers write, and the reader leaves it: bytes.
const LONGEST_WORD: usize = 80;

/// What is read otherwise than the rules spell it: the number, its words.
pub fn misread(tongue: &Tongue, language: &'static Language, numbers: &[u64]) -> Vec<(u64, String)> {
    let mut wrong = Vec::new();
    for &number in numbers {
        for phrase in tongue.phrases(number, false) {
            let long = phrase.split(' ').any(|word| word.len() > LONGEST_WORD);
            // The file knows better: 오만 is arrogance, 사명 a mission.
            let text = counted(language, &phrase);
            let is_there = |term: &String| text.contains(term.trim_end_matches('*'));
            let other = language.file.figures.not_numbers.iter().any(is_there);
            // Alone, the word for one is an article.
            let is_read = number == 1 || value(language, &phrase) == Some(Decimal::from(number));
            if !is_read && !long && !other && !tongue.is_left_out(&phrase) {
                wrong.push((number, phrase));
            }
        }
    }
    wrong
}

/// Takes further words of the rules, one after the other, where more numbers are read with them.
pub fn mend(tongue: &Tongue, words: &mut Words) {
    let numbers = sample();
    let mut wrong = misread(tongue, language(&tongue.tag, words), &numbers).len();
    for further in further(tongue, words) {
        if wrong == 0 {
            return;
        }
        let mut more = words.clone();
        further.add_to(&mut more);
        let left = misread(tongue, language(&tongue.tag, &more), &numbers).len();
        if left < wrong {
            (*words, wrong) = (more, left);
        }
    }
}

/// A word that may help.
enum Further {
    Cardinal(u64, String),
    /// A cardinal that other parts may follow as they follow a scale: seratus.
    Scale(u64, String),
    /// Two joiners in a row.
    And(String),
}

impl Further {
    fn add_to(self, words: &mut Words) {
        match self {
            Further::Cardinal(number, word) => words.add(number, word),
            Further::Scale(number, word) => {
                words.cardinals.values_mut().for_each(|list| list.retain(|known| *known != word));
                words.add_scale(number, word);
            }
            Further::And(word) => {
                words.and.insert(word);
            }
        }
    }
}

fn further(tongue: &Tongue, words: &Words) -> Vec<Further> {
    let mut found = Vec::new();
    for power in [100, 1000, 1_000_000, 1_000_000_000] {
        let single = words.cardinals.get(&power).into_iter().flatten().filter(|word| !word.contains(' '));
        found.extend(single.map(|word| Further::Scale(power, word.clone())));
    }
    for one in &words.and {
        found
            .extend(words.and.iter().filter(|other| *other != one).map(|other| Further::And(format!("{one} {other}"))));
    }
    found.extend(tongue.inner().into_iter().map(|(number, word)| Further::Cardinal(number, word)));
    found
}

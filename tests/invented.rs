//! Two invented languages, `qaa` and `qab`, without files of their own: every word of the one is another
//! word of the other, and they look nothing alike.

use copydesk::{Story, Version};

/// Two vocabularies of as many words.
pub struct Tongue {
    words: [Vec<String>; 2],
}

/// Words of a language.
const WORDS: usize = 120;
/// Words of a sentence.
const LENGTH: usize = 7;

impl Tongue {
    pub fn new(seed: u64) -> Tongue {
        let mut dice = Dice(seed);
        let mut words = [Vec::new(), Vec::new()];
        for (list, (consonants, vowels)) in words.iter_mut().zip([("bdgmnl", "aou"), ("kptsfr", "ei")]) {
            while list.len() < WORDS {
                let mut pick = |letters: &str| letters.chars().nth(dice.roll(letters.len())).unwrap();
                let word: String = (0..3).flat_map(|_| [pick(consonants), pick(vowels)]).collect();
                if !list.contains(&word) {
                    list.push(word);
                }
            }
        }
        Tongue { words }
    }

    /// The words of a sentence, by number; another number gives another sentence.
    pub fn sentence(&self, number: usize) -> Vec<usize> {
        let mut dice = Dice(1000 + number as u64);
        (0..LENGTH).map(|_| dice.roll(WORDS)).collect()
    }

    /// A sentence in one of the languages; every one begins with a small letter, so that nothing looks like a name.
    fn spoken(&self, side: usize, sentence: &[usize], figure: Option<usize>) -> String {
        let mut words: Vec<&str> = sentence.iter().map(|&word| self.words[side][word].as_str()).collect();
        if side == 1 {
            words.reverse();
        }
        let figure = figure.map_or(String::new(), |figure| format!(" {figure}"));
        format!("{}{figure}.", words.join(" "))
    }

    /// A story of two versions, a sentence after the other.
    pub fn story(&self, id: &str, one: &[Vec<usize>], other: &[Vec<usize>]) -> Story {
        let version = |side: usize, sentences: &[Vec<usize>]| {
            let spoken: Vec<String> = sentences.iter().map(|sentence| self.spoken(side, sentence, None)).collect();
            Version::cut(["a", "b"][side].to_owned(), Some(["qaa", "qab"][side].to_owned()), &spoken)
        };
        Story { id: id.to_owned(), versions: vec![version(0, one), version(1, other)] }
    }

    /// A story as a line of JSON, each sentence with a figure that tells which it is.
    #[cfg(feature = "cli")]
    pub fn line(&self, number: usize, sentences: usize) -> String {
        let all: Vec<Vec<usize>> = (0..sentences).map(|n| self.sentence(number * sentences + n)).collect();
        let spoken = |side: usize| -> Vec<String> {
            all.iter()
                .enumerate()
                .map(|(n, sentence)| self.spoken(side, sentence, Some(1000 + 37 * n + number)))
                .collect()
        };
        let version = |side: usize| {
            let (id, lang) = [("a", "qaa"), ("b", "qab")][side];
            serde_json::json!({"id": id, "lang": lang, "sentences": spoken(side)})
        };
        serde_json::json!({"id": number.to_string(), "versions": [version(0), version(1)]}).to_string() + "\n"
    }

    /// The first words as a table of tabs.
    pub fn table(&self, words: usize) -> String {
        let pairs = self.words[0].iter().zip(&self.words[1]).take(words);
        std::iter::once("qaa\tqab\n".to_owned()).chain(pairs.map(|(one, other)| format!("{one}\t{other}\n"))).collect()
    }
}

/// Numbers that look thrown (Knuth's linear congruence).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        for _ in 0..3 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        }
        (self.0 >> 33) as usize % sides
    }
}

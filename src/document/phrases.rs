//! Whether a text holds some words, however often that is asked.

/// Where every four bytes of a text stand, if it is long.
#[derive(Debug)]
pub struct Phrases {
    /// Four bytes and their place, sorted; empty for a text that is searched as quickly without.
    places: Vec<([u8; GRAM], u32)>,
}

const GRAM: usize = 4;
/// A shorter text is searched from its beginning: that takes microseconds.
const LONG: usize = 1 << 16;
/// So many beginnings of the words are tried for the rarest four bytes.
const TRIED: usize = 64;

impl Phrases {
    pub fn of(text: &str) -> Phrases {
        let bytes = if text.len() < LONG { &[][..] } else { text.as_bytes() };
        let grams = bytes.windows(GRAM).filter_map(|gram| gram.try_into().ok());
        let mut places: Vec<([u8; GRAM], u32)> = grams.zip(0..).collect();
        places.sort_unstable();
        Phrases { places }
    }

    /// Whether the text, which it is made of, holds the words.
    pub fn hold(&self, text: &str, words: &str) -> bool {
        if self.places.is_empty() || words.len() < GRAM {
            return text.contains(words);
        }
        let grams = words.as_bytes().windows(GRAM).filter_map(|gram| gram.try_into().ok()).take(TRIED).enumerate();
        let rarest = grams.map(|(offset, gram)| (offset, self.places_of(gram))).min_by_key(|(_, places)| places.len());
        rarest.is_some_and(|(offset, places)| {
            let begins = |&(_, place): &([u8; GRAM], u32)| (place as usize).checked_sub(offset);
            let bytes = |start: usize| text.as_bytes().get(start..).unwrap_or_default();
            places.iter().filter_map(begins).any(|start| bytes(start).starts_with(words.as_bytes()))
        })
    }

    fn places_of(&self, gram: [u8; GRAM]) -> &[([u8; GRAM], u32)] {
        let from = self.places.partition_point(|(known, _)| *known < gram);
        let to = self.places.partition_point(|(known, _)| *known <= gram);
        self.places.get(from..to).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_answer_as_short_ones() {
        let text: String = (0..20_000).map(|n| format!("n{n} ")).collect();
        let phrases = Phrases::of(&text);
        assert!(!phrases.places.is_empty());
        for words in ["n19999 ", "n1 n2 n3", "n0", "n5", "9 n20 n21", "n20000", "n3 n2", "12345 n12346 ", ""] {
            assert_eq!(phrases.hold(&text, words), text.contains(words), "{words}");
        }
    }
}

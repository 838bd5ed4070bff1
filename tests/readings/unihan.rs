//! The readings that are taken from Unihan, and of which characters.

use super::kana::{at_the_head, hangul, hiragana, in_names};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// What Unihan says of each character, by field.
pub struct Unihan {
    fields: BTreeMap<char, BTreeMap<String, String>>,
}

/// The last row of the standard's first level, the characters of everyday copy; those of the second level
/// are taken where they may be given to children.
const FIRST_LEVEL: u32 = 47;

type Readings = BTreeMap<String, BTreeSet<char>>;

impl Unihan {
    /// Reads files of the database: code point, field and value in a line.
    pub fn parse(files: impl Iterator<Item = String>) -> Unihan {
        let mut fields: BTreeMap<char, BTreeMap<String, String>> = BTreeMap::new();
        for file in files {
            for line in file.lines().filter(|line| line.starts_with("U+")) {
                let mut cells = line.split('\t');
                let [Some(code), Some(field), Some(value)] = [cells.next(), cells.next(), cells.next()] else {
                    panic!("cannot read {line}");
                };
                let character = character(code).unwrap_or_else(|| panic!("cannot read {line}"));
                fields.entry(character).or_default().insert(field.into(), value.into());
            }
        }
        Unihan { fields }
    }

    fn values(&self, character: char, field: &str) -> impl Iterator<Item = &str> {
        self.fields.get(&character).and_then(|fields| fields.get(field)).into_iter().flat_map(|text| text.split(' '))
    }

    fn has(&self, character: char, field: &str) -> bool {
        self.values(character, field).next().is_some()
    }

    /// The whole table.
    pub fn table(&self, version: &str) -> String {
        let mut out = format!(
            "# How single Chinese characters are read in Korean and in Japanese: each reading and its characters.\n\
             # Generated from the Unihan database of Unicode {version} by tests/readings/mod.rs; selected and\n\
             # written anew, so that it is no copy of it. Copyright Unicode, Inc.; LICENSE beside it holds the terms.\n"
        );
        for (section, readings) in [("hangul", self.korean()), ("kun", self.kun()), ("on", self.on())] {
            let _ = writeln!(out, "\n[{section}]");
            for (reading, characters) in readings {
                let _ = writeln!(out, "{reading} {}", characters.into_iter().collect::<String>());
            }
        }
        out
    }

    /// Whether Japanese copy writes it.
    fn is_japanese(&self, character: char) -> bool {
        let row = self.values(character, "kJis0").filter_map(|code| code.get(..2)?.parse().ok()).next();
        row.is_some_and(|row: u32| row <= FIRST_LEVEL)
            || ["kJoyoKanji", "kJinmeiyoKanji"].iter().any(|field| self.has(character, field))
    }

    /// The characters of Japanese copy that one stands for: itself, or what China simplified to it.
    fn forms(&self, character: char) -> Vec<char> {
        if self.is_japanese(character) {
            return vec![character];
        }
        let full = self.values(character, "kTraditionalVariant").filter_map(self::character);
        full.filter(|&full| self.is_japanese(full)).collect()
    }

    fn on(&self) -> Readings {
        self.readings("kJapaneseOn", |word| vec![word.to_owned()])
    }

    fn kun(&self) -> Readings {
        self.readings("kJapaneseKun", in_names)
    }

    fn readings(&self, field: &str, forms: impl Fn(&str) -> Vec<String>) -> Readings {
        let mut readings = Readings::new();
        for &character in self.fields.keys() {
            for own in self.forms(character) {
                for form in self.values(own, field).filter_map(hiragana).flat_map(|word| forms(&word)) {
                    readings.entry(form).or_default().insert(character);
                }
            }
        }
        readings
    }

    fn korean(&self) -> Readings {
        let mut readings = Readings::new();
        // Those that somebody's standard for everyday copy has: the rest of Unihan is for scholars.
        let written = |&&c: &&char| {
            self.is_japanese(c) || ["kGB0", "kKSC0", "kKoreanName"].iter().any(|field| self.has(c, field))
        };
        for &character in self.fields.keys().filter(written) {
            let said = self.in_hangul(character);
            let heads: Vec<char> = said.iter().filter_map(|&syllable| at_the_head(syllable)).collect();
            for syllable in said.into_iter().chain(heads) {
                readings.entry(syllable.to_string()).or_default().insert(character);
            }
        }
        readings
    }

    /// The syllables of a character; of one that China simplified those of the forms that it stands for.
    fn in_hangul(&self, character: char) -> Vec<char> {
        let own = |c: char| -> Vec<char> {
            let modern: Vec<char> = self.values(c, "kHangul").filter_map(|value| value.chars().next()).collect();
            if modern.is_empty() { self.values(c, "kKorean").filter_map(hangul).collect() } else { modern }
        };
        let mut said = own(character);
        if said.is_empty() || !self.has(character, "kKSC0") {
            said.extend(self.values(character, "kTraditionalVariant").filter_map(self::character).flat_map(own));
        }
        said
    }
}

fn character(code: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(code.strip_prefix("U+")?, 16).ok()?)
}

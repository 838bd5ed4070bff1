//! How Koreans and Japanese read Chinese characters: `unihan/readings.txt` has them one by one, `han.txt` what
//! they stand for in names.

use super::phonology::{Phonology, Unit};
use super::spell::{plain, words};
use crate::lang::packed::{Packed, packed};
use crate::span::{text_before, text_from};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The tables, read.
#[derive(Debug, Default)]
pub(super) struct Han {
    readings: Vec<Reading>,
    /// The Hangul syllables of a character, as numbers of `readings`; sorted.
    korean: Vec<(char, u16)>,
    /// Its Japanese readings, likewise.
    japanese: Vec<(char, u16)>,
    /// The readings of a name or of a part of one.
    names: FxHashMap<String, Vec<Reading>>,
    /// Characters of the longest of them.
    longest: usize,
}

#[derive(Debug)]
struct Reading {
    text: String,
    units: Vec<Unit>,
}

/// Readings of one name: characters with two readings each would multiply.
const MOST_READINGS: usize = 2;

static READINGS: Packed = packed!("readings.txt");

/// Characters of the longest name that is read so; Korean names have two to four, Japanese up to six or so.
const LONGEST: usize = 8;

/// Signs at the end of a Chinese reading that another character behind it may take away: 学 and 校 are *gakkō*.
const FINALS: [char; 4] = ['ツ', 'ク', 'チ', 'キ'];

impl Han {
    /// The tables that come with the program. Their tests prove that they can be read.
    pub fn get() -> &'static Han {
        static HAN: OnceLock<Han> = OnceLock::new();
        HAN.get_or_init(|| Han::parse(&[READINGS.text(), include_str!("han.txt")]).unwrap_or_default())
    }

    /// What a Korean may say for a character.
    pub fn korean(&self, character: char) -> Vec<&[Unit]> {
        self.of(&self.korean, character).map(|reading| &reading.units[..]).collect()
    }

    /// What a Japanese may say for one.
    pub fn japanese(&self, character: char) -> Vec<&[Unit]> {
        self.of(&self.japanese, character).map(|reading| &reading.units[..]).collect()
    }

    /// What a Japanese says for a name or a part of one that the table has whole.
    pub fn named(&self, name: &str) -> Vec<&[Unit]> {
        self.names.get(name).into_iter().flatten().map(|reading| &reading.units[..]).collect()
    }

    /// Characters of the longest of those.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// A whole name in Hangul, if every character is known.
    pub fn in_hangul(&self, name: &str) -> Vec<String> {
        let mut read = vec![String::new()];
        for character in name.chars() {
            let next: Vec<&str> = self.of(&self.korean, character).map(|reading| &*reading.text).collect();
            let longer = |start: &String| next.iter().map(|next| format!("{start}{next}")).collect::<Vec<_>>();
            read = read.iter().flat_map(longer).take(MOST_READINGS).collect();
        }
        read.retain(|text| !text.is_empty() && name.chars().nth(LONGEST).is_none());
        read
    }

    /// A whole name in kana by its longest parts, if the names of the table cover it; a family name and a given
    /// name are two words.
    pub fn in_kana(&self, name: &str) -> Vec<String> {
        let mut read = vec![String::new()];
        let mut rest = name;
        while !rest.is_empty() && name.chars().nth(LONGEST).is_none() {
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(self.longest);
            let known = ends.filter_map(|end| Some((end, self.names.get(text_before(rest, end))?))).last();
            let Some((end, readings)) = known else { return Vec::new() };
            let longer =
                |start: &String| readings.iter().map(|next| format!("{start} {}", next.text)).collect::<Vec<_>>();
            read = read.iter().flat_map(longer).take(MOST_READINGS).collect();
            rest = text_from(rest, end);
        }
        read.retain(|text| !text.is_empty() && rest.is_empty());
        read
    }

    fn of<'a>(&'a self, table: &'a [(char, u16)], character: char) -> impl Iterator<Item = &'a Reading> {
        let start = table.partition_point(|&(known, _)| known < character);
        let own = table[start..].iter().take_while(move |(known, _)| *known == character);
        own.filter_map(|&(_, reading)| self.readings.get(usize::from(reading)))
    }

    /// Reads the tables.
    ///
    /// # Errors
    /// The first line that has no reading, and the name that stands twice.
    pub fn parse(tables: &[&str]) -> Result<Han, String> {
        let mut han = Han::default();
        let mut section = "";
        for line in tables.iter().flat_map(|table| table.lines()) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                _ if line.is_empty() || line.starts_with('#') => {}
                Some(name) => section = name,
                None => {
                    let read = line.split("; ").try_for_each(|entry| han.add(section, entry));
                    read.ok_or_else(|| format!("cannot read, or it stands twice: {line}"))?;
                }
            }
        }
        for table in [&mut han.korean, &mut han.japanese] {
            table.sort_unstable();
        }
        Ok(han)
    }

    fn add(&mut self, section: &str, entry: &str) -> Option<()> {
        let (head, rest) = entry.split_once(' ')?;
        if section == "names" {
            let readings = rest.split(' ').map(|text| Reading::of(text, words(&katakana(text)).concat())).collect();
            self.longest = self.longest.max(head.chars().count());
            return self.names.insert(head.to_string(), readings).is_none().then_some(());
        }
        let kana = katakana(head);
        let (table, letters) = match section {
            "hangul" => (&mut self.korean, words(head).concat()),
            "on" => (&mut self.japanese, format!("'{kana}{}", if kana.ends_with(FINALS) { "." } else { "" })),
            "kun" | "given" => (&mut self.japanese, format!("'{kana}")),
            _ => return None,
        };
        let number = u16::try_from(self.readings.len()).ok()?;
        table.extend(rest.chars().map(|character| (character, number)));
        self.readings.push(Reading::of(head, letters));
        Some(())
    }
}

impl Reading {
    fn of(text: &str, letters: String) -> Reading {
        let mut units = Vec::new();
        Phonology::get().read(&letters, &mut units);
        Reading { text: text.to_string(), units }
    }
}

fn katakana(kana: &str) -> String {
    kana.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_can_be_read() {
        if let Err(why) = Han::parse(&[READINGS.text(), include_str!("han.txt")]) {
            panic!("{why}");
        }
    }

    #[test]
    fn a_name_is_read_whole_or_not_at_all() {
        let han = Han::get();
        assert!(han.in_hangul("金正恩").contains(&"김정은".to_string()));
        assert_eq!(han.in_kana("岸田文雄"), [" きしだ ふみお"]);
        assert!(han.in_hangul("金の").is_empty());
        assert!(han.in_kana("岸田乎").is_empty());
    }
}

//! How Koreans and Japanese read names in Chinese characters, as far as `han.txt` knows.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The table, read.
#[derive(Debug, Default)]
pub(super) struct Han {
    /// The Hangul syllable of a character.
    korean: FxHashMap<char, char>,
    /// The readings of a name or of a part of one.
    japanese: FxHashMap<String, Vec<String>>,
    /// Characters of the longest part.
    longest: usize,
}

/// Readings of one name in Japanese: parts with two readings each would multiply.
const MOST_READINGS: usize = 4;

impl Han {
    /// Characters of the longest name that is read so; Korean names have two to four, Japanese up to six or so.
    pub const LONGEST: usize = 8;

    /// The table that comes with the program. Its tests prove that it can be read.
    pub fn get() -> &'static Han {
        static HAN: OnceLock<Han> = OnceLock::new();
        HAN.get_or_init(|| Han::parse(include_str!("han.txt")).unwrap_or_default())
    }

    /// The name in Hangul, if every character is known.
    pub fn korean(&self, name: &str) -> Option<String> {
        let short = name.chars().nth(Han::LONGEST).is_none();
        if short { name.chars().map(|c| self.korean.get(&c)).collect() } else { None }
    }

    /// The name in kana by its longest parts, if they cover it; a family name and a given name are two words.
    pub fn japanese(&self, name: &str) -> Vec<String> {
        let mut read = vec![String::new()];
        let mut rest = name;
        while !rest.is_empty() && name.chars().nth(Han::LONGEST).is_none() {
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(self.longest);
            let known = ends.filter_map(|end| Some((end, self.japanese.get(&rest[..end])?))).last();
            let Some((end, readings)) = known else { return Vec::new() };
            let longer = |start: &String| readings.iter().map(|next| format!("{start} {next}")).collect::<Vec<_>>();
            read = read.iter().flat_map(longer).take(MOST_READINGS).collect();
            rest = &rest[end..];
        }
        read.retain(|text| !text.is_empty() && rest.is_empty());
        read
    }

    /// Reads the table.
    ///
    /// # Errors
    /// The first entry that has no reading or stands twice.
    pub fn parse(text: &str) -> Result<Han, String> {
        let mut han = Han::default();
        let mut hangul = true;
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line {
                "[hangul]" => hangul = true,
                "[kana]" => hangul = false,
                _ => {
                    for entry in line.split("; ") {
                        let added = if hangul { han.add_korean(entry) } else { han.add_japanese(entry) };
                        added.ok_or_else(|| format!("cannot read, or it stands twice: {entry}"))?;
                    }
                }
            }
        }
        Ok(han)
    }

    fn add_korean(&mut self, entry: &str) -> Option<()> {
        let (syllable, characters) = entry.split_once(' ')?;
        let syllable = syllable.chars().next()?;
        characters.chars().all(|c| self.korean.insert(c, syllable).is_none()).then_some(())
    }

    fn add_japanese(&mut self, entry: &str) -> Option<()> {
        let (name, readings) = entry.split_once(' ')?;
        let readings = readings.split(' ').map(str::to_string).collect();
        self.longest = self.longest.max(name.chars().count());
        self.japanese.insert(name.to_string(), readings).is_none().then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_read() {
        if let Err(why) = Han::parse(include_str!("han.txt")) {
            panic!("han.txt: {why}");
        }
    }

    #[test]
    fn a_name_is_read_whole_or_not_at_all() {
        let han = Han::get();
        assert_eq!(han.korean("金正恩").as_deref(), Some("김정은"));
        assert_eq!(han.japanese("岸田文雄"), [" きしだ ふみお"]);
        assert_eq!(han.korean("金乎"), None);
        assert!(han.japanese("岸田乎").is_empty());
    }
}

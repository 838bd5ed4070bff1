//! What `sounds.txt` says: the sounds that letters may stand for, and what they cost against each other.

use crate::span::{text_before, text_from};
use any_ascii::any_ascii_char;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Scripts that a score tells apart, by what they can write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Hebrew,
    Devanagari,
    Han,
    Kana,
    Hangul,
    Other,
}

const SCRIPTS: [(&str, Script); 9] = [
    ("latin", Script::Latin),
    ("cyrillic", Script::Cyrillic),
    ("arabic", Script::Arabic),
    ("hebrew", Script::Hebrew),
    ("devanagari", Script::Devanagari),
    ("han", Script::Han),
    ("kana", Script::Kana),
    ("hangul", Script::Hangul),
    ("other", Script::Other),
];

/// What letters stand for: one sound of several, perhaps silent. A number into the tables below.
pub(super) type Unit = u8;

/// Costs and letters, read from the table.
#[derive(Debug, Default)]
pub(super) struct Phonology {
    letters: FxHashMap<Box<str>, Vec<Unit>>,
    /// Characters of the longest key.
    longest: usize,
    /// By two units: what it costs that one stands for the other, in hundredths.
    near: Vec<[u8; UNITS]>,
    /// By unit and the other name's script: what it costs that the other has no such sound.
    missing: Vec<[u8; SCRIPTS.len()]>,
    /// By script, in hundredths: what it adds to a score.
    shift: [i32; SCRIPTS.len()],
}

/// Units at most; the table has some 150.
const UNITS: usize = 256;

/// Two sounds that never stand for each other: dearer than any two that are missing.
const NEVER: u8 = u8::MAX;

/// What each likelier reading passed over costs, in hundredths.
const LESS_LIKELY: usize = 3;

/// The share of its cost that a sound keeps that is written and often not said, in hundredths.
const SILENT: u32 = 20;

impl Phonology {
    /// The table that comes with the program. Its tests prove that it can be read.
    pub fn get() -> &'static Phonology {
        static PHONOLOGY: OnceLock<Phonology> = OnceLock::new();
        PHONOLOGY.get_or_init(|| Phonology::parse(include_str!("sounds.txt")).unwrap_or_default())
    }

    pub fn near(&self, a: Unit) -> &[u8; UNITS] {
        &self.near[usize::from(a)]
    }

    pub fn missing(&self, unit: Unit, other: Script) -> u32 {
        u32::from(self.missing[usize::from(unit)][other as usize])
    }

    pub fn shift(&self, script: Script) -> i32 {
        self.shift[script as usize]
    }

    /// Appends the sounds of letters as the table's keys have them, the longest key first; a character
    /// that no key has is read by its Latin letters.
    pub fn read(&self, letters: &str, out: &mut Vec<Unit>) {
        let mut rest = letters;
        while let Some(first) = rest.chars().next() {
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(self.longest);
            let known = ends.filter_map(|end| Some((end, self.letters.get(text_before(rest, end))?))).last();
            if let Some((end, units)) = known {
                out.extend(units);
                rest = text_from(rest, end);
                continue;
            }
            rest = text_from(rest, first.len_utf8());
            for letter in any_ascii_char(first).chars().filter(|_| !first.is_ascii()) {
                let mut text = [0; 4];
                let small = letter.to_ascii_lowercase();
                out.extend(self.letters.get(&*small.encode_utf8(&mut text)).into_iter().flatten());
            }
        }
    }

    /// Reads the table, which is in composed form (NFC).
    ///
    /// # Errors
    /// The first line that is none of its section, or that names a sound without a worth.
    pub fn parse(text: &str) -> Result<Phonology, String> {
        let mut draft = Draft::default();
        let mut section = "";
        for (number, line) in (1..).zip(text.lines()) {
            match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                _ if line.is_empty() || line.starts_with('#') => {}
                Some(name) => section = name,
                None => draft.line(section, line).ok_or_else(|| format!("line {number}: cannot read {line}"))?,
            }
        }
        Ok(draft.finish())
    }
}

/// Sounds that a unit may be, the likeliest first, and whether it may be silent.
type Readings = (Vec<usize>, bool);

/// The table while it is read.
#[derive(Default)]
struct Draft<'t> {
    /// What each sound costs that is missing, and their numbers by name.
    sounds: Vec<u32>,
    names: FxHashMap<&'t str, usize>,
    near: FxHashMap<(usize, usize), usize>,
    loses: Vec<(usize, usize, u32)>,
    units: Vec<Readings>,
    /// The units that were read, as the table writes them.
    written: FxHashMap<&'t str, Unit>,
    phonology: Phonology,
}

impl<'t> Draft<'t> {
    fn line(&mut self, section: &str, line: &'t str) -> Option<()> {
        let script = |name: &str| SCRIPTS.iter().position(|(known, _)| *known == name);
        match section {
            "worth" => {
                let (cost, names) = line.split_once(" = ")?;
                let cost = cost.parse().ok()?;
                for name in names.split(' ') {
                    self.names.insert(name, self.sounds.len());
                    self.sounds.push(cost);
                }
            }
            "near" => {
                let (cost, pairs) = line.split_once(" = ")?;
                let cost = cost.parse().ok()?;
                for pair in pairs.split(' ') {
                    let (a, b) = pair.split_once('-')?;
                    let (a, b) = (self.sound(a)?, self.sound(b)?);
                    self.near.extend([((a, b), cost), ((b, a), cost)]);
                }
            }
            "loses" => {
                let (head, names) = line.split_once(" = ")?;
                let (name, cost) = head.split_once(' ')?;
                let (script, cost) = (script(name)?, cost.parse().ok()?);
                for name in names.split(' ') {
                    self.loses.push((script, self.sound(name)?, cost));
                }
            }
            "shift" => {
                let (name, shift) = line.split_once(" = ")?;
                self.phonology.shift[script(name)?] = shift.parse().ok()?;
            }
            "letters" => {
                for entry in line.split(';') {
                    let (key, units) = entry.split_once('=')?;
                    let units = units.split_whitespace().map(|unit| self.unit(unit)).collect::<Option<_>>()?;
                    let key = key.trim();
                    self.phonology.longest = self.phonology.longest.max(key.chars().count());
                    if self.phonology.letters.insert(key.into(), units).is_some() {
                        return None;
                    }
                }
            }
            _ => return None,
        }
        Some(())
    }

    fn sound(&self, name: &str) -> Option<usize> {
        self.names.get(name).copied()
    }

    fn unit(&mut self, text: &'t str) -> Option<Unit> {
        if let Some(&known) = self.written.get(text) {
            return Some(known);
        }
        let (names, silent) = text.strip_suffix('?').map_or((text, false), |names| (names, true));
        let readings = (names.split('|').map(|name| self.sound(name)).collect::<Option<Vec<_>>>()?, silent);
        let known = self.units.iter().position(|unit| *unit == readings);
        let number = known.unwrap_or_else(|| {
            self.units.push(readings);
            self.units.len() - 1
        });
        let unit = Unit::try_from(number).ok()?;
        self.written.insert(text, unit);
        Some(unit)
    }

    fn finish(mut self) -> Phonology {
        let near = self.near_by_sound();
        self.phonology.near = vec![[NEVER; UNITS]; self.units.len()];
        for (a, of_a) in self.units.iter().enumerate() {
            // What one costs for the other costs the other for the one.
            for (b, of_b) in self.units.iter().enumerate().take(a + 1) {
                let cost = between(of_a, of_b, &near);
                (self.phonology.near[a][b], self.phonology.near[b][a]) = (cost, cost);
            }
        }
        for a in &self.units {
            self.phonology.missing.push(std::array::from_fn(|script| self.missing(a, script)));
        }
        self.phonology
    }

    /// By two sounds: what it costs that one stands for the other, [`NEVER`] where none may.
    fn near_by_sound(&self) -> Vec<Vec<usize>> {
        let mut near = vec![vec![usize::from(NEVER); self.sounds.len()]; self.sounds.len()];
        self.near.iter().for_each(|(&(a, b), &cost)| near[a][b] = cost);
        (0..near.len()).for_each(|sound| near[sound][sound] = 0);
        near
    }

    fn missing(&self, (sounds, silent): &Readings, script: usize) -> u8 {
        let cost = |&sound: &usize| {
            let lost = self.loses.iter().filter(|loss| loss.0 == script && loss.1 == sound).map(|loss| loss.2);
            lost.min().map_or(self.sounds[sound], |lost| lost.min(self.sounds[sound]))
        };
        let cost = sounds.first().map_or(0, cost);
        u8::try_from(if *silent { cost.saturating_mul(SILENT) / 100 } else { cost }).unwrap_or(NEVER)
    }
}

/// The least that two units cost against each other, by their readings.
fn between((a, _): &Readings, (b, _): &Readings, near: &[Vec<usize>]) -> u8 {
    let pairs = a.iter().enumerate().flat_map(|a| b.iter().enumerate().map(move |b| (a, b)));
    let cost = |((i, a), (j, b)): ((usize, &usize), (usize, &usize))| near[*a][*b] + LESS_LIKELY * (i + j);
    pairs.map(cost).min().map_or(NEVER, |cost| u8::try_from(cost).unwrap_or(NEVER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_read() {
        assert!(unicode_normalization::is_nfc(include_str!("sounds.txt")));
        if let Err(why) = Phonology::parse(include_str!("sounds.txt")) {
            panic!("sounds.txt: {why}");
        }
        assert!(Phonology::get().near.len() < UNITS);
    }

    #[test]
    fn a_line_of_no_section_is_told() {
        assert!(Phonology::parse("[worth]\n100 = p\n[letters]\nb = b").is_err());
        assert!(Phonology::parse("[letters]\nb").is_err());
    }
}

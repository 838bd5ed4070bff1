//! A name read by its sounds, and how like two names of different scripts are.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "a cost is a byte and a worth one a sound: those of the longest name are far below what a u32 holds"
)]

use super::phonology::{Phonology, Script, Unit};
use super::spell::{readings, words, written};
use super::{pinyin, romaji};
use unicode_script::Script as Written;

/// A name of one or more words, read by its sounds: made once, held against many.
#[derive(Clone, Debug)]
pub struct Sound {
    /// As written, in the form in which names of one script are compared.
    form: String,
    written: Written,
    script: Script,
    /// One, or with Chinese characters also what a Korean and a Japanese reader would say.
    readings: Vec<Reading>,
    /// What a Korean reader would say, if it has vowels that Korean names are written with: *eo*, *eu*.
    korean: Option<Reading>,
    /// What a Chinese reader would say, if it may be pinyin.
    pinyin: Option<Reading>,
    /// Whether it surely is.
    mandarin: bool,
    /// Whether it may be Japanese.
    japanese: bool,
}

/// One way to say a name.
#[derive(Clone, Debug)]
struct Reading {
    units: Vec<Unit>,
    /// Where words begin, the first at 0.
    starts: Vec<usize>,
    script: Script,
}

/// Sounds of a name that are looked at: the longest of real names have some 40.
pub(super) const LONGEST: usize = 64;

/// What two names have in common by chance, in hundredths of a cost: the shorter they are, the more it takes
/// (fitted on the open half of `tests/names`).
const CHANCE: u32 = 40;

/// Sounds that a part must have to stand for the whole name: fewer are met by chance (a guess).
pub(super) const SHORTEST_PART: usize = 3;

impl Sound {
    /// The score from which two names are likely one. Of two names that begin with one letter or are easily
    /// taken for each other one pair in a hundred reaches it (`tests/names/scores.toml` has the rates).
    pub const SAME: f64 = 0.53;

    /// The score from which Chinese characters spell a name in pinyin out: what is less like them is another name
    /// (a guess).
    pub const SPELT_OUT: f64 = 0.85;

    /// Reads a name: letters of any script, words in any order.
    pub fn of(name: &str) -> Sound {
        let form = super::super::fold(name).split_whitespace().collect::<Vec<_>>().join(" ");
        let read = readings(name);
        let script = read.first().map_or(Script::Other, |reading| reading.0);
        let readings = read.iter().map(|(script, text)| Reading::of(*script, text)).collect();
        let latin = read.first().filter(|(script, _)| *script == Script::Latin);
        let korean = latin.map(|(_, text)| text.replace("eo", "ŏ").replace("eu", "ŭ").replace("ae", "e"));
        let korean = korean.filter(|text| text.contains(['ŏ', 'ŭ'])).map(|text| Reading::of(Script::Latin, &text));
        let spelt = latin.and_then(|(_, text)| Some((text, pinyin::in_characters(text)?)));
        let mandarin = spelt.as_ref().is_some_and(|(text, characters)| pinyin::is_sure(text, characters));
        let pinyin = spelt.map(|(_, text)| Reading::of(Script::Han, &text));
        let japanese = latin.is_some_and(|(_, text)| romaji::may_be(text));
        Sound { form, written: written(name), script, readings, korean, pinyin, mandarin, japanese }
    }

    /// How like two names sound, from 0 to 1; of names in one script 1 where they are written alike,
    /// else 0, because look-alikes (Niger, Nigeria) are told by letters only.
    ///
    /// Words count in any order: Hungarian, Japanese and Chinese put the family name first. The score does
    /// not depend on which name comes first. It knows no meaning: a name that is translated (Côte d'Ivoire)
    /// is not found by it.
    ///
    /// ```
    /// use copydesk::lang::Sound;
    /// let [merkel, macron] = [Sound::of("Меркель"), Sound::of("Макрон")];
    /// assert!(Sound::of("默克尔").likeness(&merkel) > Sound::SAME);
    /// assert!(Sound::of("默克尔").likeness(&macron) < Sound::SAME);
    /// assert!(Sound::of("Orbán Viktor").likeness(&Sound::of("Виктор Орбан")) > 0.8);
    /// assert_eq!(merkel.likeness(&macron), 0.0);
    /// ```
    pub fn likeness(&self, other: &Sound) -> f64 {
        self.best(other, Reading::likeness, |_, _| false)
    }

    /// How like two names sound, whatever script they are in: for names that one language may spell in two ways.
    /// It merges look-alikes.
    ///
    /// ```
    /// use copydesk::lang::Sound;
    /// assert!(Sound::of("Мьюниер").likeness_in_any(&Sound::of("Менье")) > 0.4);
    /// ```
    pub fn likeness_in_any(&self, other: &Sound) -> f64 {
        let pairs = self.readings.iter().flat_map(|a| other.readings.iter().map(move |b| a.likeness(b)));
        pairs.fold(0.0, f64::max)
    }

    /// How like the name of fewer words is to the likest run of words in the other, from 0 to 1: a surname
    /// alone, or a first name. 0 where both have as many words, or where a run is too short to tell.
    ///
    /// ```
    /// use copydesk::lang::Sound;
    /// let merkel = Sound::of("ميركل");
    /// assert!(Sound::of("Angela Merkel").part_likeness(&merkel) > 0.8);
    /// assert!(Sound::of("Angela Davis").part_likeness(&merkel) < 0.5);
    /// ```
    pub fn part_likeness(&self, other: &Sound) -> f64 {
        self.best(other, Reading::part_likeness, Sound::has_word)
    }

    /// The best over the readings; within a script, whether they are written alike.
    fn best(&self, other: &Sound, score: fn(&Reading, &Reading) -> f64, alike: fn(&Sound, &Sound) -> bool) -> f64 {
        if self.written == other.written {
            return if self.form == other.form || alike(self, other) { 1.0 } else { 0.0 };
        }
        let pairs = self.readings.iter().flat_map(|a| other.readings.iter().map(move |b| (a, b)));
        let best = pairs.map(|(a, b)| score(a, b)).fold(0.0, f64::max);
        let phonology = Phonology::get();
        shifted(best, phonology.shift(self.script) + phonology.shift(other.script))
    }

    /// How many sounds it has, in the first reading.
    pub fn length(&self) -> usize {
        self.readings.first().map_or(0, |reading| reading.units.len())
    }

    /// Whether the two are written in one script.
    pub fn is_written_as(&self, other: &Sound) -> bool {
        self.written == other.written
    }

    /// Its sounds in each reading, with the script whose table they were read by.
    pub(super) fn readings(&self) -> impl Iterator<Item = Sounds<'_>> {
        self.readings.iter().map(Reading::sounds)
    }

    /// Its sounds as Korean, if they may be.
    pub(super) fn korean(&self) -> Option<Sounds<'_>> {
        self.korean.as_ref().map(Reading::sounds)
    }

    /// Its sounds as Mandarin, if it may be pinyin.
    pub(super) fn pinyin(&self) -> Option<Sounds<'_>> {
        self.pinyin.as_ref().map(Reading::sounds)
    }

    /// Whether it is pinyin and nothing else: Chinese copy spells it out, or it is another name.
    ///
    /// ```
    /// use copydesk::lang::Sound;
    /// assert!(Sound::of("Wang Chuanfu").is_mandarin() && Sound::of("Quzhou").is_mandarin());
    /// assert!(!Sound::of("Milan").is_mandarin() && !Sound::of("Obama").is_mandarin());
    /// ```
    pub fn is_mandarin(&self) -> bool {
        self.mandarin
    }

    /// Whether it may be Japanese in Latin letters.
    pub(super) fn is_japanese(&self) -> bool {
        self.japanese
    }

    fn has_word(&self, other: &Sound) -> bool {
        let one_of = |word: &str, name: &str| name.split(' ').any(|part| part == word);
        one_of(&self.form, &other.form) || one_of(&other.form, &self.form)
    }
}

impl Reading {
    fn of(script: Script, text: &str) -> Reading {
        let mut reading = Reading { units: Vec::new(), starts: Vec::new(), script };
        for word in words(text) {
            let start = reading.units.len();
            Phonology::get().read(&word, &mut reading.units);
            if reading.units.len() > start {
                reading.starts.push(start);
            }
        }
        reading.units.truncate(LONGEST);
        reading.starts.retain(|&start| start < LONGEST);
        reading
    }

    /// The best over the orders of words. The name that is turned is chosen by what the two are and not by
    /// which comes first, so that the score is one either way.
    fn likeness(&self, other: &Reading) -> f64 {
        let mut best = likeness(self.sounds(), other.sounds());
        let (turned, fixed) = if self.rank() < other.rank() { (other, self) } else { (self, other) };
        let mut moved = Vec::with_capacity(turned.units.len());
        for &start in turned.starts.iter().skip(1) {
            moved.clear();
            moved.extend_from_slice(&turned.units[start..]);
            moved.extend_from_slice(&turned.units[..start]);
            best = best.max(likeness((&moved, turned.script), fixed.sounds()));
        }
        best
    }

    /// The best over the runs of words that are a part of the side that has more words.
    fn part_likeness(&self, other: &Reading) -> f64 {
        let (whole, part) = if self.starts.len() < other.starts.len() { (other, self) } else { (self, other) };
        if whole.starts.len() == part.starts.len() {
            return 0.0;
        }
        let ends: Vec<usize> = whole.starts.iter().skip(1).copied().chain([whole.units.len()]).collect();
        let runs = whole.starts.iter().flat_map(|&start| ends.iter().map(move |&end| (start, end)));
        let parts = runs.filter(|(start, end)| end.saturating_sub(*start) >= SHORTEST_PART);
        let parts = parts.filter(|run| *run != (0, whole.units.len()));
        parts.map(|(start, end)| likeness((&whole.units[start..end], whole.script), part.sounds())).fold(0.0, f64::max)
    }

    fn rank(&self) -> (usize, usize, &[Unit], &[usize]) {
        (self.starts.len(), self.script as usize, &self.units, &self.starts)
    }

    fn sounds(&self) -> Sounds<'_> {
        (&self.units, self.script)
    }
}

/// A row of sounds and the script that they were written in.
pub(super) type Sounds<'a> = (&'a [Unit], Script);

/// One less the share of the sounds that stay without an answer.
fn likeness(a: Sounds<'_>, b: Sounds<'_>) -> f64 {
    let phonology = Phonology::get();
    let worth = |(units, _): Sounds<'_>, other: Script| -> u32 {
        units.iter().map(|&unit| phonology.missing(unit, other)).sum()
    };
    let whole = worth(a, b.1) + worth(b, a.1);
    remaining(distance(phonology, a, b), whole)
}

/// The share of the worth of both names that a cost leaves.
fn remaining(cost: u32, whole: u32) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    let lost = f64::from(2 * cost + CHANCE);
    (1.0 - lost / f64::from(whole + CHANCE)).max(0.0)
}

fn shifted(score: f64, shift: i32) -> f64 {
    if score > 0.0 { (score + f64::from(shift) / 100.0).clamp(0.0, 1.0) } else { 0.0 }
}

/// How like two rows of sounds are: what it costs to make one of the other, what both are worth, and what
/// their scripts add.
pub(super) fn score(cost: u32, whole: u32, shift: i32) -> f64 {
    shifted(remaining(cost, whole), shift)
}

/// The least that it costs to make one row of sounds of the other, in hundredths.
fn distance(phonology: &Phonology, (a, a_script): Sounds<'_>, (b, b_script): Sounds<'_>) -> u32 {
    let mut row = [0_u32; LONGEST + 1];
    let mut dropped = [0_u32; LONGEST];
    for (j, &unit) in b.iter().enumerate() {
        dropped[j] = phonology.missing(unit, a_script);
        row[j + 1] = row[j] + dropped[j];
    }
    for &unit in a {
        let near = phonology.near(unit);
        let missing = phonology.missing(unit, b_script);
        let mut corner = row[0];
        row[0] += missing;
        for (j, &other) in b.iter().enumerate() {
            let stands = corner + u32::from(near[usize::from(other)]);
            corner = row[j + 1];
            row[j + 1] = stands.min(corner + missing).min(row[j] + dropped[j]);
        }
    }
    row[b.len()]
}

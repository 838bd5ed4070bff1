//! Whether a sentence of another version names the same.

use super::mention::{MOST_WORDS, Mention, Word};
use super::said::{HAN, Said};
use crate::document::{Document, Spelling, Spellings};
use crate::facts::Name;
use crate::lang::{Entity, EntityKind, Sound, romanised};
use std::ops::Range;

/// How a sentence may answer a name.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub enum Answer {
    /// Nothing in it can be the name.
    None,
    /// The words that make up the name stand there as common ones: it may be translated.
    Meaning,
    /// It is named.
    Named,
}

/// How like a word of a name must sound to stand for the name of several: a first name alone is not enough,
/// so that it takes more than the whole name does (a guess).
const ONE_OF_MANY: f64 = 0.62;

/// How like a name that the tables know must sound (a guess).
const KNOWN: f64 = 0.7;

/// How like a land must sound: every language has names for all of them (a guess).
const LAND: f64 = 0.85;

/// Sounds of a word of several that can stand for the name: shorter ones are heard everywhere (a guess).
const TELLING: usize = 5;

/// Sounds of one of several words that may each be a name of its own, at least (a guess).
const SHORTEST: usize = 3;

/// Letters of an ending by which a name in another case may differ: Юта, Юте.
const ENDING: usize = 2;

/// How a sentence answers a name. `same`: the two are in one language.
pub(super) fn answer(mention: &Mention, said: &Said<'_>, same: bool) -> Answer {
    if is_read(mention, said) || is_heard(mention, said, same) {
        Answer::Named
    } else if may_be_translated(mention) && is_meant(mention, said) {
        Answer::Meaning
    } else {
        Answer::None
    }
}

/// Whether a sentence names it in letters, or names what the tables know it to be.
pub(super) fn is_read(mention: &Mention, said: &Said<'_>) -> bool {
    // What belongs to a land names it: the US Congress, and East Asia names Asia.
    let is_its = |part: Entity| {
        let names = |whole: Entity| part.kind() == EntityKind::Organisation || part.kind() == whole.kind();
        mention.known.iter().any(|&whole| names(whole) && part.is_within(whole))
    };
    let words = if mention.known.is_empty() { &said.spellings } else { &said.strange };
    // What the name is, holds or points to.
    let lists = [&mention.known, &mention.within, &mention.signs];
    let is_one = |entity: &Entity| lists.iter().any(|list| list.contains(entity));
    said.known.iter().any(|(entity, ..)| is_one(entity) || is_its(*entity))
        || said.within.iter().any(|place| mention.known.contains(place))
        || said.signs.iter().any(|entity| mention.known.contains(entity) || mention.signs.contains(entity))
        || is_spelt(mention, words)
}

/// Whether a sentence has it for no more than that it sounds like something there: letters are kept from one language
/// to another that is written in the same ones, and from one script to another a short name is met by chance.
pub(super) fn is_echo(mention: &Mention, said: &Said, script: &str) -> bool {
    let same = mention.words.iter().all(|word| word.spelling.script == script);
    !is_read(mention, said) && (same || mention.sound().length() < TELLING)
}

/// Whether any word of the name stands in the document, as it is or in another spelling or case.
pub fn is_named(name: &Name, document: &Document<'_>) -> bool {
    let known = document.spellings();
    let words: Vec<Spelling> = name.key.split([' ', '-']).take(MOST_WORDS).map(Spelling::of).collect();
    words.iter().any(|word| is_spelt_in(word, known)) || is_shortened(&words, name.acronym, known)
}

/// The words that can stand for the whole name: those that are no words of the language, if there are any. Of a known
/// name of common words none can: no region is the Moscow region.
fn distinct(spelt: &Mention) -> impl Iterator<Item = &Word> {
    let any = spelt.words.iter().any(|word| !word.common);
    let none = !any && !spelt.known.is_empty() && spelt.words.len() > 1;
    spelt.words.iter().filter(move |word| !none && (!any || !word.common))
}

/// Whether a word of the name is written there, or the name is shortened or spelt out.
fn is_spelt(spelt: &Mention, words: &Spellings) -> bool {
    let all = spelt.words.iter().map(|word| &word.spelling);
    let joined = || spelt.words.iter().map(|word| &*word.spelling.roman).collect::<String>();
    let whole = !spelt.known.is_empty() && spelt.words.len() > 1;
    let is_word = |word: &Word| {
        is_spelt_in(&word.spelling, words) || word.place.as_ref().is_some_and(|place| is_spelt_in(place, words))
    };
    distinct(spelt).any(is_word)
        || whole && spelt.words.iter().all(|word| is_spelt_in(&word.spelling, words))
        || is_shortened(all, spelt.acronym, words)
        || spelt.words.len() > 1 && has(words, &joined())
}

/// Whether just that word is among them.
fn has(words: &Spellings, roman: &str) -> bool {
    words.beginning_with(roman).next().is_some_and(|first| first.roman == roman)
}

/// Whether the initials of the words stand there as one, or a word that begins as the acronym does.
fn is_shortened<'w>(name: impl IntoIterator<Item = &'w Spelling>, acronym: bool, known: &Spellings) -> bool {
    let words: Vec<&Spelling> = name.into_iter().collect();
    let initials: String = words.iter().filter_map(|word| word.roman.chars().next()).collect();
    let begins = |word: &&Spelling| known.beginning_with(&word.roman).next().is_some();
    words.len() > 1 && has(known, &initials) || acronym && words.first().is_some_and(begins)
}

/// Whether a word is among others in some spelling: the same, three fifths of the longer one in common at
/// the head, or all but an ending of two letters, the same skeleton, or four fifths of the letters.
pub(super) fn is_spelt_in(word: &Spelling, known: &Spellings) -> bool {
    let length = word.roman.len();
    let head = word.roman.get(..3.max((length * 6).div_ceil(10).min(length.saturating_sub(ENDING))));
    // A character is a syllable and spells no more of a name than that.
    let spells = |other: &&Spelling| (word.script == HAN) == (other.script == HAN);
    let kin = |other: &Spelling| {
        let (shared, longer) = (common(&word.roman, &other.roman), length.max(other.roman.len()));
        // Where a script is not written letter for letter as another one, three of them are met by chance.
        let letters = word.script == other.script || [word, other].iter().all(|w| ALPHABETS.contains(&w.script));
        let ends = letters && shared > ENDING && shared + ENDING >= longer;
        shared > 3 && shared * 10 >= longer * 6 || ends
    };
    let alike = |other: &Spelling| {
        word.skeleton.len() > SHORT || strsim::normalized_levenshtein(&word.roman, &other.roman) >= ALIKE
    };
    let lengths = (length * 4).div_ceil(5)..=length * 5 / 4;
    has(known, &word.roman)
        || head.is_some_and(|head| known.beginning_with(head).filter(spells).any(kin))
        || word.skeleton.len() >= 3 && known.with_skeleton(&word.skeleton).filter(spells).any(alike)
        || known
            .near(word, length as u32 / 4, lengths)
            .filter(spells)
            .any(|w| strsim::normalized_levenshtein(&word.roman, &w.roman) >= 0.8)
}

/// Scripts that are written letter for letter in each other.
const ALPHABETS: [&str; 3] = ["Latn", "Cyrl", "Grek"];

/// A skeleton of so few consonants is met by chance: its vowels must be alike too, by that share of the letters.
/// A guess between Gaza–Ghazza (0.5) and Brno–from (0.25).
const SHORT: usize = 3;
const ALIKE: f64 = 0.4;

fn common(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count()
}

/// Whether a sentence names it by its sound. `same`: the two are in one language.
pub(super) fn is_heard(spelt: &Mention, said: &Said<'_>, same: bool) -> bool {
    let free = |tokens: &Range<usize>| {
        spelt.known.is_empty()
            || !said.known.iter().any(|(.., known)| known.start < tokens.end && tokens.start < known.end)
    };
    let heard = |sound: &Sound, least: f64| {
        let echo = said.heard().echo(sound, !same, |tokens| said.doubt(tokens));
        echo.is_some_and(|echo| echo.likeness >= least && free(&echo.tokens) && said.may_be(spelt, &echo.tokens))
    };
    let longest = distinct(spelt).map(|word| word.sound().length()).max().unwrap_or(0);
    let least_sounds = if spelt.loose { SHORTEST } else { longest.min(TELLING) };
    let telling = |word: &&Word| word.sound().length() >= least_sounds;
    // What the tables know stands there by its name; only a form that they lack is left to the ear.
    let is_land = spelt.known.iter().any(|entity| entity.kind() == EntityKind::Land);
    let least = match spelt.known.is_empty() {
        true => Sound::SAME,
        false if is_land => LAND,
        false => KNOWN,
    };
    let least_of_one = if spelt.sound().is_mandarin() { Sound::SPELT_OUT } else { ONE_OF_MANY };
    heard(spelt.sound(), least)
        || spelt.words.len() > 1
            && distinct(spelt).filter(telling).any(|word| heard(word.sound(), least.max(least_of_one)))
}

/// Whether another language may have a common noun for it: a party or a court, but no ocean, no firm, and no name of
/// which nobody knows the meaning.
fn may_be_translated(spelt: &Mention) -> bool {
    let has_meaning = |word: &Word| word.common || !word.concepts.is_empty();
    let body = |entity: &Entity| entity.kind() == EntityKind::Organisation;
    spelt.words.iter().all(has_meaning)
        && (spelt.known.is_empty() || spelt.words.len() > 1 && spelt.known.iter().all(body))
}

/// Whether a word of the name means something that the sentence says.
fn is_meant(spelt: &Mention, said: &Said<'_>) -> bool {
    let says = |word: &Word| word.concepts.iter().any(|concept| said.concepts.contains(concept));
    spelt.words.iter().any(says)
}

/// Whether two names may be two spellings of one: Kyjev and Kiev, JC Decaux and JCDecaux, Meunier heard by two
/// ears; and an acronym beside a name that begins like it or is of another script, for nobody can tell. `same`:
/// the two are in one language.
pub fn sounds_alike(a: &Mention, b: &Mention, same: bool) -> bool {
    let joined = |mention: &Mention| romanised(&mention.key).replace([' ', '-', '.'], "");
    let (x, y) = (joined(a), joined(b));
    let first = x.chars().next() == y.chars().next();
    let short = |mention: &Mention| mention.acronym && mention.known.is_empty();
    // What the tables know they know by its short forms in other languages too.
    if a.acronym && b.acronym && (same || short(a) != short(b)) {
        return x == y;
    }
    if short(a) != short(b) {
        let [short, long] = if short(a) { [&x, &y] } else { [&y, &x] };
        return first && (!same || have_in_order(short, long)) || !a.sound().is_written_as(b.sound());
    }
    let shared = common(&x, &y);
    // Within a language a name keeps most of its letters, and so does one that no table knows within a script: from
    // one language to another what all of them have a name for may keep its stem alone.
    let unknown = || a.known.is_empty() && b.known.is_empty() && a.sound().is_written_as(b.sound());
    let lettered = same || unknown();
    let head = shared > ENDING && (!lettered || shared * 10 >= x.len().min(y.len()) * 6);
    let letters = first && strsim::normalized_levenshtein(&x, &y) >= SPELLING;
    let heard = a.known.is_empty() && b.known.is_empty() && a.sound().likeness_in_any(b.sound()) >= HEARD;
    x == y || head || letters || heard
}

/// Whether a name in capitals may be short for the other one: DFS for Deutsche Flugsicherung.
pub fn is_short_for(short: &Mention, name: &Mention) -> bool {
    let [of_short, of_name] = [short, name].map(|mention| romanised(&mention.key));
    short.acronym && of_short.chars().next() == of_name.chars().next() && have_in_order(&of_short, &of_name)
}

/// Whether the letters of a short form stand in a name in that order.
fn have_in_order(short: &str, name: &str) -> bool {
    let mut letters = name.chars();
    short.chars().all(|letter| letters.any(|other| other == letter))
}

/// Spellings share that much and their first letter. A guess between Kyjev–Kiev (0.6) and Ancona–Ankara (0.5).
const SPELLING: f64 = 0.55;

/// Two names that sound so like each other may be one, ill heard (a guess below [`Sound::SAME`]).
const HEARD: f64 = 0.4;

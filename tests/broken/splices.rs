//! Words inside which a spinner replaced another are found, and restored where another version has the word.

use super::next;
use crate::gold::{GoldStory, stories};
use copydesk::finding::{Family, Finding, Severity};
use copydesk::selftest::splice;
use copydesk::{Options, Story, Version, check, lang};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::char::is_combining_mark;

const RULE: &str = "spliced-word";
/// Of each replacement so many words are broken at most: more prove no more.
const WORDS: usize = 3;
/// Any number does; the same one leaves the same words out of the second version.
const SEED: u64 = 20_261_129;
/// Of so many words of the second version one is left out, and of so many paragraphs one.
const LOST_WORD: usize = 7;
const LOST_PARAGRAPH: usize = 9;

/// What a spinner puts for a word.
pub struct Synonym {
    pub lang: String,
    pub word: String,
    pub put: String,
    /// Whether it is kept from the rule: the language file does not list it.
    held: bool,
}

/// The table of the spinner. Half of it, by its letters alone, is kept from the rule.
pub fn table() -> Vec<Synonym> {
    let lines = include_str!("synonyms.txt").lines().filter_map(|line| line.split_once(": "));
    let rows = lines.filter_map(|(lang, row)| Some((lang, row.split_once(" = ")?)));
    let synonym = |lang: &str, word: &str, put: &str| {
        let held = hash(&format!("{lang}:{word}={put}")) >> 7 & 1 == 1;
        Synonym { lang: lang.into(), word: word.into(), put: put.into(), held }
    };
    rows.flat_map(|(lang, (word, puts))| puts.split(" | ").map(move |put| synonym(lang, word, put))).collect()
}

/// FNV-1a, 64 bits.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A word, what it became, and the two versions that show it.
struct Splice<'s> {
    synonym: &'s Synonym,
    word: String,
    broken: String,
    story: Story,
    /// Where the broken word stands first, in bytes.
    at: usize,
    /// Whether the second version has the word.
    supported: bool,
}

pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_letter = |c: char| c.is_alphabetic() || is_combining_mark(c);
    let parts = text.split(move |c: char| !is_letter(c)).filter(|part| !part.is_empty());
    parts.map(move |part| (part.as_ptr() as usize - text.as_ptr() as usize, part))
}

/// The text with one word for another wherever it stands.
fn replaced(text: &str, word: &str, put: &str) -> String {
    let mut made = String::new();
    let mut done = 0;
    for (at, _) in words(text).filter(|(_, part)| *part == word) {
        made.push_str(&text[done..at]);
        made.push_str(put);
        done = at + word.len();
    }
    made + &text[done..]
}

/// The copy as another hand has it: here and there a word less, or a paragraph.
fn reworded(text: &str, seed: &mut u64) -> String {
    let mut made = String::new();
    for line in text.lines() {
        if line.is_empty() || !next(seed).is_multiple_of(LOST_PARAGRAPH) {
            let words: Vec<&str> = line.split(' ').filter(|_| !next(seed).is_multiple_of(LOST_WORD)).collect();
            made.push_str(&words.join(" "));
            made.push('\n');
        }
    }
    made
}

/// A version in a language, with another one in it: the story's own where it has one.
pub fn pairs(corpora: &[&str]) -> Vec<(String, String, String)> {
    let mut seed = SEED;
    let mut pairs = Vec::new();
    for GoldStory { story, corpus, .. } in stories() {
        if !corpora.contains(&corpus) {
            continue;
        }
        for (n, version) in story.versions.iter().enumerate() {
            let fellow = story.versions.iter().enumerate().find(|(k, v)| *k != n && v.lang == version.lang);
            let other = fellow.map_or_else(|| reworded(&version.text, &mut seed), |(_, v)| v.text.clone());
            pairs.push((version.lang.clone().unwrap_or_default(), version.text.clone(), other));
        }
    }
    pairs
}

pub fn story(lang: &str, texts: [&str; 2]) -> Story {
    let version = |id: &str, text: &str| Version {
        id: id.into(),
        lang: Some(lang.into()),
        text: text.into(),
        ..Version::default()
    };
    Story { id: String::new(), versions: vec![version("a", texts[0]), version("b", texts[1])] }
}

fn splices(table: &[Synonym]) -> Vec<Splice<'_>> {
    let pairs = pairs(&["clean", "desk"]);
    let mut made = Vec::new();
    for synonym in table {
        let mut seen = BTreeSet::new();
        for (lang, text, other) in pairs.iter().filter(|(lang, ..)| *lang == synonym.lang) {
            for (at, word) in words(text) {
                if seen.len() == WORDS {
                    break;
                }
                let language = lang::get(&synonym.lang);
                let Some(broken) = splice(language, word, &synonym.word, &synonym.put) else { continue };
                if !seen.insert(word.to_lowercase()) {
                    continue;
                }
                let supported = words(other).any(|(_, part)| part.to_lowercase() == word.to_lowercase());
                let spun = replaced(text, word, &broken);
                let story = story(lang, [&spun, other]);
                made.push(Splice { synonym, word: word.into(), broken, story, at, supported });
            }
        }
    }
    made
}

#[derive(Default, Clone, Copy)]
struct Count {
    all: usize,
    flagged: usize,
    supported: usize,
    restored: usize,
}

impl Count {
    fn shares(&self) -> [f64; 2] {
        let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
        [share(self.flagged, self.all), share(self.restored, self.supported)]
    }

    fn told(&self) -> String {
        let [flagged, restored] = self.shares();
        format!("{flagged:.3} of {} flagged, {restored:.3} of {} restored", self.all, self.supported)
    }
}

/// The least shares that are flagged, and restored where the other version has the word, as measured: by whether
/// the language has a list that tells common words from rare ones, and whether its file has the replacement. Without
/// such a list nothing says that a word which no version has is none, and a replacement that is not in the file is
/// two words put for each other by chance as often.
const FLOORS: [[[f64; 2]; 2]; 2] = [[[0.75, 0.86], [0.23, 0.27]], [[0.91, 0.99], [0.70, 0.81]]];

#[test]
fn splices_are_found_and_undone() {
    let table = table();
    let mut counts: BTreeMap<(&str, bool), Count> = BTreeMap::new();
    let (mut missed, mut alarms) = (Vec::new(), Vec::new());
    for splice in &splices(&table) {
        let told = check(&splice.story, Options::plain()).findings;
        let (start, end) = (splice.at, splice.at + splice.broken.len());
        let is_it = |finding: &&Finding| {
            let span = finding.fault.span;
            let serious = finding.family == Family::Garble && finding.severity >= Severity::Warning;
            finding.fault.version == 0 && serious && span.start < end && span.end > start
        };
        let mends = |finding: &Finding| {
            let span = finding.fault.span;
            finding.rule == RULE
                && (span.start, span.end) == (start, end)
                && finding.suggestion.as_ref() == Some(&splice.word)
        };
        let is_turned =
            |f: &&Finding| f.rule == RULE && f.fault.version == 1 && f.suggestion.as_ref() == Some(&splice.broken);
        alarms.extend(told.iter().find(is_turned).map(|finding| finding.message.clone()));
        let found: Vec<&Finding> = told.iter().filter(is_it).collect();
        let is_restored = found.iter().any(|finding| mends(finding));
        let count = counts.entry((&splice.synonym.lang, splice.synonym.held)).or_default();
        count.all += 1;
        count.flagged += usize::from(!found.is_empty());
        count.supported += usize::from(splice.supported);
        count.restored += usize::from(splice.supported && is_restored);
        if found.is_empty() || (splice.supported && !is_restored) {
            let by = found.first().map_or("", |finding| finding.suggestion.as_deref().unwrap_or(finding.rule));
            let known = if splice.synonym.held { "held" } else { "known" };
            let support = if splice.supported { "supported" } else { "alone" };
            missed.push(format!(
                "{} {known} {support}: {} for {} [{by}]",
                splice.synonym.lang, splice.broken, splice.word
            ));
        }
    }
    let sum = |total: Count, count: &Count| Count {
        all: total.all + count.all,
        flagged: total.flagged + count.flagged,
        supported: total.supported + count.supported,
        restored: total.restored + count.restored,
    };
    let is_told = |tag: &str| lang::get(tag).words().is_some_and(|list| list.tells_common());
    let rows = counts.iter().map(|((lang, held), count)| format!("{lang} {held}: {}\n", count.told()));
    let mut shown: String = missed.iter().map(|line| format!("{line}\n")).chain(rows).collect();
    let mut is_reached = true;
    for (listed, held) in [(true, false), (true, true), (false, false), (false, true)] {
        let of_class = counts.iter().filter(|(key, _)| (is_told(key.0), key.1) == (listed, held));
        let total = of_class.map(|(_, count)| count).fold(Count::default(), sum);
        let floors = FLOORS[usize::from(listed)][usize::from(held)];
        is_reached &= total.shares().iter().zip(floors).all(|(share, floor)| *share >= floor);
        shown += &format!("word list {listed}, held {held}: {}\n", total.told());
    }
    let total = counts.values().fold(Count::default(), sum);
    shown += &format!("all: {}", total.told());
    eprintln!("{shown}");
    assert!(total.all >= 500 && is_reached, "{shown}");
    // The sound word of the second version is not taken for the broken one.
    assert!(alarms.is_empty(), "{alarms:#?}");
}

#[test]
fn clean_parents_are_silent() {
    for (lang, text, other) in pairs(&["clean"]) {
        let told = check(&story(&lang, [&text, &other]), Options::plain()).findings;
        let alarms: Vec<&String> = told.iter().filter(|f| f.rule == RULE).map(|f| &f.message).collect();
        assert!(alarms.is_empty(), "{lang}: {alarms:?}");
    }
}

/// The half that is kept from the rule is kept from it, and the other half is not.
#[test]
fn the_table_is_split() {
    for Synonym { lang, word, put, held } in table() {
        let synonyms = &lang::get(&lang).file.synonyms;
        let lists = |one: &str, two: &str| synonyms.get(one).is_some_and(|puts| puts.iter().any(|put| put == two));
        assert_eq!(lists(&word, &put) || lists(&put, &word), !held, "{lang}: {word} = {put}");
    }
}

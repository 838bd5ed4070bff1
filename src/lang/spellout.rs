//! Number words by CLDR's spell-out rules: the base of every language file, and all the number words
//! that a language without a file has.

use super::packed::{Parts, parts};
use super::schema::{Figures, LanguageFile};
use super::tag::primary;
use super::{Language, ROOT, read};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

type ByValue = BTreeMap<String, Vec<String>>;

static TABLE: Parts = parts!("spellout");

/// The languages of the table, as [`primary`] shortens their tags.
pub fn tags() -> impl Iterator<Item = &'static str> {
    TABLE.tags()
}

/// What the table has for a language, as a language file has it under `[figures]`; nothing where the
/// table has not got the language.
///
/// # Errors
/// Where the table says what a language file cannot: a test proves that it does not.
pub fn part(tag: &str) -> serde_json::Result<Figures> {
    match TABLE.text(&primary(tag)) {
        "" => Ok(Figures::default()),
        part => serde_json::from_str(part),
    }
}

/// A language of the file given, with the number words of a part of the table beside its own. Where the
/// file has a word under another value, the file is right.
pub fn with_file(mut file: LanguageFile, part: Figures) -> Language {
    add(part, &mut file.figures);
    let tag = file.tag.clone();
    Language::ready(file, &tag)
}

/// The language of a tag that has what a part of the table says of numbers, what CLDR says of places, and
/// nothing else of its own.
pub fn without_file(tag: &str, part: Figures) -> Language {
    let mut file = read(&ROOT);
    let root = std::mem::replace(&mut file.figures, part);
    if file.figures.decimal.is_empty() {
        (file.figures.decimal, file.figures.group) = (root.decimal, root.group);
    }
    Language::ready(file, tag)
}

fn add(words: Figures, figures: &mut Figures) {
    let listed = |tables: &[&ByValue]| tables.iter().flat_map(|table| table.values().flatten()).cloned().collect();
    let numbers: FxHashSet<String> = listed(&[&figures.cardinals, &figures.scales]);
    let places: FxHashSet<String> = listed(&[&figures.ordinals]);
    for (own, more, known) in [
        (&mut figures.cardinals, words.cardinals, &numbers),
        (&mut figures.scales, words.scales, &numbers),
        (&mut figures.ordinals, words.ordinals, &places),
    ] {
        for (value, words) in more {
            let mut new = words.into_iter().filter(|word| !known.contains(word)).peekable();
            if new.peek().is_some() {
                own.entry(value).or_default().extend(new);
            }
        }
    }
}

//! Number words by CLDR's spell-out rules: the base of every language file, and all the number words
//! that a language without a file has.

use super::packed::{Packed, packed};
use super::schema::{Figures, LanguageFile};
use super::tag::primary;
use super::{Language, ROOT, parse};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::sync::LazyLock;

type ByValue = BTreeMap<String, Vec<String>>;

static TABLE: Packed = packed!("spellout.toml");

/// What stands before the tag of each language in the table.
const HEAD: &str = "\n#= ";

/// The parts of the table, by the tag of their language.
static PARTS: LazyLock<Vec<(&str, &str)>> =
    LazyLock::new(|| TABLE.text().split(HEAD).skip(1).filter_map(|part| part.split_once('\n')).collect());

/// The languages of the table, as [`primary`] shortens their tags.
pub fn tags() -> impl Iterator<Item = &'static str> {
    PARTS.iter().map(|(tag, _)| *tag)
}

/// What the table has for a language, as a language file has it under `[figures]`; nothing where the
/// table has not got the language.
pub fn part(tag: &str) -> &'static str {
    let tag = primary(tag);
    PARTS.iter().find(|(known, _)| *known == tag).map_or("", |(_, part)| part)
}

/// A language of the file given, with the number words of a part of the table beside its own. Where the
/// file has a word under another value, the file is right.
pub fn with_file(mut file: LanguageFile, part: &str) -> Language {
    add(toml::from_str(part).unwrap_or_default(), &mut file.figures);
    let tag = file.tag.clone();
    Language::ready(file, &tag)
}

/// The language of a tag that has what a part of the table says of numbers, what CLDR says of places, and
/// nothing else of its own.
pub fn without_file(tag: &str, part: &str) -> Language {
    let mut file = parse(ROOT.text()).unwrap_or_default();
    let words: Figures = toml::from_str(part).unwrap_or_default();
    let root = std::mem::replace(&mut file.figures, words);
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

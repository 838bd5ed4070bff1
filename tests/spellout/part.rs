//! The words of a language as the table has them, and as the reader reads with them.

use crate::language_data;
use copydesk::facts::{self, Copy, Value as Meaning};
use copydesk::lang::{Glue, Language, spellout, tokens};
use rust_decimal::Decimal;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use toml::{Table, Value};

type ByValue = BTreeMap<u64, Vec<String>>;

/// The words of one language.
#[derive(Clone, Default)]
pub struct Words {
    pub glued: Glue,
    pub units_first: bool,
    pub scale_first: bool,
    pub and: BTreeSet<String>,
    pub minus: BTreeSet<String>,
    pub point: BTreeSet<String>,
    pub cardinals: ByValue,
    pub ordinals: ByValue,
    pub scales: ByValue,
    /// Words that are another word too often to stand in the table.
    pub never: Vec<String>,
}

impl Words {
    pub fn has(&self, number: u64, word: &str) -> bool {
        self.cardinals.get(&number).is_some_and(|words| words.iter().any(|known| known == word))
    }

    pub fn add(&mut self, number: u64, word: String) {
        add(&mut self.cardinals, number, word, &self.never);
    }

    pub fn add_place(&mut self, number: u64, word: String) {
        add(&mut self.ordinals, number, word, &self.never);
    }

    pub fn add_scale(&mut self, number: u64, word: String) {
        // The next one, 京, is Kyoto and Beijing.
        if number <= 1_000_000_000_000_000 {
            add(&mut self.scales, number, word, &self.never);
        }
    }

    /// As a language file has them under `[figures]`. How words are joined, a file says itself.
    pub fn table(&self, tag: &str) -> Table {
        let list = |words: &mut dyn Iterator<Item = &String>| Value::Array(words.cloned().map(Value::String).collect());
        let mut table = Table::new();
        if language_data::text(tag).is_none() {
            if self.glued == Glue::Word {
                table.insert("glued".into(), "word".into());
            }
            for (name, is_so) in [("units_first", self.units_first), ("scale_first", self.scale_first)] {
                if is_so {
                    table.insert(name.into(), true.into());
                }
            }
            // The word for one is an article, or a pronoun, in so many languages that it counts nothing alone.
            let ones: BTreeSet<String> = self.cardinals.get(&1).into_iter().flatten().cloned().collect();
            for (name, words) in [("and", &self.and), ("minus", &self.minus), ("point", &self.point), ("soft", &ones)] {
                table.insert(name.into(), list(&mut words.iter()));
            }
        }
        for (name, words) in [("cardinals", &self.cardinals), ("ordinals", &self.ordinals), ("scales", &self.scales)] {
            let values = words.iter().filter(|(_, words)| !words.is_empty());
            let values: Table = values.map(|(value, words)| (value.to_string(), list(&mut words.iter()))).collect();
            table.insert(name.into(), Value::Table(values));
        }
        table
    }
}

fn add(words: &mut ByValue, number: u64, word: String, never: &[String]) {
    let list = words.entry(number).or_default();
    if !list.contains(&word) && !is_never(never, &word) {
        list.push(word);
    }
}

/// Whether a list holds the word, or the beginning that it has: `abc*`.
pub fn is_never(never: &[String], word: &str) -> bool {
    never.iter().any(|never| match never.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None => never == word,
    })
}

/// Adds to one table what another says: lists grow, and what is no list is the other's.
pub fn merge(into: &mut Table, from: &Table) {
    for (key, value) in from {
        match (into.get_mut(key), value) {
            (Some(Value::Table(into)), Value::Table(from)) => merge(into, from),
            (Some(Value::Array(into)), Value::Array(from)) => {
                let new: Vec<Value> = from.iter().filter(|word| !into.contains(word)).cloned().collect();
                into.extend(new);
            }
            (_, value) => {
                into.insert(key.clone(), value.clone());
            }
        }
    }
}

/// A table as TOML, a list a line; empty lists and tables are left out.
pub fn written(table: &Table) -> String {
    let mut text = String::new();
    write(&mut text, "", table);
    text
}

fn write(text: &mut String, path: &str, table: &Table) {
    let (tables, mut others): (Vec<_>, Vec<_>) = table.iter().partition(|(_, value)| value.is_table());
    others.sort_by_key(|(key, _)| key.parse::<u64>().unwrap_or(0));
    if !path.is_empty() && !others.is_empty() {
        let _ = writeln!(text, "[{path}]");
    }
    others.into_iter().for_each(|(key, value)| line(text, key, value));
    for (name, table) in tables.into_iter().filter_map(|(name, value)| Some((name, value.as_table()?))) {
        write(text, &if path.is_empty() { name.clone() } else { format!("{path}.{name}") }, table);
    }
}

fn line(text: &mut String, key: &str, value: &Value) {
    let bare = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let key = if bare { key.to_owned() } else { format!("\"{key}\"") };
    let value = match value {
        Value::Array(words) if words.is_empty() => return,
        Value::Array(words) => {
            let words = words.iter().filter_map(Value::as_str).map(|word| format!("\"{word}\""));
            format!("[{}]", words.collect::<Vec<_>>().join(", "))
        }
        Value::String(word) => format!("\"{word}\""),
        Value::Boolean(is_so) => is_so.to_string(),
        other => panic!("the table has no place for {other:?}"),
    };
    let _ = writeln!(text, "{key} = {value}");
}

thread_local! {
    /// The language made last, by its tag and part: many steps add no word.
    static LAST: RefCell<Option<(String, &'static Language)>> = const { RefCell::new(None) };
}

/// A language that knows these number words: with its file, but for the file's own.
pub fn language(tag: &str, words: &Words) -> &'static Language {
    let part = format!("# {tag}\n{}", written(&words.table(tag)));
    LAST.with_borrow_mut(|last| match last {
        Some((known, language)) if *known == part => *language,
        _ => {
            let language: &'static Language = Box::leak(Box::new(make(tag, &part)));
            *last = Some((part, language));
            language
        }
    })
}

fn make(tag: &str, part: &str) -> Language {
    let part = toml::from_str(part).unwrap();
    let Some(mut file) = language_data::file(tag) else { return spellout::without_file(tag, part) };
    let own = &mut file.figures;
    [&mut own.cardinals, &mut own.ordinals, &mut own.scales].into_iter().for_each(BTreeMap::clear);
    spellout::with_file(file, part)
}

/// The words with what they count, where a lone sign is no number without.
pub fn counted(language: &Language, words: &str) -> String {
    words.to_owned() + language.file.figures.counters.first().map_or("", String::as_str)
}

/// The one fact that copy is from its first word to its last.
fn fact(language: &'static Language, words: &str) -> Option<Meaning> {
    let text = counted(language, words);
    let tokens = tokens(&text, language.file.apostrophe);
    let hits = language.lexicon.scan(&tokens);
    let end = tokens.len();
    let copy = Copy { text: &text, lang: language, tokens: &tokens, hits: &hits, first: 0, end };
    let mut found = facts::read(&copy);
    let fact = found.pop().filter(|fact| found.is_empty() && fact.span.start == 0 && fact.span.end >= words.len())?;
    Some(fact.value)
}

/// The number that the words are read as.
pub fn value(language: &'static Language, words: &str) -> Option<Decimal> {
    match fact(language, words)? {
        Meaning::Quantity(quantity) => quantity.value(),
        _ => None,
    }
}

/// The place in order that the words are read as.
pub fn place(language: &'static Language, words: &str) -> Option<u64> {
    match fact(language, words)? {
        Meaning::Ordinal(place) => Some(place),
        _ => None,
    }
}

//! Organisations that news names all the time, by every name that a language has for them.

use super::lexicon::Lexicon;
use super::schema::Apostrophe;
use super::sense::Sense;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// An organisation of the table: its entry in `organisations.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Organisation(u16);

impl Organisation {
    /// The short name by which the table has it: `UN`.
    pub fn key(self) -> &'static str {
        table()
            .get(usize::from(self.0))
            .and_then(|entry| entry.get("key"))
            .and_then(|key| key.first())
            .map_or("", |k| k)
    }
}

/// Entries by language; the key stands in a list of one under `key`.
type Entry = BTreeMap<String, Vec<String>>;

fn table() -> &'static [Entry] {
    static TABLE: OnceLock<Vec<Entry>> = OnceLock::new();
    TABLE.get_or_init(|| parse(include_str!("data/organisations.toml")).unwrap_or_default())
}

/// Reads the table.
///
/// # Errors
/// Where the text is not TOML of that shape: the line and why.
pub fn parse(text: &str) -> Result<Vec<Entry>, String> {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        organisation: Vec<BTreeMap<String, Names>>,
    }
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Names {
        Key(String),
        List(Vec<String>),
    }
    let file: File = toml::from_str(text).map_err(|e| e.to_string())?;
    let list = |names: Names| match names {
        Names::Key(key) => vec![key],
        Names::List(list) => list,
    };
    let entry = |names: BTreeMap<String, Names>| names.into_iter().map(|(tag, names)| (tag, list(names))).collect();
    Ok(file.organisation.into_iter().map(entry).collect())
}

/// Adds the names of a language, and the English ones that every language borrows.
pub(super) fn add_terms(lexicon: &mut Lexicon, tag: &str, apostrophe: Apostrophe) {
    for (number, entry) in (0..).zip(table()) {
        let organisation = Organisation(number);
        for names in ["en", tag].into_iter().filter_map(|tag| entry.get(tag)) {
            for name in names {
                // "IS" is an organisation, "is" a verb: what is written in capitals is met in capitals.
                let capitals = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
                    && !name.chars().any(char::is_lowercase)
                    && name.chars().any(char::is_uppercase);
                lexicon.add(name, apostrophe, Sense::Organisation { organisation, capitals });
            }
        }
    }
}

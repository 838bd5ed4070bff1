//! Places and organisations that news names, by every name that a language has for them.

use super::lexicon::Lexicon;
use super::schema::Apostrophe;
use super::sense::Sense;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A place or an organisation of the tables under `data/names`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Entity(u16);

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityKind {
    Land,
    City,
    Region,
    Sea,
    River,
    Mountain,
    Island,
    Organisation,
}

/// How copy speaks of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// By a name: Greece.
    Name,
    /// By its adjective or the word for its people: Greek, Greeks.
    People,
    /// By what points to it and names something else or several at once: 中美, US troops. Only the
    /// alignment of sentences heeds it.
    Sign,
}

/// In which capitals the copy must have a term for it to be one. Scripts without capitals pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capitals {
    Any,
    /// The first letter is one: Turkey is a land, a turkey none.
    First,
    /// All letters are: IS is an organisation, "is" a verb.
    All,
}

impl EntityKind {
    const NAMES: [(&'static str, EntityKind); 8] = [
        ("land", EntityKind::Land),
        ("city", EntityKind::City),
        ("region", EntityKind::Region),
        ("sea", EntityKind::Sea),
        ("river", EntityKind::River),
        ("mountain", EntityKind::Mountain),
        ("island", EntityKind::Island),
        ("organisation", EntityKind::Organisation),
    ];

    fn named(name: &str) -> Option<EntityKind> {
        Self::NAMES.iter().find(|(n, _)| *n == name).map(|&(_, kind)| kind)
    }

    /// As the tables write it: `land`.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, kind)| *kind == self).map_or("", |&(name, _)| name)
    }
}

impl Entity {
    /// Every entity, in the order of the tables.
    pub fn all() -> impl Iterator<Item = Entity> {
        (0..heads().len()).map(|i| Entity(i as u16))
    }

    /// The entity that the tables have by that short name.
    pub fn named(key: &str) -> Option<Entity> {
        static NUMBERS: OnceLock<FxHashMap<&str, u16>> = OnceLock::new();
        let numbers = NUMBERS.get_or_init(|| heads().iter().map(|(_, key)| *key).zip(0..).collect());
        numbers.get(key).copied().map(Entity)
    }

    /// The short name by which the tables have it: `UN`, `greece`.
    ///
    /// ```
    /// use copydesk::lang::{Entity, EntityKind};
    /// let greece = Entity::named("greece").unwrap();
    /// assert_eq!((greece.key(), greece.kind()), ("greece", EntityKind::Land));
    /// ```
    pub fn key(self) -> &'static str {
        heads().get(usize::from(self.0)).map_or("", |(_, key)| key)
    }

    pub fn kind(self) -> EntityKind {
        heads().get(usize::from(self.0)).map_or(EntityKind::Organisation, |&(kind, _)| kind)
    }
}

impl Capitals {
    /// What a term asks for, by how the tables write it. Terms of several words are known without.
    fn of(term: &str) -> Capitals {
        let mut letters = term.chars().filter(|c| c.is_alphabetic());
        let has_capital = term.chars().any(char::is_uppercase);
        if has_capital && letters.all(char::is_uppercase) {
            Capitals::All
        } else if term.starts_with(char::is_uppercase) && !term.contains([' ', '-']) {
            Capitals::First
        } else {
            Capitals::Any
        }
    }

    /// Whether words as the copy writes them have these capitals.
    pub fn are_in<'a>(self, mut words: impl Iterator<Item = &'a str>) -> bool {
        match self {
            Capitals::Any => true,
            Capitals::First => words.next().is_some_and(|word| !word.starts_with(char::is_lowercase)),
            Capitals::All => words.all(|word| !word.chars().any(char::is_lowercase)),
        }
    }
}

const TABLES: [&str; 3] = [
    include_str!("data/names/lands.toml"),
    include_str!("data/names/cities.toml"),
    include_str!("data/names/organisations.toml"),
];

/// The texts of the tables, for the tests that prove them.
pub fn tables() -> impl Iterator<Item = &'static str> {
    TABLES.into_iter()
}

/// Kind and key of every entity.
fn heads() -> &'static [(EntityKind, &'static str)] {
    static HEADS: OnceLock<Vec<(EntityKind, &str)>> = OnceLock::new();
    HEADS.get_or_init(|| {
        let mut kind = EntityKind::Organisation;
        let mut found = Vec::new();
        for line in TABLES.iter().flat_map(|table| table.lines()) {
            if let Some(name) = line.strip_prefix("[[").and_then(|line| line.strip_suffix("]]")) {
                kind = EntityKind::named(name).unwrap_or(kind);
            } else if let Some(key) = line.strip_prefix("key = \"").and_then(|line| line.strip_suffix('"')) {
                found.push((kind, key));
            }
        }
        found
    })
}

/// The terms of one entry by language tag, and by `xx_people` and `xx_signs`; its key as the only term
/// under `key`.
pub type Entry = BTreeMap<String, Vec<String>>;

/// Reads a table: its entries by kind.
///
/// # Errors
/// Where the text is not TOML of that shape: the line and why.
pub fn parse(text: &str) -> Result<BTreeMap<String, Vec<Entry>>, String> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Terms {
        Key(String),
        List(Vec<String>),
    }
    let table: BTreeMap<String, Vec<BTreeMap<String, Terms>>> = toml::from_str(text).map_err(|e| e.to_string())?;
    let list = |terms: Terms| match terms {
        Terms::Key(key) => vec![key],
        Terms::List(list) => list,
    };
    let entry = |terms: BTreeMap<String, Terms>| terms.into_iter().map(|(tag, terms)| (tag, list(terms))).collect();
    let entries = |entries: Vec<_>| entries.into_iter().map(entry).collect();
    Ok(table.into_iter().map(|(kind, of_kind)| (kind, entries(of_kind))).collect())
}

/// Adds the names of a language, and the English ones of organisations, which every language borrows.
pub(super) fn add_terms(lexicon: &mut Lexicon, tag: &str, apostrophe: Apostrophe) {
    for entry in TABLES.iter().flat_map(|table| parse(&part(table, tag)).unwrap_or_default()).flat_map(|(_, list)| list)
    {
        let Some(entity) = entry.get("key").and_then(|key| Entity::named(key.first()?)) else { continue };
        let borrowed = (tag != "en" && entity.kind() == EntityKind::Organisation).then_some("en".to_owned());
        let lists = [
            (borrowed, Form::Name),
            (Some(tag.to_owned()), Form::Name),
            (Some(format!("{tag}_people")), Form::People),
            (Some(format!("{tag}_signs")), Form::Sign),
        ];
        for (list, form) in lists {
            for term in list.and_then(|list| entry.get(&list)).into_iter().flatten() {
                lexicon.add(term, apostrophe, Sense::Entity { entity, form, capitals: Capitals::of(term) });
            }
        }
    }
}

/// The lines of a table that one language needs: of twenty languages in it one or two are parsed.
fn part(table: &str, tag: &str) -> String {
    let mut wanted = false;
    let is_wanted = |line: &&str| {
        let goes_on = line.starts_with([' ', ']']);
        let of = |tag: &str| line.strip_prefix(tag).is_some_and(|rest| rest.starts_with([' ', '_']));
        wanted = if goes_on { wanted } else { line.starts_with('[') || of("key") || of("en") || of(tag) };
        wanted
    };
    table.lines().filter(is_wanted).flat_map(|line| [line, "\n"]).collect()
}

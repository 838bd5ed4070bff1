//! Places and organisations that news names, by every name that a language has for them.

use super::packed::{Packed, packed};
use rustc_hash::FxHashMap;
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
    /// A feast, a war, a work, a star: copy only points to it.
    Thing,
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
    /// The first letter of the last word is, behind an article: Le Cap is a city, *le cap* a course.
    Last,
    /// All letters are: IS is an organisation, "is" a verb.
    All,
}

impl EntityKind {
    const NAMES: [(&'static str, EntityKind); 9] = [
        ("land", EntityKind::Land),
        ("city", EntityKind::City),
        ("region", EntityKind::Region),
        ("sea", EntityKind::Sea),
        ("river", EntityKind::River),
        ("mountain", EntityKind::Mountain),
        ("island", EntityKind::Island),
        ("organisation", EntityKind::Organisation),
        ("thing", EntityKind::Thing),
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

    /// The entity of that number in the order of the tables.
    pub(super) fn numbered(number: u16) -> Option<Entity> {
        (usize::from(number) < heads().len()).then_some(Entity(number))
    }

    /// The entity that the tables have by that short name.
    pub fn named(key: &str) -> Option<Entity> {
        static NUMBERS: OnceLock<FxHashMap<&str, u16>> = OnceLock::new();
        let numbers = NUMBERS.get_or_init(|| heads().iter().map(|head| head.key).zip(0..).collect());
        numbers.get(key).copied().map(Entity)
    }

    fn of_cldr(id: &str) -> Option<Entity> {
        static NUMBERS: OnceLock<FxHashMap<&str, u16>> = OnceLock::new();
        let known = || heads().iter().zip(0..).filter_map(|(head, number)| Some((head.cldr?, number))).collect();
        NUMBERS.get_or_init(known).get(id).copied().map(Entity)
    }

    /// The short name by which the tables have it: `UN`, `greece`.
    ///
    /// ```
    /// use copydesk::lang::{Entity, EntityKind};
    /// let greece = Entity::named("greece").unwrap();
    /// assert_eq!((greece.key(), greece.kind()), ("greece", EntityKind::Land));
    /// ```
    pub fn key(self) -> &'static str {
        heads().get(usize::from(self.0)).map_or("", |head| head.key)
    }

    pub fn kind(self) -> EntityKind {
        heads().get(usize::from(self.0)).map_or(EntityKind::Organisation, |head| head.kind)
    }

    /// Whether it is a part of the other one, or of a part of it: England of the United Kingdom, California and
    /// the Congress of the United States. Cities are asked for nothing; nothing is a part of itself.
    ///
    /// ```
    /// use copydesk::lang::Entity;
    /// let [england, kingdom] = ["england", "uk"].map(|key| Entity::named(key).unwrap());
    /// assert!(england.is_within(kingdom) && !kingdom.is_within(england));
    /// ```
    pub fn is_within(self, other: Entity) -> bool {
        let whole = |part: &Entity| part.whole();
        std::iter::successors(self.whole(), whole).take(DEEPEST).any(|whole| whole == other)
    }

    /// What it is the next part of. What CLDR calls a part begins as its land does: `usca`.
    fn whole(self) -> Option<Entity> {
        static WHOLES: OnceLock<Vec<Option<Entity>>> = OnceLock::new();
        let wholes = WHOLES.get_or_init(|| Entity::all().map(Entity::find_whole).collect());
        wholes.get(usize::from(self.0)).copied().flatten()
    }

    fn find_whole(self) -> Option<Entity> {
        let head = heads().get(usize::from(self.0))?;
        let land = || head.cldr.filter(|id| id.starts_with(|c: char| c.is_ascii_lowercase()) && id.len() > 2)?.get(..2);
        head.within.and_then(Entity::named).or_else(|| Entity::of_cldr(&land()?.to_ascii_uppercase()))
    }
}

impl Capitals {
    /// What a term asks for, by how the tables write it. Other terms of several words are known without.
    pub(super) fn of(term: &str) -> Capitals {
        let mut letters = term.chars().filter(|c| c.is_alphabetic());
        let has_capital = term.chars().any(char::is_uppercase);
        if has_capital && letters.all(char::is_uppercase) {
            Capitals::All
        } else if term.starts_with(char::is_uppercase) && !term.contains([' ', '-']) {
            Capitals::First
        } else if is_behind_article(term) {
            Capitals::Last
        } else {
            Capitals::Any
        }
    }

    /// Whether words as the copy writes them have these capitals.
    pub fn are_in<'a>(self, mut words: impl Iterator<Item = &'a str>) -> bool {
        match self {
            Capitals::Any => true,
            Capitals::First => words.next().is_some_and(|word| !word.starts_with(char::is_lowercase)),
            Capitals::Last => words.last().is_some_and(|word| !word.starts_with(char::is_lowercase)),
            Capitals::All => words.all(|word| !word.chars().any(char::is_lowercase)),
        }
    }
}

/// Letters of the longest article before a name: *den* Haag.
const ARTICLE: usize = 3;

/// Whether a term is a name of one word with what may be an article before it.
fn is_behind_article(term: &str) -> bool {
    let Some((article, name)) = term.split_once(' ') else { return false };
    article.chars().nth(ARTICLE).is_none() && !name.contains([' ', '*']) && name.starts_with(char::is_uppercase)
}

/// The entries of the tables, a line each, as `build.rs` gathers them.
static ENTRIES: Packed = packed!("entities.tsv");

/// An entry of the tables.
struct Head {
    kind: EntityKind,
    key: &'static str,
    /// What CLDR calls it: a territory, a subdivision, a time zone named after a city.
    cldr: Option<&'static str>,
    /// The key of what it is a part of.
    within: Option<&'static str>,
}

/// Parts of parts of parts: districts of regions of lands of continents.
const DEEPEST: usize = 4;

fn heads() -> &'static [Head] {
    static HEADS: OnceLock<Vec<Head>> = OnceLock::new();
    HEADS.get_or_init(|| {
        let some = |field: &'static str| Some(field).filter(|field| !field.is_empty());
        let head = |line: &'static str| {
            let mut fields = line.split('\t');
            let (kind, key) = (EntityKind::named(fields.next()?)?, fields.next()?);
            Some(Head { kind, key, cldr: fields.next().and_then(some), within: fields.next().and_then(some) })
        };
        ENTRIES.text().lines().filter_map(head).collect()
    })
}

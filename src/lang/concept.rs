//! What news is made of: the concepts of `concepts.txt`, and which of them are opposites.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// A concept of the newsroom: its line in `concepts.txt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Concept(u16);

const CONCEPTS: &str = include_str!("concepts.txt");

/// One of two poles that deny each other, each of one concept or several: a line of `opposites.txt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pole {
    line: u16,
    second: bool,
    firm: bool,
}

const OPPOSITES: &str = include_str!("opposites.txt");

/// The poles of every concept that has one, in the order of the lines.
fn poles() -> &'static FxHashMap<Concept, Vec<Pole>> {
    static POLES: OnceLock<FxHashMap<Concept, Vec<Pole>>> = OnceLock::new();
    POLES.get_or_init(|| {
        let mut poles: FxHashMap<Concept, Vec<Pole>> = FxHashMap::default();
        for (line, text) in (0..).zip(OPPOSITES.lines().filter(|line| !line.starts_with('#'))) {
            let firm = text.contains('=');
            let (one, other) = text.split_once(['|', '=']).unwrap_or((text, ""));
            for (second, names) in [(false, one), (true, other)] {
                for concept in names.split_whitespace().filter_map(Concept::named) {
                    poles.entry(concept).or_default().push(Pole { line, second, firm });
                }
            }
        }
        poles
    })
}

impl Pole {
    /// What the other end of its line says.
    pub fn opposite(self) -> Pole {
        Pole { second: !self.second, ..self }
    }

    /// Whether it stands first in its line.
    pub fn is_first(self) -> bool {
        !self.second
    }

    /// Whether its words mean so little else that they may accuse across languages.
    pub fn holds_across(self) -> bool {
        self.firm
    }
}

/// Name and class, line by line.
fn concepts() -> &'static [(&'static str, &'static str)] {
    static LINES: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    let fields = |line: &'static str| {
        let mut fields = line.split(' ');
        Some((fields.next()?, fields.next()?))
    };
    LINES.get_or_init(|| CONCEPTS.lines().filter(|line| !line.starts_with('#')).filter_map(fields).collect())
}

impl Concept {
    /// Every concept, in the order of the file.
    pub fn all() -> impl Iterator<Item = Concept> {
        (0..concepts().len()).map(|i| Concept(i as u16))
    }

    pub fn named(name: &str) -> Option<Concept> {
        static NUMBERS: OnceLock<FxHashMap<&str, u16>> = OnceLock::new();
        let numbers = NUMBERS.get_or_init(|| concepts().iter().map(|(name, _)| *name).zip(0..).collect());
        numbers.get(name).copied().map(Concept)
    }

    pub fn name(self) -> &'static str {
        concepts().get(self.index()).map_or("", |(name, _)| name)
    }

    /// The class that the file gives it: counted, role, body, place, event, thing, act, time, quality,
    /// function.
    pub fn class(self) -> &'static str {
        concepts().get(self.index()).map_or("", |(_, class)| class)
    }

    /// Whether its words hold a sentence together: *after*, *because*, *they*.
    pub fn is_grammar(self) -> bool {
        self.class() == "function"
    }

    /// Whether it is a fate of people that a toll counts: dead, wounded, missing, arrested, hostage,
    /// displaced. They are the first lines of the file.
    pub fn is_fate(self) -> bool {
        self.0 < 6
    }

    /// Whether it is people by what they are: people, soldier, passenger. They follow the fates.
    pub fn is_person(self) -> bool {
        (6..27).contains(&self.0)
    }

    /// The poles that it belongs to.
    pub fn poles(self) -> impl Iterator<Item = Pole> {
        poles().get(&self).into_iter().flatten().copied()
    }

    /// Its number, for tables.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

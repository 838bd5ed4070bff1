//! Offices and bodies that news names as the source of what is said: a row of `offices.txt`.

use super::concept::Concept;
use super::sense::Sense;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// An office or a body of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Office(u16);

/// What an office is to the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficeClass {
    /// Stands beside the name of the person who holds it.
    Title,
    /// A body of a state.
    Body,
    /// A body or a crowd that belongs to no state, or may be of any kind.
    Group,
    /// A word beside a title that puts it into the past: former, ancien, 前.
    Past,
}

/// What an office speaks for. Two that share a power may be one and the same source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Powers(u64);

impl Powers {
    pub const NONE: Powers = Powers(0);
    /// Of one that may be any source.
    pub const ANY: Powers = Powers(u64::MAX);

    /// Whether two may be one source.
    ///
    /// ```
    /// use copydesk::lang::Office;
    /// let powers = |name| Office::named(name).unwrap().powers();
    /// assert!(powers("foreign_minister").meet(powers("foreign_ministry")));
    /// assert!(!powers("foreign_minister").meet(powers("police")));
    /// ```
    pub fn meet(self, other: Powers) -> bool {
        self.0 & other.0 != 0
    }

    pub fn with(self, other: Powers) -> Powers {
        Powers(self.0 | other.0)
    }
}

/// One line of the table.
struct Row {
    name: &'static str,
    class: OfficeClass,
    /// Whether the line is of an organisation that the table of names has.
    organisation: bool,
    powers: Powers,
}

fn table() -> &'static [Row] {
    static TABLE: OnceLock<Vec<Row>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut names: Vec<&str> = Vec::new();
        let lines = include_str!("offices.txt").lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| row(line, &mut names)).collect()
    })
}

fn row(line: &'static str, names: &mut Vec<&'static str>) -> Option<Row> {
    let mut fields = line.split(' ');
    let (name, class, powers) = (fields.next()?, fields.next()?, fields.next()?);
    let bit = |power: &'static str| {
        let place = names.iter().position(|known| *known == power).unwrap_or_else(|| {
            names.push(power);
            names.len() - 1
        });
        1_u64 << place.min(62)
    };
    let powers = match powers {
        "-" => Powers::NONE,
        "*" => Powers::ANY,
        _ => Powers(powers.split(',').map(bit).fold(0, |all, bit| all | bit)),
    };
    let (class, organisation) = match class {
        "title" => (OfficeClass::Title, false),
        "ministry" | "body" => (OfficeClass::Body, false),
        "group" => (OfficeClass::Group, false),
        "organisation" => (OfficeClass::Group, true),
        "time" => (OfficeClass::Past, false),
        _ => return None,
    };
    Some(Row { name, class, organisation, powers })
}

/// The offices and bodies by name, and apart from them the organisations.
fn numbers() -> &'static [FxHashMap<&'static str, Office>; 2] {
    static NUMBERS: OnceLock<[FxHashMap<&str, Office>; 2]> = OnceLock::new();
    NUMBERS.get_or_init(|| {
        let of = |wanted: bool| {
            let rows = table().iter().zip(0..).filter(|(row, _)| row.organisation == wanted);
            rows.map(|(row, number)| (row.name, Office(number))).collect()
        };
        [of(false), of(true)]
    })
}

impl Office {
    /// Every office and body that is no organisation, in the order of the table.
    pub fn all() -> impl Iterator<Item = Office> {
        table().iter().zip(0..).filter(|(row, _)| !row.organisation).map(|(_, number)| Office(number))
    }

    pub fn named(name: &str) -> Option<Office> {
        numbers()[0].get(name).copied()
    }

    /// What an organisation is to a state, by its key: the Kremlin speaks for a president. The table has
    /// those only for which it matters.
    pub fn of_organisation(key: &str) -> Option<Office> {
        numbers()[1].get(key.replace(' ', "_").as_str()).copied()
    }

    /// The office that a sense names.
    pub fn of(sense: Sense) -> Option<Office> {
        match sense {
            Sense::Office(office) => Some(office),
            Sense::Concept(concept) => Office::of_concept(concept),
            _ => None,
        }
    }

    fn of_concept(concept: Concept) -> Option<Office> {
        static OFFICES: OnceLock<Vec<Option<Office>>> = OnceLock::new();
        let offices = OFFICES.get_or_init(|| {
            let body = |office: &Office| matches!(office.class(), OfficeClass::Body | OfficeClass::Group);
            Concept::all().map(|concept| Office::named(concept.name()).filter(body)).collect()
        });
        offices.get(concept.index()).copied().flatten()
    }

    pub fn name(self) -> &'static str {
        table().get(usize::from(self.0)).map_or("", |row| row.name)
    }

    pub fn class(self) -> OfficeClass {
        table().get(usize::from(self.0)).map_or(OfficeClass::Group, |row| row.class)
    }

    pub fn powers(self) -> Powers {
        table().get(usize::from(self.0)).map_or(Powers::NONE, |row| row.powers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = include_str!("offices.txt").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.count(), table().len());
        // One bit a power, and the highest is left to those that may be anything.
        assert!(table().iter().all(|row| row.powers == Powers::ANY || row.powers.0 < 1 << 62));
    }

    #[test]
    fn what_is_no_term_of_offices_is_a_concept() {
        let term = |office: &Office| crate::lang::get("en").file.offices.contains_key(office.name());
        let unknown: Vec<&str> =
            Office::all().filter(|o| !term(o) && Concept::named(o.name()).is_none()).map(Office::name).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }

    #[test]
    fn every_organisation_is_one_of_the_table_of_names() {
        let keys: Vec<String> = crate::lang::Entity::all().map(|entity| entity.key().replace(' ', "_")).collect();
        let unknown: Vec<&str> = table()
            .iter()
            .filter(|row| row.organisation && !keys.iter().any(|k| k == row.name))
            .map(|r| r.name)
            .collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}

//! Gathers the names of places and organisations by language, so that a language that is made ready unpacks those
//! that it needs and no others.

use std::collections::{BTreeMap, BTreeSet};

/// The tables that are written by hand, in the order in which the program counts their entries.
const TABLES: [&str; 6] =
    ["lands.toml", "regions.toml", "waters.toml", "cities.toml", "organisations.toml", "things.toml"];

/// What CLDR calls the places of the tables, by language.
const CLDR: &str = "cldr.tsv";

/// The part that holds what English calls organisations, which every language borrows.
const BODIES: &str = "bodies";

/// What the tables say.
pub struct Gathered {
    /// The entries of all tables, a line each: kind, key, what CLDR calls it, what it is a part of.
    pub entries: String,
    /// The names by language tag, under `home` those at home in Latin letters, and under a tag with `_not` those that
    /// English calls organisations and the language does not. A list a line: the number of its entry, whose names they
    /// are (`n` its own, `p` its people's, `s` signs of it), and its terms with `|` between them.
    pub names: BTreeMap<String, String>,
}

/// Gathers what the tables say. They are TOML of one shape: a list a line or several, and no quotation mark in a term.
pub fn gather(texts: &BTreeMap<String, String>) -> Gathered {
    let text = |name: &str| texts.get(name).map_or("", String::as_str);
    let mut gathering = Gathering::default();
    TABLES.into_iter().for_each(|table| gathering.table(text(table)));
    gathering.cldr(text(CLDR));
    let entries = gathering.entries.iter();
    let line = |e: &Entry| format!("{}\t{}\t{}\t{}\n", e.kind, e.key, e.cldr, e.within);
    Gathered { entries: entries.map(line).collect(), names: gathering.names }
}

/// Whether [`gather`] reads the text by that name.
pub fn is_read(name: &str) -> bool {
    TABLES.contains(&name) || name == CLDR
}

#[derive(Default)]
struct Gathering<'t> {
    entries: Vec<Entry<'t>>,
    names: BTreeMap<String, String>,
    /// Names of CLDR's that are common words of a language: its tag, the number of the entry, and the name.
    unwanted: BTreeSet<(&'t str, usize, &'t str)>,
}

struct Entry<'t> {
    kind: &'t str,
    key: &'t str,
    cldr: &'t str,
    within: &'t str,
}

impl<'t> Gathering<'t> {
    fn table(&mut self, table: &'t str) {
        let mut kind = "";
        let mut rest = table;
        while let Some((line, after)) = rest.split_once('\n') {
            let (field, value) = line.split_once(" = ").unwrap_or_default();
            let here = std::mem::replace(&mut rest, after);
            if let Some(name) = line.strip_prefix("[[").and_then(|line| line.strip_suffix("]]")) {
                kind = name;
            } else if field == "key" {
                self.entries.push(Entry { kind, key: value.trim_matches('"'), cldr: "", within: "" });
            } else if let Some(entry) = self.entries.last_mut() {
                match field {
                    "cldr" => entry.cldr = value.trim_matches('"'),
                    "within" => entry.within = value.trim_matches('"'),
                    _ if value.starts_with('[') => {
                        let (list, behind) = here.split_once("]\n").unwrap_or((here, ""));
                        self.list(field, list[field.len()..].split('"').skip(1).step_by(2));
                        rest = behind;
                    }
                    _ => {}
                }
            }
        }
    }

    /// A list of the entry that came last, by its field: `de`, `de_people`, `home`.
    fn list(&mut self, field: &'t str, terms: impl Iterator<Item = &'t str>) {
        let (tag, which) = field.split_at(field.find('_').unwrap_or(field.len()));
        let number = self.entries.len() - 1;
        let kind = self.entries[number].kind;
        let (part, letter) = match which {
            "" if kind == "thing" => (tag, 's'),
            "" => (tag, 'n'),
            "_people" => (tag, 'p'),
            "_signs" => (tag, 's'),
            "_not" if kind == "organisation" => (field, 'n'),
            "_not" => return self.unwanted.extend(terms.map(|term| (tag, number, term))),
            _ => return,
        };
        let terms: Vec<&str> = terms.collect();
        let line = format!("{number}\t{letter}\t{}\n", terms.join("|"));
        if part == "en" && letter == 'n' && kind == "organisation" {
            *self.names.entry(BODIES.to_owned()).or_default() += &line;
        }
        *self.names.entry(part.to_owned()).or_default() += &line;
    }

    /// Each language stands behind a line `#= tag`, a place a line: what CLDR calls it, a tab, its names.
    fn cldr(&mut self, table: &str) {
        let numbers: BTreeMap<&str, usize> = self.entries.iter().zip(0..).map(|(e, number)| (e.cldr, number)).collect();
        for part in table.split("\n#= ").skip(1) {
            let (tag, lines) = part.split_once('\n').unwrap_or_default();
            let names = self.names.entry(tag.to_owned()).or_default();
            for (id, terms) in lines.lines().filter_map(|line| line.split_once('\t')) {
                let Some(&number) = numbers.get(id) else { continue };
                let wanted = terms.split('|').filter(|term| !self.unwanted.contains(&(tag, number, *term)));
                let terms: Vec<&str> = wanted.collect();
                if !terms.is_empty() {
                    *names += &format!("{number}\tn\t{}\n", terms.join("|"));
                }
            }
        }
    }
}

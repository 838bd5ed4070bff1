//! The names of places and organisations as one language has them, put into its lexicon.

use super::Language;
use super::entity::{Capitals, Entity, EntityKind, Form};
use super::lexicon::Lexicon;
use super::packed::{Parts, parts};
use super::schema::{Apostrophe, Names};
use super::sense::Sense;

/// The names by language tag, as `build.rs` gathers them of the tables and of CLDR.
static NAMES: Parts = parts!("names");

/// What English calls organisations, and what names at home in Latin letters are, which every language borrows.
const BORROWED: [&str; 2] = ["bodies", "home"];

/// The part of a language by its tag: what it does not call an organisation that English calls so.
fn not_here(tag: &str) -> String {
    format!("{tag}_not")
}

/// The lists of a part: whose, how they speak of it, and the terms.
fn lists(part: &str) -> impl Iterator<Item = (Entity, Form, std::str::Split<'static, char>)> {
    NAMES.text(part).lines().filter_map(|line| {
        let mut fields = line.splitn(3, '\t');
        let entity = Entity::numbered(fields.next()?.parse().ok()?)?;
        let form = match fields.next()? {
            "n" => Form::Name,
            "p" => Form::People,
            "s" => Form::Sign,
            _ => return None,
        };
        Some((entity, form, fields.next()?.split('|')))
    })
}

/// Adds the names of a language by its tag, and those that every language borrows. `names` tells how they change; it is
/// empty where the language has no file.
pub(super) fn add_terms(lexicon: &mut Lexicon, tag: &str, apostrophe: Apostrophe, names: &Names) {
    lexicon.decline_by(&names.declensions);
    let unwanted: Vec<(Entity, &str)> =
        lists(&not_here(tag)).flat_map(|(entity, _, terms)| terms.map(move |term| (entity, term))).collect();
    let mut adding = Adding { lexicon, apostrophe, names };
    for (entity, form, terms) in BORROWED.into_iter().filter(|part| tag != "en" || *part != "bodies").flat_map(lists) {
        let terms = terms.filter(|term| !unwanted.contains(&(entity, *term)));
        terms.for_each(|term| adding.term(term, entity, form));
    }
    for (entity, form, terms) in lists(tag) {
        match form {
            Form::Name => terms.for_each(|name| adding.name(name, entity)),
            _ => terms.for_each(|term| adding.term(term, entity, form)),
        }
    }
}

/// Letters of a place that an adjective is made of, and those behind the ending that makes it, which declines (guesses).
const SHORTEST_PLACE: usize = 4;
const LONGEST_DECLENSION: usize = 3;

impl Language {
    /// Whether most copy in the language is written there, and need not say so.
    pub fn is_home(&self, land: Entity) -> bool {
        self.file.names.home.iter().any(|key| key == land.key())
    }

    /// What the folded word is made of where it ends as adjectives of places do, without what the place ends in.
    ///
    /// ```
    /// use copydesk::lang;
    /// assert_eq!(lang::get("ru").place_of("тюменского"), Some("тюмен"));
    /// assert_eq!(lang::get("ru").place_of("тюмень"), None);
    /// ```
    pub fn place_of<'w>(&self, folded: &'w str) -> Option<&'w str> {
        let endings = self.file.names.citizens.iter().flat_map(|row| row.iter().skip(1));
        let cut = |ending: &str| {
            let (place, declension) = folded.rsplit_once(ending.strip_suffix('*')?)?;
            let long = place.chars().nth(SHORTEST_PLACE - 1).is_some();
            (long && !declension.is_empty() && declension.chars().count() <= LONGEST_DECLENSION).then_some(place)
        };
        endings.filter_map(|ending| cut(ending)).min_by_key(|place| place.len())
    }
}

struct Adding<'a> {
    lexicon: &'a mut Lexicon,
    apostrophe: Apostrophe,
    names: &'a Names,
}

impl Adding<'_> {
    /// Adds a name in all its forms, and what it makes of its people.
    fn name(&mut self, name: &str, entity: Entity) {
        let sense = |form, capitals| Sense::Entity { entity, form, capitals };
        self.lexicon.add_name(name, self.apostrophe, sense(Form::Name, Capitals::of(name)));
        let mut bare = name;
        for row in &self.names.beginnings {
            let Some(rest) = row.first().and_then(|beginning| name.strip_prefix(beginning.as_str())) else { continue };
            bare = rest;
            row.iter().skip(1).for_each(|other| self.term(&format!("{other}{rest}"), entity, Form::Name));
        }
        let rows = match entity.kind() {
            EntityKind::Land => &self.names.people,
            EntityKind::City => &self.names.citizens,
            _ => return,
        };
        let one_word = !bare.contains(['*', ' ', '-']) && Capitals::of(name) != Capitals::All;
        let stems = rows.iter().filter_map(|row| {
            let (own, others) = row.split_first()?;
            Some((bare.strip_suffix(own.as_str())?, others))
        });
        // The longest ending leaves the shortest stem; of equal ones the last counts.
        let Some((stem, endings)) = stems.filter(|_| one_word).reduce(|a, b| if a.0.len() < b.0.len() { a } else { b })
        else {
            return;
        };
        for ending in endings {
            let people = format!("{stem}{ending}");
            self.lexicon.add_name(&people, self.apostrophe, sense(Form::People, Capitals::Any));
        }
    }

    fn term(&mut self, term: &str, entity: Entity, form: Form) {
        // The adjective of a land is written small in most languages, whatever its stem is in the table.
        let open = form != Form::Name && term.ends_with('*');
        let capitals = if open { Capitals::Any } else { Capitals::of(term) };
        let sense = Sense::Entity { entity, form, capitals };
        self.lexicon.add(term, self.apostrophe, sense);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    type Table = BTreeMap<String, Vec<BTreeMap<String, toml::Value>>>;

    fn strings(list: &toml::Value) -> Vec<String> {
        list.as_array().into_iter().flatten().filter_map(toml::Value::as_str).map(String::from).collect()
    }

    #[test]
    fn lists_are_those_of_the_tables() {
        let tables = [
            include_str!("data/names/lands.toml"),
            include_str!("data/names/regions.toml"),
            include_str!("data/names/waters.toml"),
            include_str!("data/names/cities.toml"),
            include_str!("data/names/organisations.toml"),
            include_str!("data/names/things.toml"),
        ];
        let entries =
            tables.iter().flat_map(|table| toml::from_str::<Table>(table).unwrap()).flat_map(|(_, list)| list);
        let mut wanted: BTreeMap<(Entity, String), BTreeSet<String>> = BTreeMap::new();
        let mut unwanted: BTreeSet<(Entity, String, String)> = BTreeSet::new();
        let mut of_cldr: BTreeMap<String, Entity> = BTreeMap::new();
        for entry in entries {
            let entity = Entity::named(entry["key"].as_str().unwrap()).unwrap();
            of_cldr.extend(entry.get("cldr").map(|id| (id.as_str().unwrap().to_owned(), entity)));
            for (field, list) in entry.iter().filter(|(_, value)| value.is_array()) {
                match field.strip_suffix("_not").filter(|_| entity.kind() != EntityKind::Organisation) {
                    Some(tag) => {
                        unwanted.extend(strings(list).into_iter().map(|name| (entity, tag.to_owned(), name)));
                    }
                    None => {
                        let sign = if entity.kind() == EntityKind::Thing { "_signs" } else { "" };
                        wanted.entry((entity, format!("{field}{sign}"))).or_default().extend(strings(list));
                    }
                }
            }
        }
        let mut tag = "";
        for line in include_str!("data/names/cldr.tsv").lines() {
            tag = line.strip_prefix("#= ").unwrap_or(tag);
            let Some((id, names)) = line.split_once('\t') else { continue };
            let entity = of_cldr[id];
            let names = names.split('|').map(String::from);
            let names: Vec<String> =
                names.filter(|name| !unwanted.contains(&(entity, tag.to_owned(), name.clone()))).collect();
            if !names.is_empty() {
                wanted.entry((entity, tag.to_owned())).or_default().extend(names);
            }
        }
        let mut found: BTreeMap<(Entity, String), BTreeSet<String>> = BTreeMap::new();
        for part in NAMES.tags() {
            for (entity, form, terms) in lists(part).filter(|_| part != "bodies") {
                let field = match form {
                    Form::Name => part.to_owned(),
                    Form::People => format!("{part}_people"),
                    Form::Sign => format!("{part}_signs"),
                };
                found.entry((entity, field)).or_default().extend(terms.map(String::from));
            }
        }
        // What is not borrowed is a name that English has.
        let is_english = |(entity, field): &(Entity, String), names: &BTreeSet<String>| {
            !field.ends_with("_not") || names.is_subset(&found[&(*entity, "en".to_owned())])
        };
        assert_eq!(found.iter().find(|(entry, names)| !is_english(entry, names)), None);
        assert!(found.len() > 10_000);
        assert_eq!(found.len(), wanted.len());
        found.into_iter().zip(wanted).for_each(|(found, wanted)| assert_eq!(found, wanted));
    }
}

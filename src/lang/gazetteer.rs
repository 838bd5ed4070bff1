//! The names of places and organisations as one language has them, put into its lexicon.

use super::entity::{Capitals, Entity, EntityKind, Form, tables};
use super::lexicon::Lexicon;
use super::packed::{Packed, packed};
use super::schema::{Apostrophe, Names};
use super::sense::Sense;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// A list of an entry in the tables: whose, which by what stands behind the tag (`_people`), and its terms as the
/// table writes them.
type List = (Entity, &'static str, &'static str);

/// The lists of a language's tag, in the order of the tables; under `home` the names at home in Latin letters. The
/// tables are TOML of one shape, a list a line or several: looking for its quotation marks takes a tenth of what
/// parsing takes, and a language needs a twentieth of it. A test holds both to the same terms.
static LISTS: LazyLock<FxHashMap<&str, Vec<List>>> = LazyLock::new(|| {
    let mut lists: FxHashMap<&str, Vec<List>> = FxHashMap::default();
    let mut entities = Entity::all();
    let mut entity = None;
    for table in tables() {
        let mut rest = table;
        while let Some((line, after)) = rest.split_once('\n') {
            let (field, value) = line.split_once(" = ").unwrap_or_default();
            if field == "key" {
                entity = entities.next();
            } else if let Some(entity) = entity.filter(|_| value.starts_with('[')) {
                let end = rest.find("]\n").unwrap_or(rest.len());
                let (tag, which) = field.split_at(field.find('_').unwrap_or(field.len()));
                let terms = rest.get(field.len()..end).unwrap_or_default();
                lists.entry(tag).or_default().push((entity, which, terms));
                rest = rest.get(end..).unwrap_or_default();
                continue;
            }
            rest = after;
        }
    }
    lists
});

fn lists(tag: &str) -> impl Iterator<Item = &'static List> {
    LISTS.get(tag).into_iter().flatten()
}

/// The terms of a list. None holds a quotation mark; Hebrew acronyms are written with their own (״).
fn terms(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('"').skip(1).step_by(2)
}

/// Adds the names of a language by its tag, and the English ones of organisations, which every language
/// borrows. `names` tells how they change; it is empty where the language has no file.
pub(super) fn add_terms(lexicon: &mut Lexicon, tag: &str, apostrophe: Apostrophe, names: &Names) {
    lexicon.decline_by(&names.declensions);
    let mut unwanted: FxHashSet<(Entity, &str)> = FxHashSet::default();
    let mut adding = Adding { lexicon, apostrophe, names };
    let borrowed = lists("en").filter(|list| list.0.kind() == EntityKind::Organisation && tag != "en");
    for &(entity, _, list) in borrowed.chain(lists("home")).filter(|(_, which, _)| which.is_empty()) {
        terms(list).for_each(|name| adding.term(name, entity, Form::Name));
    }
    for &(entity, which, list) in lists(tag) {
        match which {
            "" => terms(list).for_each(|name| adding.name(name, entity)),
            "_people" => terms(list).for_each(|term| adding.term(term, entity, Form::People)),
            "_signs" => terms(list).for_each(|term| adding.term(term, entity, Form::Sign)),
            "_not" => unwanted.extend(terms(list).map(|name| (entity, name))),
            _ => {}
        }
    }
    for (id, name) in cldr(tag) {
        if let Some(entity) = Entity::of_cldr(id)
            && !unwanted.contains(&(entity, name))
        {
            adding.name(name, entity);
        }
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

/// Names that CLDR has, by language; `tests/entities/from_cldr.py` makes the table.
static CLDR: Packed = packed!("cldr.tsv");

/// The names that CLDR has in a language, by what it calls their places.
fn cldr(tag: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let part = CLDR.text().split("\n#= ").skip(1).find_map(|part| part.strip_prefix(tag)?.strip_prefix('\n'));
    let names = |line: &'static str| {
        let (id, names) = line.split_once('\t')?;
        Some(names.split('|').map(move |name| (id, name)))
    };
    part.unwrap_or_default().lines().filter_map(names).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::entity::parse;
    use std::collections::BTreeMap;

    #[test]
    fn lists_are_those_of_the_tables() {
        let mut wanted: BTreeMap<(Entity, String), Vec<String>> = BTreeMap::new();
        for entry in tables().flat_map(|table| parse(table).unwrap_or_default()).flat_map(|(_, entries)| entries) {
            let entity = Entity::named(&entry["key"][0]).unwrap();
            let lists = entry.into_iter().filter(|(field, _)| !["key", "cldr", "within"].contains(&field.as_str()));
            wanted.extend(lists.map(|(field, terms)| ((entity, field), terms)));
        }
        let mut found = BTreeMap::new();
        for (tag, of_tag) in &*LISTS {
            for &(entity, which, list) in of_tag {
                found.insert((entity, format!("{tag}{which}")), terms(list).map(String::from).collect::<Vec<_>>());
            }
        }
        assert!(found.len() > 5_000);
        assert_eq!(found.len(), wanted.len());
        found.into_iter().zip(wanted).for_each(|(found, wanted)| assert_eq!(found, wanted));
    }
}

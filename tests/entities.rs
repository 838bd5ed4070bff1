//! The tables of places and organisations are whole, and copy that names them is read.

use copydesk::lang::{self, Entity};
use std::collections::BTreeSet;

#[test]
fn tables_hold_what_is_read() {
    let mut failures = Vec::new();
    let mut keys = BTreeSet::new();
    let mut entries = 0;
    for (kind, entry) in lang::entity_tables().flat_map(|table| {
        let table = lang::parse_entities(table).unwrap_or_else(|why| panic!("{why}"));
        table.into_iter().flat_map(|(kind, entries)| entries.into_iter().map(move |entry| (kind.clone(), entry)))
    }) {
        entries += 1;
        let key = entry.get("key").map_or("", |key| &key[0]);
        if !keys.insert(key.to_owned()) {
            failures.push(format!("{key}: stands twice"));
        }
        if Entity::named(key).is_none_or(|entity| entity.kind().name() != kind) {
            failures.push(format!("{key}: no {kind} by that key"));
        }
        for (list, terms) in entry.iter().filter(|(list, _)| *list != "key") {
            let tag = list.strip_suffix("_people").or_else(|| list.strip_suffix("_signs")).unwrap_or(list);
            let distinct: BTreeSet<&String> = terms.iter().collect();
            if !lang::tags().any(|known| known == tag) {
                failures.push(format!("{key}: {list} is no list"));
            } else if terms.is_empty() || distinct.len() < terms.len() {
                failures.push(format!("{key}: {list} is empty or has a term twice"));
            }
        }
    }
    assert_eq!(entries, Entity::all().count());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

//! The tables of places and organisations are whole, copy that names them is read, and what looks alike is
//! told apart. `from_cldr.py` beside this file makes the table of what CLDR calls them.

use copydesk::document::Document;
use copydesk::lang::{self, Entity, EntityKind, Form};
use copydesk::story::Version;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

const TABLES: [&str; 6] = [
    include_str!("../../src/lang/data/names/lands.toml"),
    include_str!("../../src/lang/data/names/regions.toml"),
    include_str!("../../src/lang/data/names/waters.toml"),
    include_str!("../../src/lang/data/names/cities.toml"),
    include_str!("../../src/lang/data/names/organisations.toml"),
    include_str!("../../src/lang/data/names/things.toml"),
];

type Entry = BTreeMap<String, toml::Value>;

#[test]
fn tables_hold_what_is_read() {
    let mut failures = Vec::new();
    let mut keys = BTreeSet::new();
    let mut entries = 0;
    for (kind, entry) in TABLES.iter().flat_map(|table| {
        let table: BTreeMap<String, Vec<Entry>> = toml::from_str(table).unwrap_or_else(|why| panic!("{why}"));
        table.into_iter().flat_map(|(kind, entries)| entries.into_iter().map(move |entry| (kind.clone(), entry)))
    }) {
        entries += 1;
        let word = |field: &str| entry.get(field).and_then(toml::Value::as_str);
        let key = word("key").unwrap_or_default();
        if !keys.insert(key.to_owned()) {
            failures.push(format!("{key}: stands twice"));
        }
        if Entity::named(key).is_none_or(|entity| entity.kind().name() != kind) {
            failures.push(format!("{key}: no {kind} by that key"));
        }
        if word("within").is_some_and(|whole| Entity::named(whole).is_none()) {
            failures.push(format!("{key}: a part of nothing"));
        }
        for (list, terms) in
            entry.iter().filter(|(list, _)| !matches!(list.as_str(), "key" | "cldr" | "within" | "home"))
        {
            let tag = ["_people", "_signs", "_not"].iter().find_map(|end| list.strip_suffix(end)).unwrap_or(list);
            let terms: Vec<&str> = terms.as_array().into_iter().flatten().filter_map(toml::Value::as_str).collect();
            let distinct: BTreeSet<&str> = terms.iter().copied().collect();
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

/// A sentence of `sentences.toml` and what it names, by keys; those told by an adjective or a word for
/// their people stand behind a `~`.
#[derive(serde::Deserialize)]
struct Sentence {
    text: String,
    entities: Vec<String>,
}

#[test]
fn sentences_name_what_they_say() {
    let sentences: BTreeMap<String, Vec<Sentence>> =
        toml::from_str(include_str!("sentences.toml")).unwrap_or_else(|why| panic!("{why}"));
    let mut failures = Vec::new();
    for tag in lang::tags() {
        let told = sentences.get(tag).map_or(0, Vec::len);
        if told < 6 {
            failures.push(format!("{tag}: {told} sentences of 6"));
        }
    }
    for (tag, sentence) in sentences.iter().flat_map(|(tag, list)| list.iter().map(move |s| (tag, s))) {
        let named = named(tag, &sentence.text);
        if named != sentence.entities {
            failures.push(format!(
                "{tag}: {}\n    expected {:?}\n    got      {named:?}",
                sentence.text, sentence.entities
            ));
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

/// What a text names, as `sentences.toml` has it; those that share a name are joined by `/`.
fn named(tag: &str, text: &str) -> Vec<String> {
    let version = Version { lang: Some(tag.into()), text: text.into(), ..Version::default() };
    let document = Document::read(&version);
    let mut named: Vec<(String, Range<usize>)> = Vec::new();
    for (entity, form, tokens) in document.entities_in(&(0..document.tokens.len())) {
        let key = format!("{}{}", if form == Form::People { "~" } else { "" }, entity.key());
        match named.last_mut() {
            Some((keys, last)) if *last == tokens => *keys += &format!("/{key}"),
            _ => named.push((key, tokens)),
        }
    }
    named.into_iter().map(|(keys, _)| keys).collect()
}

/// Names that look alike, by language: each word names what stands before it, and nothing else.
const LOOKALIKES: [(&str, &[(&str, &str)]); 12] = [
    (
        "en",
        &[
            ("niger", "Niger"),
            ("~niger", "Nigeriens"),
            ("nigeria", "Nigeria"),
            ("~nigeria", "Nigerians"),
            ("iran", "Iran"),
            ("iraq", "Iraq"),
            ("austria", "Austria"),
            ("australia", "Australia"),
            ("slovakia", "Slovakia"),
            ("slovenia", "Slovenia"),
            ("dominica", "Dominica"),
            ("dominican_republic", "Dominican Republic"),
            ("congo", "Democratic Republic of the Congo"),
            ("congo_republic", "Republic of Congo"),
            ("guinea_bissau", "Guinea-Bissau"),
            ("north_korea", "North Korea"),
            ("~south_korea", "South Koreans"),
            ("mauritania", "Mauritania"),
            ("mauritius", "Mauritius"),
            ("gambia", "Gambia"),
            ("zambia", "Zambia"),
        ],
    ),
    (
        "de",
        &[("niger", "Nigers"), ("nigeria", "Nigerias"), ("iran", "Irans"), ("iraq", "Iraks"), ("~iraq", "irakische")],
    ),
    ("fr", &[("niger", "Niger"), ("~niger", "nigérienne"), ("~nigeria", "nigériane"), ("slovenia", "Slovénie")]),
    ("cs", &[("niger", "Nigeru"), ("nigeria", "Nigérii"), ("slovakia", "Slovenska"), ("slovenia", "Slovinska")]),
    ("pl", &[("niger", "Nigrze"), ("nigeria", "Nigerii"), ("austria", "Austrią"), ("australia", "Australią")]),
    (
        "ru",
        &[
            ("niger", "Нигере"),
            ("nigeria", "Нигерией"),
            ("~niger", "нигерский"),
            ("~nigeria", "нигерийского"),
            ("iran", "Иране"),
            ("iraq", "Ираке"),
            ("austria", "Австрии"),
            ("australia", "Австралию"),
            ("slovakia", "Словакией"),
            ("slovenia", "Словенией"),
        ],
    ),
    (
        "uk",
        &[("niger", "Нігері"), ("nigeria", "Нігерією"), ("iran", "Ірані"), ("iraq", "Іраку"), ("austria", "Австрією")],
    ),
    (
        "ar",
        &[("niger", "للنيجر"), ("nigeria", "بنيجيريا"), ("iran", "وإيران"), ("iraq", "والعراق"), ("austria", "النمسا")],
    ),
    (
        "he",
        &[
            ("niger", "בניז'ר"),
            ("nigeria", "מניגריה"),
            ("iran", "לאיראן"),
            ("iraq", "ועיראק"),
            ("australia", "באוסטרליה"),
        ],
    ),
    (
        "ko",
        &[
            ("niger", "니제르에서"),
            ("nigeria", "나이지리아는"),
            ("iran", "이란과"),
            ("iraq", "이라크의"),
            ("austria", "오스트리아로"),
            ("guinea", "기니에서"),
            ("guinea_bissau", "기니비사우에서"),
        ],
    ),
    (
        "ja",
        &[
            ("niger", "ニジェール"),
            ("nigeria", "ナイジェリア"),
            ("guinea_bissau", "ギニアビサウ"),
            ("guinea", "ギニア"),
        ],
    ),
    (
        "zh",
        &[
            ("niger", "尼日尔"),
            ("nigeria", "尼日利亚"),
            ("iran", "伊朗"),
            ("iraq", "伊拉克"),
            ("south_sudan", "南苏丹"),
        ],
    ),
];

#[test]
fn lookalikes_are_told_apart() {
    let words = LOOKALIKES.iter().flat_map(|(tag, words)| words.iter().map(move |word| (tag, word)));
    let wrong = |(tag, (wanted, word)): (&&str, &(&str, &str))| {
        let got = named(tag, word);
        (got != [*wanted]).then(|| format!("{tag} {word}: expected {wanted}, got {got:?}"))
    };
    let failures: Vec<String> = words.filter_map(wrong).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// How many lands, cities, other places and organisations each language names at least.
const FLOORS: [(EntityKind, usize); 4] =
    [(EntityKind::Land, 215), (EntityKind::City, 325), (EntityKind::Region, 400), (EntityKind::Organisation, 240)];

#[test]
fn every_language_names_most() {
    let mut failures = Vec::new();
    for tag in lang::tags() {
        let known = lang::get(tag).lexicon.entities();
        for (kind, floor) in FLOORS {
            let count = known.iter().filter(|entity| entity.kind() == kind).count();
            if count < floor {
                failures.push(format!("{tag}: {count} of {floor} {}", kind.name()));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// A language without a file has the lands of CLDR.
#[test]
fn languages_without_a_file_name_lands() {
    assert_eq!(named("sv", "Tyskland och Frankrike möter Iran."), ["germany", "france", "iran"]);
    assert_eq!(named("sr", "Немачка и Ирак"), ["germany", "iraq"]);
}

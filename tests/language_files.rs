//! Every language file is whole, says nothing that the program does not know, and its examples hold.
//!
//! `COPYDESK_LANG=de` looks at one file alone.

use super::language_data::text;
use copydesk::document::Document;
use copydesk::facts::{Fact, Value};
use copydesk::lang::schema::LanguageFile;
use copydesk::lang::{
    self, Concept, Currency, Direction, Example, Gender, Hits, Office, Relative, Sense, Unit, Vague, Zone,
};
use copydesk::story::Version;
use std::collections::BTreeSet;

/// The root file's tag, and those of all the others.
fn files() -> Vec<(&'static str, &'static str)> {
    let only = std::env::var("COPYDESK_LANG").ok();
    std::iter::once("und")
        .chain(lang::tags())
        .filter(|tag| only.as_deref().is_none_or(|only| only == *tag))
        .map(|tag| (tag, text(tag).unwrap_or_default()))
        .collect()
}

fn report(what: &str, failures: Vec<String>) {
    assert!(failures.is_empty(), "{} {what}\n\n{}\n", failures.len(), failures.join("\n"));
}

/// Gathers what `look` has against each file, the file's name before it.
fn of_every_file(look: impl Fn(&LanguageFile, &mut Vec<String>)) -> Vec<String> {
    let mut failures = Vec::new();
    for (tag, source) in files() {
        let mut against = Vec::new();
        match toml::from_str(source) {
            Ok(file) => look(&file, &mut against),
            Err(why) => against.push(why.to_string()),
        }
        failures.extend(against.into_iter().map(|why| format!("{tag}.toml: {why}")));
    }
    failures
}

#[test]
fn every_file_is_whole() {
    let failures = of_every_file(|file, against| {
        if file.tag == "und" {
            return;
        }
        let untitled: Vec<&str> = lang::get("en").file.offices.keys().map(String::as_str).collect();
        let untitled: Vec<&str> = untitled.into_iter().filter(|name| !file.offices.contains_key(*name)).collect();
        if !untitled.is_empty() {
            against.push(format!("no terms for offices: {}", shortened(&untitled)));
        }
        let lacking: Vec<&str> = Concept::all()
            .map(Concept::name)
            .filter(|name| file.concepts.get(*name).is_none_or(Vec::is_empty))
            .collect();
        if !lacking.is_empty() {
            against.push(format!("no terms for {} concepts: {}", lacking.len(), shortened(&lacking)));
        }
        for (what, lists, wanted) in [("months", &file.dates.months, 12), ("weekdays", &file.dates.weekdays, 7)] {
            if lists.len() != wanted || lists.iter().any(Vec::is_empty) {
                against.push(format!("dates.{what}: expected {wanted} lists, got {}", lists.len()));
            }
        }
        for (what, lacks) in [
            ("english", file.english.is_empty()),
            ("own", file.own.is_empty()),
            ("words.function", file.words.function.is_empty()),
            ("words.negators", file.words.negators.is_empty()),
            ("sources.accuse", file.sources.accuse.is_empty()),
            ("furniture.lines", file.furniture.lines.is_empty()),
            ("examples", file.examples.is_empty()),
        ] {
            if lacks {
                against.push(format!("{what} is empty"));
            }
        }
    });
    report("gaps in language files", failures);
}

fn shortened(names: &[&str]) -> String {
    let shown = names[..names.len().min(8)].join(", ");
    if names.len() > 8 { shown + " …" } else { shown }
}

#[test]
fn concepts_stand_in_their_order() {
    let mut failures = Vec::new();
    for (tag, source) in files().into_iter().filter(|(tag, _)| *tag != "und") {
        let from = source.find("\n[concepts]\n").map_or(source.len(), |at| at + "\n[concepts]\n".len());
        let lines = source[from..].lines().take_while(|line| !line.starts_with('['));
        let names = lines.filter_map(|line| Some(line.split_once(" = [")?.0)).filter(|name| !name.contains(' '));
        if !names.eq(Concept::all().map(Concept::name)) {
            failures.push(format!("{tag}.toml: the concepts do not stand in the order of concepts.txt"));
        }
    }
    report("language files with concepts out of order", failures);
}

#[test]
fn every_name_is_known_and_every_key_a_number() {
    let failures = of_every_file(|file, against| {
        let mut unknown = |what: &str, name: &str| against.push(format!("{what}: {name} is not known"));
        file.units.keys().filter(|name| Unit::named(name).is_none()).for_each(|n| unknown("units", n));
        file.currencies.keys().filter(|code| Currency::coded(code).is_none()).for_each(|n| unknown("currencies", n));
        file.directions.keys().filter(|name| Direction::named(name).is_none()).for_each(|n| unknown("directions", n));
        file.offices.keys().filter(|name| Office::named(name).is_none()).for_each(|n| unknown("offices", n));
        file.concepts.keys().filter(|name| Concept::named(name).is_none()).for_each(|n| unknown("concepts", n));
        file.figures.vague.keys().filter(|name| Vague::named(name).is_none()).for_each(|n| unknown("figures.vague", n));
        let figures = &file.figures;
        for (what, table) in [
            ("figures.cardinals", &figures.cardinals),
            ("figures.ordinals", &figures.ordinals),
            ("figures.scales", &figures.scales),
            ("figures.collectives", &figures.collectives),
            ("figures.multiples", &figures.multiples),
            ("figures.spellings", &figures.spellings),
            ("figures.percents", &figures.percents),
            ("figures.parts.names", &figures.parts.names),
            ("figures.parts.before", &figures.parts.before),
        ] {
            table.keys().filter(|key| key.parse::<u64>().is_err()).for_each(|key| unknown(what, key));
        }
        figures.fractions.keys().filter(|key| !is_fraction(key)).for_each(|key| unknown("figures.fractions", key));
        let (dates, times) = (&file.dates, &file.times);
        dates.decades.keys().filter(|key| key.parse::<u16>().is_err()).for_each(|k| unknown("dates.decades", k));
        dates.eras.keys().filter(|key| key.parse::<i16>().is_err()).for_each(|k| unknown("dates.eras", k));
        dates.relative.keys().filter(|k| Relative::named(k).is_none()).for_each(|k| unknown("dates.relative", k));
        times.minutes.keys().filter(|key| key.parse::<i8>().is_err()).for_each(|k| unknown("times.minutes", k));
        times.zones.keys().filter(|key| Zone::named(key).is_none()).for_each(|k| unknown("times.zones", k));
        if !matches!(file.dates.order.as_str(), "dmy" | "mdy" | "ymd") {
            unknown("dates.order", &file.dates.order);
        }
    });
    report("names or keys that nothing reads", failures);
}

/// `1/3`, `0.5`.
fn is_fraction(key: &str) -> bool {
    let parts = key.split_once('/').or_else(|| key.split_once('.'));
    parts.is_some_and(|(a, b)| a.parse::<u32>().is_ok() && b.parse::<u32>().is_ok())
}

#[test]
fn no_list_holds_a_term_twice() {
    let mut failures = Vec::new();
    for (tag, source) in files() {
        let mut table: toml::Table = toml::from_str(source).unwrap_or_default();
        table.remove("examples");
        // A pair of marks may be one mark twice.
        if let Some(toml::Value::Table(sentences)) = table.get_mut("sentences") {
            sentences.remove("quotes");
        }
        twice_in(&toml::Value::Table(table), tag, &mut failures);
    }
    report("terms that stand twice in one list", failures);
}

fn twice_in(value: &toml::Value, path: &str, failures: &mut Vec<String>) {
    match value {
        toml::Value::Table(table) => {
            table.iter().for_each(|(key, value)| twice_in(value, &format!("{path}.{key}"), failures));
        }
        toml::Value::Array(list) => {
            let mut seen = BTreeSet::new();
            for item in list {
                match item.as_str() {
                    Some(term) if !seen.insert(term) => failures.push(format!("{path}: {term:?}")),
                    Some(_) => {}
                    None => twice_in(item, path, failures),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn every_example_holds() {
    let failures = of_every_file(|file, against| {
        for example in &file.examples {
            let differences = differences(&file.tag, example);
            if !differences.is_empty() {
                against.push(format!("{}\n    {}", example.text, differences.join("\n    ")));
            }
        }
    });
    report("examples of language files do not hold", failures);
}

/// What the program makes of an example that differs from what the example says, a line a field.
fn differences(tag: &str, example: &Example) -> Vec<String> {
    let version = Version { lang: Some(tag.into()), text: example.text.clone(), ..Version::default() };
    let document = Document::read(&version);
    let mut found = Vec::new();
    // A name may end in a number, which is a fact of its own (Charles III), but begins in no other fact.
    let named = document.facts.iter().filter(|fact| matches!(fact.value, Value::Name(_)));
    for name in named {
        let within = |other: &Fact| other.span.start < name.span.start && name.span.start < other.span.end;
        if document.facts.iter().any(within) {
            found.push(format!("a name begins in another fact: {name:?}"));
        }
    }
    if document.facts.iter().any(|fact| fact.span.is_empty()) {
        found.push("a fact of no words".into());
    }
    let mut compare = |field: &str, wanted: &Option<Vec<String>>, got: Vec<String>| {
        if let Some(wanted) = wanted.as_ref().filter(|wanted| **wanted != got) {
            found.push(format!("{field}: expected {wanted:?}, got {got:?}"));
        }
    };
    let facts = |wanted: fn(&Value) -> bool| -> Vec<String> {
        document.facts.iter().filter(|fact| wanted(&fact.value)).map(Fact::canonical).collect()
    };
    let sentences = (0..document.sentences.len()).map(|n| document.words(n).to_owned()).collect();
    compare("sentences", &example.sentences, sentences);
    compare("figures", &example.figures, facts(|value| matches!(value, Value::Quantity(_))));
    compare("ordinals", &example.ordinals, facts(|value| matches!(value, Value::Ordinal(_))));
    compare("dates", &example.dates, facts(|value| matches!(value, Value::Date(_))));
    compare("times", &example.times, facts(|value| matches!(value, Value::Time(_))));
    let mut directions = longest(&document.hits, |sense| match sense {
        Sense::Direction(direction) => Some(direction.name().to_owned()),
        _ => None,
    });
    directions.dedup();
    compare("directions", &example.directions, directions);
    let mut offices = longest(&document.hits, |sense| match sense {
        Sense::Office(office) => Some(office.name().to_owned()),
        _ => None,
    });
    offices.dedup();
    compare("offices", &example.offices, offices);
    if let Some(wanted) = &example.concepts {
        let is_found = |name: &String| {
            document.hits.iter().any(|hit| matches!(hit.sense, Sense::Concept(concept) if concept.name() == name))
        };
        let lacking: Vec<&String> = wanted.iter().filter(|name| !is_found(name)).collect();
        if !lacking.is_empty() {
            found.push(format!("concepts: expected {lacking:?} too"));
        }
    }
    if let Some(wanted) = &example.entities {
        let named = document.entities_in(&(0..document.tokens.len()));
        let got: Vec<&str> = named.iter().map(|(entity, _, _)| entity.key()).collect();
        if *wanted != got {
            found.push(format!("entities: expected {wanted:?}, got {got:?}"));
        }
    }
    for (what, wanted, sense) in [("idle", example.idle, Sense::Idle), ("denials", example.denials, Sense::Denial)] {
        let got = document.hits.iter().filter(|hit| hit.sense == sense).count();
        if wanted.is_some_and(|wanted| wanted != got) {
            found.push(format!("{what}: expected {wanted:?}, got {got}"));
        }
    }
    if let Some(wanted) = &example.genders {
        let mut got = longest(&document.hits, |sense| match sense {
            Sense::Pronoun(Some(gender)) | Sense::Gendered { gender, .. } => {
                Some(if gender == Gender::Male { "male" } else { "female" }.to_owned())
            }
            Sense::Pronoun(None) => Some("neither".to_owned()),
            _ => None,
        });
        got.retain(|gender| gender != "neither");
        if *wanted != got {
            found.push(format!("genders: expected {wanted:?}, got {got:?}"));
        }
    }
    if let Some(wanted) = example.negators {
        let got = longest(&document.hits, |sense| (sense == Sense::Negator).then_some(())).len();
        if wanted != got {
            found.push(format!("negators: expected {wanted}, got {got}"));
        }
    }
    if let Some(wanted) = example.furniture {
        let got = document.lang.is_furniture(&document.tokens);
        if wanted != got {
            found.push(format!("furniture: expected {wanted}, got {got}"));
        }
    }
    found
}

/// The hits that mean what is wanted, in order, without those that a longer one covers.
fn longest<T>(hits: &Hits, wanted: impl Fn(Sense) -> Option<T>) -> Vec<T> {
    let mut found = Vec::new();
    let mut end = 0;
    for hit in hits.iter() {
        if let Some(meaning) = wanted(hit.sense).filter(|_| hit.first >= end) {
            end = hit.end();
            found.push(meaning);
        }
    }
    found
}

//! How single Chinese characters are read in Japanese and Korean: what the Unihan database says, grouped by
//! reading and made as short as names need it.
//!
//! `source.toml` names the release with its checksums. With the release's files unpacked in a folder,
//! `COPYDESK_UNIHAN=FOLDER cargo test --test tests readings::` makes the table anew and compares; with
//! `COPYDESK_BLESS=1` too it writes the table and `table.toml`, what is recorded of it. Without the folder
//! the tests hold the table to that record and to the examples.

mod kana;
mod unihan;

use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use unihan::Unihan;

const TABLE: &str = "src/lang/sound/unihan/readings.txt";
const LICENCE: &str = "src/lang/sound/unihan/LICENSE";
const RECORD: &str = "tests/readings/table.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "where the files are from is for people")]
struct Source {
    version: String,
    url: String,
    licence: String,
    /// The checksum of each file.
    files: BTreeMap<String, String>,
    examples: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    character: char,
    /// Readings in kana or Hangul.
    has: Vec<String>,
    has_not: Vec<String>,
}

/// What is recorded of the table.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Record {
    readings: usize,
    characters: usize,
    bytes: usize,
    sha256: String,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn toml<T: serde::de::DeserializeOwned>(path: &str) -> T {
    let text = fs::read_to_string(root().join(path)).unwrap_or_else(|why| panic!("{path}: {why}"));
    toml::from_str(&text).unwrap_or_else(|why| panic!("{path}: {why}"))
}

fn source() -> Source {
    toml("tests/readings/source.toml")
}

fn table() -> String {
    fs::read_to_string(root().join(TABLE)).unwrap_or_else(|why| panic!("{TABLE}: {why}"))
}

/// The sections of a table, each with its readings and the characters that have them.
fn sections(table: &str) -> BTreeMap<&str, Vec<(&str, &str)>> {
    let mut sections: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    let mut section = "";
    for line in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => section = name,
            None => sections.entry(section).or_default().push(line.split_once(' ').expect(line)),
        }
    }
    sections
}

fn record(table: &str) -> Record {
    let sections = sections(table);
    let lines = || sections.values().flatten();
    Record {
        readings: lines().count(),
        characters: lines().flat_map(|(_, characters)| characters.chars()).collect::<BTreeSet<_>>().len(),
        bytes: table.len(),
        sha256: checksum(table.as_bytes()),
    }
}

#[test]
fn the_table_is_what_unihan_gives() {
    let source = source();
    if let Some(folder) = std::env::var_os("COPYDESK_UNIHAN") {
        let read = |(file, sum): (&String, &String)| {
            let bytes = fs::read(Path::new(&folder).join(file)).unwrap_or_else(|why| panic!("{file}: {why}"));
            assert_eq!(checksum(&bytes), *sum, "{file} is another version");
            String::from_utf8(bytes).unwrap()
        };
        let made = Unihan::parse(source.files.iter().map(read)).table(&source.version);
        if std::env::var_os("COPYDESK_BLESS").is_some_and(|value| value == "1") {
            let Record { readings, characters, bytes, sha256 } = record(&made);
            let text = format!(
                "# Generated: tests/readings/mod.rs says how.\nreadings = {readings}\ncharacters = {characters}\n\
                 bytes = {bytes}\nsha256 = \"{sha256}\"\n"
            );
            fs::write(root().join(TABLE), &made).unwrap();
            fs::write(root().join(RECORD), text).unwrap();
        }
        assert!(table() == made, "{TABLE} is not what Unihan gives");
    }
    assert_eq!(record(&table()), toml::<Record>(RECORD), "{TABLE} is another");
    assert!(table().len() < 150_000, "{TABLE} is too large to come with the program");
}

#[test]
fn each_section_holds_readings_of_its_script_in_order() {
    let table = table();
    let sections = sections(&table);
    assert_eq!(sections.keys().copied().collect::<Vec<_>>(), ["hangul", "kun", "on"]);
    for (section, lines) in sections {
        let own =
            |c: char| if section == "hangul" { ('가'..='힣').contains(&c) } else { ('ぁ'..='ん').contains(&c) };
        assert!(lines.is_sorted_by(|a, b| a.0 < b.0), "[{section}]");
        for (reading, characters) in lines {
            assert!(reading.chars().all(own), "[{section}] {reading}");
            assert!(characters.chars().is_sorted_by(|a, b| a < b), "[{section}] {reading}");
        }
    }
}

#[test]
fn the_table_holds_what_the_examples_say() {
    let table = table();
    let sections = sections(&table);
    let has = |character: char, wanted: &str| {
        let mut lines = sections.values().flatten();
        lines.any(|(reading, characters)| *reading == wanted && characters.contains(character))
    };
    for Example { character, has: readings, has_not } in source().examples {
        let wrong: Vec<&String> = readings.iter().filter(|reading| !has(character, reading)).collect();
        assert!(wrong.is_empty(), "{character} is not read {wrong:?}");
        let wrong: Vec<&String> = has_not.iter().filter(|reading| has(character, reading)).collect();
        assert!(wrong.is_empty(), "{character} is read {wrong:?}");
    }
}

/// The licence asks that its notice goes with the data.
#[test]
fn the_notice_stands_beside_the_table() {
    let notice = fs::read_to_string(root().join(LICENCE)).unwrap_or_default();
    assert!(notice.contains("UNICODE") && notice.contains("Permission is hereby granted"), "{LICENCE}");
}

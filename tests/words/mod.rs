//! Word lists: what dictionaries under free licences hold, one list a language, written so that it can
//! be searched where it lies.
//!
//! `sources.toml` names every dictionary with its version, licence and checksum, and how to get it. With
//! them in a folder, `COPYDESK_DICTIONARIES=FOLDER cargo test --test tests words::` makes every list anew
//! and compares; with `COPYDESK_BLESS=1` too it writes the lists and `lists.toml`. Without the folder the
//! tests hold the lists to what was recorded of them and to `examples.toml`.
//!
//! Not taken, for their licences ask of a program more than it gives (GPL, LGPL, MPL, share-alike): the
//! dictionaries that are about for Arabic, Czech, French, German, Hebrew, Hindi, Indonesian, Italian,
//! Korean, Portuguese and Ukrainian. Spanish has a list in the public domain, but without inflected forms;
//! those of Dutch (OpenTaal), Polish (SJP) and Turkish are free, and would make the program three times as
//! large.

mod affixes;

use affixes::Affixes;
use copydesk::lang;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const FOLDER: &str = "src/lang/data/words";
const RECORD: &str = "tests/words/lists.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "where a dictionary is from is for people")]
struct Source {
    package: String,
    version: String,
    url: String,
    licence: String,
    /// The file beside the list that holds the licence in full.
    notice: String,
    /// Plain list, or dictionary with its affix rules in the `.aff` file beside it.
    file: PathBuf,
    sha256: String,
    /// The checksum of the affix rules.
    #[serde(default)]
    affixes: String,
    /// Whether everybody knows these words.
    #[serde(default)]
    common: bool,
}

/// What is recorded of a list that was made.
#[derive(Deserialize, PartialEq, Debug)]
#[serde(deny_unknown_fields)]
struct Record {
    words: usize,
    names: usize,
    common: usize,
    bytes: usize,
    sha256: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Examples {
    has: Vec<String>,
    has_not: Vec<String>,
    /// Nothing for a script without capitals.
    #[serde(default)]
    names: Vec<String>,
    /// Nothing for a language whose dictionary does not tell.
    #[serde(default)]
    common: Vec<String>,
    #[serde(default)]
    rare: Vec<String>,
    no_names: Vec<String>,
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn toml<T: serde::de::DeserializeOwned>(path: &str) -> T {
    let text = fs::read_to_string(root().join(path)).unwrap_or_else(|why| panic!("{path}: {why}"));
    toml::from_str(&text).unwrap_or_else(|why| panic!("{path}: {why}"))
}

fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a file of a dictionary and holds it to its checksum.
fn read(path: &Path, sha256: &str) -> String {
    let bytes = fs::read(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    assert_eq!(checksum(&bytes), sha256, "{} is another version", path.display());
    String::from_utf8(bytes).unwrap()
}

/// Every word of a dictionary as it writes it.
fn forms(folder: &Path, source: &Source) -> BTreeSet<String> {
    let path = folder.join(&source.file);
    let text = read(&path, &source.sha256);
    if source.affixes.is_empty() {
        return text.lines().map(str::to_owned).collect();
    }
    let affixes = Affixes::parse(&read(&path.with_extension("aff"), &source.affixes));
    let mut forms = BTreeSet::new();
    // The first line says how many follow.
    text.lines().skip(1).for_each(|line| affixes.write_out(line, &mut forms));
    forms
}

/// The keys of a list: words folded, with the marks before them that the list sets. Words in several
/// parts, abbreviations and possessives are left out: copy is cut into words before it is looked up.
fn keys(folder: &Path, source: &Source) -> BTreeSet<String> {
    let is_word = |form: &&String| form.chars().all(|c| c.is_alphabetic() || matches!(c, '\u{200C}'));
    let mut keys = BTreeSet::new();
    for form in forms(folder, source).iter().filter(is_word) {
        let folded = lang::fold(form);
        if form.starts_with(char::is_uppercase) {
            keys.insert(format!("{}{folded}", lang::NAME_MARK));
            continue;
        }
        if source.common {
            keys.insert(format!("{}{folded}", lang::COMMON_MARK));
        }
        keys.insert(folded);
    }
    keys
}

fn record(keys: &BTreeSet<String>, bytes: &[u8]) -> Record {
    let marked = |mark: char| keys.iter().filter(|key| key.starts_with(mark)).count();
    let (names, common) = (marked(lang::NAME_MARK), marked(lang::COMMON_MARK));
    Record { words: keys.len() - names - common, names, common, bytes: bytes.len(), sha256: checksum(bytes) }
}

/// The list that the dictionaries of a language give.
fn make(folder: &Path, sources: &[Source]) -> (Record, Vec<u8>) {
    let keys: BTreeSet<String> = sources.iter().flat_map(|source| keys(folder, source)).collect();
    let bytes = fst::Set::from_iter(&keys).unwrap().into_fst().into_inner();
    (record(&keys, &bytes), bytes)
}

#[test]
fn lists_are_what_the_dictionaries_give() {
    let sources: BTreeMap<String, Vec<Source>> = toml("tests/words/sources.toml");
    if let Some(folder) = std::env::var_os("COPYDESK_DICTIONARIES") {
        let made: BTreeMap<&String, _> =
            sources.iter().map(|(tag, sources)| (tag, make(Path::new(&folder), sources))).collect();
        if std::env::var_os("COPYDESK_BLESS").is_some_and(|value| value == "1") {
            let mut text = String::from("# Generated: tests/words/mod.rs says how.\n");
            for (tag, (Record { words, names, common, bytes, sha256 }, list)) in &made {
                fs::write(root().join(FOLDER).join(format!("{tag}.fst")), list).unwrap();
                text += &format!(
                    "\n[{tag}]\nwords = {words}\nnames = {names}\ncommon = {common}\nbytes = {bytes}\nsha256 = \"{sha256}\"\n"
                );
            }
            fs::write(root().join(RECORD), text).unwrap();
        }
        for (tag, (made, _)) in made {
            assert_eq!(toml::<BTreeMap<String, Record>>(RECORD).get(tag), Some(&made), "{tag}");
        }
    }
    let records: BTreeMap<String, Record> = toml(RECORD);
    assert!(sources.keys().eq(records.keys()), "{RECORD} and the sources name other languages");
    for (tag, wanted) in records {
        let list = lang::get(&tag).words().unwrap_or_else(|| panic!("{tag} has no list"));
        let bytes = fs::read(root().join(FOLDER).join(format!("{tag}.fst"))).unwrap();
        let keys: Vec<String> = list.keys().collect();
        assert!(keys.is_sorted(), "{tag}");
        assert_eq!(record(&keys.into_iter().collect(), &bytes), wanted, "{tag}: {FOLDER}/{tag}.fst is another");
    }
}

/// The licence of every dictionary stands beside the list.
#[test]
fn notices_stand_beside_the_lists() {
    let sources: BTreeMap<String, Vec<Source>> = toml("tests/words/sources.toml");
    for source in sources.values().flatten() {
        let notice = fs::read_to_string(root().join(FOLDER).join(&source.notice)).unwrap_or_default();
        assert!(notice.len() > 200, "{}: {FOLDER}/{} is no licence", source.package, source.notice);
    }
}

#[test]
fn lists_hold_what_the_examples_say() {
    let examples: BTreeMap<String, Examples> = toml("tests/words/examples.toml");
    let listed: Vec<&str> = lang::tags().filter(|tag| lang::get(tag).words().is_some()).collect();
    assert!(examples.keys().eq(&listed), "the examples are not those of {listed:?}");
    let mut wrong = Vec::new();
    for (tag, examples) in &examples {
        let list = lang::get(tag).words().unwrap();
        let mut hold = |words: &[String], wanted: bool, found: &dyn Fn(&str) -> bool| {
            wrong.extend(
                words
                    .iter()
                    .filter(|word| found(&lang::fold(word)) != wanted)
                    .map(|word| format!("{tag}: {word} {wanted}")),
            );
        };
        hold(&examples.has, true, &|word| list.has(word));
        hold(&examples.has_not, false, &|word| list.has(word));
        hold(&examples.names, true, &|word| list.has_name(word));
        hold(&examples.no_names, false, &|word| list.has_name(word));
        hold(&examples.common, true, &|word| list.is_common(word));
        hold(&examples.rare, false, &|word| list.is_common(word));
    }
    assert!(wrong.is_empty(), "the lists hold otherwise\n\n{}\n", wrong.join("\n"));
}

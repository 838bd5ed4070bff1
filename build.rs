//! Packs the language data into the program: it is deflated, what is TOML as JSON, which takes a fifth of the time to
//! read, the names of places by language; what is asked of all languages before one is made ready is gathered in tables,
//! of which the everyday words lie there as they are searched.

#[path = "src/lang/folding.rs"]
mod folding;
#[path = "build/names.rs"]
mod names;

use any_ascii::any_ascii;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

const DATA: &str = "src/lang/data";

/// How Chinese characters are read.
const READINGS: &str = "src/lang/sound/unihan/readings.txt";

/// First names, with the people that have them in lines that begin with `#`.
const FORENAMES: &str = "src/lang/data/names/forenames.txt";

/// Word lists that few need: what is searched as it lies takes half as much room again.
const DEFLATED: [&str; 2] = ["fa.fst", "ru.fst"];

/// The table of number words, of which one part at a time is read.
const SPELLOUT: &str = "spellout.toml";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/lang/folding.rs");
    println!("cargo::rerun-if-changed={DATA}");
    println!("cargo::rerun-if-changed={READINGS}");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no folder for what is built")?);
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for folder in [PathBuf::from(DATA), Path::new(DATA).join("names")] {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if !path.extension().is_some_and(|ending| ending == "toml" || ending == "tsv") {
                continue;
            }
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let text = fs::read_to_string(&path).map_err(|why| format!("{}: {why}", path.display()))?;
            texts.insert(name, text);
        }
    }
    let gathered = names::gather(&texts);
    fs::write(out.join("entities.tsv.z"), packed(&gathered.entries)?)?;
    write_parts(&out, "names", gathered.names.iter().map(|(tag, part)| (tag.as_str(), part.as_str())))?;
    let spellout = texts.remove(SPELLOUT).unwrap_or_default();
    let numbers = || spellout.split("\n#= ").skip(1).filter_map(|part| part.split_once('\n'));
    let read = |(tag, part)| Ok::<_, Box<dyn Error>>((tag, json(part)?));
    let spoken = numbers().map(read).collect::<Result<Vec<(&str, String)>, _>>()?;
    write_parts(&out, "spellout", spoken.iter().map(|(tag, part)| (*tag, part.as_str())))?;
    for (name, text) in texts.iter().filter(|(name, _)| !names::is_read(name)) {
        let json = json(text).map_err(|why| format!("{name}: {why}"))?;
        fs::write(out.join(name.replace(".toml", ".json.z")), packed(&json)?)?;
    }
    fs::write(out.join("readings.txt.z"), packed(&fs::read_to_string(READINGS)?)?)?;
    for list in DEFLATED {
        let bytes = fs::read(Path::new(DATA).join("words").join(list))?;
        fs::write(out.join(format!("{list}.z")), deflated(&bytes)?)?;
    }
    let files = texts.iter().filter_map(|(name, text)| {
        let tag = name.strip_suffix(".toml").filter(|tag| tag.len() == 2)?;
        Some((tag, text.as_str()))
    });
    let files: Vec<(&str, &str)> = files.collect();
    fs::write(out.join("heads.tsv"), heads(&files))?;
    fs::write(out.join("terms.fst.z"), deflated(&terms(&files, &numbers().collect())?)?)?;
    for (tag, text) in &files {
        let words = fst::Set::from_iter(everyday_words(text)?)?.into_fst().into_inner();
        // What other copy is searched for lies there as it is searched.
        match is_asked(text) {
            true => fs::write(out.join(format!("{tag}.everyday.fst")), words)?,
            false => fs::write(out.join(format!("{tag}.everyday.fst.z")), deflated(&words)?)?,
        }
    }
    let names = fs::read_to_string(FORENAMES)?;
    let names = names.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    let roman: BTreeSet<String> = names.map(|name| any_ascii(&folding::fold_any(name)).to_ascii_lowercase()).collect();
    fs::write(out.join("forenames.fst"), fst::Set::from_iter(roman)?.into_fst().into_inner())?;
    let english = texts.get("en.toml").map_or("", String::as_str);
    fs::write(out.join("lent.txt"), listed(english, "lent").map(folding::fold_any).collect::<Vec<_>>().join("\n"))?;
    Ok(())
}

/// The lists of a language file that make its everyday words, and the English one of words that are none elsewhere.
const EVERYDAY: [&str; 3] = ["everyday", "inflected", "lent"];

/// A language file without its examples, which prove it and say nothing of copy, and without its everyday words, which
/// are there for the copy of other languages.
fn json(text: &str) -> Result<String, Box<dyn Error>> {
    let mut file: toml::Table = toml::from_str(text)?;
    file.remove("examples");
    if let Some(words) = file.get_mut("words").and_then(toml::Value::as_table_mut) {
        EVERYDAY.iter().for_each(|list| {
            words.remove(*list);
        });
    }
    Ok(serde_json::to_string(&file)?)
}

/// Texts by tag: packed one by one behind each other, and the length of each.
fn write_parts<'t>(
    out: &Path,
    name: &str,
    texts: impl Iterator<Item = (&'t str, &'t str)>,
) -> Result<(), Box<dyn Error>> {
    let (mut parts, mut lengths) = (Vec::new(), String::new());
    for (tag, text) in texts {
        let part = packed(text)?;
        lengths += &format!("{tag}\t{}\n", part.len());
        parts.extend(part);
    }
    fs::write(out.join(format!("{name}.z")), parts)?;
    Ok(fs::write(out.join(format!("{name}.tsv")), lengths)?)
}

fn packed(text: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    deflated(text.as_bytes())
}

fn deflated(bytes: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    Ok(packed.finish()?)
}

/// A line a language: its tag, whether it gives its nouns capitals, the endings that show it, with blanks between them, and
/// its words of grammar, folded.
fn heads(files: &[(&str, &str)]) -> String {
    let line = |&(tag, text): &(&str, &str)| {
        let mut head = text.lines().take_while(|line| !line.starts_with('['));
        let nouns = head.any(|line| line == "nouns_capitalised = true");
        let endings: Vec<String> = listed(text, "showing").map(folding::fold_any).collect();
        let words: Vec<String> = listed(text, "function").map(folding::fold_any).collect();
        format!("{tag}\t{nouns}\t{}\t{}\n", endings.join(" "), words.join("\t"))
    };
    files.iter().map(line).collect()
}

/// The words of a list of a language file.
fn listed<'t>(text: &'t str, list: &str) -> impl Iterator<Item = &'t str> {
    parted(text, list)[1].split('"').skip(1).step_by(2)
}

/// What stands before a list of a language file, in it and behind it.
fn parted<'t>(text: &'t str, list: &str) -> [&'t str; 3] {
    let parts = text.split_once(&format!("\n{list} = [")).and_then(|(before, rest)| {
        let (list, behind) = rest.split_once(']')?;
        Some([before, list, behind])
    });
    parts.unwrap_or([text, "", ""])
}

/// Whether the words of a language are asked for in the copy of others: its script has capitals.
fn is_asked(text: &str) -> bool {
    listed(text, "function").any(is_cased)
}

/// The folded everyday words of a language: those that its file lists, and each stem with each of its endings.
fn everyday_words(text: &str) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let mut words: BTreeSet<String> = listed(text, "everyday").map(folding::fold_any).collect();
    let table: toml::Table = toml::from_str(&format!("inflected = [{}]", parted(text, "inflected")[1]))?;
    for set in table["inflected"].as_array().into_iter().flatten() {
        let list = |key: &str| set.get(key).and_then(toml::Value::as_str).unwrap_or_default().split_whitespace();
        for stem in list("stems") {
            words.extend(
                list("endings").map(|ending| folding::fold_any(&format!("{stem}{}", ending.trim_matches('-')))),
            );
        }
    }
    Ok(words)
}

/// Every folded term of one word between quotation marks in the language files and their parts of the table of number
/// words, with the languages that have it, one bit each in the order of their tags. Languages whose script has no
/// capitals are not asked for.
fn terms(files: &[(&str, &str)], numbers: &BTreeMap<&str, &str>) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut terms: BTreeMap<String, u64> = BTreeMap::new();
    for (n, (tag, text)) in files.iter().enumerate().filter(|(_, (_, text))| is_asked(text)) {
        let numbers = numbers.get(tag).copied().unwrap_or_default();
        let outside = EVERYDAY.iter().fold(vec![*text], |parts, list| {
            let around = |part| {
                let [before, _, behind] = parted(part, list);
                [before, behind]
            };
            parts.into_iter().flat_map(around).collect()
        });
        for term in outside.into_iter().chain([numbers]).flat_map(|text| text.split('"')).filter(|term| is_cased(term))
        {
            // Of a term that begins with a stem the stem is enough: “minist* of state”.
            let head = term.find('*').map_or(term, |star| &term[..=star]);
            // Single words are asked for.
            if head.contains(' ') {
                continue;
            }
            *terms.entry(folding::fold_any(head)).or_default() |= 1 << n;
        }
    }
    Ok(fst::Map::from_iter(terms)?.into_fst().into_inner())
}

/// Whether a term begins in a script with small and capital letters, none of which is behind the Cyrillic one.
fn is_cased(term: &str) -> bool {
    term.starts_with(|c: char| c < '\u{530}' && c.is_alphabetic())
}

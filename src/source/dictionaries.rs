//! Folders of Hunspell dictionaries: `de_DE.aff` and `de_DE.dic`, in the encoding that the first names.

use crate::lang::Dictionaries;
use encoding_rs::{Encoding, UTF_8};
use std::fs;
use std::path::Path;

/// Reads every dictionary of a folder, and tells of those that are none.
///
/// # Errors
/// Where the folder cannot be read, or has no dictionary in it.
pub fn read(folder: &Path, dictionaries: &mut Dictionaries) -> Result<Vec<String>, String> {
    let fail = |why: &str| format!("reading the dictionaries in {}: {why}", folder.display());
    let entries = fs::read_dir(folder).map_err(|error| fail(&super::why(&error)))?;
    let mut rules: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    rules.retain(|path| super::has_extension(path, "aff") && path.with_extension("dic").is_file());
    rules.sort();
    if rules.is_empty() {
        return Err(fail("it holds none: a dictionary is two files, de_DE.aff and de_DE.dic"));
    }
    let mut warnings = Vec::new();
    for path in rules {
        if let Err(why) = read_one(&path, dictionaries) {
            warnings.push(format!("reading the dictionary {}: {why}: it is left out", path.display()));
        }
    }
    Ok(warnings)
}

/// Hunspell writes some names otherwise than the browsers: ISO8859-2, microsoft-cp1251.
fn label(name: &[u8]) -> Option<&'static Encoding> {
    let name = String::from_utf8_lossy(name).trim().to_ascii_lowercase();
    let name = name.replace("microsoft-cp", "windows-").replace("iso8859", "iso-8859");
    Encoding::for_label(name.as_bytes())
}

fn read_one(rules: &Path, dictionaries: &mut Dictionaries) -> Result<(), String> {
    let bytes = |path: &Path| fs::read(path).map_err(|error| super::why(&error));
    let (affixes, words) = (bytes(rules)?, bytes(&rules.with_extension("dic"))?);
    let named = affixes.split(|&b| b == b'\n').find_map(|line| line.trim_ascii().strip_prefix(b"SET "));
    let encoding = match named {
        None => UTF_8,
        Some(name) => {
            label(name).ok_or_else(|| format!("its encoding {} is unknown", String::from_utf8_lossy(name)))?
        }
    };
    let text = |bytes: &[u8]| encoding.decode(bytes).0.into_owned();
    let tag = rules.file_stem().unwrap_or_default().to_string_lossy();
    dictionaries.add(&tag, &text(&affixes), &text(&words))
}

//! Settings that are kept in a file, `copydesk.toml`.
//!
//! ```toml
//! [align]
//! # As --lexicon takes them; paths are relative to this file.
//! lexicons = ["desk.tsv", "de-en=dictionaries/news.dic"]
//!
//! [words]
//! # As --dictionaries takes them.
//! dictionaries = ["hunspell"]
//! ```
//!
//! Keys with other names are errors: a setting that is misspelt must not pass for one that is kept.

use super::glossary::Named;
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

/// What a file sets.
#[derive(Debug, Default)]
pub struct Configuration {
    /// Their paths as the program must open them.
    pub lexicons: Vec<Named>,
    pub dictionaries: Vec<PathBuf>,
}

const NAME: &str = "copydesk.toml";

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Shape {
    align: Align,
    words: Words,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Align {
    lexicons: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Words {
    dictionaries: Vec<String>,
}

/// The nearest file of settings, in a folder or one about it, up to the first that has `.git`.
pub fn nearest(folder: &Path) -> Option<PathBuf> {
    for folder in folder.ancestors() {
        let path = folder.join(NAME);
        if path.is_file() {
            return Some(path);
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

/// Reads the settings of a file.
///
/// # Errors
/// Where it cannot be read, is not TOML, or has a key that is none: the line, why, and what to do.
pub fn read(path: &Path) -> Result<Configuration, String> {
    let fail = |why: String| format!("reading the settings {}: {why}", path.display());
    let text = fs::read_to_string(path).map_err(|error| fail(super::why(&error)))?;
    let shape: Shape = toml::from_str(&text).map_err(|error| {
        let line = error.span().map_or(0, |span| text.get(..span.start).unwrap_or("").matches('\n').count()) + 1;
        fail(format!("line {line}: {}: write [align] with lexicons = [\"words.tsv\"], [words] with dictionaries = [\"hunspell\"]", error.message()))
    })?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let lexicons = shape.align.lexicons.iter().map(|words| {
        let named = Named::parse(words);
        Named { path: folder.join(&named.path), ..named }
    });
    let dictionaries = shape.words.dictionaries.iter().map(|path| folder.join(path));
    Ok(Configuration { lexicons: lexicons.collect(), dictionaries: dictionaries.collect() })
}

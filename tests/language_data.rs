//! The language files as they are written, for the modules that prove them.

use copydesk::lang;
use copydesk::lang::schema::LanguageFile;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// The texts by tag, that of the root file under `und`.
static TEXTS: LazyLock<BTreeMap<&str, String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lang/data");
    let text = |tag: &str| {
        let path = folder.join(format!("{}.toml", if tag == "und" { "root" } else { tag }));
        fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
    };
    std::iter::once("und").chain(lang::tags()).map(|tag| (tag, text(tag))).collect()
});

/// The text of a language's file.
pub fn text(tag: &str) -> Option<&'static str> {
    TEXTS.get(tag).map(String::as_str)
}

/// What the file says.
pub fn file(tag: &str) -> Option<LanguageFile> {
    text(tag).map(|text| toml::from_str(text).unwrap_or_else(|why| panic!("{tag}.toml: {why}")))
}

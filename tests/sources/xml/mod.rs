//! Formats in XML: a file of bytes in, versions with all that the format says out.

mod layer;
mod newsml;
mod newsml_g2;
mod nitf;
mod tmx;
mod xliff;

use copydesk::source::format::{File, Format};
use copydesk::source::item::{Contents, Item};
use copydesk::story::{Kind, Version};
use copydesk::{Role, Span};
use std::path::Path;

/// What a file of that name holds.
fn read(name: &str, bytes: impl AsRef<[u8]>) -> Result<Contents, String> {
    let file = File { path: Path::new(name), bytes: bytes.as_ref() };
    Format::of(&file)?.read(&file)
}

fn items(name: &str, bytes: impl AsRef<[u8]>) -> Vec<Item> {
    read(name, bytes).unwrap_or_else(|why| panic!("{why}")).items
}

/// Id, language, role and sentences of each version that came cut.
fn cut(items: &[Item]) -> Vec<(&str, &str, Role, Vec<&str>)> {
    items
        .iter()
        .map(|Item { version, .. }| {
            let cuts = version.cuts.iter().flatten().map(|cut| cut.of(&version.text)).collect();
            (version.id.as_str(), version.lang.as_deref().unwrap_or(""), version.role, cuts)
        })
        .collect()
}

/// The lines of a version with what the format says of each.
fn lines(version: &Version) -> Vec<(Option<Kind>, &str)> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in version.text.split('\n') {
        if !line.is_empty() {
            lines.push((version.kind_at(at), line));
        }
        at += line.len() + 1;
    }
    lines
}

/// The bytes of the file that some words of a version stand for.
fn in_file<'a>(version: &'a Version, words: &str) -> &'a str {
    let at = version.text.find(words).unwrap_or_else(|| panic!("no {words:?} in {:?}", version.text));
    version.in_file(Span::new(at, at + words.len())).of(version.file())
}

/// Why a file is refused; each hint must stand in it.
fn refused(name: &str, bytes: impl AsRef<[u8]>, hints: &[&str]) {
    let why = match read(name, bytes) {
        Ok(contents) => panic!("{name} is read: {:?}", contents.items),
        Err(why) => why,
    };
    for hint in hints {
        assert!(why.contains(hint), "no {hint:?} in: {why}");
    }
}

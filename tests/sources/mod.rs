//! Files of every format, as newsrooms write them: what is copy, what it is to the story, and where it stood.

mod docx;
mod hostile;
mod html;
mod json;
mod markdown;
mod page;
mod po;
mod wire;
mod xml;

use copydesk::Span;
use copydesk::source::format::{File, Format};
use copydesk::source::item::{Contents, Item};
use copydesk::story::{Traced, Version};
use std::path::Path;

/// What a file of that name holds.
fn read(name: &str, bytes: impl AsRef<[u8]>) -> Result<Contents, String> {
    let file = File { path: Path::new(name), bytes: bytes.as_ref() };
    Format::of(&file)?.read(&file)
}

fn items(name: &str, bytes: impl AsRef<[u8]>) -> Vec<Item> {
    read(name, bytes).unwrap_or_else(|why| panic!("{why}")).items
}

/// The only version of a file.
fn item(name: &str, bytes: impl AsRef<[u8]>) -> Item {
    let mut items = items(name, bytes);
    assert_eq!(items.len(), 1);
    items.remove(0)
}

/// The lines of a version that are not blank, with what the format says of each; body has no name.
fn lines(version: &Version) -> Vec<(&'static str, &str)> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in version.text.split('\n') {
        if !line.is_empty() {
            lines.push((version.kind_at(at).map_or("", |kind| kind.name()), line));
        }
        at += line.len() + 1;
    }
    lines
}

/// The bytes of the file that some words of a version stand for.
fn in_file<'a>(version: &'a Version, words: &str) -> &'a str {
    version.in_file(span(&version.text, words)).of(version.file())
}

/// Field and value of all by which a version is found.
fn ties(item: &Item) -> Vec<(&str, &str)> {
    item.ties.iter().map(|tie| (tie.field.as_str(), tie.value.as_str())).collect()
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

/// The bytes that some words of a text stand for in its source.
fn source_of<'a>(copy: &Traced, words: &str, source: &'a str) -> &'a str {
    copy.trace.place(span(&copy.text, words)).of(source)
}

/// Where some words stand; they must.
fn span(text: &str, words: &str) -> Span {
    let at = text.find(words).unwrap_or_else(|| panic!("no “{words}” in {text:?}"));
    Span::new(at, at + words.len())
}

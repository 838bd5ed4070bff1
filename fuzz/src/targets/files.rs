//! The readers of files: whatever stands in one, it is read or refused in words, the same each time, and what is read
//! has its place in the file.

use copydesk::Span;
use copydesk::source::format::{File, Format};
use copydesk::source::item::Contents;
use copydesk::source::json::Value;
use copydesk::source::text::decode;
use copydesk::story::Version;
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

pub fn text(bytes: &[u8]) {
    let Some(contents) = read(Format::Text, bytes) else { return };
    let [item] = contents.items.as_slice() else { panic!("a text is one version") };
    assert_eq!(item.version.text, decode(bytes).unwrap().text, "a text is read whole");
    if let Ok(text) = std::str::from_utf8(bytes) {
        let bare = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        // A shift of ISO-2022-JP is ASCII too.
        assert!(item.version.text == bare || bare.contains("\u{1B}$"), "UTF-8 is read as it stands");
    }
}

pub fn markdown(bytes: &[u8]) {
    read(Format::Markdown, bytes);
}

pub fn html(bytes: &[u8]) {
    read(Format::Html, bytes);
}

pub fn po(bytes: &[u8]) {
    read(Format::Po, bytes);
}

pub fn wire(bytes: &[u8]) {
    read(Format::Wire, bytes);
}

/// The formats of agencies and translators that are XML; its root says which of them it is.
pub fn xml(bytes: &[u8]) {
    let file = File { path: Path::new("a.xml"), bytes };
    match Format::of(&file) {
        Ok(format) => drop(read(format, bytes)),
        Err(why) => assert!(!why.is_empty()),
    }
}

pub fn json(bytes: &[u8]) {
    read(Format::Json, bytes);
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(value) = Value::of(text)
    {
        holds_its_parts(value, text, 0);
    }
}

/// A document: the bytes are an archive, or the XML of its text, which an engine cannot pack.
pub fn docx(bytes: &[u8]) {
    if bytes.starts_with(b"PK") {
        read(Format::Docx, bytes);
        return;
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    // The parts follow each other, divided by a NUL, which no XML has.
    for (part, name) in
        bytes.split(|&byte| byte == 0).zip(["word/document.xml", "word/styles.xml", "docProps/core.xml"])
    {
        writer.start_file(name, stored).unwrap();
        writer.write_all(part).unwrap();
    }
    read(Format::Docx, &writer.finish().unwrap().into_inner());
}

/// Reads a file, holds what holds for every format, and gives what it holds; nothing where it was refused.
fn read(format: Format, bytes: &[u8]) -> Option<Contents> {
    let file = File { path: Path::new("a"), bytes };
    let contents = format.read(&file);
    assert_eq!(format!("{contents:?}"), format!("{:?}", format.read(&file)), "a file is read the same each time");
    match contents {
        Ok(contents) => {
            assert!(!contents.items.is_empty(), "a file without copy is refused");
            contents.items.iter().for_each(|item| stands_in_its_file(&item.version));
            Some(contents)
        }
        Err(why) => {
            assert!(!why.trim().is_empty(), "it is said why a file is refused");
            None
        }
    }
}

/// Every character has a place in the file, and what the format says of the copy lies in the copy.
fn stands_in_its_file(version: &Version) {
    let (text, file) = (version.text.as_str(), version.file());
    for (at, c) in text.char_indices() {
        let place = version.in_file(Span::new(at, at + c.len_utf8()));
        assert!(place.start <= place.end && file.get(place.start..place.end).is_some(), "{c:?} stands at {place:?}");
    }
    let mut end = 0;
    for block in &version.blocks {
        assert!(end <= block.span.start && block.span.start <= block.span.end, "{:?} overlap", version.blocks);
        assert!(text.get(block.span.start..block.span.end).is_some(), "{block:?} is no place in {text:?}");
        end = block.span.end;
    }
    let mut end = 0;
    for cut in version.cuts.iter().flatten() {
        assert!(end <= cut.start && text.get(cut.start..cut.end).is_some(), "{cut:?} is no place in {text:?}");
        assert!(text[end..cut.start].trim().is_empty(), "{:?} is in no sentence", &text[end..cut.start]);
        end = cut.end;
    }
}

/// What a value holds stands within it. Fields may hide earlier ones of their name.
fn holds_its_parts(value: Value<'_>, file: &str, depth: usize) {
    if let Some(copy) = value.text() {
        let place = copy.trace.place(Span::new(0, copy.text.len()));
        assert!(file.get(place.start..place.end).is_some(), "{place:?} is no place in the file");
    }
    let parts = value.items().into_iter().chain(value.fields().into_values());
    for part in parts.take(if depth < 6 { 40 } else { 0 }) {
        assert!(value.raw().contains(part.raw()), "{} is no part of {}", part.raw(), value.raw());
        holds_its_parts(part, file, depth + 1);
    }
}

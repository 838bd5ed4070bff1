//! The alignment as a bilingual document for translators' tools, XLIFF 2.0 core.
//!
//! ```xml
//! <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr">
//!   <file id="f1" original="kabul" xml:space="preserve">
//!     <notes>
//!       <note appliesTo="source" category="version">a</note>
//!       <note appliesTo="target" category="version">b</note>
//!     </notes>
//!     <unit id="1">
//!       <notes>
//!         <note category="score">0.91</note>
//!       </notes>
//!       <segment state="translated">
//!         <source>Six people were killed in Kabul.</source>
//!         <target>Six personnes ont été tuées à Kaboul.</target>
//!       </segment>
//!     </unit>
//!     …
//! ```
//!
//! - A document has one source and one target language: the first version of a story is the source, and
//!   each other version, all in one language, is the target of a `file`. All stories of a document have
//!   the same two languages.
//! - `unit`: a row of the story that has sentences of the source, numbered from 1 in each file. Where the
//!   target has none, it has no `target`. Sentences of the target alone have no place; [`unshown`] counts
//!   them.
//! - `source` and `target`: the words as they stand, with all white space; between two sentences a
//!   space, or nothing where the copy has nothing. A character that XML 1.0 forbids is a `cp` with its
//!   code point in hexadecimal digits (`<cp hex="001B"/>`), in ids it is U+FFFD.
//! - A source without sentences gives no file.

use super::rows::{Row, joined, rows, score};
use super::xml::{Xml, allowed, document, is_allowed, leaf, tag, text};
use crate::align::Reading;
use crate::document::Document;
use crate::span::{text_before, text_from};
use quick_xml::events::Event;
use std::io;

/// The stories as one document, in the languages of the first one's first two versions.
pub fn xliff(readings: &[Reading<'_>]) -> String {
    let documents = readings.first().map_or(&[][..], |reading| &reading.documents);
    let [source, target] = [0, 1].map(|version| documents.get(version).map_or_else(|| "und".to_owned(), tag));
    let attributes = [
        ("xmlns", "urn:oasis:names:tc:xliff:document:2.0"),
        ("version", "2.0"),
        ("srcLang", source.as_str()),
        ("trgLang", target.as_str()),
    ];
    document(|xml| {
        let root = xml.create_element("xliff").with_attributes(attributes);
        root.write_inner_content(|xml| files(xml, readings))?;
        Ok(())
    })
}

/// By version, how many sentences no file shows: those that are in no row with one of the first version.
pub fn unshown(reading: &Reading<'_>) -> Vec<usize> {
    let mut counts = vec![0; reading.documents.len()];
    for row in rows(reading).iter().filter(|row| row.of(0).is_empty()) {
        counts.iter_mut().zip(&row.sentences).for_each(|(count, sentences)| *count += sentences.len());
    }
    counts
}

fn files(xml: &mut Xml, readings: &[Reading<'_>]) -> io::Result<()> {
    let mut number = 0;
    for reading in readings {
        let rows: Vec<Row> = rows(reading).into_iter().filter(|row| !row.of(0).is_empty()).collect();
        for target in (1..reading.documents.len()).filter(|_| !rows.is_empty()) {
            number += 1;
            file(xml, reading, &rows, target, number)?;
        }
    }
    Ok(())
}

fn file(xml: &mut Xml, reading: &Reading<'_>, rows: &[Row], target: usize, number: usize) -> io::Result<()> {
    let [Some(source), Some(other)] = [0, target].map(|version| reading.documents.get(version)) else { return Ok(()) };
    let id = format!("f{number}");
    let original = allowed(&reading.story.id);
    let attributes = [("id", id.as_str()), ("original", &original), ("xml:space", "preserve")];
    xml.create_element("file").with_attributes(attributes).write_inner_content(|xml| {
        xml.create_element("notes").write_inner_content(|xml| {
            leaf(xml, "note", &[("appliesTo", "source"), ("category", "version")], &source.version.id)?;
            leaf(xml, "note", &[("appliesTo", "target"), ("category", "version")], &other.version.id)
        })?;
        rows.iter()
            .enumerate()
            .try_for_each(|(at, row)| unit(xml, at + 1, row, (source, row.of(0)), (other, row.of(target))))
    })?;
    Ok(())
}

/// Sentences of one version.
type Side<'a> = (&'a Document<'a>, &'a [usize]);

fn unit(xml: &mut Xml, number: usize, row: &Row, source: Side<'_>, target: Side<'_>) -> io::Result<()> {
    let translated = !target.1.is_empty();
    let state = if translated { "translated" } else { "initial" };
    xml.create_element("unit").with_attribute(("id", number.to_string().as_str())).write_inner_content(|xml| {
        if let Some(group) = row.score.filter(|_| translated) {
            xml.create_element("notes")
                .write_inner_content(|xml| leaf(xml, "note", &[("category", "score")], &score(group)))?;
        }
        xml.create_element("segment").with_attribute(("state", state)).write_inner_content(|xml| {
            side(xml, "source", source)?;
            if translated { side(xml, "target", target) } else { Ok(()) }
        })?;
        Ok(())
    })?;
    Ok(())
}

fn side(xml: &mut Xml, name: &str, (document, sentences): Side<'_>) -> io::Result<()> {
    let words = joined(document, sentences);
    xml.create_element(name).write_inner_content(|xml| {
        // Text is written even where it is empty: next to text the writer indents nothing.
        let mut rest = words.as_str();
        while let Some((at, c)) = rest.char_indices().find(|&(_, c)| !is_allowed(c)) {
            xml.write_event(Event::Text(text(text_before(rest, at))))?;
            xml.create_element("cp").with_attribute(("hex", format!("{:04X}", u32::from(c)).as_str())).write_empty()?;
            rest = text_from(rest, at + c.len_utf8());
        }
        xml.write_event(Event::Text(text(rest)))
    })?;
    Ok(())
}

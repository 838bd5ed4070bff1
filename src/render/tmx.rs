//! The alignment as a translation memory, TMX 1.4.
//!
//! ```xml
//! <tmx version="1.4">
//!   <header creationtool="copydesk" creationtoolversion="0.1.0" segtype="sentence" o-tmf="copydesk"
//!           adminlang="en" srclang="en" datatype="plaintext"/>
//!   <body>
//!     <tu tuid="1">
//!       <prop type="x-story">kabul</prop>
//!       <prop type="x-score">0.91</prop>
//!       <tuv xml:lang="en">
//!         <prop type="x-version">a</prop>
//!         <seg>Six people were killed in Kabul.</seg>
//!       </tuv>
//!       …
//! ```
//!
//! - `tu`: a group, or a sentence in none, which then is its only `tuv` and has no `x-score`; so every
//!   sentence is in the memory once, and tools pass over what has no translation. They are numbered from
//!   1 in the order of the stories.
//! - `tuv`: a version that has sentences in the group. Versions may share a language: `x-version` tells
//!   them apart.
//! - `seg`: the words as they stand, white space too; between two sentences a space, or nothing where
//!   the copy has nothing. `segtype` of a `tu` that holds several sentences of a version is `block`.
//! - `srclang`: the language of the first version where all stories agree, else `*all*`; a `tu` that has
//!   no such version says `*all*` itself.
//! - Languages are BCP 47 tags, `und` where none is known. Characters that XML 1.0 forbids are U+FFFD.
//! - No date, no `DOCTYPE`: the same story gives the same bytes, and no reader goes looking for a file.

use super::rows::{Row, joined, rows, score};
use super::xml::{Xml, document, leaf, tag};
use crate::align::Reading;
use std::io;

/// What stands for a source language where any version may be the source.
const ALL: &str = "*all*";

/// The stories as one memory.
pub fn tmx(readings: &[Reading<'_>]) -> String {
    let source = source(readings);
    let header = [
        ("creationtool", "copydesk"),
        ("creationtoolversion", env!("CARGO_PKG_VERSION")),
        ("segtype", "sentence"),
        ("o-tmf", "copydesk"),
        ("adminlang", "en"),
        ("srclang", source.as_str()),
        ("datatype", "plaintext"),
    ];
    document(|xml| {
        xml.create_element("tmx").with_attribute(("version", "1.4")).write_inner_content(|xml| {
            xml.create_element("header").with_attributes(header).write_empty()?;
            xml.create_element("body").write_inner_content(|xml| body(xml, readings, &source))?;
            Ok(())
        })?;
        Ok(())
    })
}

fn source(readings: &[Reading<'_>]) -> String {
    let mut sources = readings.iter().map(|reading| reading.documents.first().map(tag));
    let first = sources.next().flatten();
    first.filter(|first| sources.all(|other| other.as_ref() == Some(first))).unwrap_or_else(|| ALL.to_owned())
}

fn body(xml: &mut Xml, readings: &[Reading<'_>], source: &str) -> io::Result<()> {
    let mut number = 0;
    for reading in readings {
        for row in rows(reading) {
            number += 1;
            unit(xml, reading, &row, number, source)?;
        }
    }
    Ok(())
}

fn unit(xml: &mut Xml, reading: &Reading<'_>, row: &Row, number: usize, source: &str) -> io::Result<()> {
    let id = number.to_string();
    let mut element = xml.create_element("tu").with_attribute(("tuid", id.as_str()));
    if row.sentences.iter().any(|sentences| sentences.len() > 1) {
        element = element.with_attribute(("segtype", "block"));
    }
    if row.of(0).is_empty() && source != ALL {
        element = element.with_attribute(("srclang", ALL));
    }
    element.write_inner_content(|xml| {
        leaf(xml, "prop", &[("type", "x-story")], &reading.story.id)?;
        if let Some(group) = row.score {
            leaf(xml, "prop", &[("type", "x-score")], &score(group))?;
        }
        (0..row.sentences.len()).try_for_each(|version| variant(xml, reading, row, version))
    })?;
    Ok(())
}

fn variant(xml: &mut Xml, reading: &Reading<'_>, row: &Row, version: usize) -> io::Result<()> {
    let Some(document) = reading.documents.get(version).filter(|_| !row.of(version).is_empty()) else { return Ok(()) };
    xml.create_element("tuv").with_attribute(("xml:lang", tag(document).as_str())).write_inner_content(|xml| {
        leaf(xml, "prop", &[("type", "x-version")], &document.version.id)?;
        leaf(xml, "seg", &[], &joined(document, row.of(version)))
    })?;
    Ok(())
}

//! DOCX, the documents of word processors: a ZIP archive whose `word/document.xml` is the copy.
//!
//! The text has a line a paragraph, empty ones too, so that a finding's line is the number of the paragraph: the
//! places of the XML inside are no use to anybody. A break within a paragraph is U+2028. What was deleted with
//! changes tracked, hidden text, field codes, comments, notes, heads and feet of pages are no copy.

use super::LONGEST;
use super::item::{Contents, Item, tongue};
use super::text::Decoded;
use super::xml::{self, Element, Node, Part};
use crate::span::Span;
use crate::story::{Block, Kind, Version};
use rustc_hash::FxHashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

const DOCUMENT: &str = "word/document.xml";

/// The version that a document is.
///
/// # Errors
/// Where it is no archive or one of something else, a part of it is broken or too long, or it holds no copy.
pub fn contents(bytes: &[u8]) -> Result<Contents, String> {
    let mut archive =
        Archive::new(Cursor::new(bytes)).map_err(|why| format!("it is no whole ZIP archive ({why}): fetch it anew"))?;
    if archive.index_for_name(DOCUMENT).is_none() {
        return Err(format!("it is an archive without {DOCUMENT}, so no DOCX: unpack it, or save it as DOCX or text"));
    }
    let document = part(&mut archive, DOCUMENT)?;
    // What these lack, the document does not need.
    let styles = part(&mut archive, "word/styles.xml").map(|xml| styles(&xml)).unwrap_or_default();
    let lang = part(&mut archive, "docProps/core.xml").ok().and_then(|xml| language(&xml));
    let mut page = Page { styles, text: String::new(), blocks: Vec::new() };
    let is_paragraph = |name: &str| name == "p";
    xml::walk(&document, is_paragraph, |part| match part {
        Part::Outside(_) => Ok(()),
        Part::Record(Ok(paragraph)) => {
            page.set(&paragraph);
            Ok(())
        }
        Part::Record(Err((line, why))) => Err(format!("line {line}: {why}")),
    })
    .map_err(|why| format!("{DOCUMENT} in it, {why}"))?;
    if page.text.trim().is_empty() {
        return Err("it holds no copy: put copy into it, or leave it out".to_owned());
    }
    let (lang, role) = tongue(&lang.unwrap_or_default());
    let version = Version { lang, role, text: page.text, blocks: page.blocks, ..Version::default() };
    Ok(Contents { items: vec![Item { version, ..Item::default() }], notes: Vec::new() })
}

/// A part of the archive as text; no more of it is unpacked than may be read.
fn part(archive: &mut Archive<'_>, name: &str) -> Result<String, String> {
    let fail = |why: String| format!("{name} in it cannot be unpacked ({why}): save the document anew");
    let file = archive.by_name(name).map_err(|why| fail(why.to_string()))?;
    let limit = u64::try_from(LONGEST).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    file.take(limit).read_to_end(&mut bytes).map_err(|why| fail(why.to_string()))?;
    if bytes.len() > LONGEST {
        return Err(format!("{name} in it is longer than {} MiB: split it into stories", LONGEST >> 20));
    }
    let Decoded { text, .. } = xml::text(&bytes).map_err(|why| format!("{name} in it, {why}"))?;
    Ok(text)
}

/// What the styles of a document are to copy, by their ids. Word names its own styles in English everywhere.
fn styles(xml: &str) -> FxHashMap<String, Kind> {
    let Ok(root) = xml::read(xml) else { return FxHashMap::default() };
    let kind = |style: &Element<'_>| {
        let name = value(style.named("name").next()?)?.to_ascii_lowercase();
        Some(match name.as_str() {
            "title" | "subtitle" | "headline" => Kind::Headline,
            "caption" => Kind::Caption,
            "byline" | "author" => Kind::Byline,
            "dateline" => Kind::Dateline,
            _ if name.starts_with("heading ") => Kind::Headline,
            _ => return None,
        })
    };
    let id = |style: &Element<'_>| attribute(style, "styleId").map(str::to_owned);
    root.named("style").filter_map(|style| Some((id(style)?, kind(style)?))).collect()
}

fn language(xml: &str) -> Option<String> {
    Some(xml::read(xml).ok()?.at(&["language"])?.text())
}

/// An attribute by its name without the prefix.
fn attribute<'e>(element: &'e Element<'_>, name: &str) -> Option<&'e str> {
    let bare = |key: &str| key.rsplit(':').next() == Some(name);
    element.attributes.iter().find(|(key, _)| bare(key)).map(|(_, value)| value.as_str())
}

fn value<'e>(element: &'e Element<'_>) -> Option<&'e str> {
    attribute(element, "val")
}

struct Page {
    styles: FxHashMap<String, Kind>,
    text: String,
    blocks: Vec<Block>,
}

impl Page {
    /// Adds a paragraph as a line.
    fn set(&mut self, paragraph: &Element<'_>) {
        let start = self.text.len();
        self.add(paragraph);
        let style = paragraph.at(&["pPr", "pStyle"]).and_then(value);
        let kind = style.and_then(|id| self.styles.get(id));
        let span = Span::new(start, self.text.len()).trimmed(&self.text);
        if let Some(&kind) = kind.filter(|_| !span.is_empty()) {
            self.blocks.push(Block { span, kind });
        }
        self.text.push('\n');
    }

    fn add(&mut self, element: &Element<'_>) {
        for child in element.children() {
            match child.name {
                "t" => {
                    for node in &child.nodes {
                        if let Node::Text(words) = node {
                            self.text.extend(words.text.chars().map(|c| if c == '\n' { ' ' } else { c }));
                        }
                    }
                }
                "tab" => self.text.push('\t'),
                "br" | "cr" => self.text.push(BREAK),
                "noBreakHyphen" => self.text.push('\u{2011}'),
                // Moved away; what old programs show instead of a drawing; how characters are read.
                "moveFrom" | "Fallback" | "rt" | "pPr" | "rPr" => {}
                "r" if child.at(&["rPr", "vanish"]).is_some_and(|hides| value(hides) != Some("0")) => {}
                // A box of text that hangs on the paragraph.
                "p" => {
                    self.text.push(BREAK);
                    self.add(child);
                }
                _ => self.add(child),
            }
        }
    }
}

/// A line's end within a paragraph.
const BREAK: char = '\u{2028}';

//! Formats, told by the name of a file and by what stands in it.

use super::item::Contents;
use super::{docx, markdown, news_json, newsml, newsml_g2, nitf, page, po, text, tmx, wire, xliff, xml};
use std::path::Path;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    Text,
    Markdown,
    Html,
    /// ninjs, digitalwires, stories.
    Json,
    /// IPTC 7901 and ANPA 1312.
    Wire,
    NewsMl,
    NewsMlG2,
    Nitf,
    Docx,
    Po,
    Tmx,
    Xliff,
}

/// The ends of names of copy in a folder.
const COPY: [&str; 15] = [
    "txt", "md", "markdown", "html", "htm", "xhtml", "json", "docx", "po", "xml", "nitf", "newsml", "tmx", "xlf",
    "xliff",
];
/// Those of XML, whose root tells the format.
const XML: [&str; 6] = ["xml", "nitf", "newsml", "tmx", "xlf", "xliff"];
/// What to do about XML that is none of the formats.
const KNOWN: &str = "name NewsML-G2, NewsML 1.2, NITF, XLIFF or TMX";
/// Formats that their names tell.
const NAMED: [(&str, Format); 11] = [
    ("txt", Format::Text),
    ("text", Format::Text),
    ("md", Format::Markdown),
    ("markdown", Format::Markdown),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("json", Format::Json),
    ("docx", Format::Docx),
    ("po", Format::Po),
    ("pot", Format::Po),
];
/// Files about files: no story is called so.
const ABOUT: [&str; 4] = ["readme", "license", "changelog", "contributing"];
/// How files begin that hold no copy or none that can be read, what they are, and what to do.
const OTHER: [(&[u8], &str); 9] = [
    (b"%PDF-", "a PDF, which has no order of words: give the copy as text, HTML or DOCX"),
    (b"\xD0\xCF\x11\xE0", "a document of an old office program: save it as DOCX or text"),
    (b"{\\rtf", "RTF: save it as DOCX or text"),
    (b"\x89PNG", "a picture: leave it out"),
    (b"\xFF\xD8\xFF", "a picture: leave it out"),
    (b"GIF8", "a picture: leave it out"),
    (b"\x1F\x8B", "compressed: unpack it"),
    (b"7z\xBC\xAF", "an archive: unpack it"),
    (b"\x7FELF", "a program: leave it out"),
];

/// A file as it was read from the disk.
pub struct File<'a> {
    pub path: &'a Path,
    pub bytes: &'a [u8],
}

impl Format {
    /// Whether a file in a folder of copy is copy, by its name alone.
    pub fn is_copy(path: &Path) -> bool {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
        COPY.iter().any(|extension| super::has_extension(path, extension)) && !ABOUT.contains(&stem.as_str())
    }

    /// The format of a file: by what it begins with where that is plain, else by its name, else by its looks.
    ///
    /// # Errors
    /// Where it is known and holds no copy, as a picture does: what to do.
    pub fn of(file: &File<'_>) -> Result<Format, String> {
        if let Some((_, what)) = OTHER.iter().find(|(start, _)| file.bytes.starts_with(start)) {
            return Err(format!("it is {what}"));
        }
        // Before wires, whose control characters an archive may have anywhere.
        if file.bytes.starts_with(b"PK\x03\x04") {
            return Ok(Format::Docx);
        }
        if wire::is(file.bytes) {
            return Ok(Format::Wire);
        }
        let named_xml = XML.iter().any(|extension| super::has_extension(file.path, extension));
        let root = xml::root(file.bytes);
        match root.as_deref() {
            Some("NewsML") => return Ok(Format::NewsMl),
            Some(root) if newsml_g2::ROOTS.contains(&root) => return Ok(Format::NewsMlG2),
            Some(root) if newsml_g2::BARE.contains(&root) => {
                let why = "which holds no copy: name the news items themselves";
                return Err(format!("it is a <{root}> of NewsML-G2, {why}"));
            }
            Some("nitf") => return Ok(Format::Nitf),
            Some("tmx") => return Ok(Format::Tmx),
            Some("xliff") => return Ok(Format::Xliff),
            Some(root) if root.eq_ignore_ascii_case("html") => return Ok(Format::Html),
            Some(root) if named_xml => return Err(format!("its root is <{root}>, no format of copy: {KNOWN}")),
            None if named_xml => return Err(format!("it is no XML: {KNOWN}")),
            _ => {}
        }
        let named = NAMED.iter().find(|(extension, _)| super::has_extension(file.path, extension));
        Ok(named.map_or_else(|| by_looks(file.bytes), |(_, format)| *format))
    }

    /// What a file of the format holds: one version or more.
    ///
    /// # Errors
    /// Where it holds no copy or is broken: the line, why, and what to do.
    pub fn read(self, file: &File<'_>) -> Result<Contents, String> {
        match self {
            Format::Text => text::contents(file.bytes),
            Format::Markdown => markdown::contents(file.bytes),
            Format::Html => page::contents(file.bytes),
            Format::Json => news_json::contents(file.bytes),
            Format::Wire => wire::contents(file.bytes),
            Format::NewsMl => newsml::contents(file.bytes),
            Format::NewsMlG2 => newsml_g2::contents(file.bytes),
            Format::Nitf => nitf::contents(file.bytes),
            Format::Docx => docx::contents(file.bytes),
            Format::Po => po::contents(file.bytes),
            Format::Tmx => tmx::contents(file.bytes),
            Format::Xliff => xliff::contents(file.bytes),
        }
    }
}

/// The format of a file whose name says nothing, as of the standard input.
fn by_looks(bytes: &[u8]) -> Format {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let begins = |words: &[u8]| start.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words));
    if begins(b"<!doctype html") || begins(b"<html") {
        Format::Html
    } else if begins(b"{") || begins(b"[{") {
        Format::Json
    } else if begins(b"msgid \"") {
        Format::Po
    } else {
        Format::Text
    }
}

//! Formats, told by the name of a file and by what stands in it.

use super::item::Contents;
use super::{newsml, newsml_g2, nitf, text, tmx, xliff, xml};
use std::path::Path;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    Text,
    NewsMl,
    NewsMlG2,
    Nitf,
    Tmx,
    Xliff,
}

/// The ends of names of copy in a folder.
const COPY: [&str; 7] = ["txt", "xml", "nitf", "newsml", "tmx", "xlf", "xliff"];
/// Those of XML, whose root tells the format.
const XML: [&str; 6] = ["xml", "nitf", "newsml", "tmx", "xlf", "xliff"];
/// What to do about XML that is none of the formats.
const KNOWN: &str = "name NewsML-G2, NewsML 1.2, NITF, XLIFF or TMX";

/// A file as it was read from the disk.
pub struct File<'a> {
    pub path: &'a Path,
    pub bytes: &'a [u8],
}

impl Format {
    /// Whether a file in a folder of copy is copy, by its name alone.
    pub fn is_copy(path: &Path) -> bool {
        COPY.iter().any(|extension| super::has_extension(path, extension))
    }

    /// The format of a file.
    ///
    /// # Errors
    /// Where it is known and holds no copy, as a picture does: what to do.
    pub fn of(file: &File<'_>) -> Result<Format, String> {
        let named_xml = XML.iter().any(|extension| super::has_extension(file.path, extension));
        match xml::root(file.bytes).as_deref() {
            Some("NewsML") => Ok(Format::NewsMl),
            Some(root) if newsml_g2::ROOTS.contains(&root) => Ok(Format::NewsMlG2),
            Some(root) if newsml_g2::BARE.contains(&root) => {
                Err(format!("it is a <{root}> of NewsML-G2, which holds no copy: name the news items themselves"))
            }
            Some("nitf") => Ok(Format::Nitf),
            Some("tmx") => Ok(Format::Tmx),
            Some("xliff") => Ok(Format::Xliff),
            Some(root) if named_xml => Err(format!("its root is <{root}>, no format of copy: {KNOWN}")),
            None if named_xml => Err(format!("it is no XML: {KNOWN}")),
            _ => Ok(Format::Text),
        }
    }

    /// What a file of the format holds: one version or more.
    ///
    /// # Errors
    /// Where it holds no copy or is broken: the line, why, and what to do.
    pub fn read(self, file: &File<'_>) -> Result<Contents, String> {
        match self {
            Format::Text => text::contents(file.bytes),
            Format::NewsMl => newsml::contents(file.bytes),
            Format::NewsMlG2 => newsml_g2::contents(file.bytes),
            Format::Nitf => nitf::contents(file.bytes),
            Format::Tmx => tmx::contents(file.bytes),
            Format::Xliff => xliff::contents(file.bytes),
        }
    }
}

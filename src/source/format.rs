//! Formats, told by the name of a file and by what stands in it.

use super::item::Contents;
use super::text;
use std::path::Path;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    Text,
}

/// A file as it was read from the disk.
pub struct File<'a> {
    pub path: &'a Path,
    pub bytes: &'a [u8],
}

impl Format {
    /// Whether a file in a folder of copy is copy, by its name alone.
    pub fn is_copy(path: &Path) -> bool {
        super::has_extension(path, "txt")
    }

    /// The format of a file.
    ///
    /// # Errors
    /// Where it is known and holds no copy, as a picture does: what to do.
    pub fn of(_file: &File<'_>) -> Result<Format, String> {
        Ok(Format::Text)
    }

    /// What a file of the format holds: one version or more.
    ///
    /// # Errors
    /// Where it holds no copy or is broken: the line, why, and what to do.
    pub fn read(self, file: &File<'_>) -> Result<Contents, String> {
        match self {
            Format::Text => text::contents(file.bytes),
        }
    }
}

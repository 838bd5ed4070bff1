//! A stream of stories, as `batch` reads it: a story a line, or a row of Parquet.

use super::jsonl::{self, Line};
use super::{has_extension, is_stdin, why};
use crate::story::Story;
use serde_json::Value;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// One story as it came: where it stands is known, and nobody has read it yet.
#[derive(Debug)]
pub enum Raw {
    Line(Line),
    Row {
        /// Counted from 1, through all files of a folder.
        number: u64,
        /// An object with the fields of a line, or why the row has none.
        story: Result<Value, String>,
    },
}

/// The stories of a stream in their order; an error, which names the stream and says what to do, is the last that it
/// gives.
pub type Stream = Box<dyn Iterator<Item = Result<Raw, String>> + Send>;

/// Bytes that are asked for at once.
const BUFFER: usize = 1 << 16;

/// Opens a stream: Parquet where the name ends in `.parquet`, else JSON Lines; no path, and `-`, are the standard
/// input.
///
/// # Errors
/// Where there is no such file, it is not what its name says, or the program was built without Parquet.
pub fn open(path: Option<&Path>) -> Result<Stream, String> {
    let Some(path) = path.filter(|path| !is_stdin(path)) else {
        return Ok(lines(BufReader::with_capacity(BUFFER, io::stdin()), "stories from the standard input".to_owned()));
    };
    if is_parquet(path) {
        return rows(path).map_err(|why| format!("reading {}: {why}", path.display()));
    }
    let file = File::open(path).map_err(|error| format!("reading {}: {}", path.display(), why(&error)))?;
    Ok(lines(BufReader::with_capacity(BUFFER, file), path.display().to_string()))
}

/// Whether a file of that name is Parquet.
pub fn is_parquet(path: &Path) -> bool {
    has_extension(path, "parquet")
}

/// Why a program that was built without Parquet leaves a file, and what to do.
pub const WITHOUT: &str = "this copydesk was built without Parquet: build it with cargo install --path . --features \
                           parquet, or name a file of JSON Lines";

impl Raw {
    /// Lines, blank ones too, or rows up to this one, with it.
    pub fn number(&self) -> u64 {
        match self {
            Raw::Line(line) => line.number,
            Raw::Row { number, .. } => *number,
        }
    }

    /// The story.
    ///
    /// # Errors
    /// Where it is none: one sentence that says why not and what to write instead.
    pub fn story(self) -> Result<Story, String> {
        match self {
            Raw::Line(line) => jsonl::story(&line),
            Raw::Row { story, .. } => jsonl::record(story?),
        }
    }
}

fn lines(stream: impl BufRead + Send + 'static, name: String) -> Stream {
    Box::new(
        jsonl::lines(stream).map(move |line| line.map(Raw::Line).map_err(|error| format!("reading {name}: {error}"))),
    )
}

#[cfg(feature = "parquet")]
fn rows(path: &Path) -> Result<Stream, String> {
    Ok(Box::new(super::parquet::rows(path)?))
}

#[cfg(not(feature = "parquet"))]
fn rows(_: &Path) -> Result<Stream, String> {
    Err(WITHOUT.to_owned())
}

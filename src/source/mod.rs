//! Where copy comes from: one file an input format. The only place, with the command line, that reads.

#[cfg(feature = "cli")]
pub mod configuration;
mod cut;
pub mod dictionaries;
mod digitalwires;
mod docx;
mod elements;
mod folder;
pub mod format;
pub mod galley;
pub mod glossary;
pub mod grouping;
pub mod html;
pub mod item;
pub mod json;
pub mod jsonl;
mod markdown;
mod markup;
mod names;
mod news;
mod news_json;
mod newsml;
mod newsml_g2;
mod ninjs;
mod nitf;
mod page;
#[cfg(feature = "parquet")]
mod parquet;
mod po;
mod recast;
pub mod stream;
pub mod text;
mod tmx;
mod wire;
mod xliff;
mod xml;

use crate::story::{Role, Story};
use format::Format;
use grouping::{By, Heap};
use item::{Contents, Item};
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

/// The longest line or file that is read, in bytes: 64 MiB. The longest novel is a fifth of it, so
/// more is no story, and memory stays bounded (a guess on the generous side).
pub const LONGEST: usize = 64 << 20;

/// What was read from some paths.
#[derive(Debug, Default)]
pub struct Gathered {
    /// In the order of the paths; folders in the order of their entries' names.
    pub stories: Vec<Story>,
    /// What the reader should know of how the copy was read.
    pub notes: Vec<String>,
    /// What could not be read: what was attempted, why not, and what to do.
    pub failures: Vec<String>,
    /// Folders and files that hold no copy at all: sentences, likewise.
    pub empty: Vec<String>,
    heap: Heap,
}

/// Reads stories.
///
/// All files together are the versions of one story, and `-` is the standard input as one of them; a file
/// that holds several stories gives these by themselves, as one that ends in `.jsonl` does ([`jsonl`]). A
/// folder is a story when it holds copy, a folder of stories when it holds folders. That is what `by` says where
/// it is empty; it may say what else makes versions one story ([`By`]), each way adding to the others. What a
/// sheet lists stays together, and a story of a `.jsonl` stays as it is. What cannot be read is told in the
/// failures, and all the rest is read.
pub fn gather(paths: &[PathBuf], by: &[By]) -> Gathered {
    let mut gathered = Gathered::default();
    let is_loose = |path: &Path| is_stdin(path) || !path.is_dir() && !has_extension(path, "jsonl");
    let loose: Vec<&Path> = paths.iter().map(PathBuf::as_path).filter(|path| is_loose(path)).collect();
    let mut place = None;
    for path in paths {
        if is_loose(path) {
            let heap = &mut gathered.heap;
            let place = *place.get_or_insert_with(|| heap.place(&names::story_id(&loose)));
            if let Some(contents) = gathered.read(path) {
                gathered.heap.add_file(path, place, contents.items, None);
            }
        } else if path.is_dir() {
            gathered.add_folder(path);
        } else {
            gathered.add_lines(path);
        }
    }
    gathered.stories = std::mem::take(&mut gathered.heap).stories(by);
    gathered
}

impl Gathered {
    fn fail(&mut self, path: &Path, why: &str) {
        self.failures.push(format!("reading {}: {why}", path.display()));
    }

    fn miss(&mut self, path: &Path, why: &str) {
        self.empty.push(format!("reading {}: {why}", path.display()));
    }

    fn add_folder(&mut self, path: &Path) {
        let before = self.heap.count() + self.failures.len();
        folder::gather(path, self);
        if self.heap.count() + self.failures.len() == before {
            self.miss(path, "it holds no copy: name a folder with files of copy in it, or the files themselves");
        }
    }

    fn add_lines(&mut self, path: &Path) {
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) => return self.fail(path, &why(&error)),
        };
        let before = self.heap.count() + self.failures.len();
        for line in jsonl::lines(BufReader::new(file)) {
            let line = match line {
                Ok(line) => line,
                Err(error) => return self.fail(path, &why(&error)),
            };
            match jsonl::story(&line) {
                Ok(story) => self.heap.add_story(story),
                Err(why) => self.fail(path, &format!("line {}: {why}", line.number)),
            }
        }
        if self.heap.count() + self.failures.len() == before {
            self.miss(path, "it holds no stories: write one JSON object a line");
        }
    }

    /// What a file holds, with its path and the language by its name; `None` where it cannot be read.
    fn read(&mut self, path: &Path) -> Option<Contents> {
        let bytes = if is_stdin(path) {
            bytes(io::stdin().lock())
        } else {
            File::open(path).map_err(|error| why(&error)).and_then(bytes)
        };
        let read = bytes.and_then(|bytes| {
            let file = format::File { path, bytes: &bytes };
            Format::of(&file)?.read(&file)
        });
        let mut contents = match read {
            Ok(contents) => contents,
            Err(why) => {
                self.fail(path, &why);
                return None;
            }
        };
        self.notes.extend(contents.notes.drain(..).map(|note| format!("reading {}: {note}", path.display())));
        for Item { version, .. } in &mut contents.items {
            version.lang = version.lang.take().or_else(|| names::language(path));
            if !is_stdin(path) {
                version.origin.get_or_insert_default().path = path.to_owned();
            }
        }
        Some(contents)
    }
}

/// Whether the path stands for the standard input.
fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn has_extension(path: &Path, wanted: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(wanted))
}

/// Reads a file to its end.
///
/// # Errors
/// Where it cannot be read, or is longer than [`LONGEST`] bytes.
fn bytes(file: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(LONGEST).unwrap_or(u64::MAX).saturating_add(1);
    file.take(limit).read_to_end(&mut bytes).map_err(|error| why(&error))?;
    if bytes.len() > LONGEST {
        return Err(format!("it is longer than {} MiB: split it into stories", LONGEST >> 20));
    }
    Ok(bytes)
}

/// The line of a byte, from 1.
fn line_at(text: &str, byte: usize) -> usize {
    text.get(..byte).unwrap_or("").matches('\n').count() + 1
}

/// Why a file was not read, and what to do.
fn why(error: &io::Error) -> String {
    let advice = match error.kind() {
        io::ErrorKind::NotFound => ": name a file or a folder that exists",
        io::ErrorKind::PermissionDenied => ": ask for the right to read it, or leave it out",
        _ => "",
    };
    format!("{error}{advice}")
}

/// The role of that name: `source`, `mt` or `human`.
fn role(name: &str) -> Option<Role> {
    match name {
        "source" => Some(Role::Source),
        "mt" => Some(Role::Mt),
        "human" => Some(Role::Human),
        _ => None,
    }
}

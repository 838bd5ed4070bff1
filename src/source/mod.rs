//! Where copy comes from: one file an input format. The only place, with the command line, that reads.

pub mod configuration;
pub mod dictionaries;
mod folder;
pub mod glossary;
pub mod jsonl;
mod names;
pub mod text;

use crate::story::{Origin, Role, Story, Version};
use std::fs::File;
use std::io::{self, BufReader};
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
}

/// Reads stories.
///
/// All files together are the versions of one story, and `-` is the standard input as one of them. A
/// file that ends in `.jsonl` holds stories as [`jsonl`] has them. A folder is a story when it holds
/// text files (`*.txt`), a folder of stories when it holds folders. What cannot be read is told in the
/// failures, and all the rest is read.
pub fn gather(paths: &[PathBuf]) -> Gathered {
    let mut gathered = Gathered::default();
    let mut loose: Vec<&Path> = Vec::new();
    let mut place = 0;
    for path in paths {
        if !is_stdin(path) && path.is_dir() {
            gathered.add_folder(path);
        } else if has_extension(path, "jsonl") {
            gathered.add_lines(path);
        } else {
            if loose.is_empty() {
                place = gathered.stories.len();
            }
            loose.push(path);
        }
    }
    if !loose.is_empty() {
        let ids = names::version_ids(&loose, &[]);
        let versions = loose.iter().zip(ids).filter_map(|(path, id)| gathered.version(path, id)).collect::<Vec<_>>();
        if !versions.is_empty() {
            gathered.stories.insert(place, Story { id: names::story_id(&loose), versions });
        }
    }
    gathered
}

impl Gathered {
    fn fail(&mut self, path: &Path, why: &str) {
        self.failures.push(format!("reading {}: {why}", path.display()));
    }

    fn add_folder(&mut self, path: &Path) {
        let before = self.stories.len() + self.failures.len();
        folder::gather(path, self);
        if self.stories.len() + self.failures.len() == before {
            self.fail(path, "it holds no copy: name a folder with text files (*.txt), or the files themselves");
        }
    }

    fn add_lines(&mut self, path: &Path) {
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) => return self.fail(path, &why(&error)),
        };
        let before = self.stories.len() + self.failures.len();
        for line in jsonl::lines(BufReader::new(file)) {
            let line = match line {
                Ok(line) => line,
                Err(error) => return self.fail(path, &why(&error)),
            };
            match jsonl::story(&line) {
                Ok(story) => self.stories.push(story),
                Err(why) => self.fail(path, &format!("line {}: {why}", line.number)),
            }
        }
        if self.stories.len() + self.failures.len() == before {
            self.fail(path, "it holds no stories: write one JSON object a line");
        }
    }

    /// One file as a version, its language by its name; `None` where it cannot be read.
    fn version(&mut self, path: &Path, id: String) -> Option<Version> {
        let read = if is_stdin(path) {
            text::read(io::stdin().lock())
        } else {
            File::open(path).map_err(|error| why(&error)).and_then(text::read)
        };
        let decoded = match read {
            Ok(decoded) => decoded,
            Err(why) => {
                self.fail(path, &why);
                return None;
            }
        };
        if let Some(note) = decoded.note {
            self.notes.push(format!("reading {}: {note}", path.display()));
        }
        let origin = (!is_stdin(path)).then(|| Origin { path: path.to_owned(), ..Origin::default() });
        Some(Version { id, lang: names::language(path), text: decoded.text, origin, ..Version::default() })
    }
}

/// Whether the path stands for the standard input.
fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn has_extension(path: &Path, wanted: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(wanted))
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

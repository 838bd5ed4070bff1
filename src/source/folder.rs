//! Folders of stories: files of copy are the versions, and a `story.toml` beside them may say which is
//! which.
//!
//! ```toml
//! [[versions]]
//! id = "en2"
//! file = "en2.txt"
//! lang = "en"      # BCP 47; absent: by the file's name, else detected
//! role = "mt"      # source, mt or human; may be absent
//! corrects = "en1" # the version whose place it takes; may be absent
//! ```
//!
//! The versions that it lists come first, in its order; files of copy that it does not list follow by
//! name. All other fields and files are passed over.

use super::format::Format;
use super::item::Item;
use super::{Gathered, line_at, names, role, why};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

/// Adds the story that a folder is and those that its folders hold.
pub fn gather(folder: &Path, gathered: &mut Gathered) {
    let (texts, folders) = match entries(folder) {
        Ok(found) => found,
        Err(error) => return gathered.fail(folder, &why(&error)),
    };
    if !texts.is_empty() {
        match sheet(folder) {
            Ok(sheet) => add_story(folder, &sheet, &texts, gathered),
            Err(why) => gathered.fail(&folder.join(SHEET), &why),
        }
    }
    for folder in folders {
        gather(&folder, gathered);
    }
}

const SHEET: &str = "story.toml";

#[derive(Default, Deserialize)]
struct Sheet {
    #[serde(default)]
    versions: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    id: String,
    file: String,
    lang: Option<String>,
    role: Option<String>,
    corrects: Option<String>,
}

impl Sheet {
    /// Which issue of which text a version is, where one corrects another; texts that do are issues of the first.
    fn issue(&self, entry: &Entry) -> Option<(String, u64)> {
        let corrected = |entry: &Entry| self.versions.iter().find(|other| entry.corrects.as_ref() == Some(&other.id));
        let (mut first, mut number) = (entry, 1_u64);
        // A circle has an end too.
        for _ in &self.versions {
            let Some(older) = corrected(first) else { break };
            (first, number) = (older, number.saturating_add(1));
        }
        let is_corrected = self.versions.iter().any(|other| other.corrects.as_ref() == Some(&entry.id));
        (number > 1 || is_corrected).then(|| (first.id.clone(), number))
    }
}

/// The files of copy and the folders in a folder, by name. Hidden ones are not copy; links to folders
/// are not followed, since they may lead in a circle.
fn entries(folder: &Path) -> std::io::Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let (mut texts, mut folders) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            folders.push(path);
        } else if Format::is_copy(&path) && !path.is_dir() {
            texts.push(path);
        }
    }
    texts.sort();
    folders.sort();
    Ok((texts, folders))
}

/// The sheet of a story, empty where there is none.
fn sheet(folder: &Path) -> Result<Sheet, String> {
    let path = folder.join(SHEET);
    if !path.is_file() {
        return Ok(Sheet::default());
    }
    let text = fs::read_to_string(&path).map_err(|error| why(&error))?;
    let sheet: Sheet = toml::from_str(&text).map_err(|error| {
        let line = line_at(&text, error.span().map_or(0, |span| span.start));
        format!("line {line}: {}: give each [[versions]] an id and a file", error.message())
    })?;
    for (n, entry) in sheet.versions.iter().enumerate() {
        let Entry { id, file, .. } = entry;
        if sheet.versions.iter().take(n).any(|other| other.id == *id) {
            return Err(format!("two versions are called “{id}”: give each an id of its own"));
        }
        if sheet.versions.iter().take(n).any(|other| other.file == *file) {
            return Err(format!("“{file}” is listed twice: list each file once"));
        }
        if let Some(older) = entry.corrects.as_ref()
            && !sheet.versions.iter().any(|other| other.id == *older && other.id != *id)
        {
            return Err(format!("version “{id}” corrects “{older}”, which is no other version: give its id"));
        }
        // A sheet says which files of its own folder are which, and reaches no other.
        if Path::new(file).file_name() != Some(file.as_ref()) {
            return Err(format!("“{file}” is no file of this folder: name the file alone, without a path"));
        }
        if let Some(name) = entry.role.as_deref().filter(|name| role(name).is_none()) {
            return Err(format!("version “{id}” has the role “{name}”: write source, mt or human, or leave it out"));
        }
    }
    Ok(sheet)
}

fn add_story(folder: &Path, sheet: &Sheet, texts: &[PathBuf], gathered: &mut Gathered) {
    let place = gathered.heap.place(&names::folder_name(folder));
    for entry in &sheet.versions {
        let path = folder.join(&entry.file);
        let Some(mut contents) = gathered.read(&path) else { continue };
        for Item { version, .. } in &mut contents.items {
            version.lang = entry.lang.clone().or(version.lang.take());
            version.role = entry.role.as_deref().and_then(role).unwrap_or(version.role);
            if let Some((item, number)) = sheet.issue(entry) {
                (version.edition.item, version.edition.number) = (Some(item), Some(number));
            }
        }
        gathered.heap.add_file(&path, place, contents.items, Some(&entry.id));
    }
    let is_listed = |path: &Path| sheet.versions.iter().any(|entry| path.file_name() == Some(entry.file.as_ref()));
    for path in texts.iter().filter(|path| !is_listed(path)) {
        if let Some(contents) = gathered.read(path) {
            gathered.heap.add_file(path, place, contents.items, None);
        }
    }
}

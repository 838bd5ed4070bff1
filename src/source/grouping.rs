//! Which versions are of one story: what people said by naming files together, by folders and by the names of
//! files, and what the files say of themselves.

use super::item::{Item, Tie};
use super::names;
use crate::story::{Story, Version};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// What makes versions of several files one story.
///
/// ```
/// use copydesk::source::grouping::By;
/// assert_eq!("name".parse(), Ok(By::Name));
/// assert_eq!("altIds:translation".parse(), Ok(By::Field("altIds:translation".to_owned())));
/// ```
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(try_from = "String")]
pub enum By {
    /// Files in one folder, or named together. In a folder whose files are all called `slug.lang.ext`, and where
    /// versions share a slug, those of one slug.
    Folder,
    /// Files in one folder, or named together, that are called the same but for language and extension.
    Name,
    /// Versions that share the value of a field, or whose field names the item that another is:
    /// `translation_id`, `altIds:translation`, `link:translationOf`.
    Field(String),
}

impl FromStr for By {
    type Err = String;

    fn from_str(words: &str) -> Result<By, String> {
        match words.trim() {
            "" => Err("write folder, name, or the name of a field, such as translation_id".to_owned()),
            "folder" => Ok(By::Folder),
            "name" => Ok(By::Name),
            field => Ok(By::Field(field.to_owned())),
        }
    }
}

impl TryFrom<String> for By {
    type Error = String;

    fn try_from(words: String) -> Result<By, String> {
        words.parse()
    }
}

/// Fields by which a version says what item it is.
const IDENTITY: [&str; 4] = ["uri", "guid", "urn", "NewsItemId"];

/// What was read so far, before it is known what is a story.
#[derive(Debug, Default)]
pub struct Heap {
    drafts: Vec<Draft>,
    /// What folders, and files that are named together, make a story be called.
    places: Vec<String>,
    files: usize,
}

#[derive(Debug)]
enum Draft {
    /// Whole as it came.
    Story(Story),
    Version(Box<Entry>),
}

/// A version with where it is from.
#[derive(Debug)]
struct Entry {
    item: Item,
    path: PathBuf,
    place: usize,
    file: usize,
    /// Whether its file holds versions of several stories.
    has_parts: bool,
    /// Whether its file holds no other version.
    is_alone: bool,
    /// Whether a sheet lists it.
    is_listed: bool,
}

/// What versions of one story share.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    Place(usize),
    Slug(usize, String),
    Part(usize, usize),
    Field(&'a str, &'a str),
    Item(&'a str),
}

impl Heap {
    pub fn add_story(&mut self, story: Story) {
        self.drafts.push(Draft::Story(story));
    }

    /// A place for files to be in, by what it makes a story be called.
    pub fn place(&mut self, id: &str) -> usize {
        self.places.push(id.to_owned());
        self.places.len() - 1
    }

    /// Adds what a file holds; `listed` says what a sheet calls it.
    pub fn add_file(&mut self, path: &Path, place: usize, items: Vec<Item>, listed: Option<&str>) {
        let has_parts = items.windows(2).any(|pair| matches!(pair, [a, b] if a.part != b.part));
        let is_alone = items.len() == 1;
        for mut item in items {
            if let Some(id) = listed {
                id.clone_into(&mut item.version.id);
            }
            let (path, is_listed, file) = (path.to_owned(), listed.is_some(), self.files);
            let entry = Entry { item, path, place, file, has_parts, is_alone, is_listed };
            self.drafts.push(Draft::Version(Box::new(entry)));
        }
        self.files += 1;
    }

    pub fn count(&self) -> usize {
        self.drafts.len()
    }

    /// The stories, in the order of what came first of each.
    pub fn stories(self, by: &[By]) -> Vec<Story> {
        let slugged = self.slugged();
        let roots = self.roots(by, &slugged);
        let mut groups: BTreeMap<usize, Vec<Entry>> = BTreeMap::new();
        let mut whole: BTreeMap<usize, Story> = BTreeMap::new();
        for (n, (draft, root)) in self.drafts.into_iter().zip(roots).enumerate() {
            match draft {
                Draft::Story(story) => _ = whole.insert(n, story),
                Draft::Version(entry) => groups.entry(root).or_default().push(*entry),
            }
        }
        let is_by_place = by.iter().all(|by| *by == By::Folder);
        for (n, entries) in groups {
            let id = entries.first().map_or_else(String::new, |first| {
                let said = || first.item.story.clone();
                match &first.path {
                    path if first.has_parts => said().unwrap_or_else(|| names::stem(path)),
                    path if is_by_place && slugged.contains(&first.place) => names::slug(path),
                    _ if is_by_place => self.places.get(first.place).cloned().unwrap_or_default(),
                    path => said().unwrap_or_else(|| names::slug(path)),
                }
            });
            whole.insert(n, Story { id, versions: versions(entries) });
        }
        whole.into_values().collect()
    }

    /// For each draft the first of its story.
    fn roots(&self, by: &[By], slugged: &BTreeSet<usize>) -> Vec<usize> {
        let mut first: FxHashMap<Key<'_>, usize> = FxHashMap::default();
        let mut sets = Sets((0..self.drafts.len()).collect());
        let fields: Vec<&str> = by.iter().filter_map(By::field).collect();
        let named = || self.entries().filter(|_| !fields.is_empty());
        for (n, entry) in named() {
            for value in entry.identities() {
                sets.join(*first.entry(Key::Item(value)).or_insert(n), n);
            }
        }
        for (n, entry) in named() {
            for tie in entry.item.ties.iter().filter(|tie| fields.iter().any(|field| tie.is_of(field))) {
                if let Some(&other) = first.get(&Key::Item(&tie.value)) {
                    sets.join(other, n);
                }
                sets.join(*first.entry(Key::Field(&tie.field, &tie.value)).or_insert(n), n);
            }
        }
        let (is_by_folder, is_by_name) = (by.is_empty() || by.contains(&By::Folder), by.contains(&By::Name));
        for (n, entry) in self.entries() {
            let mut keys = vec![Key::Part(entry.file, entry.item.part)];
            if !entry.has_parts {
                if is_by_name || is_by_folder && slugged.contains(&entry.place) {
                    keys.push(Key::Slug(entry.place, names::slug(&entry.path)));
                }
                if is_by_folder && !slugged.contains(&entry.place) || entry.is_listed {
                    keys.push(Key::Place(entry.place));
                }
            }
            for key in keys {
                sets.join(*first.entry(key).or_insert(n), n);
            }
        }
        (0..self.drafts.len()).map(|n| sets.root(n)).collect()
    }

    fn entries(&self) -> impl Iterator<Item = (usize, &Entry)> {
        self.drafts.iter().enumerate().filter_map(|(n, draft)| match draft {
            Draft::Version(entry) => Some((n, &**entry)),
            Draft::Story(_) => None,
        })
    }

    /// The places whose files are all called `slug.lang.ext`, with several slugs of which one is shared.
    fn slugged(&self) -> BTreeSet<usize> {
        let mut slugs: BTreeMap<usize, Option<BTreeMap<String, BTreeSet<usize>>>> = BTreeMap::new();
        for (_, entry) in self.entries() {
            let slugs = slugs.entry(entry.place).or_insert_with(|| Some(BTreeMap::new()));
            let slug = names::slug(&entry.path);
            if names::language(&entry.path).is_none() || slug.is_empty() || entry.is_listed {
                *slugs = None;
            } else if let Some(slugs) = slugs {
                slugs.entry(slug).or_default().insert(entry.file);
            }
        }
        let tells =
            |slugs: BTreeMap<String, BTreeSet<usize>>| slugs.len() > 1 && slugs.values().any(|files| files.len() > 1);
        slugs.into_iter().filter_map(|(place, slugs)| slugs.is_some_and(tells).then_some(place)).collect()
    }
}

impl By {
    fn field(&self) -> Option<&str> {
        match self {
            By::Field(field) => Some(field),
            By::Folder | By::Name => None,
        }
    }
}

impl Tie {
    fn is_of(&self, field: &str) -> bool {
        self.field.eq_ignore_ascii_case(field)
    }
}

impl Entry {
    /// By what other items may name it.
    fn identities(&self) -> impl Iterator<Item = &str> {
        let said = self.item.ties.iter().filter(|tie| IDENTITY.iter().any(|field| tie.is_of(field)));
        said.map(|tie| tie.value.as_str()).chain(self.item.version.edition.item.as_deref())
    }
}

/// The versions of a story, each with an id of its own: what a sheet calls it, what its format does where the
/// file holds several, else by the name of the file.
fn versions(entries: Vec<Entry>) -> Vec<Version> {
    let mut files: BTreeMap<usize, &Path> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| !entry.is_listed) {
        files.insert(entry.file, &entry.path);
    }
    let paths: Vec<&Path> = files.values().copied().collect();
    let taken: Vec<String> =
        entries.iter().filter(|entry| entry.is_listed).map(|entry| entry.item.version.id.clone()).collect();
    let names: BTreeMap<usize, String> = files.keys().copied().zip(names::version_ids(&paths, &taken)).collect();
    let version = |entry: Entry| {
        let mut version = entry.item.version;
        if !entry.is_listed && (entry.is_alone || version.id.is_empty()) {
            version.id = names.get(&entry.file).cloned().unwrap_or_default();
        }
        version
    };
    let mut versions: Vec<Version> = entries.into_iter().map(version).collect();
    names::set_apart(&mut versions);
    versions
}

/// Disjoint sets of numbers, each called by the least.
struct Sets(Vec<usize>);

impl Sets {
    fn root(&mut self, mut n: usize) -> usize {
        while let Some(&above) = self.0.get(n).filter(|&&above| above != n) {
            let top = self.0.get(above).copied().unwrap_or(above);
            if let Some(place) = self.0.get_mut(n) {
                *place = top;
            }
            n = top;
        }
        n
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(place) = self.0.get_mut(a.max(b)) {
            *place = a.min(b);
        }
    }
}

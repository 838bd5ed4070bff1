//! What the names of files and folders say of a story: ids and languages.

use super::is_stdin;
use crate::lang;
use crate::story::Version;
use std::collections::BTreeSet;
use std::path::Path;

/// An id for each file, all different, and different from those taken: the name without its
/// extension; where two would be the same, the whole name; then with its folder; then with a number.
pub fn version_ids(paths: &[&Path], taken: &[String]) -> Vec<String> {
    let forms: Vec<[String; 3]> = paths.iter().map(|path| forms(path)).collect();
    let is_shared = |form: usize, id: &String| {
        taken.contains(id) || forms.iter().filter(|other| other.get(form) == Some(id)).count() > 1
    };
    let mut given: BTreeSet<String> = taken.iter().cloned().collect();
    let mut ids = Vec::with_capacity(paths.len());
    for [stem, name, long] in &forms {
        let id = if !is_shared(0, stem) {
            stem
        } else if !is_shared(1, name) {
            name
        } else {
            long
        };
        ids.push(free(id, &mut given));
    }
    ids
}

/// Stem, name, and name with its folder.
fn forms(path: &Path) -> [String; 3] {
    if is_stdin(path) {
        return ["stdin", "stdin", "stdin"].map(str::to_owned);
    }
    let words = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let name = words(path.file_name());
    let folder = words(path.parent().and_then(Path::file_name));
    let long = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
    [words(path.file_stem()), name, long]
}

/// Makes the ids of versions differ: a later one of the same id gets a number.
pub fn set_apart(versions: &mut [Version]) {
    let mut given = BTreeSet::new();
    versions.iter_mut().for_each(|version| version.id = free(&version.id, &mut given));
}

/// The id, with a number where it is given already; then it is given too.
fn free(id: &str, given: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|n: usize| format!("{id}-{n}"));
    let id = std::iter::once(id.to_owned()).chain(numbered).find(|id| !given.contains(id)).unwrap_or_default();
    given.insert(id.clone());
    id
}

/// The id of a story made of some files: the name of the folder that holds them all, else `story`.
pub fn story_id(paths: &[&Path]) -> String {
    let mut folders = paths.iter().filter(|path| !is_stdin(path)).map(|path| path.parent());
    match folders.next() {
        Some(Some(first)) if folders.all(|folder| folder == Some(first)) => folder_name(first),
        _ => UNNAMED.to_owned(),
    }
}

/// The id of a story whose files name none.
const UNNAMED: &str = "story";

/// The name of a folder, however the path to it is written (`.`, `..`, nothing at all).
pub fn folder_name(folder: &Path) -> String {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    name(here).or_else(|| name(&here.canonicalize().ok()?)).unwrap_or_else(|| UNNAMED.to_owned())
}

/// The name of a file without its extension.
pub fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The same without the language, too: `quay` of `quay.de.txt`; empty where the name is a language alone.
pub fn slug(path: &Path) -> String {
    let stem = stem(path);
    match language(path) {
        Some(tag) => stem.strip_suffix(&tag).unwrap_or(&stem).trim_end_matches('.').to_owned(),
        None => stem,
    }
}

/// The language that a file's name gives: `slug.de.txt`, `pt-BR.txt`. Only tags of languages that
/// have a file count, so that `report.final.txt` names none.
pub fn language(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_str()?;
    let last = stem.rsplit('.').next()?;
    let mut subtags = last.split('-');
    let first = subtags.next()?.to_ascii_lowercase();
    (lang::tags().any(|tag| tag == first) && subtags.all(is_region_or_script)).then(|| last.to_owned())
}

/// `BR`, `419`, `Hant`.
fn is_region_or_script(subtag: &str) -> bool {
    match subtag.len() {
        2 => subtag.bytes().all(|b| b.is_ascii_uppercase()),
        3 => subtag.bytes().all(|b| b.is_ascii_digit()),
        4 => subtag.starts_with(|c: char| c.is_ascii_uppercase()) && subtag.bytes().all(|b| b.is_ascii_alphabetic()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_differ() {
        let paths = ["a/en.txt", "b/en.txt", "a/de.txt", "a/de.text", "a/en.txt", "-"].map(Path::new);
        let ids = version_ids(&paths, &["stdin".to_owned()]);
        assert_eq!(ids, ["a/en.txt", "b/en.txt", "de.txt", "de.text", "a/en.txt-2", "stdin-2"]);
    }

    #[test]
    fn stories_are_called_by_their_folder() {
        assert_eq!(story_id(&["wire/kabul/en.txt", "wire/kabul/ar.txt", "-"].map(Path::new)), "kabul");
        assert_eq!(story_id(&["x/en.txt", "y/ar.txt"].map(Path::new)), "story");
        assert_eq!(story_id(&["-"].map(Path::new)), "story");
    }

    #[test]
    fn names_give_languages() {
        let tag = |name: &str| language(Path::new(name));
        assert_eq!(tag("slug.de.txt").as_deref(), Some("de"));
        assert_eq!(tag("pt-BR.txt").as_deref(), Some("pt-BR"));
        assert_eq!(tag("zh-Hant.txt").as_deref(), Some("zh-Hant"));
        assert_eq!(tag("en-a.txt"), None);
        assert_eq!(tag("slug.final.txt"), None);
        assert_eq!(tag("-"), None);
    }
}

//! `group`: which files of a heap seem to be versions of one story.

use super::args::{Group, GroupFormat};
use super::{BROKEN, desk};
use crate::kin::{self, propose};
use crate::render::{self, Named};
use crate::story::{Story, Version};
use rustc_hash::{FxHashMap, FxHashSet};
use std::iter;
use std::process::ExitCode;

/// Proposes the stories of a heap. What the paths, folders and streams say of stories is passed over.
///
/// # Errors
/// Where nothing was named or read, or the page cannot be written.
pub fn run(group: &Group) -> Result<ExitCode, String> {
    if group.paths.is_empty() {
        return Err(
            "nothing was grouped: name the files of a heap, a folder of them, or - for the standard input".to_owned()
        );
    }
    let gathered = desk::gather(&group.paths, &[], false);
    let heap = named(&gathered.stories);
    if heap.is_empty() {
        return Err("nothing was grouped: there is no copy in what was named".to_owned());
    }
    let versions: Vec<&Version> = heap.iter().map(|named| named.version).collect();
    let proposal = propose(&versions, group.min_score.unwrap_or(kin::ENOUGH));
    let color = desk::colors(group.color) && group.format == GroupFormat::Text;
    let page = match group.format {
        GroupFormat::Text => render::kindred(&proposal, &heap, color),
        GroupFormat::Json => render::kindred_json(&proposal, &heap),
        GroupFormat::Jsonl => render::kindred_stories(&proposal, &heap),
    };
    desk::write(&page, color)?;
    Ok(ExitCode::from(if gathered.failures.is_empty() { 0 } else { BROKEN }))
}

/// Every version by its path; of a file with several, and of a stream, by what these call it too.
fn named(stories: &[Story]) -> Vec<Named<'_>> {
    let path = |version: &Version| Some(version.origin.as_ref()?.path.to_string_lossy().into_owned());
    let versions = || stories.iter().flat_map(|story| story.versions.iter().map(move |version| (story, version)));
    let mut shared: FxHashMap<String, usize> = FxHashMap::default();
    versions().filter_map(|(_, version)| path(version)).for_each(|path| *shared.entry(path).or_default() += 1);
    let long = |story: &Story, version: &Version| format!("{}/{}", story.id, version.id);
    let mut given = FxHashSet::default();
    versions()
        .map(|(story, version)| {
            let name = match path(version) {
                Some(path) if shared.get(&path) == Some(&1) => path,
                Some(path) => format!("{path}: {}", long(story, version)),
                None => long(story, version),
            };
            let numbered = (2..).map(|times| format!("{name} ({times})"));
            let free = iter::once(name.clone()).chain(numbered).find(|name| !given.contains(name));
            let name = free.unwrap_or_default();
            given.insert(name.clone());
            Named { name, version }
        })
        .collect()
}

//! Which versions of a story a command reads, and which of them comes first.

use super::desk;
use crate::align::Reading;
use crate::document::bounds::Left;
use crate::story::{Role, Story, Version};

/// A story with the versions that were asked for, all where none was, the base first: the one that was named, else
/// the one that the role of source makes it where roles count, else the first.
///
/// # Errors
/// Where no version is called so: those that there are.
pub fn chosen(mut story: Story, ids: &[String], base: Option<&str>, by_role: bool) -> Result<Story, String> {
    if !ids.is_empty() {
        let mut versions: Vec<Version> = Vec::new();
        for id in ids {
            let version = story.versions.get(place(&story, id)?);
            versions.extend(version.filter(|version| versions.iter().all(|other| other.id != version.id)).cloned());
        }
        story.versions = versions;
    }
    let base = match base {
        Some(id) => place(&story, id)?,
        None if by_role && ids.is_empty() => {
            story.versions.iter().position(|version| version.role == Role::Source).unwrap_or(0)
        }
        None => 0,
    };
    if let Some(versions) = story.versions.get_mut(..=base) {
        versions.rotate_right(1);
    }
    Ok(story)
}

fn place(story: &Story, id: &str) -> Result<usize, String> {
    let ids: Vec<&str> = story.versions.iter().map(|version| version.id.as_str()).collect();
    let missing = || format!("{}: no version is called “{id}”: it has {}", story.id, ids.join(", "));
    ids.iter().position(|other| *other == id).ok_or_else(missing)
}

/// What went well; the rest is told.
pub fn told<T>(results: impl Iterator<Item = Result<T, String>>, whole: &mut bool) -> Vec<T> {
    let mut good = Vec::new();
    for result in results {
        match result {
            Ok(one) => good.push(one),
            Err(why) => {
                desk::say("error", &why);
                *whole = false;
            }
        }
    }
    good
}

/// Whether a story was read and aligned; one that is too much is told.
pub fn is_whole(reading: &Reading<'_>) -> bool {
    if let Some(Left::TooMuch(much)) = reading.left {
        desk::say("error", &format!("reading {}: {}: split it", reading.story.id, much.words()));
    }
    reading.left.is_none()
}

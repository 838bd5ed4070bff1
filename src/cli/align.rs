//! `align`: which sentences say the same, for people and for translators' tools.

use super::args::{Align, AlignFormat};
use super::versions::{self, is_whole, told};
use super::{BROKEN, desk, settings};
use crate::align::Reading;
use crate::render::{self, views};
use crate::story::Story;
use std::cell::Cell;
use std::process::ExitCode;

/// Which sentences say the same.
///
/// # Errors
/// Where nothing was named, a word list or the settings are wrong, the stories do not fit the format, or the
/// page cannot be written.
pub fn run(align: &Align) -> Result<ExitCode, String> {
    let configuration = settings::at_desk(&align.configured)?;
    let glossary = settings::words(&configuration, &align.lexicons)?;
    let all_read = Cell::new(true);
    let read = |story| {
        let reading = Reading::with(story, &glossary);
        all_read.set(is_whole(&reading) && all_read.get());
        reading
    };
    let desk::Read { stories, mut whole, .. } = desk::read(&align.copy, &configuration)?;
    let by_role = !matches!(align.format, AlignFormat::Text | AlignFormat::Json);
    let chosen = |story| {
        let story = versions::chosen(story, &align.versions, align.base.as_deref(), by_role);
        story.map_err(|why| format!("aligning: {why}"))
    };
    let stories = told(stories.into_iter().map(chosen), &mut whole);
    let color = desk::colors(align.color) && align.format == AlignFormat::Text;
    let page = match align.format {
        AlignFormat::Text => each(&stories, read, |reading| text(reading, color)).join("\n"),
        AlignFormat::Json => desk::array(&each(&stories, read, views::alignment)),
        AlignFormat::Tsv => render::tsv(&readings(&stories, read)),
        AlignFormat::Tmx => render::tmx(&readings(&stories, read)),
        AlignFormat::Ladder => ladder(&stories, read)?,
        AlignFormat::Xliff => xliff(&stories, read, &mut whole),
    };
    desk::write(&page, color)?;
    Ok(ExitCode::from(if whole && all_read.get() { 0 } else { BROKEN }))
}

fn each<'a>(
    stories: &'a [Story],
    read: impl Fn(&'a Story) -> Reading<'a>,
    page: impl Fn(&Reading<'_>) -> String,
) -> Vec<String> {
    stories.iter().map(|story| page(&read(story))).collect()
}

fn readings<'a>(stories: &'a [Story], read: impl Fn(&'a Story) -> Reading<'a>) -> Vec<Reading<'a>> {
    stories.iter().map(read).collect()
}

fn text(reading: &Reading<'_>, color: bool) -> String {
    render::head(reading, color) + "\n" + &render::blocks(reading, color)
}

/// The ladder of the one story, if one could be read.
fn ladder<'a>(stories: &'a [Story], read: impl Fn(&'a Story) -> Reading<'a>) -> Result<String, String> {
    let story = match stories {
        [] => return Ok(String::new()),
        [story] => story,
        [first, ..] => {
            let count = stories.len();
            return Err(format!(
                "writing a ladder: {} and others: a ladder holds one story, not {count}: name one",
                first.id
            ));
        }
    };
    if story.versions.len() != 2 {
        return Err(format!(
            "writing a ladder: {}: {}",
            story.id,
            not_two("a ladder stands between two versions", story)
        ));
    }
    let render::Ladder { text, left_out } = render::ladder(&read(story));
    if left_out > 0 {
        let rows = if left_out == 1 { "1 group crosses others" } else { &format!("{left_out} groups cross others") };
        desk::say("note", &format!("writing a ladder: {}: {rows}, their sentences stand alone in it", story.id));
    }
    Ok(text)
}

/// The stories that fit into one document; the others are told.
fn xliff<'a>(stories: &'a [Story], read: impl Fn(&'a Story) -> Reading<'a>, whole: &mut bool) -> String {
    let mut languages = None;
    let fitting = readings(stories, read).into_iter().map(|reading| {
        let pair = pair(&reading).map_err(|why| format!("writing XLIFF: {}: {why}", reading.story.id))?;
        let (source, target) = languages.get_or_insert_with(|| pair.clone());
        if (&*source, &*target) == (&pair.0, &pair.1) {
            return Ok(reading);
        }
        Err(format!(
            "writing XLIFF: {}: it goes from {} to {}, and this document from {source} to {target}: write it by itself",
            reading.story.id, pair.0, pair.1
        ))
    });
    let fitting = told(fitting, whole);
    fitting.iter().for_each(tell_unshown);
    if fitting.is_empty() { String::new() } else { render::xliff(&fitting) }
}

/// Says which versions have sentences that XLIFF has no place for.
fn tell_unshown(reading: &Reading<'_>) {
    let story = reading.story;
    let base = story.versions.first().map_or("", |version| &version.id);
    for (version, count) in story.versions.iter().zip(render::unshown(reading)).filter(|&(_, count)| count > 0) {
        let what = match count {
            1 => format!("1 sentence of {} has no sentence of {base} beside it and is left out", version.id),
            _ => format!("{count} sentences of {} have no sentence of {base} beside them and are left out", version.id),
        };
        desk::say("note", &format!("writing XLIFF: {}: {what}", story.id));
    }
}

/// The source language and the one of all other versions.
fn pair(reading: &Reading<'_>) -> Result<(String, String), String> {
    let mut tags = reading.documents.iter().map(render::tag);
    let (Some(source), Some(target)) = (tags.next(), tags.next()) else {
        return Err(not_two("XLIFF has a source and a target", reading.story));
    };
    if tags.any(|tag| tag != target) {
        return Err(not_two("XLIFF has one source and one target language", reading.story));
    }
    if let Some(empty) = reading.documents.first().filter(|source| source.sentences.is_empty()) {
        return Err(format!("{} is the source and has no sentence", empty.version.id));
    }
    Ok((source, target))
}

fn not_two(rule: &str, story: &Story) -> String {
    let ids: Vec<&str> = story.versions.iter().map(|version| version.id.as_str()).collect();
    match ids[..] {
        [a, b, ..] => format!("{rule}, and it has {}: choose two, as by --versions {a},{b}", ids.join(", ")),
        _ => format!("{rule}, and it has {} alone: name a second version", ids.join("")),
    }
}

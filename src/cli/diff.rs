//! `diff`: the versions of a story beside each other.

use super::args::{Decided, Diff, DiffFormat};
use super::check::check_all;
use super::versions::{chosen, is_whole, told};
use super::{BROKEN, decided, desk, settings};
use crate::align::Reading;
use crate::finding::Severity;
use crate::render::{self, Agreeing, Asked, Difference, Run};
use crate::report::Options;
use crate::story::Story;
use std::process::ExitCode;

/// Something is told.
const DIFFERS: u8 = 1;

/// What the versions of each story have otherwise.
///
/// # Errors
/// Where nothing was named, the settings or a list are wrong, no story has two versions, or the page cannot be
/// written.
pub fn run(args: &Diff) -> Result<ExitCode, String> {
    let configuration = settings::at_desk(&args.configured)?;
    let options = decided::options(&configuration, &args.lexicons, &Decided::default())?;
    let desk::Read { stories, mut whole, .. } = desk::read(&args.copy, &configuration)?;
    let stories = told(stories.into_iter().map(|story| several(story, args)), &mut whole);
    if stories.is_empty() {
        return Err("nothing was compared".to_owned());
    }
    let color = desk::colors(args.color) && args.format == DiffFormat::Text;
    let Difference { text, differs } = match args.format {
        DiffFormat::Text => text(&stories, &options, args, color, &mut whole),
        DiffFormat::Unified => unified(&stories, &options, &mut whole),
    };
    desk::write(&text, color)?;
    Ok(ExitCode::from(match (whole, differs) {
        (false, _) => BROKEN,
        (true, true) => DIFFERS,
        (true, false) => 0,
    }))
}

/// A story with the versions that were asked for, the base first: two at least.
fn several(story: Story, args: &Diff) -> Result<Story, String> {
    let story = chosen(story, &args.versions, args.base.as_deref(), true).map_err(|why| format!("comparing: {why}"))?;
    match &story.versions[..] {
        [_, _, ..] => Ok(story),
        [only] => Err(format!("comparing: {}: it has {} alone: name a second version", story.id, only.id)),
        [] => Err(format!("comparing: {}: it has no version", story.id)),
    }
}

fn text(stories: &[Story], options: &Options, args: &Diff, color: bool, whole: &mut bool) -> Difference {
    let (reports, failed) = check_all(stories, options);
    *whole &= failed.is_empty();
    reports.iter().for_each(|report| *whole &= is_whole(&report.reading));
    let from = if args.notes { Severity::Note } else { Severity::Warning };
    let run = Run::of(&reports, &[], Asked { from, fail_on: None, most: None });
    render::diff(&run, if args.all { Agreeing::Shown } else { Agreeing::Folded }, color)
}

/// The diffs of the versions in the language of their base; others are told, and a story of no two such is a fault.
fn unified(stories: &[Story], options: &Options, whole: &mut bool) -> Difference {
    let mut text = String::new();
    for story in stories {
        let reading = Reading::with(story, &options.glossary);
        *whole &= is_whole(&reading);
        let (diff, strangers) = render::unified(&reading);
        text.push_str(&diff);
        let is_none = strangers.len() + 1 == story.versions.len();
        *whole &= !is_none;
        let base = story.versions.first().map_or("", |base| &base.id);
        for id in strangers {
            let why = format!("comparing: {}: {id} is in another language than {base} and is left out", story.id);
            let what = if is_none { ": take the text format, or name another --base" } else { "" };
            desk::say(if is_none { "error" } else { "note" }, &(why + what));
        }
    }
    Difference { differs: !text.is_empty(), text }
}

//! `selftest`: what the gate is worth for the user's own copy.

use super::args::{Format, Selftest};
use super::check::FOUND;
use super::{BROKEN, desk, progress, settings};
use crate::render::{self, count};
use crate::selftest::{KINDS, Kind, Plan, Trial, Worth, kind, trial};
use crate::source::configuration::nearest_name;
use std::process::ExitCode;

/// Reads one `--fault`.
///
/// # Errors
/// Where no kind has the name: the nearest.
pub fn parse(words: &str) -> Result<&'static Kind, String> {
    let near = || nearest_name(words, KINDS.iter().map(|kind| kind.name)).unwrap_or_default();
    kind(words).ok_or_else(|| format!("no kind of fault is called so: the nearest is {}", near()))
}

/// Plants faults into every story and tells what was caught.
///
/// # Errors
/// Where nothing was named, the settings or a list are wrong, nothing could be planted, or the page cannot be
/// written.
pub fn run(args: &Selftest) -> Result<ExitCode, String> {
    let configuration = settings::at_desk(&args.configured)?;
    let options = settings::options(&configuration, &args.lexicons)?;
    let desk::Read { stories, mut whole, .. } = desk::read(&args.copy, &configuration)?;
    let kinds = KINDS.iter().filter(|kind| args.faults.is_empty() || args.faults.iter().any(|f| f.name == kind.name));
    let plan = Plan { each: usize::from(args.each), kinds: kinds.collect() };
    let (trials, failed): (Vec<Trial>, _) = progress::over(&stories, |story| trial(story, &options, &plan));
    whole &= failed.is_empty();
    let worth = Worth::of(&trials, &plan);
    if worth.total.all.planted == 0 {
        return Err("nothing was planted: name stories with sentences, figures and names, in two versions or more \
                    where faults are to be seen by comparing"
            .to_owned());
    }
    let color = desk::colors(args.color) && args.format == Format::Text;
    let page = match args.format {
        Format::Text => render::worth(&worth, args.show, color),
        Format::Json => render::worth_json(&worth, args.show),
    };
    desk::write(&page, color)?;
    let planted = count(worth.total.all.planted, "fault", "faults");
    let (stories, versions) = (count(worth.stories, "story", "stories"), count(worth.versions, "version", "versions"));
    desk::say("note", &format!("{planted} planted in {stories}, {versions}"));
    let share = worth.total.all.share();
    let is_low = args.min_caught.is_some_and(|least| share.is_some_and(|share| share < least));
    Ok(match (whole, is_low) {
        (false, _) => ExitCode::from(BROKEN),
        (true, true) => ExitCode::from(FOUND),
        (true, false) => ExitCode::SUCCESS,
    })
}

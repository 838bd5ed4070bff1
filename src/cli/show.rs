//! `align` and `facts`: one layer of a story, as copydesk sees it.

use super::args::{Format, Show};
use super::{BROKEN, desk};
use crate::align::Reading;
use crate::render::{self, views};
use std::process::ExitCode;

/// Which sentences say the same.
///
/// # Errors
/// Where nothing was named or the page cannot be written.
pub fn alignment(show: &Show) -> Result<ExitCode, String> {
    run(show, views::alignment, |reading, color| render::head(reading, color) + "\n" + &render::blocks(reading, color))
}

/// What was read out of the copy.
///
/// # Errors
/// Where nothing was named or the page cannot be written.
pub fn facts(show: &Show) -> Result<ExitCode, String> {
    run(show, views::facts, render::list)
}

fn run(
    show: &Show,
    json: fn(&Reading<'_>) -> String,
    text: fn(&Reading<'_>, bool) -> String,
) -> Result<ExitCode, String> {
    let desk::Read { stories, whole, .. } = desk::read(&show.copy)?;
    let color = desk::colors(show.color) && show.format == Format::Text;
    let one = |story| {
        let reading = Reading::of(story);
        if show.format == Format::Json { json(&reading) } else { text(&reading, color) }
    };
    let pages: Vec<String> = stories.iter().map(one).collect();
    desk::write(&if show.format == Format::Json { desk::array(&pages) } else { pages.join("\n") }, color)?;
    Ok(ExitCode::from(if whole { 0 } else { BROKEN }))
}

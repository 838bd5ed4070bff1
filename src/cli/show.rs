//! `facts`: what was read out of the copy, as copydesk sees it.

use super::args::{Format, Show};
use super::versions::is_whole;
use super::{BROKEN, desk};
use crate::align::Reading;
use crate::render::{self, views};
use crate::source::configuration::Configuration;
use std::process::ExitCode;

/// What was read out of the copy.
///
/// # Errors
/// Where nothing was named or the page cannot be written.
pub fn facts(show: &Show) -> Result<ExitCode, String> {
    let desk::Read { stories, mut whole, .. } = desk::read(&show.copy, &Configuration::default())?;
    let color = desk::colors(show.color) && show.format == Format::Text;
    let one = |story| {
        let reading = Reading::of(story);
        whole &= is_whole(&reading);
        if show.format == Format::Json { views::facts(&reading) } else { render::list(&reading, color) }
    };
    let pages: Vec<String> = stories.iter().map(one).collect();
    desk::write(&if show.format == Format::Json { desk::array(&pages) } else { pages.join("\n") }, color)?;
    Ok(ExitCode::from(if whole { 0 } else { BROKEN }))
}

//! What a check writes: one format on the standard output, any number of others into files.

use super::args::CheckFormat;
use super::desk;
use crate::render::{self, Run, Tally};
use clap::ValueEnum;
use std::path::PathBuf;

/// One `--output`.
#[derive(Clone, Debug)]
pub struct Output {
    format: CheckFormat,
    path: PathBuf,
}

/// Reads one `--output`: `sarif=findings.sarif`.
///
/// # Errors
/// Where it is no format and file: what to write instead.
pub fn parse(words: &str) -> Result<Output, String> {
    let formats = || {
        let names = CheckFormat::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        names.map(|name| name.get_name().to_owned()).collect::<Vec<_>>().join(", ")
    };
    let (format, path) =
        words.split_once('=').filter(|(_, path)| !path.is_empty()).ok_or("write FORMAT=FILE: sarif=findings.sarif")?;
    let format = CheckFormat::from_str(format, false).map_err(|_| format!("“{format}” is no format: {}", formats()))?;
    Ok(Output::new(format, path.into()))
}

/// A run in a format; only text has colour.
pub fn page(format: CheckFormat, run: &Run<'_>, tally: &Tally, color: bool) -> String {
    match format {
        CheckFormat::Text => render::text(run, color),
        CheckFormat::Concise => render::concise(run),
        CheckFormat::Json => desk::array(&render::json::reports(run).collect::<Vec<_>>()),
        CheckFormat::Jsonl => render::json::reports(run).map(|line| line + "\n").collect(),
        CheckFormat::Sarif => render::sarif(run),
        CheckFormat::Junit => render::junit(run),
        CheckFormat::Github => render::github(run),
        CheckFormat::Gitlab => render::gitlab(run),
        CheckFormat::Rdjson => render::rdjson(run),
        CheckFormat::Checkstyle => render::checkstyle(run),
        CheckFormat::Markdown => render::markdown(run, tally),
        CheckFormat::Csv => render::csv(run),
        CheckFormat::Html => render::html(run, tally),
    }
}

impl Output {
    pub fn new(format: CheckFormat, path: PathBuf) -> Output {
        Output { format, path }
    }

    /// Writes the run into the file; text goes without colour.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn write(&self, run: &Run<'_>, tally: &Tally) -> Result<(), String> {
        desk::write_file(&self.path, &page(self.format, run, tally, false)).map_err(|error| {
            format!("writing {}: {error}: name a file in a folder that exists and can be written", self.path.display())
        })
    }
}

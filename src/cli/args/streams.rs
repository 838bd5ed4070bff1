//! The arguments of the commands that read streams: a story or a report a line.

use super::super::{examples, settings};
use super::Lexicons;
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use std::time::Duration;

/// Check a stream of stories: one a line in, one report a line out.
///
/// Reads JSON Lines, {"id": …, "versions": [{"id": …, "text": …}]} a line, and writes one report a line in the
/// same order, on the standard output each as soon as it is made. A line that is no story gives an error object
/// in its place, and the run goes on.
///
/// A file whose name ends in .parquet is Parquet, in and out, where the program was built with --features
/// parquet. A story is a row, with the columns id and versions (a list of records with the fields of a line), or
/// with a line of JSON as the column story; a folder stands for the .parquet files in it. A report is a row with
/// the columns id, report (the line of JSON) and error.
///
/// The exit code is 0 with or without findings, 2 when the stream could not be read or written, 130 when the run
/// was interrupted: the standard output then ends behind a whole line, and a file was not written.
#[derive(Debug, Args)]
#[command(after_long_help = examples::BATCH)]
pub struct Batch {
    /// A file of stories, JSON Lines or .parquet [default: the standard input]
    #[arg(value_name = "STORIES")]
    pub stories: Option<PathBuf>,
    /// Write the reports to this file, JSON Lines or .parquet, whole or not at all [default: the standard output]
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// How many stories to check at once [default: one for each processor]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    /// The most seconds that a story may take; what was not done then is said, in its report and under “error”
    /// [default: as the settings say, else none]. A limit looks at the clock: reports may differ from run to run
    #[arg(long, value_name = "SECONDS", value_parser = settings::seconds)]
    pub timeout: Option<Duration>,
    #[command(flatten)]
    pub lexicons: Lexicons,
    /// Read the settings from this file; none is looked for, so that a stream gives the same bytes everywhere
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Learn a word list from many stories, for --lexicon.
///
/// Reads JSON Lines from the standard input as `copydesk batch` does, aligns every story, and learns words
/// of two languages that keep meeting in sure rows: a table of tabs, a line a pair. Every fifth story is not
/// learnt from: what was learnt must hold there, or that pair of languages is left out, with a word on the
/// standard error. Thirty stories teach some dozen words; the more there are, the better. The same input gives
/// the same bytes.
///
/// Exit code: 0, or 2 when nothing was learnt, the stream could not be read, or the table not be written.
#[derive(Debug, Args)]
#[command(after_long_help = examples::LEARN)]
pub struct Learn {
    /// Write the table to this file [default: the standard output]
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Make one of the parts of a batch run.
///
/// Counts the reports that `copydesk batch` or `check --format jsonl` wrote into several files: what was checked,
/// what was found by rule and by language (that of the version which its first place is in), how many lines were
/// errors. `--format jsonl` writes them as one stream by story id, errors last, and keeps all reports in memory. A
/// line that is no report is told, and the rest is read. There is no SARIF of reports: they hold no copy and no lines.
///
/// Exit code: 0, whatever was found; 2 when something could not be read, was no report, or could not be written.
#[derive(Debug, Args)]
#[command(after_long_help = examples::MERGE)]
pub struct Merge {
    /// Files of reports, one a line
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// What to write
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: MergeFormat,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum MergeFormat {
    /// For people: counts
    #[default]
    Summary,
    /// All reports, one a line, by story id
    Jsonl,
}

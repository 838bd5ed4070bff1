//! The command line: one definition gives parser, help, completions and man pages.

use super::examples;
use super::languages::{Given, parse};
use super::{output, settings};
use crate::report::Date;
use crate::source::glossary::Named;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Check several versions of one news story against each other.
///
/// copydesk reads every version of a story, in any mix of languages and with none of them taken for the
/// original. It lines them up sentence by sentence and tells an editor where the copy broke and where
/// the versions disagree: figures, dates, names, places, who said it, who did it.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, max_term_width = 100, after_long_help = examples::PROGRAM)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Check(Check),
    Batch(Batch),
    Baseline(Baseline),
    Accept(Accept),
    Align(Align),
    Learn(Learn),
    /// Show what is read out of each version: figures, dates, times, names.
    ///
    /// A line a fact: where it stands, its kind, the words as written and what they are taken to mean, with
    /// what is counted. Where copydesk misreads a figure, it shows here.
    ///
    /// Exit code: 0, or 2 when something could not be read.
    #[command(after_long_help = examples::FACTS)]
    Facts(Show),
    Rules(Rules),
    Explain(Explain),
    Completions(Completions),
    Man(Man),
}

/// Check stories and report what an editor should look at.
///
/// Files are the versions of one story; `-` is the standard input as one of them. A folder is a story
/// when it holds text files (*.txt), a folder of stories when it holds folders. A file that ends in
/// .jsonl holds one story a line, as `copydesk batch` reads them.
///
/// Errors and warnings ask an editor to act; notes inform, and are counted but not shown unless asked
/// for. The last line, on the standard error, says what was checked and what was not.
///
/// Exit code: 0 when something was checked and nothing reached --fail-on; 1 when a finding did; 2 when
/// the usage was wrong, something could not be read, or nothing was checked.
#[derive(Debug, Args)]
#[command(after_long_help = examples::CHECK)]
pub struct Check {
    #[command(flatten)]
    pub copy: Copy,
    #[command(flatten)]
    pub lexicons: Lexicons,
    #[command(flatten)]
    pub configured: Configured,
    /// What stands on the standard output
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: CheckFormat,
    /// Write a file in this format too; may be given several times
    #[arg(long = "output", short, value_name = "FORMAT=FILE", value_parser = output::parse)]
    pub outputs: Vec<output::Output>,
    /// The least severity that makes the exit code 1 [default: as the settings say, else error]
    #[arg(long, value_enum, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,
    /// The least share of each story's sentences that must be aligned, 0 to 1; below it the exit code is 1
    #[arg(long, value_name = "SHARE", value_parser = settings::share)]
    pub min_coverage: Option<f64>,
    /// Tell so many findings at most, the gravest first; the exit code counts all
    #[arg(long, value_name = "N")]
    pub max_findings: Option<usize>,
    /// Show notes too
    #[arg(long)]
    pub notes: bool,
    /// No copy to check is no fault: the exit code is 0 then
    #[arg(long)]
    pub allow_empty: bool,
    #[command(flatten)]
    pub decided: Decided,
    /// Whether to use colour
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    pub color: Color,
}

/// Write down what stands today, so that a gate tells only what is new.
///
/// The file has a line a finding and belongs beside the settings, in version control: `copydesk check` takes it from
/// `baseline` in copydesk.toml, or from --baseline. Written again, it has what stands then, and what is gone is gone.
///
/// Exit code: 0, or 2 when something could not be read or written.
#[derive(Debug, Args)]
#[command(after_long_help = examples::BASELINE)]
pub struct Baseline {
    #[command(flatten)]
    pub copy: Copy,
    #[command(flatten)]
    pub lexicons: Lexicons,
    #[command(flatten)]
    pub configured: Configured,
    /// The file [default: as the settings say, else copydesk.baseline.jsonl beside them]
    #[arg(long, value_name = "FILE")]
    pub to: Option<PathBuf>,
    /// Notes too
    #[arg(long)]
    pub notes: bool,
}

/// Record that an editor accepts findings, with who and why.
///
/// An accepted finding closes no gate, and every format for programs still has it, marked. `copydesk check` takes the
/// file from `accepted` in copydesk.toml, or from --accepted, and tells which acceptances are over or of no use.
///
/// Exit code: 0, or 2 when nothing was accepted, or something could not be read or written.
#[derive(Debug, Args)]
#[command(after_long_help = examples::ACCEPT)]
pub struct Accept {
    /// Fingerprints of findings, as --format json, csv and sarif show them
    #[arg(value_name = "FINGERPRINT")]
    pub fingerprints: Vec<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Who decided
    #[arg(long, value_name = "NAME", env = "USER", hide_env_values = true)]
    pub by: Option<String>,
    /// The last day on which it holds: 2026-12-31
    #[arg(long, value_name = "DAY")]
    pub until: Option<Date>,
    /// Decisions from a file, as a report in HTML exports them
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    /// Take out what no longer occurs in the copy of --in
    #[arg(long)]
    pub prune: bool,
    /// The file of decisions [default: as the settings say, else copydesk.accepted.jsonl beside them]
    #[arg(long, value_name = "FILE")]
    pub to: Option<PathBuf>,
    /// Copy that has the findings: the decisions then name rule and words, and a fingerprint that none has is an error
    #[arg(long = "in", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub lexicons: Lexicons,
    #[command(flatten)]
    pub configured: Configured,
}

/// Check a stream of stories: one a line in, one report a line out.
///
/// Reads JSON Lines from the standard input, {"id": …, "versions": [{"id": …, "text": …}]} a line, and
/// writes one report a line in the same order, each as soon as it is made. A line that is no story gives
/// an error object in its place, and the run goes on. The exit code is 0 with or without findings, 2 when
/// the stream could not be read or written.
#[derive(Debug, Args)]
#[command(after_long_help = examples::BATCH)]
pub struct Batch {
    /// How many stories to check at once [default: one for each processor]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
    #[command(flatten)]
    pub lexicons: Lexicons,
    /// Read the settings from this file; none is looked for, so that a stream gives the same bytes everywhere
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// Show which sentences of the versions say the same, or write it for translators' tools.
///
/// As text, a block a group, with the alignment's score between 0 and 1 and each version's sentences, the
/// first of which is number 1. A sentence that no other version has stands alone in its place; boilerplate
/// is marked, since it is kept out of every comparison.
///
/// Every format but XLIFF holds every sentence, aligned or not. What a format cannot show is told on the
/// standard error: in a ladder, groups that cross others; in XLIFF, sentences of the target alone.
///
/// Exit code: 0, or 2 when something could not be read, or not be written in the format.
#[derive(Debug, Args)]
#[command(after_long_help = examples::ALIGN)]
pub struct Align {
    #[command(flatten)]
    pub copy: Copy,
    #[command(flatten)]
    pub lexicons: Lexicons,
    #[command(flatten)]
    pub configured: Configured,
    /// What to write
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: AlignFormat,
    /// Read these versions alone, in this order: en,fr
    #[arg(long, value_name = "ID,ID", value_delimiter = ',')]
    pub versions: Vec<String>,
    /// The version that comes first: the source of tmx and xliff, the left of a ladder [default: the first
    /// of --versions; else, but in text and json, the one with the role source; else the first]
    #[arg(long, value_name = "ID")]
    pub base: Option<String>,
    /// Whether to use colour
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    pub color: Color,
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

/// What is shown of stories.
#[derive(Debug, Args)]
pub struct Show {
    #[command(flatten)]
    pub copy: Copy,
    /// Text for people, or JSON: an array with an object a story
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: Format,
    /// Whether to use colour
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    pub color: Color,
}

/// The copy to read.
#[derive(Debug, Args)]
pub struct Copy {
    /// Files (versions of one story), folders of stories, .jsonl files, or - for the standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The language of all versions, or of one by its id: de, en2=en [default: as the file's name or the
    /// story's sheet says, else detected]
    #[arg(long = "lang", value_name = "[ID=]TAG", value_parser = parse)]
    pub languages: Vec<Given>,
}

/// Word lists of the user's own.
#[derive(Debug, Args)]
pub struct Lexicons {
    /// A word list that helps to align, besides those of the settings; may be given several times
    ///
    /// By content and name: a table of tabs, whose first line has language tags (en<TAB>de) and each other
    /// line an entry, terms of one language between |, a word that ends in * standing for all that begin so;
    /// TBX; TEI as FreeDict has it; a .dic of hunalign. A file that does not name its languages takes them
    /// from de-en=FILE: German is the left column, English the right, and in TEI German has the entries and
    /// English the translations. What is bad in one entry is told and left out.
    #[arg(long = "lexicon", value_name = "[L-R=]FILE", value_parser = settings::parse)]
    pub files: Vec<Named>,
    /// A folder of Hunspell dictionaries, besides those of the settings: words that they have are not
    /// misspelt; may be given several times
    ///
    /// A dictionary is two files, de_DE.aff and de_DE.dic, named after its language. One that cannot be read
    /// is told and left out.
    #[arg(long, value_name = "DIR")]
    pub dictionaries: Vec<PathBuf>,
}

/// Findings that were decided before.
#[derive(Debug, Args)]
pub struct Decided {
    /// Findings that stand in this file are known and close no gate [default: as the settings say]
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    /// Findings that stand in this file were accepted by an editor [default: as the settings say]
    #[arg(long, value_name = "FILE")]
    pub accepted: Option<PathBuf>,
    /// The day of the run, 2026-11-29: what was accepted until an earlier day counts again; copydesk looks at no
    /// clock
    #[arg(long, value_name = "DAY")]
    pub today: Option<Date>,
    /// Leave known and accepted findings out of every format
    #[arg(long)]
    pub new_only: bool,
}

/// Settings that are kept in a file.
#[derive(Debug, Args)]
pub struct Configured {
    /// Read the settings from this file [default: the nearest copydesk.toml, from here up to the folder that
    /// has .git]
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Look for no settings
    #[arg(long)]
    pub no_config: bool,
}

/// List the rules.
#[derive(Debug, Args)]
#[command(after_long_help = examples::RULES)]
pub struct Rules {
    /// Text for people, or JSON
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: Format,
}

/// Print the page of a rule: what it finds, what it leaves alone, what to do.
#[derive(Debug, Args)]
#[command(after_long_help = examples::EXPLAIN)]
pub struct Explain {
    /// The rule's name, as findings show it in brackets
    pub rule: String,
}

/// Print the completions of a shell.
#[derive(Debug, Args)]
#[command(after_long_help = examples::COMPLETIONS)]
pub struct Completions {
    pub shell: clap_complete::Shell,
}

/// Print the man page of the program, or of one of its commands.
#[derive(Debug, Args)]
#[command(after_long_help = examples::MAN)]
pub struct Man {
    /// A command: check, batch, align and so on
    pub command: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    #[default]
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people: each finding with the words of every version
    #[default]
    Text,
    /// One finding a line
    Concise,
    /// An array of reports
    Json,
    /// One report a line, as batch writes them
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit's XML: a case for each story and family of rules
    Junit,
    /// Annotations of GitHub's workflows
    Github,
    /// GitLab's code quality report
    Gitlab,
    /// Reviewdog's diagnostics
    Rdjson,
    /// Checkstyle's XML
    Checkstyle,
    /// A comment for a merge request
    Markdown,
    /// A table of findings
    Csv,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum AlignFormat {
    /// For people
    #[default]
    Text,
    /// An array with an object a story
    Json,
    /// A table with a line a group, UTF-8, tabs between the fields
    Tsv,
    /// The rungs of hunalign, for two versions of one story
    Ladder,
    /// A translation memory, TMX 1.4
    Tmx,
    /// A bilingual document, XLIFF 2.0, for two languages
    Xliff,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    #[default]
    Error,
    Warning,
    Note,
    Never,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    Always,
    Never,
}

//! The arguments of the gate: what is checked, written and decided.

use super::super::{examples, output, settings};
use super::{Color, Configured, Copy, Format, Lexicons};
use crate::report::Date;
use crate::selftest::Kind;
use crate::source::configuration::Limit;
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use std::time::Duration;

/// Check stories and report what an editor should look at.
///
/// Files are the versions of one story; `-` is the standard input as one of them. A folder is a story
/// when it holds files of copy, a folder of stories when it holds folders. A file that ends in .jsonl
/// holds one story a line, as `copydesk batch` reads them.
///
/// Copy is plain text (*.txt), Markdown (*.md), HTML (*.html), DOCX (*.docx), ninjs, digitalwires and
/// stories in JSON (*.json), NewsML-G2, NewsML 1.2 and NITF (*.xml, *.nitf, *.newsml), wires of IPTC
/// 7901 and ANPA 1312, XLIFF (*.xlf, *.xliff), TMX (*.tmx) and PO (*.po). What a file says of headlines,
/// languages and versions is taken over; several languages in one file are versions of one story.
/// Findings point into the file as it is.
///
/// Errors and warnings ask an editor to act; notes inform, and are counted but not shown unless asked
/// for. The last line, on the standard error, says what was checked and what was not.
///
/// Exit code: 0 when something was checked and nothing reached --fail-on; 1 when a finding did; 2 when
/// the usage was wrong, something could not be read or not be checked to its end, or nothing was
/// checked; 130 when it was interrupted.
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
    pub fail_on: Option<Limit>,
    /// The least share of each story's sentences that must be aligned, 0 to 1; below it the exit code is 1
    #[arg(long, value_name = "SHARE", value_parser = settings::share)]
    pub min_coverage: Option<f64>,
    /// Tell so many findings at most, the gravest first; the exit code counts all
    #[arg(long, value_name = "N")]
    pub max_findings: Option<usize>,
    /// The most seconds that a story may take; what was not done then is told, and the exit code is 2
    /// [default: as the settings say, else none]
    #[arg(long, value_name = "SECONDS", value_parser = settings::seconds)]
    pub timeout: Option<Duration>,
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

/// Write a report for an editor: the versions side by side, with what is found in them.
///
/// One file of HTML that needs nothing else: rows of sentences that say the same, findings beside them, a table of
/// facts, what was not checked and why. It filters and searches, moves by keys (? lists them), prints, and keeps what
/// an editor accepts until it is exported for `copydesk accept --from`.
///
/// Exit code: 0 when a report was written, whatever is in it; 2 when the usage was wrong, something could not be
/// read or written, or nothing was checked; 130 when it was interrupted.
#[derive(Debug, Args)]
#[command(after_long_help = examples::REPORT)]
pub struct Report {
    #[command(flatten)]
    pub copy: Copy,
    #[command(flatten)]
    pub lexicons: Lexicons,
    #[command(flatten)]
    pub configured: Configured,
    /// The file
    #[arg(long, short, value_name = "FILE", default_value = "report.html")]
    pub output: PathBuf,
    /// Open it in a browser
    #[arg(long)]
    pub open: bool,
    /// Show notes from the first; they stand in the report in any case
    #[arg(long)]
    pub notes: bool,
    #[command(flatten)]
    pub decided: Decided,
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

/// Plant known faults into your own stories, and show what is caught of them.
///
/// Give it stories that are good. Each is checked as it is; what is found then counts for nothing. Then faults are
/// planted into its versions, one at a time and in memory: a figure is another one, a name is gone, a word stands
/// twice. Each is one that a careful editor sees in the copy, or by holding the versions against each other. The
/// story is checked with it by your settings and word lists, and the table shows, by kind of fault and by language,
/// what share an error or a warning tells of: by the rule that is meant or by another one. What a note alone tells
/// of, and what the settings have turned off, is counted apart.
///
/// Changes that are no faults are made too, such as another order of the versions: whatever is found after these is
/// a false alarm. The same copy and settings give the same faults, and the same bytes.
///
/// Exit code: 0; 1 when less than --min-caught was caught; 2 when the usage was wrong, something could not be read,
/// or nothing was planted; 130 when it was interrupted.
#[derive(Debug, Args)]
#[command(after_long_help = examples::SELFTEST)]
pub struct Selftest {
    #[command(flatten)]
    pub copy: Copy,
    #[command(flatten)]
    pub lexicons: Lexicons,
    #[command(flatten)]
    pub configured: Configured,
    /// What to write
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: Format,
    /// Plant so many faults of a kind in a version at most; each takes the time of one check
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
    pub each: u16,
    /// Plant this kind of fault alone, by its name in the table; may be given several times
    #[arg(long = "fault", value_name = "NAME", value_parser = super::super::selftest::parse)]
    pub faults: Vec<&'static Kind>,
    /// Show so many of the faults of each kind that were missed, and of the false alarms
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub show: usize,
    /// The least share of all faults that must be caught, 0 to 1; below it the exit code is 1
    #[arg(long, value_name = "SHARE", value_parser = settings::share)]
    pub min_caught: Option<f64>,
    /// Whether to use colour
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    pub color: Color,
}

/// Findings that were decided before.
#[derive(Debug, Default, Args)]
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
    /// A page for an editor: the versions side by side, with what is found in them
    Html,
}

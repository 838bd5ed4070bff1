//! The command line: one definition gives parser, help, completions and man pages.

mod gate;
mod streams;

use super::examples;
use super::languages::{Given, parse};
use super::settings;
use crate::source::glossary::Named;
use crate::source::grouping::By;
use clap::{Args, Parser, Subcommand, ValueEnum};
pub use gate::{Accept, Baseline, Check, CheckFormat, Decided, Report, Selftest};
use std::path::PathBuf;
pub use streams::{Batch, Learn, Merge, MergeFormat};

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
    Report(Report),
    Batch(Batch),
    Baseline(Baseline),
    Accept(Accept),
    Selftest(Selftest),
    Align(Align),
    Diff(Diff),
    Group(Group),
    Learn(Learn),
    Merge(Merge),
    /// Show what is read out of each version: figures, dates, times, names.
    ///
    /// A line a fact: where it stands, its kind, the words as written and what they are taken to mean, with
    /// what is counted. Where copydesk misreads a figure, it shows here.
    ///
    /// Exit code: 0, or 2 when something could not be read.
    #[command(after_long_help = examples::FACTS)]
    Facts(Show),
    Config(Config),
    Init(Init),
    Rules(Rules),
    Explain(Explain),
    Completions(Completions),
    Man(Man),
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
/// Exit code: 0, or 2 when something could not be read, or not be written in the format; 130 when it was
/// interrupted.
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

/// Show the versions of a story beside each other, with what they have otherwise.
///
/// Aligned sentences in the order of the story. Versions in one language show their words: [-these-] are in the
/// earlier one alone, {+those+} in the later one alone. What versions in other languages say otherwise stands in ⟦ ⟧,
/// with the finding under it. It is told what moved, what only one version has and what one misses; runs that agree
/// are counted and folded. How letters are composed, white space and the form of quotation marks make no difference.
///
/// Exit code: 0 when the versions agree and nothing was found, 1 when something is told, 2 when the usage was wrong,
/// something could not be read, or there was nothing to compare; 130 when it was interrupted.
#[derive(Debug, Args)]
#[command(after_long_help = examples::DIFF)]
pub struct Diff {
    #[command(flatten)]
    pub copy: Copy,
    #[command(flatten)]
    pub lexicons: Lexicons,
    #[command(flatten)]
    pub configured: Configured,
    /// What to write
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: DiffFormat,
    /// Read these versions alone, in this order: en,fr
    #[arg(long, value_name = "ID,ID", value_delimiter = ',')]
    pub versions: Vec<String>,
    /// The version that the others are held against [default: the first of --versions; else the one with the role
    /// source; else the first]
    #[arg(long, value_name = "ID")]
    pub base: Option<String>,
    /// Show sentences that agree too
    #[arg(long)]
    pub all: bool,
    /// Tell notes too
    #[arg(long)]
    pub notes: bool,
    /// Whether to use colour
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    pub color: Color,
}

/// Propose which files of a heap are versions of one story.
///
/// Reads every file as `copydesk check` does, in any mix of languages and formats; what folders and names of
/// files say of stories counts for nothing. Versions are one story where they share figures, dates, places, names
/// and words of the newsroom, the rare ones counting most. A group's score, 0 to 1, is how like each other its
/// versions are on the average. Three of the strongest reasons are shown with each group, so that a person can
/// judge it: what is written here is a proposal, and no other command groups copy by it.
///
/// Two stories of one event stay apart where they tell different things in different figures; a later update of
/// a story goes with it. Copy of a line or two may find no group.
///
/// Exit code: 0 with or without groups, or 2 when something could not be read or there was no copy.
#[derive(Debug, Args)]
#[command(after_long_help = examples::GROUP)]
pub struct Group {
    /// Files, folders with files, .jsonl files, or - for the standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What to write
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    pub format: GroupFormat,
    /// The least score of a group, 0 to 1: more makes groups smaller and surer [default: 0.32]
    #[arg(long, value_name = "SCORE", value_parser = settings::share)]
    pub min_score: Option<f64>,
    /// Whether to use colour
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    pub color: Color,
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
    /// What makes versions one story; may be given several times, each adding to the others [default: as the
    /// settings say, else folder]
    ///
    /// folder: files in one folder, or named together; in a folder whose files are all called slug.lang.ext, those
    /// of one slug. name: those that are called the same but for language and extension. Any other word is a field
    /// of the copy whose value they share, or that names the item which another is: translation_id,
    /// altIds:translation, link:translationOf.
    #[arg(long, value_name = "folder|name|FIELD")]
    pub by: Vec<By>,
    /// The language of all versions, or of one by its id: de, en2=en [default: as the file's name or the
    /// story's sheet says, else detected]
    #[arg(long = "lang", value_name = "[ID=]TAG", value_parser = parse)]
    pub languages: Vec<Given>,
}

/// Word lists of the user's own.
#[derive(Debug, Default, Args)]
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

/// Show, check or describe the settings.
#[derive(Debug, Args)]
#[command(after_long_help = examples::CONFIG)]
pub struct Config {
    #[command(subcommand)]
    pub command: ConfigCommand,
}

#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Which file counts here, and what it makes of every rule
    Show(Configured),
    /// Whether the settings, and the files that they name, can be read
    Check(Configured),
    /// The JSON Schema of copydesk.toml, for editors
    Schema,
}

/// Write a copydesk.toml that says what each setting does, and sets none.
#[derive(Debug, Args)]
#[command(after_long_help = examples::INIT)]
pub struct Init {
    /// The folder [default: this one]
    pub folder: Option<PathBuf>,
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
pub enum GroupFormat {
    /// For people
    #[default]
    Text,
    /// An object with the groups, their reasons and what is alone
    Json,
    /// A story a line for `copydesk batch`: the groups, and every version that is alone
    Jsonl,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// For people: a block a row of sentences
    #[default]
    Text,
    /// The base against each other version in its language, a sentence a line, as diff -u writes it
    Unified,
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
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    Always,
    Never,
}

//! Settings that are kept in a file, `copydesk.toml`. `copydesk init` writes one that says what each does,
//! `copydesk config schema` its JSON Schema.
//!
//! Keys with other names are errors: a setting that is misspelt must not pass for one that is kept. Paths are
//! relative to the file.

use super::glossary::Named;
use super::grouping::By;
use crate::lang::is_tag;
use clap::ValueEnum;
use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use toml::Spanned;

/// The name of the file.
pub const NAME: &str = "copydesk.toml";

/// A file of settings.
#[derive(Debug, Default)]
pub struct Configuration {
    pub path: PathBuf,
    /// As it stands in the file.
    pub settings: Settings,
    text: String,
}

/// Settings of copydesk, a checker of several versions of one news story.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Settings {
    /// The least severity that closes the gate: note, warning, error or never.
    pub fail_on: Option<Limit>,
    /// The least share of a story's sentences, 0 to 1, that must be aligned; below it the gate is closed.
    #[serde(deserialize_with = "share")]
    pub min_coverage: Option<f64>,
    /// The most findings that are told, the gravest first.
    pub max_findings: Option<usize>,
    /// The most seconds that a story may take in `copydesk check` and `copydesk batch`; what was not done then is told.
    #[serde(deserialize_with = "seconds")]
    #[schemars(with = "Option<f64>")]
    pub timeout: Option<Duration>,
    /// Findings that stood when the gate was set up: a file that `copydesk baseline` writes.
    pub baseline: Option<PathBuf>,
    /// Findings that an editor accepted: a file that `copydesk accept` writes.
    pub accepted: Option<PathBuf>,
    /// What is asked of a rule or a family (garble, number, entity, meaning, coverage).
    #[schemars(with = "BTreeMap<String, Asked>")]
    pub rules: BTreeMap<Spanned<String>, Asked>,
    /// What is so for the copy of some paths; what stands later goes before.
    #[serde(rename = "override")]
    pub overrides: Vec<Override>,
    pub stories: Stories,
    pub names: Names,
    pub words: Words,
    pub align: Align,
}

/// A number from 0 to 1: 90 is meant as a percentage and would close every gate.
fn share<'de, D: Deserializer<'de>>(from: D) -> Result<Option<f64>, D::Error> {
    let share = f64::deserialize(from)?;
    let is_share = (0.0..=1.0).contains(&share);
    is_share.then_some(Some(share)).ok_or_else(|| D::Error::custom(format!("{share} is no share: write 0.9 for 90 %")))
}

/// A time above 0 of so many seconds.
pub fn time(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds).ok().filter(|time| !time.is_zero())
}

fn seconds<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Duration>, D::Error> {
    let given = f64::deserialize(from)?;
    let wrong = || D::Error::custom(format!("{given} is no time: write seconds, more than 0, such as 30.0 or 0.5"));
    time(given).map(Some).ok_or_else(wrong)
}

/// A tag of a language.
fn tag<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let tag = String::deserialize(from)?;
    let wrong = || D::Error::custom(format!("“{tag}” is no language tag: write one such as de, pt-BR or zh-Hant"));
    is_tag(&tag).then_some(Some(tag.clone())).ok_or_else(wrong)
}

/// A severity at which the gate closes.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema, PartialEq, Eq, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Limit {
    #[default]
    Error,
    Warning,
    Note,
    Never,
}

/// What is asked of a rule: a severity or "off", or a table that says more.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "write off, on, note, warning or error, or { severity = …, least-confidence = … }")]
pub enum Asked {
    Level(Level),
    Table(AskedTable),
}

/// What is asked of a rule.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct AskedTable {
    pub severity: Option<Level>,
    /// 0 to 1: findings that are less sure are left out.
    pub least_confidence: Option<f64>,
}

/// A severity, or whether a rule is on at all.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    Off,
    On,
    Note,
    Warning,
    Error,
}

/// Settings for the copy of some paths.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// Patterns as .gitignore has them, from the folder of this file: "sport/**".
    pub paths: Vec<String>,
    /// The language, as a BCP 47 tag, of what does not say it: neither in itself nor by the name of its file.
    #[serde(default, deserialize_with = "tag")]
    pub lang: Option<String>,
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, Asked>")]
    pub rules: BTreeMap<Spanned<String>, Asked>,
}

/// Which files are versions of one story.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Stories {
    /// What makes versions one story, as --by takes it: folder, name, or a field of the copy such as
    /// translation_id, altIds:translation or link:translationOf.
    #[schemars(with = "Vec<String>")]
    pub by: Vec<By>,
}

/// Names of the house, as its style book has them.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Names {
    /// Lists of names of one person, place or organisation, in any languages: they stand for each other.
    pub same: Vec<Vec<String>>,
}

/// Words of the house.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Words {
    /// Folders of Hunspell dictionaries, as --dictionaries takes them.
    pub dictionaries: Vec<String>,
    /// Words that are right in every language.
    pub known: Vec<String>,
}

/// What helps to align.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Align {
    /// Word lists, as --lexicon takes them: "desk.tsv", "de-en=news.dic".
    pub lexicons: Vec<String>,
}

/// The nearest file of settings, in a folder or one above it, up to the first that has `.git`.
pub fn nearest(folder: &Path) -> Option<PathBuf> {
    for folder in folder.ancestors() {
        let path = folder.join(NAME);
        if path.is_file() {
            return Some(path);
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

/// Reads the settings of a file.
///
/// # Errors
/// Where it cannot be read, is not TOML, or has a key that is none: the line, why, and the nearest key that is one.
pub fn read(path: &Path) -> Result<Configuration, String> {
    let text = fs::read_to_string(path);
    let text = text.map_err(|error| format!("reading the settings {}: {}", path.display(), super::why(&error)))?;
    Configuration::of(path, text)
}

impl Configuration {
    /// The settings that the text of a file says.
    ///
    /// # Errors
    /// Where it is not TOML, or has a key that is none: the line, why, and the nearest key that is one.
    ///
    /// ```
    /// use copydesk::source::configuration::Configuration;
    /// let read = |text: &str| Configuration::of("copydesk.toml".as_ref(), text.to_owned());
    /// assert_eq!(read("max-findings = 7").unwrap().settings.max_findings, Some(7));
    /// assert!(read("max-finding = 7").unwrap_err().contains("line 1: “max-finding” is no setting: write “max-findings”"));
    /// ```
    pub fn of(path: &Path, text: String) -> Result<Configuration, String> {
        match toml::from_str(&text) {
            Ok(settings) => Ok(Configuration { path: path.to_owned(), settings, text }),
            Err(error) => {
                let unread = Configuration { path: path.to_owned(), settings: Settings::default(), text };
                Err(unread.wrong(error.span().map_or(0, |span| span.start), &advice(error.message())))
            }
        }
    }

    /// What is wrong at a place of the file: the sentence to say.
    pub fn wrong(&self, at: usize, why: &str) -> String {
        format!("reading the settings {}: line {}: {why}", self.path.display(), super::line_at(&self.text, at))
    }

    /// The folder that paths are relative to.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// The word lists, with paths as the program must open them.
    pub fn lexicons(&self) -> impl Iterator<Item = Named> {
        self.settings.align.lexicons.iter().map(|words| {
            let named = Named::parse(words);
            Named { path: self.folder().join(&named.path), ..named }
        })
    }

    /// The folders of dictionaries, likewise.
    pub fn dictionaries(&self) -> impl Iterator<Item = PathBuf> {
        self.settings.words.dictionaries.iter().map(|path| self.folder().join(path))
    }
}

/// The JSON Schema of the file.
pub fn schema() -> String {
    let schema = schemars::schema_for!(Settings);
    serde_json::to_string_pretty(schema.as_value()).unwrap_or_default() + "\n"
}

/// The parser's word, and where a key is unknown the nearest that is one: `unknown field `a`, expected one of `b`, `c``.
fn advice(message: &str) -> String {
    let mut named = message.split('`').skip(1).step_by(2);
    let (true, Some(wrong)) = (message.starts_with("unknown "), named.next()) else { return message.to_owned() };
    match nearest_name(wrong, named) {
        Some(near) => format!("“{wrong}” is no setting: write “{near}”"),
        None => message.to_owned(),
    }
}

/// The name most like a wrong one.
pub fn nearest_name<'a>(wrong: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let likeness = |name: &str| strsim::jaro_winkler(wrong, name);
    names.max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
}

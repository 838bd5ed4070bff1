//! Reads the stories of `corpora/`, whose format its README describes.

use copydesk::source::{self, Gathered};
use copydesk::{Span, Story, Version};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::fs;
use std::path::{Path, PathBuf};

/// The corpora, by folder.
pub const CORPORA: [&str; 3] = ["clean", "desk", "seeded"];

/// A story with what an editor would want found in it.
pub struct GoldStory {
    pub corpus: &'static str,
    pub slug: String,
    /// The clean story that a seeded one was made from: `clean/ferry-fire`.
    pub parent: Option<String>,
    pub story: Story,
    /// One a line of the table: by version, the numbers of sentences, from 0.
    pub rows: Vec<Vec<Vec<usize>>>,
    pub gold: Vec<Gold>,
}

/// One fault that must be found, as `gold.toml` has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gold {
    pub rule: String,
    pub version: String,
    pub quote: String,
    pub within: Option<String>,
    pub against: Option<String>,
    pub evidence: Option<String>,
    /// For the person who reviews it.
    pub why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StoryFile {
    about: String,
    parent: Option<String>,
    /// The program's own reader takes them.
    #[serde(rename = "versions")]
    _versions: IgnoredAny,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct GoldFile {
    finding: Vec<Gold>,
}

/// The folder that holds the corpora.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora")
}

/// Every story of every corpus, by corpus and slug. A story that cannot be read is an error that
/// names its folder.
pub fn read_all() -> Vec<Result<GoldStory, String>> {
    let mut stories = Vec::new();
    for corpus in CORPORA {
        let folder = root().join(corpus);
        let mut slugs: Vec<String> = fs::read_dir(&folder)
            .map(|entries| entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect())
            .unwrap_or_default();
        slugs.sort();
        for slug in slugs {
            let story = read(corpus, &slug).map_err(|why| format!("{corpus}/{slug}: {why}"));
            stories.push(story);
        }
    }
    stories
}

/// The stories that can be read.
pub fn stories() -> Vec<GoldStory> {
    read_all().into_iter().flatten().collect()
}

fn read(corpus: &'static str, slug: &str) -> Result<GoldStory, String> {
    let folder = root().join(corpus).join(slug);
    let text = |name: &str| fs::read_to_string(folder.join(name)).map_err(|why| format!("{name}: {why}"));
    let file: StoryFile = toml::from_str(&text("story.toml")?).map_err(|why| format!("story.toml: {why}"))?;
    let gold: GoldFile = toml::from_str(&text("gold.toml")?).map_err(|why| format!("gold.toml: {why}"))?;
    if file.about.trim().is_empty() || gold.finding.iter().any(|gold| gold.why.trim().is_empty()) {
        return Err("an `about` or a `why` is empty".into());
    }
    let Gathered { mut stories, failures, .. } = source::gather(std::slice::from_ref(&folder), &[]);
    let versions = match (stories.pop(), stories.is_empty() && failures.is_empty()) {
        (Some(story), true) => story.versions,
        _ => return Err(format!("it is not one story: {failures:?}")),
    };
    let rows = rows(&text("align.tsv")?, &versions).map_err(|why| format!("align.tsv: {why}"))?;
    let story = Story { id: slug.into(), versions };
    Ok(GoldStory { corpus, slug: slug.into(), parent: file.parent, story, rows, gold: gold.finding })
}

fn rows(table: &str, versions: &[Version]) -> Result<Vec<Vec<Vec<usize>>>, String> {
    let mut lines = table.lines();
    let head: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
    if head != versions.iter().map(|version| version.id.as_str()).collect::<Vec<_>>() {
        return Err(format!("the head {head:?} does not name the versions"));
    }
    let cell = |cell: &str| -> Result<Vec<usize>, String> {
        let number = |text: &str| text.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
        match cell {
            "-" => Ok(Vec::new()),
            _ => cell.split(',').map(number).collect::<Option<_>>().ok_or_else(|| format!("{cell:?} is no list")),
        }
    };
    let mut rows = Vec::new();
    for line in lines {
        let row: Vec<Vec<usize>> = line.split('\t').map(cell).collect::<Result<_, _>>()?;
        if row.len() != versions.len() || row.iter().all(Vec::is_empty) {
            return Err(format!("the row {line:?} does not fit"));
        }
        rows.push(row);
    }
    Ok(rows)
}

impl GoldStory {
    /// `clean/ferry-fire`.
    pub fn name(&self) -> String {
        format!("{}/{}", self.corpus, self.slug)
    }

    pub fn version(&self, id: &str) -> Option<usize> {
        self.story.versions.iter().position(|version| version.id == id)
    }

    /// The sentence numbers that the table gives a version, sorted.
    pub fn numbers(&self, version: usize) -> Vec<usize> {
        let mut numbers: Vec<usize> = self.rows.iter().flat_map(|row| row[version].iter().copied()).collect();
        numbers.sort_unstable();
        numbers
    }

    /// Where the words at fault stand.
    ///
    /// # Errors
    /// Where the version is none of the story's, or the words do not stand in it exactly once.
    pub fn fault(&self, gold: &Gold) -> Result<(usize, Span), String> {
        let version = self.version(&gold.version).ok_or_else(|| format!("no version {}", gold.version))?;
        let text = &self.story.versions[version].text;
        let span = match &gold.within {
            None => once(text, &gold.quote)?,
            Some(within) => {
                let outer = once(text, within)?;
                once(within, &gold.quote)?.shifted(outer.start)
            }
        };
        Ok((version, span))
    }

    /// Every place where the evidence stands; none where the gold names none.
    ///
    /// # Errors
    /// Where the version is none of the story's, or the words do not stand in it.
    pub fn evidence(&self, gold: &Gold) -> Result<Vec<(usize, Span)>, String> {
        let (Some(against), Some(evidence)) = (&gold.against, &gold.evidence) else { return Ok(Vec::new()) };
        let version = self.version(against).ok_or_else(|| format!("no version {against}"))?;
        let text = &self.story.versions[version].text;
        let spans: Vec<_> =
            text.match_indices(evidence).map(|(at, words)| (version, Span::new(at, at + words.len()))).collect();
        if spans.is_empty() { Err(format!("“{evidence}” does not stand in {against}")) } else { Ok(spans) }
    }
}

fn once(text: &str, words: &str) -> Result<Span, String> {
    match text.match_indices(words).collect::<Vec<_>>()[..] {
        [(at, _)] if !words.is_empty() => Ok(Span::new(at, at + words.len())),
        ref found => Err(format!("“{words}” stands {} times, not once", found.len())),
    }
}

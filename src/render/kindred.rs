//! Which versions of a heap seem to be of one story: for people, for programs, and as stories that
//! `copydesk batch` reads.
//!
//! ```text
//! group 1, score 0.62
//!   heap/a17.txt (en)
//!   heap/b02.txt (ar)
//!   shared: figure 4500 (“4,500”) in 2 of 2; place odisha (“Odisha”) in 2 of 2; name “Patnaik” in 2 of 2
//!
//! alone
//!   heap/c44.txt (de)
//! ```
//!
//! ```json
//! {"groups": [{"id": "group-1", "score": 0.62,
//!    "versions": [{"id": "heap/a17.txt", "lang": "en"}, {"id": "heap/b02.txt", "lang": "ar"}],
//!    "shared": [{"kind": "figure", "meant": "4500", "words": "4,500", "versions": 2}]}],
//!  "alone": [{"id": "heap/c44.txt", "lang": "de"}]}
//!
//! {"id": "group-1", "score": 0.62, "versions": [{"id": "heap/a17.txt", "lang": "en", "text": "…"}, …]}
//! ```
//!
//! A version's `id` is its path; where a file holds several, the path and what the file calls it. `words` are
//! those of the group's first version, `versions` counts those that share them, `meant` is what they mean in every
//! language, null for names and words. Of the stories, `lang` stands where it was given, and what a page's format
//! marks as furniture is left out. A version that is alone is a story of its own, without a score.

use super::excerpt::{clean, isolated};
use super::json::{line, rounded};
use super::text::painted;
use crate::kin::{Kindred, Proposal, Shared};
use crate::story::{Edition, Kind, Role, Version};
use anstyle::Style;
use serde::Serialize;

/// A version of a heap by the name that people and programs know it by.
#[derive(Debug)]
pub struct Named<'a> {
    pub name: String,
    pub version: &'a Version,
}

/// The groups for people, and what is alone.
pub fn kindred(proposal: &Proposal, heap: &[Named<'_>], color: bool) -> String {
    let title = |words: &str| painted(words, Style::new().bold(), color);
    let rows = |versions: &[usize]| -> String {
        let row = |&n: &usize| format!("  {} ({})\n", isolated(clean(&heap[n].name)), proposal.languages[n]);
        versions.iter().map(row).collect()
    };
    let mut blocks: Vec<String> = Vec::new();
    for (number, group) in proposal.groups.iter().enumerate() {
        let head = title(&format!("group {}, score {:.2}", number + 1, group.score));
        let shared: Vec<String> = group.shared.iter().map(|shared| reason(shared, group.versions.len())).collect();
        let shared = if shared.is_empty() { String::new() } else { format!("  shared: {}\n", shared.join("; ")) };
        blocks.push(format!("{head}\n{}{shared}", rows(&group.versions)));
    }
    if !proposal.alone.is_empty() {
        blocks.push(format!("{}\n{}", title("alone"), rows(&proposal.alone)));
    }
    blocks.join("\n")
}

/// `figure 4500 (“4,500”) in 5 of 6`.
fn reason(Shared { kind, meant, words, versions }: &Shared, of: usize) -> String {
    let words = isolated(clean(words));
    let kind = kind.name();
    match meant {
        Some(meant) if clean(meant) == words => format!("{kind} {words} in {versions} of {of}"),
        Some(meant) => format!("{kind} {} (“{words}”) in {versions} of {of}", clean(meant)),
        None => format!("{kind} “{words}” in {versions} of {of}"),
    }
}

/// The groups for programs, and what is alone: one object.
pub fn kindred_json(proposal: &Proposal, heap: &[Named<'_>]) -> String {
    let groups = proposal.groups.iter().enumerate();
    let shape = ProposalShape {
        groups: groups.map(|(number, group)| GroupShape::of(number, group, proposal, heap)).collect(),
        alone: places(&proposal.alone, proposal, heap),
    };
    line(&shape) + "\n"
}

/// Every version of the heap as part of a story, one story a line: the groups, then what is alone.
pub fn kindred_stories(proposal: &Proposal, heap: &[Named<'_>]) -> String {
    let versions = |numbers: &[usize]| numbers.iter().map(|&n| VersionShape::of(&heap[n])).collect();
    let group = |(number, group): (usize, &Kindred)| {
        let score = Some(rounded(group.score));
        line(&StoryShape { id: id(number), score, versions: versions(&group.versions) }) + "\n"
    };
    let single = |(number, &n): (usize, &usize)| {
        line(&StoryShape { id: format!("alone-{}", number + 1), score: None, versions: versions(&[n]) }) + "\n"
    };
    let groups = proposal.groups.iter().enumerate().map(group);
    groups.chain(proposal.alone.iter().enumerate().map(single)).collect()
}

fn id(number: usize) -> String {
    format!("group-{}", number + 1)
}

#[derive(Serialize)]
struct ProposalShape<'a> {
    groups: Vec<GroupShape<'a>>,
    alone: Vec<PlaceShape<'a>>,
}

#[derive(Serialize)]
struct GroupShape<'a> {
    id: String,
    score: f64,
    versions: Vec<PlaceShape<'a>>,
    shared: Vec<SharedShape<'a>>,
}

#[derive(Serialize)]
struct PlaceShape<'a> {
    id: &'a str,
    lang: &'a str,
}

#[derive(Serialize)]
struct SharedShape<'a> {
    kind: &'static str,
    meant: Option<&'a str>,
    words: &'a str,
    versions: usize,
}

impl<'a> GroupShape<'a> {
    fn of(number: usize, group: &'a Kindred, proposal: &'a Proposal, heap: &'a [Named<'_>]) -> Self {
        GroupShape {
            id: id(number),
            score: rounded(group.score),
            versions: places(&group.versions, proposal, heap),
            shared: group.shared.iter().map(SharedShape::of).collect(),
        }
    }
}

fn places<'a>(versions: &[usize], proposal: &'a Proposal, heap: &'a [Named<'_>]) -> Vec<PlaceShape<'a>> {
    versions.iter().map(|&n| PlaceShape { id: &heap[n].name, lang: &proposal.languages[n] }).collect()
}

impl<'a> SharedShape<'a> {
    fn of(shared: &'a Shared) -> Self {
        let Shared { kind, meant, words, versions } = shared;
        SharedShape { kind: kind.name(), meant: meant.as_deref(), words, versions: *versions }
    }
}

#[derive(Serialize)]
struct StoryShape<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
    versions: Vec<VersionShape<'a>>,
}

#[derive(Serialize)]
struct VersionShape<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<&'a str>,
    #[serde(skip_serializing_if = "is_unset")]
    corrects: bool,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    notices: &'a [String],
    #[serde(flatten)]
    copy: CopyShape<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum CopyShape<'a> {
    Text(String),
    Sentences(Vec<&'a str>),
}

impl<'a> VersionShape<'a> {
    fn of(Named { name, version }: &'a Named<'_>) -> Self {
        let role = match version.role {
            Role::Unknown => None,
            Role::Source => Some("source"),
            Role::Mt => Some("mt"),
            Role::Human => Some("human"),
        };
        let copy = match &version.cuts {
            Some(cuts) => CopyShape::Sentences(cuts.iter().map(|cut| cut.of(&version.text)).collect()),
            None => CopyShape::Text(without_furniture(version)),
        };
        let Edition { item, number, corrects, notices, issued } = &version.edition;
        VersionShape {
            id: name,
            lang: version.lang.as_deref(),
            role,
            item: item.as_deref(),
            edition: *number,
            issued: issued.as_deref(),
            corrects: *corrects,
            notices,
            copy,
        }
    }
}

/// What nobody sets is not written.
fn is_unset(set: &bool) -> bool {
    !*set
}

fn without_furniture(version: &Version) -> String {
    let mut kept = String::with_capacity(version.text.len());
    let mut from = 0;
    for block in version.blocks.iter().filter(|block| block.kind == Kind::Boilerplate) {
        kept.push_str(version.text.get(from..block.span.start).unwrap_or_default());
        from = block.span.end;
    }
    kept + version.text.get(from..).unwrap_or_default()
}

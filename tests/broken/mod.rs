//! Copy that is clean is broken as programs break it, and what is found and mended is held to a floor.

mod encodings;
mod fragments;
mod splices;
mod spun;

use crate::gold::stories;
use copydesk::finding::Finding;
use copydesk::{Options, Story, Version, check};
use std::collections::BTreeMap;

/// A text in a language.
struct Copy {
    lang: String,
    text: String,
}

/// Of a version so many lines are taken; more of one kind prove no more.
const LINES: usize = 3;

/// The first lines of every version of the clean stories, and a few of each of the twenty languages.
fn copy() -> Vec<Copy> {
    let clean = stories().into_iter().filter(|story| story.corpus == "clean");
    let versions = clean.flat_map(|story| story.story.versions);
    let first = |text: &str| text.lines().filter(|line| !line.is_ascii()).take(LINES).collect::<Vec<_>>().join("\n");
    let mut all: Vec<Copy> =
        versions.map(|v| Copy { lang: v.lang.unwrap_or_default(), text: first(&v.text) }).collect();
    let lines = include_str!("lines.txt").lines().filter_map(|line| line.split_once(": "));
    let mut more: BTreeMap<&str, String> = BTreeMap::new();
    for (lang, line) in lines {
        let text = more.entry(lang).or_default();
        text.push_str(line);
        text.push('\n');
    }
    all.extend(more.into_iter().map(|(lang, text)| Copy { lang: lang.into(), text }));
    all
}

fn story(lang: &str, text: &str) -> Story {
    let version = Version { id: "a".into(), lang: Some(lang.into()), text: text.into(), ..Version::default() };
    Story { id: String::new(), versions: vec![version] }
}

/// What one rule says of one text.
fn findings(rule: &str, lang: &str, text: &str) -> Vec<Finding> {
    check(&story(lang, text), Options::plain()).findings.into_iter().filter(|finding| finding.rule == rule).collect()
}

/// Figures that are the same on every machine: the next of a row (Knuth, MMIX).
fn next(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) as usize
}

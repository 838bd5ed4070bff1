//! The alignment of a story for people: a block a group, in the order of the story; sentences that
//! stand alone come in their place.
//!
//! ```text
//! group 1, score 0.91
//!   a   1  Six people were killed in Kabul.
//!   b   1  In Kabul kamen sechs Menschen ums Leben.
//!
//! only in b
//!   b   2  Das teilte die Polizei mit.
//! ```

use super::excerpt::{clean, isolated};
use super::text::painted;
use crate::align::{Group, Reading};
use crate::document::{Document, Kind};
use anstyle::Style;

/// The groups of a story and what is in none.
pub fn blocks(reading: &Reading<'_>, color: bool) -> String {
    let width = reading.documents.iter().map(|d| clean(&d.version.id).chars().count()).max().unwrap_or(0);
    let mut page = Page { documents: &reading.documents, taken: taken(reading), shown: Vec::new(), width, color };
    page.shown = vec![0; reading.documents.len()];
    let mut out = String::new();
    for (number, group) in reading.groups.iter().enumerate() {
        for (version, sentences) in group.sentences.iter().enumerate() {
            if let Some(&first) = sentences.first() {
                out.push_str(&page.alone_before(version, first));
            }
        }
        out.push_str(&page.group(number + 1, group));
    }
    for (version, document) in reading.documents.iter().enumerate() {
        out.push_str(&page.alone_before(version, document.sentences.len()));
    }
    out
}

/// Which sentences are in a group, by version.
fn taken(reading: &Reading<'_>) -> Vec<Vec<bool>> {
    let mut taken: Vec<Vec<bool>> = reading.documents.iter().map(|d| vec![false; d.sentences.len()]).collect();
    for group in &reading.groups {
        for (row, sentences) in taken.iter_mut().zip(&group.sentences) {
            for &sentence in sentences {
                if let Some(place) = row.get_mut(sentence) {
                    *place = true;
                }
            }
        }
    }
    taken
}

struct Page<'a> {
    documents: &'a [Document<'a>],
    taken: Vec<Vec<bool>>,
    /// The first sentence of each version that was not yet passed.
    shown: Vec<usize>,
    /// Of the longest version id, in characters.
    width: usize,
    color: bool,
}

impl Page<'_> {
    fn group(&self, number: usize, group: &Group) -> String {
        let mut out = self.title(&format!("group {number}, score {:.2}", group.score));
        for (version, sentences) in group.sentences.iter().enumerate() {
            sentences.iter().for_each(|&sentence| out.push_str(&self.sentence(version, sentence)));
        }
        out + "\n"
    }

    /// The sentences of a version that stand alone, up to one of its sentences.
    fn alone_before(&mut self, version: usize, end: usize) -> String {
        let from = self.shown.get(version).copied().unwrap_or(end);
        let (Some(document), Some(taken)) = (self.documents.get(version), self.taken.get(version)) else {
            return String::new();
        };
        let mut out = String::new();
        let mut last = None;
        for sentence in (from..end).filter(|&n| taken.get(n) == Some(&false)) {
            let boilerplate = document.sentences.get(sentence).is_some_and(|s| s.kind == Kind::Boilerplate);
            if last != Some(boilerplate) {
                let what = if boilerplate { "boilerplate in" } else { "only in" };
                out.push_str(if last.is_some() { "\n" } else { "" });
                out.push_str(&self.title(&format!("{what} {}", clean(&document.version.id))));
                last = Some(boilerplate);
            }
            out.push_str(&self.sentence(version, sentence));
        }
        if let Some(shown) = self.shown.get_mut(version) {
            *shown = end.max(from);
        }
        if last.is_some() { out + "\n" } else { out }
    }

    fn title(&self, words: &str) -> String {
        painted(words, Style::new().bold(), self.color) + "\n"
    }

    fn sentence(&self, version: usize, number: usize) -> String {
        let Some(document) = self.documents.get(version) else { return String::new() };
        let Some(sentence) = document.sentences.get(number) else { return String::new() };
        let kind = if sentence.kind == Kind::Body { String::new() } else { format!("[{}] ", sentence.kind.name()) };
        let words = isolated(clean(document.words(number)));
        let id = clean(&document.version.id);
        format!("  {id:width$} {:3}  {kind}{words}\n", number + 1, width = self.width)
    }
}

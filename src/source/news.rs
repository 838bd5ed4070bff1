//! What the news formats in XML share: a body with lines of its own about it, and what of the words is for
//! editors alone.

use super::galley::{Galley, Passage};
use super::html;
use super::item::{Contents, Item, Tie};
use super::xml::Element;
use crate::span::{Span, text_from};
use crate::story::{Kind, Traced, Version};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Lines of an item that its body may repeat: headline, byline, dateline.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub lines: Vec<Passage>,
    pub body: Vec<Passage>,
}

impl Sheet {
    /// Adds the words of an element as a line; a blank one is none.
    pub fn add(&mut self, kind: Kind, element: &Element<'_>) {
        self.lines.push(Passage { kind: Some(kind), copy: one_line(&element.traced()) });
    }

    /// The version: lines that the body does not say stand before it, headlines first, and each once; nothing
    /// follows the head of a notebook.
    pub fn version(self, file: &Arc<str>) -> Version {
        let is_copy = |passage: &&Passage| !is_notebook(&passage.copy.text);
        let body: Vec<&Passage> = self.body.iter().take_while(is_copy).collect();
        let mut said: BTreeSet<String> = body.iter().map(|passage| folded(&passage.copy.text)).collect();
        let mut galley = Galley::default();
        let mut lines = self.lines;
        let order = [Kind::Headline, Kind::Byline, Kind::Dateline];
        lines.sort_by_key(|line| order.iter().position(|kind| line.kind == Some(*kind)));
        for line in lines.iter().filter(|line| said.insert(folded(&line.copy.text))) {
            galley.set(line.kind, &line.copy);
        }
        galley.add(body);
        galley.version(file)
    }

    pub fn is_empty(&self) -> bool {
        self.body.iter().all(|passage| passage.copy.text.trim().is_empty())
    }
}

/// Words with each white space one space: what stands in an element is not cut into lines.
pub fn one_line(words: &Traced) -> Traced {
    let mut line = Traced::default();
    let mut at = 0;
    for part in words.text.split_inclusive(char::is_whitespace) {
        let word = Span::new(at, at + part.trim_end().len());
        let space = Span::new(word.end, at + part.len());
        line.copy(&words.text, word);
        if !space.is_empty() && !line.text.is_empty() && !line.text.ends_with(' ') {
            line.stand(" ", space);
        }
        at += part.len();
    }
    line.within(&words.trace)
}

/// The blocks of text that stands in XML as text: HTML whose marks are escaped, or plain, a paragraph a line.
pub fn text(words: &Traced) -> Vec<Passage> {
    if is_html(&words.text) { html::within(words) } else { paragraphs(words) }
}

/// The paragraphs of plain text, one a line.
pub fn paragraphs(words: &Traced) -> Vec<Passage> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in words.text.split_inclusive('\n') {
        let copy = words.part(Span::new(start, start + line.len()));
        start += line.len();
        found.push(Passage { kind: None, copy });
    }
    found
}

/// Whether text has the marks of HTML: an element begins and one ends, or a line does.
fn is_html(words: &str) -> bool {
    let begins = |name: &str| {
        words.match_indices(name).any(|(at, _)| text_from(words, at + name.len()).starts_with([' ', '>', '/']))
    };
    ["<p", "<P", "<div", "<br", "<BR", "<h1", "<h2", "<body", "<html", "<span"].iter().any(|name| begins(name))
}

/// Whether a paragraph is the head of dpa's notebook, which is not for publication: `# dpa-Notizblock`, `# dpa
/// NOTEBOOK`.
fn is_notebook(words: &str) -> bool {
    words.trim_start().strip_prefix('#').is_some_and(|rest| {
        let rest = rest.to_lowercase();
        ["notizblock", "notebook", "bloc de notas"].iter().any(|name| rest.contains(name))
    })
}

/// Letters and figures alone, small.
pub fn folded(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words behind the last colon of a code: `sig:correction` says `correction`.
pub fn local(code: &str) -> &str {
    code.rsplit(['/', ':', '#']).next().unwrap_or(code)
}

/// Whether some words name a correction, as a code or a genre does.
pub fn is_correction(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    words.contains("correct") || words.contains("corrig")
}

/// Whether a note to editors says of itself, as agencies write it, that the copy corrects an earlier one.
pub fn corrects(notice: &str) -> bool {
    notice.split(|c: char| !c.is_alphanumeric()).any(|word| {
        matches!(
            word,
            "CORRECTS" | "CORRECTED" | "CORRECTION" | "CORRECTIVE" | "Corrects" | "Correction" | "Corrective"
        )
    })
}

/// Brings the parts of a file together that share a tie to one item or to its translation: they are of one story.
pub fn join(items: &mut [Item]) {
    let is_own = |tie: &&Tie| matches!(tie.field.as_str(), "guid" | "uri" | "urn") || is_translation(&tie.field);
    let mut parts: BTreeMap<String, usize> = BTreeMap::new();
    for item in items.iter_mut() {
        let values: Vec<&str> = item.ties.iter().filter(is_own).map(|tie| tie.value.as_str()).collect();
        let part = values.iter().find_map(|value| parts.get(*value).copied()).unwrap_or(item.part);
        values.iter().for_each(|value| _ = parts.entry((*value).to_owned()).or_insert(part));
        item.part = part;
    }
    items.sort_by_key(|item| item.part);
}

/// What a file holds, with a note on the items that have no copy, each with its reason.
///
/// # Errors
/// Where none has copy: the first reason, or `none` where there was no item.
pub fn passed_over(mut contents: Contents, left_out: Vec<String>, none: &str) -> Result<Contents, String> {
    if contents.items.is_empty() {
        return Err(left_out.into_iter().next().unwrap_or_else(|| none.to_owned()));
    }
    if !left_out.is_empty() {
        let count = left_out.len();
        contents.notes.push(format!("items without copy: {count} passed over ({})", left_out.join("; ")));
    }
    Ok(contents)
}

/// Whether the field of a tie names a translation.
pub fn is_translation(field: &str) -> bool {
    field.to_ascii_lowercase().contains("translat")
}

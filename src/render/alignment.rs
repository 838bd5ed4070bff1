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
use super::rows::{Row, rows};
use super::text::painted;
use crate::align::Reading;
use crate::document::{Document, Kind};
use anstyle::Style;

/// The groups of a story and what is in none.
pub fn blocks(reading: &Reading<'_>, color: bool) -> String {
    let width = reading.documents.iter().map(|d| clean(&d.version.id).chars().count()).max().unwrap_or(0);
    let page = Page { documents: &reading.documents, width };
    let mut out = String::new();
    let (mut groups, mut last) = (0, None);
    for row in rows(reading) {
        let title = page.title(&row, groups + 1);
        groups += usize::from(row.score.is_some());
        // What stands alone in one version shares a block.
        if last.as_ref() != Some(&title) {
            out.push_str(if last.is_some() { "\n" } else { "" });
            out.push_str(&(painted(&title, Style::new().bold(), color) + "\n"));
        }
        page.row(&row, &mut out);
        last = Some(title);
    }
    if last.is_some() { out + "\n" } else { out }
}

struct Page<'a> {
    documents: &'a [Document<'a>],
    /// Of the longest version id, in characters.
    width: usize,
}

impl Page<'_> {
    fn title(&self, row: &Row, number: usize) -> String {
        if let Some(score) = row.score {
            return format!("group {number}, score {score:.2}");
        }
        let mut alone = self.documents.iter().zip(&row.sentences).filter(|(_, sentences)| !sentences.is_empty());
        let Some((document, sentences)) = alone.next() else { return String::new() };
        let mut kinds = sentences.iter().filter_map(|&number| document.sentences.get(number)).map(|s| s.kind);
        let what = if kinds.any(|kind| kind == Kind::Boilerplate) { "boilerplate in" } else { "only in" };
        format!("{what} {}", clean(&document.version.id))
    }

    fn row(&self, row: &Row, out: &mut String) {
        for (document, sentences) in self.documents.iter().zip(&row.sentences) {
            sentences.iter().for_each(|&number| out.push_str(&self.sentence(document, number)));
        }
    }

    fn sentence(&self, document: &Document<'_>, number: usize) -> String {
        let Some(sentence) = document.sentences.get(number) else { return String::new() };
        let kind = if sentence.kind == Kind::Body { String::new() } else { format!("[{}] ", sentence.kind.name()) };
        let words = isolated(clean(document.words(number)));
        let id = clean(&document.version.id);
        format!("  {id:width$} {:3}  {kind}{words}\n", number + 1, width = self.width)
    }
}

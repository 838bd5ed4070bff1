//! Versions in one language as a unified diff, a sentence a line, for programs that read what `diff -u` writes.
//!
//! ```text
//! --- stories/lodz/a.txt
//! +++ stories/lodz/b.txt
//! @@ -1,3 +1,3 @@
//!  LODZ (AP) — The mayor resigned on Tuesday.
//! -Police arrested 15 people.
//! +Police arrested 51 people.
//!  The bridge was closed.
//! ```
//!
//! - A file is a version's sentences as lines, without the furniture of a page and bylines; line ends and tabs within
//!   a sentence are spaces, control characters are named. Hunks count these lines and have three of context.
//! - Sentences are one line where they read alike; the base's stands then.
//! - The head of a file is its path, with the id behind a colon where several versions share it; else the id.

use super::excerpt::clean;
use super::wordwise::{is_one_language, reading};
use crate::align::Reading;
use crate::document::Document;
use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};
use std::ops::Range;

/// Lines of context around a change, as `diff -u` has them.
const CONTEXT: usize = 3;

/// What each version has otherwise than the first, one diff after the other, empty where none differs; and the ids of
/// those that are in another language.
pub fn unified<'a>(reading: &Reading<'a>) -> (String, Vec<&'a str>) {
    let Some((base, others)) = reading.documents.split_first() else { return (String::new(), Vec::new()) };
    let mut numbers = FxHashMap::default();
    let left = File::of(base, &mut numbers);
    let mut out = String::new();
    let mut strangers = Vec::new();
    for other in others {
        if !is_one_language(base, other) {
            strangers.push(other.version.id.as_str());
            continue;
        }
        let right = File::of(other, &mut numbers);
        let hunks = hunks(&left, &right);
        if !hunks.is_empty() {
            let name = |document: &Document<'_>| name(document, &reading.documents);
            out.push_str(&format!("--- {}\n+++ {}\n{hunks}", name(base), name(other)));
        }
    }
    (out, strangers)
}

/// A version as lines.
struct File {
    lines: Vec<String>,
    /// One a line: the same where they read alike.
    numbers: Vec<usize>,
}

impl File {
    fn of(document: &Document<'_>, numbers: &mut FxHashMap<String, usize>) -> File {
        let mut file = File { lines: Vec::new(), numbers: Vec::new() };
        for (sentence, _) in document.sentences.iter().enumerate().filter(|(_, sentence)| sentence.kind.is_copy()) {
            let next = numbers.len();
            file.numbers.push(*numbers.entry(reading(document, sentence)).or_insert(next));
            file.lines.push(clean(document.words(sentence)));
        }
        file
    }
}

fn hunks(left: &File, right: &File) -> String {
    let ops = capture_diff_slices(Algorithm::Myers, &left.numbers, &right.numbers);
    let mut out = String::new();
    for hunk in group_diff_ops(ops, CONTEXT) {
        let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else { continue };
        let old = first.old_range().start..last.old_range().end;
        let new = first.new_range().start..last.new_range().end;
        out.push_str(&format!("@@ -{} +{} @@\n", place(&old), place(&new)));
        for op in &hunk {
            let (old, new) = (left.lines.get(op.old_range()), right.lines.get(op.new_range()));
            let mut lines = |mark: char, lines: Option<&[String]>| {
                lines.unwrap_or_default().iter().for_each(|line| out.push_str(&format!("{mark}{line}\n")));
            };
            if let DiffOp::Equal { .. } = op {
                lines(' ', old);
            } else {
                lines('-', old);
                lines('+', new);
            }
        }
    }
    out
}

/// Lines as heads of hunks have them: the first and how many; of none, the line before them.
fn place(lines: &Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => (lines.start + 1).to_string(),
        count => format!("{},{count}", lines.start + 1),
    }
}

fn name(document: &Document<'_>, all: &[Document<'_>]) -> String {
    let path = |document: &Document<'_>| document.version.origin.as_ref().map(|origin| origin.path.clone());
    let id = &document.version.id;
    let Some(own) = path(document) else { return clean(id) };
    let is_shared = all.iter().filter(|other| path(other).as_ref() == Some(&own)).count() > 1;
    let own = own.to_string_lossy();
    clean(&if is_shared { format!("{own}:{id}") } else { own.into_owned() })
}

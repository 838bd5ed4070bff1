//! The versions of a story beside each other, for people at a terminal: what agrees is folded, what does not is told
//! sentence by sentence, in the order of the story.
//!
//! ```text
//! lodz: a (en), b (en), c (de)
//!
//! … 2 sentences agree
//!
//! b differs from a, 1 error
//!   a   3  Police arrested 15 people.
//!   b   3  Police [-arrested-]{+detained+} 15 people.
//!   c   3  Die Polizei nahm ⟦51⟧ Menschen fest.
//!   error: The figures differ: “51” in c, “15” in a and b; c stands alone. [number-differs]
//!
//! only in a
//!   a   4  The bridge was closed.
//! ```
//!
//! - The base is the first version; the words of one in another language are held against the first version in that
//!   language. `[-…-]` is in that one alone, `{+…+}` in the version alone; one that reads alike says so.
//! - `⟦…⟧` are the words that a finding under the row points to.
//! - Numbers count the sentences of a version from 1.
//! - Furniture of pages and bylines are compared with nothing and shown where everything is.

use super::excerpt::{clean, isolated, marked};
use super::rows::{Row, moved, places, rows};
use super::run::{Run, Told};
use super::tally::count;
use super::text::{SHOWN, head, painted, sentence, suggestion};
use super::wordwise::{Change, Part, is_one_language, wordwise};
use crate::document::{Document, Kind};
use crate::finding::Severity;
use crate::report::Report;
use crate::span::Span;
use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

/// The rows of the stories of a run, and whether one of them tells something.
pub struct Difference {
    pub text: String,
    pub differs: bool,
}

/// How much is shown of rows that agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreeing {
    Folded,
    Shown,
}

/// Every story of a run: its first version, and what the others have otherwise.
pub fn diff(run: &Run<'_>, agreeing: Agreeing, color: bool) -> Difference {
    let told = run.by_story(run.all().filter(|told| told.is_shown(run.asked.from)));
    let mut whole = Difference { text: String::new(), differs: false };
    for (number, (report, told)) in run.reports.iter().zip(&told).enumerate() {
        let Difference { text, differs } = Page::of(report, told, agreeing, color).write();
        whole.text.push_str(if number > 0 { "\n" } else { "" });
        whole.text.push_str(&text);
        whole.differs |= differs;
    }
    whole
}

struct Page<'a> {
    report: &'a Report<'a>,
    documents: &'a [Document<'a>],
    rows: Vec<Row>,
    /// By version and row.
    moved: Vec<Vec<bool>>,
    /// By row; behind the last those that stand in none.
    told: Vec<Vec<&'a Told<'a>>>,
    agreeing: Agreeing,
    color: bool,
    /// Of the widest version id, in columns.
    width: usize,
}

/// What is told of a row.
struct Remarks {
    /// Its head; empty where it agrees.
    head: Vec<String>,
    /// By version, the one whose words its own are held against, and what is other.
    words: Vec<Option<(usize, Vec<Part>)>>,
}

impl<'a> Page<'a> {
    fn of(report: &'a Report<'a>, told: &'a [Told<'a>], agreeing: Agreeing, color: bool) -> Page<'a> {
        let documents = &report.reading.documents;
        let rows = rows(&report.reading);
        let moved = (0..documents.len()).map(|version| moved(&rows, 0, version)).collect();
        let row_of = places(&rows, &report.reading);
        let mut by_row = vec![Vec::new(); rows.len() + 1];
        for told in told {
            let fault = &told.finding.fault;
            let sentence = documents.get(fault.version).and_then(|document| document.sentence_at(fault.span.start));
            let row = sentence.map_or(rows.len(), |sentence| row_of[fault.version][sentence]);
            by_row[row].push(told);
        }
        let width = documents.iter().map(|d| clean(&d.version.id).width()).max().unwrap_or(0);
        Page { report, documents, rows, moved, told: by_row, agreeing, color, width }
    }

    fn write(&self) -> Difference {
        let mut out = head(&self.report.reading, self.color);
        let (mut agree, mut differs, mut last) = (0, false, String::new());
        for (number, row) in self.rows.iter().enumerate() {
            let remarks = self.remarks(number, row);
            if remarks.head.is_empty() && self.agreeing == Agreeing::Folded {
                agree += usize::from(self.is_copy(row));
                continue;
            }
            self.fold(&mut agree, &mut last, &mut out);
            differs |= !remarks.head.is_empty();
            let head = if remarks.head.is_empty() { self.quiet(row) } else { remarks.head.join(", ") };
            // What stands alone in one version shares a block.
            if row.score.is_some() || head != last {
                out.push_str(&format!("\n{}\n", painted(&head, Style::new().bold(), self.color)));
            }
            last = head;
            self.row(number, row, &remarks, &mut out);
        }
        self.fold(&mut agree, &mut last, &mut out);
        if let Some(told) = self.told.last().filter(|told| !told.is_empty()) {
            differs = true;
            out.push_str(&format!("\n{}\n", painted("in no sentence", Style::new().bold(), self.color)));
            self.findings(told, &mut out);
        }
        Difference { text: out, differs }
    }

    /// Says how many rows were passed over.
    fn fold(&self, agree: &mut usize, last: &mut String, out: &mut String) {
        if *agree > 0 {
            let verb = if *agree == 1 { "agrees" } else { "agree" };
            let words = format!("… {} {verb}", count(*agree, "sentence", "sentences"));
            out.push_str(&format!("\n{}\n", painted(&words, Style::new().dimmed(), self.color)));
            last.clear();
        }
        *agree = 0;
    }

    fn shown(&self) -> Option<Style> {
        self.color.then_some(SHOWN)
    }

    fn id(&self, version: usize) -> String {
        self.documents.get(version).map_or_else(String::new, |document| clean(&document.version.id))
    }

    /// Whether a row is part of the story.
    fn is_copy(&self, row: &Row) -> bool {
        let kinds = |(document, sentences): (&Document<'_>, &Vec<usize>)| {
            sentences.iter().any(|&s| document.sentences.get(s).is_some_and(|sentence| sentence.kind.is_copy()))
        };
        self.documents.iter().zip(&row.sentences).any(kinds)
    }

    /// The head of a row of which nothing is told.
    fn quiet(&self, row: &Row) -> String {
        let Some(version) = row.sentences.iter().position(|s| !s.is_empty()).filter(|_| !self.is_copy(row)) else {
            return "agrees".to_owned();
        };
        format!("not compared, in {}", self.id(version))
    }

    fn remarks(&self, number: usize, row: &Row) -> Remarks {
        let versions: Vec<usize> = (0..self.documents.len()).filter(|&v| !row.of(v).is_empty()).collect();
        let ids = |versions: &[usize]| versions.iter().map(|&v| self.id(v)).collect::<Vec<_>>().join(" and ");
        let words: Vec<_> = (0..self.documents.len()).map(|version| self.words(row, version)).collect();
        let mut head = Vec::new();
        match versions[..] {
            [only] if self.is_copy(row) => head.push(format!("only in {}", self.id(only))),
            _ if row.score.is_some() && versions.len() < self.documents.len() => {
                let missing: Vec<usize> = (0..self.documents.len()).filter(|v| !versions.contains(v)).collect();
                head.push(format!("missing in {}", ids(&missing)));
            }
            _ => {}
        }
        for base in &versions {
            let differs = |(from, parts): &(usize, Vec<Part>)| {
                from == base && parts.iter().any(|part| part.change != Change::Same)
            };
            let differing: Vec<usize> =
                versions.iter().copied().filter(|&v| words[v].as_ref().is_some_and(differs)).collect();
            let verb = if differing.len() == 1 { "differs" } else { "differ" };
            if !differing.is_empty() {
                head.push(format!("{} {verb} from {}", ids(&differing), self.id(*base)));
            }
        }
        let moved: Vec<usize> = versions.iter().copied().filter(|&v| self.moved[v][number]).collect();
        if !moved.is_empty() {
            head.push(format!("moved in {}", ids(&moved)));
        }
        for (severity, one, many) in [
            (Severity::Error, "error", "errors"),
            (Severity::Warning, "warning", "warnings"),
            (Severity::Note, "note", "notes"),
        ] {
            let found = self.told[number].iter().filter(|told| told.finding.severity == severity).count();
            if found > 0 {
                head.push(count(found, one, many));
            }
        }
        Remarks { head, words }
    }

    /// The earlier version of a row in a version's language, and what this one has otherwise.
    fn words(&self, row: &Row, version: usize) -> Option<(usize, Vec<Part>)> {
        let own = row.of(version);
        let document = self.documents.get(version).filter(|_| !own.is_empty())?;
        let earlier = self.documents.iter().enumerate().take(version);
        let (base, first) =
            earlier.filter(|(v, _)| !row.of(*v).is_empty()).find(|(_, first)| is_one_language(first, document))?;
        Some((base, wordwise((first, row.of(base)), (document, own))))
    }

    fn row(&self, number: usize, row: &Row, remarks: &Remarks, out: &mut String) {
        for (version, document) in self.documents.iter().enumerate() {
            let sentences = row.of(version);
            let Some(first) = sentences.first() else { continue };
            let words = match remarks.words.get(version).and_then(Option::as_ref) {
                Some((base, parts)) if parts.iter().all(|part| part.change == Change::Same) => {
                    painted(&format!("reads as {}", self.id(*base)), Style::new().dimmed(), self.color)
                }
                // What was written anew is easier to read by itself.
                // What was written anew is easier to read by itself.
                Some((base, parts)) if parts.iter().any(|part| part.change == Change::Same) => {
                    self.inline((*base, version), parts, &self.pointed(number, version))
                }
                _ => {
                    let points = self.pointed(number, version);
                    let spans = sentences.iter().filter_map(|&s| document.sentences.get(s)).map(|s| s.span);
                    spans.map(|span| marked(document.text(), span, &points, self.shown())).collect::<Vec<_>>().join(" ")
                }
            };
            let kind = document.sentences.get(*first).filter(|sentence| sentence.kind != Kind::Body);
            let kind = kind.map_or_else(String::new, |sentence| format!("[{}] ", sentence.kind.name()));
            let (id, place, words) = (self.id(version), numbers(sentences), isolated(words));
            let room = " ".repeat(self.width.saturating_sub(id.width()));
            out.push_str(&format!("  {id}{room} {place:>3}  {kind}{words}\n"));
        }
        self.findings(&self.told[number], out);
    }

    fn findings(&self, told: &[&Told<'_>], out: &mut String) {
        for told in told {
            out.push_str(&format!("  {}\n", sentence(told, self.color)));
            if let Some(words) = suggestion(told.finding) {
                out.push_str(&format!("    {words}\n"));
            }
        }
    }
    /// Where the findings under a row point to in a version, in order, without overlap.
    fn pointed(&self, number: usize, version: usize) -> Vec<Span> {
        let told = self.told.get(number).into_iter().flatten();
        let places = told.flat_map(|told| told.finding.places()).filter(|place| place.version == version);
        let mut spans: Vec<Span> = places.map(|place| place.span).collect();
        spans.sort_unstable();
        let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match apart.last_mut().filter(|last| span.start < last.end) {
                Some(last) => *last = last.to(span),
                None => apart.push(span),
            }
        }
        apart
    }

    /// The words of a version with what a base has otherwise.
    fn inline(&self, (base, version): (usize, usize), parts: &[Part], points: &[Span]) -> String {
        let text = |version: usize| self.documents.get(version).map_or("", |document| document.text());
        let (old, new) = (text(base), text(version));
        let mut out = String::new();
        let mut at: Option<(usize, usize)> = None;
        for part in parts {
            // Between two sentences stands a space.
            let is_behind = |span: Span, end: usize| !span.is_empty() && span.start != end;
            if at.is_some_and(|(a, b)| {
                is_behind(part.version, b) || (part.version.is_empty() && is_behind(part.base, a))
            }) {
                out.push(' ');
            }
            let end = |span: Span, at: usize| if span.is_empty() { at } else { span.end };
            let (a, b) = at.unwrap_or((part.base.start, part.version.start));
            at = Some((end(part.base, a), end(part.version, b)));
            let (gone, come) = (part.base.of(old), part.version.of(new));
            out.push_str(&match part.change {
                Change::Same => marked(new, part.version, points, self.shown()),
                Change::Replaced => bracketed(gone, GONE, self.color) + &bracketed(come, COME, self.color),
                Change::Removed => bracketed(gone, GONE, self.color),
                Change::Added => bracketed(come, COME, self.color),
            });
        }
        out
    }
}

/// What stands around words, and how they look where there is colour.
type Marks = (&'static str, &'static str, Style);

const GONE: Marks = ("[-", "-]", AnsiColor::Red.on_default().strikethrough());
const COME: Marks = ("{+", "+}", AnsiColor::Green.on_default().underline());

/// Words between marks; white space at their edges stays outside.
fn bracketed(words: &str, (open, close, style): Marks, color: bool) -> String {
    let inner = words.trim();
    let head = words.len() - words.trim_start().len();
    let (before, after) = (words.get(..head).unwrap_or(""), words.get(head + inner.len()..).unwrap_or(""));
    let marked = painted(&format!("{open}{}{close}", clean(inner)), style, color);
    format!("{}{marked}{}", clean(before), clean(after))
}

/// Sentence numbers from 1: `3`, `3-4`, `3,7`.
fn numbers(sentences: &[usize]) -> String {
    let runs = sentences.chunk_by(|a, b| a + 1 == *b);
    let run = |run: &[usize]| match run {
        [first, .., last] => format!("{}-{}", first + 1, last + 1),
        [only] => (only + 1).to_string(),
        [] => String::new(),
    };
    runs.map(run).collect::<Vec<_>>().join(",")
}

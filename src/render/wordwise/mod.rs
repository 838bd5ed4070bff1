//! The words that one version has otherwise than another where both say the same in one language.
//!
//! Words are those of the document layer; where a script sets no spaces, characters; a figure or a date in digits
//! is one word. Case, letters and marks count. What nobody sees does not: how letters are composed, the white space
//! between words, the form of a quotation mark, marks of direction.

mod words;

use crate::document::Document;
use crate::lang::primary;
use crate::span::Span;
use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;
use words::{Word, words};

/// A sentence as it reads: two that read alike give the same.
pub fn reading(document: &Document<'_>, sentence: usize) -> String {
    let words: Vec<String> = words(document, &[sentence]).into_iter().map(|word| word.writing).collect();
    words.join("\0")
}

/// Some words of a base and what another version has in their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub change: Change,
    /// Bytes of the base's text, within one sentence; empty where nothing of it is there.
    pub base: Span,
    /// Bytes of the version's text, within one sentence; empty where nothing of it is there.
    pub version: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Same,
    /// The version has other words.
    Replaced,
    /// The version alone has words here.
    Added,
    /// The base alone has words here.
    Removed,
}

/// Whether two versions are in one language, so that their words can be held against each other.
pub fn is_one_language(base: &Document<'_>, version: &Document<'_>) -> bool {
    primary(&base.tag) == primary(&version.tag)
}

/// What some sentences of a version have otherwise than those of a base, in reading order.
///
/// The parts of either side, one after the other, are its sentences whole. No grapheme is cut. The same copy gives
/// the same parts; sentences of more than 2,000 words between their first and their last difference are told as
/// replaced whole. The work is bounded by that.
///
/// ```
/// use copydesk::{Document, Version};
/// use copydesk::render::wordwise::{Change, wordwise};
///
/// let version = |text: &str| Version { text: text.into(), lang: Some("en".into()), ..Version::default() };
/// let (a, b) = (version("Police arrested 15 people."), version("Police arrested 51 people."));
/// let (a, b) = (Document::read(&a), Document::read(&b));
/// let parts = wordwise((&a, &[0]), (&b, &[0]));
/// let told: Vec<(Change, &str)> = parts.iter().map(|part| (part.change, part.version.of(b.text()))).collect();
/// assert_eq!(told, [(Change::Same, "Police arrested "), (Change::Replaced, "51"), (Change::Same, " people.")]);
/// assert_eq!(parts[1].base.of(a.text()), "15");
/// ```
pub fn wordwise(base: (&Document<'_>, &[usize]), version: (&Document<'_>, &[usize])) -> Vec<Part> {
    let (left, right) = (words(base.0, base.1), words(version.0, version.1));
    let runs = readable(runs(&left, &right), &left, &right);
    let mut parts = Parts::between(&left, &right);
    runs.iter().for_each(|run| parts.run(run));
    parts.out
}

/// Words of both sides that are the same, one by one, or not.
#[derive(Clone, Debug)]
struct Run {
    is_same: bool,
    left: Range<usize>,
    right: Range<usize>,
}

/// The most words of a side that are held against the other's, between the first and the last difference: no
/// sentence of print is so long, and more words than that are another text. A guess.
const MOST: usize = 2000;

/// What is the same and what is not, in order; both sides are covered.
fn runs(left: &[Word], right: &[Word]) -> Vec<Run> {
    let head = left.iter().zip(right).take_while(|(a, b)| a.key == b.key).count();
    let (left_rest, right_rest) = (left.get(head..).unwrap_or_default(), right.get(head..).unwrap_or_default());
    let tail = left_rest.iter().rev().zip(right_rest.iter().rev()).take_while(|(a, b)| a.key == b.key).count();
    let (left_end, right_end) = (left.len() - tail, right.len() - tail);
    let mut runs = Runs { left, right, runs: Vec::new() };
    runs.alike(0..head, 0..head);
    runs.middle(head..left_end, head..right_end);
    runs.alike(left_end..left.len(), right_end..right.len());
    runs.runs
}

/// Runs under way.
struct Runs<'a> {
    left: &'a [Word],
    right: &'a [Word],
    runs: Vec<Run>,
}

impl Runs<'_> {
    /// Words between the first and the last difference.
    fn middle(&mut self, left: Range<usize>, right: Range<usize>) {
        if left.len().max(right.len()) > MOST {
            self.push(Run { is_same: false, left, right });
            return;
        }
        let mut known: FxHashMap<&str, usize> = FxHashMap::default();
        let mut numbered: [Vec<usize>; 2] = Default::default();
        for (words, numbers) in [(self.left.get(left.clone()), 0), (self.right.get(right.clone()), 1)] {
            for word in words.unwrap_or_default() {
                let next = known.len();
                numbered[numbers].push(*known.entry(&word.key).or_insert(next));
            }
        }
        for op in capture_diff_slices(Algorithm::Myers, &numbered[0], &numbered[1]) {
            let shifted = |range: Range<usize>, by: usize| range.start + by..range.end + by;
            let (old, new) = (shifted(op.old_range(), left.start), shifted(op.new_range(), right.start));
            match op {
                DiffOp::Equal { .. } => self.alike(old, new),
                _ => self.push(Run { is_same: false, left: old, right: new }),
            }
        }
    }

    /// As many words on both sides, alike but for how they are written.
    fn alike(&mut self, left: Range<usize>, right: Range<usize>) {
        for (a, b) in left.zip(right) {
            let is_same = match (self.left.get(a), self.right.get(b)) {
                (Some(a), Some(b)) => a.writing == b.writing,
                _ => false,
            };
            self.push(Run { is_same, left: a..a + 1, right: b..b + 1 });
        }
    }

    fn push(&mut self, run: Run) {
        match self.runs.last_mut() {
            Some(last) if last.is_same == run.is_same => {
                last.left.end = run.left.end;
                last.right.end = run.right.end;
            }
            _ if run.left.is_empty() && run.right.is_empty() => {}
            _ => self.runs.push(run),
        }
    }
}

/// Of a text that was written anew, less than this share stays where it was by chance. A guess.
const BY_CHANCE: f64 = 0.2;
/// What stands unchanged between two changes says nothing where both are so many times longer: for words, and for
/// characters of scripts without spaces, where the half of a word stays by chance. Guesses.
const ISLAND: f64 = 4.0;
const ISLAND_UNSPACED: f64 = 1.0;

/// The runs without what is the same by chance: “the” between two stretches written anew.
fn readable(runs: Vec<Run>, left: &[Word], right: &[Word]) -> Vec<Run> {
    let weigh = |run: &Run| weight(left, &run.left).max(weight(right, &run.right));
    let is_island = |before: &Run, island: &Run, after: &Run| {
        let words = left.get(island.left.clone()).unwrap_or_default();
        let weight = weigh(island);
        if weight == 0.0 {
            // A hyphen belongs to the words around it; a comma stands between two changes.
            return is_glued(left, island.left.start) && is_glued(left, island.left.end);
        }
        let is_unspaced = words.iter().all(|word| word.is_unspaced || word.weight == 0.0);
        let times = if is_unspaced { ISLAND_UNSPACED } else { ISLAND };
        !words.iter().any(|word| word.is_figure) && weight * times <= weigh(before).min(weigh(after))
    };
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        out.push(run);
        while let [.., before, island, after] = &out[..]
            && !before.is_same
            && island.is_same
            && !after.is_same
            && is_island(before, island, after)
        {
            let end = (after.left.end, after.right.end);
            out.truncate(out.len() - 2);
            if let Some(last) = out.last_mut() {
                (last.left.end, last.right.end) = end;
            }
        }
    }
    let same: f64 = out.iter().filter(|run| run.is_same).map(weigh).sum();
    let (whole_left, whole_right) = (0..left.len(), 0..right.len());
    let whole = weight(left, &whole_left).max(weight(right, &whole_right));
    if same < whole * BY_CHANCE && out.len() > 1 {
        return vec![Run { is_same: false, left: whole_left, right: whole_right }];
    }
    out
}

fn is_glued(words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|word| word.gap == word.span.start)
}

fn weight(words: &[Word], range: &Range<usize>) -> f64 {
    words.get(range.clone()).unwrap_or_default().iter().map(|word| word.weight).sum()
}

/// Parts under way: how far the bytes of both sides are told.
struct Parts<'a> {
    left: &'a [Word],
    right: &'a [Word],
    at: (usize, usize),
    /// The sentences of the last part, on both sides.
    last: Option<(usize, usize)>,
    out: Vec<Part>,
}

impl<'a> Parts<'a> {
    fn between(left: &'a [Word], right: &'a [Word]) -> Parts<'a> {
        let start = |words: &[Word]| words.first().map_or(0, |word| word.gap);
        Parts { left, right, at: (start(left), start(right)), last: None, out: Vec::new() }
    }

    fn run(&mut self, run: &Run) {
        if run.is_same {
            for (a, b) in run.left.clone().zip(run.right.clone()) {
                let (Some(left), Some(right)) = (self.left.get(a), self.right.get(b)) else { continue };
                let base = Span::new(left.gap.max(self.at.0), left.span.end);
                let version = Span::new(right.gap.max(self.at.1), right.span.end);
                self.same(base, version, (left.sentence, right.sentence));
            }
            return;
        }
        // No part reaches over the end of a sentence.
        let (lefts, rights) = (by_sentence(self.left, &run.left), by_sentence(self.right, &run.right));
        let end = |range: &Range<usize>| range.end..range.end;
        for n in 0..lefts.len().max(rights.len()) {
            let left = lefts.get(n).cloned().unwrap_or(end(lefts.last().unwrap_or(&run.left)));
            let right = rights.get(n).cloned().unwrap_or(end(rights.last().unwrap_or(&run.right)));
            self.changed(&left, &right);
        }
    }

    /// Words of one sentence at most on each side, which are not the same.
    fn changed(&mut self, left: &Range<usize>, right: &Range<usize>) {
        let (mut base, base_gap) = bounds(self.left, left, self.at.0);
        let (mut version, version_gap) = bounds(self.right, right, self.at.1);
        let change = match (left.is_empty(), right.is_empty()) {
            (false, false) => Change::Replaced,
            (true, _) => Change::Added,
            (_, true) => Change::Removed,
        };
        let sentences = |words: &[Word], range: &Range<usize>| {
            words.get(range.start).or(words.last()).map_or(0, |word| word.sentence)
        };
        let sentences = (sentences(self.left, left), sentences(self.right, right));
        if base_gap.is_empty() == version_gap.is_empty() {
            // White space stands before the words on both sides, or on neither: what is left out or added takes that
            // behind it.
            self.same(base_gap, version_gap, sentences);
            let behind = |words: &[Word], next: usize| {
                let last = next.checked_sub(1).and_then(|last| words.get(last))?;
                words.get(next).filter(|word| word.sentence == last.sentence).map(|word| word.span.start)
            };
            match change {
                Change::Removed => base.end = behind(self.left, left.end).unwrap_or(base.end),
                Change::Added => version.end = behind(self.right, right.end).unwrap_or(version.end),
                _ => {}
            }
        } else {
            (base.start, version.start) = (base_gap.start, version_gap.start);
        }
        if change == Change::Added {
            base = Span::new(self.at.0, self.at.0);
        } else if change == Change::Removed {
            version = Span::new(self.at.1, self.at.1);
        }
        self.at = (self.at.0.max(base.end), self.at.1.max(version.end));
        self.last = None;
        self.out.push(Part { change, base, version });
    }

    fn same(&mut self, base: Span, version: Span, sentences: (usize, usize)) {
        self.at = (self.at.0.max(base.end), self.at.1.max(version.end));
        let last = self.out.last_mut().filter(|_| self.last == Some(sentences));
        match last {
            Some(last) => {
                last.base.end = base.end;
                last.version.end = version.end;
            }
            None if base.is_empty() && version.is_empty() => return,
            None => self.out.push(Part { change: Change::Same, base, version }),
        }
        self.last = Some(sentences);
    }
}

/// From the first to the last of some words, and the white space before them; of no words, that before the next one.
fn bounds(words: &[Word], range: &Range<usize>, at: usize) -> (Span, Span) {
    let Some(first) = words.get(range.start) else { return (Span::new(at, at), Span::new(at, at)) };
    let gap = Span::new(first.gap.max(at), first.span.start.max(at));
    let last = words.get(range.clone()).and_then(<[Word]>::last);
    (Span::new(gap.end, last.map_or(gap.end, |last| last.span.end)), gap)
}

/// The words cut where a sentence ends.
fn by_sentence(words: &[Word], range: &Range<usize>) -> Vec<Range<usize>> {
    let mut at = range.start;
    let chosen = words.get(range.clone()).unwrap_or_default();
    let sentences = chosen.chunk_by(|a, b| a.sentence == b.sentence);
    let cut = |part: &[Word]| {
        at += part.len();
        at - part.len()..at
    };
    sentences.map(cut).collect()
}

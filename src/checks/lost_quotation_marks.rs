//! Direct speech that lost its marks: “We will wait, the minister added.”

use super::garble;
use crate::align::Reading;
use crate::document::{Document, Kind};
use crate::finding::{Finding, Place, Severity};
use crate::lang::{Sense, Shape, is_apostrophe};
use crate::span::Span;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A reporting clause has at most so many words: a title, a name, an age, a verb (a guess).
const LONGEST_CLAUSE: usize = 10;
/// So many words of another version's quotation must stand here without marks to show the loss.
const FEWEST_SHARED: usize = 5;
/// So many quotations that share such words are looked at (a guess).
const MOST_TRIED: usize = 20;

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let mut found = Vec::new();
    let quotations = OnceCell::new();
    let mut at = 0;
    while at < document.sentences.len() {
        let paragraph = document.sentences[at].paragraph;
        let end = document.sentences[at..].iter().position(|s| s.paragraph != paragraph);
        let sentences = at..end.map_or(document.sentences.len(), |n| at + n);
        at = sentences.end;
        if document.sentences[sentences.start].kind != Kind::Body || has_marks(document, &sentences) {
            continue;
        }
        // Speech may run over several sentences before the clause that reports it.
        let mut open = sentences.start;
        for s in sentences {
            let Some(speech) = speech(document, open, s) else {
                if has(document, &document.sentences[s].tokens, Sense::Reporting) {
                    open = s + 1;
                }
                continue;
            };
            open = s + 1;
            let quotations = || quotations.get_or_init(|| Quotations::of(reading, version));
            found.extend(told(reading, version, s, &speech, quotations));
        }
    }
    found
}

fn told<'r>(
    reading: &'r Reading<'_>,
    version: usize,
    sentence: usize,
    speech: &Range<usize>,
    quotations: impl FnOnce() -> &'r Quotations<'r>,
) -> Option<Finding> {
    let document = &reading.documents[version];
    let here = speech.start.max(document.sentences[sentence].tokens.start)..speech.end;
    // Speech begins with the first sentence in which somebody speaks of himself.
    let personal = first_person(document, speech);
    let from = personal.and_then(|token| document.sentence_at(document.tokens[token].span.start));
    let speech = from.map_or(here.start, |s| document.sentences[s].tokens.start.max(speech.start))..speech.end;
    // Where somebody speaks of himself the aligned sentence tells, else the same words anywhere.
    let support = match personal {
        Some(_) => quoted_there(reading, version, sentence),
        None => {
            let keys: Vec<&str> = document.tokens[here.clone()].iter().map(|token| &*token.key).collect();
            quotations().with(&keys)
        }
    };
    if personal.is_none() && support.is_none() {
        return None;
    }
    let span = document.span_of(&speech);
    let words = span.of(document.text());
    if support.is_none() && garble::stands_elsewhere(reading, version, words) {
        return None;
    }
    let shown = match &support {
        Some(place) => format!("; {} has it in quotation marks", reading.documents[place.version].version.id),
        None => String::new(),
    };
    let message = format!("“{words}” in {} is direct speech without quotation marks{shown}.", document.version.id);
    let confidence = if support.is_some() { 0.9 } else { 0.75 };
    let finding = garble::finding("lost-quotation-marks", Severity::Warning, confidence, version, span, message);
    let marks = document.lang.file.sentences.quotes.first();
    let suggestion = marks.map(|[open, close]| format!("{open}{words}{close}"));
    Some(Finding { evidence: support.into_iter().collect(), suggestion, ..finding })
}

fn has(document: &Document<'_>, tokens: &Range<usize>, wanted: Sense) -> bool {
    document.hits_in(tokens).iter().any(|hit| hit.sense == wanted)
}

/// Whether a paragraph has quotation marks, or opens with the dash that stands for them.
fn has_marks(document: &Document<'_>, sentences: &Range<usize>) -> bool {
    let all = document.sentences[sentences.start].span.to(document.sentences[sentences.end - 1].span);
    let words = all.of(document.text());
    words.starts_with(is_dash) || words.chars().any(garble::is_quotation_mark) || has_single_marks(words)
}

/// Whether an apostrophe stands where no letter is left out inside a word: it may be a quotation mark.
fn has_single_marks(words: &str) -> bool {
    let mut before = ' ';
    let mut signs = words.chars().peekable();
    while let Some(c) = signs.next() {
        let inside = before.is_alphanumeric() && signs.peek().is_some_and(|next| next.is_alphanumeric());
        if c == '‘' || (is_apostrophe(c) && !inside) {
            return true;
        }
        before = c;
    }
    false
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―')
}

/// The tokens of the speech that ends or begins in a sentence with a clause that reports it:
/// “…, NAME said.” after the sentences from `open`, or “NAME said: …”.
pub fn speech(document: &Document<'_>, open: usize, sentence: usize) -> Option<Range<usize>> {
    let tokens = document.sentences[sentence].tokens.clone();
    let first = document.sentences[open].tokens.start;
    let reports =
        |t: usize| document.hits_at(t).iter().filter(|hit| hit.sense == Sense::Reporting).map(|hit| hit.end()).max();
    for comma in tokens.clone().filter(|&t| matches!(&*document.tokens[t].key, "," | "،" | ":" | "：")) {
        if matches!(&*document.tokens[comma].key, ":" | "：") {
            let verb = (comma.saturating_sub(4).max(tokens.start)..comma).any(|t| reports(t) == Some(comma));
            let end = last_word(document, &tokens)? + 1;
            let own_voice = has(document, &(tokens.start..comma), Sense::FirstPerson);
            return (verb && !own_voice && comma + 3 < end).then_some(comma + 1..end);
        }
        let clause = comma + 1..last_word(document, &tokens)? + 1;
        let words = clause.clone().filter(|&t| document.tokens[t].shape == Shape::Word);
        let (count, last) = (words.clone().take(LONGEST_CLAUSE + 1).count(), words.clone().next_back()?);
        // The verb opens the clause (said Lee) or closes it, an adverb before it or not (Lee quickly said).
        let at_start = reports(clause.start).is_some();
        let at_end = reports(last).is_some();
        let opens_relative = document.tokens.get(clause.start).is_some_and(|token| {
            token.shape == Shape::Word && document.has(clause.start, |s| matches!(s, Sense::And | Sense::Negator))
        });
        let is_clause = (2..=LONGEST_CLAUSE).contains(&count) && (at_start || at_end) && !opens_relative;
        if is_clause && !has(document, &clause, Sense::FirstPerson) && comma > first + 2 {
            return Some(first..comma);
        }
    }
    None
}

fn last_word(document: &Document<'_>, tokens: &Range<usize>) -> Option<usize> {
    tokens.clone().rev().find(|&t| document.tokens[t].shape != Shape::Mark)
}

/// Where somebody speaks of himself; “told us” and “told our reporter” are the newspaper's.
fn first_person(document: &Document<'_>, speech: &Range<usize>) -> Option<usize> {
    // “US” is no “us”.
    let is_name = |t: usize| {
        let word = document.tokens[t].span.of(document.text());
        document.tokens[t].key.chars().count() > 1 && word.nfc().all(char::is_uppercase)
    };
    let own = |hit: &&crate::lang::Hit| {
        hit.sense == Sense::FirstPerson
            && !is_name(hit.first)
            && !has(document, &(hit.first.saturating_sub(2)..hit.first), Sense::Reporting)
    };
    document.hits_in(speech).iter().find(own).map(|hit| hit.first)
}

/// The quotation that the aligned sentences of other versions have, if one has any.
fn quoted_there(reading: &Reading<'_>, version: usize, sentence: usize) -> Option<Place> {
    garble::aligned(reading, version, sentence).into_iter().find_map(|(v, s)| {
        let document = &reading.documents[v];
        quotation(document, document.sentences[s].span).map(|span| Place::new(v, span))
    })
}

/// The quotations of the other versions in a language.
struct Quotations<'r> {
    /// Version, place and words, the versions by their content.
    all: Vec<(usize, Span, Vec<&'r str>)>,
    /// Which of them have these words in a row.
    runs: FxHashMap<[&'r str; FEWEST_SHARED], Vec<usize>>,
}

impl<'r> Quotations<'r> {
    fn of(reading: &'r Reading<'_>, version: usize) -> Self {
        let mut found = Quotations { all: Vec::new(), runs: FxHashMap::default() };
        for v in garble::fellows(reading, version) {
            let document = &reading.documents[v];
            for sentence in &document.sentences {
                let Some(span) = quotation(document, sentence.span) else { continue };
                let tokens = &document.tokens[sentence.tokens.clone()];
                let words = tokens.iter().filter(|t| span.holds(t.span) && t.shape == Shape::Word);
                found.add(v, span, words.map(|token| &*token.key).collect());
            }
        }
        found
    }

    fn add(&mut self, version: usize, span: Span, words: Vec<&'r str>) {
        for run in words.windows(FEWEST_SHARED).filter_map(|run| <[&str; FEWEST_SHARED]>::try_from(run).ok()) {
            self.runs.entry(run).or_default().push(self.all.len());
        }
        self.all.push((version, span, words));
    }

    /// The first quotation that has half of its words or more in the same order in these.
    fn with(&self, keys: &[&str]) -> Option<Place> {
        let runs = keys.windows(FEWEST_SHARED).filter_map(|run| <[&str; FEWEST_SHARED]>::try_from(run).ok());
        let mut some: Vec<usize> = runs.filter_map(|run| self.runs.get(&run)).flatten().copied().collect();
        some.sort_unstable();
        some.dedup();
        let same = |(_, _, words): &&(usize, Span, Vec<&str>)| longest_shared(keys, words) * 2 >= words.len();
        let found = some.into_iter().take(MOST_TRIED).map(|n| &self.all[n]).find(same);
        found.map(|(version, span, _)| Place::new(*version, *span))
    }
}

/// The length of the longest run of words that both have.
fn longest_shared(one: &[&str], two: &[&str]) -> usize {
    let run = |(a, b)| one[a..].iter().zip(&two[b..]).take_while(|(x, y)| x == y).count();
    (0..one.len()).flat_map(|a| (0..two.len()).map(move |b| (a, b))).map(run).max().unwrap_or(0)
}

/// The first stretch of a sentence between quotation marks, with at least three words.
fn quotation(document: &Document<'_>, sentence: Span) -> Option<Span> {
    let text = document.text();
    let mut marks = sentence.of(text).char_indices().filter(|(_, c)| garble::is_quotation_mark(*c));
    let (open, mark) = marks.next()?;
    let close = marks.next().map_or(sentence.len(), |(at, _)| at);
    let span = Span::new(sentence.start + open + mark.len_utf8(), sentence.start + close).trimmed(text);
    (span.of(text).nfc().filter(|c| c.is_alphabetic()).count() >= 10).then_some(span)
}

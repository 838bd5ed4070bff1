//! Copy that breaks off: a last sentence that ends in an article, or without the stop that all others
//! have.

use super::garble;
use crate::align::Reading;
use crate::document::{Document, Kind, Sentence};
use crate::finding::{Finding, Place, Severity};
use crate::lang::Shape;
use crate::span::Span;

const RULE: &str = "cut-off-copy";
/// Lines with fewer words may be labels and credits, which no stop closes (a guess).
const FEWEST_WORDS: usize = 8;
/// So many sentences of a version show whether it closes them, and nine in ten must be closed.
const FEWEST_SENTENCES: usize = 3;

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let name = &document.version.id;
    let (closed, open) = ends(document).fold((0_usize, 0_usize), |(closed, open), (_, sentence)| {
        if is_closed(document, sentence) { (closed + 1, open) } else { (closed, open + 1) }
    });
    let last = document.sentences.iter().rposition(|s| s.kind.is_copy());
    let mut found = Vec::new();
    for (n, sentence) in ends(document).filter(|(_, sentence)| !is_closed(document, sentence)) {
        let Some(word) = sentence.tokens.clone().next_back().filter(|&t| document.tokens[t].shape != Shape::Mark)
        else {
            continue;
        };
        let span = document.tokens[word].span;
        let leads = document.lang.file.words.leading.iter().any(|leading| **leading == *document.tokens[word].key);
        let habit = closed >= FEWEST_SENTENCES && closed >= 9 * open.saturating_sub(1);
        let others = garble::aligned(reading, version, n);
        // A line among others may be a heading or a credit; a lone segment is neither where others close it.
        let is_alone = document.sentences.len() == 1;
        let by_others = !others.is_empty()
            && others.iter().all(|&(v, s)| is_closed(&reading.documents[v], &reading.documents[v].sentences[s]));
        let words = span.of(document.text());
        let (severity, why) = if leads && garble::is_small(document, word) {
            let why = format!("“{words}” in {name} leads words that are missing: the sentence breaks off.");
            (Severity::Warning, why)
        } else if by_others && open * 9 <= closed.max(9) {
            let other = &reading.documents[others[0].0].version.id;
            let why = format!("A sentence of {name} has no stop behind “{words}”, and {other} has one.");
            (if is_alone { Severity::Warning } else { Severity::Note }, why)
        } else if Some(n) == last && habit {
            let why = format!(
                "The last sentence of {name} has no stop behind “{words}”, and every other has: it may break off."
            );
            (Severity::Note, why)
        } else {
            continue;
        };
        let finding = garble::finding(RULE, severity, 0.85, version, span, why);
        let evidence = others.first().map(|&(v, s)| Place::new(v, end_of(&reading.documents[v], s)));
        found.push(Finding { evidence: evidence.into_iter().collect(), ..finding });
    }
    found
}

/// The sentences of the body that end a paragraph and are long enough to be judged.
fn ends<'d>(document: &'d Document<'_>) -> impl Iterator<Item = (usize, &'d Sentence)> {
    let is_known = document.lang.has_file();
    let is_long = |sentence: &Sentence| {
        let tokens = &document.tokens[sentence.tokens.clone()];
        let words = tokens.iter().filter(|token| token.shape == Shape::Word).count();
        words >= if document.lang.file.spaces { FEWEST_WORDS } else { 2 * FEWEST_WORDS }
    };
    let all = document.sentences.iter().enumerate().filter(move |_| is_known);
    all.filter(move |(n, sentence)| {
        let is_last = document.sentences.get(n + 1).is_none_or(|next| next.paragraph != sentence.paragraph);
        sentence.kind == Kind::Body && is_last && is_long(sentence)
    })
}

/// Whether any mark closes the sentence: a stop, a quotation mark, a bracket, a colon.
fn is_closed(document: &Document<'_>, sentence: &Sentence) -> bool {
    sentence.span.of(document.text()).trim_end().ends_with(|c: char| !c.is_alphanumeric() && c != '-')
}

/// The last word of a sentence with its mark.
fn end_of(document: &Document<'_>, sentence: usize) -> Span {
    let tokens = &document.sentences[sentence].tokens;
    document.span_of(&(tokens.end.saturating_sub(2).max(tokens.start)..tokens.end))
}

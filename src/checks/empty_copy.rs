//! Copy that was emptied: a version or a line of it without a word.

use super::garble;
use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Finding, Place, Severity};
use crate::lang::Shape;
use crate::span::Span;
use std::ops::Range;

const RULE: &str = "empty-copy";

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let name = &document.version.id;
    let text = document.text();
    let told = |span: Span, message: String| garble::finding(RULE, Severity::Error, 0.97, version, span, message);
    if !says_something(document, &(0..document.tokens.len())) {
        let span = Span::new(0, text.len()).trimmed(text);
        let message = match span.of(text) {
            "" => format!("{name} is empty."),
            marks => format!("{name} has no words: “{marks}” is all of it."),
        };
        let evidence = (0..reading.documents.len()).filter(|&v| v != version).filter_map(|v| {
            let there = &reading.documents[v];
            let first = there.sentences.first().filter(|_| says_something(there, &(0..there.tokens.len())))?;
            Some(Place::new(v, first.span))
        });
        return vec![Finding { evidence: evidence.collect(), ..told(span, message) }];
    }
    let lines = document.sentences.chunk_by(|a, b| a.paragraph == b.paragraph);
    let emptied = lines.filter_map(|line| {
        let span = line.first()?.span.to(line.last()?.span);
        let tokens = line.first()?.tokens.start..line.last()?.tokens.end;
        let words = span.of(text);
        (!says_something(document, &tokens) && is_remnant(words)).then(|| match words {
            "" => told(span, format!("A sentence of {name} is empty.")),
            marks => told(span, format!("A sentence of {name} has no words: “{marks}” is all of it.")),
        })
    });
    emptied.collect()
}

/// Whether a word or a figure stands in the range; a picture or a sign may say something too.
fn says_something(document: &Document<'_>, tokens: &Range<usize>) -> bool {
    document.tokens[tokens.clone()].iter().any(|token| {
        let is_sign = |c: char| !c.is_ascii() && !c.is_alphanumeric() && !is_stop(c) && !garble::is_quotation_mark(c);
        token.shape != Shape::Mark || token.key.chars().any(is_sign)
    })
}

/// What is left of a sentence: one or two of the marks that close or join. Stars and dashes part
/// sections, three stops stand for what was left out.
fn is_remnant(line: &str) -> bool {
    let marks: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
    marks.len() <= 2 && marks.iter().all(|&c| is_stop(c) || garble::is_quotation_mark(c))
}

fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | ';' | ':' | '!' | '?' | '。' | '，' | '、' | '！' | '？' | '؟' | '،' | '؛' | '۔' | '।' | '’'
    )
}

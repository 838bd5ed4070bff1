//! Two determiners where one belongs: “the Monday's vote”, “the a vote”.

use super::garble::{self, is_capital, is_spaced};
use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Finding, Severity};
use crate::lang::{Sense, Shape, is_apostrophe};
use crate::span::Span;

const RULE: &str = "determiner-clash";

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let name = &document.version.id;
    let mut found = Vec::new();
    for (_, sentence) in garble::copy(document) {
        for at in sentence.tokens.clone() {
            let end = sentence.tokens.end;
            let told = if let Some(span) = possessive_day(document, at, end) {
                let words = span.of(document.text());
                let mended = Span::new(document.tokens[at + 1].span.start, span.end).of(document.text());
                let message = format!("“{words}” in {name} has an article before a possessor: “{mended}” is meant.");
                Some((span, message, Some(mended.to_owned())))
            } else {
                pair(document, at, end, sentence.tokens.start).map(|span| {
                    let message = format!(
                        "“{}” in {name} has two determiners in a row, where a noun takes one.",
                        span.of(document.text())
                    );
                    (span, message, None)
                })
            };
            let Some((span, message, suggestion)) = told else { continue };
            if !garble::stands_elsewhere(reading, version, span.of(document.text())) {
                let finding = garble::finding(RULE, Severity::Warning, 0.85, version, span, message);
                found.push(Finding { suggestion, ..finding });
            }
        }
    }
    found
}

/// “the Monday's” before a small letter; “the Monday's Club” may be a name.
fn possessive_day(document: &Document<'_>, at: usize, end: usize) -> Option<Span> {
    let genitive = document.lang.file.genitive.as_deref()?;
    let [article, day, ending] = document.tokens.get(at..at + 3)? else { return None };
    let text = document.text();
    let is_day = document.has(at + 1, |sense| matches!(sense, Sense::Weekday { loose: false, .. }));
    let is_genitive = ending.key.strip_prefix(is_apostrophe) == Some(genitive) && ending.span.start == day.span.end;
    let is_name = document.tokens.get(at + 3).is_some_and(|next| is_capital(next.span.of(text)));
    let is_clash = document.has(at, |sense| sense == Sense::Article) && is_spaced(text, article, day);
    (at + 3 <= end && is_clash && is_day && is_genitive && !is_name).then(|| article.span.to(ending.span))
}

/// Two determiners that the language never sets side by side. A capital A is a letter's name.
fn pair(document: &Document<'_>, at: usize, end: usize, start: usize) -> Option<Span> {
    let determiners = &document.lang.file.words.determiners;
    let [one, two] = document.tokens.get(at..at + 2)? else { return None };
    let text = document.text();
    let is_listed = |key: &str| determiners.iter().any(|word| word == key);
    if at + 2 > end || one.shape != Shape::Word || one.key == two.key || !is_listed(&one.key) || !is_listed(&two.key) {
        return None;
    }
    let capital = is_capital(two.span.of(text)) || (is_capital(one.span.of(text)) && at != start);
    let (before, _) = garble::neighbours(text, one.span);
    let (_, after) = garble::neighbours(text, two.span);
    let is_apart =
        before.is_none_or(|c| !matches!(c, '-' | '‑' | '\'' | '’' | '.')) && after.is_some_and(|c| c.is_whitespace());
    (is_spaced(text, one, two) && !capital && is_apart).then(|| one.span.to(two.span))
}

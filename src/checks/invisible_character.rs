//! Characters that nobody sees and that part words for a search: zero-width spaces, soft hyphens,
//! joiners where nothing joins, marks of direction that never end.

use super::garble::neighbours;
use super::unseen::{belongs, is_direction, is_layout, is_private, named};
use crate::align::Reading;
use crate::finding::{Family, Finding, Place, Severity};
use crate::span::{Span, text_before, text_from};

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let text = document.text();
    if text.is_ascii() && !text.contains(|c: char| c.is_control() && !is_layout(c)) {
        return Vec::new();
    }
    let mut found: Vec<(Span, &'static str)> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| !matches!(c, ' '..='~' | '\n')) {
        let span = Span::new(at, at + c.len_utf8());
        let Some(name) = named(c).filter(|_| at > 0 || c != '\u{FEFF}') else { continue };
        if !belongs(text, span, c) {
            found.push((span, name));
        }
    }
    found.extend(unended(text).into_iter().map(|span| (span, "mark of direction without its end")));
    found.sort_by_key(|(span, _)| *span);
    let Some(&(first, name)) = found.first() else { return Vec::new() };
    // Between a word and a space a zero width parts nothing.
    let spoils = |&(span, _): &(Span, &str)| {
        let (before, after) = neighbours(text, span);
        let is_within =
            [before, after].into_iter().all(|c| c.is_some_and(|c| !c.is_whitespace() && named(c).is_none()));
        is_within || span.of(text).contains(|c| is_direction(c) || is_private(c))
    };
    let severity = if found.iter().any(spoils) { Severity::Warning } else { Severity::Note };
    // The characters show nothing: the word that holds the first is what can be shown.
    let fault = around(text, first);
    let shown: String = fault.of(text).chars().filter(|&c| named(c).is_none() && !is_direction(c)).collect();
    let more = match found.len() - 1 {
        0 => String::new(),
        more => format!(" (and {more} more such characters)"),
    };
    vec![Finding {
        rule: "invisible-character",
        family: Family::Garble,
        severity,
        confidence: 0.95,
        message: format!("“{shown}” in {} holds a {name}, which nobody sees{more}.", document.version.id),
        fault: Place::new(version, fault),
        evidence: found[1..].iter().take(3).map(|(span, _)| Place::new(version, around(text, *span))).collect(),
        suggestion: Some(shown),
    }]
}

/// Marks of direction that a line opens and does not end, or ends and did not open.
fn unended(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Vec<(Span, char)> = Vec::new();
    for (at, c) in text.char_indices().filter(|&(_, c)| is_direction(c) || c == '\n') {
        let span = Span::new(at, at + c.len_utf8());
        match c {
            '\n' => found.extend(open.drain(..).map(|(span, _)| span)),
            '\u{202C}' | '\u{2069}' => {
                let isolates = c == '\u{2069}';
                match open.iter().rposition(|(_, c)| matches!(c, '\u{2066}'..='\u{2068}') == isolates) {
                    Some(at) => drop(open.remove(at)),
                    None => found.push(span),
                }
            }
            _ => open.push((span, c)),
        }
    }
    found.extend(open.into_iter().map(|(span, _)| span));
    found
}

/// The word that holds a place, or the place alone between spaces.
fn around(text: &str, span: Span) -> Span {
    let is_end = |c: char| c.is_whitespace();
    // A word has at most two hundred letters (see the tokens), and this shows no more of it than forty.
    let before = text_before(text, span.start).char_indices().rev().take(40).take_while(|(_, c)| !is_end(*c));
    let start = before.last().map_or(span.start, |(at, _)| at);
    let after = text_from(text, span.end).char_indices().take(40).take_while(|(_, c)| !is_end(*c));
    let end = after.last().map_or(span.end, |(at, c)| span.end + at + c.len_utf8());
    Span::new(start, end)
}

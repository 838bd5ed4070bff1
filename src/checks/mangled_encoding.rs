//! Text that was read in a wrong encoding: “â€™” for ’, “СЃРѕРѕР±С‰РёР»” for сообщил.

use super::{garble, wrong_reading};
use crate::align::Reading;
use crate::finding::{Finding, Severity};
use crate::span::Span;

const RULE: &str = "mangled-encoding";

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let text = document.text();
    let name = &document.version.id;
    let home = garble::home_script(document);
    let mut found = Vec::new();
    let told = |span: Span, message: String, suggestion| {
        let finding = garble::finding(RULE, Severity::Error, 0.97, version, span, message);
        Finding { suggestion, ..finding }
    };
    // The marks that end a line elsewhere may be bytes here.
    for line in lines(text).filter(|line| !line.of(text).is_ascii()) {
        if let Some(reread) = wrong_reading::line(document, line.of(text), home) {
            let (taken, meant) = (reread.taken_for.name(), reread.meant.name());
            let message =
                format!("A line of {name} was read as {taken} instead of {meant}: “{}” is meant.", reread.text);
            found.push(told(line, message, Some(reread.text)));
            continue;
        }
        // One finding a line: from the first broken word to the last.
        let mut broken: Option<Span> = None;
        let mut encoding = None;
        let mut is_lost = false;
        for word in wrong_reading::words(text, line) {
            let lost = word.of(text).chars().any(is_stray);
            let mended = wrong_reading::word(word.of(text), home);
            if lost || mended.is_some() {
                broken = Some(broken.map_or(word, |span| span.to(word)));
                is_lost |= lost && mended.is_none();
                encoding = encoding.or(mended.map(|(_, encoding)| encoding));
            }
        }
        let Some(span) = broken else { continue };
        let mended = (!is_lost).then(|| wrong_reading::mended_words(text, span, home));
        let message = match (encoding, &mended) {
            (Some(encoding), Some(mended)) => {
                format!("“{}” in {name} is “{mended}”, read as {} instead of UTF-8.", span.of(text), encoding.name())
            }
            _ => format!("“{}” in {name} holds a mark that stands for a lost character.", span.of(text)),
        };
        found.push(told(span, message, mended));
    }
    found
}

/// The lines of a text by line feeds alone.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let span = Span::new(at, at + line.trim_end_matches(['\n', '\r']).len());
        at += line.len();
        span
    })
}

/// The replacement character and the control characters that no text holds.
fn is_stray(c: char) -> bool {
    matches!(c, '\u{FFFD}' | '\u{80}'..='\u{84}' | '\u{86}'..='\u{9F}')
}

//! A quotation mark or a bracket that has lost its other half.

use super::garble;
use super::lost_quotation_marks::speech;
use super::quotations::{Mark, Pairing, Side, is_bracket};
use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Finding, Place, Severity};
use crate::lang::Token;
use crate::span::Span;
use std::cell::OnceCell;

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let name = &document.version.id;
    let pairings: Vec<OnceCell<Pairing>> = reading.documents.iter().map(|_| OnceCell::new()).collect();
    let paired = |version: usize| pairings[version].get_or_init(|| Pairing::of(&reading.documents[version]));
    let told = paired(version).unpaired.iter().filter_map(|mark| {
        let sign = mark.span.of(document.text());
        let word = beside(document, mark)?;
        let what = if is_bracket(mark.sign) { "bracket" } else { "quotation" };
        let whole = whole_elsewhere(reading, version, mark, &paired);
        let word = word.span.of(document.text());
        let shown = whole.as_ref().map_or_else(String::new, |place| {
            let there = &reading.documents[place.version];
            format!("; {} has “{}”", there.version.id, place.span.of(there.text()))
        });
        let message = match mark.side {
            Side::Closes => format!("{sign} behind “{word}” in {name} closes a {what} that nothing opens{shown}."),
            _ => format!("{sign} before “{word}” in {name} opens a {what} that nothing closes{shown}."),
        };
        // Copy that was cut from a page has quotations whose other end is in what was left out.
        let is_sure = is_bracket(mark.sign) || whole.is_some() || is_reported(document, mark);
        let severity = if is_sure { Severity::Warning } else { Severity::Note };
        let finding = garble::finding("unpaired-mark", severity, 0.8, version, mark.span, message);
        Some(Finding { evidence: whole.into_iter().collect(), ..finding })
    });
    let (sure, noted) = told.partition(|finding: &Finding| finding.severity == Severity::Warning);
    [garble::gathered(sure), garble::gathered(noted)].concat()
}

/// Tokens from a mark to its word: beyond a row of so many marks no word is beside it (a guess).
const NEAR: usize = 32;

/// The word that the mark stands before or behind.
fn beside<'d>(document: &'d Document<'_>, mark: &Mark) -> Option<&'d Token> {
    let next = document.tokens.partition_point(|token| token.span.start <= mark.span.start);
    let is_word = |t: &&Token| t.key.contains(char::is_alphanumeric);
    match mark.side {
        Side::Closes => document.tokens[..next].iter().rev().take(NEAR).find(is_word),
        _ => document.tokens[next..].iter().take(NEAR).find(is_word),
    }
}

/// The quotation that an aligned sentence in the language has whole, from the word beside the mark or up to it.
fn whole_elsewhere<'p>(
    reading: &Reading<'_>,
    version: usize,
    mark: &Mark,
    paired: &impl Fn(usize) -> &'p Pairing,
) -> Option<Place> {
    let here = &reading.documents[version];
    let sentence = here.sentence_at(mark.span.start).filter(|_| !is_bracket(mark.sign))?;
    let word = beside(here, mark)?;
    garble::aligned(reading, version, sentence).into_iter().find_map(|(v, s)| {
        let there = reading.documents.get(v).filter(|there| there.lang.is_same(here.lang))?;
        let theirs = &paired(v).quotations;
        let is_whole = |quotation: &&Span| {
            let within = |t: &&Token| quotation.holds(t.span) && t.key.contains(char::is_alphanumeric);
            let mut words = there.tokens[there.sentences[s].tokens.clone()].iter().filter(within);
            let end = if mark.side == Side::Closes { words.next_back() } else { words.next() };
            end.is_some_and(|end| end.key == word.key)
        };
        theirs.iter().find(is_whole).map(|quotation| Place::new(v, *quotation))
    })
}

/// Whether the sentence goes on behind the speech that the mark opens with a clause that reports it.
fn is_reported(document: &Document<'_>, mark: &Mark) -> bool {
    let Some(sentence) = document.sentence_at(mark.span.start).filter(|_| mark.side == Side::Opens) else {
        return false;
    };
    let opens = document.sentences[sentence].span.start == mark.span.start;
    // A clause before a colon may be one that the speaker reports.
    let is_before_clause = |speech: std::ops::Range<usize>| document.tokens[speech.start].span.start <= mark.span.start;
    opens && speech(document, sentence, sentence).is_some_and(is_before_clause)
}

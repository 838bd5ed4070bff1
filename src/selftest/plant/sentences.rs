//! Sentences that are gone, cut, left in another language, broken in two or run together.

use super::super::forms::cased;
use super::super::site::{Edit, Site};
use crate::document::{Document, Sentence};
use crate::lang::Shape;
use crate::span::Span;

/// A sentence with fewer letters says too little to be missed.
const LETTERS: usize = 40;
/// Words cut off at most; characters where words run together.
const STRANDED_WORDS: usize = 2;
const STRANDED_CHARACTERS: usize = 4;
/// Tokens of a sentence that is broken, at least: a shorter one may be a line of a list.
const LONG: usize = 10;

/// A sentence that is gone.
pub fn dropped(site: &Site<'_, '_>) -> Vec<Edit> {
    let text = site.text();
    let told = site.body().filter(|(n, s)| letters(site, s) >= LETTERS && !site.row(*n).is_empty());
    let gone = |(_, sentence): (usize, &Sentence)| {
        // The space behind it goes along.
        let rest = text.get(sentence.span.end..).unwrap_or_default();
        let space = rest.len() - rest.trim_start_matches([' ', '\u{3000}']).len();
        Edit::new(Span::new(sentence.span.start, sentence.span.end + space), "")
    };
    told.map(gone).collect()
}

/// A sentence that stands in another language: that of the row in another version.
pub fn untranslated(site: &Site<'_, '_>) -> Vec<Edit> {
    let documents = &site.reading.documents;
    let own = site.document();
    let is_other = |document: &Document<'_>| document.lang.file.tag != own.lang.file.tag;
    let long = |document: &Document<'_>, s: usize| document.words(s).chars().filter(|c| c.is_alphabetic()).count();
    let mut edits = Vec::new();
    for (n, sentence) in site.body() {
        let other = site
            .row(n)
            .into_iter()
            .find(|&(version, s)| is_other(&documents[version]) && long(&documents[version], s) >= LETTERS);
        edits.extend(other.map(|(version, s)| Edit::new(sentence.span, documents[version].words(s))));
    }
    edits
}

/// A sentence that breaks off, at the end of its paragraph.
pub fn cut(site: &Site<'_, '_>) -> Vec<Edit> {
    let sentences = &site.document().sentences;
    let mut edits = Vec::new();
    for (n, sentence) in site.body().filter(|(_, s)| s.tokens.len() >= LONG) {
        let closes = sentences.get(n + 1).is_none_or(|next| next.paragraph != sentence.paragraph);
        if !closes || site.stop(sentence).is_none() {
            continue;
        }
        let first = sentence.tokens.start + sentence.tokens.len() * 2 / 3;
        let is_word = |t: &usize| site.document().tokens[*t].shape == Shape::Word;
        let at = (first..sentence.tokens.end).find(|t| is_word(t) && t.checked_sub(1).as_ref().is_some_and(is_word));
        let start = at.and_then(|at| site.document().tokens.get(at - 1)).map(|token| token.span.end);
        edits.extend(start.map(|start| Edit::new(Span::new(start, sentence.span.end), "")));
    }
    edits
}

/// A full stop before the last words of a sentence, one of them or more.
pub fn stranded(site: &Site<'_, '_>) -> Vec<Edit> {
    let tokens = &site.document().tokens;
    let most = if site.is_spaced() { STRANDED_WORDS } else { STRANDED_CHARACTERS };
    let mut edits = Vec::new();
    for (_, sentence) in site.body().filter(|(_, s)| s.tokens.len() > most + 6) {
        let stop = site.stop(sentence).filter(|stop| matches!(site.words(stop.span), "." | "。" | "।"));
        let Some(stop) = stop.filter(|_| !is_quoting(site, sentence)) else { continue };
        for first in sentence.tokens.end - 1 - most..sentence.tokens.end - 1 {
            let words = &tokens[first - 1..sentence.tokens.end - 1];
            let all_words = words.iter().all(|token| site.words(token.span).chars().all(char::is_alphabetic));
            let gap = Span::new(tokens[first - 1].span.end, tokens[first].span.start);
            let is_gap = if site.is_spaced() { site.is_apart(first) } else { gap.is_empty() };
            if all_words && is_gap {
                let fragment = Span::new(gap.end, stop.span.start);
                let put = format!("{}{}{}", site.words(stop.span), site.words(gap), capital(site.words(fragment)));
                edits.push(Edit::new(Span::new(gap.start, fragment.end), put));
            }
        }
    }
    edits
}

/// Two sentences without the space between them.
pub fn glued(site: &Site<'_, '_>) -> Vec<Edit> {
    if !site.is_spaced() {
        return Vec::new();
    }
    let document = site.document();
    let mut edits = Vec::new();
    for ((_, one), (_, two)) in site.body().zip(site.body().skip(1)) {
        let (Some(stop), Some(next)) = (site.stop(one), document.tokens.get(two.tokens.start)) else { continue };
        let gap = Span::new(one.span.end, two.span.start);
        let is_plain = site.words(stop.span).len() == 1 && next.shape == Shape::Word && stop.span.end == gap.start;
        let before = one.tokens.end.checked_sub(2).map(|t| &document.tokens[t]);
        if is_plain && site.words(gap) == " " && before.is_some_and(|before| before.shape == Shape::Word) {
            // The words on both sides are where it is seen.
            let around = before.map_or(gap, |before| before.span).to(next.span);
            edits.push(Edit::new(
                around,
                format!("{}{}", site.words(Span::new(around.start, gap.start)), site.words(next.span)),
            ));
        }
    }
    edits
}

fn letters(site: &Site<'_, '_>, sentence: &Sentence) -> usize {
    site.words(sentence.span).chars().filter(|c| c.is_alphabetic()).count()
}

pub(super) fn is_quoting(site: &Site<'_, '_>, sentence: &Sentence) -> bool {
    site.words(sentence.span).contains(['“', '"', '„', '«', '「', '”', '’', '‘', '»'])
}

/// With a capital in front.
fn capital(words: &str) -> String {
    cased(words, "A")
}

//! Sentences. The base is UAX 29 (sentence bounds of the Unicode standard), which knows marks, case
//! and scripts but no abbreviation; this layer takes back the bounds that it sets inside a sentence,
//! by what the language file says of abbreviations, ordinals, quotations and what follows them.

use super::lines::{is_closing_mark, lines};
use super::{Document, Kind, Sentence};
use crate::lang::{Sense, Shape, Token};
use crate::span::Span;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Cuts the document's text into sentences and says what each is.
pub fn cut(document: &Document<'_>) -> Vec<Sentence> {
    let mut found = Vec::new();
    if let Some(cuts) = &document.version.cuts {
        for (paragraph, &span) in cuts.iter().enumerate() {
            push(document, span.trimmed(document.text()), paragraph, &mut found);
        }
    } else {
        for line in lines(document.text()) {
            let spans = cut_line(document, line.span);
            for span in spans {
                push(document, span, line.paragraph, &mut found);
            }
        }
    }
    name_kinds(document, &mut found);
    found
}

fn push(document: &Document<'_>, span: Span, paragraph: usize, found: &mut Vec<Sentence>) {
    let tokens = tokens_in(&document.tokens, span);
    found.push(Sentence { span, paragraph, kind: Kind::Body, tokens, facts: 0..0 });
}

fn tokens_in(tokens: &[Token], span: Span) -> Range<usize> {
    let from = tokens.partition_point(|token| token.span.start < span.start);
    let to = tokens.partition_point(|token| token.span.start < span.end);
    from..to.max(from)
}

fn cut_line(document: &Document<'_>, line: Span) -> Vec<Span> {
    let text = document.text();
    let mut found: Vec<Span> = Vec::new();
    let mut open = line.start;
    for end in bounds(line.of(text)).into_iter().map(|end| line.start + end) {
        let left = Span::new(open, end).trimmed(text);
        let right = Span::new(end, line.end).trimmed(text);
        if right.is_empty() || is_bound(document, left, right) {
            if !left.is_empty() {
                found.push(left);
            }
            open = end;
        }
    }
    found
}

/// The places where a sentence may end: the bounds of UAX 29, and two that it does not set: before a
/// figure ("… sank. 25 people …"), and where the space was lost ("… sank.The …").
fn bounds(line: &str) -> Vec<usize> {
    let mut found: Vec<usize> = line.split_sentence_bound_indices().map(|(at, part)| at + part.len()).collect();
    for (at, mark) in line.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…')) {
        let end = at + mark.len_utf8();
        let rest = line[end..].trim_start_matches(is_closing_mark);
        let behind = line.len() - rest.len();
        let next = rest.trim_start();
        let opening = next.trim_start_matches(['"', '“', '«', '„', '(']);
        if next.len() < rest.len() && opening.starts_with(|c| crate::lang::digit(c).is_some()) {
            found.push(behind + rest.len() - next.len());
        } else if mark != '…' && rest.len() + end == line.len() && lost_space(&line[..at], rest) {
            found.push(end);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a stop between two letters ends a sentence: small letters before it, a capital and a small
/// one after it, and neither side part of an address.
fn lost_space(before: &str, after: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let next: String = after.chars().take_while(|c| !c.is_whitespace()).collect();
    let small = word.chars().rev().take_while(|c| c.is_lowercase()).count() >= 3;
    let mut letters = after.chars();
    let capital = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
    let address = |part: &str| part.trim_end_matches(is_closing_mark).contains(['.', '/', '@', '_', '\\']);
    small && capital && next.len() < after.len() && !address(word) && !address(&next)
}

/// Whether a sentence ends between two stretches of one line.
fn is_bound(document: &Document<'_>, left: Span, right: Span) -> bool {
    let before = tokens_in(&document.tokens, left);
    let after = tokens_in(&document.tokens, right);
    let tokens = &document.tokens;
    let (Some(last_word), Some(next_word)) = (
        before.clone().rev().find(|&t| tokens[t].shape != Shape::Mark),
        after.clone().find(|&t| tokens[t].shape != Shape::Mark),
    ) else {
        // Marks alone are no sentence: they stay with the words that they stand at.
        return false;
    };
    let opening = Span::new(right.start, tokens[next_word].span.start).of(document.text());
    if opening.chars().any(|c| matches!(c, '…' | ',' | ';' | ':')) || goes_on(document, next_word) {
        return false;
    }
    let closing = Span::new(tokens[last_word].span.end, left.end).of(document.text());
    if is_quotation_end(closing) && has_tail(document, &after, left.end == right.start) {
        return false;
    }
    if closing.starts_with('.') && closing.chars().all(|c| c == '.' || is_closing_mark(c)) {
        return ends_at_stop(document, &before, last_word, next_word);
    }
    true
}

/// A sentence that begins with a small letter is the rest of the one before, unless it is a name
/// such as iPhone.
fn goes_on(document: &Document<'_>, word: usize) -> bool {
    let mut letters = document.tokens[word].span.of(document.text()).chars();
    letters.next().is_some_and(char::is_lowercase) && !letters.next().is_some_and(char::is_uppercase)
}

fn is_quotation_end(closing: &str) -> bool {
    closing.chars().any(|c| matches!(c, '”' | '"' | '»' | '」' | '』' | '’' | '“' | '›' | '\''))
}

/// Whether words follow that carry the sentence on after a quotation: 他说, と述べた, 라고.
fn has_tail(document: &Document<'_>, after: &Range<usize>, glued: bool) -> bool {
    let first = after.start;
    document.has(first, |sense| sense == Sense::QuoteTail)
        || (glued
            && document.tokens.get(first).is_some_and(|token| {
                token.shape == Shape::Word
                    && document.lang.file.sentences.quote_tails.iter().any(|tail| token.key.starts_with(tail.as_str()))
            }))
}

/// Whether a full stop ends the sentence and does not belong to its last word alone.
fn ends_at_stop(document: &Document<'_>, before: &Range<usize>, last: usize, next: usize) -> bool {
    let tokens = &document.tokens;
    let text = document.text();
    let word = tokens[last].span.of(text);
    let next_is_initial =
        tokens[next].key.chars().nth(1).is_none() && tokens.get(next + 1).is_some_and(|t| &*t.key == ".");
    let next_is_function = !next_is_initial && document.has(next, |sense| matches!(sense, Sense::Function));
    if is_within_abbreviation(document, last, next) {
        return false;
    }
    // Before a figure a short word with a stop is an abbreviation that no list holds: "pct. 5", "bd. 3".
    if tokens[next].shape == Shape::Digits && tokens[last].key.chars().count() <= 3 && tokens[last].shape == Shape::Word
    {
        return crate::lang::is_unspaced(word.chars().next().unwrap_or(' '));
    }
    let starts_sentence = before.clone().find(|&t| tokens[t].shape != Shape::Mark) == Some(last);
    if tokens[last].shape == Shape::Digits {
        // "1." opens a list item; where ordinals take a stop, a short figure is taken for one.
        let is_ordinal = document.lang.file.sentences.ordinal_stop && word.chars().count() <= 2;
        return !(starts_sentence || is_ordinal && !next_is_function || is_month(document, next) && is_ordinal);
    }
    if let Some((ends, dotted)) = abbreviation_before_stop(document, before, last) {
        let title_or_date = document.has(next, |sense| {
            matches!(sense, Sense::Title | Sense::Weekday { loose: false, .. } | Sense::Month { loose: false, .. })
        });
        return ends && !title_or_date && (!dotted || next_is_function);
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        // An initial: in cased scripts a capital, after a capital, a title or nothing at all.
        let cased = letter.is_uppercase() || letter.is_lowercase();
        let after_name = last == before.start
            || tokens[last - 1].key.as_ref() == "."
            || document.has(last - 1, |sense| sense == Sense::Title)
            || tokens[last - 1].span.of(text).starts_with(char::is_uppercase);
        let is_initial = if cased { letter.is_uppercase() && after_name } else { !crate::lang::is_unspaced(letter) };
        return !is_initial || (cased && next_is_function);
    }
    true
}

/// Whether an abbreviation goes on across the stop: z. B., т. е., EE. UU.
fn is_within_abbreviation(document: &Document<'_>, last: usize, next: usize) -> bool {
    (last.saturating_sub(6)..=last).any(|first| {
        let abbreviation = |sense| matches!(sense, Sense::Abbreviation { .. });
        document.hits_at(first).iter().any(|hit| abbreviation(hit.sense) && hit.end() > next)
    })
}

fn is_month(document: &Document<'_>, token: usize) -> bool {
    document.has(token, |sense| matches!(sense, Sense::Month { .. }))
}

/// Whether an abbreviation of the language file ends at the token, whether it may end a sentence,
/// and whether it has stops within (U.S.).
fn abbreviation_before_stop(document: &Document<'_>, before: &Range<usize>, last: usize) -> Option<(bool, bool)> {
    let from = last.saturating_sub(6).max(before.start);
    let is_here = |first: usize, capital: bool| {
        let written = document.tokens[first].span.of(document.text());
        written.starts_with(char::is_uppercase) || !capital
    };
    (from..=last).find_map(|first| {
        document.hits_at(first).iter().filter(|hit| hit.end() == last + 1).find_map(|hit| match hit.sense {
            Sense::Abbreviation { ends, capital } if is_here(first, capital) => Some((ends, hit.count > 1)),
            _ => None,
        })
    })
}

/// A headline has at most so many words (or characters, where words run together).
const LONGEST_HEADLINE: usize = 24;
const LONGEST_HEADLINE_UNSPACED: usize = 60;
/// Lines before the body that may be headlines: main line, second line, kicker.
const HEADLINES: usize = 3;

fn name_kinds(document: &Document<'_>, sentences: &mut [Sentence]) {
    let mut at = 0;
    let mut leading = 0;
    while at < sentences.len() {
        let paragraph = sentences[at].paragraph;
        let end = (at..sentences.len()).find(|&s| sentences[s].paragraph != paragraph).unwrap_or(sentences.len());
        let line = &document.tokens[sentences[at].tokens.start..sentences[end - 1].tokens.end];
        let is_furniture = document.lang.is_furniture(line);
        if is_furniture {
            sentences[at..end].iter_mut().for_each(|s| s.kind = Kind::Boilerplate);
        } else if leading < HEADLINES && end < sentences.len() && is_headline(document, &sentences[at..end]) {
            sentences[at].kind = Kind::Headline;
            leading += 1;
        } else {
            leading = HEADLINES;
        }
        at = end;
    }
}

fn is_headline(document: &Document<'_>, line: &[Sentence]) -> bool {
    let [sentence] = line else { return false };
    let words = sentence.span.of(document.text());
    let most = if document.lang.file.spaces { LONGEST_HEADLINE } else { LONGEST_HEADLINE_UNSPACED };
    let closed =
        words.ends_with(|c| is_closing_mark(c) && !matches!(c, '?' | '!' | '？' | '！' | '؟' | '”' | '»' | '"' | '’'));
    !closed && document.version.cuts.is_none() && sentence.tokens.len() <= most
}

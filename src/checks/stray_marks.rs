//! Where a mark of punctuation stands that no typist sets there, and the words without it.

use super::garble::{self, is_small, is_spaced};
use crate::document::{Document, Sentence};
use crate::lang::{Sense, Shape};
use crate::span::Span;

/// A mark too many, with the words round it.
pub struct Stray {
    pub span: Span,
    pub mended: Option<String>,
    pub why: &'static str,
}

/// What is wrong with the mark at a token, if anything.
pub fn at(document: &Document<'_>, at: usize, sentence: &Sentence, is_latin_like: bool) -> Option<Stray> {
    let tokens = &document.tokens;
    let before = at.checked_sub(1).filter(|&before| before >= sentence.tokens.start)?;
    let is_word = tokens[before].shape == Shape::Word;
    let touches = tokens[before].span.end == tokens[at].span.start;
    if tokens[at].shape != Shape::Mark || !is_word || !touches {
        return None;
    }
    doubled(document, before).or_else(|| {
        let mark = tokens[at].span.of(document.text()).chars().next()?;
        let stray = match mark {
            ',' | ';' | ':' | '.' | '!' | '?' if leads(document, before) => "the word before it leads others",
            '!' | '?' if is_in_midst(document, at, sentence) => "the sentence goes on behind it",
            '~' | '^' | '@' | '_' | '|' | '\\' if is_latin_like && closes_nothing(document, before, mark) => {
                "such a mark closes no word"
            }
            '-' if is_latin_like && is_cut(document, at, sentence) => "it joins nothing",
            _ => return None,
        };
        let follows = tokens.get(at + 1).filter(|_| at + 1 < sentence.tokens.end);
        let span = follows.map_or(tokens[before].span.to(tokens[at].span), |next| tokens[before].span.to(next.span));
        let rest = Span::new(tokens[at].span.end, span.end).of(document.text());
        Some(Stray { span, mended: Some(tokens[before].span.of(document.text()).to_owned() + rest), why: stray })
    })
}

/// Marks that part words and sentences; of two in a row one is too many.
fn is_comma(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '،' | '؛' | '、' | '，' | '；' | '：')
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '。' | '۔' | '।')
}

/// Two marks behind a word of which one is right: “, ,”, “;.”, “..”. Three stops are an ellipsis, and a
/// stop before a comma may be that of an abbreviation.
fn doubled(document: &Document<'_>, word: usize) -> Option<Stray> {
    let text = document.text();
    let mark = |t: usize| {
        let token = document.tokens.get(t).filter(|token| token.shape == Shape::Mark)?;
        token.span.of(text).chars().next()
    };
    let (one, two) = (mark(word + 1)?, mark(word + 2)?);
    let gap = Span::new(document.tokens[word + 1].span.end, document.tokens[word + 2].span.start).of(text);
    // A dash or a bracket may follow; a third mark of the kind makes a row, which is meant.
    if !matches!(gap, "" | " " | "\u{A0}") || mark(word + 3).is_some_and(|c| is_comma(c) || is_stop(c)) {
        return None;
    }
    let is_whole = || {
        let key = &document.tokens[word].key;
        let is_long = key.chars().count() >= 5 || document.lang.lexicon.knows(key) && key.chars().count() >= 3;
        let is_clipped = document.has(word, |sense| {
            matches!(sense, Sense::Unit(_) | Sense::Currency(_) | Sense::Scale(_) | Sense::Title | Sense::Month { .. })
        });
        (is_small(document, word) || !key.contains(char::is_lowercase)) && is_long && !is_clipped
    };
    let is_fault = match (one, two) {
        (':', ':') => false,
        // A second comma before a letter may be a low quotation mark (‚Nein‘).
        (a, b) if is_comma(a) && is_comma(b) => !b.is_ascii() || follows_space(document, word + 2),
        (a, b) if is_comma(a) && is_stop(b) => follows_space(document, word + 2),
        ('.', b) if b == '.' || is_comma(b) => {
            gap.is_empty()
                && is_whole()
                && !garble::is_abbreviation(document, word + 1)
                && follows_space(document, word + 2)
        }
        ('。' | '۔', b) if is_stop(b) || is_comma(b) => true,
        ('!' | '?', '.') => gap.is_empty() && is_small(document, word) && follows_space(document, word + 2),
        _ => false,
    };
    let kept = if is_stop(two) && !is_stop(one) && is_comma(one) { two } else { one };
    let span = document.tokens[word].span.to(document.tokens[word + 2].span);
    let mended = format!("{}{kept}", document.tokens[word].span.of(text));
    is_fault.then_some(Stray { span, mended: Some(mended), why: "one of the two belongs" })
}

fn follows_space(document: &Document<'_>, at: usize) -> bool {
    let (_, after) = garble::neighbours(document.text(), document.tokens[at].span);
    after.is_none_or(|c| c.is_whitespace() || garble::is_quotation_mark(c) || matches!(c, ')' | ']'))
}

/// Whether the word is an article or another that stands before no comma and no stop.
fn leads(document: &Document<'_>, word: usize) -> bool {
    let token = &document.tokens[word];
    let is_listed = document.lang.file.words.leading.iter().any(|leading| **leading == *token.key);
    let (before, _) = garble::neighbours(document.text(), token.span);
    is_listed && is_small(document, word) && before.is_none_or(char::is_whitespace) && follows_space(document, word + 1)
}

/// “it! was”: small words on both sides, no quotation, no question that opens with its own mark.
fn is_in_midst(document: &Document<'_>, at: usize, sentence: &Sentence) -> bool {
    let text = document.text();
    let Some(next) = document.tokens.get(at + 1) else { return false };
    let mark = document.tokens[at].span.of(text).chars().next().unwrap_or(' ');
    let line = document.sentences.iter().filter(|s| s.paragraph == sentence.paragraph);
    let quotes = |c: char| garble::is_quotation_mark(c) || matches!(c, '(' | '[' | '¿' | '¡' | '‘' | '\'' | '—' | '–');
    let is_spoken = line.into_iter().any(|s| s.span.of(text).contains(quotes));
    let reports = (at + 1..(at + 4).min(document.tokens.len())).any(|t| document.has(t, |s| s == Sense::Reporting));
    !document.lang.file.sentences.spaced_marks.contains(mark)
        && next.shape == Shape::Word
        && is_small(document, at - 1)
        && is_small(document, at + 1)
        && document.has(at + 1, |sense| sense == Sense::Function)
        && is_spaced(text, &document.tokens[at], next)
        && !is_spoken
        && !reports
}

/// A sign of programs behind a word of two letters or more, and none before it: “melon~ and”.
fn closes_nothing(document: &Document<'_>, word: usize, mark: char) -> bool {
    let token = &document.tokens[word];
    let (before, _) = garble::neighbours(document.text(), token.span);
    token.key.chars().count() >= 2
        && before.is_none_or(|c| c.is_whitespace() || garble::is_quotation_mark(c))
        && before != Some(mark)
        && (follows_space(document, word + 1)
            || document
                .tokens
                .get(word + 2)
                .is_some_and(|next| next.shape == Shape::Mark && follows_space(document, word + 2)))
}

/// “govern- ment”: a hyphen before a space. One that waits for its other half (“two- and threefold”) has
/// a conjunction, a comma or a figure behind it.
fn is_cut(document: &Document<'_>, hyphen: usize, sentence: &Sentence) -> bool {
    let tokens = &document.tokens;
    let Some(next) = tokens.get(hyphen + 1).filter(|_| hyphen + 1 < sentence.tokens.end) else { return false };
    let spans = (hyphen + 2..sentence.tokens.end.min(hyphen + 8)).any(|t| &*tokens[t].key == "-");
    next.shape == Shape::Word
        && is_spaced(document.text(), &tokens[hyphen], next)
        && is_small(document, hyphen - 1)
        && is_small(document, hyphen + 1)
        && !document.has(hyphen + 1, |sense| matches!(sense, Sense::And | Sense::Range | Sense::Function))
        && !spans
}

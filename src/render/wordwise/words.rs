//! The words of a sentence as they are held against each other: those of the document layer, figures whole, no
//! grapheme cut.

use crate::document::Document;
use crate::lang::{Shape, Token, is_apostrophe, is_direction_mark, is_unspaced, letter_width};
use crate::span::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// One word of a sentence, with the white space that stands before it.
pub struct Word {
    /// Where the word before it ends: white space reaches from there to the word. At the head of a sentence, its start.
    pub gap: usize,
    pub span: Span,
    /// As it looks.
    pub writing: String,
    /// Folded, so that words find each other in another case.
    pub key: String,
    pub sentence: usize,
    /// How much of a sentence it is, in letters; marks weigh nothing.
    pub weight: f64,
    pub is_figure: bool,
    /// Of a script that sets no spaces.
    pub is_unspaced: bool,
}

/// The words of some sentences, in order; a sentence without any is one.
pub fn words(document: &Document<'_>, sentences: &[usize]) -> Vec<Word> {
    let text = document.text();
    let mut words: Vec<Word> = Vec::new();
    for &number in sentences {
        let Some(sentence) = document.sentences.get(number) else { continue };
        let first = words.len();
        let bounds = graphemes(text, sentence.span);
        let mut next = sentence.tokens.start;
        while let Some(token) = document.tokens.get(next).filter(|_| next < sentence.tokens.end) {
            let end = figure(document, number, next).unwrap_or(next + 1).min(sentence.tokens.end);
            let tokens = document.tokens.get(next..end).unwrap_or_default();
            let last = tokens.last().unwrap_or(token);
            let span = on_graphemes(&bounds, sentence.span, token.span.to(last.span));
            next = end;
            match words.get_mut(first..).and_then(<[Word]>::last_mut).filter(|word| span.start < word.span.end) {
                Some(word) => word.join(tokens, text, span.end),
                None => {
                    let gap = words.get(first..).and_then(<[Word]>::last).map_or(sentence.span.start, |w| w.span.end);
                    let mut word = Word::empty(number, gap, span);
                    word.join(tokens, text, span.end);
                    words.push(word);
                }
            }
        }
        if words.len() == first {
            words.push(Word::empty(number, sentence.span.start, sentence.span));
        }
        // What no token holds at the edges of a sentence goes with its first and its last word.
        if let Some(head) = words.get_mut(first) {
            head.span.start = sentence.span.start;
        }
        if let Some(tail) = words.last_mut() {
            tail.span.end = sentence.span.end.max(tail.span.end);
        }
    }
    words
}

/// The end of the figure that begins at a token, as a fact has it: `1 250,50`, `17.08.2021`, `10:50`.
fn figure(document: &Document<'_>, sentence: usize, token: usize) -> Option<usize> {
    let facts = document.facts_of(sentence);
    let fact = facts.get(facts.partition_point(|fact| fact.tokens.start < token))?;
    let tokens = document.tokens.get(fact.tokens.clone()).filter(|_| fact.tokens.start == token)?;
    let in_digits = tokens.iter().take_while(|token| token.shape != Shape::Word).count();
    let last = tokens.get(..in_digits)?.iter().rposition(|token| token.shape == Shape::Digits)?;
    Some(token + if in_digits == tokens.len() { in_digits } else { last + 1 })
}

/// Where the graphemes of a sentence begin, and where the last one ends.
fn graphemes(text: &str, sentence: Span) -> Vec<usize> {
    let starts = sentence.of(text).grapheme_indices(true).map(|(at, _)| sentence.start + at);
    starts.chain([sentence.end]).collect()
}

/// The smallest span around some words that cuts no grapheme; what reaches over the sentence is left out.
fn on_graphemes(bounds: &[usize], sentence: Span, words: Span) -> Span {
    let clipped = |at: usize| at.max(sentence.start).min(sentence.end);
    let span = Span::new(clipped(words.start), clipped(words.end));
    let start = bounds.partition_point(|&bound| bound <= span.start).checked_sub(1);
    let end = bounds.partition_point(|&bound| bound < span.end);
    let at = |place: Option<usize>, else_: usize| place.and_then(|n| bounds.get(n)).copied().unwrap_or(else_);
    Span::new(at(start, span.start), at(Some(end), span.end))
}

impl Word {
    fn empty(sentence: usize, gap: usize, span: Span) -> Word {
        let (writing, key) = (String::new(), String::new());
        Word { gap, span, writing, key, sentence, weight: 0.0, is_figure: false, is_unspaced: false }
    }

    fn join(&mut self, tokens: &[Token], text: &str, end: usize) {
        self.span.end = self.span.end.max(end);
        for token in tokens {
            self.key.push_str(&token.key);
            self.writing.push_str(&writing(token, text));
            self.is_figure |= token.shape == Shape::Digits;
            self.is_unspaced |= token.key.starts_with(is_unspaced);
            if token.shape != Shape::Mark {
                self.weight += token.key.chars().map(letter_width).sum::<f64>();
            }
        }
    }
}

/// A token as it looks: figures and marks in one form, words composed and without what shows nothing.
fn writing(token: &Token, text: &str) -> String {
    if token.shape != Shape::Word {
        return token.key.to_string();
    }
    let seen = token.span.of(text).chars().filter(|&c| !is_direction_mark(c) && !matches!(c, '\u{AD}' | '\u{FEFF}'));
    seen.map(|c| if is_apostrophe(c) { '\'' } else { c }).nfc().collect()
}

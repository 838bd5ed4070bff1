//! Lines and paragraphs: what copy looks like before sentences are sought in it.

use crate::span::{Span, text_before};

/// A stretch of copy that no sentence crosses, with the number of its paragraph.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    pub span: Span,
    pub paragraph: usize,
}

/// A shorter line is not one that an editor's program wrapped: those fill 60 to 80 characters.
const WRAPPED: usize = 40;

/// The lines of a text without the blank ones. A line that was wrapped in mid-sentence (it is long,
/// it ends in no closing mark, the next begins with a small letter) goes on in the next.
pub fn lines(text: &str) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    let mut start = 0;
    let mut blank = true;
    for part in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}']) {
        let span = Span::new(start, start + part.len()).trimmed(text);
        start += part.len();
        if span.is_empty() {
            // CRLF is cut in two; its second half is no blank line, but an empty paragraph adds nothing either.
            blank = blank || part.len() > 1 || !part.starts_with('\n') || !ends_in_cr(text, start - part.len());
            continue;
        }
        match found.last_mut() {
            Some(line) if !blank && is_wrapped(line.span.of(text), span.of(text)) => line.span.end = span.end,
            last => {
                let paragraph = last.map_or(0, |line| line.paragraph + 1);
                found.push(Line { span, paragraph });
            }
        }
        blank = false;
    }
    found
}

fn ends_in_cr(text: &str, at: usize) -> bool {
    text_before(text, at).ends_with('\r')
}

fn is_wrapped(line: &str, next: &str) -> bool {
    let last_line = line.rsplit(['\n', '\r']).next().unwrap_or(line);
    last_line.chars().count() >= WRAPPED
        && next.chars().next().is_some_and(char::is_lowercase)
        && !line.ends_with(is_closing_mark)
}

/// Marks that close a sentence or what stands in it.
pub fn is_closing_mark(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | '…'
            | ':'
            | ';'
            | '。'
            | '！'
            | '？'
            | '．'
            | '।'
            | '॥'
            | '؟'
            | '۔'
            | '؛'
            | '”'
            | '"'
            | '»'
            | '』'
            | '」'
            | ')'
            | '）'
            | '’'
            | '“'
            | '|'
    )
}

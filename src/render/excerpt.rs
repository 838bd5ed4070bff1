//! Words of copy shown to people: boxed in their line, and made safe for a terminal.

use crate::span::Span;
use anstyle::Style;
use unicode_normalization::char::is_combining_mark;

/// How much of a line is shown, in characters: one to two lines of a terminal. A guess.
const EXCERPT: usize = 100;
/// What is shown of words that are longer than that: their beginning and their end, in characters.
const HEAD: usize = 60;
const TAIL: usize = 30;
/// How far a cut may move to fall between two words, in characters. A guess: most words are shorter.
const TO_SPACE: usize = 15;

/// Some words in the line where they stand, boxed: `…when ⟦six⟧ people…`; in reverse video where
/// there is colour. Marks under the line would lie: Chinese is wide and Arabic runs the other way.
pub fn boxed(text: &str, span: Span, color: bool) -> String {
    let words = clean(&shortened(span.of(text)));
    let rest = EXCERPT.saturating_sub(words.chars().count());
    let before = text.get(..span.start).unwrap_or("");
    let after = text.get(span.end..).unwrap_or("");
    let left: Vec<char> = before.chars().rev().take_while(|&c| !is_line_end(c)).take(rest + 1).collect();
    let right: Vec<char> = after.chars().take_while(|&c| !is_line_end(c)).take(rest + 1).collect();
    // What one side does not need, the other may have.
    let to_left = (rest / 2).max(rest.saturating_sub(right.len()));
    let to_right = rest.saturating_sub(to_left.min(left.len()));
    let left: String = cut(&left, to_left, true).into_iter().rev().collect();
    let right: String = cut(&right, to_right, false).into_iter().collect();
    let (open, close) = if color {
        let reverse = Style::new().invert();
        (reverse.render().to_string(), reverse.render_reset().to_string())
    } else {
        ("⟦".to_owned(), "⟧".to_owned())
    };
    isolated(format!("{}{open}{words}{close}{}", clean(&left), clean(&right)))
}

/// The characters nearest to the words, with an ellipsis where more would follow.
fn cut(side: &[char], count: usize, backwards: bool) -> Vec<char> {
    if side.len() <= count {
        return side.to_vec();
    }
    let mut end = count;
    let near = count.saturating_sub(TO_SPACE)..count;
    if let Some(space) = near.rev().find(|&at| side.get(at).is_some_and(|c| c.is_whitespace())) {
        end = space;
    }
    // No mark is parted from its letter.
    let parted = |end: usize| {
        let outer = if backwards { end.checked_sub(1).and_then(|at| side.get(at)) } else { side.get(end) };
        outer.is_some_and(|&c| is_combining_mark(c))
    };
    while end > 0 && parted(end) {
        end -= 1;
    }
    side.iter().take(end).copied().chain(['…']).collect()
}

fn shortened(words: &str) -> String {
    if words.chars().nth(EXCERPT).is_none() {
        return words.to_owned();
    }
    let head: String = words.chars().take(HEAD).collect();
    let tail: Vec<char> = words.chars().rev().take(TAIL).collect();
    format!("{head} … {}", tail.into_iter().rev().collect::<String>())
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The words without what would steer a terminal: line ends and tabs are spaces, control characters
/// and overrides of direction are named.
///
/// ```
/// use copydesk::render::clean;
/// assert_eq!(clean("six\ndead \u{1b}[2J\u{202e}"), "six dead ␛[2J<U+202E>");
/// ```
pub fn clean(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\t' => out.push(' '),
            _ if is_line_end(c) => out.push(' '),
            '\0'..='\u{1F}' => out.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{7F}' => out.push('␡'),
            '\u{80}'..='\u{9F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                out.push_str(&format!("<U+{:04X}>", u32::from(c)));
            }
            _ => out.push(c),
        }
    }
    out
}

/// Words that run from right to left, kept from turning what stands around them.
pub fn isolated(words: String) -> String {
    if words.chars().any(runs_left) { format!("\u{2068}{words}\u{2069}") } else { words }
}

/// A message with each of its quotations made safe and isolated.
pub fn message(words: &str) -> String {
    let words = clean(words);
    if !words.chars().any(runs_left) {
        return words;
    }
    words.replace('“', "“\u{2068}").replace('”', "\u{2069}”")
}

/// The blocks of scripts that run from right to left, as the Unicode standard lays them out.
pub(super) fn runs_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, words: &str) -> String {
        let at = text.find(words).unwrap_or(0);
        boxed(text, Span::new(at, at + words.len()), false)
    }

    #[test]
    fn short_lines_are_whole() {
        assert_eq!(shown("One.\r\nKabul: six dead.\nTwo.", "six"), "Kabul: ⟦six⟧ dead.");
        assert_eq!(shown("قتل ستة أشخاص", "ستة"), "\u{2068}قتل ⟦ستة⟧ أشخاص\u{2069}");
        assert_eq!(boxed("six", Span::new(0, 3), true), "\u{1b}[7msix\u{1b}[0m");
        assert_eq!(boxed("six", Span::new(7, 9), false), "six⟦⟧".replace("six", ""));
    }

    #[test]
    fn long_lines_are_cut_between_words() {
        let text = format!("{}six{}", "people ".repeat(40), " people".repeat(40));
        let excerpt = shown(&text, "six");
        assert!(excerpt.starts_with("…") && excerpt.ends_with("people…"), "{excerpt}");
        assert!(excerpt.chars().count() <= EXCERPT + 4, "{excerpt}");
        assert!(shown(&"字".repeat(500), &"字".repeat(300)).chars().count() < EXCERPT + 10);
        assert!(shown(&format!("six{}", "e\u{301}".repeat(200)), "six").ends_with("e\u{301}…"));
    }
}

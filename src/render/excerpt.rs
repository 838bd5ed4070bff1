//! Words of copy shown to people: boxed in their line, and made safe for a terminal.

use super::text::painted;
use crate::span::Span;
use anstyle::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How much of a line is shown, in columns of a terminal, where a Chinese character takes two: one to two lines. A
/// guess.
const EXCERPT: usize = 100;
/// What is shown of words that are longer than that: their beginning and their end, in columns.
const HEAD: usize = 60;
const TAIL: usize = 30;
/// How far a cut may move to fall between two words, in characters. A guess: most words are shorter.
const TO_SPACE: usize = 15;

/// Some words in the line where they stand, boxed: `…when ⟦six⟧ people…`; in a style where there is one.
/// Marks under the line would lie: Chinese is wide and Arabic runs the other way.
pub fn boxed(text: &str, span: Span, style: Option<Style>) -> String {
    let words = clean(&shortened(span.of(text)));
    let rest = EXCERPT.saturating_sub(words.width());
    let left = line(text.get(..span.start).unwrap_or("").graphemes(true).rev(), rest);
    let right = line(text.get(span.end..).unwrap_or("").graphemes(true), rest);
    // What one side does not need, the other may have.
    let to_left = (rest / 2).max(rest.saturating_sub(width(&right)));
    let to_right = rest.saturating_sub(to_left.min(width(&left)));
    let (kept_left, kept_right) = (fitting(&left, to_left), fitting(&right, to_right));
    let before: String = kept_left.iter().rev().copied().collect();
    let ellipsis = |kept: &[&str], side: &[&str]| if kept.len() < side.len() { "…" } else { "" };
    isolated(format!(
        "{}{}{}{}{}",
        ellipsis(kept_left, &left),
        clean(&before),
        in_box(&words, style),
        clean(&kept_right.concat()),
        ellipsis(kept_right, &right)
    ))
}

/// Words that are safe to show, in a box.
fn in_box(words: &str, style: Option<Style>) -> String {
    style.map_or_else(|| format!("⟦{words}⟧"), |style| painted(words, style, true))
}

/// A stretch of copy whole, with what lies in it of some spans boxed. These come in order and do not overlap.
pub fn marked(text: &str, stretch: Span, spans: &[Span], style: Option<Style>) -> String {
    let mut out = String::new();
    let mut at = stretch.start;
    for span in spans.iter().filter(|span| span.meets(stretch)) {
        let words = Span::new(span.start.max(stretch.start), span.end.min(stretch.end));
        out.push_str(&clean(Span::new(at, words.start).of(text)));
        out.push_str(&in_box(&clean(words.of(text)), style));
        at = words.end;
    }
    out + &clean(Span::new(at, stretch.end).of(text))
}

/// Characters as people count them, up to the end of the line, and no more than one beyond so many columns.
fn line<'a>(side: impl Iterator<Item = &'a str>, columns: usize) -> Vec<&'a str> {
    let mut used = 0;
    let fits = |grapheme: &&str| {
        let fits = used <= columns;
        used += grapheme.width();
        fits
    };
    side.take_while(|grapheme| !grapheme.starts_with(is_line_end)).take_while(fits).collect()
}

fn width(graphemes: &[&str]) -> usize {
    graphemes.iter().map(|grapheme| grapheme.width()).sum()
}

/// The first of some characters that go into so many columns, up to a space where one is near.
fn fitting<'s, 'a>(side: &'s [&'a str], columns: usize) -> &'s [&'a str] {
    let mut used = 0;
    let fits = |grapheme: &&&str| {
        used += grapheme.width();
        used <= columns
    };
    let count = side.iter().take_while(fits).count();
    if count == side.len() {
        return side;
    }
    let near = count.saturating_sub(TO_SPACE)..count;
    let is_space = |at: &usize| side.get(*at).is_some_and(|grapheme| grapheme.starts_with(char::is_whitespace));
    side.get(..near.rev().find(is_space).unwrap_or(count)).unwrap_or(side)
}

/// Words that are longer than an excerpt without their middle.
fn shortened(words: &str) -> String {
    let graphemes = line(
        words.graphemes(true).map(|grapheme| if grapheme.starts_with(is_line_end) { " " } else { grapheme }),
        EXCERPT,
    );
    if width(&graphemes) <= EXCERPT {
        return words.to_owned();
    }
    let head = fitting(&graphemes, HEAD);
    let backwards: Vec<&str> = words.graphemes(true).rev().take(EXCERPT).collect();
    let tail = fitting(&backwards, TAIL);
    format!("{} … {}", head.concat(), tail.iter().rev().copied().collect::<String>())
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
            '\0'..='\u{1F}' => out.extend(char::from_u32(u32::from(c).wrapping_add(0x2400))),
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
        boxed(text, Span::new(at, at + words.len()), None)
    }

    #[test]
    fn short_lines_are_whole() {
        assert_eq!(shown("One.\r\nKabul: six dead.\nTwo.", "six"), "Kabul: ⟦six⟧ dead.");
        assert_eq!(shown("قتل ستة أشخاص", "ستة"), "\u{2068}قتل ⟦ستة⟧ أشخاص\u{2069}");
        assert_eq!(boxed("six", Span::new(0, 3), Some(Style::new().invert())), "\u{1b}[7msix\u{1b}[0m");
        assert_eq!(boxed("six", Span::new(7, 9), None), "⟦⟧");
    }

    #[test]
    fn long_lines_are_cut_between_words() {
        let text = format!("{}six{}", "people ".repeat(40), " people".repeat(40));
        let excerpt = shown(&text, "six");
        assert!(excerpt.starts_with("…") && excerpt.ends_with("people…"), "{excerpt}");
        assert!(excerpt.width() <= EXCERPT + 4, "{excerpt}");
        assert!(shown(&format!("six{}", "e\u{301}".repeat(200)), "six").ends_with("e\u{301}…"));
        assert!(shown(&format!("six{}", "🇺🇦".repeat(200)), "six").ends_with("🇺🇦…"));
        let long = "people ".repeat(40);
        assert!(
            shown(&long, long.trim()).starts_with("⟦people ") && shown(&long, long.trim()).contains("people … people")
        );
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let text = format!("{}六{}", "字".repeat(200), "文".repeat(200));
        let excerpt = shown(&text, "六");
        assert!((EXCERPT - 4..=EXCERPT + 4).contains(&excerpt.width()), "{excerpt}");
        assert!(shown(&"字".repeat(500), &"字".repeat(300)).width() < EXCERPT + 10);
    }

    #[test]
    fn stretches_are_marked_whole() {
        let text = "One. Six dead,\nten hurt. Two.";
        let spans = [Span::new(0, 8), Span::new(15, 18)];
        assert_eq!(marked(text, Span::new(5, 24), &spans, None), "⟦Six⟧ dead, ⟦ten⟧ hurt.");
    }
}

//! Places in copy. A span is the only way in which the rest of the program slices text.

/// Bytes `start..end` of one version's text, UTF-8, half-open, on character boundaries.
///
/// ```
/// use copydesk::Span;
/// let copy = "Six dead in Kabul";
/// assert_eq!(Span::new(12, 17).of(copy), "Kabul");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// The bytes from `start` up to, not including, `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// The words at this place; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// The text before this place and the text behind it.
    pub fn around(self, text: &str) -> [&str; 2] {
        [text_before(text, self.start), text_from(text, self.end)]
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Whether a byte belongs to both.
    pub const fn meets(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether every byte of `other` belongs to this one.
    pub const fn holds(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same place once `by` bytes stand before it.
    pub const fn shifted(self, by: usize) -> Span {
        Span::new(self.start + by, self.end + by)
    }

    /// The part that is left when white space at both ends is taken off.
    pub fn trimmed(self, text: &str) -> Span {
        let words = self.of(text);
        let start = self.start + (words.len() - words.trim_start().len());
        Span::new(start, start + words.trim().len())
    }
}

/// The text before a byte where a character begins, or all of it. A place that is none is a fault of the program:
/// tests and fuzz targets stop there, and the program in use reads nothing.
pub fn text_before(text: &str, byte: usize) -> &str {
    debug_assert!(text.is_char_boundary(byte), "no character begins at byte {byte}");
    text.get(..byte).unwrap_or("")
}

/// The text from such a byte on, likewise.
pub fn text_from(text: &str, byte: usize) -> &str {
    debug_assert!(text.is_char_boundary(byte), "no character begins at byte {byte}");
    text.get(byte..).unwrap_or("")
}

//! Lines and columns for people, from bytes.

/// The lines of a text, ready to be asked often. A line ends at a line feed, a carriage return, or both.
pub struct Lines<'a> {
    text: &'a str,
    /// Where each line begins, in bytes.
    starts: Vec<usize>,
    /// For every [`STEP`] bytes: the first character's place from there on, and the characters before it.
    marks: Vec<(usize, usize)>,
}

/// A place in a text. All count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub line: usize,
    /// In characters.
    pub column: usize,
    /// The column in bytes of UTF-8.
    pub byte: usize,
}

impl Default for Spot {
    fn default() -> Spot {
        Spot { line: 1, column: 1, byte: 1 }
    }
}

/// Bytes between two marks: a question costs no more than counting these, however long the line is.
const STEP: usize = 1024;

impl<'a> Lines<'a> {
    pub fn of(text: &'a str) -> Lines<'a> {
        let mut starts = vec![0];
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut last = '\0';
        for (count, (at, c)) in text.char_indices().enumerate() {
            if last == '\n' || (last == '\r' && c != '\n') {
                starts.push(at);
            }
            if at >= marks.len() * STEP {
                marks.push((at, count));
            }
            last = c;
        }
        Lines { text, starts, marks }
    }

    /// The place of a byte.
    pub fn spot(&self, byte: usize) -> Spot {
        let line = self.starts.partition_point(|&start| start <= byte).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let column = self.chars_before(byte).saturating_sub(self.chars_before(start)) + 1;
        Spot { line, column, byte: byte.saturating_sub(start) + 1 }
    }

    /// Line and column of a byte, both from 1; columns count characters.
    pub fn place(&self, byte: usize) -> (usize, usize) {
        let Spot { line, column, .. } = self.spot(byte);
        (line, column)
    }

    fn chars_before(&self, byte: usize) -> usize {
        let mark = self.marks.partition_point(|&(at, _)| at <= byte).checked_sub(1);
        let (at, count) = mark.and_then(|mark| self.marks.get(mark)).copied().unwrap_or((0, 0));
        count + self.text.get(at..byte).map_or(0, |rest| rest.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_characters() {
        let text = "Кабул\r\nсегодня\rsix\n\nيوم";
        let lines = Lines::of(text);
        let place = |words: &str| text.find(words).map(|at| lines.place(at));
        assert_eq!(place("Кабул"), Some((1, 1)));
        assert_eq!(place("бул"), Some((1, 3)));
        assert_eq!(place("годня"), Some((2, 3)));
        assert_eq!(place("six"), Some((3, 1)));
        assert_eq!(place("وم"), Some((5, 2)));
        assert_eq!(Lines::of("").place(0), (1, 1));
        assert_eq!(Lines::of("six").place(3), (1, 4));
    }

    #[test]
    fn marks_agree_with_counting() {
        let text = "é字a\n".repeat(900);
        let lines = Lines::of(&text);
        for (n, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(lines.place(at), (n / 4 + 1, n % 4 + 1));
        }
        let one_line = "字é".repeat(2000);
        let lines = Lines::of(&one_line);
        for (n, (at, _)) in one_line.char_indices().enumerate() {
            assert_eq!(lines.place(at), (1, n + 1));
        }
    }
}

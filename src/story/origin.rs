//! Where copy stood in its file: text is taken out of marked-up files, and findings must point into these.

use crate::span::Span;
use std::path::PathBuf;
use std::sync::Arc;

/// The file that a version came from.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// As the user named it.
    pub path: PathBuf,
    /// The file, decoded, where the copy was taken out of it; absent where the text is the whole file.
    /// Versions of one file share it.
    pub file: Option<Arc<str>>,
    /// Where each part of the text stood in the file.
    pub trace: Trace,
}

/// Which bytes of a source some text was made of: pieces in the order of the text, each of which was copied as
/// it stood or stands for other bytes (`&amp;`, `\u00e9`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// In the text.
    span: Span,
    /// In the source; as long as the span where it was copied.
    from: Span,
}

/// Text with its trace, as it is taken out of a source.
///
/// ```
/// use copydesk::Span;
/// use copydesk::story::Traced;
/// let source = "<p>Rock &amp; roll</p>";
/// let mut copy = Traced::default();
/// copy.copy(source, Span::new(3, 8));
/// copy.stand("&", Span::new(8, 13));
/// copy.copy(source, Span::new(13, 18));
/// assert_eq!(copy.text, "Rock & roll");
/// assert_eq!(copy.trace.place(Span::new(7, 11)).of(source), "roll");
/// assert_eq!(copy.trace.place(Span::new(0, 6)).of(source), "Rock &amp;");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Traced {
    pub text: String,
    pub trace: Trace,
}

impl Traced {
    /// Adds what stands at a place of the source as it stands there.
    pub fn copy(&mut self, source: &str, from: Span) {
        self.add(from.of(source), from);
    }

    /// Adds text that stands for other bytes of the source; for none where the place is empty.
    pub fn stand(&mut self, text: &str, from: Span) {
        self.add(text, from);
    }

    /// Some of a source.
    pub fn of(source: &str, from: Span) -> Traced {
        let mut copy = Traced::default();
        copy.copy(source, from);
        copy
    }

    /// The same text, where its source was itself taken out of one.
    pub fn within(&self, outer: &Trace) -> Traced {
        let mut copy = Traced::default();
        copy.nest(self, outer);
        copy
    }

    /// Some of it.
    pub fn part(&self, span: Span) -> Traced {
        Traced::of(&self.text, span).within(&self.trace)
    }

    /// Adds text of the same source.
    pub fn append(&mut self, other: &Traced) {
        let start = self.text.len();
        self.text.push_str(&other.text);
        for piece in &other.trace.pieces {
            self.trace.push(Piece { span: piece.span.shifted(start), ..*piece });
        }
    }

    /// Adds what was taken out of a text that was itself taken out of the source.
    pub fn nest(&mut self, inner: &Traced, outer: &Trace) {
        let start = self.text.len();
        self.text.push_str(&inner.text);
        for piece in &inner.trace.pieces {
            outer.pieces_within(*piece, |piece| self.trace.push(Piece { span: piece.span.shifted(start), ..piece }));
        }
    }

    fn add(&mut self, text: &str, from: Span) {
        let start = self.text.len();
        self.text.push_str(text);
        self.trace.push(Piece { span: Span::new(start, self.text.len()), from });
    }
}

impl Trace {
    /// Where a stretch of the text stood in the source: from the source of its first byte to that of its last.
    /// What stands for other bytes is never cut. An empty stretch is an empty place.
    pub fn place(&self, span: Span) -> Span {
        let start = self.source(span.start, false);
        if span.is_empty() {
            return Span::new(start, start);
        }
        Span::new(start, self.source(span.end - 1, true).max(start))
    }

    /// The source's byte for one of the text: where it begins, or where it ends.
    fn source(&self, byte: usize, end: bool) -> usize {
        let next = self.pieces.partition_point(|piece| piece.span.start <= byte);
        let Some(piece) = next.checked_sub(1).and_then(|at| self.pieces.get(at)) else {
            return self.pieces.first().map_or(0, |piece| piece.from.start);
        };
        match (byte < piece.span.end, piece.is_copied()) {
            (true, true) => piece.from.start + (byte - piece.span.start) + usize::from(end),
            (true, false) if !end => piece.from.start,
            _ => piece.from.end,
        }
    }

    fn push(&mut self, piece: Piece) {
        match self.pieces.last_mut() {
            Some(last)
                if last.is_copied()
                    && piece.is_copied()
                    && last.span.end == piece.span.start
                    && last.from.end == piece.from.start =>
            {
                last.span.end = piece.span.end;
                last.from.end = piece.from.end;
            }
            _ if piece.span.is_empty() => {}
            _ => self.pieces.push(piece),
        }
    }

    /// Hands on the parts of a piece whose source is the text of this trace, with their places in this one's
    /// source.
    fn pieces_within(&self, piece: Piece, mut hand: impl FnMut(Piece)) {
        if !piece.is_copied() || piece.from.is_empty() {
            return hand(Piece { from: self.place(piece.from), ..piece });
        }
        let first = self.pieces.partition_point(|outer| outer.span.end <= piece.from.start);
        for outer in self.pieces.iter().skip(first).take_while(|outer| outer.span.start < piece.from.end) {
            let common = Span::new(outer.span.start.max(piece.from.start), outer.span.end.min(piece.from.end));
            let span = Span::new(
                piece.span.start + (common.start - piece.from.start),
                piece.span.start + (common.end - piece.from.start),
            );
            hand(Piece { span, from: self.place(common) });
        }
    }
}

impl Piece {
    fn is_copied(&self) -> bool {
        self.span.len() == self.from.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JSON string that holds HTML: two layers of escapes.
    #[test]
    fn traces_nest() {
        let source = r#""<p>Caf\u00e9 &lt;b&gt; \n ok</p>""#;
        let mut json = Traced::default();
        json.copy(source, Span::new(1, 7));
        json.stand("é", Span::new(7, 13));
        json.copy(source, Span::new(13, 24));
        json.stand("\n", Span::new(24, 26));
        json.copy(source, Span::new(26, 33));
        assert_eq!(json.text, "<p>Café &lt;b&gt; \n ok</p>");
        let at = |words: &str| json.text.find(words).map(|at| Span::new(at, at + words.len())).unwrap_or_default();
        let mut html = Traced::default();
        html.copy(&json.text, at("Café "));
        html.stand("<", at("&lt;"));
        html.copy(&json.text, at("b"));
        html.stand(">", at("&gt;"));
        html.copy(&json.text, at(" \n ok"));
        let mut copy = Traced::default();
        copy.stand("\n\n", Span::default());
        copy.nest(&html, &json.trace);
        assert_eq!(copy.text, "\n\nCafé <b> \n ok");
        let shown = |words: &str| {
            let at = copy.text.find(words).unwrap_or_default();
            copy.trace.place(Span::new(at, at + words.len())).of(source)
        };
        assert_eq!(shown("Café"), r"Caf\u00e9");
        assert_eq!(shown("fé <"), r"f\u00e9 &lt;");
        assert_eq!(shown("<b>"), "&lt;b&gt;");
        assert_eq!(shown("ok"), "ok");
        assert_eq!(shown("> \n ok"), r"&gt; \n ok");
    }

    #[test]
    fn empty_places_stay_empty() {
        let mut copy = Traced::default();
        copy.copy("ab", Span::new(0, 2));
        assert_eq!(copy.trace.place(Span::new(1, 1)), Span::new(1, 1));
        assert_eq!(copy.trace.place(Span::new(2, 2)), Span::new(2, 2));
        assert_eq!(Trace::default().place(Span::new(3, 9)), Span::new(0, 0));
    }
}

//! Copy that came in sentences, as translators' tools have it.

use crate::span::Span;
use crate::story::{Origin, Traced, Version};
use std::path::PathBuf;
use std::sync::Arc;

/// A version whose sentences came cut, out of a file.
pub fn version(sentences: &[Traced], file: &Arc<str>) -> Version {
    let (copy, cuts) = joined(sentences);
    let origin = Origin { path: PathBuf::new(), file: Some(Arc::clone(file)), trace: copy.trace };
    Version { text: copy.text, cuts: Some(cuts), origin: Some(origin), ..Version::default() }
}

/// Sentences joined by one line feed each, as [`Version::cut`] joins them, and where each stands.
pub fn joined(sentences: &[Traced]) -> (Traced, Vec<Span>) {
    let mut copy = Traced::default();
    let mut cuts = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        if !cuts.is_empty() {
            let at = sentence.trace.place(Span::new(0, 0)).start;
            copy.stand("\n", Span::new(at, at));
        }
        let start = copy.text.len();
        copy.append(sentence);
        cuts.push(Span::new(start, copy.text.len()));
    }
    (copy, cuts)
}

/// Words without the white space at their ends; `None` where nothing is left.
pub fn trimmed(words: &Traced) -> Option<Traced> {
    let ink = Span::new(0, words.text.len()).trimmed(&words.text);
    (!ink.is_empty()).then(|| words.part(ink))
}

/// Words as a format means them whose files are indented: a line end with the white space about it is a space,
/// and there is none at the ends. `None` where nothing is left.
pub fn unindented(words: &Traced) -> Option<Traced> {
    let text = &words.text;
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(feed) = text.get(at..).and_then(|rest| rest.find('\n')).map(|found| at + found) {
        let before = text.get(at..feed).unwrap_or_default().trim_end().len() + at;
        let after = text.get(feed..).unwrap_or_default();
        parts.push(Span::new(at, before));
        // Of the white space, the line end stands for all.
        parts.push(Span::new(feed, feed + 1));
        at = text.len() - after.trim_start().len();
    }
    parts.push(Span::new(at, text.len()));
    trimmed(&part(words, &parts))
}

/// Some parts of words; a line feed that is a part of its own becomes a space.
fn part(words: &Traced, parts: &[Span]) -> Traced {
    let mut inner = Traced::default();
    for &part in parts {
        match part.of(&words.text) {
            "\n" => inner.stand(" ", part),
            _ => inner.copy(&words.text, part),
        }
    }
    inner.within(&words.trace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indents_are_spaces() {
        let source = "\n\t Six \r\n  were  killed\n\n in Kabul.\n";
        let mut words = Traced::default();
        words.copy(source, Span::new(0, source.len()));
        let plain = unindented(&words).unwrap_or_default();
        assert_eq!(plain.text, "Six were  killed in Kabul.");
        let at = plain.text.find("in Kabul").unwrap_or_default();
        assert_eq!(plain.trace.place(Span::new(at, at + 8)).of(source), "in Kabul");
        assert!(unindented(&Traced::default()).is_none());
    }
}

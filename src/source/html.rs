//! HTML as blocks of copy: paragraphs, headings, list items, captions, bylines. Elements that are no copy by
//! their nature are left out or marked; what of a whole page is the article, [`super::page`] says.

use super::elements::{Place, ends_block, is_void, place};
use super::galley::Passage;
use super::markup::{self, Handler, Tag};
use crate::span::Span;
use crate::story::{Kind, Traced};
use rustc_hash::FxHashMap;

/// The longest line that an attribute may call a byline or a dateline, in characters: beyond it the attribute
/// speaks of something else, as that of an author's own page does. A guess.
const LONGEST_CREDIT: usize = 160;
/// How far up an open item of a list or cell of a table is sought, in elements. A guess.
const NEAR: usize = 32;

/// The blocks of some HTML, a whole page or a part of one, each with its trace in the markup. White space is as
/// a browser shows it; scripts, forms and what is hidden are left out; navigation and the like are boilerplate.
///
/// It fails on nothing, and takes time and memory in proportion to the markup, however deep its elements nest.
///
/// ```
/// use copydesk::source::html::passages;
/// let found = passages("<h1>Rock &amp; roll</h1><p>Six dead<br>in <b>Kab</b>ul.<script>x</script>");
/// assert_eq!(found[0].copy.text, "Rock & roll");
/// assert_eq!(found[1].copy.text, "Six dead\nin Kabul.");
/// ```
pub fn passages(markup: &str) -> Vec<Passage> {
    let mut setter = Setter { markup, ..Setter::default() };
    markup::read(markup, &mut setter);
    setter.end();
    setter.passages
}

/// The blocks of HTML that was taken out of a source, each with its trace in that source.
pub fn within(markup: &Traced) -> Vec<Passage> {
    passages(&markup.text).iter().map(|passage| passage.within(&markup.trace)).collect()
}

#[derive(Default)]
struct Setter<'a> {
    markup: &'a str,
    passages: Vec<Passage>,
    open: Vec<Open>,
    /// How many elements of each name are open: an end tag without its start is passed over at once.
    names: FxHashMap<String, usize>,
    line: Line,
}

/// An open element.
struct Open {
    name: String,
    place: Place,
    /// Whether line ends in it are line ends.
    is_pre: bool,
    /// Whether the block ends with it.
    ends: bool,
}

/// The block that is being set.
#[derive(Default)]
struct Line {
    copy: Traced,
    /// The kind of all its words so far; `None` before the first.
    kind: Option<Option<Kind>>,
    /// White space that is not set before the next word.
    space: Option<Span>,
    /// Line breaks likewise: how many, and where the last is.
    breaks: Option<(usize, Span)>,
}

impl Handler for Setter<'_> {
    fn open(&mut self, tag: &Tag) {
        if tag.name == "br" {
            return self.line.feed(Span::new(tag.end, tag.end));
        }
        let ends = ends_block(&tag.name);
        if ends {
            self.end();
            self.close_implied(&tag.name);
        } else if matches!(tag.name.as_str(), "td" | "th") {
            self.close_implied(&tag.name);
            self.line.cell(tag.end);
        }
        let parent = self.open.last();
        let place = place(tag, parent.map_or(Place::default(), |open| open.place));
        if tag.name == "q" && place.is_shown() {
            self.line.set("“", Span::new(tag.end, tag.end));
        }
        if is_void(&tag.name) {
            return;
        }
        let is_pre = tag.name == "pre" || parent.is_some_and(|open| open.is_pre);
        // A dateline leads the paragraph that it stands in.
        let leads = place.kind() == Some(Kind::Dateline) && self.line.copy.text.is_empty();
        *self.names.entry(tag.name.clone()).or_default() += 1;
        self.open.push(Open { name: tag.name.clone(), place, is_pre, ends: ends || leads });
    }

    fn close(&mut self, name: &str, at: usize) {
        if matches!(name, "br") {
            return self.line.feed(Span::new(at, at));
        }
        if name == "q" && self.place().is_shown() {
            self.line.set("”", Span::new(at, at));
        }
        if ends_block(name) {
            self.end();
        }
        if self.names.get(name).is_some_and(|&count| count > 0) {
            while self.pop().is_some_and(|popped| popped != name) {}
        }
    }

    fn text(&mut self, words: &str, from: Span) {
        let place = self.place();
        if !place.is_shown() {
            return;
        }
        let is_pre = self.open.last().is_some_and(|open| open.is_pre);
        let is_copied = from.of(self.markup) == words;
        let mut at = 0;
        for part in words.split_inclusive(is_space) {
            let word = part.trim_end_matches(is_space);
            let whole = |start: usize, end: usize| {
                if is_copied { Span::new(start, end).shifted(from.start) } else { from }
            };
            for bare in word.split_inclusive(SOFT_HYPHEN) {
                let bare_end = at + bare.len();
                let bare = bare.trim_end_matches(SOFT_HYPHEN);
                if !bare.is_empty() {
                    self.say(place.kind(), bare, whole(at, at + bare.len()));
                }
                at = bare_end;
            }
            if word.len() < part.len() {
                let space = whole(at, at + 1);
                if is_pre && part.ends_with('\n') {
                    self.line.feed(space)
                } else {
                    self.line.space(space)
                }
                at += 1;
            }
        }
    }
}

/// Where a word may be parted; it is no letter of it.
const SOFT_HYPHEN: char = '\u{AD}';

/// What HTML collapses; other spaces stay.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}')
}

impl Setter<'_> {
    fn place(&self) -> Place {
        self.open.last().map_or(Place::default(), |open| open.place)
    }

    /// Adds words to the block. Where its words are of different kinds, it is what its element is.
    fn say(&mut self, kind: Option<Kind>, words: &str, from: Span) {
        if self.line.is_parted() {
            self.end();
        }
        self.line.kind = match self.line.kind {
            Some(before) if before != kind => {
                let block = self.open.iter().rev().take(NEAR).find(|open| open.ends);
                Some(block.and_then(|open| open.place.kind()))
            }
            _ => Some(kind),
        };
        self.line.set(words, from);
    }

    /// Ends the block.
    fn end(&mut self) {
        let Line { copy, kind, .. } = std::mem::take(&mut self.line);
        let is_credit = matches!(kind.flatten(), Some(Kind::Byline | Kind::Dateline));
        let is_long = is_credit && copy.text.chars().nth(LONGEST_CREDIT).is_some();
        if !copy.text.trim().is_empty() {
            self.passages.push(Passage { kind: kind.flatten().filter(|_| !is_long), copy });
        }
    }

    fn pop(&mut self) -> Option<String> {
        let Open { name, ends, .. } = self.open.pop()?;
        if let Some(count) = self.names.get_mut(&name) {
            *count -= 1;
        }
        if ends {
            self.end();
        }
        Some(name)
    }

    /// Closes what the start of an element closes though nobody wrote it: a paragraph, an item of the same list,
    /// a cell of the same row.
    fn close_implied(&mut self, name: &str) {
        if self.names.get("p").is_some_and(|&count| count > 0) {
            while self.pop().is_some_and(|popped| popped != "p") {}
        }
        let (same, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "td" | "th" => (&["td", "th"], &["table", "tr"]),
            "tr" => (&["tr"], &["table"]),
            _ => return,
        };
        let near = self.open.iter().rev().take(NEAR).take_while(|open| !within.contains(&open.name.as_str()));
        if near.into_iter().any(|open| same.contains(&open.name.as_str())) {
            while self.pop().is_some_and(|popped| !same.contains(&popped.as_str())) {}
        }
    }
}

impl Line {
    fn space(&mut self, at: Span) {
        self.space = self.space.or(Some(at));
    }

    fn feed(&mut self, at: Span) {
        if !self.copy.text.is_empty() {
            self.breaks = Some((self.breaks.map_or(1, |(count, _)| count + 1), at));
            self.space = None;
        }
    }

    /// Ends a cell of a table: its row is one line.
    fn cell(&mut self, at: usize) {
        if !self.copy.text.is_empty() {
            self.copy.stand("\t", Span::new(at, at));
            self.space = None;
        }
    }

    /// Whether a blank line parts what comes next from what is set.
    fn is_parted(&self) -> bool {
        self.breaks.is_some_and(|(count, _)| count > 1)
    }

    fn set(&mut self, words: &str, from: Span) {
        match (self.breaks.take(), self.space.take()) {
            (Some((_, at)), _) => self.copy.stand("\n", at),
            (None, Some(at)) if !self.copy.text.is_empty() && !self.copy.text.ends_with(is_space) => {
                self.copy.stand(" ", at);
            }
            _ => {}
        }
        self.copy.stand(words, from);
    }
}

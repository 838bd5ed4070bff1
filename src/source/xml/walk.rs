//! A file record by record, with bounds.

use super::{Element, Node};
use crate::Span;
use crate::span::text_from;
use crate::story::Traced;
use html_escape::NAMED_ENTITIES;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Elements within elements. Pages of the worst kind have some fifty; the bound keeps what walks a tree from
/// running out of stack.
const DEEPEST: usize = 100;
/// Elements of one record: a translation memory of 200,000 units of two languages. They take some hundred
/// megabytes (a guess on the generous side).
const MOST_ELEMENTS: usize = 1_000_000;

/// What a file holds, one after the other.
#[derive(Debug)]
pub enum Part<'t> {
    /// An element outside the records begins: its name and its attributes.
    Outside(Element<'t>),
    /// A record, or the line and the reason why it is none.
    Record(Result<Element<'t>, (usize, String)>),
}

/// The root of a file.
///
/// # Errors
/// Where the file is not well formed or goes beyond a bound: the line, and what to do.
pub fn read(text: &str) -> Result<Element<'_>, String> {
    let mut root = None;
    walk(
        text,
        |_| true,
        |part| match part {
            Part::Outside(_) => Ok(()),
            Part::Record(Err((line, why))) => Err(format!("line {line}: {why}")),
            Part::Record(Ok(element)) if root.is_some() => {
                Err(format!("line {}: a second root begins: split the file there", element.line))
            }
            Part::Record(Ok(element)) => {
                root = Some(element);
                Ok(())
            }
        },
    )?;
    root.ok_or_else(|| "it is XML without an element: fetch it anew, whole".to_owned())
}

/// Gives the records of a file, elements by names that are asked for, and what begins outside them.
///
/// # Errors
/// Where the file is not well formed or goes beyond a bound: the line, and what to do. What `each` says.
pub fn walk<'t>(
    text: &'t str,
    is_record: impl Fn(&str) -> bool,
    each: impl FnMut(Part<'t>) -> Result<(), String>,
) -> Result<(), String> {
    let mut reader = Reader::from_str(text);
    let lines = Lines { text, at: 0, line: 1 };
    let mut walk = Walk { text, lines, depth: 0, open: Vec::new(), count: 0, fault: None, is_record, each };
    loop {
        let event = reader.read_event().map_err(|why| {
            let byte = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
            ill_formed(walk.lines.at(byte.min(text.len())), &why)
        })?;
        match event {
            Event::Start(start) => walk.start(&start, false)?,
            Event::Empty(start) => walk.start(&start, true)?,
            Event::End(_) => walk.end()?,
            Event::Text(words) => walk.add(&words),
            Event::CData(words) => walk.add(&words),
            Event::GeneralRef(name) => {
                let character = name.resolve_char_ref().ok().flatten().map(String::from);
                walk.refer(&name, character.as_deref());
            }
            Event::Eof => return walk.is_whole(),
            _ => {}
        }
    }
}

fn ill_formed(line: usize, why: &dyn std::fmt::Display) -> String {
    format!("line {line}: it is not well-formed XML ({why}): mend it there")
}

struct Walk<'t, R, E> {
    text: &'t str,
    lines: Lines<'t>,
    /// Elements that are open, in a record or not.
    depth: usize,
    /// Those of the record.
    open: Vec<Element<'t>>,
    /// Elements of the record so far.
    count: usize,
    fault: Option<(usize, String)>,
    is_record: R,
    each: E,
}

impl<'t, R: Fn(&str) -> bool, E: FnMut(Part<'t>) -> Result<(), String>> Walk<'t, R, E> {
    fn start(&mut self, start: &BytesStart<'_>, is_empty: bool) -> Result<(), String> {
        let text = self.text;
        let name = self.span(start.local_name().as_ref());
        let (place, line) = (name.start, self.lines.at(name.start));
        let name = name.of(text);
        let mut element = Element { name, place, line, ..Element::default() };
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|why| ill_formed(line, &why))?;
            // What a name stands for holds no other name.
            let value = attribute.normalized_value_with(XmlVersion::Implicit1_0, 1, named_character);
            let value = value.map_or_else(|_| attribute.value.to_string(), String::from);
            element.attributes.push((self.span(attribute.key.as_ref()).of(text), value));
        }
        self.depth += usize::from(!is_empty);
        if self.depth > DEEPEST {
            return Err(format!("line {line}: there are more than {DEEPEST} elements within each other: flatten it"));
        }
        if self.open.is_empty() && !(self.is_record)(name) {
            return (self.each)(Part::Outside(element));
        }
        self.count = if self.open.is_empty() { 1 } else { self.count + 1 };
        if self.count > MOST_ELEMENTS {
            return Err(format!("line {line}: there are more than {MOST_ELEMENTS} elements: split it"));
        }
        if is_empty {
            return self.close(element);
        }
        self.open.push(element);
        Ok(())
    }

    fn end(&mut self) -> Result<(), String> {
        self.depth = self.depth.saturating_sub(1);
        self.open.pop().map_or(Ok(()), |element| self.close(element))
    }

    /// An element that ends goes into the one about it, or is a record.
    fn close(&mut self, element: Element<'t>) -> Result<(), String> {
        match self.open.last_mut() {
            Some(about) => {
                about.nodes.push(Node::Element(element));
                Ok(())
            }
            None => (self.each)(Part::Record(self.fault.take().map_or(Ok(element), Err))),
        }
    }

    /// Adds text as it stands, with every end of line a line feed.
    fn add(&mut self, words: &str) {
        let (text, mut rest) = (self.text, self.span(words));
        let Some(into) = self.words() else { return };
        while let Some(at) = rest.of(text).find('\r') {
            into.copy(text, Span::new(rest.start, rest.start + at));
            let from = Span::new(rest.start + at, rest.start + at + 1);
            let end = from.end + usize::from(text_from(text, from.end).starts_with('\n'));
            into.stand("\n", Span::new(from.start, end));
            rest.start = end;
        }
        into.copy(text, rest);
    }

    /// Adds what a reference stands for.
    fn refer(&mut self, name: &str, character: Option<&str>) {
        let name_at = self.span(name);
        let from = Span::new(name_at.start.saturating_sub(1), name_at.end + 1);
        match character.or_else(|| named_character(name)) {
            Some(character) => {
                if let Some(into) = self.words() {
                    into.stand(character, from);
                }
            }
            None if !self.open.is_empty() => {
                let why = "entities that a file declares are not followed: write the character itself";
                let line = self.lines.at(from.start);
                self.fault.get_or_insert((line, format!("it has “&{name};”: {why}")));
            }
            None => {}
        }
    }

    /// The text under way, where it is one of a record.
    fn words(&mut self) -> Option<&mut Traced> {
        let nodes = &mut self.open.last_mut()?.nodes;
        if !matches!(nodes.last(), Some(Node::Text(_))) {
            nodes.push(Node::Text(Traced::default()));
        }
        match nodes.last_mut() {
            Some(Node::Text(words)) => Some(words),
            _ => None,
        }
    }

    /// Where a part of the text that the reader hands out stands in it.
    fn span(&self, part: &str) -> Span {
        let start = part.as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
        Span::new(start, start + part.len())
    }

    fn is_whole(&mut self) -> Result<(), String> {
        if self.depth == 0 {
            return Ok(());
        }
        let line = self.lines.at(self.text.len());
        Err(format!("line {line}: the file ends within an element: fetch it anew, whole"))
    }
}

/// What XML and HTML call by a name: `amp`, `eacute`. The table is in order.
fn named_character(name: &str) -> Option<&'static str> {
    let at = NAMED_ENTITIES.binary_search_by(|(known, _)| (*known).cmp(name.as_bytes())).ok()?;
    NAMED_ENTITIES.get(at).map(|(_, character)| *character)
}

/// The numbers of lines, for places that come one behind the other.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn at(&mut self, byte: usize) -> usize {
        if let Some(passed) = self.text.as_bytes().get(self.at..byte) {
            self.line += passed.iter().filter(|&&byte| byte == b'\n').count();
            self.at = byte;
        }
        self.line
    }
}

//! XML for the readers of terms: elements of one record at a time, with bounds. Entities that a file
//! declares are never followed, nor is anything outside the file read.

use encoding_rs::Encoding;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Elements within elements.
const DEEPEST: usize = 100;
/// Elements of one record; the longest entry of the free dictionaries has some hundred.
const MOST_ELEMENTS: usize = 20_000;

/// An element of a record. Names are without their prefixes.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub lang: Option<String>,
    /// The attribute `type`.
    pub kind: Option<String>,
    pub line: usize,
    pub nodes: Vec<Node>,
}

#[derive(Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

/// What a file holds, one after the other.
#[derive(Debug)]
pub enum Part {
    /// An element outside the records begins: its name, and its `ident`.
    Outside(String, Option<String>),
    /// A record, or the line and the reason why it is none.
    Record(Result<Element, (usize, String)>),
}

impl Element {
    pub fn children(&self) -> impl Iterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Its text and that of all within it.
    pub fn text(&self) -> String {
        let of = |node: &Node| match node {
            Node::Element(element) => element.text(),
            Node::Text(text) => text.clone(),
        };
        self.nodes.iter().map(of).collect()
    }
}

/// The text of an XML file; `None` where the bytes are none. The encoding is that of its mark, else the one it
/// says, else UTF-8.
///
/// # Errors
/// Where the encoding is unknown or the bytes are not in it.
pub fn decode(bytes: &[u8]) -> Result<Option<String>, String> {
    let marked = Encoding::for_bom(bytes);
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(300)]).into_owned();
    if marked.is_none() && !head.trim_start().starts_with('<') {
        return Ok(None);
    }
    let said = || {
        let declared = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
        let (_, value) = declared.split_once("encoding")?;
        value.split(['"', '\'']).nth(1).map(str::to_owned)
    };
    let (encoding, from) = match (marked, said()) {
        (Some(marked), _) => marked,
        (None, None) => (encoding_rs::UTF_8, 0),
        (None, Some(name)) => {
            let why = || format!("line 1: the encoding “{name}” is not known: save the file as UTF-8");
            (Encoding::for_label(name.as_bytes()).ok_or_else(why)?, 0)
        }
    };
    let body = &bytes[from..];
    let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(body) else {
        let valid = if encoding == encoding_rs::UTF_8 { Encoding::utf8_valid_up_to(body) } else { 0 };
        let line = body[..valid].iter().filter(|&&byte| byte == b'\n').count() + 1;
        return Err(format!("line {line}: it should be {} and is not: save the file as UTF-8", encoding.name()));
    };
    Ok(text.trim_start().starts_with('<').then(|| text.into_owned()))
}

/// The name of the root.
///
/// # Errors
/// Where there is none.
pub fn root(text: &str) -> Result<String, String> {
    let mut name = None;
    walk(text, &[], |part| {
        if let Part::Outside(found, _) = part {
            name.get_or_insert(found);
            // Nothing more is asked; what is wrong further on is told when it is read.
            return Err(String::new());
        }
        Ok(())
    })
    .or_else(|why| if why.is_empty() { Ok(()) } else { Err(why) })?;
    name.ok_or_else(|| "it is XML without an element: name a TBX or a TEI file".to_owned())
}

/// Gives the records of a file, elements by one of these names, and what begins outside them.
///
/// # Errors
/// Where the file is not well formed or goes beyond a bound: the line, and what to do. What `each` says.
pub fn walk(text: &str, records: &[&str], mut each: impl FnMut(Part) -> Result<(), String>) -> Result<(), String> {
    let mut reader = Reader::from_str(text);
    let mut lines = Lines { text, at: 0, line: 1 };
    // The elements that are open: how many, and those of the record.
    let (mut depth, mut open, mut count) = (0_usize, Vec::<Element>::new(), 0);
    let mut fault: Option<(usize, String)> = None;
    loop {
        let line = lines.at(reader.buffer_position());
        let event = reader.read_event().map_err(|why| {
            let line = lines.at(reader.error_position());
            format!("line {line}: it is not well-formed XML ({why}): mend it there")
        })?;
        let (start, is_empty) = match event {
            Event::Start(start) => (start, false),
            Event::Empty(start) => (start, true),
            Event::Eof if depth > 0 => {
                return Err(format!("line {line}: the file ends within an element: fetch it anew, whole"));
            }
            Event::Eof => return Ok(()),
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if let Some(element) = open.pop() {
                    close(element, &mut open, &mut fault, &mut each)?;
                }
                continue;
            }
            Event::Text(words) => {
                add_text(&mut open, &words.xml10_content());
                continue;
            }
            Event::CData(words) => {
                add_text(&mut open, &words);
                continue;
            }
            Event::GeneralRef(name) => {
                let character = name.resolve_char_ref().ok().flatten().map(String::from);
                match character.or_else(|| resolve_predefined_entity(&name).map(str::to_owned)) {
                    Some(character) => add_text(&mut open, &character),
                    None if !open.is_empty() => {
                        let why = "entities that a file declares are not followed: write the character itself";
                        fault.get_or_insert((line, format!("it has “&{};”: {why}", &*name)));
                    }
                    None => {}
                }
                continue;
            }
            _ => continue,
        };
        // The position before an element is that of the white space before it.
        let line = lines.at(reader.buffer_position());
        let name = start.local_name().as_ref().to_owned();
        if open.is_empty() && !records.contains(&name.as_str()) {
            each(Part::Outside(name, attribute(&start, "ident")))?;
        } else {
            count = if open.is_empty() { 1 } else { count + 1 };
            if count > MOST_ELEMENTS {
                return Err(format!("line {line}: one entry has more than {MOST_ELEMENTS} elements: split it"));
            }
            let element = Element {
                name,
                lang: attribute(&start, "xml:lang").or_else(|| attribute(&start, "lang")),
                kind: attribute(&start, "type"),
                line,
                nodes: Vec::new(),
            };
            if is_empty {
                close(element, &mut open, &mut fault, &mut each)?;
            } else {
                open.push(element);
            }
        }
        depth += usize::from(!is_empty);
        if depth > DEEPEST {
            return Err(format!("line {line}: there are more than {DEEPEST} elements within each other: flatten it"));
        }
    }
}

/// An element that ends goes into the one about it, or is a record.
fn close(
    element: Element,
    open: &mut [Element],
    fault: &mut Option<(usize, String)>,
    each: &mut impl FnMut(Part) -> Result<(), String>,
) -> Result<(), String> {
    match open.last_mut() {
        Some(about) => {
            about.nodes.push(Node::Element(element));
            Ok(())
        }
        None => each(Part::Record(fault.take().map_or(Ok(element), Err))),
    }
}

fn add_text(open: &mut [Element], words: &str) {
    if let Some(element) = open.last_mut() {
        match element.nodes.last_mut() {
            Some(Node::Text(text)) => text.push_str(words),
            _ => element.nodes.push(Node::Text(words.to_owned())),
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = start.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// The numbers of lines, for places that come one behind the other.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn at(&mut self, byte: u64) -> usize {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len());
        if let Some(passed) = self.text.as_bytes().get(self.at..byte) {
            self.line += passed.iter().filter(|&&byte| byte == b'\n').count();
            self.at = byte;
        }
        self.line
    }
}

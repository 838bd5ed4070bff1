//! XML, for copy and for word lists: a tree in which all text knows its place in the file.
//!
//! Files are read as they come from agencies and translators' tools, so what is sure is held to and the rest
//! is let be. Names are without their prefixes, since exports use prefixes that they never declare, and no two
//! formats that are read here differ in the prefix alone. A `DOCTYPE` is passed over, and nothing outside the
//! file is ever read. The entities of XML and the names that HTML has (`&eacute;`, which the `DOCTYPE` of news
//! formats lends) are known; those that a file declares are not followed, so none can grow.
//!
//! A file is cut into records, each a tree of its own ([`walk`]): word lists may be huge and are taken entry by
//! entry, copy is one record, the root ([`read`]).

mod decode;
mod walk;

use super::text::Decoded;
use crate::Span;
use crate::story::Traced;
pub use decode::{decode, encoding};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};
pub use walk::{Part, read, walk};

/// An element with all that it holds.
#[derive(Debug, Default)]
pub struct Element<'t> {
    /// Without its prefix.
    pub name: &'t str,
    /// By their names with prefixes, as `xml:lang`.
    pub attributes: Vec<(&'t str, String)>,
    /// Where its name stands: the byte of the text.
    pub place: usize,
    /// The line of that place, from 1.
    pub line: usize,
    pub nodes: Vec<Node<'t>>,
}

#[derive(Debug)]
pub enum Node<'t> {
    Element(Element<'t>),
    /// References are resolved, line ends are line feeds.
    Text(Traced),
}

impl<'t> Element<'t> {
    pub fn children(&self) -> impl Iterator<Item = &Element<'t>> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Its children of that name.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element<'t>> {
        self.children().filter(move |child| child.name == name)
    }

    /// What the first children of those names lead to, one within the other.
    pub fn at(&self, path: &[&str]) -> Option<&Element<'t>> {
        let (name, rest) = match path {
            [] => return Some(self),
            [name, rest @ ..] => (name, rest),
        };
        self.children().filter(|child| child.name == *name).find_map(|child| child.at(rest))
    }

    /// By its name with its prefix; blank is absent.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(key, _)| *key == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// The empty place of its tag, for what it stands for.
    pub fn tag(&self) -> Span {
        Span::new(self.place, self.place)
    }

    /// The language that it says of itself, by `xml:lang` or, as formats of old have it, `lang`.
    pub fn language(&self) -> Option<&str> {
        self.attribute("xml:lang").or_else(|| self.attribute("lang"))
    }

    /// Its text and that of all within it.
    pub fn text(&self) -> String {
        self.traced().text
    }

    /// Its text and that of all within it, with places in the file.
    pub fn traced(&self) -> Traced {
        let mut words = Traced::default();
        self.add_to(&mut words);
        words
    }

    fn add_to(&self, words: &mut Traced) {
        for node in &self.nodes {
            match node {
                Node::Element(element) => element.add_to(words),
                Node::Text(text) => words.append(text),
            }
        }
    }
}

/// The name of the root, without its prefix, by the first bytes of a file; `None` where it is no XML.
pub fn root(bytes: &[u8]) -> Option<String> {
    /// Bytes within which a root begins: comments and a `DOCTYPE` stand before it (a guess on the generous side).
    const HEAD: usize = 64 << 10;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    // An encoding that is not known is told when the file is read.
    let (encoding, from) = encoding(head).unwrap_or(Some((UTF_8, 0)))?;
    let (text, _) = encoding.decode_without_bom_handling(head.get(from..)?);
    let mut found = None;
    // What is wrong further on is told when the file is read.
    let _ = walk(
        &text,
        |_| false,
        |part| {
            if let Part::Outside(element) = part {
                found.get_or_insert(element.name.to_owned());
                return Err(String::new());
            }
            Ok(())
        },
    );
    found
}

/// The text of an XML file as copy is read: bad bytes are faults of the copy and no errors.
///
/// # Errors
/// Where the bytes are no XML, or their encoding is not known.
pub fn text(bytes: &[u8]) -> Result<Decoded, String> {
    let Some((encoding, from)) = encoding(bytes)? else {
        return Err("it does not begin as XML does, with “<”: save it as XML".to_owned());
    };
    if from == 0 && (encoding == UTF_16LE || encoding == UTF_16BE) {
        return Ok(super::text::with(encoding, bytes, false));
    }
    super::text::decode_as(bytes, Some(encoding.name()))
}

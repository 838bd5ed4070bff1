//! Reads XML back with a reader that is not ours, and holds it against a standard.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// An element as read.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub nodes: Vec<Node>,
}

#[derive(Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    pub fn children(&self) -> impl Iterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children().filter(move |child| child.name == name)
    }

    /// Its text; a code point element of XLIFF is the character that it stands for.
    pub fn text(&self) -> String {
        let of = |node: &Node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) => {
                let code = element.attribute("hex").and_then(|hex| u32::from_str_radix(hex, 16).ok());
                code.and_then(char::from_u32).map_or_else(|| element.text(), String::from)
            }
        };
        self.nodes.iter().map(of).collect()
    }
}

/// Reads a document.
///
/// # Errors
/// Where it is not well formed, or holds a character that XML 1.0 forbids.
pub fn read(document: &str) -> Result<Element, String> {
    let forbidden =
        |c: &char| matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
    if let Some(c) = document.chars().find(forbidden) {
        return Err(format!("{c:?} stands in it"));
    }
    let mut reader = Reader::from_str(document);
    let mut open = vec![Element::default()];
    loop {
        let event = reader.read_event().map_err(|why| why.to_string())?;
        let text = match event {
            Event::Start(start) => {
                open.push(element(&start)?);
                continue;
            }
            Event::Empty(start) => Node::Element(element(&start)?),
            Event::End(_) => Node::Element(open.pop().ok_or("an end without a start")?),
            Event::Text(text) => Node::Text(text.xml10_content().into_owned()),
            Event::GeneralRef(name) => match name.resolve_char_ref().map_err(|why| why.to_string())? {
                Some(c) => Node::Text(c.to_string()),
                None => Node::Text(resolve_predefined_entity(&name).ok_or("an unknown entity")?.to_owned()),
            },
            Event::Eof => break,
            Event::Decl(_) => continue,
            other => return Err(format!("{other:?} has no business here")),
        };
        open.last_mut().ok_or("nothing is open")?.nodes.push(text);
    }
    let [root] = &mut open[..] else { return Err("an element is not closed".into()) };
    let mut elements = std::mem::take(&mut root.nodes).into_iter().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    elements.next().filter(|_| elements.next().is_none()).ok_or_else(|| "it has not one root".into())
}

fn element(start: &BytesStart<'_>) -> Result<Element, String> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|why| why.to_string())?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|why| why.to_string())?;
        attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
    }
    Ok(Element { name: start.name().as_ref().to_owned(), attributes, nodes: Vec::new() })
}

/// What a standard allows in an element.
pub struct Model {
    pub name: &'static str,
    /// Its children, in this order.
    pub children: &'static [Part],
    /// Whether text may stand in it; white space may everywhere.
    pub text: bool,
    pub attributes: &'static [Attribute],
}

/// Some children: any of these, so many times.
pub struct Part {
    pub names: &'static [&'static str],
    pub least: usize,
    pub most: usize,
}

pub struct Attribute {
    pub name: &'static str,
    pub required: bool,
    pub value: fn(&str) -> bool,
}

/// What in a document is against the models, element by element.
pub fn complaints(root: &Element, models: &[Model]) -> Vec<String> {
    let mut found = Vec::new();
    if models.first().is_none_or(|model| model.name != root.name) {
        found.push(format!("{} is no root", root.name));
    }
    hold(root, models, &mut found);
    found
}

fn hold(element: &Element, models: &[Model], found: &mut Vec<String>) {
    let name = &element.name;
    let Some(model) = models.iter().find(|model| model.name == name) else {
        found.push(format!("{name} is no element"));
        return;
    };
    for (key, value) in &element.attributes {
        match model.attributes.iter().find(|attribute| attribute.name == key) {
            None => found.push(format!("{name} has no attribute {key}")),
            Some(attribute) if !(attribute.value)(value) => found.push(format!("{name} has {key}={value:?}")),
            Some(_) => {}
        }
    }
    let needed = model.attributes.iter().filter(|attribute| attribute.required);
    found.extend(needed.filter(|a| element.attribute(a.name).is_none()).map(|a| format!("{name} needs {}", a.name)));
    let is_white =
        |node: &Node| matches!(node, Node::Text(text) if text.trim_matches([' ', '\n', '\t', '\r']).is_empty());
    if !model.text && element.nodes.iter().any(|node| matches!(node, Node::Text(_)) && !is_white(node)) {
        found.push(format!("{name} holds text"));
    }
    let mut children = element.children().peekable();
    for part in model.children {
        let mut count = 0;
        while count < part.most && children.next_if(|child| part.names.contains(&child.name.as_str())).is_some() {
            count += 1;
        }
        if count < part.least {
            found.push(format!("{name} has {count} of {:?}", part.names));
        }
    }
    found.extend(children.map(|child| format!("{} has no place in {name}", child.name)));
    element.children().for_each(|child| hold(child, models, found));
}

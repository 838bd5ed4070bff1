//! What the XML formats share: an indented UTF-8 document, the characters that XML 1.0 allows, and
//! language tags that a reader may rely on.

use crate::document::Document;
use crate::lang::is_tag;
use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::borrow::Cow;
use std::io;

pub(super) type Xml = Writer<Vec<u8>>;

/// A document with its declaration; the rest is written by the format.
pub(super) fn document(write: impl FnOnce(&mut Xml) -> io::Result<()>) -> String {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    let written =
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None))).and_then(|()| write(&mut xml));
    // Memory takes whatever is written to it, and all of it is text.
    let bytes = written.map(|()| xml.into_inner()).unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default() + "\n"
}

/// `<name attribute="value">words</name>`.
pub(super) fn leaf(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], words: &str) -> io::Result<()> {
    let element = xml.create_element(name).with_attributes(attributes.iter().copied());
    element.write_text_content(text(&allowed(words)))?;
    Ok(())
}

/// The words with what would be markup escaped; quotation marks may stand as they are.
pub(super) fn text(words: &str) -> BytesText<'_> {
    BytesText::from_escaped(partial_escape(words))
}

/// The words with � for each character that XML 1.0 forbids.
pub(super) fn allowed(words: &str) -> Cow<'_, str> {
    with_marks(words, is_allowed)
}

/// The same for what is read on a screen: the control characters too that XML 1.0 allows and advises against.
pub(super) fn shown(words: &str) -> Cow<'_, str> {
    with_marks(words, |c| is_allowed(c) && !matches!(c, '\u{7F}'..='\u{9F}'))
}

fn with_marks(words: &str, stays: impl Fn(char) -> bool) -> Cow<'_, str> {
    if words.chars().all(&stays) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.chars().map(|c| if stays(c) { c } else { '\u{FFFD}' }).collect())
}

/// `Char` of XML 1.0, section 2.2.
pub(super) fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..)
}

/// The language of a version, `und` where what it was given is no BCP 47 tag.
pub fn tag(document: &Document<'_>) -> String {
    let tag = document.tag.replace('_', "-");
    if is_tag(&tag) { tag } else { "und".to_owned() }
}

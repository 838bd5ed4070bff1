//! Marked-up copy inside XML, handed on as HTML, so that there is one reader of paragraphs, headings, lists and
//! tables: XHTML by its own names, other markup by names that stand for its own.

use super::elements::is_void;
use super::galley::Passage;
use super::html;
use super::xml::{Element, Node};
use crate::span::Span;
use crate::story::Traced;

/// An element as HTML; what of it is no copy is left out by the format.
pub struct Recast {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Recast {
    /// An element of that name, which its format calls of a class.
    pub fn new(name: &str, class: &str) -> Recast {
        let class = Some(("class".to_owned(), class.to_owned())).filter(|(_, class)| !class.is_empty());
        Recast { name: name.to_owned(), attributes: class.into_iter().collect() }
    }
}

/// The blocks of an element, each with its trace in the file. `recast` says what an element is in HTML; `None`
/// leaves it out with all that it holds.
pub fn passages(element: &Element<'_>, recast: fn(&Element<'_>) -> Option<Recast>) -> Vec<Passage> {
    let mut markup = Traced::default();
    write(element, recast, &mut markup);
    html::within(&markup)
}

/// XHTML is what it says.
pub fn xhtml(element: &Element<'_>) -> Option<Recast> {
    let attributes = element.attributes.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    Some(Recast { name: element.name.to_ascii_lowercase(), attributes })
}

fn write(element: &Element<'_>, recast: fn(&Element<'_>) -> Option<Recast>, markup: &mut Traced) {
    let Some(Recast { name, attributes }) = recast(element) else { return };
    let mut tag = format!("<{name}");
    for (name, value) in attributes {
        tag.push_str(&format!(" {name}=\"{}\"", value.replace('&', "&amp;").replace('"', "&quot;")));
    }
    tag.push('>');
    markup.stand(&tag, element.tag());
    for node in &element.nodes {
        match node {
            Node::Element(child) => write(child, recast, markup),
            Node::Text(words) => markup.nest(&escaped(&words.text), &words.trace),
        }
    }
    if !is_void(&name) {
        // An empty place would stand before what the element holds: it ends where its last words do.
        let end = markup.trace.place(Span::new(markup.text.len(), markup.text.len()));
        markup.stand(&format!("</{name}>"), end);
    }
}

/// Text as HTML has it.
fn escaped(words: &str) -> Traced {
    let mut escaped = Traced::default();
    let mut start = 0;
    for (at, sign) in words.match_indices(['&', '<']) {
        escaped.copy(words, Span::new(start, at));
        start = at + sign.len();
        escaped.stand(if sign == "&" { "&amp;" } else { "&lt;" }, Span::new(at, start));
    }
    escaped.copy(words, Span::new(start, words.len()));
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::xml::read;

    #[test]
    fn words_keep_their_places_through_both() {
        let file =
            "<x:div><title/><p class=\"a&quot;&amp;\">R&amp;D &lt;6&gt;<br/> caf&#233;</p><p/><![CDATA[<p>]]></x:div>";
        let root = read(file).unwrap_or_default();
        let found = passages(&root, xhtml);
        let words: Vec<&str> = found.iter().map(|passage| passage.copy.text.as_str()).collect();
        assert_eq!(words, ["R&D <6>\ncafé", "<p>"]);
        let place = |words: &str| {
            let copy = &found[0].copy;
            let at = copy.text.find(words).unwrap_or_default();
            copy.trace.place(Span::new(at, at + words.len())).of(file)
        };
        assert_eq!(place("&D"), "&amp;D");
        assert_eq!(place("<6>"), "&lt;6&gt;");
        assert_eq!(place("café"), "caf&#233;");
    }
}

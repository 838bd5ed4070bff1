//! Markdown as CommonMark and GitHub have it, with what is set before it between lines of `---`: title, author,
//! language.

use super::galley::Galley;
use super::html;
use super::item::{Contents, Item, tongue};
use super::text;
use crate::span::Span;
use crate::story::{Kind, Role, Traced};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The version that a file is.
///
/// # Errors
/// Where it is no text, or holds no copy.
pub fn contents(bytes: &[u8]) -> Result<Contents, String> {
    let (file, notes) = text::decode(bytes)?.into_file();
    let mut setter = Setter { file: &file, ..Setter::default() };
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, place) in Parser::new_ext(&file, options).into_offset_iter() {
        setter.take(event, Span::new(place.start, place.end));
    }
    setter.end();
    let (lang, role) = tongue(&setter.tag);
    let mut version = setter.galley.version(&file);
    if version.text.is_empty() {
        return Err("it holds no copy: put copy into it, or leave it out".to_owned());
    }
    version.lang = lang;
    version.role = if role == Role::Unknown { super::role(&setter.role).unwrap_or_default() } else { role };
    Ok(Contents { items: vec![Item { version, ..Item::default() }], notes })
}

#[derive(Default)]
struct Setter<'a> {
    file: &'a str,
    galley: Galley,
    line: Traced,
    kind: Option<Kind>,
    /// How many elements are open whose words are no copy: code, pictures, what was struck out.
    out: usize,
    is_metadata: bool,
    is_html: bool,
    tag: String,
    role: String,
}

impl Setter<'_> {
    fn take(&mut self, event: Event<'_>, at: Span) {
        match event {
            Event::Start(tag) => self.open(&tag, at),
            Event::End(tag) => self.close(tag),
            Event::Text(_) if self.is_metadata => self.metadata(at),
            Event::Text(words) if self.out == 0 => self.line.stand(&words, at),
            // The marks of code are no part of it.
            Event::Code(words) if self.out == 0 => {
                let found = at.of(self.file).find(&*words).map(|start| at.start + start);
                // Where a line ends within, it shows a space, and the whole stands for it.
                self.line.stand(&words, found.map_or(at, |start| Span::new(start, start + words.len())));
            }
            Event::SoftBreak if self.out == 0 => self.line.stand(" ", at),
            Event::HardBreak if self.out == 0 => self.line.stand("\n", at),
            Event::Html(_) if self.is_html => self.line.copy(self.file, at),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.line.stand("\n", at),
            Event::Rule => self.end(),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, at: Span) {
        match tag {
            Tag::Paragraph | Tag::Item | Tag::TableHead | Tag::TableRow | Tag::BlockQuote(_) => self.end(),
            Tag::Heading { .. } => {
                self.end();
                self.kind = Some(Kind::Headline);
            }
            Tag::TableCell if !self.line.text.is_empty() => self.line.stand("\t", Span::new(at.start, at.start)),
            Tag::FootnoteDefinition(_) => self.end(),
            Tag::CodeBlock(_) => {
                self.end();
                self.out += 1;
            }
            Tag::Image { .. } | Tag::Strikethrough => self.out += 1,
            Tag::HtmlBlock => {
                self.end();
                self.is_html = true;
            }
            Tag::MetadataBlock(_) => self.is_metadata = true,
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock | TagEnd::Image | TagEnd::Strikethrough => self.out = self.out.saturating_sub(1),
            TagEnd::HtmlBlock => {
                self.is_html = false;
                let html = std::mem::take(&mut self.line);
                self.galley.add(&html::within(&html));
            }
            TagEnd::MetadataBlock(_) => self.is_metadata = false,
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::BlockQuote(_)
            | TagEnd::FootnoteDefinition => self.end(),
            _ => {}
        }
    }

    /// Ends the block.
    fn end(&mut self) {
        self.galley.set(self.kind.take(), &std::mem::take(&mut self.line));
    }

    /// Lines of `name: words`, the part of YAML that such files are made of; quotation marks may enclose the words.
    fn metadata(&mut self, at: Span) {
        let mut start = at.start;
        for line in at.of(self.file).split_inclusive('\n') {
            let from = start;
            start += line.len();
            let Some((name, value)) = line.split_once(':') else { continue };
            let mut place = Span::new(from + name.len() + 1, start).trimmed(self.file);
            for mark in ['"', '\''] {
                let inside = place.of(self.file).strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
                if inside.is_some() {
                    place = Span::new(place.start + 1, place.end - 1);
                }
            }
            let kind = match name.trim().to_ascii_lowercase().as_str() {
                "title" | "headline" | "subtitle" => Kind::Headline,
                "author" | "byline" => Kind::Byline,
                "dateline" => Kind::Dateline,
                "lang" | "language" => {
                    self.tag = value.trim().trim_matches(['"', '\'']).to_owned();
                    continue;
                }
                "role" => {
                    self.role = value.trim().trim_matches(['"', '\'']).to_owned();
                    continue;
                }
                _ => continue,
            };
            self.galley.set(Some(kind), &Traced::of(self.file, place));
        }
    }
}

//! A whole page of HTML: which of its blocks are the article, and what its head says.
//!
//! What the article is, the extraction of Firefox's reader view says, as a library has it. It gives the words
//! without their places, so its blocks are sought among those of the page. What stands before and behind the
//! article is left out; what it passed over in between is boilerplate. A page that has neither scripts, style
//! sheets nor navigation is a document, and all of it is copy.

use super::galley::{Galley, Passage};
use super::html::passages;
use super::item::{Contents, Item, Tie, tongue};
use super::markup::{self, Handler, Tag};
use super::text;
use crate::span::Span;
use crate::story::{Edition, Kind};
use rustc_hash::FxHashMap;

/// Bytes in which a page names its encoding; browsers look at 1024.
const HEAD: usize = 1024;

/// The version that a page is.
///
/// # Errors
/// Where it is no text, or shows none.
pub fn contents(bytes: &[u8]) -> Result<Contents, String> {
    let (file, mut notes) = text::decode_as(bytes, encoding(bytes).as_deref())?.into_file();
    let mut head = Head::default();
    markup::read(&file, &mut head);
    let mut blocks = passages(&file);
    if head.is_of_site || blocks.iter().any(|block| block.kind == Some(Kind::Boilerplate)) {
        match article(&file, &head, &blocks) {
            Some(chosen) => blocks = chosen,
            None => {
                notes.push("no article was found in it, so all of the page was read: give the article alone".to_owned())
            }
        }
    }
    let mut galley = Galley::default();
    galley.add(&blocks);
    if galley.text().is_empty() {
        return Err("it shows no text: save the page as a browser shows it, or leave it out".to_owned());
    }
    let (lang, role) = tongue(&head.lang);
    let mut version = galley.version(&file);
    (version.lang, version.role) = (lang, role);
    version.edition = Edition { item: head.address.clone(), ..Edition::default() };
    let item = Item { version, story: head.address, ties: head.ties, ..Item::default() };
    Ok(Contents { items: vec![item], notes })
}

/// The encoding that a page names: by an XML declaration or in a `meta`.
fn encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_ascii_lowercase();
    let declared = head.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split('>').next());
    let name = match declared.and_then(|declaration| declaration.split_once("encoding")) {
        Some((_, rest)) => rest,
        None => head.split_once("charset").map(|(_, rest)| rest)?,
    };
    let name =
        name.trim_start().strip_prefix('=')?.trim_start_matches(|c: char| c.is_whitespace() || "'\"".contains(c));
    let name: String = name.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect();
    Some(name).filter(|name| !name.is_empty())
}

/// What the head of a page says, and what it is made of.
#[derive(Default)]
struct Head {
    lang: String,
    /// Its lasting address.
    address: Option<String>,
    ties: Vec<Tie>,
    is_of_site: bool,
    elements: usize,
    /// How many elements are open, about, and the most that were.
    depth: usize,
    deepest: usize,
}

impl Handler for Head {
    fn open(&mut self, tag: &Tag) {
        self.elements += 1;
        self.depth += 1;
        self.deepest = self.deepest.max(self.depth);
        let get = |name: &str| tag.get(name).unwrap_or("").trim();
        match tag.name.as_str() {
            "html" => {
                let lang = Some(get("lang")).filter(|lang| !lang.is_empty()).unwrap_or(get("xml:lang"));
                self.lang = lang.to_owned();
            }
            "script" => self.is_of_site = true,
            "link" => {
                let rel = get("rel").to_ascii_lowercase();
                self.is_of_site |= rel == "stylesheet";
                let address = get("href").to_owned();
                if rel == "canonical" && !address.is_empty() {
                    self.ties.push(Tie { field: "link:canonical".to_owned(), value: address.clone() });
                    self.address = Some(address);
                } else if rel == "alternate" && !get("hreflang").is_empty() && !address.is_empty() {
                    self.ties.push(Tie { field: "link:alternate".to_owned(), value: address });
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, _name: &str, _at: usize) {
        self.depth = self.depth.saturating_sub(1);
    }

    fn text(&mut self, _words: &str, _from: Span) {}
}

/// The blocks of the page that are its article, with what stands between them as boilerplate.
fn article(page: &str, head: &Head, blocks: &[Passage]) -> Option<Vec<Passage>> {
    let found = extracted(page, head)?;
    let mut wanted: FxHashMap<String, usize> = FxHashMap::default();
    found.blocks.iter().for_each(|block| *wanted.entry(key(block)).or_default() += 1);
    let mut on_page: FxHashMap<String, usize> = FxHashMap::default();
    blocks.iter().for_each(|block| *on_page.entry(key(block)).or_default() += 1);
    let is_wanted = |block: &Passage| wanted.contains_key(&key(block));
    // What stands twice on the page, as “Share” does, says nothing of where the article is.
    let is_sure = |block: &Passage| is_wanted(block) && on_page.get(&key(block)) == Some(&1);
    let first = blocks.iter().position(is_sure)?;
    let last = blocks.iter().rposition(is_sure)?;
    // The extraction leaves the title out, and with it what stands between title and text.
    let is_title = |block: &Passage| block.kind == Some(Kind::Headline) || key(block) == found.title;
    let start = blocks.get(..first)?.iter().rposition(is_title).unwrap_or(first);
    let chosen = blocks.get(start..=last)?.iter().enumerate().map(|(n, block)| {
        let is_lead = n == 0 && is_title(block);
        let kind = match block.kind {
            _ if is_lead => Some(Kind::Headline),
            Some(Kind::Byline | Kind::Dateline) => block.kind,
            Some(Kind::Caption) if start + n < first => block.kind,
            _ if !is_wanted(block) => Some(Kind::Boilerplate),
            _ if found.byline.as_ref().is_some_and(|byline| *byline == key(block)) => Some(Kind::Byline),
            kind => kind,
        };
        Passage { kind, copy: block.copy.clone() }
    });
    Some(chosen.collect())
}

/// What an extraction gives; words without white space.
struct Extracted {
    title: String,
    byline: Option<String>,
    blocks: Vec<Passage>,
}

/// The words of a block without white space, by which blocks are found again.
fn key(block: &Passage) -> String {
    packed(&block.copy.text)
}

fn packed(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Elements that one may stand in, elements of a page, and its bytes: beyond these the extraction could take long
/// or more of the stack than there is. The largest pages of newspapers have some 5,000 elements in 2 MiB.
#[cfg(feature = "web")]
const MOST: (usize, usize, usize) = (400, 100_000, 16 << 20);

#[cfg(feature = "web")]
fn extracted(page: &str, head: &Head) -> Option<Extracted> {
    let (deepest, elements, length) = MOST;
    if head.deepest > deepest || head.elements > elements || page.len() > length {
        return None;
    }
    let config = dom_smoothie::Config { keep_classes: true, ..dom_smoothie::Config::default() };
    let article = dom_smoothie::Readability::new(page, None, Some(config)).ok()?.parse().ok()?;
    Some(Extracted {
        title: packed(&article.title),
        byline: article.byline.as_deref().map(packed),
        blocks: passages(&article.content),
    })
}

#[cfg(not(feature = "web"))]
fn extracted(_page: &str, _head: &Head) -> Option<Extracted> {
    None
}

//! TMX 1.4, translation memories.
//!
//! ```xml
//! <tmx version="1.4"><header srclang="en" …/><body>
//!   <tu><prop type="x-story">kabul</prop>
//!     <tuv xml:lang="en"><seg>Six were <hi>killed</hi>.</seg></tuv>
//!     <tuv xml:lang="fr"><seg>Six morts<ph>&lt;br/&gt;</ph>.</seg></tuv>
//!   </tu>
//! </body></tmx>
//! ```
//!
//! - All units are one story and each language is a version, its segments sentences; of two segments of a unit in
//!   one language the first counts. Empty ones are passed over.
//! - Where units say what story they are of and which version a segment is of, as those of `copydesk align` do
//!   (`prop type="x-story"`, `x-version`), so it is.
//! - The language of `srclang` has the role `source` where all units agree; `*all*` is none.
//! - Codes within a segment are left out with the code that they hold; `hi` stays. White space is as it stands.
//!   Notes are no copy.

use super::cut;
use super::item::{Contents, Item, tongue};
use super::xml::{self, Element, Node};
use crate::story::{Role, Traced};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Versions of one memory; more are no languages (a guess on the generous side).
const MOST_VERSIONS: usize = 1_000;

/// The versions in a memory.
///
/// # Errors
/// Where it is broken or has no text: the line, why, and what to do.
pub fn contents(bytes: &[u8]) -> Result<Contents, String> {
    let (file, notes) = xml::text(bytes)?.into_file();
    let root = xml::read(&file)?;
    let mut memory = Memory::default();
    let source = root.at(&["header"]).and_then(|header| header.attribute("srclang"));
    for unit in root.named("body").flat_map(|body| body.named("tu")) {
        memory.add(unit, unit.attribute("srclang").or(source))?;
    }
    let items = memory.items(&file);
    if items.is_empty() {
        return Err("it is a memory without a segment: export it with its units, or leave it out".to_owned());
    }
    Ok(Contents { items, notes })
}

#[derive(Default)]
struct Memory {
    /// The number of each story.
    stories: BTreeMap<Option<String>, usize>,
    /// The place of each version of a story, by its id; languages in small letters.
    places: BTreeMap<(usize, String), usize>,
    versions: Vec<Column>,
}

/// A version under way.
struct Column {
    part: usize,
    story: Option<String>,
    id: String,
    lang: Option<String>,
    sentences: Vec<Traced>,
    /// Of how many its unit says that they are the source.
    sources: usize,
}

impl Memory {
    fn add(&mut self, unit: &Element<'_>, source: Option<&str>) -> Result<(), String> {
        let story = prop(unit, "x-story");
        let count = self.stories.len();
        let part = *self.stories.entry(story.clone()).or_insert(count);
        let mut seen: Vec<usize> = Vec::new();
        for variant in unit.named("tuv") {
            let lang = variant.language();
            let Some(sentence) = variant.at(&["seg"]).and_then(sentence) else { continue };
            let named = prop(variant, "x-version");
            let id = named.clone().unwrap_or_else(|| lang.unwrap_or_default().to_owned());
            let key = named.unwrap_or_else(|| id.to_lowercase());
            let at = *self.places.entry((part, key)).or_insert(self.versions.len());
            if at == self.versions.len() {
                let lang = lang.map(str::to_owned);
                self.versions.push(Column { part, story: story.clone(), id, lang, sentences: Vec::new(), sources: 0 });
            }
            if self.versions.len() > MOST_VERSIONS {
                return Err(format!("line {}: it has more than {MOST_VERSIONS} versions: split it", variant.line));
            }
            if seen.contains(&at) {
                continue;
            }
            seen.push(at);
            if let Some(column) = self.versions.get_mut(at) {
                column.sentences.push(sentence);
                let is_source = lang.zip(source).is_some_and(|(lang, source)| lang.eq_ignore_ascii_case(source));
                column.sources += usize::from(is_source);
            }
        }
        Ok(())
    }

    fn items(self, file: &Arc<str>) -> Vec<Item> {
        let mut items: Vec<Item> = self.versions.into_iter().map(|column| column.item(file)).collect();
        items.sort_by_key(|item| item.part);
        items
    }
}

impl Column {
    fn item(self, file: &Arc<str>) -> Item {
        let Column { part, story, id, lang, sentences, sources } = self;
        let mut item = Item { version: cut::version(&sentences, file), story, part, ..Item::default() };
        item.version.id = id;
        (item.version.lang, item.version.role) = lang.map_or((None, Role::Unknown), |tag| tongue(&tag));
        if sources == sentences.len() {
            item.version.role = Role::Source;
        }
        item
    }
}

/// What a `prop` of that type says.
fn prop(element: &Element<'_>, kind: &str) -> Option<String> {
    let found = element.named("prop").find(|prop| prop.attribute("type") == Some(kind))?;
    Some(found.text().trim().to_owned()).filter(|words| !words.is_empty())
}

/// The words of a segment without its codes.
fn sentence(segment: &Element<'_>) -> Option<Traced> {
    let mut words = Traced::default();
    add_words(segment, &mut words);
    cut::trimmed(&words)
}

fn add_words(element: &Element<'_>, words: &mut Traced) {
    for node in &element.nodes {
        match node {
            Node::Text(text) => words.append(text),
            Node::Element(child) if child.name == "hi" => add_words(child, words),
            Node::Element(_) => {}
        }
    }
}

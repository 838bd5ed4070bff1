//! XLIFF 1.2 and 2.x, what translators' tools exchange.
//!
//! ```xml
//! <xliff version="2.0" srcLang="en" trgLang="fr">            <xliff version="1.2">
//!   <file id="f1" original="kabul">                            <file original="kabul" source-language="en"
//!     <unit id="1">                                                  target-language="fr"><body>
//!       <segment state="final">                                  <trans-unit id="1">
//!         <source>Six were killed.</source>                        <source>Six were killed.</source>
//!         <target>Six morts.</target>                              <target state="final">Six morts.</target>
//!       </segment>                                               </trans-unit>
//!     </unit>                                                  </body></file>
//!   </file>                                                  </xliff>
//! </xliff>
//! ```
//!
//! - A `file` is a story, called by its `original`; its sources are one version and its targets another. Files
//!   of one `original` that stand one behind the other with the same sources are one story in several languages.
//! - A segment is a sentence: in 1.2 a `mrk mtype="seg"` where the unit has them, else the unit. Empty ones are
//!   passed over, and so is what is not to be translated (`translate="no"`), which is counted in a note. Targets
//!   stand by their `order`.
//! - Codes within a sentence are left out with the code that they hold, what they enclose stays; a line break is
//!   a space, `cp` is its character. White space is as it stands under `xml:space="preserve"`; else line ends
//!   with the indent about them are a space.
//! - The sources have the role `source`. The targets are `mt` where each says so by its `state-qualifier`
//!   (`leveraged-mt`, `mt-suggestion`), `human` where each has a state that only a person gives (`reviewed`,
//!   `final`, `signed-off`).
//! - Notes are for translators and no copy; but `copydesk align` names its versions by a `note` of the file with
//!   the category `version`. Proposals (`alt-trans`, matches) are no copy either.

use super::cut;
use super::item::{Contents, Item, tongue};
use super::xml::{self, Element, Node};
use crate::story::{Role, Traced};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The versions in a file.
///
/// # Errors
/// Where it is broken or has no text: the line, why, and what to do.
pub fn contents(bytes: &[u8]) -> Result<Contents, String> {
    let (file, notes) = xml::text(bytes)?.into_file();
    let root = xml::read(&file)?;
    let mut stories: Vec<Job> = Vec::new();
    let mut by_original: BTreeMap<String, usize> = BTreeMap::new();
    let mut kept_back = 0;
    for element in root.named("file") {
        let mut job = Job::new(&root, element);
        job.gather(element, Mode { translate: true, preserve: false }.within(&root).within(element));
        kept_back += job.kept_back;
        let before = job.original.as_ref().and_then(|original| by_original.get(original).copied());
        match before.and_then(|at| stories.get_mut(at)).filter(|before| before.source.says_as(&job.source)) {
            Some(before) => before.others.push(job.target),
            None => {
                job.original.iter().for_each(|original| _ = by_original.insert(original.clone(), stories.len()));
                stories.push(job);
            }
        }
    }
    let items: Vec<Item> = stories
        .into_iter()
        .filter(|job| !job.is_empty())
        .enumerate()
        .flat_map(|(part, job)| job.items(part, &file))
        .collect();
    if items.is_empty() {
        let which = if kept_back > 0 { " that is to be translated" } else { "" };
        return Err(format!("its segments hold no text{which}: export it with its segments, or leave it out"));
    }
    let kept_back = match kept_back {
        0 => None,
        1 => Some("1 unit is not to be translated and was left out".to_owned()),
        count => Some(format!("{count} units are not to be translated and were left out")),
    };
    Ok(Contents { items, notes: notes.into_iter().chain(kept_back).collect() })
}

/// A `file` under way.
struct Job {
    original: Option<String>,
    source: Side,
    target: Side,
    /// The targets of files that follow it with the same sources.
    others: Vec<Side>,
    kept_back: usize,
}

#[derive(Default)]
struct Side {
    /// What `copydesk align` calls the version.
    id: Option<String>,
    lang: Option<String>,
    sentences: Vec<Traced>,
    /// What each sentence says of who translated it.
    roles: Vec<Role>,
}

/// What elements hand down to those within them.
#[derive(Clone, Copy)]
struct Mode {
    translate: bool,
    preserve: bool,
}

impl Mode {
    fn within(self, element: &Element<'_>) -> Mode {
        let is = |name: &str, yes: &str, no: &str, otherwise: bool| match element.attribute(name) {
            Some(value) if value == yes => true,
            Some(value) if value == no => false,
            _ => otherwise,
        };
        Mode {
            translate: is("translate", "yes", "no", self.translate),
            preserve: is("xml:space", "preserve", "default", self.preserve),
        }
    }
}

impl Job {
    fn new(root: &Element<'_>, file: &Element<'_>) -> Job {
        let lang = |old: &str, new: &str| file.attribute(old).or_else(|| root.attribute(new)).map(str::to_owned);
        let is_name = |note: &&Element<'_>| note.attribute("category") == Some("version");
        let named = |side: &str| {
            let mut notes = file.named("notes").flat_map(|notes| notes.named("note")).filter(is_name);
            notes.find(|note| note.attribute("appliesTo") == Some(side)).map(Element::text)
        };
        let side = |name: &str, lang| Side { id: named(name), lang, ..Side::default() };
        Job {
            original: file.attribute("original").map(str::to_owned),
            source: side("source", lang("source-language", "srcLang")),
            target: side("target", lang("target-language", "trgLang")),
            others: Vec::new(),
            kept_back: 0,
        }
    }

    /// Adds the units within an element.
    fn gather(&mut self, element: &Element<'_>, mode: Mode) {
        for child in element.children() {
            let mode = mode.within(child);
            match child.name {
                "body" | "group" => self.gather(child, mode),
                "unit" | "trans-unit" if !mode.translate => self.kept_back += 1,
                "unit" => self.add_unit(child, mode),
                "trans-unit" => self.add_old_unit(child, mode),
                _ => {}
            }
        }
    }

    fn add_unit(&mut self, unit: &Element<'_>, mode: Mode) {
        let parts = unit.children().filter(|part| matches!(part.name, "segment" | "ignorable"));
        let mut targets = Vec::new();
        for (part, place) in parts.zip(1_usize..) {
            let is_segment = part.name == "segment";
            part.named("source").take(1).filter(|_| is_segment).for_each(|source| self.source.add(source, part, mode));
            for target in part.named("target").take(1) {
                let order = target.attribute("order").and_then(|order| order.parse().ok()).unwrap_or(place);
                targets.push((order, is_segment, target, part));
            }
        }
        targets.sort_by_key(|&(order, ..)| order);
        for (_, _, target, part) in targets.into_iter().filter(|&(_, is_segment, ..)| is_segment) {
            self.target.add(target, part, mode);
        }
    }

    /// Of 1.2.
    fn add_old_unit(&mut self, unit: &Element<'_>, mode: Mode) {
        let segmented = unit.at(&["seg-source"]).map(segments).filter(|segments| !segments.is_empty());
        match segmented {
            Some(segments) => segments.into_iter().for_each(|segment| self.source.add(segment, segment, mode)),
            None => unit.named("source").take(1).for_each(|source| self.source.add(source, source, mode)),
        }
        for target in unit.named("target").take(1) {
            let segments = segments(target);
            let whole = if segments.is_empty() { vec![target] } else { segments };
            whole.into_iter().for_each(|words| self.target.add(words, target, mode));
            self.target.lang = self.target.lang.take().or_else(|| target.attribute("xml:lang").map(str::to_owned));
        }
    }

    fn is_empty(&self) -> bool {
        self.source.sentences.is_empty() && self.target.sentences.is_empty()
    }

    fn items(self, part: usize, file: &Arc<str>) -> impl Iterator<Item = Item> + use<> {
        let source = self.source.item("source", file).map(|mut item| {
            item.version.role = Role::Source;
            item
        });
        let story = self.original;
        let targets = std::iter::once(self.target).chain(self.others);
        let targets: Vec<Item> = targets.filter_map(|side| side.item("target", file)).collect();
        source.into_iter().chain(targets).map(move |item| Item { story: story.clone(), part, ..item })
    }
}

impl Side {
    /// Adds the sentence that an element holds, whose state another says.
    fn add(&mut self, words: &Element<'_>, state: &Element<'_>, mode: Mode) {
        let mut all = Traced::default();
        add_words(words, &mut all);
        let preserve = mode.within(state).within(words).preserve;
        let sentence = if preserve { cut::trimmed(&all) } else { cut::unindented(&all) };
        if let Some(sentence) = sentence {
            self.sentences.push(sentence);
            self.roles.push(role(state));
        }
    }

    fn says_as(&self, other: &Side) -> bool {
        let is_same = |(one, other): (&Traced, &Traced)| one.text == other.text;
        self.lang == other.lang
            && self.sentences.len() == other.sentences.len()
            && self.sentences.iter().zip(&other.sentences).all(is_same)
    }

    fn item(self, otherwise: &str, file: &Arc<str>) -> Option<Item> {
        if self.sentences.is_empty() {
            return None;
        }
        let mut item = Item { version: cut::version(&self.sentences, file), ..Item::default() };
        let agreed = self.roles.iter().min().filter(|least| Some(*least) == self.roles.iter().max());
        item.version.role = agreed.copied().unwrap_or_default();
        if let Some(tag) = &self.lang {
            let (lang, role) = tongue(tag);
            item.version.lang = lang;
            item.version.role = if role == Role::Unknown { item.version.role } else { role };
        }
        item.version.id = self.id.or(self.lang).unwrap_or_else(|| otherwise.to_owned());
        Some(item)
    }
}

/// Who translated a sentence, as far as its state says.
fn role(state: &Element<'_>) -> Role {
    match (state.attribute("state"), state.attribute("state-qualifier")) {
        (Some("final" | "reviewed" | "signed-off"), _) => Role::Human,
        (_, Some("leveraged-mt" | "mt-suggestion")) => Role::Mt,
        _ => Role::Unknown,
    }
}

/// The segments of a unit of 1.2, where they hold all its words.
fn segments<'a>(whole: &'a Element<'a>) -> Vec<&'a Element<'a>> {
    let mut found = Vec::new();
    if find_segments(whole, &mut found) { found } else { Vec::new() }
}

/// Finds segments; whether nothing but white space stands outside them.
fn find_segments<'a>(element: &'a Element<'a>, found: &mut Vec<&'a Element<'a>>) -> bool {
    element.nodes.iter().all(|node| match node {
        Node::Text(words) => words.text.trim().is_empty(),
        Node::Element(child) if child.name == "mrk" && child.attribute("mtype") == Some("seg") => {
            found.push(child);
            true
        }
        Node::Element(child) if holds_words(child) => find_segments(child, found),
        Node::Element(_) => true,
    })
}

/// Whether what an inline element encloses is text and no code.
fn holds_words(element: &Element<'_>) -> bool {
    matches!(element.name, "g" | "mrk" | "pc")
}

/// Adds the words of an element without its codes.
fn add_words(element: &Element<'_>, words: &mut Traced) {
    for node in &element.nodes {
        match node {
            Node::Text(text) => words.append(text),
            Node::Element(child) if holds_words(child) => add_words(child, words),
            Node::Element(child) if child.name == "cp" => {
                let hex = child.attribute("hex").and_then(|hex| u32::from_str_radix(hex, 16).ok());
                let character = hex.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER);
                words.stand(character.encode_utf8(&mut [0; 4]), child.tag());
            }
            Node::Element(child) if is_break(child) && !words.text.ends_with(char::is_whitespace) => {
                words.stand(" ", child.tag());
            }
            Node::Element(_) => {}
        }
    }
}

/// Whether a code is a line break: `ctype="lb"`, `subType="xlf:lb"`.
fn is_break(code: &Element<'_>) -> bool {
    ["ctype", "subType"].iter().any(|name| matches!(code.attribute(name), Some("lb" | "x-lb" | "xlf:lb" | "xlf:pb")))
}

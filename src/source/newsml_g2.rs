//! NewsML-G2: news items, alone or several in a message.
//!
//! | NewsML-G2 | here |
//! | --- | --- |
//! | `contentSet/inlineXML` with XHTML or NITF, `inlineData` with text | body; one version a language |
//! | `contentMeta/headline`, `by`, `dateline` | headline, byline, dateline, where the body does not say them |
//! | `xml:lang` of the content, `contentMeta/language/@tag`, `xml:lang` of the item | language |
//! | `@guid`, `@version`, `itemMeta/versionCreated` | edition |
//! | `itemMeta/signal` `sig:correction` | the edition corrects |
//! | `itemMeta/edNote` of a correction or an update, or of no role | notices; no note is copy |
//! | `itemMeta/pubStatus` other than usable | a notice, and a note to the reader |
//!
//! Items of a message are stories of their own, but for those of which one names the other as its translation.
//! Pictures, film and sound are passed over. Packages, concepts, plans and catalogues hold no copy and are refused,
//! and so is content that stands elsewhere (`remoteContent`): nothing is fetched.
//!
//! Ties: `guid`, `altIds:TYPE`, `link:REL` of every link.

use super::item::{Contents, Item, Tie, tongue};
use super::news::{self, Sheet, is_correction, local};
use super::nitf;
use super::recast::{self, Recast};
use super::xml::{self, Element};
use crate::source::galley::Passage;
use crate::story::{Edition, Kind};
use std::sync::Arc;

/// The roots that hold items, and those that do not.
pub const ROOTS: [&str; 2] = ["newsItem", "newsMessage"];
pub const BARE: [&str; 6] =
    ["packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem", "newsCoverage"];

/// The versions in a file.
///
/// # Errors
/// Where it is broken or has no copy: the line, why, and what to do.
pub fn contents(bytes: &[u8]) -> Result<Contents, String> {
    let (file, notes) = xml::text(bytes)?.into_file();
    let root = xml::read(&file)?;
    let mut contents = Contents { items: Vec::new(), notes };
    let mut left_out = Vec::new();
    let alone = (root.name == "newsItem").then_some(&root);
    let sent = root.named("itemSet").flat_map(Element::children);
    for (part, element) in alone.into_iter().chain(sent).enumerate() {
        match items(element, &file) {
            Ok(items) => contents.items.extend(items.into_iter().map(|item| Item { part, ..item })),
            Err(why) => left_out.push(format!("line {}: {why}", element.line)),
        }
    }
    news::join(&mut contents.items);
    for item in &contents.items {
        contents.notes.extend(item.version.edition.notices.iter().find(|notice| notice.starts_with(STATUS)).cloned());
    }
    news::passed_over(contents, left_out, "the message holds no item: fetch it anew, whole, or leave it out")
}

/// How a notice begins that an item is not to be used.
const STATUS: &str = "its pubStatus is";

/// The versions of an item, one a language.
fn items(item: &Element<'_>, file: &Arc<str>) -> Result<Vec<Item>, String> {
    if item.name != "newsItem" {
        let name = item.name;
        return Err(format!("it is a <{name}>, which names other items and holds no copy: name the items"));
    }
    let content = || item.named("contentSet").flat_map(Element::children);
    let mut sheets: Vec<(Option<&str>, Sheet, &Element<'_>)> = Vec::new();
    let mut faults = Vec::new();
    for part in content() {
        let sheet = match body(part) {
            Ok(body) => Sheet { body, ..Sheet::default() },
            Err(why) => {
                faults.push(why);
                continue;
            }
        };
        let lang = part.language().or_else(|| part.children().find_map(Element::language));
        // Parts in one language are one copy in several forms.
        if !sheet.is_empty() && sheets.iter().all(|(other, ..)| *other != lang) {
            sheets.push((lang, sheet, part));
        }
    }
    if sheets.is_empty() {
        let none = || match item.at(&["itemMeta", "itemClass"]).and_then(|class| class.attribute("qcode")) {
            Some(class) if local(class) != "text" => format!("its class is {class}, and it has no text: leave it out"),
            _ => "it has no content: fetch it anew, whole, or leave it out".to_owned(),
        };
        return Err(faults.into_iter().next().unwrap_or_else(none));
    }
    Ok(sheets.into_iter().map(|(lang, sheet, part)| version(item, lang, sheet, part, file)).collect())
}

/// The blocks that a part of the content holds.
fn body(part: &Element<'_>) -> Result<Vec<Passage>, String> {
    match part.name {
        "inlineXML" => {
            let inner = || part.children();
            match inner().map(|child| child.name).find(|name| !is_html(name) && *name != "nitf") {
                Some(other) => Err(format!("its content is <{other}>, no copy: give XHTML or NITF")),
                None if inner().next().is_none() => Ok(news::text(&part.traced())),
                None => Ok(inner()
                    .flat_map(|child| match child.name {
                        "nitf" => nitf::passages(child),
                        _ => recast::passages(child, xhtml),
                    })
                    .collect()),
            }
        }
        "inlineData" => match part.attribute("encoding") {
            Some(encoding) => Err(format!("its content is encoded ({encoding}): give it as text")),
            None => Ok(news::text(&part.traced())),
        },
        "remoteContent" => {
            let href = part.attribute("href").or(part.attribute("residref")).unwrap_or("another place");
            let kind = part.attribute("contenttype").map(|kind| format!(" ({kind})")).unwrap_or_default();
            Err(format!("its content stands elsewhere, at {href}{kind}: nothing is fetched, so name that file itself"))
        }
        name => Err(format!("its content is <{name}>, no copy: give inlineXML or inlineData")),
    }
}

fn is_html(name: &str) -> bool {
    matches!(
        name,
        "html" | "body" | "article" | "section" | "main" | "div" | "p" | "span" | "h1" | "h2" | "ul" | "ol" | "table"
    )
}

/// XHTML, without what agencies put into it that is no copy: keywords, the hour, the notebook.
fn xhtml(element: &Element<'_>) -> Option<Recast> {
    let classes = element.attribute("class").unwrap_or_default();
    let is_out = |class: &str| {
        matches!(class, "slugline" | "publicationDate" | "notepad" | "np-public" | "np-nonpublic" | "closingline")
    };
    if classes.split_whitespace().any(is_out) { None } else { recast::xhtml(element) }
}

fn version(item: &Element<'_>, lang: Option<&str>, mut sheet: Sheet, part: &Element<'_>, file: &Arc<str>) -> Item {
    let meta = || item.named("contentMeta").flat_map(Element::children);
    let tag =
        lang.or_else(|| meta().find(|child| child.name == "language")?.attribute("tag")).or_else(|| item.language());
    for (name, kind) in [("headline", Kind::Headline), ("by", Kind::Byline), ("dateline", Kind::Dateline)] {
        for line in meta().filter(|child| child.name == name) {
            // Lines in another language are those of another version.
            if line.language().is_none_or(|line| Some(line) == tag) {
                sheet.add(kind, line);
            }
        }
    }
    let mut found = Item { version: sheet.version(file), ..Item::default() };
    part.children().filter(|child| child.name == "nitf").for_each(|child| nitf::describe(child, &mut found));
    if let Some((lang, role)) = tag.map(tongue) {
        found.version.lang = lang;
        found.version.role = role;
    }
    found.version.id = tag.unwrap_or_default().to_owned();
    found.version.edition = edition(item, std::mem::take(&mut found.version.edition));
    let slug = meta().find(|child| child.name == "slugline").map(|slug| slug.text().trim().to_owned());
    found.story = slug.filter(|slug| !slug.is_empty()).or_else(|| item.attribute("guid").map(str::to_owned));
    found.ties.extend(ties(item));
    found
}

/// What the item says of its issues; what its content says of itself is kept.
fn edition(item: &Element<'_>, inner: Edition) -> Edition {
    let meta = |name: &'static str| item.named("itemMeta").flat_map(move |meta| meta.named(name));
    let is_notice = |note: &&Element<'_>| {
        note.attribute("role").is_none_or(|role| is_correction(local(role)) || local(role).contains("update"))
            && note.attribute("pubconstraint").is_none()
    };
    let notes = meta("edNote").filter(is_notice).map(|note| news::one_line(&note.traced()).text.trim().to_owned());
    let status = meta("pubStatus").filter_map(code).filter(|status| status != "usable");
    let status = status.map(|status| format!("{STATUS} {status}: it is not for use"));
    Edition {
        item: item.attribute("guid").map(str::to_owned).or(inner.item),
        number: item.attribute("version").and_then(|number| number.parse().ok()).or(inner.number),
        corrects: inner.corrects || meta("signal").filter_map(code).any(|signal| is_correction(&signal)),
        issued: meta("versionCreated").next().map(|stamp| stamp.text().trim().to_owned()).or(inner.issued),
        notices: status.chain(notes).chain(inner.notices).filter(|notice| !notice.is_empty()).collect(),
    }
}

/// What the code of an element says, without its scheme.
fn code(element: &Element<'_>) -> Option<String> {
    element.attribute("qcode").or(element.attribute("uri")).map(|code| local(code).to_owned())
}

fn ties(item: &Element<'_>) -> Vec<Tie> {
    let tie = |field: String, value: &str| Tie { field, value: value.to_owned() };
    let mut ties: Vec<Tie> = item.attribute("guid").map(|guid| tie("guid".to_owned(), guid)).into_iter().collect();
    for meta in item.children().filter(|child| matches!(child.name, "itemMeta" | "contentMeta")) {
        for id in meta.named("altId") {
            let kind = id.attribute("type").or(id.attribute("role")).map_or("", local);
            let words = id.text();
            let value = id.attribute("id").unwrap_or(words.trim());
            if !value.is_empty() {
                ties.push(tie(format!("altIds:{kind}"), value));
            }
        }
        for link in meta.named("link") {
            let kind = link.attribute("rel").map_or("", local);
            let value = ["residref", "guidref", "href"].iter().find_map(|name| link.attribute(name));
            ties.extend(value.map(|value| tie(format!("link:{kind}"), value)));
        }
    }
    ties
}

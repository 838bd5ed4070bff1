//! NITF 3.x, the agencies' markup of one story, alone or within NewsML.
//!
//! | NITF | here |
//! | --- | --- |
//! | `hl1`, `hl2`; `head/title` where there is none | headline |
//! | `byline`, `tagline` | byline |
//! | `dateline` | dateline |
//! | `media-caption`, `caption` | caption |
//! | `abstract`, `block`, `p`, lists, tables | body |
//! | `body.head/note`, `distributor`, rights, `media-metadata`, `classifier` | no copy |
//! | `ed-msg/@info`, `correction/@info`, `note` | notices; a `correction` corrects |
//! | `doc-id/@id-string`, `du-key/@version`, `date.issue/@norm` | edition |
//! | `baselang`, `xml:lang` | language |
//!
//! Ties: `doc-id`, `du-key`.

use super::item::{Contents, Item, Tie, tongue};
use super::news::{Sheet, one_line};
use super::recast::{self, Recast};
use super::xml::{self, Element};
use crate::source::galley::Passage;
use crate::story::{Edition, Kind};

/// The version in a file.
///
/// # Errors
/// Where it is broken or has no text: the line, why, and what to do.
pub fn contents(bytes: &[u8]) -> Result<Contents, String> {
    let (file, notes) = xml::text(bytes)?.into_file();
    let root = xml::read(&file)?;
    let mut sheet = Sheet { body: passages(&root), ..Sheet::default() };
    if sheet.is_empty() {
        return Err("its body holds no text: fetch it anew, whole, or leave it out".to_owned());
    }
    if !sheet.body.iter().any(|passage| passage.kind == Some(Kind::Headline)) {
        root.at(&["head", "title"]).iter().for_each(|title| sheet.add(Kind::Headline, title));
    }
    let mut item = Item { version: sheet.version(&file), ..Item::default() };
    describe(&root, &mut item);
    Ok(Contents { items: vec![item], notes })
}

/// The blocks of the copy.
pub fn passages(nitf: &Element<'_>) -> Vec<Passage> {
    nitf.named("body").flat_map(|body| recast::passages(body, recast)).collect()
}

/// Takes over what the head says of a version.
pub fn describe(nitf: &Element<'_>, item: &mut Item) {
    let data = || nitf.named("head").flat_map(|head| head.named("docdata"));
    let said = |element: &str, name: &str| {
        let all = data().flat_map(|data| data.named(element).filter_map(|one| one.attribute(name)).map(str::to_owned));
        all.collect::<Vec<String>>()
    };
    let body = nitf.at(&["body"]);
    let tag = nitf.attribute("baselang").or(nitf.language()).or(body.and_then(Element::language));
    if let Some((lang, role)) = tag.map(tongue) {
        item.version.lang = lang;
        item.version.role = role;
    }
    let notes = nitf.at(&["body", "body.head"]).into_iter().flat_map(|head| head.named("note"));
    let notes = notes.map(|note| one_line(&note.traced()).text.trim().to_owned());
    let corrections = || data().flat_map(|data| data.named("correction"));
    let notices = said("ed-msg", "info").into_iter().chain(said("correction", "info")).chain(notes);
    let (ids, keys) = (said("doc-id", "id-string"), said("du-key", "key"));
    item.version.edition = Edition {
        item: ids.first().cloned(),
        number: said("du-key", "version").first().and_then(|number| number.parse().ok()),
        issued: said("date.issue", "norm").into_iter().find(|norm| !norm.is_empty()),
        corrects: corrections().next().is_some(),
        notices: notices.filter(|notice| !notice.is_empty()).collect(),
    };
    item.story = keys.first().or(ids.first()).cloned();
    let tie = |field: &str, values: Vec<String>| {
        let field = field.to_owned();
        values.into_iter().map(move |value| Tie { field: field.clone(), value })
    };
    item.ties.extend(tie("doc-id", ids).chain(tie("du-key", keys)));
}

/// What its elements are in HTML. Those that it adds to the words of a sentence are none.
fn recast(element: &Element<'_>) -> Option<Recast> {
    let (name, class) = match element.name {
        "note"
        | "distributor"
        | "rights"
        | "copyrite"
        | "run-rights"
        | "classifier"
        | "alt-code"
        | "bibliography"
        | "media-metadata"
        | "media-object"
        | "media-reference"
        | "media-producer"
        | "nitf-table-metadata"
        | "pubdata" => return None,
        "hl1" => ("h1", ""),
        "hl2" => ("h2", ""),
        "byline" | "tagline" => ("div", "byline"),
        "dateline" => ("div", "dateline"),
        "media-caption" => ("figcaption", ""),
        "media" => ("figure", ""),
        "bq" => ("blockquote", ""),
        "body" | "body.head" | "body.content" | "body.end" | "hedline" | "abstract" | "block" | "nitf-table" | "fn"
        | "series" => ("div", ""),
        name @ ("p" | "ul" | "ol" | "li" | "dl" | "dt" | "dd" | "table" | "caption" | "thead" | "tbody" | "tfoot"
        | "tr" | "th" | "td" | "pre" | "br" | "hr" | "q" | "sub" | "sup") => (name, ""),
        _ => ("span", ""),
    };
    Some(Recast::new(name, class))
}

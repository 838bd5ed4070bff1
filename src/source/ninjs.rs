//! ninjs 1.x, 2.x and 3.x, IPTC's news in JSON, with the fields that Superdesk adds.
//!
//! | ninjs 1.x | 2.x, 3.x | here |
//! | --- | --- | --- |
//! | `headline` | `headlines`: the main one and subtitles; `title` where there is none | headline |
//! | `byline` | `by` | byline |
//! | `dateline.text` (Superdesk) | | dateline |
//! | `body_xhtml`, `body_html`, `body_text` | `bodies` | body: one of them, HTML first |
//! | `description_text`, `description_xhtml` | `descriptions` | a picture's caption; above a body that does not begin so, a teaser; else the body |
//! | `associations` of pictures, sound, film | the same | captions |
//! | `language`, `version`, `versioncreated`, `uri` | the same | language, edition |
//! | `ednote` | `edNote` | notice; it is no copy |
//!
//! Ties: `uri`, `altIds:ROLE`, Superdesk's `translation_id`, `translated_from`, `translations` and `evolvedfrom`,
//! and `link:REL` of associations that name a translation.

use super::galley::{Galley, Passage};
use super::html;
use super::item::{Item, Tie};
use super::json::Value;
use super::news::{corrects, folded, is_translation, paragraphs};
use super::news_json::{Fields, text, version, word};
use crate::story::{Edition, Kind, Traced};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How much of a description is sought in the body, in letters: agencies cut it off somewhere behind. A guess.
const BEGINNING: usize = 40;

/// Whether an object is one: no field is required but `uri`, and a schema may drop that.
pub fn is(fields: &Fields<'_>) -> bool {
    let is_schema = fields.contains_key("$schema") && fields.contains_key("properties");
    let named = ["headline", "headlines", "bodies", "descriptions", "title"];
    let extended = |name: &String| name.starts_with("body_") || name.starts_with("description_");
    !is_schema && (named.iter().any(|name| fields.contains_key(*name)) || fields.keys().any(extended))
}

/// The version that an object is; its text is empty where nothing in it is copy.
pub fn item(fields: &Fields<'_>, file: &Arc<str>) -> Item {
    let mut galley = Galley::default();
    headlines(fields, &mut galley);
    let titles: BTreeSet<String> = galley.text().split("\n\n").map(folded).collect();
    for credit in ["byline", "by"] {
        galley.set(Some(Kind::Byline), &text(fields, credit));
    }
    if let Some(dateline) = fields.get("dateline") {
        galley.set(Some(Kind::Dateline), &dateline.text().unwrap_or_else(|| text(&dateline.fields(), "text")));
    }
    // Many bodies begin with the headlines once more.
    let repeats = |passage: &Passage| titles.contains(&folded(&passage.copy.text));
    let body: Vec<Passage> = copy(fields, "body_", "bodies").into_iter().skip_while(repeats).collect();
    let description = copy(fields, "description_", "descriptions");
    let mut captions: BTreeSet<String> = body.iter().map(|passage| folded(&passage.copy.text)).collect();
    if is_picture(fields) {
        add_captions(description, &mut captions, &mut galley);
    } else if !says_already(&body, &description) {
        galley.add(&description);
    }
    galley.add(&body);
    for association in associations(fields).iter().filter(|fields| is_picture(fields)) {
        add_captions(copy(association, "description_", "descriptions"), &mut captions, &mut galley);
    }
    let uri = word(fields, "uri");
    let mut version = version(galley, fields, file);
    version.edition = edition(fields, uri.clone());
    Item { version, story: word(fields, "slugline").or(uri), ties: ties(fields), ..Item::default() }
}

/// The main headline, then the subtitles; the others are the same for other places.
fn headlines(fields: &Fields<'_>, galley: &mut Galley) {
    let all: Vec<Fields<'_>> = fields
        .get("headlines")
        .map(|all| all.items())
        .unwrap_or_default()
        .iter()
        .map(|headline| headline.fields())
        .collect();
    let role = |headline: &Fields<'_>| word(headline, "role").unwrap_or_default();
    let main = all.iter().find(|headline| role(headline) == "main").or(all.first());
    galley.set(Some(Kind::Headline), &text(fields, "headline"));
    if let Some(main) = main {
        galley.set(Some(Kind::Headline), &text(main, "value"));
    }
    for headline in all.iter().filter(|headline| role(headline).contains("sub")) {
        galley.set(Some(Kind::Headline), &text(headline, "value"));
    }
    if galley.text().is_empty() {
        galley.set(Some(Kind::Headline), &text(fields, "title"));
    }
}

/// The copy of the best of several bodies or descriptions, which say the same: as HTML, since it has blocks, else
/// as plain text, else as what it is.
fn copy(fields: &Fields<'_>, prefix: &str, list: &str) -> Vec<Passage> {
    let mut candidates: Vec<(usize, Traced)> = Vec::new();
    for (name, value) in fields.iter().filter(|(name, _)| name.starts_with(prefix)) {
        candidates.push((rank(name), value.text().unwrap_or_default()));
    }
    for body in fields.get(list).map(|list| list.items()).unwrap_or_default() {
        let body = body.fields();
        let role = word(&body, "role").unwrap_or_default();
        let kind = word(&body, "contentType").or_else(|| word(&body, "contenttype")).unwrap_or(role.clone());
        // Who wrote the description.
        if role != "writer" {
            candidates.push((rank(&kind), text(&body, "value")));
        }
    }
    candidates.retain(|(_, copy)| !copy.text.trim().is_empty());
    let Some((rank, copy)) = candidates.into_iter().min_by_key(|(rank, _)| *rank) else { return Vec::new() };
    if rank != PLAIN || looks_marked_up(&copy.text) {
        return html::within(&copy);
    }
    paragraphs(&copy)
}

const PLAIN: usize = 1;

fn rank(name: &str) -> usize {
    match name.to_ascii_lowercase() {
        name if name.contains("html") => 0,
        name if name.contains("xml") || name.contains("nitf") => 2,
        _ => PLAIN,
    }
}

fn looks_marked_up(copy: &str) -> bool {
    copy.trim_start().starts_with('<') && copy.contains("</")
}

fn is_picture(fields: &Fields<'_>) -> bool {
    let is_other = |kind: String| matches!(kind.as_str(), "picture" | "graphic" | "video" | "audio" | "image");
    word(fields, "type").map_or_else(|| fields.contains_key("renditions"), is_other)
}

/// What is associated with it: by name in ninjs 1, a list later.
fn associations<'a>(fields: &Fields<'a>) -> Vec<Fields<'a>> {
    let Some(all) = fields.get("associations") else { return Vec::new() };
    let named = all.fields();
    let all: Vec<Value<'a>> = if named.is_empty() { all.items() } else { named.into_values().collect() };
    all.iter().map(|one| one.fields()).collect()
}

/// Adds what no caption says yet.
fn add_captions(copy: Vec<Passage>, said: &mut BTreeSet<String>, galley: &mut Galley) {
    for passage in copy {
        if said.insert(folded(&passage.copy.text)) {
            galley.set(Some(Kind::Caption), &passage.copy);
        }
    }
}

/// Whether a body says what a description begins with.
fn says_already(body: &[Passage], description: &[Passage]) -> bool {
    let all = |passages: &[Passage]| folded(&passages.iter().map(|p| p.copy.text.as_str()).collect::<String>());
    let beginning: String = all(description).chars().take(BEGINNING).collect();
    all(body).contains(&beginning)
}

fn edition(fields: &Fields<'_>, item: Option<String>) -> Edition {
    let notices: Vec<String> = ["edNote", "ednote"].iter().filter_map(|name| word(fields, name)).collect();
    let sequence = word(fields, "correction_sequence").and_then(|number| number.parse::<u64>().ok());
    Edition {
        item,
        number: word(fields, "version").and_then(|version| version.parse().ok()),
        corrects: sequence.is_some_and(|number| number > 0) || notices.iter().any(|notice| corrects(notice)),
        notices,
        issued: ["versioncreated", "versionCreated"].iter().find_map(|name| word(fields, name)),
    }
}

fn ties(fields: &Fields<'_>) -> Vec<Tie> {
    let tie = |field: &str, value: String| Tie { field: field.to_owned(), value };
    let mut ties = Vec::new();
    for field in ["uri", "guid", "translation_id", "translated_from", "evolvedfrom"] {
        ties.extend(word(fields, field).map(|value| tie(field, value)));
    }
    let translations = fields.get("translations").map(|all| all.items()).unwrap_or_default();
    ties.extend(translations.iter().filter_map(|one| one.word()).map(|value| tie("translations", value)));
    for name in ["altIds", "altids"] {
        let Some(ids) = fields.get(name) else { continue };
        let named = ids.fields().into_iter().filter_map(|(role, id)| Some((role, id.word()?)));
        let listed = ids.items().into_iter().filter_map(|id| {
            let id = id.fields();
            Some((word(&id, "role")?, word(&id, "value")?))
        });
        ties.extend(named.chain(listed).map(|(role, id)| tie(&format!("altIds:{role}"), id)));
    }
    for association in associations(fields) {
        let link = word(&association, "rel").filter(|rel| is_translation(rel));
        ties.extend(link.zip(word(&association, "uri")).map(|(rel, uri)| tie(&format!("link:{rel}"), uri)));
    }
    ties
}

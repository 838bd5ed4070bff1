//! dpa's digitalwires, its news in JSON: fields in small letters, copy as HTML, and what is not for publication
//! in fields of its own (`notepad`, `ednotes`), which are no copy.

use super::galley::{Galley, Passage};
use super::html;
use super::item::{Item, Tie};
use super::news::corrects;
use super::news_json::{Fields, text, version, word};
use crate::story::{Edition, Kind};
use std::sync::Arc;

/// Whether an object is one.
pub fn is(fields: &Fields<'_>) -> bool {
    word(fields, "format").is_some_and(|format| format.starts_with("digitalwires"))
        || fields.contains_key("article_html")
}

/// The version that an object is; its text is empty where nothing in it is copy.
pub fn item(fields: &Fields<'_>, file: &Arc<str>) -> Item {
    let mut galley = Galley::default();
    for headline in ["kicker", "headline", "subhead"] {
        galley.set(Some(Kind::Headline), &text(fields, headline));
    }
    galley.set(Some(Kind::Byline), &text(fields, "byline"));
    // Some senders repeat the headline in it.
    let (headline, teaser) = (text(fields, "headline"), text(fields, "teaser"));
    if headline.text.trim() != teaser.text.trim() {
        galley.set(None, &teaser);
    }
    let article = markup(fields, "article_html");
    if !article.iter().any(|passage| passage.kind == Some(Kind::Dateline)) {
        galley.set(Some(Kind::Dateline), &text(fields, "dateline"));
    }
    galley.add(article.iter().chain(&markup(fields, "infobox_html")));
    for description in list(fields, "descriptions") {
        if word(&description, "role").is_some_and(|role| role.ends_with("caption")) {
            galley.set(Some(Kind::Caption), &text(&description, "description"));
        }
    }
    for association in list(fields, "associations") {
        galley.set(Some(Kind::Caption), &text(&association, "caption"));
    }
    let urn = word(fields, "urn");
    let mut version = version(galley, fields, file);
    version.edition = edition(fields, urn.clone());
    let ties = urn.iter().map(|urn| Tie { field: "urn".to_owned(), value: urn.clone() }).collect();
    Item { version, story: urn, ties, ..Item::default() }
}

fn markup(fields: &Fields<'_>, name: &str) -> Vec<Passage> {
    html::within(&text(fields, name))
}

fn list<'a>(fields: &Fields<'a>, name: &str) -> Vec<Fields<'a>> {
    let items = fields.get(name).map(|list| list.items()).unwrap_or_default();
    items.into_iter().map(|item| item.fields()).collect()
}

/// Its notes to editors of what was corrected or is new; other notes are contacts and closing lines.
fn edition(fields: &Fields<'_>, item: Option<String>) -> Edition {
    let tells = |role: &String| ["correction", "update", "ednote"].iter().any(|word| role.contains(word));
    let told = |note: &Fields<'_>| word(note, "role").is_none_or(|role| tells(&role.replace("dpaednoterole", "")));
    let notes = list(fields, "ednotes");
    let notices: Vec<String> = notes.iter().filter(|note| told(note)).filter_map(|note| word(note, "ednote")).collect();
    Edition {
        item,
        number: word(fields, "version").and_then(|version| version.parse().ok()),
        corrects: word(fields, "signal").is_some_and(|signal| signal.ends_with("correction"))
            || notices.iter().any(|notice| corrects(notice)),
        notices,
        issued: word(fields, "version_created"),
    }
}

//! Files of JSON: ninjs, dpa's digitalwires, and stories as `copydesk batch` reads them; one of them, an array, or
//! an object whose `items` they are.

use super::galley::Galley;
use super::item::{Contents, Item};
use super::json::Value;
use super::{cut, digitalwires, jsonl, news, ninjs, text};
use crate::story::{Origin, Story, Traced, Version};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// The fields of an object.
pub type Fields<'a> = BTreeMap<String, Value<'a>>;

/// The versions that a file holds.
///
/// # Errors
/// Where it is no text, not JSON, or nothing in it is copy.
pub fn contents(bytes: &[u8]) -> Result<Contents, String> {
    let (file, notes) = text::decode(bytes)?.into_file();
    let value = Value::of(&file)?;
    let mut objects = value.items();
    let is_list = !objects.is_empty();
    if objects.is_empty() {
        objects = value.get("items").map(Value::items).unwrap_or_default();
    }
    if objects.is_empty() {
        objects = vec![value];
    }
    let mut contents = Contents { items: Vec::new(), notes };
    let mut failures = Vec::new();
    for (part, object) in objects.into_iter().enumerate() {
        match items(object, &file) {
            Ok(items) => {
                contents.items.extend(items.into_iter().map(|item| Item { part, ..item }));
            }
            Err(why) => failures.push(format!("line {}: {why}", object.line())),
        }
    }
    match failures.first() {
        Some(why) if contents.items.is_empty() => return Err(why.clone()),
        _ if is_list => contents.notes.append(&mut failures),
        _ => {}
    }
    news::join(&mut contents.items);
    Ok(contents)
}

/// The versions that an object is.
fn items(object: Value<'_>, file: &Arc<str>) -> Result<Vec<Item>, String> {
    let fields = object.fields();
    if fields.contains_key("versions") {
        return story(object, &fields, file);
    }
    let item = if digitalwires::is(&fields) {
        digitalwires::item(&fields, file)
    } else if ninjs::is(&fields) {
        ninjs::item(&fields, file)
    } else {
        return Err("it is JSON but no copy that is known: give ninjs, dpa's digitalwires, or a story, {\"id\": …, \
                    \"versions\": [{\"id\": …, \"text\": …}]}"
            .to_owned());
    };
    if item.version.text.is_empty() {
        return Err("it has no headline, body or caption: leave it out".to_owned());
    }
    Ok(vec![item])
}

/// A story as the contract of `batch` has it, each version with its place in the file.
fn story(object: Value<'_>, fields: &Fields<'_>, file: &Arc<str>) -> Result<Vec<Item>, String> {
    let Story { id, versions } = jsonl::object(object.raw())?;
    let shapes = fields.get("versions").map(|versions| versions.items()).unwrap_or_default();
    let items = versions.into_iter().zip(shapes).map(|(mut version, shape)| {
        let fields = shape.fields();
        let copy = match (fields.get("text"), fields.get("sentences")) {
            (Some(text), _) if text.raw() != "null" => text.text().unwrap_or_default(),
            (_, Some(sentences)) => {
                cut::joined(&sentences.items().into_iter().filter_map(Value::text).collect::<Vec<_>>()).0
            }
            _ => Traced::default(),
        };
        if copy.text == version.text {
            version.origin = Some(Origin { path: PathBuf::new(), file: Some(Arc::clone(file)), trace: copy.trace });
        }
        Item { version, story: Some(id.clone()), ..Item::default() }
    });
    Ok(items.collect())
}

/// The version that a galley is, with the language that the file gives.
pub fn version(galley: Galley, fields: &Fields<'_>, file: &Arc<str>) -> Version {
    let tag = word(fields, "language").unwrap_or_default();
    let (lang, role) = super::item::tongue(&tag);
    Version { id: lang.clone().unwrap_or_default(), lang, role, ..galley.version(file) }
}

/// A field that is one word or more, or a number; not an empty one.
pub fn word(fields: &Fields<'_>, name: &str) -> Option<String> {
    fields.get(name)?.word()
}

/// A field that is copy; empty where there is none.
pub fn text(fields: &Fields<'_>, name: &str) -> Traced {
    fields.get(name).and_then(|value| value.text()).unwrap_or_default()
}

//! PO, gettext's translations: each message is a sentence of two versions, the source (`msgid`) and its
//! translation (`msgstr`).
//!
//! Of a message in the plural, the singular goes with the first form and the plural with the last. What is
//! marked `fuzzy` is a guess that no program shows, and counts as not translated; `#~` is history. Nothing but
//! the strings is read; libraries for PO give no places.

use super::cut;
use super::item::{Contents, Item, tongue};
use super::text;
use crate::span::Span;
use crate::story::{Role, Traced, Version};

/// Bytes in which a file names its encoding, in the first message.
const HEAD: usize = 4096;

/// The versions that a file holds: the source, and where anything is translated, the translation.
///
/// # Errors
/// Where it is no text, no PO, or holds no message.
pub fn contents(bytes: &[u8]) -> Result<Contents, String> {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).into_owned();
    let named = head.split_once("charset=").map(|(_, rest)| rest.split(['\\', '"', ' ', '\n']).next().unwrap_or(""));
    let (file, notes) = text::decode_as(bytes, named)?.into_file();
    let messages = messages(&file)?;
    let field = |name: &str| {
        let header = messages.iter().find(|message| message.id.text.is_empty())?.forms.first()?;
        let mut lines = header.text.lines().filter_map(|line| line.split_once(':'));
        lines.find(|(field, _)| field.trim() == name).map(|(_, value)| value.trim().to_owned())
    };
    let (mut source, mut target) = (Vec::new(), Vec::new());
    for message in messages.iter().filter(|message| !message.id.text.trim().is_empty()) {
        let Message { id, plural, forms, is_fuzzy } = message;
        source.extend(cut::trimmed(id));
        source.extend(plural.as_ref().and_then(cut::trimmed));
        let forms: Vec<Traced> = forms.iter().filter(|_| !is_fuzzy).filter_map(cut::trimmed).collect();
        match (plural, forms.as_slice()) {
            (Some(_), [first, .., last]) => target.extend([first.clone(), last.clone()]),
            (_, [first, ..]) => target.push(first.clone()),
            (_, []) => {}
        }
    }
    if source.is_empty() {
        return Err("it holds no message: leave it out".to_owned());
    }
    let version = |sentences: &[Traced], tag: Option<String>, id: &str| {
        let (lang, role) = tongue(&tag.unwrap_or_default());
        let id = lang.clone().unwrap_or_else(|| id.to_owned());
        Version { id, lang, role, ..cut::version(sentences, &file) }
    };
    let story = field("Project-Id-Version");
    let item = |version: Version| Item { version, story: story.clone(), ..Item::default() };
    let mut items = vec![item(Version { role: Role::Source, ..version(&source, field("X-Source-Language"), "msgid") })];
    if !target.is_empty() {
        items.push(item(version(&target, field("Language"), "msgstr")));
    }
    Ok(Contents { items, notes })
}

#[derive(Default)]
struct Message {
    id: Traced,
    plural: Option<Traced>,
    forms: Vec<Traced>,
    is_fuzzy: bool,
}

/// Which string of a message is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Context,
    Id,
    Plural,
    Form,
}

fn messages(file: &str) -> Result<Vec<Message>, String> {
    let mut messages: Vec<Message> = Vec::new();
    let mut part = None;
    let mut is_fuzzy = false;
    let mut start = 0;
    for (n, line) in file.split_inclusive('\n').enumerate() {
        let from = start;
        start += line.len();
        let words = line.trim();
        if let Some(flags) = words.strip_prefix("#,") {
            is_fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
        }
        if words.is_empty() || words.starts_with('#') {
            continue;
        }
        let fail = |why: &str| format!("line {}: {why}: check the file with msgfmt", n + 1);
        let (keyword, _) = words.split_once('"').ok_or_else(|| fail("neither a comment nor a string stands here"))?;
        let keyword = keyword.trim();
        let new = match keyword {
            "" => part.ok_or_else(|| fail("a string stands here that belongs to no message"))?,
            "msgctxt" => Part::Context,
            "msgid" => Part::Id,
            "msgid_plural" => Part::Plural,
            _ if keyword == "msgstr" || keyword.starts_with("msgstr[") => Part::Form,
            _ => return Err(fail(&format!("“{keyword}” is no keyword of PO"))),
        };
        let open = from + line.find('"').unwrap_or(0);
        let inside = Span::new(open + 1, from + line.trim_end().len());
        let string = string(file, inside).ok_or_else(|| fail("the string has no end"))?;
        if keyword == "msgid" {
            messages.push(Message { is_fuzzy: std::mem::take(&mut is_fuzzy), ..Message::default() });
        }
        part = Some(new);
        if new == Part::Context {
            continue;
        }
        let message = messages.last_mut().ok_or_else(|| fail("a translation stands here without its msgid"))?;
        match (new, keyword) {
            (Part::Id | Part::Context, _) => message.id.append(&string),
            (Part::Plural, _) => message.plural.get_or_insert_default().append(&string),
            (Part::Form, "") => {
                if let Some(form) = message.forms.last_mut() {
                    form.append(&string);
                }
            }
            (Part::Form, _) => message.forms.push(string),
        }
    }
    Ok(messages)
}

/// A string from behind its first quotation mark to its last, which ends the line.
fn string(file: &str, line: Span) -> Option<Traced> {
    let inside = line.of(file).strip_suffix('"')?;
    let mut copy = Traced::default();
    let mut at = 0;
    while let Some(rest) = inside.get(at..).filter(|rest| !rest.is_empty()) {
        let start = line.start + at;
        let length = rest.find('\\').unwrap_or(rest.len());
        if length > 0 {
            copy.copy(file, Span::new(start, start + length));
            at += length;
            continue;
        }
        let c = rest.chars().nth(1)?;
        let place = Span::new(start, start + 1 + c.len_utf8());
        match c {
            'n' => copy.stand("\n", place),
            't' => copy.stand("\t", place),
            'r' => copy.stand("\r", place),
            _ => copy.stand(c.encode_utf8(&mut [0; 4]), place),
        }
        at += place.len();
    }
    Some(copy)
}

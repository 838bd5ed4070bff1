//! JSON Lines: one story a line, UTF-8, split at line feeds only.
//!
//! ```json
//! {"id": "kabul", "versions": [
//!   {"id": "a", "lang": "en", "text": "…"},
//!   {"id": "b", "text": "…", "role": "source"},
//!   {"id": "c", "lang": "ar", "sentences": ["…", "…"]}]}
//! ```
//!
//! `id` names the story, and each of its versions by an id of its own. `lang` is a BCP 47 tag; where
//! it is absent, null, empty or `und`, the language is detected. A version has `text` or `sentences`,
//! never both: sentences came cut already and are not cut again. `role` is `source`, `mt` or `human`.
//! `item` names the text of which a version is one issue among others, `edition` numbers its issues, the later
//! ones higher, `issued` says when it was issued (ISO 8601), `corrects` (true) says that it corrects an earlier one, and `notices` are an agency's words to
//! editors, which are no copy: by these the version is known that still holds an old fact. Fields with other names are passed over. Blank lines are skipped, and counted.
//! An escape that is half of a surrogate pair is read as �.

use super::LONGEST;
use crate::story::{Edition, Role, Story, Version};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;
use std::io::{self, BufRead, ErrorKind};

/// One line that is not blank, without its line feed.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    /// Counted from 1, blank lines too.
    pub number: u64,
    /// `None` where the line is longer than [`LONGEST`] bytes.
    pub bytes: Option<Vec<u8>>,
}

/// The lines of a stream; each is given as soon as its line feed is read.
///
/// # Errors
/// What the stream says when it cannot be read; nothing follows an error.
pub fn lines(stream: impl BufRead) -> impl Iterator<Item = io::Result<Line>> {
    Lines { stream, number: 0, ended: false }
}

/// The story that a line holds.
///
/// # Errors
/// Where the line is no story: one sentence that says why not and what to write instead.
///
/// # Examples
/// ```
/// use copydesk::source::jsonl::{Line, story};
/// let line = |text: &str| Line { number: 1, bytes: Some(text.into()) };
/// let two = story(&line(r#"{"id": "s", "versions": [{"id": "a", "sentences": ["Two.", "Three."]}]}"#)).unwrap();
/// assert_eq!(two.versions[0].text, "Two.\nThree.");
/// assert!(story(&line(r#"{"id": "s"}"#)).unwrap_err().contains("versions"));
/// ```
pub fn story(line: &Line) -> Result<Story, String> {
    let Some(bytes) = &line.bytes else {
        return Err(format!("the line is longer than {} MiB: split the story or leave it out", LONGEST >> 20));
    };
    let bytes = if line.number == 1 { bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes) } else { bytes };
    let text = std::str::from_utf8(bytes).map_err(|e| {
        format!("the line is not UTF-8 from its byte {} on: write the stream in UTF-8", e.valid_up_to() + 1)
    })?;
    if !text.trim_start().starts_with('{') {
        return Err("the line is no JSON object: write each story as one object on a line of its own".to_owned());
    }
    let read = |text: &str| serde_json::from_str::<StoryShape>(text);
    // Halves of pairs are looked for where the parser has already met one: they are rare.
    let story = read(text).or_else(|error| mended(text).map_or(Err(error), |mended| read(&mended)));
    story.map_err(|error| why_not(&error))?.checked()
}

/// The text with � in the place of every escape that is half of a surrogate pair, as programs write that cut copy
/// between the two halves; `None` where there is none.
fn mended(text: &str) -> Option<String> {
    let unit = |at: usize| u16::from_str_radix(text.get(at..)?.strip_prefix("\\u")?.get(..4)?, 16).ok();
    let mut out = String::new();
    let (mut from, mut at) = (0, 0);
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('\\')) {
        at += next;
        at += match (unit(at), unit(at + 6)) {
            (Some(0xD800..0xDC00), Some(0xDC00..0xE000)) => 12,
            (Some(0xD800..0xE000), _) => {
                out.push_str(text.get(from..at).unwrap_or_default());
                out.push_str("\\ufffd");
                from = at + 6;
                6
            }
            _ => 2,
        };
    }
    out.push_str(text.get(from..).unwrap_or_default());
    (from > 0).then_some(out)
}

/// The story that an object is, which is JSON.
///
/// # Errors
/// Where it is no story: why not and what to write instead.
pub(super) fn object(text: &str) -> Result<Story, String> {
    let story: StoryShape = serde_json::from_str(text).map_err(|error| {
        let reason = error.to_string();
        format!("it is JSON but no story ({}): {WANTED}", reason.split(" at line ").next().unwrap_or(&reason))
    })?;
    story.checked()
}

/// The story that a record is, with the fields of a line.
///
/// # Errors
/// Where it is none: why not and what to write instead.
pub(super) fn record(record: Value) -> Result<Story, String> {
    let story = StoryShape::deserialize(record).map_err(|error| format!("the row is no story ({error}): {WANTED}"))?;
    story.checked()
}

struct Lines<R> {
    stream: R,
    number: u64,
    ended: bool,
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let bytes = match self.bytes() {
                Ok(bytes) => bytes,
                Err(error) => {
                    self.ended = true;
                    return Some(Err(error));
                }
            };
            self.number = self.number.saturating_add(1);
            if bytes.as_ref().is_none_or(|bytes| !bytes.trim_ascii().is_empty()) {
                return Some(Ok(Line { number: self.number, bytes }));
            }
        }
        None
    }
}

impl<R: BufRead> Lines<R> {
    /// Up to the next line feed or the end; what is too long is read over and dropped.
    fn bytes(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Some(Vec::new());
        loop {
            let part = match self.stream.fill_buf() {
                Ok(part) => part,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            let feed = part.iter().position(|&byte| byte == b'\n');
            let end = feed.unwrap_or(part.len());
            match &mut line {
                Some(bytes) if bytes.len() + end <= LONGEST => {
                    bytes.extend_from_slice(part.get(..end).unwrap_or_default())
                }
                _ => line = None,
            }
            let read = end + usize::from(feed.is_some());
            self.stream.consume(read);
            if feed.is_some() || read == 0 {
                self.ended = read == 0;
                return Ok(line);
            }
        }
    }
}

#[derive(Deserialize)]
struct StoryShape {
    id: Option<String>,
    versions: Option<Vec<VersionShape>>,
}

#[derive(Deserialize)]
struct VersionShape {
    id: Option<String>,
    lang: Option<String>,
    role: Option<String>,
    text: Option<String>,
    sentences: Option<Vec<String>>,
    item: Option<String>,
    edition: Option<u64>,
    issued: Option<String>,
    corrects: Option<bool>,
    notices: Option<Vec<String>>,
}

impl StoryShape {
    fn checked(self) -> Result<Story, String> {
        let id = self.id.ok_or("the story has no “id”: give it one, so that its report can be told from the others")?;
        let shapes = self.versions.unwrap_or_default();
        if shapes.is_empty() {
            return Err("the story has no “versions”: give it a list of one version or more".to_owned());
        }
        let mut ids = BTreeSet::new();
        let mut versions = Vec::with_capacity(shapes.len());
        for (n, shape) in shapes.into_iter().enumerate() {
            let version = shape.checked(n + 1)?;
            if !ids.insert(version.id.clone()) {
                return Err(format!("two versions are called “{}”: give each an id of its own", version.id));
            }
            versions.push(version);
        }
        Ok(Story { id, versions })
    }
}

impl VersionShape {
    /// `number` counts the versions of the story from 1.
    fn checked(self, number: usize) -> Result<Version, String> {
        let id = self.id.ok_or_else(|| format!("version {number} has no “id”: give it one"))?;
        let lang = self.lang.filter(|tag| !tag.is_empty() && tag != "und");
        let role = match self.role.as_deref() {
            None => Role::Unknown,
            Some(name) => super::role(name).ok_or_else(|| {
                format!("version “{id}” has the role “{name}”: write source, mt or human, or leave it out")
            })?,
        };
        let edition = Edition {
            item: self.item,
            number: self.edition,
            issued: self.issued,
            corrects: self.corrects.unwrap_or_default(),
            notices: self.notices.unwrap_or_default(),
        };
        match (self.text, self.sentences) {
            (Some(text), None) => Ok(Version { id, lang, role, text, edition, ..Version::default() }),
            (None, Some(sentences)) => Ok(Version { role, edition, ..Version::cut(id, lang, &sentences) }),
            (None, None) => Err(format!("version “{id}” has no copy: give it “text” or “sentences”")),
            (Some(_), Some(_)) => Err(format!("version “{id}” has both “text” and “sentences”: leave one of them out")),
        }
    }
}

const WANTED: &str = "write {\"id\": …, \"versions\": [{\"id\": …, \"text\": …}]}";

/// The parser's reason with the column; its line is always the first.
fn why_not(error: &serde_json::Error) -> String {
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or(&reason);
    let column = error.column();
    if error.is_data() {
        format!("the line is JSON but no story ({reason}, column {column}): {WANTED}")
    } else {
        format!("the line is not JSON ({reason}, column {column}): {WANTED}")
    }
}

//! Wires as teletypes and satellites carry them, IPTC 7901 and ANPA 1312: copy between control characters.
//!
//! ```text
//! SOH  head line, keyword line        7901: service, number, priority, category, words
//! STX  copy
//! ETX  time stamp  EOT
//! ```
//!
//! A wire is one message or several, each a story of its own. In ANPA a line ends in `<`, a title line begins with
//! `^`: the first names the story and its version (`AM-Ferry,1st Ld-Writethru,0345`), the others are headline,
//! byline and notes to editors. A line that is set in begins a paragraph, and one that is not goes on in it. From
//! a line that begins with `# ` on, the notebook follows, which is not for publication.

use super::galley::Galley;
use super::item::{Contents, Item};
use super::news::corrects;
use super::text;
use crate::span::Span;
use crate::story::{Edition, Kind, Traced};
use std::sync::Arc;

const SOH: char = '\u{1}';
const STX: char = '\u{2}';
const ETX: char = '\u{3}';
const EOT: char = '\u{4}';

/// How much of a file is looked at for the marks of a wire, in bytes; a head line has at most some hundred.
const HEAD: usize = 4096;

/// Whether some bytes are a wire: a head and the start of the text behind it.
pub fn is(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let place = |mark: char| head.iter().position(|&byte| char::from(byte) == mark);
    place(SOH).zip(place(STX)).is_some_and(|(start, text)| start < text)
}

/// The messages of a wire.
///
/// # Errors
/// Where no message holds copy.
pub fn contents(bytes: &[u8]) -> Result<Contents, String> {
    // Lines are padded with NUL on some.
    let bytes: Vec<u8> = bytes.iter().map(|&byte| if byte == 0 { b' ' } else { byte }).collect();
    let (file, notes) = text::decode(&bytes)?.into_file();
    let mut contents = Contents { items: Vec::new(), notes };
    let mut at = 0;
    while let Some(start) = find(&file, at, STX) {
        let end = find(&file, start, ETX).or_else(|| find(&file, start, EOT)).unwrap_or(file.len());
        let head = file.get(at..start).unwrap_or("");
        let head = head.rsplit(SOH).next().unwrap_or(head);
        let mut item = message(&file, head, Span::new(start + STX.len_utf8(), end));
        if !item.version.text.is_empty() {
            item.part = contents.items.len();
            contents.items.push(item);
        }
        at = end;
    }
    if contents.items.is_empty() {
        return Err("it is a wire without copy: nothing stands between STX and ETX: leave it out".to_owned());
    }
    Ok(contents)
}

fn find(file: &str, from: usize, mark: char) -> Option<usize> {
    Some(from + file.get(from..)?.find(mark)?)
}

/// A line of the text with what it is.
struct Line {
    span: Span,
    is_title: bool,
    is_set_in: bool,
}

fn message(file: &Arc<str>, head: &str, text: Span) -> Item {
    let mut galley = Galley::default();
    let mut edition = Edition::default();
    let mut slug = keyword(head);
    let lines = lines(file, text);
    let mut paragraph = Traced::default();
    // Before the first line that is set in, each line is one by itself.
    let mut is_in_body = false;
    let mut is_first = true;
    for line in &lines {
        let words = line.span.of(file);
        // dpa's notebook; nothing that may be printed follows it.
        if words.starts_with("# ") {
            break;
        }
        if !line.is_title {
            is_in_body |= line.is_set_in;
            if is_in_body && !line.is_set_in && !words.is_empty() && !paragraph.text.is_empty() {
                paragraph.stand(" ", Span::new(line.span.start, line.span.start));
            } else {
                galley.set(None, &std::mem::take(&mut paragraph));
            }
            paragraph.copy(file, line.span);
            continue;
        }
        galley.set(None, &std::mem::take(&mut paragraph));
        if let Some(note) = notice(words) {
            edition.notices.push(note.to_owned());
        } else if is_first && is_slug(words) {
            slug = words.to_owned();
        } else if galley.text().is_empty() {
            galley.set(Some(Kind::Headline), &Traced::of(file, line.span));
        } else if words.ends_with('=') {
            galley.set(Some(Kind::Byline), &Traced::of(file, Span::new(line.span.start, line.span.end - 1)));
        } else {
            edition.notices.push(words.to_owned());
        }
        is_first = false;
    }
    galley.set(None, &paragraph);
    edition.number = lead(&slug);
    edition.corrects = corrects(&slug) || edition.notices.iter().any(|notice| corrects(notice));
    let story = Some(slug.split(',').next().unwrap_or("").trim().to_owned()).filter(|slug| !slug.is_empty());
    edition.item = story.clone();
    let mut version = galley.version(file);
    version.edition = edition;
    Item { version, story, ..Item::default() }
}

/// The lines of a text, without what only steers the printer.
fn lines(file: &str, text: Span) -> Vec<Line> {
    let mut found = Vec::new();
    let mut start = text.start;
    for part in text.of(file).split_inclusive(['\n', '\r']) {
        let whole = Span::new(start, start + part.len());
        start += part.len();
        // CR and LF end one line.
        if part == "\n" && file.get(..whole.start).is_some_and(|before| before.ends_with('\r')) {
            continue;
        }
        let bare = part.trim_end_matches(|c: char| c.is_whitespace() || c.is_control() || c == '<');
        let inner = bare.trim_start_matches(|c: char| c == '<' || c.is_control() && !c.is_whitespace());
        let title = inner.strip_prefix('^');
        let words = title.unwrap_or(inner);
        let is_set_in = words.starts_with('\t') || words.starts_with("  ");
        let words = words.trim_start();
        let end = whole.start + bare.len();
        found.push(Line { span: Span::new(end - words.len(), end), is_title: title.is_some(), is_set_in });
    }
    found
}

/// The keyword of a head: its last line that has words, without the figures of 7901.
fn keyword(head: &str) -> String {
    let is_mark = |c: char| c.is_control() || c.is_whitespace();
    let mut lines = head.split(['\n', '\r']).map(|line| line.trim_matches(is_mark)).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or("");
    match lines.next_back() {
        Some(last) => last.to_owned(),
        // Service and number, priority, category, words: what follows is the keyword.
        None => first.split_ascii_whitespace().skip(4).collect::<Vec<_>>().join(" "),
    }
}

/// A note to editors in a title line, without what calls it one.
fn notice(words: &str) -> Option<&str> {
    ["Eds:", "EDS:", "Eds.:", "Editors:", "EDITORS:"].iter().find_map(|call| words.strip_prefix(call)).map(str::trim)
}

/// Whether a title line names the story: `AM-Ferry,1st Ld-Writethru,0345`, words with commas and no spaces behind.
fn is_slug(words: &str) -> bool {
    words.split_once(',').is_some_and(|(slug, rest)| !slug.contains(' ') && !rest.starts_with(' '))
}

/// Which version a slug says that it is: the text is the first, `1st Ld` the second.
fn lead(slug: &str) -> Option<u64> {
    let before = slug.split(" Ld").next().filter(|before| before.len() < slug.len())?;
    let number = before.rsplit(',').next()?.trim();
    let number = number.trim_end_matches(|c: char| c.is_ascii_lowercase()).parse::<u64>().ok()?;
    number.checked_add(1)
}

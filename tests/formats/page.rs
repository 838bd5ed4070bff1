//! The report in HTML: whole, escaped, and without anything to fetch.

use copydesk::finding::Severity;
use copydesk::render::{Asked, Run, Tally, clean, html};
use copydesk::report::{Options, Report};
use copydesk::{Story, check};
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What is wrong with the page of a story.
pub fn complaints(story: &Story) -> Vec<String> {
    let reports = [check(story, Options::plain())];
    let written = page(&reports);
    let read = match Read::of(&written) {
        Ok(read) => read,
        Err(why) => return vec![format!("html: {why}")],
    };
    let mut complaints = Vec::new();
    let marks: Vec<&String> = reports[0].fingerprints.iter().collect();
    let mut cards: Vec<&String> = read.cards.iter().collect();
    cards.sort();
    let mut wanted = marks.clone();
    wanted.sort();
    if cards != wanted {
        complaints.push(format!("html: {} findings have {} cards", wanted.len(), cards.len()));
    }
    for (number, document) in reports[0].reading.documents.iter().enumerate() {
        let mut words: Vec<String> = (0..document.sentences.len()).map(|n| bare(&clean(document.words(n)))).collect();
        words.sort();
        let whole: String = words.concat();
        let mut shown: String = read.cells.get(&number.to_string()).cloned().unwrap_or_default();
        shown = bare(&shown);
        if shown.chars().count() != whole.chars().count() {
            complaints.push(format!("html: version {number} has {} characters of {}", shown.len(), whole.len()));
        }
    }
    complaints
}

fn page(reports: &[Report<'_>]) -> String {
    let tally = Tally::of(reports);
    html(&Run::of(reports, &[], Asked { from: Severity::Note, fail_on: None, most: None }), &tally)
}

/// Words without white space.
fn bare(words: &str) -> String {
    words.split_whitespace().collect()
}

/// What a reader of HTML sees of a page.
#[derive(Default)]
struct Read {
    /// Fingerprints.
    cards: Vec<String>,
    /// The copy in the cells, by the number of the version.
    cells: BTreeMap<String, String>,
    style: String,
    script: String,
    policy: String,
}

const VOID: [&str; 3] = ["meta", "input", "br"];
/// Beside the copy in a cell.
const BESIDE: [&str; 6] = ["name", "para", "kind", "reading", "moved", "none"];

impl Read {
    /// Where an element stands open, an attribute could run, or an address leads out of the page: why not.
    fn of(page: &str) -> Result<Read, String> {
        let mut read = Read::default();
        // The element, and the version whose copy it holds, if any.
        let mut open: Vec<(String, Option<String>)> = Vec::new();
        let mut pages = 0;
        let mut emitter = DefaultEmitter::default();
        // What stands in a script is no markup.
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(page, emitter) {
            match token.map_err(|error| error.to_string())? {
                Token::StartTag(tag) => {
                    let name = string(&tag.name);
                    attributes(&name, &tag)?;
                    pages += usize::from(name == "html");
                    let within = open.last().and_then(|(_, version)| version.clone());
                    let version = read.enter(&name, &tag, within);
                    if !VOID.contains(&name.as_str()) {
                        open.push((name, version));
                    }
                }
                Token::EndTag(tag) => {
                    let name = string(&tag.name);
                    let Some((last, _)) = open.pop() else { return Err(format!("</{name}> ends nothing")) };
                    if last != name {
                        return Err(format!("</{name}> stands where </{last}> must"));
                    }
                }
                Token::String(words) => {
                    let words = string(&words);
                    match open.last() {
                        Some((name, _)) if name == "style" => read.style.push_str(&words),
                        Some((name, _)) if name == "script" => read.script.push_str(&words),
                        Some((_, Some(version))) => read.cells.entry(version.clone()).or_default().push_str(&words),
                        _ => {}
                    }
                }
                // Copy may hold them, and no reader minds.
                Token::Error(error) if error.value == html5gum::Error::NoncharacterInInputStream => {}
                Token::Error(error) => return Err(format!("{error:?}")),
                _ => {}
            }
        }
        if !open.is_empty() || pages != 1 {
            return Err(format!("{open:?} stand open in {pages} pages"));
        }
        Ok(read)
    }

    /// The version whose copy an element holds.
    fn enter(&mut self, name: &str, tag: &StartTag<()>, within: Option<String>) -> Option<String> {
        let attribute = |name: &str| tag.attributes.get(name.as_bytes()).map(|value| string(&value.value));
        let classes = attribute("class").unwrap_or_default();
        if name == "article" {
            self.cards.extend(attribute("data-fingerprint"));
        }
        if name == "meta" && attribute("http-equiv").is_some() {
            self.policy = attribute("content").unwrap_or_default();
        }
        if name == "td" && !classes.contains("findings") {
            return attribute("data-version");
        }
        within.filter(|_| name != "sup" && !classes.split(' ').any(|class| BESIDE.contains(&class)))
    }
}

fn attributes(element: &str, tag: &StartTag<()>) -> Result<(), String> {
    for (name, value) in &tag.attributes {
        let (name, value) = (string(name), string(&value.value));
        let leads_out = matches!(name.as_str(), "href" | "src" | "action" | "formaction") && !value.starts_with('#');
        let is_rule = element == "a" && name == "href";
        if name.starts_with("on") || name == "style" || leads_out && !is_rule {
            return Err(format!("<{element} {name}={value:?}>"));
        }
    }
    Ok(())
}

fn string(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// RFC 4648, which policies write hashes in.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for part in bytes.chunks(3) {
        let whole = part.iter().fold(0u32, |whole, &byte| whole << 8 | u32::from(byte)) << (8 * (3 - part.len()));
        let digits = (0..4).map(|n| char::from(DIGITS[(whole >> (18 - 6 * n)) as usize & 63]));
        out.extend(digits.take(part.len() + 1));
        out.extend(std::iter::repeat_n('=', 3 - part.len()));
    }
    out
}

#[test]
fn nothing_runs_but_the_page_itself() {
    let story = super::hostile::hostile();
    let read = Read::of(&page(&[check(&story, Options::plain())])).unwrap();
    let hash = |words: &str| format!("'sha256-{}'", base64(&Sha256::digest(words)));
    let wanted = format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        hash(&read.style),
        hash(&read.script)
    );
    assert_eq!(read.policy, wanted, "STYLE_HASH and SCRIPT_HASH of src/render/html/page.rs are the hashes of both");
    assert_eq!(complaints(&story), Vec::<String>::new());
}

#[test]
fn a_usual_story_is_light() {
    for gold in crate::gold::stories() {
        let reports = [check(&gold.story, Options::plain())];
        let written = page(&reports);
        assert_eq!(written, page(&reports), "the same bytes twice");
        assert!(written.len() < 1 << 20, "{}: {} bytes", gold.slug, written.len());
    }
}

#[test]
fn what_could_not_be_read_is_told() {
    let failures = ["reading a.txt: <b>no</b>".to_owned()];
    let run = Run::of(&[], &failures, Asked { from: Severity::Note, fail_on: None, most: None });
    let written = html(&run, &Tally::default());
    assert!(written.contains("reading a.txt: &lt;b&gt;no&lt;/b&gt;"));
    assert_eq!(Read::of(&written).err(), None);
}

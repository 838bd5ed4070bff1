//! Files that are made to do harm, and files that are broken by chance: an answer in words, never a panic, and no
//! more time and memory than the length of the file costs.

use super::{docx, read};
use proptest::prelude::*;

const NAMES: [&str; 9] = ["a.txt", "a.md", "a.html", "a.json", "a.po", "a.docx", "a.xml", "a.xlf", "feed"];

#[test]
fn depth_is_no_danger() {
    let deep = |open: &str, close: &str| open.repeat(100_000) + "Six." + &close.repeat(100_000);
    let script = "<script></script>".to_owned();
    for (name, file) in [
        ("a.html", script.clone() + &deep("<div>", "</div>")),
        ("a.html", script + &deep("<b><i>", "</i></b>")),
        ("a.json", deep("[", "]")),
        ("a.json", format!("{{\"headline\": {}}}", deep("{\"a\":", "}").replace("Six.", "1"))),
        ("a.json", format!("{{\"uri\": \"u\", \"body_html\": \"{}\"}}", deep("<div>", "</div>"))),
        ("a.md", deep("> ", "")),
        ("a.md", deep("*", "*")),
        ("a.md", deep("[", "](x)")),
        ("a.xml", deep("<p>", "</p>")),
    ] {
        let _ = read(name, file);
    }
    let paragraph = deep("<w:r>", "</w:r>");
    let document = format!("<w:document><w:p>{paragraph}</w:p></w:document>");
    assert!(read("a.docx", docx::archive(&[("word/document.xml", document.as_bytes())])).is_err());
}

#[test]
fn length_is_no_danger() {
    let long = "x".repeat(4 << 20);
    for (name, file) in [
        ("a.html", format!("<script></script><p class=\"{long}\" style='{long}'>Six.</p>")),
        ("a.html", format!("<p>&{long};</p>")),
        ("a.json", format!("{{\"uri\": \"{long}\", \"headline\": \"Six\"}}")),
        ("a.json", format!("[{}]", vec!["{\"uri\":\"u\",\"headline\":\"Six\"}"; 500].join(","))),
        ("a.po", format!("msgid \"{long}\"\nmsgstr \"{long}\"\n")),
        ("a.md", long.clone()),
        ("feed", format!("\u{1}a\u{2}{long}\u{3}")),
        ("feed", format!("\u{1}a{}", "\u{2}x\u{3}".repeat(10_000))),
    ] {
        assert!(read(name, file).is_ok(), "{name}");
    }
}

#[test]
fn broken_characters_are_no_danger() {
    let halves = r#"{"uri": "u", "headline": "a \ud83d b \ude00 c \ud83d\u0041", "body_text": "\ud83d"}"#;
    let version = &read("a.json", halves).unwrap().items[0].version;
    assert!(version.text.starts_with("a \u{fffd} b \u{fffd} c \u{fffd}A"));
    let key = r#"{"\ud83d": 1, "headline": "Six"}"#;
    assert!(read("a.json", key).is_err());
    for name in NAMES.iter().filter(|name| **name != "feed") {
        let why = read(name, b"Six\0dead").unwrap_err();
        assert!(why.contains(':'), "{name}: {why}");
    }
    for start in [&b"%PDF-1.7"[..], b"\x89PNG\r\n", b"{\\rtf1 Six}", b"\xD0\xCF\x11\xE0\xA1\xB1", b"\x1F\x8B\x08"] {
        let why = read("a.txt", start).unwrap_err();
        assert!(why.starts_with("it is "), "{why}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever stands in it, a file gives versions whose every word has a place in it, or an error.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300), name in 0..NAMES.len()) {
        check(NAMES[name], &bytes);
    }

    /// The same of what looks like the format.
    #[test]
    fn any_marks_are_read_or_refused(parts in proptest::collection::vec(0..PARTS.len(), 0..40), name in 0..NAMES.len()) {
        let file: String = parts.iter().map(|&part| PARTS[part]).collect();
        check(NAMES[name], file.as_bytes());
    }
}

const PARTS: [&str; 48] = [
    "<p>",
    "</p>",
    "<div class=byline>",
    "<br>",
    "<!--",
    "-->",
    "&amp;",
    "&#x1F600;",
    "&",
    "<",
    ">",
    "\"",
    "'",
    "\\",
    "\\u00e9",
    "\\ud83d",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"headline\":\"",
    "\"body_html\":\"",
    "\"versions\":",
    "\u{1}",
    "\u{2}",
    "\u{3}",
    "^",
    "\t",
    "\r\n",
    "\n",
    "# ",
    "msgid \"",
    "msgstr \"",
    "---\n",
    "title: ",
    "| a | b |\n| - | - |\n",
    "Six dead",
    "é",
    "字",
    "\u{ad}",
    "<script>",
    "<q>",
    "<td>",
    "<li>",
    "<![CDATA[",
    "]]>",
];

fn check(name: &str, bytes: &[u8]) {
    let Ok(contents) = read(name, bytes) else { return };
    for item in &contents.items {
        let version = &item.version;
        for (at, c) in version.text.char_indices() {
            let place = version.in_file(copydesk::Span::new(at, at + c.len_utf8()));
            assert!(place.start <= place.end && place.end <= version.file().len());
            assert!(version.file().is_char_boundary(place.start) && version.file().is_char_boundary(place.end));
        }
        for pair in version.blocks.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start);
        }
    }
}

//! What holds of every format in XML: encodings, entities, bounds, what is broken.

use super::{in_file, items, read, refused};
use copydesk::story::Version;

fn unit(words: &str) -> String {
    format!(
        "<xliff version=\"2.0\" srcLang=\"en\"><file id=\"f\"><unit id=\"u\"><segment>\n<source xml:space=\"preserve\">{words}\
         </source></segment></unit></file></xliff>"
    )
}

fn version(bytes: impl AsRef<[u8]>) -> Version {
    items("a.xlf", bytes).remove(0).version
}

#[test]
fn encodings_are_those_that_a_file_says() {
    let text = unit("Łódź – ряд, 東京");
    let sixteen = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let (little, big) = (sixteen(u16::to_le_bytes), sixteen(u16::to_be_bytes));
    for bytes in [
        text.clone().into_bytes(),
        [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        [b"\xFF\xFE", &little[..]].concat(),
        [b"\xFE\xFF", &big[..]].concat(),
        little,
        big,
        format!("<?xml version='1.0' encoding='UTF-16'?>{text}").into_bytes(),
    ] {
        assert_eq!(version(bytes).text, "Łódź – ряд, 東京");
    }
    let said = "<?xml version=\"1.0\" encoding=\"windows-1251\"?>";
    let russian = [said.as_bytes(), unit("").as_bytes()].concat();
    let at = russian.windows(9).position(|part| part == b"</source>").unwrap();
    let russian = [&russian[..at], b"\xF8\xE5\xF1\xF2\xFC", &russian[at..]].concat();
    assert_eq!(version(russian).text, "шесть");
    refused("a.xlf", "<?xml version='1.0' encoding='klingon'?><xliff/>", &["line 1", "klingon"]);
}

/// A word as bytes of Latin 1.
fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

#[test]
fn bad_bytes_are_told_and_read() {
    let told = |bytes: Vec<u8>, text: &str, note: &str| {
        let contents = read("a.xlf", bytes).unwrap();
        assert_eq!(contents.items[0].version.text, text);
        assert!(contents.notes[0].contains(note), "{:?}", contents.notes);
    };
    told(latin(&unit("Brücke")), "Brücke", "a guess");
    let torn = unit("Straße Brücke Höhe Tür @").into_bytes();
    let torn = torn.into_iter().map(|byte| if byte == b'@' { 0xFC } else { byte }).collect();
    told(torn, "Straße Brücke Höhe Tür \u{FFFD}", "look for lost letters");
    refused("a.xlf", unit("a\0b"), &["NUL"]);
}

#[test]
fn references_and_cdata_keep_their_places() {
    let version = version(unit("A&#x26;&#38;&eacute;&amp;<!-- no -->B <![CDATA[&amp; ]]&gt;]]>\r\nsix\rdead"));
    assert_eq!(version.text, "A&&é&B &amp; ]]&gt;\nsix\ndead");
    assert_eq!(in_file(&version, "é&B"), "&eacute;&amp;<!-- no -->B");
    assert_eq!(in_file(&version, "B &amp; "), "B <![CDATA[&amp; ");
    assert_eq!(in_file(&version, "six\ndead"), "six\rdead");
    let at = version.text.find("six").unwrap();
    let before = version.in_file(copydesk::Span::new(at - 1, at)).of(version.file());
    assert_eq!(before, "\r\n");
}

#[test]
fn entities_are_not_followed() {
    let bomb = "<!DOCTYPE xliff [<!ENTITY a \"lol\">\n<!ENTITY b \"&a;&a;&a;&a;\">\n<!ENTITY c SYSTEM \"file:///etc/passwd\">\n\
                <!ENTITY % d SYSTEM \"http://localhost/x\"> %d;]>\n";
    refused("a.xlf", format!("{bomb}{}", unit("&b;")), &["line 6", "“&b;”", "not followed", "write the character"]);
    refused("a.xlf", format!("{bomb}{}", unit("&c;")), &["“&c;”"]);
    assert_eq!(version(format!("{bomb}{}", unit("Six."))).text, "Six.");
}

#[test]
fn bounds_hold() {
    let deep = "<a>".repeat(1_000_000);
    refused("a.xlf", format!("<xliff>{deep}"), &["line 1", "100 elements within each other"]);
    refused("a.xml", &deep, &["<a>", "no format of copy"]);
    refused("a.xlf", format!("<xliff>{}</xliff>", "<a/>".repeat(1_000_001)), &["1000000 elements"]);
    let long = "&amp;".repeat(1_000_000);
    assert_eq!(version(unit(&long)).text.len(), 1_000_000);
}

#[test]
fn broken_files_give_one_error() {
    for (broken, hints) in [
        ("<xliff>\n<file", &["line 2"][..]),
        ("<xliff>\n<file>\n", &["line 3", "ends within"]),
        ("<xliff>\n</file></xliff>", &["line 2", "</xliff>"]),
        ("<xliff>\n<file a=b/></xliff>", &["line 2", "not well-formed"]),
        ("<xliff>\n<file a='1' a='2'/></xliff>", &["line 2", "not well-formed"]),
        ("<xliff/>\n<xliff/>", &["line 2", "second root"]),
        ("<xliff>R&D</xliff>", &["line 1", "not well-formed"]),
        ("<?xml version='1.0'?>\n<!-- nothing -->", &["no XML"]),
        ("Six people died.", &["no XML", "TMX"]),
        ("<rss/>", &["<rss>", "no format of copy", "TMX"]),
    ] {
        refused("a.xlf", broken, hints);
    }
}

//! How copy is read: encodings, and files that hold no copy.

use super::Folder;
use serde_json::Value;

/// The spans' words and the note on the reading of one file.
fn read(bytes: &[u8]) -> (String, String) {
    let folder = Folder::new();
    folder.put("a.en.txt", bytes);
    let ran = folder.run(&["align", "--format", "json", "a.en.txt"]);
    assert_eq!(ran.code(), 0, "{}", ran.err());
    let json = ran.json();
    let sentences = json[0]["versions"][0]["sentences"].as_array().unwrap();
    let words: Vec<&str> = sentences.iter().filter_map(|sentence| sentence["text"].as_str()).collect();
    (words.join("|"), ran.err().to_owned())
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    format!("\u{FEFF}{text}").encode_utf16().flat_map(bytes).collect()
}

#[test]
fn utf8_and_utf16_are_read_without_a_word() {
    let text = "Six dead in Łódź.\r\nNo one else.\r\n";
    let wanted = ("Six dead in Łódź.|No one else.".to_owned(), String::new());
    assert_eq!(read(text.as_bytes()), wanted);
    assert_eq!(read(format!("\u{FEFF}{text}").as_bytes()), wanted);
    assert_eq!(read(&utf16(text, u16::to_le_bytes)), wanted);
    assert_eq!(read(&utf16(text, u16::to_be_bytes)), wanted);
}

#[test]
fn other_encodings_are_guessed_and_named() {
    let french = "Le président a été réélu à une large majorité, a annoncé le gouvernement à Nîmes.";
    let latin: Vec<u8> = french.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let (words, note) = read(&latin);
    assert_eq!(words, french);
    assert!(note.contains("reading a.en.txt: it is not UTF-8 and was read as windows-1252"), "{note}");
    let japanese = b"\x1B$B;0?M$,;`K4$7$?!#\x1B(B";
    let (words, note) = read(japanese);
    assert_eq!(words, "三人が死亡した。");
    assert!(note.contains("ISO-2022-JP"), "{note}");
}

#[test]
fn one_broken_byte_does_not_spoil_the_copy() {
    let mut bytes = "Во вторник в Кабуле погибли шесть человек.".as_bytes().to_vec();
    bytes.push(0xD0);
    let (words, note) = read(&bytes);
    assert_eq!(words, "Во вторник в Кабуле погибли шесть человек.\u{FFFD}");
    assert!(note.contains("look for lost letters"), "{note}");
}

#[test]
fn line_ends_stay_in_the_offsets() {
    let folder = Folder::with(&[("a.en.txt", "One.\r\n\r\nSix &amp; ten.\r\n")]);
    let json = folder.run(&["check", "--format", "json", "a.en.txt"]).json();
    let findings = json[0]["findings"].as_array().unwrap();
    assert!(findings.iter().any(|finding| finding["spans"][0]["start"] == 12), "{findings:?}");
}

#[test]
fn files_without_copy_are_named_and_the_rest_is_checked() {
    let folder = Folder::with(&[("s/a.en.txt", "Six dead &amp; two hurt.\n"), ("t/a.en.txt", "Six dead.\n")]);
    for (bytes, why) in [
        (&b""[..], "it is empty"),
        (b" \r\n\t\n", "it is empty"),
        (b"\xEF\xBB\xBF", "it is empty"),
        (b"Six\0dead", "it holds NUL bytes"),
        (b"PK\x03\x04\0\0\0", "it is no whole ZIP archive"),
    ] {
        folder.put("s/b.txt", bytes);
        let ran = folder.run(&["check", "s", "t"]);
        assert_eq!(ran.code(), 2, "{why}");
        assert!(ran.err().contains(&format!("reading s/b.txt: {why}")), "{}", ran.err());
        assert!(ran.err().contains("checked 2 stories, 2 versions, "), "{}", ran.err());
        assert!(ran.out().contains("s/a.en.txt:1:10"), "{}", ran.out());
    }
}

#[test]
fn the_standard_input_is_a_version() {
    let folder = Folder::with(&[("k/en.txt", "Six dead.\n")]);
    let ran = folder.run_with(&["check", "--format", "json", "--lang", "stdin=en", "-"], b"Six dead &amp; two hurt.");
    assert_eq!(ran.code(), 1);
    let version = |ran: &super::Ran, n: usize| -> Value { ran.json()[0]["versions"][n]["id"].clone() };
    assert_eq!(version(&ran, 0), "stdin");
    let both = folder.run_with(&["check", "--format", "json", "k/en.txt", "-"], b"Six dead.");
    assert_eq!((version(&both, 0), version(&both, 1)), ("en".into(), "stdin".into()));
    let none = folder.run(&["check", "-"]);
    assert_eq!(none.code(), 2);
    assert!(none.err().contains("reading -: it is empty"), "{}", none.err());
}

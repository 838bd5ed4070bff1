//! Wires between control characters.

use super::{in_file, items, lines, refused};

const ANPA: &str = "\u{16}\u{16}\u{1}a0345\u{1f}taf-z\r\nu i\u{13}\u{11}AM-Kernoz \u{14} 1stLd-Writethru 05-03 0210\r\n\
    \u{2}^AM-Kernoz,1st Ld-Writethru,0345<\r\n^Two die as quay of Kernoz gives way<\r\n\
    ^Eds: Restores dropped word; CORRECTS age in 4th graf.<\r\n^With photos<\r\n^By ADA MOLL=\r\n^Morning News Writer=\r\n\
    <\tKERNOZ (MNA) _ Two men died when the old quay of Kernoz gave\r\nway on Tuesday.<\r\n\
    \t``It stays closed,'' the mayor said.<\r\n\
    \tHe gave no date.<\r\n\u{3}AP-NY-05-03-26 1212GMT\r\n\u{4}";

#[test]
fn anpa_has_titles_and_paragraphs_set_in() {
    let items = items("feed.txt", ANPA);
    let item = &items[0];
    let expected = [
        ("headline", "Two die as quay of Kernoz gives way"),
        ("byline", "By ADA MOLL"),
        ("byline", "Morning News Writer"),
        ("", "KERNOZ (MNA) _ Two men died when the old quay of Kernoz gave way on Tuesday."),
        ("", "``It stays closed,'' the mayor said."),
        ("", "He gave no date."),
    ];
    assert_eq!(lines(&item.version), expected);
    assert_eq!(item.story.as_deref(), Some("AM-Kernoz"));
    assert_eq!((item.version.edition.number, item.version.edition.corrects), (Some(2), true));
    assert_eq!(item.version.edition.notices, ["Restores dropped word; CORRECTS age in 4th graf.", "With photos"]);
    assert_eq!(in_file(&item.version, "gave way"), "gave\r\nway");
}

#[test]
fn iptc_7901_ends_before_its_notebook() {
    let wire = "\r\n\u{1}mna0042 3 vm 120 Hafen/Kernoz\r\n\u{2}\r\nKai in Kernoz gesperrt =\r\n\r\n\
        \u{20}\u{20}Kernoz (mna) - Zwei M\u{e4}nner starben am Dienstag, als der alte\r\nKai nachgab.\r\n\
        \u{20}\u{20}Er bleibt gesperrt.\r\n\r\n# Notizblock\r\n\r\n## Kontakt\r\nno\r\n\u{3}\r\n031212 Mai 26\r\n\u{4}\
        \u{1}mna0043 3 vm 20\r\nWetter\r\n\u{2}  Es bleibt warm.\r\n\u{3}\u{4}";
    let bytes: Vec<u8> = wire.chars().map(|c| c as u8).collect();
    let items = items("feed", bytes);
    assert_eq!(items.len(), 2);
    let expected = [
        ("", "Kai in Kernoz gesperrt ="),
        ("", "Kernoz (mna) - Zwei Männer starben am Dienstag, als der alte Kai nachgab."),
        ("", "Er bleibt gesperrt."),
    ];
    assert_eq!(lines(&items[0].version), expected);
    assert_eq!(items[0].story.as_deref(), Some("Hafen/Kernoz"));
    assert_eq!((items[1].part, items[1].story.as_deref()), (1, Some("Wetter")));
    assert_eq!(lines(&items[1].version), [("", "Es bleibt warm.")]);
}

#[test]
fn a_wire_without_copy_is_refused() {
    refused("feed", "\u{1}mna0042\r\n\u{2}\r\n\u{3}\u{4}", &["without copy"]);
}

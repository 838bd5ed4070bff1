//! Copy that would break a format if it could, and documents that break their standard.

use super::{is_written_whole, models, xml};
use crate::gold;
use copydesk::align::Reading;
use copydesk::{Story, Version, render};

const COPY: [&str; 6] = [
    "<script>alert(\"x\")</script> &amp; ]]> <!-- six --> 'dead'",
    "Six\tpeople\r\nwere killed\rin\nKabul\u{2028}on\u{85}Monday.",
    "A bell \u{7} rang\u{1b}[2J twice\u{0}, \u{FFFE}said\u{FFFF} 12 people.",
    "\u{202E}قُتل ستة أشخاص\u{2066} في كابول\u{202C}.",
    "  周一，喀布尔有25人死亡。\u{3000}",
    "=HYPERLINK(\"x\") \"quoted\"",
];

fn version(id: &str, lang: &str, sentences: &[&str]) -> Version {
    let sentences: Vec<String> = sentences.iter().map(|&words| words.to_owned()).collect();
    Version::cut(id.to_owned(), Some(lang.to_owned()), &sentences)
}

pub fn hostile() -> Story {
    let id = "a\t\"<b>\r\n&\u{1b}\u{202E}";
    Story { id: id.to_owned(), versions: vec![version(id, "en_US", &COPY), version("b", "\"><x", &COPY)] }
}

#[test]
fn hostile_copy_is_written_whole() {
    assert_eq!(is_written_whole(&hostile()), Vec::<String>::new());
}

#[test]
fn xliff_keeps_every_character() {
    let story = hostile();
    let readings = [Reading::of(&story)];
    let document = render::xliff(&readings);
    assert!(document.contains("srcLang=\"en-US\" trgLang=\"und\""), "{document}");
    let root = xml::read(&document).unwrap();
    let segments = root.named("file").flat_map(|file| file.named("unit")).flat_map(|unit| unit.named("segment"));
    let sources: Vec<String> = segments.flat_map(|s| s.named("source")).map(xml::Element::text).collect();
    let words: Vec<&str> = (0..COPY.len()).map(|n| readings[0].documents[0].words(n)).collect();
    assert_eq!(sources, words);
    assert!(
        document.contains("bell <cp hex=\"0007\"/> rang<cp hex=\"001B\"/>[2J twice<cp hex=\"0000\"/>, "),
        "{document}"
    );
}

#[test]
fn tables_keep_lines_and_columns() {
    let story = hostile();
    let table = render::tsv(&[Reading::of(&story)]);
    let head =
        "story\tscore\ta \"<b> &\u{FFFD}\u{202E}.sentences\ta \"<b> &\u{FFFD}\u{202E}.text\tb.sentences\tb.text\n";
    assert!(table.starts_with(head), "{table}");
    assert!(table.contains("\tSix people were killed in Kabul on Monday.\t"), "{table}");
    assert!(!table.contains(|c: char| c.is_control() && !matches!(c, '\t' | '\n')), "{table:?}");
}

#[test]
fn sentences_join_as_the_copy_has_them() {
    let text = "二十五人死亡。三人受伤。";
    let story = Story {
        id: "s".into(),
        versions: vec![
            Version { id: "zh".into(), lang: Some("zh".into()), text: text.into(), ..Version::default() },
            version("en", "en", &["Twenty-five people were killed and three were wounded."]),
        ],
    };
    let reading = Reading::of(&story);
    assert_eq!(reading.documents[0].sentences.len(), 2);
    let table = render::tsv(&[reading]);
    assert!(table.contains("\t1 2\t二十五人死亡。三人受伤。\t1\t"), "{table}");
}

#[test]
fn sentences_that_moved_leave_the_ladder() {
    let sentences = [
        "Six people were killed in Kabul on 3 May.",
        "The port of Lleida took 120 tonnes of wheat.",
        "President Hale resigned at 10:45.",
    ];
    let moved = [sentences[1], sentences[2], sentences[0]];
    let story = Story { id: "s".into(), versions: vec![version("a", "en", &sentences), version("b", "en", &moved)] };
    let reading = Reading::of(&story);
    assert_eq!(reading.groups.len(), 3);
    let render::Ladder { text, left_out } = render::ladder(&reading);
    assert_eq!(left_out, 1);
    assert_eq!(text, "0\t0\t0\n1\t0\t1\n2\t1\t1\n3\t2\t0\n3\t3\t0\n");
}

#[test]
fn several_stories_share_a_document() {
    let stories = gold::stories();
    let stories: Vec<&Story> = stories.iter().filter(|gold| gold.corpus == "clean").map(|gold| &gold.story).collect();
    let readings: Vec<Reading<'_>> = stories.iter().map(|story| Reading::of(story)).collect();
    let root = xml::read(&render::tmx(&readings)).unwrap();
    assert_eq!(xml::complaints(&root, models::TMX), Vec::<String>::new());
    let sentences = |reading: &Reading<'_>| reading.documents.iter().map(|d| d.sentences.len()).sum::<usize>();
    let table = render::tsv(&readings);
    let widths: Vec<usize> = table.lines().map(|line| line.split('\t').count()).collect();
    assert!(widths.iter().all(|&width| width == widths[0]));
    let numbers = |line: &str| line.split('\t').skip(2).step_by(2).flat_map(|cell| cell.split_whitespace()).count();
    let written: usize = table.lines().skip(1).map(numbers).sum();
    assert_eq!(written, readings.iter().map(sentences).sum::<usize>());
}

/// The validator itself sees what is wrong.
#[test]
fn broken_documents_are_refused() {
    let complaints = |document: &str, models| xml::complaints(&xml::read(document).unwrap(), models);
    let header = "<header creationtool=\"c\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"c\" adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/>";
    let tmx = |header: &str, unit: &str| format!("<tmx version=\"1.4\">{header}<body>{unit}</body></tmx>");
    let good = "<tu><tuv xml:lang=\"en\"><seg>Six.</seg></tuv></tu>";
    assert_eq!(complaints(&tmx(header, good), models::TMX), Vec::<String>::new());
    for (document, why) in [
        (tmx(header, "<tu></tu>"), "tu has 0 of [\"tuv\"]"),
        (tmx(header, "<tu><tuv xml:lang=\"en_US\"><seg/></tuv></tu>"), "tuv has xml:lang=\"en_US\""),
        (tmx(header, "<tu><tuv xml:lang=\"en\"><seg/><prop type=\"x\"/></tuv></tu>"), "prop has no place in tuv"),
        (tmx(header, "six"), "body holds text"),
        (tmx(&header.replace("sentence", "word"), good), "header has segtype=\"word\""),
        (tmx(&header.replace("datatype=\"plaintext\"", ""), good), "header needs datatype"),
        (tmx("", good), "tmx has 0 of [\"header\"]"),
        (tmx(header, good).replace("1.4", "2.0"), "tmx has version=\"2.0\""),
    ] {
        assert_eq!(complaints(&document, models::TMX), [why]);
    }
    let xliff = |units: &str| {
        format!(
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\"><file id=\"f\">{units}</file></xliff>"
        )
    };
    for (document, why) in [
        (xliff(""), "file has 0 of [\"unit\"]"),
        (xliff("<unit id=\"a b\"><segment><source/></segment></unit>"), "unit has id=\"a b\""),
        (xliff("<unit id=\"1\"><segment><target/></segment></unit>"), "segment has 0 of [\"source\"]"),
        (xliff("<unit id=\"1\"><segment><source><cp hex=\"41\"/></source></segment></unit>"), "cp has hex=\"41\""),
        (xliff("<unit id=\"1\"><segment state=\"new\"><source/></segment></unit>"), "segment has state=\"new\""),
    ] {
        assert_eq!(complaints(&document, models::XLIFF), [why]);
    }
    for document in ["<a>", "<a></b>", "<a/><b/>", "<a>\u{1b}</a>", "<a>&six;</a>", "<a x=\"1\" x=\"2\"/>"] {
        assert!(xml::read(document).is_err(), "{document}");
    }
}

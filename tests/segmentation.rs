//! Sentences end where an editor would end them: the cases of `segmentation.txt`, whose head explains
//! how they are written. What holds in a language is held; `COPYDESK_BLESS=1` raises the numbers in
//! the heads to what is found, and lowers none.

use copydesk::{Document, Version, lang};
use std::fmt::Write as _;

/// The cases of one language.
struct Language<'a> {
    tag: &'a str,
    /// How many cases hold at least.
    floor: usize,
    /// How many the head says there are.
    count: usize,
    cases: Vec<&'a str>,
}

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/segmentation.txt");

/// Cases a language: fewer prove little.
const FEWEST: usize = 8;

fn languages(file: &str) -> Vec<Language<'_>> {
    let mut languages: Vec<Language<'_>> = Vec::new();
    for block in file.split("\n\n").map(str::trim) {
        if let Some(head) = block.strip_prefix("# ") {
            let mut words = head.split(' ');
            let tag = words.next().unwrap_or_default();
            let number = |word: Option<&str>| word.and_then(|word| word.parse().ok()).unwrap_or(0);
            let (floor, count) = (number(words.next()), number(words.nth(1)));
            languages.push(Language { tag, floor, count, cases: Vec::new() });
        } else if let Some(language) = languages.last_mut() {
            language.cases.push(block);
        }
    }
    languages
}

/// What the program makes of a case, written as cases are; equal where the case holds.
fn cut(tag: &str, case: &str) -> String {
    let text = case.replace(" | ", " ").replace('|', "").replace('\n', "\n\n");
    let version = Version { lang: Some(tag.into()), text, ..Version::default() };
    let document = Document::read(&version);
    let mut out = String::new();
    let mut end = 0;
    for (n, sentence) in document.sentences.iter().enumerate() {
        let gap = document.text().get(end..sentence.span.start).unwrap_or("");
        out.push_str(match gap {
            "" if n > 0 => "|",
            "" => "",
            gap if gap.contains('\n') => "\n",
            _ => " | ",
        });
        out.push_str(document.words(n));
        end = sentence.span.end;
    }
    out
}

#[test]
fn sentences_end_where_an_editor_ends_them() {
    let file = std::fs::read_to_string(PATH).expect("the cases stand beside this file");
    let (mut table, mut failing, mut worse) = (String::new(), String::new(), Vec::new());
    let mut blessed = file.clone();
    for Language { tag, floor, count, cases } in languages(&file) {
        let mut right = 0;
        for case in &cases {
            let got = cut(tag, case);
            if got == *case {
                right += 1;
            } else {
                let _ = writeln!(failing, "{tag}: expected {case}\n    got      {got}");
            }
        }
        let _ = writeln!(table, "{tag}: {right} of {} hold, at least {floor} must", cases.len());
        if right < floor || count != cases.len() {
            worse.push(tag);
        }
        let (old, new) =
            (format!("# {tag} {floor} of {count}\n"), format!("# {tag} {} of {}\n", right.max(floor), cases.len()));
        blessed = blessed.replace(&old, &new);
    }
    println!("{table}\n{failing}");
    if std::env::var_os("COPYDESK_BLESS").is_some_and(|value| value == "1") {
        std::fs::write(PATH, blessed).expect("the cases can be written");
    } else {
        assert!(worse.is_empty(), "fewer cases hold than did, or the head miscounts them: {}", worse.join(", "));
    }
}

#[test]
fn every_language_has_cases() {
    let file = std::fs::read_to_string(PATH).expect("the cases stand beside this file");
    let languages = languages(&file);
    for tag in lang::tags() {
        let cases = languages.iter().find(|language| language.tag == tag).map_or(0, |language| language.cases.len());
        assert!(cases >= FEWEST, "{tag} has {cases} cases, fewer than {FEWEST}");
    }
}

/// The kinds of a text's sentences, each named once a line.
fn kinds(tag: &str, text: &str) -> Vec<&'static str> {
    let version = Version { lang: Some(tag.into()), text: text.into(), ..Version::default() };
    Document::read(&version).sentences.iter().map(|sentence| sentence.kind.name()).collect()
}

#[test]
fn lines_are_known_for_what_they_are() {
    let cases: [(&str, &str, &[&str]); 14] = [
        (
            "en",
            "Two dead in fire\nBy Anna Berg and Tom Lee\nKABUL, Aug 17 (Reuters)\nTwo people died. One lives.",
            &["headline", "byline", "dateline", "body", "body"],
        ),
        ("en", "Fire\nBy Friday the toll had risen to ten.\nIt rose again.", &["headline", "body", "body"]),
        (
            "en",
            "Fire\nIt burned.\nPhoto: Reuters\nLeave a Reply.\nNice.",
            &["headline", "body", "caption", "boilerplate", "body"],
        ),
        ("en", "Monday Storm Hits Texas\nIt rained.", &["headline", "body"]),
        ("de", "Brand\nVon Anna Berg\nBerlin (dpa)\nEs brannte.", &["headline", "byline", "dateline", "body"]),
        ("de", "Von Montag an gilt Tempo 30\nDas teilte die Stadt mit.", &["headline", "body"]),
        (
            "fr",
            "Incendie\nPar Anne Petit\nParis, le 17 août 2022\nDeux morts.",
            &["headline", "byline", "dateline", "body"],
        ),
        ("es", "Incendio\nPor tres votos\nGanó.", &["headline", "headline", "body"]),
        ("it", "Incendio\ndi Anna Conti\nFoto: Ansa\nDue morti.", &["headline", "byline", "caption", "body"]),
        (
            "ru",
            "Пожар\nФото: РИА Новости\nАвтор: Анна Иванова\nЕсть жертвы.",
            &["headline", "caption", "byline", "body"],
        ),
        ("pl", "Pożar\nAutor: Anna Kowal\nFot. PAP\nSą ofiary.", &["headline", "byline", "caption", "body"]),
        ("he", "שריפה\nמאת: דנה לוי\nצילום: רויטרס\nיש הרוגים.", &["headline", "byline", "caption", "body"]),
        (
            "ko",
            "화재\n김철수 기자 kim@news.kr\n사진: 연합뉴스\n두 명이 숨졌다.",
            &["headline", "byline", "caption", "body"],
        ),
        ("zh", "火灾\n作者：李明\n图：新华社\n两人死亡。", &["headline", "byline", "caption", "body"]),
    ];
    let mut failures = String::new();
    for (tag, text, wanted) in cases {
        let got = kinds(tag, text);
        if got != wanted {
            let _ = writeln!(failures, "{tag}: {text:?}\n    expected {wanted:?}\n    got      {got:?}");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

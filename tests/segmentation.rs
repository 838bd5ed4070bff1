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

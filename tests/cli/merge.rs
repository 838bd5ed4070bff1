//! `copydesk merge`: the parts of a batch run as one.

use super::{Folder, Ran};

const ERROR: &str = r#"{"schema":"copydesk.report/1","id":null,"line":3,"error":"the line is no JSON object"}"#;

/// A story in two languages, in which the German has another figure.
fn story(id: &str, english: u32, german: u32) -> String {
    let versions = [
        ("en", format!("Six people were hurt in Lodz on Tuesday.\nThe mayor closed {english} schools.")),
        (
            "de",
            format!("Sechs Menschen wurden am Dienstag in Lodz verletzt.\nDer Bürgermeister schloss {german} Schulen."),
        ),
    ];
    let versions = versions.map(|(lang, text)| serde_json::json!({"id": lang, "lang": lang, "text": text}));
    serde_json::json!({"id": id, "versions": versions}).to_string() + "\n"
}

/// Reports on stories, as `batch` writes them.
fn reports(folder: &Folder, stories: &str) -> String {
    let ran = folder.run_with(&["batch"], stories.as_bytes());
    assert_eq!(ran.code(), 0);
    ran.out().to_owned()
}

/// Two parts: three stories, one of which has an error, and two lines that were none.
fn parts() -> Folder {
    let folder = Folder::new();
    let first = reports(&folder, &(story("b", 12, 15) + "no story\n" + &story("c", 7, 7)));
    let second = reports(&folder, &("[]\n".to_owned() + &story("a", 40, 40)));
    folder.put("one.jsonl", first.as_bytes());
    folder.put("two.jsonl", second.as_bytes());
    folder
}

fn ids(ran: &Ran) -> Vec<String> {
    let report = |line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].to_string();
    ran.out().lines().map(report).collect()
}

#[test]
fn a_summary_counts_all_parts() {
    let folder = parts();
    let ran = folder.run(&["merge", "one.jsonl", "two.jsonl"]);
    assert_eq!((ran.code(), ran.err()), (0, ""));
    let expected = "\
checked 3 stories, 6 versions, 12 of 12 sentences aligned: 1 error
2 lines were no story

rule                      errors  warnings     notes
number-differs                 1         0         0

language     versions    errors  warnings     notes
de                  3         0         0         0
en                  3         1         0         0
";
    assert_eq!(ran.out(), expected);
    assert_eq!(folder.run(&["merge", "two.jsonl", "one.jsonl"]).out(), expected);
}

/// The first line is the one that ends a check of the same stories.
#[test]
fn a_summary_says_what_check_says() {
    let folder = Folder::new();
    let alone = serde_json::json!({"id": "d", "versions": [{"id": "sv", "lang": "sv", "text": "Sju döda."}]});
    folder.put("stories.jsonl", (story("b", 12, 15) + &story("c", 7, 7) + &alone.to_string() + "\n").as_bytes());
    let checked = folder.run(&["check", "--notes", "--format", "jsonl", "stories.jsonl"]);
    folder.put("reports.jsonl", checked.out().as_bytes());
    let merged = folder.run(&["merge", "reports.jsonl"]);
    assert_eq!(merged.out().lines().next(), checked.err().lines().last());
}

/// A finding that was accepted is counted apart, as a check does.
#[test]
fn what_was_decided_is_counted_apart() {
    let folder = Folder::new();
    folder.put("stories.jsonl", story("b", 12, 15).as_bytes());
    assert_eq!(folder.run(&["baseline", "stories.jsonl", "--to", "known"]).code(), 0);
    let checked = folder.run(&["check", "--format", "jsonl", "--baseline", "known", "stories.jsonl"]);
    folder.put("reports.jsonl", checked.out().as_bytes());
    let merged = folder.run(&["merge", "reports.jsonl"]);
    assert!(merged.out().starts_with("checked 1 story, 2 versions, 4 of 4 sentences aligned: nothing found (1 known)"));
    assert!(!merged.out().contains("number-differs"), "{}", merged.out());
}

#[test]
fn one_stream_is_the_same_however_the_archive_was_cut() {
    let folder = parts();
    let merged = folder.run(&["merge", "--format", "jsonl", "one.jsonl", "two.jsonl"]);
    assert_eq!(merged.code(), 0);
    assert_eq!(ids(&merged), [r#""a""#, r#""b""#, r#""c""#, "null", "null"]);
    let other = folder.run(&["merge", "--format", "jsonl", "two.jsonl", "one.jsonl"]);
    assert_eq!(other.out(), merged.out());
    let whole = reports(&folder, &(story("a", 40, 40) + &story("b", 12, 15) + &story("c", 7, 7)));
    assert!(merged.out().starts_with(&whole), "each report is as it was, to the byte");
    folder.put("merged.jsonl", merged.out().as_bytes());
    assert_eq!(folder.run(&["merge", "--format", "jsonl", "merged.jsonl"]).out(), merged.out());
}

#[test]
fn lines_that_are_no_report_are_told_and_the_rest_is_read() {
    let folder = Folder::new();
    let good = reports(&folder, &story("b", 12, 15));
    let torn = &good[..good.len() / 2];
    let strange = good.replace("copydesk.report/1", "copydesk.report/2");
    let grave = good.replace(r#""severity":"error""#, r#""severity":"fatal""#);
    let bare = r#"{"schema":"copydesk.report/1","id":"x"}"#;
    let text = format!("\n{torn}\n{good}{strange}[]\n{grave}{bare}\n{ERROR}\n");
    folder.put("part", &[text.as_bytes(), b"\xff\n"].concat());
    for format in ["summary", "jsonl"] {
        let ran = folder.run(&["merge", "--format", format, "part"]);
        assert_eq!(ran.code(), 2);
        for line in [2, 4, 5, 6, 7, 9] {
            assert!(ran.err().contains(&format!("part, line {line}, is no report")), "{line}: {}", ran.err());
        }
        assert_eq!(ran.err().lines().count(), 6);
        let told = if format == "jsonl" { good.as_str() } else { "checked 1 story" };
        assert!(ran.out().starts_with(told), "{}", ran.out());
    }
}

#[test]
fn a_file_that_cannot_be_read_gives_two_and_the_others_are_read() {
    let folder = parts();
    let ran = folder.run(&["merge", "nowhere", "one.jsonl", "."]);
    assert_eq!(ran.code(), 2);
    assert!(ran.err().contains("reading nowhere: ") && ran.err().contains("reading .: "), "{}", ran.err());
    assert!(ran.out().starts_with("checked 2 stories"), "{}", ran.out());
    assert_eq!(folder.run(&["merge"]).code(), 2, "files must be named");
}

#[test]
fn nothing_is_counted_as_nothing() {
    let folder = Folder::with(&[("empty", "")]);
    let ran = folder.run(&["merge", "empty"]);
    assert_eq!((ran.code(), ran.out()), (0, "checked 0 stories, 0 versions, 0 sentences: nothing found\n"));
}

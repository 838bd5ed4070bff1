//! `--timeout`: no story holds up the others, and what was not done is never taken for a pass. The times are over
//! before they began, or longer than any machine needs.

use super::{Folder, Ran, keys};
use serde_json::{Value, json};

const OVER: [&str; 2] = ["--timeout", "0.000000001"];
const LONG: [&str; 2] = ["--timeout", "1e9"];

fn folder() -> Folder {
    Folder::with(&[
        ("s/a.en.txt", "Six people were killed in Lodz on Tuesday.\nThe mayor closed 12 schools.\n"),
        ("s/b.en.txt", "Six people were killed in Lodz on Tuesday.\nThe mayor closed 15 schools.\n"),
        ("t/a.en.txt", "Two bridges were closed on Tuesday.\n"),
    ])
}

fn check(folder: &Folder, args: &[&[&str]]) -> Ran {
    folder.run(&[&[&["check"][..]], args].concat().concat())
}

#[test]
fn what_there_was_no_time_for_closes_the_gate() {
    let folder = folder();
    let told = |id: &str| {
        format!(
            "copydesk: error: checking {id}: it took longer than its 0.000000001 s: its versions were not all read, and \
             nothing was checked: give it more time, or split it\n"
        )
    };
    for args in [&["s", "t"][..], &["--fail-on", "never", "--min-coverage", "1", "s", "t"]] {
        let ran = check(&folder, &[&OVER, args]);
        assert_eq!((ran.code(), ran.out()), (2, ""), "what was not checked is no pass");
        let last = "checked 2 stories, 3 versions, 0 of 0 sentences aligned: nothing found; not checked: 1 story against \
                    others (one version only), 2 stories to the end (too long)\n";
        assert_eq!(ran.err(), told("s") + &told("t") + last);
    }
    assert_eq!(check(&folder, &[&LONG, &["s", "t"]]).code(), 1);
    assert_eq!(check(&folder, &[&LONG, &["t"]]).code(), 0);
}

#[test]
fn a_time_that_is_long_enough_changes_no_byte() {
    let folder = folder();
    for format in ["text", "json", "sarif", "junit", "github", "markdown", "html"] {
        let args = ["--format", format, "s", "t"];
        let (with, without) = (check(&folder, &[&LONG, &args]), check(&folder, &[&args]));
        assert_eq!((with.code(), with.out(), with.err()), (without.code(), without.out(), without.err()), "{format}");
    }
}

#[test]
fn every_format_that_has_a_place_for_it_says_it() {
    let folder = folder();
    let page = |format: &str| check(&folder, &[&OVER, &["--format", format, "s", "t"]]).out().to_owned();
    let why = "it took longer than its 0.000000001 s";
    let sarif: Value = serde_json::from_str(&page("sarif")).unwrap();
    let invocation = &sarif["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let notices = invocation["toolExecutionNotifications"].as_array().unwrap();
    assert_eq!((notices.len(), &notices[0]["level"]), (2, &json!("error")));
    assert!(notices[1]["message"]["text"].as_str().unwrap().starts_with(&format!("checking t: {why}")));
    let junit = page("junit");
    assert!(junit.contains("<testsuite name=\"s\" tests=\"5\" failures=\"0\" errors=\"5\" skipped=\"0\">"), "{junit}");
    assert_eq!(junit.matches(&format!("<error type=\"undone\" message=\"{why}")).count(), 10);
    assert_eq!(page("github").matches(&format!("::error title=copydesk::checking s: {why}")).count(), 1);
    assert!(page("markdown").contains(&format!("- **not checked to its end**: checking s: {why}")));
    let html = page("html");
    assert!(html.contains(&format!("<strong>Not checked to its end: </strong>checking s: {why}")));
    assert_eq!(html.matches(&format!("<strong>Not checked to its end</strong>: {why}")).count(), 2);
    for format in ["json", "jsonl"] {
        assert_eq!(page(format).matches(&format!("\"error\":\"{why}")).count(), 2, "{format}");
    }
}

/// Two stories and a line that is none.
const STREAM: &str = r#"{"id": "one", "versions": [{"id": "a", "lang": "en", "text": "Six dead &amp; two hurt."}, {"id": "b", "text": "Six dead."}]}
no story
{"id": "two", "versions": [{"id": "a", "sentences": ["Six dead.", "Two hurt."]}]}
"#;

#[test]
fn a_stream_has_an_error_and_what_there_is_of_the_report() {
    let folder = Folder::new();
    let ran = folder.run_with(&[&["batch"], &OVER[..]].concat(), STREAM.as_bytes());
    assert_eq!((ran.code(), ran.err()), (0, ""));
    let reports: Vec<Value> = ran.out().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(reports.len(), 3, "a line in is a line out");
    assert_eq!(keys(&reports[1]), ["error", "id", "line", "schema"]);
    for (n, id) in [(0, "one"), (2, "two")] {
        let report = &reports[n];
        assert_eq!(keys(report), ["error", "findings", "groups", "id", "schema", "undone", "versions"]);
        assert_eq!(report["id"], id);
        assert!(report["error"].as_str().unwrap().starts_with("it took longer than its 0.000000001 s: "));
        let undone = &report["undone"];
        assert_eq!((&undone["time"], &undone["stages"]), (&json!(1e-9), &json!(["reading", "alignment"])));
        assert!(undone["rules"].as_array().unwrap().contains(&json!("number-differs")));
        assert_eq!((&report["findings"], &report["groups"]), (&json!([]), &json!([])));
    }
    let version = |lang: &str, sure: f64, id: &str| json!({"id": id, "lang": lang, "lang_confidence": sure, "sentences": [], "facts": []});
    assert_eq!(reports[0]["versions"], json!([version("en", 1.0, "a"), version("und", 0.0, "b")]));
    let whole = folder.run_with(&["batch"], STREAM.as_bytes());
    assert_eq!(folder.run_with(&[&["batch"], &LONG[..]].concat(), STREAM.as_bytes()).out(), whole.out());
    assert!(!whole.out().contains("\"undone\":"));
}

#[test]
fn parts_of_a_run_are_merged_with_what_was_not_done() {
    let folder = Folder::new();
    folder.put("short", folder.run_with(&[&["batch"], &OVER[..]].concat(), STREAM.as_bytes()).out().as_bytes());
    folder.put("whole", folder.run_with(&["batch"], STREAM.as_bytes()).out().as_bytes());
    let ran = folder.run(&["merge", "short", "whole"]);
    assert_eq!((ran.code(), ran.err()), (0, ""));
    let mut lines = ran.out().lines();
    let first = lines.next().unwrap();
    assert!(first.starts_with("checked 4 stories, 6 versions, "), "{first}");
    assert!(first.ends_with(", 2 stories to the end (too long)"), "{first}");
    assert_eq!(lines.next(), Some("2 lines were no story"));
    let merged = folder.run(&["merge", "--format", "jsonl", "short", "whole"]);
    assert_eq!((merged.code(), merged.out().lines().count()), (0, 6));
}

#[test]
fn settings_and_arguments_say_the_time() {
    let folder = folder();
    folder.put("copydesk.toml", b"timeout = 1e-9\n");
    assert_eq!(check(&folder, &[&["t"]]).code(), 2);
    assert_eq!(check(&folder, &[&LONG, &["t"]]).code(), 0, "the command line goes before the settings");
    assert_eq!(check(&folder, &[&["--no-config", "t"]]).code(), 0);
    let undone = |args: &[&str]| {
        let ran = folder.run_with(&[&["batch"], args].concat(), STREAM.as_bytes());
        ran.out().matches("\"undone\":").count()
    };
    assert_eq!((undone(&[]), undone(&["--config", "copydesk.toml"])), (0, 2));
    assert_eq!(folder.run(&["report", "t"]).code(), 0, "an editor's page is not limited");
    for wrong in ["0", "-1", "soon", "nan", "inf", "1e30", "1e-12"] {
        assert_eq!(check(&folder, &[&["--timeout", wrong, "t"]]).code(), 2, "{wrong}");
        folder.put("copydesk.toml", format!("timeout = {wrong}\n").as_bytes());
        let ran = folder.run(&["config", "check"]);
        assert!(ran.code() == 2 && ran.err().contains("line 1"), "{wrong}: {}", ran.err());
    }
    for right in ["60", "0.5"] {
        folder.put("copydesk.toml", format!("timeout = {right}\n").as_bytes());
        assert_eq!(folder.run(&["config", "check"]).code(), 0, "{right}");
    }
}

/// What a rule that was not done does not find is not gone.
#[test]
fn acceptances_are_not_called_idle_where_there_was_no_time() {
    let folder = folder();
    let ran = check(&folder, &[&["--format", "json", "s"]]);
    let mark = ran.json()[0]["findings"][0]["fingerprint"].as_str().unwrap().to_owned();
    assert_eq!(folder.run(&["accept", &mark, "--reason", "later", "--in", "s", "--to", "done"]).code(), 0);
    assert!(!check(&folder, &[&OVER, &["--accepted", "done", "s"]]).err().contains("no longer occurs"));
}

//! `copydesk batch`: the contract, field by field, and how it behaves as a part of a pipe.

use super::{Folder, Ran, copydesk, keys};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

fn batch(input: impl Into<Vec<u8>>) -> Ran {
    batch_with(&[], input)
}

fn batch_with(args: &[&str], input: impl Into<Vec<u8>>) -> Ran {
    Ran(copydesk().arg("batch").args(args).write_stdin(input).output().unwrap())
}

fn reports(ran: &Ran) -> Vec<Value> {
    assert_eq!(ran.code(), 0, "{}", ran.err());
    ran.out().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The one report on a story.
fn report(story: Value) -> Value {
    reports(&batch(format!("{story}\n"))).remove(0)
}

/// A story of one version, as a line.
fn line(id: &str, text: &str) -> String {
    json!({"id": id, "versions": [{"id": "a", "lang": "en", "text": text}]}).to_string() + "\n"
}

#[test]
fn a_report_has_the_fields_of_the_contract() {
    let text = "Six people were killed &amp; 12.50 percent fled on 17 August 2021 at 10:50.";
    let report = report(json!({"id": "kabul", "producer": {"kept": true}, "versions": [
        {"id": "a", "lang": "en", "text": text},
        {"id": "b", "text": "Six people were killed in the capital on Tuesday.", "role": "source"},
        {"id": "c", "lang": "de", "sentences": ["Sechs Menschen starben.", "Mr. X. ging. Sie blieb."]},
    ]}));
    assert_eq!(keys(&report), ["findings", "groups", "id", "schema", "versions"]);
    assert_eq!(report["schema"], "copydesk.report/1");
    assert_eq!(report["id"], "kabul");

    let a = &report["versions"][0];
    assert_eq!(keys(a), ["facts", "id", "lang", "lang_confidence", "sentences"]);
    assert_eq!((&a["id"], &a["lang"], &a["lang_confidence"]), (&json!("a"), &json!("en"), &json!(1.0)));
    assert_eq!(a["sentences"][0], json!({"span": [0, text.len()], "paragraph": 0, "kind": "body"}));
    assert!(report["versions"][1]["lang_confidence"].as_f64().unwrap() < 1.0);
    let cut = report["versions"][2]["sentences"].as_array().unwrap();
    assert_eq!(cut.len(), 2, "sentences that came cut are not cut again");
    assert_eq!(cut[1]["span"], json!([24, 47]), "they are joined by one line feed");

    for group in report["groups"].as_array().unwrap() {
        assert_eq!(keys(group), ["score", "sentences"]);
        assert!(group["score"].is_number());
        assert!(group["sentences"].as_object().unwrap().len() > 1);
    }

    let findings = report["findings"].as_array().unwrap();
    let finding = findings.iter().find(|finding| finding["rule"] == "leaked-markup").unwrap();
    let fields = ["confidence", "family", "fingerprint", "message", "rule", "severity", "spans", "suggestion"];
    assert_eq!(keys(finding), fields);
    assert_eq!((&finding["family"], keys(&finding["spans"][0]).len()), (&json!("garble"), 5));
    assert_eq!((&finding["severity"], &finding["suggestion"]), (&json!("error"), &json!("&")));
    assert_eq!(finding["spans"][0], json!({"version": "a", "start": 23, "end": 28, "text": "&amp;", "value": null}));
    assert!(finding["fingerprint"].as_str().unwrap().len() >= 16);
    assert!(finding["confidence"].is_number() && finding["message"].is_string());
}

#[test]
fn facts_are_numbers_or_canonical_text() {
    let text = "At least 12.50 percent fled on 17 August 2021 at 10:50, said several people.";
    let report = report(json!({"id": "s", "versions": [{"id": "a", "lang": "en", "text": text}]}));
    let facts = report["versions"][0]["facts"].as_array().unwrap();
    let fact = |kind: &str| facts.iter().find(|fact| fact["kind"] == kind).unwrap();
    let percent = json!({"span": [9, 22], "text": "12.50 percent", "kind": "quantity", "value": 12.5,
        "unit": "percent", "noun": null, "bound": "at least"});
    assert_eq!(*fact("quantity"), percent);
    assert_eq!(fact("date")["value"], "2021-08-17");
    assert_eq!(fact("time")["value"], "10:50");
    assert!(facts.iter().all(|fact| fact["text"] != "several"), "an amount without a figure is no fact");
    for fact in facts {
        let span = |n: usize| usize::try_from(fact["span"][n].as_u64().unwrap()).unwrap();
        assert_eq!(&text[span(0)..span(1)], fact["text"].as_str().unwrap());
    }
}

#[test]
fn figures_are_written_exactly() {
    let ran = batch(line("s", "The fund holds 123,456,789,012,345,678.25 dollars."));
    assert!(ran.out().contains("\"value\":123456789012345678.25,"), "{}", ran.out());
}

#[test]
fn what_is_no_story_gives_an_error_in_its_place() {
    let mut input = Vec::new();
    let lines: [&[u8]; 13] = [
        br#"{"id": "first", "versions": [{"id": "a", "text": "Six."}]}"#,
        b"",
        b"six dead",
        b"[1, 2]",
        b"{\"id\": \"s\", ",
        br#"{"id": "s"}"#,
        br#"{"versions": [{"id": "a", "text": "Six."}]}"#,
        br#"{"id": "s", "versions": [{"id": "a", "text": "Six."}, {"id": "a", "text": "Ten."}]}"#,
        br#"{"id": "s", "versions": [{"id": "a", "text": 6}]}"#,
        br#"{"id": "s", "versions": [{"id": "a", "text": "Six.", "sentences": ["Six."]}]}"#,
        br#"{"id": "s", "versions": [{"id": "a"}]}"#,
        b"{\"id\": \"s\xFF\"}",
        br#"{"id": "last", "versions": [{"id": "a", "text": "Six.", "role": "human"}]}"#,
    ];
    lines.iter().for_each(|line| input.extend([*line, b"\n"].concat()));
    let reports = reports(&batch(input));
    assert_eq!(reports.len(), 12, "the blank line is skipped");
    assert_eq!((&reports[0]["id"], &reports[11]["id"]), (&json!("first"), &json!("last")));
    let hints = [
        "no JSON object",
        "no JSON object",
        "not JSON",
        "versions",
        "no “id”",
        "two versions",
        "expected a string",
        "both",
        "no copy",
        "UTF-8",
    ];
    for (n, hint) in hints.iter().enumerate() {
        let error = &reports[n + 1];
        assert_eq!(keys(error), ["error", "id", "line", "schema"]);
        assert_eq!((&error["schema"], &error["id"]), (&json!("copydesk.report/1"), &Value::Null));
        assert_eq!(error["line"], n + 3, "blank lines are counted");
        assert!(error["error"].as_str().unwrap().contains(hint), "{error} says nothing of {hint}");
    }
}

#[test]
fn lines_end_at_line_feeds_only() {
    let mut input = vec![0xEF, 0xBB, 0xBF];
    input.extend(line("a", "Six\u{2028}dead.").replace("\\u2028", "\u{2028}").trim_end().as_bytes());
    input.extend(b"\r\n \t\r\n");
    input.extend(line("b", "No line feed behind it.").trim_end().as_bytes());
    let reports = reports(&batch(input));
    assert_eq!(reports.len(), 2);
    assert_eq!((&reports[0]["id"], &reports[1]["id"]), (&json!("a"), &json!("b")));
}

#[test]
fn a_line_that_is_too_long_is_an_error() {
    let mut input = line("first", "Six.").into_bytes();
    input.extend(vec![b' '; 64 << 20]);
    input.extend(b"{}\n");
    input.extend(line("last", "Six.").as_bytes());
    let reports = reports(&batch(input));
    assert_eq!(reports.len(), 3);
    assert!(reports[1]["error"].as_str().unwrap().contains("64 MiB"));
    assert_eq!((&reports[1]["line"], &reports[2]["id"]), (&json!(2), &json!("last")));
}

#[test]
fn nothing_in_is_nothing_out() {
    let ran = batch("");
    assert_eq!((ran.code(), ran.out(), ran.err()), (0, "", ""));
}

#[test]
fn any_number_of_jobs_gives_the_same_bytes() {
    let long = "Two bridges were closed &amp; three people were hurt. ".repeat(200);
    let story = |n: usize| line(&n.to_string(), if n.is_multiple_of(7) { &long } else { "Six dead <br> today." });
    let input: String = (0..120).map(story).collect();
    let one = batch_with(&["--jobs", "1"], input.clone());
    let four = batch_with(&["--jobs", "4"], input);
    assert_eq!(one.out(), four.out());
    for (n, report) in reports(&one).iter().enumerate() {
        assert_eq!(report["id"], n.to_string());
    }
}

fn piped(stdin: Stdio, stdout: Stdio) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.arg("batch").stdin(stdin).stdout(stdout).stderr(Stdio::piped()).spawn().unwrap()
}

#[test]
fn a_producer_that_waits_gets_each_report_at_once() {
    let mut child = piped(Stdio::piped(), Stdio::piped());
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for id in ["one", "two", "three"] {
        stdin.write_all(line(id, "Six dead.").as_bytes()).unwrap();
        let mut report = String::new();
        stdout.read_line(&mut report).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&report).unwrap()["id"], id);
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let mut child = piped(Stdio::piped(), Stdio::piped());
    let mut stdin = child.stdin.take().unwrap();
    drop(child.stdout.take());
    // The producer keeps its end open: the run must end all the same.
    let _ = stdin.write_all(line("one", "Six dead.").as_bytes());
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn streams_that_break_give_two() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let mut child = piped(Stdio::piped(), full.into());
    child.stdin.take().unwrap().write_all(line("one", "Six dead.").as_bytes()).unwrap();
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("writing reports"));

    let folder = std::fs::File::open(env!("CARGO_MANIFEST_DIR")).unwrap();
    let ended = piped(folder.into(), Stdio::piped()).wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("reading stories"));
}

#[test]
fn files_are_read_and_written_as_streams_are() {
    let lines = [line("one", "Six dead &amp; two hurt."), "no story\n".to_owned(), line("two", "Six dead.")].concat();
    let folder = Folder::with(&[("in.jsonl", &lines), ("out.jsonl", "as it was")]);
    let streamed = batch(lines.clone());
    assert_eq!(folder.run(&["batch", "in.jsonl"]).out(), streamed.out());
    assert_eq!(folder.run_with(&["batch", "-"], lines.as_bytes()).out(), streamed.out());
    let ran = folder.run(&["batch", "in.jsonl", "-o", "out.jsonl"]);
    assert_eq!((ran.code(), ran.out(), ran.err()), (0, "", ""));
    let written = || std::fs::read_to_string(folder.0.join("out.jsonl")).unwrap();
    assert_eq!(written(), streamed.out());

    let ran = folder.run(&["batch", "nowhere.jsonl", "--output", "out.jsonl"]);
    assert_eq!((ran.code(), ran.out()), (2, ""));
    assert!(ran.err().contains("reading nowhere.jsonl: ") && ran.err().contains("that exists"), "{}", ran.err());
    assert_eq!(folder.run(&["batch", "in.jsonl", "-o", "nowhere/out.jsonl"]).code(), 2);
    assert_eq!(folder.run(&["batch", ".", "-o", "out.jsonl"]).code(), 2, "a folder holds no lines");
    assert_eq!(written(), streamed.out(), "a file is written whole or not at all");
}

#[cfg(not(feature = "parquet"))]
#[test]
fn without_parquet_it_says_how_to_have_it() {
    let folder = Folder::with(&[("in.jsonl", ""), ("in.parquet", "PAR1")]);
    for (args, what) in [
        (&["batch", "in.parquet"][..], "reading in.parquet"),
        (&["batch", "in.jsonl", "-o", "out.parquet"], "writing out.parquet"),
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code(), ran.out()), (2, ""));
        let hints = [what, "built without Parquet", "--features parquet"];
        hints.iter().for_each(|hint| assert!(ran.err().contains(hint), "{} says nothing of {hint}", ran.err()));
    }
    assert!(!folder.0.join("out.parquet").exists());
}

#[test]
fn wrong_usage_gives_two() {
    assert_eq!(batch_with(&["--jobs", "0"], "").code(), 2);
    assert_eq!(batch_with(&["--lang", "de"], "").code(), 2, "a stream names its languages itself");
}

//! Input that is made to do harm, and systems that fail: it is said what was not done, and the stories beside it come to
//! no harm. How much is read and compared at most stands in `document::bounds` and `source::LONGEST`.

use super::{Folder, Ran, copydesk};
use serde_json::{Value, json};
use std::sync::LazyLock;

fn batch(input: &[u8]) -> Ran {
    let ran = Ran(copydesk().arg("batch").write_stdin(input).output().unwrap());
    assert_eq!(ran.code(), 0, "{}", ran.err());
    ran
}

/// A story with a fault, as a line.
fn good(id: &str) -> String {
    let version = |id: &str, closed: usize| json!({"id": id, "lang": "en", "text": format!("Six people were hurt in Lodz on Tuesday. The mayor closed {closed} schools.")});
    json!({"id": id, "versions": [version("a", 12), version("b", 15)]}).to_string()
}

/// What a line gives between two good stories, which must give what they give alone.
fn between(line: &[u8]) -> Value {
    let ran = batch(&[good("first").as_bytes(), b"\n", line, b"\n", good("last").as_bytes()].concat());
    let lines: Vec<&str> = ran.out().split_terminator('\n').collect();
    assert_eq!(lines.len(), 3, "a line in is a line out");
    static ALONE: LazyLock<[String; 2]> =
        LazyLock::new(|| ["first", "last"].map(|id| batch(good(id).as_bytes()).out().trim_end().to_owned()));
    assert_eq!([lines[0], lines[2]], [ALONE[0].as_str(), &ALONE[1]]);
    serde_json::from_str(lines[1]).unwrap()
}

fn story(texts: &[(&str, String)]) -> Vec<u8> {
    let version =
        |(n, (lang, text)): (usize, &(&str, String))| json!({"id": n.to_string(), "lang": lang, "text": text});
    let versions: Vec<Value> = texts.iter().enumerate().map(version).collect();
    json!({"id": "hostile", "versions": versions}).to_string().into_bytes()
}

fn error(report: &Value) -> &str {
    report["error"].as_str().unwrap_or_default()
}

/// In so many of each, what costs more than its length is felt: what grows with the square of it takes minutes.
const MANY: usize = 10_000;

#[test]
fn floods_cost_no_more_than_their_length() {
    let bidi = "\u{202E}\u{2066}\u{202A}\u{202C}\u{2069}\u{200F}";
    let floods: Vec<(&str, String)> = vec![
        ("ar", format!("{bidi}قتل ").repeat(MANY / 10) + "."),
        ("en", bidi.repeat(MANY) + "Six people were killed."),
        ("en", "\u{200B}".repeat(MANY) + "Six people were killed."),
        ("en", ("m".to_owned() + &"\u{200B}".repeat(50) + "inister ").repeat(MANY / 50)),
        ("hi", ("क".to_owned() + &"\u{200D}".repeat(100)).repeat(MANY / 100) + "।"),
        ("en", "e".to_owned() + &"\u{327}\u{301}".repeat(MANY) + " people died."),
        ("fr", ("e".to_owned() + &"\u{301}".repeat(1_000) + " mort. ").repeat(MANY / 1_000)),
        ("en", format!("Some {} people died.", "1234567890".repeat(MANY * 5))),
        ("de", format!("Rund {}457 Menschen starben.", "123.".repeat(MANY))),
        ("ar", "١٢٣".repeat(MANY) + " قتيل."),
        ("zh", "一二三".repeat(MANY / 2) + "人死亡。"),
        ("zh", "万亿".repeat(MANY / 2) + "人死亡。"),
        ("en", "hundred thousand million ".repeat(MANY / 10) + "died."),
        ("en", "10:".repeat(MANY) + "11"),
        ("en", "\"".repeat(MANY * 5)),
        ("en", "(".repeat(MANY * 5)),
        ("en", "[".repeat(MANY * 5)),
        ("en", "“".repeat(MANY) + "Six" + &"”".repeat(MANY)),
        ("en", "{".repeat(MANY * 2)),
        ("en", "<".repeat(MANY)),
        ("en", "x".repeat(MANY * 10)),
        ("ru", "жa".repeat(MANY)),
        ("en", "\n".repeat(MANY * 10) + "Six."),
        ("en", "Six\0dead. ".repeat(MANY / 100)),
        ("en", "👨‍👩‍👧‍👦".repeat(MANY / 10)),
    ];
    for flood in floods {
        let head: String = flood.1.chars().take(20).collect();
        let report = between(&story(&[flood]));
        assert_eq!((&report["id"], error(&report)), (&json!("hostile"), ""), "{head:?}");
    }
}

#[test]
fn nothing_is_too_deep_for_a_stream() {
    let deep = |open: &str, close: &str| open.repeat(1_000_000) + &close.repeat(1_000_000);
    assert!(error(&between(deep("[", "]").as_bytes())).contains("no JSON object"));
    assert!(error(&between(deep("{\"id\":", "").as_bytes())).contains("no story"));
    let kept = format!(r#"{{"id": "s", "kept": {}, "versions": [{{"id": "a", "text": "Six."}}]}}"#, deep("[", "]"));
    assert_eq!(between(kept.as_bytes())["id"], "s", "a field of the producer's own may be as deep as it likes");
}

#[test]
fn halves_of_characters_are_letters_that_were_lost() {
    let line = br#"{"id": "\ud83d", "versions": [{"id": "a", "lang": "en", "text": "Six \ud83d dead, \ude00 \ud83d\ude00 \\ud83d two\ud83d"}]}"#;
    let report = between(line);
    assert_eq!(report["id"], "\u{FFFD}");
    let lost: Vec<&Value> =
        report["findings"].as_array().unwrap().iter().flat_map(|it| it["spans"].as_array().unwrap()).collect();
    assert!(lost.iter().any(|span| span["text"].as_str().unwrap().contains('\u{FFFD}')), "{report}");
    let torn = br#"{"id": "s", "versions": [{"id": "a", "text": "\ud83"}]}"#;
    assert!(error(&between(torn)).contains("not JSON"));
}

#[test]
fn what_is_too_much_is_left_with_a_word() {
    let versions: Vec<(&str, String)> = (0..10_000).map(|_| ("en", "Six people were hurt.".to_owned())).collect();
    let report = between(&story(&versions));
    assert!(
        error(&report).starts_with("it has 10000 versions with 10000 sentences, more than are held"),
        "{}",
        error(&report)
    );
    let undone = |report: &Value| (report["undone"]["why"].clone(), report["undone"]["stages"].clone());
    assert_eq!(undone(&report), (json!("versions"), json!(["alignment"])));
    assert_eq!((report["versions"].as_array().unwrap().len(), &report["findings"]), (10_000, &json!([])));

    let lines = json!({"id": "s", "versions": [{"id": "a", "lang": "en", "sentences": vec!["x"; 250_001]}, {"id": "b", "text": "Six."}]});
    let report = between(lines.to_string().as_bytes());
    assert!(error(&report).starts_with("it has more than 250000 sentences: "), "{}", error(&report));
    assert_eq!(undone(&report), (json!("sentences"), json!(["reading", "alignment"])));

    let report = between(&story(&[("en", "word ".repeat(4 << 20))]));
    assert!(
        error(&report).starts_with("it has 20971520 bytes of copy, and 16777216 are read at most: "),
        "{}",
        error(&report)
    );
    assert_eq!(undone(&report), (json!("copy"), json!(["reading", "alignment"])));
}

/// As long as nothing is, and still aligned. It takes a minute or two.
#[test]
#[ignore = "it takes minutes: .ci/run runs it"]
fn a_hundred_thousand_sentences_are_aligned() {
    let text = |closed: &str, arrested: &str| {
        let one = |n: usize| format!("{closed} {} {arrested} {}. ", n % 977, n % 89);
        ("en", (0..100_000).map(one).collect::<String>())
    };
    let report = between(&story(&[
        text("The mayor closed", "schools and arrested"),
        text("The mayor shut", "schools and held"),
    ]));
    assert_eq!(error(&report), "");
    let (versions, groups) = (report["versions"].as_array().unwrap(), report["groups"].as_array().unwrap());
    assert!(versions.iter().all(|version| version["sentences"].as_array().unwrap().len() == 100_000));
    assert!(groups.len() > 99_000, "{}", groups.len());
}

#[test]
fn every_command_says_what_is_too_much() {
    let folder = Folder::new();
    (0..400).for_each(|n| folder.put(&format!("s/{n}.en.txt"), b"Six people were hurt in Lodz."));
    folder.put("t/a.en.txt", b"Six people were hurt in Lodz.");
    let why = "it has 400 versions with 400 sentences, more than are held against each other";
    for args in [
        &["check", "s", "t"][..],
        &["align", "s", "t"],
        &["diff", "s"],
        &["facts", "s"],
        &["report", "s"],
        &["baseline", "s"],
    ] {
        let ran = folder.run(args);
        assert_eq!(ran.code(), 2, "{args:?}");
        assert!(ran.err().contains(why), "{args:?}: {}", ran.err());
    }
    assert!(!folder.0.join("copydesk.baseline.jsonl").exists(), "a baseline forgets nothing");
}

#[cfg(unix)]
mod system {
    use super::{Folder, good};
    use crate::cli::copydesk_in;
    use std::fs::{self, File};
    use std::io::Write;
    use std::os::unix::fs::symlink;
    use std::process::{Command, Stdio};

    const COPY: &[u8] = b"Six people were hurt in Lodz on Tuesday.\n";

    /// One that is gone when it is opened, one that never ends, one that cannot be read to its end, and a long one.
    #[test]
    fn files_that_fail_keep_the_others_back_from_nothing() {
        let folder = Folder::new();
        folder.put("s/a.en.txt", COPY);
        folder.put("s/b.en.txt", COPY);
        let link = |to: &str, name: &str| symlink(to, folder.0.join("s").join(name)).unwrap();
        link("gone.txt", "c.en.txt");
        link("/dev/zero", "d.en.txt");
        link("/proc/self/mem", "e.en.txt");
        File::create(folder.0.join("s/f.en.txt")).unwrap().set_len(200 << 20).unwrap();
        let ran = folder.run(&["check", "s"]);
        assert_eq!(ran.code(), 2);
        for (name, why) in [
            ("c", "No such file"),
            ("d", "it is longer than 64 MiB: split it into stories"),
            ("e", "error"),
            ("f", "it is longer than 64 MiB: split it into stories"),
        ] {
            let told = ran.err().lines().find(|line| line.contains(&format!("reading s/{name}.en.txt: ")));
            assert!(told.is_some_and(|line| line.contains(why)), "{name}: {}", ran.err());
        }
        let last = "checked 1 story, 2 versions, 2 of 2 sentences aligned: nothing found; not checked: 4 inputs that could \
                    not be read\n";
        assert!(ran.err().ends_with(last), "{}", ran.err());
    }

    /// It is what it was at each place when that was read; the others are as they are.
    #[test]
    fn a_file_that_changes_while_it_is_read_is_read_once() {
        let folder = Folder::with(&[("s/a.en.txt", "Six people were hurt in Lodz on Tuesday.\n")]);
        let pipe = folder.0.join("s/b.en.txt");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let mut child = copydesk_in(&folder, &["check", "--format", "json", "s"]);
        let child = child.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        // It opens when the program has begun to read.
        let mut growing = File::options().write(true).open(&pipe).unwrap();
        growing.write_all(b"Six people were ").unwrap();
        fs::remove_file(&pipe).unwrap();
        growing.write_all(b"hurt in Lodz on Monday.\n").unwrap();
        drop(growing);
        let ended = child.wait_with_output().unwrap();
        let reports: serde_json::Value = serde_json::from_slice(&ended.stdout).unwrap();
        assert_eq!(ended.status.code(), Some(1), "the days differ");
        assert_eq!(reports[0]["findings"][0]["rule"], "date-differs");
        assert_eq!(reports[0]["versions"][1]["sentences"][0]["span"], serde_json::json!([0, 39]));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_gives_two() {
        let folder = Folder::with(&[("s/a.en.txt", "Six &amp; two.\n"), ("stories.jsonl", &good("s"))]);
        for args in [
            &["check", "--format", "json", "s"][..],
            &["align", "s"],
            &["facts", "s"],
            &["merge", "stories.jsonl"],
            &["explain", "leaked-markup"],
        ] {
            let full = File::options().write(true).open("/dev/full").unwrap();
            let ended = copydesk_in(&folder, args).stdout(full).stderr(Stdio::piped()).spawn().unwrap();
            let ended = ended.wait_with_output().unwrap();
            let said = String::from_utf8_lossy(&ended.stderr);
            assert_eq!(ended.status.code(), Some(2), "{args:?}: {said}");
            assert!(said.contains("writing to the standard output: No space left on device"), "{args:?}: {said}");
        }
        let ran = folder.run(&["check", "-o", "sarif=/dev/full", "-o", "csv=kept.csv", "s"]);
        assert_eq!(ran.code(), 2);
        assert!(ran.err().contains("writing /dev/full: No space left on device"), "{}", ran.err());
        assert!(folder.0.join("kept.csv").is_file(), "one that fails keeps no other back");
    }

    /// A reader who went away is no fault of the gate's, and no verdict.
    #[test]
    fn a_closed_pipe_changes_no_exit_code() {
        let folder = Folder::with(&[("s/a.en.txt", "Six &amp; two.\n"), ("t/a.en.txt", "Six people were hurt.\n")]);
        for (story, code) in [("s", 1), ("t", 0)] {
            let args = ["check", "--format", "html", story];
            let mut child = copydesk_in(&folder, &args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
            drop(child.stdout.take());
            let ended = child.wait_with_output().unwrap();
            let said = String::from_utf8_lossy(&ended.stderr);
            assert_eq!(ended.status.code(), Some(code), "{said}");
            assert!(said.starts_with("checked 1 story, ") && said.lines().count() == 1, "{said}");
        }
    }
}

//! The gate in a pipeline: several outputs at once, settings, baselines, decisions.

use super::{Folder, Ran};
use serde_json::Value;

const ONE: &str = "Six people were killed in Lodz on Tuesday.\nThe mayor closed 12 schools.\n";
const TWO: &str = "Six people were killed in Lodz on Tuesday.\nThe mayor closed 15 schools.\n";

fn folder() -> Folder {
    Folder::with(&[("s/a.en.txt", ONE), ("s/b.en.txt", TWO), ("t/a.en.txt", "It is &amp; was.\n")])
}

fn fingerprints(ran: &Ran) -> Vec<(String, String)> {
    let words = |value: &Value| value.as_str().unwrap().to_owned();
    let json = ran.json();
    let findings = json.as_array().unwrap().iter().flat_map(|report| report["findings"].as_array().unwrap().clone());
    findings.map(|finding| (words(&finding["rule"]), words(&finding["fingerprint"]))).collect()
}

#[test]
fn several_outputs_are_written_at_once() {
    let folder = folder();
    let args = ["-o", "sarif=r.sarif", "--output", "junit=r.xml", "-o", "csv=r.csv", "-o", "gitlab=r.json"];
    let ran = folder.run(&[&["check", "--format", "concise"][..], &args[..], &["s", "t"][..]].concat());
    assert_eq!(ran.code(), 1, "{}", ran.err());
    let concise = "s/a.en.txt:2:18: error: ";
    assert!(
        ran.out().lines().any(|line| line.starts_with(concise) && line.ends_with("[number-differs]")),
        "{}",
        ran.out()
    );
    for (path, begins) in [
        ("r.sarif", "{\"$schema\":\"https://docs.oasis-open.org/sarif/"),
        ("r.xml", "<?xml"),
        ("r.csv", "\"story\""),
        ("r.json", "[{\"description\""),
    ] {
        let page = std::fs::read_to_string(folder.0.join(path)).unwrap();
        assert!(page.starts_with(begins), "{path}: {page}");
    }
    let broken = folder.run(&["check", "-o", "sarif=none/r.sarif", "-o", "csv=still.csv", "s"]);
    assert_eq!(broken.code(), 2, "what could not be written wins over what was found");
    assert!(broken.err().contains("writing none/r.sarif: "), "{}", broken.err());
    assert!(folder.0.join("still.csv").is_file(), "one that fails keeps no other back");
    for wrong in ["sarif", "sarif=", "word=x.doc"] {
        assert_eq!(folder.run(&["check", "-o", wrong, "s"]).code(), 2, "{wrong}");
    }
}

#[test]
fn rules_follow_the_settings() {
    let folder = folder();
    let code = |settings: &str, args: &[&str]| {
        folder.put("copydesk.toml", settings.as_bytes());
        let ran = folder.run(&[&["check", "--format", "json"], args].concat());
        let rules: Vec<String> =
            if ran.code() == 2 { Vec::new() } else { fingerprints(&ran).into_iter().map(|(rule, _)| rule).collect() };
        (ran.code(), rules)
    };
    let (both, number, markup) = (["s", "t"], "number-differs".to_owned(), "leaked-markup".to_owned());
    assert_eq!(code("", &both), (1, vec![number.clone(), markup.clone()]));
    assert_eq!(code("[rules]\nnumber = \"off\"\n", &both), (1, vec![markup.clone()]));
    assert_eq!(
        code("[rules]\nnumber = \"off\"\nnumber-differs = \"note\"\n", &both).1.len(),
        2,
        "a rule goes before its family"
    );
    assert_eq!(code("[rules]\nnumber-differs = \"warning\"\n", &["s"]).0, 0);
    assert_eq!(code("fail-on = \"warning\"\n[rules]\nnumber-differs = \"warning\"\n", &["s"]).0, 1);
    assert_eq!(code("fail-on = \"never\"\n", &["s"]).0, 0);
    assert_eq!(
        code("fail-on = \"never\"\n", &["--fail-on", "error", "s"]).0,
        1,
        "the command line goes before the settings"
    );
    assert_eq!(code("[rules]\nnumber-differs = { least-confidence = 1.0 }\n", &["s"]).1, Vec::<String>::new());
    let part = "[[override]]\npaths = [\"t/**\"]\nrules = { garble = \"off\" }\n";
    assert_eq!(code(part, &both), (1, vec![number.clone()]));
    assert_eq!(code(part, &["./t/../t"]).1, Vec::<String>::new());
    assert_eq!(code("min-coverage = 1.0\n[rules]\nnumber = \"off\"\n", &["s"]).0, 0);
}

#[test]
fn wrong_settings_are_told_with_the_nearest_right_one() {
    for (text, hints) in [
        ("fail-onn = \"error\"\n", ["line 1", "“fail-onn”", "“fail-on”"]),
        ("\n[rules]\nnumber-difers = \"off\"\n", ["line 3", "“number-difers”", "“number-differs”"]),
        ("[rules]\nnumber-differs = { confidence = 1 }\n", ["line 2", "least-confidence", "reading the settings"]),
        ("[rules]\nnumber = { least-confidence = 3 }\n", ["line 2", "least-confidence", "from 0 to 1"]),
        ("[[override]]\npaths = [\"a[\"]\nrules = {}\n", ["a[", "pattern", "copydesk.toml"]),
        ("[[override]]\npaths = [\"s/**\"]\nlang = \"fars i\"\n", ["line 3", "language tag", "copydesk.toml"]),
        ("baseline = \"none.jsonl\"\n", ["none.jsonl", "reading the decisions", "copydesk baseline"]),
    ] {
        let folder = folder();
        folder.put("copydesk.toml", text.as_bytes());
        for args in [["check", "s"], ["config", "check"]] {
            let ran = folder.run(&args);
            assert_eq!(ran.code(), 2, "{text}");
            assert!(hints.iter().all(|hint| ran.err().contains(hint)), "{text}: {}", ran.err());
        }
    }
}

#[test]
fn a_report_says_what_was_switched_off() {
    let folder = folder();
    folder.put("copydesk.toml", b"[rules]\nnumber-differs = \"off\"\n");
    let ran = folder.run(&["report", "s", "-o", "r.html"]);
    assert_eq!(ran.code(), 0, "{}", ran.err());
    let page = std::fs::read_to_string(folder.0.join("r.html")).unwrap();
    assert!(page.contains("Switched off by the settings: number-differs."));
    let ran = folder.run(&["report", "--no-config", "s", "-o", "r.html"]);
    assert_eq!(ran.code(), 0, "{}", ran.err());
    let page = std::fs::read_to_string(folder.0.join("r.html")).unwrap();
    assert!(!page.contains("Switched off") && page.contains("data-rule=\"number-differs\""));
    let ran = folder.run(&["report", "nowhere", "-o", "none.html"]);
    assert_eq!((ran.code(), folder.0.join("none.html").exists()), (2, false));
}

#[test]
fn settings_say_what_language_copy_is_in() {
    // Nothing but figures: what is detected is nothing.
    let part = |paths: &str, lang: &str| format!("[[override]]\npaths = [\"{paths}\"]\nlang = \"{lang}\"\n");
    let settings = part("desk/**", "de") + &part("desk/dari/**", "fa");
    let folder = Folder::with(&[
        ("copydesk.toml", &settings),
        ("desk/dari/a.txt", "12:45\n"),
        ("desk/dari/b.he.txt", "12:45\n"),
        ("desk/wire/c.txt", "12:45\n"),
        ("other/d.txt", "12:45\n"),
    ]);
    let ran = folder.run(&["check", "--format", "json", "desk", "other"]);
    let mut spoken = Vec::new();
    for report in ran.json().as_array().unwrap() {
        for version in report["versions"].as_array().unwrap() {
            spoken.push(version["lang"].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(spoken, ["fa", "he", "de", "und"]);
    let ran = folder.run(&["check", "--format", "json", "--lang", "ar", "desk/dari/a.txt"]);
    assert_eq!(ran.json()[0]["versions"][0]["lang"], "ar", "the command line goes before the settings");
}

#[test]
fn the_first_settings_are_right() {
    let folder = folder();
    assert_eq!(folder.run(&["init"]).code(), 0);
    assert_eq!(folder.run(&["config", "check"]).code(), 0);
    assert!(folder.run(&["init"]).err().contains("it is there already"));
    let all = std::fs::read_to_string(folder.0.join("copydesk.toml")).unwrap();
    let set: String = all
        .lines()
        .filter_map(|line| line.strip_prefix("# "))
        .filter(|line| line.contains(['=', '[']))
        .map(|line| line.to_owned() + "\n")
        .collect();
    // The files that it speaks of are none.
    let set: String = set
        .lines()
        .filter(|line| !line.contains(".jsonl") && !line.contains(".tsv") && !line.contains("hunspell"))
        .map(|line| line.to_owned() + "\n")
        .collect();
    folder.put("copydesk.toml", set.as_bytes());
    let ran = folder.run(&["config", "show"]);
    assert_eq!(ran.code(), 0, "{}", ran.err());
    for line in [
        "vague-number = \"note\"",
        "negation-differs = \"off\"",
        "number-differs = \"error\"",
        "name-missing = \"error\"",
    ] {
        assert!(ran.out().lines().any(|other| other == line), "{line}: {}", ran.out());
    }
    let schema: Value = serde_json::from_str(folder.run(&["config", "schema"]).out()).unwrap();
    for key in ["fail-on", "rules", "override", "words", "align"] {
        assert!(schema["properties"][key].is_object(), "{key}");
    }
}

#[test]
fn a_baseline_leaves_what_is_new() {
    let folder = folder();
    assert_eq!(folder.run(&["baseline", "s", "t"]).code(), 0);
    let file = std::fs::read_to_string(folder.0.join("copydesk.baseline.jsonl")).unwrap();
    assert_eq!(file.lines().count(), 2, "{file}");
    let check = |args: &[&str]| folder.run(&[&["check", "--baseline", "copydesk.baseline.jsonl"], args].concat());
    let ran = check(&["s", "t"]);
    assert_eq!((ran.code(), ran.out()), (0, ""), "{}", ran.err());
    assert!(ran.err().contains("nothing found (2 known)"), "{}", ran.err());
    assert!(check(&["--format", "sarif", "s"]).out().contains("\"baselineState\":\"unchanged\""));
    assert_eq!(fingerprints(&check(&["--format", "json", "--new-only", "s"])), []);
    folder.put("t/a.en.txt", b"It was long.\n\nIt is &amp; was. And <br> too.\n");
    let ran = check(&["s", "t"]);
    assert_eq!(ran.code(), 1);
    assert_eq!(ran.out().matches("[leaked-markup]").count(), 1, "{}", ran.out());
    folder.put("t/a.en.txt", b"It was long.\n");
    assert!(folder.run(&["baseline", "s", "t"]).err().contains("1 finding, new 0, gone 1"));
    assert_eq!(folder.run(&["baseline", "s", "gone.txt"]).code(), 2);
}

/// Edits elsewhere, renamed files, another order of the versions.
#[test]
fn fingerprints_survive_what_does_not_touch_the_fault() {
    let folder = folder();
    let marks = |args: &[&str]| fingerprints(&folder.run(&[&["check", "--format", "json"], args].concat()));
    let before = marks(&["s"]);
    assert_eq!(before.len(), 1);
    assert_eq!(marks(&["s/b.en.txt", "s/a.en.txt"]), before, "another order");
    folder.put("s/a.en.txt", format!("A NEW HEADLINE\n\n{ONE}\nRain fell all night.\n").as_bytes());
    folder.put("s/b.en.txt", format!("\u{FEFF}A NEW HEADLINE\r\n\r\n{TWO}\r\nRain fell all night.\r\n").as_bytes());
    let is_number = |marks: Vec<(String, String)>| {
        marks.into_iter().filter(|(rule, _)| rule == "number-differs").collect::<Vec<_>>()
    };
    assert_eq!(is_number(marks(&["s"])), before, "edits elsewhere");
    for (from, to) in [("s/a.en.txt", "s/z.en.txt"), ("s/b.en.txt", "s/kabul-final.en.txt")] {
        std::fs::rename(folder.0.join(from), folder.0.join(to)).unwrap();
    }
    assert_eq!(is_number(marks(&["s"])), before, "renamed files");
    folder.put("s/z.en.txt", ONE.replace("closed 12", "shut 12").as_bytes());
    assert_ne!(is_number(marks(&["s"])), before, "the sentence itself");
}

#[test]
fn accepted_findings_are_kept_with_who_and_why() {
    let folder = folder();
    let mark = fingerprints(&folder.run(&["check", "--format", "json", "s"])).remove(0).1;
    assert_eq!(folder.run(&["accept", &mark]).code(), 2, "a reason is needed");
    assert_eq!(folder.run(&["accept", "0000", "--reason", "x", "--in", "s"]).code(), 2, "no finding has it");
    let args = ["accept", &mark, "--reason", "the later count", "--by", "mk", "--until", "2026-11-30", "--in", "s"];
    assert_eq!(folder.run(&args).code(), 0);
    let file = std::fs::read_to_string(folder.0.join("copydesk.accepted.jsonl")).unwrap();
    let line: Value = serde_json::from_str(file.trim()).unwrap();
    assert_eq!((&line["rule"], &line["story"], &line["by"]), (&"number-differs".into(), &"s".into(), &"mk".into()));
    let check = |args: &[&str]| folder.run(&[&["check", "--accepted", "copydesk.accepted.jsonl", "s"], args].concat());
    let ran = check(&[]);
    assert_eq!(ran.code(), 0);
    assert!(ran.err().contains("1 acceptances end on a day") && ran.err().contains("(1 accepted)"), "{}", ran.err());
    let sarif = check(&["--format", "sarif"]);
    assert!(sarif.out().contains("\"justification\":\"the later count (mk)\""), "{}", sarif.out());
    assert_eq!(check(&["--today", "2026-11-30"]).code(), 0);
    let over = check(&["--today", "2026-12-01"]);
    assert_eq!(over.code(), 1);
    assert!(over.err().contains("accepted until 2026-11-30, and counts again"), "{}", over.err());
    assert_eq!(check(&["--today", "2026-02-30"]).code(), 2);
    folder.put("s/b.en.txt", ONE.as_bytes());
    assert!(check(&[]).err().contains("no longer occurs"), "{}", check(&[]).err());
    assert_eq!(folder.run(&["accept", "--prune", "--in", "s"]).code(), 0);
    assert_eq!(std::fs::read_to_string(folder.0.join("copydesk.accepted.jsonl")).unwrap(), "");
    folder.put("d.json", format!("[{{\"fingerprint\": \"{mark}\", \"reason\": \"seen\"}}]").as_bytes());
    assert_eq!(folder.run(&["accept", "--from", "d.json"]).code(), 0);
    folder.put("d.json", b"[{\"fingerprint\": \"1\"}]");
    assert!(folder.run(&["accept", "--from", "d.json"]).err().contains("entry 1: it has no reason"));
}

#[test]
fn gates_count_what_was_checked() {
    let folder = folder();
    let code = |args: &[&str]| folder.run(&[&["check"], args].concat()).code();
    folder.put("void/none.bin", b"\0");
    assert_eq!(code(&["void"]), 2);
    folder.put("u/a.en.txt", b"Rain fell on Oslo.\nNobody was hurt.\n");
    folder.put("u/b.en.txt", b"The bank cut its rate.\nShares rose by 4 per cent.\n");
    assert_eq!(code(&["u"]), 0);
    assert_eq!(code(&["--min-coverage", "0.9", "u"]), 1);
    assert_eq!(code(&["--min-coverage", "1.9", "u"]), 2);
    let ran = folder.run(&["check", "--min-coverage", "0.9", "u"]);
    assert!(ran.err().contains("u: 0 % of the sentences are aligned, and at least 90 % must be"), "{}", ran.err());
    let most = folder.run(&["check", "--format", "concise", "--notes", "--max-findings", "1", "s", "t"]);
    assert_eq!(most.out().lines().count(), 2, "{}", most.out());
    assert!(most.out().contains(": error: ") && most.out().contains(" more are left out"), "{}", most.out());
    // The error stands behind two warnings in the copy: it is chosen, and shown in its place.
    folder.put("v/a.en.txt", b"The vote , he said.\n\nIt was long , too.\n\nIt is &amp; was.\n");
    let shown = |most: &str| {
        let ran = folder.run(&["check", "--max-findings", most, "v"]);
        let rules = ran.out().lines().filter_map(|line| line.rsplit_once('[')).map(|(_, rule)| rule.to_owned());
        rules.collect::<Vec<_>>()
    };
    assert_eq!(shown("1"), ["leaked-markup]"]);
    assert_eq!(shown("2"), ["spaced-punctuation]", "leaked-markup]"]);
}

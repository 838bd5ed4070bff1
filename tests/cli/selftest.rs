//! `copydesk selftest`: what the gate is worth, for people and for programs, as a gate of its own.

use super::{Folder, Ran, keys};
use serde_json::Value;

const EN: &str = "Rescuers pulled 35 people out of the cold water. The mayor thanked the rescuers on Friday.\n";
const DE: &str = "Retter zogen 35 Menschen aus dem kalten Wasser. Der Bürgermeister dankte am Freitag den Rettern.\n";

fn house() -> Folder {
    Folder::with(&[("stories/a/s.en.txt", EN), ("stories/a/s.de.txt", DE)])
}

fn selftest(folder: &Folder, args: &[&str]) -> Ran {
    folder.run(&[&["selftest", "stories"], args].concat())
}

#[test]
fn people_see_what_was_caught_by_kind_and_language() {
    let folder = house();
    let ran = selftest(&folder, &[]);
    assert_eq!(ran.code(), 0, "{}", ran.err());
    let row = |name: &str| ran.out().lines().filter(|line| line.split(' ').next() == Some(name)).collect::<Vec<_>>();
    let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let figures = row("figure-replaced");
    assert_eq!(words(figures[0]), ["figure-replaced", "2", "2", "100%", "0", "0", "0", "0", "number-differs"]);
    assert_eq!(words(figures[1]), ["figure-replaced", "100%", "100%"]);
    assert!(ran.out().contains("\ncaught by language       de    en\n"), "{}", ran.out());
    assert!(ran.out().contains("no fault, the versions come in another order (1 story): 0 false alarms"));
    assert!(ran.out().contains("nothing to plant in this copy: ") && ran.out().contains("no fault is known for: "));
    assert!(ran.err().contains(" faults planted in 1 story, 2 versions\n"), "{}", ran.err());
    assert_eq!(selftest(&folder, &[]).out(), ran.out(), "the same bytes twice");
}

#[test]
fn programs_get_an_object() {
    let ran = selftest(&house(), &["--format", "json", "--show", "1"]);
    let json = ran.json();
    assert_eq!(keys(&json), ["all", "controls", "faults", "missed", "schema", "stories", "versions"]);
    assert_eq!(json["schema"], "copydesk.selftest/1");
    let counts = ["caught", "caught_else", "languages", "missed", "noted", "off", "planted", "share"];
    assert_eq!(keys(&json["all"]), counts);
    let faults = json["faults"].as_array().unwrap();
    assert_eq!(
        keys(&faults[0]),
        [&counts[..2], &["fault"], &counts[2..7], &["rules"], &counts[7..], &["what"]].concat()
    );
    let sum: u64 = faults.iter().map(|fault| fault["planted"].as_u64().unwrap()).sum();
    assert_eq!(json["all"]["planted"], sum);
    for fault in faults {
        let count = |name: &str| fault[name].as_u64().unwrap();
        let told = ["caught", "caught_else", "noted", "off", "missed"].map(count).iter().sum::<u64>();
        assert_eq!(told, count("planted"), "{fault}");
    }
    assert_eq!(keys(&json["controls"][0]), ["alarms", "control", "stories", "what"]);
    let missed = json["missed"].as_array().unwrap();
    assert_eq!(keys(&missed[0]), ["fault", "is", "lang", "line", "path", "story", "version", "was"]);
    let names: Vec<&Value> = missed.iter().map(|missed| &missed["fault"]).collect();
    assert_eq!(names.len(), names.iter().collect::<std::collections::HashSet<_>>().len(), "one of each kind");
    assert_eq!(selftest(&house(), &["--format", "json"]).json()["missed"], serde_json::json!([]));
}

#[test]
fn missed_faults_are_shown_in_their_line() {
    let folder = Folder::with(&[("stories/s.de.txt", &format!("\n{DE}")), ("stories/s.nl.txt", "Brood is duurder.\n")]);
    let ran = selftest(&folder, &["--show", "1", "--fault", "letter-lost"]);
    let shown = "missed: a word has lost a letter in s.de (de). [letter-lost]\n  --> stories/s.de.txt:2\n  was: ";
    assert!(ran.out().contains(shown), "{}{}", ran.out(), ran.err());
    assert!(ran.out().contains("\n  is:  ") && ran.out().matches("missed: ").count() == 1, "{}", ran.out());
}

#[test]
fn rules_that_are_off_show_as_off() {
    let folder = house();
    folder.put("copydesk.toml", b"[rules]\nnumber-differs = \"off\"\nleaked-markup = \"note\"\n");
    let json = selftest(&folder, &["--format", "json"]).json();
    let count = |fault: &str, what: &str| {
        let faults = json["faults"].as_array().unwrap();
        faults.iter().find(|row| row["fault"] == fault).unwrap()[what].clone()
    };
    assert_eq!([count("figure-replaced", "off"), count("figure-replaced", "missed")], [2, 0]);
    assert_eq!(count("figure-replaced", "share"), Value::Null);
    assert_eq!([count("markup-leaked", "noted"), count("markup-leaked", "caught")], [2, 0]);
    let text = selftest(&folder, &["--fault", "figure-replaced"]);
    assert!(text.out().contains("\nfigure-replaced         off   off\n"), "{}", text.out());
    // By path too: there the rule is on for the one version.
    let part = "[[override]]\npaths = [\"stories/a/s.de.txt\"]\nrules = { leaked-markup = \"off\" }\n";
    folder.put("copydesk.toml", part.as_bytes());
    let json = selftest(&folder, &["--format", "json", "--fault", "markup-leaked"]).json();
    assert_eq!([&json["all"]["off"], &json["all"]["caught"]], [1, 1]);
}

#[test]
fn exit_codes_are_honest() {
    let folder = house();
    folder.put("empty/s.en.txt", b"");
    let cases: [(&[&str], i32, &str); 8] = [
        (&["selftest", "stories"], 0, ""),
        (&["selftest", "--min-caught", "0.9", "--fault", "figure-replaced", "stories"], 0, ""),
        (&["selftest", "--min-caught", "1", "stories"], 1, ""),
        (&["selftest"], 2, "name the files of a story"),
        (&["selftest", "empty"], 2, "nothing was planted"),
        (&["selftest", "stories", "nowhere.txt"], 2, "nowhere.txt"),
        (&["selftest", "--fault", "figure-replacd", "stories"], 2, "the nearest is figure-replaced"),
        (&["selftest", "--each", "0", "stories"], 2, "--each"),
    ];
    for (args, code, said) in cases {
        let ran = folder.run(args);
        assert_eq!(ran.code(), code, "{args:?}: {}", ran.err());
        assert!(ran.err().contains(said), "{args:?}: {}", ran.err());
    }
    assert_eq!(folder.run(&["selftest", "--min-caught", "90", "stories"]).code(), 2);
}

//! `--lexicon`, `copydesk.toml` and `copydesk learn`.

use super::{Folder, Ran, copydesk};
use crate::invented::Tongue;

const A: &str = "Das Haus steht.\n\nDer Hof liegt.\n";
const B: &str = "The house stands.\n\nThe yard lies.\n";

fn folder(more: &[(&str, &str)]) -> Folder {
    let files = [("s/a.de.txt", A), ("s/b.en.txt", B), (".git/x", "")];
    Folder::with(&[&files, more].concat())
}

#[test]
fn lexicons_are_read_and_their_faults_told() {
    let folder = folder(&[("w.tsv", "de\ten\nHaus\thouse\nHof\n"), ("w.dic", "Hof @ yard\n")]);
    let ran = folder.run(&["check", "--lexicon", "w.tsv", "--lexicon", "de-en=w.dic", "s"]);
    assert_eq!(ran.code(), 0, "{}", ran.err());
    assert!(ran.err().contains("copydesk: warning: reading the lexicon w.tsv: line 3"), "{}", ran.err());
    for args in [
        &["check", "--lexicon", "w.dic", "s"][..],
        &["align", "--lexicon", "w.dic", "s"],
        &["batch", "--lexicon", "w.dic"],
    ] {
        let ran = folder.run(args);
        assert_eq!((ran.code(), ran.out()), (2, ""), "{args:?}");
        assert!(ran.err().contains("w.dic") && ran.err().contains("--lexicon de-en=FILE"), "{}", ran.err());
    }
    assert_eq!(folder.run(&["facts", "--lexicon", "w.tsv", "s"]).code(), 2, "facts align nothing");
}

#[test]
fn settings_are_found_upwards_to_the_repository() {
    let settings = "[align]\nlexicons = [\"words/w.tsv\"]\n";
    let inner = folder(&[("copydesk.toml", settings), ("s/x.toml", "[align]\n")]);
    let missing = |ran: &Ran| ran.code() == 2 && ran.err().contains("words/w.tsv");
    assert!(missing(&inner.run(&["check", "s"])) && missing(&inner.run(&["align", "s"])));
    assert_eq!(inner.run(&["check", "--no-config", "s"]).code(), 0);
    assert_eq!(inner.run(&["check", "--config", "s/x.toml", "s"]).code(), 0);
    assert_eq!(inner.run(&["check", "--config", "s/x.toml", "--no-config", "s"]).code(), 2);
    let line = |folder: &Folder, args: &[&str]| {
        folder.run_with(args, b"{\"id\": \"s\", \"versions\": [{\"id\": \"a\", \"text\": \"Six.\"}]}\n")
    };
    assert_eq!(line(&inner, &["batch"]).code(), 0, "a stream looks for no settings");
    assert!(missing(&line(&inner, &["batch", "--config", "copydesk.toml"])));
    // The repository ends the search, and paths are relative to the settings.
    let outer = Folder::with(&[
        ("copydesk.toml", settings),
        ("words/w.tsv", "de\ten\nHaus\n"),
        ("r/.git/x", ""),
        ("r/a.de.txt", A),
        ("q/a.de.txt", A),
    ]);
    let run =
        |folder: &str| Ran(copydesk().current_dir(outer.0.join(folder)).args(["check", "a.de.txt"]).output().unwrap());
    assert_eq!(run("r").code(), 0, "{}", run("r").err());
    assert!(run("q").err().contains("w.tsv: it is no lexicon"), "{}", run("q").err());
}

#[test]
fn unknown_settings_are_errors() {
    for (text, hints) in [
        ("[align]\nlexicon = []\n", ["line 2", "lexicon"]),
        ("\n[aling]\n", ["line 2", "aling"]),
        ("[align]\nlexicons = 3\n", ["line 2", "3"]),
        ("[align\n", ["line 1", "unclosed"]),
        ("\nmin-coverage = 90\n", ["line 2", "write 0.9"]),
    ] {
        let ran = folder(&[("copydesk.toml", text)]).run(&["check", "s"]);
        assert_eq!(ran.code(), 2);
        assert!(hints.iter().chain(&["copydesk.toml"]).all(|hint| ran.err().contains(hint)), "{}", ran.err());
    }
}

fn learn(folder: &Folder, args: &[&str], stream: &str) -> Ran {
    folder.run_with(&[&["learn"], args].concat(), stream.as_bytes())
}

#[test]
fn what_is_learnt_helps_to_align() {
    let tongue = Tongue::new(7);
    let stream: String = (0..80).map(|n| tongue.line(n, 6)).collect();
    let folder = Folder::new();
    let ran = learn(&folder, &["--output", "w.tsv"], &(stream.clone() + "no story\n"));
    assert_eq!((ran.code(), ran.out()), (0, ""), "{}", ran.err());
    assert!(ran.err().contains("line 81 is left out") && ran.err().contains("qaa and qab"), "{}", ran.err());
    let table = std::fs::read_to_string(folder.0.join("w.tsv")).unwrap();
    assert_eq!(learn(&folder, &[], &stream).out(), table, "the same stories give the same bytes");
    let right = tongue.table(120);
    let found: Vec<&str> = table.lines().skip(1).filter(|line| right.lines().any(|pair| pair == *line)).collect();
    assert!(table.starts_with("qaa\tqab\n") && found.len() >= 100, "{} are right in:\n{table}", found.len());
    assert!(found.len() * 10 >= (table.lines().count() - 1) * 9, "{table}");

    // A story without figures, its sentences in another order.
    let one: Vec<Vec<usize>> = (0..8).map(|n| tongue.sentence(5000 + n)).collect();
    let other: Vec<Vec<usize>> = [1, 0, 3, 2, 5, 4, 7, 6].iter().map(|&n: &usize| one[n].clone()).collect();
    let story = tongue.story("s", &one, &other);
    for (version, name) in story.versions.iter().zip(["a.txt", "b.txt"]) {
        folder.put(&format!("s/{name}"), version.text.replace('\n', "\n\n").as_bytes());
    }
    let groups = |args: &[&str]| {
        let all = [&["align", "--format", "json", "--lang", "a=qaa", "--lang", "b=qab", "s"], args].concat();
        let json = folder.run(&all).json();
        let is_right = |group: &&serde_json::Value| {
            let [a, b] = ["a", "b"].map(|id| group["sentences"][id].as_array().unwrap().clone());
            a.len() == 1 && b.len() == 1 && a[0].as_u64().unwrap() ^ 1 == b[0].as_u64().unwrap()
        };
        json[0]["groups"].as_array().unwrap().iter().filter(is_right).count()
    };
    let (before, after) = (groups(&[]), groups(&["--lexicon", "w.tsv"]));
    assert!(before <= 2 && after >= 6, "{before} of 8 rows are right without, {after} with what was learnt");
}

#[test]
fn copy_that_comes_twice_counts_once() {
    let tongue = Tongue::new(7);
    let stream: String = (0..30).map(|n| tongue.line(n, 6)).collect();
    let learnt = |stream: &str| learn(&Folder::new(), &[], stream).out().to_owned();
    assert_eq!(learnt(&stream), learnt(&(stream.clone() + &stream)));
}

#[test]
fn what_does_not_hold_is_not_learnt() {
    // Stories whose versions have nothing to do with each other but the figures.
    let (one, other) = (Tongue::new(7), Tongue::new(7));
    let mixed = |n: usize| {
        let lines = [one.line(n, 6), other.line(n + 900, 6)];
        let [mut here, there] = lines.map(|line| serde_json::from_str::<serde_json::Value>(&line).unwrap());
        let figure = |words: &str| words.rsplit_once(' ').unwrap().1.to_owned();
        for k in 0..6 {
            let figure = figure(here["versions"][0]["sentences"][k].as_str().unwrap());
            let words = there["versions"][1]["sentences"][k].as_str().unwrap().rsplit_once(' ').unwrap().0;
            here["versions"][1]["sentences"][k] = format!("{words} {figure}").into();
        }
        here.to_string() + "\n"
    };
    let stream: String = (0..80).map(mixed).collect();
    let ran = learn(&Folder::new(), &[], &stream);
    assert_eq!((ran.code(), ran.out()), (2, ""), "{}", ran.err());
    assert!(ran.err().contains("left out") && ran.err().contains("nothing was learnt"), "{}", ran.err());
    let ran = learn(&Folder::new(), &[], "");
    assert_eq!((ran.code(), ran.out()), (2, ""), "{}", ran.err());
}

const RULES: &str = "SET ISO8859-1\nSFX A Y 1\nSFX A 0 na .\n";
const WORDS: &str = "9\nbron\nst\u{e4}ngdes\nstormen\nbef\u{e4}lhavarna\np\u{e5}\nfredagen\nav\nfiskare/A\noch\n";

#[test]
fn dictionaries_tell_what_is_misspelt() {
    let latin = |text: &str| text.chars().map(|c| c as u8).collect::<Vec<u8>>();
    let folder = Folder::with(&[
        ("s/a.sv.txt", "Bron stängdes på fredagen av befälhavarna och fiskarena.\n"),
        ("s/b.sv.txt", "Fiskarena och befählavarna stängdes av på fredagen.\n"),
        ("d/sv_SE.aff", RULES),
        ("d/xx.aff", "SET never-heard-of\n"),
        ("d/xx.dic", "1\nword\n"),
        ("empty/readme.txt", "none here"),
        (".git/x", ""),
    ]);
    std::fs::write(folder.0.join("d/sv_SE.dic"), latin(WORDS)).unwrap();
    let slip = |ran: &Ran| ran.out().contains("“befählavarna” in b.sv is misspelt: a.sv has “befälhavarna”");
    let without = folder.run(&["check", "s"]);
    assert!(!slip(&without), "{}", without.out());
    let with = folder.run(&["check", "--dictionaries", "d", "s"]);
    assert!(slip(&with) && !with.out().contains("fiskarena”"), "{}", with.out());
    assert!(with.err().contains("d/xx.aff: its encoding never-heard-of is unknown: it is left out"), "{}", with.err());
    std::fs::write(folder.0.join("copydesk.toml"), "[words]\ndictionaries = [\"d\"]\n").unwrap();
    assert!(slip(&folder.run(&["check", "s"])));
    for args in [&["check", "--dictionaries", "empty", "s"][..], &["check", "--dictionaries", "nowhere", "s"]] {
        let ran = folder.run(args);
        assert_eq!((ran.code(), ran.out()), (2, ""), "{args:?}");
        assert!(ran.err().contains("reading the dictionaries in"), "{}", ran.err());
    }
}

//! `copydesk check`: what is a story, what is told, and the exit code.

use super::{Folder, keys, run};
use serde_json::{Value, json};

const SOUND: &str = "Two bridges were closed on Tuesday.\n";
const BROKEN: &str = "Two bridges were closed &amp; three people were hurt.\n";

/// The ids of the stories and of their versions, by the JSON report.
pub fn stories(folder: &Folder, args: &[&str]) -> Vec<(String, Vec<String>)> {
    let words = |value: &Value| value.as_str().unwrap().to_owned();
    let ran = folder.run(&[&["check", "--format", "json"], args].concat());
    let story = |report: &Value| {
        let ids = report["versions"].as_array().unwrap().iter().map(|version| words(&version["id"]));
        (words(&report["id"]), ids.collect())
    };
    ran.json().as_array().unwrap().iter().map(story).collect()
}

pub fn story(id: &str, versions: &[&str]) -> (String, Vec<String>) {
    (id.to_owned(), versions.iter().map(|&version| version.to_owned()).collect())
}

#[test]
fn exit_codes_are_those_of_the_contract() {
    let folder = Folder::with(&[("sound.en.txt", SOUND), ("broken.en.txt", BROKEN), ("void/none.dat", "Six.")]);
    let code = |args: &[&str]| folder.run(&[&["check"], args].concat()).code();
    assert_eq!(code(&["sound.en.txt"]), 0);
    assert_eq!(code(&["broken.en.txt"]), 1);
    for limit in ["error", "warning", "note"] {
        assert_eq!(code(&["--fail-on", limit, "broken.en.txt"]), 1, "{limit}");
        assert_eq!(code(&["--fail-on", limit, "sound.en.txt"]), 0, "{limit}");
    }
    assert_eq!(code(&["--fail-on", "never", "broken.en.txt"]), 0);
    assert_eq!(code(&["--format", "json", "broken.en.txt"]), 1);
    assert_eq!(code(&["broken.en.txt", "missing.txt"]), 2, "two wins over one");
    assert_eq!(code(&["--fail-on", "never", "missing.txt", "broken.en.txt"]), 2);
    assert_eq!(code(&["void"]), 2, "nothing was checked");
    assert_eq!(code(&["--allow-empty", "void"]), 0);
    assert_eq!(code(&["--allow-empty", "void", "missing.txt"]), 2, "what is not there is no empty folder");
    assert_eq!(code(&[]), 2, "nothing was named");
    assert_eq!(code(&["--fail-on", "sometimes", "sound.en.txt"]), 2);
    assert_eq!(code(&["--lang", "de_DE", "sound.en.txt"]), 2);
    assert_eq!(code(&["--lang", "x=de", "sound.en.txt"]), 2, "no version is called x");
}

#[test]
fn what_was_not_checked_is_said() {
    let folder = Folder::with(&[("s/a.txt", SOUND), ("void/none.dat", "Six.")]);
    let nothing = folder.run(&["check", "void"]);
    assert!(nothing.err().contains("reading void: it holds no copy"), "{}", nothing.err());
    assert!(nothing.err().ends_with("copydesk: error: nothing was checked\n"), "{}", nothing.err());
    let missing = folder.run(&["check", "s", "gone.txt"]);
    assert!(missing.err().contains("reading gone.txt: "), "{}", missing.err());
    let last = missing.err().lines().last().unwrap();
    assert!(last.starts_with("checked 1 story, 1 version, 1 sentence: nothing found; not checked: "), "{last}");
    assert!(last.contains("one version only") && last.contains("1 input that could not be read"), "{last}");
    let unknown = folder.run(&["check", "--lang", "sw", "s"]);
    assert!(unknown.err().contains("no language file for sw"), "{}", unknown.err());
}

#[test]
fn text_quotes_the_words_in_their_line() {
    let copy = "It began on Tuesday.\r\n\r\nŁódź: six dead &amp; two hurt.\r\n";
    let other = "It began on Tuesday.\n\nŁódź: six dead & two hurt.\n";
    let folder = Folder::with(&[("lodz/a.en.txt", copy), ("lodz/b.en.txt", other)]);
    let ran = folder.run(&["check", "lodz"]);
    let wanted = "\
error: “&amp;” in a.en is a mark of a program that was left in the copy. [leaked-markup]
  --> lodz/a.en.txt:3:16
  a.en, line 3: Łódź: six dead ⟦&amp;⟧ two hurt.
  suggestion: &
";
    assert_eq!(ran.out(), wanted);
    assert_eq!(ran.err().lines().count(), 1);
    assert!(ran.err().starts_with("checked 1 story, 2 versions, "), "{}", ran.err());
    assert!(ran.err().ends_with(" aligned: 1 error\n"), "{}", ran.err());
    let colored = folder.run(&["check", "--color", "always", "lodz"]);
    assert!(colored.out().contains("\u{1b}[1m\u{1b}[7m\u{1b}[31m&amp;\u{1b}[0m"), "{}", colored.out());
    assert!(!colored.out().contains('⟦'));
}

#[test]
fn several_stories_have_heads() {
    let folder = Folder::with(&[("w/a/x.en.txt", BROKEN), ("w/b/x.en.txt", SOUND), ("w/c/x.en.txt", BROKEN)]);
    let ran = folder.run(&["check", "w"]);
    assert!(ran.out().starts_with("a: x.en (en)\nerror: "), "{}", ran.out());
    assert!(ran.out().contains("\n\nc: x.en (en)\nerror: "), "{}", ran.out());
    assert!(!ran.out().contains("b: "), "a story with nothing to show has no head: {}", ran.out());
    assert!(ran.err().starts_with("checked 3 stories, 3 versions, "), "{}", ran.err());
}

#[test]
fn copy_cannot_steer_the_terminal() {
    let folder = Folder::with(&[("a.en.txt", "Six \u{1b}[2J\u{202e} dead &amp; two.\n")]);
    let ran = folder.run(&["check", "a.en.txt"]);
    assert!(!ran.out().contains(['\u{1b}', '\u{202e}']), "{:?}", ran.out());
    assert!(ran.out().contains("␛[2J<U+202E>"), "{}", ran.out());
}

#[test]
fn copy_from_right_to_left_is_isolated() {
    let folder = Folder::with(&[("ar.txt", "قتل ستة أشخاص &amp; في الانفجار.\n")]);
    let ran = folder.run(&["check", "ar.txt"]);
    assert!(ran.out().contains("  ar, line 1: \u{2068}قتل ستة أشخاص ⟦&amp;⟧ في الانفجار.\u{2069}\n"), "{}", ran.out());
}

#[test]
fn json_is_an_array_of_reports_with_paths() {
    let folder = Folder::with(&[("kabul/a.en.txt", BROKEN)]);
    let ran = folder.run_with(&["check", "--format", "json", "kabul/a.en.txt", "-"], SOUND.as_bytes());
    let json = ran.json();
    let report = &json.as_array().unwrap()[0];
    assert_eq!(keys(report), ["findings", "groups", "id", "schema", "versions"]);
    assert_eq!((&report["schema"], &report["id"]), (&json!("copydesk.report/1"), &json!("kabul")));
    assert_eq!(keys(&report["versions"][0]), ["facts", "id", "lang", "lang_confidence", "path", "sentences"]);
    assert_eq!(report["versions"][0]["path"], "kabul/a.en.txt");
    assert_eq!(report["versions"][1]["path"], Value::Null, "the standard input has no path");
    assert_eq!(folder.run(&["check", "--format", "json", "gone.txt"]).out(), "[]\n");
}

#[test]
fn files_are_versions_of_one_story() {
    let folder = Folder::with(&[("k/en.txt", SOUND), ("k/de.txt", SOUND), ("l/en.txt", SOUND), ("k/de.text", SOUND)]);
    assert_eq!(stories(&folder, &["k/en.txt", "k/de.txt"]), [story("k", &["en", "de"])]);
    assert_eq!(stories(&folder, &["k/en.txt", "l/en.txt"]), [story("story", &["k/en.txt", "l/en.txt"])]);
    assert_eq!(stories(&folder, &["k/de.txt", "k/de.text"]), [story("k", &["de.txt", "de.text"])]);
    assert_eq!(stories(&folder, &["k", "l/en.txt"]), [story("k", &["de", "en"]), story("l", &["en"])]);
}

#[test]
fn folders_hold_stories() {
    let folder = Folder::with(&[
        ("w/desk/one/en.txt", SOUND),
        ("w/desk/one/de.txt", SOUND),
        ("w/desk/one/gold.toml", "six"),
        ("w/desk/one/align.tsv", "six"),
        ("w/desk/two/en.txt", SOUND),
        ("w/desk/.git/en.txt", SOUND),
        ("w/three/en.txt", SOUND),
        ("w/three/four/en.txt", SOUND),
    ]);
    let wanted = [story("one", &["de", "en"]), story("two", &["en"]), story("three", &["en"]), story("four", &["en"])];
    assert_eq!(stories(&folder, &["w"]), wanted);
    assert_eq!(stories(&folder, &["w/desk/two", "w/desk/one"]), [story("two", &["en"]), story("one", &["de", "en"])]);
}

#[test]
fn a_sheet_names_versions() {
    let sheet = "about = \"x\"\n[[versions]]\nid = \"wire\"\nfile = \"b.txt\"\nlang = \"en\"\nrole = \"source\"\n\
                 [[versions]]\nid = \"ours\"\nfile = \"a.txt\"\nlang = \"pt-BR\"\n";
    let folder = Folder::with(&[
        ("s/story.toml", sheet),
        ("s/a.txt", SOUND),
        ("s/b.txt", SOUND),
        ("s/wire.txt", SOUND),
        ("s/gone.dat", SOUND),
    ]);
    assert_eq!(stories(&folder, &["s"]), [story("s", &["wire", "ours", "wire.txt"])]);
    let json = folder.run(&["check", "--format", "json", "s"]).json();
    assert_eq!((&json[0]["versions"][0]["lang"], &json[0]["versions"][1]["lang"]), (&json!("en"), &json!("pt-BR")));
    for (broken, why) in [
        ("[[versions]]\nid = \"a\"\nfile = \"../a.txt\"\n", "no file of this folder"),
        ("[[versions]]\nid = \"a\"\nfile = \"a.txt\"\n[[versions]]\nid = \"a\"\nfile = \"b.txt\"\n", "two versions"),
        ("[[versions]]\nid = \"a\"\n", "line 1: missing field `file`"),
        ("[[versions]]\nid = \"a\"\nfile = \"a.txt\"\nrole = \"x\"\n", "source, mt or human"),
        ("[[versions]]\nid = \"a\"\nfile = \"none.txt\"\n", "none.txt"),
    ] {
        folder.put("s/story.toml", broken.as_bytes());
        let ran = folder.run(&["check", "s"]);
        assert_eq!(ran.code(), 2, "{broken}");
        assert!(ran.err().contains(why), "{} says nothing of {why}", ran.err());
    }
}

#[test]
fn lines_hold_stories() {
    let one = json!({"id": "one", "versions": [{"id": "a", "lang": "en", "text": BROKEN}]});
    let folder = Folder::with(&[("s.jsonl", &format!("{one}\nnot a story\n{one}\n")), ("void.jsonl", "\n")]);
    let ran = folder.run(&["check", "s.jsonl"]);
    assert_eq!(ran.code(), 2);
    assert!(ran.err().contains("reading s.jsonl: line 2: the line is no JSON object"), "{}", ran.err());
    assert!(ran.out().contains("  --> a:1:25\n"), "copy without a file is addressed by its id: {}", ran.out());
    assert_eq!(stories(&folder, &["s.jsonl"]).len(), 2);
    assert_eq!(folder.run(&["check", "void.jsonl"]).code(), 2);
}

#[test]
fn languages_come_from_the_user_the_name_or_the_words() {
    let german = "Der Minister hat am Montag erklärt, dass die Wahl verschoben wird.\n";
    let folder = Folder::with(&[("s/slug.fr.txt", german), ("s/plain.txt", german), ("s/pt-BR.txt", german)]);
    let langs = |args: &[&str]| -> Vec<(String, bool)> {
        let json = folder.run(&[&["check", "--format", "json", "s"], args].concat()).json();
        let lang = |version: &Value| {
            (version["lang"].as_str().unwrap().to_owned(), version["lang_confidence"].as_f64() == Some(1.0))
        };
        json[0]["versions"].as_array().unwrap().iter().map(lang).collect()
    };
    let is = |tags: [&str; 3]| tags.map(str::to_owned).to_vec();
    let tags = |args: &[&str]| -> Vec<String> { langs(args).into_iter().map(|(tag, _)| tag).collect() };
    assert_eq!(tags(&[]), is(["de", "pt-BR", "fr"]));
    assert!(langs(&[])[1].1, "what is named is sure");
    assert_eq!(tags(&["--lang", "nl"]), is(["nl", "nl", "nl"]));
    assert_eq!(tags(&["--lang", "slug.fr=it", "--lang", "nl"]), is(["nl", "nl", "it"]));
    assert_eq!(tags(&["--lang", "plain=zh-Hant"]), is(["zh-Hant", "pt-BR", "fr"]));
}

#[test]
fn the_same_copy_gives_the_same_bytes() {
    let corpora = concat!(env!("CARGO_MANIFEST_DIR"), "/corpora/seeded");
    let one = run(&["check", "--notes", corpora]);
    assert_eq!(one.out(), run(&["check", "--notes", corpora]).out());
    assert_ne!(one.code(), 2, "{}", one.err());
}

#[test]
fn a_closed_pipe_leaves_the_verdict() {
    let folder = Folder::with(&[("a.en.txt", BROKEN)]);
    for args in [&["check", "a.en.txt"][..], &["check", "--color", "always", "a.en.txt"]] {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_copydesk"));
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let ended = command.current_dir(&folder.0).args(args).stdout(writer).output().unwrap();
        assert_eq!(ended.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&ended.stderr).starts_with("checked 1 story"));
    }
}

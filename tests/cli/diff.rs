//! `copydesk diff`: versions beside each other.

use super::Folder;

const WIRE: &str = "Lodz bridge closed after flood\n\nThe mayor of Lodz closed the bridge on Tuesday.\n\n\
    Police arrested 15 people there.\n\n\"We had no choice,\" the mayor said.\n\nSchools stay shut until Monday.\n";
const WEB: &str = "Lodz bridge closed after flood\n\nThe mayor of Lodz closed the bridge on Tuesday.\n\n\
    The police detained 15 people there.\n\nSchools stay shut until Monday.\n\n\"We had no choice,\" the mayor said.\n\n\
    Readers sent pictures of the river.\n";
const DPA: &str = "Brücke in Lodz nach Hochwasser gesperrt\n\n\
    Der Bürgermeister von Lodz sperrte am Dienstag die Brücke.\n\nDie Polizei nahm dort 51 Menschen fest.\n\n\
    „Wir hatten keine Wahl“, sagte der Bürgermeister.\n\nDie Schulen bleiben bis Montag geschlossen.\n";

fn lodz() -> Folder {
    Folder::with(&[("lodz/wire.en.txt", WIRE), ("lodz/web.en.txt", WEB), ("lodz/dpa.de.txt", DPA)])
}

#[test]
fn what_differs_is_told_row_by_row() {
    let ran = lodz().run(&["diff", "--base", "wire.en", "lodz"]);
    let wanted = "\
lodz: wire.en (en), dpa.de (de), web.en (en)

… 2 sentences agree

web.en differs from wire.en, 1 error
  wire.en   3  Police arrested ⟦15⟧ people there.
  dpa.de    3  Die Polizei nahm dort ⟦51⟧ Menschen fest.
  web.en    3  [-Police arrested-]{+The police detained+} ⟦15⟧ people there.
  error: The figures differ: “51” in dpa.de, “15” in wire.en and “15” in web.en; dpa.de stands alone. [number-differs]

moved in web.en
  wire.en   4  \"We had no choice,\" the mayor said.
  dpa.de    4  „Wir hatten keine Wahl“, sagte der Bürgermeister.
  web.en    5  reads as wire.en

… 1 sentence agrees

only in web.en
  web.en    6  Readers sent pictures of the river.
";
    assert_eq!((ran.out(), ran.err(), ran.code()), (wanted, "", 1));
    assert_eq!(lodz().run(&["diff", "--base", "wire.en", "lodz"]).out(), wanted);
    let all = lodz().run(&["diff", "--all", "--base", "wire.en", "lodz"]);
    assert!(all.out().contains("\nagrees\n  wire.en   1  [headline] Lodz bridge"), "{}", all.out());
    assert!(!all.out().contains('…') && all.code() == 1, "{}", all.out());
}

#[test]
fn exit_codes_are_those_of_diff() {
    let folder = lodz();
    folder.put("same/a.en.txt", WIRE.as_bytes());
    folder.put("same/b.en.txt", WIRE.replace(' ', "  ").as_bytes());
    let same = folder.run(&["diff", "same"]);
    assert_eq!((same.out(), same.code()), ("same: a.en (en), b.en (en)\n\n… 5 sentences agree\n", 0));
    assert_eq!(folder.run(&["diff", "same", "--format", "unified"]).code(), 0);
    assert_eq!(folder.run(&["diff", "lodz/wire.en.txt", "lodz/web.en.txt"]).code(), 1);
    for (args, why) in [
        (vec!["diff"], "name the files of a story"),
        (vec!["diff", "lodz/wire.en.txt"], "it has wire.en alone: name a second version"),
        (vec!["diff", "--base", "ap", "lodz"], "no version is called “ap”: it has dpa.de, web.en, wire.en"),
        (vec!["diff", "lodz", "gone.txt"], "gone.txt"),
        (vec!["diff", "--format", "unified", "lodz/wire.en.txt", "lodz/dpa.de.txt"], "is in another language than"),
    ] {
        let ran = folder.run(&args);
        assert_eq!(ran.code(), 2, "{args:?}");
        assert!(ran.err().contains(why), "{args:?}: {}", ran.err());
    }
}

#[test]
fn versions_are_chosen() {
    let ran = lodz().run(&["diff", "--versions", "web.en,wire.en", "lodz"]);
    assert!(ran.out().starts_with("lodz: web.en (en), wire.en (en)\n"), "{}", ran.out());
    assert!(ran.out().contains("[-The police detained-]{+Police arrested+} 15 people there.\n"), "{}", ran.out());
    assert!(!ran.out().contains("missing"), "{}", ran.out());
    let missing = lodz().run(&["diff", "lodz/wire.en.txt", "lodz/web.en.txt", "lodz/dpa.de.txt", "--lang", "en"]);
    assert_eq!(missing.code(), 1);
}

#[test]
fn unified_is_what_diff_writes() {
    let ran = lodz().run(&["diff", "--format", "unified", "--base", "wire.en", "lodz"]);
    let wanted = "\
--- lodz/wire.en.txt
+++ lodz/web.en.txt
@@ -1,5 +1,6 @@
 Lodz bridge closed after flood
 The mayor of Lodz closed the bridge on Tuesday.
-Police arrested 15 people there.
-\"We had no choice,\" the mayor said.
+The police detained 15 people there.
 Schools stay shut until Monday.
+\"We had no choice,\" the mayor said.
+Readers sent pictures of the river.
";
    assert_eq!((ran.out(), ran.code()), (wanted, 1));
    assert!(ran.err().contains("dpa.de is in another language than wire.en and is left out"), "{}", ran.err());
}

#[test]
fn nothing_is_told_by_colour_alone() {
    let folder = lodz();
    let colored = folder.run(&["diff", "--color", "always", "lodz"]);
    assert!(colored.out().contains("\u{1b}[9m\u{1b}[31m[-The police detained-]\u{1b}[0m"), "{:?}", colored.out());
    assert!(colored.out().contains("{+Police arrested+}\u{1b}[0m"), "{:?}", colored.out());
    assert!(!folder.run(&["diff", "lodz"]).out().contains('\u{1b}'), "a pipe has no colour");
}

#[test]
fn copy_from_right_to_left_turns_nothing_else() {
    let folder = Folder::with(&[
        ("a.ar.txt", "أوقفت الشرطة 15 شخصا في المدينة يوم الثلاثاء.\n"),
        ("b.ar.txt", "أوقفت الشرطة 51 شخصا في المدينة يوم الثلاثاء.\n"),
    ]);
    let ran = folder.run(&["diff", "a.ar.txt", "b.ar.txt"]);
    let line = "\u{2068}أوقفت الشرطة [-15-]{+51+} شخصا في المدينة يوم الثلاثاء.\u{2069}\n";
    assert!(ran.out().contains(line), "{}", ran.out());
    assert_eq!(ran.out().matches('\u{2068}').count(), ran.out().matches('\u{2069}').count());
}

#[test]
fn findings_that_an_editor_accepted_are_not_told() {
    let folder = lodz();
    let report = folder.run(&["check", "--format", "json", "lodz"]).json();
    let finding = report[0]["findings"].as_array().unwrap().iter().find(|finding| finding["rule"] == "number-differs");
    let fingerprint = finding.unwrap()["fingerprint"].as_str().unwrap();
    folder.put("copydesk.toml", b"accepted = \"accepted.jsonl\"\n");
    let args = ["accept", fingerprint, "--reason", "the later toll", "--by", "mk", "--to", "accepted.jsonl"];
    assert_eq!(folder.run(&args).code(), 0);
    let ran = folder.run(&["diff", "lodz"]);
    assert!(!ran.out().contains("number-differs"), "{}", ran.out());
}

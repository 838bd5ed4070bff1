//! `copydesk group`: proposals for people, for programs, and for `copydesk batch`.

use super::{Folder, keys};
use serde_json::{Value, json};

const FLOOD_EN: &str = "The flood in Odisha killed 47 people and destroyed 2,300 houses on 4 August, police said.\n";
const FLOOD_FR: &str =
    "Les inondations en Odisha ont fait 47 morts et détruit 2 300 maisons le 4 août, selon la police.\n";
const STRIKE_DE: &str =
    "Die Lokführer streiken bis zum 12. Mai. 18 Züge fallen jeden Tag aus, teilte die Bahn in Kassel mit.\n";

/// A heap where folders and names say nothing true.
fn heap() -> Folder {
    let page = format!(
        "<!DOCTYPE html><html><head><title>x</title></head><body><h1>Odisha</h1><p>{FLOOD_EN}</p></body></html>"
    );
    let sentences =
        json!({"id": "s", "versions": [{"id": "v", "lang": "en", "role": "mt", "sentences": [FLOOD_EN.trim()]}]});
    Folder::with(&[
        ("heap/1.txt", STRIKE_DE),
        ("heap/2.fr.txt", FLOOD_FR),
        ("heap/deep/1.html", &page),
        ("heap/deep/2.md", FLOOD_EN),
        ("s.jsonl", &format!("{sentences}\n")),
    ])
}

#[test]
fn text_shows_groups_with_their_reasons() {
    let ran = heap().run(&["group", "heap", "s.jsonl"]);
    assert_eq!((ran.code(), ran.err()), (0, ""));
    let lines: Vec<&str> = ran.out().lines().collect();
    assert!(lines[0].starts_with("group 1, score 0."), "{}", ran.out());
    assert_eq!(lines[1..5], ["  heap/2.fr.txt (fr)", "  heap/deep/1.html (en)", "  heap/deep/2.md (en)", "  s/v (en)"]);
    assert!(lines[5].starts_with("  shared: ") && lines[5].contains("figure 2300 (“2 300”) in 4 of 4"), "{}", lines[5]);
    assert_eq!(lines[5].matches(" of 4").count(), 3, "{}", lines[5]);
    assert_eq!(lines[6..], ["", "alone", "  heap/1.txt (de)"]);
}

#[test]
fn json_has_groups_reasons_and_what_is_alone() {
    let folder = heap();
    let ran = folder.run(&["group", "--format", "json", "heap"]);
    let json = ran.json();
    assert_eq!(keys(&json), ["alone", "groups"]);
    assert_eq!(json["alone"], json!([{"id": "heap/1.txt", "lang": "de"}]));
    let group = &json["groups"][0];
    assert_eq!(keys(group), ["id", "score", "shared", "versions"]);
    assert_eq!(
        (&group["id"], &group["versions"][0]),
        (&json!("group-1"), &json!({"id": "heap/2.fr.txt", "lang": "fr"}))
    );
    assert_eq!(keys(&group["shared"][0]), ["kind", "meant", "versions", "words"]);
    assert_eq!(folder.run(&["group", "--format", "json", "heap"]).out(), ran.out(), "the same bytes twice");
    let none = folder.run(&["group", "--format", "json", "--min-score", "1", "heap"]).json();
    assert_eq!((&none["groups"], none["alone"].as_array().unwrap().len()), (&json!([]), 4));
}

#[test]
fn stories_go_to_batch() {
    let folder = heap();
    let ran = folder.run(&["group", "--format", "jsonl", "heap", "s.jsonl"]);
    let stories: Vec<Value> = ran.out().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(stories[0]["id"], "group-1");
    let wanted = json!({"id": "s/v", "lang": "en", "role": "mt", "sentences": [FLOOD_EN.trim()]});
    assert_eq!(stories[0]["versions"][3], wanted);
    assert_eq!(stories[1], json!({"id": "alone-1", "versions": [{"id": "heap/1.txt", "text": STRIKE_DE}]}));
    let batch = folder.run_with(&["batch"], ran.out().as_bytes());
    let reports: Vec<Value> = batch.out().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(reports.iter().map(|report| &report["id"]).collect::<Vec<_>>(), ["group-1", "alone-1"]);
    assert!(!reports[0]["groups"].as_array().unwrap().is_empty(), "{}", batch.out());
}

/// What a page's format marks as furniture is no copy for `batch` either.
#[test]
fn furniture_does_not_go_to_batch() {
    let text = format!("<h1>Flood</h1><p>{FLOOD_EN}</p><footer><p>Sign up for our letter.</p></footer>");
    let folder = Folder::with(&[("a.html", &text), ("b.txt", FLOOD_FR)]);
    let ran = folder.run(&["group", "--format", "jsonl", "a.html", "b.txt"]);
    assert!(ran.out().contains("2,300") && !ran.out().contains("Sign up"), "{}", ran.out());
}

#[test]
fn exit_codes_are_honest() {
    let folder = heap();
    let broken = folder.run(&["group", "heap", "gone.txt"]);
    assert_eq!(broken.code(), 2);
    assert!(broken.out().contains("group 1") && broken.err().contains("gone.txt"), "{}", broken.err());
    for args in [&["group"][..], &["group", "gone.txt"], &["group", "--min-score", "2", "heap"]] {
        let ran = folder.run(args);
        assert_eq!((ran.code(), ran.out()), (2, ""), "{args:?}: {}", ran.err());
    }
}

#[test]
fn every_version_has_a_name_of_its_own() {
    let version = |id: &str| json!({"id": id, "versions": [{"id": "v", "text": FLOOD_EN}]}).to_string() + "\n";
    let folder = Folder::with(&[("s.jsonl", &(version("s") + &version("s") + &version("s") + &version("t")))]);
    folder.put("t.jsonl", json!({"id": "s", "versions": [{"id": "v (2)", "text": FLOOD_EN}]}).to_string().as_bytes());
    let ran = folder.run(&["group", "--format", "jsonl", "t.jsonl", "s.jsonl"]);
    let story: Value = serde_json::from_str(ran.out()).unwrap();
    let ids: Vec<&str> = story["versions"].as_array().unwrap().iter().map(|v| v["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["s/v (2)", "s/v", "s/v (3)", "s/v (4)", "t/v"]);
    assert_eq!(folder.run_with(&["batch"], ran.out().as_bytes()).out().matches("\"error\":").count(), 0);
}

#[test]
fn editions_go_along() {
    let older = json!({"id": "1", "lang": "en", "item": "flood", "edition": 1, "text": FLOOD_EN});
    let newer = json!({"id": "2", "lang": "en", "item": "flood", "edition": 2, "corrects": true,
        "notices": ["Corrects the toll."], "text": FLOOD_EN.replace("47", "74")});
    let french = json!({"id": "3", "lang": "fr", "text": FLOOD_FR});
    let folder = Folder::new();
    folder.put("s.jsonl", json!({"id": "s", "versions": [older, newer, french]}).to_string().as_bytes());
    let ran = folder.run(&["group", "--format", "jsonl", "s.jsonl"]);
    let story: Value = serde_json::from_str(ran.out()).unwrap();
    let version = &story["versions"][1];
    assert_eq!((&version["item"], &version["edition"]), (&json!("flood"), &json!(2)));
    assert_eq!((&version["corrects"], &version["notices"]), (&json!(true), &json!(["Corrects the toll."])));
    assert_eq!(keys(&story["versions"][2]), ["id", "lang", "text"]);
    let ran = folder.run_with(&["batch"], ran.out().as_bytes());
    let report: Value = serde_json::from_str(ran.out()).unwrap();
    let outdated: Vec<&Value> =
        report["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == "outdated-copy").collect();
    assert_eq!(outdated.len(), 1, "{}", ran.out());
    assert_eq!(outdated[0]["spans"][0]["version"], "s/3");
}

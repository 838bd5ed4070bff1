//! `copydesk facts`, and what `copydesk align` has in common with it.

use super::{Folder, keys};
use serde_json::{Value, json};

fn story() -> Folder {
    Folder::with(&[
        ("k/a.en.txt", "Six people died on 17 August.\n\nSeveral were hurt.\n\nA third line.\n"),
        ("k/b.en.txt", "Six people died.\n\nSeveral were hurt.\n"),
    ])
}

#[test]
fn facts_stand_as_written_and_as_meant() {
    let ran = story().run(&["facts", "k/a.en.txt"]);
    assert_eq!(ran.code(), 0, "{}", ran.err());
    assert!(ran.out().starts_with("k, a.en (en)\n"), "{}", ran.out());
    assert!(ran.out().contains("  1:20     date      17 August → --08-17\n"), "{}", ran.out());
    assert!(ran.out().contains("  3:1      quantity  Several → several"), "{}", ran.out());
}

#[test]
fn facts_as_json() {
    let json = story().run(&["facts", "--format", "json", "k/a.en.txt"]).json();
    let facts = json[0]["versions"][0]["facts"].as_array().unwrap();
    let fields = ["bound", "column", "kind", "line", "meant", "noun", "span", "text", "unit", "value"];
    facts.iter().for_each(|fact| assert_eq!(keys(fact), fields));
    let six = facts.iter().find(|fact| fact["text"] == "Six").unwrap();
    assert_eq!((&six["value"], &six["line"], &six["column"]), (&json!(6), &json!(1), &json!(1)));
    let several = facts.iter().find(|fact| fact["text"] == "Several").unwrap();
    assert_eq!((&several["value"], &several["meant"]), (&Value::Null, &json!("several")));
}

#[test]
fn what_cannot_be_read_gives_two() {
    for command in ["align", "facts"] {
        let ran = story().run(&[command, "k", "gone.txt"]);
        assert_eq!(ran.code(), 2);
        assert!(ran.out().contains("a.en") && ran.err().contains("gone.txt"));
        assert_eq!(story().run(&[command]).code(), 2);
    }
}

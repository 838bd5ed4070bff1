//! `copydesk align`: for people, and for translators' tools.

use super::{Folder, keys};
use crate::gold;
use serde_json::json;

fn story() -> Folder {
    Folder::with(&[
        ("k/a.en.txt", "Six people died on 17 August.\n\nSeveral were hurt.\n\nA third line.\n"),
        ("k/b.en.txt", "Six people died.\n\nSeveral were hurt.\n"),
    ])
}

/// A line of `copydesk batch` for each story, in English and French, with a source behind its translation.
fn stream() -> Folder {
    let one = |id: &str| {
        json!({"id": id, "versions": [
            {"id": "fr", "lang": "fr", "role": "mt", "sentences": ["Six personnes sont mortes lundi à Kaboul.", "C'est tout."]},
            {"id": "en", "lang": "en", "role": "source", "sentences": ["Six people died in Kabul on Monday."]},
        ]})
    };
    Folder::with(&[("s.jsonl", &format!("{}\n{}\n", one("k"), one("l")))])
}

/// A story of the corpora, by its folder.
fn desk(slug: &str) -> String {
    gold::root().join("desk").join(slug).to_string_lossy().into_owned()
}

#[test]
fn text_shows_every_sentence_once() {
    let ran = story().run(&["align", "k"]);
    assert_eq!(ran.code(), 0, "{}", ran.err());
    assert!(ran.out().starts_with("k: a.en (en), b.en (en)\n\ngroup 1, score "), "{}", ran.out());
    for words in ["  a.en   1  ", "  a.en   2  ", "  a.en   3  ", "  b.en   1  ", "  b.en   2  "] {
        assert_eq!(ran.out().matches(words).count(), 1, "{words} in {}", ran.out());
    }
    assert!(ran.out().contains("\nonly in a.en\n"), "{}", ran.out());
}

#[test]
fn json_has_groups_and_sentences() {
    let json = story().run(&["align", "--format", "json", "k"]).json();
    let story = &json[0];
    assert_eq!(keys(story), ["groups", "id", "versions"]);
    assert_eq!(keys(&story["versions"][0]), ["id", "lang", "sentences"]);
    let first = json!({"span": [0, 29], "paragraph": 0, "kind": "body", "text": "Six people died on 17 August."});
    assert_eq!(story["versions"][0]["sentences"][0]["text"], first["text"]);
    assert_eq!(keys(&story["versions"][0]["sentences"][0]), keys(&first));
    for group in story["groups"].as_array().unwrap() {
        assert_eq!(keys(group), ["score", "sentences"]);
    }
}

#[test]
fn tsv_has_a_line_a_row() {
    let ran = story().run(&["align", "--format", "tsv", "k"]);
    assert_eq!((ran.code(), ran.err()), (0, ""));
    let lines: Vec<&str> = ran.out().lines().collect();
    assert_eq!(lines[0], "story\tscore\ta.en.sentences\ta.en.text\tb.en.sentences\tb.en.text");
    assert!(
        lines[1].starts_with("k\t") && lines[1].ends_with("\t1\tSix people died on 17 August.\t1\tSix people died.")
    );
    assert_eq!(lines[3], "k\t\t3\tA third line.\t\t");
    assert_eq!(lines.len(), 4);
}

#[test]
fn a_ladder_stands_between_two_versions() {
    let ran = story().run(&["align", "--format", "ladder", "k"]);
    assert_eq!((ran.code(), ran.err()), (0, ""));
    let rungs: Vec<(&str, &str)> = ran
        .out()
        .lines()
        .map(|line| line.rsplit_once('\t').unwrap())
        .map(|(rung, _)| rung.split_once('\t').unwrap())
        .collect();
    assert_eq!(rungs, [("0", "0"), ("1", "1"), ("2", "2"), ("3", "2")]);
    assert!(ran.out().ends_with("2\t2\t0\n3\t2\t0\n"), "{}", ran.out());
    for (path, why) in [
        (
            desk("quake-vote-postponed").as_str(),
            "a ladder stands between two versions, and it has es, en, ja, ar, he: choose two, as by --versions es,en",
        ),
        ("k/a.en.txt", "and it has a.en alone: name a second version"),
    ] {
        let ran = story().run(&["align", "--format", "ladder", path]);
        assert_eq!((ran.code(), ran.out()), (2, ""));
        assert!(ran.err().contains(why), "{}", ran.err());
    }
    let two = stream().run(&["align", "--format", "ladder", "s.jsonl"]);
    assert!(two.code() == 2 && two.err().contains("a ladder holds one story, not 2"), "{}", two.err());
}

#[test]
fn groups_that_cross_are_told() {
    let a = "Six people were killed in Kabul on 3 May.\n\nThe port took 120 tonnes of wheat.\n\nPresident Hale resigned at 10:45.\n";
    let b = "The port took 120 tonnes of wheat.\n\nPresident Hale resigned at 10:45.\n\nSix people were killed in Kabul on 3 May.\n";
    let ran = Folder::with(&[("k/a.en.txt", a), ("k/b.en.txt", b)]).run(&["align", "--format", "ladder", "k"]);
    assert_eq!(ran.code(), 0);
    assert!(ran.err().contains("k: 1 group crosses others, their sentences stand alone in it"), "{}", ran.err());
}

#[test]
fn xliff_goes_from_the_source_to_one_language() {
    let ran = stream().run(&["align", "--format", "xliff", "s.jsonl"]);
    assert_eq!(ran.code(), 0, "{}", ran.err());
    assert!(ran.out().contains("version=\"2.0\" srcLang=\"en\" trgLang=\"fr\""), "{}", ran.out());
    assert_eq!(ran.out().matches("<file ").count(), 2);
    assert!(ran.out().contains("<target>Six personnes sont mortes lundi à Kaboul.</target>"), "{}", ran.out());
    assert!(ran.err().contains("k: 1 sentence of fr has no sentence of en beside it and is left out"), "{}", ran.err());
    let back = stream().run(&["align", "--format", "xliff", "--base", "fr", "s.jsonl"]);
    assert!(back.out().contains("srcLang=\"fr\" trgLang=\"en\"") && back.err().is_empty(), "{}", back.err());
    assert!(back.out().contains("<segment state=\"initial\">\n        <source>C'est tout.</source>\n      </segment>"));
}

#[test]
fn xliff_refuses_what_it_cannot_hold() {
    let quake = desk("quake-vote-postponed");
    let many = story().run(&["align", "--format", "xliff", &quake]);
    assert_eq!((many.code(), many.out()), (2, ""));
    assert!(many.err().contains("XLIFF has one source and one target language"), "{}", many.err());
    let two = story().run(&["align", "--format", "xliff", "--versions", "en,he", &quake]);
    assert!(two.code() == 0 && two.out().contains("srcLang=\"en\" trgLang=\"he\""), "{}", two.err());
    let mixed = stream().run(&["align", "--format", "xliff", "s.jsonl", "--lang", "fr=de"]);
    assert!(mixed.code() == 0 && mixed.out().contains("trgLang=\"de\""), "{}", mixed.err());
    let folder = Folder::with(&[
        ("s/k/en.txt", "Six."),
        ("s/k/fr.txt", "Six."),
        ("s/l/en.txt", "Six."),
        ("s/l/de.txt", "Sechs."),
    ]);
    let ran = folder.run(&["align", "--format", "xliff", "--base", "en", "s"]);
    assert!(ran.code() == 2 && ran.out().contains("<file "), "{}", ran.out());
    assert!(
        ran.err().contains("it goes from en to de, and this document from en to fr: write it by itself"),
        "{}",
        ran.err()
    );
}

#[test]
fn versions_of_one_language_are_targets_together() {
    let text = "Six people died in Kabul on Monday.\n";
    let folder = Folder::with(&[
        ("k/en.txt", text),
        ("k/x.fr.txt", "Six morts lundi à Kaboul.\n"),
        ("k/y.fr.txt", "Lundi, six morts.\n"),
    ]);
    let ran = folder.run(&["align", "--format", "xliff", "k"]);
    assert_eq!(ran.code(), 0, "{}", ran.err());
    assert_eq!(ran.out().matches("<file ").count(), 2, "{}", ran.out());
    let memory = folder.run(&["align", "--format", "tmx", "k"]);
    assert_eq!(memory.out().matches("<tuv xml:lang=\"fr\">").count(), 2, "{}", memory.out());
}

#[test]
fn versions_are_chosen_and_ordered() {
    let ran = story().run(&["align", "--versions", "b.en,a.en,b.en", "k"]);
    assert!(ran.out().starts_with("k: b.en (en), a.en (en)\n"), "{}", ran.out());
    let ran = story().run(&["align", "--base", "b.en", "k"]);
    assert!(ran.out().starts_with("k: b.en (en), a.en (en)\n"), "{}", ran.out());
    for options in [["--versions", "a.en,c"], ["--base", "c"]] {
        let ran = story().run(&["align", options[0], options[1], "k"]);
        assert_eq!((ran.code(), ran.out()), (2, ""));
        assert!(ran.err().contains("aligning: k: no version is called “c”: it has a.en, b.en"), "{}", ran.err());
    }
}

#[test]
fn the_same_story_gives_the_same_bytes() {
    let quake = desk("quake-vote-postponed");
    for format in ["tsv", "tmx"] {
        let run = || story().run(&["align", "--format", format, &quake]).out().to_owned();
        assert_eq!(run(), run());
    }
}

//! Which versions are of one story.

use super::{
    Folder,
    check::{stories, story},
};

const COPY: &str = "Six dead.";

/// A version in ninjs, with more fields.
fn ninjs(uri: &str, lang: &str, more: &str) -> String {
    format!("{{\"uri\": \"{uri}\", \"language\": \"{lang}\", \"headline\": \"{lang}: six dead\"{more}}}")
}

#[test]
fn names_tell_stories_apart_in_a_folder() {
    let files = ["quay.de.txt", "quay.pl.md", "fire.de.txt", "fire.ja.html", "fire.pt-BR.txt"];
    let folder = Folder::with(&files.map(|name| (name, COPY)));
    let wanted = [story("fire", &["fire.de", "fire.ja", "fire.pt-BR"]), story("quay", &["quay.de", "quay.pl"])];
    assert_eq!(stories(&folder, &["."]), wanted);
    let named = folder.run(&["check", "--by", "name", "--format", "json", "quay.de.txt", "fire.de.txt"]).json();
    assert_eq!(named.as_array().unwrap().len(), 2, "together on the command line they were one story");
    // One that has no language, or slugs that none shares, and the folder is a story as ever.
    folder.put("more.txt", COPY.as_bytes());
    assert_eq!(stories(&folder, &["."]).len(), 1);
    let drafts = Folder::with(&[("d/a.en.txt", COPY), ("d/b.en.txt", COPY)]);
    assert_eq!(stories(&drafts, &["d"]), [story("d", &["a.en", "b.en"])]);
}

#[test]
fn fields_join_versions_of_any_folder() {
    let tied = |id: &str| format!(", \"translation_id\": \"{id}\"");
    let link = ", \"associations\": {\"o\": {\"rel\": \"translationOf\", \"uri\": \"u:1\"}}";
    let folder = Folder::with(&[
        ("en/one.json", ninjs("u:1", "en", &tied("t1")).as_str()),
        ("en/two.json", ninjs("u:2", "en", &tied("t2")).as_str()),
        ("uk/one.json", ninjs("u:3", "uk", &tied("t1")).as_str()),
        ("uk/two.json", ninjs("u:4", "uk", &tied("t2")).as_str()),
        ("ar/one.json", ninjs("u:5", "ar", link).as_str()),
        ("ar/lone.json", ninjs("u:6", "ar", "").as_str()),
    ]);
    let count = |by: &[&str]| {
        let by: Vec<&str> = by.iter().flat_map(|by| ["--by", by]).collect();
        let json = folder.run(&[&["check", "--format", "json"], &by[..], &["en", "uk", "ar"]].concat()).json();
        let ids = |story: &serde_json::Value| {
            let path = |version: &serde_json::Value| version["path"].as_str().unwrap().to_owned();
            story["versions"].as_array().unwrap().iter().map(path).collect::<Vec<_>>()
        };
        json.as_array().unwrap().iter().map(ids).collect::<Vec<_>>()
    };
    let pairs = [vec!["en/one.json", "uk/one.json"], vec!["en/two.json", "uk/two.json"]];
    let lone = [vec!["ar/lone.json"], vec!["ar/one.json"]];
    assert_eq!(count(&["translation_id"]), [&pairs[..], &lone[..]].concat());
    let all = [vec!["en/one.json", "uk/one.json", "ar/one.json"], pairs[1].clone(), lone[0].clone()];
    assert_eq!(count(&["translation_id", "link:translationOf"]), all);
    assert_eq!(count(&["folder"]).len(), 3);
    folder.put("copydesk.toml", b"[stories]\nby = [\"translation_id\"]\n");
    assert_eq!(count(&[]).len(), 4);
    folder.put("copydesk.toml", b"[stories]\nby = [\"\"]\n");
    let ran = folder.run(&["check", "en"]);
    assert_eq!(ran.code(), 2);
    assert!(ran.err().contains("line 2") && ran.err().contains("folder, name"), "{}", ran.err());
}

#[test]
fn what_a_sheet_lists_stays_together() {
    let sheet = "[[versions]]\nid = \"a\"\nfile = \"quay.de.txt\"\n[[versions]]\nid = \"b\"\nfile = \"pier.en.txt\"\n";
    let folder = Folder::with(&[("s/story.toml", sheet), ("s/quay.de.txt", COPY), ("s/pier.en.txt", COPY)]);
    for by in ["folder", "name", "translation_id"] {
        let json = folder.run(&["check", "--format", "json", "--by", by, "s"]).json();
        assert_eq!(json.as_array().unwrap().len(), 1, "{by}");
    }
}

#[test]
fn a_correction_names_the_translations_that_do_not_have_it() {
    let wire = |slug: &str, dead: &str| {
        format!(
            "\u{1}d0012\n{slug}\n\u{2}^Ferry sinks off Kernoz<\n  A ferry sank on Tuesday, and {dead} people died.<\n\u{3}"
        )
    };
    let sheet = "[[versions]]\nid = \"en1\"\nfile = \"one.en.wire.txt\"\nlang = \"en\"\n\
                 [[versions]]\nid = \"en2\"\nfile = \"two.en.wire.txt\"\nlang = \"en\"\ncorrects = \"en1\"\n";
    let german = "Fähre vor Kernoz gesunken\n\nEine Fähre ist am Dienstag gesunken, 12 Menschen starben.\n";
    let folder = Folder::with(&[
        ("w/a.wire.txt", wire("AM-Ferry", "12").as_str()),
        ("w/b.wire.txt", wire("AM-Ferry,1st Ld-Writethru", "14").as_str()),
        ("w/ferry.de.txt", german),
        ("s/story.toml", sheet),
        ("s/one.en.wire.txt", "Ferry sinks off Kernoz\n\nA ferry sank on Tuesday, and 12 people died.\n"),
        ("s/two.en.wire.txt", "Ferry sinks off Kernoz\n\nA ferry sank on Tuesday, and 14 people died.\n"),
        ("s/ferry.de.txt", german),
    ]);
    for path in ["w", "s"] {
        let ran = folder.run(&["check", path]);
        assert_eq!(ran.code(), 1, "{}{}", ran.out(), ran.err());
        assert!(ran.out().contains("[outdated-copy]") && ran.out().contains("ferry.de"), "{}", ran.out());
        assert!(!ran.out().contains("[number-differs]"), "{}", ran.out());
    }
    folder.put("s/story.toml", sheet.replace("corrects = \"en1\"", "corrects = \"en9\"").as_bytes());
    assert!(folder.run(&["check", "s"]).err().contains("“en9”"));
}

#[test]
fn names_of_the_house_stand_for_each_other() {
    let settings = |same: &str| format!("[names]\nsame = [{same}]\n");
    let copy = |name: &str| format!("The train stopped on Monday in {name}. Nobody was hurt. The line is clear.");
    let folder = Folder::with(&[
        ("s/a.en.txt", copy("Querburg").as_str()),
        ("s/b.en.txt", copy("Altmund").as_str()),
        ("s/c.uk.txt", "Потяг у понеділок зупинився в Кверштадті. Ніхто не постраждав. Колія вільна."),
    ]);
    let told = || folder.run(&["check", "s"]).out().matches("[name-differs]").count();
    assert!(told() > 0);
    folder.put("copydesk.toml", settings("[\"Querburg\", \"Altmund\", \"Квершта\"]").as_bytes());
    assert_eq!(told(), 0, "{}", folder.run(&["check", "s"]).out());
    folder.put("copydesk.toml", settings("[\"Querburg\", \"Neumund\"]").as_bytes());
    assert!(told() > 0);
}

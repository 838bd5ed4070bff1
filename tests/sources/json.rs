//! JSON: ninjs of all versions, digitalwires, stories.

use super::{in_file, item, items, lines, refused, ties};
use copydesk::Role;

const FIRST: &str = r#"{
  "uri": "tag:mna.example,2026:item/77", "type": "text", "version": "3", "language": "fr-x-mtfrom-en",
  "headline": "Le port de Kernoz ferm\u00e9", "byline": "Ada Moll", "slugline": "kernoz-port", "versioncreated": "2026-05-14T07:30:00Z",
  "ednote": "CORRECTS number of boats in paragraph 2", "translation_id": "t-9", "translated_from": "item/76",
  "altids": {"transref": "x1"},
  "body_text": "Deux morts.",
  "body_xhtml": "<h1>Le port de Kernoz fermé</h1><p>Deux <b>morts</b> &agrave; \"Kernoz\".<\/p>\n<p>Le port reste ferm\u00e9 \ud83d\ude00 &amp; vide.</p>",
  "description_text": "Deux morts à « Kernoz », et le port",
  "associations": {
    "main": {"type": "picture", "headline": "no", "description_text": "Le quai, mardi."},
    "more": {"type": "text", "rel": "translationOf", "uri": "tag:mna.example,2026:item/76", "description_text": "no"}
  }
}"#;

#[test]
fn ninjs_1_is_read() {
    let item = item("a.json", FIRST);
    let version = &item.version;
    let expected = [
        ("headline", "Le port de Kernoz fermé"),
        ("byline", "Ada Moll"),
        ("", "Deux morts à « Kernoz », et le port"),
        ("", "Deux morts à \"Kernoz\"."),
        ("", "Le port reste fermé 😀 & vide."),
        ("caption", "Le quai, mardi."),
    ];
    assert_eq!(lines(version), expected);
    assert_eq!((version.lang.as_deref(), version.role), (Some("fr"), Role::Mt));
    assert_eq!(item.story.as_deref(), Some("kernoz-port"));
    assert_eq!(version.edition.item.as_deref(), Some("tag:mna.example,2026:item/77"));
    assert_eq!((version.edition.number, version.edition.corrects), (Some(3), true));
    assert_eq!(version.edition.notices, ["CORRECTS number of boats in paragraph 2"]);
    assert_eq!(version.edition.issued.as_deref(), Some("2026-05-14T07:30:00Z"));
    let expected = [
        ("uri", "tag:mna.example,2026:item/77"),
        ("translation_id", "t-9"),
        ("translated_from", "item/76"),
        ("altIds:transref", "x1"),
        ("link:translationOf", "tag:mna.example,2026:item/76"),
    ];
    assert_eq!(ties(&item), expected);
}

/// HTML in a string of JSON: both have escapes, and both are seen through.
#[test]
fn words_point_into_the_string_in_the_file() {
    let version = item("a.json", FIRST).version;
    assert_eq!(in_file(&version, "de Kernoz fermé"), r"de Kernoz ferm\u00e9");
    assert_eq!(in_file(&version, "morts à \"Kernoz\""), r#"morts</b> &agrave; \"Kernoz\""#);
    assert_eq!(in_file(&version, "reste fermé 😀 &"), r"reste ferm\u00e9 \ud83d\ude00 &amp;");
    assert_eq!(in_file(&version, "vide"), "vide");
    assert_eq!(in_file(&version, "quai"), "quai");
}

#[test]
fn ninjs_2_and_3_are_read() {
    let third = r#"{"uri": "u:5", "version": 2, "language": "sv", "edNote": "Utvidgad.",
        "headlines": [{"role": "short", "value": "no"}, {"role": "main", "value": "Hamnen stängd"},
                      {"role": "subtitle", "value": "Två döda"}],
        "by": "Ada Moll", "altIds": [{"role": "translation", "value": "t-9"}],
        "descriptions": [{"role": "writer", "value": "no"}, {"role": "text", "value": "Hamnen i Kernoz är stängd sedan i tisdags, och två personer har om"}],
        "bodies": [
          {"role": "text", "contentType": "text/plain", "value": "no"},
          {"role": "html5", "contentType": "text/html", "value": "<html><head><title>no</title></head><body><h1>Hamnen stängd</h1><p>Hamnen i Kernoz är stängd sedan i tisdags , och två personer har omkommit.</p><figure><figcaption>Kajen.</figcaption></figure></body></html>"}],
        "associations": [{"name": "a1", "type": "picture", "descriptions": [{"value": "Kajen."}]},
                         {"name": "a2", "type": "picture", "descriptions": [{"value": "Båtarna."}]}]}"#;
    let item = item("a.json", third);
    let expected = [
        ("headline", "Hamnen stängd"),
        ("headline", "Två döda"),
        ("byline", "Ada Moll"),
        ("", "Hamnen i Kernoz är stängd sedan i tisdags , och två personer har omkommit."),
        ("caption", "Kajen."),
        ("caption", "Båtarna."),
    ];
    assert_eq!(lines(&item.version), expected);
    assert_eq!(item.version.edition.number, Some(2));
    assert_eq!(item.version.edition.notices, ["Utvidgad."]);
    assert_eq!(ties(&item), [("uri", "u:5"), ("altIds:translation", "t-9")]);
}

#[test]
fn a_picture_has_a_caption_and_plain_text_a_line_a_paragraph() {
    let picture =
        r#"{"uri": "u", "type": "picture", "headline": "Quay", "description_text": "The quay.", "renditions": {}}"#;
    assert_eq!(lines(&item("a.json", picture).version), [("headline", "Quay"), ("caption", "The quay.")]);
    let plain = r#"{"uri": "u", "headline": "Quay shut", "body_text": "Quay shut\nTwo died.\n\nIt stays shut."}"#;
    let expected = [("headline", "Quay shut"), ("", "Two died."), ("", "It stays shut.")];
    assert_eq!(lines(&item("a.json", plain).version), expected);
    let event = r#"{"uri": "u", "title": "Talks", "descriptions": [{"value": "Talks begin."}]}"#;
    assert_eq!(lines(&item("a.json", event).version), [("headline", "Talks"), ("", "Talks begin.")]);
}

#[test]
fn digitalwires_keep_their_notes_out_of_the_copy() {
    let wire = r##"{"format": "digitalwires@0.9.1", "urn": "urn:newsml:x:1", "version": 10, "signal": "sig:correction",
        "version_created": "2026-05-14T09:30:00+02:00", "language": "de", "kicker": "Hafen", "headline": "Kai gesperrt", "subhead": null, "teaser": "Zwei Tote am Kai.",
        "byline": "Von Ada Moll", "dateline": "Kernoz (mna) - ",
        "article_html": "<section><p>Zwei Männer starben.</p><h2>Folgen</h2><p>Er bleibt zu.</p></section>",
        "infobox_html": "<section><p>Der Kai ist 80 Meter lang.</p></section>",
        "linkbox_html": "<p>no</p>", "notepad": {"public_html": "<p>no</p>", "nonpublic_html": "<p>no</p>"},
        "ednotes": [{"role": "dpaednoterole:contacts", "ednote": "no", "is_publishable": false},
                    {"role": "dpaednoterole:correction", "ednote": "Satz 1: zwei (statt: drei)"}],
        "associations": [{"caption": "Der Kai."}]}"##;
    let item = item("a.json", wire);
    let expected = [
        ("headline", "Hafen"),
        ("headline", "Kai gesperrt"),
        ("byline", "Von Ada Moll"),
        ("", "Zwei Tote am Kai."),
        ("dateline", "Kernoz (mna) -"),
        ("", "Zwei Männer starben."),
        ("headline", "Folgen"),
        ("", "Er bleibt zu."),
        ("", "Der Kai ist 80 Meter lang."),
        ("caption", "Der Kai."),
    ];
    assert_eq!(lines(&item.version), expected);
    assert_eq!((item.version.edition.number, item.version.edition.corrects), (Some(10), true));
    assert_eq!(item.version.edition.notices, ["Satz 1: zwei (statt: drei)"]);
    assert_eq!(item.version.edition.issued.as_deref(), Some("2026-05-14T09:30:00+02:00"));
    assert_eq!(item.version.lang.as_deref(), Some("de"));
}

#[test]
fn stories_are_read_with_their_places() {
    let file = "[{\"id\": \"one\", \"versions\": [\n  {\"id\": \"a\", \"lang\": \"en\", \"text\": \"Six\\ndead.\"},\n\
        {\"id\": \"b\", \"role\": \"mt\", \"sentences\": [\"Sechs \\u201eTote\\u201c.\", \"Und mehr.\"]}]},\n\
        {\"id\": \"two\", \"versions\": [{\"id\": \"a\", \"text\": \"Seven.\"}]}]";
    let items = items("a.json", file);
    let shown: Vec<_> = items.iter().map(|i| (i.part, i.story.as_deref(), i.version.id.as_str())).collect();
    assert_eq!(shown, [(0, Some("one"), "a"), (0, Some("one"), "b"), (1, Some("two"), "a")]);
    assert_eq!(in_file(&items[0].version, "Six\ndead"), r"Six\ndead");
    assert_eq!(items[1].version.text, "Sechs „Tote“.\nUnd mehr.");
    assert_eq!(in_file(&items[1].version, "„Tote“"), r"\u201eTote\u201c");
    assert_eq!(in_file(&items[1].version, "Und"), "Und");
    assert_eq!(items[1].version.cuts.as_ref().map(Vec::len), Some(2));
    assert_eq!(items[1].version.role, Role::Mt);
}

#[test]
fn items_that_share_a_tie_are_versions_of_one_story() {
    let file = r#"{"items": [
        {"uri": "1", "language": "en", "headline": "Quay shut", "translation_id": "t"},
        {"uri": "2", "language": "en", "headline": "Other news"},
        {"uri": "3", "language": "fr", "headline": "Quai fermé", "translation_id": "t"},
        {"uri": "4"}]}"#;
    let items = items("a.json", file);
    let shown: Vec<_> = items.iter().map(|item| (item.part, item.version.id.as_str())).collect();
    assert_eq!(shown, [(0, "en"), (0, "fr"), (1, "en")]);
}

#[test]
fn other_json_is_refused() {
    refused("a.json", "{\"a\": 1,\n \"b\": }", &["line 2, column 7", "not JSON", "mend it"]);
    refused("a.json", "{\"name\": \"x\", \"scripts\": {}}", &["line 1", "no copy that is known", "ninjs"]);
    refused("a.json", "[1, 2]", &["line 1", "no copy"]);
    refused("a.json", "\n{\"uri\": \"u\", \"headline\": \" \"}", &["line 2", "no headline, body or caption"]);
    refused("a.json", "{\"id\": \"s\", \"versions\": [{\"id\": \"a\"}]}", &["“a” has no copy"]);
    refused("a.json", "", &["empty"]);
}

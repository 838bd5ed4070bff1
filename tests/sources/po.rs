//! PO.

use super::{in_file, items, refused};
use copydesk::Role;

const FILE: &str = r#"# A comment
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: wire 2\n"
"Language: pl\n"
"Content-Type: text/plain; charset=UTF-8\n"

#: a.html:3
msgctxt "head"
msgid "The quay is \"shut\"."
msgstr "Nabrzeże jest "
"„zamknięte”."

#, fuzzy, c-format
msgid "A guess\n"
msgstr "nie"

msgid "%d boat"
msgid_plural "%d boats"
msgstr[0] "%d łódź"
msgstr[1] "%d łodzie"
msgstr[2] "%d łodzi"

msgid "Nothing"
msgstr ""

#~ msgid "old"
#~ msgstr "stary"
"#;

#[test]
fn messages_are_sentences_of_two_versions() {
    let items = items("a.po", FILE);
    let shown = |n: usize| {
        let version = &items[n].version;
        let cuts: Vec<&str> = version.cuts.iter().flatten().map(|cut| cut.of(&version.text)).collect();
        (version.id.as_str(), version.lang.as_deref(), version.role, cuts)
    };
    let source = vec!["The quay is \"shut\".", "A guess", "%d boat", "%d boats", "Nothing"];
    assert_eq!(shown(0), ("msgid", None, Role::Source, source));
    let target = vec!["Nabrzeże jest „zamknięte”.", "%d łódź", "%d łodzi"];
    assert_eq!(shown(1), ("pl", Some("pl"), Role::Unknown, target));
    assert_eq!(in_file(&items[0].version, "\"shut\""), "\\\"shut\\\"");
    assert_eq!(in_file(&items[1].version, "jest „zamknięte"), "jest \"\n\"„zamknięte");
    assert_eq!(items[0].story.as_deref(), Some("wire 2"));
}

#[test]
fn an_encoding_that_is_named_is_used() {
    let file = b"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-2\\n\"\n\nmsgid \"Quay\"\nmsgstr \"nabrze\xBFe\"\n";
    assert_eq!(items("a.po", file)[1].version.text, "nabrzeże");
}

#[test]
fn a_broken_file_names_its_line() {
    refused("a.po", "msgid \"a\"\nmsgstr \"b\nmsgid \"c\"\n", &["line 2", "no end", "msgfmt"]);
    refused("a.po", "msgid \"a\"\nmsgstring \"b\"\n", &["line 2", "“msgstring”"]);
    refused("a.po", "\"a\"\n", &["line 1", "no message"]);
    refused("a.po", "msgstr \"a\"\n", &["line 1", "without its msgid"]);
    refused("a.po", "# nothing\n", &["no message"]);
}

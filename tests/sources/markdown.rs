//! Markdown.

use super::{in_file, item, lines, refused};
use copydesk::Role;

#[test]
fn blocks_are_told_from_marks() {
    let file = "---\ntitle: \"Quay: shut\"\nauthor: Ada Moll\nlang: fr-x-mtfrom-en\ntags: no\n---\n\n# Old quay shut\n\n\
        Two *men* di&eacute;d on\nTuesday\\*, [the mayor](http://no) said.  \nHe gave `no` date.\n\n## What next\n\n\
        - One ~~no~~ boat\n- Two\n  - Three\n\n> It stays shut.\n\n```\nno\n```\n\n![no](no.jpg)\n\n\
        | Boats | 12 |\n| --- | --- |\n| Men | 31 |\n\n<div class=\"byline\">By A &amp; B</div>\n<p>More.</p>\n";
    let version = item("a.md", file).version;
    let expected = [
        ("headline", "Quay: shut"),
        ("byline", "Ada Moll"),
        ("headline", "Old quay shut"),
        ("", "Two men diéd on Tuesday*, the mayor said."),
        ("", "He gave no date."),
        ("headline", "What next"),
        ("", "One  boat"),
        ("", "Two"),
        ("", "Three"),
        ("", "It stays shut."),
        ("", "Boats\t12"),
        ("", "Men\t31"),
        ("byline", "By A & B"),
        ("", "More."),
    ];
    assert_eq!(lines(&version), expected);
    assert_eq!((version.lang.as_deref(), version.role), (Some("fr"), Role::Mt));
    assert_eq!(in_file(&version, "Quay: shut"), "Quay: shut");
    assert_eq!(in_file(&version, "men diéd on Tuesday*"), "men* di&eacute;d on\nTuesday\\*");
    assert_eq!(in_file(&version, "no date"), "no` date");
    assert_eq!(in_file(&version, "12"), "12");
    assert_eq!(in_file(&version, "A & B"), "A &amp; B");
}

#[test]
fn a_file_without_copy_is_refused() {
    refused("a.md", "```\nlet x = 1;\n```\n", &["no copy"]);
}

#[test]
fn code_in_a_line_has_its_place_though_a_line_ends_in_it() {
    let version = item("a.md", "Sześć `ofiar\nw` porcie.").version;
    assert_eq!(version.text, "Sześć ofiar w porcie.");
    assert_eq!(in_file(&version, "ofiar w"), "`ofiar\nw`");
    let version = item("a.md", "---\r\ntitle: Port\r\nauthor: 'Ada Moll'\r\n---\r\nSix.").version;
    assert_eq!(in_file(&version, "Ada Moll"), "Ada Moll");
}

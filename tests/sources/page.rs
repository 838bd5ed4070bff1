//! Whole pages of HTML.

use super::{in_file, item, items, lines, refused};
use copydesk::Role;

/// A page as sites have them: the story, and what stands about it and in it.
#[cfg(feature = "web")]
fn page() -> String {
    let story = [
        "Two men died on Tuesday when the old quay of Kernoz gave way under a lorry, the mayor said, and the harbour was closed.",
        "The lorry carried 12 tonnes of salt, twice as much as the quay can bear, according to a report that was made in 2019.",
        "Divers searched the harbour until midnight, and the wreck will be lifted on Thursday if the wind allows it, they said.",
        "The ferry to the islands leaves from the northern harbour for the time being, which takes some forty minutes longer.",
    ];
    let paragraphs: Vec<String> = story.iter().map(|words| format!("<p>{words}</p>")).collect();
    format!(
        "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=utf-8><title>Two die as quay gives way | Morning News</title>\
         <link rel=canonical href=\"https://mna.example/en/77\"><link rel=alternate hreflang=fr href=\"https://mna.example/fr/77\">\
         <link rel=stylesheet href=s.css><script>var no = '<p>no</p>';</script></head>\n<body>\
         <header><a href=/>Morning News</a></header><nav><ul><li><a href=/world>World</a><li><a href=/sport>Sport</a></ul></nav>\
         <div class=ad-banner>Buy a boat now</div>\
         <main><article class=story><h1>Two die as quay gives way</h1><p class=byline>By Ada Moll</p><time>3 May 2026</time>\n\
         <div class=body>{}{}<aside class=related><h2>Related</h2><a href=/1>Another story about another quay</a></aside>{}{}</div>\
         </article></main><div class=comments><p>Nice story!</p></div><footer>© Morning News</footer></body></html>",
        paragraphs[0], paragraphs[1], paragraphs[2], paragraphs[3]
    )
}

#[cfg(feature = "web")]
#[test]
fn the_article_alone_is_copy() {
    let page = page();
    let item = item("a.html", &page);
    let version = &item.version;
    let copy: Vec<(&str, &str)> = lines(version).into_iter().filter(|(kind, _)| *kind != "boilerplate").collect();
    assert_eq!(copy.len(), 6, "{copy:#?}");
    assert_eq!(copy[0], ("headline", "Two die as quay gives way"));
    assert_eq!(copy[1], ("byline", "By Ada Moll"));
    assert!(copy[2].1.starts_with("Two men died") && copy[2].0.is_empty());
    assert!(copy[5].1.starts_with("The ferry") && copy[5].0.is_empty());
    for words in ["Sport", "Buy a boat", "Nice story", "©"] {
        assert!(!version.text.contains(words), "{words}");
    }
    assert_eq!(version.lang.as_deref(), Some("en-GB"));
    let expected = [("link:canonical", "https://mna.example/en/77"), ("link:alternate", "https://mna.example/fr/77")];
    assert_eq!(super::ties(&item), expected);
    let at = version.in_file(super::span(&version.text, "twice as much"));
    assert_eq!(at.start, page.find("twice as much").unwrap());
}

#[test]
fn a_document_without_furniture_is_copy_from_end_to_end() {
    let version = item("a.html", "<html lang=fr-x-mtfrom-en><body><h1>Quai</h1><ul><li>Un</ul><p>Deux.").version;
    assert_eq!(lines(&version), [("headline", "Quai"), ("", "Un"), ("", "Deux.")]);
    assert_eq!((version.lang.as_deref(), version.role), (Some("fr"), Role::Mt));
}

#[test]
fn encodings_are_those_that_the_page_names() {
    let named = b"<html><head><meta http-equiv=content-type content='text/html; charset=ISO-8859-15'></head><p>r\xE9\xE9lu \xA4 5</p>";
    assert_eq!(item("a.html", named).version.text, "réélu € 5");
    let declared = b"<?xml version='1.0' encoding=\"windows-1251\"?><html><p>\xCA\xE0\xE1\xF3\xEB</p></html>";
    assert_eq!(item("a.xhtml", declared).version.text, "Кабул");
    let wrong = "<meta charset=iso-8859-1><p>réélu</p>";
    assert_eq!(item("a.html", wrong).version.text, "réélu");
    let mut wide = vec![0xFF, 0xFE];
    wide.extend("<p>Łódź</p>".encode_utf16().flat_map(u16::to_le_bytes));
    let version = item("a.html", wide).version;
    assert_eq!(in_file(&version, "ódź"), "ódź");
}

#[test]
fn pages_without_words_are_refused() {
    refused("a.html", "<html><script>app()</script></html>", &["shows no text"]);
    refused("a.html", "", &["empty"]);
    assert_eq!(items("-", "<!DOCTYPE html><p>Six.</p>")[0].version.text, "Six.");
}

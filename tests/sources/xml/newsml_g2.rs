//! NewsML-G2.

use super::{in_file, items, lines, read, refused};
use copydesk::Role;

/// An item with a guid, things in its two heads, and content.
fn item(guid: &str, meta: &str, about: &str, content: &str) -> String {
    format!(
        "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"{guid}\" version=\"7\" xml:lang=\"de\">\n\
         <itemMeta><itemClass qcode=\"ninat:text\"/>{meta}</itemMeta>\n\
         <contentMeta>{about}</contentMeta><contentSet>{content}</contentSet></newsItem>\n"
    )
}

fn xhtml(body: &str) -> String {
    format!(
        "<inlineXML contenttype=\"application/xhtml+xml\"><h:html xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:head>\
         <h:title/></h:head><h:body>{body}</h:body></h:html></inlineXML>"
    )
}

#[test]
fn an_item_is_a_version() {
    let meta = "<versionCreated>2026-05-14T07:30:00Z</versionCreated><pubStatus qcode=\"stat:usable\"/><signal qcode=\"sig:correction\"/>\
                <edNote role=\"x:correction\">Richtig ist <b>sieben</b>.</edNote><edNote role=\"x:picture\">Foto</edNote>\
                <edNote pubconstraint=\"x:nonpublic\">Tel. 030 12</edNote><altId type=\"x:translation\">T-4</altId>\
                <link rel=\"irel:translationOf\" residref=\"urn:x:1\"/>";
    let about = "<language tag=\"de-x-mtfrom-en\"/><slugline>faehre</slugline><headline>Fähre gesunken</headline>\
                 <headline>Sieben  Tote</headline><headline xml:lang=\"en\">Ferry sinks</headline>\
                 <by>Von Uwe Kern</by><dateline>Kiel (x) - </dateline>";
    let body = "<h:h1>Fähre gesunken</h:h1><h:ul class=\"slugline\"><h:li>Unfall</h:li></h:ul>\
                <h:p><h:span class=\"dateline\">Kiel (x) - </h:span>Sieben Menschen &amp; ein Hund &#x2013; tot.</h:p><h:p/>\
                <h:figure><h:figcaption>Die Fähre.</h:figcaption></h:figure>\
                <h:section class=\"np-nonpublic\"><h:p>Anruf bei der Reederei</h:p></h:section>\
                <h:p># dpa-Notizblock</h:p><h:p>## Orte</h:p>";
    let items = items("a.xml", item("urn:x:2", meta, about, &xhtml(body)));
    let [item] = &items[..] else { panic!("{items:?}") };
    assert_eq!(
        lines(&item.version),
        [
            ("headline", "Sieben Tote"),
            ("byline", "Von Uwe Kern"),
            ("headline", "Fähre gesunken"),
            ("dateline", "Kiel (x) -"),
            ("", "Sieben Menschen & ein Hund – tot."),
            ("caption", "Die Fähre."),
        ]
    );
    assert_eq!((item.version.lang.as_deref(), item.version.role), (Some("de"), Role::Mt));
    assert_eq!(item.story.as_deref(), Some("faehre"));
    let edition = &item.version.edition;
    assert_eq!((edition.item.as_deref(), edition.number, edition.corrects), (Some("urn:x:2"), Some(7), true));
    assert_eq!(edition.issued.as_deref(), Some("2026-05-14T07:30:00Z"));
    assert_eq!(edition.notices, ["Richtig ist sieben."]);
    let ties: Vec<_> = item.ties.iter().map(|tie| (tie.field.as_str(), tie.value.as_str())).collect();
    assert_eq!(ties, [("guid", "urn:x:2"), ("altIds:translation", "T-4"), ("link:translationOf", "urn:x:1")]);
    assert_eq!(in_file(&item.version, "& ein Hund – tot"), "&amp; ein Hund &#x2013; tot");
}

#[test]
fn items_of_a_message_are_stories_but_for_translations() {
    let nitf = |words: &str| {
        format!("<inlineXML><nitf><body><body.content><p>{words}</p></body.content></body></nitf></inlineXML>")
    };
    let picture = "<remoteContent href=\"http://localhost/a.jpg\" contenttype=\"image/jpeg\"/>";
    let message = format!(
        "<newsMessage><header/><itemSet>{}{}{}{}<packageItem guid=\"p\"/></itemSet></newsMessage>",
        item("a", "", "<language tag=\"en\"/>", &nitf("Six died.")),
        item("b", "", "", &nitf("Es regnet.")),
        item("p", "", "", picture),
        item(
            "c",
            "<link rel=\"x:translatedFrom\" residref=\"a\"/>",
            "",
            "<inlineData>Sechs &lt; sieben.\nTote.</inlineData>"
        )
    );
    let contents = read("a.xml", message).unwrap();
    let found: Vec<_> =
        contents.items.iter().map(|item| (item.part, item.version.id.as_str(), item.version.text.as_str())).collect();
    assert_eq!(found, [(0, "en", "Six died."), (0, "de", "Sechs < sieben.\n\nTote."), (1, "de", "Es regnet.")]);
    let note = &contents.notes[0];
    assert!(note.contains("2 passed over") && note.contains("a.jpg") && note.contains("<packageItem>"), "{note}");
}

#[test]
fn content_in_several_languages_is_several_versions() {
    let part = |lang: &str, words: &str| format!("<inlineXML xml:lang=\"{lang}\"><p>{words}</p></inlineXML>");
    let content = [part("de", "Sechs Tote."), part("pl", "Sześciu zabitych."), part("de", "Noch einmal.")].concat();
    let about = "<headline xml:lang=\"pl\">Prom</headline><headline xml:lang=\"de\">Fähre</headline>";
    let items = items("a.xml", item("g", "", about, &content));
    let found: Vec<_> = items.iter().map(|item| (item.version.id.as_str(), item.version.text.as_str())).collect();
    assert_eq!(found, [("de", "Fähre\n\nSechs Tote."), ("pl", "Prom\n\nSześciu zabitych.")]);
    assert!(items.iter().all(|item| item.part == 0));
}

#[test]
fn what_is_not_for_use_is_told() {
    let killed = item("g", "<pubStatus qcode=\"stat:canceled\"/>", "", &xhtml("<h:p>Six.</h:p>"));
    let contents = read("a.xml", killed).unwrap();
    assert!(contents.notes[0].contains("canceled"), "{:?}", contents.notes);
    assert_eq!(contents.items[0].version.edition.notices, contents.notes);
}

#[test]
fn what_holds_no_copy_is_refused_with_its_reason() {
    let with = |content: &str| item("g", "", "<headline>Six</headline>", content);
    let away = with("<remoteContent href=\"http://localhost/a.xml\" contenttype=\"text/html\"/>");
    refused("a.xml", away, &["line 1", "http://localhost/a.xml (text/html)", "nothing is fetched"]);
    refused("a.xml", with("<inlineXML><sports-content/></inlineXML>"), &["<sports-content>", "XHTML or NITF"]);
    refused("a.xml", with("<inlineData encoding=\"base64\">U2l4</inlineData>"), &["encoded (base64)"]);
    refused("a.xml", with(""), &["no content"]);
    let video = with("").replace("ninat:text", "ninat:video");
    refused("a.xml", video, &["its class is ninat:video"]);
    for name in ["packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"] {
        refused("a.xml", format!("<{name}/>"), &[name, "holds no copy", "name the news items"]);
    }
    refused("a.xml", "<newsMessage><itemSet/></newsMessage>", &["holds no item"]);
}

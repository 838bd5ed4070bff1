//! NITF.

use super::{in_file, items, lines, refused};
use copydesk::Role;

const STORY: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf baselang="nb-x-mtfrom-sv"><head><title>Slug</title><docdata>
 <doc-id regsrc="X" id-string="x-17"/><du-key key="ferge" version="3"/><date.issue norm="20260514T073000Z"/><ed-msg info="Retter antall døde."/>
 <correction info="Sju, ikke seks."/></docdata></head>
<body><body.head><hedline><hl1>Ferge sank
   i natt</hl1><hl2>Sju døde</hl2></hedline><note><p>Ikke for publisering: ring vakta.</p></note>
  <byline>Av <person>Kari Nes</person>, <byttl>reporter</byttl></byline><distributor>NTB</distributor>
  <dateline><location>Bodø</location></dateline><abstract><p>Fergen gikk ned.</p></abstract></body.head>
 <body.content><block><p lede="true">Sju &quot;er&quot; d&oslash;de, sa politiet<classifier value="x">skjult</classifier>.</p>
  <hl2>Vind</hl2><p>Det <em>bl&#229;ste</em> kraftig.</p>
  <table><tr><td>Bodø</td><td>7</td></tr></table>
  <media media-type="image"><media-reference source="a.jpg"/><media-caption>Fergen i havn.</media-caption>
   <media-producer>Foto: A</media-producer></media></block></body.content>
 <body.end><tagline>Kari Nes, Bodø</tagline></body.end></body></nitf>"#;

#[test]
fn the_parts_of_a_story_are_told_apart() {
    let items = items("a.nitf", STORY);
    let [item] = &items[..] else { panic!("{items:?}") };
    let version = &item.version;
    assert_eq!(
        lines(version),
        [
            ("headline", "Ferge sank i natt"),
            ("headline", "Sju døde"),
            ("byline", "Av Kari Nes, reporter"),
            ("dateline", "Bodø"),
            ("", "Fergen gikk ned."),
            ("", "Sju \"er\" døde, sa politiet."),
            ("headline", "Vind"),
            ("", "Det blåste kraftig."),
            ("", "Bodø\t7"),
            ("caption", "Fergen i havn."),
            ("byline", "Kari Nes, Bodø"),
        ]
    );
    assert_eq!((version.lang.as_deref(), version.role), (Some("nb"), Role::Mt));
    assert_eq!(item.story.as_deref(), Some("ferge"));
    let edition = &version.edition;
    assert_eq!((edition.item.as_deref(), edition.number, edition.corrects), (Some("x-17"), Some(3), true));
    assert_eq!(edition.issued.as_deref(), Some("20260514T073000Z"));
    assert_eq!(edition.notices, ["Retter antall døde.", "Sju, ikke seks.", "Ikke for publisering: ring vakta."]);
    assert_eq!(in_file(version, "\"er\" døde"), "&quot;er&quot; d&oslash;de");
    assert_eq!(in_file(version, "blåste kraftig"), "bl&#229;ste</em> kraftig");
    assert_eq!(in_file(version, "sank i natt"), "sank\n   i natt");
}

#[test]
fn a_title_stands_for_a_headline_that_is_not_there() {
    let bare =
        "<nitf><head><title>Ferge sank</title></head><body><body.content><p>Sju døde.</p></body.content></body></nitf>";
    let items = items("a.xml", bare);
    assert_eq!(lines(&items[0].version), [("headline", "Ferge sank"), ("", "Sju døde.")]);
    refused("a.xml", "<nitf><head><title>Six</title></head><body/></nitf>", &["holds no text"]);
}

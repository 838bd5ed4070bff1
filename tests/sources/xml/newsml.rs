//! NewsML 1.2.

use super::{in_file, items, lines, read, refused};

const TWO: &str = r#"<?xml version="1.0"?><!DOCTYPE NewsML SYSTEM "NewsML_1.2.dtd" [<!ENTITY % x SYSTEM "x.ent"> %x;]>
<NewsML Version="1.2"><NewsEnvelope><DateAndTime>20240501T1200Z</DateAndTime></NewsEnvelope><NewsItem>
 <Identification><NewsIdentifier><ProviderId>x</ProviderId><NewsItemId>brand-9</NewsItemId>
  <RevisionId PreviousRevision="1" Update="N">2</RevisionId></NewsIdentifier><NameLabel>brand</NameLabel></Identification>
 <NewsManagement><Status FormalName="Usable"/><Instruction FormalName="Correction"/>
  <ThisRevisionCreated>20260514T073000Z</ThisRevisionCreated><AssociatedWith NewsItem="urn:x:brand-8"/></NewsManagement>
 <NewsComponent EquivalentsList="yes">
  <NewsComponent xml:lang="nl"><NewsLines><DateLine>GENT (X)</DateLine><HeadLine>Brand in Gent</HeadLine>
    <NewsLine><NewsLineType FormalName="AdvisoryLine"/><NewsLineText>HERHAALT met juist cijfer</NewsLineText></NewsLine></NewsLines>
   <ContentItem><MediaType FormalName="Text"/><DataContent>&lt;p&gt;Zes doden &amp;amp; twee gewonden.&lt;/p&gt;&lt;p&gt;Het brandde &amp;#39;s nachts.&lt;/p&gt;</DataContent></ContentItem>
   <ContentItem><MediaType FormalName="Text"/><DataContent>Zes doden, nog eens.</DataContent></ContentItem></NewsComponent>
  <NewsComponent><DescriptiveMetadata><Language FormalName="fr"/></DescriptiveMetadata>
   <NewsLines><HeadLine>Incendie à Gand</HeadLine><ByLine>Par A. Roux</ByLine></NewsLines>
   <NewsComponent><Role FormalName="HeadLine"/><ContentItem><DataContent><html><body><p>Incendie à Gand</p></body></html></DataContent></ContentItem></NewsComponent>
   <NewsComponent><Role FormalName="StyleSheet"/><ContentItem><DataContent>.a {}</DataContent></ContentItem></NewsComponent>
   <NewsComponent><Role FormalName="Body"/><ContentItem><MimeType FormalName="text/html"/><DataContent><![CDATA[<p>Six morts &amp; deux <b>bless&eacute;s</b>.</p>]]></DataContent></ContentItem></NewsComponent>
   <NewsComponent><Role FormalName="Photo"/><NewsLines><HeadLine>La rue en feu.</HeadLine></NewsLines>
     <ContentItem Href="a.jpg"><MediaType FormalName="Photo"/></ContentItem></NewsComponent>
   <NewsComponent><Role FormalName="Contact"/><ContentItem><DataContent>Tél. 22 33</DataContent></ContentItem></NewsComponent></NewsComponent>
  <NewsComponent xml:lang="nl"><ContentItem><DataContent>Zes doden, een derde vorm.</DataContent></ContentItem></NewsComponent>
 </NewsComponent></NewsItem></NewsML>"#;

#[test]
fn languages_of_one_item_are_versions() {
    let items = items("a.xml", TWO);
    let [dutch, french] = &items[..] else { panic!("{items:?}") };
    assert_eq!(
        lines(&dutch.version),
        [
            ("headline", "Brand in Gent"),
            ("dateline", "GENT (X)"),
            ("", "Zes doden & twee gewonden."),
            ("", "Het brandde 's nachts."),
        ]
    );
    assert_eq!(
        lines(&french.version),
        [
            ("byline", "Par A. Roux"),
            ("headline", "Incendie à Gand"),
            ("", "Six morts & deux blessés."),
            ("caption", "La rue en feu."),
            ("boilerplate", "Tél. 22 33"),
        ],
        "what the body says too stands once"
    );
    for (item, lang) in [(dutch, "nl"), (french, "fr")] {
        assert_eq!((item.version.id.as_str(), item.version.lang.as_deref(), item.part), (lang, Some(lang), 0));
        assert_eq!(item.story.as_deref(), Some("brand"));
        let edition = &item.version.edition;
        assert_eq!((edition.item.as_deref(), edition.number, edition.corrects), (Some("brand-9"), Some(2), true));
        assert_eq!(edition.issued.as_deref(), Some("20260514T073000Z"));
        assert_eq!(edition.notices, ["HERHAALT met juist cijfer"]);
        let ties: Vec<_> = item.ties.iter().map(|tie| (tie.field.as_str(), tie.value.as_str())).collect();
        assert_eq!(ties, [("NewsItemId", "brand-9"), ("link:AssociatedWith", "urn:x:brand-8")]);
    }
    assert_eq!(in_file(&dutch.version, "doden & twee"), "doden &amp;amp; twee");
    assert_eq!(in_file(&dutch.version, "'s nachts"), "&amp;#39;s nachts");
    assert_eq!(in_file(&french.version, "& deux blessés"), "&amp; deux <b>bless&eacute;s");
}

#[test]
fn items_are_stories_and_may_hold_no_copy() {
    let item = |id: &str, content: &str| {
        format!(
            "<NewsItem xml:lang=\"en\"><Identification><NewsIdentifier><NewsItemId>{id}</NewsItemId></NewsIdentifier>\
             </Identification><NewsComponent><ContentItem {content}</ContentItem></NewsComponent></NewsItem>\n"
        )
    };
    let nitf = "><DataContent><nitf><body><body.content><p>Six died.</p></body.content></body></nitf></DataContent>";
    let away = "Href=\"http://localhost/b.txt\"><MediaType FormalName=\"Text\"/>";
    let contents = read("a.xml", format!("<NewsML>{}{}{}</NewsML>", item("a", nitf), item("b", away), item("c", nitf)));
    let contents = contents.unwrap();
    let found: Vec<_> = contents.items.iter().map(|item| (item.story.as_deref(), item.part)).collect();
    assert_eq!(found, [(Some("a"), 0), (Some("c"), 2)]);
    assert!(
        contents.notes[0].contains("line 2") && contents.notes[0].contains("http://localhost/b.txt"),
        "{contents:?}"
    );
    refused("a.xml", format!("<NewsML>{}</NewsML>", item("b", away)), &["elsewhere", "nothing is fetched"]);
    refused("a.xml", "<NewsML><TopicSet/></NewsML>", &["no item of news"]);
}

//! XLIFF 1.2 and 2.x.

use super::{cut, in_file, items, read, refused};
use copydesk::Role;

const TWO: &str = r##"<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.1" version="2.1" srcLang="en" trgLang="uk">
 <file id="f1" original="dam">
  <notes><note>Not for print.</note></notes>
  <group id="g"><unit id="1">
    <originalData><data id="d1">&lt;b></data></originalData>
    <mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref="#s1">
      <source>The dam</source><target>Гребля</target></mtc:match></mtc:matches>
    <segment id="s1" state="reviewed">
     <source>The <pc id="1" dataRefStart="d1">dam</pc> burst &amp; nine
       people <![CDATA[<died>]]>.</source>
     <target order="3">Дев’ять людей загинули.</target>
    </segment>
    <ignorable><source> </source></ignorable>
    <segment state="final">
     <source xml:space="preserve">It held  for<ph id="2" subType="xlf:lb" type="fmt"/>years<cp hex="0007"/>.</source>
     <target order="1"> Вона  трималася роками. </target>
    </segment>
  </unit></group>
  <unit id="2" translate="no"><segment><source>X-17</source><target>X-17</target></segment></unit>
  <unit id="3"><segment><source>Alone.</source><target/></segment></unit>
 </file>
</xliff>"##;

#[test]
fn version_two_is_read() {
    let contents = read("a.xlf", TWO).unwrap();
    let source = vec!["The dam burst & nine people <died>.", "It held  for years\u{7}.", "Alone."];
    let target = vec!["Вона  трималася роками.", "Дев’ять людей загинули."];
    assert_eq!(
        cut(&contents.items),
        [("en", "en", Role::Source, source), ("uk", "uk", Role::Human, target)],
        "notes, proposals, codes and empty targets are no sentences; targets stand by their order"
    );
    assert!(contents.items.iter().all(|item| item.story.as_deref() == Some("dam") && item.part == 0));
    assert_eq!(contents.notes, ["1 unit is not to be translated and was left out"]);
    let version = &contents.items[0].version;
    assert_eq!(in_file(version, "burst & nine people"), "burst &amp; nine\n       people");
    assert_eq!(in_file(version, "<died>"), "<died>");
    assert_eq!(in_file(version, "Alone"), "Alone");
}

const OLD: &str = r#"<xliff version="1.2" xmlns:x="urn:x"><file original="ferry" source-language="pl" target-language="hi-IN"
 datatype="plaintext"><header><note>Eds: six</note></header><body><group>
<trans-unit id="1"><source>Prom zatonął. Nikt nie zginął.</source>
 <seg-source><g id="1"><mrk mtype="seg" mid="0">Prom <mrk mtype="term">zatonął</mrk>.</mrk></g> <mrk mtype="seg" mid="1">Nikt <bpt id="2">&lt;b></bpt>nie<ept id="2">&lt;/b></ept> zginął.</mrk></seg-source>
 <target state="needs-review-translation" state-qualifier="leveraged-mt"><mrk mtype="seg" mid="0">नौका डूब गई।</mrk><mrk mtype="seg" mid="1">किसी की मौत नहीं हुई।</mrk></target>
 <alt-trans><target>Proposal</target></alt-trans></trans-unit>
<trans-unit id="2"><source>Płynęła<x id="1" ctype="lb"/>z Helu.</source><target state-qualifier="mt-suggestion">यह हेल से आ रही थी।</target><note>?</note></trans-unit>
<trans-unit id="3"><source>Koniec.</source></trans-unit>
</group></body></file>
<file original="other" source-language="pl" target-language="fr-x-mtfrom-en"><body><trans-unit id="1"><source>Sześć.</source>
 <target>Six.</target></trans-unit></body></file></xliff>"#;

#[test]
fn version_one_is_read() {
    let items = items("a.sdlxliff.xml", OLD);
    assert_eq!(
        cut(&items),
        [
            ("pl", "pl", Role::Source, vec!["Prom zatonął.", "Nikt nie zginął.", "Płynęła z Helu.", "Koniec."]),
            ("hi-IN", "hi-IN", Role::Mt, vec!["नौका डूब गई।", "किसी की मौत नहीं हुई।", "यह हेल से आ रही थी।"]),
            ("pl", "pl", Role::Source, vec!["Sześć."]),
            ("fr-x-mtfrom-en", "fr", Role::Mt, vec!["Six."]),
        ]
    );
    assert_eq!(items.iter().map(|item| item.part).collect::<Vec<_>>(), [0, 0, 1, 1]);
    assert_eq!(in_file(&items[0].version, "nie zginął"), "nie<ept id=\"2\">&lt;/b></ept> zginął");
}

/// A unit whose segments do not hold all of it is one sentence.
#[test]
fn no_words_between_segments_are_lost() {
    let unit = r#"<xliff version="1.2"><file source-language="en" target-language="de"><body><trans-unit id="1">
      <source>One. And two.</source><target><mrk mtype="seg">Eins.</mrk> Und zwei.</target></trans-unit></body></file></xliff>"#;
    assert_eq!(cut(&items("a.xlf", unit))[1].3, ["Eins. Und zwei."]);
}

#[test]
fn files_of_one_original_are_one_story() {
    let file = |target: &str, words: &str, source: &str| {
        format!(
            "<file original=\"o\" source-language=\"en\" target-language=\"{target}\"><body><trans-unit id=\"1\">\
             <source>{source}</source><target>{words}</target></trans-unit></body></file>"
        )
    };
    let of = |files: &[String]| items("a.xlf", format!("<xliff version=\"1.2\">{}</xliff>", files.concat()));
    let one = of(&[file("de", "Sechs.", "Six."), file("fr", "Six.", "Six.")]);
    let ids: Vec<&str> = one.iter().map(|item| item.version.id.as_str()).collect();
    assert_eq!(ids, ["en", "de", "fr"]);
    assert!(one.iter().all(|item| item.part == 0));
    let two = of(&[file("de", "Sechs.", "Six."), file("fr", "Sept.", "Seven.")]);
    assert_eq!(two.iter().map(|item| item.part).collect::<Vec<_>>(), [0, 0, 1, 1]);
}

#[test]
fn what_has_no_text_is_refused() {
    refused("a.xlf", "<xliff version=\"2.0\"/>", &["hold no text:"]);
    let kept = "<xliff version=\"2.0\"><file translate=\"no\"><unit><segment><source>X</source></segment></unit></file></xliff>";
    refused("a.xlf", kept, &["no text that is to be translated"]);
    refused("a.xlf", "<xliff>\n<file>\n</xliff>", &["line 3", "not well-formed", "</file>", "mend it"]);
}

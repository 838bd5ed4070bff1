//! TMX 1.4.

use super::{cut, in_file, items, refused};
use copydesk::Role;

const MEMORY: &str = r#"<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="EN-gb" segtype="sentence"/><body>
<tu tuid="1"><note>for us</note>
 <tuv xml:lang="en-GB"><seg>Six <bpt i="1">&lt;b></bpt>people<ept i="1">&lt;/b></ept> &amp; a <hi>dog</hi> died.</seg></tuv>
 <tuv xml:lang="ja"><seg>6人と犬1匹が死亡した。</seg></tuv>
 <tuv xml:lang="ar"><seg/></tuv></tu>
<tu tuid="2"><tuv lang="JA"><seg>雨だった。</seg></tuv><tuv xml:lang="ja"><seg>Another.</seg></tuv>
 <tuv xml:lang="en-gb"><seg>It rained<it pos="begin" x="1">&lt;br></it>.</seg></tuv></tu>
</body></tmx>"#;

#[test]
fn languages_are_versions() {
    let items = items("a.tmx", MEMORY);
    assert_eq!(
        cut(&items),
        [
            ("en-GB", "en-GB", Role::Source, vec!["Six people & a dog died.", "It rained."]),
            ("ja", "ja", Role::Unknown, vec!["6人と犬1匹が死亡した。", "雨だった。"]),
        ]
    );
    assert_eq!(in_file(&items[0].version, "people & a"), "people<ept i=\"1\">&lt;/b></ept> &amp; a");
}

#[test]
fn units_may_name_story_and_version() {
    let unit = |story: &str, version: &str, words: &str| {
        format!(
            "<tu><prop type=\"x-story\">{story}</prop><tuv xml:lang=\"en\"><prop type=\"x-version\">{version}</prop>\
             <seg>{words}</seg></tuv></tu>"
        )
    };
    let units = [unit("s", "a", "One."), unit("t", "a", "Two."), unit("s", "A", "Three."), unit("s", "a", "Four.")];
    let items = items("a.tmx", format!("<tmx><body>{}</body></tmx>", units.concat()));
    let found: Vec<_> =
        items.iter().map(|item| (item.story.as_deref(), item.part, item.version.text.as_str())).collect();
    assert_eq!(found, [(Some("s"), 0, "One.\nFour."), (Some("s"), 0, "Three."), (Some("t"), 1, "Two.")]);
    assert!(items.iter().all(|item| item.version.role == Role::Unknown && item.version.id.eq_ignore_ascii_case("a")));
}

#[test]
fn memories_are_bounded() {
    refused("a.tmx", "<tmx><body/></tmx>", &["without a segment"]);
    let many: String = (0..1_002).map(|n| format!("<tuv xml:lang=\"x-{n}\">\n<seg>a</seg></tuv>")).collect();
    refused("a.tmx", format!("<tmx><body><tu>{many}</tu></body></tmx>"), &["line 1001", "1000 versions"]);
}

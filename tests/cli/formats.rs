//! `copydesk check` on files of many formats: what is told stands where it stands in the file.

use super::Folder;

#[test]
fn findings_in_xml_point_into_the_file() {
    let copy = "<xliff version=\"2.0\" srcLang=\"en\">\n<file id=\"f\" original=\"quay\">\n<unit id=\"1\"><segment>\n\
                  <source>A &lt;b&gt; quay&#x2019;s <![CDATA[end]]>: Łódź &amp;amp; two\n  bridges were closed.</source>\n\
                </segment></unit></file></xliff>\n";
    let folder = Folder::with(&[("w/a.xlf", copy)]);
    let ran = folder.run(&["check", "w/a.xlf"]);
    let line = copy.lines().nth(3).unwrap();
    let column = line.split("&amp;amp;").next().unwrap().chars().count() + 1;
    assert!(ran.out().contains(&format!("  --> w/a.xlf:4:{column}\n")), "{}", ran.out());
    assert!(ran.out().contains("“&amp;” in a is a mark"), "{}", ran.out());
}

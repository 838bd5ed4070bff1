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

/// A word of copy behind other escapes of the same line.
#[test]
fn findings_in_html_and_json_point_into_the_file() {
    let page =
        "<html lang=\"en\">\n<p>The mayor&rsquo;s caf&eacute; once morest closed; the the <b>qua</b>y is shut.</p>\n";
    let ninjs = "{\"uri\": \"u\", \"language\": \"en\",\n \"body_html\": \"<p>A \\u00ab caf\\u00e9 \\u00bb \\\"here\\\" &amp; \
                 the the quay is shut.<\\/p>\"}\n";
    let folder = Folder::with(&[("w/a.html", page), ("w/b.json", ninjs)]);
    for (name, copy) in [("a.html", page), ("b.json", ninjs)] {
        let ran = folder.run(&["check", &format!("w/{name}")]);
        let line = copy.lines().position(|line| line.contains("the the")).unwrap();
        let column = copy.lines().nth(line).unwrap().split("the the").next().unwrap().chars().count() + 1;
        let address = format!("  --> w/{name}:{}:{column}\n", line + 1);
        assert!(ran.out().contains(&address), "no {address} in {}", ran.out());
    }
}

/// Versions of one story in as many formats.
#[test]
fn a_folder_may_mix_formats() {
    let folder = Folder::with(&[
        ("s/a.txt", "Two bridges were closed on Tuesday."),
        ("s/b.html", "<html lang=de><p>Zwei Br&uuml;cken wurden am Dienstag gesperrt."),
        (
            "s/c.json",
            "{\"uri\": \"u\", \"language\": \"fr\", \"body_text\": \"Deux ponts ont \\u00e9t\\u00e9 ferm\\u00e9s mardi.\"}",
        ),
        ("s/d.md", "Dos puentes fueron cerrados el *martes*."),
        ("s/README.md", "About these files."),
    ]);
    let ran = folder.run(&["check", "--format", "json", "s"]);
    let report = ran.json();
    let versions = report[0]["versions"].as_array().unwrap();
    let ids: Vec<&str> = versions.iter().map(|version| version["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["a", "b", "c", "d"]);
    assert_eq!(ran.code(), 0, "{}", ran.out());
}

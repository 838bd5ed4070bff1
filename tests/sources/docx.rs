//! DOCX, made by hand: a ZIP archive of XML.

use super::{item, lines, refused};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// An archive of some parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn document(body: &str) -> Vec<u8> {
    let xml = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{body}<w:sectPr/></w:body></w:document>"
    );
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"Titre1\"><w:name w:val=\"heading 1\"/></w:style>\
                  <w:style w:styleId=\"Lgende\"><w:name w:val=\"caption\"/></w:style></w:styles>";
    let core = "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:language>fr-FR</dc:language></cp:coreProperties>";
    archive(&[
        ("word/document.xml", xml.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("docProps/core.xml", core.as_bytes()),
    ])
}

#[test]
fn a_line_is_a_paragraph() {
    let body = "<w:p><w:pPr><w:pStyle w:val=\"Titre1\"/></w:pPr><w:r><w:t>Le quai </w:t></w:r><w:r><w:t>ferm&#xE9;</w:t></w:r></w:p>\
        <w:p/>\
        <w:p><w:r><w:t xml:space=\"preserve\">Deux </w:t></w:r><w:del><w:r><w:delText>no</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>morts</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:br/><w:t>mardi.</w:t></w:r>\
        <w:r><w:instrText>no</w:instrText></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Bateaux</w:t><w:tab/><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:pPr><w:pStyle w:val=\"Lgende\"/></w:pPr><w:moveFrom><w:r><w:t>no</w:t></w:r></w:moveFrom><w:r><w:t>Le quai.</w:t></w:r></w:p>";
    let version = item("a.docx", document(body)).version;
    let expected =
        [("headline", "Le quai fermé"), ("", "Deux morts\u{2028}mardi."), ("", "Bateaux\t12"), ("caption", "Le quai.")];
    assert_eq!(lines(&version), expected);
    assert_eq!(version.text.lines().nth(4), Some("Le quai."), "the fifth paragraph is the fifth line");
    assert_eq!(version.lang.as_deref(), Some("fr-FR"));
}

#[test]
fn what_is_no_document_is_refused() {
    refused("a.docx", archive(&[("content.xml", b"<a/>")]), &["without word/document.xml", "save it as DOCX"]);
    refused("a.docx", document(""), &["no copy"]);
    let whole = document("<w:p><w:r><w:t>Six.</w:t></w:r></w:p>");
    refused("a.docx", &whole[..whole.len() / 2], &["no whole ZIP archive", "fetch it anew"]);
    refused("a.docx", archive(&[("word/document.xml", b"<w:document><w:p>")]), &["word/document.xml in it, line 1"]);
}

/// A part that unpacks to more than may be read is refused before it is whole.
#[test]
fn a_bomb_is_refused() {
    let zeros = vec![b' '; (64 << 20) + 1];
    let bomb = archive(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    refused("a.docx", bomb, &["longer than 64 MiB"]);
}

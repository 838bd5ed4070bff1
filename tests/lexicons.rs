//! Word lists of the user's own: every format is read, what is bad in them is told, and they help to align.

use crate::invented;
use copydesk::align::Reading;
use copydesk::lang::{self, Glossary};
use copydesk::source::glossary::{Lexicons, Named, read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Reads one file of that name; `languages` as they are named before it, or nothing.
fn lexicon(name: &str, languages: &str, bytes: impl AsRef<[u8]>) -> Result<Lexicons, String> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let folder = format!("lexicon-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    std::fs::create_dir_all(&folder).unwrap();
    let path: PathBuf = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    let read = read(&[Named { path, ..Named::parse(&format!("{languages}=x")) }]);
    std::fs::remove_dir_all(&folder).unwrap();
    read
}

fn good(name: &str, languages: &str, text: &str) -> Glossary {
    let read = lexicon(name, languages, text).unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(read.warnings, Vec::<String>::new());
    read.glossary
}

fn refused(name: &str, languages: &str, bytes: impl AsRef<[u8]>, hints: &[&str]) {
    let why = lexicon(name, languages, bytes).map(|read| read.glossary.len()).unwrap_err();
    for hint in [name].iter().chain(hints) {
        assert!(why.contains(hint), "no {hint:?} in: {why}");
    }
}

/// Whether two words are in one entry.
fn pairs(glossary: &Glossary, one: (&str, &str), other: (&str, &str)) -> bool {
    let entries = |(tag, word): (&str, &str)| {
        let tokens = lang::tokens(word, lang::get(tag).file.apostrophe);
        let column = glossary.column(tag).unwrap_or_else(|| panic!("no column {tag}"));
        let found = column.scan(&tokens).into_iter().filter(|found| found.count == tokens.len());
        found.flat_map(|found| column.entries(found.term).to_vec()).collect::<Vec<u32>>()
    };
    let others = entries(other);
    entries(one).iter().any(|entry| others.contains(entry))
}

#[test]
fn tables_of_tabs() {
    let text =
        "# ours\nen\tde-AT\tfr\r\nborder post\tGrenzposten|Grenz-Übergang\tposte frontière\r\n\nminist*\t\tministre\n";
    for bytes in [text.to_owned(), format!("\u{FEFF}{text}")] {
        let glossary = good("a.tsv", "", &bytes);
        assert_eq!(glossary.len(), 2);
        assert!(pairs(&glossary, ("en", "border post"), ("de", "Grenzposten")));
        assert!(pairs(&glossary, ("de", "Grenz Übergang"), ("fr", "Poste frontière")));
        assert!(pairs(&glossary, ("en-GB", "Ministries"), ("fr-CA", "ministres")));
        assert!(!pairs(&glossary, ("en", "ministry"), ("de", "Grenzposten")));
    }
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(lexicon("excel.txt", "", utf16).unwrap().glossary.len(), 2);
    assert!(pairs(&good("bare.tsv", "en-de", "house\tHaus\n"), ("en", "house"), ("de", "Haus")));
}

#[test]
fn dictionaries_of_hunalign() {
    let glossary = good("a.dic", "de-en", "Haus @ house\nauf dem Laufenden @ up to date\n");
    assert!(pairs(&glossary, ("de", "Haus"), ("en", "house")));
    assert!(pairs(&glossary, ("de", "auf dem Laufenden"), ("en", "up-to-date")));
    assert!(pairs(&good("words", "de-en", "Haus @ house\n"), ("de", "Haus"), ("en", "house")));
    refused("a.dic", "", "Haus @ house\n", &["names no languages", "--lexicon de-en=FILE"]);
    refused("spelling.dic", "de-en", "3\nHaus/A\nHof\n", &["no lexicon", "line 1", "“ @ ”"]);
}

const TEI: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE TEI SYSTEM "freedict-P5.dtd">
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><title>A &amp; B</title></teiHeader><text><body>
<entry><form><orth>Haus</orth><pron>haʊs</pron></form><gramGrp><pos>n</pos></gramGrp>
<sense n="1"><cit type="trans"><quote>house</quote></cit><cit type="example"><quote>Haus und Hof</quote></cit>
<sense><cit type="trans"><quote>home</quote></cit></sense></sense></entry>
<entry xml:lang="de"><form><orth>Käse&#x20;Brot</orth></form><sense><cit type="trans" xml:lang="fr"><quote>pain <hi>au</hi> fromage</quote></cit></sense></entry>
</body></text></TEI>"#;

#[test]
fn dictionaries_in_tei() {
    let glossary = good("deu-eng.tei", "", TEI);
    assert!(pairs(&glossary, ("de", "Haus"), ("en", "house")) && pairs(&glossary, ("de", "Haus"), ("en", "home")));
    assert!(pairs(&glossary, ("de", "Käse Brot"), ("fr", "pain au fromage")), "what an element says goes first");
    assert!(!pairs(&glossary, ("de", "Haus und Hof"), ("en", "house")), "an example is no translation");
    assert!(pairs(&good("x.xml", "nl-en", TEI), ("nl", "Haus"), ("en", "home")));
    let idents = "<langUsage><language ident='de'/><language ident='sw'/></langUsage>";
    let header = TEI.replace("<title>", &format!("{idents}<title>"));
    assert!(pairs(&good("x.tei", "", &header), ("de", "Haus"), ("sw", "home")));
    refused("x.tei", "", TEI, &["line 4", "what languages", "--lexicon de-en=FILE"]);
}

#[test]
fn terminologies_in_tbx() {
    let two = r#"<martif type="TBX"><text><body>
<termEntry id="1"><descrip type="subject">law</descrip><langSet xml:lang="en-GB"><tig><term>border post</term></tig>
<ntig><termGrp><term>check<hi>point</hi></term></termGrp></ntig></langSet>
<langSet xml:lang="de"><tig><term>Grenzposten</term></tig></langSet></termEntry></body></text></martif>"#;
    let glossary = good("a.tbx", "", two);
    assert!(pairs(&glossary, ("en", "checkpoint"), ("de", "Grenzposten")));
    let three = r#"<t:tbx xmlns:t="urn:iso:std:iso:30042:ed-2"><t:text><t:body><t:conceptEntry id="1">
<t:langSec xml:lang="en"><t:termSec><t:term>truce</t:term></t:termSec></t:langSec>
<t:langSec xml:lang="fr"><t:termSec><t:term>trêve</t:term></t:termSec></t:langSec>
</t:conceptEntry></t:body></t:text></t:tbx>"#;
    assert!(pairs(&good("a.xml", "", three), ("en", "truce"), ("fr", "trêve")));
    let latin = encoding(three.replace("<t:tbx", "<?xml version='1.0' encoding='ISO-8859-1'?><t:tbx"));
    assert!(pairs(&lexicon("l.tbx", "", latin).unwrap().glossary, ("en", "truce"), ("fr", "trêve")));
}

/// Latin 1.
fn encoding(text: String) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

#[test]
fn bad_entries_are_told_and_the_rest_is_read() {
    let text = "en\tde\none\teins\ntwo\tzwei\tdrei\nthree\nfour\tvier\n";
    let read = lexicon("a.tsv", "", text).unwrap();
    assert_eq!(read.glossary.len(), 2);
    assert_eq!(read.warnings.len(), 2);
    assert!(read.warnings[0].contains("a.tsv: line 3") && read.warnings[0].contains("3 cells"), "{:?}", read.warnings);
    assert!(read.warnings[1].contains("a.tsv: line 4"), "{:?}", read.warnings);

    let many: String = (0..30).map(|n| if n % 2 == 0 { "one\teins\n" } else { "two\n" }).collect();
    let read = lexicon("a.tsv", "", format!("en\tde\n{many}")).unwrap();
    assert_eq!(read.warnings.len(), 6);
    assert!(read.warnings[5].ends_with("and 10 more entries are left out"), "{:?}", read.warnings);
}

#[test]
fn what_is_no_lexicon_is_refused() {
    refused("a.tsv", "", "house\tHaus and more\n", &["line 1", "does not name the languages", "en<TAB>de"]);
    refused("a.tsv", "", "en\tde\n", &["no entries"]);
    refused("a.tsv", "", "en\tde\none\ntwo\nthree\tdrei\n", &["no lexicon", "2 of 3", "line 2"]);
    refused("a.tsv", "", "", &["line 1"]);
    refused("latin.tsv", "", b"en\tde\nbridge\tBr\xFCcke\n", &["line 2 is not UTF-8", "save the file as UTF-8"]);
    refused("zip.tsv", "", b"PK\0\0", &["NUL"]);
    refused("page.html", "", "<html><p>Six</p></html>", &["<html>", "TBX"]);
    refused("cut.tbx", "", "<martif>\n<termEntry>\n", &["line 3", "ends within"]);
    refused("bad.tbx", "", "<martif>\n<termEntry></martif>", &["line 2", "not well-formed"]);
    refused("latin.tbx", "", b"<martif>\n\xFC</martif>", &["line 2", "should be UTF-8"]);
    refused("tongue.tbx", "", "<?xml version='1.0' encoding='klingon'?><martif/>", &["klingon"]);
    refused("deep.tbx", "", format!("<martif>{}", "<a>".repeat(200)), &["100 elements"]);
    refused("wide.tbx", "", format!("<martif><termEntry>{}", "<a/>".repeat(1_000_001)), &["1000000 elements"]);
    let why = read(&[Named::parse("de-en=no/such.dic")]).map(|_| ()).unwrap_err();
    assert!(why.contains("no/such.dic") && why.contains("exists"), "{why}");
}

#[test]
fn entities_are_not_followed() {
    let bomb = r#"<!DOCTYPE martif [<!ENTITY a "lollollol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
<martif><body><termEntry><langSet xml:lang="en"><tig><term>&b;</term></tig></langSet></termEntry>
<termEntry><langSet xml:lang="en"><tig><term>&c;</term></tig></langSet><langSet xml:lang="de"><tig><term>Haus</term></tig></langSet></termEntry>
GOOD</body></martif>"#;
    let entry = "<termEntry><langSet xml:lang='en'><tig><term>A&amp;E</term></tig></langSet><langSet xml:lang='de'><tig><term>Notaufnahme</term></tig></langSet></termEntry>";
    let read = lexicon("a.tbx", "", bomb.replace("GOOD", &entry.repeat(2))).unwrap();
    assert_eq!(read.glossary.len(), 2);
    assert!(read.warnings[0].contains("line 2") && read.warnings[0].contains("“&b;”"), "{:?}", read.warnings);
    assert!(read.warnings[1].contains("line 3") && read.warnings[1].contains("“&c;”"), "{:?}", read.warnings);
    assert!(pairs(&read.glossary, ("en", "A&E"), ("de", "Notaufnahme")));
}

#[test]
fn a_small_lexicon_mends_an_alignment() {
    // One version has each pair of sentences in the other order, and nothing but words tells.
    let tongue = invented::Tongue::new(7);
    let sentences: Vec<Vec<usize>> = (0..8).map(|n| tongue.sentence(n)).collect();
    let order = [1, 0, 3, 2, 5, 4, 7, 6];
    let there: Vec<Vec<usize>> = order.iter().map(|&n| sentences[n].clone()).collect();
    let story = tongue.story("s", &sentences, &there);
    let right = |reading: &Reading<'_>| {
        let is_right = |n: usize| {
            let group = reading.group_of(0, n).map(|group| &reading.groups[group].sentences);
            group.is_some_and(|sentences| sentences[0] == [n] && sentences[1] == [order[n]])
        };
        (0..order.len()).filter(|&n| is_right(n)).count()
    };
    let before = right(&Reading::of(&story));
    let glossary = good("qaa-qab.tsv", "", &tongue.table(40));
    let after = right(&Reading::with(&story, &glossary));
    assert!(before <= 2 && after >= 6, "{before} of 8 rows are right without, {after} with the lexicon");
    // Languages that it has not are aligned as without it.
    let other = good("x.tsv", "", "en\tde\nhouse\tHaus\n");
    assert_eq!(Reading::with(&story, &other).groups, Reading::of(&story).groups);
}

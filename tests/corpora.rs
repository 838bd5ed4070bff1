//! The corpora are sound, and what the program finds in them is exactly what `corpora/scores.toml`
//! says: better or worse, a change stands in the diff. `COPYDESK_BLESS=1` writes the file anew.

use crate::beads::{Row, Scores, beads, recounted};
use crate::gold::{self, CORPORA, Gold, GoldStory};
use copydesk::checks;
use copydesk::document::Document;
use copydesk::finding::{Family, Finding, Place, Severity};
use copydesk::{Options, Report, Span, check};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

#[test]
fn stories_are_sound() {
    let mut failures = Vec::new();
    let read = gold::read_all();
    let names: BTreeSet<String> = read.iter().flatten().map(GoldStory::name).collect();
    for story in read {
        match story {
            Err(why) => failures.push(why),
            Ok(story) => {
                failures.extend(faults(&story, &names).into_iter().map(|why| format!("{}: {why}", story.name())))
            }
        }
    }
    assert!(failures.is_empty(), "{} faults of corpora\n\n{}\n", failures.len(), failures.join("\n"));
}

fn faults(story: &GoldStory, names: &BTreeSet<String>) -> Vec<String> {
    let mut faults = Vec::new();
    for gold in &story.gold {
        faults.extend(story.fault(gold).err().into_iter().chain(story.evidence(gold).err()));
    }
    for (version, copy) in story.story.versions.iter().enumerate() {
        let numbers = story.numbers(version);
        if numbers != (0..numbers.len()).collect::<Vec<_>>() {
            faults.push(format!("align.tsv: a sentence of {} stands in no row or in two", copy.id));
        }
        let twice = story.story.versions[..version].iter().any(|other| other.id == copy.id);
        if twice || !copy.text.ends_with('\n') {
            faults.push(format!("{}: its id stands twice, or its text ends in no line feed", copy.id));
        }
    }
    match (story.corpus, &story.parent) {
        ("clean", _) if !story.gold.is_empty() => faults.push("a clean story has a fault".into()),
        ("seeded", Some(parent)) if names.contains(parent) && parent.starts_with("clean/") => {}
        ("seeded", _) => faults.push("its parent is no clean story".into()),
        _ => {}
    }
    faults
}

/// The rows of `align.tsv` count sentences as an editor does; so must the document layer.
#[test]
fn stories_are_cut_as_their_rows_count() {
    let mut failures = Vec::new();
    for story in gold::stories() {
        for (n, version) in story.story.versions.iter().enumerate() {
            let document = Document::read(version);
            let (wanted, got) = (story.numbers(n).len(), document.sentences.len());
            if wanted != got {
                let list: Vec<String> =
                    (0..got).map(|s| format!("    {:>3} {}", s + 1, one_line(document.words(s)))).collect();
                let name = story.name();
                failures.push(format!(
                    "{name}, {}: the rows count {wanted} sentences, the text has {got}\n{}",
                    version.id,
                    list.join("\n")
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{} versions are cut otherwise\n\n{}\n", failures.len(), failures.join("\n"));
}

#[test]
fn scores_are_as_committed() {
    let path = gold::root().join("scores.toml");
    let scores = scores();
    assert!(toml::from_str::<toml::Table>(&scores).is_ok(), "scores.toml would be no TOML");
    if std::env::var_os("COPYDESK_BLESS").is_some_and(|value| value == "1") {
        fs::write(&path, &scores).expect("corpora can be written to");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    if committed != scores {
        panic!(
            "corpora/scores.toml says otherwise; COPYDESK_BLESS=1 writes it anew\n\n{}",
            changed(&committed, &scores)
        );
    }
}

/// The lines that only one side has, with the table that they stand in.
fn changed(committed: &str, scores: &str) -> String {
    fn named(text: &str) -> Vec<(String, &str)> {
        let mut table = "";
        text.lines()
            .map(|line| {
                if line.starts_with('[') && line.ends_with(']') {
                    table = line;
                }
                (format!("{table} "), line)
            })
            .collect()
    }
    let (before, after) = (named(committed), named(scores));
    let mut lines = String::new();
    for (sign, these, those) in [('-', &before, &after), ('+', &after, &before)] {
        let others: BTreeSet<_> = those.iter().collect();
        for (table, line) in these.iter().filter(|line| !others.contains(line)) {
            let _ = writeln!(lines, "{sign} {table}{line}");
        }
    }
    lines
}

/// What one rule did on one corpus.
#[derive(Default)]
struct Tally {
    expected: usize,
    found: usize,
    false_alarms: usize,
}

/// The whole of `scores.toml`.
fn scores() -> String {
    let mut out = String::from(
        "# What the program finds in the corpora, held exactly by `cargo test`; COPYDESK_BLESS=1 writes it anew.\n\
         # expected: faults that gold.toml names. found: those that an error or a warning touches.\n\
         # false_alarms: errors and warnings that touch no such fault.\n\
         # strict, lax, beads, links: the alignment, over every two versions of a story; corpora/README.md says how.\n",
    );
    let stories = gold::stories();
    for corpus in CORPORA {
        let _ = write!(out, "\n{}", corpus_scores(corpus, stories.iter().filter(|story| story.corpus == corpus)));
    }
    out
}

fn corpus_scores<'a>(corpus: &str, stories: impl Iterator<Item = &'a GoldStory>) -> String {
    let mut rules: BTreeMap<String, Tally> = BTreeMap::new();
    let (mut missed, mut alarms) = (Vec::new(), Vec::new());
    let mut alignment = Scores::default();
    let mut count = 0;
    for story in stories {
        count += 1;
        let report = check(&story.story, Options::plain());
        let acted_on: Vec<&Finding> = report.findings.iter().filter(|f| f.severity >= Severity::Warning).collect();
        for gold in &story.gold {
            let tally = rules.entry(gold.rule.clone()).or_default();
            tally.expected += 1;
            if acted_on.iter().any(|finding| is_found_by(story, gold, finding)) {
                tally.found += 1;
            } else {
                missed.push(format!("{}: {} in {}: “{}”", story.slug, gold.rule, gold.version, gold.quote));
            }
        }
        for finding in acted_on.iter().filter(|finding| !is_wanted(story, finding)) {
            rules.entry(finding.rule.to_owned()).or_default().false_alarms += 1;
            alarms.push(format!(
                "{}: {} {}: {}",
                story.slug,
                finding.severity.name(),
                finding.rule,
                places(story, finding)
            ));
        }
        add_alignment(&mut alignment, story, &report);
    }
    missed.sort();
    alarms.sort();
    let Scores { strict, lax, beads, links } = &alignment;
    let mut out = format!("[{corpus}]\nstories = {count}\n");
    for (name, score) in [("strict", strict), ("lax", lax), ("beads", beads), ("links", links)] {
        out.push_str(&score.line(name));
    }
    out.push_str(&list("missed", &missed));
    out.push_str(&list("false_alarms", &alarms));
    let _ = writeln!(out, "\n[{corpus}.rules]");
    for (rule, Tally { expected, found, false_alarms }) in rules {
        let _ = writeln!(out, "{rule} = {{ expected = {expected}, found = {found}, false_alarms = {false_alarms} }}");
    }
    out
}

/// Whether a finding is the one that the gold names. The line between rules of figures, and between
/// rules of names, is one that an editor does not draw.
fn is_found_by(story: &GoldStory, gold: &Gold, finding: &Finding) -> bool {
    let wide = |family: Family| matches!(family, Family::Number | Family::Entity);
    let same_family = checks::rule(&gold.rule).is_some_and(|rule| rule.family == finding.family && wide(rule.family));
    (finding.rule == gold.rule || same_family) && story.fault(gold).is_ok_and(|fault| touches_any(finding, &[fault]))
}

/// Whether a finding touches any fault that the gold names, or the words that show it.
fn is_wanted(story: &GoldStory, finding: &Finding) -> bool {
    story.gold.iter().any(|gold| {
        story.fault(gold).is_ok_and(|fault| touches_any(finding, &[fault]))
            || story.evidence(gold).is_ok_and(|places| touches_any(finding, &places))
    })
}

fn touches_any(finding: &Finding, wanted: &[(usize, Span)]) -> bool {
    let touches = |place: &Place| {
        wanted.iter().any(|&(version, span)| {
            let at = place.span.is_empty() && span.start <= place.span.start && place.span.start <= span.end;
            version == place.version && (place.span.meets(span) || at)
        })
    };
    finding.places().any(touches)
}

/// Every two versions of a story against its gold. The gold counts sentences as [`Document::read`] cuts them;
/// what the program cut anew since is counted by where it stands.
fn add_alignment(scores: &mut Scores, story: &GoldStory, report: &Report<'_>) {
    let read: Vec<Document> = story.story.versions.iter().map(Document::read).collect();
    let counted = |(now, then): (&Document, &Document)| -> Vec<Vec<usize>> {
        let meets =
            |span: Span| (0..then.sentences.len()).filter(move |&s| then.sentences[s].span.meets(span)).collect();
        now.sentences.iter().map(|sentence| meets(sentence.span)).collect()
    };
    let counted: Vec<_> = report.reading.documents.iter().zip(&read).map(counted).collect();
    let rows: Vec<Row> = report.reading.groups.iter().map(|group| group.sentences.clone()).collect();
    let rows = recounted(&rows, &counted);
    for a in 0..read.len() {
        for b in a + 1..read.len() {
            let counts = [a, b].map(|version| story.numbers(version).len());
            scores.add(&beads(&story.rows, [a, b], counts), &beads(&rows, [a, b], counts));
        }
    }
}

fn places(story: &GoldStory, finding: &Finding) -> String {
    let quoted = |place: &Place| {
        let version = &story.story.versions[place.version];
        format!("“{}” in {}", one_line(place.span.of(&version.text)), version.id)
    };
    finding.places().map(quoted).collect::<Vec<_>>().join(", ")
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A TOML array of strings, one a line.
fn list(name: &str, lines: &[String]) -> String {
    if lines.is_empty() {
        return format!("{name} = []\n");
    }
    let mut out = format!("{name} = [\n");
    for line in lines {
        out.push_str("  \"");
        for c in line.chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                // What cannot be seen in a diff is written out: marks of direction, controls, joiners.
                c if c.is_control()
                    || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}') =>
                {
                    let _ = write!(out, "\\u{:04X}", c as u32);
                }
                c => out.push(c),
            }
        }
        out.push_str("\",\n");
    }
    out + "]\n"
}

//! What stories are written as. An alignment: TSV, a ladder, TMX and XLIFF; a check: the formats for pipelines.
//! Each is read back and held against what its standard or its readers take, and nothing may be lost.

mod compared;
mod hostile;
mod models;
mod page;
pub mod reports;
mod shapes;
mod xml;

use copydesk::align::Reading;
use copydesk::render;
use copydesk::source::format::{File, Format};
use copydesk::{Document, Options, Story, check};
use std::path::Path;
use xml::Element;

/// Every format holds every sentence of a story, once and in its place, and keeps its standard.
pub fn is_written_whole(story: &Story) -> Vec<String> {
    let all = [Reading::of(story)];
    let mut complaints = reports::complaints(check(story, Options::plain()));
    complaints.extend(page::complaints(story));
    complaints.extend(in_table(&all[0]));
    complaints.extend(in_memory(&all[0]));
    complaints.extend(compared::complaints(story));
    let pair = Story { id: story.id.clone(), versions: story.versions.iter().take(2).cloned().collect() };
    let reading = Reading::of(&pair);
    if let [source, _] = &reading.documents[..] {
        complaints.extend(on_ladder(&reading));
        if !source.sentences.is_empty() {
            complaints.extend(in_document(&reading));
        }
    }
    complaints
}

fn in_table(reading: &Reading<'_>) -> Vec<String> {
    let table = render::tsv(std::slice::from_ref(reading));
    let rows: Vec<Vec<&str>> = table.trim_end_matches('\n').split('\n').map(|row| row.split('\t').collect()).collect();
    let width = 2 + 2 * reading.documents.len();
    let mut complaints: Vec<String> = rows
        .iter()
        .filter(|row| row.len() != width)
        .map(|row| format!("tsv: {row:?} has not {width} fields"))
        .collect();
    if !complaints.is_empty() {
        return complaints;
    }
    for (v, document) in reading.documents.iter().enumerate() {
        let column = |at: usize| rows[1..].iter().map(move |row| row[at]);
        let mut numbers: Vec<usize> = column(2 + 2 * v).flat_map(|cell| cell.split(' ')).flat_map(str::parse).collect();
        numbers.sort_unstable();
        if numbers != (1..=document.sentences.len()).collect::<Vec<_>>() {
            complaints.push(format!("tsv: {} has the sentences {numbers:?}", document.version.id));
        }
        let words: Vec<String> = column(3 + 2 * v).map(str::to_owned).collect();
        let shown = |c| if char::is_control(c) && !c.is_whitespace() { '\u{FFFD}' } else { c };
        complaints.extend(lost("tsv", document, |_| true, &words, shown));
    }
    let filled = |row: &[&str]| row[2..].chunks(2).filter(|cells| !cells[0].is_empty()).count();
    let odd = rows[1..].iter().filter(|row| row[1].is_empty() != (filled(row) == 1));
    complaints.extend(odd.map(|row| format!("tsv: the score {:?} over {} versions", row[1], filled(row))));
    complaints
}

/// The segments of a version that the program reads out of what it wrote.
fn read_back(name: &str, document: &str, id: &str) -> Vec<String> {
    let file = File { path: Path::new(name), bytes: document.as_bytes() };
    let contents = Format::of(&file).and_then(|format| format.read(&file));
    let items = contents.map(|contents| contents.items).unwrap_or_default();
    let version = items.into_iter().map(|item| item.version).find(|version| version.id == id).unwrap_or_default();
    version.cuts.iter().flatten().map(|cut| cut.of(&version.text).to_owned()).collect()
}

/// Segments that are read back otherwise than they were written; the program passes over empty ones.
fn changed(format: &str, written: &[String], read: &[String]) -> Option<String> {
    let written: Vec<&str> = written.iter().map(|words| words.trim()).filter(|words| !words.is_empty()).collect();
    (written != read).then(|| format!("{format}: {written:?} is read back as {read:?}"))
}

fn in_memory(reading: &Reading<'_>) -> Vec<String> {
    let document = render::tmx(std::slice::from_ref(reading));
    let root = match xml::read(&document) {
        Ok(root) => root,
        Err(why) => return vec![format!("tmx: {why}")],
    };
    let mut complaints: Vec<String> = xml::complaints(&root, models::TMX);
    let units = || root.named("body").flat_map(|body| body.named("tu"));
    let memory = document;
    for document in &reading.documents {
        let id: String = document.version.id.chars().map(allowed).collect();
        let is_its = |variant: &&Element| variant.named("prop").any(|prop| prop.text() == id);
        let segments = units().flat_map(|unit| unit.named("tuv")).filter(is_its).flat_map(|tuv| tuv.named("seg"));
        let written: Vec<String> = segments.map(Element::text).collect();
        complaints.extend(lost("tmx", document, |_| true, &written, allowed));
        complaints.extend(changed("tmx", &written, &read_back("a.tmx", &memory, id.trim())));
    }
    let source = root.named("header").next().and_then(|header| header.attribute("srclang")).unwrap_or("");
    for unit in units() {
        let source = unit.attribute("srclang").unwrap_or(source);
        if source != "*all*" && unit.named("tuv").all(|variant| variant.attribute("xml:lang") != Some(source)) {
            complaints.push(format!("tmx: unit {:?} is from {source} and has none", unit.attribute("tuid")));
        }
    }
    complaints
}

fn in_document(reading: &Reading<'_>) -> Vec<String> {
    let document = render::xliff(std::slice::from_ref(reading));
    let root = match xml::read(&document) {
        Ok(root) => root,
        Err(why) => return vec![format!("xliff: {why}")],
    };
    let mut complaints = xml::complaints(&root, models::XLIFF);
    let segments = || root.named("file").flat_map(|file| file.named("unit")).flat_map(|unit| unit.named("segment"));
    let words = |side: &str| -> Vec<String> { segments().flat_map(|s| s.named(side)).map(Element::text).collect() };
    let (source, target) = (&reading.documents[0], &reading.documents[1]);
    complaints.extend(lost("xliff", source, |_| true, &words("source"), |c| c));
    let has_source =
        |n: usize| reading.group_of(1, n).is_some_and(|group| !reading.groups[group].sentences[0].is_empty());
    complaints.extend(lost("xliff", target, has_source, &words("target"), |c| c));
    for (version, side) in [(source, "source"), (target, "target")] {
        let id: String = version.version.id.chars().map(allowed).collect();
        complaints.extend(changed("xliff", &words(side), &read_back("a.xlf", &document, &id)));
    }
    let without = (0..target.sentences.len()).filter(|&n| !has_source(n)).count();
    if render::unshown(reading) != [0, without] {
        complaints.push(format!("xliff: {:?} are counted, {without} are not shown", render::unshown(reading)));
    }
    complaints
}

fn on_ladder(reading: &Reading<'_>) -> Vec<String> {
    let render::Ladder { text, left_out } = render::ladder(reading);
    let rung = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        (fields[0].parse::<usize>().unwrap(), fields[1].parse::<usize>().unwrap(), fields[2].parse::<f64>().unwrap())
    };
    let rungs: Vec<_> = text.lines().map(rung).collect();
    let ends = [rungs.first(), rungs.last()].map(|rung| rung.map(|&(i, j, _)| (i, j)));
    let count = |version: usize| reading.documents[version].sentences.len();
    let mut complaints = Vec::new();
    if ends != [Some((0, 0)), Some((count(0), count(1)))] {
        complaints.push(format!("ladder: it goes from {:?} to {:?}", ends[0], ends[1]));
    }
    let hull = |sentences: &[usize]| Some((*sentences.first()?, *sentences.last()? + 1));
    let groups: Vec<_> =
        reading.groups.iter().map(|group| (hull(&group.sentences[0]), hull(&group.sentences[1]))).collect();
    let mut held = 0;
    for pair in rungs.windows(2) {
        let [(i, j, score), (k, l, _)] = pair else { continue };
        let is_group = groups.contains(&(Some((*i, *k)), Some((*j, *l))));
        held += usize::from(is_group);
        let alone = k.checked_sub(*i).zip(l.checked_sub(*j)).is_some_and(|(a, b)| a + b == 1);
        if !is_group && (!alone || *score != 0.0) {
            complaints.push(format!("ladder: {pair:?} is no segment"));
        }
    }
    let both = groups.iter().filter(|(a, b)| a.is_some() && b.is_some()).count();
    if held + left_out != both {
        complaints.push(format!("ladder: {held} of {both} groups, {left_out} left out"));
    }
    complaints
}

/// Sentences that stand nowhere in what was written, and words too many.
fn lost(
    format: &str,
    document: &Document<'_>,
    is_wanted: impl Fn(usize) -> bool,
    written: &[String],
    shown: impl Fn(char) -> char,
) -> Vec<String> {
    // White space is the format's affair.
    let ink = |words: &str| -> String { words.chars().map(&shown).filter(|c| !c.is_whitespace()).collect() };
    let written: Vec<String> = written.iter().map(|words| ink(words)).collect();
    let wanted: Vec<String> =
        (0..document.sentences.len()).filter(|&n| is_wanted(n)).map(|n| ink(document.words(n))).collect();
    let missing = wanted.iter().filter(|words| !written.iter().any(|all| all.contains(words.as_str())));
    let mut complaints: Vec<String> =
        missing.map(|words| format!("{format}: {} lost {words:?}", document.version.id)).collect();
    let length = |all: &[String]| all.iter().map(String::len).sum::<usize>();
    if length(&wanted) != length(&written) {
        complaints.push(format!(
            "{format}: {} has {} bytes of {}",
            document.version.id,
            length(&written),
            length(&wanted)
        ));
    }
    complaints
}

/// What stands for a character where XML 1.0 forbids it.
fn allowed(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => c,
        '\0'..'\u{20}' | '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        _ => c,
    }
}

//! CPU time of the alignment alone: two versions that are cut and read already. See `benches/README.md`.
//!
//! `cargo bench --bench align -- A B [GOLD]` takes one sentence a line and, where a third file holds the right
//! links, `i<TAB>j` a line from 0, says their F1; languages are detected. Without files it aligns pairs
//! that it makes of the corpora; `--write DIR` writes these pairs for other programs and aligns nothing.

use copydesk::document::Document;
use copydesk::{Version, align};
use cpu_time::ProcessTime;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Runs that are counted, and the CPU seconds after which no other is begun.
const RUNS: usize = 7;
const ENOUGH: f64 = 30.0;
/// Sentences of each version of the pairs made of the corpora, at most.
const SIZES: [usize; 4] = [500, 2_000, 5_000, 20_000];
/// The two languages that most stories of the corpora share.
const LANGS: [&str; 2] = ["en", "ar"];

/// Two versions, one sentence a line, and which say the same.
struct Pair {
    sides: [Vec<String>; 2],
    links: Option<BTreeSet<(usize, usize)>>,
}

fn main() {
    // Cargo adds `--bench` of its own.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora");
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => SIZES.iter().for_each(|&size| time(&Pair::made(&root, size))),
        ["--write", folder] => SIZES.iter().for_each(|&size| Pair::made(&root, size).write(Path::new(folder), size)),
        [a, b] => time(&Pair::read([a, b], None)),
        [a, b, gold] => time(&Pair::read([a, b], Some(gold))),
        _ => panic!("takes nothing, two files and perhaps a third of links, or --write DIR: got {args:?}"),
    }
}

impl Pair {
    fn read(sides: [&str; 2], gold: Option<&str>) -> Pair {
        let text = |path: &str| fs::read_to_string(path).unwrap_or_else(|why| panic!("reading {path}: {why}"));
        let sides = sides.map(|path| text(path).lines().map(str::to_owned).collect());
        let link = |line: &str| -> (usize, usize) {
            let link = line.split_once('\t').and_then(|(i, j)| Some((i.parse().ok()?, j.parse().ok()?)));
            link.unwrap_or_else(|| panic!("reading the links: {line:?} is not two numbers and a tab"))
        };
        Pair { sides, links: gold.map(|path| text(path).lines().map(link).collect()) }
    }

    /// Every story that has both languages, one behind another, over and over; each round's number stands
    /// in its sentences, so that rounds differ. Both sides end with the same round: were one cut off within,
    /// nothing but these numbers would tell which round of the other goes with it.
    fn made(root: &Path, size: usize) -> Pair {
        let (sides, links) = stories(root);
        let [a, b] = [sides[0].len(), sides[1].len()];
        let rounds = (size / a.max(b)).max(1);
        let copy = |side: &[String]| -> Vec<String> {
            (0..rounds).flat_map(|round| side.iter().map(move |sentence| format!("{sentence} ({round})"))).collect()
        };
        let of_round = |round| links.iter().map(move |(i, j)| (i + round * a, j + round * b));
        let links = (0..rounds).flat_map(of_round).collect();
        Pair { sides: [copy(&sides[0]), copy(&sides[1])], links: Some(links) }
    }

    fn write(&self, folder: &Path, size: usize) {
        let lines = |lines: &mut dyn Iterator<Item = String>| {
            lines.fold(String::new(), |mut text, line| {
                let _ = writeln!(text, "{line}");
                text
            })
        };
        let links = self.links.iter().flatten().map(|(i, j)| format!("{i}\t{j}"));
        let [a, b] = &self.sides;
        for (name, text) in [
            (format!("{size}.{}.txt", LANGS[0]), lines(&mut a.iter().cloned())),
            (format!("{size}.{}.txt", LANGS[1]), lines(&mut b.iter().cloned())),
            (format!("{size}.links.tsv"), lines(&mut links.into_iter())),
        ] {
            let path = folder.join(name);
            fs::write(&path, text).unwrap_or_else(|why| panic!("writing {}: {why}", path.display()));
        }
    }
}

/// One round: the sentences of both languages, and the links that the stories' gold gives.
fn stories(root: &Path) -> ([Vec<String>; 2], Vec<(usize, usize)>) {
    let mut folders: Vec<PathBuf> = Vec::new();
    for kind in ["clean", "desk"] {
        folders.extend(fs::read_dir(root.join(kind)).into_iter().flatten().flatten().map(|entry| entry.path()));
    }
    folders.sort();
    let (mut sides, mut links) = ([Vec::new(), Vec::new()], Vec::new());
    for folder in folders {
        let texts = LANGS.map(|lang| fs::read_to_string(folder.join(format!("{lang}.txt"))));
        let [Ok(a), Ok(b)] = texts else { continue };
        let table = fs::read_to_string(folder.join("align.tsv")).unwrap_or_default();
        let starts = [sides[0].len(), sides[1].len()];
        let found = linked(&table).into_iter().map(|(i, j)| (i + starts[0], j + starts[1]));
        links.extend(found);
        for ((side, text), lang) in sides.iter_mut().zip([a, b]).zip(LANGS) {
            let version = Version { text, lang: Some(lang.into()), ..Version::default() };
            let document = Document::read(&version);
            side.extend((0..document.sentences.len()).map(|s| document.words(s).to_owned()));
        }
    }
    (sides, links)
}

/// The links between the two languages in a story's table, from 0.
fn linked(table: &str) -> Vec<(usize, usize)> {
    let mut lines = table.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let head = lines.next().unwrap_or_default();
    let columns = LANGS.map(|lang| head.iter().position(|id| *id == lang));
    let [Some(a), Some(b)] = columns else { return Vec::new() };
    let numbers =
        |cell: &str| cell.split(',').filter_map(|n| n.parse::<usize>().ok()).map(|n| n - 1).collect::<Vec<_>>();
    let of_row = |row: Vec<&str>| {
        let (these, those) = (numbers(row[a]), numbers(row[b]));
        these.into_iter().flat_map(move |s| those.clone().into_iter().map(move |t| (s, t)))
    };
    lines.flat_map(of_row).collect()
}

fn time(pair: &Pair) {
    let start = ProcessTime::now();
    let versions = pair.sides.clone().map(|sentences| Version::cut(String::new(), None, &sentences));
    let documents = [Document::read(&versions[0]), Document::read(&versions[1])];
    let reading = start.elapsed().as_secs_f64();
    let mut seconds: Vec<f64> = Vec::new();
    let mut groups = Vec::new();
    while seconds.len() < RUNS && seconds.iter().sum::<f64>() < ENOUGH {
        let start = ProcessTime::now();
        groups = align::align(&documents);
        seconds.push(start.elapsed().as_secs_f64());
    }
    seconds.sort_by(f64::total_cmp);
    let (median, runs) = (seconds[seconds.len() / 2], seconds.len());
    let [a, b] = documents.map(|document| document.sentences.len());
    let rate = (a + b) as f64 / median;
    let mut line = format!(
        "{a} x {b} sentences: {median:.4} CPU s to align (median of {runs}; fastest {:.4}), \
         {rate:.0} sentences/s, {reading:.2} CPU s to read, {} groups",
        seconds[0],
        groups.len()
    );
    if let Some(links) = &pair.links {
        let _ = write!(line, ", links F1 {:.3}", f1(links, &groups));
    }
    println!("{line}");
}

/// F1 over links of one sentence to one sentence.
fn f1(gold: &BTreeSet<(usize, usize)>, groups: &[align::Group]) -> f64 {
    let links = |group: &align::Group| -> Vec<(usize, usize)> {
        let [these, those] = &group.sentences[..] else { return Vec::new() };
        these.iter().flat_map(|&s| those.iter().map(move |&t| (s, t))).collect()
    };
    let got: BTreeSet<(usize, usize)> = groups.iter().flat_map(links).collect();
    2.0 * gold.intersection(&got).count() as f64 / (gold.len() + got.len()).max(1) as f64
}

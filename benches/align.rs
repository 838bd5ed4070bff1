//! CPU time of the alignment alone: two versions that are cut and read already.
//!
//! `cargo bench --bench align -- A.txt B.txt` takes one sentence a line; the language is detected. Without
//! files it aligns stories that it makes of the corpora: all versions in two languages one behind another,
//! over and over, to 500, 5,000 and 20,000 sentences. See `benches/README.md`.

use copydesk::document::Document;
use copydesk::{Version, align};
use std::path::Path;
use std::time::Instant;

/// Runs that are counted; the fastest and the median are printed.
const RUNS: usize = 7;

fn main() {
    let files: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    if let [a, b] = &files[..] {
        time(&read(Path::new(a)), &read(Path::new(b)));
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora");
    for wanted in [500, 5_000, 20_000] {
        time(&repeated(&root, "en", wanted), &repeated(&root, "fr", wanted));
    }
}

/// A file's lines as sentences.
fn read(path: &Path) -> Version {
    let text = std::fs::read_to_string(path).unwrap_or_else(|why| panic!("reading {}: {why}", path.display()));
    version(text.lines().map(str::to_owned).collect())
}

fn version(sentences: Vec<String>) -> Version {
    Version::cut(String::new(), None, &sentences)
}

/// The sentences of every corpus story in a language, numbered anew in each round so that rounds differ.
fn repeated(root: &Path, lang: &str, wanted: usize) -> Version {
    let mut all = Vec::new();
    for kind in ["clean", "desk"] {
        let mut folders: Vec<_> = std::fs::read_dir(root.join(kind)).into_iter().flatten().flatten().map(|e| e.path()).collect();
        folders.sort();
        for folder in folders {
            let text = std::fs::read_to_string(folder.join(format!("{lang}.txt"))).unwrap_or_default();
            let version = Version { text, lang: Some(lang.into()), ..Version::default() };
            let document = Document::read(&version);
            all.extend((0..document.sentences.len()).map(|s| document.words(s).to_owned()));
        }
    }
    let rounds = (0..).flat_map(|round| all.iter().map(move |sentence| format!("{sentence} ({round})")));
    version(rounds.take(wanted).collect())
}

fn time(a: &Version, b: &Version) {
    let documents = [Document::read(a), Document::read(b)];
    let mut seconds: Vec<f64> = Vec::new();
    let mut groups = 0;
    for _ in 0..RUNS {
        let start = Instant::now();
        groups = align::align(&documents).len();
        seconds.push(start.elapsed().as_secs_f64());
    }
    seconds.sort_by(f64::total_cmp);
    let [a, b] = documents.map(|document| document.sentences.len());
    println!("{a} x {b} sentences: {:.4} s (median of {RUNS}; fastest {:.4} s), {groups} groups", seconds[RUNS / 2], seconds[0]);
}

//! CPU time of each stage over whole stories, and which stories and rules take most. See `benches/README.md`.
//!
//! `cargo bench --bench stages -- [--slowest N] [PATH...]` takes what `copydesk check` takes: files, folders of
//! stories, .jsonl files. Without paths it takes the corpora. One thread works, and its CPU time alone is counted.

use copydesk::align::{self, Reading};
use copydesk::checks::{self, Check, Ledger, RULES, Vocabulary};
use copydesk::deadline::Deadline;
use copydesk::document::{Document, Kind};
use copydesk::names::Roster;
use copydesk::source::{gather, jsonl};
use copydesk::{Options, Story, check, facts, render};
use cpu_time::ThreadTime;
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::{Path, PathBuf};

/// What a story goes through, in that order. Reading is that of `batch`: a line of JSON.
const STAGES: [&str; 6] = ["read", "segment", "facts", "align", "checks", "render"];
/// Rules that are shown.
const RULES_SHOWN: usize = 12;

/// What a story took, in CPU milliseconds.
struct Took {
    story: usize,
    stages: [f64; STAGES.len()],
    /// From its line of JSON to the line of its report, in one go.
    all: f64,
}

fn main() {
    // Cargo adds `--bench` of its own.
    let mut args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let slowest = match args.iter().position(|arg| arg == "--slowest") {
        Some(at) => args.drain(at..args.len().min(at + 2)).nth(1).and_then(|n| n.parse().ok()).expect("--slowest N"),
        None => 5,
    };
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpora");
    let paths: Vec<PathBuf> = match args.is_empty() {
        true => ["clean", "seeded", "desk"].map(|kind| corpora.join(kind)).to_vec(),
        false => args.iter().map(PathBuf::from).collect(),
    };
    let gathered = gather(&paths, &[]);
    assert!(gathered.failures.is_empty(), "{:?}", gathered.failures);
    let stories = gathered.stories;
    let lines: Vec<jsonl::Line> = stories.iter().map(line).collect();
    let mut rules = BTreeMap::new();
    // Languages are loaded by the first story that has them, which is not to pay for all the others.
    lines.iter().take(200).for_each(|line| drop(black_box(in_one_go(line))));
    let took: Vec<Took> = (0..stories.len()).map(|n| time(n, &lines[n], &mut rules)).collect();
    print!("{}", tables(&stories, took, rules, slowest));
}

/// The story as a line for `batch`.
fn line(story: &Story) -> jsonl::Line {
    let of_version = |version: &copydesk::Version| match &version.cuts {
        None => json!({"id": version.id, "lang": version.lang, "text": version.text}),
        Some(cuts) => {
            let sentences: Vec<&str> = cuts.iter().map(|cut| cut.of(&version.text)).collect();
            json!({"id": version.id, "lang": version.lang, "sentences": sentences})
        }
    };
    let versions: Vec<_> = story.versions.iter().map(of_version).collect();
    let line = json!({"id": story.id, "versions": versions});
    jsonl::Line { number: 2, bytes: Some(line.to_string().into_bytes()) }
}

fn in_one_go(line: &jsonl::Line) -> String {
    let story = jsonl::story(line).expect("a story");
    render::json::report(&check(&story, Options::plain()))
}

/// What a task gives, and the CPU milliseconds that it took this thread.
fn timed<T>(task: impl FnOnce() -> T) -> (T, f64) {
    let start = ThreadTime::now();
    let result = task();
    (result, start.elapsed().as_secs_f64() * 1e3)
}

fn time(number: usize, line: &jsonl::Line, rules: &mut BTreeMap<&'static str, f64>) -> Took {
    let (_, all) = timed(|| black_box(in_one_go(line)));
    let (story, read) = timed(|| jsonl::story(line).expect("a story"));
    let (documents, whole) = timed(|| story.versions.iter().map(Document::read).collect::<Vec<_>>());
    let (_, facts) = timed(|| documents.iter().for_each(read_facts));
    let (_, align) = timed(|| black_box(align::align(&documents)));
    let reading = Reading::of(&story);
    let (_, checks) = timed(|| black_box(checks::run(&reading, &Deadline::none())));
    each_rule(&reading, rules);
    let report = check(&story, Options::plain());
    let (_, render) = timed(|| black_box(render::json::report(&report)));
    // A version is cut and its facts are read in one go: what the facts alone take is known from doing it again.
    Took { story: number, stages: [read, (whole - facts).max(0.0), facts, align, checks, render], all }
}

fn read_facts(document: &Document<'_>) {
    for sentence in document.sentences.iter().filter(|sentence| sentence.kind != Kind::Boilerplate) {
        black_box(facts::read(&facts::Copy {
            text: document.text(),
            lang: document.lang,
            tokens: &document.tokens,
            hits: &document.hits,
            first: sentence.tokens.start,
            end: sentence.tokens.end,
        }));
    }
}

/// What each rule takes. The last ones see what the others found; they get nothing here and take next to nothing.
fn each_rule(reading: &Reading<'_>, rules: &mut BTreeMap<&'static str, f64>) {
    let (ledger, of_ledger) = timed(|| Ledger::of(reading, &Deadline::none()));
    let (roster, of_roster) = timed(|| Roster::of(reading, &Deadline::none()));
    let (Ok(ledger), Ok(roster)) = (ledger, roster) else { unreachable!("there is no deadline") };
    *rules.entry("(figures against each other)").or_default() += of_ledger;
    *rules.entry("(names against each other)").or_default() += of_roster;
    for rule in RULES {
        let ((), took) = timed(|| match rule.check {
            Check::Document(check) => (0..reading.documents.len()).for_each(|v| drop(black_box(check(reading, v)))),
            Check::Words(check) => {
                let words = (0..reading.documents.len()).map(|v| Vocabulary::of(reading, v));
                words.for_each(|words| drop(black_box(check(&words))));
            }
            Check::Group(check) => reading.groups.iter().for_each(|row| drop(black_box(check(reading, row)))),
            Check::Story(check) => drop(black_box(check(reading))),
            Check::Ledger(check) => drop(black_box(check(reading, &ledger))),
            Check::Roster(check) => drop(black_box(check(reading, &roster))),
            Check::Findings(check) => drop(black_box(check(reading, Vec::new()))),
        });
        *rules.entry(rule.name).or_default() += took;
    }
}

/// Words of a story: what white space parts.
fn words(story: &Story) -> usize {
    story.versions.iter().map(|version| version.text.split_whitespace().count()).sum()
}

fn tables(stories: &[Story], mut took: Vec<Took>, rules: BTreeMap<&'static str, f64>, slowest: usize) -> String {
    let count = took.len().max(1) as f64;
    let all: f64 = took.iter().map(|took| took.all).sum();
    let words_of_all: usize = stories.iter().map(words).sum();
    let mut out = format!(
        "{} stories, {words_of_all} words, {all:.0} CPU ms in one go, {:.0} words/CPU s\n\n| stage | CPU ms a story | share |\n| - | -: | -: |\n",
        took.len(),
        words_of_all as f64 / all * 1e3
    );
    let mut row = |name: &str, ms: f64| {
        let _ = writeln!(out, "| {name} | {:.3} | {:.1} % |", ms / count, 100.0 * ms / all);
    };
    for (n, stage) in STAGES.iter().enumerate() {
        row(stage, took.iter().map(|took| took.stages[n]).sum());
    }
    row("all, in one go", all);
    let mut rules: Vec<_> = rules.into_iter().collect();
    rules.sort_by(|a, b| b.1.total_cmp(&a.1));
    out.push_str("\n| within the checks | CPU ms a story | share |\n| - | -: | -: |\n");
    for (rule, ms) in rules.into_iter().take(RULES_SHOWN) {
        let _ = writeln!(out, "| {rule} | {:.3} | {:.1} % |", ms / count, 100.0 * ms / all);
    }
    took.sort_by(|a, b| b.all.total_cmp(&a.all));
    let _ = writeln!(out, "\n| slowest | versions | words | CPU ms | {} |", STAGES.join(" | "));
    let _ = writeln!(out, "| - |{}", " -: |".repeat(STAGES.len() + 3));
    for Took { story, stages, all } in took.into_iter().take(slowest) {
        let story = &stories[story];
        let stages = stages.map(|ms| format!("{ms:.1}")).join(" | ");
        let _ = writeln!(out, "| {} | {} | {} | {all:.1} | {stages} |", story.id, story.versions.len(), words(story));
    }
    out
}

//! `merge`: the parts of a batch run as one.

use super::args::{Merge, MergeFormat};
use super::{BROKEN, desk};
use crate::finding::Severity;
use crate::render::{Counted, Tally, clean, count};
use crate::source::jsonl::{self, Line};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::Path;
use std::process::ExitCode;

/// Reads every file and writes what is made of them; tells what could not be read or is no report.
///
/// # Errors
/// Where the result cannot be written.
pub fn run(args: &Merge) -> Result<ExitCode, String> {
    let mut summary = Summary::default();
    let mut stream = Vec::new();
    let mut whole = true;
    for path in &args.files {
        let merged = each(path, |line, bytes| {
            match args.format {
                MergeFormat::Summary => summary.add(&line),
                // Those of one id go by their bytes, so that the order of the parts makes no difference.
                MergeFormat::Jsonl => stream.push((line.id.is_none(), line.id, bytes)),
            }
        });
        whole &= merged;
    }
    match args.format {
        MergeFormat::Summary => desk::write(&summary.page(), false)?,
        MergeFormat::Jsonl => {
            stream.sort_unstable();
            write_lines(stream.iter().map(|(_, _, bytes)| bytes.as_slice()))?;
        }
    }
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::from(BROKEN) })
}

/// A line of a stream of reports, as [`crate::render::json`] writes it: what counting needs of it.
#[derive(Deserialize)]
struct ReportLine {
    schema: String,
    id: Option<String>,
    error: Option<IgnoredAny>,
    /// There is a report besides the error: the story was not checked to its end.
    undone: Option<IgnoredAny>,
    #[serde(default)]
    versions: Vec<VersionLine>,
    #[serde(default)]
    groups: Vec<GroupLine>,
    #[serde(default)]
    findings: Vec<FindingLine>,
}

#[derive(Deserialize)]
struct VersionLine {
    id: String,
    lang: String,
    sentences: Vec<SentenceLine>,
}

#[derive(Deserialize)]
struct SentenceLine {
    kind: String,
}

#[derive(Deserialize)]
struct GroupLine {
    sentences: BTreeMap<String, Vec<usize>>,
}

#[derive(Deserialize)]
struct FindingLine {
    rule: String,
    severity: String,
    spans: Vec<SpanLine>,
    standing: Option<String>,
}

#[derive(Deserialize)]
struct SpanLine {
    version: String,
}

/// Findings of each severity: errors, warnings, notes.
#[derive(Default)]
struct Found([u64; 3]);

/// As large as there are rules and languages, however many reports it counts.
#[derive(Default)]
struct Summary {
    tally: Tally,
    /// Lines that were no story.
    errors: usize,
    rules: BTreeMap<String, Found>,
    /// Versions in it, and what was found in them.
    languages: BTreeMap<String, (u64, Found)>,
}

/// Gives each report of a file to `take`, with its bytes. Whether all of it could be read.
fn each(path: &Path, mut take: impl FnMut(ReportLine, Vec<u8>)) -> bool {
    let name = path.display();
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) => {
            desk::say("error", &format!("reading {name}: {error}: name a file of reports"));
            return false;
        }
    };
    let mut whole = true;
    for line in jsonl::lines(BufReader::with_capacity(1 << 16, file)) {
        let line = match line {
            Ok(line) => line,
            Err(error) => {
                desk::say("error", &format!("reading {name}: {error}: name a file of reports"));
                return false;
            }
        };
        let number = line.number;
        match report(line) {
            Ok((report, bytes)) => take(report, bytes),
            Err(why) => {
                desk::say("error", &format!("{name}, line {number}, is no report and is left out: {why}"));
                whole = false;
            }
        }
    }
    whole
}

/// The report on a line.
fn report(line: Line) -> Result<(ReportLine, Vec<u8>), String> {
    let bytes = line.bytes.ok_or_else(|| format!("it is longer than {} MiB", crate::source::LONGEST >> 20))?;
    let report: ReportLine = serde_json::from_slice(&bytes).map_err(|error| error.to_string())?;
    if report.schema != "copydesk.report/1" {
        return Err(format!("its schema is “{}” and not copydesk.report/1", report.schema));
    }
    if (report.error.is_none() || report.undone.is_some()) && (report.id.is_none() || report.versions.is_empty()) {
        return Err("it has no id, no versions and no error".to_owned());
    }
    if let Some(finding) = report.findings.iter().find(|finding| severity(finding).is_none()) {
        return Err(format!("“{}” is no severity", finding.severity));
    }
    Ok((report, bytes))
}

fn severity(finding: &FindingLine) -> Option<Severity> {
    [Severity::Error, Severity::Warning, Severity::Note].into_iter().find(|of| of.name() == finding.severity)
}

impl Found {
    fn add(&mut self, severity: Severity) {
        let [errors, warnings, notes] = &mut self.0;
        let count = match severity {
            Severity::Error => errors,
            Severity::Warning => warnings,
            Severity::Note => notes,
        };
        *count = count.saturating_add(1);
    }

    fn cells(&self) -> String {
        self.0.iter().map(|number| format!(" {number:>9}")).collect()
    }
}

impl Summary {
    fn add(&mut self, report: &ReportLine) {
        if report.error.is_some() && report.undone.is_none() {
            self.errors += 1;
            return;
        }
        let findings: Vec<_> = report
            .findings
            .iter()
            .filter_map(|finding| {
                let decided = finding.standing.as_deref().filter(|how| matches!(*how, "known" | "accepted"));
                Some((finding, severity(finding)?, decided))
            })
            .collect();
        self.tally.count(&Counted {
            tags: report.versions.iter().map(|version| version.lang.as_str()).collect(),
            sentences: report.versions.iter().flat_map(|it| &it.sentences).filter(|it| it.is_copy()).count(),
            aligned: report.aligned(),
            findings: findings.iter().map(|&(_, severity, decided)| (severity, decided)).collect(),
            undone: report.undone.is_some(),
        });
        for version in &report.versions {
            let (versions, _) = self.languages.entry(version.lang.clone()).or_default();
            *versions = versions.saturating_add(1);
        }
        for (finding, severity, _) in findings.into_iter().filter(|(_, _, decided)| decided.is_none()) {
            self.rules.entry(finding.rule.clone()).or_default().add(severity);
            let first = finding.spans.first();
            let version = first.and_then(|span| report.versions.iter().find(|version| version.id == span.version));
            if let Some(version) = version {
                self.languages.entry(version.lang.clone()).or_default().1.add(severity);
            }
        }
    }

    /// The line that ends a check, then a table by rule and one by language; what is empty is left out.
    fn page(&self) -> String {
        let mut page = self.tally.line(0, false) + "\n";
        if self.errors > 0 {
            page += &format!("{} no story\n", count(self.errors, "line was", "lines were"));
        }
        if !self.rules.is_empty() {
            page += &format!("\n{:<22}    errors  warnings     notes\n", "rule");
            self.rules.iter().for_each(|(rule, found)| page += &format!("{:<22}{}\n", clean(rule), found.cells()));
        }
        if !self.languages.is_empty() {
            page += "\nlanguage     versions    errors  warnings     notes\n";
            for (tag, (versions, found)) in &self.languages {
                page += &format!("{:<11} {versions:>9}{}\n", clean(tag), found.cells());
            }
        }
        page
    }
}

impl ReportLine {
    /// Sentences of the copy that stand in a row; each is in one at most.
    fn aligned(&self) -> usize {
        let versions: BTreeMap<&str, &VersionLine> = self.versions.iter().map(|it| (it.id.as_str(), it)).collect();
        let rows = self.groups.iter().flat_map(|group| &group.sentences);
        let sentences = rows.flat_map(|(id, row)| {
            let version = versions.get(id.as_str());
            row.iter().filter_map(move |&n| version?.sentences.get(n))
        });
        sentences.filter(|sentence| sentence.is_copy()).count()
    }
}

impl SentenceLine {
    fn is_copy(&self) -> bool {
        self.kind != "boilerplate"
    }
}

/// Writes lines to the standard output; a reader who went away is no fault.
fn write_lines<'a>(mut lines: impl Iterator<Item = &'a [u8]>) -> Result<(), String> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let written = lines.try_for_each(|line| out.write_all(line).and_then(|()| out.write_all(b"\n")));
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("writing to the standard output: {error}: make room, or write elsewhere"))
        }
        _ => Ok(()),
    }
}

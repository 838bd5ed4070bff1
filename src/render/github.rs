//! Annotations of GitHub's workflows: lines on the standard output that a runner turns into remarks beside the
//! copy. <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>
//!
//! ```text
//! ::error file=wire/en.txt,line=3,endLine=3,col=15,endColumn=18,title=number-differs::a says 6, b says 10.
//! ```
//!
//! What could not be read, or not be checked to its end, comes before all. GitHub shows ten errors and ten warnings a step and drops the rest without a word, so the gravest come first
//! and a last line says how many there were. Columns count characters from 1, the end is exclusive, and is left
//! out where it stands on another line.

use super::excerpt::clean;
use super::run::Run;
use crate::finding::Severity;

/// Annotations of one kind that a step shows.
const SHOWN: usize = 10;

pub fn github(run: &Run<'_>) -> String {
    let (told, left_out) = run.gravest();
    let mut out: String = run.unchecked().map(|why| format!("::error title=copydesk::{}\n", data(&why))).collect();
    for told in &told {
        let address = told.address(&told.finding.fault);
        let (start, end) = (address.start, address.end);
        let mut command = format!(
            "::{} file={},line={},endLine={},col={}",
            level(told.finding.severity),
            property(&address.slashed()),
            start.line,
            end.line,
            start.column
        );
        if start.line == end.line {
            command.push_str(&format!(",endColumn={}", end.column));
        }
        out.push_str(&format!("{command},title={}::{}\n", property(told.finding.rule), data(&told.sentence())));
    }
    let most = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| told.iter().filter(|told| told.finding.severity == severity).count());
    if left_out > 0 || most.iter().any(|&count| count > SHOWN) {
        let [errors, warnings, notes] = most;
        let words = format!(
            "{errors} errors, {warnings} warnings and {notes} notes are told here, {left_out} more are left out; GitHub shows \
             {SHOWN} of a kind"
        );
        out.push_str(&format!("::notice title=copydesk::{}\n", data(&words)));
    }
    out
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// What would end the message is written by its code; line ends are kept so, other control characters named.
fn data(words: &str) -> String {
    let named: String = words
        .split_inclusive(['\r', '\n'])
        .map(|line| {
            let (rest, end) = line.split_at(line.trim_end_matches(['\r', '\n']).len());
            clean(rest) + end
        })
        .collect();
    named.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What would end a property too.
fn property(words: &str) -> String {
    data(words).replace(':', "%3A").replace(',', "%2C")
}

//! SARIF 2.1.0, the OASIS standard that GitHub's code scanning, GitLab and many editors read.
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>
//!
//! - One run. Rules carry their pages as help. `level` is error, warning or note.
//! - Results: all findings, notes too, the gravest first; those that stand in a baseline are `unchanged` and
//!   suppressed, accepted ones suppressed with their reason: a viewer that saw them vanish would open them anew.
//! - `locations` has the fault, `relatedLocations` the evidence in the other versions.
//! - Columns count code points (`columnKind`), from 1, ends exclusive. Paths are relative to the folder of the run;
//!   copy that came from no file has a logical location, its story and version.
//! - Fingerprints stand under our own key, and under the one that GitHub reads.
//! - `rank`: how sure the check is, of 100. `fixes`: the suggestion, where the file has the words as the copy has.
//! - What could not be read, or not be checked to its end, is a notification, and the run no success.
//! - GitHub takes 25,000 results a run and shows 5,000: `--max-findings` leaves out the least grave, and a
//!   notification says how many.

mod shape;

use super::address::Address;
use super::json::{line, rounded};
use super::rules::summary;
use super::run::{Run, Told};
use crate::checks::{RULES, Rule};
use crate::finding::Place;
use crate::report::Standing;
use shape::*;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub fn sarif(run: &Run<'_>) -> String {
    let (told, left_out) = run.chosen(|_| true);
    let has_decisions = told.iter().any(|told| told.standing != Standing::New);
    let results = told.iter().map(|told| result(told, has_decisions)).collect();
    let mut notifications: Vec<Notification> = run.unchecked().map(|why| Notification::new("error", &why)).collect();
    let is_whole = notifications.is_empty();
    if left_out > 0 {
        notifications.push(Notification::new("warning", &format!("{left_out} findings are left out, none graver")));
    }
    let log = Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [RunShape {
            tool: Tool { driver: driver() },
            column_kind: "unicodeCodePoints",
            invocations: [Invocation { execution_successful: is_whole, tool_execution_notifications: notifications }],
            results,
        }],
    };
    line(&log) + "\n"
}

fn driver() -> Driver {
    Driver {
        name: "copydesk",
        version: env!("CARGO_PKG_VERSION"),
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: RULES.iter().map(descriptor).collect(),
    }
}

fn descriptor(rule: &Rule) -> Descriptor {
    Descriptor {
        id: rule.name,
        short_description: Message::new(summary(rule)),
        help: Help { text: rule.page, markdown: rule.page },
        default_configuration: Configuration { level: rule.severity.name() },
        properties: Tags { tags: [rule.family.name()] },
    }
}

fn result(told: &Told<'_>, has_decisions: bool) -> ResultShape {
    let finding = told.finding;
    let state = match told.standing {
        Standing::New | Standing::Expired(_) => "new",
        Standing::Known | Standing::Accepted(_) => "unchanged",
    };
    let evidence = finding.evidence.iter().enumerate();
    ResultShape {
        rule_id: finding.rule,
        rule_index: RULES.iter().position(|rule| rule.name == finding.rule),
        level: finding.severity.name(),
        message: Message::new(told.sentence()),
        locations: [location(told, &finding.fault, None)],
        related_locations: evidence.map(|(n, place)| location(told, place, Some(n + 1))).collect(),
        partial_fingerprints: Fingerprints {
            ours: told.fingerprint.to_owned(),
            github: format!("{}:1", told.fingerprint),
        },
        rank: rounded(finding.confidence * 100.0),
        baseline_state: has_decisions.then_some(state),
        suppressions: suppression(told.standing).into_iter().collect(),
        fixes: fix(told).into_iter().collect(),
    }
}

fn suppression(standing: Standing<'_>) -> Option<Suppression> {
    let justification = match standing {
        Standing::New | Standing::Expired(_) => return None,
        Standing::Known => "it stands in the baseline".to_owned(),
        Standing::Accepted(decision) => {
            let by = decision.by.as_deref().map(|by| format!(" ({by})")).unwrap_or_default();
            format!("{}{by}", decision.reason.as_deref().unwrap_or("accepted"))
        }
    };
    Some(Suppression { kind: "external", status: "accepted", justification })
}

/// A place; evidence has a number and says what its words mean.
fn location(told: &Told<'_>, place: &Place, number: Option<usize>) -> Location {
    let address = told.address(place);
    let physical = address.path.map(|_| Physical {
        artifact_location: Artifact { uri: uri(&address) },
        region: Region { snippet: Some(Snippet { text: told.words(place).to_owned() }), ..region(&address) },
    });
    let logical = match physical {
        Some(_) => Vec::new(),
        None => vec![Logical { fully_qualified_name: format!("{}/{}", told.story_id(), told.version(place)) }],
    };
    let value = place.value.as_ref().map(|value| format!(" ({value})")).unwrap_or_default();
    Location {
        id: number,
        physical_location: physical,
        logical_locations: logical,
        message: number.map(|_| Message::new(told.quotation(place) + &value)),
    }
}

fn region(address: &Address<'_>) -> Region {
    let (start, end) = (address.start, address.end);
    Region {
        start_line: start.line,
        start_column: start.column,
        end_line: end.line,
        end_column: end.column,
        snippet: None,
    }
}

fn fix(told: &Told<'_>) -> Option<Fix> {
    let words = told.replacement()?;
    let address = told.address(&told.finding.fault);
    address.path?;
    let inserted = Snippet { text: words.to_owned() };
    Some(Fix {
        description: Message::new(if words.is_empty() { "leave it out".to_owned() } else { words.to_owned() }),
        artifact_changes: [Change {
            artifact_location: Artifact { uri: uri(&address) },
            replacements: [Replacement { deleted_region: region(&address), inserted_content: inserted }],
        }],
    })
}

/// A relative reference, or a file's URI where the path is absolute.
fn uri(address: &Address<'_>) -> String {
    let mut out = String::new();
    let path = address.slashed();
    if path.starts_with('/') {
        out.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

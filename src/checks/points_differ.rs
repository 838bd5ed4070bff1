//! Per cent in one version, percentage points in the other.

use super::faults::Fault;
use super::ledger::Ledger;
use super::rows::{self, Verdict};
use crate::align::Reading;
use crate::finding::{Finding, Severity};

const VERDICT: Verdict = Verdict {
    rule: "points-differ",
    fault: Fault::Points,
    head: "Per cent against percentage points",
    most: Severity::Note,
    confidence: 0.85,
    ..rows::OF_FIGURES
};

pub fn check(reading: &Reading<'_>, ledger: &Ledger<'_>) -> Vec<Finding> {
    rows::findings(reading, ledger, &VERDICT)
}

//! Two versions give different times of day for the same event.

use super::faults::Fault;
use super::ledger::Ledger;
use super::rows::{self, Verdict};
use crate::align::Reading;
use crate::finding::{Finding, Severity};

const VERDICT: Verdict = Verdict {
    rule: "time-differs",
    fault: Fault::Time,
    head: "The times of day differ",
    sure: 0.93,
    sure_of_error: 0.95,
    most: Severity::Warning,
    confidence: 0.9,
};

pub fn check(reading: &Reading<'_>, ledger: &Ledger<'_>) -> Vec<Finding> {
    rows::findings(reading, ledger, &VERDICT)
}

//! Two versions give different ordinals.

use super::faults::Fault;
use super::ledger::Ledger;
use super::rows::{self, Verdict};
use crate::align::Reading;
use crate::finding::{Finding, Severity};

const VERDICT: Verdict = Verdict {
    rule: "ordinal-differs",
    fault: Fault::Ordinal,
    head: "The places in the order differ",
    sure: 0.86,
    sure_of_error: 0.95,
    most: Severity::Error,
    confidence: 0.95,
};

pub fn check(reading: &Reading<'_>, ledger: &Ledger<'_>) -> Vec<Finding> {
    rows::findings(reading, ledger, &VERDICT)
}

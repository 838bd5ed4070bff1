//! Two versions give one figure in two units that are no conversion of each other.

use super::faults::Fault;
use super::ledger::Ledger;
use super::rows::{self, Verdict};
use crate::align::Reading;
use crate::finding::{Finding, Severity};

const VERDICT: Verdict = Verdict {
    rule: "unit-differs",
    fault: Fault::Unit,
    head: "The same figure in two units",
    sure: 0.86,
    sure_of_error: 0.95,
    most: Severity::Error,
    confidence: 0.98,
};

pub fn check(reading: &Reading<'_>, ledger: &Ledger<'_>) -> Vec<Finding> {
    rows::findings(reading, ledger, &VERDICT)
}

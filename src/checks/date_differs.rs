//! Two versions give different dates or weekdays for the same event.

use super::faults::Fault;
use super::ledger::Ledger;
use super::rows::{self, Verdict};
use crate::align::Reading;
use crate::finding::{Finding, Severity};

const VERDICT: Verdict = Verdict {
    rule: "date-differs",
    fault: Fault::Date,
    head: "The dates differ",
    sure: 0.93,
    sure_of_error: 0.93,
    most: Severity::Error,
    confidence: 0.95,
};

pub fn check(reading: &Reading<'_>, ledger: &Ledger<'_>) -> Vec<Finding> {
    rows::findings(reading, ledger, &VERDICT)
}

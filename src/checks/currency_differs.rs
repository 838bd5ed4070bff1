//! Two versions give one sum of money in two currencies.

use super::faults::Fault;
use super::ledger::Ledger;
use super::rows::{self, Verdict};
use crate::align::Reading;
use crate::finding::Finding;

const VERDICT: Verdict = Verdict {
    rule: "currency-differs",
    fault: Fault::Currency,
    head: "The same sum in two currencies",
    confidence: 0.95,
    ..rows::OF_FIGURES
};

pub fn check(reading: &Reading<'_>, ledger: &Ledger<'_>) -> Vec<Finding> {
    rows::findings(reading, ledger, &VERDICT)
}

//! Two versions give different ordinals.

use super::faults::Fault;
use super::ledger::Ledger;
use super::rows::{self, Verdict};
use crate::align::Reading;
use crate::finding::Finding;

const VERDICT: Verdict = Verdict {
    rule: "ordinal-differs",
    fault: Fault::Ordinal,
    head: "The places in the order differ",
    confidence: 0.95,
    ..rows::OF_FIGURES
};

pub fn check(reading: &Reading<'_>, ledger: &Ledger<'_>) -> Vec<Finding> {
    rows::findings(reading, ledger, &VERDICT)
}

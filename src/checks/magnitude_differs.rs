//! The digits of two figures agree and their words of magnitude do not: a million for a billion, 万 for 亿.

use super::faults::Fault;
use super::ledger::Ledger;
use super::rows::{self, Verdict};
use crate::align::Reading;
use crate::finding::Finding;

const VERDICT: Verdict = Verdict {
    rule: "magnitude-differs",
    fault: Fault::Magnitude,
    head: "The figures differ by their noughts",
    ..rows::OF_FIGURES
};

pub fn check(reading: &Reading<'_>, ledger: &Ledger<'_>) -> Vec<Finding> {
    rows::findings(reading, ledger, &VERDICT)
}

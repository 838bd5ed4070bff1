//! Two versions give different figures for the same thing.

use super::faults::Fault;
use super::ledger::Ledger;
use super::rows::{self, Verdict};
use crate::align::Reading;
use crate::finding::Finding;

const VERDICT: Verdict =
    Verdict { rule: "number-differs", fault: Fault::Value, head: "The figures differ", ..rows::OF_FIGURES };

pub fn check(reading: &Reading<'_>, ledger: &Ledger<'_>) -> Vec<Finding> {
    rows::findings(reading, ledger, &VERDICT)
}

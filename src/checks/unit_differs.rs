//! Two versions give one figure in two units that are no conversion of each other.

use super::faults::Fault;
use super::ledger::Ledger;
use super::rows::{self, Verdict};
use crate::align::Reading;
use crate::finding::Finding;

const VERDICT: Verdict =
    Verdict { rule: "unit-differs", fault: Fault::Unit, head: "The same figure in two units", ..rows::OF_FIGURES };

pub fn check(reading: &Reading<'_>, ledger: &Ledger<'_>) -> Vec<Finding> {
    rows::findings(reading, ledger, &VERDICT)
}

//! Lints each file as a document of plain English, and prints what it found, a line a finding.

use harper_core::linting::{LintGroup, Linter};
use harper_core::parsers::PlainEnglish;
use harper_core::spell::FstDictionary;
use harper_core::{Dialect, Document};

fn main() {
    let mut linter = LintGroup::new_curated(FstDictionary::curated(), Dialect::American);
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("reading {path}: {why}"));
        for lint in linter.lint(&Document::new_curated(&text, &PlainEnglish)) {
            println!("{path}:{}: {}", lint.span.start, lint.message);
        }
    }
}

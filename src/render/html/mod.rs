//! The editor's report: one page of HTML, without anything that it would have to fetch.
//!
//! The page is whole without its script: every story with its rows, findings, facts and coverage stands in it. The
//! script folds what agrees, filters, moves by keys, and keeps decisions. Copy is hostile input: every word of it
//! goes through the template, which escapes it, and through [`clean`], which shows what would steer a reader; the
//! page's policy lets no script and no style run but its own, named by their hashes, and nothing be fetched.
//!
//! What a program may rely on: a finding is an `article` with `data-fingerprint`, `data-rule`, `data-family`,
//! `data-severity` and `data-standing`; the address's hash holds the state of the page, `#f=FINGERPRINT` a finding.

mod card;
mod cell;
mod coverage;
mod facts;
mod index;
mod page;
mod sheet;
mod story;

use super::excerpt::{clean, message};
use super::run::Run;
use super::tally::{Tally, count};
use crate::finding::Severity;

/// The language of the page itself, whatever that of the copy is.
const OURS: &str = "en";

/// The report of a run, as one file.
pub fn html(run: &Run<'_>, tally: &Tally) -> String {
    page::page(run, tally)
}

/// A severity for the eye without colour: a shape and a word.
const fn shape(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "■",
        Severity::Warning => "▲",
        Severity::Note => "●",
    }
}

/// A name of the program in words: `number-differs` is “number differs”.
fn in_words(name: &str) -> String {
    name.replace('-', " ")
}

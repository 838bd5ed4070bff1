//! What was not aligned and not checked in a story, and why.

use super::cell::direction;
use super::sheet::Sheet;
use super::{OURS, clean, count};
use crate::checks::RULES;
use crate::document::{Document, Kind};
use maud::{Markup, html};

/// So many sentences are quoted a version and reason; the rows have all.
const QUOTED: usize = 200;

/// The section of a story.
pub fn section(sheet: &Sheet<'_>) -> Markup {
    let documents = sheet.documents();
    html! {
        section.coverage id={ "s" (sheet.number) "-coverage" } aria-label="Coverage" {
            h3 { "Coverage" }
            @if documents.len() < 2 {
                p { "There is one version: nothing could be held against another, and only what is wrong in itself was looked for." }
            }
            @if let Some(undone) = &sheet.report.undone {
                p { strong { "Not checked to its end" } ": " (undone.sentence()) "." }
            }
            @let off = off(sheet);
            @if !off.is_empty() { p { "Switched off by the settings: " (off.join(", ")) "." } }
            @for (version, document) in documents.iter().enumerate() { (of(sheet, version, document)) }
        }
    }
}

/// Rules that nobody wanted, by name.
fn off(sheet: &Sheet<'_>) -> Vec<&'static str> {
    RULES.iter().filter(|rule| sheet.report.policy.usual(rule).is_none()).map(|rule| rule.name).collect()
}

fn of(sheet: &Sheet<'_>, version: usize, document: &Document<'_>) -> Markup {
    let all = document.sentences.len();
    let numbers = |is_it: &dyn Fn(usize) -> bool| -> Vec<usize> { (0..all).filter(|&n| is_it(n)).collect() };
    let is_furniture = |n: usize| document.sentences[n].kind == Kind::Boilerplate;
    let alone = |n: usize| !is_furniture(n) && sheet.report.reading.group_of(version, n).is_none();
    let (furniture, alone) = (numbers(&is_furniture), numbers(&alone));
    let copy = all - furniture.len();
    html! {
        h4 { bdi { (clean(&document.version.id)) } " " span.lang data-tag=(document.tag) { (clean(&document.tag)) } }
        ul {
            @if sheet.documents().len() > 1 {
                li { (copy - alone.len()) " of " (count(copy, "sentence is", "sentences are")) " aligned with another version." }
            }
            @if let Some(why) = language(document) { li { (why) } }
            (quoted(document, &alone, "stands in no other version", "stand in no other version"))
            (quoted(document, &furniture, "is furniture of a page and was not compared", "are furniture of a page and were not compared"))
        }
    }
}

/// What is known of the language.
fn language(document: &Document<'_>) -> Option<String> {
    let tag = clean(&document.tag);
    let is_known = document.lang.file.tag != "und";
    let is_given = document.version.lang.is_some();
    match (is_given, is_known) {
        _ if document.tag == "und" => {
            Some("The language was not recognised: its words were not read; digits, names and marks were.".to_owned())
        }
        (_, false) => {
            Some(format!("There is no language file for {tag}: its words were not read; digits, names and marks were."))
        }
        (false, true) => Some(format!(
            "The language was detected, and is {tag} with a confidence of {:.2}.",
            document.lang_confidence
        )),
        (true, true) => None,
    }
}

fn quoted(document: &Document<'_>, numbers: &[usize], one: &str, many: &str) -> Markup {
    html! { @if !numbers.is_empty() {
        li { details {
            summary { (count(numbers.len(), "sentence ", "sentences ")) (if numbers.len() == 1 { one } else { many }) "." }
            ul lang=(document.tag) dir=(direction(document)) {
                @for &number in numbers.iter().take(QUOTED) { li { (clean(document.words(number))) } }
                @if numbers.len() > QUOTED { li lang=(OURS) dir="ltr" { (numbers.len() - QUOTED) " more" } }
            }
        } }
    } }
}

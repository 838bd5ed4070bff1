//! What the versions of a row say, numbered alike in every column, and the table of it.

use super::sheet::Sheet;
use super::{OURS, clean, count};
use crate::document::Document;
use crate::facts::{Fact, Value};
use crate::lang::Sound;
use crate::span::Span;
use maud::{Markup, html};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Something that a row says, in one version or several.
pub struct Statement {
    /// From 1 where two versions or more say it, or disagree on it; 0 for the rest.
    pub index: usize,
    pub words: Vec<Said>,
    /// Whether the versions disagree on it: a finding says so.
    pub differs: bool,
}

/// Some words of one version, with what they mean.
pub struct Said {
    pub version: usize,
    pub span: Span,
    pub kind: &'static str,
    pub meant: String,
}

/// What each row of a sheet says.
pub fn rows(sheet: &Sheet<'_>) -> Vec<Vec<Statement>> {
    let mut conflicts: Vec<Vec<Vec<(usize, Span)>>> = sheet.rows.iter().map(|_| Vec::new()).collect();
    for told in &sheet.told {
        let places = || told.finding.places().filter(|place| place.value.is_some());
        let first = places().next().map(|place| place.version);
        if places().any(|place| Some(place.version) != first)
            && let Some(row) = conflicts.get_mut(sheet.row_of(&told.finding.fault))
        {
            row.push(places().map(|place| (place.version, place.span)).collect());
        }
    }
    (0..sheet.rows.len()).map(|at| row(sheet, at, &conflicts[at])).collect()
}

/// What a row says: facts that are equal are one, and so are those that a finding holds against each other.
fn row(sheet: &Sheet<'_>, at: usize, conflicts: &[Vec<(usize, Span)>]) -> Vec<Statement> {
    let documents = sheet.documents();
    let mut told: Vec<Statement> = Vec::new();
    let mut known: FxHashMap<(&'static str, String), usize> = FxHashMap::default();
    for (version, sentences) in sheet.rows[at].row.sentences.iter().enumerate() {
        let Some(document) = documents.get(version) else { continue };
        for fact in sentences.iter().flat_map(|&sentence| document.facts_of(sentence)) {
            let Some(meant) = meant(fact) else { continue };
            let said = Said { version, span: fact.span, kind: fact.kind(), meant };
            let key = (said.kind, said.meant.clone());
            match known.get(&key).copied().or_else(|| alike(&told, &said, documents)) {
                Some(other) => told[other].words.push(said),
                None => {
                    known.insert(key, told.len());
                    told.push(Statement { index: 0, words: vec![said], differs: false });
                }
            }
        }
    }
    for places in conflicts {
        let stands = |told: &Statement| {
            told.words
                .iter()
                .any(|said| places.iter().any(|&(version, span)| version == said.version && span.meets(said.span)))
        };
        let (against, mut rest): (Vec<Statement>, Vec<Statement>) = told.into_iter().partition(stands);
        if !against.is_empty() {
            let words = against.into_iter().flat_map(|told| told.words).collect();
            rest.push(Statement { index: 0, words, differs: true });
        }
        told = rest;
    }
    let order = |told: &Statement| {
        let in_base = told.words.iter().filter(|said| said.version == sheet.base).map(|said| said.span.start).min();
        (in_base.is_none(), in_base, told.words.iter().map(|said| (said.version, said.span.start)).min())
    };
    told.sort_by_key(order);
    let mut index = 0;
    for told in &mut told {
        let first = told.words[0].version;
        if told.differs || told.words.iter().any(|said| said.version != first) {
            index += 1;
            told.index = index;
        }
    }
    told
}

/// What a fact means, where it can be compared: an amount without a figure cannot.
fn meant(fact: &Fact) -> Option<String> {
    match &fact.value {
        Value::Quantity(quantity) => {
            let figure = quantity.value()?.normalize();
            Some(quantity.unit_name().map_or(figure.to_string(), |unit| format!("{figure} {unit}")))
        }
        _ => Some(fact.canonical()),
    }
}

/// The name in another language that sounds like one; of a row with more names than any sentence has, none.
fn alike(told: &[Statement], said: &Said, documents: &[Document<'_>]) -> Option<usize> {
    if said.kind != "name" || told.len() > MOST_NAMES {
        return None;
    }
    let tongue = |said: &Said| documents.get(said.version).map(|document| document.tag.as_str());
    let sound = Sound::of(&said.meant);
    told.iter().position(|other| {
        let other = &other.words[0];
        other.kind == "name" && tongue(other) != tongue(said) && Sound::of(&other.meant).likeness(&sound) >= ALIKE
    })
}

const MOST_NAMES: usize = 60;

/// How like two names in two languages must sound to be shown with one number. A guess on the safe side: nothing is
/// found by it.
const ALIKE: f64 = 0.8;

/// The facts of a story by its versions: who stands against whom boxed, the majority named.
pub fn table(sheet: &Sheet<'_>, rows: &[Vec<Statement>]) -> Markup {
    let documents = sheet.documents();
    let told = || rows.iter().enumerate().flat_map(|(at, told)| told.iter().map(move |told| (at, told)));
    let differing = told().filter(|(_, told)| told.differs).count();
    html! {
        section.facts id={ "s" (sheet.number) "-facts" } aria-label="Facts" {
            h3 { "Facts" }
            p { (count(told().count(), "fact was", "facts were")) " read; the versions disagree on "
                (differing) " of them." }
            @if told().next().is_some() {
                p.tools { label { input type="checkbox" data-only-differing; " only what differs" } }
                div.scroll tabindex="0" role="region" aria-label="Table of facts" {
                    table {
                        thead { tr {
                            th scope="col" { "Row" }
                            @for document in documents { th scope="col" { bdi { (clean(&document.version.id)) } } }
                            th scope="col" { "Together" }
                        } }
                        tbody { @for (at, told) in told() { (line(sheet, at, told)) } }
                    }
                }
            }
        }
    }
}

fn line(sheet: &Sheet<'_>, at: usize, told: &Statement) -> Markup {
    let (most, verdict) = verdict(told, sheet.documents().len());
    html! {
        tr.differs[told.differs] {
            th scope="row" { a href={ "#" (super::story::row_id(sheet.number, at)) } { (at + 1) } }
            @for (version, document) in sheet.documents().iter().enumerate() {
                td lang=(document.tag) dir=(super::cell::direction(document)) {
                    @let said: Vec<&Said> = told.words.iter().filter(|said| said.version == version).collect();
                    @if said.is_empty() { span.none { "–" } }
                    @for said in said {
                        @let words = clean(said.span.of(document.text()));
                        @let apart = told.differs && most.as_deref() != Some(said.meant.as_str());
                        span.said.apart[apart] {
                            bdi { (words) }
                            @if said.kind != "name" && words != said.meant { " " small dir="ltr" lang=(OURS) { "= " (clean(&said.meant)) } }
                        }
                        " "
                    }
                }
            }
            td { (verdict) }
        }
    }
}

/// The value that most versions have, where one is ahead of the others, and the sentence on it.
fn verdict(told: &Statement, versions: usize) -> (Option<String>, String) {
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for said in &told.words {
        let held = holders.entry(&said.meant).or_default();
        if !held.contains(&said.version) {
            held.push(said.version);
        }
    }
    let mut by_size: Vec<(&str, usize)> = holders.iter().map(|(&meant, held)| (meant, held.len())).collect();
    by_size.sort_by_key(|&(meant, held)| (std::cmp::Reverse(held), meant));
    let ahead = match by_size[..] {
        [(_, most), (_, next), ..] => most > next,
        _ => true,
    };
    let most = by_size.first().filter(|_| ahead).map(|&(meant, held)| (meant.to_owned(), held));
    if !told.differs {
        let held = holders.values().flatten().collect::<std::collections::BTreeSet<_>>().len();
        let sentence = if held == versions { "the same in all".to_owned() } else { format!("in {held} of {versions}") };
        return (most.map(|(meant, _)| meant), sentence);
    }
    match most {
        Some((meant, held)) if held > 1 => {
            let sentence = format!("{} in {held} of {versions}", clean(&meant));
            (Some(meant), sentence)
        }
        _ => (None, "they differ".to_owned()),
    }
}

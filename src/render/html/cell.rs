//! The words of one version in a row: what is found boxed, what is said numbered, what differs from another
//! version in the same language marked.

use super::card::visible;
use super::clean;
use super::facts;
use super::sheet::Sheet;
use crate::document::{Document, Kind};
use crate::finding::Severity;
use crate::render::excerpt::runs_left;
use crate::render::wordwise::{Change, wordwise};
use crate::span::Span;
use maud::{Markup, html};

/// Which way the copy of a document runs: as most of its letters do.
pub fn direction(document: &Document<'_>) -> &'static str {
    let sample = document.text().chars().filter(|c| c.is_alphabetic()).take(400);
    let (mut left, mut all) = (0, 0);
    for letter in sample {
        all += 1;
        left += usize::from(runs_left(letter));
    }
    if 2 * left > all { "rtl" } else { "ltr" }
}

/// Where a finding has words.
struct Mark {
    span: Span,
    /// Among the findings of the sheet.
    finding: usize,
    severity: Severity,
    is_fault: bool,
}

/// What may begin and end inside a sentence.
pub struct Marks {
    /// By version and sentence, in order of place.
    found: Vec<Vec<Vec<Mark>>>,
    /// By version, in order: the words that a fact has, and its number in the row.
    numbered: Vec<Vec<(Span, usize)>>,
}

impl Marks {
    pub fn of(sheet: &Sheet<'_>, rows: &[Vec<facts::Statement>]) -> Marks {
        let versions = sheet.documents().len();
        let empty = |document: &Document<'_>| document.sentences.iter().map(|_| Vec::new()).collect();
        let mut found: Vec<Vec<Vec<Mark>>> = sheet.documents().iter().map(empty).collect();
        for (finding, told) in sheet.told.iter().enumerate() {
            for (n, place) in told.finding.places().enumerate() {
                let (severity, span, is_fault) = (told.finding.severity, place.span, n == 0);
                let Some(document) = sheet.documents().get(place.version) else { continue };
                let from = document.sentences.partition_point(|sentence| sentence.span.end < span.start);
                let to = document.sentences.partition_point(|sentence| sentence.span.start <= span.end).max(from);
                for (sentence, marks) in document.sentences[from..to].iter().zip(&mut found[place.version][from..to]) {
                    let whole = sentence.span;
                    let span =
                        Span::new(span.start.clamp(whole.start, whole.end), span.end.clamp(whole.start, whole.end));
                    if !span.is_empty() || place.span.is_empty() {
                        marks.push(Mark { span, finding, severity, is_fault });
                    }
                }
            }
        }
        let mut numbered: Vec<Vec<(Span, usize)>> = vec![Vec::new(); versions];
        for told in rows.iter().flatten().filter(|told| told.index > 0) {
            told.words.iter().for_each(|said| numbered[said.version].push((said.span, told.index)));
        }
        found.iter_mut().flatten().for_each(|marks| marks.sort_by_key(|mark| (mark.span, mark.finding)));
        numbered.iter_mut().for_each(|spans| spans.sort_unstable());
        Marks { found, numbered }
    }
}

/// Words that several findings may share.
struct Area {
    span: Span,
    findings: Vec<usize>,
    severity: Severity,
    is_fault: bool,
}

/// How a version differs from those in its language: by the other version, the words that this one has otherwise;
/// empty stretches are where the other has some more.
struct Differences {
    from: Vec<(usize, Vec<Span>)>,
}

/// The sentences of a version in a row.
pub fn words(sheet: &Sheet<'_>, marks: &Marks, at: usize, version: usize) -> Markup {
    let Some(document) = sheet.documents().get(version) else { return html! {} };
    let sentences = sheet.rows[at].row.of(version);
    let differences = differences(sheet, at, version);
    html! {
        @for (n, &number) in sentences.iter().filter(|&&number| number < document.sentences.len()).enumerate() {
            @let sentence = &document.sentences[number];
            @if n > 0 { " " }
            @let begins = begins_paragraph(document, number);
            @if begins { span.para aria-hidden="true" { "¶" } " " }
            @if sentence.kind != Kind::Body { span.{ "kind " (sentence.kind.name()) } { (sentence.kind.name()) } " " }
            (sentence_words(sheet, document, marks, (at, version, number), &differences))
        }
    }
}

fn begins_paragraph(document: &Document<'_>, number: usize) -> bool {
    let [before, sentence] = [number.wrapping_sub(1), number].map(|number| document.sentences.get(number));
    before.zip(sentence).is_some_and(|(a, b)| b.kind == Kind::Body && a.paragraph != b.paragraph)
}

fn differences(sheet: &Sheet<'_>, at: usize, version: usize) -> Differences {
    let row = &sheet.rows[at].row;
    let mine = row.of(version);
    let against = sheet.siblings(version).filter(|&other| other < MOST_BASES && !row.of(other).is_empty());
    let from = against.filter_map(|other| {
        let (base, document) = (sheet.documents().get(other)?, sheet.documents().get(version)?);
        let parts = wordwise((base, row.of(other)), (document, mine));
        // Where most is new, marks on most would say nothing.
        let length = |is_it: fn(Change) -> bool| -> usize {
            parts.iter().filter(|part| is_it(part.change)).map(|part| part.version.len().max(part.base.len())).sum()
        };
        let is_kin = length(|change| change == Change::Same) >= length(|change| change != Change::Same);
        let changed = parts.iter().filter(|part| part.change != Change::Same).map(|part| part.version);
        is_kin.then(|| (other, changed.collect()))
    });
    Differences { from: from.collect() }
}

/// So many versions may be the base of differences: the style names each.
const MOST_BASES: usize = 16;

fn sentence_words(
    sheet: &Sheet<'_>,
    document: &Document<'_>,
    marks: &Marks,
    (row, version, number): (usize, usize, usize),
    differences: &Differences,
) -> Markup {
    let whole = document.sentences[number].span;
    // What is said of a sentence whole stands at its side, so that what is said of its words is seen.
    let (wide, close): (Vec<&Mark>, Vec<&Mark>) =
        marks.found[version][number].iter().partition(|mark| 5 * mark.span.len() > 4 * whole.len());
    let areas = areas(&close);
    let numbered = within(&marks.numbered[version], whole);
    let mut bounds = vec![whole.start, whole.end];
    bounds.extend(numbered.iter().flat_map(|(span, _)| [span.start, span.end]));
    bounds.extend(differences.from.iter().flat_map(|(_, changed)| changed).flat_map(|span| [span.start, span.end]));
    bounds.retain(|&bound| whole.start <= bound && bound <= whole.end);
    bounds.sort_unstable();
    bounds.dedup();
    let part = |span: Span| {
        let inner = bounds.iter().copied().filter(|&bound| span.start < bound && bound < span.end);
        let ends: Vec<usize> = [span.start].into_iter().chain(inner).chain([span.end]).collect();
        let cut = ends.windows(2).map(|ends| Span::new(ends[0], ends[1]));
        html! { @for span in cut { (segment(document, span, numbered, differences)) } }
    };
    let ends = areas.iter().map(|area| area.span.end);
    let gaps = [whole.start].into_iter().chain(ends).zip(areas.iter().map(|area| area.span.start));
    let rest = areas.last().map_or(whole.start, |area| area.span.end);
    let words = html! {
        @for ((from, to), area) in gaps.zip(&areas) {
            (part(Span::new(from, to)))
            (marked(sheet, row, area, document.text(), part(area.span)))
        }
        (part(Span::new(rest, whole.end)))
    };
    let Some(severity) = wide.iter().map(|mark| mark.severity).max() else { return words };
    let is_fault = wide.iter().any(|mark| mark.is_fault);
    html! {
        mark.whole.(severity.name()) .fault[is_fault] data-findings=(numbers(wide.iter().map(|mark| mark.finding))) { (words) }
    }
}

/// Findings as the script reads them: `3 7`.
fn numbers(findings: impl Iterator<Item = usize>) -> String {
    let mut findings: Vec<usize> = findings.collect();
    findings.sort_unstable();
    findings.dedup();
    findings.iter().map(usize::to_string).collect::<Vec<_>>().join(" ")
}

/// The stretches of a list that meet a sentence.
fn within(spans: &[(Span, usize)], whole: Span) -> &[(Span, usize)] {
    let from = spans.partition_point(|(span, _)| span.start < whole.start);
    let to = spans.partition_point(|(span, _)| span.start < whole.end);
    &spans[from..to]
}

/// The marks of a sentence, those that overlap joined.
fn areas(marks: &[&Mark]) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    for &&Mark { span, finding, severity, is_fault } in marks {
        match areas.last_mut().filter(|area| area.span.end > span.start || area.span == span) {
            Some(area) => {
                area.span = area.span.to(span);
                area.findings.push(finding);
                area.severity = area.severity.max(severity);
                area.is_fault |= is_fault;
            }
            None => areas.push(Area { span, findings: vec![finding], severity, is_fault }),
        }
    }
    areas
}

/// Characters that are boxed, and suggested within the copy: a sentence in heavy type, or a second one beside it, is in
/// the way of who reads.
const AT_A_GLANCE: usize = 40;

fn marked(sheet: &Sheet<'_>, row: usize, area: &Area, text: &str, words: Markup) -> Markup {
    let findings = &area.findings;
    let is_garble = findings.iter().all(|&n| sheet.told[n].finding.family == crate::finding::Family::Garble);
    // Shown while its finding is looked at: a box without a card beside it would be a riddle.
    let is_far = !area.is_fault && findings.iter().all(|&n| sheet.row_of(&sheet.told[n].finding.fault) != row);
    let reading = match findings[..] {
        [only] if area.is_fault && is_garble => sheet.told[only].finding.suggestion.as_deref(),
        _ => None,
    };
    let reading = reading.filter(|words| words.chars().count() <= AT_A_GLANCE);
    let is_long = area.span.of(text).chars().count() > AT_A_GLANCE;
    html! {
        mark.(area.severity.name()) .fault[area.is_fault] .garble[is_garble && area.is_fault] .far[is_far] .long[is_long] .void[area.span.is_empty()]
            data-findings=(numbers(findings.iter().copied())) { (words) }
        @if let Some(reading) = reading {
            span.reading aria-hidden="true" { "→ " @if reading.is_empty() { "∅" } @else { bdi { (visible(reading)) } } }
        }
    }
}

/// Words that nothing cuts.
fn segment(document: &Document<'_>, span: Span, numbered: &[(Span, usize)], differences: &Differences) -> Markup {
    let words = clean(span.of(document.text()));
    let number = numbered.iter().find(|(fact, _)| fact.holds(span));
    let ends = number.filter(|(fact, _)| fact.end == span.end).map(|&(_, index)| index);
    let from = || differences.from.iter();
    let holders = |is_it: &dyn Fn(&Span) -> bool| -> Vec<String> {
        from().filter(|(_, changed)| changed.iter().any(is_it)).map(|(base, _)| format!("d{base}")).collect()
    };
    let gone = holders(&|changed| changed.is_empty() && changed.start == span.start);
    let changed = holders(&|changed| changed.holds(span) && !changed.is_empty());
    let is_alone = !changed.is_empty() && changed.len() == differences.from.len();
    html! {
        @if !gone.is_empty() { i.{ "gone " (gone.join(" ")) } {} }
        @if changed.is_empty() && number.is_none() { (words) } @else {
            span.(changed.join(" ")) .alone[is_alone] .said[number.is_some()] { (words) }
        }
        @if let Some(index) = ends { sup aria-hidden="true" { (index) } }
    }
}

//! One version denies what the other says: in nearly the same words of one language, or alone among
//! three versions or more.

use super::rows::list;
use crate::align::{Group, Reading};
use crate::document::Document;
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::{Concept, Sense, Shape};
use crate::span::Span;
use rustc_hash::FxHashSet;

const ROW_SURE: f64 = 0.95;
/// The share of the longer version's words that both have. Below it a sentence may be turned round
/// ("did not fail" for "worked"), and counting negations proves nothing. Where a token is one
/// character, two paraphrases share more of them.
const SHARED: f64 = 0.75;
const SHARED_CHARACTERS: f64 = 0.9;
/// Where two others at least agree on the act, a row may be less sure.
const ROW_SURE_OF_ALONE: f64 = 0.95;
/// The act that is denied stands within so many tokens of the negator. A guess.
const NEAR: usize = 4;
/// Acts that deny without a negator.
const DENYING: [&str; 3] = ["deny", "refuse", "lose"];
/// Acts that hold another sentence, so that the negator beside them belongs to that one as likely.
const FRAMING: [&str; 4] = ["say", "think", "know", "want"];

pub fn check(reading: &Reading<'_>, group: &Group) -> Vec<Finding> {
    if group.score < ROW_SURE {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (a, b) in group.pairs() {
        let (of_a, of_b) = (&reading.documents[a], &reading.documents[b]);
        let ([one], [other]) = (&group.sentences[a][..], &group.sentences[b][..]) else { continue };
        let least = if of_a.lang.file.spaces { SHARED } else { SHARED_CHARACTERS };
        if !of_a.lang.is_same(of_b.lang) || shared(of_a, *one, of_b, *other) < least {
            continue;
        }
        let (not_a, not_b) = (negators(of_a, *one), negators(of_b, *other));
        let ((version, not), (plain, sentence)) = match (&not_a[..], &not_b[..]) {
            ([], [not]) => ((b, *not), (a, *one)),
            ([not], []) => ((a, *not), (b, *other)),
            _ => continue,
        };
        // "Denied that he had ever" and "said that he had not" are one.
        if !denies(&acts(&reading.documents[plain], sentence, None)) {
            found.push(finding(reading, group, (version, not), (plain, sentence)));
        }
    }
    if found.is_empty() {
        found.extend(alone(reading, group, &group.versions().collect::<Vec<_>>()));
    }
    found
}

/// The version that says plainly of an act what each of two or more others denies of it, once.
fn alone(reading: &Reading<'_>, group: &Group, versions: &[usize]) -> Option<Finding> {
    let single = |&version: &usize| match group.sentences[version][..] {
        [sentence] => Some((version, sentence)),
        _ => None,
    };
    let rows: Vec<(usize, usize)> = versions.iter().map(single).collect::<Option<_>>()?;
    if rows.len() < 3 || group.score < ROW_SURE_OF_ALONE {
        return None;
    }
    let not: Vec<Vec<Span>> = rows.iter().map(|&(v, s)| negators(&reading.documents[v], s)).collect();
    let lone = not.iter().position(Vec::is_empty)?;
    let denials: Vec<(usize, usize, Span)> = (0..rows.len())
        .filter(|&n| n != lone)
        .map(|n| <[Span; 1]>::try_from(&not[n][..]).ok().map(|[not]| (rows[n].0, rows[n].1, not)))
        .collect::<Option<_>>()?;
    let (version, sentence) = rows[lone];
    let plain = acts(&reading.documents[version], sentence, None);
    if denies(&plain) {
        return None;
    }
    let denied = |act: Concept| {
        denials.iter().all(|&(v, s, not)| acts(&reading.documents[v], s, Some(not)).iter().any(|(a, _)| *a == act))
    };
    let &(_, said) = plain.iter().find(|(act, _)| denied(*act))?;
    let document = &reading.documents[version];
    let denials: Vec<(usize, Span)> = denials.into_iter().map(|(v, _, not)| (v, not)).collect();
    let quotes: Vec<String> = denials
        .iter()
        .map(|&(v, not)| (not.of(reading.documents[v].text()), &reading.documents[v].version.id))
        .map(|(not, id)| format!("“{not}” in {id}"))
        .collect();
    Some(Finding {
        rule: "negation-differs",
        family: Family::Meaning,
        severity: Severity::Warning,
        confidence: (group.score * 70.0).round() / 100.0,
        message: format!(
            "“{}” in {} is denied in every other version: {}.",
            said.of(document.text()),
            document.version.id,
            list(&quotes)
        ),
        fault: Place::new(version, said),
        evidence: denials.into_iter().map(|(v, not)| Place::new(v, not)).collect(),
        suggestion: None,
    })
}

fn denies(acts: &[(Concept, Span)]) -> bool {
    acts.iter().any(|(act, _)| DENYING.contains(&act.name()))
}

/// The acts of a sentence, those near the negator where there is one.
fn acts(document: &Document<'_>, sentence: usize, not: Option<Span>) -> Vec<(Concept, Span)> {
    let tokens = &document.sentences[sentence].tokens;
    let at = not.map(|not| document.tokens.partition_point(|token| token.span.start < not.start));
    let near = |first: usize| at.is_none_or(|at| first.abs_diff(at) <= NEAR);
    let act = |sense| match sense {
        Sense::Concept(concept) if concept.class() == "act" && !FRAMING.contains(&concept.name()) => Some(concept),
        _ => None,
    };
    let hits = document.hits_in(tokens).iter().filter(|hit| near(hit.first));
    hits.filter_map(|hit| Some((act(hit.sense)?, document.span_of(&(hit.first..hit.end()))))).collect()
}

/// The places of the negators in a sentence.
fn negators(document: &Document<'_>, sentence: usize) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for hit in document.hits_in(&document.sentences[sentence].tokens) {
        let span = document.span_of(&(hit.first..hit.end()));
        if hit.sense == Sense::Negator && !found.iter().any(|known| known.meets(span)) {
            found.push(span);
        }
    }
    found
}

/// The share of the words of the longer sentence that the other has too.
fn shared(of_a: &Document<'_>, a: usize, of_b: &Document<'_>, b: usize) -> f64 {
    let words = |document: &'_ Document<'_>, sentence: usize| -> FxHashSet<String> {
        let tokens = &document.tokens[document.sentences[sentence].tokens.clone()];
        tokens.iter().filter(|token| token.shape != Shape::Mark).map(|token| token.key.to_string()).collect()
    };
    let (words_a, words_b) = (words(of_a, a), words(of_b, b));
    let longer = words_a.len().max(words_b.len()).max(1);
    words_a.intersection(&words_b).count() as f64 / longer as f64
}

fn finding(
    reading: &Reading<'_>,
    group: &Group,
    (version, not): (usize, Span),
    (other, sentence): (usize, usize),
) -> Finding {
    let (document, plain) = (&reading.documents[version], &reading.documents[other]);
    let words = not.of(document.text());
    Finding {
        rule: "negation-differs",
        family: Family::Meaning,
        severity: Severity::Warning,
        confidence: (group.score * 80.0).round() / 100.0,
        message: format!(
            "“{words}” in {} denies what {} says in nearly the same words.",
            document.version.id, plain.version.id
        ),
        fault: Place::new(version, not),
        evidence: vec![Place::new(other, plain.sentences[sentence].span)],
        suggestion: None,
    }
}

//! An organisation that one version names is named nowhere in another.

use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::{Organisation, Sense, Shape};
use std::ops::Range;

/// The row must be so sure before a lost name is more than a note.
const ROW_SURE: f64 = 0.9;

pub fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let named: Vec<Vec<Mention>> = reading.documents.iter().map(mentions).collect();
    let mut found = Vec::new();
    for version in 0..named.len() {
        for other in (0..named.len()).filter(|&other| other != version) {
            for mention in &named[version] {
                let lost = !named[other].iter().any(|m| m.organisation == mention.organisation);
                found.extend(lost.then(|| finding(reading, version, other, mention)).flatten());
            }
        }
    }
    found
}

/// The first place where a version names an organisation.
struct Mention {
    organisation: Organisation,
    sentence: usize,
    tokens: Range<usize>,
}

fn mentions(document: &Document<'_>) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for sentence in (0..document.sentences.len()).filter(|&s| document.sentences[s].kind.is_copy()) {
        for (organisation, tokens) in document.organisations_in(sentence) {
            if !found.iter().any(|mention| mention.organisation == organisation) {
                found.push(Mention { organisation, sentence, tokens });
            }
        }
    }
    found
}

fn finding(reading: &Reading<'_>, version: usize, other: usize, mention: &Mention) -> Option<Finding> {
    let (document, lacking) = (&reading.documents[version], &reading.documents[other]);
    let row = reading.group_of(version, mention.sentence).map(|row| &reading.groups[row]);
    let aligned = row.filter(|row| row.score >= ROW_SURE).map_or(&[][..], |row| &row.sentences[other][..]);
    // What stood beside the name and stands alone in the other version: "the mission".
    let head = head_word(document, mention).and_then(|head| {
        let near = near(reading, version, other, mention.sentence);
        near.into_iter().find_map(|s| lone_head(lacking, s, head))
    });
    let span = document.span_of(&mention.tokens);
    let words = span.of(document.text());
    let (id, lacking_id) = (&document.version.id, &lacking.version.id);
    let (place, severity, tail) = match (head, aligned.first()) {
        (Some(token), _) => {
            let stand_in = lacking.tokens[token].span;
            let tail = format!("; {lacking_id} has only “{}”", stand_in.of(lacking.text()));
            (Place::new(other, stand_in), Severity::Warning, tail)
        }
        (None, Some(&sentence)) => (Place::new(other, lacking.sentences[sentence].span), Severity::Note, String::new()),
        (None, None) => return None,
    };
    Some(Finding {
        rule: "name-missing",
        family: Family::Entity,
        severity,
        confidence: if severity == Severity::Warning { 0.8 } else { 0.5 },
        message: format!("“{words}” in {id} is named nowhere in {lacking_id}{tail}."),
        fault: place,
        evidence: vec![Place::meaning(version, span, mention.organisation.key())],
        suggestion: None,
    })
}

/// The noun that the name belongs to: the word behind it ("United Nations mission").
fn head_word<'d>(document: &'d Document<'_>, mention: &Mention) -> Option<&'d str> {
    let token = document.tokens.get(mention.tokens.end)?;
    let small = token.span.of(document.text()).starts_with(char::is_lowercase);
    let plain =
        !document.has(mention.tokens.end, |sense| matches!(sense, Sense::Function | Sense::Reporting | Sense::Article));
    (token.shape == Shape::Word && small && plain && token.key.chars().count() >= 4).then_some(&*token.key)
}

/// The sentences of the other version that may say the same: the aligned ones and those beside them,
/// and the ones aligned with the neighbours of the mention.
fn near(reading: &Reading<'_>, version: usize, other: usize, sentence: usize) -> Vec<usize> {
    let last = reading.documents[other].sentences.len();
    let mut found: Vec<usize> = Vec::new();
    for step in [sentence, sentence + 1, sentence.wrapping_sub(1)] {
        let Some(row) = reading.group_of(version, step) else { continue };
        for &s in &reading.groups[row].sentences[other] {
            found.extend(
                [s, s + 1, s.wrapping_sub(1)]
                    .into_iter()
                    .filter(|&s| s < last && !found.contains(&s))
                    .collect::<Vec<_>>(),
            );
        }
    }
    found
}

/// The head word in a sentence, where no name stands before it: an article alone.
fn lone_head(document: &Document<'_>, sentence: usize, head: &str) -> Option<usize> {
    let tokens = document.sentences[sentence].tokens.clone();
    tokens.clone().find(|&t| {
        let article = t > tokens.start && document.has(t - 1, |sense| sense == Sense::Article);
        article && *document.tokens[t].key == *head
    })
}

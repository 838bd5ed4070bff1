//! A version still says what a newer text of its source has corrected.

use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Family, Finding, Place, Severity};

/// A text and the newest one that takes its place.
struct Succession {
    old: usize,
    new: usize,
}

/// What the other rules found, seen in the light of which text takes the place of which: who goes with the old one
/// against the new one is out of date; what the new one changed is news to nobody; and nothing need be mended in
/// the old one.
pub fn check(reading: &Reading<'_>, found: Vec<Finding>) -> Vec<Finding> {
    let successions = successions(&reading.documents);
    if successions.is_empty() {
        return found;
    }
    found.into_iter().flat_map(|finding| judge(reading, &successions, finding)).collect()
}

fn judge(reading: &Reading<'_>, successions: &[Succession], mut finding: Finding) -> Vec<Finding> {
    let place = |version: usize| finding.places().find(|place| place.version == version);
    let told = |succession: &&Succession| place(succession.old).is_some();
    let Some(Succession { old, new }) = successions.iter().find(told) else { return vec![finding] };
    let is_third = |place: &Place| place.version != *old && place.version != *new;
    let sets_versions_apart = matches!(finding.family, Family::Number | Family::Entity | Family::Meaning);
    if let (Some(before), Some(after), true) = (place(*old), place(*new), sets_versions_apart) {
        let goes_with = |third: &Place| match (&third.value, &before.value) {
            (Some(value), Some(old)) => value == old,
            // Where versions agree against one, that one is the first.
            _ => finding.fault.version == *new,
        };
        let behind = finding.places().filter(|third| is_third(third) && goes_with(third));
        let outdated: Vec<Finding> = behind.map(|third| outdated(reading, &finding, third, before, after)).collect();
        if !outdated.is_empty() {
            return outdated;
        }
    }
    // The change itself, what a third has changed already, or a fault of a text that nobody prints any more.
    if finding.fault.version == *old || !finding.places().any(is_third) || place(*new).is_none() {
        finding.severity = Severity::Note;
    }
    vec![finding]
}

fn outdated(reading: &Reading<'_>, finding: &Finding, third: &Place, before: &Place, after: &Place) -> Finding {
    let id = |place: &Place| &reading.documents[place.version].version.id;
    let words = |place: &Place| {
        let words = place.span.of(reading.documents[place.version].text());
        match &place.value {
            Some(value) if value != words => format!("“{words}” ({value})"),
            _ => format!("“{words}”"),
        }
    };
    let (still, now) = (words(third), words(after));
    let message =
        format!("{} still says {still}, as {} did; {}, the newer text, says {now}.", id(third), id(before), id(after));
    Finding {
        rule: "outdated-copy",
        family: Family::Meaning,
        message,
        fault: third.clone(),
        evidence: vec![after.clone(), before.clone()],
        suggestion: None,
        ..finding.clone()
    }
}

/// Which texts have a newer one, each with the newest.
fn successions(documents: &[Document<'_>]) -> Vec<Succession> {
    let rank = |n: &usize| {
        documents.get(*n).map(|document| (document.version.edition.number, document.version.edition.corrects))
    };
    let successor = |(old, before): (usize, &Document<'_>)| {
        let later = documents.iter().enumerate().filter(|(_, after)| follows(after, before)).map(|(n, _)| n);
        later.max_by_key(rank).map(|new| Succession { old, new })
    };
    documents.iter().enumerate().filter_map(successor).collect()
}

/// Whether a text takes the place of another: one item in one language, by number or as a correction of it.
fn follows(after: &Document<'_>, before: &Document<'_>) -> bool {
    let (new, old) = (&after.version.edition, &before.version.edition);
    let corrects = new.corrects && !old.corrects;
    let is_later = match (&new.item, &old.item) {
        // The first text of an item often has no number.
        (Some(item), Some(other)) => item == other && (new.number > old.number || new.number == old.number && corrects),
        _ => corrects,
    };
    is_later && after.tag == before.tag
}

//! The last words of a sentence, cut off by a false full stop, are found where another version has the
//! sentence whole.

use crate::gold::{GoldStory, stories};
use copydesk::align::Reading;
use copydesk::finding::Finding;
use copydesk::selftest::{Edit, Site, kind};
use copydesk::{Options, Version, check};
use std::collections::BTreeMap;

const RULE: &str = "stranded-fragment";
/// Of each version so many sentences are broken at most, one at a time.
const BROKEN: usize = 12;

#[derive(Default)]
struct Count {
    all: usize,
    found: usize,
}

/// The least share of all that is found, as measured; what is missed was aligned with another sentence.
const FLOOR: f64 = 0.92;

#[test]
fn fragments_are_found() {
    let stranded = kind("words-stranded").unwrap();
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    let mut missed = Vec::new();
    for GoldStory { story, .. } in stories().into_iter().filter(|story| story.corpus == "clean") {
        let reading = Reading::of(&story);
        for version in 0..story.versions.len() {
            let edits = stranded.edits(&Site { reading: &reading, version });
            let Version { id, text, lang, .. } = &story.versions[version];
            let count = counts.entry(lang.clone().unwrap_or_default()).or_default();
            for edit in edits.iter().step_by(edits.len().div_ceil(BROKEN).max(1)) {
                let mut story = story.clone();
                story.versions[version].text = edit.made(text);
                let told = check(&story, Options::plain()).findings;
                let is_it = |finding: &Finding| {
                    finding.rule == RULE && finding.fault.version == version && finding.fault.span.meets(edit.place())
                };
                count.all += 1;
                if told.iter().any(is_it) {
                    count.found += 1;
                } else {
                    let Edit { put, .. } = edit;
                    missed.push(format!("{id}: {put}"));
                }
            }
        }
    }
    let share = |count: &Count| count.found as f64 / count.all.max(1) as f64;
    let table: String =
        counts.iter().map(|(lang, count)| format!("{lang}: {:.3} of {} found\n", share(count), count.all)).collect();
    let total = counts
        .values()
        .fold(Count::default(), |sum, count| Count { all: sum.all + count.all, found: sum.found + count.found });
    assert!(counts.values().filter(|count| count.all > 0).count() >= 12, "{table}");
    assert!(share(&total) >= FLOOR, "{:.3} found\n{table}{}", share(&total), missed.join("\n"));
}

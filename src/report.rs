//! A story checked: all that a renderer may know.

use crate::align::Reading;
use crate::checks;
use crate::finding::{Finding, Severity};
use crate::lang::{Glossary, fold};
use crate::story::Story;
use rustc_hash::FxHashMap;

/// A story with what was found in it.
#[derive(Debug)]
pub struct Report<'a> {
    pub reading: Reading<'a>,
    /// In the order of version and place.
    pub findings: Vec<Finding>,
    /// One a finding: the same while the fault is the same, wherever it stands and however the
    /// message is worded.
    pub fingerprints: Vec<String>,
}

impl<'a> Report<'a> {
    /// Reads, aligns and checks a story.
    ///
    /// ```
    /// use copydesk::{Report, Story, Version};
    /// let version = |id: &str, text: &str| Version { id: id.into(), lang: Some("en".into()), text: text.into(), ..Version::default() };
    /// let story = Story { id: "s".into(), versions: vec![version("a", "It cost &amp; it lasted.")] };
    /// let report = Report::of(&story);
    /// assert_eq!(report.findings[0].rule, "leaked-markup");
    /// assert_eq!(report.findings[0].suggestion.as_deref(), Some("&"));
    /// ```
    pub fn of(story: &'a Story) -> Report<'a> {
        Report::with(story, Glossary::none())
    }

    /// Reads a story, aligns it with the help of word lists, and checks it.
    pub fn with(story: &'a Story, glossary: &'a Glossary) -> Report<'a> {
        let reading = Reading::with(story, glossary);
        let findings = checks::run(&reading);
        let fingerprints = fingerprints(&reading, &findings);
        Report { reading, findings, fingerprints }
    }

    /// The gravest severity found.
    pub fn gravest(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }
}

/// Rule, story, versions, values and the folded words of the sentence at fault, and a number among
/// equals, so that two equal faults are two findings.
fn fingerprints(reading: &Reading<'_>, findings: &[Finding]) -> Vec<String> {
    let mut seen: FxHashMap<blake3::Hash, usize> = FxHashMap::default();
    // Findings come by place, so the words of a sentence are folded once.
    let (mut folded, mut sentence) = (Vec::new(), None);
    let mut one = |finding: &Finding| {
        let mut hash = blake3::Hasher::new();
        let mut part = |words: &str| {
            hash.update(words.as_bytes());
            hash.update(&[0]);
        };
        part("1");
        part(finding.rule);
        part(&reading.story.id);
        for place in finding.places() {
            let document = &reading.documents[place.version];
            part(&document.version.id);
            part(place.value.as_deref().unwrap_or(""));
            part(&fold(place.span.of(document.text())));
        }
        let document = &reading.documents[finding.fault.version];
        let here = (finding.fault.version, document.sentence_at(finding.fault.span.start));
        if sentence != Some(here) {
            sentence = Some(here);
            folded.clear();
            for word in here.1.map_or("", |s| document.words(s)).split_whitespace() {
                folded.extend_from_slice(fold(word).as_bytes());
                folded.push(0);
            }
        }
        hash.update(&folded);
        hash.finalize()
    };
    findings
        .iter()
        .map(|finding| {
            let hash = one(finding);
            let count = seen.entry(hash).or_default();
            *count += 1;
            let hex = hash.to_hex();
            if *count == 1 { hex[..16].to_owned() } else { format!("{}-{count}", &hex[..16]) }
        })
        .collect()
}

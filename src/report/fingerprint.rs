//! Fingerprints: by what a finding is known again.

use crate::align::Reading;
use crate::finding::{Finding, Place};
use crate::lang::fold;
use crate::span::text_before;
use rustc_hash::FxHashMap;

/// Of what a fingerprint is made; another number where that changes.
const SCHEMA: &str = "2";
/// Characters of a fingerprint: 64 bits, so that among a million findings two equal ones are unlikely.
const LENGTH: usize = 16;

/// One a finding: rule, story, and of every place the language, the value and the words, folded; with them one
/// sentence; and a number among equals, so that two equal faults are two findings.
///
/// Not in it: lines and paths, so that edits elsewhere change nothing; ids of versions, which come from the names
/// of files; the order of the versions; the message.
pub fn of(reading: &Reading<'_>, findings: &[Finding]) -> Vec<String> {
    let mut seen: FxHashMap<blake3::Hash, usize> = FxHashMap::default();
    let mut sentences = Sentences { reading, last: None, folded: String::new() };
    let one = |finding: &Finding| {
        let hash = hash(finding, &mut sentences);
        let count = seen.entry(hash).or_default();
        *count += 1;
        let hex = hash.to_hex();
        if *count == 1 {
            text_before(&hex, LENGTH).to_owned()
        } else {
            format!("{}-{count}", text_before(&hex, LENGTH))
        }
    };
    findings.iter().map(one).collect()
}

fn hash(finding: &Finding, sentences: &mut Sentences<'_>) -> blake3::Hash {
    let reading = sentences.reading;
    let mut places: Vec<(&str, &str, String, &Place)> = finding
        .places()
        .filter_map(|place| {
            let document = reading.documents.get(place.version)?;
            let value = place.value.as_deref().unwrap_or("");
            Some((document.tag.as_str(), value, fold(place.span.of(document.text())), place))
        })
        .collect();
    places.sort_by(|a, b| (a.0, a.1, &a.2).cmp(&(b.0, b.1, &b.2)));
    let mut hash = blake3::Hasher::new();
    let mut part = |words: &str| {
        hash.update(words.as_bytes());
        hash.update(&[0]);
    };
    part(SCHEMA);
    part(finding.rule);
    part(&reading.story.id);
    for (tag, value, words, _) in &places {
        part(tag);
        part(value);
        part(words);
    }
    if let Some((.., place)) = places.first() {
        part(sentences.around(place));
    }
    hash.finalize()
}

/// The folded sentences of a story; findings come by place, so the last one is often asked for again.
struct Sentences<'a> {
    reading: &'a Reading<'a>,
    last: Option<(usize, Option<usize>)>,
    folded: String,
}

impl Sentences<'_> {
    /// The letters and figures of the sentence around a place, folded: marks and spaces may change.
    fn around(&mut self, place: &Place) -> &str {
        let document = self.reading.documents.get(place.version);
        let sentence = document.and_then(|document| Some((document, document.sentence_at(place.span.start)?)));
        let here = (place.version, sentence.map(|(_, number)| number));
        if self.last != Some(here) {
            self.last = Some(here);
            self.folded.clear();
            for word in
                sentence.map_or("", |(document, number)| document.words(number)).split(|c: char| !c.is_alphanumeric())
            {
                self.folded.push_str(&fold(word));
            }
        }
        &self.folded
    }
}

//! What holds for every story: laws that give complaints. The tests hold them over the corpora and over generated
//! stories, the fuzz targets over whatever comes.

use copydesk::align::Reading;
use copydesk::checks::{self, Check};
use copydesk::finding::{Family, Finding, Severity};
use copydesk::report::{Decision, Decisions};
use copydesk::source::jsonl::{self, Line};
use copydesk::{Document, Options, Span, Story, Version, check};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// A version against itself shows no divergence, and every sentence stands beside itself. What a version
/// shows by itself, such as a weekday that does not fit its date, is none.
pub fn agrees_with_itself(story: &Story) -> Vec<String> {
    let mut complaints = Vec::new();
    for version in &story.versions {
        let copy = |id: &str| Version { id: id.into(), ..version.clone() };
        let twins = Story { id: story.id.clone(), versions: vec![copy("one"), copy("two")] };
        let report = check(&twins, Options::plain());
        for finding in &report.findings {
            let alone = checks::rule(finding.rule)
                .is_some_and(|rule| matches!(rule.check, Check::Document(_) | Check::Words(_)));
            if !alone && finding.family != Family::Garble && finding.severity >= Severity::Warning {
                complaints.push(format!("{} against itself: {}", version.id, told(&twins, finding)));
            }
        }
        for (n, sentence) in report.reading.documents[0].sentences.iter().enumerate() {
            let group = report.reading.group_of(0, n).map(|group| &report.reading.groups[group].sentences);
            if sentence.kind.is_copy() && group != Some(&vec![vec![n], vec![n]]) {
                complaints.push(format!("{} against itself: sentence {n} stands in {group:?}", version.id));
            }
        }
    }
    complaints
}

/// Groups never overlap, and every span lies in its text on character boundaries.
pub fn is_well_formed(story: &Story) -> Vec<String> {
    let report = check(story, Options::plain());
    let mut complaints = is_aligned_well(&report.reading);
    for finding in &report.findings {
        if finding.places().any(|place| !fits(story, place.version, place.span)) {
            complaints.push(format!("{} has a place that is none: {:?}", finding.rule, finding.fault));
        }
    }
    complaints
}

/// The same of what was read and aligned.
pub fn is_aligned_well(reading: &Reading<'_>) -> Vec<String> {
    let mut complaints = Vec::new();
    let story = reading.story;
    for (v, document) in reading.documents.iter().enumerate() {
        let mut end = 0;
        for sentence in &document.sentences {
            if !fits(story, v, sentence.span) || sentence.span.start < end {
                complaints.push(format!("sentence {:?} of {} does not fit", sentence.span, document.version.id));
            }
            end = sentence.span.end;
        }
        let spans = document.facts.iter().map(|fact| fact.span).chain(document.tokens.iter().map(|token| token.span));
        complaints
            .extend(spans.filter(|&span| !fits(story, v, span)).map(|span| format!("{span:?} is no place in {v}")));
    }
    let mut seen = BTreeSet::new();
    for group in &reading.groups {
        if group.sentences.len() != story.versions.len() || group.versions().count() < 2 {
            complaints.push(format!("{group:?} is no row over two versions or more"));
        }
        for (v, numbers) in group.sentences.iter().enumerate() {
            for &n in numbers {
                if reading.documents.get(v).is_none_or(|document| n >= document.sentences.len()) {
                    complaints.push(format!("version {v} has no sentence {n}"));
                }
                if !seen.insert((v, n)) {
                    complaints.push(format!("sentence {n} of version {v} stands in two groups"));
                }
            }
        }
    }
    complaints
}

fn fits(story: &Story, version: usize, span: Span) -> bool {
    let text = story.versions.get(version).map_or("", |version| version.text.as_str());
    span.start <= span.end && text.get(span.start..span.end).is_some()
}

/// Composed and decomposed copy give the same facts and findings, places aside.
pub fn is_blind_to_composition(story: &Story) -> Vec<String> {
    let with = |form: fn(&str) -> String| {
        let version = |v: &Version| Version { text: form(&v.text), ..v.clone() };
        Story { id: story.id.clone(), versions: story.versions.iter().map(version).collect() }
    };
    let (composed, decomposed) = (with(|text| text.nfc().collect()), with(|text| text.nfd().collect()));
    difference(&read_and_found(&composed), &read_and_found(&decomposed), "composed", "decomposed")
}

/// Blank lines and spaces added between sentences change nothing, places aside.
pub fn is_blind_to_space(story: &Story) -> Vec<String> {
    let version = |v: &Version| {
        let document = Document::read(v);
        let mut text = String::new();
        let mut end = 0;
        for sentence in &document.sentences {
            let gap = &v.text[end..sentence.span.start];
            text.push_str(gap);
            if gap.contains('\n') {
                text.push_str("\n\n");
            } else if !gap.is_empty() {
                text.push(' ');
            }
            text.push_str(document.text().get(sentence.span.start..sentence.span.end).unwrap_or(""));
            end = sentence.span.end;
        }
        text.push_str(&v.text[end..]);
        Version { text, ..v.clone() }
    };
    let spaced = Story { id: story.id.clone(), versions: story.versions.iter().map(version).collect() };
    difference(&read_and_found(story), &read_and_found(&spaced), "as it is", "spaced")
}

/// Versions in another order and under other names disagree in the same things, with the same fingerprints.
pub fn is_blind_to_order(story: &Story) -> Vec<String> {
    let disagrees = |finding: &Finding| matches!(finding.family, Family::Number | Family::Entity | Family::Meaning);
    // The words of both sides, whichever of them is called the fault.
    let words = |story: &Story, finding: &Finding| {
        let mut words: Vec<String> = finding.places().map(|place| quoted(story, place)).collect();
        words.sort();
        words.dedup();
        format!("{} {}", finding.rule, words.join(" / "))
    };
    let once = |story: &Story| -> BTreeMap<String, usize> {
        counted(story, &disagrees, &words).into_keys().map(|key| (key, 1)).collect()
    };
    let (mut turned, mut moved) = (story.clone(), story.clone());
    turned.versions.reverse();
    if !moved.versions.is_empty() {
        moved.versions.rotate_left(1);
    }
    let mut complaints = Vec::new();
    for other in [&mut turned, &mut moved] {
        for (n, version) in other.versions.iter_mut().enumerate() {
            version.id = format!("renamed {n}");
        }
        complaints.extend(difference(&once(story), &once(other), "as it is", "in another order"));
    }
    complaints
}

/// Blank lines before and behind the copy, and line feeds that a carriage return precedes, change nothing.
pub fn is_blind_to_lines(story: &Story) -> Vec<String> {
    let with = |changed: &dyn Fn(&str) -> String| {
        let version = |v: &Version| Version { text: changed(&v.text), ..v.clone() };
        Story { id: story.id.clone(), versions: story.versions.iter().map(version).collect() }
    };
    let plain = with(&|text| text.replace('\r', ""));
    let returned = with(&|text| text.replace('\r', "").replace('\n', "\r\n"));
    let amid = with(&|text| format!("\n \n{}\n\n", text.replace('\r', "")));
    let found = read_and_found(&plain);
    let mut complaints = difference(&found, &read_and_found(&returned), "with line feeds", "with carriage returns");
    complaints.extend(difference(&found, &read_and_found(&amid), "as it is", "amid blank lines"));
    complaints
}

/// What stood when a baseline was written is not new, and the fingerprints hang neither on the order of the versions nor
/// on their names.
pub fn is_known_again(story: &Story) -> Vec<String> {
    let report = check(story, Options::plain());
    let decision = |mark: &String| (mark.clone(), Decision::default());
    let baseline = report.fingerprints.iter().map(decision).collect();
    let decisions = Decisions { baseline, ..Decisions::default() };
    let mut turned = story.clone();
    turned.versions.reverse();
    for (n, version) in turned.versions.iter_mut().enumerate() {
        version.id = format!("renamed {n}");
    }
    let mut complaints = Vec::new();
    for (story, how) in [(story, "as it is"), (&turned, "turned")] {
        let options = Options { decisions: decisions.clone(), ..Options::default() };
        let mut again = check(story, &options);
        again.keep_new();
        complaints.extend(again.findings.iter().map(|finding| format!("new, {how}: {}", told(story, finding))));
    }
    complaints
}

/// A story written as a line of a stream is read back.
pub fn is_read_back(story: &Story) -> Vec<String> {
    let versions: Vec<Value> = story
        .versions
        .iter()
        .map(|version| match &version.cuts {
            Some(cuts) => {
                let sentences: Vec<&str> = cuts.iter().map(|cut| cut.of(&version.text)).collect();
                json!({"id": version.id, "lang": version.lang, "sentences": sentences})
            }
            None => json!({"id": version.id, "lang": version.lang, "text": version.text}),
        })
        .collect();
    let line = Line { number: 2, bytes: Some(json!({"id": story.id, "versions": versions}).to_string().into_bytes()) };
    match jsonl::story(&line) {
        Ok(read) => {
            let same = read.id == story.id
                && read.versions.len() == story.versions.len()
                && read
                    .versions
                    .iter()
                    .zip(&story.versions)
                    .all(|(a, b)| a.id == b.id && a.text == b.text && a.cuts == b.cuts);
            if same { Vec::new() } else { vec!["the story is another one when it is read back".to_owned()] }
        }
        Err(_) if story.versions.is_empty() => Vec::new(),
        Err(why) => vec![why],
    }
}

/// The same input gives the same findings and fingerprints.
pub fn is_the_same_twice(story: &Story) -> Vec<String> {
    let again = story.clone();
    let (one, two) = (check(story, Options::plain()), check(&again, Options::plain()));
    let same = one.findings == two.findings
        && one.fingerprints == two.fingerprints
        && one.reading.groups == two.reading.groups
        && one.fingerprints.len() == one.findings.len()
        && one.fingerprints.iter().collect::<BTreeSet<_>>().len() == one.findings.len();
    if same { Vec::new() } else { vec!["two runs differ, or two findings have one fingerprint".into()] }
}

/// What is read and found, places aside: the facts of each version in order, and findings by rule,
/// severity and quoted words.
fn read_and_found(story: &Story) -> BTreeMap<String, usize> {
    let mut all = counted(story, &|_| true, &seen);
    for document in story.versions.iter().map(Document::read) {
        for fact in &document.facts {
            *all.entry(format!("{} {} in {}", fact.kind(), fact.canonical(), document.version.id)).or_default() += 1;
        }
    }
    all
}

/// How often each kind of finding is made.
fn counted(
    story: &Story,
    wanted: &dyn Fn(&Finding) -> bool,
    key: &dyn Fn(&Story, &Finding) -> String,
) -> BTreeMap<String, usize> {
    let mut count = BTreeMap::new();
    for finding in check(story, Options::plain()).findings.iter().filter(|finding| wanted(finding)) {
        *count.entry(key(story, finding)).or_default() += 1;
    }
    count
}

/// Rule, severity and quoted words, composed.
fn seen(story: &Story, finding: &Finding) -> String {
    let words: Vec<String> = finding.places().map(|place| quoted(story, place)).collect();
    format!("{} {} {}", finding.severity.name(), finding.rule, words.join(" / "))
}

fn quoted(story: &Story, place: &copydesk::finding::Place) -> String {
    // A place over two sentences holds the space between them.
    let words: String = place.span.of(&story.versions[place.version].text).nfc().collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn told(story: &Story, finding: &Finding) -> String {
    format!("{}: {}", seen(story, finding), finding.message)
}

fn difference(a: &BTreeMap<String, usize>, b: &BTreeMap<String, usize>, one: &str, other: &str) -> Vec<String> {
    let lacking = |from: &BTreeMap<String, usize>, to: &BTreeMap<String, usize>, name: &str| -> Vec<String> {
        let only = from.iter().filter(|(key, count)| to.get(*key) != Some(count));
        only.map(|(key, count)| format!("{name}, {count} times: {key}")).collect()
    };
    let mut complaints = lacking(a, b, one);
    complaints.extend(lacking(b, a, other));
    complaints
}

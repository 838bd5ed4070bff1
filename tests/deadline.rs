//! A story for which there was no time: what was done of it stands, and what was not is said.

use crate::formats::reports::complaints;
use copydesk::align::Extent;
use copydesk::checks::RULES;
use copydesk::deadline::Deadline;
use copydesk::report::check_within;
use copydesk::{Options, Report, Story, Version, check};
use std::collections::BTreeSet;
use std::time::Duration;

/// Three versions with something for rules of every kind: on one version, on rows, on facts and on names.
fn story() -> Story {
    let version = |id: &str, lang: Option<&str>, text: &str| Version {
        id: id.into(),
        lang: lang.map(str::to_owned),
        text: text.into(),
        ..Version::default()
    };
    Story {
        id: "port <b>".into(),
        versions: vec![
            version("en", None, "The harbour of Tesk &amp; its crane burned. Mayor Ana Brodd said 12 boats were lost."),
            version(
                "de",
                Some("de"),
                "Der Hafen von Tesk brannte. Bürgermeisterin Ana Brodd sagte, 15 Boote seien verloren.",
            ),
            version("ru", Some("ru"), "Порт Теска горел. Мэр Ана Бродд сказала, что 12 лодок не потеряны."),
        ],
    }
}

/// The reports with one question more each, up to the first that is whole.
fn cut_short(story: &Story) -> Vec<Report<'_>> {
    let mut reports = Vec::new();
    for asks in 0..2_000 {
        let report = check_within(story, Options::plain(), &Deadline::after_asks(asks));
        let is_whole = report.undone.is_none();
        reports.push(report);
        if is_whole {
            return reports;
        }
    }
    panic!("so small a story asks more than two thousand times");
}

#[test]
fn wherever_the_time_ends_what_was_done_stands() {
    let story = story();
    let whole = check(&story, Options::plain());
    assert!(whole.findings.len() > 2 && whole.undone.is_none());
    let reports = cut_short(&story);
    let (last, short) = reports.split_last().unwrap();
    assert_eq!((&last.findings, &last.fingerprints), (&whole.findings, &whole.fingerprints));
    let mut done_before = 0;
    let mut extents = Vec::new();
    for report in short {
        let undone = report.undone.as_ref().unwrap();
        assert_eq!((undone.time, undone.extent), (None, report.reading.extent));
        assert_eq!(report.reading.documents.len(), story.versions.len(), "no version loses its place");
        let rules: BTreeSet<&str> = undone.rules.iter().copied().collect();
        assert!(report.findings.iter().all(|finding| !rules.contains(finding.rule)), "{rules:?}");
        // Rules that settle with each other on one fault may each tell it where the other is not done.
        let done = |rule: &str| !rules.contains(rule);
        for finding in whole.findings.iter().filter(|finding| done(finding.rule)) {
            assert!(report.findings.contains(finding), "{finding:?} of a rule that was done: {rules:?}");
        }
        if undone.extent != Extent::Whole {
            assert_eq!((rules.len(), report.findings.len(), report.reading.groups.len()), (RULES.len(), 0, 0));
            assert_eq!(report.coverage(), None);
        }
        assert!(RULES.len() - rules.len() >= done_before, "more time, more rules");
        done_before = RULES.len() - rules.len();
        extents.push(undone.extent);
    }
    extents.dedup();
    assert_eq!(extents, [Extent::Unread, Extent::Unaligned, Extent::Whole]);
}

#[test]
fn every_format_is_written_of_what_was_done() {
    let story = story();
    let reports = cut_short(&story);
    for report in reports.into_iter().step_by(7) {
        assert_eq!(complaints(report), Vec::<String>::new());
    }
}

#[test]
fn a_time_that_is_over_at_once_leaves_all() {
    let story = story();
    let options = Options { time_limit: Some(Duration::from_nanos(1)), ..Options::default() };
    let undone = check(&story, &options).undone.unwrap();
    assert_eq!((undone.extent, undone.stages()), (Extent::Unread, &["reading", "alignment"][..]));
    assert!(undone.sentence().starts_with("it took longer than its 0.000000001 s: "), "{}", undone.sentence());
    let options = Options { time_limit: Some(Duration::MAX), ..Options::default() };
    assert_eq!(check(&story, &options).undone, None);
}

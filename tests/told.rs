//! What a finding says beside its place, which the pages of the rules do not hold: how grave it is, what it shows and
//! what it suggests.

use copydesk::finding::{Finding, Severity};
use copydesk::{Options, Story, Version, check};

/// The story of some versions, each a language and its text.
fn story(versions: &[(&str, &str)]) -> Story {
    let version = |(n, (lang, text)): (usize, &(&str, &str))| Version {
        id: n.to_string(),
        lang: Some((*lang).into()),
        text: (*text).into(),
        ..Version::default()
    };
    Story { id: "told".into(), versions: versions.iter().enumerate().map(version).collect() }
}

/// What a rule says of a story.
fn told(story: &Story, rule: &str) -> Vec<Finding> {
    let findings = check(story, Options::plain()).findings;
    findings.into_iter().filter(|finding| finding.rule == rule).collect()
}

/// The one thing that a rule says of English copy.
fn told_of(text: &str, rule: &str) -> Finding {
    let mut all = told(&story(&[("en", text)]), rule);
    assert_eq!(all.len(), 1, "{rule} of {text:?}: {all:?}");
    all.remove(0)
}

#[test]
fn a_doubled_word_is_less_grave_than_a_doubled_phrase() {
    for (text, severity) in [
        ("The council said that the the bridge would be closed.", Severity::Warning),
        ("The minister spoke in Lima in Lima about the vote.", Severity::Error),
        ("The plan was approved approved approved by the council.", Severity::Error),
    ] {
        assert_eq!(told_of(text, "repeated-words").severity, severity, "{text}");
    }
}

#[test]
fn what_nobody_sees_is_called_by_its_name() {
    let controls = ('\0'..='\u{1F}').chain(['\u{7F}']).filter(|c| !matches!(c, '\n' | '\r' | '\t'));
    for (c, name) in controls.map(|c| (c, "control character")).chain([('\u{200B}', "zero-width space")]) {
        let finding = told_of(&format!("The minister {c}said it was so."), "invisible-character");
        assert!(finding.message.contains(name), "{c:?}: {}", finding.message);
    }
}

#[test]
fn an_entity_is_read() {
    for (entity, sign) in [("&amp;", "&"), ("&quot;", "\""), ("&lt;", "<")] {
        let finding = told_of(&format!("The minister {entity} the mayor said so."), "leaked-markup");
        assert_eq!(finding.suggestion.as_deref(), Some(sign), "{entity}");
    }
}

#[test]
fn a_placeholder_is_quoted_whole() {
    for placeholder in ["{0}", "{12}", "__NAME__", "%s"] {
        let text = format!("The minister spoke to {placeholder} about the bridge.");
        assert_eq!(told_of(&text, "leaked-markup").fault.span.of(&text), placeholder);
    }
}

#[test]
fn a_fragment_is_not_its_own_evidence() {
    let text = "The army said 12 soldiers died. The attack was claimed by the government. IS. The army denied it.";
    assert!(told_of(text, "stranded-fragment").evidence.is_empty());
}

#[test]
fn what_nobody_translated_is_quoted_and_no_more() {
    let text = "He met the très joli woman in the town on Sunday, and the minister spoke of the bridge.";
    assert_eq!(told_of(text, "untranslated-text").fault.span.of(text), "très joli");
}

#[test]
fn a_warning_of_one_name_leaves_the_note_of_another() {
    let story = story(&[
        ("en", "The UNHCR sent 12 trucks to Goma on Monday. The trucks of the WHO were late on Friday."),
        ("fr", "L’agence a envoyé 12 camions à Goma lundi. Vendredi, les camions étaient en retard."),
    ]);
    let all: Vec<Severity> = told(&story, "name-missing").iter().map(|finding| finding.severity).collect();
    assert_eq!(all, [Severity::Warning, Severity::Note]);
}

#[test]
fn evidence_is_a_few_words_about_what_it_shows() {
    let text = "The army blamed IS fighters near Goma. The attack on the ferry was claimed by the government. IS. \
                Nobody was hurt.";
    let evidence = told_of(text, "stranded-fragment").evidence;
    assert_eq!(
        evidence.iter().map(|place| place.span.of(text)).collect::<Vec<_>>(),
        ["The army blamed IS fighters near"]
    );
    let whole = "The bridge was opened by the mayor of the small old northern fishing town of Lerwick near the coast of \
                 Scotland in 2014 after a long row.";
    let story = story(&[("en", "The bridge was opened by the mayor of in 2014 after a long row."), ("en", whole)]);
    let holes: Vec<Finding> =
        told(&story, "name-missing").into_iter().filter(|f| f.message.contains("lacks a name")).collect();
    assert_eq!(holes.len(), 1);
    assert_eq!(holes[0].evidence[0].span.of(whole), "Lerwick near the coast of Scotland");
}

#[test]
fn the_word_beside_the_same_word_is_suggested() {
    let here = "He said the musolm was closed on Sunday.";
    let story = story(&[("en", here), ("en", "People in town said the museum was closed on Sunday.")]);
    let all: Vec<Option<String>> = told(&story, "untranslated-text").into_iter().map(|f| f.suggestion).collect();
    assert_eq!(all, [Some("museum".to_owned())]);
}

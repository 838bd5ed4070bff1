//! The way from copy to report: sentences and facts, rows, findings, formats.

use crate::laws;
use copydesk::align::Reading;
use copydesk::finding::Severity;
use copydesk::render::{self, Agreeing, Asked, Run, Tally};
use copydesk::source::jsonl;
use copydesk::{Document, Options, Span, Story, Version};
use std::io::Cursor;

/// Language tags that copy of a target may name; with others its language is detected.
const TAGS: [&str; 24] = [
    "ar", "cs", "de", "en", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr",
    "uk", "zh", "zh-Hant", "und", "xx-Latn",
];

/// A version: a line with the tag of its language, where one of [`TAGS`] stands there, and its text.
fn version(id: usize, text: &str) -> Version {
    let named = text.split_once('\n').filter(|(tag, _)| TAGS.contains(tag));
    let (lang, text) = named.map_or((None, text), |(tag, rest)| (Some(tag.to_owned()), rest));
    Version { id: format!("v{id}"), lang, text: text.to_owned(), ..Version::default() }
}

/// A story: its versions, divided by lines of three equals signs.
fn story(bytes: &[u8]) -> Story {
    let text = String::from_utf8_lossy(bytes);
    let versions = text.split("\n===\n").take(6).enumerate().map(|(id, text)| version(id, text)).collect();
    Story { id: "fuzzed".to_owned(), versions }
}

/// Cutting and the facts: each sentence has its place, its tokens and its facts, and nothing lies between sentences.
pub fn sentences(bytes: &[u8]) {
    let version = version(0, &String::from_utf8_lossy(bytes));
    let (document, text) = (Document::read(&version), version.text.as_str());
    let holds = |span: Span| text.get(span.start..span.end).is_some_and(|words| !words.is_empty());
    let mut end = 0;
    for token in &document.tokens {
        assert!(end <= token.span.start && holds(token.span), "{token:?} is no place in {text:?}");
        end = token.span.end;
    }
    let (mut end, mut tokens, mut facts) = (0, 0, 0);
    for sentence in &document.sentences {
        assert!(end <= sentence.span.start && holds(sentence.span), "{sentence:?} is no place in {text:?}");
        assert!(text[end..sentence.span.start].trim().is_empty(), "{:?} is lost", &text[end..sentence.span.start]);
        assert!(tokens <= sentence.tokens.start && sentence.tokens.start <= sentence.tokens.end, "{sentence:?}");
        assert_eq!(facts, sentence.facts.start, "facts follow each other");
        for fact in &document.facts[sentence.facts.clone()] {
            assert!(sentence.span.holds(fact.span) && holds(fact.span), "{fact:?} is not in {sentence:?}");
            assert!(
                sentence.tokens.start <= fact.tokens.start && fact.tokens.end <= sentence.tokens.end,
                "{fact:?} has tokens outside of {sentence:?}"
            );
            assert!(!fact.canonical().is_empty(), "{fact:?} means nothing");
        }
        (end, tokens, facts) = (sentence.span.end, sentence.tokens.end, sentence.facts.end);
    }
    assert!(text[end..].trim().is_empty(), "{:?} is lost", &text[end..]);
    assert_eq!(facts, document.facts.len(), "every fact is in a sentence");
    assert!(document.facts.is_sorted_by_key(|fact| fact.span.start), "facts stand in the order of the copy");
    assert!(tokens <= document.tokens.len());
    let again = Document::read(&version);
    assert!(document.sentences == again.sentences && document.facts == again.facts, "copy is read the same each time");
}

/// Alignment: rows are sound, and the same in whatever order the versions come.
pub fn align(bytes: &[u8]) {
    let story = story(bytes);
    let reading = Reading::of(&story);
    held(laws::is_aligned_well(&reading));
    let mut turned = story.clone();
    turned.versions.reverse();
    let rows = |reading: &Reading<'_>, is_turned: bool| {
        let mut rows: Vec<Vec<Vec<usize>>> = reading.groups.iter().map(|group| group.sentences.clone()).collect();
        rows.iter_mut().filter(|_| is_turned).for_each(|row| row.reverse());
        rows.sort();
        rows
    };
    assert_eq!(rows(&reading, false), rows(&Reading::of(&turned), true), "rows do not hang on the order of versions");
}

/// All rules and every format.
pub fn check(bytes: &[u8]) {
    let story = story(bytes);
    held(laws::is_well_formed(&story));
    held(laws::is_the_same_twice(&story));
    let reports = [copydesk::check(&story, Options::plain())];
    for fail_on in [None, Some(Severity::Note)] {
        let run = Run::of(&reports, &[], Asked { from: Severity::Note, fail_on, most: Some(9) });
        let tally = Tally::of(&reports);
        for json in [render::sarif(&run), render::gitlab(&run), render::rdjson(&run), render::json::report(&reports[0])]
        {
            serde_json::from_str::<serde_json::Value>(&json).expect("it is JSON");
        }
        let page = render::html(&run, &tally);
        assert!(page.starts_with("<!DOCTYPE html>"), "{page:.20}");
        // Words stand in it as they are.
        assert!(render::csv(&run).starts_with("\"story\","));
        let others = [
            render::checkstyle(&run),
            render::junit(&run),
            render::concise(&run),
            render::github(&run),
            render::markdown(&run, &tally),
            render::text(&run, true),
            render::diff(&run, Agreeing::Folded, true).text,
        ];
        let steers = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{1B}');
        for page in others {
            assert!(!page.contains(steers), "control characters are shown and not written: {page:?}");
        }
    }
}

/// A stream: each line that is not blank gives a report or an error in its place, in JSON.
pub fn batch(bytes: &[u8]) {
    let mut number = 0;
    for line in jsonl::lines(Cursor::new(bytes)) {
        let line = line.expect("what is in memory is read");
        assert!(line.number > number, "lines are counted");
        number = line.number;
        let answer = match jsonl::story(&line) {
            Ok(story) => {
                held(laws::is_well_formed(&story));
                let json = render::json::report(&copydesk::check(&story, Options::plain()));
                assert_eq!(
                    json,
                    render::json::report(&copydesk::check(&story, Options::plain())),
                    "the same bytes twice"
                );
                json
            }
            Err(why) => render::json::error(line.number, &why),
        };
        assert!(!answer.contains('\n'), "an answer is one line");
        let value: serde_json::Value = serde_json::from_str(&answer).expect("it is JSON");
        assert_eq!(value["schema"], "copydesk.report/1");
    }
    let lines = bytes.split(|&byte| byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    assert_eq!(jsonl::lines(Cursor::new(bytes)).count(), lines.count(), "as many answers as lines");
}

fn held(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

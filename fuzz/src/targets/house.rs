//! What a house keeps beside its copy: settings, decisions, word lists, dictionaries.

use copydesk::cli::decisions::{ByFingerprint, Needs, of_text, text_of};
use copydesk::lang::Dictionaries;
use copydesk::source::configuration::Configuration;
use copydesk::source::glossary::{Lexicons, Named};
use copydesk::{Document, Version};
use std::path::Path;

/// Files of settings, and of decisions where they are none.
pub fn settings(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Err(why) = Configuration::of(Path::new("copydesk.toml"), text.to_owned()) {
        let line = why.strip_prefix("reading the settings copydesk.toml: line ").and_then(|rest| rest.split_once(':'));
        let line: usize = line.and_then(|(line, _)| line.parse().ok()).expect("it is said on which line the fault is");
        assert!((1..=text.split('\n').count()).contains(&line), "line {line} is none");
    }
    for needs in [Needs::Fingerprint, Needs::Reason] {
        if let Ok(decided) = of_text(text, needs) {
            let again: ByFingerprint = of_text(&text_of(&decided), needs).expect("what is written is read");
            assert_eq!(decided, again, "what was decided is kept");
        }
    }
}

/// A word list, and copy that it is held against: the words of the list itself.
pub fn lexicons(bytes: &[u8]) {
    for name in ["de-en=a.tsv", "ja-ar=a.dic", "a.tbx"] {
        let mut lexicons = Lexicons::default();
        match lexicons.add(&Named::parse(name), bytes) {
            Ok(()) => {
                let text = String::from_utf8_lossy(bytes).into_owned();
                for tag in ["de", "ar", "ja"] {
                    let version = Version { lang: Some(tag.to_owned()), text: text.clone(), ..Version::default() };
                    let document = Document::read(&version);
                    let Some(column) = lexicons.glossary.column(tag) else { continue };
                    for entered in column.scan(&document.tokens) {
                        assert!(entered.count > 0 && entered.first + entered.count <= document.tokens.len());
                    }
                }
            }
            Err(why) => assert!(why.starts_with("reading the lexicon a."), "{why}"),
        }
    }
}

/// A dictionary: its rules, a line of three hyphens, its words, which are looked up.
pub fn dictionaries(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (rules, words) = text.split_once("\n---\n").unwrap_or(("", text));
    let mut dictionaries = Dictionaries::default();
    if dictionaries.add("de", rules, words).is_ok() {
        for word in words.split_whitespace().take(20) {
            let known = dictionaries.has("de", word);
            assert!(known.is_some() && dictionaries.has("fr", word).is_none());
            assert_eq!(known, dictionaries.has("de", word), "a word is known or not");
        }
    }
}

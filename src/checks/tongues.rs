//! Which languages have a word: this one, and others of its script.

use super::vocabulary::Vocabulary;
use crate::document::Document;
use crate::lang::{self, Language, Sense, WordList, script};
use unicode_script::Script;

/// Words of so many letters are told by one alone; shorter ones are shared by many languages.
pub const SHORTEST: usize = 4;
/// No surname is so long as compounds of nouns are (a guess).
const COMPOUND: usize = 12;
/// Endings of the words that files hold by their beginning are no longer (a guess).
pub const LONGEST_ENDING: usize = 3;

/// Whether this language knows the word: its file, its word list, or a name in either.
pub fn is_known(document: &Document<'_>, key: &str) -> bool {
    document.lang.lexicon.has_any(key) || has_whole(document, key)
}

/// Whether this language has the word, or the name, as it stands.
pub fn has_whole(document: &Document<'_>, key: &str) -> bool {
    let list = document.lang.words();
    document.lang.lexicon.has_word(key) || list.is_some_and(|list| list.has(key) || list.has_name(key))
}

/// The first language that has the word as an everyday one, and whether it is the only one. Where this language knows
/// the word too, and not its beginning alone (histor*), none has.
pub fn everyday(document: &Document<'_>, key: &str) -> Option<(&'static str, bool)> {
    let mut tags = lang::with_everyday(key).filter(|tag| *tag != document.lang.file.tag);
    let tag = tags.next()?;
    let is_theirs = document.lang.words().is_some_and(WordList::tells_common) && !has_whole(document, key);
    is_theirs.then(|| (tag, tags.next().is_none()))
}

/// The other languages whose files or everyday words have a word.
pub fn languages_of(document: &Document<'_>, key: &str, ending: usize) -> impl Iterator<Item = &'static str> {
    let own = document.lang.file.tag.as_str();
    lang::holders(key, ending).chain(lang::with_everyday(key)).filter(move |tag| *tag != own)
}

/// The other languages of a script whose file or list may have a word.
pub fn others(document: &Document<'_>, main: Option<Script>, key: &str) -> impl Iterator<Item = &'static Language> {
    let own = document.lang.file.tag.as_str();
    let is_other = move |tag: &&str| {
        let word = lang::words_of_grammar(tag).next().and_then(|word| word.chars().next());
        *tag != own && word.map(script) == main
    };
    lang::holders(key, LONGEST_ENDING).filter(is_other).map(lang::get)
}

/// Whether a language has the word in its file, or one that begins so and ends in a few letters more.
pub fn knows(language: &Language, key: &str) -> bool {
    let is_ending = |rest: &str| rest.chars().count() <= LONGEST_ENDING && key.chars().count() >= SHORTEST + 2;
    language.lexicon.has_word(key) || language.lexicon.rests(key).any(is_ending) && language.lexicon.knows(key)
}

/// Whether the word alone has such a sense in a language.
pub fn means(language: &Language, key: &str, wanted: impl Fn(Sense) -> bool) -> bool {
    let tokens = lang::tokens(key, language.file.apostrophe);
    language.lexicon.scan(&tokens).iter().any(|hit| hit.count == 1 && wanted(hit.sense))
}

pub fn is_unit(language: &Language, key: &str) -> bool {
    means(language, key, |sense| matches!(sense, Sense::Unit(_) | Sense::Currency(_)))
}

pub fn is_grammar(language: &Language, key: &str) -> bool {
    language.file.words.function.iter().any(|word| word == key)
}

/// A word of grammar of another language and not of this one: with a capital it opens a foreign name.
pub fn is_foreign_grammar(document: &Document<'_>, key: &str) -> bool {
    !is_grammar(document.lang, key) && lang::joins_somewhere(key)
}

/// Whether the language writes its own words without accents.
pub fn is_plain(language: &Language) -> bool {
    language.file.words.function.iter().all(|word| word.is_ascii())
}

/// Whether the word ends as those of another language do and of this one do not, and is no slip of the hand.
pub fn shown_elsewhere(document: &Document<'_>, words: &Vocabulary<'_>, key: &str) -> bool {
    let own = document.lang.file.tag.as_str();
    let mut shown = lang::shown_by_ending(key).peekable();
    shown.peek().is_some() && shown.all(|tag| tag != own) && !words.is_slip(key)
}

/// Whether a word with a capital is long as compounds are, or ends as nouns of another language do and no surname.
pub fn is_surely_noun(key: &str) -> bool {
    key.chars().count() >= COMPOUND || lang::shown_by_ending(key).next().is_some()
}

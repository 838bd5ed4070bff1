//! Words that may be a name, for all that their copy shows: enough where a place in another version still needs one.

use super::answer::{Answer, answer, is_echo, sounds_alike};
use super::mention::{Mention, has_own_rules, is_common, known_mentions, mention, without};
use super::said::Said;
use super::standing::is_listed;
use crate::document::{Document, Spelling};
use crate::lang::{Hit, Sense, Shape, is_unspaced, script};
use std::ops::Range;
use unicode_script::Script;

/// Characters that a name has at least where none of them has a capital: words with spaces between them, and
/// others (guesses).
const SHORTEST: usize = 3;
const SHORTEST_UNSPACED: usize = 2;

/// A stretch of a sentence that may be a name.
#[derive(Debug)]
pub struct Clue {
    pub name: Mention,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it is a short form that people have as a word: TV.
    pub short_word: bool,
    /// Whether it opens its sentence with a word of the language, which may owe its capital to that.
    pub opens: bool,
}

impl Clue {
    /// Whether it has a word that its language does not know as one.
    pub fn is_strange(&self) -> bool {
        !self.name.known.is_empty() || self.name.is_strange()
    }

    /// Whether it has a word that its own language does not know as one.
    pub fn is_foreign(&self) -> bool {
        self.name.words.iter().any(|word| word.foreign)
    }
}

/// The stretches of a sentence that may be names and that none of some sentences of another version answers.
pub fn clues(document: &Document<'_>, sentence: usize, other: &Document<'_>, theirs: &[usize]) -> Vec<Clue> {
    let same = document.lang.is_same(other.lang);
    let said: Vec<Said> = theirs.iter().map(|&s| Said::of(other, s)).collect();
    let answers = |name: &Mention| said.iter().any(|said| answer(name, said, same) > Answer::None);
    let is_answered = |tokens: &Range<usize>| answers(&mention(document, sentence, tokens.clone()));
    let known = document.entities_in(&document.sentences[sentence].tokens);
    let named = known_mentions(document, sentence, &known).into_iter().filter(|name| !answers(name));
    let named = named.map(|name| Clue {
        capital: document.is_capital(name.tokens.start),
        short_word: false,
        opens: false,
        name,
    });
    let mut found = Vec::new();
    for run in stretches(document, sentence).iter().flat_map(|run| without(run, &known)) {
        // Of several names in a row one may be there and another one not; of a name and surname not.
        let several = document.is_capital(run.start) && (same || run.len() > 2);
        match is_answered(&run) {
            true if several => join(&mut found, run.filter(|&t| !is_answered(&(t..t + 1)))),
            true => {}
            false => found.push(run),
        }
    }
    let clue = |tokens: Range<usize>| {
        let first = tokens.start;
        let name = mention(document, sentence, tokens);
        Clue {
            capital: document.is_capital(first),
            short_word: name.acronym && is_listed(document, &name),
            opens: Some(first) == first_word(document, sentence) && document.lang.is_word(&document.tokens[first].key),
            name,
        }
    };
    named.chain(found.into_iter().map(clue)).collect()
}

/// Those of some names that some sentences of another version answer by their sound alone, if at all, and not surely
/// so. Enough where a place there surely lacks a name.
pub fn overheard<'m>(names: &[&'m Mention], other: &Document<'_>, sentences: &[usize]) -> Vec<&'m Mention> {
    let said: Vec<Said> = sentences.iter().map(|&s| Said::of(other, s)).collect();
    let words = || sentences.iter().flat_map(|&s| other.sentences[s].tokens.clone());
    let first = words().find(|&t| other.tokens[t].shape == Shape::Word);
    let script = first.map_or("", |t| Spelling::of(&other.tokens[t].key).script);
    let is_overheard = |name: &&Mention| said.iter().all(|said| is_echo(name, said, script));
    names.iter().copied().filter(is_overheard).collect()
}

/// Those of some names that stand there more often than among those of another version. Enough where a word there
/// needs another one behind it.
pub fn surplus<'m>(names: &[&'m Mention], theirs: &[&Mention]) -> Vec<&'m Mention> {
    let is_same = |one: &Mention, two: &Mention| {
        one.known.iter().any(|entity| two.known.contains(entity))
            || one.known.is_empty() && two.known.is_empty() && sounds_alike(one, two, false)
    };
    let is_surplus = |name: &&Mention| {
        let here = names.iter().filter(|other| is_same(other, name)).count();
        here > 1 && here > theirs.iter().filter(|other| is_same(other, name)).count()
    };
    names.iter().copied().filter(is_surplus).collect()
}

/// Takes up tokens, those that follow each other together.
fn join(found: &mut Vec<Range<usize>>, tokens: impl Iterator<Item = usize>) {
    for t in tokens {
        match found.last_mut().filter(|last| last.end == t) {
            Some(last) => last.end = t + 1,
            None => found.push(t..t + 1),
        }
    }
}

pub(super) fn stretches(document: &Document<'_>, sentence: usize) -> Vec<Range<usize>> {
    let tokens = document.sentences[sentence].tokens.clone();
    let mut listed = vec![false; tokens.len()];
    // One character is a word here and a part of a name there, and what is no number may be one: 九州.
    let is_word = |hit: &&Hit| hit.sense != Sense::NotNumber;
    let whole = |hit: &&Hit| hit.count > 1 || !document.tokens[hit.first].key.contains(is_unspaced) || holds(hit.sense);
    for at in document
        .hits_in(&tokens)
        .iter()
        .filter(is_word)
        .filter(whole)
        .flat_map(|hit| hit.first..hit.end().min(tokens.end))
    {
        listed[at - tokens.start] = true;
    }
    if !tokens.clone().any(|t| document.is_capital(t)) || !document.lang.file.spaces {
        document.everyday(&tokens).into_iter().flatten().for_each(|at| listed[at - tokens.start] = true);
    }
    let opening = first_word(document, sentence);
    let may_be = |&t: &usize| {
        let token = &document.tokens[t];
        let written = token.span.of(document.text());
        match written.chars().next() {
            _ if token.shape != Shape::Word => false,
            Some(first) if first.is_lowercase() => false,
            Some(first) if first.is_uppercase() => {
                let common = document.lang.file.nouns_capitalised && is_common(document, &token.key)
                    || Some(t) == opening && document.lang.lexicon.knows(&token.key);
                !common && !document.has(t, holds)
            }
            _ => !listed[t - tokens.start] && is_name_script(written),
        }
    };
    let mut found = Vec::new();
    join(&mut found, tokens.clone().filter(may_be));
    found.retain(|run| {
        let words = document.span_of(run).of(document.text());
        let least = if words.contains(is_unspaced) { SHORTEST_UNSPACED } else { SHORTEST };
        document.is_capital(run.start) || words.chars().count() >= least
    });
    found
}

fn first_word(document: &Document<'_>, sentence: usize) -> Option<usize> {
    document.sentences[sentence].tokens.clone().find(|&t| document.tokens[t].shape == Shape::Word)
}

/// Names are written in no hiragana.
fn is_name_script(word: &str) -> bool {
    word.chars().all(|c| script(c) != Script::Hiragana)
}

/// Whether a word of that sense is part of no name, whatever its capitals.
fn holds(sense: Sense) -> bool {
    let joins = matches!(sense, Sense::Function | Sense::Article | Sense::Negator | Sense::Needs(_));
    joins || matches!(sense, Sense::Title | Sense::Reporting) || has_own_rules(sense)
}

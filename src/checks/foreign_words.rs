//! Single words that were left in another language of the same script: no word list of this language has
//! them and another language has, or they are written in letters that this one has not.

use super::garble::{self, is_capital, is_small};
use super::tongues::{
    LONGEST_ENDING, SHORTEST, everyday, is_foreign_grammar, is_grammar, is_known, is_plain, is_surely_noun, is_unit,
    knows, languages_of, means, others, shown_elsewhere,
};
use super::unseen;
use super::vocabulary::Vocabulary;
use crate::document::{Document, Sentence};
use crate::facts::is_particle;
use crate::lang::{self, Language, Need, Sense, Shape, Token, script};
use crate::span::Span;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_script::Script;

/// A stretch of foreign words, and the language that they are in where it shows.
pub struct Residue {
    pub span: Span,
    pub language: Option<&'static str>,
}

/// Shorter nouns are names of papers as often: Bild, Zeit (a guess).
const SHORTEST_NOUN: usize = 5;
/// Shorter words that open a sentence are names as often: Goma (a guess).
const SHORTEST_OPENER: usize = 6;
/// A foreign name has so many words before or behind one of its own at most (a guess).
const LONGEST_NAME: usize = 4;
/// An ending shows a language in words of so many letters.
const SHORTEST_SHOWN: usize = 7;
/// A sentence of at most so many words may be a saying, or the name of a thing (a guess).
const SAYING: usize = 7;

/// The first stretch of a sentence, of the tokens that may be no quotation, that another language has.
pub fn residue(
    document: &Document<'_>,
    words: &Vocabulary<'_>,
    sentence: &Sentence,
    free: &[usize],
    main: Option<Script>,
) -> Option<Residue> {
    if !matches!(main, Some(Script::Latin | Script::Cyrillic)) || document.lang.file.letters.is_empty() {
        return None;
    }
    let judged: Vec<(usize, Sign)> =
        free.iter().filter_map(|&at| Some((at, sign(document, words, at, sentence, main)?))).collect();
    // Two words of grammar side by side tell a language; so does one that can be nothing else.
    let pair = judged.windows(2).find(|pair| pair[1].0 <= pair[0].0 + 2 && pair[0].1.same_language(&pair[1].1));
    let told = judged.iter().find(|(_, sign)| sign.is_sure);
    let (first, last, language) = match (told, pair) {
        (Some(&(at, ref sign)), _) => (at, at, sign.language),
        (None, Some(pair)) => (pair[0].0, pair[1].0, pair[0].1.language),
        _ => return None,
    };
    // A saying in another language (“Il faut bien le faire.”) stands as a sentence of its own.
    let is_theirs = |&at: &usize| {
        let key = &document.tokens[at].key;
        let has = |tag| tag != document.lang.file.tag && lang::get(tag).lexicon.has_any(key);
        !is_known(document, key) || lang::holders(key, 0).any(has)
    };
    if (2..=SAYING).contains(&free.len()) && free.iter().all(is_theirs) {
        return None;
    }
    let is_one = |at: usize| judged.iter().any(|&(other, _)| other == at);
    let last = (last + 1..sentence.tokens.end).take_while(|&at| is_one(at)).last().unwrap_or(last);
    let last = if is_elided(document, last) { last + 1 } else { last };
    Some(Residue { span: document.span_of(&(first..last + 1)), language })
}

struct Sign {
    language: Option<&'static str>,
    /// Whether the word alone shows it.
    is_sure: bool,
}

impl Sign {
    fn same_language(&self, other: &Sign) -> bool {
        self.language.is_some() && self.language == other.language
    }
}

/// What a word says of being foreign, if anything. Words with a capital are names, save the first of a
/// sentence, and so may be what stands beside one that is not known.
fn sign(
    document: &Document<'_>,
    words: &Vocabulary<'_>,
    at: usize,
    sentence: &Sentence,
    main: Option<Script>,
) -> Option<Sign> {
    let token = &document.tokens[at];
    let (opens, small) = (opens(document, &sentence.tokens, at), is_small(document, at));
    if small && is_elided(document, at) {
        return Some(Sign { language: None, is_sure: true });
    }
    // Most words end here, and one look tells.
    if token.shape != Shape::Word || words.is_common(&token.key) || is_own(document, at) {
        return None;
    }
    // Letters and their accents count as one, however they are composed.
    let word: String = token.span.of(document.text()).nfc().collect();
    let word = word.as_str();
    let letters = token.key.chars().count();
    let (before, after) = garble::neighbours(document.text(), token.span);
    // Nobody sees that a space of no width parts a word.
    let is_joined = |c: Option<char>| {
        c.is_some_and(|c| {
            matches!(c, '-' | '‑' | '.' | '@' | '/' | '_' | '#' | '\'' | '’') || unseen::named(c).is_some()
        })
    };
    // A stop that ends the sentence is no part of an address.
    let in_address =
        after == Some('.') && document.tokens.get(at + 2).is_some_and(|t| t.span.start == token.span.end + 1);
    let is_apart = || {
        // A genitive stands behind it, or a longer word, before which it has lost its vowel (*aujourd'hui*): no
        // contraction of this language.
        let behind = token.span.around(document.text())[1].trim_start_matches(lang::is_apostrophe);
        let ending = document.lang.file.genitive.as_deref().and_then(|genitive| behind.strip_prefix(genitive));
        let is_long = || behind.chars().take_while(|c| c.is_alphabetic()).nth(2).is_some();
        ending.is_some_and(|rest| !rest.starts_with(char::is_alphabetic)) || is_long()
    };
    let bound =
        after.is_some_and(lang::is_apostrophe) && is_apart() && lang::with_everyday(&token.key).next().is_some();
    if !word.chars().all(|c| Some(script(c)) == main || !c.is_alphabetic())
        || is_joined(before)
        || is_joined(after) && after != Some('.') && !bound
        || in_address
        || is_within_term(document, at)
    {
        return None;
    }
    let in_name = beside_capital(document, at, sentence);
    let of_name = || leads_to_name(document, at, sentence) || is_in_foreign_name(document, words, at, &sentence.tokens);
    if small && of_name() {
        return None;
    }
    let long = || letters >= SHORTEST_OPENER;
    let opener = || opens && long() && in_name == Beside::Nothing && is_once(document, at) && !is_speaker(document, at);
    let everyday = everyday(document, &token.key).filter(|_| small || opener());
    // A slip from a word of this language shows nothing by itself.
    let is_slip = everyday.is_some() && words.is_slip_sooner(&token.key);
    let alien = small && letters >= 2 && word.chars().any(|c| document.lang.is_alien(c));
    // A word of another language's file that this one could not spell is none of a name either: *Novák podkreślił*.
    let spelt = || alien && others(document, main, &token.key).any(|other| other.lexicon.has_word(&token.key));
    // Words of grammar join the words of names: Gazzetta *dello* Sport.
    let is_told = everyday.is_some() && !lang::joins_somewhere(&token.key);
    if in_name == Beside::Stranger && !is_told && !spelt() {
        return None;
    }
    if !small && !opens {
        let is_noun = in_name == Beside::Nothing && (is_awaited(document, at, sentence) || is_surely_noun(&token.key));
        return if is_noun { noun(document, main, at) } else { None };
    }
    // Without a word list only words of grammar and foreign letters count.
    let listed = document.lang.words().is_some();
    let may_tell = listed || alien || small && lang::joins_somewhere(&token.key);
    if !may_tell {
        return None;
    }
    let language = others(document, main, &token.key).find(|other| {
        let listed = small && other.words().is_some_and(|list| list.has(&token.key));
        knows(other, &token.key) && !is_unit(other, &token.key) || listed
    });
    let grammar = language.is_some_and(|other| is_grammar(other, &token.key));
    let language = language.map(|other| (other.file.tag.as_str(), true)).or(everyday);
    let accented = listed && small && letters >= SHORTEST && !word.is_ascii() && is_plain(document.lang);
    // Languages in Cyrillic share their stems, and no list has all forms of a loan.
    let apart = main == Some(Script::Latin);
    let known = apart
        && listed
        && language.is_some()
        && letters >= SHORTEST
        && (small || grammar || everyday.is_some())
        && !is_slip;
    let short = listed && grammar && small && letters >= 3 && in_name == Beside::Nothing;
    let shown = || listed && apart && letters >= SHORTEST_SHOWN && shown_elsewhere(document, words, &token.key);
    let is_sure = alien || accented || known || short || shown();
    (is_sure || (grammar || is_slip) && small)
        .then(|| Sign { language: language.and_then(|(tag, alone)| alone.then_some(tag)), is_sure })
}

/// Whether a noun must follow the word before: it is an article, a number, or a small word that is no preposition.
fn is_awaited(document: &Document<'_>, at: usize, sentence: &Sentence) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| sentence.tokens.contains(before)) else { return false };
    let has = |wanted: fn(Sense) -> bool| document.has(before, wanted);
    let awaits = |sense| {
        matches!(
            sense,
            Sense::Article | Sense::Cardinal(_) | Sense::Scale(_) | Sense::Needs(Need::Noun) | Sense::Function
        )
    };
    let joins = |sense| matches!(sense, Sense::Needs(need) if need != Need::Noun);
    document.tokens[before].shape == Shape::Digits || has(awaits) && !has(joins)
}

/// Whether it is a particle of a name, and none but particles stand between it and the surname: *von der* Leyen.
fn leads_to_name(document: &Document<'_>, at: usize, sentence: &Sentence) -> bool {
    let key = |t: usize| &*document.tokens[t].key;
    let mut rest = (at..sentence.tokens.end).skip_while(|&t| is_particle(key(t)));
    is_particle(key(at)) && rest.next().is_some_and(|t| is_capital(document.tokens[t].span.of(document.text())))
}

/// Whether it is a word of grammar that has lost its vowel before another small one, as French and Italian have it
/// (*nell'agosto*), behind a small word of this language: *coup d'état* is a saying.
fn is_elided(document: &Document<'_>, at: usize) -> bool {
    let rest = |token: &Token| {
        let letters = token.span.of(document.text()).strip_prefix(lang::is_apostrophe).unwrap_or_default();
        let small = letters.chars().nth(2).is_some() && letters.chars().all(char::is_lowercase);
        token.span.start == document.tokens[at].span.end && small
    };
    let joined = document.tokens.get(at + 1).is_some_and(rest);
    let grammar = |sense| matches!(sense, Sense::Function | Sense::Needs(_) | Sense::Article);
    let behind = || at.checked_sub(1).is_some_and(|before| document.has(before, grammar));
    joined && behind() && lang::joins_somewhere(&format!("{}'", document.tokens[at].key))
}

/// Whether no word stands before a token in its sentence.
fn opens(document: &Document<'_>, sentence: &Range<usize>, at: usize) -> bool {
    (sentence.start..at).all(|before| document.tokens[before].shape == Shape::Mark)
}

/// Whether the word of a token stands once in the copy.
fn is_once(document: &Document<'_>, at: usize) -> bool {
    document.tokens.iter().filter(|token| token.key == document.tokens[at].key).nth(1).is_none()
}

/// Whether a verb follows that tells who said something, so that the word may be a surname.
fn is_speaker(document: &Document<'_>, at: usize) -> bool {
    document.has(at + 1, |sense| {
        matches!(sense, Sense::Reporting | Sense::Needs(Need::Verb | Need::Subject | Need::Participle))
    })
}

/// A noun that stands once in the copy, with the capital that another language gives it: the *Krankheit*. What names
/// an institution, a place or an office is left as it is: the *Bundestag*, the *Kaiser*.
fn noun(document: &Document<'_>, main: Option<Script>, at: usize) -> Option<Sign> {
    let key = &*document.tokens[at].key;
    let before = at.checked_sub(1).map_or("", |before| &*document.tokens[before].key);
    let may_tell =
        document.lang.words().is_some() && main == Some(Script::Latin) && key.chars().nth(SHORTEST_NOUN - 1).is_some();
    if !may_tell || document.lang.file.nouns_capitalised || !is_once(document, at) {
        return None;
    }
    let names = |sense| match sense {
        Sense::Concept(concept) => matches!(concept.class(), "body" | "place" | "role"),
        sense => matches!(sense, Sense::Entity { .. } | Sense::Title | Sense::Office(_)),
    };
    // Bild am Sonntag: a word that both languages have may be one of a name.
    let is_noun = |language: &'static Language| {
        let is_theirs = language.file.nouns_capitalised && (is_surely_noun(key) || !is_grammar(language, before));
        is_theirs && !is_unit(language, key) && !means(language, key, names)
    };
    let by_file = || others(document, main, key).find(|language| is_noun(language) && knows(language, key));
    let language =
        everyday(document, key).map(|(tag, _)| lang::get(tag)).filter(|language| is_noun(language)).or_else(by_file)?;
    Some(Sign { language: Some(&language.file.tag), is_sure: true })
}

/// Whether a token is a word of this language. What hardly anybody knows is none where another language
/// holds its sentences together with it: que, und.
fn is_own(document: &Document<'_>, at: usize) -> bool {
    let key = &document.tokens[at].key;
    let is_rare = document.lang.words().is_some_and(|list| list.tells_common() && !list.is_common(key));
    let is_lent = is_rare && is_small(document, at) && !document.lang.lexicon.has_any(key);
    is_known(document, key) && !(is_lent && is_foreign_grammar(document, key)) && everyday(document, key).is_none()
}

/// Whether a small word belongs to a foreign name: a capital of a language that has the word stands before it or behind
/// it, with nothing but foreign words between them: *Policía nacional*, *Prix national de littérature*. A noun with a
/// capital is no name.
pub fn is_in_foreign_name(document: &Document<'_>, words: &Vocabulary<'_>, at: usize, sentence: &Range<usize>) -> bool {
    let key = |t: usize| &*document.tokens[t].key;
    let is_capital = |t: usize| is_capital(document.tokens[t].span.of(document.text()));
    let joins = |t: usize| !is_capital(t) && lang::joins_somewhere(key(t)) && key(t).len() < SHORTEST;
    let is_foreign = |t: &usize| {
        let is_own = || words.is_common(key(*t)) || document.lang.lexicon.has_word(key(*t));
        document.tokens[*t].shape == Shape::Word && (joins(*t) || !is_own())
    };
    let before = (sentence.start..at).rev().take(LONGEST_NAME).take_while(is_foreign);
    let behind = (at + 1..sentence.end).take(LONGEST_NAME).take_while(is_foreign);
    // An article owes its capital to the sentence that it opens.
    let is_article = |t: usize| lang::joins_somewhere(key(t)) && opens(document, sentence, t);
    let mut capitals = before.chain(behind).filter(|&t| is_capital(t) && !is_article(t)).peekable();
    // Without a list every word may be foreign.
    if !words.tells_common || capitals.peek().is_none() {
        return false;
    }
    let theirs: Vec<&str> = languages_of(document, key(at), LONGEST_ENDING).collect();
    capitals
        .any(|t| languages_of(document, key(t), 0).any(|tag| theirs.contains(&tag) && !lang::capitalises_nouns(tag)))
}

/// Whether the word is a part of a term of the language: en *masse*.
fn is_within_term(document: &Document<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|first| document.hits_at(first).iter().any(|hit| hit.end() > at))
}

/// What stands beside a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// Small words and marks.
    Nothing,
    /// A capital that the language knows: a name, a weekday.
    Known,
    /// A capital that it does not know: the word may be a part of that name.
    Stranger,
}

fn beside_capital(document: &Document<'_>, at: usize, sentence: &Sentence) -> Beside {
    let neighbour = |t: usize| {
        let token = document.tokens.get(t).filter(|_| sentence.tokens.contains(&t))?;
        (token.shape == Shape::Word && is_capital(token.span.of(document.text()))).then_some(&token.key)
    };
    let both = [at.checked_sub(1).and_then(neighbour), neighbour(at + 1)];
    let capitals: Vec<_> = both.into_iter().flatten().collect();
    if capitals.is_empty() {
        Beside::Nothing
    } else if capitals.iter().all(|key| is_known(document, key) && !is_foreign_grammar(document, key)) {
        Beside::Known
    } else {
        Beside::Stranger
    }
}

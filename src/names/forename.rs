//! First names, which copy may leave out where it has the surname.

use super::mention::Mention;
use super::said::Said;
use crate::document::Document;
use crate::facts::is_particle;
use crate::lang::{Sense, Shape, Token};

/// Letters of a surname at least: an initial is none.
const SHORTEST: usize = 2;

/// Particles before a surname: *Abdel Fattah al-Burhan*, *van der* (a guess).
const MOST_PARTICLES: usize = 3;

/// Whether a name that no table knows stands before a surname that other sentences have: *Rose* Thresher. Copy that has
/// the surname has lost nobody.
pub(super) fn is_forename<'s>(
    document: &Document<'_>,
    mention: &Mention,
    theirs: impl Iterator<Item = &'s Said<'s>> + Clone,
) -> bool {
    if mention.acronym || !mention.known.is_empty() || document.lang.file.nouns_capitalised {
        return false;
    }
    let is_said = |at: usize| is_surname(document, at) && theirs.clone().any(|said| said.has_capital(document, at));
    let joins = |at: &usize| {
        let token = document.tokens.get(*at);
        token.is_some_and(|token| is_particle(&token.key) || token.shape == Shape::Mark && &*token.key == "-")
    };
    let end = mention.tokens.end;
    let particles = (end..end + MOST_PARTICLES).take_while(joins).count();
    is_said(end + particles)
}

/// Whether a token may be a surname: it has a capital, and names no office and nothing that the languages have words for.
fn is_surname(document: &Document<'_>, at: usize) -> bool {
    let names_else = |sense| matches!(sense, Sense::Title | Sense::Office(_) | Sense::Concept(_));
    let is_long = |token: &Token| token.key.chars().nth(SHORTEST - 1).is_some();
    let word = document.tokens.get(at).filter(|token| token.shape == Shape::Word && is_long(token));
    word.is_some() && document.is_capital(at) && !document.has(at, names_else)
}

//! What a sentence says, as far as a name may be looked for in it.

use crate::document::{Document, Spellings};
use crate::lang::{Concept, Entity, Form, Heard, Sense};
use std::cell::OnceCell;
use std::ops::Range;

/// One sentence, read for names.
pub(super) struct Said<'d> {
    document: &'d Document<'d>,
    tokens: Range<usize>,
    /// What it names that the tables know, by token.
    pub known: Vec<(Entity, Form, Range<usize>)>,
    /// What points to something that they know: 中美.
    pub signs: Vec<Entity>,
    /// Its words, and those of them that no table of names knows.
    pub spellings: Spellings,
    pub strange: Spellings,
    heard: OnceCell<Heard>,
    pub concepts: Vec<Concept>,
}

impl<'d> Said<'d> {
    pub fn of(document: &'d Document<'d>, sentence: usize) -> Self {
        let range = document.sentences[sentence].tokens.clone();
        let known = document.entities_in(&range);
        let in_known = |t: usize| known.iter().any(|(.., tokens)| tokens.contains(&t));
        // What holds a sentence together names nobody: *from* has the consonants of Brno.
        let is_small = |&t: &usize| {
            let written = document.tokens[t].span.of(document.text());
            written.starts_with(char::is_lowercase) && document.has(t, |sense| sense == Sense::Function)
        };
        let free = range.clone().filter(|t| !in_known(*t) && !is_small(t)).map(|t| &document.tokens[t]);
        let telling = range.clone().filter(|t| !is_small(t)).map(|t| &document.tokens[t]);
        let (spellings, strange) = (Spellings::of(telling), Spellings::of(free));
        let sign = |sense| match sense {
            Sense::Entity { entity, form: Form::Sign, .. } => Some(entity),
            _ => None,
        };
        let signs = document.hits_in(&range).iter().filter_map(|hit| sign(hit.sense)).collect();
        let concept = |sense| match sense {
            Sense::Concept(concept) => Some(concept),
            _ => None,
        };
        let mut concepts: Vec<Concept> = document.hits_in(&range).iter().filter_map(|hit| concept(hit.sense)).collect();
        concepts.sort_by_key(|concept| concept.index());
        concepts.dedup();
        let heard = OnceCell::new();
        Said { document, tokens: range, known, signs, spellings, strange, heard, concepts }
    }

    /// Its sounds. To listen takes longer than to read, and most names are read.
    pub fn heard(&self) -> &Heard {
        let tokens = || &self.document.tokens[self.tokens.clone()];
        self.heard.get_or_init(|| Heard::of(tokens(), self.tokens.start, self.document.lang))
    }
}

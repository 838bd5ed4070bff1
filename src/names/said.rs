//! What a sentence says, as far as a name may be looked for in it.

use crate::document::{Document, Spellings};
use crate::lang::{Concept, Entity, Form, Heard, Sense};
use std::ops::Range;
use unicode_script::{Script, UnicodeScript};

/// One sentence, read for names.
#[derive(Debug)]
pub(super) struct Said {
    /// What it names that the tables know, by token.
    pub known: Vec<(Entity, Form, Range<usize>)>,
    /// What points to something that they know: 中美.
    pub signs: Vec<Entity>,
    /// Its words, and those of them that no table of names knows.
    pub spellings: Spellings,
    pub strange: Spellings,
    pub heard: Heard,
    pub concepts: Vec<Concept>,
    /// Whether it has Chinese characters whose reading nobody here may know.
    pub is_veiled: bool,
}

impl Said {
    pub fn of(document: &Document<'_>, sentence: usize) -> Said {
        let range = document.sentences[sentence].tokens.clone();
        let tokens = &document.tokens[range.clone()];
        let known = document.entities_in(&range);
        let in_known = |t: usize| known.iter().any(|(.., tokens)| tokens.contains(&t));
        let free = range.clone().filter(|&t| !in_known(t)).map(|t| &document.tokens[t]);
        let (spellings, strange) = (Spellings::of(tokens), Spellings::of(free));
        let heard = Heard::of(tokens, range.start, |word| document.lang.lexicon.without_prefixes(word));
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
        let is_veiled = document.lang.file.own_readings && tokens.iter().any(|token| token.key.starts_with(is_han));
        Said { known, signs, spellings, strange, heard, concepts, is_veiled }
    }
}

fn is_han(c: char) -> bool {
    c.script() == Script::Han
}

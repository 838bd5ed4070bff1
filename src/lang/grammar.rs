//! What a language file says of the words that hold a sentence together and what each of them needs at
//! its side. Where that is not there, copy has lost it.

use super::sense::Sense;
use serde::Deserialize;

/// Terms by what they need. A word that may also stand without it is left out, unless the field says
/// otherwise: every list here accuses.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Grammar {
    /// Prepositions that end no clause: something follows them at once. Words that are adverbs too
    /// (*after*, *proti*, *contre*) and verbal prefixes (German *an*) are none.
    pub prepositions: Vec<String>,
    /// Prepositions that may end a clause whose object stands earlier: *the house he lived in*.
    pub stranded: Vec<String>,
    /// Prepositions that are adverbs or parts of verbs as often: *on*, *to*, German *an*. They need
    /// something behind them where they begin a sentence, and before a mark that stands apart.
    pub particles: Vec<String>,
    /// Words that a noun follows and that never stand for one: the, des, du, al.
    pub determiners: Vec<String>,
    /// Conjunctions between two of a kind: and, or. Something follows them.
    pub conjunctions: Vec<String>,
    /// Words and particles that something stands before: Hindi ने, Turkish için, を, 的.
    pub postpositions: Vec<String>,
    /// Conjunctions that a subject follows, in languages that name it: because, although.
    pub subordinators: Vec<String>,
    /// Particles that are always written at the end of a word: Korean 은. Alone they have lost it.
    pub clitics: Vec<String>,
    /// Finite forms, no other word in the language, that neither a preposition nor a determiner stands
    /// before.
    pub verbs: Vec<String>,
    /// Finite forms that begin no statement, in languages that name the subject: is, says.
    pub never_first: Vec<String>,
    /// Finite forms that are participles too: *lost*, *scored*. With an object behind them they begin a
    /// statement only where a comma shows the participle.
    pub participles: Vec<String>,
    /// Titles that a name follows: Mr, Frau. Words that are a calling too (*president*) are none.
    pub titles: Vec<String>,
    /// Words in a row of which the lists above would say that something is missing between or behind
    /// them: *from within*, *in and around*, 现在. What they end in needs nothing.
    pub whole: Vec<String>,
}

/// What a term needs at its side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Something behind it: always; unless it ends its clause; unless it is an adverb.
    Object,
    Stranded,
    Particle,
    Noun,
    /// Another of a kind behind it.
    Other,
    /// A clause with its subject behind it.
    Clause,
    /// Something before it.
    Base,
    /// A word that it is written with.
    Word,
    /// A subject before it, and neither a preposition nor a determiner.
    Verb,
    /// A subject before it in its sentence.
    Subject,
    /// A subject, unless it is a participle.
    Participle,
    Name,
    Nothing,
}

pub(super) fn terms(grammar: &Grammar, add: &mut impl FnMut(&[String], Sense)) {
    let lists = [
        (&grammar.prepositions, Need::Object),
        (&grammar.stranded, Need::Stranded),
        (&grammar.particles, Need::Particle),
        (&grammar.determiners, Need::Noun),
        (&grammar.conjunctions, Need::Other),
        (&grammar.subordinators, Need::Clause),
        (&grammar.postpositions, Need::Base),
        (&grammar.clitics, Need::Word),
        (&grammar.verbs, Need::Verb),
        (&grammar.never_first, Need::Subject),
        (&grammar.participles, Need::Participle),
        (&grammar.titles, Need::Name),
        (&grammar.whole, Need::Nothing),
    ];
    for (terms, need) in lists {
        add(terms, Sense::Needs(need));
    }
}

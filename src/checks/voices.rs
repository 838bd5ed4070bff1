//! The offices, bodies and organisations of a sentence, and which of them it names as the source of what
//! it says.

use crate::document::Document;
use crate::lang::{Concept, EntityKind, Hit, Office, OfficeClass, Order, Powers, Sense, Shape, Side, SourceWord};
use std::ops::Range;

/// An office, a body or an organisation where copy names it, with what stands beside it: *a spokesman of
/// the interior ministry* is one.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    pub tokens: Range<usize>,
    pub powers: Powers,
    /// The office that says the most: a ministry before its spokesman.
    pub office: Option<Office>,
    /// The key of an organisation that is part of it.
    pub organisation: Option<&'static str>,
}

/// What a sentence says of its source.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    pub voice: Voice,
    /// Whether it stands so near to the word that makes it a source that it can be no other.
    pub sure: bool,
    /// The act, where a verb shows the source, and the tokens of that verb: `say`, `deny`.
    pub act: Option<(Concept, Range<usize>)>,
}

/// Acts that have a source, by the names in `concepts.txt`.
const ACTS: [&str; 10] =
    ["say", "announce", "confirm", "deny", "claim", "condemn", "warn", "demand", "promise", "order"];

/// Within so many tokens of a phrase or a verb its source stands. A character is a token where words run
/// together. Guesses.
const REACH: usize = 6;
const REACH_UNSPACED: usize = 12;
/// A voice so near is sure to be the source.
const NEAR: usize = 2;
/// Two voices with so many words between them are one: *spokesman of the ministry*.
const JOINED: usize = 2;

impl Voice {
    /// Whether it may be any source.
    pub fn is_anyone(&self) -> bool {
        self.powers == Powers::ANY
    }

    /// Whether it is an organisation, a body of a state or one who holds an office.
    pub fn is_public(&self) -> bool {
        self.office.is_none_or(|office| office.class() != OfficeClass::Group)
    }

    /// Whether the two may be one source.
    pub fn may_be(&self, other: &Voice) -> bool {
        let lone = |voice: &Voice| voice.organisation.is_some() && voice.powers == Powers::NONE;
        if self.powers.meet(other.powers) || self.is_anyone() || other.is_anyone() {
            return true;
        }
        match (self.organisation, other.organisation) {
            (Some(x), Some(y)) => x == y,
            // An organisation may be a company, a church, a rebel group; it is no body of a state that
            // the table does not give it.
            _ => lone(self) && !other.is_public() || lone(other) && !self.is_public(),
        }
    }
}

/// The voices of some tokens, first to last; what stands beside one another is one.
pub fn voices(document: &Document<'_>, tokens: &Range<usize>) -> Vec<Voice> {
    let mut found: Vec<Voice> = Vec::new();
    let entities = document.entities_in(tokens).into_iter();
    for (entity, _, tokens) in entities.filter(|(entity, ..)| entity.kind() == EntityKind::Organisation) {
        let key = entity.key();
        let office = Office::of_organisation(key);
        let powers = office.map_or(Powers::NONE, Office::powers);
        found.push(Voice { tokens, powers, office: None, organisation: Some(key) });
    }
    let known: Vec<Range<usize>> = found.iter().map(|voice| voice.tokens.clone()).collect();
    let mut covered = tokens.start;
    let mut hits = document.hits_in(tokens).iter().filter(|hit| hit.end() <= tokens.end).peekable();
    while let Some(hit) = hits.next() {
        let Some(mut office) = Office::of(hit.sense).filter(|office| office.class() != OfficeClass::Past) else {
            continue;
        };
        let in_name = known.get(known.partition_point(|name| name.end <= hit.first));
        if hit.first < covered || in_name.is_some_and(|name| name.contains(&hit.first)) {
            continue;
        }
        covered = hit.end();
        let mut powers = office.powers();
        // A title says more than the concept of the same words; of two titles either may be meant.
        let titled = |hit: &Hit| matches!(hit.sense, Sense::Office(_));
        let mut is_title = titled(hit);
        while let Some(same) = hits.next_if(|next| next.first == hit.first) {
            let Some(other) = Office::of(same.sense).filter(|o| same.count == hit.count && *o != office) else {
                continue;
            };
            match (is_title, titled(same)) {
                (true, false) => {}
                (false, true) => (office, powers, is_title) = (other, other.powers(), true),
                (true, true) => powers = powers.with(other.powers()),
                _ => (office, powers) = joined((office, powers), (other, other.powers())),
            }
        }
        found.push(Voice { tokens: hit.first..hit.end(), powers, office: Some(office), organisation: None });
    }
    found.sort_by_key(|voice| voice.tokens.start);
    let mut chained: Vec<Voice> = Vec::new();
    for voice in found {
        match chained.last_mut() {
            Some(last) if is_joined(document, last.tokens.end..voice.tokens.start) => last.join(voice),
            _ => chained.push(voice),
        }
    }
    chained
}

/// Of two offices the one that is not anyone's, and the powers of both.
fn joined(one: (Office, Powers), other: (Office, Powers)) -> (Office, Powers) {
    match (one.1 == Powers::ANY, other.1 == Powers::ANY) {
        (true, _) => other,
        (false, true) => one,
        _ => (one.0, one.1.with(other.1)),
    }
}

impl Voice {
    fn join(&mut self, other: Voice) {
        let known = |voice: &Voice| voice.office.map(|office| (office, voice.powers));
        self.tokens.end = other.tokens.end;
        self.organisation = self.organisation.or(other.organisation);
        match (known(self), known(&other)) {
            (Some(one), Some(two)) => {
                let (office, powers) = joined(one, two);
                (self.office, self.powers) = (Some(office), powers);
            }
            (None, Some((office, powers))) => {
                let own = if powers == Powers::ANY { self.powers } else { self.powers.with(powers) };
                (self.office, self.powers) = (Some(office), own);
            }
            (Some((_, powers)), None) => {
                self.powers = if powers == Powers::ANY { other.powers } else { powers.with(other.powers) };
            }
            (None, None) => self.powers = self.powers.with(other.powers),
        }
    }
}

/// Whether few words and no mark stand between two voices.
fn is_joined(document: &Document<'_>, between: Range<usize>) -> bool {
    let joins =
        |t: usize| document.tokens[t].shape == Shape::Word && !document.has(t, |s| s == Sense::And || is_act(s));
    between.len() <= JOINED && between.into_iter().all(joins)
}

fn is_act(sense: Sense) -> bool {
    match sense {
        Sense::Reporting | Sense::Source(_) => true,
        Sense::Concept(concept) => ACTS.contains(&concept.name()),
        _ => false,
    }
}

/// The sources that a sentence names, each once, first to last.
pub fn sources(document: &Document<'_>, sentence: usize) -> Vec<Source> {
    let tokens = document.sentences[sentence].tokens.clone();
    let voices = voices(document, &tokens);
    let hits = document.hits_in(&tokens).iter().filter(|hit| hit.end() <= tokens.end);
    let stage = Stage::of(document, tokens.clone(), &voices);
    let mut found: Vec<Option<Source>> = vec![None; voices.len()];
    // What is part of a phrase is no verb: по словам.
    let mut phrase = tokens.start;
    for hit in hits {
        let act = match hit.sense {
            Sense::Concept(concept) if ACTS.contains(&concept.name()) => Some((concept, hit.first..hit.end())),
            _ => None,
        };
        let near: Vec<(usize, usize)> = match hit.sense {
            Sense::Source(SourceWord::According(side)) => {
                phrase = phrase.max(hit.end());
                stage.beside(hit, side, stage.reach()).into_iter().collect()
            }
            Sense::Source(SourceWord::Agent(side)) if stage.has_act_near(hit) => {
                stage.beside(hit, side, NEAR).into_iter().collect()
            }
            Sense::Reporting | Sense::Concept(_) if is_act(hit.sense) && !stage.is_phrase(hit, phrase) => {
                stage.subjects(hit)
            }
            _ => continue,
        };
        let alone = near.len() == 1;
        for (gap, voice) in near {
            let sure = alone && gap <= NEAR;
            let known = found[voice].get_or_insert_with(|| Source { voice: voices[voice].clone(), sure, act: None });
            known.sure |= sure;
            known.act = known.act.take().or_else(|| act.clone());
        }
    }
    found.into_iter().flatten().collect()
}

/// A sentence with its voices. What is near is told by the place of a voice among them, behind the number
/// of tokens between.
struct Stage<'s, 'd> {
    document: &'s Document<'d>,
    tokens: Range<usize>,
    voices: &'s [Voice],
    /// The first voice that is marked as a subject or opens the sentence, where the verb ends it.
    opening: Option<usize>,
}

impl<'s, 'd> Stage<'s, 'd> {
    fn of(document: &'s Document<'d>, tokens: Range<usize>, voices: &'s [Voice]) -> Stage<'s, 'd> {
        let sources = &document.lang.file.sources;
        let unmarked = sources.marks.is_empty() && sources.endings.is_empty();
        let opens = |voice: &Voice| voice.tokens.start - tokens.start < REACH;
        let first = |voice: &Voice| if unmarked { opens(voice) } else { is_subject(document, &voice.tokens) };
        let opening = voices.iter().position(first);
        Stage { document, tokens, voices, opening }
    }

    fn reach(&self) -> usize {
        if self.document.lang.file.spaces { REACH } else { REACH_UNSPACED }
    }

    /// Whether a term lies within a phrase before the source, which ends with a token or begins with it.
    fn is_phrase(&self, hit: &Hit, end: usize) -> bool {
        hit.end() <= end || self.document.has(hit.first, |s| matches!(s, Sense::Source(SourceWord::According(_))))
    }

    /// The nearest voice on one side of a hit. A mark that ends a clause parts the two; behind a verb a
    /// comma does too.
    fn beside(&self, hit: &Hit, side: Side, reach: usize) -> Option<(usize, usize)> {
        let (voice, between) = match side {
            Side::After => {
                let voice = self.voices.partition_point(|voice| voice.tokens.end <= hit.end());
                (voice, hit.end()..self.voices.get(voice)?.tokens.start.max(hit.end()))
            }
            Side::Before => {
                let voice = self.voices.partition_point(|voice| voice.tokens.start < hit.first).checked_sub(1)?;
                (voice, self.voices[voice].tokens.end.min(hit.first)..hit.first)
            }
        };
        if between.len() > reach {
            return None;
        }
        let parts = |key: &str| match key {
            "," | "،" | "、" | "，" => side == Side::After,
            "-" | "‐" | "’" | "'" | "." => false,
            _ => true,
        };
        let parted = between.clone().any(|t| {
            let token = &self.document.tokens[t];
            token.shape == Shape::Mark && parts(&token.key)
        });
        (!parted).then_some((between.len(), voice))
    }

    /// The voices that may be the subject of a verb.
    fn subjects(&self, verb: &Hit) -> Vec<(usize, usize)> {
        let (before, after) = match self.document.lang.file.sources.order {
            Order::Sov => {
                let before = |voice: &usize| self.voices[*voice].tokens.end <= verb.first;
                return self.opening.filter(before).map(|voice| (0, voice)).into_iter().collect();
            }
            Order::Svo | Order::Fixed => (self.reach(), NEAR),
            Order::Vso => (NEAR, NEAR),
        };
        // Behind its verb a subject stands where the verb opens a clause: “…”, said the police.
        let opens = verb.first == self.tokens.start || self.document.tokens[verb.first - 1].shape == Shape::Mark;
        let inverted = match self.document.lang.file.sources.order {
            Order::Vso => true,
            Order::Svo => opens,
            Order::Sov | Order::Fixed => false,
        };
        let behind = if inverted { self.beside(verb, Side::After, after) } else { None };
        [self.beside(verb, Side::Before, before), behind].into_iter().flatten().collect()
    }

    /// Whether an act stands close by: *claimed by*.
    fn has_act_near(&self, agent: &Hit) -> bool {
        let from = agent.first.saturating_sub(JOINED + NEAR).max(self.tokens.start);
        let to = (agent.end() + JOINED + NEAR).min(self.tokens.end);
        let hits = self.document.hits_in(&(from..to)).iter();
        hits.filter(|hit| hit.first != agent.first && !matches!(hit.sense, Sense::Source(SourceWord::Agent(_))))
            .any(|hit| is_act(hit.sense))
    }
}

/// Whether a word is marked as a subject, by a particle behind it or by its ending.
pub fn is_subject(document: &Document<'_>, tokens: &Range<usize>) -> bool {
    let last = &document.tokens[tokens.end - 1].key;
    document.has(tokens.end, |sense| sense == Sense::Source(SourceWord::Subject))
        || document.lang.file.sources.endings.iter().any(|ending| last.ends_with(ending.as_str()))
}

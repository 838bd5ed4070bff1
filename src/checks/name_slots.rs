//! Names that stand between the same words in two versions in one language, and only in one of them: “a group in
//! Congress dubbed”, “a group in dubbed”; or another name in the other one.

use super::name_holes::lacking;
use super::rows::tell;
use super::slots::{differing, row};
use crate::align::Reading;
use crate::document::Document;
use crate::facts::Name;
use crate::finding::{Finding, Place, Severity};
use crate::lang::{Sense, Shape};
use crate::names::{Clue, Mention, Roster, clues, is_named, sounds_alike};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// The row must be so sure.
const ROW_SURE: f64 = 0.93;

/// One token in so many of the longer sentence must stand in the other one (a guess).
const SHARED: usize = 3;

/// So many tokens round a slot are the same at least (a guess).
const CONTEXT: usize = 3;

/// A slot holds so many tokens at most; more are a clause of their own (a guess).
const LONGEST: usize = 8;

/// What two versions have in one place of a row, between the same words.
struct Slot<'r> {
    reading: &'r Reading<'r>,
    roster: &'r Roster,
    row: usize,
    versions: [usize; 2],
    tokens: [Range<usize>; 2],
}

/// Two names in one slot.
pub struct Rivals {
    pub row: usize,
    pub versions: [usize; 2],
    pub names: [Mention; 2],
}

/// The names that one version has in a slot that is empty in the other, as `name-missing` tells them.
pub fn lost(reading: &Reading<'_>, roster: &Roster) -> Vec<Finding> {
    let mut found = Vec::new();
    for slot in slots(reading, roster) {
        let Some(empty) = (0..2).find(|&side| slot.tokens[side].is_empty() && !slot.opens(side)) else { continue };
        let name = slot.names(1 - empty).into_iter().find(|clue| slot.lacks(empty, clue));
        if let Some(clue) = name.filter(|clue| !slot.has_moved(empty, &clue.name)) {
            tell(&mut found, told(&slot, empty, &clue.name), |known, other| known.fault == other.fault);
        }
    }
    found
}

/// The names that two versions have in one slot: one of the two at least is no word, and they may not be two spellings
/// of one.
pub fn rivals(reading: &Reading<'_>, roster: &Roster) -> Vec<Rivals> {
    let full = slots(reading, roster).into_iter().filter(|slot| slot.tokens.iter().all(|tokens| !tokens.is_empty()));
    let rivals = full.filter_map(|slot| {
        let [one, other] = [slot.whole(0)?, slot.whole(1)?];
        let sure = [&one, &other].into_iter().any(|clue| clue.is_strange() && !clue.short_word);
        let sure = sure || slot.is_alone() && mean_two(&one.name, &other.name);
        let names = [one.name, other.name];
        let apart = names[0].acronym == names[1].acronym && !sounds_alike(&names[0], &names[1], true);
        (sure && apart).then_some(Rivals { row: slot.row, versions: slot.versions, names })
    });
    rivals.collect()
}

/// Whether two names of several words each share no meaning: *National Health Council*, *Public Water Company*.
fn mean_two(one: &Mention, other: &Mention) -> bool {
    let several = |name: &Mention| name.words.len() > 1;
    let meanings = |name: &Mention| name.words.iter().flat_map(|word| word.concepts.clone()).collect::<FxHashSet<_>>();
    let (of_one, of_other) = (meanings(one), meanings(other));
    several(one) && several(other) && !of_one.is_empty() && !of_other.is_empty() && of_one.is_disjoint(&of_other)
}

/// The slots of all versions in one language in which words with capitals differ, and beside which no name goes on.
fn slots<'r>(reading: &'r Reading<'_>, roster: &'r Roster) -> Vec<Slot<'r>> {
    let same = |(a, b): &(usize, usize)| reading.documents[*a].lang.is_same(reading.documents[*b].lang);
    let pairs: Vec<(usize, usize)> = reading.pairs().filter(same).collect();
    let sure = (0..reading.groups.len()).filter(|&row| reading.groups[row].score >= ROW_SURE);
    sure.flat_map(|row| pairs.iter().flat_map(move |&(a, b)| slots_of((reading, roster), row, [a, b]))).collect()
}

fn slots_of<'r>(
    (reading, roster): (&'r Reading<'_>, &'r Roster),
    number: usize,
    versions: [usize; 2],
) -> Vec<Slot<'r>> {
    let group = &reading.groups[number];
    let documents = versions.map(|v| &reading.documents[v]);
    let [Some(here), Some(there)] = versions.map(|v| row(&reading.documents[v], &group.sentences[v])) else {
        return Vec::new();
    };
    let rows = [&here, &there];
    let keys = [0, 1].map(|side| {
        let tokens = &documents[side].tokens[rows[side].clone()];
        tokens.iter().map(|token| &*token.key).collect::<FxHashSet<&str>>()
    });
    let alone = |side: usize| {
        let is_alone = |at: usize| !keys[1 - side].contains(&*documents[side].tokens[at].key);
        rows[side].clone().any(|at| documents[side].is_capital(at) && is_alone(at))
    };
    if !alone(0) && !alone(1) {
        return Vec::new();
    }
    let least = here.len().max(there.len()).div_ceil(SHARED);
    let places = differing(documents, [here.clone(), there.clone()], least).into_iter();
    let short = places.filter(|places| places.iter().all(|place| place.len() <= LONGEST));
    let slots = short.map(|tokens| Slot { reading, roster, row: number, versions, tokens });
    slots.filter(|slot| slot.context(rows) >= CONTEXT && (0..2).all(|side| !slot.goes_on(side))).collect()
}

impl<'r> Slot<'r> {
    fn document(&self, side: usize) -> &'r Document<'r> {
        &self.reading.documents[self.versions[side]]
    }

    /// Whether neither version has another sentence.
    fn is_alone(&self) -> bool {
        (0..2).all(|side| self.document(side).is_lone())
    }

    /// The sentences of a side in the row.
    fn sentences(&self, side: usize) -> &'r [usize] {
        &self.reading.groups[self.row].sentences[self.versions[side]]
    }

    /// Whether a sentence begins with the slot.
    fn opens(&self, side: usize) -> bool {
        let document = self.document(side);
        self.sentences(side).iter().any(|&s| document.sentences[s].tokens.start == self.tokens[side].start)
    }

    /// How many tokens beside the slot are the same; none where one side has not any, nor the end of the row.
    fn context(&self, rows: [&Range<usize>; 2]) -> usize {
        let places = &self.tokens;
        let same = |&(a, b): &(usize, usize)| self.document(0).tokens[a].key == self.document(1).tokens[b].key;
        let before = |side: usize| (rows[side].start..places[side].start).rev();
        let behind = |side: usize| places[side].end..rows[side].end;
        let left = before(0).zip(before(1)).take(CONTEXT).take_while(same).count();
        let right = behind(0).zip(behind(1)).take(CONTEXT).take_while(same).count();
        let opens = (0..2).all(|side| rows[side].start == places[side].start);
        if left == 0 && !opens || right == 0 { 0 } else { left + right }
    }

    /// Whether a name goes on beside the slot, *President Trump* having lost none of *President Donald Trump*, or nothing
    /// but marks stands there: an aside.
    fn goes_on(&self, side: usize) -> bool {
        let (document, place) = (self.document(side), &self.tokens[side]);
        let first = self.sentences(side).first().map(|&s| document.sentences[s].tokens.start);
        let noun = |at: usize| document.lang.file.nouns_capitalised && document.lang.is_word(&document.tokens[at].key);
        let names = |at: usize| document.is_capital(at) && Some(at) != first && !noun(at);
        let mark = |at: usize| document.tokens[at].shape == Shape::Mark;
        let (before, behind) = (place.start.checked_sub(1).filter(|_| Some(place.start) != first), place.end);
        let aside = place.is_empty() && before.is_some_and(mark) && mark(behind);
        before.is_some_and(names) || names(behind) || aside
    }

    /// What of the words of a side may be names that the other version does not have.
    fn names(&self, side: usize) -> Vec<Clue> {
        let (document, lacking, tokens) = (self.document(side), self.document(1 - side), &self.tokens[side]);
        let [version, other] = [self.versions[side], self.versions[1 - side]];
        let Some(sentence) = document.sentence_at(document.tokens[tokens.start].span.start) else { return Vec::new() };
        let meets = |name: &Mention, clue: &Clue| {
            name.tokens.start < clue.name.tokens.end && clue.name.tokens.start < name.tokens.end
        };
        // The roster knows who is named near; of what is no name by itself the letters alone can be looked for.
        let is_mentioned =
            |clue: &Clue| self.roster.mentions_of(version, sentence).iter().any(|name| meets(name, clue));
        let is_stranger = |clue: &Clue| {
            let mut strangers = self.roster.strangers_to(self.row, version, other);
            let written = Name { key: clue.name.key.clone(), acronym: clue.name.acronym };
            if is_mentioned(clue) { strangers.any(|name| meets(name, clue)) } else { !is_named(&written, lacking) }
        };
        let within = |clue: &Clue| tokens.start <= clue.name.tokens.start && clue.name.tokens.end <= tokens.end;
        // Where every noun has a capital, the tables alone know a name.
        let noun = |clue: &Clue| document.lang.file.nouns_capitalised && clue.name.known.is_empty();
        let may_be = |clue: &Clue| within(clue) && clue.capital && !clue.opens && !noun(clue) && is_stranger(clue);
        clues(document, sentence, lacking, &[]).into_iter().filter(may_be).collect()
    }

    /// Whether a side lacks a name. One word that is a common one too names somebody where without it the sentence does
    /// not go on. Units, and what the glossary has as a thing (COVID), name nobody; brackets gloss what stands before
    /// them.
    fn lacks(&self, side: usize, clue: &Clue) -> bool {
        let (document, name) = (self.document(1 - side), &clue.name);
        let thing = document.has(name.tokens.start, |sense| match sense {
            Sense::Unit(_) => true,
            Sense::Concept(_) => name.acronym,
            _ => false,
        });
        let gloss = matches!(&*document.tokens[self.tokens[1 - side].start].key, "(" | "（" | "[");
        !thing && !gloss && (clue.is_strange() && !clue.short_word || name.tokens.len() > 1 || self.is_open(side))
    }

    /// Whether the word before an empty slot does not go on without it: *in*, *and*. An article takes the next noun.
    fn is_open(&self, side: usize) -> bool {
        let (document, at) = (self.document(side), self.tokens[side].start - 1);
        joins(document, at) && !is_article(document, at)
    }

    /// A warning where the sentence does not go on without the name, where it has several words that are nobody else's,
    /// or where there is no other sentence: in a longer version a reader may know who is meant.
    fn severity(&self, side: usize, name: &Mention) -> Severity {
        if self.document(side).is_lone() || self.is_open(side) || name.strange_words() > 1 {
            Severity::Warning
        } else {
            Severity::Note
        }
    }

    /// Whether something of what the other version has in the slot, besides the name, stands elsewhere in the row: then
    /// words have moved, and the name was lost from another place.
    fn has_moved(&self, side: usize, name: &Mention) -> bool {
        let (document, full) = (self.document(side), self.document(1 - side));
        let row = self.sentences(side).iter().flat_map(|&s| document.sentences[s].tokens.clone());
        let said: FxHashSet<&str> = row.map(|at| &*document.tokens[at].key).collect();
        let telling = |&at: &usize| {
            let is_word = full.tokens[at].shape == Shape::Word && !full.has(at, |sense| sense == Sense::Function);
            is_word && !name.tokens.contains(&at)
        };
        self.tokens[1 - side].clone().filter(telling).any(|at| said.contains(&*full.tokens[at].key))
    }

    /// The name that is all that stands in the slot, besides its article; with every word of it, of which the tables may
    /// know one alone: the *European* Championship.
    fn whole(&self, side: usize) -> Option<Clue> {
        let (document, place) = (self.document(side), &self.tokens[side]);
        let words =
            || place.clone().filter(|&at| document.tokens[at].shape == Shape::Word && !is_article(document, at));
        let (first, last) = (words().next()?, words().last()?);
        let named = |at: usize| document.is_capital(at) || at > first && at < last && joins(document, at);
        if !words().all(named) {
            return None;
        }
        let mut clue = self.names(side).into_iter().next()?;
        clue.name.tokens = first..last + 1;
        Some(clue)
    }
}

fn told(slot: &Slot<'_>, side: usize, name: &Mention) -> Finding {
    let place = &slot.tokens[side];
    let fault = Place::new(slot.versions[side], slot.document(side).span_of(&(place.start - 1..place.end + 1)));
    let there = Place::new(slot.versions[1 - side], slot.document(1 - side).span_of(&name.tokens));
    lacking(slot.reading, fault, there, " there", (slot.severity(side, name), 0.75))
}

fn is_article(document: &Document<'_>, at: usize) -> bool {
    document.has(at, |sense| sense == Sense::Article)
}

/// Whether a word holds others together.
fn joins(document: &Document<'_>, at: usize) -> bool {
    document.has(at, |sense| matches!(sense, Sense::Needs(_) | Sense::Function))
}

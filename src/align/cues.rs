//! What of a sentence can be recognised in another version: figures and dates by value, concepts,
//! names, words, marks. Two cues of different languages are held against each other by value, by
//! romanised form, or by the skeleton of their consonants.

use crate::document::{Document, Kind as SentenceKind};
use crate::facts::Value;
use crate::lang::{
    Column, EntityKind, Glossary, Language, Sense, Shape, Token, is_unspaced, letter_width, pair_form, romanised,
    script, skeleton,
};
use rustc_hash::FxHashMap;
use std::ops::Range;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_script::Script;

/// Kinds of cues. Each has a rate of its own at which it is met again in a sentence that says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Figure,
    Name,
    Concept,
    Long,
    Short,
    Mark,
    /// Two characters of a script without spaces.
    Pair,
    Organisation,
    /// A word that holds a sentence together.
    Grammar,
    /// A country with its people, a city.
    Place,
    /// A word whose counterparts the story itself taught; no cue is made as one.
    Learnt,
    /// A term of a word list of the user's own.
    Entry,
}

pub const KINDS: usize = 12;

/// A cue as it occurs in one document, once for all its places.
#[derive(Debug)]
pub struct Cue {
    pub kind: Kind,
    /// The folded word, or the value.
    pub form: String,
    /// The same in Latin letters, small; empty where only the form counts.
    pub roman: String,
    pub skeleton: String,
    /// Whether its script has capitals, so that a small word is no name.
    pub cased: bool,
    /// Sentences that hold it, ascending.
    pub sentences: Vec<u32>,
    /// Of a term of the user's, its entries, ascending, and the languages that have one of them, by bits.
    pub entries: Vec<u32>,
    languages: u64,
}

/// The cues of a document.
#[derive(Debug)]
pub struct Cues {
    /// The language, whose words tell which concepts could be met at all.
    lang: &'static Language,
    /// The bit of the language among those of the user's word lists, 0 where they have it not.
    listed: u64,
    pub cues: Vec<Cue>,
    /// By sentence, the cues in it, ascending.
    pub of_sentence: Vec<Vec<u32>>,
    /// Length of each sentence in letters, wide ones counting more.
    pub lengths: Vec<f64>,
    /// By sentence, whether a headline ends or begins before it; empty where that is not asked.
    turns: Vec<bool>,
}

impl Cues {
    /// Gathers the cues of the chosen sentences; they are numbered anew from 0.
    pub fn of(document: &Document<'_>, chosen: &[usize], glossary: &Glossary) -> Cues {
        let parts = chosen.iter().map(|&sentence| document.sentences[sentence].tokens.clone());
        let is_headline = |sentence: usize| document.sentences[sentence].kind == SentenceKind::Headline;
        let turns = chosen.windows(2).map(|pair| is_headline(pair[0]) != is_headline(pair[1]));
        let turns = std::iter::once(false).chain(turns).collect();
        Cues { turns, ..Cues::of_parts(document, parts, glossary) }
    }

    /// Whether a run holds a headline and what is none.
    pub fn turns_in(&self, run: Range<usize>) -> bool {
        self.turns.get(run.start + 1..run.end).is_some_and(|turns| turns.contains(&true))
    }

    /// Gathers the cues of stretches of tokens, none of which reaches beyond its sentence; each is taken
    /// for a sentence, and they are numbered from 0.
    pub fn of_parts(document: &Document<'_>, parts: impl Iterator<Item = Range<usize>>, glossary: &Glossary) -> Cues {
        let column = glossary.column(&document.tag);
        let listed = column.map_or(0, |column| column.bit());
        let cues = Cues {
            lang: document.lang,
            listed,
            cues: Vec::new(),
            of_sentence: Vec::new(),
            lengths: Vec::new(),
            turns: Vec::new(),
        };
        let mut gathering = Gathering { cues, known: Default::default() };
        for (number, tokens) in parts.enumerate() {
            gathering.cues.lengths.push(length(document.span_of(&tokens).of(document.text())));
            gathering.cues.of_sentence.push(Vec::new());
            gathering.part(document, &tokens, number as u32);
            if let Some(column) = &column {
                gathering.terms(column, &document.tokens[tokens], number as u32);
            }
        }
        for cues in &mut gathering.cues.of_sentence {
            cues.sort_unstable();
            cues.dedup();
        }
        gathering.cues
    }
}

impl Cues {
    /// Whether copy in this language could hold a cue of another version: a concept only where the language
    /// file has words for it, a term of the user's only where one of its entries has the language.
    pub fn could_hold(&self, cue: &Cue) -> bool {
        let file = &self.lang.file;
        match cue.kind {
            Kind::Concept | Kind::Grammar => {
                file.concepts.contains_key(&cue.form)
                    || file.directions.contains_key(&cue.form)
                    || cue.form == NOT && !file.words.negators.is_empty()
            }
            Kind::Organisation | Kind::Place => !file.concepts.is_empty(),
            Kind::Entry => cue.languages & self.listed != 0,
            _ => true,
        }
    }
}

/// The cue that negators are.
const NOT: &str = "not";

fn length(words: &str) -> f64 {
    // Decomposed Hangul is two or three characters a syllable; composed or not, copy has one length.
    let letters = match is_nfc_quick(words.chars()) {
        IsNormalized::Yes => words.chars().map(letter_width).sum::<f64>(),
        _ => words.nfc().map(letter_width).sum(),
    };
    letters.max(1.0)
}

struct Gathering {
    cues: Cues,
    /// By kind and form, the numbers of the cues.
    known: [FxHashMap<String, u32>; KINDS],
}

impl Gathering {
    fn add(&mut self, sentence: u32, kind: Kind, form: &str, cased: bool) -> &mut Cue {
        let number = match self.known[kind as usize].get(form) {
            Some(&number) => number,
            None => {
                let number = self.cues.cues.len() as u32;
                let sounds = matches!(kind, Kind::Name | Kind::Long);
                let roman = if sounds { romanised(form) } else { String::new() };
                let skeleton = skeleton(&roman);
                let (sentences, entries) = (Vec::new(), Vec::new());
                let form = form.to_owned();
                self.cues.cues.push(Cue {
                    kind,
                    form: form.clone(),
                    roman,
                    skeleton,
                    cased,
                    sentences,
                    entries,
                    languages: 0,
                });
                self.known[kind as usize].insert(form, number);
                number
            }
        };
        let cue = &mut self.cues.cues[number as usize];
        if cue.sentences.last() != Some(&sentence) {
            cue.sentences.push(sentence);
            self.cues.of_sentence[sentence as usize].push(number);
        }
        cue
    }

    /// Adds the terms of the user's word lists.
    fn terms(&mut self, column: &Column<'_>, tokens: &[Token], number: u32) {
        for found in column.scan(tokens) {
            let cue = self.add(number, Kind::Entry, &found.term.to_string(), false);
            if cue.entries.is_empty() {
                cue.entries = column.entries(found.term).to_vec();
                cue.languages = column.languages(found.term);
            }
        }
    }

    fn part(&mut self, document: &Document<'_>, tokens: &Range<usize>, number: u32) {
        for fact in document.facts_in(tokens) {
            self.fact(&fact.value, number);
        }
        let mut covered = tokens.start;
        for hit in document.hits_in(tokens).iter().filter(|hit| hit.end() <= tokens.end) {
            match hit.sense {
                // Where words run together, a name stands by chance within a longer term.
                Sense::Entity { .. } if hit.end() <= covered && !document.lang.file.spaces => {}
                Sense::Entity { entity, .. }
                    if entity.kind() != EntityKind::Organisation && document.has_capitals(hit) =>
                {
                    covered = hit.end();
                    self.add(number, Kind::Place, entity.key(), false);
                }
                Sense::Concept(concept) => {
                    covered = hit.end();
                    let kind = if concept.is_grammar() { Kind::Grammar } else { Kind::Concept };
                    self.add(number, kind, concept.name(), false);
                }
                Sense::Direction(direction) => {
                    self.add(number, Kind::Concept, direction.name(), false);
                }
                Sense::Negator => {
                    self.add(number, Kind::Concept, NOT, false);
                }
                _ => {}
            }
        }
        for (entity, _, _) in document.entities_in(tokens) {
            if entity.kind() == EntityKind::Organisation {
                self.add(number, Kind::Organisation, entity.key(), false);
            }
        }
        let mut first = true;
        for t in tokens.clone() {
            let token = &document.tokens[t];
            match token.shape {
                Shape::Word => {
                    self.word(document, t, number, first);
                    first = false;
                }
                Shape::Mark => {
                    if let Some(class) = mark_class(&token.key) {
                        self.add(number, Kind::Mark, class, false);
                    }
                }
                Shape::Digits => {}
            }
        }
        for pair in document.tokens[tokens.clone()].windows(2) {
            if let [a, b] = pair
                && let Some(form) = pair_form(a, b)
            {
                self.add(number, Kind::Pair, &form, false);
            }
        }
    }

    fn fact(&mut self, value: &Value, number: u32) {
        let mut figure = |form: String| {
            self.add(number, Kind::Figure, &form, false);
        };
        match value {
            Value::Quantity(quantity) => {
                for reading in &quantity.readings {
                    figure(reading.normalize().to_string());
                }
            }
            Value::Ordinal(place) => figure(place.to_string()),
            Value::Date(date) => {
                date.year.into_iter().for_each(|year| figure(year.to_string()));
                date.day.into_iter().for_each(|day| figure(day.to_string()));
                date.month.into_iter().for_each(|month| figure(format!("month {month}")));
                date.weekday.into_iter().for_each(|day| figure(format!("weekday {day}")));
            }
            Value::Time(time) => {
                figure((time.hour % 12).to_string());
                if time.minute > 0 {
                    figure(time.minute.to_string());
                }
            }
            Value::Name(_) => {}
        }
    }

    fn word(&mut self, document: &Document<'_>, t: usize, number: u32, first: bool) {
        let token = &document.tokens[t];
        let written = token.span.of(document.text());
        let Some(head) = written.chars().next().filter(|&c| !is_unspaced(c)) else { return };
        if written.starts_with(crate::lang::is_apostrophe) {
            return;
        }
        let cased = head.is_uppercase() || head.is_lowercase();
        let letters = token.key.chars().count();
        let katakana = script(head) == Script::Katakana && letters >= 3;
        let capital = head.is_uppercase() && letters >= 2 && !document.lang.file.nouns_capitalised;
        let is_name = katakana || (capital && !(first && document.lang.lexicon.knows(&token.key)));
        let wide = matches!(script(head), Script::Hangul);
        let kind = match () {
            () if is_name => Kind::Name,
            () if letters >= 4 || (wide && letters >= 2) || (!cased && letters >= 3) => Kind::Long,
            () => Kind::Short,
        };
        self.add(number, kind, &token.key, cased);
    }
}

/// Marks that translators keep, by what they do.
fn mark_class(mark: &str) -> Option<&'static str> {
    Some(match mark {
        "?" | "؟" | "？" => "?",
        "!" | "！" => "!",
        "\"" | "«" | "»" | "„" | "「" | "」" | "『" | "』" | "《" | "》" => "quote",
        "(" | ")" | "（" | "）" | "[" | "]" => "bracket",
        ":" | "：" => ":",
        ";" | "；" | "؛" => ";",
        "%" | "٪" | "％" => "%",
        "$" | "€" | "£" | "¥" => "money",
        "–" | "—" => "dash",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_do_the_same_are_one_cue() {
        for same in ["?؟？", "!！", "\"«»„「」『』《》", "()（）[]", ":：", ";；؛", "%٪％", "$€£¥", "–—"]
        {
            let classes: Vec<_> = same.chars().map(|mark| mark_class(mark.encode_utf8(&mut [0; 4]))).collect();
            assert!(classes[0].is_some() && classes.iter().all(|class| *class == classes[0]), "{same}: {classes:?}");
        }
        assert_eq!([mark_class("."), mark_class(",")], [None; 2]);
    }
}

//! Verbs that have lost their subject, and titles that have lost the name that was one.

use super::joints::{Joints, Side, mark};
use crate::lang::{Need, Sense, Shape};

/// An opening before the verb has at most so many words (a guess).
const LONGEST_OPENING: usize = 8;

/// So many words before a title may stand between it and its article: *the newly elected President* (a guess).
const BEFORE_TITLE: usize = 3;

/// Figures of a year.
const YEAR: usize = 4;

impl Joints<'_> {
    /// Whether the language names the subject of a verb, so that there are forms that begin no statement.
    pub fn names_subjects(&self) -> bool {
        !self.document.lang.file.grammar.never_first.is_empty()
    }

    pub fn is_asked(&self) -> bool {
        self.tokens.clone().rev().take(3).any(|t| matches!(self.key(t), "?" | "؟" | "!"))
    }

    /// Whether a title with a capital stands before the verb that neither an article nor a preposition precedes.
    pub fn is_bare_title(&self, at: usize) -> bool {
        let part = |t: usize| self.is_word(t) && self.is_capital(t);
        let run = (self.tokens.start..at).rev().take_while(|&t| part(t)).last();
        let Some(first) = run.filter(|_| self.document.has(at - 1, |sense| sense == Sense::Title)) else {
            return false;
        };
        let is_mark = |t: &usize| self.document.tokens[*t].shape == Shape::Mark;
        let mut before = (self.tokens.start..first).rev().take(BEFORE_TITLE).take_while(|t| !is_mark(t));
        // What may be an article or stand for one: *its President*. A conjunction begins anew.
        let takes = |t: usize| {
            let joins = |sense| matches!(sense, Sense::Needs(Need::Other | Need::Clause));
            let small = |sense| matches!(sense, Sense::Article | Sense::Function | Sense::Needs(_) | Sense::Negator);
            self.document.has(t, small) && !self.document.has(t, joins)
        };
        let name = |t: usize| {
            let known = self.document.has(t, |sense| matches!(sense, Sense::Entity { .. }));
            !known && !self.document.lang.is_word(self.key(t))
        };
        let names = (first..at - 1).any(name);
        self.names_subjects() && !names && !takes(first) && !self.asks && !before.any(takes)
    }

    /// Whether the word before has its object and the sentence has no comma: no participle begins it.
    pub fn is_whole(&self, at: usize) -> bool {
        let object = |sense| match sense {
            Sense::Needs(need) => matches!(need, Need::Noun | Need::Object | Need::Stranded | Need::Particle),
            sense => sense == Sense::Article,
        };
        let next = at + 1;
        let has_object = next < self.tokens.end
            && (self.document.has(next, object) || self.document.tokens[next].shape == Shape::Digits);
        has_object && !self.is_asked() && !self.tokens.clone().any(|t| mark(self.key(t)) == Side::Comma)
    }

    /// Whether a finite verb follows that “and” sets beside the one the sentence begins with: *Lost sight of the
    /// coast and turned back*. Nothing else in it is one.
    pub fn is_first_of_two(&self, at: usize) -> bool {
        let need = |t: usize| if t < self.tokens.end { self.beginning[t - self.tokens.start] } else { None };
        let prepositional = matches!(need(at + 2), Some(Need::Object | Need::Stranded | Need::Particle));
        let second = |t: &usize| need(*t) == Some(Need::Other) && self.is_verb(t + 1);
        let Some(second) = (at + 2..self.tokens.end).find(second) else { return false };
        let others = (at + 1..self.tokens.end).filter(|&t| t != second + 1);
        need(at + 1).is_none() && prepositional && !self.asks && !others.into_iter().any(|t| self.is_verb(t))
    }

    /// Whether a term begins there that is a verb, or may be one.
    fn is_verb(&self, at: usize) -> bool {
        let verb = |need: Option<Need>| matches!(need, Some(Need::Verb | Need::Subject | Need::Participle));
        at < self.tokens.end && verb(self.beginning[at - self.tokens.start])
    }

    /// Whether an object follows what may be a participle, so that it is none: *opened the door*, *dubbed “Owl”*.
    pub fn takes_object(&self, at: usize) -> bool {
        let next = at + 1;
        let noun = |sense| matches!(sense, Sense::Article | Sense::Needs(Need::Noun));
        next < self.tokens.end && (self.document.has(next, noun) || matches!(self.text(next), "\"" | "“" | "«" | "„"))
    }

    /// Whether a participle follows the verb: *Had opened*, which asks no question and sets no condition.
    pub fn is_perfect(&self, at: usize) -> bool {
        at + 1 < self.tokens.end && self.beginning[at + 1 - self.tokens.start] == Some(Need::Participle)
    }

    /// Whether nothing but a preposition and a figure stand before the verb: *In 1911 went to sea*.
    pub fn is_behind_year(&self, at: usize) -> bool {
        let Some(first) = at.checked_sub(2).filter(|&first| first >= self.tokens.start) else { return false };
        let preposition = matches!(self.beginning[first - self.tokens.start], Some(Need::Object | Need::Stranded));
        let year = self.document.tokens[at - 1].shape == Shape::Digits && self.text(at - 1).len() == YEAR;
        preposition && year && self.begins(first + 1) && !self.asks
    }

    /// Whether the comma before the verb closes words that open the sentence and name no subject.
    pub fn is_opening(&self, at: usize) -> bool {
        let words = |t: &usize| self.document.tokens[*t].shape != Shape::Mark;
        let Some(first) = (self.tokens.start..at - 1).take(LONGEST_OPENING).find(words).filter(|&t| self.begins(t + 1))
        else {
            return false;
        };
        let opening = first..at - 1;
        let opens = |need: Need| matches!(need, Need::Object | Need::Stranded | Need::Particle);
        let need = |t: usize| self.beginning[t - self.tokens.start];
        let is_time = |sense| matches!(sense, Sense::Relative(_));
        let begins = need(first).is_some_and(opens) || self.document.has(first, is_time);
        // A participle behind a preposition belongs to a noun: *In heated talks*.
        let verb = |t: usize| self.is_verb(t) && (t == first || need(t - 1).is_none_or(|before| !opens(before)));
        begins
            && opening.len() <= LONGEST_OPENING
            && !opening.clone().any(|t| verb(t) || mark(self.key(t)) == Side::Comma)
    }

    /// Whether the verb before the joint tells who spoke the words in quotation marks before it.
    pub fn is_behind_quote(&self, at: usize) -> bool {
        let tells = self.document.has(at - 1, |sense| sense == Sense::Reporting) && self.is_apart(at - 1);
        let before = |t: usize| t.checked_sub(1).filter(|&t| t > self.tokens.start);
        let mark = before(at - 1).and_then(|t| if self.key(t) == "," { before(t) } else { Some(t) });
        tells && mark.is_some_and(|mark| self.is_end_quote(mark))
    }
}

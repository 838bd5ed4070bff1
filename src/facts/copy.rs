//! The copy that readers read: a sentence, its tokens and its terms.

use super::{Fact, Value};
use crate::lang::{Hit, Hits, Language, Sense, Shape, Side, Token, Unit, is_apostrophe, is_direction_mark};
use crate::span::Span;
use std::ops::Range;

/// The copy that is read: one sentence of a text, with the terms found in it.
#[derive(Clone, Copy)]
pub struct Copy<'a> {
    pub text: &'a str,
    pub lang: &'static Language,
    /// All tokens of the text.
    pub tokens: &'a [Token],
    /// The terms of the text.
    pub hits: &'a Hits,
    /// The sentence's tokens.
    pub first: usize,
    pub end: usize,
}

impl<'a> Copy<'a> {
    /// The hits that begin at a token of the sentence, longer ones first.
    pub fn at(&self, token: usize) -> &'a [Hit] {
        if (self.first..self.end).contains(&token) { self.hits.within(&(token..token + 1)) } else { &[] }
    }

    /// The longest term at a token for which `wanted` gives something, and its token after the last.
    pub fn term<T>(&self, token: usize, wanted: impl Fn(Sense) -> Option<T>) -> Option<(T, usize)> {
        self.at(token).iter().filter(|hit| hit.end() <= self.end).find_map(|hit| Some((wanted(hit.sense)?, hit.end())))
    }

    /// The longest term that ends just before a token.
    pub fn term_before<T>(&self, token: usize, wanted: impl Fn(Sense) -> Option<T>) -> Option<(T, usize)> {
        // No term of a language file has more than six tokens.
        let from = token.saturating_sub(6).max(self.first);
        (from..token).find_map(|first| {
            self.at(first).iter().filter(|hit| hit.end() == token).find_map(|hit| Some((wanted(hit.sense)?, first)))
        })
    }

    fn token(&self, token: usize) -> Option<&'a Token> {
        self.tokens.get(token).filter(|_| (self.first..self.end).contains(&token))
    }

    /// The shape of any token of the text, this sentence's or not.
    pub fn shape(&self, token: usize) -> Option<Shape> {
        self.tokens.get(token).map(|token| token.shape)
    }

    pub fn key(&self, token: usize) -> &'a str {
        self.token(token).map_or("", |token| &token.key)
    }

    /// The word as written.
    pub fn word(&self, token: usize) -> &'a str {
        self.token(token).map_or("", |token| token.span.of(self.text))
    }

    /// Whether a token is the stop that makes an ordinal of the figure before it: am 84. Tag.
    pub fn is_ordinal_stop(&self, token: usize) -> bool {
        self.lang.file.sentences.ordinal_stop && self.key(token) == "." && self.is_glued(token)
    }

    /// Whether no white space stands between a token and the one before it.
    pub fn is_glued(&self, token: usize) -> bool {
        let before = token.checked_sub(1).and_then(|before| self.token(before));
        let (Some(before), Some(token)) = (before, self.token(token)) else { return false };
        let (end, start) = (before.span.end, token.span.start);
        end == start || self.text.get(end..start).is_some_and(|gap| gap.chars().all(is_direction_mark))
    }

    pub fn fact(&self, tokens: Range<usize>, value: Value) -> Fact {
        let words = self.tokens.get(tokens.clone()).unwrap_or_default();
        let span = words.first().zip(words.last()).map_or(Span::default(), |(first, last)| first.span.to(last.span));
        Fact { span, tokens, value }
    }

    /// The token after the longest term of that sense at a token.
    pub fn marks(&self, token: usize, wanted: Sense) -> Option<usize> {
        self.term(token, |sense| (sense == wanted).then_some(())).map(|(_, end)| end)
    }

    /// Whether a word of that sense stands at a token alone.
    pub fn is(&self, token: usize, wanted: Sense) -> bool {
        self.at(token).iter().any(|hit| hit.sense == wanted && hit.count == 1)
    }

    pub fn is_digits(&self, token: usize) -> bool {
        self.has_shape(token, Shape::Digits)
    }

    pub fn is_word(&self, token: usize) -> bool {
        self.has_shape(token, Shape::Word)
    }

    /// Whether a token is a word of a language that counts in words of their own, and none of its terms may begin a
    /// fact. Roman figures have capitals.
    pub(super) fn is_plain(&self, token: usize) -> bool {
        !self.lang.counts_within_words
            && self.is_word(token)
            && !self.word(token).starts_with(|c: char| c.is_ascii_uppercase())
            && !self.at(token).iter().any(|hit| hit.sense.begins_fact())
    }

    fn has_shape(&self, token: usize, shape: Shape) -> bool {
        self.token(token).is_some_and(|token| token.shape == shape)
    }

    /// The token after a hyphen that stands between two words without a space.
    pub fn hyphen(&self, token: usize) -> Option<usize> {
        let joins = self.key(token) == "-" && self.is_glued(token) && self.is_glued(token + 1);
        joins.then_some(token + 1)
    }

    /// Whether a mark and digits go on the figure before a token: the `.5` of 12.5.
    pub fn goes_on(&self, token: usize) -> bool {
        matches!(self.key(token), "," | "." | ":")
            && self.is_glued(token)
            && self.is_glued(token + 1)
            && self.is_digits(token + 1)
    }

    /// Whether the words of a term are written as the letters of an abbreviation are: AD, EST, SAR. In
    /// small letters they are other words: ad, est.
    pub fn is_abbreviated(&self, token: usize, end: usize) -> bool {
        let short = end == token + 1 && self.key(token).is_ascii() && self.key(token).len() < 5 && self.is_word(token);
        !short || self.word(token).chars().all(char::is_uppercase)
    }

    /// Whether what a figure counts or measures stands at a token, behind one other word at most:
    /// *12 people*, *12 young people*, *5 million*, *300 km*. Hours are left to times of day.
    pub fn is_counted(&self, token: usize) -> bool {
        let hour = Unit::named("hour");
        let measured = |sense| match sense {
            Sense::Unit(unit) => Some(unit) != hour,
            Sense::Scale(_) | Sense::Collective(_) | Sense::Currency(_) | Sense::Percent(Side::After) => true,
            _ => false,
        };
        let is_noun = |t: usize| {
            self.at(t).iter().any(|hit| match hit.sense {
                Sense::Concept(concept) => matches!(concept.class(), "counted" | "role" | "body" | "place" | "thing"),
                _ => false,
            })
        };
        let other = self.is_word(token) && !self.is(token, Sense::Function);
        self.at(token).iter().any(|hit| measured(hit.sense)) || is_noun(token) || other && is_noun(token + 1)
    }

    /// Whether digits are part of a name or a code: COVID-19, F-16, G7, 5G.
    pub fn is_part_of_word(&self, at: usize) -> bool {
        if !self.is_digits(at) {
            return false;
        }
        let letters = |t: usize| {
            self.is_word(t) && self.word(t).chars().next_back().is_some_and(|c| c.is_uppercase() || c.is_lowercase())
        };
        let is_money = |t: usize| self.at(t).iter().any(|hit| matches!(hit.sense, Sense::Currency(_)));
        // A space lost behind a word of the language: usia13 tahun.
        let small = |t: usize| self.word(t).chars().all(char::is_lowercase);
        let lost = |t: usize| small(t) && self.word(t).chars().nth(2).is_some() && self.lang.lexicon.knows(self.key(t));
        let behind_letters = |t: usize| self.is_glued(t) && letters(t - 1) && !is_money(t - 1) && !lost(t - 1);
        // The 5 of PM2.5 is as much of the name as its 2.
        let decimals = at >= self.first + 3 && self.key(at - 1) == "." && (at - 1..=at).all(|t| self.is_glued(t));
        if behind_letters(at) || decimals && self.is_digits(at - 2) && behind_letters(at - 2) {
            return true;
        }
        let hyphen = self.is_glued(at) && at >= self.first + 2 && self.key(at - 1) == "-" && self.is_glued(at - 1);
        // The hyphens of 1-of-4 join words.
        let joined = hyphen && at >= self.first + 4 && self.is(at - 2, Sense::Function) && self.is_digits(at - 4);
        // 卡-52M
        let model = self.is_glued(at + 1) && self.word(at + 1).chars().all(|c| c.is_ascii_uppercase());
        if hyphen && (letters(at - 2) && !joined || self.is_word(at - 2) && self.is_word(at + 1) && model) {
            return true;
        }
        let next = at + 1;
        let known = |sense| {
            matches!(sense, Sense::Unit(_) | Sense::Scale(_) | Sense::Currency(_) | Sense::Percent(_)).then_some(())
        };
        self.is_glued(next)
            && letters(next)
            && !super::power::is_exponent(self, next)
            && !self.word(next).starts_with(is_apostrophe)
            && self.term(next, known).is_none()
    }
}

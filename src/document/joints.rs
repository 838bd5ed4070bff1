//! A sentence by the joints between its tokens: what the words at both sides of each need.

use super::Document;
use crate::lang::{Need, Sense, Shape, is_unspaced, script};
use std::ops::Range;
use unicode_script::Script;

/// A sentence by the joints between its tokens.
pub struct Joints<'d> {
    pub document: &'d Document<'d>,
    pub tokens: Range<usize>,
    /// By token, what the longest term that ends with it needs, and the token that it begins with.
    ending: Vec<Option<(Need, usize)>>,
    /// By token, what the longest term that begins with it needs.
    pub beginning: Vec<Option<Need>>,
    /// Marks that stand apart from the words before them.
    pub gaps: usize,
    /// Whether most marks of the sentence stand apart from the words before them, as a tokeniser sets them.
    pub spaced: bool,
    /// Whether anything in it is a question: “Is it true?” he asked.
    pub asks: bool,
}

/// What stands at one side of a joint.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The beginning or the end of the sentence.
    Edge,
    Comma,
    /// A mark that ends words before it: a stop, a closing bracket.
    Close,
    Open,
    Word(Need),
    Other,
}

impl<'d> Joints<'d> {
    pub fn of(document: &'d Document<'d>, tokens: &Range<usize>) -> Joints<'d> {
        let mut ending = vec![None; tokens.len()];
        let mut beginning = vec![None; tokens.len()];
        let (mut ends, mut begins) = (vec![0; tokens.len()], vec![0; tokens.len()]);
        for hit in document.hits_in(tokens).iter().filter(|hit| hit.end() <= tokens.end) {
            let Sense::Needs(need) = hit.sense else { continue };
            let (first, last) = (hit.first - tokens.start, hit.end() - 1 - tokens.start);
            // Of two terms of one length the one that needs nothing stays, then the verb that begins nothing.
            let rank = 3 * hit.count + 2 * usize::from(need == Need::Nothing) + usize::from(need == Need::Subject);
            if rank > ends[last] {
                (ends[last], ending[last]) = (rank, Some((need, hit.first)));
            }
            if rank > begins[first] {
                (begins[first], beginning[first]) = (rank, Some(need));
            }
            // Within a term nothing is missing.
            if need == Need::Nothing && hit.count > 1 {
                for inner in first..last {
                    (ends[inner], ending[inner]) = (usize::MAX, None);
                    (begins[inner + 1], beginning[inner + 1]) = (usize::MAX, None);
                }
            }
        }
        let mut joints =
            Joints { document, tokens: tokens.clone(), ending, beginning, gaps: 0, spaced: false, asks: false };
        let marks = || tokens.clone().skip(1).filter(|&at| is_point(&document.tokens[at].key));
        joints.gaps = marks().filter(|&at| joints.is_gap(at)).count();
        joints.asks = tokens.clone().any(|at| matches!(joints.key(at), "?" | "؟" | "？"));
        joints.spaced = joints.gaps > 1 && joints.gaps * 2 > marks().count();
        joints
    }

    pub fn text(&self, at: usize) -> &'d str {
        self.document.tokens[at].span.of(&self.document.version.text)
    }

    pub fn key(&self, at: usize) -> &'d str {
        &self.document.tokens[at].key
    }

    pub fn left(&self, at: usize) -> Side {
        if at == self.tokens.start {
            return Side::Edge;
        }
        let last = at - 1;
        // A title may have a stop of its own: Dr.
        let titled = |before: usize| match self.ending[before - self.tokens.start] {
            Some((Need::Name, first)) if self.key(last) == "." && !self.is_apart(last) => Some((Need::Name, first)),
            _ => None,
        };
        let stopped = || last.checked_sub(1).filter(|&before| before >= self.tokens.start).and_then(titled);
        let Some((need, first)) = self.ending[last - self.tokens.start].or_else(stopped) else {
            return self.mark_at(last);
        };
        // A capital makes a name of it, and a hyphen a part of one: The Hague, know-how.
        let part = first > self.tokens.start && is_glue(self.key(first - 1)) && !self.is_apart(first);
        let opens = self.begins(first + 1) || first > self.tokens.start && matches!(self.key(first - 1), ";" | ":");
        let capital = self.is_capital(first) && need != Need::Name && !opens;
        // One small letter is no title: 20 m.
        let small =
            need == Need::Name && self.text(first).chars().all(char::is_lowercase) && self.text(first).len() == 1;
        if part || capital || small || self.is_shouted(first) { Side::Other } else { Side::Word(need) }
    }

    pub fn right(&self, at: usize) -> Side {
        if at == self.tokens.end {
            return Side::Edge;
        }
        match self.beginning[at - self.tokens.start] {
            // A stop behind one letter or a listed word belongs to it; more than one stop is a pause.
            None if self.key(at) == "." => {
                let more = self.document.tokens.get(at + 1).is_some_and(|next| matches!(&*next.key, "." | "…"));
                if more || self.is_abbreviation(at) { Side::Other } else { Side::Close }
            }
            None => self.mark_at(at),
            Some(need) => {
                let capital = self.is_capital(at) && !self.begins(at + 1) || self.is_shouted(at);
                let particle = matches!(need, Need::Base) && self.is_part_of_word(at);
                let next = self.document.tokens.get(at + 1);
                let part = next.is_some_and(|next| is_glue(&next.key) && &*next.key != "." && !self.is_apart(at + 1));
                if capital || particle || part { Side::Other } else { Side::Word(need) }
            }
        }
    }

    /// A mark in its place: German and Danish copy opens a quotation with the mark that closes one elsewhere, »so«.
    fn mark_at(&self, at: usize) -> Side {
        let opens = || self.key(at) == "»" && self.is_apart(at) && !self.is_apart(at + 1);
        if opens() { Side::Other } else { mark(self.key(at)) }
    }

    /// Whether white space stands before the token.
    pub fn is_apart(&self, at: usize) -> bool {
        !self.document.is_flush(at)
    }

    /// Whether a mark that no space stands before has one.
    pub fn is_gap(&self, at: usize) -> bool {
        let file = &self.document.lang.file;
        let inside = self.tokens.start < at && at < self.tokens.end;
        inside
            && is_point(self.key(at))
            && self.is_apart(at)
            && !file.sentences.spaced_marks.contains(self.text(at))
            && self.document.tokens.get(at + 1).is_none_or(|next| {
                next.span.start > self.document.tokens[at].span.end || next.shape == Shape::Mark && &*next.key != "."
            })
    }

    /// Whether the joint is behind the first word of the sentence, three marks before it apart.
    pub fn begins(&self, at: usize) -> bool {
        let before = self.tokens.start..at.saturating_sub(1);
        before.len() < 4 && before.into_iter().all(|t| self.document.tokens[t].shape == Shape::Mark)
    }

    /// Whether the word is all capitals: IS is an organisation.
    fn is_shouted(&self, at: usize) -> bool {
        let word = self.text(at);
        word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase)
    }

    pub fn is_capital(&self, at: usize) -> bool {
        at < self.tokens.end && self.text(at).starts_with(char::is_uppercase)
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.document.tokens[at].shape == Shape::Word
    }

    /// Whether the stop belongs to the word before it.
    pub fn is_abbreviation(&self, stop: usize) -> bool {
        let Some(last) = stop.checked_sub(1) else { return false };
        let listed = (last.saturating_sub(3)..=last).any(|first| {
            let ends = |hit: &crate::lang::Hit| hit.end() == stop && matches!(hit.sense, Sense::Abbreviation { .. });
            self.document.hits_at(first).iter().any(ends)
        });
        let letter = self.key(last).chars().nth(1).is_none() && !self.key(last).starts_with(is_unspaced);
        (listed || letter) && !self.is_gap(stop)
    }

    /// Whether a particle may be the first letters of a word: kana run on, は and はい.
    pub fn is_part_of_word(&self, at: usize) -> bool {
        let hiragana = |t: usize| self.text(t).starts_with(|c: char| script(c) == Script::Hiragana);
        hiragana(at)
            && (at + 1 >= self.tokens.end || hiragana(at + 1) || self.document.tokens[at + 1].shape == Shape::Mark)
    }
}

/// Marks that no space stands before.
fn is_point(key: &str) -> bool {
    matches!(key, "." | "," | ")" | "،" | "。" | "、" | "।")
}

fn is_glue(key: &str) -> bool {
    matches!(key, "-" | "‐" | "‑" | "'" | "/" | "&" | "." | "·" | "・")
}

pub fn mark(key: &str) -> Side {
    match key {
        "," | "،" | "、" => Side::Comma,
        "." | "!" | "?" | "。" | "।" | "؟" | "۔" | ";" | "؛" | ")" | "]" | "」" | "』" | "》" | "»" | "】" => {
            Side::Close
        }
        "(" | "「" | "『" | "《" => Side::Open,
        _ => Side::Other,
    }
}

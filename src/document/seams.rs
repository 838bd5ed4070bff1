//! Seams: places inside a sentence where another may begin. Pages and programs that throw line breaks
//! away glue the headline to the lead, and translators lose stops. What one version shows of it is told
//! here; the versions of a story decide together what is cut.

use super::seam_odds::{Words, pairs};
use super::{Document, Kind, Sentence};
use crate::span::Span;

/// A place where a sentence may begin within what was cut as one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seam {
    /// The first token behind it.
    pub token: usize,
    /// Natural logarithm of the odds that a sentence ends here, against one sentence that holds all.
    pub odds: f64,
}

/// A sentence that may hold two.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    pub sentence: usize,
    /// Whether what comes first is a headline: it is the first of its version, or part of a headline.
    pub headline: bool,
    /// By place, one at least.
    pub seams: Vec<Seam>,
}

/// A version of fewer sentences is a stray line, and no page that has a headline.
const FEWEST: usize = 2;

/// Letters from which a headline that was cut off may hold more, wide ones counting more (a guess).
const LONG: f64 = 120.0;

/// Where a sentence stands that may hold two: the first of a version that has no headline of its own, the first
/// of another paragraph, any other. Each has odds of its own (natural logarithm), to which those of the signs are
/// added; fitted with these, and bettered with what versions say to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    First,
    Opening,
    Within,
}

impl Place {
    fn of(document: &Document<'_>, sentence: usize) -> Place {
        let paragraph = |s: usize| document.sentences.get(s).map(|s| s.paragraph);
        let before = document.sentences[..sentence].iter().rposition(|s| s.kind.is_copy());
        match before {
            _ if document.sentences[sentence].kind == Kind::Headline => Place::Opening,
            None if document.sentences.iter().filter(|s| s.kind.is_copy()).nth(FEWEST - 1).is_none() => Place::Within,
            None => Place::First,
            Some(before) if paragraph(before) != paragraph(sentence) => Place::Opening,
            Some(_) => Place::Within,
        }
    }

    pub fn odds(self) -> f64 {
        match self {
            Place::First => 2.4,
            Place::Opening => -2.55,
            Place::Within => -3.25,
        }
    }
}

/// The sentences of a version that may hold two, with their seams by place. Copy that came cut has none.
pub fn joined(document: &Document<'_>) -> Vec<Joined> {
    let mut counted = None;
    let mut found = Vec::new();
    if document.version.cuts.is_some() {
        return found;
    }
    // A headline that ends in mid-line was cut off: what it was glued to may have been a subhead or a caption.
    let between = |s: usize| Some(Span::new(document.sentences[s].span.end, document.sentences.get(s + 1)?.span.start));
    let cut_off = |s: usize| between(s).is_some_and(|gap| !gap.of(document.text()).contains('\n'));
    let may = |&(n, s): &(usize, &Sentence)| s.kind == Kind::Body || s.kind == Kind::Headline && cut_off(n);
    for (sentence, read) in document.sentences.iter().enumerate().filter(may) {
        let words = Words::of(document, read.tokens.clone());
        if read.kind == Kind::Headline && words.letters() < LONG {
            continue;
        }
        let place = Place::of(document, sentence);
        let seams = words.seams(place, counted.get_or_insert_with(|| pairs(document)));
        if !seams.is_empty() {
            found.push(Joined { sentence, headline: place == Place::First || read.kind == Kind::Headline, seams });
        }
    }
    found
}

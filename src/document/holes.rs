//! Places where a sentence has lost a word that the words around it need: “mayor of in 2014”, “the .”,
//! “ 's mid-September introduction”. Machines that do not know a name drop it and leave the grammar open.
//! Which words need what is said in the language files.

use super::Document;
use super::joints::{Joints, Side, mark};
use crate::lang::{Need, Sense};
use std::ops::Range;

/// Something is missing before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hole {
    /// The token, by index in the document; behind the last token of the sentence, its end.
    pub at: usize,
    pub kind: HoleKind,
    /// Whether it is told by the words themselves: clean copy has fewer than one in 20,000 words
    /// (measured on news in twenty languages). Others need the word of another version.
    pub sure: bool,
}

/// What shows that something is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoleKind {
    /// The word before it needs something behind it.
    Behind,
    /// The title before it has no article, and no name behind it: *Harbour Minister said*.
    Titled,
    /// The word that follows needs something before it.
    Before,
    /// Nothing stands between two marks.
    Between,
}

impl Document<'_> {
    /// The places of a sentence where words are missing, in order, one for a place. Only body copy and
    /// captions are read: headlines leave words out. The time is linear in the tokens.
    ///
    /// ```
    /// use copydesk::{Document, Version};
    /// let text = "He was mayor of in 2014.".to_owned();
    /// let version = Version { text, lang: Some("en".into()), ..Version::default() };
    /// let holes = Document::read(&version).holes(0);
    /// assert_eq!(holes.iter().map(|hole| hole.at).collect::<Vec<_>>(), [4]);
    /// ```
    pub fn holes(&self, sentence: usize) -> Vec<Hole> {
        let read = |sentence: &&super::Sentence| sentence.kind.is_prose();
        self.sentences
            .get(sentence)
            .filter(read)
            .map_or(Vec::new(), |sentence| Joints::of(self, &sentence.tokens).holes())
    }
}

/// A bracket that stands for a name has at most so many words, and so many words to each side of a bracket show how
/// the copy sets them (guesses).
const LONGEST_BRACKET: usize = 12;
const NEAR: usize = 1000;

/// Tokens between the commas of an aside at most (a guess).
const LONGEST_ASIDE: usize = 8;

impl Joints<'_> {
    fn holes(&self) -> Vec<Hole> {
        let all = (self.tokens.start..=self.tokens.end).filter_map(|at| {
            let (kind, sure) = self.hole(at)?;
            Some(Hole { at, kind, sure })
        });
        all.collect()
    }

    fn hole(&self, at: usize) -> Option<(HoleKind, bool)> {
        let (left, right) = (self.left(at), self.right(at));
        let behind = |sure| Some((HoleKind::Behind, sure));
        let before = |sure| Some((HoleKind::Before, sure));
        let gap = self.is_gap(at);
        let stops = matches!(right, Side::Close | Side::Comma);
        match (left, right) {
            _ if self.is_doubled(at) || self.opens_term(at) => None,
            _ if self.is_empty_pair(at) => Some((HoleKind::Between, true)),
            (Side::Edge | Side::Comma, Side::Comma) if self.ends_at(at) => {
                Some((HoleKind::Between, !self.is_repeated(at)))
            }
            (Side::Comma, Side::Close) if matches!(self.key(at), "." | "。" | "।" | "۔") => {
                Some((HoleKind::Between, true))
            }
            (Side::Open, Side::Comma) if !self.is_apart(at) => Some((HoleKind::Between, true)),
            (Side::Open, _) if self.is_torn_open(at) => behind(true),
            (Side::Edge, Side::Word(Need::Base | Need::Word)) if self.is_free(at) => before(true),
            // Where words have spaces, a comma may close a clause that the particle takes up.
            (Side::Comma, Side::Word(Need::Base)) => {
                let spaces = self.document.lang.file.spaces;
                if spaces && self.closes_aside(at - 1) { None } else { before(!spaces) }
            }
            (Side::Comma, Side::Word(Need::Word)) => before(self.is_apart(at)),
            (Side::Word(Need::Other), Side::Word(Need::Base)) => before(false),
            (Side::Word(Need::Name), Side::Word(Need::Base)) => behind(true),
            (Side::Edge, Side::Word(Need::Subject)) if !self.is_asked() => before(true),
            (Side::Edge, Side::Word(Need::Verb)) if self.is_perfect(at) && !self.is_asked() => before(true),
            (Side::Edge, Side::Word(Need::Participle)) if self.is_whole(at) || self.is_first_of_two(at) => {
                before(false)
            }
            (Side::Edge, _) if self.is_second_half(at) => before(false),
            (Side::Other, Side::Word(Need::Subject)) if self.begins(at + 1) && !self.asks => before(false),
            (Side::Other, Side::Word(Need::Subject | Need::Participle)) if self.is_behind_year(at) => before(false),
            (Side::Comma, Side::Word(need @ (Need::Subject | Need::Participle))) if self.is_opening(at) => {
                before(need == Need::Subject)
            }
            (Side::Comma, Side::Word(Need::Verb)) if self.names_subjects() && self.is_opening(at) && !self.asks => {
                before(false)
            }
            (Side::Word(Need::Clause), Side::Word(Need::Verb | Need::Subject)) if !self.is_asked() => behind(true),
            (Side::Word(Need::Subject), _) if self.is_behind_quote(at) && self.begins_no_name(at) => behind(true),
            // An ending with its apostrophe is no word that a typist could have set apart.
            (_, Side::Word(Need::Word)) if self.is_apart(at) && self.is_word(at - 1) => before(!self.is_word(at)),
            (Side::Word(Need::Verb), Side::Word(Need::Base)) => before(false),
            (Side::Open, Side::Word(Need::Base)) => before(!self.document.lang.file.spaces),
            _ if self.is_lone_ending(at) => {
                let bare = at == self.tokens.start || !self.is_word(at - 1);
                before(!self.spaced && (bare || matches!(left, Side::Word(Need::Object | Need::Stranded | Need::Noun))))
            }
            (Side::Word(Need::Object | Need::Stranded | Need::Particle), Side::Close | Side::Comma) => {
                let first = self.begins(at) && right == Side::Comma;
                let firm = left == Side::Word(Need::Object) || gap && !self.spaced || first;
                let sure = firm && !(right == Side::Comma && self.is_aside(at));
                (sure || left != Side::Word(Need::Particle)).then_some((HoleKind::Behind, sure))
            }
            (Side::Word(Need::Object | Need::Stranded | Need::Clause), Side::Word(Need::Participle))
                if self.takes_object(at) =>
            {
                behind(false)
            }
            (Side::Word(Need::Object | Need::Stranded), Side::Word(need)) => {
                let firm = left == Side::Word(Need::Object);
                match need {
                    Need::Other if self.shares(at) => None,
                    Need::Other => behind(firm && !self.goes_on(at)),
                    Need::Object | Need::Stranded | Need::Particle => behind(false),
                    Need::Base | Need::Verb | Need::Subject => behind(firm),
                    Need::Clause => behind(false),
                    _ => None,
                }
            }
            (Side::Word(Need::Object | Need::Stranded), _) if self.is_bracketed(at) => behind(false),
            (Side::Word(Need::Other), Side::Comma) if self.is_quote_behind(at) && !self.begins(at) => behind(false),
            (Side::Word(Need::Particle), Side::Word(Need::Other)) if self.is_capital(at + 1) => behind(false),
            (Side::Word(Need::Noun), Side::Word(need)) => match need {
                Need::Other if self.goes_on(at) => None,
                Need::Other | Need::Base | Need::Verb | Need::Subject => behind(true),
                Need::Object | Need::Stranded => behind(false),
                _ => None,
            },
            (Side::Word(Need::Noun | Need::Other), Side::Close) | (Side::Word(Need::Noun), Side::Comma) => behind(true),
            (Side::Word(Need::Base), Side::Word(Need::Base)) if self.document.lang.file.spaces => {
                (self.key(at - 1) != self.key(at)).then_some((HoleKind::Before, true))
            }
            (Side::Word(Need::Name), Side::Comma) => behind(true),
            (Side::Word(Need::Name), _) if self.is_plain_word(at) => behind(true),
            _ if gap && stops && !self.spaced => Some((HoleKind::Between, false)),
            (Side::Other, Side::Word(Need::Verb | Need::Subject | Need::Participle)) if self.is_bare_title(at) => {
                Some((HoleKind::Titled, false))
            }
            _ => None,
        }
    }

    /// Whether a preposition behind the conjunction shares its object: *in and around*.
    fn shares(&self, at: usize) -> bool {
        let preposition = |sense| matches!(sense, Sense::Needs(Need::Object | Need::Stranded | Need::Particle));
        at + 1 < self.tokens.end && self.document.has(at + 1, preposition)
    }

    /// Whether the word behind the conjunction may do so, or stand beside the one before it.
    fn goes_on(&self, at: usize) -> bool {
        at + 1 < self.tokens.end
            && self.document.has(at + 1, |sense| matches!(sense, Sense::Needs(_) | Sense::Function))
    }

    /// Whether words stand twice in a row there: *of the of the*. Nothing is missing where something is too much.
    fn is_doubled(&self, at: usize) -> bool {
        let word = |at: usize| self.tokens.contains(&at) && self.is_word(at);
        let twice = |first: usize, second: usize| word(first) && word(second) && self.key(first) == self.key(second);
        let Some(last) = at.checked_sub(1) else { return false };
        let before = last.checked_sub(1).is_some_and(|before| twice(before, at));
        twice(last, at) || twice(last, at + 1) && (before || twice(at, at + 2))
    }

    /// Whether a bound of several words begins there, whatever its first one needs: *to at least 50*, *d'au moins*.
    fn opens_term(&self, at: usize) -> bool {
        let bound = |hit: &crate::lang::Hit| hit.count > 1 && matches!(hit.sense, Sense::Bound(..));
        at < self.tokens.end && self.document.hits_at(at).iter().any(bound)
    }

    /// Whether the second half of a compound stands there with its hyphen: *-based*.
    fn is_second_half(&self, at: usize) -> bool {
        let next = at + 1;
        let small = || self.text(next).starts_with(char::is_lowercase) && !self.is_apart(next) && self.is_word(next);
        self.document.lang.file.spaces && next < self.tokens.end && self.key(at) == "-" && self.is_apart(at) && small()
    }

    /// Whether a bracket that nothing closes stands apart from what follows it, as no other near it does.
    fn is_torn_open(&self, at: usize) -> bool {
        let closes = |t: usize| matches!(self.key(t), ")" | "]" | "）");
        let bracket = |t: usize| t < self.document.tokens.len() && self.key(t) == "(" && self.is_apart(t + 1);
        let open = at < self.tokens.end && at > self.tokens.start && bracket(at - 1);
        let mut others = (at.saturating_sub(NEAR)..at + NEAR).filter(|&t| t + 1 != at);
        let small = || self.text(at).starts_with(char::is_lowercase);
        open && small() && self.is_apart(at - 1) && !others.any(bracket) && !(at..self.tokens.end).any(closes)
    }

    pub fn is_end_quote(&self, at: usize) -> bool {
        matches!(self.text(at), "\"" | "”" | "»" | "’")
    }

    /// Whether the comma ends a quotation.
    fn is_quote_behind(&self, comma: usize) -> bool {
        let next = comma + 1;
        next < self.tokens.end && self.is_end_quote(next) && !self.is_apart(next)
    }

    /// Whether a mark or a preposition follows, where a name would.
    fn begins_no_name(&self, at: usize) -> bool {
        let right = self.right(at);
        matches!(right, Side::Comma | Side::Close | Side::Word(Need::Object | Need::Stranded | Need::Particle))
    }

    /// Whether a comma opens an aside between a preposition and its object: *in, at least, two places*. A name is none.
    fn is_aside(&self, comma: usize) -> bool {
        let next = comma + 1..self.tokens.end.min(comma + LONGEST_ASIDE);
        !self.is_capital(comma + 1) && next.into_iter().any(|t| mark(self.key(t)) == Side::Comma)
    }

    /// Whether a comma closes an aside that one not far before it opened: *न्यू ऑरलियन्स, लुइसियाना, में*.
    fn closes_aside(&self, comma: usize) -> bool {
        let before = comma.saturating_sub(LONGEST_ASIDE).max(self.tokens.start)..comma.saturating_sub(1);
        before.into_iter().any(|t| mark(self.key(t)) == Side::Comma)
    }

    /// Whether no letter follows the mark at once.
    fn ends_at(&self, mark: usize) -> bool {
        mark + 1 >= self.tokens.end
            || self.is_apart(mark + 1)
            || !self.is_word(mark + 1)
            || !self.document.lang.file.spaces
    }

    /// Whether the sentence truly begins with the token: no stop of an abbreviation and no quotation is
    /// right before it.
    fn is_free(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        let is_quote = matches!(self.key(before), "\"" | "'" | "»" | "」" | "』");
        !is_quote && (self.is_apart(at) || !self.document.lang.file.spaces && self.key(before) != ".")
    }

    /// Whether two marks in a row are the same ones again: a slip of the hand.
    fn is_repeated(&self, at: usize) -> bool {
        at > self.tokens.start && at < self.tokens.end && self.key(at - 1) == self.key(at) && !self.is_apart(at)
    }

    /// Whether the marks at both sides open and close one bracket or quotation with nothing in it.
    fn is_empty_pair(&self, at: usize) -> bool {
        const PAIRS: [[&str; 2]; 11] = [
            ["(", ")"],
            ["[", "]"],
            ["«", "»"],
            ["“", "”"],
            ["„", "“"],
            ["„", "”"],
            ["「", "」"],
            ["『", "』"],
            ["《", "》"],
            ["【", "】"],
            ["（", "）"],
        ];
        let inside = self.tokens.start < at && at < self.tokens.end;
        inside && (PAIRS.contains(&[self.text(at - 1), self.text(at)]) || self.is_empty_straight(at))
    }

    /// Whether straight quotation marks stand at both sides, set apart from the words around them: `known as "".` Those
    /// of the sentence are in pairs.
    fn is_empty_straight(&self, at: usize) -> bool {
        let straight = |at: &usize| self.text(*at) == "\"";
        let ends = || at + 1 == self.tokens.end || self.is_apart(at + 1) || !self.is_word(at + 1);
        let even = |tokens: Range<usize>| tokens.filter(straight).count() % 2 == 0;
        straight(&(at - 1))
            && straight(&at)
            && at - 1 > self.tokens.start
            && self.is_apart(at - 1)
            && !self.is_apart(at)
            && ends()
            && even(self.tokens.start..at - 1)
            && even(at + 1..self.tokens.end)
    }

    /// Whether an ending that belongs to the word before it has none: “ 's introduction”.
    fn is_lone_ending(&self, at: usize) -> bool {
        let Some(genitive) = &self.document.lang.file.genitive else { return false };
        let lone = || {
            let small = |at: usize| self.document.has(at, |sense| sense == Sense::Function);
            // A name may have it behind a space, where a tokeniser put one.
            let plain = |at: usize| self.text(at).starts_with(char::is_lowercase) && self.gaps == 0;
            at == self.tokens.start || self.is_apart(at) && (!self.is_word(at - 1) || small(at - 1) || plain(at - 1))
        };
        let bare = || at + 1 < self.tokens.end && self.text(at) == genitive && self.is_apart(at + 1);
        if at == self.tokens.start && bare() {
            return true;
        }
        let ends = || at + 2 >= self.tokens.end || self.is_apart(at + 2);
        let is_ending = at + 1 < self.tokens.end && self.key(at) == "'" && self.key(at + 1) == genitive;
        is_ending
            && lone()
            && !self.is_apart(at + 1)
            && ends()
            && !self.document.has(at, |sense| sense == Sense::Function)
    }

    /// Whether a bracket follows that holds one word in capitals, the short form of a name; or what begins with a
    /// capital, and no noun follows the bracket: *a game for (Elm Park) on Monday*.
    fn is_bracketed(&self, at: usize) -> bool {
        let short = |at: usize| self.text(at).chars().all(char::is_uppercase) && self.is_word(at);
        if !(at + 2 < self.tokens.end && self.key(at) == "(" && self.is_capital(at + 1)) {
            return false;
        }
        let ends = |end: usize| {
            let need = matches!(self.right(end + 1), Side::Word(Need::Object | Need::Stranded | Need::Particle));
            need || matches!(self.right(end + 1), Side::Edge | Side::Close | Side::Comma)
        };
        let end = (at + 2..self.tokens.end).take(LONGEST_BRACKET).find(|&t| self.key(t) == ")");
        end.is_some_and(|end| end == at + 2 && short(at + 1) || ends(end))
    }

    /// Whether the token is a word that no name begins with: small, and known to the language.
    fn is_plain_word(&self, at: usize) -> bool {
        let small = at < self.tokens.end && self.text(at).starts_with(char::is_lowercase);
        let plain = |sense| matches!(sense, Sense::Function | Sense::Reporting | Sense::Common);
        small && self.is_apart(at) && self.document.has(at, plain)
    }
}

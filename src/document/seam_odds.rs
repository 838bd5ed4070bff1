//! The odds of a seam, by the traces that a glued headline and a lost stop leave: a capital on a common word in
//! mid-sentence, capitals throughout that end, the place and agency that open a lead, words that the lead says
//! again, what binds two words, and usual lengths.

use super::Document;
use super::joints::{Joints, Side};
use super::seam_weights::{self as weights, HEADLINE, SENTENCE, Weights, shares};
use super::seams::{Place, Seam};
use crate::facts::{Fact, Value};
use crate::lang::{Concept, Entity, Hit, Need, Sense, Shape, is_unspaced, letter_width, script};
use crate::span::text_before;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use unicode_script::Script;

/// Odds of seams that no other version can confirm (a guess).
const FAINT: f64 = -5.0;

/// The words of a sentence with what seams are judged by.
pub struct Words<'d> {
    document: &'d Document<'d>,
    tokens: Range<usize>,
    all: Vec<Word>,
}

/// How often two tokens that follow one another stand so in the copy.
pub type Pairs<'d> = FxHashMap<(&'d str, &'d str), usize>;

/// The pairs of all tokens of a document.
pub fn pairs<'d>(document: &'d Document<'_>) -> Pairs<'d> {
    let mut counts = Pairs::default();
    for token in 0..document.tokens.len().saturating_sub(1) {
        *counts.entry(pair(document, token)).or_default() += 1;
    }
    counts
}

fn pair<'d>(document: &'d Document<'_>, token: usize) -> (&'d str, &'d str) {
    let key = |t: usize| document.tokens.get(t).map_or("", |token| &*token.key);
    (key(token), key(token + 1))
}

/// Tokens of the longest terms that are looked for across a seam.
const LONGEST_TERM: usize = 6;

struct Word {
    token: usize,
    capital: Option<bool>,
    grammar: bool,
    known: bool,
    /// Whether it belongs to the word before it: a case particle, an ending.
    leans: bool,
    /// Whether it stands in brackets.
    bracketed: bool,
    /// Letters of the sentence before it, wide ones counting more.
    before: f64,
}

impl<'d> Words<'d> {
    pub fn of(document: &'d Document<'d>, tokens: Range<usize>) -> Words<'d> {
        let mut all = Vec::new();
        let mut before = 0.0;
        let joints = Joints::of(document, &tokens);
        let mut brackets = 0_usize;
        for token in tokens.clone() {
            if document.tokens[token].shape == Shape::Mark {
                match &*document.tokens[token].key {
                    "(" | "[" | "【" => brackets += 1,
                    ")" | "]" | "】" => brackets = brackets.saturating_sub(1),
                    _ => {}
                }
                continue;
            }
            let written = document.tokens[token].span.of(document.text());
            all.push(Word {
                token,
                capital: capital(written),
                grammar: is_grammar(document, token),
                known: document.lang.lexicon.knows(&document.tokens[token].key),
                leans: matches!(joints.right(token), Side::Word(Need::Base | Need::Word)),
                bracketed: brackets > 0,
                before,
            });
            before += document.tokens[token].key.chars().map(letter_width).sum::<f64>();
        }
        Words { document, tokens, all }
    }

    /// Letters before the last word.
    pub fn letters(&self) -> f64 {
        self.all.last().map_or(0.0, |word| word.before).max(1.0)
    }

    /// The seams that are not out of the question.
    pub fn seams(&self, place: Place, pairs: &Pairs<'_>) -> Vec<Seam> {
        let each = place.odds() + weights::WORDS * (self.all.len() as f64).ln();
        let weights = if place == Place::First { HEADLINE } else { SENTENCE };
        let again = self.again(&weights);
        let title = self.title();
        let may_begin = (1..self.all.len().saturating_sub(1)).filter(|&n| self.may_begin(n));
        let odds = |n: usize| {
            each + self.beginning(n)
                + weights::TITLE * title[n]
                + self.binding(n, pairs)
                + self.dateline(n)
                + self.lengths(n, &weights)
                + again[n]
        };
        let seams = may_begin.map(|n| Seam { token: self.first_of(n), odds: odds(n) });
        seams.filter(|seam| seam.odds > FAINT).collect()
    }

    /// The first token of a sentence that begins with a word: an opening mark before it is its own.
    fn first_of(&self, n: usize) -> usize {
        let token = self.all[n].token;
        let opens =
            |t: usize| matches!(&*self.document.tokens[t].key, "(" | "[" | "【" | "«" | "„" | "「" | "『" | "¿" | "¡");
        match token.checked_sub(1) {
            Some(mark) if mark > self.all[n - 1].token && (opens(mark) || self.is_opening_quote(mark)) => mark,
            _ => token,
        }
    }

    /// Whether a mark stands at the word behind it and apart from the one before it.
    fn is_opening_quote(&self, mark: usize) -> bool {
        let tokens = &self.document.tokens;
        matches!(&*tokens[mark].key, "\"" | "'" | "“" | "‘" | "\u{201d}")
            && tokens.get(mark + 1).is_some_and(|next| next.span.start == tokens[mark].span.end)
            && mark.checked_sub(1).is_some_and(|last| tokens[last].span.end < tokens[mark].span.start)
    }

    /// Whether a sentence may begin with a word: it has no small letter, and no mark that keeps it to
    /// the word before stands between the two.
    fn may_begin(&self, n: usize) -> bool {
        let (last, next) = (self.all[n - 1].token, self.first_of(n));
        let tokens = &self.document.tokens;
        let between = &tokens[last + 1..next];
        // What stands in brackets belongs to what is before it, but for the place of a Japanese lead.
        let bracket = self.all[n].bracketed && &*tokens[next].key != "【";
        let spaced = tokens[next].span.start > tokens[next - 1].span.end;
        let written = tokens[self.all[n].token].span.of(self.document.text());
        // No figure, date or time goes on behind a seam.
        let facts = self.document.facts_in(&(last.saturating_sub(LONGEST_TERM)..next));
        let in_fact = facts.iter().any(|fact| fact.tokens.end > next && !matches!(fact.value, Value::Name(_)));
        // The stop of an ordinal ends no sentence: 84. Minute.
        let ordinal = self.document.lang.file.sentences.ordinal_stop
            && tokens[last].shape == Shape::Digits
            && between.first().is_some_and(|mark| &*mark.key == ".");
        self.all[n].capital != Some(false)
            && !self.all[n].leans
            && !bracket
            && !in_fact
            && !ordinal
            && (spaced || !self.document.lang.file.spaces || written.starts_with(is_unspaced))
            && between.iter().all(|mark| {
                matches!(
                    &*mark.key,
                    "." | "\"" | "'" | "”" | "’" | "»" | "“" | "」" | "』" | ")" | "%" | "!" | "?" | "؟" | "？" | "！"
                )
            })
    }

    /// What the word that a sentence would begin with says for it.
    fn beginning(&self, n: usize) -> f64 {
        let document = self.document;
        let (last, word) = (self.all[n - 1].token, &self.all[n]);
        let written = |token: usize| document.tokens[token].span.of(document.text());
        let script = |token: usize| written(token).chars().next().map(script);
        let mut odds = match word.capital {
            Some(_) if word.grammar => weights::GRAMMAR,
            Some(_) if document.lang.file.nouns_capitalised => weights::NOUN,
            Some(_) if word.known => weights::COMMON,
            Some(_) => weights::OTHER,
            None if document.tokens[word.token].shape == Shape::Digits => weights::DIGIT,
            None => weights::UNCASED,
        };
        if !document.lang.file.spaces {
            odds += if script(word.token) == Some(Script::Hiragana) { weights::HIRAGANA } else { 0.0 };
            odds += if script(last) != script(word.token) { weights::OTHER_SCRIPT } else { 0.0 };
        }
        let facts = document.facts_in(&(word.token..word.token + 1));
        let is_figure = |fact: &Fact| !matches!(fact.value, Value::Name(_)) && fact.tokens.start == self.first_of(n);
        odds += if facts.iter().any(is_figure) { weights::FACT } else { 0.0 };
        odds + if document.hits_at(word.token).iter().any(is_entity) { weights::ENTITY } else { 0.0 }
    }

    /// Whether no mark stands between a word and the one before it.
    fn is_joined(&self, n: usize) -> bool {
        self.all[n - 1].token + 1 == self.all[n].token
    }

    /// How many such words have a capital in mid-sentence.
    fn share(&self, word: &Word) -> f64 {
        match (word.grammar, word.known) {
            (true, _) => shares::GRAMMAR,
            _ if self.document.lang.file.nouns_capitalised => shares::NOUN,
            (_, true) => shares::COMMON,
            _ => shares::OTHER,
        }
    }

    /// For every word of a script with capitals, how much those before it look like a headline that sets them.
    fn title(&self) -> Vec<f64> {
        let mut sum = 0.0;
        let mut found = Vec::with_capacity(self.all.len());
        for (n, word) in self.all.iter().enumerate() {
            let style = (1.0 - shares::TITLED) + shares::TITLED * f64::exp(sum);
            found.push(if word.capital.is_some() { style.ln() } else { 0.0 });
            let mid = self.share(word);
            let title: f64 = if word.grammar { shares::TITLE_GRAMMAR } else { shares::TITLE };
            sum += match word.capital {
                _ if n == 0 => 0.0,
                Some(true) => (title / mid).ln(),
                Some(false) => ((1.0 - title) / (1.0 - mid)).ln(),
                None => 0.0,
            };
        }
        found
    }

    /// How little binds a word to the one before it.
    fn binding(&self, n: usize, pairs: &Pairs<'_>) -> f64 {
        let document = self.document;
        let (last, next) = (self.all[n - 1].token, self.all[n].token);
        let from = last.saturating_sub(LONGEST_TERM).max(self.tokens.start);
        let hits = document.hits_in(&(from..next));
        let elsewhere = self.is_joined(n) && pairs.get(&pair(document, last)).is_some_and(|&count| count > 1);
        let begins = self.first_of(n);
        let mut marks = document.tokens[last + 1..begins].iter().map(|mark| &*mark.key);
        let closed = match (marks.clone().any(|mark| mark == "."), marks.any(|mark| mark != "%")) {
            (true, _) => weights::STOP,
            (_, true) => weights::CLOSED,
            _ => 0.0,
        };
        let signs = [
            (self.all[n - 1].grammar, weights::ENDS_ON_GRAMMAR),
            (hits.iter().any(|hit| hit.end() > next), weights::IN_TERM),
            (hits.iter().any(|hit| hit.end() == next && is_entity(hit)), weights::BEHIND_ENTITY),
            (elsewhere, weights::ELSEWHERE),
            (begins < next, weights::OPENS),
        ];
        closed + signs.iter().filter(|(is, _)| *is).map(|(_, odds)| odds).sum::<f64>()
    }

    /// Whether a place, perhaps an agency in brackets, and a dash follow ("NEW DELHI (AP) -", "BERLIN —"), or
    /// the brackets that Japanese puts around both: 【キト＝共同】.
    fn dateline(&self, n: usize) -> f64 {
        const LONGEST: usize = 9;
        let tokens = &self.document.tokens;
        let written = |t: usize| tokens[t].span.of(self.document.text());
        let from = self.first_of(n);
        if &*tokens[from].key == "【" {
            return weights::DATELINE;
        }
        let rest = from + 1..self.tokens.end.min(from + LONGEST);
        let is_dash = |t: usize| tokens.get(t).is_some_and(|token| matches!(&*token.key, "-" | "–" | "—"));
        let Some(dash) = rest.clone().find(|&t| is_dash(t)) else { return 0.0 };
        let bracket = &*tokens[dash - 1].key == ")";
        let spaced = tokens[dash].span.start > tokens[dash - 1].span.end;
        // A hyphen joins words; two of them, and one behind a bracket, do not.
        if !spaced && !bracket && !is_dash(dash + 1) {
            return 0.0;
        }
        let place_end = (from..dash).find(|&t| tokens[t].shape == Shape::Mark).unwrap_or(dash);
        let shouted = |t: usize| {
            let word = written(t);
            word.chars().nth(1).is_some() && word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
        };
        if from == place_end || n > 0 && shouted(self.all[n - 1].token) && shouted(from) {
            0.0
        } else if (shouted(from) || bracket) && place_end - from <= 4 {
            weights::DATELINE
        } else if place_end - from <= 3
            && capital(written(from)) == Some(true)
            && tokens.get(dash + 1).is_some_and(|t| capital(t.span.of(self.document.text())) == Some(true))
        {
            weights::PLACE
        } else {
            0.0
        }
    }

    /// What the lengths of both parts are worth.
    fn lengths(&self, n: usize, weights: &Weights) -> f64 {
        let part = |letters: f64, (once, squared): (f64, f64)| {
            let log = (letters.max(1.0) / 100.0).ln();
            once * log + squared * log * log
        };
        let before = self.all[n].before;
        part(before, weights.first) + part(self.letters() - before, weights.second)
    }

    /// For every word, what it is worth that words before it are said again from it on.
    fn again(&self, weights: &Weights) -> Vec<f64> {
        let all = self.all.iter().enumerate();
        let contents = all.flat_map(|(n, word)| {
            contents(self.document, word.token, self.tokens.end).map(move |content| (n, content))
        });
        let contents: Vec<(usize, Content<'_>)> = contents.collect();
        let last: FxHashMap<Content<'_>, usize> = contents.iter().map(|&(n, content)| (content, n)).collect();
        // Pairs of characters overlap: a word of two is one pair, one of three two.
        let weight = if self.document.lang.file.spaces { 1.0 } else { 0.5 };
        // A content counts once, from its first place on; up to its last it is said again. Noted where that
        // begins and ends, and added up at the end.
        let mut sums = vec![0.0; self.all.len() + 1];
        let mut seen: FxHashSet<Content<'_>> = FxHashSet::default();
        for &(n, content) in contents.iter().filter(|(_, content)| seen.insert(*content)) {
            sums[n + 1] += weight * weights.again;
            sums[last[&content] + 1] += weight * (weights.once - weights.again);
        }
        let mut sum = 0.0;
        sums.iter_mut().for_each(|step| {
            sum += *step;
            *step = sum;
        });
        sums
    }
}

fn is_entity(hit: &Hit) -> bool {
    matches!(hit.sense, Sense::Entity { .. })
}

/// Whether a word holds the sentence together and names nothing.
fn is_grammar(document: &Document<'_>, token: usize) -> bool {
    let is = |sense| matches!(sense, Sense::Function | Sense::Article);
    document.hits_at(token).iter().any(|hit| hit.count == 1 && is(hit.sense))
}

/// Whether a word begins with a capital; nothing where its script has none.
fn capital(word: &str) -> Option<bool> {
    let first = word.chars().next()?;
    if first.is_uppercase() {
        Some(true)
    } else if first.is_lowercase() {
        Some(false)
    } else {
        None
    }
}

/// Letters by which an inflected word is known again (a guess that fits all languages with endings).
const STEM: usize = 5;

/// What a word says, however it is inflected.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Content<'d> {
    Concept(Concept),
    Entity(Entity),
    /// The first letters of a word.
    Stem(&'d str),
    /// Two signs in a script without spaces.
    Pair(&'d str, &'d str),
}

/// What a word says; nothing for a word of grammar.
fn contents<'d>(document: &'d Document<'_>, token: usize, end: usize) -> impl Iterator<Item = Content<'d>> {
    let says = |hit: &Hit| match hit.sense {
        Sense::Concept(concept) => Some(Content::Concept(concept)),
        Sense::Entity { entity, .. } => Some(Content::Entity(entity)),
        _ => None,
    };
    let written = move || {
        let key = &*document.tokens[token].key;
        let first = key.chars().next()?;
        if is_unspaced(first) {
            let next = document.tokens.get(token + 1).filter(|_| token + 1 < end);
            let next = next.filter(|next| next.key.starts_with(is_unspaced))?;
            return Some(Content::Pair(key, &next.key));
        }
        let tells = document.tokens[token].shape == Shape::Digits || key.chars().nth(2).is_some() || !first.is_ascii();
        let stem = key.char_indices().nth(STEM).map_or(key.len(), |(end, _)| end);
        tells.then(|| Content::Stem(text_before(key, stem)))
    };
    let hits = if is_grammar(document, token) { None } else { Some(document.hits_at(token)) };
    hits.into_iter().flat_map(move |hits| hits.iter().filter_map(says).chain(written()))
}

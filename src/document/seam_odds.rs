//! The odds of a seam: a product of what a glued headline and a lost stop leave behind. A capital on a
//! common word in mid-sentence, capitals throughout that stop, the place and agency that open a lead,
//! words that the lead says again, what binds two words, and usual lengths.

use super::Document;
use super::joints::{Joints, Side};
use super::seams::{Place, Seam};
use crate::facts::Value;
use crate::lang::{Need, Sense, Shape, is_unspaced, letter_width};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use unicode_script::{Script, UnicodeScript};

/// Shares and spreads were guessed from headlines and leads and bettered by a search over public parallel
/// news in twenty-two languages, in which a cut inside a sentence cost as much as it won elsewhere.
mod shares {
    /// A common word with a capital in mid-sentence: a word of grammar, another word.
    pub const GRAMMAR: f64 = 0.0012;
    pub const COMMON: f64 = 0.161;
    /// Any other word with a capital.
    pub const OTHER: f64 = 0.622;
    /// One behind another capital.
    pub const IN_NAME: f64 = 0.665;
    /// Capitals in a headline that sets them: on words of grammar, on others.
    pub const TITLE_GRAMMAR: f64 = 0.35;
    pub const TITLE: f64 = 0.964;
    /// Headlines that set capitals throughout.
    pub const TITLED: f64 = 0.0634;
    /// A headline that ends on a word of grammar, and any stretch that does.
    pub const ENDS_ON_GRAMMAR: f64 = 0.0326;
    pub const GRAMMAR_ANYWHERE: f64 = 0.573;
    /// A headline's word that the lead says again, and a word that one sentence says twice.
    pub const AGAIN: f64 = 0.175;
    pub const TWICE: f64 = 0.033;
    /// A seam within a term, or between two words that stand together elsewhere in the copy, and any
    /// two words that do.
    pub const IN_TERM: f64 = 0.04;
    pub const TERM_ANYWHERE: f64 = 0.335;
    pub const ELSEWHERE: f64 = 0.0255;
    pub const ELSEWHERE_ANYWHERE: f64 = 0.3;
    /// A seam behind the stop of an abbreviation, behind a quotation or a bracket, and any place there.
    pub const STOP: f64 = 0.2;
    pub const STOP_ANYWHERE: f64 = 0.01;
    pub const CLOSED: f64 = 0.225;
    pub const CLOSED_ANYWHERE: f64 = 0.0586;
    /// A sentence that begins with hiragana, which joins more than it names, and any such place.
    pub const HIRAGANA: f64 = 0.155;
    pub const HIRAGANA_ANYWHERE: f64 = 0.5;
    /// A lead that names its place before its first dash, and any place in a sentence that looks so.
    pub const DATELINE: f64 = 0.0414;
    pub const DATELINE_ANYWHERE: f64 = 0.0005;
    /// The same for a place in small letters without an agency: "Luanda - The".
    pub const PLACE: f64 = 0.03;
    pub const PLACE_ANYWHERE: f64 = 0.003;
}

/// Letters of a headline and of a lead: medians, and spread of their logarithms.
const HEADLINE: (f64, f64) = (40.3, 0.38);
const LEAD: (f64, f64) = (187.5, 1.01);
/// Letters of any sentence.
const SENTENCE: (f64, f64) = (110.0, 0.57);

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
    /// Letters of the sentence before it, wide ones counting more.
    before: f64,
}

impl<'d> Words<'d> {
    pub fn of(document: &'d Document<'d>, tokens: Range<usize>) -> Words<'d> {
        let mut all = Vec::new();
        let mut before = 0.0;
        let joints = Joints::of(document, &tokens);
        for token in tokens.clone().filter(|&t| document.tokens[t].shape != Shape::Mark) {
            let written = document.tokens[token].span.of(document.text());
            all.push(Word {
                token,
                capital: capital(written),
                grammar: is_grammar(document, token),
                known: document.lang.lexicon.knows(&document.tokens[token].key),
                leans: matches!(joints.right(token), Side::Word(Need::Base | Need::Word)),
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

    /// The words that a second sentence may begin with. Within a version something must show it: a capital
    /// on a word that has none by itself, or a quotation that ends.
    pub fn places(&self, place: Place) -> Vec<usize> {
        let shown = |n: usize| {
            let word = &self.all[n];
            let common = word.grammar || word.known && !self.document.lang.file.nouns_capitalised;
            let capital = word.capital == Some(true) && common && self.all[n - 1].capital != Some(true);
            let closed = self.first_of(n) > self.all[n - 1].token + 1 && word.capital != Some(false);
            place == Place::First
                || (place == Place::Opening && word.capital.is_none())
                || (capital && !self.all[n - 1].grammar)
                || closed
        };
        (1..self.all.len().saturating_sub(1)).filter(|&n| self.may_begin(n) && shown(n)).collect()
    }

    pub fn seams(&self, places: &[usize], place: Place, pairs: &Pairs<'_>) -> Vec<Seam> {
        let each = place.odds() - (self.all.len() as f64).ln();
        let again = self.again();
        let title = self.title();
        let odds = |n: usize| {
            each + self.capitals(n, &title)
                + self.ending(n)
                + self.binding(n, pairs)
                + self.dateline(n)
                + self.lengths(n, place)
                + again[n]
        };
        places.iter().map(|&n| Seam { token: self.first_of(n), odds: odds(n) }).collect()
    }

    /// The first token of a sentence that begins with a word: an opening mark before it is its own.
    fn first_of(&self, n: usize) -> usize {
        let token = self.all[n].token;
        let opens = |t: usize| matches!(&*self.document.tokens[t].key, "(" | "[" | "«" | "„" | "「" | "『" | "¿" | "¡");
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
        // What stands in brackets belongs to what is before it.
        let bracket = matches!(&*tokens[next].key, "(" | "[");
        let spaced = tokens[next].span.start > tokens[next - 1].span.end;
        let written = tokens[self.all[n].token].span.of(self.document.text());
        // No figure, date or time goes on behind a seam.
        let facts = self.document.facts_in(&(last.saturating_sub(LONGEST_TERM)..next));
        let in_fact = facts.iter().any(|fact| fact.tokens.end > next && !matches!(fact.value, Value::Name(_)));
        self.all[n].capital != Some(false)
            && !self.all[n].leans
            && !bracket
            && !in_fact
            && (spaced || written.starts_with(is_unspaced))
            && between.iter().all(|mark| {
                matches!(
                    &*mark.key,
                    "." | "\"" | "'" | "”" | "’" | "»" | "“" | "」" | "』" | ")" | "%" | "!" | "?" | "؟" | "？" | "！"
                )
            })
    }

    /// How capitals speak for a sentence that begins with a word, and for a headline in capitals before it.
    fn capitals(&self, n: usize, title: &[f64]) -> f64 {
        if self.all[n].capital.is_none() {
            return 0.0;
        }
        // Behind a capital another one is likely: both belong to one name.
        let runs = self.all[n - 1].capital == Some(true) && !self.all[n].grammar && self.is_joined(n);
        let mid = self.share(&self.all[n]).max(if runs { shares::IN_NAME } else { 0.0 });
        let style = (1.0 - shares::TITLED) + shares::TITLED * title[n].exp();
        (0.97 / mid).ln() + style.ln()
    }

    /// Whether no mark stands between a word and the one before it.
    fn is_joined(&self, n: usize) -> bool {
        self.all[n - 1].token + 1 == self.all[n].token
    }

    fn share(&self, word: &Word) -> f64 {
        let nouns = self.document.lang.file.nouns_capitalised;
        match (word.grammar, word.known) {
            (true, _) => shares::GRAMMAR,
            _ if nouns => 0.9,
            (_, true) => shares::COMMON,
            _ => shares::OTHER,
        }
    }

    /// For every word, how much more the capitals before it look like a headline that sets them.
    fn title(&self) -> Vec<f64> {
        let mut sums = vec![0.0];
        for (n, word) in self.all.iter().enumerate() {
            let mid = self.share(word).min(0.97);
            let title: f64 = if word.grammar { shares::TITLE_GRAMMAR } else { shares::TITLE };
            let step = match word.capital {
                _ if n == 0 => 0.0,
                Some(true) => (title / mid).ln(),
                Some(false) => ((1.0 - title) / (1.0 - mid)).ln(),
                None => 0.0,
            };
            sums.push(sums[n] + step);
        }
        sums
    }

    fn ending(&self, n: usize) -> f64 {
        if !self.all[n - 1].grammar {
            ((1.0 - shares::ENDS_ON_GRAMMAR) / (1.0 - shares::GRAMMAR_ANYWHERE)).ln()
        } else {
            (shares::ENDS_ON_GRAMMAR / shares::GRAMMAR_ANYWHERE).ln()
        }
    }

    /// How little binds a word to the one before it.
    fn binding(&self, n: usize, pairs: &Pairs<'_>) -> f64 {
        let document = self.document;
        let (last, next) = (self.all[n - 1].token, self.all[n].token);
        let odds = |is: bool, seam: f64, anywhere: f64| {
            if is { (seam / anywhere).ln() } else { ((1.0 - seam) / (1.0 - anywhere)).ln() }
        };
        let from = last.saturating_sub(LONGEST_TERM).max(self.tokens.start);
        let in_term = document.hits_in(&(from..next)).iter().any(|hit| hit.end() > next);
        let elsewhere = self.is_joined(n) && pairs.get(&pair(document, last)).is_some_and(|&count| count > 1);
        let written = document.tokens[next].span.of(document.text());
        let japanese = written.starts_with(is_unspaced) && document.tokens[last].key.starts_with(is_unspaced);
        let hiragana = written.starts_with(|c: char| c.script() == Script::Hiragana);
        let mut marks = document.tokens[last + 1..self.first_of(n)].iter().map(|mark| &*mark.key);
        let stop = marks.clone().any(|mark| mark == ".");
        odds(stop, shares::STOP, shares::STOP_ANYWHERE)
            + odds(!stop && marks.any(|mark| mark != "%"), shares::CLOSED, shares::CLOSED_ANYWHERE)
            + odds(in_term, shares::IN_TERM, shares::TERM_ANYWHERE)
            + odds(elsewhere, shares::ELSEWHERE, shares::ELSEWHERE_ANYWHERE)
            + if japanese { odds(hiragana, shares::HIRAGANA, shares::HIRAGANA_ANYWHERE) } else { 0.0 }
    }

    /// Whether a place, perhaps an agency in brackets, and a dash follow: "NEW DELHI (AP) -", "BERLIN —".
    fn dateline(&self, n: usize) -> f64 {
        const LONGEST: usize = 9;
        let tokens = &self.document.tokens;
        let written = |t: usize| tokens[t].span.of(self.document.text());
        let from = self.first_of(n);
        let rest = from + 1..self.tokens.end.min(from + LONGEST);
        let dash = rest.clone().find(|&t| matches!(&*tokens[t].key, "-" | "–" | "—"));
        let none = (1.0 - shares::DATELINE - shares::PLACE).ln();
        let Some(dash) = dash.filter(|&t| tokens[t].span.start > tokens[t - 1].span.end) else { return none };
        let bracket = &*tokens[dash - 1].key == ")";
        let place_end = (from..dash).find(|&t| tokens[t].shape == Shape::Mark).unwrap_or(dash);
        let shouted = |t: usize| {
            let word = written(t);
            word.chars().nth(1).is_some() && word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
        };
        if from == place_end || n > 0 && shouted(self.all[n - 1].token) && shouted(from) {
            none
        } else if (shouted(from) || bracket) && place_end - from <= 4 {
            (shares::DATELINE / shares::DATELINE_ANYWHERE).ln()
        } else if place_end - from <= 3
            && capital(written(from)) == Some(true)
            && tokens.get(dash + 1).is_some_and(|t| capital(t.span.of(self.document.text())) == Some(true))
        {
            (shares::PLACE / shares::PLACE_ANYWHERE).ln()
        } else {
            none
        }
    }

    /// How much the lengths of both parts speak against one sentence that is as long as both.
    fn lengths(&self, n: usize, place: Place) -> f64 {
        let whole = self.letters();
        let bell = |length: f64, (median, spread): (f64, f64)| {
            let z = (length.max(1.0) / median).ln() / spread;
            // Beyond three spreads all lengths are equally odd.
            -(z * z).min(9.0) / 2.0
        };
        let (first, second) = if place == Place::First { (HEADLINE, LEAD) } else { (SENTENCE, SENTENCE) };
        bell(self.all[n].before, first) + bell(whole - self.all[n].before, second) - bell(whole, second)
    }

    /// For every word, what it is worth that words before it are said again from it on.
    fn again(&self) -> Vec<f64> {
        let contents: Vec<Vec<String>> =
            self.all.iter().map(|word| contents(self.document, word.token, self.tokens.end)).collect();
        let mut last: FxHashMap<&str, usize> = FxHashMap::default();
        for (n, contents) in contents.iter().enumerate() {
            for content in contents {
                last.insert(content, n);
            }
        }
        let (said, unsaid) =
            ((shares::AGAIN / shares::TWICE).ln(), ((1.0 - shares::AGAIN) / (1.0 - shares::TWICE)).ln());
        // Pairs of characters overlap: a word of two is one pair, one of three two.
        let weight = if self.document.lang.file.spaces { 1.0 } else { 0.5 };
        // A content counts once, from its first place on; up to its last it is said again.
        let mut sums = vec![0.0; self.all.len() + 1];
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        for (n, contents) in contents.iter().enumerate() {
            for content in contents {
                if seen.insert(content) {
                    let end = last[content.as_str()];
                    sums[n + 1..=end.max(n)].iter_mut().for_each(|sum| *sum += weight * said);
                    sums[(end + 1).max(n + 1)..].iter_mut().for_each(|sum| *sum += weight * unsaid);
                }
            }
        }
        sums
    }
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

/// What a word says, however it is inflected; nothing for a word of grammar.
fn contents(document: &Document<'_>, token: usize, end: usize) -> Vec<String> {
    let key = &document.tokens[token].key;
    let mut found = Vec::new();
    for hit in document.hits_at(token) {
        match hit.sense {
            Sense::Concept(concept) => found.push(format!("={}", concept.name())),
            Sense::Entity { entity, .. } => found.push(format!("={}", entity.key())),
            _ => {}
        }
    }
    if is_grammar(document, token) {
        return Vec::new();
    }
    let first = key.chars().next().unwrap_or(' ');
    if is_unspaced(first) {
        let next = document.tokens.get(token + 1).filter(|_| token + 1 < end);
        let joined = next.filter(|next| next.key.starts_with(is_unspaced));
        found.extend(joined.map(|next| format!("{key}{}", next.key)));
    } else if document.tokens[token].shape == Shape::Digits || key.chars().nth(2).is_some() || !first.is_ascii() {
        found.push(key.chars().take(STEM).collect());
    }
    found
}

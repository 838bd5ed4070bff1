//! A version read: its language, its sentences, its words and its facts. Everything to the right of
//! this layer asks documents and never a language.

pub mod bounds;
mod dateline;
mod everyday;
mod holes;
mod joints;
mod kinds;
mod lines;
mod phrases;
mod seam_odds;
mod seam_weights;
mod seams;
mod sentences;
mod spellings;
mod stops;
mod subjects;

use crate::deadline::Deadline;
use crate::facts::{self, Fact, Filed};
use crate::lang::{self, Detected, Entity, Form, Hit, Hits, Language, Sense, Shape, Token};
use crate::span::Span;
pub use crate::story::Kind;
use crate::story::{Story, Version};
use bounds::Left;
pub use holes::{Hole, HoleKind};
use phrases::Phrases;
pub use seams::{Joined, Seam};
pub use spellings::{Spelling, Spellings};
use std::cell::OnceCell;
use std::ops::Range;

/// One version, read.
#[derive(Debug)]
pub struct Document<'a> {
    pub version: &'a Version,
    /// BCP 47 tag as given, or as detected.
    pub tag: String,
    /// 1 where the tag was given, else the detector's word.
    pub lang_confidence: f64,
    pub lang: &'static Language,
    /// All words, figures and marks of the text, in order.
    pub tokens: Vec<Token>,
    /// Terms of the language file that stand in the text, by first token, longer ones first.
    pub hits: Hits,
    /// In order, without overlap; white space between them belongs to none.
    pub sentences: Vec<Sentence>,
    /// What was read out of the body and the headlines, by place. Boilerplate gives none.
    pub facts: Vec<Fact>,
    /// The day on which it was written, as far as it or its producer says.
    pub filed: Option<Filed>,
    /// The tokens of the date in its dateline.
    dateline: Range<usize>,
    spellings: OnceCell<Spellings>,
    phrases: OnceCell<Phrases>,
}

/// A sentence, or a line that stands for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    /// Number of its paragraph, from 0.
    pub paragraph: usize,
    pub kind: Kind,
    /// Its tokens, by index in the document.
    pub tokens: Range<usize>,
    /// Its facts, by index in the document.
    pub facts: Range<usize>,
}

/// Reads the versions of a story one after the other, up to one that there is no time for or that is too much; it and
/// those behind it are left unread. Whether that was all.
pub fn read<'a>(story: &'a Story, deadline: &Deadline) -> (Vec<Document<'a>>, Result<(), Left>) {
    let mut whole = bounds::copy(story);
    let mut sentences = 0;
    let read = |version| {
        let document = whole.and_then(|()| Document::read_within(version, deadline, sentences));
        sentences += document.as_ref().map_or(0, |document| document.sentences.len());
        document.unwrap_or_else(|left| {
            whole = Err(left);
            Document::unread(version)
        })
    };
    (story.versions.iter().map(read).collect(), whole)
}

impl<'a> Document<'a> {
    /// Reads one version. Nothing fails here: broken copy is read as far as it goes, and of one with more sentences
    /// than [`bounds`] has nothing is read.
    ///
    /// ```
    /// use copydesk::{Document, Version};
    /// let version = Version { text: "Mr. Lee left. Two were hurt.".into(), lang: Some("en".into()), ..Version::default() };
    /// let document = Document::read(&version);
    /// assert_eq!(document.sentences.len(), 2);
    /// assert_eq!(document.facts.len(), 2);
    /// ```
    pub fn read(version: &'a Version) -> Self {
        Document::read_within(version, &Deadline::none(), 0).unwrap_or_else(|_| Document::unread(version))
    }

    /// The same, where there is time for all of it, and `sentences` of other versions leave room for its own.
    ///
    /// # Errors
    /// Where the deadline is past before it is read, or it has too many sentences ([`bounds`]).
    pub fn read_within(version: &'a Version, deadline: &Deadline, sentences: usize) -> Result<Self, Left> {
        deadline.ask()?;
        let mut document = match &version.lang {
            Some(_) => Document::unread(version),
            None => {
                let Detected { tag, confidence } = lang::detect(&version.text);
                Document::of(version, tag, confidence)
            }
        };
        deadline.ask()?;
        document.tokens = lang::tokens(&version.text, document.lang.file.apostrophe);
        deadline.ask()?;
        document.hits = document.lang.lexicon.scan(&document.tokens);
        deadline.ask()?;
        document.sentences = sentences::cut(&document);
        bounds::sentences(sentences + document.sentences.len())?;
        document.read_facts(deadline)?;
        (document.filed, document.dateline) = dateline::filed(&document);
        let mut facts = std::mem::take(&mut document.facts);
        document.date(&mut facts);
        document.facts = facts;
        Ok(document)
    }

    /// A version of which nothing was read: it has no sentence, and its language is the one that it names.
    pub fn unread(version: &'a Version) -> Self {
        let (tag, confidence) = version.lang.as_ref().map_or(("und", 0.0), |tag| (tag.as_str(), 1.0));
        Document::of(version, tag, confidence)
    }

    fn of(version: &'a Version, tag: &str, confidence: f64) -> Self {
        Document {
            version,
            tag: tag.to_owned(),
            lang_confidence: confidence,
            lang: lang::get(tag),
            tokens: Vec::new(),
            hits: Hits::default(),
            sentences: Vec::new(),
            facts: Vec::new(),
            filed: None,
            dateline: 0..0,
            spellings: OnceCell::new(),
            phrases: OnceCell::new(),
        }
    }

    /// The sentences that may hold two: a headline that was glued to the lead, a stop that was lost.
    pub fn joined(&self) -> Vec<Joined> {
        seams::joined(self)
    }

    /// Cuts a sentence in two before one of its tokens and reads the facts of both anew; the first of
    /// them becomes of a kind. A token that does not lie within the sentence changes nothing.
    pub fn cut_at(&mut self, sentence: usize, token: usize, kind: Kind) {
        let Some(whole) = self.sentences.get_mut(sentence).filter(|s| s.tokens.start < token && token < s.tokens.end)
        else {
            return;
        };
        let old = whole.facts.clone();
        let mut rest = whole.clone();
        whole.kind = kind;
        whole.tokens.end = token;
        whole.span.end = self.tokens[token - 1].span.end;
        rest.tokens.start = token;
        rest.span.start = self.tokens[token].span.start;
        let (head, lead) = (self.facts_read(&self.sentences[sentence]), self.facts_read(&rest));
        self.sentences[sentence].facts = old.start..old.start + head.len();
        rest.facts = old.start + head.len()..old.start + head.len() + lead.len();
        let end = rest.facts.end;
        self.facts.splice(old.clone(), head.into_iter().chain(lead));
        self.sentences.insert(sentence + 1, rest);
        for later in &mut self.sentences[sentence + 2..] {
            later.facts = later.facts.start - old.end + end..later.facts.end - old.end + end;
        }
    }

    fn read_facts(&mut self, deadline: &Deadline) -> Result<(), Left> {
        let mut sentences = std::mem::take(&mut self.sentences);
        for sentence in &mut sentences {
            deadline.ask()?;
            let from = self.facts.len();
            let facts = self.facts_read(sentence);
            self.facts.extend(facts);
            sentence.facts = from..self.facts.len();
        }
        self.sentences = sentences;
        Ok(())
    }

    /// What a sentence says; boilerplate says nothing.
    fn facts_read(&self, sentence: &Sentence) -> Vec<Fact> {
        if sentence.kind == Kind::Boilerplate {
            return Vec::new();
        }
        let mut facts = facts::read(&facts::Copy {
            text: &self.version.text,
            lang: self.lang,
            tokens: &self.tokens,
            hits: &self.hits,
            first: sentence.tokens.start,
            end: sentence.tokens.end,
        });
        self.date(&mut facts);
        facts
    }

    /// Ties facts to the day of writing.
    fn date(&self, facts: &mut [Fact]) {
        for fact in facts {
            fact.hang_on(self.filed, self.dateline.contains(&fact.tokens.start));
        }
    }

    pub fn text(&self) -> &'a str {
        &self.version.text
    }

    /// Every word of the text, once, by its sound.
    pub fn spellings(&self) -> &Spellings {
        self.spellings
            .get_or_init(|| Spellings::of(self.tokens.iter().filter(|t| t.shape == Shape::Word).map(|t| &*t.key)))
    }

    /// Whether the text has these words somewhere, as written.
    pub fn says(&self, words: &str) -> bool {
        self.phrases.get_or_init(|| Phrases::of(self.text())).hold(self.text(), words)
    }

    /// The words of a sentence, as written.
    pub fn words(&self, sentence: usize) -> &'a str {
        self.sentences.get(sentence).map_or("", |s| s.span.of(self.text()))
    }

    /// The hits whose first token lies in the range.
    pub fn hits_in(&self, tokens: &Range<usize>) -> &[Hit] {
        self.hits.within(tokens)
    }

    /// The hits that begin at a token.
    pub fn hits_at(&self, token: usize) -> &[Hit] {
        self.hits_in(&(token..token + 1))
    }

    /// Whether a term with such a sense begins at the token.
    pub fn has(&self, token: usize, wanted: impl Fn(Sense) -> bool) -> bool {
        self.hits_at(token).iter().any(|hit| wanted(hit.sense))
    }

    /// Whether a token begins with a capital.
    pub fn is_capital(&self, token: usize) -> bool {
        self.tokens[token].span.of(self.text()).starts_with(char::is_uppercase)
    }

    /// Whether the words of a hit are written in the capitals that its sense asks for.
    pub fn has_capitals(&self, hit: &Hit) -> bool {
        let Sense::Entity { capitals, .. } = hit.sense else { return true };
        capitals.are_in(self.tokens[hit.first..hit.end()].iter().map(|token| token.span.of(self.text())))
    }

    /// Whether the copy is one sentence: there is no other to name anybody in.
    pub(crate) fn is_lone(&self) -> bool {
        let mut copy = self.sentences.iter().filter(|sentence| sentence.kind.is_copy());
        copy.next().is_some() && copy.next().is_none()
    }

    /// Whether a token follows the one before it at once, without white space.
    pub(crate) fn is_flush(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.zip(self.tokens.get(at)).is_some_and(|(one, two)| one.span.end == two.span.start)
    }

    /// Whether no word stands before a token in its sentence.
    pub(crate) fn opens_sentence(&self, at: usize) -> bool {
        let sentence = self.sentence_at(self.tokens[at].span.start).map(|s| &self.sentences[s].tokens);
        let is_word = |before: usize| self.tokens[before].shape == Shape::Word;
        !sentence.is_some_and(|tokens| (tokens.start..at).any(is_word))
    }

    /// Whether a name of one word opens its sentence, where its capital says nothing, and is a number or a small word too
    /// (Indonesian *Lima* is five), or as a case of a name any word: *Самое* is no Samoa there.
    fn opens_as_word(&self, hit: &Hit) -> bool {
        let Sense::Entity { entity, form: Form::Name, .. } = hit.sense else { return false };
        let key = &*self.tokens[hit.first].key;
        let small = || self.has(hit.first, |sense| matches!(sense, Sense::Cardinal(_) | Sense::Function));
        let listed = || self.lang.words().is_some_and(|list| list.has(key));
        let word = || listed() || self.lang.is_word(key) || self.lang.is_everyday(key);
        hit.count == 1
            && self.is_capital(hit.first)
            && self.opens_sentence(hit.first)
            && (small() || word() && !self.lang.lexicon.is_as_listed(key, entity))
    }

    /// The places and organisations that a stretch names, by tokens, first to last: of overlapping terms
    /// the longest, in the capitals that it asks for. A term that names two (Georgia) gives both; one that
    /// is a name and its adjective too is a name.
    pub fn entities_in(&self, tokens: &Range<usize>) -> Vec<(Entity, Form, Range<usize>)> {
        let mut found: Vec<(Entity, Form, Range<usize>)> = Vec::new();
        let names = |hit: &&Hit| hit.end() <= tokens.end && self.has_capitals(hit) && !self.opens_as_word(hit);
        for hit in self.hits_in(tokens).iter().filter(names) {
            let Sense::Entity { entity, form: form @ (Form::Name | Form::People), .. } = hit.sense else { continue };
            let place = hit.first..hit.end();
            while found.pop_if(|(_, _, last)| last.end > place.start && last.len() < place.len()).is_some() {}
            let mut same = found.iter_mut().rev().take_while(|(_, _, last)| *last == place);
            if let Some((_, told, _)) = same.find(|(told, _, _)| *told == entity) {
                *told = form.min(*told);
            } else if found.last().is_none_or(|(_, _, last)| last.end <= place.start || *last == place) {
                found.push((entity, form, place));
            }
        }
        found
    }

    /// The facts of a sentence.
    pub fn facts_of(&self, sentence: usize) -> &[Fact] {
        self.sentences.get(sentence).map_or(&[], |s| &self.facts[s.facts.clone()])
    }

    /// The facts that begin in a stretch of tokens.
    pub fn facts_in(&self, tokens: &Range<usize>) -> &[Fact] {
        let from = self.facts.partition_point(|fact| fact.tokens.start < tokens.start);
        let to = self.facts.partition_point(|fact| fact.tokens.start < tokens.end);
        &self.facts[from..to.max(from)]
    }

    /// The sentence that holds the byte.
    pub fn sentence_at(&self, byte: usize) -> Option<usize> {
        let next = self.sentences.partition_point(|s| s.span.start <= byte);
        let at = next.checked_sub(1)?;
        (byte < self.sentences[at].span.end).then_some(at)
    }

    /// The span from the first to the last of some tokens.
    pub fn span_of(&self, tokens: &Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.to(last.span),
            _ => Span::default(),
        }
    }
}

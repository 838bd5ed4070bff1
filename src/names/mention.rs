//! Whom a version names, and where.

use crate::document::{Document, Spelling};
use crate::facts::Value;
use crate::lang::{self, Concept, Entity, EntityKind, Form, Hit, Sense, Shape, Sound, is_apostrophe, script};
use std::cell::OnceCell;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_script::Script;

/// A person, place or organisation where a version names it.
#[derive(Debug)]
pub struct Mention {
    pub sentence: usize,
    pub tokens: Range<usize>,
    /// Which one of the tables it is, where they know it: one, or several that share the name (Georgia).
    pub known: Vec<Entity>,
    /// The places in the name of an organisation that the tables know, if its sentence names them nowhere else: whoever
    /// calls it by a name of which no table knows has them alone.
    pub within: Vec<Entity>,
    /// What the tables know that the words of the name point to, if they have all that is no word: a feast, a war.
    pub signs: Vec<Entity>,
    /// How the copy speaks of what the tables know.
    pub form: Form,
    /// The name folded, words joined by one space.
    pub key: String,
    /// Whether it is written in capitals throughout: IS, NATO.
    pub acronym: bool,
    /// Whether a common noun may be written so: in a language that gives every noun a capital, and in katakana.
    pub doubtful: bool,
    /// Whether nothing but that they are strange makes one name of its words: each may be a name of its own.
    pub loose: bool,
    pub words: Vec<Word>,
    sound: OnceCell<Sound>,
}

/// A word of a name.
#[derive(Debug)]
pub struct Word {
    pub spelling: Spelling,
    /// What it is made of where it is the adjective of a place.
    pub place: Option<Spelling>,
    key: Box<str>,
    sound: OnceCell<Sound>,
    /// Whether its language knows it as a word and as no name; then another language may translate it.
    pub common: bool,
    /// Whether it is a word of the language too, though a name as well: Hall, Post.
    pub ordinary: bool,
    /// Whether its own language does not know it as a word, for all that it means in English: *Breeze* in Italian.
    pub foreign: bool,
    /// What it means, where it means something.
    pub concepts: Vec<Concept>,
}

impl Word {
    /// Its sound. Most names are answered before they are listened for.
    pub fn sound(&self) -> &Sound {
        self.sound.get_or_init(|| Sound::of(&self.key))
    }
}

impl Mention {
    /// The whole by its sound.
    pub fn sound(&self) -> &Sound {
        self.sound.get_or_init(|| Sound::of(&self.key))
    }

    /// Whether it has a word that its language does not know as one: such a word is a name and is not translated.
    pub fn is_strange(&self) -> bool {
        self.words.iter().any(|word| !word.common)
    }

    /// Whether it names somebody for sure, though no table knows whom.
    pub fn is_sure(&self) -> bool {
        self.known.is_empty() && self.is_strange() && !self.acronym && !self.doubtful
    }

    /// Whether it is a name for sure.
    pub fn is_firm(&self) -> bool {
        !self.known.is_empty() || self.is_sure()
    }

    /// How many words it has that are names and nothing else.
    pub fn strange_words(&self) -> usize {
        self.words.iter().filter(|word| !word.common && !word.ordinary).count()
    }
}

/// What the tables know at a place.
type Known = (Entity, Form, Range<usize>);

/// Names have few words; of a longer run of capitals so many are looked at (a guess).
pub(super) const MOST_WORDS: usize = 10;

/// What the tables know in a sentence, and what its capitals or its katakana name, in no order. What the tables know is cut
/// out of the runs of capitals that hold it: *Russian President Vladimir Putin* are two.
pub(super) fn mentions(document: &Document<'_>, sentence: usize, known: &[Known]) -> Vec<Mention> {
    let mut found = known_mentions(document, sentence, known);
    for fact in document.facts_of(sentence) {
        let Value::Name(name) = &fact.value else { continue };
        if is_mark(&name.key) || is_mixed(&name.key) {
            continue;
        }
        for tokens in without(&fact.tokens, known).filter_map(|run| without_words(document, run)) {
            if !is_dated(document, &tokens) {
                found.push(mention(document, sentence, tokens));
            }
        }
    }
    found
}

/// The mentions of what the tables know.
pub(super) fn known_mentions(document: &Document<'_>, sentence: usize, known: &[Known]) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let is_named = |(_, form, tokens): &&Known| {
        !(is_of_money(document, tokens.end) || *form == Form::People && is_of_office(document, tokens))
    };
    for (entity, form, tokens) in known.iter().filter(is_named) {
        match found.last_mut().filter(|last| last.tokens == *tokens) {
            Some(last) => last.known.push(*entity),
            None => {
                let named = mention(document, sentence, tokens.clone());
                let elsewhere = |place: &Entity| known.iter().any(|(entity, ..)| entity == place);
                let mut within = places_within(document, *entity, tokens);
                within.retain(|place| !elsewhere(place));
                found.push(Mention { known: vec![*entity], within, form: *form, doubtful: false, ..named });
            }
        }
    }
    found
}

/// The places that words in the name of an organisation name: *Massachusetts* Institute of Technology.
pub(super) fn places_within(document: &Document<'_>, named: Entity, tokens: &Range<usize>) -> Vec<Entity> {
    if is_place(named) { Vec::new() } else { places_in(document, tokens).map(|(place, _)| place).collect() }
}

fn is_place(entity: Entity) -> bool {
    entity.kind() != EntityKind::Organisation
}

/// The lands that the tables have beside a place in one term of several words: *Sofia, Bulgaria* says where Sofia lies.
/// New Mexico lies in no Mexico.
pub(super) fn lands_beside(document: &Document<'_>, named: Entity, tokens: &Range<usize>) -> Vec<Entity> {
    let listed = tokens.clone().any(|t| document.tokens[t].key.starts_with([',', '،']));
    let is_said = |land: Entity| listed && land != named || named.is_within(land);
    let is_land = |entity: Entity, form: Form| form == Form::Name && entity.kind() == EntityKind::Land;
    let lands = places_in(document, tokens).filter(|&(place, form)| is_land(place, form));
    lands.map(|(land, _)| land).filter(|&land| is_said(land)).collect()
}

/// The places that some tokens name, and how.
fn places_in(document: &Document<'_>, tokens: &Range<usize>) -> impl Iterator<Item = (Entity, Form)> {
    let place = |hit: &Hit| match hit.sense {
        Sense::Entity { entity, form: form @ (Form::Name | Form::People), .. } if is_place(entity) => {
            Some((entity, form))
        }
        _ => None,
    };
    let hits = document.hits_in(tokens).iter().filter(|hit| hit.end() <= tokens.end && document.has_capitals(hit));
    hits.filter_map(place)
}

/// Whether a currency stands there, which names a land that the copy does not speak of: *US dollars*, *US-Dollar*,
/// *U.S. dollars*.
fn is_of_money(document: &Document<'_>, at: usize) -> bool {
    let joined = document.tokens.get(at).is_some_and(|token| matches!(&*token.key, "-" | "."));
    document.has(at + usize::from(joined), |sense| matches!(sense, Sense::Currency(_)))
}

/// Whether an adjective is a part of the name of an office: *папа римский*.
fn is_of_office(document: &Document<'_>, adjective: &Range<usize>) -> bool {
    let before = adjective.start.saturating_sub(1);
    let is_whole =
        |hit: &Hit| hit.first <= adjective.start && adjective.end <= hit.end() && hit.count > adjective.len();
    let hits = document.hits_at(before).iter().chain(document.hits_at(adjective.start));
    hits.into_iter().any(|hit| matches!(hit.sense, Sense::Office(_)) && is_whole(hit))
}

/// What is left of some tokens without those of known names.
pub(super) fn without(tokens: &Range<usize>, known: &[Known]) -> impl Iterator<Item = Range<usize>> {
    let mut left = vec![tokens.clone()];
    for (.., taken) in known {
        let cut = |run: Range<usize>| {
            let before = run.start..run.end.min(taken.start).max(run.start);
            let behind = run.start.max(taken.end).min(run.end)..run.end;
            if run.start < taken.end && taken.start < run.end { [before, behind] } else { [run, 0..0] }
        };
        left = left.into_iter().flat_map(cut).filter(|run| !run.is_empty()).collect();
    }
    left.into_iter()
}

/// A run without the words of the language and the marks at its ends, where others stand among them: the name
/// behind *Deputy Police Commissioner*. A run of nothing but words stays whole, if there are several.
fn without_words(document: &Document<'_>, run: Range<usize>) -> Option<Range<usize>> {
    let (first, last) = (strange(document, &run).next(), strange(document, &run).last());
    match (first, last) {
        (Some(first), Some(last)) => Some(first..with_tail(document, last + 1, run.end)),
        _ => (run.clone().filter(|&t| document.tokens[t].shape == Shape::Word).count() > 1).then_some(run),
    }
}

/// The end of a name with the small word that a hyphen joins to it: *Jae-in*.
fn with_tail(document: &Document<'_>, end: usize, last: usize) -> usize {
    let written = |t: usize| document.tokens[t].span.of(document.text());
    let is_tail = end + 1 < last && written(end) == "-" && written(end + 1).starts_with(char::is_lowercase);
    if is_tail { end + 2 } else { end }
}

/// The words among some tokens that are names and nothing else, as far as anybody knows.
fn strange<'d>(document: &'d Document<'d>, tokens: &Range<usize>) -> impl Iterator<Item = usize> + use<'d> {
    let last = tokens.end;
    let person = hyphened_in(document, tokens);
    tokens.clone().filter(move |&t| {
        let key = &document.tokens[t].key;
        let is_name = person.contains(&t) || !is_common(document, key) && !is_prefix(document, t, last);
        document.tokens[t].shape == Shape::Word && is_name
    })
}

/// The Korean or Chinese name among some tokens that is known by its hyphen, whatever its syllables mean elsewhere: *Ham
/// Young-jun*.
fn hyphened_in(document: &Document<'_>, tokens: &Range<usize>) -> Range<usize> {
    let word = |t: usize| document.tokens.get(t).map_or("", |token| token.span.of(document.text()));
    let is_within = |name: &Range<usize>| tokens.start <= name.start && name.end <= tokens.end;
    let hyphens = tokens.clone().filter(|&t| word(t) == "-");
    hyphens.filter_map(|t| lang::hyphened(word, t)).find(is_within).unwrap_or_default()
}

/// Letters of what stands before a hyphen and a word and is no name: *Tri-Border*, *Neo-Gothic* (a guess).
const PREFIX: usize = 3;

fn is_prefix(document: &Document<'_>, at: usize, last: usize) -> bool {
    let key = |t: usize| &*document.tokens[t].key;
    at + 2 < last && key(at + 1) == "-" && key(at).chars().count() <= PREFIX && is_common(document, key(at + 2))
}

/// Whether the word is one of the language, or an English one, which titles and brands are made of everywhere.
pub(super) fn is_common(document: &Document<'_>, key: &str) -> bool {
    document.lang.is_word(key) || key.is_ascii() && lang::get("en").is_word(key)
}

pub(super) fn mention(document: &Document<'_>, sentence: usize, tokens: Range<usize>) -> Mention {
    let written = |t: usize| document.tokens[t].span.of(document.text());
    let is_word = |t: usize| document.tokens[t].shape == Shape::Word && !written(t).starts_with(is_apostrophe);
    let at = || tokens.clone().filter(|&t| is_word(t)).take(MOST_WORDS);
    let is_loud = |t: usize| written(t).chars().any(char::is_uppercase) && !written(t).chars().any(char::is_lowercase);
    let is_small = |t: usize| !written(t).chars().any(char::is_uppercase);
    let key = at().map(|t| document.lang.bare_name(&document.tokens[t].key)).collect::<Vec<_>>().join(" ");
    let strange: Vec<usize> = strange(document, &tokens).collect();
    let person = hyphened_in(document, &tokens);
    // *Wałęsa* is no German noun.
    let lent = || strange.iter().any(|&t| written(t).nfc().any(|c| document.lang.is_alien(c)));
    let common_form = document.lang.file.nouns_capitalised && !lent() || strange.iter().all(|&t| is_small(t));
    Mention {
        sentence,
        known: Vec::new(),
        within: Vec::new(),
        signs: signs(document, &tokens, &strange),
        form: Form::Name,
        sound: OnceCell::new(),
        key,
        acronym: at().all(is_loud),
        doubtful: common_form
            && (strange.len() == 1 || tokens.clone().any(|t| written(t).starts_with(char::is_lowercase))),
        loose: false,
        words: at().map(|t| word(document, t, person.contains(&t))).collect(),
        tokens,
    }
}

/// What a term points to and does not name.
pub(super) fn sign(sense: Sense) -> Option<Entity> {
    match sense {
        Sense::Entity { entity, form: Form::Sign, .. } => Some(entity),
        _ => None,
    }
}

/// What the signs mean that meet a name and hold its strange words.
fn signs(document: &Document<'_>, tokens: &Range<usize>, strange: &[usize]) -> Vec<Entity> {
    let near = tokens.start.saturating_sub(MOST_WORDS)..tokens.end;
    let meets = |hit: &&Hit| {
        hit.end() > tokens.start
            && document.has_capitals(hit)
            && strange.iter().all(|t| (hit.first..hit.end()).contains(t))
    };
    document.hits_in(&near).iter().filter(meets).filter_map(|hit| sign(hit.sense)).collect()
}

/// One letter names nobody, nor does a number in Roman figures.
fn is_mark(key: &str) -> bool {
    key.chars().nth(1).is_none() || key.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'c' | 'd' | 'm'))
}

/// Whether a letter of another alphabet has slipped into a word, which only looks strange for it: Meжду.
fn is_mixed(key: &str) -> bool {
    let has = |word: &str, wanted: Script| word.chars().any(|c| script(c) == wanted);
    key.split(' ').any(|word| has(word, Script::Latin) && has(word, Script::Cyrillic))
}

/// Weekdays, months, currencies and points of the compass have rules of their own.
pub(super) fn has_own_rules(sense: Sense) -> bool {
    matches!(sense, Sense::Weekday { .. } | Sense::Month { .. } | Sense::Currency(_) | Sense::Direction(_))
}

/// Whether it is of those, and has no other word that is a name and nothing else: *Rp* may be money.
fn is_dated(document: &Document<'_>, tokens: &Range<usize>) -> bool {
    let own: Vec<Range<usize>> = document
        .hits_in(tokens)
        .iter()
        .filter(|hit| has_own_rules(hit.sense))
        .map(|hit| hit.first..hit.end())
        .collect();
    let others = || strange(document, tokens).filter(|t| !own.iter().any(|hit| hit.contains(t)));
    let list = document.lang.words();
    let is_name = |t: usize| !list.is_some_and(|list| list.has(&document.tokens[t].key));
    !own.is_empty() && others().filter(|&t| is_name(t)).nth(1).is_none()
}

/// `name`: whether it is one, whatever else it may be.
fn word(document: &Document<'_>, token: usize, name: bool) -> Word {
    let key = document.lang.bare_name(&document.tokens[token].key);
    let concept = |sense| match sense {
        Sense::Concept(concept) => Some(concept),
        _ => None,
    };
    Word {
        spelling: Spelling::of(key),
        place: document.lang.place_of(key).map(Spelling::of),
        key: key.into(),
        sound: OnceCell::new(),
        common: !name && is_common(document, key),
        // Of a language without a file nobody here knows the words.
        foreign: document.lang.has_file() && !document.lang.is_word(key) && !is_mark(key),
        ordinary: !name && document.lang.ordinary_words().is_some_and(|list| list.has(key)),
        concepts: document.hits_at(token).iter().filter_map(|hit| concept(hit.sense)).collect(),
    }
}

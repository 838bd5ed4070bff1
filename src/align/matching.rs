//! Which cues of one document are met in another, and where.

use super::cues::{Cue, Cues, Kind};
use crate::document::Document;
use crate::span::{Span, text_before};
use rustc_hash::{FxBuildHasher, FxHashMap};

/// For every cue of the first document, the sentences of the second that hold a counterpart.
#[derive(Debug)]
pub struct Meetings {
    /// By cue, ascending; empty where nothing in the other document answers.
    pub sentences: Vec<Vec<u32>>,
    /// Whether the cue could have met one: a small word of another script cannot.
    pub counts: Vec<bool>,
    /// By cue, the kind by whose rate it meets: its own, or [`Kind::Learnt`].
    pub kinds: Vec<Kind>,
}

impl Meetings {
    /// Adds a counterpart that the story taught, by the sentences that hold it.
    pub fn add(&mut self, cue: u32, sentences: &[u32]) {
        let met = &mut self.sentences[cue as usize];
        met.extend(sentences);
        met.sort_unstable();
        met.dedup();
        self.counts[cue as usize] = true;
        self.kinds[cue as usize] = Kind::Learnt;
    }
}

/// How two versions stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    OneLanguage,
    TwoLanguages,
}

impl Relation {
    /// The relation of two versions by the languages that they are in.
    pub fn of(a: &Document<'_>, b: &Document<'_>) -> Relation {
        if primary(&a.tag) == primary(&b.tag) { Relation::OneLanguage } else { Relation::TwoLanguages }
    }
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// The counterparts of `from`'s cues in `to`.
pub fn meet(from: &Cues, to: &Cues, relation: Relation) -> Meetings {
    let index = Index::of(to);
    let mut sentences = Vec::with_capacity(from.cues.len());
    let mut counts = Vec::with_capacity(from.cues.len());
    for cue in &from.cues {
        let mut met: Vec<u32> = Vec::new();
        for number in index.counterparts(cue, to, relation) {
            met.extend(&to.cues[number as usize].sentences);
        }
        met.sort_unstable();
        met.dedup();
        let word = matches!(cue.kind, Kind::Long | Kind::Short);
        // Across languages a word says something by its absence only where it might have been kept.
        counts.push(match relation {
            // What a list of other languages' terms says of one language, its words say already.
            Relation::OneLanguage => cue.kind != Kind::Entry,
            Relation::TwoLanguages => !met.is_empty() || !word && cue.kind != Kind::Pair && to.could_hold(cue),
        });
        sentences.push(met);
    }
    Meetings { sentences, counts, kinds: from.cues.iter().map(|cue| cue.kind).collect() }
}

/// Ways to reach the cues of a document.
struct Index<'a> {
    forms: FxHashMap<(Class, &'a str), u32>,
    /// Words by the first four characters of their romanised form (of the form itself, for stems).
    heads: FxHashMap<&'a str, Vec<u32>>,
    skeletons: FxHashMap<&'a str, Vec<u32>>,
    /// Skeletons without their last class, and with any one class left out where they have five.
    shorter: FxHashMap<String, Vec<u32>>,
    /// Terms of the user's by entry.
    entries: FxHashMap<u32, Vec<u32>>,
}

/// Names and words may be each other's counterparts: a name may stand at a sentence's head.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Class {
    Word,
    Other(Kind),
}

fn class(kind: Kind) -> Class {
    match kind {
        Kind::Name | Kind::Long | Kind::Short => Class::Word,
        other => Class::Other(other),
    }
}

fn head(word: &str) -> Option<&str> {
    word.char_indices().nth(3).map(|(i, c)| text_before(word, i + c.len_utf8()))
}

impl<'a> Index<'a> {
    fn of(cues: &'a Cues) -> Index<'a> {
        let many = || FxHashMap::with_capacity_and_hasher(cues.cues.len(), FxBuildHasher);
        let mut index = Index {
            forms: FxHashMap::with_capacity_and_hasher(cues.cues.len(), FxBuildHasher),
            heads: many(),
            skeletons: many(),
            shorter: FxHashMap::default(),
            entries: FxHashMap::default(),
        };
        for (number, cue) in (0..).zip(&cues.cues) {
            if cue.kind == Kind::Entry {
                cue.entries.iter().for_each(|&entry| index.entries.entry(entry).or_default().push(number));
                continue;
            }
            index.forms.entry((class(cue.kind), &cue.form)).or_insert(number);
            if let Some(head) = head(&cue.roman) {
                index.heads.entry(head).or_default().push(number);
            }
            if cue.skeleton.len() >= 2 {
                index.skeletons.entry(&cue.skeleton).or_default().push(number);
                for short in shortened(&cue.skeleton) {
                    index.shorter.entry(short).or_default().push(number);
                }
            }
        }
        index
    }

    fn counterparts(&self, cue: &Cue, to: &Cues, relation: Relation) -> Vec<u32> {
        let mut found: Vec<u32> = Vec::new();
        if cue.kind == Kind::Entry {
            let entries = cue.entries.iter().filter(|_| relation == Relation::TwoLanguages);
            found.extend(entries.filter_map(|entry| self.entries.get(entry)).flatten());
            return found;
        }
        // A name may be written as another kind elsewhere, and a form may be there as name and word.
        found.extend(self.forms.get(&(class(cue.kind), cue.form.as_str())));
        if class(cue.kind) != Class::Word || cue.kind == Kind::Short {
            return found;
        }
        if let Some(same_head) = head(&cue.roman).and_then(|head| few(self.heads.get(head))) {
            found.extend(same_head.iter().filter(|&&n| is_kin(cue, &to.cues[n as usize], relation)));
        }
        if relation == Relation::TwoLanguages || cue.kind == Kind::Name {
            let mut sounds = |list: Option<&Vec<u32>>, close: bool| {
                let alike = |n: &&u32| sounds_alike(cue, &to.cues[**n as usize], close);
                found.extend(few(list).into_iter().flatten().filter(alike));
            };
            sounds(self.skeletons.get(cue.skeleton.as_str()), true);
            sounds(self.shorter.get(cue.skeleton.as_str()), false);
            for short in shortened(&cue.skeleton) {
                sounds(self.skeletons.get(short.as_str()), false);
                if cue.skeleton.len() >= 6 {
                    sounds(self.shorter.get(short.as_str()), false);
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// So many words that begin or sound alike are looked at one by one. No story has as many, unless it is as
/// long as a book: then the words that are the same must do.
const MOST_ALIKE: usize = 1000;

fn few(list: Option<&Vec<u32>>) -> Option<&Vec<u32>> {
    list.filter(|list| list.len() <= MOST_ALIKE)
}

/// A name has no more consonants; what is longer is compared as it is written (a guess).
const LONGEST_SKELETON: usize = 24;

/// A skeleton of four or more without its last class; one of five or more without any one class.
fn shortened(skeleton: &str) -> Vec<String> {
    let cut = |at: usize| Span::new(at, at + 1).around(skeleton).concat();
    match skeleton.len() {
        0..=3 => Vec::new(),
        n if n > LONGEST_SKELETON => Vec::new(),
        4 => vec![cut(3)],
        n => (0..n).map(cut).collect(),
    }
}

/// The share of the longer word that two kindred words have in common at their heads.
const KIN: f64 = 0.6;

/// Inflected forms within a language; cognates across languages, where one letter more is asked for.
fn is_kin(a: &Cue, b: &Cue, relation: Relation) -> bool {
    let common = a.roman.bytes().zip(b.roman.bytes()).take_while(|(x, y)| x == y).count();
    let least = if relation == Relation::OneLanguage { 4 } else { 5 };
    common >= least && common as f64 >= KIN * a.roman.len().max(b.roman.len()) as f64
}

/// Whether two skeletons that match belong to one name: one side must look like a name, and the
/// words begin alike.
fn sounds_alike(a: &Cue, b: &Cue, equal: bool) -> bool {
    let name = |cue: &Cue| cue.kind == Kind::Name;
    let may_be = |cue: &Cue| name(cue) || !cue.cased;
    let least = if equal { 3 } else { 4 };
    let long = a.skeleton.len().min(b.skeleton.len()) >= least
        || (equal && a.skeleton.len() == 2 && name(a) && name(b) && first_vowel(&a.roman) == first_vowel(&b.roman));
    (name(a) || name(b)) && may_be(a) && may_be(b) && long
}

fn first_vowel(roman: &str) -> bool {
    roman.starts_with(['a', 'e', 'i', 'o', 'u', 'y'])
}

//! What each version names in a row and another one does not: the roster of a story.

use super::answer::{Answer, answer, is_heard, is_read};
use super::forename::is_forename;
use super::mention::Mention;
use super::said::Said;
use super::uncased;
use crate::align::Reading;
use crate::deadline::{Deadline, Late};
use crate::document::Document;
use crate::lang::Entity;
use rustc_hash::{FxHashMap, FxHashSet};

/// The names of a story.
pub struct Roster {
    /// By version and sentence, the names in order of place.
    mentions: Vec<Vec<Vec<Mention>>>,
    /// Where two versions name not the same, by row.
    pub gaps: Vec<Gap>,
}

/// Two versions in one row, and what each names there that the other names nowhere near.
#[derive(Debug)]
pub struct Gap {
    pub row: usize,
    /// In the order of their content.
    pub versions: [usize; 2],
    pub strangers: [Vec<Stranger>; 2],
}

impl Gap {
    /// The version of a side and the other one.
    pub fn from(&self, side: usize) -> [usize; 2] {
        let [a, b] = self.versions;
        if side == 0 { [a, b] } else { [b, a] }
    }
}

/// A name that another version does not have near the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stranger {
    sentence: usize,
    place: usize,
    /// In how many rows the other version does not have it.
    pub rows: usize,
}

/// Sentences to each side of a row in which a name may stand instead (a guess: some ten paragraphs, so that
/// long stories take no longer a sentence than short ones).
const NEAR: usize = 30;

/// A sentence that names more is a list: those behind are not looked for (a guess).
const MOST_NAMES: usize = 200;

/// Two names that stand for each other in so many rows are one that the languages call by two names.
const LEARNT: usize = 2;

/// Whether a version was heard to name something near a row: by the version, the ends of the row in it, the name and
/// what the tables know it to be, and whether both are in one language.
type Memory<'r> = FxHashMap<(usize, (usize, usize), &'r str, &'r [Entity], bool), bool>;

/// The sentences of all versions, by version and number, read for names.
struct Spoken<'r> {
    /// Nothing of what is no copy.
    said: Vec<Vec<Option<Said<'r>>>>,
    /// The sets of the user's names for one thing that stand there.
    aliases: Vec<Vec<Vec<usize>>>,
}

impl<'r> Spoken<'r> {
    fn of(reading: &'r Reading<'r>, deadline: &Deadline) -> Result<Self, Late> {
        let said = |document: &'r Document<'r>| {
            let copy = |s: usize| {
                deadline.ask()?;
                Ok(document.sentences[s].kind.is_copy().then(|| Said::of(document, s)))
            };
            (0..document.sentences.len()).map(copy).collect()
        };
        let aliases = |(version, document): (usize, &Document<'_>)| {
            document.sentences.iter().map(|sentence| reading.aliases_in(version, sentence.span)).collect()
        };
        let documents = &reading.documents;
        let aliases = documents.iter().enumerate().map(aliases).collect();
        Ok(Spoken { said: documents.iter().map(said).collect::<Result<_, Late>>()?, aliases })
    }

    /// The sets of the user's that a name is of.
    fn sets_of(&self, reading: &Reading<'_>, version: usize, mention: &Mention) -> Vec<usize> {
        if self.aliases[version][mention.sentence].is_empty() {
            return Vec::new();
        }
        reading.aliases_in(version, reading.documents[version].span_of(&mention.tokens))
    }
}

impl Roster {
    /// Reads the names of a story and holds them against each other.
    ///
    /// # Errors
    /// Where the deadline is past before it is done.
    pub fn of(reading: &Reading<'_>, deadline: &Deadline) -> Result<Roster, Late> {
        let spoken = Spoken::of(reading, deadline)?;
        let mentions = reading.documents.iter().zip(&spoken.said).map(|(document, said)| {
            let of = |(sentence, said): (usize, &Option<Said<'_>>)| {
                said.as_ref().map_or(Vec::new(), |said| uncased::mentions(document, sentence, said))
            };
            said.iter().enumerate().map(of).collect()
        });
        let mut roster = Roster { mentions: mentions.collect(), gaps: Vec::new() };
        let (mut found, mut heard) = (Vec::new(), Memory::default());
        for (a, b) in reading.pairs() {
            deadline.ask()?;
            let mut gaps = roster.gaps_between(reading, [a, b], &spoken, &mut heard);
            roster.learn(reading, &mut gaps);
            roster.count(&mut gaps);
            found.extend(gaps.into_iter().filter(|gap| gap.strangers.iter().any(|side| !side.is_empty())));
        }
        found.sort_by_key(|gap: &Gap| gap.row);
        roster.gaps = found;
        Ok(roster)
    }

    /// The gaps of a row.
    pub fn of_row(&self, row: usize) -> impl Iterator<Item = &Gap> {
        let from = self.gaps.partition_point(|gap| gap.row < row);
        self.gaps[from..].iter().take_while(move |gap| gap.row == row)
    }

    /// Whether a version names in a row what another one there does not have.
    pub fn is_stranger(&self, row: usize, version: usize, name: &Mention, other: usize) -> bool {
        self.strangers_to(row, version, other).any(|stranger| stranger.key == name.key)
    }

    /// What a version names in a row and another one there does not.
    pub fn strangers_to(&self, row: usize, version: usize, other: usize) -> impl Iterator<Item = &Mention> {
        let gaps = self.of_row(row).filter(move |gap| gap.versions.contains(&version) && gap.versions.contains(&other));
        gaps.flat_map(move |gap| {
            let side = usize::from(gap.versions[0] != version);
            gap.strangers[side].iter().map(move |&stranger| self.mention(version, stranger))
        })
    }

    /// The mentions of a sentence of a version, in order of place.
    pub fn mentions_of(&self, version: usize, sentence: usize) -> &[Mention] {
        &self.mentions[version][sentence]
    }

    /// The mention of a stranger in its version.
    pub fn mention(&self, version: usize, stranger: Stranger) -> &Mention {
        &self.mentions[version][stranger.sentence][stranger.place]
    }

    fn gaps_between<'r>(
        &'r self,
        reading: &Reading<'_>,
        versions: [usize; 2],
        spoken: &Spoken<'_>,
        heard: &mut Memory<'r>,
    ) -> Vec<Gap> {
        let both =
            |(_, group): &(usize, &crate::align::Group)| versions.iter().all(|&v| !group.sentences[v].is_empty());
        let rows = reading.groups.iter().enumerate().filter(both);
        rows.map(|(row, group)| {
            let [a, b] = versions;
            let mut side = |v: usize, w: usize| {
                self.strangers(reading, (v, &group.sentences[v]), (w, &group.sentences[w]), spoken, heard)
            };
            let (of_a, of_b) = (side(a, b), side(b, a));
            Gap { row, versions, strangers: [of_a, of_b] }
        })
        .collect()
    }

    /// The names of a version in some of its sentences which another version answers nowhere near.
    fn strangers<'r>(
        &'r self,
        reading: &Reading<'_>,
        (version, sentences): (usize, &[usize]),
        (other, theirs): (usize, &[usize]),
        spoken: &Spoken<'_>,
        heard: &mut Memory<'r>,
    ) -> Vec<Stranger> {
        let (Some(&first), Some(&last)) = (theirs.first(), theirs.last()) else { return Vec::new() };
        let near = first.saturating_sub(NEAR)..(last + NEAR + 1).min(spoken.said[other].len());
        let same = reading.documents[version].lang.is_same(reading.documents[other].lang);
        let is_alias = |sets: &[usize], s: usize| spoken.aliases[other][s].iter().any(|set| sets.contains(set));
        let said = |s: usize| spoken.said[other][s].as_ref();
        let mut strangers = Vec::new();
        for &sentence in sentences {
            for (place, mention) in self.mentions[version][sentence].iter().enumerate().take(MOST_NAMES) {
                let sets = spoken.sets_of(reading, version, mention);
                let in_row = theirs.iter().filter_map(|&s| Some((s, said(s)?)));
                let mut near = near.clone().filter_map(|s| Some((s, said(s)?)));
                let mut read = near.clone();
                // To listen takes far longer than to read, and versions in one language name the same.
                let asked = (other, (first, last), mention.key.as_str(), mention.known.as_slice(), same);
                let mut is_heard =
                    || *heard.entry(asked).or_insert_with(|| near.any(|(_, said)| is_heard(mention, said, same)));
                let is_named = in_row.clone().any(|(s, _)| is_alias(&sets, s))
                    || in_row.clone().any(|(_, said)| answer(mention, said, same) > Answer::None)
                    || read.any(|(s, said)| is_alias(&sets, s) || is_read(mention, said))
                    || is_heard();
                let sentences = || in_row.clone().map(|(_, said)| said);
                if !is_named && !is_forename(&reading.documents[version], mention, sentences()) {
                    strangers.push(Stranger { sentence, place, rows: 0 });
                }
            }
        }
        strangers
    }

    /// Takes out what two languages call by two names: strangers that meet in several rows, *Sulawesi* and
    /// *Celebes*. In one language they remain: it has one name for one thing.
    fn learn(&self, reading: &Reading<'_>, gaps: &mut [Gap]) {
        let mut met: FxHashMap<(String, String), usize> = FxHashMap::default();
        for gap in &*gaps {
            let [a, b] = gap.versions;
            if reading.documents[a].lang.is_same(reading.documents[b].lang) {
                return;
            }
            for pair in self.meetings(gap) {
                *met.entry(pair).or_default() += 1;
            }
        }
        met.retain(|_, times| *times >= LEARNT);
        for gap in gaps {
            let known: Vec<(String, String)> =
                self.meetings(gap).into_iter().filter(|pair| met.contains_key(pair)).collect();
            let [a, b] = gap.versions;
            let [of_a, of_b] = &mut gap.strangers;
            of_a.retain(|&s| !known.iter().any(|(key, _)| *key == self.mention(a, s).key));
            of_b.retain(|&s| !known.iter().any(|(_, key)| *key == self.mention(b, s).key));
        }
    }

    /// The pairs of keys that a row brings together, each once.
    fn meetings(&self, gap: &Gap) -> FxHashSet<(String, String)> {
        let [of_a, of_b] = &gap.strangers;
        let key = |version: usize, &stranger: &Stranger| self.mention(version, stranger).key.clone();
        let pairs = of_a.iter().flat_map(|one| of_b.iter().map(move |other| (one, other)));
        pairs.map(|(one, other)| (key(gap.versions[0], one), key(gap.versions[1], other))).collect()
    }

    /// Notes in how many rows each stranger is one.
    fn count(&self, gaps: &mut [Gap]) {
        let mut rows: FxHashMap<(usize, String), FxHashSet<usize>> = FxHashMap::default();
        for gap in &*gaps {
            for (side, &version) in gap.versions.iter().enumerate() {
                for &stranger in &gap.strangers[side] {
                    rows.entry((side, self.mention(version, stranger).key.clone())).or_default().insert(gap.row);
                }
            }
        }
        for gap in gaps {
            for (side, &version) in gap.versions.iter().enumerate() {
                for stranger in &mut gap.strangers[side] {
                    let key = self.mentions[version][stranger.sentence][stranger.place].key.clone();
                    stranger.rows = rows.get(&(side, key)).map_or(0, FxHashSet::len);
                }
            }
        }
    }
}

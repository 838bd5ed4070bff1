//! Sentences that were glued together, a headline to its lead above all, cut by the word of all versions
//! at once. Each version says where a sentence may end within what it has as one
//! ([`Document::joined`]); versions that say the same in two parts confirm each other's seams (one round
//! of messages between all pairs, as in belief propagation with maxima in place of sums).

use super::cues::Cues;
use super::matching::Relation;
use super::score::Scorer;
use super::stretches::{Message, Stretch, Table, said};
use crate::deadline::{Deadline, Late};
use crate::document::{Document, Joined, Kind, Seam};
use crate::lang::Glossary;
use std::ops::Range;

// Logarithms of odds, here and in the stretches, guessed and bettered by a search over one half of the stories of
// public parallel news; the other half gained as much.

/// Seams that are looked at in one sentence, the likeliest.
const MOST_SEAMS: usize = 32;
/// Sentences of another version that a joined one is held against, the likeliest.
const MOST_OTHERS: usize = 3;
/// Odds from which a sentence is cut.
const ACCEPTED: f64 = 0.0;
/// Evidence that two stretches say the same.
const SAME: f64 = 2.8;

/// What is known of a seam (logarithms of odds): by itself and by versions that are cut there too, and by those
/// that lack one of the two parts. The latter say the same thing for the same reason, so the strongest counts.
#[derive(Clone, Copy)]
struct Heard {
    odds: f64,
    alone: f64,
}

impl Heard {
    fn hear(&mut self, message: Message) {
        match message {
            Message::Alone(odds) if odds > 0.0 => self.alone = self.alone.max(odds),
            Message::Alone(odds) | Message::Parted(odds) => self.odds += odds,
        }
    }
}

/// A version in parts: sentences, and the pieces of those that may hold two.
struct Parts {
    parts: Vec<Range<usize>>,
    /// By sentence of the copy, its parts.
    sentences: Vec<Range<usize>>,
    /// By part, its sentence as counted in the copy.
    owner: Vec<usize>,
    /// The sentences that may hold two, each with its place in the copy.
    joined: Vec<(usize, Joined)>,
}

/// A sentence may hold more than two, and what was cut in one version is a word for the others.
const ROUNDS: usize = 3;

/// Cuts the sentences that hold two or more. `order` is the versions in an order that does not depend on
/// how they came.
pub fn cut(
    documents: &mut [Document<'_>],
    order: &[usize],
    glossary: &Glossary,
    deadline: &Deadline,
) -> Result<(), Late> {
    for _ in 0..ROUNDS {
        if !cut_once(documents, order, glossary, deadline)? {
            break;
        }
    }
    Ok(())
}

/// Cuts each sentence once, and says whether there was one to cut.
fn cut_once(
    documents: &mut [Document<'_>],
    order: &[usize],
    glossary: &Glossary,
    deadline: &Deadline,
) -> Result<bool, Late> {
    let parts = |&v: &usize| deadline.ask().map(|()| Parts::of(&documents[v]));
    let versions = order.iter().map(parts).collect::<Result<Vec<Parts>, Late>>()?;
    if versions.iter().all(|version| version.joined.is_empty()) {
        return Ok(false);
    }
    let mut odds: Vec<Vec<Vec<Heard>>> = versions.iter().map(Parts::odds).collect();
    if order.len() > 1 {
        let cues = |(&v, version): (&usize, &Parts)| {
            deadline.ask()?;
            Ok(Cues::of_parts(&documents[v], version.parts.iter().cloned(), glossary))
        };
        let cues = order.iter().zip(&versions).map(cues).collect::<Result<Vec<Cues>, Late>>()?;
        for a in 0..order.len() {
            for b in (a + 1..order.len()).filter(|&b| !(versions[a].joined.is_empty() && versions[b].joined.is_empty()))
            {
                let scorer = Scorer::new(&cues[a], &cues[b], Relation::of(&documents[order[a]], &documents[order[b]]));
                for (this, that, side) in [(a, b, 0), (b, a, 1)] {
                    hear(&scorer, side, &versions[this], &versions[that], &mut odds[this], deadline)?;
                }
            }
        }
    }
    let mut found = false;
    for ((&version, parts), odds) in order.iter().zip(&versions).zip(&odds) {
        // From the last on, so that sentences keep their numbers.
        for ((_, joined), odds) in parts.joined.iter().zip(odds).rev() {
            let odds = odds.iter().map(|heard| heard.odds + heard.alone);
            let best = joined.seams.iter().zip(odds).max_by(|a, b| a.1.total_cmp(&b.1));
            if let Some((seam, _)) = best.filter(|(_, odds)| *odds > ACCEPTED) {
                let kind = if joined.headline { Kind::Headline } else { Kind::Body };
                documents[version].cut_at(joined.sentence, seam.token, kind);
                found = true;
            }
        }
    }
    Ok(found)
}

/// Adds to the odds of a version's seams what another version says of them. `side` is the side of the scorer
/// that the first is on.
fn hear(
    scorer: &Scorer<'_>,
    side: usize,
    this: &Parts,
    that: &Parts,
    odds: &mut [Vec<Heard>],
    deadline: &Deadline,
) -> Result<(), Late> {
    deadline.ask()?;
    for (n, odds) in odds.iter_mut().enumerate() {
        deadline.ask()?;
        let one = this.stretch(n);
        let said = said(scorer, side, &one.parts);
        let sentence = this.joined[n].0;
        let mut others = likely(scorer, side, &one.parts, that);
        others.sort_unstable();
        let others = that.stretches(&others);
        let tables = others.iter().map(|other| {
            let table = Table::of(scorer, side, (&one, &said), other);
            (table.claim(other), table, other)
        });
        let best = tables.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(claim, ..)| *claim > SAME);
        if let Some((_, table, other)) = best {
            // Where another sentence has more of what that stretch says, that one is its counterpart, and what
            // this one lacks is no word against a seam.
            let counterpart = likely(scorer, 1 - side, &other.parts, this).first() == Some(&sentence);
            let messages = table.messages(other).into_iter().zip(odds);
            messages.filter(|(message, _)| counterpart || message.odds() > 0.0).for_each(|(m, heard)| heard.hear(m));
        }
    }
    Ok(())
}

/// The sentences of the other version that share most with some parts, the likeliest first.
fn likely(scorer: &Scorer<'_>, side: usize, parts: &Range<usize>, other: &Parts) -> Vec<usize> {
    let (cues, weights) = scorer.side(side);
    let mut shared: Vec<(usize, f64)> = Vec::new();
    for &cue in cues.of_sentence[parts.clone()].iter().flatten() {
        let meeting = weights.weights[cue as usize][0].0;
        shared
            .extend(weights.meetings.sentences[cue as usize].iter().map(|&part| (other.owner[part as usize], meeting)));
    }
    shared.sort_unstable_by_key(|(sentence, _)| *sentence);
    let sums = shared
        .chunk_by(|a, b| a.0 == b.0)
        .map(|same| (same[0].0, same.iter().map(|(_, meeting)| meeting).sum::<f64>()));
    let mut sums: Vec<(usize, f64)> = sums.collect();
    sums.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    sums.into_iter().take(MOST_OTHERS).map(|(sentence, _)| sentence).collect()
}

impl Parts {
    fn of(document: &Document<'_>) -> Parts {
        let mut found = Parts { parts: Vec::new(), sentences: Vec::new(), owner: Vec::new(), joined: Vec::new() };
        let mut joined = document.joined().into_iter().peekable();
        let copy = document.sentences.iter().enumerate().filter(|(_, sentence)| sentence.kind.is_copy());
        for (n, (number, sentence)) in copy.enumerate() {
            let from = found.parts.len();
            let mut start = sentence.tokens.start;
            if let Some(mut joined) = joined.next_if(|joined| joined.sentence == number) {
                joined.seams.sort_by(|a, b| b.odds.total_cmp(&a.odds).then(a.token.cmp(&b.token)));
                joined.seams.truncate(MOST_SEAMS);
                joined.seams.sort_by_key(|seam| seam.token);
                for seam in &joined.seams {
                    found.parts.push(start..seam.token);
                    start = seam.token;
                }
                found.joined.push((n, joined));
            }
            found.parts.push(start..sentence.tokens.end);
            found.owner.resize(found.parts.len(), n);
            found.sentences.push(from..found.parts.len());
        }
        found
    }

    fn odds(&self) -> Vec<Vec<Heard>> {
        let heard = |seam: &Seam| Heard { odds: seam.odds, alone: 0.0 };
        self.joined.iter().map(|(_, joined)| joined.seams.iter().map(heard).collect()).collect()
    }

    /// A joined sentence, by its place among them.
    fn stretch(&self, joined: usize) -> Stretch {
        let (sentence, joined) = &self.joined[joined];
        let cuts = joined.seams.iter().enumerate().map(|(n, seam)| (n + 1, seam.odds)).collect();
        Stretch { parts: self.sentences[*sentence].clone(), cuts, cut: false }
    }

    /// The sentences, each alone and with its neighbours.
    fn stretches(&self, sentences: &[usize]) -> Vec<Stretch> {
        let mut found = Vec::new();
        for &sentence in sentences {
            if let Ok(joined) = self.joined.binary_search_by_key(&sentence, |(sentence, _)| *sentence) {
                found.push(self.stretch(joined));
            } else {
                found.push(Stretch { parts: self.sentences[sentence].clone(), cuts: Vec::new(), cut: false });
            }
            for (first, second) in [(sentence.wrapping_sub(1), sentence), (sentence, sentence + 1)] {
                if let (Some(one), Some(two)) = (self.sentences.get(first), self.sentences.get(second)) {
                    found.push(Stretch { parts: one.start..two.end, cuts: vec![(one.len(), 0.0)], cut: true });
                }
            }
        }
        found
    }
}

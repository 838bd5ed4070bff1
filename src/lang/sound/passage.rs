//! Copy as sounds, with every way to read it that is known, and the search for a name in it.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "a cost is a byte and a worth one a sound: those of the longest name are far below what a u32 holds"
)]

use super::heard::Echo;
use super::name::{LONGEST, SHORTEST_PART, Sounds, score};
use super::phonology::{Phonology, Script, Unit};
use std::ops::Range;

/// Words of one script that follow one another: places, and sounds that lead from one to a later one. Where a
/// character has several readings, several lead on.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    pub script: Script,
    places: Vec<Place>,
    units: Vec<Unit>,
}

#[derive(Clone, Debug, Default)]
struct Place {
    /// The token that begins here, if a name may.
    starts: Option<usize>,
    /// The token after the last before here, if a name may end.
    ends: Option<usize>,
    ways: Vec<Way>,
}

/// Sounds up to a later place.
#[derive(Clone, Debug)]
struct Way {
    /// Of the passage's units.
    from: usize,
    end: usize,
    to: usize,
    /// What it takes to read so, in hundredths.
    cost: u32,
}

/// What it takes that the sounds so far are the head of a name, on the cheapest way; of two alike the one whose
/// sounds are worth more. Three numbers in one, so that the cheaper is the smaller and a step is one addition: what
/// stays unmatched, in hundredths; what the sounds on the way are worth, taken off [`WORTHLESS`]; how many they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Cell(u64);

const COST: u32 = 40;
const WORTH: u32 = 16;
const WORTHLESS: u64 = (1 << (COST - WORTH)) - 1;

/// Dearer than any way, and far from the end of the numbers.
const FAR: Cell = Cell::new(1 << 22);

impl Cell {
    const fn new(cost: u64) -> Cell {
        Cell((cost << COST) + (WORTHLESS << WORTH))
    }

    fn and(self, cost: u32) -> Cell {
        Cell(self.0 + (u64::from(cost) << COST))
    }

    /// One sound more, which is worth something.
    fn heard(self, worth: u32) -> Cell {
        Cell(self.0 + 1 - (u64::from(worth) << WORTH))
    }

    fn cost(self) -> u32 {
        (self.0 >> COST) as u32
    }

    fn worth(self) -> u32 {
        (WORTHLESS - (self.0 >> WORTH & WORTHLESS)) as u32
    }

    fn sounds(self) -> usize {
        (self.0 & ((1 << WORTH) - 1)) as usize
    }
}

/// So many sounds at once are carried over a way before it is asked whether the name may still be there; a cell has
/// room for what they cost, and far more.
const STRIDE: usize = 32;

/// The share of a name's worth, in quarters, that may stay unmatched on a way: who loses more scores less than
/// [`Sound::SAME`](super::Sound::SAME) whatever follows.
const MOST_LOST: u32 = 3;

impl Passage {
    /// A passage of so many places; none leads on.
    pub fn new(script: Script, places: usize) -> Passage {
        Passage { script, places: vec![Place::default(); places], units: Vec::new() }
    }

    /// Sounds in one row. `starts` and `ends` are sorted: how many units stand before, and the token there. `also`: what
    /// units between a start and an end may be as well.
    pub fn in_a_row(
        script: Script,
        units: Vec<Unit>,
        starts: &[(usize, usize)],
        ends: &[(usize, usize)],
        also: &[(Range<usize>, Vec<Unit>)],
    ) -> Passage {
        let mut cuts: Vec<usize> = starts.iter().chain(ends).map(|cut| cut.0).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut passage = Passage::new(script, cuts.len());
        passage.units = units;
        let place = |unit: usize| cuts.partition_point(|&cut| cut < unit);
        starts.iter().for_each(|&(unit, token)| passage.places[place(unit)].starts = Some(token));
        ends.iter().for_each(|&(unit, token)| passage.places[place(unit)].ends = Some(token));
        for (n, cut) in cuts.windows(2).enumerate() {
            passage.places[n].ways.push(Way { from: cut[0], end: cut[1], to: n + 1, cost: 0 });
        }
        also.iter().for_each(|(from, units)| passage.lead(place(from.start), place(from.end), units, 0));
        passage
    }

    /// Lets a name begin at a place, with that token.
    pub fn start(&mut self, place: usize, token: usize) {
        self.places[place].starts = Some(token);
    }

    /// Lets a name end at a place, before that token.
    pub fn end(&mut self, place: usize, token: usize) {
        self.places[place].ends = Some(token);
    }

    /// Adds a way from a place to a later one, and what it takes to read so, in hundredths.
    pub fn lead(&mut self, place: usize, to: usize, units: &[Unit], cost: u32) {
        let from = self.units.len();
        self.units.extend(units);
        self.places[place].ways.push(Way { from, end: self.units.len(), to, cost });
    }

    pub fn is_silent(&self) -> bool {
        self.units.is_empty()
    }

    /// The likest way between a start and an end, less the doubt that such a name stands there, if it is liker than
    /// the best so far. From each start the costs are carried on from place to place, as long as the name may still be
    /// there.
    pub fn search(&self, name: Sounds<'_>, doubt: &impl Fn(&Range<usize>) -> f64, best: &mut Option<Echo>) {
        let phonology = Phonology::get();
        let (units, script) = name;
        let unsaid: Vec<u32> = units.iter().map(|&unit| phonology.missing(unit, self.script)).collect();
        let own: u32 = unsaid.iter().sum();
        let shift = phonology.shift(self.script) + phonology.shift(script);
        let width = units.len() + 1;
        let mut rows = vec![FAR; width * self.places.len()];
        let mut row = [FAR; LONGEST + 1];
        let row = &mut row[..width];
        for (start, token) in self.places.iter().enumerate().filter_map(|(n, place)| Some((n, place.starts?))) {
            let mut first = Cell::new(0);
            rows[start * width] = first;
            for (cell, cost) in rows[start * width + 1..].iter_mut().zip(&unsaid) {
                first = first.and(*cost);
                *cell = first;
            }
            let mut last = start;
            let mut at = start;
            while at <= last {
                let place = &self.places[at];
                let (here, ahead) = rows[at * width..].split_at_mut(width);
                if let Some(after) = place.ends.filter(|_| here[width - 1].sounds() >= SHORTEST_PART.min(units.len())) {
                    let whole = here[width - 1];
                    let likeness = score(whole.cost(), own + whole.worth(), shift);
                    let liker = |likeness: f64| likeness > best.as_ref().map_or(0.0, |best| best.likeness);
                    let likeness = if liker(likeness) { likeness - doubt(&(token..after)) } else { 0.0 };
                    if liker(likeness) {
                        *best = Some(Echo { likeness, tokens: token..after });
                    }
                }
                let is_open = |row: &[Cell]| {
                    let least = row.iter().map(|cell| cell.cost()).min().unwrap_or_default();
                    4 * least <= MOST_LOST * own
                };
                let ways = if is_open(here) { &place.ways[..] } else { &[] };
                for way in ways {
                    row.copy_from_slice(here);
                    let mut sounds = self.units[way.from..way.end].chunks(STRIDE);
                    let is_lost = sounds.any(|sounds| {
                        sounds.iter().for_each(|&unit| hear(phonology, unit, name, &unsaid, row));
                        !is_open(row)
                    });
                    if is_lost {
                        continue;
                    }
                    let there = &mut ahead[(way.to - at - 1) * width..][..width];
                    there.iter_mut().zip(&*row).for_each(|(cell, other)| *cell = (*cell).min(other.and(way.cost)));
                    last = last.max(way.to);
                }
                here.fill(FAR);
                at += 1;
            }
        }
    }
}

/// Carries the costs over one more sound.
fn hear(phonology: &Phonology, unit: Unit, (name, script): Sounds<'_>, unsaid: &[u32], row: &mut [Cell]) {
    let near = phonology.near(unit);
    let missing = phonology.missing(unit, script);
    let mut corner = row[0];
    row[0] = corner.and(missing).heard(missing);
    for (i, &other) in name.iter().enumerate() {
        let stands = corner.and(u32::from(near[usize::from(other)]));
        corner = row[i + 1];
        row[i + 1] = stands.min(corner.and(missing)).heard(missing).min(row[i].and(unsaid[i]));
    }
}

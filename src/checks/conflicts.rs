//! Conflicts: facts of two or more versions of which only one can be right, who stands against whom.

use super::compare;
use super::faults::{Fault, fault, of_like_size};
use super::ledger::{Left, Pair, is_near};
use super::sides::alone_first;
use crate::align::{Group, Reading};
use crate::facts::{Fact, Measure, Quantity, Value, Written};
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;

/// Facts of two or more versions that clash. The one that stands alone comes first, where there are
/// versions enough to say so.
pub struct Conflict<'r> {
    pub fault: Fault,
    pub sides: Vec<(usize, &'r Fact)>,
    /// Whether versions that agree stand against the first.
    pub majority: bool,
    /// How sure it is that the sentences say the same, 0 to 1.
    pub score: f64,
    /// Whether the facts stand in one row; otherwise in neighbouring ones.
    pub in_row: bool,
}

/// Figures of neighbouring rows clash in doubt at best. A guess.
const NEIGHBOURS: f64 = 0.8;

/// What is known of one conflict: its fault, and the fact of each version.
type Clashing<'r> = (Fault, Vec<(usize, &'r Fact)>);

/// One clash of two versions: how unlike the facts are and how unlike their looks, how far apart they stand in
/// the order of the row, and their places among what is left.
type Clash = (u8, bool, usize, usize, usize, Fault);

/// The conflicts of a story, by row. Of two values that both versions give elsewhere too, each may have
/// its place. Clashes that share a fact are one conflict.
pub fn of<'r>(reading: &'r Reading<'_>, pairs: &[Pair<'r>]) -> Vec<Conflict<'r>> {
    let mut gathered: BTreeMap<(usize, bool), Vec<Clashing<'r>>> = BTreeMap::new();
    for pair in pairs {
        let [a, b] = pair.versions;
        let [left_a, left_b] = &pair.left;
        let mut free = [vec![true; left_a.len()], vec![true; left_b.len()]];
        for (clashes, in_row) in [(in_rows(reading, pair), true), (in_neighbours(pair), false)] {
            for (.., n, k, fault) in clashes {
                let row = left_a[n].row.or(left_b[k].row);
                if let (Some(row), true, true) = (row, free[0][n], free[1][k]) {
                    (free[0][n], free[1][k]) = (false, false);
                    let known = gathered.entry((row, in_row)).or_default();
                    gather(known, fault, [(a, left_a[n].fact), (b, left_b[k].fact)]);
                }
            }
        }
    }
    let conflicts = |((row, in_row), known): ((usize, bool), Vec<Clashing<'r>>)| {
        let score = if in_row { reading.groups[row].score } else { NEIGHBOURS };
        known.into_iter().map(move |(fault, sides)| order(fault, in_row, score, sides))
    };
    gathered.into_iter().flat_map(conflicts).collect()
}

/// The clashes within rows, the likest first.
fn in_rows(reading: &Reading<'_>, pair: &Pair<'_>) -> Vec<Clash> {
    let [a, b] = pair.versions;
    let mut clashes: Vec<Clash> = Vec::new();
    for (n, one) in pair.left[0].iter().enumerate() {
        let Some(row) = one.row else { continue };
        let apart = || events_apart(reading, &reading.groups[row], a, b);
        for (k, other) in pair.in_row(1, row) {
            let Some(fault) = fault(one.fact, other.fact) else { continue };
            let dated = matches!(fault, Fault::Date | Fault::Time);
            if fault == Fault::Time && may_be_zones(reading, pair, row, one, other) {
                continue;
            }
            if !(one.said && other.said && !are_alone(pair, row, one, other)) && (dated || !apart()) {
                let order = |side: usize, at: usize| pair.in_row(side, row).take_while(|(p, _)| *p != at).count();
                let distance = order(0, n).abs_diff(order(1, k));
                let (unlike, looks) = (unlikeness(one.fact, other.fact), looks(one.fact) != looks(other.fact));
                clashes.push((unlike, looks, distance, n, k, fault));
            }
        }
    }
    clashes.sort_unstable();
    clashes
}

/// Whether two times may be one in two zones, and the rows have no other time in common that shows the
/// zones to be the same.
fn may_be_zones(reading: &Reading<'_>, pair: &Pair<'_>, row: usize, one: &Left<'_>, other: &Left<'_>) -> bool {
    let time = |fact: &Fact| match fact.value {
        Value::Time(time) => Some(time),
        _ => None,
    };
    let odd = time(one.fact).zip(time(other.fact)).is_some_and(|(x, y)| !x.clashes(&y));
    let times = |side: usize| {
        let version = pair.versions[side];
        let sentences = &reading.groups[row].sentences[version];
        sentences.iter().flat_map(move |&s| reading.documents[version].facts_of(s)).filter_map(time)
    };
    odd && !times(0).any(|x| times(1).any(|y| x.agrees(&y)))
}

/// Whether two facts are all of their measure that is left of their sides of a row: each has one place
/// too many in its version.
fn are_alone(pair: &Pair<'_>, row: usize, one: &Left<'_>, other: &Left<'_>) -> bool {
    let alike = |fact: &Fact, left: &Left<'_>| unlikeness(fact, left.fact) < 2;
    let count = |side: usize, fact: &Fact| pair.in_row(side, row).filter(|(_, left)| alike(fact, left)).count();
    count(0, one.fact) == 1 && count(1, other.fact) == 1
}

/// The clashes between neighbouring rows: of figures that nothing in their own rows stands against, that
/// neither version gives elsewhere, and that are alike in all but the value.
fn in_neighbours(pair: &Pair<'_>) -> Vec<Clash> {
    let lone = |side: usize, left: &Left<'_>| {
        let kin = |other: &Left<'_>| unlikeness(left.fact, other.fact) < 2;
        left.row.is_none_or(|row| !pair.in_row(1 - side, row).any(|(_, other)| kin(other)))
    };
    let wanted = |side: usize, left: &Left<'_>| is_telling(left.fact) && lone(side, left);
    let others: Vec<usize> = (0..pair.left[1].len()).filter(|&k| wanted(1, &pair.left[1][k])).collect();
    let mut clashes = Vec::new();
    for (n, one) in pair.left[0].iter().enumerate().filter(|(_, left)| wanted(0, left)) {
        let fits = |k: &&usize| {
            let other = &pair.left[1][**k];
            is_near(one, other) && !(one.said && other.said) && is_like(one.fact, other.fact)
        };
        let mut found = others.iter().filter(fits);
        if let (Some(&k), None) = (found.next(), found.next())
            && let Some(fault) = fault(one.fact, pair.left[1][k].fact)
        {
            clashes.push((0, false, 0, n, k, fault));
        }
    }
    clashes
}

/// Whether a figure says so much that another one of its kind close by must be the same one.
fn is_telling(fact: &Fact) -> bool {
    fact.quantity().is_some_and(|q| {
        let fate = q.noun.is_some_and(|noun| noun.is_fate());
        let long = q.value().is_some_and(|value| value.abs() >= rust_decimal::Decimal::ONE_HUNDRED);
        q.written == Written::Digits && !q.soft && (q.measure != Measure::Count || fate || long) && !q.may_be_year()
    })
}

fn is_like(a: &Fact, b: &Fact) -> bool {
    a.quantity().zip(b.quantity()).is_some_and(|(x, y)| {
        let size = x.value().zip(y.value()).is_some_and(|(p, q)| of_like_size(p, q));
        x.measure == y.measure && x.noun == y.noun && size
    })
}

/// Whether the dates of a row speak of two events: both sides name months, and no date of the one
/// can be one of the other. Figures of two events do not answer each other.
pub fn events_apart(reading: &Reading<'_>, group: &Group, a: usize, b: usize) -> bool {
    let dates = |version: usize| {
        let document = &reading.documents[version];
        let facts = group.sentences[version].iter().flat_map(move |&s| document.facts_of(s));
        facts.filter_map(|fact| match &fact.value {
            Value::Date(date) if date.month.is_some() => Some(date),
            _ => None,
        })
    };
    let months_meet = || dates(a).any(|x| dates(b).any(|y| x.month == y.month || x.agrees(y)));
    dates(a).next().is_some() && dates(b).next().is_some() && !months_meet()
}

/// How unlike two facts are in what they count and how they are measured: like is set against like.
fn unlikeness(a: &Fact, b: &Fact) -> u8 {
    let parts = |fact: &Fact| fact.quantity().map(|q| (q.noun, q.measure));
    match (parts(a), parts(b)) {
        (Some((Some(x), _)), Some((Some(y), _))) if x == y => 0,
        (Some((_, x)), Some((_, y))) if x == y => 1,
        (Some((_, Measure::Unit(x))), Some((_, Measure::Unit(y)))) if compare::are_alike(x, y) => 1,
        (None, None) if a.kind() == b.kind() => 1,
        _ => 2,
    }
}

/// How a figure is written, and how many digits it has before the mark: 29 has more of the look of 39 than of
/// *four*. What is no quantity looks alike.
fn looks(fact: &Fact) -> Option<(Written, u32)> {
    let digits =
        |q: &Quantity| q.value().and_then(|value| value.trunc().abs().to_u128()?.checked_ilog10()).unwrap_or(0);
    fact.quantity().map(|q| (q.written, digits(q)))
}

/// Adds a clash to the conflict of its row that it shares a fact with, or makes one of it. The conflict is
/// named by the clash that says the most.
fn gather<'r>(gathered: &mut Vec<Clashing<'r>>, fault: Fault, sides: [(usize, &'r Fact); 2]) {
    let same = |one: &(usize, &Fact), other: &(usize, &Fact)| one.0 == other.0 && one.1.span == other.1.span;
    match gathered.iter_mut().find(|(_, known)| known.iter().any(|one| sides.iter().any(|side| same(one, side)))) {
        // One fact a version: a second one would be a conflict of its own.
        Some((name, known)) => {
            *name = fault.max(*name);
            for side in sides {
                if !known.iter().any(|(version, _)| *version == side.0) {
                    known.push(side);
                }
            }
        }
        None => gathered.push((fault, sides.to_vec())),
    }
}

/// The value that fewest versions give comes first.
fn order(fault: Fault, in_row: bool, score: f64, mut sides: Vec<(usize, &Fact)>) -> Conflict<'_> {
    sides.sort_by_key(|(version, _)| *version);
    let majority = alone_first(&mut sides, |(_, one), (_, other)| compare::agree(one, other));
    Conflict { fault, sides, majority, score, in_row }
}

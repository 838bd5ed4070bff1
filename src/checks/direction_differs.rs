//! Two versions place the same event at different points of the compass.

use super::rows::list;
use super::sides::{alone_first, gather};
use crate::align::{Group, Reading};
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::{Direction, Sense};
use crate::span::Span;
use std::collections::BTreeMap;

const ROW_SURE: f64 = 0.79;
/// Points less than that apart may be one place told more or less exactly: north and north-east.
const APART: u16 = 90;

/// A point of the compass that a version names in a row where the other version names none near it.
struct Left {
    row: usize,
    direction: Direction,
    span: Span,
}

/// What one version says in a conflict.
#[derive(Clone, Copy, PartialEq)]
struct Side {
    version: usize,
    direction: Direction,
    span: Span,
}

pub fn check(reading: &Reading<'_>) -> Vec<Finding> {
    // Clashes that share a place are one conflict: one version may stand against many.
    let mut conflicts: BTreeMap<usize, Vec<Vec<Side>>> = BTreeMap::new();
    for (row, clash) in reading.pairs().flat_map(|(a, b)| between(reading, a, b)) {
        gather(conflicts.entry(row).or_default(), clash);
    }
    let told = |(row, known): (usize, Vec<Vec<Side>>)| {
        known.into_iter().map(move |sides| finding(reading, &reading.groups[row], sides))
    };
    conflicts.into_iter().flat_map(told).collect()
}

/// The clashes of two versions, one a row at most.
fn between(reading: &Reading<'_>, a: usize, b: usize) -> Vec<(usize, [Side; 2])> {
    let (mut left_a, mut left_b): (Vec<Left>, Vec<Left>) = (Vec::new(), Vec::new());
    for (row, group) in reading.groups.iter().enumerate() {
        if group.sentences[a].is_empty() || group.sentences[b].is_empty() {
            continue;
        }
        let (in_a, in_b) = (directions(reading, a, &group.sentences[a]), directions(reading, b, &group.sentences[b]));
        // What the other row names too, or stands for the same way roughly, is answered.
        let left = |of: &[(Direction, Span)], other: &[(Direction, Span)]| -> Vec<Left> {
            let open = of.iter().filter(|(d, _)| !other.iter().any(|(e, _)| !clash(*d, *e)));
            open.map(|&(direction, span)| Left { row, direction, span }).collect()
        };
        left_a.extend(left(&in_a, &in_b));
        left_b.extend(left(&in_b, &in_a));
    }
    strike_moved(&mut left_a, &mut left_b);
    let sure = reading.groups.iter().enumerate().filter(|(_, group)| group.score >= ROW_SURE);
    sure.filter_map(|(row, _)| {
        let first = |version: usize, left: &[Left]| {
            let left = left.get(left.partition_point(|left| left.row < row)).filter(|left| left.row == row)?;
            Some(Side { version, direction: left.direction, span: left.span })
        };
        Some((row, [first(a, &left_a)?, first(b, &left_b)?]))
    })
    .collect()
}

/// A point that is left in one row and in another row of the other version has moved with its sentence.
fn strike_moved(left_a: &mut Vec<Left>, left_b: &mut Vec<Left>) {
    let count = |left: &[Left]| {
        let mut counts: BTreeMap<Direction, usize> = BTreeMap::new();
        left.iter().for_each(|left| *counts.entry(left.direction).or_default() += 1);
        counts
    };
    let (in_a, in_b) = (count(left_a), count(left_b));
    for (left, other) in [(left_a, in_b), (left_b, in_a)] {
        let mut moved = other;
        left.retain(|one| match moved.get_mut(&one.direction).filter(|count| **count > 0) {
            Some(count) => {
                *count -= 1;
                false
            }
            None => true,
        });
    }
}

/// The points of the compass that sentences name, each once, the longest term at each place.
fn directions(reading: &Reading<'_>, version: usize, sentences: &[usize]) -> Vec<(Direction, Span)> {
    let document = &reading.documents[version];
    let mut found: Vec<(Direction, Span)> = Vec::new();
    for &sentence in sentences {
        let mut next = 0;
        for hit in document.hits_in(&document.sentences[sentence].tokens) {
            let Sense::Direction(direction) = hit.sense else { continue };
            if hit.first < next {
                continue;
            }
            next = hit.end();
            if direction.bearing().is_some() && !found.iter().any(|(d, _)| *d == direction) {
                found.push((direction, document.span_of(&(hit.first..hit.end()))));
            }
        }
    }
    found
}

fn clash(a: Direction, b: Direction) -> bool {
    match (a.bearing(), b.bearing()) {
        (Some(a), Some(b)) => {
            let apart = a.abs_diff(b);
            apart.min(360_u16.saturating_sub(apart)) >= APART
        }
        _ => false,
    }
}

/// The side that fewest agree with comes first.
fn finding(reading: &Reading<'_>, group: &Group, mut sides: Vec<Side>) -> Finding {
    sides.sort_by_key(|side| side.version);
    let majority = alone_first(&mut sides, |one, other| !clash(one.direction, other.direction));
    let first = sides[0];
    let said: Vec<String> = sides.iter().map(|side| said(reading, side)).collect();
    let stands = if majority {
        format!("; {} stands alone", reading.documents[first.version].version.id)
    } else {
        String::new()
    };
    let place = |side: &Side| Place::meaning(side.version, side.span, side.direction.name());
    Finding {
        rule: "direction-differs",
        family: Family::Entity,
        severity: Severity::Error,
        confidence: (group.score * 95.0).round() / 100.0,
        message: format!("The directions differ: {}{stands}.", list(&said)),
        fault: place(&first),
        evidence: sides[1..].iter().map(place).collect(),
        suggestion: None,
    }
}

/// “nord-ouest” (northwest) in fr: the meaning where the words do not show it.
fn said(reading: &Reading<'_>, side: &Side) -> String {
    let document = &reading.documents[side.version];
    let words = side.span.of(document.text());
    let id = &document.version.id;
    if words.to_lowercase().starts_with(side.direction.name()) {
        format!("“{words}” in {id}")
    } else {
        format!("“{words}” ({}) in {id}", side.direction.name())
    }
}

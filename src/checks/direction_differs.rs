//! Two versions place the same event at different points of the compass.

use super::rows::list;
use crate::align::{Group, Reading};
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::{Direction, Sense};
use crate::span::Span;

const ROW_SURE: f64 = 0.5;
/// Points less than that apart may be one place told more or less exactly: north and north-east.
const APART: u16 = 90;

pub fn check(reading: &Reading<'_>, group: &Group) -> Vec<Finding> {
    if group.score < ROW_SURE {
        return Vec::new();
    }
    let versions: Vec<usize> = group.versions().collect();
    let mut found = Vec::new();
    for (n, &a) in versions.iter().enumerate() {
        for &b in &versions[n + 1..] {
            let (of_a, of_b) =
                (directions(reading, a, &group.sentences[a]), directions(reading, b, &group.sentences[b]));
            // What the other row names too, or stands for the same way roughly, is answered.
            let left = |of: &[(Direction, Span)], other: &[(Direction, Span)]| -> Vec<(Direction, Span)> {
                of.iter().copied().filter(|(d, _)| !other.iter().any(|(e, _)| !clash(*d, *e))).collect()
            };
            let (left_a, left_b) = (left(&of_a, &of_b), left(&of_b, &of_a));
            if let (Some(&(x, at)), Some(&(y, there))) = (left_a.first(), left_b.first()) {
                found.push(finding(reading, group, [(a, x, at), (b, y, there)]));
            }
        }
    }
    found
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
            apart.min(360 - apart) >= APART
        }
        _ => false,
    }
}

fn finding(reading: &Reading<'_>, group: &Group, sides: [(usize, Direction, Span); 2]) -> Finding {
    let said = sides.map(|(version, direction, span)| {
        let document = &reading.documents[version];
        let words = span.of(document.text());
        let id = &document.version.id;
        let meant = if words.to_lowercase().starts_with(direction.name()) {
            String::new()
        } else {
            format!(" ({})", direction.name())
        };
        format!("“{words}”{meant} in {id}")
    });
    let [fault, evidence] = sides.map(|(version, direction, span)| Place::meaning(version, span, direction.name()));
    Finding {
        rule: "direction-differs",
        family: Family::Entity,
        severity: Severity::Error,
        confidence: (group.score * 95.0).round() / 100.0,
        message: format!("The directions differ: {}.", list(&said)),
        fault,
        evidence: vec![evidence],
        suggestion: None,
    }
}

//! Versions give one and the same person different offices, or one of them says that he left his.

use super::rows::list;
use super::sides::{alone_first, gather};
use super::titles::{Given, Title, may_be_one};
use crate::align::{Group, Reading};
use crate::finding::{Family, Finding, Place, Severity};

/// A row must be so sure before its titles accuse each other. A guess.
const ROW_SURE: f64 = 0.9;

/// What a version calls a person.
#[derive(Clone, PartialEq)]
struct Called {
    version: usize,
    title: Title,
}

pub fn check(reading: &Reading<'_>, group: &Group) -> Vec<Finding> {
    if group.score < ROW_SURE {
        return Vec::new();
    }
    let given: Vec<Given> = group.versions().map(|version| Given::of(reading, group, version)).collect();
    let (mut offices, mut pasts): (Vec<Vec<Called>>, Vec<Vec<Called>>) = (Vec::new(), Vec::new());
    for (n, a) in given.iter().enumerate() {
        for b in &given[n + 1..] {
            if let Some(clash) = other_office(reading, a, b) {
                gather(&mut offices, clash);
            } else if let Some(clash) = left_office(reading, a, b) {
                gather(&mut pasts, clash);
            }
        }
    }
    let offices = offices.into_iter().map(|sides| finding(reading, group, sides, "The titles differ"));
    let heads = pasts.into_iter().map(|sides| finding(reading, group, sides, "In office or no longer"));
    offices.chain(heads).collect()
}

/// Two titles of one person that cannot be one, where neither version has the other's title near.
fn other_office(reading: &Reading<'_>, a: &Given, b: &Given) -> Option<[Called; 2]> {
    let ([one], [other]) = (&a.left(b)[..], &b.left(a)[..]) else { return None };
    let same = may_be_one((&reading.documents[a.version], one), (&reading.documents[b.version], other));
    same.then(|| [called(a, one), called(b, other)])
}

/// One title of one person that only one of two versions puts into the past.
fn left_office(reading: &Reading<'_>, a: &Given, b: &Given) -> Option<[Called; 2]> {
    let (then, now) = if a.past { (a, b) } else { (b, a) };
    if !then.past || now.past {
        return None;
    }
    let one = then.titles.iter().find(|title| title.past.is_some())?;
    let mut same = now.titles.iter().filter(|title| title.powers.meet(one.powers));
    let other = same.next().filter(|_| same.next().is_none())?;
    let person = may_be_one((&reading.documents[then.version], one), (&reading.documents[now.version], other));
    person.then(|| [called(then, one), called(now, other)])
}

fn called(given: &Given, title: &Title) -> Called {
    Called { version: given.version, title: title.clone() }
}

fn finding(reading: &Reading<'_>, group: &Group, mut sides: Vec<Called>, head: &str) -> Finding {
    sides.sort_by_key(|side| side.version);
    let agree = |one: &Called, other: &Called| {
        one.title.powers.meet(other.title.powers) && one.title.past.is_some() == other.title.past.is_some()
    };
    let majority = alone_first(&mut sides, agree);
    let id = |side: &Called| &reading.documents[side.version].version.id;
    let alone = if majority { format!("; {} stands alone", id(&sides[0])) } else { String::new() };
    let place = |side: &Called| {
        let from =
            side.title.past.as_ref().map_or(side.title.tokens.start, |past| past.start.min(side.title.tokens.start));
        let to = side.title.past.as_ref().map_or(side.title.tokens.end, |past| past.end.max(side.title.tokens.end));
        Place::new(side.version, reading.documents[side.version].span_of(&(from..to)))
    };
    let said = |side: &Called| {
        let words = place(side).span.of(reading.documents[side.version].text());
        let means = side.title.office.name().replace('_', " ");
        let plain = words.to_lowercase().contains(&means);
        if plain {
            format!("“{words}” in {}", id(side))
        } else {
            format!("“{words}” ({means}) in {}", id(side))
        }
    };
    Finding {
        rule: "title-differs",
        family: Family::Entity,
        severity: Severity::Warning,
        confidence: (group.score * 80.0).round() / 100.0,
        message: format!("{head}: {}{alone}.", list(&sides.iter().map(said).collect::<Vec<_>>())),
        fault: place(&sides[0]),
        evidence: sides[1..].iter().map(place).collect(),
        suggestion: None,
    }
}

//! From pairs of facts that clash in a row to one finding a clash: who stands against whom.

use super::compare;
use super::ledger::{Ledger, Left, Pair};
use crate::align::{Group, Reading};
use crate::facts::{Fact, Value};
use crate::finding::{Finding, Place, Severity};
use std::collections::BTreeMap;

/// Facts of two or more versions of which only one can be right. The one that stands alone comes
/// first, where there are versions enough to say so.
pub struct Conflict<'r> {
    pub sides: Vec<(usize, &'r Fact)>,
    /// Whether versions that agree stand against the first.
    pub majority: bool,
}

/// What a rule says of a conflict.
pub struct Verdict {
    pub rule: &'static str,
    pub severity: Severity,
    /// Of a row that is certain; a row in doubt takes its share off.
    pub confidence: f64,
    /// The head of the message: "The figures differ".
    pub fault: &'static str,
}

/// The conflicts of a story, by row: of the facts that are `wanted` and that nothing answers, those
/// that `clash` in a row. One of the two at least must be said nowhere else in the other version.
/// Clashes that share a fact are one conflict.
pub fn conflicts<'r>(
    ledger: &Ledger<'r>,
    wanted: &dyn Fn(&Fact) -> bool,
    clash: &dyn Fn(&Fact, &Fact) -> bool,
) -> Vec<(usize, Conflict<'r>)> {
    let mut gathered: BTreeMap<usize, Vec<Vec<(usize, &'r Fact)>>> = BTreeMap::new();
    for pair in &ledger.pairs {
        let Pair { versions: [a, b], left: [left_a, left_b], .. } = pair;
        let mut clashes: Vec<(u8, usize, usize)> = Vec::new();
        for (n, one) in left_a.iter().enumerate().filter(|(_, left)| wanted(left.fact)) {
            let Some(row) = one.row else { continue };
            let fits = |other: &Left| wanted(other.fact) && !(one.said && other.said) && clash(one.fact, other.fact);
            let others = pair.in_row(1, row).filter(|(_, other)| fits(other));
            clashes.extend(others.map(|(k, other)| (unlikeness(one.fact, other.fact), n, k)));
        }
        // The likest first, each fact once.
        clashes.sort_unstable();
        let mut free = [vec![true; left_a.len()], vec![true; left_b.len()]];
        for (_, n, k) in clashes {
            if let (Some(row), true, true) = (left_a[n].row, free[0][n], free[1][k]) {
                (free[0][n], free[1][k]) = (false, false);
                gather(gathered.entry(row).or_default(), [(*a, left_a[n].fact), (*b, left_b[k].fact)]);
            }
        }
    }
    let conflicts = |(row, known): (usize, Vec<Vec<_>>)| known.into_iter().map(move |sides| (row, order(sides)));
    gathered.into_iter().flat_map(conflicts).collect()
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
        _ => 2,
    }
}

/// Adds a clash to the conflict of its row that it shares a fact with, or makes one of it.
fn gather<'r>(gathered: &mut Vec<Vec<(usize, &'r Fact)>>, sides: [(usize, &'r Fact); 2]) {
    let same = |one: &(usize, &Fact), other: &(usize, &Fact)| one.0 == other.0 && one.1.span == other.1.span;
    match gathered.iter_mut().find(|known| known.iter().any(|one| sides.iter().any(|side| same(one, side)))) {
        // One fact a version: a second one would be a conflict of its own.
        Some(known) => sides.into_iter().for_each(|side| {
            if !known.iter().any(|(version, _)| *version == side.0) {
                known.push(side);
            }
        }),
        None => gathered.push(sides.to_vec()),
    }
}

/// The value that fewest versions give comes first.
fn order(mut sides: Vec<(usize, &Fact)>) -> Conflict<'_> {
    sides.sort_by_key(|(version, _)| *version);
    let counts: Vec<usize> =
        sides.iter().map(|(_, fact)| sides.iter().filter(|(_, other)| compare::agree(fact, other)).count()).collect();
    let fewest = counts.iter().copied().min().unwrap_or(0);
    let majority = counts.iter().any(|&count| count > fewest);
    let alone = counts.iter().position(|&count| count == fewest).unwrap_or(0);
    let first = sides.remove(alone);
    sides.insert(0, first);
    Conflict { sides, majority }
}

/// The finding on a conflict: one sentence that says who says what, the lone one first.
pub fn finding(reading: &Reading<'_>, group: &Group, conflict: &Conflict<'_>, verdict: &Verdict) -> Finding {
    let said: Vec<String> = conflict.sides.iter().map(|(version, fact)| said(reading, *version, fact)).collect();
    let mut places = conflict.sides.iter().map(|(version, fact)| Place::meaning(*version, fact.span, fact.canonical()));
    let fault = places.next().unwrap_or_else(|| Place::new(0, crate::Span::default()));
    let alone = if conflict.majority {
        format!("; {} stands alone", reading.documents[fault.version].version.id)
    } else {
        String::new()
    };
    Finding {
        rule: verdict.rule,
        family: super::rule(verdict.rule).map_or(crate::finding::Family::Number, |rule| rule.family),
        severity: verdict.severity,
        confidence: (group.score * verdict.confidence * 100.0).round() / 100.0,
        message: format!("{}: {}{alone}.", verdict.fault, list(&said)),
        fault,
        evidence: places.collect(),
        suggestion: None,
    }
}

/// Adds a finding; where one has told the same already, its evidence joins that one's.
pub fn tell(found: &mut Vec<Finding>, finding: Finding, same: impl Fn(&Finding, &Finding) -> bool) {
    match found.iter_mut().find(|known| same(known, &finding)) {
        Some(known) => finding.evidence.into_iter().for_each(|place| {
            if !known.evidence.contains(&place) {
                known.evidence.push(place);
            }
        }),
        None => found.push(finding),
    }
}

/// What a version says: “two” in b, with the value where the words do not show it.
pub fn said(reading: &Reading<'_>, version: usize, fact: &Fact) -> String {
    let document = &reading.documents[version];
    let words = fact.span.of(document.text());
    let value = fact.canonical();
    let id = &document.version.id;
    if words == value || matches!(fact.value, Value::Name(_)) {
        format!("“{words}” in {id}")
    } else {
        format!("“{words}” ({value}) in {id}")
    }
}

/// a, b and c.
pub fn list(items: &[String]) -> String {
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

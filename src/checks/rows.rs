//! From pairs of versions that clash in a row to one finding a clash: who stands against whom.

use crate::align::{Group, Reading};
use crate::facts::{Fact, Value};

/// Facts of two or more versions of which only one can be right. The one that stands alone comes
/// first, where there are versions enough to say so.
pub struct Conflict<'r> {
    pub sides: Vec<(usize, &'r Fact)>,
    /// Versions that give the same as others against the first.
    pub majority: bool,
}

/// Finds the clashing pairs of a row in two versions of it.
pub type Clashes<'f> = dyn for<'r> Fn(&'r Reading<'_>, &Group, usize, usize) -> Vec<(&'r Fact, &'r Fact)> + 'f;

/// Gathers the clashes over all pairs of versions of a row: those that share a fact are one conflict.
pub fn conflicts<'r>(reading: &'r Reading<'_>, group: &Group, clashes: &Clashes<'_>) -> Vec<Conflict<'r>> {
    let versions: Vec<usize> = group.versions().collect();
    let mut gathered: Vec<Vec<(usize, &'r Fact)>> = Vec::new();
    for (n, &a) in versions.iter().enumerate() {
        for &b in &versions[n + 1..] {
            for (x, y) in clashes(reading, group, a, b) {
                let sides = [(a, x), (b, y)];
                let meets = |one: &Vec<(usize, &Fact)>| one.iter().any(|(v, f)| sides.iter().any(|(w, g)| v == w && f.span == g.span));
                match gathered.iter().position(meets) {
                    Some(place) => {
                        for side in sides {
                            let known = gathered[place].iter().any(|(v, f)| *v == side.0 && f.span == side.1.span);
                            // One fact a version: a second one is a conflict of its own.
                            if !known && !gathered[place].iter().any(|(v, _)| *v == side.0) {
                                gathered[place].push(side);
                            }
                        }
                    }
                    None => gathered.push(sides.to_vec()),
                }
            }
        }
    }
    gathered.into_iter().map(order).collect()
}

/// The value that fewest versions give comes first.
fn order(mut sides: Vec<(usize, &Fact)>) -> Conflict<'_> {
    sides.sort_by_key(|(version, _)| *version);
    let count = |fact: &Fact| sides.iter().filter(|(_, other)| super::compare::agree(fact, other)).count();
    let fewest = sides.iter().map(|(_, fact)| count(fact)).min().unwrap_or(0);
    let most = sides.iter().map(|(_, fact)| count(fact)).max().unwrap_or(0);
    let alone = sides.iter().position(|(_, fact)| count(fact) == fewest).unwrap_or(0);
    let first = sides.remove(alone);
    sides.insert(0, first);
    Conflict { sides, majority: most > fewest }
}

/// What a version says: “two” in b, with the value where the words do not show it.
pub fn said(reading: &Reading<'_>, version: usize, fact: &Fact) -> String {
    let document = &reading.documents[version];
    let words = fact.span.of(document.text());
    let value = fact.canonical();
    let plain = words == value || matches!(fact.value, Value::Name(_));
    let id = &document.version.id;
    if plain { format!("“{words}” in {id}") } else { format!("“{words}” ({value}) in {id}") }
}

/// One sentence: the fault, then who says what.
pub fn sentence(reading: &Reading<'_>, conflict: &Conflict<'_>, fault: &str, said: &[String]) -> String {
    let Some((first, rest)) = said.split_first() else { return fault.to_owned() };
    let alone = if conflict.majority {
        let id = conflict.sides.first().map_or("", |(v, _)| reading.documents[*v].version.id.as_str());
        format!("; {id} stands alone")
    } else {
        String::new()
    };
    format!("{fault}: {first}, {}{alone}.", list(rest))
}

/// a, b and c.
pub fn list(items: &[String]) -> String {
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

//! What a rule says of the conflicts that are its own.

use super::conflicts::Conflict;
use super::faults::Fault;
use super::ledger::Ledger;
use crate::align::Reading;
use crate::facts::{Fact, Measure, Value};
use crate::finding::{Family, Finding, Place, Severity};

/// What a rule says of its conflicts.
pub struct Verdict {
    pub rule: &'static str,
    pub fault: Fault,
    /// The head of the message: "The figures differ".
    pub head: &'static str,
    /// How sure a row must be before it accuses, and before it is an error.
    pub sure: f64,
    pub sure_of_error: f64,
    /// The most that a finding is: a note where usage leaves the fault in doubt.
    pub most: Severity,
    /// Of a row that is certain; a row in doubt takes its share off.
    pub confidence: f64,
}

/// What the rules on figures ask alike: each adds its name, its fault and the head of its message.
pub const OF_FIGURES: Verdict = Verdict {
    rule: "",
    fault: Fault::Value,
    head: "",
    sure: 0.86,
    sure_of_error: 0.95,
    most: Severity::Error,
    confidence: 0.98,
};

/// Between measures of one kind a row need be so sure only.
const MEASURED_SURE: f64 = 0.75;

/// The findings of a rule on conflicts.
pub fn findings(reading: &Reading<'_>, ledger: &Ledger<'_>, verdict: &Verdict) -> Vec<Finding> {
    let own = ledger.conflicts.iter().filter(|conflict| conflict.fault == verdict.fault);
    // A share, a sum, a length says by its measure that the two are one thing.
    let measured = |conflict: &Conflict<'_>| conflict.sides.iter().all(|(_, fact)| is_measured(fact));
    let sure =
        |conflict: &Conflict<'_>| if measured(conflict) { verdict.sure.min(MEASURED_SURE) } else { verdict.sure };
    own.filter(|conflict| !conflict.in_row || conflict.score >= sure(conflict))
        .map(|conflict| finding(reading, conflict, verdict))
        .collect()
}

fn is_measured(fact: &Fact) -> bool {
    fact.quantity().is_some_and(|quantity| quantity.measure != Measure::Count)
}

/// One sentence that says who says what, the lone one first.
fn finding(reading: &Reading<'_>, conflict: &Conflict<'_>, verdict: &Verdict) -> Finding {
    let said: Vec<String> = conflict.sides.iter().map(|(version, fact)| said(reading, *version, fact)).collect();
    let mut places = conflict.sides.iter().map(|(version, fact)| Place::meaning(*version, fact.span, fact.canonical()));
    let fault = places.next().unwrap_or_else(|| Place::new(0, crate::Span::default()));
    let alone = if conflict.majority {
        format!("; {} stands alone", reading.documents[fault.version].version.id)
    } else {
        String::new()
    };
    let one_reading = |fact: &Fact| fact.quantity().is_none_or(|q| q.readings.len() == 1);
    let is_error = conflict.in_row
        && conflict.score >= verdict.sure_of_error
        && conflict.sides.iter().all(|(_, fact)| one_reading(fact))
        && !hangs_on_filing(conflict);
    Finding {
        rule: verdict.rule,
        family: Family::Number,
        severity: if is_error { Severity::Error } else { Severity::Warning }.min(verdict.most),
        confidence: (conflict.score * if is_error { verdict.confidence } else { 0.85 } * 100.0).round() / 100.0,
        message: format!("{}: {}{alone}.", verdict.head, list(&said)),
        fault,
        evidence: places.collect(),
        suggestion: None,
    }
}

/// Whether it takes the day of writing to set the dates against each other: a weekday against a day of the
/// month, *yesterday* against either.
fn hangs_on_filing(conflict: &Conflict<'_>) -> bool {
    let dates = || {
        conflict.sides.iter().filter_map(|(_, fact)| match &fact.value {
            Value::Date(date) => Some(date),
            _ => None,
        })
    };
    let weekdays = dates().filter(|date| date.weekday.is_some()).count();
    dates().any(|date| date.relative.is_some()) || weekdays > 0 && weekdays < conflict.sides.len()
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
    let filed = match &fact.value {
        Value::Date(date) => date.filed.map(|filed| format!("{value}, filed {}", filed.canonical())),
        _ => None,
    };
    if let Some(value) = filed {
        format!("“{words}” ({value}) in {id}")
    } else if words == value || matches!(fact.value, Value::Name(_)) {
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

//! What was decided of findings before: those that stood when a gate was set up, and those that an editor
//! accepted.

use crate::checks::days_of;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// Findings that were met before, by fingerprint.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    /// Those that stood when the baseline was written; empty where there is none.
    pub baseline: BTreeMap<String, Decision>,
    pub accepted: BTreeMap<String, Decision>,
    /// The day of the run, where the user says it: acceptances end. Without it none does.
    pub today: Option<Date>,
}

/// One finding as a file of decisions keeps it, with words by which a person knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    pub rule: String,
    pub story: String,
    /// The words at fault.
    pub quote: String,
    /// Why it was accepted; absent in a baseline.
    pub reason: Option<String>,
    pub by: Option<String>,
    /// The last day on which it holds.
    pub until: Option<Date>,
}

/// What a finding is to those decided before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing<'a> {
    New,
    /// It stands in the baseline.
    Known,
    Accepted(&'a Decision),
    /// It was accepted until a day that is over.
    Expired(&'a Decision),
}

/// A day, year first: 2026-11-29.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Decisions {
    pub(super) fn standing(&self, fingerprint: &str) -> Standing<'_> {
        match self.accepted.get(fingerprint) {
            Some(decision) if self.is_over(decision) => Standing::Expired(decision),
            Some(decision) => Standing::Accepted(decision),
            None if self.baseline.contains_key(fingerprint) => Standing::Known,
            None => Standing::New,
        }
    }

    fn is_over(&self, decision: &Decision) -> bool {
        matches!((decision.until, self.today), (Some(until), Some(today)) if until < today)
    }
}

impl Standing<'_> {
    pub fn name(self) -> &'static str {
        match self {
            Standing::New => "new",
            Standing::Known => "known",
            Standing::Accepted(_) => "accepted",
            Standing::Expired(_) => "expired",
        }
    }

    /// Whether it closes the gate: it is new, or its time is over.
    pub fn counts(&self) -> bool {
        matches!(self, Standing::New | Standing::Expired(_))
    }
}

impl FromStr for Date {
    type Err = &'static str;

    fn from_str(words: &str) -> Result<Date, Self::Err> {
        const WRONG: &str = "it is no day: write it as 2026-11-29";
        let is_shaped = words.len() == 10
            && words
                .bytes()
                .enumerate()
                .all(|(at, b)| if matches!(at, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
        let part = |range: std::ops::Range<usize>| words.get(range).and_then(|digits| digits.parse::<u16>().ok());
        let (Some(year), Some(month), Some(day)) = (part(0..4), part(5..7), part(8..10)) else { return Err(WRONG) };
        let small = |number: u16| u8::try_from(number).map_err(|_| WRONG);
        let (month, day) = (small(month)?, small(day)?);
        let days = days_of(month, Some(year)).unwrap_or(0);
        if !is_shaped || !(1..=days).contains(&day) {
            return Err(WRONG);
        }
        Ok(Date { year, month, day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_real() {
        let day = |words: &str| words.parse::<Date>();
        assert_eq!(day("2028-02-29").map(|date| date.to_string()).as_deref(), Ok("2028-02-29"));
        assert!(day("2026-12-01") > day("2026-11-30"));
        for wrong in ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "2026/01/01", "", "2026-01-0१"] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn acceptances_end_with_their_day() {
        let until = |day: &str| Decision { until: day.parse().ok(), ..Decision::default() };
        let accepted = BTreeMap::from([("a".to_owned(), until("2026-11-29")), ("b".to_owned(), Decision::default())]);
        let mut decisions = Decisions { accepted, ..Decisions::default() };
        let counts = |decisions: &Decisions| ["a", "b", "c"].map(|mark| decisions.standing(mark).counts());
        assert_eq!(counts(&decisions), [false, false, true]);
        decisions.today = "2026-11-29".parse().ok();
        assert_eq!(counts(&decisions), [false, false, true]);
        decisions.today = "2026-11-30".parse().ok();
        assert_eq!(counts(&decisions), [true, false, true]);
    }
}

//! What was left undone of a story: for want of time, or since it is too much.

use crate::align::Extent;
use crate::checks::RULES;
use crate::document::bounds::TooMuch;
use std::time::Duration;

/// What was left undone of a story: a rule at least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// What the story has too much of; else there was no time.
    pub too_much: Option<TooMuch>,
    /// The time that the story might have taken.
    pub time: Option<Duration>,
    /// How far it was read.
    pub extent: Extent,
    /// The rules that were not done, by name: of those nothing is known, and there are no findings.
    pub rules: Vec<&'static str>,
}

impl Undone {
    /// The stages that were not done to their end, besides the rules.
    pub fn stages(&self) -> &'static [&'static str] {
        match self.extent {
            Extent::Whole => &[],
            Extent::Unaligned => &["alignment"],
            Extent::Unread => &["reading", "alignment"],
        }
    }

    /// Why, in a word: `time`, or what the story has too much of.
    pub fn why(&self) -> &'static str {
        self.too_much.map_or("time", TooMuch::name)
    }

    /// What is to be told of it behind the name of the story: why it was left, and what was not done.
    pub fn sentence(&self) -> String {
        let why = match (self.too_much, self.time) {
            (Some(much), _) => much.words(),
            (None, Some(time)) => format!("it took longer than its {} s", time.as_secs_f64()),
            (None, None) => "it took too long".to_owned(),
        };
        let advice = if self.too_much.is_some() { "split it" } else { "give it more time, or split it" };
        let what = match self.extent {
            Extent::Unread => "its versions were not all read, and nothing was checked".to_owned(),
            Extent::Unaligned => "its versions were not aligned, and nothing was checked".to_owned(),
            Extent::Whole if self.rules.len() == RULES.len() => "nothing was checked".to_owned(),
            Extent::Whole => format!("not checked: {}", self.rules.join(", ")),
        };
        format!("{why}: {what}: {advice}")
    }
}

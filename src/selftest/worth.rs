//! What the gate is worth: the outcomes of many trials, counted.

use super::Plan;
use super::controls::{CONTROLS, Control};
use super::plant::{KINDS, Kind};
use super::trial::{Alarm, Outcome, Planted, Trial};
use crate::checks::RULES;
use std::collections::BTreeMap;

/// Faults, counted by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub planted: usize,
    /// By a rule that is meant, as an error or a warning.
    pub caught: usize,
    /// By another rule alone, as an error or a warning.
    pub caught_else: usize,
    /// By a note alone.
    pub noted: usize,
    /// By nothing, where the rule that is meant is off.
    pub off: usize,
}

/// One kind of fault, or all.
pub struct Row {
    /// `None` for all kinds.
    pub kind: Option<&'static Kind>,
    pub all: Count,
    /// By language tag.
    pub languages: BTreeMap<String, Count>,
}

/// A change that is no fault, and the alarms that it raised.
pub struct Checked<'t> {
    pub control: &'static Control,
    /// In how many stories it was made.
    pub stories: usize,
    pub alarms: Vec<&'t Alarm>,
}

/// The outcomes of many trials.
pub struct Worth<'t> {
    pub stories: usize,
    pub versions: usize,
    /// A row a kind that was asked for, in their order.
    pub rows: Vec<Row>,
    pub total: Row,
    pub controls: Vec<Checked<'t>>,
    /// The faults that nothing tells of, in the order of the kinds, the stories and the versions.
    pub missed: Vec<&'t Planted>,
}

impl Count {
    /// The share that an editor was told of as errors or warnings, of the faults whose rules are on; `None` where
    /// there are none.
    pub fn share(&self) -> Option<f64> {
        let of = self.planted - self.off;
        (of > 0).then(|| self.told() as f64 / of as f64)
    }

    /// Those that an editor was told of as errors or warnings.
    pub fn told(&self) -> usize {
        self.caught + self.caught_else
    }

    pub fn missed(&self) -> usize {
        self.planted - self.told() - self.noted - self.off
    }

    fn add(&mut self, outcome: Outcome) {
        self.planted += 1;
        match outcome {
            Outcome::Caught(_) => self.caught += 1,
            Outcome::CaughtElse(_) => self.caught_else += 1,
            Outcome::Noted(_) => self.noted += 1,
            Outcome::Off => self.off += 1,
            Outcome::Missed => {}
        }
    }
}

impl Row {
    fn of<'p>(kind: Option<&'static Kind>, planted: impl Iterator<Item = &'p Planted>) -> Row {
        let mut row = Row { kind, all: Count::default(), languages: BTreeMap::new() };
        for Planted { lang, outcome, .. } in planted {
            row.all.add(*outcome);
            row.languages.entry(lang.clone()).or_default().add(*outcome);
        }
        row
    }
}

impl<'t> Worth<'t> {
    /// Counts what became of the faults of a plan.
    pub fn of(trials: &'t [Trial], plan: &Plan) -> Worth<'t> {
        let planted = || trials.iter().flat_map(|trial| &trial.planted);
        let of_kind = |kind: &'static Kind| planted().filter(move |planted| planted.kind.name == kind.name);
        let rows: Vec<Row> = plan.kinds.iter().map(|kind| Row::of(Some(kind), of_kind(kind))).collect();
        let missed =
            plan.kinds.iter().flat_map(|kind| of_kind(kind)).filter(|p| p.outcome == Outcome::Missed).collect();
        let tried = |control: &'static Control| {
            let all = trials.iter().flat_map(|trial| &trial.controls);
            let tried: Vec<&Vec<Alarm>> =
                all.filter(|(c, _)| c.name == control.name).map(|(_, alarms)| alarms).collect();
            Checked { control, stories: tried.len(), alarms: tried.into_iter().flatten().collect() }
        };
        Worth {
            stories: trials.len(),
            versions: trials.iter().map(|trial| trial.versions).sum(),
            rows,
            total: Row::of(None, planted()),
            controls: CONTROLS.iter().map(tried).collect(),
            missed,
        }
    }

    /// So many of the missed faults of each kind at most, of as many languages as there are.
    pub fn examples(&self, each: usize) -> Vec<&'t Planted> {
        let mut chosen = Vec::new();
        for of_kind in self.missed.chunk_by(|a, b| a.kind.name == b.kind.name) {
            let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
            let mut turns: Vec<(usize, &Planted)> = Vec::new();
            for &planted in of_kind {
                let turn = seen.entry(&planted.lang).or_default();
                turns.push((*turn, planted));
                *turn += 1;
            }
            turns.sort_by_key(|(turn, _)| *turn);
            chosen.extend(turns.into_iter().take(each).map(|(_, planted)| planted));
        }
        chosen
    }
}

/// The rules that no kind of fault is meant for: what they are worth is not known from a trial.
pub fn untried() -> impl Iterator<Item = &'static str> {
    let names = RULES.iter().map(|rule| rule.name);
    names.filter(|name| !KINDS.iter().any(|kind| kind.rules.contains(name)))
}

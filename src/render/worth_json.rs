//! What the gate is worth, for programs: one object, schema `copydesk.selftest/1`. Fields may be added; none is
//! renamed, retyped or removed.
//!
//! ```json
//! {"schema": "copydesk.selftest/1", "stories": 14, "versions": 62,
//!  "faults": [{"fault": "figure-replaced", "what": "a figure is another one", "rules": ["number-differs", "…"],
//!    "planted": 42, "caught": 40, "caught_else": 1, "noted": 0, "off": 0, "missed": 1, "share": 0.9761,
//!    "languages": {"de": {"planted": 9, "caught": 9, "…": 0, "share": 1.0}}}],
//!  "all": {"planted": 812, "…": 0, "languages": {}},
//!  "controls": [{"control": "versions-turned", "what": "…", "stories": 14, "alarms": [{"story": "s", "rule": "…",
//!    "message": "…"}]}],
//!  "missed": [{"fault": "figure-replaced", "story": "s", "version": "de", "lang": "de", "path": "s/de.txt",
//!    "line": 3, "was": {"line": "…", "start": 14, "end": 16}, "is": {"line": "…", "start": 14, "end": 16}}]}
//! ```
//!
//! - `faults` are the kinds that were asked for, in their order; `rules` are those that should see the fault, first
//!   the one that it is planted for.
//! - Of the faults that were `planted`, `caught` were told by one of those rules as errors or warnings, `caught_else`
//!   by another rule alone, `noted` by a note alone; `off` are those that nothing told of and whose first rule is off
//!   in the settings, and `missed` the rest.
//! - `share` is that of the caught, by whatever rule, of those that are not off, to four decimals; null where there
//!   are none.
//! - `missed` has as many faults of each kind as `--show` asks for. `was` and `is` are the lines that the change is
//!   in, before and after it; `start` and `end` are bytes in them, half-open, where it is. An empty place is one
//!   where something was taken out or put in. `line` is that of the file, from 1.

use super::json::{line, rounded};
use crate::selftest::{Alarm, Checked, Count, Planted, Row, Worth};
use crate::span::Span;
use serde::Serialize;
use std::collections::BTreeMap;

/// One object on one line, with so many missed faults of each kind.
pub fn worth_json(worth: &Worth<'_>, examples: usize) -> String {
    let shape = WorthShape {
        schema: "copydesk.selftest/1",
        stories: worth.stories,
        versions: worth.versions,
        faults: worth.rows.iter().filter_map(FaultShape::of).collect(),
        all: RowShape::of(&worth.total),
        controls: worth.controls.iter().map(ControlShape::of).collect(),
        missed: worth.examples(examples).into_iter().map(MissedShape::of).collect(),
    };
    line(&shape) + "\n"
}

#[derive(Serialize)]
struct WorthShape<'a> {
    schema: &'static str,
    stories: usize,
    versions: usize,
    faults: Vec<FaultShape<'a>>,
    all: RowShape<'a>,
    controls: Vec<ControlShape<'a>>,
    missed: Vec<MissedShape<'a>>,
}

#[derive(Serialize)]
struct FaultShape<'a> {
    fault: &'static str,
    what: &'static str,
    rules: &'static [&'static str],
    #[serde(flatten)]
    row: RowShape<'a>,
}

#[derive(Serialize)]
struct RowShape<'a> {
    #[serde(flatten)]
    count: CountShape,
    languages: BTreeMap<&'a str, CountShape>,
}

#[derive(Serialize)]
struct CountShape {
    planted: usize,
    caught: usize,
    caught_else: usize,
    noted: usize,
    off: usize,
    missed: usize,
    share: Option<f64>,
}

#[derive(Serialize)]
struct ControlShape<'a> {
    control: &'static str,
    what: &'static str,
    stories: usize,
    alarms: Vec<AlarmShape<'a>>,
}

#[derive(Serialize)]
struct AlarmShape<'a> {
    story: &'a str,
    rule: &'static str,
    message: &'a str,
}

#[derive(Serialize)]
struct MissedShape<'a> {
    fault: &'static str,
    story: &'a str,
    version: &'a str,
    lang: &'a str,
    path: Option<&'a str>,
    line: usize,
    was: LineShape<'a>,
    is: LineShape<'a>,
}

#[derive(Serialize)]
struct LineShape<'a> {
    line: &'a str,
    start: usize,
    end: usize,
}

impl<'a> FaultShape<'a> {
    fn of(row: &'a Row) -> Option<Self> {
        let kind = row.kind?;
        Some(FaultShape { fault: kind.name, what: kind.what, rules: kind.rules, row: RowShape::of(row) })
    }
}

impl<'a> RowShape<'a> {
    fn of(row: &'a Row) -> Self {
        let languages = row.languages.iter().map(|(lang, count)| (lang.as_str(), CountShape::of(count)));
        RowShape { count: CountShape::of(&row.all), languages: languages.collect() }
    }
}

impl CountShape {
    fn of(count: &Count) -> Self {
        let Count { planted, caught, caught_else, noted, off } = *count;
        CountShape {
            planted,
            caught,
            caught_else,
            noted,
            off,
            missed: count.missed(),
            share: count.share().map(rounded),
        }
    }
}

impl<'a> ControlShape<'a> {
    fn of(checked: &'a Checked<'a>) -> Self {
        let alarm = |alarm: &&'a Alarm| AlarmShape { story: &alarm.story, rule: alarm.rule, message: &alarm.message };
        let alarms = checked.alarms.iter().map(alarm).collect();
        ControlShape { control: checked.control.name, what: checked.control.what, stories: checked.stories, alarms }
    }
}

impl<'a> MissedShape<'a> {
    fn of(planted: &'a Planted) -> Self {
        let Planted { kind, lang, story, version, path, line, was, is, .. } = planted;
        let shape = |(line, span): &'a (String, Span)| LineShape { line, start: span.start, end: span.end };
        let (was, is) = (shape(was), shape(is));
        MissedShape { fault: kind.name, story, version, lang, path: path.as_deref(), line: *line, was, is }
    }
}

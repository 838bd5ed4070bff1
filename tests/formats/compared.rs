//! The versions beside each other: a unified diff leads from one version to the other, and what people read cannot
//! steer a terminal.

use copydesk::align::Reading;
use copydesk::render::{self, Agreeing, Asked, Run, clean, wordwise};
use copydesk::{Document, Options, Severity, Story, check};

/// What is wrong with both formats of a story.
pub fn complaints(story: &Story) -> Vec<String> {
    let mut found = Vec::new();
    let reading = Reading::of(story);
    let (diff, _) = render::unified(&reading);
    // Where several differ, each has its own heads of files.
    if let [base, other] = &reading.documents[..] {
        found.extend(leads_astray(&diff, base, other).map(|why| format!("unified: {why}")));
    }
    let reports = [check(story, Options::plain())];
    let run = Run::of(&reports, &[], Asked { from: Severity::Note, fail_on: None, most: None });
    for agreeing in [Agreeing::Folded, Agreeing::Shown] {
        let page = render::diff(&run, agreeing, false).text;
        let steers = |c: &char| (c.is_control() && *c != '\n') || matches!(c, '\u{202A}'..='\u{202E}');
        found.extend(page.chars().find(steers).map(|c| format!("diff: {c:?} reaches the terminal")));
    }
    found
}

/// Why a diff does not lead from one version to the other.
fn leads_astray(diff: &str, base: &Document<'_>, other: &Document<'_>) -> Option<String> {
    if !wordwise::is_one_language(base, other) {
        return (!diff.is_empty()).then(|| "two languages are compared".to_owned());
    }
    let (old, new) = (Side::of(base), Side::of(other));
    let (mut a, mut b) = (0, 0);
    for line in diff.lines().skip(2) {
        if let Some(head) = line.strip_prefix("@@ ") {
            let places: Vec<usize> = head.split_whitespace().take(2).filter_map(first_line).collect();
            let [start_a, start_b] = places[..] else { return Some(format!("{line} is no head of a hunk")) };
            while a < start_a {
                (a, b) = old.step(a, &new, b)?;
            }
            if b != start_b {
                return Some(format!("{line}: the version is at {b}"));
            }
            continue;
        }
        let (mark, words) = line.split_at_checked(1)?;
        let is_right = match mark {
            " " => old.lines.get(a).is_some_and(|line| line == words) && new.readings.get(b) == old.readings.get(a),
            "-" => old.lines.get(a).is_some_and(|line| line == words),
            "+" => new.lines.get(b).is_some_and(|line| line == words),
            _ => false,
        };
        if !is_right {
            return Some(format!("{line:?} stands in no version at {a} and {b}"));
        }
        a += usize::from(mark != "+");
        b += usize::from(mark != "-");
    }
    (old.readings.get(a..) != new.readings.get(b..)).then(|| format!("what follows {a} and {b} differs"))
}

/// The first line of `-3,4`, from 0.
fn first_line(place: &str) -> Option<usize> {
    let (start, count) = place[1..].split_once(',').unwrap_or((&place[1..], "1"));
    let start: usize = start.parse().ok()?;
    Some(if count == "0" { start } else { start - 1 })
}

struct Side {
    lines: Vec<String>,
    readings: Vec<String>,
}

impl Side {
    fn of(document: &Document<'_>) -> Side {
        let copy = || (0..document.sentences.len()).filter(|&n| document.sentences[n].kind.is_copy());
        Side {
            lines: copy().map(|n| clean(document.words(n))).collect(),
            readings: copy().map(|n| wordwise::reading(document, n)).collect(),
        }
    }

    /// One line on, which no hunk has and both sides have alike.
    fn step(&self, at: usize, other: &Side, there: usize) -> Option<(usize, usize)> {
        (self.readings.get(at)? == other.readings.get(there)?).then_some((at + 1, there + 1))
    }
}

//! One story: faults are planted into it one at a time, and what is found then is held against what stood before.

use super::Plan;
use super::controls::{CONTROLS, Control};
use super::plant::Kind;
use super::site::{Edit, Site, Standing};
use crate::align::Reading;
use crate::checks;
use crate::finding::{Finding, Place, Severity};
use crate::report::{Options, Report, check};
use crate::span::Span;
use crate::story::{Block, Origin, Story, Version};

/// What was planted in a story, and what was found.
#[derive(Default)]
pub struct Trial {
    pub versions: usize,
    /// By version, in the order of the kinds, and by place.
    pub planted: Vec<Planted>,
    /// The changes that were tried and are no faults, each with what was found all the same.
    pub controls: Vec<(&'static Control, Vec<Alarm>)>,
}

/// A fault that was planted, and what became of it.
pub struct Planted {
    pub kind: &'static Kind,
    /// The tag of the version.
    pub lang: String,
    pub outcome: Outcome,
    pub story: String,
    pub version: String,
    /// The path of the version, or nothing where it came from no file.
    pub path: Option<String>,
    /// The line of the file, from 1.
    pub line: usize,
    /// The lines that hold the change, as they were and as they are then, each with the place of it.
    pub was: (String, Span),
    pub is: (String, Span),
}

/// What the rules made of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A rule that is meant tells of it as an error or a warning.
    Caught(&'static str),
    /// Another rule does.
    CaughtElse(&'static str),
    /// A note tells of it and nothing more.
    Noted(&'static str),
    /// Nothing tells of it, and the rule that it was planted for is off.
    Off,
    Missed,
}

/// What was found after a change that is no fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alarm {
    pub story: String,
    pub rule: &'static str,
    pub message: String,
}

/// Plants faults into every version of a story and checks it with each. What is planted where depends on the copy
/// alone. The time is that of one check for each fault.
///
/// ```
/// use copydesk::selftest::{Outcome, Plan, trial};
/// use copydesk::{Options, Story, Version};
/// let version = |id: &str, text: &str| Version { id: id.into(), lang: Some("en".into()), text: text.into(), ..Version::default() };
/// let story = Story { id: "s".into(), versions: vec![
///     version("a", "Rescuers pulled 35 people out of the water on Monday."),
///     version("b", "On Monday 35 people were pulled out of the water."),
/// ] };
/// let trial = trial(&story, Options::plain(), &Plan::default());
/// let figures: Vec<_> = trial.planted.iter().filter(|p| p.kind.name == "figure-replaced").collect();
/// assert_eq!(figures.len(), 2, "one in each version");
/// assert_eq!(figures[0].is.1.of(&figures[0].is.0), "75");
/// assert_eq!(figures[0].outcome, Outcome::Caught("number-differs"));
/// ```
pub fn trial(story: &Story, options: &Options, plan: &Plan) -> Trial {
    let before = check(story, options);
    let standing = standing(&before);
    // The one copy of the story into which all faults are planted, each taken out again.
    let mut bed = story.clone();
    let mut trial = Trial { versions: story.versions.len(), ..Trial::default() };
    for version in 0..story.versions.len() {
        let site = Site { reading: &before.reading, version };
        for kind in &plan.kinds {
            for (sentence, edit) in chosen(&site, kind, plan.each, &standing) {
                let planted = with(&story.versions[version], &edit);
                let own = std::mem::replace(&mut bed.versions[version], planted);
                let outcome = outcome(&check(&bed, options), &site, sentence, &edit, kind, &standing, options);
                bed.versions[version] = own;
                trial.planted.push(told(&site, kind, &edit, outcome));
            }
        }
    }
    trial.controls = controls(&before.reading, &standing, options);
    trial
}

/// The findings of a report.
fn standing(report: &Report<'_>) -> Vec<Standing> {
    let one = |(finding, mark): (&Finding, &String)| Standing {
        rule: finding.rule,
        severity: finding.severity,
        fingerprint: mark.clone(),
        places: finding.places().map(|place| (place.version, place.span)).collect(),
    };
    report.findings.iter().zip(&report.fingerprints).map(one).collect()
}

/// The changes that are made: spread over the copy by a hash of their words, one a sentence, and none where an error
/// or a warning stands already. Each with its sentence.
fn chosen(site: &Site<'_, '_>, kind: &Kind, each: usize, standing: &[Standing]) -> Vec<(usize, Edit)> {
    let grave = standing.iter().filter(|finding| finding.severity > Severity::Note);
    let taken: Vec<Span> = grave
        .flat_map(|finding| &finding.places)
        .filter(|place| place.0 == site.version)
        .map(|place| place.1)
        .collect();
    let is_free = |edit: &Edit| !taken.iter().any(|span| span.meets(edit.at) || span.holds(edit.at));
    let in_sentence = |edit: Edit| Some((site.document().sentence_at(edit.at.start)?, edit));
    let mut edits: Vec<(usize, Edit)> = kind.edits(site).into_iter().filter(is_free).filter_map(in_sentence).collect();
    edits.sort_by_cached_key(|(sentence, edit)| {
        let mut hash = blake3::Hasher::new();
        hash.update(kind.name.as_bytes());
        hash.update(site.document().words(*sentence).as_bytes());
        let from = edit.at.start.saturating_sub(site.document().sentences[*sentence].span.start);
        hash.update(&from.to_le_bytes());
        *hash.finalize().as_bytes()
    });
    let mut chosen: Vec<(usize, Edit)> = Vec::new();
    for (sentence, edit) in edits {
        if chosen.len() < each && chosen.iter().all(|(other, _)| *other != sentence) {
            chosen.push((sentence, edit));
        }
    }
    chosen.sort_by_key(|(_, edit)| edit.at);
    chosen
}

/// A version with a change made; what its format says of stretches moves along.
fn with(version: &Version, edit: &Edit) -> Version {
    let grown = |byte: usize| (byte + edit.put.len()).saturating_sub(edit.at.len());
    let moved = |span: Span| {
        let start =
            if span.start >= edit.at.end && span.start > edit.at.start { grown(span.start) } else { span.start };
        let end = if span.end >= edit.at.end { grown(span.end) } else { span.end };
        Span::new(start, end.max(start))
    };
    let origin = version.origin.as_ref().map(|origin| Origin { path: origin.path.clone(), ..Origin::default() });
    Version {
        id: version.id.clone(),
        lang: version.lang.clone(),
        role: version.role,
        text: edit.made(&version.text),
        cuts: version.cuts.as_ref().map(|cuts| cuts.iter().copied().map(moved).collect()),
        blocks: version.blocks.iter().map(|block| Block { span: moved(block.span), ..*block }).collect(),
        edition: version.edition.clone(),
        origin,
    }
}

fn outcome(
    after: &Report<'_>,
    site: &Site<'_, '_>,
    sentence: usize,
    edit: &Edit,
    kind: &Kind,
    standing: &[Standing],
    options: &Options,
) -> Outcome {
    let place = edit.place();
    let counterparts = site.counterparts(sentence);
    let family = kind.rules.first().and_then(|rule| checks::rule(rule)).map(|rule| rule.family);
    let is_meant = |finding: &Finding| kind.rules.contains(&finding.rule);
    // Where something is gone, its neighbours show it, and the words of the other versions.
    let meets = |span: Span| {
        if place.is_empty() { span.start <= place.end && place.start <= span.end } else { span.meets(place) }
    };
    let touches = |finding: &Finding| {
        finding.places().any(|other| {
            if other.version == site.version {
                return meets(other.span);
            }
            let in_row = counterparts.iter().any(|(version, span)| *version == other.version && span.meets(other.span));
            in_row && (is_meant(finding) || Some(finding.family) == family)
        })
    };
    let new = after
        .findings
        .iter()
        .zip(&after.fingerprints)
        .filter(|(finding, mark)| !stood(finding, mark, site.version, edit, standing) && touches(finding));
    let found = new.map(|(finding, _)| (finding.severity > Severity::Note, is_meant(finding), finding.rule));
    match found.max_by_key(|(grave, meant, _)| (*grave, *meant)) {
        Some((true, true, rule)) => Outcome::Caught(rule),
        Some((true, false, rule)) => Outcome::CaughtElse(rule),
        Some((false, _, rule)) => Outcome::Noted(rule),
        None if is_off(kind, &site.reading.story.versions[site.version], options) => Outcome::Off,
        None => Outcome::Missed,
    }
}

/// Whether a finding stood in the story before: by its fingerprint, or by its rule, its severity and its places.
/// Of what stood within the change nobody can say where it stands then; it is within the change still.
fn stood(finding: &Finding, mark: &str, version: usize, edit: &Edit, standing: &[Standing]) -> bool {
    let is_same_place = |&(old, span): &(usize, Span), new: &Place| {
        let moved = if old == version { edit.moved(span) } else { Some(span) };
        old == new.version && moved.map_or_else(|| edit.place().holds(new.span), |moved| moved == new.span)
    };
    let is_same = |old: &Standing| {
        (old.rule, old.severity) == (finding.rule, finding.severity)
            && old.places.len() == finding.places().count()
            && old.places.iter().zip(finding.places()).all(|(old, new)| is_same_place(old, new))
    };
    standing.iter().any(|old| old.fingerprint == mark || is_same(old))
}

/// Whether the rule that a fault is planted for is off in the version's copy.
fn is_off(kind: &Kind, version: &Version, options: &Options) -> bool {
    let path = version.origin.as_ref().map(|origin| origin.path.as_path());
    let rule = kind.rules.first().and_then(|rule| checks::rule(rule));
    rule.is_some_and(|rule| options.policy.severity(rule, path).is_none())
}

fn told(site: &Site<'_, '_>, kind: &'static Kind, edit: &Edit, outcome: Outcome) -> Planted {
    let document = site.document();
    let version = document.version;
    let at = version.in_file(edit.at).start;
    let line = version.file().get(..at).map_or(1, |before| before.matches('\n').count() + 1);
    let text = document.text();
    let before = Span::new(0, edit.at.start).of(text).rfind('\n').map_or(0, |end| end + 1);
    let after = Span::new(edit.at.end, text.len()).of(text).find('\n').map_or(text.len(), |end| edit.at.end + end);
    let was = Span::new(before, after).of(text).to_owned();
    let here = Edit::new(Span::new(edit.at.start - before, edit.at.end - before), edit.put.as_str());
    let is = (here.made(&was), here.place());
    Planted {
        kind,
        lang: document.tag.clone(),
        outcome,
        story: site.reading.story.id.clone(),
        version: version.id.clone(),
        path: version.origin.as_ref().map(|origin| origin.path.to_string_lossy().into_owned()),
        line,
        was: (was, here.at),
        is,
    }
}

fn controls(reading: &Reading<'_>, standing: &[Standing], options: &Options) -> Vec<(&'static Control, Vec<Alarm>)> {
    let tried = |control: &'static Control| {
        let story = (control.changed)(reading)?;
        let report = check(&story, options);
        let is_grave = |severity: Severity| severity > Severity::Note;
        // The sentence is in the fingerprint: where it was written otherwise, an old finding has another one, and
        // is known by its rule.
        let gone =
            standing.iter().filter(|old| is_grave(old.severity) && !report.fingerprints.contains(&old.fingerprint));
        let mut gone: Vec<&str> = gone.map(|old| old.rule).collect();
        let mut alarms = Vec::new();
        for (finding, mark) in report.findings.iter().zip(&report.fingerprints) {
            if !is_grave(finding.severity) || standing.iter().any(|old| old.fingerprint == *mark) {
                continue;
            }
            match gone.iter().position(|rule| *rule == finding.rule) {
                Some(at) => drop(gone.swap_remove(at)),
                None => {
                    alarms.push(Alarm { story: story.id.clone(), rule: finding.rule, message: finding.message.clone() })
                }
            }
        }
        Some((control, alarms))
    };
    CONTROLS.iter().filter_map(tried).collect()
}

//! A story checked: all that a renderer may know.

mod decisions;
mod fingerprint;
mod policy;
mod undone;

use crate::align::{Extent, Reading};
use crate::checks;
use crate::deadline::Deadline;
use crate::document::bounds::Left;
use crate::document::{Kind, Sentence};
use crate::finding::Finding;
use crate::lang::Glossary;
use crate::story::Story;
pub use decisions::{Date, Decision, Decisions, Standing};
pub use policy::{Paths, Policy, Scope, Setting, Target, plain};
use std::sync::LazyLock;
use std::time::Duration;
pub use undone::Undone;

/// How stories are checked. The default asks nothing: every rule is on, no word list helps, nothing is decided.
#[derive(Debug, Default)]
pub struct Options {
    /// Word lists of the user's own.
    pub glossary: Glossary,
    /// Which rules are on, and how grave their findings are.
    pub policy: Policy,
    /// What an editor decided of findings before.
    pub decisions: Decisions,
    /// How long a story may take. What was not done then is said by the report ([`Report::undone`]), and depends
    /// on the machine.
    pub time_limit: Option<Duration>,
}

/// A story with what was found in it.
#[derive(Debug)]
pub struct Report<'a> {
    pub reading: Reading<'a>,
    /// In the order of version and place.
    pub findings: Vec<Finding>,
    /// One a finding: the same while the fault is the same, wherever it stands and however the
    /// message is worded.
    pub fingerprints: Vec<String>,
    /// One a finding: whether it is new.
    pub standings: Vec<Standing<'a>>,
    /// What was asked of the rules.
    pub policy: &'a Policy,
    /// What was left, for want of time or since it is too much.
    pub undone: Option<Undone>,
}

/// Reads, aligns and checks a story. The same story and options give the same report, to the byte, where the
/// options set no time limit; a clock is read only where they do.
///
/// ```
/// use copydesk::{Options, Story, Version, check};
/// let version = |id: &str, text: &str| Version { id: id.into(), lang: Some("en".into()), text: text.into(), ..Version::default() };
/// let story = Story { id: "s".into(), versions: vec![version("a", "It cost &amp; it lasted.")] };
/// let report = check(&story, Options::plain());
/// assert_eq!(report.findings[0].rule, "leaked-markup");
/// assert_eq!(report.findings[0].suggestion.as_deref(), Some("&"));
/// ```
pub fn check<'a>(story: &'a Story, options: &'a Options) -> Report<'a> {
    check_within(story, options, &options.time_limit.map_or(Deadline::none(), Deadline::after))
}

/// The same with a deadline in the place of the options' time limit. Between two of its questions stands at most
/// what one rule does with one version, or with all versions of a row.
pub fn check_within<'a>(story: &'a Story, options: &'a Options, deadline: &Deadline) -> Report<'a> {
    let reading = Reading::within(story, &options.glossary, deadline);
    let (mut findings, rules) = checks::run(&reading, deadline);
    let too_much = match reading.left {
        Some(Left::TooMuch(much)) => Some(much),
        Some(Left::Late) | None => None,
    };
    let undone = (!rules.is_empty()).then(|| Undone { too_much, time: deadline.time(), extent: reading.extent, rules });
    findings.retain_mut(|finding| {
        let document = reading.documents.get(finding.fault.version);
        let origin = document.and_then(|document| document.version.origin.as_ref());
        options.policy.judge(finding, origin.map(|origin| origin.path.as_path()))
    });
    let fingerprints = fingerprint::of(&reading, &findings);
    let standings = fingerprints.iter().map(|mark| options.decisions.standing(mark)).collect();
    Report { reading, findings, fingerprints, standings, policy: &options.policy, undone }
}

impl Options {
    /// Nothing set.
    pub fn plain() -> &'static Options {
        static PLAIN: LazyLock<Options> = LazyLock::new(Options::default);
        &PLAIN
    }
}

impl Report<'_> {
    /// Sentences in the copy of all versions, boilerplate left out, and how many of them are aligned.
    pub fn sentences(&self) -> (usize, usize) {
        let documents = &self.reading.documents;
        let is_copy = |sentence: &Sentence| sentence.kind != Kind::Boilerplate;
        let all = documents.iter().flat_map(|document| &document.sentences).filter(|sentence| is_copy(sentence));
        let rows = self.reading.groups.iter().flat_map(|group| group.sentences.iter().zip(documents));
        let aligned =
            rows.flat_map(|(sentences, document)| sentences.iter().filter_map(|&n| document.sentences.get(n)));
        (all.count(), aligned.filter(|sentence| is_copy(sentence)).count())
    }

    /// The share of the sentences that are aligned, 0 to 1; `None` where there is nothing to align with, and where
    /// there was no time to.
    pub fn coverage(&self) -> Option<f64> {
        let (all, aligned) = self.sentences();
        (self.reading.extent == Extent::Whole && self.reading.documents.len() > 1 && all > 0)
            .then(|| aligned as f64 / all as f64)
    }

    /// Drops what was known or accepted before.
    pub fn keep_new(&mut self) {
        let counts: Vec<bool> = self.standings.iter().map(Standing::counts).collect();
        keep(&mut self.findings, &counts);
        keep(&mut self.fingerprints, &counts);
        keep(&mut self.standings, &counts);
    }
}

fn keep<T>(list: &mut Vec<T>, wanted: &[bool]) {
    let mut wanted = wanted.iter();
    list.retain(|_| wanted.next().copied().unwrap_or(true));
}

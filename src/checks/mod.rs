//! The rules. Each is one file, one page, and one line in [`RULES`].

mod accusations;
mod article_misfit;
mod attribution_differs;
mod calendar;
mod casing_lost;
mod code_differs;
mod codes;
mod compare;
mod conflicts;
mod conversion_misfit;
mod currency_differs;
mod cut_off_copy;
mod date_differs;
mod denials;
mod determiner_clash;
mod direction_differs;
mod disavowals;
mod doublings;
mod edits;
mod empty_copy;
mod faults;
mod foreign_words;
mod formation;
mod garble;
mod gender_differs;
mod glued_sentences;
mod headline_differs;
mod heard;
mod impossible_date;
mod invisible_character;
mod leaked_markup;
mod ledger;
mod lost_quotation_marks;
mod magnitude_differs;
mod mangled_encoding;
mod mentions;
mod misspelled_word;
mod mixed_script;
mod name_differs;
mod name_holes;
mod name_lost;
mod name_missing;
mod name_slots;
mod negation_differs;
mod number_differs;
mod number_missing;
mod opposite_differs;
mod ordinal_differs;
mod outdated_copy;
mod points_differ;
mod precision;
mod quotations;
mod recased;
mod repeated_words;
mod rows;
mod sentence_missing;
mod sides;
mod slip_odds;
mod slots;
mod spaced_punctuation;
mod spliced_word;
mod splices;
mod spun_synonyms;
mod stand_ins;
mod stranded_fragment;
mod stranded_mend;
mod strangers;
mod stray_marks;
mod stray_punctuation;
mod stretches;
mod substitutions;
mod sum_misfit;
mod sums;
mod surname_lost;
mod time_differs;
mod title_differs;
mod titles;
mod tongues;
mod unit_differs;
mod unpaired_mark;
mod unseen;
mod untranslated_text;
mod vague_number;
mod versus;
mod vocabulary;
mod voices;
mod weekday_misfit;
mod wording;
mod words_missing;
mod wrong_reading;

use crate::align::{Extent, Group, Reading};
use crate::deadline::{Deadline, Late};
use crate::finding::{Family, Finding, Severity};
use crate::names::Roster;
pub(crate) use calendar::days_of;
pub use ledger::Ledger;
use std::cell::LazyCell;
pub use vocabulary::Vocabulary;

/// A rule as users know it.
pub struct Rule {
    /// Names the fault: `number-differs`. Never used for another rule.
    pub name: &'static str,
    pub family: Family,
    /// What its findings usually are; a finding in doubt is less.
    pub severity: Severity,
    /// Its page in Markdown: what it finds, examples flagged and not flagged, what to do.
    pub page: &'static str,
    pub check: Check,
}

/// What a rule looks at.
pub enum Check {
    /// One version, with the others within reach: its index in the reading.
    Document(fn(&Reading<'_>, usize) -> Vec<Finding>),
    /// The words of one version, with the others within reach.
    Words(fn(&Vocabulary<'_>) -> Vec<Finding>),
    /// One aligned row.
    Group(fn(&Reading<'_>, &Group) -> Vec<Finding>),
    /// The whole story.
    Story(fn(&Reading<'_>) -> Vec<Finding>),
    /// The whole story, with the facts of each version that the others do not answer.
    Ledger(fn(&Reading<'_>, &Ledger<'_>) -> Vec<Finding>),
    /// The whole story, with the names of each version that the others do not have.
    Roster(fn(&Reading<'_>, &Roster) -> Vec<Finding>),
    /// What all the others found, to say more of it.
    Findings(fn(&Reading<'_>, Vec<Finding>) -> Vec<Finding>),
}

macro_rules! rule {
    ($name:literal, $module:ident, $family:ident, $severity:ident, $check:ident) => {
        Rule {
            name: $name,
            family: Family::$family,
            severity: Severity::$severity,
            page: include_str!(concat!($name, ".md")),
            check: Check::$check($module::check),
        }
    };
}

/// All rules, by family.
pub static RULES: &[Rule] = &[
    rule!("spliced-word", spliced_word, Garble, Error, Words),
    rule!("spun-synonyms", spun_synonyms, Garble, Note, Document),
    rule!("misspelled-word", misspelled_word, Garble, Warning, Words),
    rule!("stranded-fragment", stranded_fragment, Garble, Error, Document),
    rule!("repeated-words", repeated_words, Garble, Error, Document),
    rule!("determiner-clash", determiner_clash, Garble, Warning, Document),
    rule!("words-missing", words_missing, Garble, Warning, Document),
    rule!("article-misfit", article_misfit, Garble, Warning, Document),
    rule!("mangled-encoding", mangled_encoding, Garble, Error, Document),
    rule!("invisible-character", invisible_character, Garble, Warning, Document),
    rule!("mixed-script", mixed_script, Garble, Error, Document),
    rule!("leaked-markup", leaked_markup, Garble, Error, Document),
    rule!("spaced-punctuation", spaced_punctuation, Garble, Warning, Document),
    rule!("glued-sentences", glued_sentences, Garble, Warning, Document),
    rule!("stray-punctuation", stray_punctuation, Garble, Warning, Document),
    rule!("empty-copy", empty_copy, Garble, Error, Document),
    rule!("cut-off-copy", cut_off_copy, Garble, Warning, Document),
    rule!("casing-lost", casing_lost, Garble, Error, Document),
    rule!("lost-quotation-marks", lost_quotation_marks, Garble, Warning, Document),
    rule!("unpaired-mark", unpaired_mark, Garble, Warning, Document),
    rule!("untranslated-text", untranslated_text, Garble, Error, Words),
    rule!("number-differs", number_differs, Number, Error, Ledger),
    rule!("magnitude-differs", magnitude_differs, Number, Error, Ledger),
    rule!("unit-differs", unit_differs, Number, Error, Ledger),
    rule!("currency-differs", currency_differs, Number, Error, Ledger),
    rule!("points-differ", points_differ, Number, Note, Ledger),
    rule!("ordinal-differs", ordinal_differs, Number, Error, Ledger),
    rule!("code-differs", code_differs, Number, Error, Story),
    rule!("number-missing", number_missing, Number, Warning, Ledger),
    rule!("vague-number", vague_number, Number, Warning, Ledger),
    rule!("date-differs", date_differs, Number, Error, Ledger),
    rule!("time-differs", time_differs, Number, Warning, Ledger),
    rule!("impossible-date", impossible_date, Number, Error, Document),
    rule!("weekday-misfit", weekday_misfit, Number, Warning, Document),
    rule!("conversion-misfit", conversion_misfit, Number, Warning, Document),
    rule!("sum-misfit", sum_misfit, Number, Warning, Document),
    rule!("headline-differs", headline_differs, Number, Warning, Document),
    rule!("direction-differs", direction_differs, Entity, Error, Story),
    rule!("name-differs", name_differs, Entity, Warning, Roster),
    rule!("name-missing", name_missing, Entity, Warning, Roster),
    rule!("attribution-differs", attribution_differs, Entity, Warning, Group),
    rule!("title-differs", title_differs, Entity, Warning, Group),
    rule!("negation-differs", negation_differs, Meaning, Warning, Group),
    rule!("opposite-differs", opposite_differs, Meaning, Warning, Group),
    rule!("gender-differs", gender_differs, Meaning, Warning, Group),
    rule!("outdated-copy", outdated_copy, Meaning, Error, Findings),
    rule!("sentence-missing", sentence_missing, Coverage, Note, Story),
];

/// The rule of that name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name)
}

/// Every finding on a story, in the order of the first place of each, and the rules for which there was no time.
/// A rule is done for all of the story, or not at all.
pub fn run(reading: &Reading<'_>, deadline: &Deadline) -> (Vec<Finding>, Vec<&'static str>) {
    if reading.extent != Extent::Whole {
        return (Vec::new(), RULES.iter().map(|rule| rule.name).collect());
    }
    let (mut found, mut undone): (Vec<Finding>, Vec<&'static str>) = (Vec::new(), Vec::new());
    let words: Vec<Vocabulary> = (0..reading.documents.len()).map(|v| Vocabulary::of(reading, v)).collect();
    let ledger = LazyCell::new(|| Ledger::of(reading, deadline));
    let roster = LazyCell::new(|| Roster::of(reading, deadline));
    for rule in RULES {
        let findings = deadline.ask().and_then(|()| match rule.check {
            Check::Document(check) => each(0..reading.documents.len(), deadline, |version| check(reading, version)),
            Check::Words(check) => each(&words, deadline, check),
            Check::Group(check) => each(&reading.groups, deadline, |group| check(reading, group)),
            Check::Story(check) => Ok(check(reading)),
            Check::Ledger(check) => ledger.as_ref().map(|ledger| check(reading, ledger)).map_err(|&late| late),
            Check::Roster(check) => roster.as_ref().map(|roster| check(reading, roster)).map_err(|&late| late),
            // Once all is told.
            Check::Findings(_) => Ok(Vec::new()),
        });
        match findings {
            Ok(findings) => found.extend(findings),
            Err(Late) => undone.push(rule.name),
        }
    }
    garble::settle(&mut found);
    words_missing::settle(&mut found);
    for rule in RULES {
        if let Check::Findings(check) = rule.check
            && !undone.contains(&rule.name)
        {
            found = check(reading, found);
        }
    }
    found.sort_by(|a, b| {
        let key = |f: &Finding| (f.fault.version, f.fault.span, std::cmp::Reverse(f.severity), f.rule);
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
    (found, undone)
}

/// What a rule finds in each of some things.
fn each<T>(
    things: impl IntoIterator<Item = T>,
    deadline: &Deadline,
    check: impl Fn(T) -> Vec<Finding>,
) -> Result<Vec<Finding>, Late> {
    let mut found = Vec::new();
    for thing in things {
        deadline.ask()?;
        found.extend(check(thing));
    }
    Ok(found)
}

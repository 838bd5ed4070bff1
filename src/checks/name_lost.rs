//! Names that one version has in a row and the other does not, with nothing in their place.

use super::name_differs::pairs;
use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::{Entity, Form};
use crate::names::{
    Gap, Mention, Roster, is_apart, is_in_full, is_left_as_is, is_left_latin, is_meaning, is_person, is_rest, is_run,
    is_short_for, is_short_name, is_word_too,
};

/// The row must be so sure before a name that one version has alone is told.
const ROW_SURE: f64 = 0.96;

/// The findings, of those rows that tell of no names in each other's place.
pub fn findings(reading: &Reading<'_>, roster: &Roster) -> Vec<Finding> {
    let mut found = Vec::new();
    for gap in roster.gaps.iter().filter(|gap| reading.groups[gap.row].score >= ROW_SURE) {
        let paired = pairs(reading, roster, gap);
        if paired.iter().any(|(severity, _)| *severity > Severity::Note) {
            continue;
        }
        let is_paired = |name: &Mention| paired.iter().any(|(_, pair)| pair.iter().any(|told| told.key == name.key));
        for side in 0..2 {
            let alone = gap.strangers[side].iter().filter(|stranger| stranger.rows == 1);
            let mentions = alone.map(|&stranger| roster.mention(gap.versions[side], stranger));
            let mentions = mentions.filter(|name| !is_paired(name));
            found.extend(mentions.filter_map(|mention| {
                let severity = severity(reading, roster, gap, side, mention, &is_paired)?;
                Some(finding(reading, gap, side, mention, severity))
            }));
        }
    }
    found
}

/// A warning where the name is of several words that no list has, or where the version that lacks it has no other
/// sentence to name it in: in a longer one a reader may know who is meant.
/// `is_paired`: whether a name is known to be another one of the other version, ill spelt.
fn severity(
    reading: &Reading<'_>,
    roster: &Roster,
    gap: &Gap,
    side: usize,
    mention: &Mention,
    is_paired: &impl Fn(&Mention) -> bool,
) -> Option<Severity> {
    let [version, other] = gap.from(side);
    let (document, lacking) = (&reading.documents[version], &reading.documents[other]);
    let several = mention.strange_words() > 1;
    // A name of several words is nobody else; any other may be what the other version calls by a name of its own.
    // Short forms stand for what they are short for, in whatever rows else they stand.
    let unlike = |name: &Mention| several && mention.is_sure() || name.acronym && mention.is_firm();
    // Who is named for sure is not called by no more than a people: *the Korean*.
    let unlike =
        |name: &Mention| unlike(name) || mention.is_sure() && !name.known.is_empty() && name.form == Form::People;
    let instead = |name: &Mention| !name.doubtful && !is_paired(name) && (!unlike(name) || is_short_for(name, mention));
    let short = |name: &Mention| name.known.is_empty() && is_short_for(name, mention);
    let in_row = || reading.groups[gap.row].sentences[other].iter().flat_map(|&s| roster.mentions_of(other, s));
    if gap.strangers[1 - side].iter().any(|&name| instead(roster.mention(other, name))) || in_row().any(short) {
        return None;
    }
    // A translation says of what land the copy speaks where the other version need not: *the Japanese ministry*.
    let is_home = |entity: &Entity| lacking.lang.is_home(*entity) && !lacking.lang.is_same(document.lang);
    if mention.known.iter().any(is_home) {
        return Some(Severity::Note);
    }
    // Without a list of words a capital may be that of an institution (*Valné shromáždění*); what is a word too
    // (Independence Hall) another language translates.
    let listed = mention.is_sure() && document.lang.forms().is_some();
    let sure = listed && several || lacking.is_lone() && is_needed(document, lacking, mention, listed);
    match sure {
        true => Some(Severity::Warning),
        false => mention.is_firm().then_some(Severity::Note),
    }
}

/// Whether a sentence that stands alone has lost something without the name. `listed`: a list of words knows that
/// it is none.
fn is_needed(document: &Document<'_>, lacking: &Document<'_>, mention: &Mention, listed: bool) -> bool {
    let same = document.lang.is_same(lacking.lang);
    let apart = || (listed || is_apart(document, mention)) && (same || mention.strange_words() > 0);
    // What its capitals alone tell another language translates, and has other short forms for.
    let by_capitals = || {
        is_run(document, mention) && (same || is_meaning(document, mention))
            || is_short_name(document, mention) && (same || is_left_latin(document, mention))
    };
    !mention.known.is_empty()
        || mention.is_sure() && mention.strange_words() > 1 && (listed || !is_rest(document, mention))
        || apart()
        || is_person(document, mention)
        || is_in_full(document, mention)
        || is_word_too(document, mention, lacking)
        || !same && is_left_as_is(document, mention, lacking)
        || by_capitals()
}

fn finding(reading: &Reading<'_>, gap: &Gap, side: usize, mention: &Mention, severity: Severity) -> Finding {
    let [version, other] = gap.from(side);
    let (document, lacking) = (&reading.documents[version], &reading.documents[other]);
    let row = &reading.groups[gap.row];
    let span = document.span_of(&mention.tokens);
    let words = span.of(document.text());
    let evidence = row.sentences[other].first().map(|&s| Place::new(other, lacking.sentences[s].span));
    Finding {
        rule: "name-missing",
        family: Family::Entity,
        severity,
        confidence: if severity == Severity::Warning { 0.75 } else { 0.5 },
        message: format!("“{words}” in {} is named nowhere in {}.", document.version.id, lacking.version.id),
        fault: Place::meaning(version, span, mention.key.clone()),
        evidence: evidence.into_iter().collect(),
        suggestion: None,
    }
}

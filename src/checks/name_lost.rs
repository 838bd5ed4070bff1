//! Names that one version has in a row and the other does not, with nothing in their place.

use super::name_differs::pairs;
use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::{Form, Sense, Shape};
use crate::names::{Gap, Mention, Roster, is_short_for};

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
                Some(finding(reading, gap, side, mention, severity(reading, roster, gap, side, mention)?))
            }));
        }
    }
    found
}

/// A warning where the name is of several words that no list has, or where the version that lacks it has no other
/// sentence to name it in: in a longer one a reader may know who is meant.
fn severity(reading: &Reading<'_>, roster: &Roster, gap: &Gap, side: usize, mention: &Mention) -> Option<Severity> {
    let [version, other] = gap.from(side);
    let (document, lacking) = (&reading.documents[version], &reading.documents[other]);
    let several = mention.strange_words() > 1;
    // A name of several words is nobody else; any other may be what the other version calls by a name of its own.
    let instead = |name: &Mention| !name.doubtful && (!(several && mention.is_sure()) || is_short_for(name, mention));
    if gap.strangers[1 - side].iter().any(|&name| instead(roster.mention(other, name))) || !mention.is_firm() {
        return None;
    }
    // Without a list of words a capital may be that of an institution (*Valné shromáždění*); what is a word too
    // (Independence Hall) another language translates.
    let listed = mention.is_sure() && document.lang.words().is_some();
    let same = document.lang.is_same(lacking.lang);
    let alone = lacking.sentences.iter().filter(|s| s.kind.is_copy()).count() == 1;
    let named = !mention.known.is_empty() && mention.form == Form::Name;
    let sure = listed && several
        || alone
            && (named
                || mention.is_sure() && several
                || (listed || is_apart(document, mention)) && (same || mention.strange_words() > 0));
    Some(if sure { Severity::Warning } else { Severity::Note })
}

/// Whether it is a sure name, and no word follows that the name of an institution may go on with: *Valné
/// shromáždění*, *Cúpula de Hierro*.
fn is_apart(document: &Document<'_>, mention: &Mention) -> bool {
    let is_word = |at: usize| document.tokens.get(at).is_some_and(|token| token.shape == Shape::Word);
    let capital = |at: usize| document.tokens[at].span.of(document.text()).starts_with(char::is_uppercase);
    let joins = |at: usize| document.has(at, |sense| matches!(sense, Sense::Function | Sense::Needs(_)));
    let next = mention.tokens.end;
    let goes_on = is_word(next) && (!joins(next) || is_word(next + 1) && capital(next + 1));
    mention.is_sure() && !document.lang.file.nouns_capitalised && !goes_on
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

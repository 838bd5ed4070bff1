//! Two versions name different people, places or organisations in the same sentence.

use super::name_slots::{Rivals, rivals};
use super::rows::{list, tell};
use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::{EntityKind, Form};
use crate::names::{Gap, Mention, Roster, is_short_for, sounds_alike};

/// The row must be so sure before its names accuse each other, and before they are an error.
const ROW_SURE: f64 = 0.93;
const ROW_SURE_OF_ERROR: f64 = 0.96;

pub fn check(reading: &Reading<'_>, roster: &Roster) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for gap in roster.gaps.iter().filter(|gap| reading.groups[gap.row].score >= ROW_SURE) {
        for (severity, pair) in pairs(reading, roster, gap) {
            let finding = finding(reading, roster, (gap.row, gap.versions), severity, pair);
            tell(&mut found, finding, |known, other| known.fault == other.fault);
        }
    }
    for Rivals { row, versions, names } in rivals(reading, roster) {
        let finding = finding(reading, roster, (row, versions), Severity::Warning, names.each_ref());
        // What stands in one slot may be told already, by a part of it.
        let meets = |known: &Finding| {
            known.severity > Severity::Note && known.places().any(|a| finding.places().any(|b| a.meets(b)))
        };
        if !found.iter().any(meets) {
            tell(&mut found, finding, |known, other| known.fault == other.fault);
        }
    }
    found
}

/// A row, and two versions in it.
type InRow = (usize, [usize; 2]);

/// A name of each side.
pub type Sides<'r> = [&'r Mention; 2];

/// The names of a row that stand in each other's place: what is spelt alike in doubt, the others in their order.
/// One of the two must be a name for sure; the other may be a run of common words or an acronym.
pub fn pairs<'r>(reading: &Reading<'_>, roster: &'r Roster, gap: &Gap) -> Vec<(Severity, Sides<'r>)> {
    let documents = gap.versions.map(|version| &reading.documents[version]);
    let same = documents[0].lang.is_same(documents[1].lang);
    let [mut ours, mut theirs] = [0, 1].map(|side| names(roster, gap, side));
    let mut found = Vec::new();
    ours.retain(|one| {
        let both_known = |other: &Mention| !one.known.is_empty() && !other.known.is_empty();
        let alike = theirs.iter().position(|other| sounds_alike(one, other, same) && !both_known(other));
        alike.inspect(|&at| found.push((Severity::Note, [*one, theirs.remove(at)]))).is_none()
    });
    for names in [&mut ours, &mut theirs] {
        names.retain(|name| !name.doubtful);
        names.sort_by_key(|name| !name.is_firm());
    }
    let one_each = ours.len() == 1 && theirs.len() == 1;
    for (one, other) in ours.into_iter().zip(theirs).filter(|(one, other)| may_clash(one, other, same)) {
        let kinds = |wanted: fn(EntityKind, EntityKind) -> bool| {
            one.known.iter().any(|x| other.known.iter().any(|y| wanted(x.kind(), y.kind())))
        };
        let (alike, metonym) = (kinds(|x, y| x == y), kinds(stands_for));
        // England may stand for the Kingdom, and the Kingdom for England.
        let part = one.known.iter().any(|&x| other.known.iter().any(|&y| x.is_within(y) || y.is_within(x)));
        let share = |document: &Document<'_>, name: &Mention| place_in_sentence(document, name);
        let between = (share(documents[0], one) - share(documents[1], other)).abs();
        let both_short = one.acronym && other.acronym;
        let severity = match alike {
            _ if part => Severity::Note,
            true if one_each => Severity::Error,
            // The capital may stand for the land: *Paris* and *France* must stand in one place of the sentence, and
            // so must two short forms among others.
            false if metonym && same && between > APART || both_short && !one_each && between > APART_SHORT => {
                Severity::Note
            }
            _ => Severity::Warning,
        };
        found.push((severity, [one, other]));
    }
    found
}

/// Whether the name of the one may stand for the other.
fn stands_for(one: EntityKind, other: EntityKind) -> bool {
    matches!((one, other), (EntityKind::City, EntityKind::Land) | (EntityKind::Land, EntityKind::City))
}

/// Two places so far apart in their sentences are not one, as a share of the sentence (a guess).
const APART: f64 = 0.4;
const APART_SHORT: f64 = 0.1;

/// Where in its sentence a name begins: 0 at the head, 1 at the end.
fn place_in_sentence(document: &Document<'_>, name: &Mention) -> f64 {
    let tokens = &document.sentences[name.sentence].tokens;
    (name.tokens.start - tokens.start) as f64 / tokens.len().max(1) as f64
}

/// Whether two names may stand in each other's place: one of them is sure, the other no word that stands for it.
fn may_clash(one: &Mention, other: &Mention, same: bool) -> bool {
    let known = |mention: &Mention| !mention.known.is_empty();
    let people = |mention: &Mention| known(mention) && mention.form == Form::People;
    match (one.is_firm(), other.is_firm()) {
        (true, true) => people(one) == people(other) || known(one) && known(other),
        // No short form stands for a city but one of its own letters. Of any other nobody can say what it is short for
        // in another language, or what land it belongs to; two in one language are short for two names.
        (true, false) if other.acronym && is_city(one) => !is_short_for(other, one),
        (true, false) if other.acronym => same && (!known(one) || one.acronym),
        (true, false) => !people(one),
        (false, true) => may_clash(other, one, same),
        (false, false) => same && one.acronym && other.acronym,
    }
}

/// Whether the tables know it as a city.
pub fn is_city(mention: &Mention) -> bool {
    mention.form == Form::Name && mention.known.iter().any(|entity| entity.kind() == EntityKind::City)
}

/// The strangers of a side, each once.
fn names<'r>(roster: &'r Roster, gap: &Gap, side: usize) -> Vec<&'r Mention> {
    let mut found: Vec<&Mention> = Vec::new();
    for &stranger in &gap.strangers[side] {
        let mention = roster.mention(gap.versions[side], stranger);
        if !found.iter().any(|known| known.key == mention.key) {
            found.push(mention);
        }
    }
    found
}

/// How many other versions of the row have the name of a side and not the other one.
fn allies(reading: &Reading<'_>, roster: &Roster, (row, versions): InRow, side: usize, pair: Sides<'_>) -> usize {
    let (version, other) = (versions[side], versions[1 - side]);
    let (name, against) = (pair[side], pair[1 - side]);
    let is_ally = |third: &usize| {
        !roster.is_stranger(row, version, name, *third) && roster.is_stranger(row, other, against, *third)
    };
    reading.groups[row].versions().filter(|third| !versions.contains(third)).filter(is_ally).count()
}

/// One sentence that says who says what, the lone one first.
fn finding(
    reading: &Reading<'_>,
    roster: &Roster,
    (row, versions): InRow,
    severity: Severity,
    pair: Sides<'_>,
) -> Finding {
    let allies = [0, 1].map(|side| allies(reading, roster, (row, versions), side, pair));
    let score = reading.groups[row].score;
    let place = |side: usize| {
        let version = versions[side];
        Place::meaning(version, reading.documents[version].span_of(&pair[side].tokens), pair[side].key.clone())
    };
    let id = |place: &Place| &reading.documents[place.version].version.id;
    let said = |place: &Place| format!("“{}” in {}", place.span.of(reading.documents[place.version].text()), id(place));
    let (fault, evidence) = if allies[0] > allies[1] { (place(1), place(0)) } else { (place(0), place(1)) };
    let alone = if allies[0] == allies[1] { String::new() } else { format!("; {} stands alone", id(&fault)) };
    Finding {
        rule: "name-differs",
        family: Family::Entity,
        severity: if score < ROW_SURE_OF_ERROR { severity.min(Severity::Warning) } else { severity },
        confidence: (score * 85.0).round() / 100.0,
        message: format!("The names differ: {}{alone}.", list(&[said(&fault), said(&evidence)])),
        fault,
        evidence: vec![evidence],
        suggestion: None,
    }
}

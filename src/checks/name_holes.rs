//! Names that one version has, lost in another from a place that still needs one: “mayor of in 2014”.

use super::garble;
use super::rows::tell;
use super::words_missing::{around, shown};
use crate::align::Reading;
use crate::document::{Document, Hole, HoleKind};
use crate::finding::{Family, Finding, Place, Severity};
use crate::lang::{Sense, Shape};
use crate::names::{Clue, Mention, Roster, clues, is_left_as_is, is_unexplained, overheard, surplus};
use crate::span::Span;
use std::ops::Range;

/// The row must be so sure before its other versions say what a place has lost.
const ROW_SURE: f64 = 0.9;

/// The findings: what the other version has between the same words, or the name in its sentence that nothing here
/// answers.
pub fn findings(reading: &Reading<'_>, roster: &Roster) -> Vec<Finding> {
    let mut found = Vec::new();
    for (row, group) in reading.groups.iter().enumerate().filter(|(_, group)| group.score >= ROW_SURE) {
        for version in group.versions() {
            let document = &reading.documents[version];
            for &sentence in &group.sentences[version] {
                let tokens = &document.sentences[sentence].tokens;
                let is_shared = |hole: &Hole| {
                    let context = document.span_of(&around(document, hole, tokens, 2));
                    let words = context.of(document.text());
                    (0..reading.documents.len()).any(|other| other != version && reading.documents[other].says(words))
                };
                for hole in document.holes(sentence).into_iter().filter(|hole| !is_shared(hole)) {
                    let place = quoted(reading, version, row, &hole);
                    let place = place.or_else(|| named(reading, (version, sentence), &hole));
                    let name = place.or_else(|| stranger(reading, roster, (row, version), &hole));
                    let name = name.or_else(|| clue(reading, (version, sentence), row, &hole));
                    if let Some(name) = name.or_else(|| echo(reading, roster, (version, sentence), row, &hole)) {
                        let finding = finding(reading, (version, sentence), &hole, name);
                        tell(&mut found, finding, |known, other| known.evidence == other.evidence);
                    }
                }
            }
        }
    }
    found
}

/// What another version has between the quotation marks that are empty here, where the row has as many in both.
fn quoted(reading: &Reading<'_>, version: usize, row: usize, hole: &Hole) -> Option<Place> {
    let group = &reading.groups[row];
    let document = &reading.documents[version];
    let next = document.tokens.get(hole.at).filter(|_| hole.kind == HoleKind::Between)?.span;
    let gap = next.of(document.text()).starts_with(garble::is_quotation_mark).then_some(next.start)?;
    let here = quotations(document, &group.sentences[version]);
    let n = here.iter().position(|span| span.is_empty() && span.end == gap)?;
    let others = group.versions().filter(|&other| other != version);
    others.map(|other| (other, quotations(&reading.documents[other], &group.sentences[other]))).find_map(
        |(other, there)| {
            let words = there.get(n).filter(|words| there.len() == here.len() && !words.is_empty());
            words.map(|words| Place::new(other, *words))
        },
    )
}

/// What stands between the quotation marks of some sentences, those of titles among them, pair by pair.
fn quotations(document: &Document<'_>, sentences: &[usize]) -> Vec<Span> {
    let is_mark = |c: char| garble::is_quotation_mark(c) || matches!(c, '《' | '》');
    let marks = |&s: &usize| {
        let span = document.sentences[s].span;
        let marks = span.of(document.text()).char_indices().filter(move |(_, c)| is_mark(*c));
        marks.map(move |(at, mark)| Span::new(span.start + at, span.start + at + mark.len_utf8()))
    };
    let marks: Vec<Span> = sentences.iter().flat_map(marks).collect();
    let within = |pair: &[Span]| Span::new(pair[0].end, pair[1].start).trimmed(document.text());
    marks.chunks_exact(2).map(within).collect()
}

/// What a version in the same language has in the place of the hole, if it is written with a capital.
fn named(reading: &Reading<'_>, (version, sentence): (usize, usize), hole: &Hole) -> Option<Place> {
    let place = shown(reading, version, sentence, hole)?;
    // Where every noun has a capital, one says nothing.
    if reading.documents[place.version].lang.file.nouns_capitalised {
        return None;
    }
    let words = place.span.of(reading.documents[place.version].text());
    let capital = words.split_whitespace().any(|word| word.starts_with(char::is_uppercase));
    (capital && !is_said(reading, version, sentence, words)).then_some(place)
}

/// Whether each of the words that has a capital stands in the sentence, though elsewhere.
fn is_said(reading: &Reading<'_>, version: usize, sentence: usize, words: &str) -> bool {
    let document = &reading.documents[version];
    let tokens = &document.tokens[document.sentences[sentence].tokens.clone()];
    let said = |word: &str| tokens.iter().any(|token| token.span.of(document.text()) == word);
    let bare = |word: &'_ str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    words.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).all(|word| said(&bare(word)))
}

/// The first name of the row that the version does not have, a sure one before others.
fn stranger(reading: &Reading<'_>, roster: &Roster, (row, version): (usize, usize), hole: &Hole) -> Option<Place> {
    let gaps = roster.of_row(row).filter(|gap| gap.versions.contains(&version));
    let names = gaps.flat_map(|gap| {
        let side = usize::from(gap.versions[0] == version);
        let other = gap.versions[side];
        gap.strangers[side].iter().map(move |&stranger| (other, roster.mention(other, stranger)))
    });
    let fits = |(other, name): &(usize, &Mention)| {
        hole.kind != HoleKind::Titled || is_titled(&reading.documents[*other], &name.tokens)
    };
    let (other, name) = names.filter(fits).min_by_key(|(_, name)| !name.is_firm())?;
    Some(Place::meaning(other, reading.documents[other].span_of(&name.tokens), name.key.clone()))
}

/// Words of another version in the row that may be the name.
fn clue(reading: &Reading<'_>, (version, sentence): (usize, usize), row: usize, hole: &Hole) -> Option<Place> {
    let group = &reading.groups[row];
    let document = &reading.documents[version];
    let at = share(document, sentence, hole.at);
    group.versions().filter(|&other| other != version).find_map(|other| {
        let naming = &reading.documents[other];
        let same = document.lang.is_same(naming.lang);
        let found = group.sentences[other].iter().flat_map(|&s| {
            let clues = clues(naming, s, document, &group.sentences[version]);
            clues.into_iter().map(move |clue| (share(naming, s, clue.name.tokens.start), clue))
        });
        // A word that opens its sentence may be the name that another one should open with.
        let opens = hole.at <= document.sentences[sentence].tokens.start + 1;
        let may_be = |clue: &Clue| if clue.capital { opens || !clue.opens } else { !same };
        let found = found.filter(|(_, clue)| may_be(clue) && is_enough(document, hole, naming, clue));
        let near = found.filter(|(there, _)| !same || (there - at).abs() <= APART);
        let (_, clue) = near.min_by(|a, b| (a.0 - at).abs().total_cmp(&(b.0 - at).abs()))?;
        Some(Place::new(other, naming.span_of(&clue.name.tokens)))
    })
}

/// A name of another version in the row that may be answered by chance: told by a place that surely lacks one, and in
/// two languages, since one has one spelling for it; or that the other version names once more.
fn echo(
    reading: &Reading<'_>,
    roster: &Roster,
    (version, sentence): (usize, usize),
    row: usize,
    hole: &Hole,
) -> Option<Place> {
    let (group, document) = (&reading.groups[row], &reading.documents[version]);
    let at = share(document, sentence, hole.at);
    let named = |version: usize| {
        group.sentences[version].iter().flat_map(move |&s| roster.mentions_of(version, s)).take(MOST_NAMES)
    };
    group.versions().filter(|&other| other != version).find_map(|other| {
        let naming = &reading.documents[other];
        let here: Vec<&Mention> = named(other).collect();
        let heard = hole.sure && !document.lang.is_same(naming.lang);
        let mut names = if heard { overheard(&here, document, &group.sentences[version]) } else { Vec::new() };
        // In a script without capitals a small word may be a part of the one behind it.
        if hole.sure || hole.kind == HoleKind::Behind && garble::has_capitals(document) {
            names.extend(surplus(&here, &named(version).collect::<Vec<_>>()));
        }
        let far = |name: &Mention| (share(naming, name.sentence, name.tokens.start) - at).abs();
        let name = names.into_iter().min_by(|a, b| far(a).total_cmp(&far(b)))?;
        Some(Place::meaning(other, naming.span_of(&name.tokens), name.key.clone()))
    })
}

/// Of a row that names more so many are looked at (a guess).
const MOST_NAMES: usize = 40;

/// How much of a sentence stands before a token.
fn share(document: &Document<'_>, sentence: usize, at: usize) -> f64 {
    let tokens = &document.sentences[sentence].tokens;
    (at - tokens.start) as f64 / tokens.len().max(1) as f64
}

/// Whether words say enough at such a hole. Where it is in doubt, a capital must show a name that is no word; or,
/// in a script that has none, words must follow the hole and no mark, before which a preposition may end its clause.
fn is_enough(document: &Document<'_>, hole: &Hole, naming: &Document<'_>, clue: &Clue) -> bool {
    let is_number = |sense| matches!(sense, Sense::Cardinal(_));
    let counts = |clue: &Clue| clue.name.tokens.clone().any(|at| naming.has(at, is_number));
    // An ending with its apostrophe is a word.
    let is_mark = || document.tokens.get(hole.at).is_none_or(|next| next.shape == Shape::Mark);
    let before_mark = hole.kind != HoleKind::Before && is_mark();
    let named = || match naming.lang.file.nouns_capitalised {
        true => is_left_as_is(naming, &clue.name, document) || is_unexplained(naming, &clue.name),
        // A mark that stands apart may be a habit of the copy.
        false => clue.is_strange() || clue.is_foreign() && hole.kind != HoleKind::Between,
    };
    match hole.kind {
        // What a title lacks stands beside one there.
        HoleKind::Titled => is_titled(naming, &clue.name.tokens) || !clue.capital && naming.lang.tells_everyday(),
        _ if hole.sure => true,
        _ if clue.capital => named(),
        // Where everyday words are known, what is none of them is enough there too, if it does not count: 一人.
        _ => !before_mark || hole.kind == HoleKind::Behind && naming.lang.tells_everyday() && !counts(clue),
    }
}

/// Whether a title stands before a name or behind it.
fn is_titled(document: &Document<'_>, name: &Range<usize>) -> bool {
    let is_title = |at: usize| document.has(at, |sense| sense == Sense::Title);
    name.start.checked_sub(1).is_some_and(is_title) || name.end < document.tokens.len() && is_title(name.end)
}

/// Within a language a name stands so far from its hole at most, as a share of the sentence (a guess).
const APART: f64 = 0.35;

fn finding(reading: &Reading<'_>, (version, sentence): (usize, usize), hole: &Hole, name: Place) -> Finding {
    let document = &reading.documents[version];
    let span = document.span_of(&around(document, hole, &document.sentences[sentence].tokens, 1));
    let confidence = if hole.sure { 0.9 } else { 0.8 };
    lacking(reading, Place::new(version, span), name, "", (Severity::Warning, confidence))
}

/// A place that lacks a name which another version has; `tail`: what more is said of that.
pub fn lacking(
    reading: &Reading<'_>,
    fault: Place,
    name: Place,
    tail: &str,
    (severity, confidence): (Severity, f64),
) -> Finding {
    let [(words, id), (there, naming)] = [&fault, &name].map(|place| {
        let document = &reading.documents[place.version];
        (place.span.of(document.text()), &document.version.id)
    });
    Finding {
        rule: "name-missing",
        family: Family::Entity,
        severity,
        confidence,
        message: format!("“{words}” in {id} lacks a name: {naming} has “{there}”{tail}."),
        fault,
        evidence: vec![name],
        suggestion: None,
    }
}

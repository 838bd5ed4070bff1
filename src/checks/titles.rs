//! The titles of a sentence with the people whose names stand beside them.

use crate::align::{Group, Reading};
use crate::document::{Document, Spelling};
use crate::facts::Value;
use crate::lang::{Office, OfficeClass, Powers, Sense, Shape, Sound};
use std::ops::Range;

/// A title where copy gives it to a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Title {
    pub office: Office,
    pub powers: Powers,
    pub tokens: Range<usize>,
    /// Where the copy says that the person held it: the former president.
    pub past: Option<Range<usize>>,
    /// What may be the name, by tokens: one stretch where capitals show it, else every stretch beside it.
    names: Vec<Range<usize>>,
}

/// The titles that a version gives in a row.
pub struct Given {
    pub version: usize,
    pub titles: Vec<Title>,
    /// The powers of every title that the row or a sentence beside it has, whoever bears it.
    known: Powers,
    /// Whether the row speaks of who once was or then was.
    pub past: bool,
}

/// Between a title and a name stand so many tokens at most: an adjective, a land, a comma. A guess.
const GAP: usize = 3;
/// A name before a title begins so many tokens before it at most.
const REACH: usize = 12;
/// Words by which the person holds the office no longer, at the time of the story; *then* says less.
const FORMER: &str = "former";
/// A word for the past stands so many tokens before a title: eski ABD Başkanı.
const PAST: usize = 3;
/// A name without capitals has so many words, and where words run together so many characters.
const LONGEST_NAME: usize = 3;
const LONGEST_NAME_UNSPACED: usize = 6;

impl Given {
    pub fn of(reading: &Reading<'_>, group: &Group, version: usize) -> Given {
        let document = &reading.documents[version];
        let row = &group.sentences[version];
        let titles: Vec<Title> = row.iter().flat_map(|&s| titles(document, s)).collect();
        let (first, last) = (row[0].saturating_sub(1), (row[row.len() - 1] + 1).min(document.sentences.len() - 1));
        let near = (first..=last).flat_map(|s| offices(document, &document.sentences[s].tokens));
        let known = near.fold(Powers::NONE, |all, (_, powers, _)| all.with(powers));
        let is_past = |sense| matches!(sense, Sense::Office(office) if office.class() == OfficeClass::Past);
        let past =
            row.iter().any(|&s| document.hits_in(&document.sentences[s].tokens).iter().any(|h| is_past(h.sense)));
        Given { version, titles, known, past }
    }

    /// The titles that the other version lacks.
    pub fn left(&self, other: &Given) -> Vec<&Title> {
        self.titles.iter().filter(|title| !other.known.meet(title.powers)).collect()
    }
}

/// The titles of a sentence that stand beside what may be a name, first to last.
fn titles(document: &Document<'_>, sentence: usize) -> Vec<Title> {
    let mut found: Vec<Title> = Vec::new();
    let all = offices(document, &document.sentences[sentence].tokens);
    for (n, (office, powers, tokens)) in all.iter().enumerate() {
        let from = n.checked_sub(1).map_or(document.sentences[sentence].tokens.start, |before| all[before].2.end);
        let to = all.get(n + 1).map_or(document.sentences[sentence].tokens.end, |next| next.2.start);
        let names = names(document, tokens, &(from..to));
        if names.is_empty() {
            continue;
        }
        // Behind the title up to the name, for behind that the word is a verb as likely: był, war.
        let name = names.iter().map(|name| name.start).filter(|&start| start >= tokens.end && names.len() == 1).min();
        let gap = if document.lang.file.spaces { GAP } else { 0 };
        let last = name.unwrap_or(tokens.end + gap).min(tokens.end + gap).min(to);
        let past = past(document, &(tokens.start.saturating_sub(PAST).max(from)..last));
        let powers = if has_deputy(document, tokens) { Powers::ANY } else { *powers };
        found.push(Title { office: *office, powers, tokens: tokens.clone(), past, names });
    }
    found
}

/// Whether a word for a deputy stands beside a title and is no part of it: *deputy attorney general*. Languages
/// part and join such titles in so many ways that one in doubt accuses nobody.
fn has_deputy(document: &Document<'_>, title: &Range<usize>) -> bool {
    let beside = title.start.saturating_sub(GAP)..title.end + GAP;
    let is_deputy = |sense| matches!(sense, Sense::Concept(concept) if concept.name() == "deputy_head");
    let outside = |first: usize, end: usize| end <= title.start || first >= title.end;
    document.hits_in(&beside).iter().any(|hit| is_deputy(hit.sense) && outside(hit.first, hit.end()))
}

/// The titles in some tokens, whoever bears them; of overlapping ones the longest.
fn offices(document: &Document<'_>, tokens: &Range<usize>) -> Vec<(Office, Powers, Range<usize>)> {
    let mut found: Vec<(Office, Powers, Range<usize>)> = Vec::new();
    for hit in document.hits_in(tokens).iter().filter(|hit| hit.end() <= tokens.end) {
        let Sense::Office(office) = hit.sense else { continue };
        let (place, is_title) = (hit.first..hit.end(), office.class() == OfficeClass::Title);
        match found.last_mut() {
            // Of two titles in one word either may be meant: the canciller of Spain and that of Germany.
            Some((_, powers, known)) if *known == place => *powers = powers.with(office.powers()),
            Some((.., known)) if place.start < known.end => {}
            _ if is_title || office.class() == OfficeClass::Body => found.push((office, office.powers(), place)),
            _ => {}
        }
    }
    found.retain(|(office, ..)| office.class() == OfficeClass::Title);
    found
}

fn past(document: &Document<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let is_past = |sense| matches!(sense, Sense::Office(office) if office.name() == FORMER);
    let hits = document.hits_in(tokens).iter();
    hits.filter(|hit| is_past(hit.sense) && hit.end() <= tokens.end).map(|hit| hit.first..hit.end()).next()
}

/// The stretches beside a title, within some tokens, that may be the name of who bears it.
fn names(document: &Document<'_>, title: &Range<usize>, within: &Range<usize>) -> Vec<Range<usize>> {
    let cased = document.span_of(within).of(document.text()).chars().any(|c| c.is_lowercase());
    if cased {
        let is_name = |fact: &&crate::facts::Fact| matches!(fact.value, Value::Name(_));
        let near = title.start.saturating_sub(REACH).max(within.start)..(title.end + GAP + 1).min(within.end);
        // "Foreign Minister Lee": where the title is written as a name it is cut off.
        let rest = |name: &Range<usize>| match () {
            () if name.start < title.end && title.end < name.end && title.start < name.end => title.end..name.end,
            () if name.start < title.start && title.start < name.end => name.start..title.start,
            () => name.clone(),
        };
        let names = document.facts_in(&near).iter().filter(is_name).map(|fact| rest(&fact.tokens));
        let mut beside: Vec<(usize, Range<usize>)> =
            names.filter_map(|name| Some((gap(document, title, &name)?, name))).collect();
        beside.sort_by_key(|(gap, _)| *gap);
        let run = || capitals(document, title.end..within.end.min(title.end + LONGEST_NAME));
        return beside.into_iter().next().map(|(_, name)| name).or_else(run).into_iter().collect();
    }
    let longest = if document.lang.file.spaces { LONGEST_NAME } else { LONGEST_NAME_UNSPACED };
    let word = |t: &usize| document.tokens[*t].shape == Shape::Word;
    let behind =
        (title.end..within.end).take(GAP + longest).take_while(word).last().map_or(0, |last| last + 1 - title.end);
    let before = (within.start..title.start).rev().take(longest).take_while(word).count();
    // Where words run together, a name stands right at its title.
    let gaps = if document.lang.file.spaces { GAP } else { 1 };
    let after = (0..gaps).flat_map(|gap| (1..=longest).map(move |length| (gap, length)));
    let after = after.filter(|(gap, length)| gap + length <= behind);
    let after = after.map(|(gap, length)| title.end + gap..title.end + gap + length);
    let ahead = (1..=before).map(|length| title.start - length..title.start);
    after.chain(ahead).collect()
}

/// The words in capitals that open a stretch: a headline has them throughout, so that nothing there is read as a name.
fn capitals(document: &Document<'_>, within: Range<usize>) -> Option<Range<usize>> {
    let capital = |t: &usize| document.tokens[*t].span.of(document.text()).starts_with(char::is_uppercase);
    let last = within.clone().take_while(capital).last()?;
    Some(within.start..last + 1)
}

/// How many tokens stand between a title and a name, where they belong together.
fn gap(document: &Document<'_>, title: &Range<usize>, name: &Range<usize>) -> Option<usize> {
    let between = if name.start >= title.end { title.end..name.start } else { name.end..title.start };
    let parts = |t: usize| {
        let token = &document.tokens[t];
        let mark = token.shape == Shape::Mark && !matches!(&*token.key, "," | "-" | "'" | "’" | "(" | "“" | "\"");
        mark || document.has(t, |sense| matches!(sense, Sense::And | Sense::Reporting | Sense::Source(_)))
    };
    let apart = name.start < title.end && name.end > title.start;
    let behind = name.end <= title.start;
    // Behind a name a title follows a comma: Sergei Lavrov, the foreign minister.
    let comma = || between.clone().any(|t| matches!(&*document.tokens[t].key, "," | "(" | "-"));
    let fits =
        !apart && between.len() <= GAP && !between.clone().any(parts) && (!behind || comma() || between.is_empty());
    fits.then_some(between.len())
}

/// Whether two titles, by their tokens, stand beside the name of one person.
pub fn of_one_person((of_a, a): (&Document<'_>, &Range<usize>), (of_b, b): (&Document<'_>, &Range<usize>)) -> bool {
    let titled = |document: &Document<'_>, tokens: &Range<usize>| {
        let sentence = document.sentence_at(document.span_of(tokens).start)?;
        let within = |title: &Title| tokens.start <= title.tokens.start && title.tokens.end <= tokens.end;
        titles(document, sentence).into_iter().find(within)
    };
    titled(of_a, a).zip(titled(of_b, b)).is_some_and(|(x, y)| may_be_one((of_a, &x), (of_b, &y)))
}

/// Whether two titles may stand beside the name of one person.
pub fn may_be_one((of_a, a): (&Document<'_>, &Title), (of_b, b): (&Document<'_>, &Title)) -> bool {
    a.names.iter().any(|x| b.names.iter().any(|y| is_same((of_a, x), (of_b, y))))
}

/// Whether two stretches are one name: as written, by its sound, or by the sound of one of its words.
fn is_same((of_a, a): (&Document<'_>, &Range<usize>), (of_b, b): (&Document<'_>, &Range<usize>)) -> bool {
    let [x, y] = [(of_a, a), (of_b, b)].map(|(document, tokens)| {
        let words = tokens.clone().filter(|&t| document.tokens[t].shape == Shape::Word && !is_common(document, t));
        words.map(|t| &*document.tokens[t].key).collect::<Vec<&str>>()
    });
    let unspaced = [of_a, of_b].map(|document| !document.lang.file.spaces);
    let joined = |words: &[&str], unspaced: bool| words.join(if unspaced { "" } else { " " });
    let [whole_x, whole_y] = [joined(&x, unspaced[0]), joined(&y, unspaced[1])];
    let long = |name: &str| name.chars().count() >= 2;
    if !long(&whole_x) || !long(&whole_y) {
        return false;
    }
    let alike = |x: &str, y: &str| {
        let [p, q] = [Spelling::of(x), Spelling::of(y)];
        p.roman == q.roman
            || p.skeleton.len() >= 3 && p.skeleton == q.skeleton
            || Sound::of(x).likeness(&Sound::of(y)) > Sound::SAME
    };
    // Surnames come last, or first.
    let ends = |words: &[&str], unspaced: bool| -> Vec<String> {
        let ends = if unspaced { vec![] } else { vec![words.last(), words.first()] };
        ends.into_iter().flatten().filter(|w| w.chars().count() >= 3).map(|w| (*w).to_owned()).collect()
    };
    let (mut all_x, mut all_y) = (ends(&x, unspaced[0]), ends(&y, unspaced[1]));
    all_x.push(whole_x);
    all_y.push(whole_y);
    all_x.iter().any(|x| all_y.iter().any(|y| alike(x, y)))
}

/// A word of the language is no part of a name, where capitals do not say so.
fn is_common(document: &Document<'_>, token: usize) -> bool {
    let word = document.tokens[token].span.of(document.text());
    let cased = word.chars().any(char::is_uppercase);
    !cased && document.lang.file.spaces && document.lang.lexicon.knows(&document.tokens[token].key)
}

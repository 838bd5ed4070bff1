//! Full stops: whether one ends its sentence, or belongs to an abbreviation, an initial, an ordinal
//! or a date alone.

use super::Document;
use crate::lang::{Sense, Shape, Side, is_unspaced};
use std::ops::Range;

/// A stop between two words: the tokens of the copy before it, the last word before it, the first
/// after it, and the marks that stand before that one.
pub struct Stop<'a> {
    pub before: Range<usize>,
    pub last: usize,
    pub next: usize,
    pub opening: &'a str,
}

/// Whether a full stop ends the sentence and does not belong to its last word alone.
pub fn ends_sentence(document: &Document<'_>, stop: &Stop<'_>) -> bool {
    let &Stop { ref before, last, next, opening } = stop;
    let tokens = &document.tokens;
    if is_within_abbreviation(document, last, next) || is_in_dotted_date(document, last, next) {
        return false;
    }
    let next_is_function = is_function(document, next);
    let opened = opening.contains(['"', '“', '«', '„', '‘', '»']);
    let alone = before.clone().find(|&t| tokens[t].shape != Shape::Mark) == Some(last);
    if tokens[last].shape == Shape::Digits {
        // "1." opens a list item; where ordinals take a stop, a short figure is taken for one.
        return !alone && (next_is_function && !is_month(document, next) || opened || !is_ordinal(document, last));
    }
    if let Some(abbreviation) = abbreviation_before_stop(document, before, last) {
        let in_brackets = opening.starts_with(['(', '[', '-', '–', '—']);
        return !in_brackets && may_end(document, &abbreviation, next, next_is_function);
    }
    if tokens[next].shape == Shape::Digits && !alone && is_clipped(document, last) {
        return false;
    }
    let word = tokens[last].span.of(document.text());
    if document.lang.file.sentences.ordinal_stop && is_roman(word) {
        return next_is_function || opened;
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return !is_initial(document, letter, before, last) || (letter.is_uppercase() && next_is_function);
    }
    true
}

fn is_function(document: &Document<'_>, next: usize) -> bool {
    let tokens = &document.tokens;
    let is_initial = tokens[next].key.chars().nth(1).is_none() && tokens.get(next + 1).is_some_and(|t| &*t.key == ".");
    !is_initial && document.has(next, |sense| sense == Sense::Function)
}

/// Whether an abbreviation goes on across the stop: z. B., т. е., EE. UU.
fn is_within_abbreviation(document: &Document<'_>, last: usize, next: usize) -> bool {
    (last.saturating_sub(6)..=last).any(|first| {
        let abbreviation = |sense| matches!(sense, Sense::Abbreviation { .. });
        document.hits_at(first).iter().any(|hit| abbreviation(hit.sense) && hit.end() > next)
    })
}

/// Whether the stop stands in a date of three figures, day or year first: 17. 8. 2022, 2022. 8. 17.
/// The last stop of one that begins with the year is its own: words follow it.
fn is_in_dotted_date(document: &Document<'_>, last: usize, next: usize) -> bool {
    let tokens = &document.tokens;
    let figure = |t: usize| {
        let token = tokens.get(t).filter(|token| token.shape == Shape::Digits)?;
        Some((token.key.len(), token.key.parse::<u32>().unwrap_or(u32::MAX)))
    };
    let stop = |t: usize| tokens.get(t).is_some_and(|token| &*token.key == ".");
    [Some(last), last.checked_sub(2), last.checked_sub(4)].into_iter().flatten().any(|first| {
        let (Some(one), Some(two), Some(three)) = (figure(first), figure(first + 2), figure(first + 4)) else {
            return false;
        };
        let (year, day, own_stop) = if one.0 == 4 { (one, three, true) } else { (three, one, false) };
        let is_date = stop(first + 1) && stop(first + 3) && year.0 == 4 && two.1 <= 12 && day.1 <= 31;
        is_date && (next <= first + 4 || own_stop && last == first + 4)
    })
}

/// Whether a short figure before a stop is an ordinal: not a part of a longer figure, and nothing
/// beside it says that it counts or tells the time.
fn is_ordinal(document: &Document<'_>, last: usize) -> bool {
    let tokens = &document.tokens;
    let key = &tokens[last].key;
    // Ordinals beyond 99 are rare before a capital; years are not.
    if !document.lang.file.sentences.ordinal_stop || key.len() > 2 {
        return false;
    }
    let joined = |t: usize| tokens[t].span.end == tokens[t + 1].span.start;
    if let Some(mark) = last.checked_sub(1).filter(|&t| tokens[t].shape == Shape::Mark && joined(t)) {
        let figure = mark.checked_sub(1).filter(|&t| tokens[t].shape == Shape::Digits && joined(t));
        // "14.30" and "3:1" end in no ordinal; "17.08." may be a day and its month.
        let is_month = &*tokens[mark].key == "." && key.parse().is_ok_and(|month: u32| month <= 12);
        if figure.is_some() && !is_month {
            return false;
        }
    }
    let counts = |sense| {
        matches!(
            sense,
            Sense::HourWord(Side::Before)
                | Sense::Percent(Side::Before)
                | Sense::Currency(_)
                | Sense::Bound(_, Side::Before)
        )
    };
    // A term of four words is the longest that files hold before a figure.
    let told = (last.saturating_sub(4)..last).any(|first| {
        document
            .hits_at(first)
            .iter()
            .any(|hit| counts(hit.sense) && (hit.end() == last || is_stop_at(document, hit.end(), last)))
    });
    !told
}

/// Whether nothing but a stop stands from one token to the other: the stop of `godz.`.
fn is_stop_at(document: &Document<'_>, from: usize, to: usize) -> bool {
    from + 1 == to && &*document.tokens[from].key == "."
}

fn is_month(document: &Document<'_>, token: usize) -> bool {
    document.has(token, |sense| matches!(sense, Sense::Month { .. }))
}

/// An abbreviation of the language file that ends before a stop.
struct Abbreviation {
    /// It may end a sentence.
    ends: bool,
    /// It has stops within: U.S.
    dotted: bool,
    /// It tells the half of the day: p.m.
    meridiem: bool,
}

fn abbreviation_before_stop(document: &Document<'_>, before: &Range<usize>, last: usize) -> Option<Abbreviation> {
    let from = last.saturating_sub(6).max(before.start);
    let is_here = |first: usize, capital: bool| {
        let written = document.tokens[first].span.of(document.text());
        written.starts_with(char::is_uppercase) || !capital
    };
    (from..=last).find_map(|first| {
        let hits = document.hits_at(first);
        hits.iter().filter(|hit| hit.end() == last + 1).find_map(|hit| match hit.sense {
            Sense::Abbreviation { ends, capital } if is_here(first, capital) => {
                let tells = |sense| matches!(sense, Sense::Meridiem { .. });
                let meridiem = hits.iter().any(|other| other.end() == last + 1 && tells(other.sense));
                Some(Abbreviation { ends, dotted: hit.count > 1, meridiem })
            }
            _ => None,
        })
    })
}

/// Whether an abbreviation ends its sentence, by the word that follows.
fn may_end(document: &Document<'_>, abbreviation: &Abbreviation, next: usize, next_is_function: bool) -> bool {
    let goes_with = document.has(next, |sense| {
        matches!(sense, Sense::Title | Sense::Weekday { loose: false, .. } | Sense::Month { loose: false, .. })
    });
    let of_the_time = abbreviation.meridiem && (is_time_zone(document, next) || is_month(document, next + 1));
    // "No. 10": a short form before a figure belongs to it.
    let of_the_figure = !abbreviation.dotted && document.tokens[next].shape == Shape::Digits;
    abbreviation.ends
        && !goes_with
        && !of_the_figure
        && !of_the_time
        && (!abbreviation.dotted || abbreviation.meridiem || next_is_function)
}

/// Whether a word after "p.m." names whose time it is: EST, GMT, Eastern.
fn is_time_zone(document: &Document<'_>, next: usize) -> bool {
    let word = document.tokens[next].span.of(document.text());
    // Zones are written with two to five capitals: IANA's list has no longer ones in use.
    let capitals = (2..=5).contains(&word.chars().count()) && word.chars().all(char::is_uppercase);
    capitals || document.has(next, |sense| matches!(sense, Sense::Direction(_)))
}

/// Whether a word looks clipped ("pct", "bd", not "sea", "war", "NATO"): before a figure it is an
/// abbreviation that no list holds. Scripts without case give no such sign.
fn is_clipped(document: &Document<'_>, token: usize) -> bool {
    let key = &document.tokens[token].key;
    let mut letters = document.tokens[token].span.of(document.text()).chars();
    let cased = letters.next().is_some_and(|c| c.is_lowercase() || c.is_uppercase()) && letters.all(char::is_lowercase);
    // A guess: longer ones stand in the lists.
    let short = key.chars().count() <= 3;
    let vowels = ['a', 'e', 'i', 'o', 'u', 'y'];
    cased && short && (!any_ascii::any_ascii(key).contains(vowels) || !document.lang.lexicon.knows(key))
}

/// A Roman numeral that ranks a king, a century or a war; one letter is an initial.
fn is_roman(word: &str) -> bool {
    word.len() >= 2 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// Whether one letter before a stop is an initial: in cased scripts a capital at the beginning, after
/// a mark, a title, a capital or a word of grammar; else any letter of a script with spaces.
fn is_initial(document: &Document<'_>, letter: char, before: &Range<usize>, last: usize) -> bool {
    let tokens = &document.tokens;
    if !letter.is_uppercase() {
        return !letter.is_lowercase() && !is_unspaced(letter);
    }
    let Some(previous) = last.checked_sub(1).filter(|_| last > before.start) else { return true };
    tokens[previous].shape == Shape::Mark
        || tokens[previous].span.of(document.text()).starts_with(char::is_uppercase)
        || document.has(previous, |sense| matches!(sense, Sense::Title | Sense::Function))
}

//! Which words may stand twice in a row: grammar, reduplication, names that double, figures that part
//! two numbers.

use super::garble::{self, is_capital};
use crate::document::Document;
use crate::lang::{Hit, Sense, Shape, is_unspaced, script};
use std::ops::Range;
use unicode_script::Script;

/// Shorter names double freely (Li Li, Bora Bora, Lang Lang); longer ones that do are listed.
const SHORTEST_NAME: usize = 5;

/// A run of tokens that stands `times` times from a token on.
#[derive(Clone, Copy)]
pub struct Run {
    pub at: usize,
    pub length: usize,
    pub times: usize,
}

impl Run {
    /// The token behind the last of them.
    pub fn end(self) -> usize {
        self.at + self.length * self.times
    }
}

/// Whether a run is a fault: words, figures or what stands between two spaces, doubled where the
/// language doubles nothing.
pub fn is_fault(document: &Document<'_>, run: Run, sentence: &Range<usize>) -> bool {
    let Run { at, length, times } = run;
    let words = (at..at + length).filter(|&t| document.tokens[t].shape == Shape::Word).count();
    let first = &document.tokens[at];
    let is_fault = match first.shape {
        Shape::Mark => false,
        Shape::Digits if length == 1 => is_doubled_figure(document, run, sentence),
        _ if first.span.of(document.text()).starts_with(is_unspaced) => {
            words == length && is_unspaced_loop(document, run)
        }
        // With marks or figures inside, a list or a chant may repeat lawfully.
        _ if words < length => {
            words >= 4 || (words >= 1 && length >= 3 && times >= 3) || is_doubled_chunk(document, run)
        }
        _ if length == 1 => is_doubled_word(document, run, sentence),
        _ => is_phrase_loop(document, run),
    };
    is_fault
        && !is_listed(document, run, sentence)
        && !opens_anew(document, run)
        && !spells_initials(document, run)
        && !is_term_between(document, run)
}

/// Whether the language file lets the words be doubled: as one expression, or where something follows.
fn is_listed(document: &Document<'_>, run: Run, sentence: &Range<usize>) -> bool {
    let follows = || run.times == 2 && !is_closed(document, run.end(), sentence);
    let doubles = |hit: &Hit| hit.count >= 2 * run.length || hit.count == run.length;
    document.hits_at(run.at).iter().any(|hit| match hit.sense {
        Sense::Double => doubles(hit),
        Sense::Adjoining => doubles(hit) && follows(),
        _ => false,
    })
}

/// Whether nothing of the clause follows before a token: a mark stands there, or the sentence is over.
fn is_closed(document: &Document<'_>, at: usize, sentence: &Range<usize>) -> bool {
    at >= sentence.end || document.tokens[at].shape == Shape::Mark
}

fn word<'d>(document: &'d Document<'_>, at: usize) -> &'d str {
    document.tokens[at].span.of(document.text())
}

/// Whether a capital begins the second run and not the first, or the second is all capitals: a headline
/// or a dateline that ran into the copy.
fn opens_anew(document: &Document<'_>, run: Run) -> bool {
    let Run { at, length, .. } = run;
    let (first, second) = (word(document, at), word(document, at + length));
    let dash = document.tokens.get(run.end()).is_some_and(|t| matches!(&*t.key, "-" | "–" | "—" | "("));
    is_capital(second) && (first != second || dash && garble::is_spaced_before(document, run.end()))
}

/// Whether a term of the language file lies over the seam: से “कम से कम”.
fn is_term_between(document: &Document<'_>, run: Run) -> bool {
    let seam = run.at + run.length;
    (run.at + 1..seam).any(|t| document.hits_at(t).iter().any(|hit| hit.end() > seam))
}

/// Initials by their names, in scripts without capitals: سي إن إن is CNN.
fn spells_initials(document: &Document<'_>, run: Run) -> bool {
    let is_short = |t: Option<usize>| {
        t.and_then(|t| document.tokens.get(t)).is_some_and(|token| {
            token.shape == Shape::Word
                && token.key.chars().count() <= 2
                && !token.span.of(document.text()).chars().any(|c| c.is_lowercase() || c.is_uppercase())
        })
    };
    let at = run.at;
    run.length == 1 && is_short(Some(at)) && (is_short(at.checked_sub(1)) || is_short(Some(at + 2)))
}

/// One word twice: no name (Duran Duran), no numeral before what it counts, no part of a hyphened word.
fn is_doubled_word(document: &Document<'_>, run: Run, sentence: &Range<usize>) -> bool {
    let Run { at, times, .. } = run;
    let text = document.text();
    let (token, next) = (&document.tokens[at], &document.tokens[at + 1]);
    let is_numeral = document.has(at, |sense| {
        matches!(sense, Sense::Cardinal(_) | Sense::Ordinal(_) | Sense::Scale(_) | Sense::Collective(_))
    });
    // A Latin name in copy of another script keeps its form (Canada plus plus).
    let is_latin = word(document, at).chars().all(|c| script(c) == Script::Latin);
    let is_foreign = is_latin && garble::home_script(document) != Some(Script::Latin) && times < 3;
    let (before, after) = garble::neighbours(text, document.span_of(&(at..run.end())));
    let joined = |c: Option<char>| c.is_some_and(|c| matches!(c, '-' | '‑' | '\'' | '’' | '@' | '/' | '_' | '*'));
    let is_letter = token.key.chars().count() == 1 && !document.has(at, |sense| sense == Sense::Article);
    garble::is_spaced(text, token, next)
        && !joined(before)
        && !joined(after)
        && !is_letter
        && !is_foreign
        && (!is_numeral || is_closed(document, run.end(), sentence))
        && (times >= 3 || !is_doubled_name(document, run, sentence))
}

/// Whether two capitals may be a name that doubles. A known place is none, nor a surname behind a first
/// name, nor initials.
fn is_doubled_name(document: &Document<'_>, run: Run, sentence: &Range<usize>) -> bool {
    let at = run.at;
    let (first, second) = (word(document, at), word(document, at + 1));
    let letters = document.tokens[at].key.chars().count();
    let is_name = is_capital(first) && is_capital(second) && !document.has(at, |sense| sense == Sense::Function);
    let is_known = letters > 3 && !document.hits_at(at).is_empty();
    let behind_name = at > sentence.start + 1 && garble::is_spaced_before(document, at) && {
        let before = word(document, at - 1);
        is_capital(before) && !document.has(at - 1, |s| matches!(s, Sense::Function | Sense::Title))
    };
    let is_acronym = letters >= 2 && !first.chars().any(char::is_lowercase);
    // “the Eiffel Tower 4 4” and “Group A A 3”: a figure behind two capitals makes them a sign.
    let opens_number = sentence.contains(&run.end()) && document.tokens[run.end()].shape == Shape::Digits;
    is_name && (opens_number || letters < SHORTEST_NAME && !is_known && !behind_name && !is_acronym)
}

/// A figure twice before a mark or a word of grammar; behind it might stand what it counts. Three
/// digits may be the noughts of a larger figure.
fn is_doubled_figure(document: &Document<'_>, run: Run, sentence: &Range<usize>) -> bool {
    let Run { at, times, .. } = run;
    let digits = document.tokens[at].key.len();
    let gap = |t: usize| garble::is_spaced(document.text(), &document.tokens[t], &document.tokens[t + 1]);
    let (before, after) = garble::neighbours(document.text(), document.span_of(&(at..run.end())));
    let is_apart = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ')' | '。'));
    let ends =
        is_closed(document, run.end(), sentence) && after.is_none_or(|c| !matches!(c, ':' | '-' | '–' | '/' | '%'));
    let decimal = document.tokens.get(run.end() + 1).is_some_and(|t| t.shape == Shape::Digits);
    let behind_figure = at > sentence.start && document.tokens[at - 1].shape == Shape::Digits;
    let grouped = digits == 3 && document.lang.file.figures.group.iter().any(|mark| mark.trim().is_empty());
    (at..run.end() - 1).all(gap)
        && is_apart(before)
        && !behind_figure
        && ends
        && !decimal
        && (times >= 4 || !grouped)
        && digits <= 4
}

/// What stands between two spaces twice, marks and figures within: “Covid-19 Covid-19”.
fn is_doubled_chunk(document: &Document<'_>, run: Run) -> bool {
    let Run { at, length, .. } = run;
    let tokens = &document.tokens;
    let glued = (at..at + length - 1).all(|t| tokens[t].span.end == tokens[t + 1].span.start);
    let is_word = |t: usize| tokens[t].shape == Shape::Word && tokens[t].key.chars().count() >= 2;
    let is_letters = (at..at + length).any(is_word);
    let years = (at..at + length).all(|t| tokens[t].shape == Shape::Mark || tokens[t].key.len() == 4);
    let (before, after) = garble::neighbours(document.text(), document.span_of(&(at..run.end())));
    let is_apart =
        |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '-' | '‑' | '/' | '@' | '#'));
    glued
        && (is_letters || years)
        && tokens[at + length - 1].shape != Shape::Mark
        && garble::is_spaced_before(document, at + length)
        && is_apart(before)
        && is_apart(after)
        && (at..at + length).all(|t| tokens[t].key.chars().any(|c| c != '.'))
}

/// Several words twice, unless they are names (New York, New York) or “day after day after day”.
fn is_phrase_loop(document: &Document<'_>, run: Run) -> bool {
    let Run { at, length, times } = run;
    let is_function = |t: usize| document.has(t, |sense| matches!(sense, Sense::Function | Sense::And));
    let names = times < 3 && (at..at + length).all(|t| is_capital(word(document, t)));
    let next = document.tokens.get(run.end());
    let before = at.checked_sub(1).map(|before| &document.tokens[before]);
    let chain = length == 2
        && ((!is_function(at) && is_function(at + 1))
            || (next.is_some_and(|next| next.key == document.tokens[at].key)
                || before.is_some_and(|before| before.key == document.tokens[at + 1].key)));
    let joins = document.has(at + length - 1, |sense| sense == Sense::And);
    !names && !chain && !joins
}

/// Where words run together a pair of signs doubles lawfully (讨论讨论, いろいろ), and so does a
/// number with its counter (一个一个); only longer runs and loops are faults.
fn is_unspaced_loop(document: &Document<'_>, run: Run) -> bool {
    let numeral = document.has(run.at, |sense| matches!(sense, Sense::Cardinal(_)));
    let least = if run.times >= 3 { 2 } else { 4 };
    run.length >= least && !(numeral && run.length < 4)
}

//! What a sentence is to its story: headline, byline, dateline, caption, furniture of a page, or
//! body. Where the format of the copy says so, so it is; else a line is judged as a whole, and what is
//! in doubt is body, because body is compared.

use super::lines::is_closing_mark;
use super::{Document, Kind, Sentence};
use crate::lang::{Sense, Shape, Side, is_unspaced};
use std::ops::Range;

/// A headline has at most so many words (or characters, where words run together).
const LONGEST_HEADLINE: usize = 24;
const LONGEST_HEADLINE_UNSPACED: usize = 60;
/// Lines before the body that may be headlines: main line, second line, kicker.
const HEADLINES: usize = 3;
/// Bylines, datelines and captions have at most so many words (or characters), and stand among the
/// first or the last lines of a page. Guesses from copy.
const LONGEST_CREDIT: usize = 12;
const LONGEST_CREDIT_UNSPACED: usize = 24;
const FIRST_LINES: usize = 6;
const LAST_LINES: usize = 3;

/// Names the kind of every sentence, line by line.
pub fn name_kinds(document: &Document<'_>, sentences: &mut [Sentence]) {
    let count = sentences.last().map_or(0, |sentence| sentence.paragraph + 1);
    // Where the format names headlines, it names all of them.
    let names_headlines = document.version.blocks.iter().any(|block| block.kind == Kind::Headline);
    let mut leading = if names_headlines { HEADLINES } else { 0 };
    for line in sentences.chunk_by_mut(|a, b| a.paragraph == b.paragraph) {
        let (Some(first), Some(last)) = (line.first(), line.last()) else { continue };
        let (number, tokens) = (first.paragraph, first.tokens.start..last.tokens.end);
        let at_an_end = number < FIRST_LINES || number + LAST_LINES >= count;
        let told = document.version.kind_at(first.span.start);
        let kind = match told.or_else(|| credit(document, &tokens, number < FIRST_LINES).filter(|_| at_an_end)) {
            Some(kind) => kind,
            None if document.lang.is_furniture(&document.tokens[tokens]) => Kind::Boilerplate,
            None => Kind::Body,
        };
        if kind != Kind::Body {
            line.iter_mut().for_each(|sentence| sentence.kind = kind);
        } else if told.is_none() && leading < HEADLINES && number + 1 < count && is_headline(document, line) {
            line[0].kind = Kind::Headline;
            leading += 1;
        } else {
            leading = HEADLINES;
        }
    }
}

/// Byline, caption or dateline, where a short line is one.
fn credit(document: &Document<'_>, line: &Range<usize>, leads: bool) -> Option<Kind> {
    let most = if document.lang.file.spaces { LONGEST_CREDIT } else { LONGEST_CREDIT_UNSPACED };
    if line.clone().filter(|&t| document.tokens[t].shape != Shape::Mark).count() > most {
        None
    } else if document.lang.is_caption(&document.tokens[line.clone()]) {
        Some(Kind::Caption)
    } else if is_byline(document, line) {
        Some(Kind::Byline)
    } else {
        (leads && is_dateline(document, line)).then_some(Kind::Dateline)
    }
}

/// A line that credits and then names: every word behind the credit begins with a capital where the
/// script has them, the first is no word of the news, and no stop closes the line.
fn is_byline(document: &Document<'_>, line: &Range<usize>) -> bool {
    let Some(credit) = document.lang.byline(&document.tokens[line.clone()]) else { return false };
    // A name may be followed by an address, which has no capitals.
    let address = |t: &usize| document.tokens.get(t + 1).is_some_and(|token| &*token.key == "@");
    let end = line.clone().find(address).unwrap_or(line.end);
    let mut names = (line.start + credit..end).filter(|&t| document.tokens[t].shape != Shape::Mark).peekable();
    let is_news = |sense| is_common(sense) || matches!(sense, Sense::Direction(_) | Sense::Function);
    let begins = names
        .peek()
        .is_some_and(|&t| is_capitalised(document, t) && !is_timely(document, t) && !document.has(t, is_news));
    let ends = document.tokens[line.end - 1].span.of(document.text()).starts_with(['.', '!', '?', '。', '।', '؟', '۔']);
    begins
        && !ends
        && names.all(|t| is_capitalised(document, t) || is_timely(document, t) || document.has(t, |s| s == Sense::And))
}

/// Whether a sense is one of the words that news is made of.
fn is_common(sense: Sense) -> bool {
    matches!(sense, Sense::Concept(_) | Sense::Negator)
}

/// Whether a word begins with a capital, or with a letter of a script that has none.
fn is_capitalised(document: &Document<'_>, token: usize) -> bool {
    let word = document.tokens[token].span.of(document.text());
    word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
}

/// Whether a word tells when: a figure, a month, a weekday, a word of dates and hours.
fn is_timely(document: &Document<'_>, token: usize) -> bool {
    document.tokens[token].shape == Shape::Digits
        || document.has(token, |sense| {
            matches!(
                sense,
                Sense::Month { .. }
                    | Sense::Weekday { .. }
                    | Sense::DateMark(_)
                    | Sense::Relative(_)
                    | Sense::Meridiem { .. }
                    | Sense::HourWord(_)
                    | Sense::OrdinalMark(Side::After)
            )
        })
}

/// Words of a place or an agency in a dateline, between marks (or characters, where words run
/// together): "SAN SALVADOR DE JUJUY" has four.
const LONGEST_PLACE: usize = 4;
const LONGEST_PLACE_UNSPACED: usize = 6;

/// A line of a place, an agency and a date, between marks: "KABUL, Aug 17 (Reuters)". Two of them
/// must be there, or a date alone.
fn is_dateline(document: &Document<'_>, line: &Range<usize>) -> bool {
    let tokens = &document.tokens;
    let is_mark = |t: usize| tokens[t].shape == Shape::Mark && &*tokens[t].key != ".";
    let marks = [",", "(", ")", "/", "-", "–", "—", "|", ":", "·", "،", "、", "[", "]"];
    if line.clone().any(|t| is_mark(t) && !marks.contains(&&*tokens[t].key)) {
        return false;
    }
    let (mut dates, mut names, mut agencies) = (0_usize, 0_usize, 0_usize);
    let all: Vec<usize> = line.clone().collect();
    for group in all.split(|&t| is_mark(t)).filter(|group| !group.is_empty()) {
        let words = || group.iter().copied().filter(|&t| tokens[t].shape != Shape::Mark);
        let run_together = tokens[group[0]].span.of(document.text()).starts_with(is_unspaced);
        let longest = if run_together { LONGEST_PLACE_UNSPACED } else { LONGEST_PLACE };
        let in_brackets = group[0].checked_sub(1).is_some_and(|t| matches!(&*tokens[t].key, "(" | "["));
        // Some agencies write themselves small: dpa, afp.
        let lone = words().count() == 1;
        let plain = |sense| is_common(sense) || sense == Sense::Reporting;
        if words().all(|t| is_timely(document, t) || document.has(t, |s| s == Sense::Function))
            && is_date(document, group)
        {
            dates += 1;
        } else if words().all(|t| (is_capitalised(document, t) || in_brackets && lone) && !document.has(t, plain))
            && words().count() <= longest
        {
            if in_brackets { agencies += 1 } else { names += 1 }
        } else {
            return false;
        }
    }
    let is_whole = dates <= 2 && names <= 2 && agencies <= 1;
    // A bare figure is a headline of the day; a place needs its agency or its date.
    is_whole && (dates > 0 || names > 0 && agencies > 0)
}

/// Whether some words hold a date: a weekday, or a figure beside a month or its mark.
fn is_date(document: &Document<'_>, words: &[usize]) -> bool {
    let is = |wanted: fn(Sense) -> bool| words.iter().any(|&t| document.has(t, wanted));
    let figures = words.iter().filter(|&&t| document.tokens[t].shape == Shape::Digits).count();
    is(|sense| matches!(sense, Sense::Weekday { loose: false, .. }))
        || figures > 0 && is(|sense| matches!(sense, Sense::Month { .. } | Sense::DateMark(_)))
        || figures == 3
}

fn is_headline(document: &Document<'_>, line: &[Sentence]) -> bool {
    let [sentence] = line else { return false };
    let words = sentence.span.of(document.text());
    let most = if document.lang.file.spaces { LONGEST_HEADLINE } else { LONGEST_HEADLINE_UNSPACED };
    let closed =
        words.ends_with(|c| is_closing_mark(c) && !matches!(c, '?' | '!' | '？' | '！' | '؟' | '”' | '»' | '"' | '’'));
    !closed && document.version.cuts.is_none() && sentence.tokens.len() <= most
}

//! Sentences. The base is UAX 29 (sentence bounds of the Unicode standard), which knows marks, case
//! and scripts but no abbreviation; this layer takes back the bounds that it sets inside a sentence,
//! by what the language file says of quotations and what follows them, and adds those that it lacks.

use super::kinds::name_kinds;
use super::lines::{is_closing_mark, lines};
use super::stops::{Stop, ends_sentence};
use super::{Document, Kind, Sentence};
use crate::lang::{Hit, Sense, Shape, Token, digit, is_apostrophe};
use crate::span::{Span, text_before, text_from};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Tokens that a sentence is read to: what is longer is cut there, or where it came cut, its rest is not
/// read. Sentences of print have a few hundred words, so more is a table that lost its lines, and work
/// on one sentence keeps a bound (a guess on the generous side).
const LONGEST_SENTENCE: usize = 1000;

/// Cuts the document's text into sentences and says what each is.
pub fn cut(document: &Document<'_>) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut push = |span: Span, paragraph: usize, tokens: Range<usize>| {
        found.push(Sentence { span, paragraph, kind: Kind::Body, tokens, facts: 0..0 });
    };
    if let Some(cuts) = &document.version.cuts {
        for (paragraph, span) in cuts.iter().map(|span| span.trimmed(document.text())).enumerate() {
            let tokens = tokens_in(&document.tokens, span);
            push(span, paragraph, tokens.start..tokens.end.min(tokens.start + LONGEST_SENTENCE));
        }
    } else {
        let words = (0..document.tokens.len()).filter(|&t| document.tokens[t].shape != Shape::Mark).collect();
        let cutter = Cutter { document, words };
        for line in lines(document.text()) {
            for span in cutter.cut_line(line.span) {
                let tokens = tokens_in(&document.tokens, span);
                if tokens.len() <= LONGEST_SENTENCE {
                    push(span, line.paragraph, tokens);
                    continue;
                }
                for start in tokens.clone().step_by(LONGEST_SENTENCE) {
                    let part = start..tokens.end.min(start + LONGEST_SENTENCE);
                    push(document.span_of(&part), line.paragraph, part);
                }
            }
        }
    }
    name_kinds(document, &mut found);
    found
}

fn tokens_in(tokens: &[Token], span: Span) -> Range<usize> {
    let from = tokens.partition_point(|token| token.span.start < span.start);
    let to = tokens.partition_point(|token| token.span.start < span.end);
    from..to.max(from)
}

/// Cuts lines, with the tokens of the text that are no marks at hand.
struct Cutter<'d> {
    document: &'d Document<'d>,
    words: Vec<usize>,
}

impl Cutter<'_> {
    fn cut_line(&self, line: Span) -> Vec<Span> {
        let text = self.document.text();
        let mut found: Vec<Span> = Vec::new();
        let mut open = line.start;
        for end in bounds(line.of(text)).into_iter().map(|end| line.start + end) {
            let left = Span::new(open, end).trimmed(text);
            let right = Span::new(end, line.end).trimmed(text);
            if right.is_empty() || self.is_bound(left, right) {
                if !left.is_empty() {
                    found.push(left);
                }
                open = end;
            }
        }
        found
    }

    /// Whether a sentence ends between two stretches of one line.
    fn is_bound(&self, left: Span, right: Span) -> bool {
        let document = self.document;
        let before = tokens_in(&document.tokens, left);
        let after = tokens_in(&document.tokens, right);
        let next = self.words.partition_point(|&word| word < after.start);
        let words = (next.checked_sub(1).map(|last| self.words[last]), self.words.get(next).copied());
        let (Some(last), Some(next)) = (words.0.filter(|&t| t >= before.start), words.1.filter(|&t| t < after.end))
        else {
            // Marks alone are no sentence: they stay with the words that they stand at.
            return false;
        };
        if before.len() > LONGEST_SENTENCE {
            return true;
        }
        if before.end - last > MOST_MARKS || next - after.start > MOST_MARKS {
            return false;
        }
        let opening = Span::new(right.start, document.tokens[next].span.start).of(document.text());
        if opening.contains(['…', ',', ';', ':']) || is_set_apart(opening) || goes_on(document, next, opening) {
            return false;
        }
        if opening.starts_with(['(', '-', '–', '—']) && is_place(document, &before) {
            return false;
        }
        let closing = Span::new(document.tokens[last].span.end, left.end).of(document.text());
        let is_quotation = closing.contains(is_quotation_end);
        if is_quotation
            && (has_tail(document, &after, left.end == right.start) || is_reported(document, closing, &after))
        {
            return false;
        }
        if is_uncased(document, next)
            && (is_ellipsis(closing) || is_quotation && is_in_quotation(document, &before, closing, opening))
        {
            return false;
        }
        if closing.starts_with('.') && closing.chars().all(|c| c == '.' || is_closing_mark(c)) {
            return is_ellipsis(closing) || ends_sentence(document, &Stop { before, last, next, opening });
        }
        true
    }
}

/// More marks than that between two words are ornament, and no sentence ends within it (a guess).
const MOST_MARKS: usize = 100;

/// The places where a sentence may end: the bounds of UAX 29, and three that it does not set: behind
/// any closing mark with white space after it ("… sank. 25 people …", "vrijdag. ’s Avonds"), behind a
/// quotation mark set apart ("perdu. »"), and where the space was lost ("… sank.The …").
fn bounds(line: &str) -> Vec<usize> {
    // An opening mark that stands at the word behind it is that word's: 。「
    let parts = line.split_sentence_bound_indices().map(|(at, part)| (at + part.len(), part));
    let opens = |c| matches!(c, '「' | '『' | '“' | '‘' | '《' | '〈' | '（' | '【' | '«' | '„' | '(');
    let own = |(end, part): (usize, &str)| {
        let kept = part.trim_end_matches(opens).len();
        if end == line.len() || kept == 0 { end } else { end - part.len() + kept }
    };
    let mut found: Vec<usize> = parts.map(own).collect();
    // Of a run of marks, what stands behind it is sought once.
    let mut behind = (line, line);
    for (at, mark) in line.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…' | '।' | '۔' | '؟')) {
        let end = at + mark.len_utf8();
        if end + behind.0.len() > line.len() {
            let rest = text_from(line, end).trim_start_matches(is_closing_mark);
            let next = rest.trim_start().trim_start_matches(['»', '›']);
            let spaced = next.starts_with(char::is_whitespace);
            behind = (rest, if spaced { next.trim_start() } else { rest.trim_start() });
        }
        let (rest, next) = behind;
        // Dots set apart stand for words left out.
        let left_out = mark == '…' && text_before(line, at).ends_with(char::is_whitespace);
        if next.len() < rest.len() && !left_out {
            found.push(line.len() - next.len());
        } else if mark != '…' && rest.len() + end == line.len() && lost_space(text_before(line, at), rest) {
            found.push(end);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// So many characters of a word without a space are looked at for signs of an address (a guess).
const LONGEST_ADDRESS: usize = 200;

/// Whether a stop between two letters ends a sentence: small letters or a year before it, a capital
/// and a small one after it, and neither side part of an address.
fn lost_space(before: &str, after: &str) -> bool {
    let from = before.char_indices().rev().take(LONGEST_ADDRESS).take_while(|(_, c)| !c.is_whitespace()).last();
    let word = from.map_or("", |(from, _)| text_from(before, from));
    let next: String = after.chars().take(LONGEST_ADDRESS).take_while(|c| !c.is_whitespace()).collect();
    let bare = word.trim_end_matches(is_closing_mark);
    let small = bare.chars().rev().take_while(|c| c.is_lowercase()).count() >= 3;
    let year = bare.chars().rev().take_while(|&c| digit(c).is_some()).count() == 4;
    let mut letters = after.trim_start_matches(['"', '“', '«', '„', '‘']).chars();
    let capital =
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(|c| c.is_lowercase() || c == ' ');
    let address = |part: &str| part.trim_end_matches(is_closing_mark).contains(['.', '/', '@', '_', '\\']);
    (small || year) && capital && next.len() < after.len() && !address(word) && !address(&next)
}

/// The longest place with its province that datelines hold has four words: a guess.
const LONGEST_PLACE: usize = 4;

/// Whether a place is all that stands before, "Costa Mesa, Calif. (AP)", or ends what stands there, as its
/// capitals show: a headline glued to "COSTA MESA, Calif. (AP)".
fn is_place(document: &Document<'_>, before: &Range<usize>) -> bool {
    let words = before.clone().rev().filter(|&t| document.tokens[t].shape != Shape::Mark);
    let last: Vec<&str> = words.take(LONGEST_PLACE + 1).map(|t| document.tokens[t].span.of(document.text())).collect();
    let capital = |word: &&&str| word.starts_with(char::is_uppercase);
    let shouted = |word: &&str| word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase);
    let place = last.iter().take(LONGEST_PLACE).take_while(capital);
    place.clone().count() == last.len() || place.copied().any(|word| shouted(&word))
}

/// Whether a closing quotation mark with white space on both sides begins what follows: perdu. »
fn is_set_apart(opening: &str) -> bool {
    let mut marks = opening.chars();
    marks.next().is_some_and(|c| matches!(c, '»' | '›' | '”')) && marks.next().is_some_and(char::is_whitespace)
}

/// A sentence that begins with a small letter is the rest of the one before, unless it is a name
/// such as iPhone or a word that lost its vowel before a capital: ’s Avonds.
fn goes_on(document: &Document<'_>, word: usize, opening: &str) -> bool {
    let written = |word: usize| document.tokens.get(word).map_or("", |token| token.span.of(document.text()));
    let mut letters = written(word).chars();
    let small = letters.next().is_some_and(char::is_lowercase);
    let second = letters.next();
    let clipped =
        second.is_none() && opening.ends_with(is_apostrophe) && written(word + 1).starts_with(char::is_uppercase);
    small && !second.is_some_and(char::is_uppercase) && !clipped
}

fn is_quotation_end(c: char) -> bool {
    matches!(c, '”' | '"' | '»' | '」' | '』' | '’' | '‘' | '“' | '›' | '\'')
}

/// Whether nothing but dots stands behind a word.
fn is_ellipsis(closing: &str) -> bool {
    closing.chars().all(|c| matches!(c, '.' | '…')) && (closing.contains('…') || closing.len() > 1)
}

fn is_uncased(document: &Document<'_>, word: usize) -> bool {
    let first = document.tokens[word].span.of(document.text()).chars().next().unwrap_or(' ');
    first.is_alphabetic() && !first.is_uppercase() && !first.is_lowercase()
}

/// Whether words follow that carry the sentence on after a quotation: 他说, と述べた, 라고.
fn has_tail(document: &Document<'_>, after: &Range<usize>, glued: bool) -> bool {
    let first = after.start;
    document.has(first, |sense| sense == Sense::QuoteTail)
        || (glued
            && document.tokens.get(first).is_some_and(|token| {
                token.shape == Shape::Word
                    && document.lang.file.sentences.quote_tails.iter().any(|tail| token.key.starts_with(tail.as_str()))
            }))
}

/// Whether an outer quotation is open where an inner one ends. What opens again was closed, by another mark
/// than its own: "so” "so”.
fn is_in_quotation(document: &Document<'_>, before: &Range<usize>, closing: &str, opening: &str) -> bool {
    let copy = document.span_of(before).of(document.text());
    // A mark that is both stands in words too (צה"ל): there tokens are counted.
    let is_mark = |t: &usize, mark: &str| document.tokens[*t].span.of(document.text()) == mark;
    let alone = |mark: &str| before.clone().filter(|t| is_mark(t, mark)).count();
    let count = |mark: &str| copy.matches(mark).count();
    // A mark that closes here is no outer one, whichever pair it opens elsewhere, and neither is one that
    // opened what it closes: Hebrew “so“, „so“ and „so”.
    let quotes = &document.lang.file.sentences.quotes;
    let opened = |mark: &String| quotes.iter().any(|[open, close]| open == mark && closing.contains(close.as_str()));
    let outer = |mark: &String| !closing.contains(mark.as_str()) && !opening.contains(mark.as_str()) && !opened(mark);
    quotes
        .iter()
        .filter(|[open, close]| outer(open) && outer(close))
        .any(|[open, close]| if open == close { alone(open) % 2 == 1 } else { count(open) > count(close) })
}

/// Words that may stand before a reporting verb behind a quotation, and after it to the end of the
/// sentence. Guesses from copy: "Prime Minister Anna Berg asked on Friday."
const SPEAKER: usize = 6;
const SPEAKER_UNSPACED: usize = 12;
const AFTER_REPORTING: usize = 3;
/// Tokens of such a clause: a speaker, a verb of six words at most, and what may stand after it.
const LONGEST_CLAUSE: usize = SPEAKER_UNSPACED + 6 + AFTER_REPORTING + 1;

/// Whether a short clause follows that says who spoke: 法官问道, ने पूछा, Weber asked.
fn is_reported(document: &Document<'_>, closing: &str, after: &Range<usize>) -> bool {
    let tokens = &document.tokens;
    let ends = |t: &usize| matches!(&*tokens[*t].key, "." | "!" | "?" | "。" | "।" | "؟" | "۔");
    let end = after.clone().take(LONGEST_CLAUSE).find(ends);
    let Some(end) = end.or((after.len() <= LONGEST_CLAUSE).then_some(after.end)) else { return false };
    let clause = after.start..end;
    let first = after.start;
    if clause.clone().any(|t| tokens[t].shape == Shape::Mark && !matches!(&*tokens[t].key, "-" | "'")) {
        return false;
    }
    // Where capitals tell, a stop within the marks or a capital on a word of grammar begins anew.
    let cased = !is_uncased(document, first);
    let anew = document.has(first, |sense| sense == Sense::Function) || !closing.contains(['?', '!', '？', '！']);
    if cased && anew {
        return false;
    }
    let speaker = if document.lang.file.spaces { SPEAKER } else { SPEAKER_UNSPACED };
    let says = |sense| match sense {
        Sense::Reporting => true,
        Sense::Concept(concept) => matches!(concept.name(), "say" | "ask"),
        _ => false,
    };
    let reports = |hit: &&Hit| says(hit.sense) && hit.first <= first + speaker && hit.end() <= end;
    document.hits_in(&clause).iter().filter(reports).any(|hit| end - hit.end() <= AFTER_REPORTING)
}

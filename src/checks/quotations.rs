//! Quotation marks and brackets as they open and close over a version.

use crate::document::{Document, Sentence};
use crate::lang::is_unspaced;
use crate::lang::schema::LanguageFile;
use crate::span::{Span, text_before};

/// A mark that opens or closes.
#[derive(Clone, Copy)]
pub struct Mark {
    pub span: Span,
    pub sign: char,
    pub side: Side,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Opens,
    Closes,
    /// Between letters, where it may stand within an acronym: צה"ל.
    MayOpen,
}

/// The marks of a version by twos.
#[derive(Default)]
pub struct Pairing {
    /// Marks that open and are never closed, and marks that close nothing, by place.
    pub unpaired: Vec<Mark>,
    /// From an opening quotation mark to the one that closes it.
    pub quotations: Vec<Span>,
}

impl Pairing {
    /// Pairs the marks of the copy, paragraph by paragraph. Brackets pair within one. A quotation may run
    /// over several: the next one begins with an opening mark, or its first mark closes.
    pub fn of(document: &Document<'_>) -> Pairing {
        let mut pairing = Pairing::default();
        let mut open: Vec<Mark> = Vec::new();
        for line in document.sentences.chunk_by(|a, b| a.paragraph == b.paragraph) {
            if line[0].kind.is_copy() {
                pairing.read(document, line, &mut open);
            }
        }
        pairing.lose(&mut open, |_| true);
        pairing.unpaired.sort_by_key(|mark| mark.span);
        pairing
    }

    /// Whether a place lies between quotation marks.
    pub fn is_quoted(&self, span: Span) -> bool {
        self.quotations.iter().any(|quotation| quotation.holds(span))
    }

    fn lose(&mut self, open: &mut Vec<Mark>, is_lost: impl Fn(&Mark) -> bool) {
        self.unpaired.extend(open.extract_if(.., |mark| is_lost(mark)).filter(|mark| mark.side == Side::Opens));
    }

    fn read(&mut self, document: &Document<'_>, line: &[Sentence], open: &mut Vec<Mark>) {
        let all = line[0].span.to(line[line.len() - 1].span);
        let words = all.of(document.text());
        let file = &document.lang.file;
        let mut carried = open.len();
        for (at, c) in words.char_indices().filter(|&(_, c)| is_mark(c)) {
            let [before, after] = Span::new(at, at + c.len_utf8()).around(words);
            let Some((sign, side)) = side(file, c, before, after, open) else { continue };
            let start = all.start + at;
            let mark = Mark { span: Span::new(start, start + c.len_utf8()), sign, side };
            if carried > 0 && !is_bracket(c) {
                // An opening mark at the head of a paragraph carries on what an earlier one began.
                let earlier = open.drain(..std::mem::take(&mut carried)).collect::<Vec<_>>();
                match side {
                    Side::Closes => drop(open.splice(0..0, earlier)),
                    _ if at == 0 => {}
                    _ => self.unpaired.extend(earlier.into_iter().filter(|mark| mark.side == Side::Opens)),
                }
            }
            if side == Side::Closes {
                self.close(file, open, mark)
            } else {
                open.push(mark)
            }
            if open.len() > DEEPEST {
                let first = open.remove(0);
                self.unpaired.extend(Some(first).filter(|mark| mark.side == Side::Opens));
                carried = carried.saturating_sub(1);
            }
        }
        let earlier: Vec<Mark> = open.drain(..carried).collect();
        self.unpaired.extend(earlier.into_iter().filter(|mark| mark.side == Side::Opens));
        self.lose(open, |mark| is_bracket(mark.sign));
    }

    fn close(&mut self, file: &LanguageFile, open: &mut Vec<Mark>, mark: Mark) {
        let fits = |earlier: &Mark| closes(file, earlier.sign, mark.sign);
        // Typists who mix straight and curly marks close one with the other.
        let mixed = |earlier: &Mark| !is_bracket(mark.sign) && !is_bracket(earlier.sign);
        let sure = |earlier: &Mark| earlier.side == Side::Opens;
        let found = open.iter().rposition(|earlier| sure(earlier) && fits(earlier));
        let found = found.or_else(|| open.iter().rposition(|earlier| sure(earlier) && mixed(earlier)));
        let Some(at) = found.or_else(|| open.iter().rposition(fits)) else { return self.unpaired.push(mark) };
        let mut inner = open.split_off(at + 1);
        self.lose(&mut inner, |inner| is_bracket(inner.sign) == is_bracket(mark.sign));
        if let Some(first) = open.pop().filter(|first| !is_bracket(first.sign)) {
            self.quotations.push(first.span.to(mark.span));
        }
        open.extend(inner);
    }
}

/// So many marks are open at once; what is still open then is closed by none (a guess: people nest three deep).
const DEEPEST: usize = 64;

/// Pairs that no mark of another pair closes.
const BRACKETS: [(char, char); 8] =
    [('(', ')'), ('[', ']'), ('（', '）'), ('［', '］'), ('【', '】'), ('〔', '〕'), ('《', '》'), ('〈', '〉')];

/// Pairs of quotation marks that copy in any language may have.
const QUOTES: [(char, char); 8] =
    [('"', '"'), ('“', '”'), ('„', '“'), ('„', '”'), ('「', '」'), ('『', '』'), ('〝', '〟'), ('«', '»')];

pub fn is_bracket(sign: char) -> bool {
    BRACKETS.iter().any(|&(open, close)| sign == open || sign == close)
}

fn is_mark(c: char) -> bool {
    is_bracket(c)
        || matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' | '〝' | '〟' | '〞' | ',')
}

/// Whether one mark closes the other in the language.
fn closes(file: &LanguageFile, open: char, close: char) -> bool {
    let is_pair = |pair: &[String; 2]| pair[0].starts_with(open) && pair[1].starts_with(close);
    is_wide_pair(open, close)
        || BRACKETS.contains(&(open, close))
        || QUOTES.contains(&(open, close))
        || file.sentences.quotes.iter().any(is_pair)
}

/// Whether one bracket is as wide as a character of Chinese and the other is not.
fn is_wide_pair(open: char, close: char) -> bool {
    matches!((open, close), ('（', ')') | ('(', '）') | ('［', ']') | ('[', '］'))
}

/// Whether a mark opens or closes, by its sign and by what stands beside it; nothing where it does neither.
fn side(file: &LanguageFile, c: char, before: &str, after: &str, open: &[Mark]) -> Option<(char, Side)> {
    let (left, right) = (before.chars().next_back(), after.chars().next());
    let is_gap =
        |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '（' | '-' | '–' | '—' | '/' | '\'' | '’' | '¿' | '¡');
    let opens_by_place = left.is_none_or(|c| is_gap(c) || is_opening(c))
        && right
            .is_some_and(|c| c.is_alphanumeric() || is_opening(c) || matches!(c, '.' | '…' | '¿' | '¡' | '#' | '@'));
    let closes_by_place = left.is_some_and(|c| !c.is_whitespace() && !is_opening(c) && !matches!(c, '\'' | '’'))
        && !right.is_some_and(char::is_alphanumeric);
    let is_hebrew = |c: char| ('\u{590}'..='\u{5FF}').contains(&c);
    let in_acronym = left.is_some_and(is_hebrew) && right.is_some_and(is_hebrew);
    let last = open.iter().rfind(|mark| !is_bracket(mark.sign) && mark.side == Side::Opens);
    let sure = |side| Some((c, side));
    match c {
        ',' => (left == Some(',') && opens_quote(text_before(before, before.len() - 1), right))
            .then_some(('„', Side::Opens)),
        '(' | ')' | '[' | ']' => bracket(c, before, open).map(|side| (c, side)),
        _ if BRACKETS.iter().any(|&(first, _)| c == first) || matches!(c, '「' | '『' | '〝') => sure(Side::Opens),
        _ if is_bracket(c) || matches!(c, '」' | '』' | '〟' | '〞') => sure(Side::Closes),
        '"' => {
            let within = left.is_some_and(char::is_alphabetic) && right.is_some_and(char::is_alphabetic);
            // Inches and seconds stand behind figures.
            let measures = left.is_some_and(char::is_numeric) && last.is_none();
            match () {
                () if measures => None,
                () if within && (in_acronym || last.is_none()) && !left.is_some_and(is_unspaced) => sure(Side::MayOpen),
                () if opens_by_place => sure(Side::Opens),
                () if closes_by_place || last.is_some() => sure(Side::Closes),
                () => sure(Side::Opens),
            }
        }
        _ if in_acronym => sure(Side::MayOpen),
        // Each of these opens in one language and closes in another.
        _ => {
            let answers = last.is_some_and(|mark| mark.sign != c && closes(file, mark.sign, c));
            let opens_by_sign = matches!(c, '“' | '„' | '«');
            let runs_together = left.is_some_and(is_unspaced) || right.is_some_and(is_unspaced);
            let opens = if answers && (!opens_by_place || !opens_by_sign) {
                false
            } else if runs_together || opens_by_place == closes_by_place {
                opens_by_sign
            } else {
                opens_by_place
            };
            sure(if opens { Side::Opens } else { Side::Closes })
        }
    }
}

/// Two commas for a low quotation mark: ,,Tak".
fn opens_quote(before: &str, after: Option<char>) -> bool {
    before.chars().next_back().is_none_or(char::is_whitespace) && after.is_some_and(char::is_alphabetic)
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '“' | '„' | '«' | '「' | '『' | '‘' | '‚' | '‹' | '\'')
        || BRACKETS.iter().any(|&(first, _)| c == first)
}

/// The side of a round or square bracket; faces (:-) and labels of lists (1), a) have none.
fn bracket(c: char, before: &str, open: &[Mark]) -> Option<Side> {
    if before.ends_with([':', ';', '=']) || before.ends_with(":-") || before.ends_with(";-") {
        return None;
    }
    if matches!(c, '(' | '[') {
        return Some(Side::Opens);
    }
    let label = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let is_label = (1..=2).contains(&label.chars().count()) && !open.iter().any(|mark| matches!(mark.sign, '(' | '['));
    (!is_label).then_some(Side::Closes)
}

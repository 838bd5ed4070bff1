//! Marks and capitals that are lost, doubled or in the way, and markup in the copy.

use super::super::site::{Edit, Site};
use super::sentences::is_quoting;
use crate::lang::{Shape, Token};
use crate::span::Span;

/// What programs leave in copy; each in turn.
const MARKUP: [&str; 4] = ["<br>", "&nbsp;", "<unk>", "{0}"];
/// Words of a sentence that loses its capitals, at least: a shorter line may be a label.
const WORDS: usize = 6;
/// Words of speech that loses its quotation marks, at least: fewer are a name or a saying.
const QUOTED: usize = 6;

/// Markup between two words.
pub fn markup(site: &Site<'_, '_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (n, sentence) in site.body() {
        let tokens = site.tokens(&sentence.tokens);
        for two in tokens.windows(2).filter(|two| two.iter().all(|token| token.shape == Shape::Word)) {
            let gap = Span::new(two[0].span.end, two[1].span.start);
            let put = MARKUP[n % MARKUP.len()];
            let space = site.words(gap);
            if space == " " || space.is_empty() && !site.is_spaced() {
                edits.push(Edit::new(gap, format!("{space}{put}{space}")));
            }
        }
    }
    edits
}

/// A sentence with a space before each of its marks, as programs that cut copy into words leave it.
pub fn spaced(site: &Site<'_, '_>) -> Vec<Edit> {
    let apart = &site.document().lang.file.sentences.spaced_marks;
    let mut edits = Vec::new();
    for (_, sentence) in site.body().filter(|_| site.is_spaced()) {
        let tokens = site.tokens(&sentence.tokens);
        let mut put = String::new();
        let mut from = sentence.span.start;
        for (at, two) in tokens.windows(2).enumerate() {
            let is_last = at + 2 == tokens.len();
            let mark = site.words(two[1].span);
            let is_mark = matches!(mark, "," | "." | "،" | "।" | "?" | "؟") && !apart.contains(mark);
            let behind = tokens.get(at + 2).is_none_or(|next| next.span.start > two[1].span.end);
            if is_mark
                && two[0].shape == Shape::Word
                && two[0].span.end == two[1].span.start
                && (is_last || mark == "," && behind)
            {
                put.push_str(site.words(Span::new(from, two[1].span.start)));
                put.push(' ');
                from = two[1].span.start;
            }
        }
        if from > sentence.span.start {
            put.push_str(site.words(Span::new(from, sentence.span.end)));
            edits.push(Edit::new(sentence.span, put));
        }
    }
    edits
}

/// A comma that stands twice.
pub fn comma(site: &Site<'_, '_>) -> Vec<Edit> {
    let commas = |tokens: &[Token]| {
        let two = tokens.windows(2).filter(|two| two[0].shape == Shape::Word && two[0].span.end == two[1].span.start);
        let commas = two.map(|two| two[1].span).filter(|span| matches!(site.words(*span), "," | "،" | "，" | "、"));
        commas.collect::<Vec<_>>()
    };
    let all = site.body().flat_map(|(_, sentence)| commas(site.tokens(&sentence.tokens)));
    all.map(|span| Edit::new(span, site.words(span).repeat(2))).collect()
}

/// A sentence in small letters.
pub fn lowered(site: &Site<'_, '_>) -> Vec<Edit> {
    let sentences = &site.document().sentences;
    let mut edits = Vec::new();
    for (n, sentence) in site.body() {
        let words = site.words(sentence.span);
        let letters = site.tokens(&sentence.tokens).iter().filter(|token| token.shape == Shape::Word);
        let begins = words.starts_with(char::is_uppercase);
        let is_new = n.checked_sub(1).is_none_or(|before| site.stop(&sentences[before]).is_some());
        if begins && is_new && letters.count() >= WORDS && site.stop(sentence).is_some() && !is_quoting(site, sentence)
        {
            edits.push(Edit::new(sentence.span, words.to_lowercase()));
        }
    }
    edits
}

/// Where the only two quotation marks of a sentence stand, opening and closing.
fn quotations(site: &Site<'_, '_>) -> Vec<(usize, [Span; 2])> {
    let pairs = &site.document().lang.file.sentences.quotes;
    let mut found = Vec::new();
    for (n, sentence) in site.body() {
        let marks = site.tokens(&sentence.tokens).iter().filter(|token| {
            let mark = site.words(token.span);
            // Single marks are apostrophes as often.
            !matches!(mark, "'" | "’" | "‘") && pairs.iter().flatten().any(|known| known == mark)
        });
        let [open, close] = marks.collect::<Vec<_>>()[..] else { continue };
        let is_pair = pairs.iter().any(|[a, b]| site.words(open.span) == a && site.words(close.span) == b);
        if is_pair {
            found.push((n, [open.span, close.span]));
        }
    }
    found
}

/// One of two quotation marks that is gone.
pub fn quotation_mark(site: &Site<'_, '_>) -> Vec<Edit> {
    // The quotation is where it is seen: an editor looks at the mark that is left.
    let one = |(n, [open, close]): (usize, [Span; 2])| {
        let inner = site.words(Span::new(open.end, close.start));
        let (open_mark, close_mark) = (site.words(open), site.words(close));
        let put = if n % 2 == 0 { format!("{inner}{close_mark}") } else { format!("{open_mark}{inner}") };
        Edit::new(open.to(close), put)
    };
    quotations(site).into_iter().map(one).collect()
}

/// Speech that lost both of its quotation marks and has them in another version.
pub fn quotation_marks(site: &Site<'_, '_>) -> Vec<Edit> {
    let documents = &site.reading.documents;
    let quotes_too = |n: usize| {
        site.row(n)
            .into_iter()
            .any(|(version, s)| is_quoting(&Site { version, ..*site }, &documents[version].sentences[s]))
    };
    let mut edits = Vec::new();
    for (n, [open, close]) in quotations(site) {
        let inner = Span::new(open.end, close.start);
        let tokens = site.tokens(&site.document().sentences[n].tokens).iter();
        let words = tokens.filter(|token| token.shape == Shape::Word && inner.holds(token.span)).count();
        if words >= QUOTED && quotes_too(n) {
            edits.push(Edit::new(open.to(close), site.words(inner)));
        }
    }
    edits
}

/// A paragraph of which its last mark alone is left.
pub fn emptied(site: &Site<'_, '_>) -> Vec<Edit> {
    let sentences = &site.document().sentences;
    let mut edits = Vec::new();
    for (n, sentence) in site.body() {
        let beside = [n.checked_sub(1), Some(n + 1)].into_iter().flatten().filter_map(|other| sentences.get(other));
        let is_alone = beside.into_iter().all(|other| other.paragraph != sentence.paragraph);
        if let Some(stop) = site.stop(sentence).filter(|_| is_alone && sentences.len() > 1) {
            edits.push(Edit::new(sentence.span, site.words(stop.span)));
        }
    }
    edits
}

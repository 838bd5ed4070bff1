//! The form of an article that does not fit the sound behind it: “a hour”, “an report”.

use super::garble;
use crate::align::Reading;
use crate::document::Document;
use crate::finding::{Finding, Severity};
use crate::lang::Shape;
use crate::span::Span;

/// Shorter words are abbreviations and letters, which may be spelt out (an MP).
const SHORTEST: usize = 3;

pub fn check(reading: &Reading<'_>, version: usize) -> Vec<Finding> {
    let document = &reading.documents[version];
    let text = document.text();
    let words = &document.lang.file.words;
    let Some([before_consonant, before_vowel]) = &words.by_sound else { return Vec::new() };
    let mut found = Vec::new();
    for (_, sentence) in garble::copy(document) {
        for at in sentence.tokens.start..sentence.tokens.end.saturating_sub(1) {
            let (article, next) = (&document.tokens[at], &document.tokens[at + 1]);
            let is_vowel = *article.key == **before_vowel;
            // A capital A may be a letter's name (“group A is”), and An a part of one (“Nghe An province”).
            let may_open = is_vowel && document.opens_sentence(at);
            let stands = (is_vowel || *article.key == **before_consonant)
                && (may_open || garble::is_small(document, at))
                && garble::is_spaced(text, article, next);
            let span = article.span.to(next.span);
            if !stands || sounds_as_vowel(document, at + 1) != Some(!is_vowel) {
                continue;
            }
            if garble::stands_elsewhere(reading, version, span.of(text)) {
                continue;
            }
            let form = if is_vowel { before_consonant } else { before_vowel };
            let mended = format!("{form}{}", Span::new(article.span.end, span.end).of(text));
            let message = format!(
                "“{}” in {} does not fit by its sound: “{mended}” is meant.",
                span.of(text),
                document.version.id
            );
            let finding = garble::finding("article-misfit", Severity::Warning, 0.9, version, span, message);
            found.push(Finding { suggestion: Some(mended), ..finding });
        }
    }
    found
}

/// Whether a word begins with the sound of a vowel; nothing where speakers differ, or the word is a name,
/// an abbreviation or unknown.
fn sounds_as_vowel(document: &Document<'_>, at: usize) -> Option<bool> {
    let words = &document.lang.file.words;
    let token = &document.tokens[at];
    let is_known =
        document.lang.words().is_some_and(|list| list.has(&token.key)) || document.lang.lexicon.knows(&token.key);
    if token.shape != Shape::Word || !garble::is_small(document, at) || !is_known || token.key.len() < SHORTEST {
        return None;
    }
    let longest = |list: &[String]| {
        list.iter().filter(|beginning| token.key.starts_with(beginning.as_str())).map(|b| b.len()).max().unwrap_or(0)
    };
    let (consonant, vowel) = (longest(&words.consonant_sounds), longest(&words.vowel_sounds));
    if longest(&words.either_sound) > 0 {
        return None;
    }
    let letter = token.key.starts_with(['a', 'e', 'i', 'o', 'u']);
    Some(if consonant == vowel { letter } else { vowel > consonant })
}

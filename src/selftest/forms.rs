//! Words of a language file put in each other's place: the form of the other word that ends as this one does.

#![expect(clippy::arithmetic_side_effects, reason = "a digit of a script stands at most nine behind its zero")]

use crate::lang::{Shape, Token, digit, fold};
use crate::span::{Span, text_from};

/// What is written for another thing in place of these words: of the forms that the language has for it the one
/// that ends most like them, for that is likely the same case. The forms of `from` say which part of the words
/// stands for the thing: a particle before it stays (ובצפון), and so does what follows an open form (`север*`).
pub fn in_place(words: &str, from: &[String], to: &[String]) -> Option<String> {
    let found = from.iter().filter_map(|form| parted(words, form).map(|(before, after)| (before, form, after)));
    // The form that explains the most.
    let (before, form, after) = found.min_by_key(|(before, _, after)| before.len() + after.len())?;
    let own = text_from(words, before.len());
    // As many words, and abbreviated or not, as this one.
    let alike = |other: &&String| {
        other.split(' ').count() == form.split(' ').count() && other.contains('.') == form.contains('.')
    };
    let mut best: Option<(usize, String)> = None;
    for other in to.iter().filter(alike).filter(|other| !bare(other).contains('*')) {
        let is_open = other.ends_with('*');
        let other = if is_open { format!("{}{after}", bare(other)) } else { other.clone() };
        let pairs = own.chars().rev().zip(other.chars().rev());
        let common = pairs.take_while(|(a, b)| a.to_lowercase().eq(b.to_lowercase())).count();
        // Without an ending an open form is a word only where it ends as this one does.
        let is_word = !is_open || !after.is_empty() || common > 1;
        if is_word && best.as_ref().is_none_or(|(most, _)| common > *most) {
            best = Some((common, other));
        }
    }
    let made = format!("{before}{}", cased(&best?.1, own));
    (fold(&made) != fold(words)).then_some(made)
}

fn bare(form: &str) -> &str {
    form.strip_suffix('*').unwrap_or(form)
}

/// The words before and behind a form that stands in them, at their end unless it is open.
fn parted<'w>(words: &'w str, form: &str) -> Option<(&'w str, &'w str)> {
    let stem = fold(bare(form));
    if stem.is_empty() || stem.contains('*') {
        return None;
    }
    let starts = words.char_indices().map(|(at, _)| at);
    let places =
        starts.flat_map(|at| text_from(words, at).char_indices().map(move |(n, c)| (at, at + n + c.len_utf8())));
    let mut fits = places.filter(|&(_, end)| end == words.len() || form.ends_with('*'));
    let (at, end) = fits.find(|&(at, end)| fold(Span::new(at, end).of(words)) == stem)?;
    Some(Span::new(at, end).around(words).into())
}

/// A word with the capitals of another: none, its first, or all.
pub fn cased(word: &str, like: &str) -> String {
    let mut letters = like.chars().filter(|c| c.is_alphabetic());
    let (first, second) = (letters.next(), letters.next());
    let is_upper = |c: Option<char>| c.is_some_and(char::is_uppercase);
    if is_upper(first) && is_upper(second) && !letters.any(char::is_lowercase) {
        return word.to_uppercase();
    }
    let mut rest = word.chars();
    match rest.next() {
        Some(c) if is_upper(first) => c.to_uppercase().chain(rest).collect(),
        _ => word.to_owned(),
    }
}

/// Other digits in the place of some, in the same script.
pub fn redigit(token: &Token, words: &str, digits: &str) -> Option<String> {
    if token.shape != Shape::Digits {
        return None;
    }
    let first = words.chars().next()?;
    let zero = u32::from(first) - u32::from(digit(first)?);
    digits.bytes().map(|byte| char::from_u32(zero + u32::from(byte.checked_sub(b'0')?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(forms: &str) -> Vec<String> {
        forms.split('|').map(str::to_owned).collect()
    }

    #[test]
    fn forms_keep_case_particle_and_capital() {
        let cases = [
            ("Norden", "Norden|Nordens|nördlich*", "Süden|Südens|südlich*", Some("Süden")),
            ("километрах", "километр*", "дюйм|миль|милях", Some("милях")),
            ("вырос", "вырос*", "падени*|упал", Some("упал")),
            ("nördlich", "Norden|nördlich*", "Süden|südlich*", Some("südlich")),
            ("nördlichen", "Norden|Nordens|nördlich*", "Süden|Südens|südlich*", Some("südlichen")),
            ("севером", "север|севера|севером", "юг|юга|югом", Some("югом")),
            ("ובצפון", "צפון|צפונה", "דרום|דרומה", Some("ובדרום")),
            ("北部", "北部|北侧", "南部|南侧", Some("南部")),
            ("NORTH", "north", "south", Some("SOUTH")),
            ("North", "north|northern", "south|southern", Some("South")),
            ("East", "north", "south", None),
        ];
        for (words, from, to, wanted) in cases {
            assert_eq!(in_place(words, &list(from), &list(to)).as_deref(), wanted, "{words}");
        }
    }
}

//! Words of a language file put in each other's place: the form of the other word that ends as this one does.

use crate::lang::{Shape, Token, digit, fold};

/// What is written for another thing in place of these words: of the forms that the language has for it the one
/// that ends most like them, for that is likely the same case. The forms of `from` say which part of the words
/// stands for the thing: a particle before it stays (וביום, בבית), and so does what follows an open form (`север*`).
pub fn in_place(words: &str, from: &[String], to: &[String]) -> Option<String> {
    let found = from.iter().filter_map(|form| parted(words, form).map(|(before, after)| (before, form, after)));
    // The form that explains the most.
    let (before, form, after) = found.min_by_key(|(before, _, after)| before.len() + after.len())?;
    let is_open = form.ends_with('*');
    let ending = |other: &str| {
        let pairs = bare(form).chars().rev().zip(bare(other).chars().rev());
        pairs.take_while(|(a, b)| a.to_lowercase().eq(b.to_lowercase())).count()
    };
    // One written in as many words, as far from an abbreviation, open where this one is.
    let alike = |other: &&String| {
        other.ends_with('*') == is_open
            && other.split(' ').count() == form.split(' ').count()
            && other.contains('.') == form.contains('.')
            && !bare(other).contains('*')
    };
    let mut best: Option<(usize, &String)> = None;
    for other in to.iter().filter(alike) {
        let common = ending(other);
        if best.is_none_or(|(most, _)| common > most) {
            best = Some((common, other));
        }
    }
    let other = cased(bare(best?.1), &words[before.len()..]);
    let made = format!("{before}{other}{after}");
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
    let places = starts.flat_map(|at| words[at..].char_indices().map(move |(n, c)| (at, at + n + c.len_utf8())));
    let mut fits = places.filter(|&(_, end)| end == words.len() || form.ends_with('*'));
    let (at, end) = fits.find(|&(at, end)| fold(&words[at..end]) == stem)?;
    Some((&words[..at], &words[end..]))
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

//! Fractions of two numbers: some parts and how many make the whole. *Five eighths*, *one twenty-fifth*,
//! *dreißig Hundertstel*, *tres veintiunavos*, 五分之三, *beşte üç*, *one over three*.

use super::numeral::{self, Numeral};
use super::{Copy, machine, ordinal, whole, words};
use crate::lang::{Glue, Joint, Sense};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The fraction of two numbers that begins at a token.
pub fn read(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let fraction = of_whole(copy, at).map(|(fraction, _)| fraction);
    fraction.or_else(|| of_parts(copy, at)).or_else(|| divided(copy, at)).or_else(|| of_definite(copy, at))
}

/// خمس الفطيرة: the name of the parts alone, right before a whole that the article begins. Where papers leave
/// the vowels out it may be the number too.
fn of_definite(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let file = &copy.lang.file;
    let parts = part_name(copy, at).filter(|name| !file.prefixes.is_empty() && !name.ordinal)?;
    let written = file.figures.parts.names.get(&parts.parts.to_string())?;
    // الدول الخمس الدائمة: behind an article of its own it is a number.
    let bare = written.iter().any(|name| crate::lang::fold(name) == copy.key(at));
    let begins = |article: &String| copy.key(parts.end).starts_with(article.as_str());
    let definite = copy.is_word(parts.end) && file.figures.parts.whole.iter().any(begins);
    let below = whole(parts.parts);
    (bare && definite).then_some(Numeral {
        readings: vec![Decimal::ONE.checked_div(below)?, below],
        soft: true,
        ..Numeral::of(below, parts.end)
    })
}

/// The number at a token, and the token behind the joint that follows it. In Korean the joint is
/// written together with the number: 삼분의.
pub fn before_joint(copy: &Copy<'_>, at: usize, joint: Joint) -> Option<(Numeral, usize)> {
    let figures = &copy.lang.file.figures;
    let sense = Sense::InFraction(joint);
    if let Some(number) = numeral::number(copy, at)
        && let Some(next) = copy.marks(number.end, sense)
    {
        return Some((number, next));
    }
    if figures.glued != Glue::Run || !copy.is_word(at) {
        return None;
    }
    let written = match joint {
        Joint::Between => &figures.parts.between,
        Joint::Mixed => &figures.parts.mixed,
        _ => return None,
    };
    let number = words::before_ending(copy, at, written)?;
    let next = number.end;
    Some((number, next))
}

/// 五分之三, 3분의 2, beşte üç: all parts first. Says too whether the whole is a bare power of ten, 千分之.
pub fn of_whole(copy: &Copy<'_>, at: usize) -> Option<(Numeral, bool)> {
    let (below, next) = match before_joint(copy, at, Joint::Between) {
        Some((number, next)) => (number.value()?, next),
        None => named_before(copy, at)?,
    };
    let scale = copy.term(at, |sense| matches!(sense, Sense::Scale(100..)).then_some(())).is_some();
    let bare = scale && below.to_u64().is_some_and(|below| below == 10u64.pow(below.max(1).ilog10()));
    let above = numeral::signed(copy, next, |copy, at| {
        // 3분의 일만: a part is less than the whole, where the word can be cut so.
        let less = words::before_particles(copy, at).find(|above| above.value() < Some(below));
        let above = numeral::number(copy, at).filter(|above| less.is_none() || above.value() < Some(below));
        above.or(less).or_else(|| words::before_particle(copy, at))
    })?;
    let value = above.value()?.checked_div(below)?;
    Some((Numeral { in_digits: above.in_digits, ..Numeral::of(value, above.end) }, bare))
}

/// beşte, yirmi beşte: a name of parts that stands before their number, and the token after it.
pub fn named_before(copy: &Copy<'_>, at: usize) -> Option<(Decimal, usize)> {
    let named = |sense| match sense {
        Sense::PartsBefore(parts) => Some(parts),
        _ => None,
    };
    compound_before(copy, at).or_else(|| copy.term(at, named).map(|(parts, end)| (whole(parts), end)))
}

/// yirmi beşte: tens before the name of the parts.
fn compound_before(copy: &Copy<'_>, at: usize) -> Option<(Decimal, usize)> {
    let number = words::every(copy, at)?;
    let (parts, end) = copy.term(number.end, |sense| match sense {
        Sense::PartsBefore(parts) => Some(parts),
        _ => None,
    })?;
    Some((whole(joined(number.value()?.to_u64()?, parts)?), end))
}

/// Some parts first, then their name: five eighths.
fn of_parts(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let above = numeral::number(copy, at)?;
    let value = above.value().filter(|value| value.is_integer() && !value.is_zero())?;
    let (value, below, end) = match hyphenated(copy, at, &above) {
        Some(found) => found,
        None => {
            let (below, end) = name_of_parts(copy, above.end, value).filter(|_| !is_linked(copy, &above))?;
            (value, below, end)
        }
    };
    // "one hundred and three quarters": what *and* joined is a fraction of its own when it is below one.
    let last = above.joint.map(|(head, _)| value.saturating_sub(whole(head)));
    if last.is_some_and(|last| last < whole(below)) {
        return None;
    }
    let fraction = value.checked_div(whole(below))?;
    Some(Numeral { soft: value == Decimal::ONE, in_digits: above.in_digits, ..Numeral::of(fraction, end) })
}

/// One part by an article, where a whole number stands before it: two and a thirtieth.
pub fn of_article(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let next = copy.marks(at, Sense::Article)?;
    let (below, end) = name_of_parts(copy, next, Decimal::ONE)?;
    Some(Numeral::of(Decimal::ONE.checked_div(whole(below))?, end))
}

/// "one hundred thirty-fifths": a hyphen says that the tens before it belong to the name of the parts.
fn hyphenated(copy: &Copy<'_>, at: usize, above: &Numeral) -> Option<(Decimal, u64, usize)> {
    let next = copy.hyphen(above.end)?;
    let (tens, first) = copy.term_before(above.end, |sense| match sense {
        Sense::Cardinal(tens @ 20..100) if tens.is_multiple_of(10) => Some(tens),
        _ => None,
    })?;
    let Name { parts, end, .. } = part_name(copy, next).filter(|name| name.parts < 10)?;
    let before = Copy { end: first, ..*copy };
    let value = numeral::number(&before, at).filter(|above| above.end == first)?.value()?;
    Some((value, tens.checked_add(parts)?, end))
}

/// "2019 के तीसरे": behind a figure in digits the link is one of many uses.
fn is_linked(copy: &Copy<'_>, above: &Numeral) -> bool {
    above.in_digits && copy.marks(above.end, Sense::InFraction(Joint::Link)).is_some()
}

/// How many parts make the whole, by the name of the parts behind their number, and the token after it.
fn name_of_parts(copy: &Copy<'_>, at: usize, above: Decimal) -> Option<(u64, usize)> {
    let link = copy.marks(at, Sense::InFraction(Joint::Link));
    let at = link.unwrap_or(at);
    // Tokenised copy sets spaces around the hyphen: five - eighths.
    let spaced = copy.key(at) == "-"
        && !copy.is_glued(at)
        && !copy.is_glued(at + 1)
        && part_name(copy, at + 1).is_some_and(|name| !name.ordinal);
    let at = copy.hyphen(at).or(spaced.then_some(at + 1)).unwrap_or(at);
    let one = above == Decimal::ONE;
    let is_plain = |name: &Name| match link {
        Some(_) => true,
        None => !name.ordinal || name.parts > 2 && !one && copy.lang.file.figures.parts.link.is_empty(),
    };
    let are_ordinals = !copy.lang.file.figures.parts.endings.is_empty();
    part_name(copy, at)
        .filter(is_plain)
        .map(|name| (name.parts, name.end))
        .or_else(|| glued_name(copy, at).filter(|(_, end)| !one || !are_ordinals || is_before_whole(copy, *end)))
        .or_else(|| if one { single_name(copy, at) } else { None })
        .or_else(|| compound_name(copy, at, one))
}

/// A name of parts: how many make the whole, whether it is an ordinal too, and the token after it.
struct Name {
    parts: u64,
    ordinal: bool,
    end: usize,
}

/// eighths, Achtel.
fn part_name(copy: &Copy<'_>, at: usize) -> Option<Name> {
    let ((parts, ordinal), end) = copy.term(at, |sense| match sense {
        Sense::PartName { parts, ordinal } => Some((parts, ordinal)),
        _ => None,
    })?;
    Some(Name { parts, ordinal, end })
}

/// The eighth of *one eighth*, told from an ordinal by what follows it.
fn single_name(copy: &Copy<'_>, at: usize) -> Option<(u64, usize)> {
    if copy.lang.file.figures.parts.endings.is_empty() {
        return None;
    }
    let (parts, end) = ordinal::in_words(copy, at).filter(|(parts, _)| *parts > 2)?;
    is_before_whole(copy, end).then_some((parts, end))
}

/// Whether what follows one part is the whole, or nothing that an ordinal could count.
fn is_before_whole(copy: &Copy<'_>, end: usize) -> bool {
    let whole = |sense| match sense {
        Sense::InFraction(Joint::Whole) | Sense::Percent(_) | Sense::And => Some(()),
        _ => None,
    };
    !copy.is_word(end) || copy.term(end, whole).is_some()
}

/// twenty firsts, one hundred and fifth, veinte milésimos, treinta avos.
fn compound_name(copy: &Copy<'_>, at: usize, one: bool) -> Option<(u64, usize)> {
    let number = words::every(copy, at)?;
    let head = number.value()?.to_u64()?;
    if let Some(end) = copy.marks(number.end, Sense::PartSuffix) {
        return Some((head, end)).filter(|(parts, _)| *parts > 1);
    }
    let next = copy.marks(number.end, Sense::And).unwrap_or(number.end);
    let next = copy.hyphen(next).unwrap_or(next);
    let (parts, end) = part_name(copy, next)
        .filter(|name| !name.ordinal || !one)
        .map(|name| (name.parts, name.end))
        .or_else(|| if one { single_name(copy, next) } else { None })?;
    Some((joined(head, parts)?, end))
}

/// What the parts of a name come to: 20 and 5 are 25, 20 and 1000 are 20,000.
fn joined(head: u64, last: u64) -> Option<u64> {
    let places = machine::above(last)?;
    let round = last >= 100 && last.checked_mul(10) == Some(places);
    if round && head < last {
        head.checked_mul(last)
    } else {
        head.checked_add(last).filter(|_| head.is_multiple_of(places))
    }
}

/// The name of parts in one word with the number: Fünfundzwanzigstel, veintiunavos, duecentocinquesimi.
fn glued_name(copy: &Copy<'_>, at: usize) -> Option<(u64, usize)> {
    if !copy.is_word(at) {
        return None;
    }
    let key = copy.key(at);
    let ordinals = &copy.lang.file.figures.ordinals;
    let place = |head: &str| {
        // tjugoförste-del: the name of the parts may hold the ordinal.
        let found = ordinals.iter().find(|(_, names)| names.iter().any(|name| crate::lang::fold(name) == head))?;
        found.0.parse().ok()
    };
    let number = |head: &str| words::in_one_word(copy, head).or_else(|| place(head)).filter(|value| *value > 1);
    let parts = &copy.lang.file.figures.parts;
    let whole = parts.suffixes.iter().filter_map(|suffix| key.strip_suffix(suffix.as_str())).find_map(|head| {
        // Italian takes off the last vowel of the number: cinqu-esimo.
        let vowel = || ["e", "i", "o", "a"].iter().find_map(|vowel| number(&format!("{head}{vowel}")));
        number(head).or_else(vowel)
    });
    let named = || {
        // veintemilésimos: the number of the thousandths before their name.
        let round = ["100", "1000", "1000000", "1000000000", "1000000000000"];
        round.iter().find_map(|round| {
            let names = parts.names.get(*round)?;
            let head = names.iter().find_map(|name| key.strip_suffix(crate::lang::fold(name).as_str()))?;
            joined(number(head)?, round.parse().ok()?)
        })
    };
    whole.or_else(named).map(|parts| (parts, at + 1))
}

/// one over three, iki bölü üç; a word that is more than a division is one where nothing is counted.
fn divided(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let above = numeral::number(copy, at)?;
    let (alone, next) = copy.term(above.end, |sense| match sense {
        Sense::InFraction(Joint::Over { alone }) => Some(alone),
        _ => None,
    })?;
    let below = numeral::number(copy, next)?;
    if above.joint.is_some_and(|(head, _)| {
        above.value().is_some_and(|value| value.saturating_sub(whole(head)) < below.value().unwrap_or_default())
    }) {
        return None;
    }
    let value = above.value()?.checked_div(below.value()?)?;
    let in_digits = above.in_digits && below.in_digits;
    (!alone || !copy.is_word(below.end) || numeral::is_percent(copy, below.end))
        .then(|| Numeral { in_digits, ..Numeral::of(value, below.end) })
}

//! Number words, and figures in digits with words of magnitude: one machine for all languages, driven
//! by the values in the language files. Parts add and multiply: *two hundred and fifty-one thousand*,
//! *einundzwanzig*, 二百五十, *2.5 million*, 12億5050万, *mil millones*.

use super::figure;
use super::machine::{Machine, Part};
use super::{Copy, point, sum, whole};
use crate::lang::{Dimension, Glue, Sense, Shape, Side};
use rust_decimal::Decimal;

/// A number in words, or in digits and words.
#[derive(Debug, PartialEq)]
pub struct Numeral {
    /// The likelier reading first.
    pub readings: Vec<Decimal>,
    pub end: usize,
    /// Whether digits stand in it.
    pub in_digits: bool,
    /// Whether a word of magnitude stands in it, so that the figure is likely to be rounded.
    pub scaled: bool,
    /// Words that name a number by the way: a lone *hundred*, an article that means one.
    pub soft: bool,
}

impl Numeral {
    /// The likelier reading.
    pub fn value(&self) -> Option<Decimal> {
        self.readings.first().copied()
    }
}

/// The number that begins at a token, with the word or sign before it that makes it negative.
pub fn read(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let minus = copy.term(at, |sense| match sense {
        Sense::Minus { degrees } => Some(degrees),
        _ => None,
    });
    let Some((degrees, next)) = minus.filter(|(_, next)| is_minus(copy, at, *next)) else {
        return positive(copy, at);
    };
    let mut numeral = positive(copy, next)?;
    if degrees && !is_temperature(copy, numeral.end) {
        return None;
    }
    numeral.readings.iter_mut().for_each(|value| value.set_sign_negative(true));
    Some(numeral)
}

/// Whether the word from `at` to `next` is a minus: no score (3胜2负5平), no bound (*al menos 5*).
fn is_minus(copy: &Copy<'_>, at: usize, next: usize) -> bool {
    let number = |sense| matches!(sense, Sense::Cardinal(_)).then_some(());
    let bound = copy.term_before(next, |sense| matches!(sense, Sense::Bound(..)).then_some(()));
    let figure = at > copy.first && (copy.is_digits(at - 1) || copy.term_before(at, number).is_some());
    !figure && bound.is_none()
}

/// Whether degrees of heat stand at a token.
pub fn is_temperature(copy: &Copy<'_>, at: usize) -> bool {
    let degrees = |sense| match sense {
        Sense::Unit(unit) if unit.name() == "degree" || unit.dimension() == Dimension::Temperature => Some(()),
        _ => None,
    };
    copy.term(at, degrees).is_some()
}

fn positive(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    if let Some(figure) = figure::read(copy, at) {
        return Some(scaled(copy, figure));
    }
    if copy.lang.file.figures.glued == Glue::Run
        && let Some(positional) = positional(copy, at)
    {
        return Some(positional);
    }
    in_words(copy, at).map(|numeral| point::with_decimals(copy, at, numeral))
}

/// A figure in digits with the words of magnitude behind it.
pub fn scaled(copy: &Copy<'_>, figure: figure::Figure) -> Numeral {
    let mut numeral =
        Numeral { readings: figure.readings, end: figure.end, in_digits: true, scaled: false, soft: false };
    let mut total = Decimal::ZERO;
    let mut smallest = u64::MAX;
    while let Some((scale, end)) = scale_after(copy, numeral.end) {
        // 2 hundred thousand; mil millones; 万亿: scales in a row multiply.
        let mut factor = scale;
        let mut after = end;
        while let Some((next, end)) = scale_after(copy, after) {
            let Some(product) = factor.checked_mul(next) else { break };
            (factor, after) = (product, end);
        }
        for value in &mut numeral.readings {
            *value = value.checked_mul(whole(factor)).unwrap_or(Decimal::MAX);
        }
        (numeral.end, numeral.scaled) = (after, true);
        // 12億5050万: a smaller multiple of a smaller scale is added.
        let run = copy.lang.file.figures.glued == Glue::Run;
        let and = copy.term(after, |sense| (sense == Sense::And).then_some(()));
        // 2 mil e 500: three digits fill the thousand.
        let fills = |next: usize| factor == 1000 && copy.key(next).len() == 3 && !copy.goes_on(next + 1);
        if let Some((_, next)) = and.filter(|(_, next)| copy.is_glued(*next) || fills(*next))
            && let Some(rest) = figure::read(copy, next)
            && rest.readings.first().is_some_and(|n| *n < whole(factor))
            && scale_after(copy, rest.end).is_none()
        {
            // 12 ألفا و500
            total = sum(total, numeral.value().unwrap_or_default());
            (numeral.readings, numeral.end) = (rest.readings, rest.end);
            break;
        }
        let spaced = copy.lang.file.spaces || copy.is_glued(after);
        // Turkish too: 6 bin 200.
        let thousands = factor == 1000 && copy.key(after).len() == 3;
        match figure::read(copy, after).filter(|_| run && spaced || thousands) {
            Some(next) if factor < smallest && scale_after(copy, next.end).is_some_and(|(s, _)| s < factor) => {
                total = sum(total, numeral.value().unwrap_or_default());
                smallest = factor;
                (numeral.readings, numeral.end) = (next.readings, next.end);
            }
            Some(next) if factor < smallest && next.readings.first().is_some_and(|n| *n < whole(factor)) => {
                total = sum(total, numeral.value().unwrap_or_default());
                (numeral.readings, numeral.end) = (next.readings, next.end);
                break;
            }
            _ => break,
        }
    }
    for value in &mut numeral.readings {
        *value = sum(*value, total);
    }
    if numeral.scaled {
        // "1.234 million" is no thousands.
        numeral.readings.truncate(1);
    }
    numeral
}

/// A scale behind a figure: its value, and the token after it.
fn scale_after(copy: &Copy<'_>, at: usize) -> Option<(u64, usize)> {
    let at = at + usize::from(copy.key(at) == "-" && copy.is_glued(at));
    if is_percent(copy, at) {
        return None;
    }
    let found = copy.term(at, |sense| match sense {
        Sense::Scale(value) => Some(value),
        _ => None,
    });
    // 兆 is a scale, 兆瓦 a unit.
    let unit = copy.term(at, |sense| matches!(sense, Sense::Unit(_) | Sense::NotNumber).then_some(()));
    if unit.zip(found).is_some_and(|((_, longer), (_, end))| longer > end) {
        return None;
    }
    let (scale, end) = found.or_else(|| written_scale(copy, at))?;
    // The stop of "Mrd." belongs to it where the sentence goes on.
    let goes_on = copy.word(end + 1).starts_with(char::is_lowercase)
        || copy.term(end + 1, |sense| matches!(sense, Sense::Currency(_) | Sense::Unit(_)).then_some(())).is_some();
    let end = end + usize::from(copy.key(end) == "." && copy.is_glued(end) && goes_on);
    let written = copy.word(at);
    if written.chars().count() == 1 && written.is_ascii() {
        // "5m" may be metres; "$5m", "5m euros" and "12 M€" are money. Thousands are sure enough when glued.
        let money = figure_start(copy, at).is_some_and(|first| is_money_before(copy, first));
        let behind = copy.term(end, |sense| matches!(sense, Sense::Currency(_)).then_some(())).is_some();
        let glued = copy.is_glued(at) && (money || behind || written == "k");
        if !(glued || behind && copy.is_glued(end)) {
            return None;
        }
    }
    Some((scale, end))
}

/// 백만, 만명: signs of scale in one word, with a counter behind them or nothing.
fn written_scale(copy: &Copy<'_>, at: usize) -> Option<(u64, usize)> {
    let token = copy.tokens.get(at).filter(|token| at < copy.end && token.shape == Shape::Word)?;
    if copy.lang.file.figures.glued != Glue::Run || token.key.chars().nth(1).is_none() {
        return None;
    }
    let (parts, rest) = signs(copy, &token.key);
    let product = parts.iter().try_fold(1u64, |product, part| match part {
        Part::Scale(scale) => product.checked_mul(*scale),
        _ => None,
    });
    product.filter(|&product| product > 1 && is_behind_number(copy, rest)).map(|scale| (scale, at + 1))
}

/// What may stand behind a number in the same word: nothing, a counter, a currency or a unit.
fn is_behind_number(copy: &Copy<'_>, rest: &str) -> bool {
    let begins = |word: &String| rest.starts_with(word.trim_end_matches('*'));
    let file = &copy.lang.file;
    rest.is_empty()
        || file.figures.counters.iter().any(begins)
        || file.currencies.values().chain(file.units.values()).flatten().any(begins)
}

/// "per cent" is written with the word for a hundred in many languages.
fn is_percent(copy: &Copy<'_>, at: usize) -> bool {
    copy.term(at, |sense| matches!(sense, Sense::Percent(_)).then_some(())).is_some()
}

fn figure_start(copy: &Copy<'_>, end: usize) -> Option<usize> {
    let digits = |t: &usize| copy.tokens[*t].shape == Shape::Digits || matches!(copy.key(*t), "." | ",");
    (copy.first..end).rev().take_while(digits).last()
}

fn is_money_before(copy: &Copy<'_>, at: usize) -> bool {
    copy.term_before(at, |sense| matches!(sense, Sense::Currency(_)).then_some(())).is_some()
}

/// 二〇二四: two or more bare digits say their places.
pub fn positional(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let digit = |token| {
        copy.term(token, |sense| match sense {
            Sense::Cardinal(value) if value < 10 => Some(value),
            _ => None,
        })
        .filter(|_| copy.key(token).chars().count() == 1)
    };
    let mut value = 0u64;
    let mut end = at;
    while let Some((next, after)) = digit(end).filter(|_| end == at || copy.is_glued(end)) {
        value = value.checked_mul(10)?.checked_add(next)?;
        end = after;
    }
    let scale_follows = copy.term(end, |sense| matches!(sense, Sense::Scale(_)).then_some(())).is_some();
    (end >= at + 2 && !scale_follows).then(|| Numeral {
        readings: vec![whole(value)],
        end,
        in_digits: false,
        scaled: false,
        soft: false,
    })
}

/// A number in words, without decimals.
pub fn in_words(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let run = copy.lang.file.figures.glued == Glue::Run;
    let mut machine = Machine::new(&copy.lang.file.figures);
    let mut end = at;
    let mut next = at;
    let mut parts = 0;
    while next < copy.end {
        if next > at && copy.key(next) == "-" && copy.is_glued(next) && copy.is_glued(next + 1) {
            next += 1;
        }
        let Some((word, after)) = parts_at(copy, next) else { break };
        machine.joined |= end > at && carries_and(copy, next);
        // A joiner counts only between two parts that it joins.
        if word == [Part::And] {
            if end == at || machine.joined {
                break;
            }
            machine.joined = true;
            next = after;
            continue;
        }
        let before = machine;
        if !word.iter().all(|&part| machine.take(part)) {
            machine = before;
            break;
        }
        parts += word.len();
        (end, next) = (after, after);
    }
    if end == at || (run && parts == 1 && !is_counted(copy, at, end)) {
        return None;
    }
    let value = machine.value()?;
    if value == 1 && parts == 1 && is_article(copy, at) {
        return None;
    }
    let by_the_way = copy.term(at, |sense| (sense == Sense::Function).then_some(())).is_some();
    let soft = value <= 1 || (parts == 1 && (machine.bare || by_the_way));
    if let Some((rest, end)) = digits_of_thousand(copy, value, end) {
        return Some(Numeral { readings: vec![whole(value + rest)], end, in_digits: true, scaled: false, soft: false });
    }
    Some(Numeral { readings: vec![whole(value)], end, in_digits: false, scaled: machine.scaled, soft })
}

/// The digits behind a thousand in words: mil 500, dos mil 300.
fn digits_of_thousand(copy: &Copy<'_>, value: u64, end: usize) -> Option<(u64, usize)> {
    copy.term_before(end, |sense| (sense == Sense::Scale(1000)).then_some(()))?;
    let rest = copy.key(end).parse().ok().filter(|_| copy.is_digits(end) && copy.key(end).len() == 3)?;
    let fits = value.is_multiple_of(1000) && value < 1_000_000;
    let whole = !copy.goes_on(end + 1) && scale_after(copy, end + 1).is_none() && copy.lang.file.spaces;
    (fits && whole && !copy.is_glued(end)).then_some((rest, end + 1))
}

/// Whether the word begins with the particle that joins the parts of a number: Arabic وعشرين.
pub fn carries_and(copy: &Copy<'_>, at: usize) -> bool {
    let key = copy.key(at);
    let joins = |and: &String| key.len() > and.len() && key.starts_with(and.as_str());
    !copy.lang.file.prefixes.is_empty() && copy.lang.file.figures.and.iter().any(joins) && !copy.lang.lexicon.knows(key)
}

/// A lone sign is a number before a counter, a unit, a sign of percent or date, and behind 百分之.
fn is_counted(copy: &Copy<'_>, at: usize, end: usize) -> bool {
    let counted = |sense| match sense {
        Sense::Counter | Sense::Unit(_) | Sense::Currency(_) | Sense::Tenths | Sense::Point => Some(()),
        Sense::Percent(Side::After) => Some(()),
        _ => None,
    };
    let share = |sense| (sense == Sense::Percent(Side::Before)).then_some(());
    copy.key(at).chars().count() > 1 || copy.term(end, counted).is_some() || copy.term_before(at, share).is_some()
}

/// A word for one that is an article or a pronoun as often counts nothing.
fn is_article(copy: &Copy<'_>, at: usize) -> bool {
    copy.term(at, |sense| matches!(sense, Sense::Article).then_some(())).is_some()
}

/// The parts of a number at a token: from the lexicon, or by taking one written word apart.
fn parts_at(copy: &Copy<'_>, at: usize) -> Option<(Vec<Part>, usize)> {
    if is_percent(copy, at) {
        return None;
    }
    let part = copy.term(at, |sense| match sense {
        Sense::Cardinal(value) => Some(Part::Small(value)),
        Sense::Scale(value) => Some(Part::Scale(value)),
        Sense::And => Some(Part::And),
        _ => None,
    });
    if let Some((part, end)) = part {
        let letter = copy.word(at).len() == 1 && part != Part::And;
        return (!letter).then(|| (vec![part], end));
    }
    let token = copy.tokens.get(at).filter(|token| token.shape == Shape::Word)?;
    match copy.lang.file.figures.glued {
        Glue::Word => apart(copy, &token.key).filter(|parts| parts.len() > 1).map(|parts| (parts, at + 1)),
        Glue::Run if token.key.chars().nth(1).is_some() => {
            // 삼십오명: the signs, then a counter or nothing.
            let (parts, rest) = signs(copy, &token.key);
            let counted = is_behind_number(copy, rest) && (parts.len() > 1 || !rest.is_empty());
            (counted && !parts.is_empty()).then(|| (parts, at + 1))
        }
        _ => None,
    }
}

/// A word that holds number parts and nothing else.
fn apart(copy: &Copy<'_>, word: &str) -> Option<Vec<Part>> {
    let (mut parts, mut dead) = (Vec::new(), [false; LONGEST_WORD + 1]);
    (word.len() <= LONGEST_WORD && take_apart(copy, word, &mut parts, &mut dead)).then_some(parts)
}

/// The longest number that papers write in one word is shorter, in bytes; a cap keeps hostile copy cheap.
const LONGEST_WORD: usize = 80;

/// Takes number parts off the head of a word until nothing is left. What was tried in vain, by the length
/// of what was left, is not tried again: *dreizehn* is one part and two.
fn take_apart(copy: &Copy<'_>, word: &str, parts: &mut Vec<Part>, dead: &mut [bool; LONGEST_WORD + 1]) -> bool {
    if word.is_empty() || dead[word.len()] {
        return word.is_empty();
    }
    for (written, part) in &copy.lang.numeral_parts {
        let Some(rest) = word.strip_prefix(written.as_str()) else { continue };
        parts.push(Part::from(*part));
        if take_apart(copy, rest, parts, dead) {
            return true;
        }
        parts.pop();
    }
    dead[word.len()] = true;
    false
}

/// The number signs at the head of a word, and what is left.
fn signs<'a>(copy: &Copy<'_>, word: &'a str) -> (Vec<Part>, &'a str) {
    let mut parts = Vec::new();
    let mut rest = word;
    while let Some((after, part)) =
        copy.lang.numeral_parts.iter().find_map(|(written, part)| Some((rest.strip_prefix(written.as_str())?, *part)))
    {
        parts.push(Part::from(part));
        rest = after;
    }
    (parts, rest)
}

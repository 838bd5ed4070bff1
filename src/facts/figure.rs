//! Figures in digits: which marks group them, which one is the decimal mark, and where copy leaves
//! that open, both readings.

use super::{Copy, sum};
use crate::lang::{Sense, Shape};
use rust_decimal::Decimal;
use std::str::FromStr;

/// A figure in digits.
#[derive(Debug, PartialEq)]
pub struct Figure {
    /// The likelier reading first.
    pub readings: Vec<Decimal>,
    /// Index of the token after the last.
    pub end: usize,
}

/// The most tokens that one figure may have; a longer run of digits and marks is no figure of news.
const LONGEST: usize = 24;

/// The figure that begins at a token of digits or at a decimal mark before them.
pub fn read(copy: &Copy<'_>, first: usize) -> Option<Figure> {
    if let Some(value) = vulgar(copy.word(first)) {
        return Some(Figure { readings: vec![value], end: first + 1 });
    }
    if let Some(figure) = without_whole(copy, first) {
        return Some(figure);
    }
    if !copy.is_digits(first) {
        return None;
    }
    let (mut readings, mut end) = grouped(copy, first);
    if let Some(more) = vulgar(copy.word(end)) {
        // 2 ½, 2½
        readings.iter_mut().for_each(|value| *value = sum(*value, more));
        end += 1;
    } else if copy.key(end) == "/" && copy.is_glued(end) && copy.is_glued(end + 1) {
        let below = copy.key(end + 1).parse::<u32>().ok().filter(|&b| (2..=100).contains(&b));
        let above = readings.first().copied().filter(|value| value.scale() == 0 && *value < Decimal::from(100));
        let is_date = copy.key(end + 2) == "/";
        // A date has no minus: -3/2.
        let negative = first > copy.first && minus_sign(copy, first - 1).is_some();
        if let (Some(above), Some(below), false) = (above, below, is_date)
            && (negative || above < Decimal::from(below))
            && copy.is_digits(end + 1)
            && let Some(share) = above.checked_div(Decimal::from(below))
        {
            readings = vec![share];
            end += 2;
        }
    }
    if let Some((more, after)) = mixed_fraction(copy, first, end) {
        readings.iter_mut().for_each(|value| *value = sum(*value, more));
        end = after;
    }
    Some(Figure { readings, end })
}

/// The token after figures that dots join and that make no number: 192.168.1.2, 10.0.4.7.
pub fn dotted(copy: &Copy<'_>, at: usize) -> Option<usize> {
    if !copy.is_digits(at) {
        return None;
    }
    let mut end = at + 1;
    while copy.key(end) == "." && copy.goes_on(end) {
        end += 2;
    }
    let parts: Vec<&str> = (at..end).step_by(2).map(|t| copy.key(t)).collect();
    (parts.len() > 3 && !in_groups(&parts)).then_some(end)
}

/// Two figures that stand for a few, each one more than the other: 6、7家.
pub fn one_or_next(copy: &Copy<'_>, at: usize) -> Option<usize> {
    let digit = |t: usize| copy.key(t).parse::<u8>().ok().filter(|&n| n < 10 && copy.is_digits(t));
    let listed = copy.key(at + 1) == "、" && copy.is_glued(at + 1) && copy.is_glued(at + 2);
    let next = digit(at).zip(digit(at + 2)).is_some_and(|(low, high)| low.checked_add(1) == Some(high));
    (listed && next && copy.key(at + 3) != "、" && (at == copy.first || copy.key(at - 1) != "、")).then_some(at + 3)
}

/// The 6 of 6、70年代: the second decade says what the first leaves out.
pub fn is_half_decade(copy: &Copy<'_>, at: usize) -> bool {
    let number = |t: usize| copy.key(t).parse::<u32>().ok().filter(|_| copy.is_digits(t));
    let tens = number(at)
        .zip(number(at + 2))
        .is_some_and(|(first, second)| first < 9 && (second / 10, second % 10) == (first.saturating_add(1), 0));
    copy.key(at + 1) == "、" && copy.is_glued(at + 1) && copy.is_glued(at + 2) && tens
}

/// .08; ,08 where the comma is the decimal mark: a mark that digits follow and nothing precedes.
fn without_whole(copy: &Copy<'_>, at: usize) -> Option<Figure> {
    let mark = copy.key(at);
    if !matches!(mark, "." | ",") {
        return None;
    }
    let zero = copy.key(at + 1).starts_with('0');
    let sure = mark == "." || mark == "," && copy.lang.file.figures.decimal == "," && (at == copy.first || zero);
    let behind_minus = at > copy.first && minus_sign(copy, at - 1).is_some();
    let opens = at == copy.first || !copy.is_glued(at) || behind_minus;
    let digits = copy.is_digits(at + 1) && copy.is_glued(at + 1) && !copy.goes_on(at + 2);
    (sure && opens && digits).then(|| Figure { readings: vec![number("0", copy.key(at + 1))], end: at + 2 })
}

/// The 1/2 of "3 1/2": a whole figure, a space, and a fraction below one.
fn mixed_fraction(copy: &Copy<'_>, first: usize, end: usize) -> Option<(Decimal, usize)> {
    let number = |t: usize| copy.key(t).parse::<u32>().ok().filter(|_| copy.shape(t) == Some(Shape::Digits));
    let whole = end == first + 1 && !copy.is_glued(end) && copy.key(first).len() <= 3;
    let joined = copy.key(end + 1) == "/" && copy.is_glued(end + 1) && copy.is_glued(end + 2);
    if !whole || !joined || copy.key(end + 3) == "/" {
        return None;
    }
    let (above, below) = (number(end)?, number(end + 2)?);
    let share = Decimal::from(above).checked_div(Decimal::from(below))?;
    (above < below && below <= 16).then_some((share, end + 3))
}

/// The first token of the figure behind a sign of minus: the sign stands right before it, and behind a
/// space or a small word of a script without spaces, は−5.
pub fn minus_sign(copy: &Copy<'_>, at: usize) -> Option<usize> {
    if !matches!(copy.word(at), "-" | "−" | "–" | "－") {
        return None;
    }
    let next = at + 1;
    let figure = copy.is_digits(next) || copy.key(next) == "." && copy.is_glued(next + 1) && copy.is_digits(next + 1);
    let opens = at == copy.first || !copy.is_glued(at) || !copy.lang.file.spaces && copy.is(at - 1, Sense::Function);
    (copy.is_glued(next) && figure && opens).then_some(next)
}

/// Whether a whole number may be the number of a year: 1500 to 2100.
pub fn is_year(value: Decimal) -> bool {
    value.is_integer() && value >= Decimal::from(1500) && value <= Decimal::from(2100)
}

/// ½ ⅓ ¾ and their kin.
fn vulgar(mark: &str) -> Option<Decimal> {
    let (above, below) = match mark {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        _ => return None,
    };
    Decimal::from(above).checked_div(Decimal::from(below))
}

/// Digits with the separators between them: the readings, and the token after the last.
fn grouped(copy: &Copy<'_>, first: usize) -> (Vec<Decimal>, usize) {
    let figures = &copy.lang.file.figures;
    let mut parts = vec![copy.key(first)];
    let mut marks: Vec<&str> = Vec::new();
    let mut end = first + 1;
    while end < copy.end.min(first + LONGEST) {
        let Some((mark, next)) = separator(copy, end).filter(|(_, next)| copy.is_digits(*next)) else { break };
        marks.push(mark);
        parts.push(copy.key(next));
        end = next + 1;
    }
    // A space groups only in threes: "2021 300 people" is two figures.
    let behind = marks.iter().zip(parts.iter().skip(1));
    if let Some(cut) = behind.clone().position(|(mark, part)| *mark == " " && part.len() != 3)
        && marks.first() == Some(&" ")
    {
        marks.truncate(cut);
        parts.truncate(cut + 1);
        end = first + 1 + cut;
    }
    if marks.first() == Some(&" ") && parts.first().is_some_and(|part| part.len() > 3 || part.starts_with('0')) {
        marks.clear();
        parts.truncate(1);
        end = first + 1;
    }
    match readings(&parts, &marks, &figures.decimal, &figures.group) {
        Some(readings) => (readings, end),
        None => (vec![number(copy.key(first), "")], first + 1),
    }
}

/// Whether spaces group the digits in every language: two threes or more stand behind the first digits.
fn is_long_run(copy: &Copy<'_>, at: usize) -> bool {
    let three = |t: usize| copy.is_digits(t) && copy.key(t).len() == 3 && !copy.is_glued(t);
    three(at) && (three(at + 1) || three(at - 1) && at >= copy.first + 2 && copy.is_digits(at - 2))
}

/// The separator at a token and the index of the token after it. A space that groups has no token.
fn separator<'a>(copy: &Copy<'a>, at: usize) -> Option<(&'a str, usize)> {
    if copy.shape(at) == Some(Shape::Digits) {
        let gap = copy.text.get(copy.tokens.get(at.checked_sub(1)?)?.span.end..copy.tokens.get(at)?.span.start)?;
        let allowed = match gap {
            "\u{A0}" | "\u{202F}" | "\u{2009}" => true,
            " " => copy.lang.file.figures.group.iter().any(|g| g == " ") || is_long_run(copy, at),
            _ => false,
        };
        return allowed.then_some((" ", at));
    }
    let glued = copy.is_glued(at) && copy.is_glued(at + 1);
    let mark = match copy.key(at) {
        "." => ".",
        "," => ",",
        // Behind "、" three digits are a group, and fewer the next of a list: ２、３人.
        "、" if copy.key(at + 1).len() == 3 => ",",
        "،" => "،",
        // Japanese papers set the decimal point as a dot in the middle: 7・1.
        "٫" | "・" | "·" => "٫",
        "٬" => "٬",
        "'" => "'",
        _ => return None,
    };
    glued.then_some((mark, at + 1))
}

/// `None` where the marks make no figure: 192.168.1.2, 17.8.2022.
fn readings(parts: &[&str], marks: &[&str], decimal: &str, group: &[String]) -> Option<Vec<Decimal>> {
    let (&head, behind) = parts.split_first()?;
    let Some((&first, others)) = marks.split_first() else { return Some(vec![number(head, "")]) };
    let joined = |parts: &[&str]| parts.concat();
    if let Some((&last, between)) = others.split_last() {
        let between_agree = between.iter().all(|&mark| mark == first);
        if between_agree && last == first {
            return in_groups(parts).then(|| vec![number(&joined(parts), "")]);
        }
        // The last mark is the decimal one, the others group.
        let (&decimals, groups) = parts.split_last()?;
        return (between_agree && in_groups(groups) && last != " " && last != "'")
            .then(|| vec![number(&joined(groups), decimals)]);
    }
    let (whole, rest) = (head, *behind.first()?);
    let as_decimal = number(whole, rest);
    if first == "٫" {
        return Some(vec![as_decimal]);
    }
    let as_group = number(&joined(parts), "");
    if matches!(first, " " | "٬" | "'") {
        return in_groups(parts).then(|| vec![as_group]);
    }
    if rest.len() != 3 || whole.len() > 3 || whole.starts_with('0') {
        return Some(vec![as_decimal]);
    }
    // One mark before three digits: the language says which reading is likelier, not which is right.
    let groups_here = first != decimal && (group.iter().any(|g| g == first) || decimal.is_empty());
    Some(if groups_here { vec![as_group, as_decimal] } else { vec![as_decimal, as_group] })
}

/// Threes behind the first, or the Indian way: twos, then a three at the end.
fn in_groups(parts: &[&str]) -> bool {
    let Some((head, rest)) = parts.split_first() else { return false };
    let Some((last, middle)) = rest.split_last() else { return true };
    let sizes = middle.iter().all(|part| part.len() == 3) || middle.iter().all(|part| part.len() == 2);
    (1..=3).contains(&head.len()) && !head.starts_with('0') && last.len() == 3 && sizes
}

/// Digits before and after the decimal mark. More digits than a decimal can hold make the largest one.
fn number(whole: &str, rest: &str) -> Decimal {
    let written = if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") };
    Decimal::from_str(&written).unwrap_or(Decimal::MAX)
}

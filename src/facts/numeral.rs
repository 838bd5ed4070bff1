//! Numbers: figures in digits with words of magnitude (*2.5 million*, 12億5050万), number words, and the
//! word or sign before them that makes them negative.

use super::machine::Part;
use super::{Copy, figure, point, power, sum, whole, words};
use crate::lang::{Dimension, Glue, Minus, Sense, Shape};
use rust_decimal::Decimal;

/// A number in words, or in digits and words.
#[derive(Clone, Debug, PartialEq)]
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
    /// Whether a sign in it stands for what is left out: 十几万.
    pub about: bool,
    /// Where *and* joined its last part: what stands before it, and the token where that part begins.
    pub joint: Option<(u64, usize)>,
}

impl Numeral {
    /// A number in words with one reading.
    pub fn of(value: Decimal, end: usize) -> Numeral {
        Numeral { readings: vec![value], end, in_digits: false, scaled: false, soft: false, about: false, joint: None }
    }

    /// The likelier reading.
    pub fn value(&self) -> Option<Decimal> {
        self.readings.first().copied()
    }

    pub fn times(&mut self, factor: Decimal) {
        self.readings.iter_mut().for_each(|value| *value = value.checked_mul(factor).unwrap_or(Decimal::MAX));
    }

    pub fn plus(&mut self, more: Decimal) {
        self.readings.iter_mut().for_each(|value| *value = sum(*value, more));
    }

    fn negate(&mut self) {
        self.readings.iter_mut().for_each(|value| *value = negative(*value));
    }
}

fn negative(mut value: Decimal) -> Decimal {
    value.set_sign_negative(value.is_sign_positive());
    value
}

/// The number that begins at a token, with the word or sign before it that makes it negative.
pub fn read(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    signed(copy, at, positive)
}

/// What `unsigned` reads behind a word or sign of minus, made negative; else what it reads.
pub fn signed(copy: &Copy<'_>, at: usize, unsigned: impl Fn(&Copy<'_>, usize) -> Option<Numeral>) -> Option<Numeral> {
    if let Some(first) = figure::minus_sign(copy, at) {
        let mut numeral = unsigned(copy, first)?;
        numeral.negate();
        return Some(numeral);
    }
    let minus = copy.term(at, |sense| match sense {
        Sense::Minus(minus) => Some(minus),
        _ => None,
    });
    let Some((minus, next)) = minus.filter(|(_, next)| is_minus(copy, at, *next)) else {
        return lone_dash(copy, at, &unsigned).or_else(|| unsigned(copy, at));
    };
    let is_word = copy.marks(next, Sense::NotNumber).is_some();
    let lone = || number(copy, next).or_else(|| words::before_particle(copy, next)).filter(|_| !is_word);
    let mut numeral = unsigned(copy, next).or_else(lone)?;
    let alone = !copy.is_word(numeral.end);
    match minus {
        Minus::Degrees if !alone && !is_temperature(copy, numeral.end) => return None,
        Minus::Alone if !alone => return None,
        _ => {}
    }
    numeral.negate();
    Some(numeral)
}

/// A dash and a space before the only figure of the sentence is a minus more likely than a bullet.
fn lone_dash(copy: &Copy<'_>, at: usize, unsigned: impl Fn(&Copy<'_>, usize) -> Option<Numeral>) -> Option<Numeral> {
    if at != copy.first || !matches!(copy.word(at), "-" | "−" | "–") || copy.is_glued(at + 1) {
        return None;
    }
    let mut numeral = unsigned(copy, at + 1)?;
    let measured = |sense| matches!(sense, Sense::Percent(_) | Sense::Unit(_) | Sense::Currency(_)).then_some(());
    let end = copy.term(numeral.end, measured).map_or(numeral.end, |(_, end)| end);
    let negative: Vec<Decimal> = numeral.readings.iter().copied().map(negative).collect();
    numeral.readings.splice(0..0, negative);
    (end == copy.end).then_some(numeral)
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

/// The number at a token as running copy means it: an article counts nothing, nor does a lone sign.
pub fn positive(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    in_digits(copy, at).or_else(|| words::read(copy, at).map(|numeral| in_full(copy, at, numeral)))
}

/// The number at a token where one is sure to stand, within a fraction: every word for one counts.
pub fn number(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    in_digits(copy, at).or_else(|| words::every(copy, at).map(|numeral| in_full(copy, at, numeral)))
}

/// The number with its decimals and its power.
fn in_full(copy: &Copy<'_>, at: usize, numeral: Numeral) -> Numeral {
    power::raised(copy, point::with_decimals(copy, at, numeral))
}

fn in_digits(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    if let Some(figure) = figure::read(copy, at) {
        let numeral = scaled(copy, figure);
        let signs = words::with_digits(copy, at).filter(|signs| signs.end >= numeral.end);
        return Some(in_full(copy, at, signs.unwrap_or(numeral)));
    }
    let run = copy.lang.file.figures.glued == Glue::Run;
    if run { words::positional(copy, at).map(|numeral| in_full(copy, at, numeral)) } else { None }
}

/// A figure in digits with the words of magnitude behind it.
pub fn scaled(copy: &Copy<'_>, figure: figure::Figure) -> Numeral {
    let mut numeral = Numeral { readings: figure.readings, in_digits: true, ..Numeral::of(Decimal::ZERO, figure.end) };
    let mut total = Decimal::ZERO;
    let mut smallest = u64::MAX;
    while let Some((scale, end, about)) = scale_behind(copy, numeral.end) {
        numeral.about |= about;
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
        let digits = |length: usize| match factor {
            1000 => length == 3,
            100 => length <= 2,
            _ => false,
        };
        let fills = |next: usize| digits(copy.key(next).len()) && !copy.goes_on(next + 1);
        // 12 ألفا و500, and with a smaller scale behind it: 4 آلاف و3 مئة
        let joined = and.filter(|(_, next)| copy.is_glued(*next) || fills(*next)).and_then(|(_, next)| {
            let rest = figure::read(copy, next)?;
            let fits = rest.readings.first().is_some_and(|n| *n < whole(factor) && !n.is_zero());
            (fits && scale_after(copy, rest.end).is_none_or(|(scale, _)| scale < factor)).then_some(rest)
        });
        // 1千零20: the zero holds an empty place.
        let after = copy.marks(after, Sense::Cardinal(0)).filter(|_| run).unwrap_or(after);
        // Copy that spaces every word apart spaces them all: 3 万 4,500.
        let spaced = copy.lang.file.spaces || copy.is_glued(after) || !copy.is_glued(after - 1);
        // Turkish too: 6 bin 200; and everywhere 4 thousand 3 hundred, 7万 5千.
        let thousands = factor == 1000 && copy.key(after).len() == 3 || factor == 100 && copy.key(after).len() == 2;
        let descends = |next: &figure::Figure| scale_after(copy, next.end).is_some_and(|(s, _)| s < factor);
        let apart = || figure::read(copy, after).filter(|next| run && spaced || thousands || descends(next));
        match joined.or_else(apart) {
            Some(next) if factor < smallest && descends(&next) => {
                total = sum(total, numeral.value().unwrap_or_default());
                smallest = factor;
                (numeral.readings, numeral.end) = (next.readings, next.end);
                continue;
            }
            Some(next) if factor < smallest && next.readings.first().is_some_and(|n| *n < whole(factor)) => {
                total = sum(total, numeral.value().unwrap_or_default());
                (numeral.readings, numeral.end) = (next.readings, next.end);
                break;
            }
            _ => {}
        }
        // 3 cent un, 3 thousand two hundred.
        let words = if factor == 100 { words::every(copy, after) } else { words::read(copy, after) };
        // A bare scale may begin a unit: 1000万千瓦.
        let begins = copy.term(after, |sense| matches!(sense, Sense::Cardinal(_)).then_some(())).is_some();
        let rest = words.filter(|words| begins && factor < smallest && words.value() < Some(whole(factor)));
        if let Some(words) = rest {
            total = sum(total, numeral.value().unwrap_or_default());
            (numeral.readings, numeral.end) = (words.readings, words.end);
        }
        break;
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

/// A scale behind a figure, the token after it, and whether a sign before it stands for what is left
/// out: 500余万.
fn scale_behind(copy: &Copy<'_>, at: usize) -> Option<(u64, usize, bool)> {
    let about = words::left_out(copy, at);
    scale_after(copy, about.unwrap_or(at)).map(|(scale, end)| (scale, end, about.is_some()))
}

/// A scale behind a figure: its value, and the token after it.
pub fn scale_after(copy: &Copy<'_>, at: usize) -> Option<(u64, usize)> {
    let hyphen = copy.key(at) == "-" && copy.is_glued(at);
    let at = at + usize::from(hyphen);
    if is_percent(copy, at) {
        return None;
    }
    let found = copy.term(at, |sense| match sense {
        Sense::Scale(value) => Some(value),
        // 25-тысячная толпа: behind a figure and a hyphen the thousandth is of thousands.
        Sense::Ordinal(value @ (1000 | 1_000_000 | 1_000_000_000)) if hyphen => Some(value),
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
        let decimals = written == "b" && at > copy.first + 2 && copy.is_digits(at - 1) && !copy.is_word(at - 2);
        let glued = copy.is_glued(at) && (money || behind || decimals || matches!(written, "k" | "M"));
        let last = matches!(written, "k" | "M") && end == copy.end;
        if !(glued || last || behind && copy.is_glued(end) || is_percent(copy, end)) {
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
    let (parts, rest) = words::signs(copy, &token.key);
    let product = parts.iter().try_fold(1u64, |product, part| match part {
        Part::Scale(scale) => product.checked_mul(*scale),
        _ => None,
    });
    let particle = || copy.lang.file.figures.particles.iter().any(|particle| particle == rest);
    product
        .filter(|&product| product > 1 && (words::is_behind_number(copy, rest) || particle()))
        .map(|scale| (scale, at + 1))
}

/// "per cent" is written with the word for a hundred in many languages.
pub fn is_percent(copy: &Copy<'_>, at: usize) -> bool {
    copy.term(at, |sense| matches!(sense, Sense::Percent(_)).then_some(())).is_some()
}

fn figure_start(copy: &Copy<'_>, end: usize) -> Option<usize> {
    let digits = |t: &usize| copy.shape(*t) == Some(Shape::Digits) || matches!(copy.key(*t), "." | ",");
    (copy.first..end).rev().take_while(digits).last()
}

fn is_money_before(copy: &Copy<'_>, at: usize) -> bool {
    copy.term_before(at, |sense| matches!(sense, Sense::Currency(_)).then_some(())).is_some()
}

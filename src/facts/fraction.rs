//! Fractions: half, a third, five eighths, 五分之三, *dreieinhalbtausend*; one in five, every sixth; and
//! what stands behind a whole number and belongs to it: two dozen, two and a half.

use super::numeral::{self, Numeral};
use super::{Copy, HALF, is_multiple, part, share, whole};
use crate::lang::{Glue, Joint, Sense, fold};
use rust_decimal::Decimal;

/// A collective without a number before it: a dozen is twelve.
pub fn collective(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let (value, end) = copy.term(at, |sense| match sense {
        Sense::Collective(value) => Some(value),
        _ => None,
    })?;
    Some(Numeral { soft: value <= 2, ..Numeral::of(whole(value), end) })
}

/// The fraction or the share at a token, with the thousand or million that it is of.
pub fn read(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let mixed = if copy.lang.file.figures.glued == Glue::Run { mixed(copy, at) } else { None };
    let fraction = mixed.or_else(|| longer(simple(copy, at), share::read(copy, at))).or_else(|| one_and(copy, at));
    match fraction {
        Some(numeral) => Some(with_scale(copy, numeral)),
        None => with_scale_in_word(copy, at),
    }
}

/// The longer of two readings, the first where they are equally long.
fn longer(a: Option<Numeral>, b: Option<Numeral>) -> Option<Numeral> {
    let second = a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| b.end > a.end);
    if second { b } else { a.or(b) }
}

/// A fraction of two numbers, or one that the language file names.
fn simple(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    longer(named(copy, at), part::read(copy, at))
}

/// half, a third, anderthalb. A half, a third and a quarter are words of many uses; two thirds are a
/// figure.
fn named(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let (value, end) = plain(copy, at)?;
    // 반-에르도안: a half of another word is a prefix.
    if copy.lang.file.figures.glued == Glue::Run && copy.hyphen(end).is_some() {
        return None;
    }
    let soft = Decimal::ONE.checked_div(value).is_none_or(|parts| parts.fract().is_zero());
    Some(Numeral { soft, ..Numeral::of(value, end) })
}

/// The fraction of the language file at a token, and the token after it.
pub fn plain(copy: &Copy<'_>, at: usize) -> Option<(Decimal, usize)> {
    let ((above, below), end) = copy.term(at, |sense| match sense {
        Sense::Fraction(above, below) => Some((above, below)),
        _ => None,
    })?;
    Some((Decimal::from(above).checked_div(Decimal::from(below))?, end))
}

/// 三又二分之一, 일과 이분의 일: a lone sign counts where a fraction follows.
fn mixed(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let (whole, next) = part::before_joint(copy, at, Joint::Mixed)?;
    let fraction = part::read(copy, next)?;
    let more = fraction.value()?;
    let value = whole.value()?.checked_add(more)?;
    Some(Numeral { in_digits: whole.in_digits, ..Numeral::of(value, fraction.end) })
}

/// un et un quatrième: a word for one that is an article otherwise.
fn one_and(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    copy.marks(at, Sense::Article)?;
    let one = numeral::number(copy, at).filter(|one| one.value() == Some(Decimal::ONE))?;
    let more = fraction_behind(copy, &one)?;
    Some(Numeral::of(Decimal::ONE.checked_add(more.value()?)?, more.end))
}

/// dreieinhalbtausend: a fraction and a scale in one word.
fn with_scale_in_word(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let figures = &copy.lang.file.figures;
    if figures.glued != Glue::Word || !copy.is_word(at) {
        return None;
    }
    let word = copy.key(at);
    let (scale, head) = figures.scales.iter().find_map(|(scale, names)| {
        let head = names.iter().find_map(|name| word.strip_suffix(fold(name).as_str()))?;
        Some((scale.parse::<u64>().ok()?, head)).filter(|(_, head)| !head.is_empty())
    })?;
    let (value, _) = figures.fractions.iter().find(|(_, names)| names.iter().any(|name| fold(name) == head))?;
    let (above, below) = crate::lang::fraction(value)?;
    let value = whole(scale).checked_mul(Decimal::from(above))?.checked_div(Decimal::from(below))?;
    Some(Numeral { scaled: true, ..Numeral::of(value, at + 1) })
}

/// The fraction times the thousand or million behind it, where one stands there: half a million, two
/// thirds of a million, *demi-million*.
fn with_scale(copy: &Copy<'_>, mut numeral: Numeral) -> Numeral {
    let scale = |at: usize| {
        copy.term(at, |sense| match sense {
            Sense::Scale(scale) if scale >= 1000 => Some(scale),
            _ => None,
        })
    };
    let end = numeral.end;
    let small = |at: usize| copy.is(at, Sense::Function) || copy.is(at, Sense::Article);
    let one = |at: usize| small(at) && copy.is(at + 1, Sense::Article);
    let behind = scale(copy.hyphen(end).unwrap_or(end));
    let behind = behind.or_else(|| if one(end) { scale(end + 2) } else { None });
    let of = copy.marks(end, Sense::InFraction(Joint::Whole));
    let behind = behind.or_else(|| of.and_then(scale));
    if let Some((scale, end)) = behind.filter(|_| !numeral::is_percent(copy, end)) {
        numeral.times(whole(scale));
        (numeral.end, numeral.scaled, numeral.soft) = (end, true, false);
    }
    numeral
}

/// The number with the dozens behind it, or with the fraction that *and* joins to it: two dozen, two and a
/// half, two and a half million.
pub fn with_rest(copy: &Copy<'_>, numeral: Numeral) -> Numeral {
    let end = numeral.end;
    let numeral = with_dozens(copy, numeral);
    if numeral.end > end { numeral } else { with_fraction(copy, numeral) }
}

/// The number or fraction times the collective behind it: three dozen, half a dozen.
pub fn with_dozens(copy: &Copy<'_>, mut numeral: Numeral) -> Numeral {
    let each = copy.term(numeral.end, |sense| match sense {
        Sense::Collective(value) | Sense::Multiple(value) => Some(value),
        _ => None,
    });
    if let Some((each, end)) = each {
        // Three hundred and two dozen are no 302 dozen.
        let head = numeral.joint.map_or(Decimal::ZERO, |(head, _)| whole(head));
        numeral.plus(Decimal::ZERO.saturating_sub(head));
        numeral.times(whole(each));
        numeral.plus(head);
        (numeral.end, numeral.soft) = (end, false);
    }
    numeral
}

fn with_fraction(copy: &Copy<'_>, mut numeral: Numeral) -> Numeral {
    if let Some(fraction) = numeral.joint.and_then(|joint| over_joint(copy, &numeral, joint)) {
        return fraction;
    }
    let Some(more) = fraction_behind(copy, &numeral) else { return numeral };
    let Some(value) = more.value() else { return numeral };
    let scale = numeral.value().filter(|_| numeral.scaled && !more.scaled).map_or(Decimal::ONE, closing_scale);
    numeral.plus(value.checked_mul(scale).unwrap_or(Decimal::MAX));
    (numeral.end, numeral.soft) = (more.end, false);
    if numeral.scaled { numeral } else { with_scale(copy, numeral) }
}

/// One hundred and three quarters: what *and* joined to the number begins a fraction.
fn over_joint(copy: &Copy<'_>, numeral: &Numeral, (head, tail): (u64, usize)) -> Option<Numeral> {
    let fraction =
        longer(simple(copy, tail), share::of_all(copy, tail)).filter(|fraction| fraction.end > numeral.end)?;
    let more = fraction.value().filter(|more| *more < Decimal::ONE)?;
    let scale = if numeral.scaled { closing_scale(whole(head)) } else { Decimal::ONE };
    let value = more.checked_mul(scale)?.checked_add(whole(head))?;
    Some(Numeral {
        soft: false,
        joint: None,
        ..Numeral { readings: vec![value], end: fraction.end, ..numeral.clone() }
    })
}

/// un billón y medio millón: a collective smaller than the scale that stands before it.
fn below_scale(copy: &Copy<'_>, numeral: &Numeral, next: usize) -> Option<Numeral> {
    let some = collective(copy, next)?;
    let scale = numeral.value().filter(|_| numeral.scaled).map_or(Decimal::ONE, closing_scale);
    (some.value()? < scale).then_some(Numeral { scaled: true, ..some })
}

/// 300と2ダース: dozens behind round hundreds.
fn dozens(copy: &Copy<'_>, numeral: &Numeral, next: usize) -> Option<Numeral> {
    let round =
        numeral.value().is_some_and(|value| value >= Decimal::ONE_HUNDRED && is_multiple(value, Decimal::ONE_HUNDRED));
    let some = numeral::number(copy, next).filter(|some| round && some.value() < Some(Decimal::TEN))?;
    let (each, end) = copy.term(some.end, |sense| match sense {
        Sense::Collective(each @ 12) | Sense::Multiple(each @ 12) => Some(each),
        _ => None,
    })?;
    Some(Numeral { scaled: true, ..Numeral::of(some.value()?.checked_mul(whole(each))?, end) })
}

/// The half of "two and a half", of *due milioni e mezzo*, of *واحد وربع*.
fn fraction_behind(copy: &Copy<'_>, numeral: &Numeral) -> Option<Numeral> {
    joined_behind(copy, numeral).or_else(|| {
        // 2 millones y medio: the half of the million.
        let end = copy.marks(numeral.end, Sense::AndHalf)?;
        let whole = numeral.value().is_some_and(|value| value.is_integer());
        (whole && (numeral.scaled || !numeral.in_digits)).then(|| Numeral::of(HALF, end))
    })
}

/// What *and* joins to the number: a fraction, a collective below its scale, dozens.
fn joined_behind(copy: &Copy<'_>, numeral: &Numeral) -> Option<Numeral> {
    let at = numeral.end;
    let joins = |sense| matches!(sense, Sense::And | Sense::InFraction(Joint::Mixed)).then_some(());
    let carried = super::words::carries_and(copy, at).then_some(at);
    let next = copy.term(at, joins).map(|(_, end)| end).or(carried)?;
    let article = copy.term(next, |sense| (sense == Sense::Article).then_some(())).map_or(next, |(_, end)| end);
    let digits = || {
        let figure = super::figure::read(copy, next).filter(|figure| figure.end > next + 1)?;
        Some(Numeral { in_digits: true, ..Numeral::of(*figure.readings.first()?, figure.end) })
    };
    let below_one = |fraction: &Numeral| fraction.value().is_some_and(|value| value < Decimal::ONE);
    let found = simple(copy, next).or_else(|| simple(copy, article)).or_else(|| part::of_article(copy, next));
    let found = found.or_else(digits).filter(below_one);
    match found {
        // A billion and a half million.
        Some(fraction) if numeral.scaled => Some(with_scale(copy, fraction)),
        Some(fraction) => Some(fraction),
        None => below_scale(copy, numeral, next).or_else(|| dozens(copy, numeral, next)),
    }
}

/// The thousand or million that a round number closes with: a half behind two million is half a million.
fn closing_scale(value: Decimal) -> Decimal {
    let scales = [1_000_000_000_000, 1_000_000_000, 1_000_000, 1000].map(whole);
    scales.into_iter().find(|scale| is_multiple(value, *scale)).unwrap_or(Decimal::ONE)
}

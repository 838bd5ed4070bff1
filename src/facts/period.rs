//! Spans of years: decades, centuries, seasons over two years, years of eras.

use super::date::{Date, Period};
use super::day;
use super::era;
use super::numeral;
use super::ordinal;
use super::signs;
use super::{Copy, Fact, Measure, Quantity, Value, Written, whole};
use crate::lang::{Bound, CalendarWord, DatePart, Sense, Side, Unit, is_apostrophe};
use rust_decimal::prelude::ToPrimitive;

/// The span of years that begins at a token.
pub fn read(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
    let century = century(copy, at, 0);
    before_christ(copy, at, century)
        .or_else(|| season(copy, at))
        .or_else(|| decade_of_century(copy, at, century))
        .or_else(|| year_of_era(copy, at))
}

fn mark(copy: &Copy<'_>, at: usize, wanted: CalendarWord) -> Option<usize> {
    copy.marks(at, Sense::Calendar(wanted))
}

/// 44 BC, 3rd century BC, 紀元前3世紀; AD 79, 79 n. Chr. `here`: the century at the token.
fn before_christ(copy: &Copy<'_>, at: usize, here: Option<(Date, usize)>) -> Option<(Date, usize)> {
    let year = |at: usize| {
        let year = copy.key(at).parse::<u16>().ok().filter(|year| copy.is_digits(at) && *year > 0)?;
        let ended = copy.term(at + 1, |sense| (sense == Sense::DateMark(DatePart::Year)).then_some(()));
        Some((Date::of_year(year), ended.map_or(at + 1, |(_, end)| end)))
    };
    for (word, counted_back) in [(CalendarWord::BeforeChrist, true), (CalendarWord::AfterChrist, false)] {
        let mark = |at: usize| mark(copy, at, word).filter(|end| copy.is_abbreviated(at, *end));
        let ahead = mark(at);
        let of = ahead.map_or(here, |first| century(copy, first, 0));
        let Some((mut date, end)) = of.or_else(|| year(ahead.unwrap_or(at))) else { continue };
        let Some(end) = mark(end).or(ahead.map(|_| end)) else { continue };
        date.before_christ = counted_back;
        return Some((date, end));
    }
    None
}

/// 2023/24, 2023-24: two years, of which the second is written short or behind a stroke.
fn season(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
    let year = day::year_number(copy, at).filter(|year| copy.key(at).len() == 4 && (1800..=2100).contains(year))?;
    let (sign, next) = (copy.key(at + 1), copy.key(at + 2));
    let joined = copy.is_glued(at + 1) && copy.is_glued(at + 2) && copy.is_digits(at + 2);
    let short = matches!(sign, "/" | "-" | "–") && next.len() == 2 && next.parse() == Ok(year.wrapping_add(1) % 100);
    let long = sign == "/" && next.parse().ok() == year.checked_add(1);
    // 2011-12-05 and 2011/12/05 are days.
    let goes_on = copy.is_glued(at + 3) && copy.is_digits(at + 4) && matches!(copy.key(at + 3), "/" | "-" | "." | ",");
    (joined && (short || long) && !goes_on)
        .then_some((Date { period: Some(Period::Season), ..Date::of_year(year) }, at + 3))
}

/// A decade, a century, and a decade with its century: lata 20. XX wieku, 20世紀60年代. `here`: the century at the
/// token.
fn decade_of_century(copy: &Copy<'_>, at: usize, here: Option<(Date, usize)>) -> Option<(Date, usize)> {
    let behind = |end: usize| end + usize::from(copy.is(end, Sense::Function));
    if let Some((first, end)) = decade(copy, at) {
        let century = [end, behind(end)].into_iter().find_map(|next| century(copy, next, 0)).filter(|_| first < 100);
        return Some(match century {
            Some((Date { period: Some(Period::Century(number)), .. }, end)) => (of_century(first, number), end),
            _ => (Date { calendar: era::of_year(copy, first), ..Date::of_period(Period::Decade(first)) }, end),
        });
    }
    let (date, end) = here?;
    let decade = [end, behind(end)].into_iter().find_map(|next| decade(copy, next)).filter(|(first, _)| *first < 100);
    match (date.period, decade) {
        (Some(Period::Century(number)), Some((first, end))) => Some((of_century(first, number), end)),
        _ => Some((date, end)),
    }
}

fn of_century(decade: u16, number: u8) -> Date {
    Date::of_period(Period::Decade(u16::from(number).saturating_sub(1).saturating_mul(100).saturating_add(decade)))
}

/// 1960s, '60s, 60er Jahre, 60-е, 1960年代; années 60, lata 60.; sixties. Its first year, and the token
/// after it.
fn decade(copy: &Copy<'_>, at: usize) -> Option<(u16, usize)> {
    let named = |at: usize| {
        copy.term(at, |sense| match sense {
            Sense::Calendar(CalendarWord::Decade(first)) => Some(first),
            _ => None,
        })
    };
    if let Some((first, end)) = named(at) {
        let end = decade_mark(copy, end).unwrap_or(end);
        return (first < 100 || !copy.is_counted(end)).then_some((first, end));
    }
    if let Some(word) = mark(copy, at, CalendarWord::DecadeMark(Side::Before)) {
        let first = word + usize::from(is_apostrophe(copy.key(word).chars().next().unwrap_or(' ')));
        // ה-60
        let first = behind_article(copy, first);
        if let Some(found) = named(first) {
            return Some(found);
        }
        let (tens, end) = tens(copy, first)?;
        let stop = usize::from(copy.is_ordinal_stop(end));
        let end = ordinal::mark_behind(copy, end).unwrap_or(end + stop);
        let end = decade_mark(copy, end).unwrap_or(end);
        return (!day::counts_something(copy, end) && !copy.goes_on(end)).then_some((tens, end));
    }
    let short = usize::from(is_apostrophe(copy.key(at).chars().next().unwrap_or(' ')) && copy.is_glued(at + 1));
    let (tens, end) = tens(copy, at + short)?;
    let after = decade_mark(copy, end)?;
    // 40-an orang are about forty people, tahun 60-an a decade.
    let hyphen = copy.hyphen(end).unwrap_or(end);
    let about = tens < 100 && copy.marks(hyphen, Sense::AboutNumber) == Some(after);
    let year = |sense| match sense {
        Sense::DateMark(DatePart::Year) => Some(()),
        Sense::Unit(unit) => (Unit::named("decade") == Some(unit)).then_some(()),
        _ => None,
    };
    (!about || copy.term_before(at, year).is_some()).then_some((tens, after))
}

/// The token after an article that is written with the figure: ה-60, الـ19.
fn behind_article(copy: &Copy<'_>, at: usize) -> usize {
    let letters = copy.key(at).chars().count();
    let joined = copy.is_word(at) && copy.is_digits(at + 1) && copy.is_glued(at + 1) && letters < 3;
    // ה- 19: tokenised copy sets the figure apart.
    let apart = copy.key(at + 1) == "-" && copy.is_glued(at + 1) && copy.is_digits(at + 2);
    let hyphen = copy.hyphen(at + 1).or(apart.then_some(at + 2)).filter(|_| copy.is_word(at) && letters == 1);
    hyphen.or(copy.hyphen(at)).or(joined.then_some(at + 1)).unwrap_or(at)
}

/// The tens that name a decade: 60, 1960, sixty.
fn tens(copy: &Copy<'_>, at: usize) -> Option<(u16, usize)> {
    let is_decade = |year: &u16| year.is_multiple_of(10) && ((10..100).contains(year) || (1000..=2100).contains(year));
    if copy.is_digits(at) {
        let digits = copy.key(at);
        // '00s
        let first = digits.parse().ok().filter(|year| is_decade(year) || digits == "00");
        return first.filter(|_| matches!(digits.len(), 2 | 4)).map(|first| (first, at + 1));
    }
    let numeral = numeral::read(copy, at).filter(|numeral| !numeral.scaled)?;
    Some((numeral.value()?.to_u16().filter(is_decade)?, numeral.end))
}

/// The token after what makes a decade of the figure before it. A short ending must be joined to it.
fn decade_mark(copy: &Copy<'_>, at: usize) -> Option<usize> {
    let hyphen = copy.hyphen(at);
    let next = hyphen.unwrap_or(at);
    let end = mark(copy, next, CalendarWord::DecadeMark(Side::After))?;
    let short = end == next + 1 && copy.key(next).chars().count() < 3;
    (!short || hyphen.is_some() || copy.is_glued(next)).then_some(end)
}

/// In her 40s: an age, of which the decade is given.
pub fn age(copy: &Copy<'_>, at: usize) -> Option<Fact> {
    let word = mark(copy, at, CalendarWord::AgeMark)?;
    let (tens, end) = decade(copy, word).filter(|(tens, _)| (10..100).contains(tens))?;
    let quantity = Quantity {
        readings: vec![whole(tens.into())],
        measure: Measure::Unit(Unit::named("year_old")?),
        noun: None,
        bound: Bound::AtLeast,
        written: Written::Digits,
        scaled: false,
        soft: false,
    };
    Some(copy.fact(word..end, Value::Quantity(quantity)))
}

/// 19th century, XIX век, 十九世纪, 18th and 19th centuries; siglo XIX, القرن التاسع عشر. `earlier`
/// counts the centuries of a list before it.
fn century(copy: &Copy<'_>, at: usize, earlier: usize) -> Option<(Date, usize)> {
    let date = |number: u8, end: usize| Some((Date::of_period(Period::Century(number)), end));
    if let Some(word) = mark(copy, at, CalendarWord::CenturyMark(Side::Before)) {
        let (number, end) = place(copy, behind_article(copy, word)).or_else(|| apart(copy, word))?;
        return if day::counts_something(copy, end) { None } else { date(number, end) };
    }
    let (number, end) = place(copy, at)?;
    if let Some(after) = mark(copy, end, CalendarWord::CenturyMark(Side::After)) {
        return if signs::is_while(copy, end, after) { None } else { date(number, after) };
    }
    let link = |sense| matches!(sense, Sense::Range | Sense::And | Sense::Listing).then_some(());
    let next = copy.term(end, link).map(|(_, next)| next).or_else(|| copy.hyphen(end))?;
    // "from the 18th to the 19th century", "late 18th and early 19th"
    let behind = next + usize::from(copy.is_word(next));
    let listed = |next: usize| century(copy, next, earlier + 1).is_some();
    // No list of centuries in news has more than six.
    (earlier < 6 && (listed(next) || behind > next && listed(behind))).then(|| date(number, end))?
}

/// abad ke 19, במאה ה- 19: copy that sets the mark of the ordinal apart.
fn apart(copy: &Copy<'_>, at: usize) -> Option<(u8, usize)> {
    let next = copy.marks(at, Sense::OrdinalMark(Side::Before))?;
    let next = next + usize::from(copy.key(next) == "-");
    if copy.is_digits(next) { place(copy, next) } else { None }
}

/// The place of a century in digits, words or Roman figures, and the token after it. One that is not
/// yet is kept as written, as an impossible day is.
fn place(copy: &Copy<'_>, at: usize) -> Option<(u8, usize)> {
    let small = |value: u64| u8::try_from(value).ok().filter(|number| (1..100).contains(number));
    if copy.is_digits(at) {
        let number = small(copy.key(at).parse().ok().filter(|_| copy.key(at).len() <= 2)?)?;
        let stop = usize::from(copy.key(at + 1) == "." && copy.is_glued(at + 1));
        return Some((number, ordinal::mark_behind(copy, at + 1).unwrap_or(at + 1 + stop)));
    }
    if let Some(number) = roman(copy.word(at)) {
        return Some((number, ordinal::mark_behind(copy, at + 1).unwrap_or(at + 1)));
    }
    if let Some((number, end)) = ordinal::marked_before(copy, at).or_else(|| ordinal::in_words(copy, at)) {
        return Some((small(number)?, end));
    }
    let numeral = numeral::read(copy, at)?;
    Some((small(numeral.value()?.to_u64()?)?, numeral.end))
}

/// Roman figures up to thirty, with the ending that makes an ordinal of them: XX, XIXe, ХХ.
pub fn roman(word: &str) -> Option<u8> {
    let mut values = Vec::new();
    let mut rest = word.chars();
    for c in rest.by_ref() {
        match c {
            // Copy in Cyrillic has letters of its own that look the same.
            'I' | 'І' => values.push(1),
            'V' => values.push(5),
            'X' | 'Х' => values.push(10),
            c if c.is_lowercase() => break,
            _ => return None,
        }
    }
    let ended = rest.clone().count() < 3 && rest.all(char::is_lowercase);
    let nexts = values.iter().skip(1).copied().chain([0]);
    // The smaller before the greater is taken from it.
    let sum = values
        .iter()
        .zip(nexts)
        .fold(0_i32, |sum, (&own, next)| if next > own { sum.saturating_sub(own) } else { sum.saturating_add(own) });
    u8::try_from(sum).ok().filter(|number| ended && values.len() < 8 && (1..=30).contains(number))
}

/// 令和5年, 民國112年, Reiwa 5: a year of an era in years of ours.
fn year_of_era(copy: &Copy<'_>, at: usize) -> Option<(Date, usize)> {
    let (added, first) = copy.term(at, |sense| match sense {
        Sense::Calendar(CalendarWord::Era(added)) => Some(added),
        _ => None,
    })?;
    let digits = || copy.key(first).parse::<i32>().ok().filter(|_| copy.is_digits(first)).map(|year| (year, first + 1));
    // The first year of an era is 元年 more often than 1年.
    let original = (copy.key(first) == "元").then_some((1, first + 1));
    let words = || numeral::read(copy, first).and_then(|n| Some((n.value()?.to_i32()?, n.end)));
    let (year, end) = digits().or(original).or_else(words)?;
    let year = u16::try_from(year.checked_add(i32::from(added))?).ok().filter(|year| (1800..=2999).contains(year))?;
    Some(signs::behind_year(copy, Date::of_year(year), end))
}

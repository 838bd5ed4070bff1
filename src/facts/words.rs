//! Number words: one machine for all languages, driven by the values in the language files. Parts add and
//! multiply: *two hundred and fifty-one thousand*, *einundzwanzig*, 二百五十, *mil millones*.

use super::machine::{Machine, Part};
use super::numeral::{self, Numeral};
use super::quantity::counted_at;
use super::{Copy, whole};
use crate::lang::{Glue, Sense, Shape, Side};
use crate::span::text_from;
use rust_decimal::Decimal;

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
    (end >= at + 2 && !scale_follows).then(|| Numeral::of(whole(value), end))
}

/// The number in words at a token, without decimals, as running copy means it: a lone sign counts only
/// beside what it counts, and an article not at all.
pub fn read(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let (numeral, parts) = spoken(copy, at)?;
    let run = copy.lang.file.figures.glued == Glue::Run;
    if run && parts == 1 && !is_counted(copy, at, numeral.end) {
        return None;
    }
    let article = parts == 1 && numeral.value() == Some(Decimal::ONE) && is_article(copy, at);
    (!article).then_some(numeral)
}

/// The number in words at a token, without decimals: every word for a number counts.
pub fn every(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    spoken(copy, at).map(|(numeral, _)| numeral)
}

/// 3천5백만, 1억 4천 2백만: digits that multiply scale by scale as signs do.
pub fn with_digits(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    let runs = copy.lang.file.figures.glued == Glue::Run && copy.is_digits(at);
    let (numeral, parts) = if runs { spoken(copy, at)? } else { return None };
    (parts > 2).then_some(Numeral { in_digits: true, scaled: true, soft: false, ..numeral })
}

/// The number in words, and of how many parts it is.
fn spoken(copy: &Copy<'_>, at: usize) -> Option<(Numeral, usize)> {
    // Most words begin no number, and every reader asks each of them.
    parts_at(copy, at)?;
    let figures = &copy.lang.file.figures;
    let mut machine = Machine::new(figures);
    let (mut end, mut next, mut parts) = (at, at, 0);
    let (mut joint, mut about) = (None, false);
    let mut tail = Tail::default();
    while next < copy.end {
        next += usize::from(next > at && is_hyphen(copy, next, &machine));
        let left_out = if end > at { left_out(copy, next) } else { None };
        let Some(read) = parts_at(copy, left_out.unwrap_or(next)) else { break };
        machine.joined |= end > at && carries_and(copy, next);
        // A joiner counts only between two parts that it joins.
        if read.parts == [Part::And] {
            if end == at || machine.joined {
                break;
            }
            machine.joined = true;
            next = read.end;
            continue;
        }
        let before = machine;
        let joins = machine.joined && !read.parts.first().is_some_and(|&part| machine.joins_tens(part));
        if !read.parts.iter().all(|&part| machine.take(part)) {
            machine = before;
            break;
        }
        if joins {
            joint = before.value().map(|head| (head, next));
        }
        about |= left_out.is_some();
        read.parts.iter().for_each(|&part| tail.push(part));
        parts += read.parts.len();
        (end, next) = (read.end, read.end);
        if read.closed {
            break;
        }
    }
    if end == at {
        return None;
    }
    let tail = tail.more().filter(|_| figures.short_tail && !has_measure(copy, end)).unwrap_or(0);
    let value = machine.value()?.checked_add(tail)?;
    let by_the_way =
        copy.term(at, |sense| matches!(sense, Sense::Function | Sense::SoftNumber).then_some(())).is_some();
    // "Sei ostaggi" are six: what stands right behind is counted.
    let soft = value <= 1 || (parts == 1 && (machine.bare || by_the_way && counted_at(copy, end).is_none()));
    if let Some((rest, end)) = digits_of_thousand(copy, value, end) {
        let value = value.checked_add(rest)?;
        return Some((Numeral { in_digits: true, ..Numeral::of(whole(value), end) }, parts));
    }
    Some((Numeral { scaled: machine.scaled, soft, about, joint, ..Numeral::of(whole(value), end) }, parts))
}

/// The last two parts of a number: a digit behind a scale may stand for its tenths, 一万三.
#[derive(Default)]
struct Tail(Option<Part>, Option<Part>);

impl Tail {
    fn push(&mut self, part: Part) {
        (self.0, self.1) = (self.1, Some(part));
    }

    /// What the number is more than its parts say.
    fn more(&self) -> Option<u64> {
        match (self.0, self.1) {
            (Some(Part::Scale(scale @ 100..)), Some(Part::Small(digit @ 1..10))) => {
                digit.checked_mul(scale / 10)?.checked_sub(digit)
            }
            _ => None,
        }
    }
}

/// Whether a hyphen stands at a token that joins two words of a number; with spaces around it only
/// between tens and a unit, as tokenised copy has it: fifty - two.
fn is_hyphen(copy: &Copy<'_>, at: usize, machine: &Machine) -> bool {
    let unit = |t| copy.term(t, |sense| matches!(sense, Sense::Cardinal(1..10)).then_some(())).is_some();
    copy.key(at) == "-"
        && (copy.is_glued(at) && copy.is_glued(at + 1)
            || !copy.is_glued(at) && !copy.is_glued(at + 1) && machine.wants_unit() && unit(at + 1))
}

/// The scale behind a sign for what is left out: 十几万, 500余万.
pub fn left_out(copy: &Copy<'_>, at: usize) -> Option<usize> {
    let scale = |sense| matches!(sense, Sense::Scale(_)).then_some(());
    copy.marks(at, Sense::InnerAbout).filter(|&end| copy.term(end, scale).is_some())
}

/// The digits behind a thousand in words: mil 500, dos mil 300.
fn digits_of_thousand(copy: &Copy<'_>, value: u64, end: usize) -> Option<(u64, usize)> {
    copy.term_before(end, |sense| (sense == Sense::Scale(1000)).then_some(()))?;
    let rest = copy.key(end).parse().ok().filter(|_| copy.is_digits(end) && copy.key(end).len() == 3)?;
    let fits = value.is_multiple_of(1000) && value < 1_000_000;
    let whole = !copy.goes_on(end + 1) && numeral::scale_after(copy, end + 1).is_none() && copy.lang.file.spaces;
    (fits && whole && !copy.is_glued(end)).then_some((rest, end + 1))
}

/// Whether the word begins with the particle that joins the parts of a number: Arabic وعشرين.
pub fn carries_and(copy: &Copy<'_>, at: usize) -> bool {
    let key = copy.key(at);
    let joins = |and: &String| key.len() > and.len() && key.starts_with(and.as_str());
    !copy.lang.file.prefixes.is_empty() && copy.lang.file.figures.and.iter().any(joins) && !copy.lang.lexicon.knows(key)
}

/// A lone sign is a number before a counter, a unit, a sign of percent or date, behind 百分之, and where
/// nothing else stands in the sentence or the quotation, or only small words stand at its sides.
fn is_counted(copy: &Copy<'_>, at: usize, end: usize) -> bool {
    let counted = |sense| match sense {
        Sense::Tenths(_) | Sense::Point | Sense::Collective(_) | Sense::Multiple(_) => Some(()),
        _ => None,
    };
    let share = |sense| (sense == Sense::Percent(Side::Before)).then_some(());
    copy.key(at).chars().count() > 1
        || has_measure(copy, end)
        || copy.term(end, counted).is_some()
        || copy.term_before(at, share).is_some()
        || stands_alone(copy, at, end)
        || begins_list(copy, at, end)
}

/// 一と二百三十四と五百六十七: at the head of a sentence, with a number of several signs behind *and*.
fn begins_list(copy: &Copy<'_>, at: usize, end: usize) -> bool {
    let next = if at == copy.first { copy.marks(end, Sense::Listing) } else { None };
    next.and_then(|next| spoken(copy, next)).is_some_and(|(_, parts)| parts > 2)
}

/// Whether a counter, a unit, a currency or a sign of per cent stands at a token.
fn has_measure(copy: &Copy<'_>, at: usize) -> bool {
    let measure = |sense| match sense {
        Sense::Counter | Sense::Unit(_) | Sense::Currency(_) | Sense::Percent(Side::After) => Some(()),
        _ => None,
    };
    copy.term(at, measure).is_some()
}

fn stands_alone(copy: &Copy<'_>, at: usize, end: usize) -> bool {
    let quotes = &copy.lang.file.sentences.quotes;
    let quoted =
        at > copy.first && quotes.iter().any(|[open, close]| open == copy.word(at - 1) && close == copy.word(end));
    let marks = |mut tokens: std::ops::Range<usize>| tokens.all(|t| !copy.is_word(t) && !copy.is_digits(t));
    let small = |t: usize| t >= copy.end || !copy.is_word(t) || copy.is(t, Sense::Function);
    let digit = |sense| matches!(sense, Sense::Cardinal(0 | 2..10)).then_some(());
    let beside_small_words =
        !copy.lang.file.spaces && (at == copy.first || small(at - 1)) && small(end) && copy.term(at, digit).is_some();
    quoted || marks(copy.first..at) && marks(end..copy.end) || beside_small_words
}

/// A word for one that is an article or a pronoun as often counts nothing.
fn is_article(copy: &Copy<'_>, at: usize) -> bool {
    copy.term(at, |sense| matches!(sense, Sense::Article | Sense::SoftNumber).then_some(())).is_some()
}

/// Parts of a number that stand at a token, the token after them, and whether the word goes on behind
/// them, so that nothing can follow.
struct Parts {
    parts: Vec<Part>,
    end: usize,
    closed: bool,
}

/// The parts of a number at a token: from the lexicon, or by taking one written word apart.
fn parts_at(copy: &Copy<'_>, at: usize) -> Option<Parts> {
    if copy.marks(at, Sense::Percent(Side::After)).is_some() {
        return None;
    }
    if let Some(digits) = digits_before_scale(copy, at) {
        return Some(Parts { parts: vec![Part::Small(digits)], end: at + 1, closed: false });
    }
    let part = copy.term(at, |sense| match sense {
        Sense::Cardinal(value) => Some(Part::Small(value)),
        Sense::Scale(value) => Some(Part::Scale(value)),
        Sense::And => Some(Part::And),
        _ => None,
    });
    if let Some((part, end)) = part {
        let letter = copy.word(at).len() == 1 && part != Part::And;
        return (!letter).then(|| Parts { parts: vec![part], end, closed: false });
    }
    let token = copy.tokens.get(at).filter(|token| at < copy.end && token.shape == Shape::Word)?;
    match copy.lang.file.figures.glued {
        Glue::Word => {
            let parts = apart(copy, &token.key).filter(|parts| parts.len() > 1)?;
            Some(Parts { parts, end: at + 1, closed: false })
        }
        Glue::Run if token.key.chars().nth(1).is_some() => {
            let (parts, rest) = signs_in_word(copy, &token.key)?;
            Some(Parts { parts, end: at + 1, closed: !rest.is_empty() })
        }
        _ => None,
    }
}

/// The number that one word holds with one of these endings behind it: 삼분의.
pub fn before_ending(copy: &Copy<'_>, at: usize, endings: &[String]) -> Option<Numeral> {
    let key = copy.key(at);
    let head = endings.iter().find_map(|ending| key.strip_suffix(ending.as_str()))?;
    in_one_word(copy, head).map(|value| Numeral::of(whole(value), at + 1))
}

/// The number in one word before a counter or a particle, where one is sure to stand: 삼분의 *일을*.
pub fn before_particle(copy: &Copy<'_>, at: usize) -> Option<Numeral> {
    before_particles(copy, at).next()
}

/// The same in every way that the word can be cut, the longest number first: 일만 is 10,000 or only one.
pub fn before_particles<'a>(copy: &'a Copy<'_>, at: usize) -> impl Iterator<Item = Numeral> + 'a {
    let figures = &copy.lang.file.figures;
    let in_words = figures.glued == Glue::Run && copy.lang.file.spaces;
    let key = if in_words && copy.is_word(at) { copy.key(at) } else { "" };
    let (parts, _) = signs(copy, key);
    (1..=parts.len()).rev().filter_map(move |count| {
        let rest = text_from(key, signs_length(copy, key, count));
        let ends = is_behind_number(copy, rest) || figures.particles.iter().any(|particle| particle == rest);
        let value = value_of(copy, parts.get(..count)?).filter(|_| ends)?;
        Some(Numeral::of(whole(value), at + 1))
    })
}

/// The number that a word is, written as one.
pub fn in_one_word(copy: &Copy<'_>, word: &str) -> Option<u64> {
    value_of(copy, &apart(copy, word)?)
}

fn value_of(copy: &Copy<'_>, parts: &[Part]) -> Option<u64> {
    let mut machine = Machine::new(&copy.lang.file.figures);
    parts.iter().all(|&part| machine.take(part)).then(|| machine.value()).flatten()
}

/// Up to three digits right before a scale, in a number of a language that writes signs in a run.
fn digits_before_scale(copy: &Copy<'_>, at: usize) -> Option<u64> {
    let runs = copy.lang.file.figures.glued == Glue::Run && copy.is_digits(at) && copy.key(at).len() <= 3;
    let digits = if runs { copy.key(at).parse().ok().filter(|digits| *digits > 0) } else { None }?;
    let before = at == copy.first || !copy.is_glued(at) || copy.is_word(at - 1);
    numeral::scale_after(copy, at + 1).filter(|_| before).map(|_| digits)
}

/// 삼십오명, 이십육이다: signs, then a counter, a particle or nothing.
fn signs_in_word<'a>(copy: &Copy<'_>, word: &'a str) -> Option<(Vec<Part>, &'a str)> {
    let (mut parts, rest) = signs(copy, word);
    let several = parts.len() > 1 || !parts.is_empty() && !rest.is_empty();
    if several && is_behind_number(copy, rest) && value_of(copy, &parts).is_some() {
        return Some((parts, rest));
    }
    let particles = &copy.lang.file.figures.particles;
    while parts.len() > 1 {
        let rest = text_from(word, signs_length(copy, word, parts.len()));
        if is_no_word(&parts) && particles.iter().any(|particle| particle == rest) {
            return Some((parts, rest));
        }
        parts.pop();
    }
    None
}

/// Whether signs are too many to be another word with its particle: 이십육, 삼백, 쉰둘.
fn is_no_word(parts: &[Part]) -> bool {
    match parts {
        [Part::Small(_), Part::Scale(10 | 100)] => true,
        [Part::Small(20..), Part::Small(1..10)] => true,
        [_, _, _, ..] => parts.iter().any(|part| matches!(part, Part::Scale(_))),
        _ => false,
    }
}

/// What may stand behind a number in the same word: nothing, a counter, a currency or a unit.
pub fn is_behind_number(copy: &Copy<'_>, rest: &str) -> bool {
    let begins = |word: &String| rest.starts_with(word.trim_end_matches('*'));
    let file = &copy.lang.file;
    rest.is_empty()
        || file.figures.counters.iter().any(begins)
        || file.currencies.values().chain(file.units.values()).flatten().any(begins)
}

/// A word that holds number parts and nothing else.
pub fn apart(copy: &Copy<'_>, word: &str) -> Option<Vec<Part>> {
    let (mut parts, mut dead) = (Vec::new(), [false; LONGEST_WORD + 1]);
    (word.len() <= LONGEST_WORD && take_apart(copy, word, &mut parts, &mut dead)).then_some(parts)
}

/// The longest number that papers write in one word is shorter, in bytes; a cap keeps hostile copy cheap.
const LONGEST_WORD: usize = 80;

/// Takes number parts off the head of a word until nothing is left. What was tried in vain, by the length
/// of what was left, is not tried again: *dreizehn* is one part and two.
fn take_apart(copy: &Copy<'_>, word: &str, parts: &mut Vec<Part>, dead: &mut [bool; LONGEST_WORD + 1]) -> bool {
    if word.is_empty() || dead.get(word.len()).is_none_or(|dead| *dead) {
        return word.is_empty();
    }
    for (written, part) in &copy.lang.numeral_parts {
        let Some(rest) = behind(word, written) else { continue };
        parts.push(Part::from(*part));
        if take_apart(copy, rest, parts, dead) {
            return true;
        }
        parts.pop();
    }
    dead.iter_mut().skip(word.len()).take(1).for_each(|dead| *dead = true);
    false
}

/// What a word has behind a part at its head. The first byte tells most parts off.
fn behind<'a>(word: &'a str, part: &str) -> Option<&'a str> {
    if word.as_bytes().first() == part.as_bytes().first() { word.strip_prefix(part) } else { None }
}

/// The number signs at the head of a word, and what is left.
pub fn signs<'a>(copy: &Copy<'_>, word: &'a str) -> (Vec<Part>, &'a str) {
    let mut parts = Vec::new();
    let mut rest = word;
    while let Some((after, part)) =
        copy.lang.numeral_parts.iter().find_map(|(written, part)| Some((behind(rest, written)?, *part)))
    {
        parts.push(Part::from(part));
        rest = after;
    }
    (parts, rest)
}

/// The length in bytes of so many number signs at the head of a word.
fn signs_length(copy: &Copy<'_>, word: &str, count: usize) -> usize {
    let mut rest = word;
    for _ in 0..count {
        let next = copy.lang.numeral_parts.iter().find_map(|(written, _)| behind(rest, written));
        rest = next.unwrap_or(rest);
    }
    word.len() - rest.len()
}

//! Bounds: the words at a figure's side that say *about*, *at least*, *up to*.

use super::Copy;
use crate::lang::{Bound, Sense, Side, is_apostrophe};

/// The bound on a figure whose number ends at a token, and the token after the figure, or after the
/// word behind it that bounds it.
pub fn near(copy: &Copy<'_>, first: usize, number_end: usize, end: usize) -> (Bound, usize) {
    let before = |sense| match sense {
        Sense::Bound(bound, Side::Before) => Some(bound),
        _ => None,
    };
    // An article, a preposition or a hyphen may stand between: "more than the 300", כ-300.
    let small = first > copy.first
        && (copy.at(first - 1).iter().any(|hit| hit.sense == Sense::Function)
            || copy.key(first - 1) == "-" && copy.is_glued(first));
    let ahead =
        copy.term_before(first, before).or_else(|| if small { copy.term_before(first - 1, before) } else { None });
    match ahead {
        Some((_, from)) if is_range(copy, from, first) => {}
        Some((bound, _)) => return (bound, end),
        None => {}
    }
    if let Some((bound, after)) = behind(copy, end) {
        return (bound, after);
    }
    let hyphen = usize::from(copy.key(number_end) == "-" && copy.is_glued(number_end));
    if let Some(after) = copy.marks(number_end + hyphen, Sense::AboutNumber) {
        return (Bound::About, after.max(end));
    }
    // A counter or a case ending may stand between: 50人近く, 300'den fazla.
    let between = copy.is(end, Sense::Counter) || copy.word(end).starts_with(is_apostrophe);
    let behind = if between { behind(copy, end + 1) } else { None };
    (behind.map_or(Bound::Exactly, |(bound, _)| bound), end)
}

/// The bound that begins behind a figure. A word that may stand on either side belongs to the figure
/// that follows it: "en 2019 environ 300".
fn behind(copy: &Copy<'_>, at: usize) -> Option<(Bound, usize)> {
    let (bound, end) = copy.term(at, |sense| match sense {
        Sense::Bound(bound, Side::After) => Some(bound),
        _ => None,
    })?;
    let either = copy.marks(at, Sense::Bound(bound, Side::Before)) == Some(end);
    let next = copy.is_digits(end) || copy.term(end, |sense| is_number(sense).then_some(())).is_some();
    (!(either && next)).then_some((bound, end))
}

/// Whether the bounding words from `from` to `first` join two figures: *od 5 do 10*. A year before
/// them is no part of a range, unless one follows.
fn is_range(copy: &Copy<'_>, from: usize, first: usize) -> bool {
    let joins = (from..first).all(|t| copy.is(t, Sense::Range));
    let year = |t: usize| copy.is_digits(t) && copy.key(t).len() == 4;
    let measured = |sense| matches!(sense, Sense::Unit(_) | Sense::Currency(_) | Sense::Percent(_)).then_some(());
    let is_figure = |end: usize| {
        end > copy.first
            && (copy.is_digits(end - 1) || copy.term_before(end, |sense| is_number(sense).then_some(())).is_some())
    };
    let figure = is_figure(from) || copy.term_before(from, measured).is_some_and(|(_, start)| is_figure(start));
    joins && figure && (from == copy.first || !year(from - 1) || year(first))
}

fn is_number(sense: Sense) -> bool {
    matches!(sense, Sense::Cardinal(_) | Sense::Scale(_))
}

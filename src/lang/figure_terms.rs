//! The words that make figures, as terms of the lexicon.

use super::schema::{Figures, Parts};
use super::sense::{Bound, Joint, Minus, Sense, Side, Tenths, Vague};

/// Adds every word that makes figures.
pub fn add_all(figures: &Figures, add: &mut impl FnMut(&[String], Sense)) {
    let numbered = [
        (&figures.cardinals, Sense::Cardinal as fn(u64) -> Sense),
        (&figures.ordinals, Sense::Ordinal),
        (&figures.scales, Sense::Scale),
        (&figures.collectives, Sense::Collective),
        (&figures.multiples, Sense::Multiple),
        (&figures.parts.names, |parts| Sense::PartName { parts, ordinal: false }),
        (&figures.parts.before, Sense::PartsBefore),
    ];
    for (table, sense) in numbered {
        for (value, terms) in table {
            if let Ok(value) = value.parse() {
                add(terms, sense(value));
            }
        }
    }
    for (value, terms) in &figures.spellings {
        match spelling(figures, value) {
            Some((value, true)) => add(terms, Sense::Scale(value)),
            Some((value, false)) => add(terms, Sense::Cardinal(value)),
            None => {}
        }
    }
    for (value, terms) in &figures.fractions {
        if let Some((above, below)) = fraction(value) {
            add(terms, Sense::Fraction(above, below));
        }
    }
    for (name, terms) in &figures.vague {
        if let Some(vague) = Vague::named(name) {
            add(terms, Sense::Vague(vague));
        }
    }
    add(&figures.ordinal_after, Sense::OrdinalMark(Side::After));
    add(&figures.ordinal_before, Sense::OrdinalMark(Side::Before));
    add(&figures.range, Sense::Range);
    add(&figures.and, Sense::And);
    add(&figures.soft, Sense::SoftNumber);
    add(&figures.listing, Sense::Listing);
    add(&figures.between, Sense::Between);
    add(&figures.aged, Sense::Aged);
    add(&figures.and_half, Sense::AndHalf);
    add(&figures.point, Sense::Point);
    add(&figures.minus, Sense::Minus(Minus::Always));
    add(&figures.minus_degrees, Sense::Minus(Minus::Degrees));
    add(&figures.minus_alone, Sense::Minus(Minus::Alone));
    add(&figures.frost, Sense::Frost);
    add(&figures.tenths, Sense::Tenths(Tenths::Whole));
    add(&figures.tenths_left, Sense::Tenths(Tenths::Left));
    add(&figures.tenths_off, Sense::Tenths(Tenths::Off));
    for (value, terms) in &figures.percents {
        if let Ok(value) = value.parse() {
            add(terms, Sense::NamedPercent(value));
        }
    }
    add(&figures.inner_about, Sense::InnerAbout);
    parts_terms(&figures.parts, add);
    add(&figures.percent, Sense::Percent(Side::After));
    add(&figures.percent_before, Sense::Percent(Side::Before));
    add(&figures.counters, Sense::Counter);
    add(&figures.not_numbers, Sense::NotNumber);
    let bounds = &figures.bounds;
    add(&bounds.about_number, Sense::AboutNumber);
    for (before, after, bound) in [
        (&bounds.about, &bounds.about_after, Bound::About),
        (&bounds.at_least, &bounds.at_least_after, Bound::AtLeast),
        (&bounds.nearly, &bounds.nearly_after, Bound::Nearly),
        (&bounds.up_to, &bounds.up_to_after, Bound::UpTo),
        (&bounds.more_than, &bounds.more_than_after, Bound::MoreThan),
        (&bounds.less_than, &bounds.less_than_after, Bound::LessThan),
    ] {
        add(before, Sense::Bound(bound, Side::Before));
        add(after, Sense::Bound(bound, Side::After));
    }
}

fn parts_terms(parts: &Parts, add: &mut impl FnMut(&[String], Sense)) {
    add(&parts.suffixes, Sense::PartSuffix);
    for (terms, joint) in [
        (&parts.between, Joint::Between),
        (&parts.link, Joint::Link),
        (&parts.whole, Joint::Whole),
        (&parts.mixed, Joint::Mixed),
        (&parts.over, Joint::Over { alone: false }),
        (&parts.over_alone, Joint::Over { alone: true }),
        (&parts.of, Joint::Of { one: false }),
        (&parts.of_one, Joint::Of { one: true }),
        (&parts.of_before, Joint::OfBefore),
        (&parts.power_link, Joint::Power),
    ] {
        add(terms, Sense::InFraction(joint));
    }
    add(&parts.every, Sense::Every);
    add(&parts.power, Sense::Power);
}

/// The value of another spelling, and whether it multiplies as the scales of the language do.
pub fn spelling(figures: &Figures, value: &str) -> Option<(u64, bool)> {
    Some((value.parse().ok()?, figures.scales.contains_key(value)))
}

/// Reads `1/3`, `0.5`, `1.5`.
pub fn fraction(value: &str) -> Option<(u32, u32)> {
    if let Some((above, below)) = value.split_once('/') {
        return Some((above.parse().ok()?, below.parse().ok().filter(|&b| b > 0)?));
    }
    let (whole, rest) = value.split_once('.')?;
    let below = 10u32.checked_pow(rest.len() as u32)?;
    Some((whole.parse::<u32>().ok()?.checked_mul(below)?.checked_add(rest.parse().ok()?)?, below))
}

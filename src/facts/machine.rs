//! The adding and multiplying of number words, apart from how a language writes them.

use super::leading::Leading;
use crate::lang::schema::Figures;
use crate::lang::{Glue, NumeralPart};

/// A part of a number in words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    Small(u64),
    Scale(u64),
    And,
}

impl From<NumeralPart> for Part {
    fn from(part: NumeralPart) -> Part {
        match part {
            NumeralPart::Cardinal(value) => Part::Small(value),
            NumeralPart::Scale(value) => Part::Scale(value),
            NumeralPart::And => Part::And,
        }
    }
}

/// Adds and multiplies parts: `total` holds closed thousands and millions, `section` the hundreds of
/// the open one, `pending` what is not yet multiplied.
#[derive(Clone, Copy, Debug)]
pub struct Machine {
    /// The machine of a language whose scales stand first.
    leading: Option<Leading>,
    units_first: bool,
    tens_and: bool,
    /// Whether ten and a unit stand apart: Turkish on iki.
    teens_apart: bool,
    /// Scales below it multiply within a section: hundreds, and thousands where papers count in 万.
    section_end: u64,
    total: u64,
    section: u64,
    pending: u64,
    /// The smallest scale closed so far, and the smallest in the open section.
    closed: u64,
    opened: u64,
    /// Whether a joiner stands before the next part.
    pub joined: bool,
    /// Whether it began with a scale that nothing multiplies: a lone *hundred*.
    pub bare: bool,
    /// Whether a word of magnitude stands in it.
    pub scaled: bool,
    started: bool,
}

impl Machine {
    /// Whether tens stand open for a unit: fifty.
    pub fn wants_unit(&self) -> bool {
        self.pending % 100 >= 20 && self.pending.is_multiple_of(10)
    }

    /// Whether *and* before this part joins tens and units as the language always does, and no more.
    pub fn joins_tens(&self, part: Part) -> bool {
        match part {
            Part::Small(unit) if unit < 10 => self.tens_and && self.wants_unit(),
            Part::Small(tens) => self.units_first && (1..10).contains(&(self.pending % 100)) && tens.is_multiple_of(10),
            _ => false,
        }
    }

    pub fn new(figures: &Figures) -> Machine {
        Machine {
            leading: figures.scale_first.then(Leading::new),
            units_first: figures.units_first,
            tens_and: figures.tens_and,
            teens_apart: teens_apart(figures),
            section_end: if figures.glued == Glue::Run { 10_000 } else { 1000 },
            total: 0,
            section: 0,
            pending: 0,
            closed: u64::MAX,
            opened: u64::MAX,
            joined: false,
            bare: false,
            scaled: false,
            started: false,
        }
    }

    /// What the parts come to; `None` where it is too large to hold.
    pub fn value(&self) -> Option<u64> {
        if let Some(leading) = &self.leading {
            return leading.value();
        }
        self.total.checked_add(self.section)?.checked_add(self.pending)
    }

    /// Takes a part, or says that it does not belong to the number.
    pub fn take(&mut self, part: Part) -> bool {
        let joined = std::mem::take(&mut self.joined);
        if let Some(leading) = &mut self.leading {
            let taken = leading.take(part, joined);
            self.bare = leading.bare;
            self.scaled |= matches!(part, Part::Scale(_));
            return taken;
        }
        let taken = match part {
            Part::And => {
                self.joined = true;
                true
            }
            Part::Small(value) => self.add(value, joined),
            Part::Scale(scale) if scale < self.section_end => self.multiply_section(scale),
            Part::Scale(scale) => self.close(scale, joined),
        };
        self.started = true;
        taken
    }

    fn add(&mut self, value: u64, joined: bool) -> bool {
        if value == 0 && self.started && self.pending == 0 && self.section_end > 1000 {
            // 一千零五: the zero holds an empty place.
            return true;
        }
        if value >= 1000 {
            // Duals such as ألفين carry their own scale.
            let fits = self.section == 0 && self.pending == 0 && value < self.closed;
            let total = self.total.checked_add(value).filter(|_| fits);
            if let Some(total) = total {
                (self.total, self.closed) = (total, 1000);
            }
            return total.is_some();
        }
        let fits = if self.pending == 0 {
            value < self.opened
                && value < self.closed
                && (self.section == 0 || value > 0)
                && (value > 0 || !self.started)
        } else if self.units_first && (1..10).contains(&(self.pending % 100)) {
            joined && (20..100).contains(&value) && value.is_multiple_of(10)
        } else {
            (self.pending.is_multiple_of(100) && value < 100 && value > 0)
                || (self.pending % 100 >= if self.teens_apart { 10 } else { 20 }
                    && self.pending.is_multiple_of(10)
                    && (1..10).contains(&value))
        };
        let pending = self.pending.checked_add(value).filter(|_| fits);
        self.pending = pending.unwrap_or(self.pending);
        pending.is_some()
    }

    fn multiply_section(&mut self, scale: u64) -> bool {
        if scale >= self.opened || scale >= self.closed || self.pending >= 100.min(scale) {
            return false;
        }
        let product = self.pending.max(1).checked_mul(scale);
        let Some(section) = product.and_then(|product| self.section.checked_add(product)) else { return false };
        self.bare |= !self.started;
        self.section = section;
        self.pending = 0;
        self.opened = scale;
        self.scaled |= !self.started;
        true
    }

    fn close(&mut self, scale: u64, joined: bool) -> bool {
        let Some(open) = self.section.checked_add(self.pending) else { return false };
        let total = if open == 0 && self.total == 0 {
            self.bare = true;
            Some(scale)
        } else if scale < self.closed {
            open.max(1).checked_mul(scale).and_then(|product| self.total.checked_add(product))
        } else if joined {
            None
        } else {
            self.lift(open, scale)
        };
        let Some(total) = total else { return false };
        self.total = total;
        (self.section, self.pending, self.opened, self.closed, self.scaled) = (0, 0, u64::MAX, scale, true);
        true
    }

    /// mil millones, हज़ार करोड़, 万亿; tres billones cuatrocientos mil millones: a scale that is no smaller
    /// than the last multiplies all that stands before it and is smaller than it.
    fn lift(&self, open: u64, scale: u64) -> Option<u64> {
        let rest = self.total.checked_rem(scale)?;
        let low = if self.closed == scale || rest == 0 && open == 0 { self.total } else { rest };
        let high = self.total.checked_sub(low)?;
        let product = low.checked_add(open)?.checked_mul(scale)?;
        // What stands above must leave the places free.
        let free = high == 0 || product < high && high.is_multiple_of(above(product)?);
        free.then(|| high.checked_add(product)).flatten()
    }
}

/// The least power of ten that is greater than a number.
pub(super) fn above(number: u64) -> Option<u64> {
    10u64.checked_pow(number.max(1).ilog10().checked_add(1)?)
}

/// Whether a language has no words of its own for 11: none, or only *ten* and *one* in one word, onbir.
fn teens_apart(figures: &Figures) -> bool {
    let words = |value: &str| figures.cardinals.get(value).into_iter().flatten();
    words("11").all(|eleven| words("10").any(|ten| eleven.starts_with(ten.as_str())))
}

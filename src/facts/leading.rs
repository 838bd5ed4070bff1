//! Numbers whose scale stands before what multiplies it: Swahili *elfu mbili mia tatu na nne* is 2,304.

#![expect(clippy::arithmetic_side_effects, reason = "a group of units, tens and hundreds is below a thousand")]

use super::machine::Part;

/// Adds and multiplies parts as they come: `total` holds what is closed, the group is what multiplies
/// the open scale, or the hundreds and units at the end.
#[derive(Clone, Copy, Debug)]
pub struct Leading {
    total: u64,
    /// The scale whose multiplier is being read; 1 at the end of the number.
    scale: u64,
    group: u64,
    /// Whether a word for hundred waits for its digit.
    hundred: bool,
    started: bool,
    /// Whether a scale that nothing multiplies is all there is.
    pub bare: bool,
}

impl Leading {
    pub fn new() -> Leading {
        Leading { total: 0, scale: 1, group: 0, hundred: false, started: false, bare: false }
    }

    pub fn value(&self) -> Option<u64> {
        let waiting = if self.hundred { 100 } else { 0 };
        let group = self.group + waiting;
        let group = if group == 0 && self.scale > 1 { 1 } else { group };
        self.total.checked_add(self.scale.checked_mul(group)?)
    }

    /// Takes a part, or says that it does not belong to the number.
    pub fn take(&mut self, part: Part, joined: bool) -> bool {
        let empty = self.group == 0 && !self.hundred;
        let taken = match part {
            Part::And => true,
            Part::Scale(100) if empty => {
                self.hundred = true;
                true
            }
            Part::Scale(100) => self.close(1) && self.take(part, joined),
            Part::Scale(scale) => (!self.started || self.scale > scale) && self.close(scale),
            Part::Small(digit @ 1..=9) if self.hundred && !joined => {
                (self.group, self.hundred) = (self.group + digit * 100, false);
                true
            }
            Part::Small(value) => self.add(value, joined),
        };
        self.bare = !self.started && matches!(part, Part::Scale(_));
        self.started = true;
        taken
    }

    /// Units and tens: right behind the scale, or joined to a group that has room for them.
    fn add(&mut self, value: u64, joined: bool) -> bool {
        if std::mem::take(&mut self.hundred) {
            self.group += 100;
        }
        let room = self.group.is_multiple_of(100) && value < 100
            || self.group % 100 >= 10 && self.group.is_multiple_of(10) && value < 10;
        if self.group == 0 || joined && room {
            let fits = value < 100 && (value > 0 || !self.started);
            self.group += if fits { value } else { 0 };
            return fits;
        }
        self.close(1) && self.add(value, joined)
    }

    /// Multiplies the open scale, and opens another below it.
    fn close(&mut self, scale: u64) -> bool {
        let open = self.scale > 1 || !self.started;
        let value = if self.started { self.value() } else { Some(0) };
        let Some(value) = value.filter(|_| open) else { return false };
        (self.total, self.scale, self.group, self.hundred) = (value, scale, 0, false);
        true
    }
}

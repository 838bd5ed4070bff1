//! How long the work on a story may take. Its stages ask between two pieces of work whether the deadline is past,
//! and leave the rest; the report says what was left. Where there is none, no clock is read.

use std::cell::Cell;
use std::time::{Duration, Instant};

/// When the work on one story must end. Once it is past it stays so.
///
/// ```
/// use copydesk::deadline::Deadline;
/// assert!(Deadline::none().ask().is_ok());
/// let deadline = Deadline::after_asks(1);
/// assert!(deadline.ask().is_ok() && deadline.ask().is_err() && deadline.ask().is_err());
/// ```
#[derive(Debug)]
pub struct Deadline(Limit);

#[derive(Debug)]
enum Limit {
    None,
    Clock { end: Instant, after: Duration },
    Asks(Cell<usize>),
}

/// The deadline is past: what was begun is to be left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Late;

impl Deadline {
    /// None: the work ends when it is done.
    pub const fn none() -> Deadline {
        Deadline(Limit::None)
    }

    /// A time from now on, by the clock of the system; one that no clock reaches is none.
    pub fn after(time: Duration) -> Deadline {
        let end = Instant::now().checked_add(time);
        Deadline(end.map_or(Limit::None, |end| Limit::Clock { end, after: time }))
    }

    /// So many questions, whatever the time: where the work is left does not depend on the machine. How much is
    /// done between two questions may change with every release.
    pub const fn after_asks(asks: usize) -> Deadline {
        Deadline(Limit::Asks(Cell::new(asks)))
    }

    /// Whether there is still time.
    ///
    /// # Errors
    /// Where there is none.
    pub fn ask(&self) -> Result<(), Late> {
        let in_time = match &self.0 {
            Limit::None => true,
            Limit::Clock { end, .. } => Instant::now() < *end,
            Limit::Asks(left) => {
                let asks = left.get();
                left.set(asks.saturating_sub(1));
                asks > 0
            }
        };
        in_time.then_some(()).ok_or(Late)
    }

    /// The time that was given, where it is one.
    pub fn time(&self) -> Option<Duration> {
        match self.0 {
            Limit::Clock { after, .. } => Some(after),
            Limit::None | Limit::Asks(_) => None,
        }
    }
}

//! Known faults, planted one at a time into the user's own copy, and what the rules see of them: what the gate is
//! worth for these stories, in these languages, under these settings.
//!
//! A story is checked as it is; what stands in it then counts for nothing. Then one fault is planted into one
//! version, in memory, and the story is checked again. The same copy and settings give the same faults.

mod controls;
mod forms;
mod plant;
mod site;
mod trial;
mod worth;

pub use controls::{CONTROLS, Control};
pub use plant::{KINDS, Kind, kind, splice};
pub use site::{Edit, Site};
pub use trial::{Alarm, Outcome, Planted, Trial, trial};
pub use worth::{Checked, Count, Row, Worth, untried};

/// What is planted.
#[derive(Clone)]
pub struct Plan {
    /// So many faults of a kind at most, in a version.
    pub each: usize,
    pub kinds: Vec<&'static Kind>,
}

impl Default for Plan {
    /// One fault of every kind in a version.
    fn default() -> Plan {
        Plan { each: 1, kinds: KINDS.iter().collect() }
    }
}

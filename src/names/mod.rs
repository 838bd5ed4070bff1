//! Whom and what the versions of a story name, and which of them another version does not name.

mod answer;
mod clue;
mod mention;
mod roster;
mod said;

pub use answer::{is_named, is_short_for, sounds_alike};
pub use clue::{Clue, clues};
pub use mention::{Mention, Word};
pub use roster::{Gap, Roster, Stranger};

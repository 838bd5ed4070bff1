//! Whom and what the versions of a story name, and which of them another version does not name.

mod answer;
mod mention;
mod roster;
mod said;

pub use answer::{is_named, sounds_alike};
pub use mention::{Mention, Word};
pub use roster::{Gap, Roster, Stranger};

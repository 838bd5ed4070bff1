//! Whom and what the versions of a story name, and which of them another version does not name.

mod answer;
mod clue;
mod forename;
mod mention;
mod roster;
mod said;
mod standing;
mod uncased;

pub use answer::{is_named, is_short_for, sounds_alike};
pub use clue::{Clue, clues, overheard, surplus};
pub use forename::{FullName, first_names, full_names, is_surname_said};
pub use mention::{Mention, Word};
pub use roster::{Gap, Roster, Stranger};
pub use standing::{
    is_apart, is_in_full, is_left_as_is, is_left_latin, is_meaning, is_person, is_rest, is_run, is_short_name,
    is_unexplained, is_word_too,
};

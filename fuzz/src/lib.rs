//! Laws that hold for whatever bytes come: one target a reader, and one a step of the way from copy to report.
//!
//! The targets are plain functions, so that the tests of the program run them over the corpora as well
//! (`tests/laws/fuzzed.rs`): what was found once is found again without an engine.

#[path = "../../tests/laws/story.rs"]
pub mod laws;
mod targets;

pub use targets::run;

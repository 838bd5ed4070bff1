//! What readers of reports get: one file a format. A renderer sees a report and nothing else.

mod alignment;
mod excerpt;
mod facts;
pub mod json;
mod ladder;
mod lines;
mod rows;
mod rules;
mod tally;
mod text;
mod tsv;
pub mod views;

pub use alignment::blocks;
pub use excerpt::clean;
pub use facts::list;
pub use ladder::{Ladder, ladder};
pub use rules::{rules, summary};
pub use tally::Tally;
pub use text::{Look, head, report};
pub use tsv::tsv;

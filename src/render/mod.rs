//! What readers of reports get: one file a format. A renderer sees a report and nothing else.

mod alignment;
mod excerpt;
mod facts;
pub mod json;
mod lines;
mod rules;
mod tally;
mod text;
pub mod views;

pub use alignment::blocks;
pub use excerpt::clean;
pub use facts::list;
pub use rules::{rules, summary};
pub use tally::Tally;
pub use text::{Look, head, report};

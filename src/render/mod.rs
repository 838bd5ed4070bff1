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
mod tmx;
mod tsv;
pub mod views;
mod xliff;
mod xml;

pub use alignment::blocks;
pub use excerpt::clean;
pub use facts::list;
pub use ladder::{Ladder, ladder};
pub use rules::{rules, summary};
pub use tally::Tally;
pub use text::{Look, head, report};
pub use tmx::tmx;
pub use tsv::tsv;
pub use xliff::{unshown, xliff};
pub use xml::tag;

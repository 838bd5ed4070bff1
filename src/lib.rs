//! copydesk reads several versions of one news story, in one language or in many, none of them
//! marked as the original. It lines them up sentence by sentence over all versions at once and says
//! where the copy broke and where the versions disagree.

pub mod align;
pub mod checks;
pub mod cli;
pub mod document;
pub mod facts;
pub mod finding;
pub mod lang;
pub mod learn;
pub mod names;
pub mod render;
pub mod report;
pub mod source;
mod span;
pub mod story;

pub use document::Document;
pub use report::{Options, Report, check};
pub use span::Span;
pub use story::{Role, Story, Version};

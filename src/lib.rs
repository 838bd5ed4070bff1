//! copydesk reads several versions of one news story, in one language or in many, none of them
//! marked as the original. It lines them up sentence by sentence over all versions at once and says
//! where the copy broke and where the versions disagree.

pub mod align;
pub mod checks;
pub mod document;
pub mod facts;
pub mod finding;
pub mod lang;
mod report;
mod span;
pub mod story;

pub use document::Document;
pub use report::Report;
pub use span::Span;
pub use story::{Role, Story, Version};

//! What readers of reports get: one file a format. A renderer sees a report and nothing else.

pub mod json;

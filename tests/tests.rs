//! All tests, by what they hold.

mod cli;

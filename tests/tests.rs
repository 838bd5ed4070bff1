//! One test binary. Each module proves one thing.

// The program, run as a user runs it.
mod cli;
// Every language file is whole and its examples hold.
mod language_files;
// Every rule's page is its test.
mod rule_pages;

//! One test binary. Each module proves one thing.

// Every language file is whole and its examples hold.
mod language_files;
// Every rule's page is its test.
mod rule_pages;

//! One test binary. Each module proves one thing.

// How alignments are scored.
mod beads;
// The report in a real browser, where the machine has one.
#[cfg(unix)]
mod browser;
// Clean copy, broken as programs break it, is found and mended.
mod broken;
// The program as a user meets it: arguments in, exit code and bytes out.
#[cfg(feature = "cli")]
mod cli;
// The corpora are sound, and what is found in them is what the committed scores say.
mod corpora;
// Places and organisations: the tables are whole.
mod entities;
// What an alignment is written as keeps its standard and loses no sentence.
mod formats;
// What each fuzz target holds, run over its corpus as well.
#[cfg(feature = "cli")]
#[path = "../fuzz/src/targets/mod.rs"]
mod fuzz_targets;
// Headlines glued to the lead are found again.
mod glued;
// Reads the stories of the corpora for the modules that need them.
mod gold;
// What there was no time for is said, and the rest stands.
mod deadline;
// Lost words are missed where they stood, in every language.
mod holes;
// Two languages that nobody speaks, for the modules that need words without a file.
mod invented;
// Versions of one story are found in a heap, and two stories stay two.
mod kin;
// Reads the language files for the modules that prove them.
mod language_data;
// Every language file is whole and its examples hold.
mod language_files;
// Data flows one way; the code keeps the rules of the house.
mod layers;
// Word lists of the user's own are read and help.
mod lexicons;
// What holds for every story, real and generated.
mod laws;
// A story too long to be searched whole is aligned all the same.
mod long;
// Names of different scripts are told to be one, as often as the committed scores say.
mod names;
// Readings of Chinese characters: the table is what Unihan gives.
mod readings;
// Every rule's page is its test.
mod rule_pages;
// Sentences end where an editor would end them.
mod segmentation;
// Known faults are planted, and what is caught of them is counted.
mod selftest;
// Files of every format: what is copy, what it is to the story, and where it stood.
mod sources;
// Number words: the table of them is what the spell-out rules give, and reads back what they say.
mod spellout;
// What a finding says beside its place.
mod told;
// Word differences within a language: what is told as other, and that nothing of the copy is lost.
mod wordwise;
// Word lists: they are what the dictionaries give, and hold what the examples say.
mod words;

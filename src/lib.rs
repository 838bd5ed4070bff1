//! copydesk reads several versions of one news story, in one language or in many, none of them
//! marked as the original. It lines them up sentence by sentence over all versions at once and says
//! where the copy broke and where the versions disagree.
//!
//! [`check`] takes a [`Story`] and [`Options`] and gives a [`Report`]: what was read, what was aligned,
//! what was found. It cannot fail, for broken copy is a finding and no error; it reads no file and no
//! network, no clock but where the options limit the time, and without a limit the same story and options
//! give the same report. What is too much for it, or has no time, is said in the report.
//!
//! ```
//! use copydesk::{Options, Severity, Story, Version, check};
//!
//! let version = |id: &str, text: &str| Version { id: id.into(), text: text.into(), ..Version::default() };
//! let story = Story {
//!     id: "lodz".into(),
//!     versions: vec![
//!         version("wire", "The mayor of Lodz closed the bridge on Tuesday. Police arrested 15 people there."),
//!         version("dpa", "Der Bürgermeister von Lodz sperrte am Dienstag die Brücke. Die Polizei nahm dort 51 Menschen fest."),
//!         version("afp", "Le maire de Lodz a fermé le pont mardi. La police y a arrêté 15 personnes."),
//!     ],
//! };
//! let options = Options::default();
//! let report = check(&story, &options);
//!
//! let finding = &report.findings[0];
//! assert_eq!((finding.rule, finding.severity), ("number-differs", Severity::Error));
//! // The fault comes first, by the number of its version and by bytes of that version's text.
//! let version = &story.versions[finding.fault.version];
//! assert_eq!((version.id.as_str(), finding.fault.span.of(&version.text)), ("dpa", "51"));
//! assert_eq!(report.coverage(), Some(1.0), "every sentence was aligned");
//!
//! // The JSON of `copydesk batch`.
//! let json = copydesk::render::json::report(&report);
//! assert!(json.starts_with(r#"{"schema":"copydesk.report/1","id":"lodz""#));
//! ```
//!
//! Files are read by [`source::gather`]; [`source::stream`] reads streams.
//!
//! # Features
//!
//! The first three are on unless `default-features = false` turns them off.
//!
//! - `cli`: the program `copydesk`, with the module `cli` and the settings of a house. A library needs it not.
//! - `mimalloc`: the program takes its memory from that allocator. A library leaves the choice to its program.
//! - `web`: of a web page, the article alone is copy. Without it a page is read whole, with a note.
//! - `parquet`: [`source::stream`] reads Parquet, and there is `render::parquet`, which writes it. Off unless asked for.
//!
//! # What a version number promises
//!
//! Numbers are read as Cargo reads them: 0.2 may break what stood in 0.1, and 0.1.1 may not. It is said of
//! each promise what may change without being a break.
//!
//! - **Names at the root** ([`check`], [`Story`], [`Version`], [`Role`], [`Options`], [`Report`], [`Finding`],
//!   [`Severity`], [`Document`], [`Span`]), their fields and functions. Fields are added: build values with
//!   `..Default::default()`. Modules are open for programs that need more and follow no promise beyond their
//!   documentation.
//! - **The JSON** `copydesk.report/1` of [`render::json`], exit codes, the names of options, formats, rules and
//!   settings. Fields and names are added; none is renamed, retyped or removed.
//! - **Fingerprints**: a fault that stays in the copy keeps its fingerprint, so that baselines and decisions stay
//!   good.
//! - **Not promised**: what is found. A release finds more, or cries wolf less, in the same copy, and words
//!   messages better; a gate that must not move names its version of copydesk exactly.
//! - **Rust**: a release that needs a newer compiler raises the second number at least.

// A panic loses a story. What could cause one is forbidden where a compiler can see it, tests aside:
//
// - Nothing panics on purpose or by a promise: no `unwrap`, no `expect`, no `unreachable!`.
// - Text is cut by `Span`, `text_before` and `text_from`, which give nothing where a place is none.
// - Figures, years, hours, all that copy says, are reckoned with only by operations that say whether the result fits.
//   Places and counts of what is in memory, all `usize`, are not (clippy.toml): they overflow nowhere below the
//   length of memory. Where an invariant makes sure of others, the file says which.
// - What reads files, and what reads figures out of words, takes no item of a list by its number.
//
// Elsewhere numbers of versions, sentences and tokens, which the program made itself, are taken as they are: tests,
// generated stories and fuzz targets (`fuzz/`) run with every check of the compiler on. Should a number be wrong all
// the same, the program gives up the story and not the run.
#![cfg_attr(
    not(test),
    deny(
        clippy::arithmetic_side_effects,
        clippy::expect_used,
        clippy::get_unwrap,
        clippy::panic,
        clippy::string_slice,
        clippy::todo,
        clippy::unimplemented,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

pub mod align;
pub mod checks;
#[cfg(feature = "cli")]
#[cfg_attr(not(test), deny(clippy::indexing_slicing))]
pub mod cli;
pub mod deadline;
pub mod document;
#[cfg_attr(not(test), deny(clippy::indexing_slicing))]
pub mod facts;
pub mod finding;
pub mod kin;
pub mod lang;
pub mod learn;
pub mod names;
mod parallel;
pub mod render;
#[cfg_attr(not(test), deny(clippy::indexing_slicing))]
pub mod report;
pub mod selftest;
#[cfg_attr(not(test), deny(clippy::indexing_slicing))]
pub mod source;
#[cfg_attr(not(test), deny(clippy::indexing_slicing))]
mod span;
#[cfg_attr(not(test), deny(clippy::indexing_slicing))]
pub mod story;

pub use document::Document;
pub use finding::{Finding, Severity};
pub use report::{Options, Report, check};
pub use span::Span;
pub use story::{Role, Story, Version};

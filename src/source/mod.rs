//! Where copy comes from: one file an input format. The only place, with the command line, that reads.

pub mod jsonl;

/// The longest line or file that is read, in bytes: 64 MiB. The longest novel is a fifth of it, so
/// more is no story, and memory stays bounded (a guess on the generous side).
pub const LONGEST: usize = 64 << 20;

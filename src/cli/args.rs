//! The command line: one definition gives parser, help, completions and man page.

use clap::{Args, Parser, Subcommand};

/// Reads several versions of one news story and says where the copy broke and where they disagree.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Batch(Batch),
}

/// Check a stream of stories: one a line in, one report a line out.
#[derive(Debug, Args)]
pub struct Batch {
    /// How many stories to check at once [default: one for each processor]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
}

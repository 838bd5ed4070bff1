//! The command line: arguments in, exit code out.

mod args;
mod batch;

use args::{Batch, Cli, Command};
use clap::Parser;
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program and gives its exit code.
///
/// 0 where all is well, 1 where findings reached the limit that was set, 2 where the usage was wrong,
/// something could not be read or written, or nothing was checked.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    match Cli::try_parse_from(args) {
        Ok(Cli { command }) => match command {
            Command::Batch(batch) => stream(&batch),
        },
        Err(refusal) => {
            // Help that nobody reads is no fault.
            let _ = refusal.print();
            ExitCode::from(u8::try_from(refusal.exit_code()).unwrap_or(BROKEN))
        }
    }
}

/// Wrong usage, input that cannot be read, output that cannot be written, or nothing checked.
const BROKEN: u8 = 2;

fn stream(batch: &Batch) -> ExitCode {
    let jobs = batch.jobs.map_or_else(|| std::thread::available_parallelism().map_or(1, |n| n.get()), usize::from);
    match batch::run(jobs) {
        Ok(()) | Err(batch::Ending::Closed) => ExitCode::SUCCESS,
        Err(batch::Ending::Failed(why)) => {
            anstream::eprintln!("copydesk: {why}");
            ExitCode::from(BROKEN)
        }
    }
}

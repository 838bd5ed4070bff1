//! The command line: arguments in, exit code out.

mod accept;
mod align;
mod args;
mod batch;
mod check;
mod decided;
pub mod decisions;
mod desk;
mod diff;
mod draft;
mod examples;
mod group;
mod house;
mod interrupt;
mod languages;
mod learn;
mod merge;
mod output;
mod pages;
mod progress;
mod report;
mod selftest;
mod settings;
mod show;
mod sink;
mod versions;

use crate::source::stream;
use args::{Batch, Cli, Command};
use clap::Parser;
use sink::Sink;
use std::ffi::OsString;
use std::panic::catch_unwind;
use std::process::ExitCode;

/// Wrong usage, input that cannot be read, output that cannot be written, or nothing checked.
const BROKEN: u8 = 2;

/// Runs the program and gives its exit code.
///
/// 0 where all is well, 1 where findings reached the limit that was set, 2 where the usage was wrong,
/// something could not be read or written, or nothing was checked. A run that is interrupted ends the process
/// with 130.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let command = match Cli::try_parse_from(args) {
        Ok(cli) => cli.command,
        Err(refusal) => {
            // Help that nobody reads is no fault.
            let _ = refusal.print();
            return ExitCode::from(u8::try_from(refusal.exit_code()).unwrap_or(BROKEN));
        }
    };
    interrupt::watch(match command {
        Command::Batch(Batch { output: None, .. }) => interrupt::of_stream,
        _ => interrupt::of_run,
    });
    // A panic is a fault of the program; a gate must not take it for a verdict.
    let done = catch_unwind(|| dispatch(&command)).unwrap_or_else(|_| Err(batch::FAULT.to_owned()));
    done.unwrap_or_else(|why| {
        desk::say("error", &why);
        ExitCode::from(BROKEN)
    })
}

fn dispatch(command: &Command) -> Result<ExitCode, String> {
    let success = |()| ExitCode::SUCCESS;
    match command {
        Command::Check(check) => check::run(check),
        Command::Report(args) => report::run(args),
        Command::Batch(batch) => stream(batch).map(success),
        Command::Selftest(args) => selftest::run(args),
        Command::Baseline(args) => accept::baseline(args).map(success),
        Command::Accept(args) => accept::accept(args).map(success),
        Command::Align(align) => align::run(align),
        Command::Diff(diff) => diff::run(diff),
        Command::Group(group) => group::run(group),
        Command::Learn(learn) => learn::run(learn).map(success),
        Command::Merge(args) => merge::run(args),
        Command::Facts(show) => show::facts(show),
        Command::Config(args) => house::config(args).map(success),
        Command::Init(args) => house::init(args).map(success),
        Command::Rules(rules) => pages::rules(rules).map(success),
        Command::Explain(explain) => pages::explain(explain).map(success),
        Command::Completions(completions) => pages::completions(completions).map(success),
        Command::Man(man) => pages::man(man).map(success),
    }
}

fn stream(batch: &Batch) -> Result<(), String> {
    let jobs = batch.jobs.map_or_else(|| std::thread::available_parallelism().map_or(1, |n| n.get()), usize::from);
    let configuration = settings::for_stream(batch.config.as_deref())?;
    let mut options = settings::options(&configuration, &batch.lexicons)?;
    options.time_limit = batch.timeout.or(configuration.settings.timeout);
    let stories = stream::open(batch.stories.as_deref())?;
    let reports = Sink::open(batch.output.as_deref())?;
    match batch::run(jobs, options, stories, reports) {
        Ok(()) | Err(batch::Ending::Closed) => Ok(()),
        Err(batch::Ending::Failed(why)) => Err(why),
    }
}

//! `batch`: a stream of stories in, a stream of reports out, in order.
//!
//! One thread reads, several check, this one writes. The reader gives each story to whichever worker
//! is free and puts the place where its report will arrive into a queue; the writer takes places from
//! that queue in order and waits at each. The queue is bounded, and so is all that is under way.

use super::progress;
use crate::render::json;
use crate::report::{Options, check};
use crate::source::jsonl::{self, Line};
use std::io::{self, BufReader, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// How a run ends early.
#[derive(Debug)]
pub enum Ending {
    /// The reader of the reports went away; that is no fault.
    Closed,
    /// What could not be done, and why.
    Failed(String),
}

/// Stories under way for each worker: one that it checks, one that waits and one that is written,
/// so that none is ever idle.
const UNDER_WAY: usize = 3;

/// What is said of a panic: there must be none, and one must not end a run.
pub const FAULT: &str = "copydesk failed here, which is a fault of the program: please report it with this copy";

/// Checks every story of the standard input with so many workers, as the options ask.
///
/// # Errors
/// Where the input cannot be read or the output cannot be written to its end.
pub fn run(jobs: usize, options: Options) -> Result<(), Ending> {
    let options = Arc::new(options);
    let (places, reports) = sync_channel::<io::Result<Receiver<String>>>(jobs * UNDER_WAY);
    let (stories, free) = sync_channel::<(Line, Sender<String>)>(jobs);
    let free = Arc::new(Mutex::new(free));
    // No thread is waited for: when the writer ends, the reader may hang in a read that never ends.
    let workers = (0..jobs)
        .map_while(|_| {
            spawn({
                let (free, options) = (Arc::clone(&free), Arc::clone(&options));
                move || work(&free, &options)
            })
            .ok()
        })
        .count();
    if workers == 0 {
        return Err(Ending::Failed("starting a thread to check in: the system gives none".to_owned()));
    }
    spawn(move || read(&stories, &places)).map_err(|e| Ending::Failed(format!("starting a thread to read in: {e}")))?;
    write(&reports)
}

/// The stack is as large as a main thread's, whichever thread a story meets.
fn spawn(task: impl FnOnce() + Send + 'static) -> io::Result<thread::JoinHandle<()>> {
    thread::Builder::new().stack_size(8 << 20).spawn(task)
}

/// Ends with the input, or when nobody takes what it reads.
fn read(stories: &SyncSender<(Line, Sender<String>)>, places: &SyncSender<io::Result<Receiver<String>>>) {
    for line in jsonl::lines(BufReader::with_capacity(1 << 16, io::stdin())) {
        let sent = match line {
            Err(error) => places.send(Err(error)).is_ok(),
            Ok(line) => {
                let (report, place) = channel();
                places.send(Ok(place)).is_ok() && stories.send((line, report)).is_ok()
            }
        };
        if !sent {
            return;
        }
    }
}

fn work(free: &Mutex<Receiver<(Line, Sender<String>)>>, options: &Options) {
    loop {
        let next = free.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((line, report)) = next else { return };
        // Nobody waits for it when the writer has ended.
        let _ = report.send(answer(&line, options));
    }
}

/// The report on a line, or the error that stands in its place.
fn answer(line: &Line, options: &Options) -> String {
    let checked = || jsonl::story(line).map(|story| json::report(&check(&story, options)));
    catch_unwind(AssertUnwindSafe(checked))
        .unwrap_or_else(|_| Err(FAULT.to_owned()))
        .unwrap_or_else(|why| json::error(line.number, &why))
}

fn write(reports: &Receiver<io::Result<Receiver<String>>>) -> Result<(), Ending> {
    let mut out = io::stdout().lock();
    for place in reports {
        let place = place.map_err(|e| Ending::Failed(format!("reading stories from the standard input: {e}")))?;
        let Ok(mut line) = place.recv() else {
            return Err(Ending::Failed("checking a story: a worker ended before its time".to_owned()));
        };
        line.push('\n');
        let mut progress = progress::hold();
        out.write_all(line.as_bytes()).and_then(|()| out.flush()).map_err(|e| match e.kind() {
            io::ErrorKind::BrokenPipe => Ending::Closed,
            _ => Ending::Failed(format!("writing reports to the standard output: {e}")),
        })?;
        progress.add_story();
    }
    Ok(())
}

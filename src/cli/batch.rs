//! `batch`: a stream of stories in, a stream of reports out, in order.
//!
//! One thread reads, several check, this one writes. The reader gives each story to whichever worker
//! is free and puts the place where its report will arrive into a queue; the writer takes places from
//! that queue in order and waits at each. The queue is bounded, and so is all that is under way.

use super::progress;
use super::sink::Sink;
use crate::render::json;
use crate::report::{Options, check};
use crate::source::stream::{Raw, Stream};
use crate::story::Story;
use std::io;
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

/// A story, and where its report is waited for.
type Task = (Raw, Sender<String>);
/// Where a report will arrive, or why no story comes any more.
type Place = Result<Receiver<String>, String>;

/// Checks every story with so many workers, as the options ask, and gives the reports out.
///
/// # Errors
/// Where the input cannot be read or the output cannot be written to its end.
pub fn run(jobs: usize, options: Options, stories: Stream, out: Sink) -> Result<(), Ending> {
    let options = Arc::new(options);
    let (places, reports) = sync_channel::<Place>(jobs * UNDER_WAY);
    let (tasks, free) = sync_channel::<Task>(jobs);
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
    let reading = move || {
        // A reader that panics must not pass for one that came to the end of its input.
        if catch_unwind(AssertUnwindSafe(|| read(stories, &tasks, &places))).is_err() {
            let _ = places.send(Err(format!("reading stories: {FAULT}")));
        }
    };
    spawn(reading).map_err(|e| Ending::Failed(format!("starting a thread to read in: {e}")))?;
    write(&reports, out)
}

/// The stack is as large as a main thread's, whichever thread a story meets.
fn spawn(task: impl FnOnce() + Send + 'static) -> io::Result<thread::JoinHandle<()>> {
    thread::Builder::new().stack_size(8 << 20).spawn(task)
}

/// Ends with the input, or when nobody takes what it reads.
fn read(stories: Stream, tasks: &SyncSender<Task>, places: &SyncSender<Place>) {
    for story in stories {
        let sent = match story {
            Err(why) => places.send(Err(why)).is_ok(),
            Ok(story) => {
                let (report, place) = channel();
                places.send(Ok(place)).is_ok() && tasks.send((story, report)).is_ok()
            }
        };
        if !sent {
            return;
        }
    }
}

fn work(free: &Mutex<Receiver<Task>>, options: &Options) {
    loop {
        let next = free.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((story, report)) = next else { return };
        // Nobody waits for it when the writer has ended.
        let _ = report.send(answer(story, options));
    }
}

/// The report on a story, or the error that stands in its place.
fn answer(story: Raw, options: &Options) -> String {
    let number = story.number();
    let checked = || story.story().map(|story: Story| json::report(&check(&story, options)));
    catch_unwind(AssertUnwindSafe(checked))
        .unwrap_or_else(|_| Err(FAULT.to_owned()))
        .unwrap_or_else(|why| json::error(number, &why))
}

fn write(reports: &Receiver<Place>, mut out: Sink) -> Result<(), Ending> {
    let to = out.name.clone();
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::BrokenPipe => Ending::Closed,
        _ => Ending::Failed(format!("writing reports to {to}: {error}")),
    };
    for place in reports {
        let Ok(report) = place.map_err(Ending::Failed)?.recv() else {
            return Err(Ending::Failed("checking a story: a worker ended before its time".to_owned()));
        };
        let mut progress = progress::hold();
        out.put(report).map_err(failed)?;
        progress.add_story();
    }
    // What was made is put in its place, whatever signal comes.
    progress::hold().write();
    out.close().map_err(failed)
}

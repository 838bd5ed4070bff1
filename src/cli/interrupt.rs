//! An interrupted run says so and ends with 130.
//!
//! The first signal waits for the line that is being written; where the results are being written already it
//! lets the run end by itself, with its verdict. A second one ends it where it stands. A terminal that goes
//! away (SIGHUP) is left to the system, so that `nohup` holds.

use super::desk;
use super::progress;
use crate::render::count;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// The exit code, by the custom of shells: 128 and the number of SIGINT.
const INTERRUPTED: i32 = 130;

/// How often a signal is looked for. A handler itself may do almost nothing, and not every system has a pipe to
/// wake by; nobody notices so short a wait, and no processor so few looks.
const LOOK: Duration = Duration::from_millis(50);

/// Ends the run at a signal with what `told` says of the stories that were done. Where the system lets nobody
/// watch, it ends the run itself, without a word.
pub fn watch(told: fn(usize) -> String) {
    let asked = Arc::new(AtomicBool::new(false));
    if register(&asked).is_err() {
        return;
    }
    let wait = move || {
        while !asked.load(Ordering::Relaxed) {
            thread::sleep(LOOK);
        }
        let mut progress = progress::hold();
        if !progress.is_writing() {
            progress.clear();
            progress.discard();
            desk::say("interrupted", &told(progress.stories()));
            std::process::exit(INTERRUPTED);
        }
    };
    // It is never waited for: it ends with the run, or ends it.
    let _ = thread::Builder::new().spawn(wait);
}

/// In this order, the first signal finds the flag down and raises it, and the second finds it raised.
fn register(asked: &Arc<AtomicBool>) -> io::Result<()> {
    for signal in [SIGINT, SIGTERM] {
        flag::register_conditional_shutdown(signal, INTERRUPTED, Arc::clone(asked))?;
        flag::register(signal, Arc::clone(asked))?;
    }
    Ok(())
}

/// What is said of a stream: what was written stays good.
pub fn of_stream(stories: usize) -> String {
    let written = count(stories, "report was", "reports were");
    format!("{written} written, and no more of the stream was checked")
}

/// What is said of any other run: it writes at its end.
pub fn of_run(stories: usize) -> String {
    match stories {
        0 => "nothing was written".to_owned(),
        _ => format!("{}, and nothing was written", count(stories, "story was checked", "stories were checked")),
    }
}

//! How far a run is: for a bar on the terminal of who waits, and for the word that an interrupt leaves.

use super::batch::FAULT;
use super::desk::say;
use crate::parallel::in_parallel;
use crate::story::Story;
use std::env;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How far the run is. An interrupt waits while it is held.
#[derive(Debug)]
pub struct Progress {
    stories: usize,
    is_writing: bool,
    bar: Option<Bar>,
    /// A file that is being made beside its place.
    pub draft: Option<PathBuf>,
}

/// A line on the standard error that is drawn over itself. It needs no more than a carriage return, and no
/// more than 45 columns.
#[derive(Debug)]
struct Bar {
    /// Stories.
    all: usize,
    next: Instant,
    /// Characters on the screen.
    columns: usize,
}

/// Runs that are done sooner show nothing: a line that only flashes is a nuisance (a guess).
const PATIENCE: Duration = Duration::from_millis(500);
/// Between two drawings: faster than this nobody reads.
const PAUSE: Duration = Duration::from_millis(100);
/// Characters.
const LENGTH: usize = 20;

static PROGRESS: Mutex<Progress> = Mutex::new(Progress { stories: 0, is_writing: false, bar: None, draft: None });

/// Does a task for every story on all processors; the answers come in the order of the stories. A terminal sees how
/// far it is. A story at which the task panics is given up and told, and none of the others is: the sentences that
/// say so.
pub fn over<'a, T: Send>(stories: &'a [Story], task: impl Fn(&'a Story) -> T + Sync) -> (Vec<T>, Vec<String>) {
    hold().begin(stories.len());
    let answers = in_parallel(stories, |story| {
        // Nothing that a task changes is looked at again.
        let done = catch_unwind(AssertUnwindSafe(|| task(story)));
        hold().add_story();
        done.map_err(|_| format!("checking {}: {FAULT}", story.id))
    });
    hold().clear();
    let (mut done, mut failures) = (Vec::new(), Vec::new());
    for answer in answers {
        match answer {
            Ok(answer) => done.push(answer),
            Err(why) => failures.push(why),
        }
    }
    failures.iter().for_each(|failure| say("error", failure));
    (done, failures)
}

/// Holds the progress, and any interrupt back.
pub fn hold() -> MutexGuard<'static, Progress> {
    PROGRESS.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Progress {
    /// So many stories will be checked. A bar shows it where the standard error is a terminal that draws
    /// (not `TERM=dumb`), somebody sits before it (not `CI`: a log keeps every drawing) and nobody asked for
    /// plain output (`NO_COLOR`).
    pub fn begin(&mut self, all: usize) {
        let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        self.bar = (io::stderr().is_terminal() && !is_dumb && !is_set("CI") && !is_set("NO_COLOR")).then(|| Bar {
            all,
            next: behind(Instant::now(), PATIENCE),
            columns: 0,
        });
    }

    /// One story more is done.
    pub fn add_story(&mut self) {
        self.stories += 1;
        if let Some(bar) = &mut self.bar {
            bar.show(self.stories);
        }
    }

    /// Stories that are done.
    pub fn stories(&self) -> usize {
        self.stories
    }

    /// What was made is being written from here on: no interrupt cuts it in two.
    pub fn write(&mut self) {
        self.clear();
        self.is_writing = true;
    }

    pub fn is_writing(&self) -> bool {
        self.is_writing
    }

    /// Takes away the file that is not done.
    pub fn discard(&mut self) {
        if let Some(draft) = self.draft.take() {
            let _ = fs::remove_file(draft);
        }
    }

    /// Takes the bar from the screen, for good.
    pub fn clear(&mut self) {
        if let Some(bar) = self.bar.take().filter(|bar| bar.columns > 0) {
            draw(&format!("\r{:1$}\r", "", bar.columns));
        }
    }
}

impl Bar {
    fn show(&mut self, done: usize) {
        let now = Instant::now();
        if now < self.next {
            return;
        }
        self.next = behind(now, PAUSE);
        let full = (LENGTH * done).checked_div(self.all).unwrap_or(0).min(LENGTH);
        let line = format!("[{:<LENGTH$}] {done} of {} stories", "#".repeat(full), self.all);
        draw(&format!("\r{line}"));
        // It only grows, as the count does.
        self.columns = line.len();
    }
}

fn behind(now: Instant, wait: Duration) -> Instant {
    now.checked_add(wait).unwrap_or(now)
}

/// Nobody need be there to see it.
fn draw(line: &str) {
    let mut screen = io::stderr();
    let _ = screen.write_all(line.as_bytes()).and_then(|()| screen.flush());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// That no story brings a task to panic is what all other tests are for; here one does.
    #[test]
    fn a_panic_takes_one_story_along_and_no_other() {
        let stories: Vec<Story> = (0..40).map(|n| Story { id: n.to_string(), ..Story::default() }).collect();
        let (done, failures) = over(&stories, |story| {
            assert!(story.id != "7", "on purpose");
            story.id.clone()
        });
        assert_eq!(done, (0..40).filter(|n| *n != 7).map(|n| n.to_string()).collect::<Vec<_>>());
        assert_eq!(failures, [format!("checking 7: {FAULT}")]);
    }
}

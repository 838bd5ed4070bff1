//! The program as a user runs it.

mod align;
mod batch;
mod check;
mod copy;
mod diff;
mod formats;
mod gate;
mod group;
mod grouping;
mod hostile;
#[cfg(unix)]
mod interrupt;
mod lexicons;
mod merge;
mod pages;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(unix)]
mod progress;
#[cfg(unix)]
mod ready;
mod selftest;
mod show;
mod timeout;

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder of its own for one test, removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("cli-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    /// The folder with some files in it; their folders are made.
    fn with(files: &[(&str, &str)]) -> Folder {
        let folder = Folder::new();
        files.iter().for_each(|(path, text)| folder.put(path, text.as_bytes()));
        folder
    }

    fn put(&self, path: &str, bytes: &[u8]) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Runs the program in it.
    fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, b"")
    }

    fn run_with(&self, args: &[&str], input: &[u8]) -> Ran {
        Ran(copydesk().current_dir(&self.0).args(args).write_stdin(input).output().unwrap())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a run gave.
struct Ran(Output);

impl Ran {
    fn code(&self) -> i32 {
        self.0.status.code().unwrap()
    }

    fn out(&self) -> &str {
        std::str::from_utf8(&self.0.stdout).unwrap()
    }

    fn err(&self) -> &str {
        std::str::from_utf8(&self.0.stderr).unwrap()
    }

    fn json(&self) -> Value {
        serde_json::from_str(self.out()).unwrap()
    }
}

fn copydesk() -> Command {
    assert_cmd::cargo::cargo_bin_cmd!("copydesk")
}

/// The program in a folder, for a test that must not wait for it.
#[cfg(unix)]
fn copydesk_in(folder: &Folder, args: &[&str]) -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.current_dir(&folder.0).args(args);
    command
}

/// Stories as lines of JSON, each with an error.
#[cfg(unix)]
fn heap(stories: usize) -> String {
    let version = |id: &str, closed: usize, hurt: usize| {
        let text = format!(
            "Six people were hurt in Lodz on Tuesday. The mayor closed {closed} schools on the same day. \
             Police said that {hurt} officers searched the market until 10 p.m. and found nothing."
        );
        serde_json::json!({"id": id, "lang": "en", "text": text})
    };
    let story = |n: usize| {
        let versions = [version("a", 12 + n, 40 + n), version("b", 15 + n, 40 + n)];
        serde_json::json!({"id": n.to_string(), "versions": versions}).to_string() + "\n"
    };
    (0..stories).map(story).collect()
}

fn run(args: &[&str]) -> Ran {
    Ran(copydesk().args(args).output().unwrap())
}

/// The keys of an object, sorted.
fn keys(object: &Value) -> Vec<&str> {
    object.as_object().unwrap().keys().map(String::as_str).collect()
}

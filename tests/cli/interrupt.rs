//! Interrupted runs: they say so, end with 130, and leave nothing half written.

use super::{Folder, copydesk_in, heap};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdout, Stdio};
use std::thread::sleep;
use std::time::Duration;

const BOTH: [Signal; 2] = [Signal::INT, Signal::TERM];

fn start(folder: &Folder, args: &[&str]) -> Child {
    let mut command = copydesk_in(folder, args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn send(child: &Child, signal: Signal) {
    kill_process(Pid::from_child(child), signal).unwrap();
}

/// The exit code, the rest of the standard output, and the standard error.
fn end(mut child: Child) -> (Option<i32>, String, String) {
    // Copy goes on coming: no run ends because its input did.
    let _input = child.stdin.take();
    let ended = child.wait_with_output().unwrap();
    let words = |bytes| String::from_utf8(bytes).unwrap();
    (ended.status.code(), words(ended.stdout), words(ended.stderr))
}

fn files(folder: &Folder) -> Vec<String> {
    let names = std::fs::read_dir(&folder.0).unwrap();
    let mut names: Vec<String> = names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_stream_ends_behind_a_whole_line() {
    for signal in BOTH {
        let mut child = start(&Folder::new(), &["batch"]);
        let input = child.stdin.as_mut().unwrap();
        input.write_all(heap(2).as_bytes()).unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        for _ in 0..2 {
            let mut line = String::new();
            out.read_line(&mut line).unwrap();
            assert!(serde_json::from_str::<Value>(&line).is_ok() && line.ends_with('\n'), "{line}");
        }
        send(&child, signal);
        let (code, _, err) = end(child);
        let said = "copydesk: interrupted: 2 reports were written, and no more of the stream was checked\n";
        assert_eq!((code, err.as_str()), (Some(130), said));
        let mut rest = String::new();
        out.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "");
    }
}

#[test]
fn a_stream_into_a_file_leaves_what_was_there() {
    for signal in BOTH {
        let folder = Folder::with(&[("out.jsonl", "as it was")]);
        let mut child = start(&folder, &["batch", "-o", "out.jsonl"]);
        child.stdin.as_mut().unwrap().write_all(heap(2).as_bytes()).unwrap();
        let draft = folder.0.join(format!(".copydesk-{}", child.id()));
        while std::fs::read_to_string(&draft).map_or(0, |made| made.lines().count()) < 2 {
            assert_eq!(child.try_wait().unwrap(), None);
            sleep(Duration::from_millis(10));
        }
        send(&child, signal);
        let said = "copydesk: interrupted: 2 stories were checked, and nothing was written\n".to_owned();
        assert_eq!(end(child), (Some(130), String::new(), said));
        assert_eq!(files(&folder), ["out.jsonl"]);
        assert_eq!(std::fs::read_to_string(folder.0.join("out.jsonl")).unwrap(), "as it was");
    }
}

#[test]
fn nothing_is_written_of_a_run_that_was_not_done() {
    for (signal, args) in BOTH.into_iter().flat_map(|signal| {
        [&["check", "-o", "json=old.json", "-o", "csv=new.csv", "-"][..], &["align", "-"], &["facts", "-"]]
            .map(|args| (signal, args))
    }) {
        let folder = Folder::with(&[("old.json", "[]\n")]);
        let mut child = start(&folder, args);
        // More than a pipe holds, so that the program has begun to read when this returns.
        child.stdin.as_mut().unwrap().write_all("Six people were hurt.\n".repeat(20_000).as_bytes()).unwrap();
        send(&child, signal);
        let ended = end(child);
        let said = "copydesk: interrupted: nothing was written\n".to_owned();
        assert_eq!(ended, (Some(130), String::new(), said), "{args:?}");
        assert_eq!(files(&folder), ["old.json"]);
        assert_eq!(std::fs::read_to_string(folder.0.join("old.json")).unwrap(), "[]\n");
    }
}

/// A run that waits for somebody to read what it writes.
fn writing(folder: &Folder) -> (Child, ChildStdout) {
    folder.put("heap.jsonl", heap(60).as_bytes());
    let mut child = start(folder, &["check", "--format", "json", "-o", "json=same.json", "heap.jsonl"]);
    let mut out = child.stdout.take().unwrap();
    let mut first = [0];
    out.read_exact(&mut first).unwrap();
    (child, out)
}

#[test]
fn what_is_being_written_is_written_whole() {
    for signal in BOTH {
        let folder = Folder::new();
        let (child, mut out) = writing(&folder);
        send(&child, signal);
        // Long enough for the program to see it.
        sleep(Duration::from_millis(300));
        let mut rest = String::new();
        out.read_to_string(&mut rest).unwrap();
        let (code, _, err) = end(child);
        assert_eq!(code, Some(1), "the verdict stands: {err}");
        assert!(!err.contains("interrupted"), "{err}");
        assert!(rest.len() > 1 << 16, "more than a pipe holds: {}", rest.len());
        let all = format!("[{rest}");
        assert_eq!(serde_json::from_str::<Value>(&all).unwrap().as_array().unwrap().len(), 60);
        assert_eq!(std::fs::read_to_string(folder.0.join("same.json")).unwrap(), all);
        assert_eq!(files(&folder), ["heap.jsonl", "same.json"]);
    }
}

#[test]
fn a_second_signal_ends_the_run_at_once() {
    let folder = Folder::new();
    let (mut child, _out) = writing(&folder);
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        send(&child, Signal::INT);
        sleep(Duration::from_millis(20));
    };
    assert_eq!(status.code(), Some(130));
    assert_eq!(files(&folder), ["heap.jsonl"]);
}

/// A file is made beside its place, and what stands there is still that file, that link or that device.
#[test]
fn what_is_written_over_stays_what_it_was() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::with(&[("a.en.txt", "Six dead.\n"), ("out/kept.json", "old"), ("out/far.json", "old")]);
    let at = |name: &str| folder.0.join("out").join(name);
    std::fs::set_permissions(at("kept.json"), PermissionsExt::from_mode(0o640)).unwrap();
    symlink("far.json", at("link.json")).unwrap();
    let outputs = ["json=out/kept.json", "json=out/link.json", "json=/dev/null"].map(|output| ["-o", output]);
    let ran = folder.run(&[&["check", "--format", "json"], &outputs.concat()[..], &["a.en.txt"]].concat());
    assert_eq!(ran.code(), 0, "{}", ran.err());
    for name in ["kept.json", "far.json"] {
        assert_eq!(std::fs::read_to_string(at(name)).unwrap(), ran.out(), "{name}");
    }
    assert_eq!(at("kept.json").metadata().unwrap().permissions().mode() & 0o777, 0o640);
    assert!(at("link.json").symlink_metadata().unwrap().is_symlink());
    let mut names: Vec<_> = std::fs::read_dir(at("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["far.json", "kept.json", "link.json"]);
}

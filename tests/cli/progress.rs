//! The bar on a terminal: it shows a long run, and leaves no trace.

use super::{Folder, copydesk_in, heap};
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use std::fs::{File, OpenOptions};
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Runs the command with a terminal as its standard error.
fn on_terminal(mut command: Command) -> (Child, File) {
    let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&ours).and_then(|()| unlockpt(&ours)).unwrap();
    let name = ptsname(&ours, Vec::new()).unwrap();
    let theirs = OpenOptions::new().read(true).write(true).open(name.to_str().unwrap()).unwrap();
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(theirs);
    let child = command.spawn().unwrap();
    // The command holds the other end open too.
    drop(command);
    (child, File::from(ours))
}

/// Reads what comes to the screen until something stands in it, or to its end.
fn read(terminal: &mut File, drawn: &mut String, until: &str) {
    let mut bytes = [0; 4096];
    while until.is_empty() || !drawn.contains(until) {
        // A terminal that everybody left is an error.
        let Ok(count @ 1..) = terminal.read(&mut bytes) else { return };
        drawn.push_str(std::str::from_utf8(&bytes[..count]).unwrap());
    }
}

/// What stands on the screen in the end: a carriage return goes to the first column, and what is drawn there
/// covers what stood there.
fn screen(drawn: &str) -> String {
    let mut rows: Vec<Vec<char>> = vec![Vec::new()];
    let mut column = 0;
    for c in drawn.chars() {
        let row = rows.last_mut().unwrap();
        match c {
            '\r' => column = 0,
            '\n' => rows.push(Vec::new()),
            _ => {
                row.resize(row.len().max(column + 1), ' ');
                row[column] = c;
                column += 1;
            }
        }
    }
    rows.iter().map(|row| row.iter().collect::<String>().trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// A check that takes more than two seconds here, and what it says where nobody looks.
fn long() -> (Folder, Vec<&'static str>, String) {
    let folder = Folder::new();
    let args = vec!["check", "--allow-empty", "heap.jsonl"];
    let mut stories = 50;
    loop {
        folder.put("heap.jsonl", heap(stories).as_bytes());
        let began = Instant::now();
        let ran = folder.run(&args);
        assert_eq!(ran.err().lines().count(), 1, "no bar goes into a pipe: {}", ran.err());
        if began.elapsed() > Duration::from_secs(2) {
            return (folder, args, ran.err().to_owned());
        }
        stories *= 2;
    }
}

fn on_xterm(folder: &Folder, args: &[&str]) -> Command {
    let mut command = copydesk_in(folder, args);
    command.env("TERM", "xterm");
    ["CI", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"].iter().for_each(|name| {
        command.env_remove(name);
    });
    command
}

#[test]
fn a_bar_comes_and_goes() {
    let (folder, args, plain) = long();
    let (mut child, mut terminal) = on_terminal(on_xterm(&folder, &args));
    let mut drawn = String::new();
    read(&mut terminal, &mut drawn, "");
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert!(drawn.contains("\r[#"), "{drawn:?}");
    assert_eq!(screen(&drawn), plain);

    for (name, value) in [("TERM", "dumb"), ("NO_COLOR", "1"), ("CI", "true")] {
        let mut command = on_xterm(&folder, &args);
        command.env(name, value);
        let (mut child, mut terminal) = on_terminal(command);
        let mut drawn = String::new();
        read(&mut terminal, &mut drawn, "");
        assert_eq!(child.wait().unwrap().code(), Some(1));
        assert_eq!(drawn.replace("\r\n", "\n"), plain, "{name}={value}");
    }

    let (mut child, mut terminal) = on_terminal(on_xterm(&folder, &args));
    let mut drawn = String::new();
    read(&mut terminal, &mut drawn, " stories");
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    read(&mut terminal, &mut drawn, "");
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let said = screen(&drawn);
    assert!(said.starts_with("copydesk: interrupted: "), "{said}");
    assert!(said.ends_with(" stories were checked, and nothing was written\n"), "{said}");
}

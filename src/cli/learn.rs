//! `learn`: a word list out of an archive.

use super::args::Learn;
use super::desk;
use super::versions::is_whole;
use crate::align::Reading;
use crate::learn::{self, Rows};
use crate::source::jsonl;
use std::io::{self, BufReader};

/// Learns from every story of the standard input and writes the table.
///
/// # Errors
/// Where the input cannot be read, nothing was learnt, or the table cannot be written.
pub fn run(learn: &Learn) -> Result<(), String> {
    let mut rows = Rows::default();
    for line in jsonl::lines(BufReader::with_capacity(1 << 16, io::stdin())) {
        let line = line.map_err(|error| format!("reading stories from the standard input: {error}"))?;
        match jsonl::story(&line) {
            Ok(story) => {
                let reading = Reading::of(&story);
                is_whole(&reading);
                rows.add(&reading);
            }
            Err(why) => desk::say("warning", &format!("line {} is left out: {why}", line.number)),
        }
        if rows.is_full() {
            let stories = rows.stories();
            desk::say("note", &format!("{stories} stories are as much as memory is given for: the rest is left out"));
            break;
        }
    }
    let learnt = learn::learn(&rows);
    learnt.notes.iter().for_each(|note| desk::say("note", note));
    if learnt.pairs == 0 {
        let stories = rows.stories();
        return Err(format!("nothing was learnt from {stories} stories: give more, in two languages or more each"));
    }
    match &learn.output {
        None => desk::write(&learnt.table, false),
        Some(path) => desk::write_file(path, &learnt.table)
            .map_err(|error| format!("writing {}: {error}: name a file that can be written", path.display())),
    }
}

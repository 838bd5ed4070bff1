//! What the commands that read copy share: stories in, text out, and a word on the standard error.

use super::args::{Color, Copy};
use super::draft::Draft;
use super::{languages, progress, settings};
use crate::render::clean;
use crate::source::configuration::Configuration;
use crate::source::grouping::By;
use crate::source::{self, Gathered};
use crate::story::Story;
use anstream::{AutoStream, ColorChoice};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The stories that were asked for.
pub struct Read {
    pub stories: Vec<Story>,
    /// What could not be read: sentences.
    pub failures: Vec<String>,
    /// Whether everything that was asked for could be done so far.
    pub whole: bool,
}

/// Reads the copy as the settings group it, telling what could not be read and how the rest was.
///
/// # Errors
/// Where nothing was named, or a path of the settings is no pattern.
pub fn read(copy: &Copy, configuration: &Configuration) -> Result<Read, String> {
    read_what_there_is(copy, configuration, false)
}

/// The same; a folder without copy is no fault where that is `allowed`.
///
/// # Errors
/// Where nothing was named.
pub fn read_what_there_is(copy: &Copy, configuration: &Configuration, allowed: bool) -> Result<Read, String> {
    if copy.paths.is_empty() {
        return Err("nothing was checked: name the files of a story, a folder of stories, or - for the standard input"
            .to_owned());
    }
    let by = if copy.by.is_empty() { &configuration.settings.stories.by } else { &copy.by };
    let mut gathered = gather(&copy.paths, by, allowed);
    settings::speak(configuration, &mut gathered.stories)?;
    let unknown = languages::set(&copy.languages, &mut gathered.stories);
    for id in &unknown {
        say("error", &format!("--lang {id}=…: no version is called “{id}”: give the id that a report shows"));
    }
    let whole = gathered.failures.is_empty() && unknown.is_empty();
    Ok(Read { stories: gathered.stories, failures: gathered.failures, whole })
}

/// Gathers copy, telling what could not be read and how the rest was; a folder without copy is no fault where that
/// is `allowed`.
pub fn gather(paths: &[PathBuf], by: &[By], allowed: bool) -> Gathered {
    let mut gathered = source::gather(paths, by);
    gathered.notes.iter().for_each(|note| say("note", note));
    if !allowed {
        gathered.failures.append(&mut gathered.empty);
    }
    gathered.failures.iter().for_each(|failure| say("error", failure));
    gathered
}

/// One line on the standard error; nobody need be there to read it.
pub fn say(kind: &str, words: &str) {
    let _ = writeln!(io::stderr(), "copydesk: {kind}: {}", clean(words));
}

/// Whether the standard output takes colour, by the user's word, or by the terminal and NO_COLOR.
pub fn colors(color: Color) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
    }
}

/// Writes to the standard output; a reader who went away is no fault.
///
/// # Errors
/// Where the output cannot be written: the sentence to say.
pub fn write(text: &str, color: bool) -> Result<(), String> {
    progress::hold().write();
    let mut plain = io::stdout().lock();
    // Old terminals need colour translated. Nothing else may go that way: it would eat control
    // characters that stand in copy.
    let written = if color {
        AutoStream::new(&mut plain, ColorChoice::Always).write_all(text.as_bytes())
    } else {
        plain.write_all(text.as_bytes())
    };
    match written.and_then(|()| plain.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("writing to the standard output: {error}: make room, or write elsewhere"))
        }
        _ => Ok(()),
    }
}

/// Writes a file whole or leaves what was there ([`Draft`]).
///
/// # Errors
/// Where the file cannot be written.
pub fn write_file(path: &Path, text: &str) -> io::Result<()> {
    progress::hold().write();
    let mut draft = Draft::new(path)?;
    draft.write_all(text.as_bytes())?;
    draft.put()
}

/// The objects as one JSON array, an object a line.
pub fn array(objects: &[String]) -> String {
    if objects.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", objects.join(",\n")) }
}

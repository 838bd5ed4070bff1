//! Where the reports of a stream go.

use super::draft::Draft;
#[cfg(feature = "parquet")]
use crate::render::parquet::Table;
use crate::source::stream;
use std::io::{self, Stdout, Write};
use std::path::Path;

/// Takes reports, each a line of JSON, in their order.
pub struct Sink {
    /// As a person calls it.
    pub name: String,
    to: To,
}

enum To {
    /// Each line is given on at once.
    Stdout(Stdout),
    /// There when all is done, or not at all.
    Lines(Draft),
    #[cfg(feature = "parquet")]
    Table(Box<Table<Draft>>),
}

impl Sink {
    /// A file, which is Parquet where its name ends in `.parquet` and JSON Lines else; without one, the standard output.
    ///
    /// # Errors
    /// Where the file cannot be written, or the program was built without Parquet: what to do.
    pub fn open(path: Option<&Path>) -> Result<Sink, String> {
        let Some(path) = path else {
            return Ok(Sink { name: "the standard output".to_owned(), to: To::Stdout(io::stdout()) });
        };
        let name = path.display().to_string();
        if stream::is_parquet(path) && cfg!(not(feature = "parquet")) {
            return Err(format!("writing {name}: {}", stream::WITHOUT));
        }
        let to = Draft::new(path).and_then(|draft| To::file(draft, stream::is_parquet(path)));
        let to = to.map_err(|error| {
            format!("writing {name}: {error}: name a file in a folder that exists and can be written")
        })?;
        Ok(Sink { name, to })
    }

    /// # Errors
    /// Where it cannot be written.
    pub fn put(&mut self, report: String) -> io::Result<()> {
        match &mut self.to {
            To::Stdout(out) => put_line(out, report).and_then(|()| out.flush()),
            To::Lines(draft) => put_line(draft, report),
            #[cfg(feature = "parquet")]
            To::Table(table) => table.push(report),
        }
    }

    /// Ends the output, and puts a file in its place.
    ///
    /// # Errors
    /// Where that cannot be done.
    pub fn close(self) -> io::Result<()> {
        match self.to {
            To::Stdout(_) => Ok(()),
            To::Lines(draft) => draft.put(),
            #[cfg(feature = "parquet")]
            To::Table(table) => table.finish()?.put(),
        }
    }
}

impl To {
    #[cfg(feature = "parquet")]
    fn file(draft: Draft, is_parquet: bool) -> io::Result<To> {
        if is_parquet { Table::new(draft).map(|table| To::Table(Box::new(table))) } else { Ok(To::Lines(draft)) }
    }

    #[cfg(not(feature = "parquet"))]
    fn file(draft: Draft, _: bool) -> io::Result<To> {
        Ok(To::Lines(draft))
    }
}

fn put_line(out: &mut impl Write, mut report: String) -> io::Result<()> {
    report.push('\n');
    out.write_all(report.as_bytes())
}

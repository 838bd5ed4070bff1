//! Parquet: one story a row, in one of two shapes that the columns tell.
//!
//! - `id`, which is text, and `versions`, a list of records with the fields of a version as [`super::jsonl`] has them:
//!   `id`, `lang`, `role`, `text`, `item`, `issued` are text, `sentences` and `notices` lists of text, `edition` is a
//!   whole number, `corrects` a truth value. A null is a field that is absent.
//! - `story`, which is text: the line of JSON. It counts where there is no `versions`.
//!
//! Other columns and fields are not read. A folder stands for its files whose names end in `.parquet`, in the order of
//! their names, but for those that begin with `_` or `.`, as engines write it. A file is read page by page: in memory is
//! one page of each column. Pages may be compressed with snappy, gzip or zstd.

mod column;
mod schema;

use super::jsonl::Line;
use super::stream::Raw;
use super::{LONGEST, has_extension, why};
use column::Column;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use schema::{Leaf, Shape};
use serde_json::Value;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::vec::IntoIter;

/// The rows of a file or of a folder of files.
///
/// A row that is no story is an answer of its own ([`Raw::story`]) and keeps no other from being read. What a file
/// cannot give ends the rows.
///
/// # Errors
/// Where the first file is no Parquet, or has not the columns of a story: why, and what to do.
pub fn rows(path: &Path) -> Result<impl Iterator<Item = Result<Raw, String>> + Send + use<>, String> {
    let mut paths = files(path)?.into_iter();
    let first = paths.next().ok_or("it is a folder without a file whose name ends in .parquet: name another")?;
    Ok(Rows { file: Some(Part::open(first)?), paths, number: 0 })
}

struct Rows {
    /// The file that is being read; none when all is read, or nothing more can be.
    file: Option<Part>,
    paths: IntoIter<PathBuf>,
    number: u64,
}

/// A file whose columns are known.
struct Part {
    path: PathBuf,
    reader: SerializedFileReader<File>,
    shape: Shape,
    leaves: Vec<Leaf>,
    columns: Vec<Column>,
    /// The row group that comes next.
    group: usize,
    /// Rows that the row group still has.
    left: i64,
    /// Rows of this file that were read.
    read: u64,
}

impl Iterator for Rows {
    type Item = Result<Raw, String>;

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.advance().transpose()?;
        if row.is_err() {
            self.file = None;
        }
        Some(row)
    }
}

impl Rows {
    fn advance(&mut self) -> Result<Option<Raw>, String> {
        while let Some(file) = &mut self.file {
            let number = self.number.saturating_add(1);
            let row = unless_broken(|| file.row(number)).map_err(|error| {
                let row = file.read.saturating_add(1);
                format!("reading {}: its row {row} cannot be read ({error}): write the file again", file.path.display())
            })?;
            if let Some(row) = row {
                self.number = number;
                return Ok(Some(row));
            }
            let next = self.paths.next();
            let name = next.as_deref().unwrap_or(&file.path).display().to_string();
            self.file = next.map(Part::open).transpose().map_err(|why| format!("reading {name}: {why}"))?;
        }
        Ok(None)
    }
}

impl Part {
    fn open(path: PathBuf) -> Result<Part, String> {
        let mut file = File::open(&path).map_err(|error| why(&error))?;
        is_whole(&mut file)?;
        let reader = unless_broken(|| SerializedFileReader::new(file))
            .map_err(|error| format!("its footer cannot be read ({error}): write the file again"))?;
        let metadata = reader.metadata();
        let (shape, leaves) = schema::of(metadata.file_metadata().schema_descr())?;
        for group in metadata.row_groups() {
            for column in leaves.iter().filter_map(|leaf| group.columns().get(leaf.column)) {
                let known = |by| {
                    use Compression::{GZIP, SNAPPY, UNCOMPRESSED, ZSTD};
                    matches!(by, UNCOMPRESSED | SNAPPY | GZIP(_) | ZSTD(_))
                };
                if !known(column.compression()) {
                    let by = column.compression();
                    return Err(format!("it is compressed with {by}: write it with zstd, snappy or gzip"));
                }
            }
        }
        Ok(Part { path, reader, shape, leaves, columns: Vec::new(), group: 0, left: 0, read: 0 })
    }

    /// The next row, which is number `number` of the stream.
    fn row(&mut self, number: u64) -> Result<Option<Raw>, ParquetError> {
        while self.left <= 0 {
            if self.group >= self.reader.num_row_groups() {
                return Ok(None);
            }
            let group = self.reader.get_row_group(self.group)?;
            self.columns = self.leaves.iter().map(|leaf| Column::open(&*group, leaf)).collect::<Result<_, _>>()?;
            self.left = group.metadata().num_rows();
            self.group += 1;
        }
        let mut row = Value::Null;
        let mut bytes = Ok(0);
        // Whatever stands in one of the columns, all are read, since they go on together.
        for column in &mut self.columns {
            let read = column.read(&mut row)?;
            bytes = bytes.and_then(|bytes| Ok(read? + bytes));
        }
        self.left = self.left.saturating_sub(1);
        self.read = self.read.saturating_add(1);
        let story = bytes.and_then(|bytes| if bytes > LONGEST { Err(too_long()) } else { Ok(row) });
        Ok(Some(match (self.shape, story) {
            (Shape::Line, Ok(mut row)) => match row.get_mut(schema::LINE).map(Value::take) {
                Some(Value::String(line)) => Raw::Line(Line { number, bytes: Some(line.into_bytes()) }),
                _ => Raw::Row { number, story: Err(NULL.to_owned()) },
            },
            (_, story) => Raw::Row { number, story },
        }))
    }
}

/// What the reader of the format gives. Some broken bytes bring it to panic, and that is said of the file.
fn unless_broken<T>(read: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, ParquetError> {
    // Nothing that was being read is looked at again.
    let read = catch_unwind(AssertUnwindSafe(read));
    read.unwrap_or_else(|_| Err(ParquetError::General("its bytes contradict each other".to_owned())))
}

const NULL: &str = "the row has a null in its column “story”: write the story there, or leave the row out";

fn too_long() -> String {
    format!("the row is longer than {} MiB: split the story or leave it out", LONGEST >> 20)
}

/// The files that a path stands for.
fn files(path: &Path) -> Result<Vec<PathBuf>, String> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = fs::read_dir(path).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut files: Vec<PathBuf> = entries.map_err(|error| why(&error))?;
    let is_part = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy());
        has_extension(path, "parquet") && !name.is_some_and(|name| name.starts_with(['_', '.']))
    };
    files.retain(is_part);
    files.sort();
    Ok(files)
}

/// The bytes that a file begins and ends with.
const MARK: &[u8; 4] = b"PAR1";
/// Those of a file whose footer is encrypted.
const ENCRYPTED: &[u8; 4] = b"PARE";

/// Looks at both ends of a file, which say more than any reader does.
fn is_whole(file: &mut File) -> Result<(), String> {
    let mut mark = |from: SeekFrom| -> io::Result<[u8; 4]> {
        let mut mark = [0; 4];
        file.seek(from)?;
        file.read_exact(&mut mark)?;
        Ok(mark)
    };
    let ends = mark(SeekFrom::Start(0)).and_then(|head| Ok((head, mark(SeekFrom::End(-4))?)));
    match ends {
        Ok((_, tail)) if &tail == ENCRYPTED => Err("it is encrypted: write it in the clear".to_owned()),
        Ok((head, tail)) if &head == MARK && &tail == MARK => Ok(()),
        Ok((head, _)) if &head == MARK => {
            Err("it is cut off, for it begins as Parquet and does not end so: write or copy it again".to_owned())
        }
        Err(error) if !matches!(error.kind(), ErrorKind::UnexpectedEof | ErrorKind::InvalidInput) => Err(why(&error)),
        _ => Err("it is no Parquet file: name one, or a file of JSON Lines whose name ends otherwise".to_owned()),
    }
}

//! Reports as Parquet: one a row, in order.
//!
//! | column | type | what |
//! | --- | --- | --- |
//! | `id` | string, may be null | the story; null where there was none |
//! | `report` | string | the report as [`super::json`] writes it, byte for byte |
//! | `error` | string, may be null | its `error`: why there was no story, or why it was not checked to its end |
//!
//! Row groups end behind the report that fills 16 MiB; pages are compressed with zstd. The same reports give the same
//! bytes.

use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;
use serde::Deserialize;
use std::io::{self, Write};
use std::sync::Arc;

/// Bytes of reports in a row group: some thousand stories. They are kept until it is written, so that more would cost
/// memory, and engines read fewer rows at a time less well (a guess).
const GROUP: usize = 16 << 20;

/// A file that is being written, with the reports of its last row group.
pub struct Table<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    ids: Vec<Option<ByteArray>>,
    reports: Vec<Option<ByteArray>>,
    errors: Vec<Option<ByteArray>>,
    bytes: usize,
}

/// What of a report has a column of its own.
#[derive(Deserialize)]
struct Said {
    id: Option<String>,
    error: Option<String>,
}

impl<W: Write + Send> Table<W> {
    /// # Errors
    /// Where the file cannot be written.
    pub fn new(file: W) -> io::Result<Table<W>> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            // No report comes twice, and nobody looks for one by what it begins with.
            .set_dictionary_enabled(false)
            .set_statistics_enabled(EnabledStatistics::None)
            .build();
        let writer =
            schema().and_then(|schema| SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties)));
        Ok(Table { writer: writer.map_err(why)?, ids: Vec::new(), reports: Vec::new(), errors: Vec::new(), bytes: 0 })
    }

    /// Adds a report, which is a line of JSON.
    ///
    /// # Errors
    /// Where a row group cannot be written.
    pub fn push(&mut self, report: String) -> io::Result<()> {
        let said: Said = serde_json::from_str(&report)?;
        self.bytes += report.len();
        self.ids.push(said.id.map(|id| ByteArray::from(id.into_bytes())));
        self.reports.push(Some(ByteArray::from(report.into_bytes())));
        self.errors.push(said.error.map(|error| ByteArray::from(error.into_bytes())));
        if self.bytes < GROUP { Ok(()) } else { self.write_group().map_err(why) }
    }

    /// Writes what is left, and the footer, without which nobody takes the file for one.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn finish(mut self) -> io::Result<W> {
        if !self.reports.is_empty() {
            self.write_group().map_err(why)?;
        }
        self.writer.into_inner().map_err(why)
    }

    fn write_group(&mut self) -> Result<()> {
        let mut group = self.writer.next_row_group()?;
        for column in [&mut self.ids, &mut self.reports, &mut self.errors] {
            write_column(&mut group, std::mem::take(column))?;
        }
        group.close()?;
        self.bytes = 0;
        Ok(())
    }
}

fn write_column<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    cells: Vec<Option<ByteArray>>,
) -> Result<()> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    // A column that cannot be null looks at no levels.
    let levels: Vec<i16> = cells.iter().map(|cell| i16::from(cell.is_some())).collect();
    let values: Vec<ByteArray> = cells.into_iter().flatten().collect();
    column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None)?;
    column.close()
}

fn schema() -> Result<Type> {
    let text = |name: &str, repetition: Repetition| {
        let column = Type::primitive_type_builder(name, Physical::BYTE_ARRAY)
            .with_repetition(repetition)
            .with_converted_type(ConvertedType::UTF8)
            .with_logical_type(Some(LogicalType::String));
        column.build().map(Arc::new)
    };
    let columns = vec![
        text("id", Repetition::OPTIONAL)?,
        text("report", Repetition::REQUIRED)?,
        text("error", Repetition::OPTIONAL)?,
    ];
    Type::group_type_builder("reports").with_fields(columns).build()
}

/// What the disk said, where it was the disk.
fn why(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(error) => error.downcast().map_or_else(io::Error::other, |error| *error),
        error => io::Error::other(error),
    }
}

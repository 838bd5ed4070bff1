//! A column of a row group, read row by row and put where its values stand in a story.

use super::schema::{Leaf, Step};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{ByteArray, DataType};
use parquet::errors::ParquetError;
use parquet::file::reader::RowGroupReader;
use serde_json::{Map, Value};

/// A column that is being read.
pub struct Column {
    name: String,
    steps: Vec<Step>,
    reader: ColumnReader,
    levels: Levels,
}

/// What lies beside the values of a row: for each value or gap, how far it is known and which list goes on with it.
#[derive(Default)]
struct Levels {
    /// Levels of definition; the column has none where nothing on the way may be absent.
    definitions: Vec<i16>,
    /// Levels of repetition; the column has none where there is no list on the way.
    repetitions: Vec<i16>,
    /// Values and gaps.
    count: usize,
}

impl Column {
    /// # Errors
    /// Where the row group has no such column.
    pub fn open(group: &dyn RowGroupReader, leaf: &Leaf) -> Result<Column, ParquetError> {
        let reader = group.get_column_reader(leaf.column)?;
        Ok(Column { name: leaf.name.clone(), steps: leaf.steps.clone(), reader, levels: Levels::default() })
    }

    /// Reads what the next row has and puts it into that row, which is null or an object of other columns: how many
    /// bytes of text that was, or why a value is none of a story.
    ///
    /// # Errors
    /// Where the file is broken here, or the column ends before the rows do.
    pub fn read(&mut self, row: &mut Value) -> Result<Result<usize, String>, ParquetError> {
        let levels = &mut self.levels;
        let mut fault = None;
        let mut bytes = 0;
        let text = |value: ByteArray| {
            bytes += value.len();
            String::from_utf8(value.data().to_vec()).map_or_else(
                |_| {
                    fault = Some(format!("the row's “{}” is not UTF-8: write it in UTF-8", self.name));
                    Value::Null
                },
                Value::String,
            )
        };
        let values: Vec<Value> = match &mut self.reader {
            ColumnReader::BoolColumnReader(reader) => levels.next(reader)?.into_iter().map(Value::from).collect(),
            ColumnReader::Int32ColumnReader(reader) => levels.next(reader)?.into_iter().map(Value::from).collect(),
            ColumnReader::Int64ColumnReader(reader) => levels.next(reader)?.into_iter().map(Value::from).collect(),
            ColumnReader::ByteArrayColumnReader(reader) => levels.next(reader)?.into_iter().map(text).collect(),
            _ => Vec::new(),
        };
        self.put(values, row);
        Ok(fault.map_or(Ok(bytes), Err))
    }

    /// Puts values where their levels say. A repetition at the level of a list goes on in that list; the lists within
    /// begin anew.
    fn put(&self, values: Vec<Value>, row: &mut Value) {
        let lists = self.steps.iter().filter(|step| matches!(step, Step::Element(_))).count();
        let mut at = vec![0_usize; lists];
        let mut values = values.into_iter();
        for n in 0..self.levels.count {
            let definition = self.levels.definitions.get(n).copied().unwrap_or(i16::MAX);
            let repetition =
                self.levels.repetitions.get(n).copied().map_or(0, |level| usize::try_from(level).unwrap_or(0));
            if let Some(on) = repetition.checked_sub(1).and_then(|list| at.get_mut(list)) {
                *on += 1;
            }
            at.iter_mut().skip(repetition).for_each(|within| *within = 0);
            if let Some(place) = place(row, &self.steps, definition, &at) {
                *place = values.next().unwrap_or_default();
            }
        }
    }
}

impl Levels {
    /// Reads a row of a column and gives what it holds; the levels are then those of this row.
    fn next<T: DataType>(&mut self, reader: &mut ColumnReaderImpl<T>) -> Result<Vec<T::T>, ParquetError> {
        let mut values = Vec::new();
        self.definitions.clear();
        self.repetitions.clear();
        let (rows, _, count) =
            reader.read_records(1, Some(&mut self.definitions), Some(&mut self.repetitions), &mut values)?;
        if rows == 0 {
            return Err(ParquetError::EOF("a column ends before it".to_owned()));
        }
        self.count = count;
        Ok(values)
    }
}

/// Where a value belongs in a row. The way there is made as far as it is known; where it ends before, there is no value,
/// and what it leaves is a null, an empty list or an element that is null.
fn place<'a>(row: &'a mut Value, steps: &[Step], definition: i16, at: &[usize]) -> Option<&'a mut Value> {
    let mut place = row;
    let mut at = at.iter();
    for step in steps {
        match step {
            Step::Known(least) if definition < *least => return None,
            Step::Known(_) => {}
            Step::Field(name) => {
                if place.is_null() {
                    *place = Value::Object(Map::new());
                }
                place = place.as_object_mut()?.entry(*name).or_insert(Value::Null);
            }
            Step::Element(least) => {
                if place.is_null() {
                    *place = Value::Array(Vec::new());
                }
                let (list, &n) = (place.as_array_mut()?, at.next()?);
                if definition < *least {
                    return None;
                }
                if list.len() <= n {
                    list.resize(n + 1, Value::Null);
                }
                place = list.get_mut(n)?;
            }
        }
    }
    Some(place)
}

//! `copydesk batch` with Parquet in and out.

mod broken;

use super::{Folder, Ran, copydesk};
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use parquet::record::Field;
use parquet::schema::parser::parse_message_type;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// `stories.jsonl` as other programs write it; made by `made_by.py`, beside them.
const OTHERS: [&str; 4] = ["pyarrow.parquet", "pyarrow-plain.parquet", "spark.parquet", "spark-legacy.parquet"];

/// A file of columns that may be null, so many rows in a row group.
fn file(schema: &str, columns: &[Vec<Option<&[u8]>>], group: usize) -> Vec<u8> {
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let properties = Arc::new(WriterProperties::builder().build());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, properties).unwrap();
    let rows = columns[0].len();
    for from in (0..rows).step_by(group) {
        let mut out = writer.next_row_group().unwrap();
        for column in columns {
            let cells = &column[from..rows.min(from + group)];
            let levels: Vec<i16> = cells.iter().map(|cell| i16::from(cell.is_some())).collect();
            let values: Vec<ByteArray> = cells.iter().flatten().map(|cell| ByteArray::from(cell.to_vec())).collect();
            let mut column = out.next_column().unwrap().unwrap();
            column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None).unwrap();
            column.close().unwrap();
        }
        out.close().unwrap();
    }
    writer.into_inner().unwrap()
}

/// A file with a line of JSON a row.
fn stories(lines: &[&str]) -> Vec<u8> {
    let lines = lines.iter().map(|line| Some(line.as_bytes())).collect();
    file("message stories { optional binary story (UTF8); }", &[lines], 2)
}

/// A story of one version, as a line.
fn line(id: &str) -> String {
    json!({"id": id, "versions": [{"id": "a", "lang": "en", "text": "Six dead &amp; two hurt."}]}).to_string()
}

/// The rows of a file of reports: id, report, error.
fn rows(path: &Path) -> Vec<[Option<String>; 3]> {
    let reader = SerializedFileReader::new(fs::File::open(path).unwrap()).unwrap();
    let cells = |row: parquet::record::Row| {
        let names: Vec<&String> = row.get_column_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["id", "report", "error"]);
        let mut cells = row.into_columns().into_iter().map(|(_, cell)| match cell {
            Field::Str(text) => Some(text),
            Field::Null => None,
            other => panic!("{other} is no text"),
        });
        [cells.next().unwrap(), cells.next().unwrap(), cells.next().unwrap()]
    };
    reader.get_row_iter(None).unwrap().map(|row| cells(row.unwrap())).collect()
}

fn reports(ran: &Ran) -> Vec<Value> {
    assert_eq!(ran.code(), 0, "{}", ran.err());
    ran.out().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn rows_give_what_lines_give() {
    let folder = Folder::new();
    let lines: Vec<String> = (0..7).map(|n| line(&n.to_string())).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    folder.put("stories.parquet", &stories(&lines));
    folder.put("stories.jsonl", lines.join("\n").as_bytes());
    let ran = folder.run(&["batch", "stories.parquet"]);
    assert_eq!((ran.code(), ran.err()), (0, ""));
    assert_eq!(ran.out(), folder.run(&["batch", "stories.jsonl"]).out());
    assert_eq!(ran.out(), folder.run(&["batch", "--jobs", "1", "stories.parquet"]).out());

    for name in ["one.parquet", "two.PARQUET"] {
        let ran = folder.run(&["batch", "stories.parquet", "-o", name]);
        assert_eq!((ran.code(), ran.out(), ran.err()), (0, "", ""));
    }
    let written = rows(&folder.0.join("one.parquet"));
    let said: Vec<&str> = written.iter().map(|[_, report, _]| report.as_deref().unwrap()).collect();
    assert_eq!(said, ran.out().lines().collect::<Vec<_>>(), "the bytes that a stream has, in its order");
    assert!(written.iter().enumerate().all(|(n, [id, _, error])| *id == Some(n.to_string()) && error.is_none()));
    let bytes = |name| fs::read(folder.0.join(name)).unwrap();
    assert_eq!(bytes("one.parquet"), bytes("two.PARQUET"), "the same input gives the same bytes");
}

#[test]
fn lines_are_written_as_rows() {
    let folder = Folder::new();
    let input = [line("first"), "six dead".to_owned(), String::new(), line("last")].join("\n");
    let ran = folder.run_with(&["batch", "-o", "out.parquet"], input.as_bytes());
    assert_eq!((ran.code(), ran.err()), (0, ""));
    let rows = rows(&folder.0.join("out.parquet"));
    let ids: Vec<_> = rows.iter().map(|[id, ..]| id.as_deref()).collect();
    assert_eq!(ids, [Some("first"), None, Some("last")], "the blank line is skipped");
    let report: Value = serde_json::from_str(rows[1][1].as_ref().unwrap()).unwrap();
    assert_eq!((&report["line"], report["error"].as_str()), (&json!(2), rows[1][2].as_deref()));

    let nothing = folder.run(&["batch", "-o", "none.parquet"]);
    assert_eq!((nothing.code(), super::parquet::rows(&folder.0.join("none.parquet")).len()), (0, 0));
}

#[test]
fn what_was_not_done_in_time_is_an_error_beside_the_report() {
    let folder = Folder::with(&[("in.jsonl", &line("late"))]);
    let ran = folder.run(&["batch", "--timeout", "0.000000001", "in.jsonl", "-o", "out.parquet"]);
    assert_eq!(ran.code(), 0);
    let [id, report, error] = rows(&folder.0.join("out.parquet")).remove(0);
    let report: Value = serde_json::from_str(&report.unwrap()).unwrap();
    assert_eq!((id.as_deref(), report["error"].as_str()), (Some("late"), error.as_deref()));
    assert!(error.is_some() && report["undone"].is_object());
}

/// Every field, absent and null ones too, lists that are empty, and a column that no story has.
#[test]
fn what_other_programs_write_is_read() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/parquet");
    let lines = copydesk().args(["batch"]).arg(beside.join("stories.jsonl")).output().unwrap();
    let lines = Ran(lines);
    assert!(lines.out().contains("number-differs") && lines.out().contains("outdated-copy"), "{}", lines.out());
    for name in OTHERS {
        let ran = Ran(copydesk().arg("batch").arg(beside.join(name)).output().unwrap());
        assert_eq!((ran.code(), ran.err()), (0, ""), "{name}");
        assert_eq!(ran.out(), lines.out(), "{name}");
    }
}

#[test]
fn a_folder_stands_for_its_files() {
    let folder = Folder::new();
    folder.put("archive.parquet/part-1.parquet", &stories(&[&line("c"), "no story"]));
    folder.put("archive.parquet/part-0.parquet", &stories(&[&line("a"), &line("b")]));
    folder.put("archive.parquet/_SUCCESS", b"");
    folder.put("archive.parquet/_draft.parquet", b"");
    folder.put("archive.parquet/.part-0.parquet.crc", b"crc");
    let reports = reports(&folder.run(&["batch", "archive.parquet"]));
    let ids: Vec<_> = reports.iter().map(|report| report["id"].as_str()).collect();
    assert_eq!(ids, [Some("a"), Some("b"), Some("c"), None]);
    assert_eq!(reports[3]["line"], 4, "rows are counted through all files");

    folder.put("archive.parquet/part-2.parquet", b"no such thing");
    let ran = folder.run(&["batch", "archive.parquet"]);
    assert_eq!((ran.code(), ran.out().lines().count()), (2, 4));
    assert!(ran.err().contains("part-2.parquet: it is no Parquet file"), "{}", ran.err());
    folder.put("empty.parquet/_SUCCESS", b"");
    let ran = folder.run(&["batch", "empty.parquet"]);
    assert!(ran.code() == 2 && ran.err().contains("a folder without a file"), "{}", ran.err());
}

#[test]
fn row_groups_are_closed_when_they_are_full() {
    let mut table = copydesk::render::parquet::Table::new(Vec::new()).unwrap();
    for n in 0..40 {
        let filler = format!("{n}").repeat(500_000);
        table.push(json!({"id": n.to_string(), "error": filler}).to_string()).unwrap();
    }
    let folder = Folder::new();
    folder.put("out.parquet", &table.finish().unwrap());
    let reader = SerializedFileReader::new(fs::File::open(folder.0.join("out.parquet")).unwrap()).unwrap();
    let groups: Vec<i64> = reader.metadata().row_groups().iter().map(|group| group.num_rows()).collect();
    assert!(groups.len() > 1 && groups.iter().sum::<i64>() == 40, "{groups:?}");
    let ids: Vec<String> = rows(&folder.0.join("out.parquet")).into_iter().map(|[id, ..]| id.unwrap()).collect();
    assert_eq!(ids, (0..40).map(|n| n.to_string()).collect::<Vec<_>>());
}

//! Files that are no Parquet, or broken, or hold something else: what is said, and that nothing else is lost.

use super::{Folder, file, line, reports, rows, stories};
use copydesk::source::stream;
use serde_json::Value;
use std::fs;

/// What is said of a file that ends the run.
fn refused(bytes: &[u8], hints: &[&str]) {
    let folder = Folder::with(&[("out.parquet", "as it was")]);
    folder.put("in.parquet", bytes);
    let ran = folder.run(&["batch", "in.parquet", "-o", "out.parquet"]);
    assert_eq!((ran.code(), ran.out()), (2, ""));
    assert!(ran.err().starts_with("copydesk: error: reading in.parquet: "), "{}", ran.err());
    assert_eq!(ran.err().lines().count(), 1, "{}", ran.err());
    hints.iter().for_each(|hint| assert!(ran.err().contains(hint), "{} says nothing of {hint}", ran.err()));
    assert_eq!(fs::read(folder.0.join("out.parquet")).unwrap(), b"as it was", "a file is written whole or not at all");
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 2, "nothing is left beside it");
}

#[test]
fn no_parquet_is_refused() {
    let whole = stories(&[&line("a")]);
    for bytes in [&b""[..], b"{}", b"{\"id\": \"s\"} and more of it"] {
        refused(bytes, &["no Parquet file", "JSON Lines"]);
    }
    refused(&whole[..whole.len() - 1], &["cut off", "write or copy it again"]);
    refused(&whole[..whole.len() / 2], &["cut off"]);
    let mut footless = whole.clone();
    footless.drain(8..whole.len() - 8);
    refused(&footless, &["footer cannot be read", "write the file again"]);
    let mut locked = whole.clone();
    locked.splice(whole.len() - 4.., *b"PARE");
    refused(&locked, &["encrypted"]);

    let folder = Folder::new();
    let ran = folder.run(&["batch", "nowhere.parquet"]);
    assert_eq!(ran.code(), 2);
    assert!(ran.err().contains("reading nowhere.parquet: ") && ran.err().contains("that exists"), "{}", ran.err());
}

#[test]
fn columns_of_another_kind_are_refused() {
    let refused = |columns: &str, hints: &[&str]| {
        let schema = format!("message stories {{ {columns} }}");
        let columns = parquet::schema::parser::parse_message_type(&schema).unwrap().get_fields().len();
        let none = vec![Vec::new(); columns];
        refused(&file(&schema, &none, 1), hints);
    };
    let versions = |fields: &str| {
        format!(
            "optional binary id (UTF8); \
             optional group versions (LIST) {{ repeated group list {{ optional group element {{ {fields} }} }} }}"
        )
    };
    refused("optional binary copy (UTF8); optional int64 n;", &["neither", "“copy”, “n”", "“versions”", "“story”"]);
    refused("optional int64 story;", &["“story” is INT64", "text"]);
    refused("optional binary story (DECIMAL(9, 2));", &["“story” is DECIMAL", "text"]);
    refused("optional group story { optional binary a (UTF8); }", &["“story” is a record", "text"]);
    refused("optional binary id (UTF8); optional binary versions (UTF8);", &["“versions” is UTF8", "list of records"]);
    refused(
        "optional binary id (UTF8); optional group versions { optional binary en (UTF8); }",
        &["“versions” is a record", "list of records"],
    );
    let text = "optional binary id (UTF8); optional binary text (UTF8);";
    refused(
        &versions(text).replace("binary id (UTF8); optional group v", "int32 id; optional group v"),
        &["“id” is INT32"],
    );
    refused(&versions(text).replacen("optional binary id (UTF8);", "", 1), &["no column “id”"]);
    refused(&versions("optional binary text (UTF8);"), &["no field “id”"]);
    refused(&versions("optional binary id (UTF8);"), &["“text”", "“sentences”"]);
    refused(&versions(&format!("{text} optional double edition;")), &["“versions.edition” is DOUBLE", "whole number"]);
    refused(
        &versions(&format!("{text} optional int64 issued (TIMESTAMP_MICROS);")),
        &["“versions.issued” is TIMESTAMP_MICROS", "text"],
    );
    refused(&versions(&format!("{text} optional binary corrects (UTF8);")), &["“versions.corrects” is UTF8"]);
    refused(&versions(&format!("{text} optional binary notices (UTF8);")), &["“versions.notices”", "list of text"]);
}

#[test]
fn a_row_that_is_no_story_harms_no_other() {
    let (first, last) = (line("first"), line("last"));
    let cells: [Option<&[u8]>; 7] = [
        Some(first.as_bytes()),
        None,
        Some(b""),
        Some(b"{\"id\": \"s\xFF\"}"),
        Some(b"six dead"),
        Some(b"{\"id\": \"bare\"}"),
        Some(last.as_bytes()),
    ];
    let folder = Folder::new();
    folder.put("in.parquet", &file("message s { optional binary story (UTF8); }", &[cells.to_vec()], 3));
    let reports = reports(&folder.run(&["batch", "in.parquet"]));
    assert_eq!((&reports[0]["id"], &reports[6]["id"], reports.len()), (&"first".into(), &"last".into(), 7));
    let hints = ["null", "no JSON object", "not UTF-8", "no JSON object", "versions"];
    for (n, hint) in hints.iter().enumerate() {
        let error = &reports[n + 1];
        assert_eq!((&error["id"], &error["line"]), (&Value::Null, &(n + 2).into()), "rows are counted");
        assert!(error["error"].as_str().unwrap().contains(hint), "{error} says nothing of {hint}");
    }
}

/// A page that cannot be read: what came before it is given, and it is said where the file is broken.
#[test]
fn a_file_that_is_broken_within_ends_the_run() {
    let lines: Vec<String> = (0..6).map(|n| line(&n.to_string())).collect();
    let mut bytes = stories(&lines.iter().map(String::as_str).collect::<Vec<_>>());
    // The first story of the third row group: before it stands its length.
    let at = bytes.windows(10).position(|bytes| bytes == b"{\"id\":\"4\",").unwrap();
    bytes[at - 4..at].fill(0xFF);
    let folder = Folder::new();
    folder.put("in.parquet", &bytes);
    let ran = folder.run(&["batch", "in.parquet"]);
    assert_eq!((ran.code(), ran.out().lines().count()), (2, 4), "{}", ran.err());
    assert!(ran.err().contains("reading in.parquet: its row 5 cannot be read"), "{}", ran.err());
}

/// Whatever byte is other than it was written, and wherever a file ends: rows or a sentence, and never a panic.
#[test]
fn no_broken_byte_is_a_panic() {
    let folder = Folder::new();
    let path = folder.0.join("in.parquet");
    let others = super::OTHERS.map(|name| {
        fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/parquet").join(name)).unwrap()
    });
    let read = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        let Ok(rows) = stream::open(Some(&path)) else { return };
        for row in rows.take(100) {
            let _ = row.map(|row| row.story());
        }
    };
    for whole in others.iter().chain([&stories(&[&line("a"), &line("b"), &line("c")])]) {
        // Some of the bytes, so that it takes seconds.
        for at in (0..whole.len()).step_by(23) {
            read(&whole[..at]);
            let mut bytes = whole.clone();
            bytes[at] ^= [0x01, 0x80, 0xFF][at % 3];
            read(&bytes);
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let folder = Folder::with(&[("in.jsonl", &line("a"))]);
    std::os::unix::fs::symlink("/dev/full", folder.0.join("full.parquet")).unwrap();
    let ran = folder.run(&["batch", "in.jsonl", "-o", "full.parquet"]);
    assert_eq!(ran.code(), 2);
    assert!(ran.err().contains("writing reports to full.parquet: No space left"), "{}", ran.err());

    let ran = folder.run(&["batch", "in.jsonl", "-o", "nowhere/out.parquet"]);
    assert_eq!(ran.code(), 2);
    assert!(ran.err().contains("writing nowhere/out.parquet: ") && ran.err().contains("a folder that exists"));
}

#[test]
fn a_file_may_be_written_over_what_it_is_made_of() {
    let folder = Folder::new();
    folder.put("archive.parquet", &stories(&[&line("a"), &line("b"), &line("c")]));
    assert_eq!(folder.run(&["batch", "archive.parquet", "-o", "archive.parquet"]).code(), 0);
    assert_eq!(rows(&folder.0.join("archive.parquet")).len(), 3);
}

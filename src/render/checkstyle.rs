//! Checkstyle's XML, which many servers read: a `file` for each path, an `error` for each finding. Columns count
//! characters from 1. <https://checkstyle.org>

use super::run::{Run, Told};
use super::xml::{document, shown};
use crate::finding::Severity;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

pub fn checkstyle(run: &Run<'_>) -> String {
    let (told, _) = run.gravest();
    let mut files: BTreeMap<String, Vec<(usize, usize, &Told<'_>)>> = BTreeMap::new();
    for told in &told {
        let address = told.address(&told.finding.fault);
        files.entry(address.slashed()).or_default().push((address.start.line, address.start.column, told));
    }
    document(|xml| {
        xml.create_element("checkstyle").with_attribute(("version", "10.0")).write_inner_content(|xml| {
            for (path, faults) in &mut files {
                faults.sort_by_key(|&(line, column, _)| (line, column));
                xml.create_element("file").with_attribute(("name", &*shown(path))).write_inner_content(|xml| {
                    for (line, column, told) in faults {
                        let source = format!("copydesk.{}", told.finding.rule);
                        let element = BytesStart::new("error").with_attributes([
                            ("line", line.to_string().as_str()),
                            ("column", column.to_string().as_str()),
                            ("severity", severity(told.finding.severity)),
                            ("message", &*shown(&told.sentence())),
                            ("source", source.as_str()),
                        ]);
                        xml.write_event(Event::Empty(element))?;
                    }
                    Ok(())
                })?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "info",
    }
}

//! TBX, the standard of terminology: `termEntry` with a `langSet` a language (version 2, `martif`), or
//! `conceptEntry` with a `langSec` (version 3, `tbx`). Terms stand in `tig`, `ntig` or `termSec`.

use super::Entries;
use crate::lang::{Cell, is_tag};
use crate::source::xml::{Element, Part, walk};

/// Reads a file.
///
/// # Errors
/// Where it is not well formed or holds too much.
pub fn read(text: &str, entries: &mut Entries<'_>) -> Result<(), String> {
    walk(
        text,
        |name| matches!(name, "termEntry" | "conceptEntry"),
        |part| match part {
            Part::Outside(..) => Ok(()),
            Part::Record(Ok(entry)) => match cells(&entry) {
                Ok(cells) => entries.add(entry.line, cells),
                Err(why) => {
                    entries.leave_out(entry.line, &why);
                    Ok(())
                }
            },
            Part::Record(Err((line, why))) => {
                entries.leave_out(line, &why);
                Ok(())
            }
        },
    )
}

fn cells(entry: &Element<'_>) -> Result<Vec<Cell>, String> {
    let sections = entry.children().filter(|child| matches!(child.name, "langSet" | "langSec"));
    let cell = |section: &Element<'_>| {
        let tag = section.language().unwrap_or_default().to_owned();
        let mut terms = Vec::new();
        gather(section, &mut terms);
        match is_tag(&tag) {
            true => Ok((tag, terms)),
            false => Err(format!("a <{}> has xml:lang=\"{tag}\": write a language tag such as de", section.name)),
        }
    };
    sections.map(cell).collect()
}

/// The terms within an element. Terms that other elements point to with a `term` are none of its own.
fn gather(element: &Element<'_>, terms: &mut Vec<String>) {
    for child in element.children() {
        match child.name {
            "term" => terms.push(child.text()),
            "tig" | "ntig" | "termGrp" | "termSec" => gather(child, terms),
            _ => {}
        }
    }
}

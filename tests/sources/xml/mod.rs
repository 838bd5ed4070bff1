//! Formats in XML: a file of bytes in, versions with all that the format says out.

mod layer;
mod newsml;
mod newsml_g2;
mod nitf;
mod tmx;
mod xliff;

use super::{in_file, items, lines, read, refused};
use copydesk::Role;
use copydesk::source::item::Item;

/// Id, language, role and sentences of each version that came cut.
fn cut(items: &[Item]) -> Vec<(&str, &str, Role, Vec<&str>)> {
    items
        .iter()
        .map(|Item { version, .. }| {
            let cuts = version.cuts.iter().flatten().map(|cut| cut.of(&version.text)).collect();
            (version.id.as_str(), version.lang.as_deref().unwrap_or(""), version.role, cuts)
        })
        .collect()
}

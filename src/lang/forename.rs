//! First names, as newspapers of the world print them in Latin letters.

use super::romanised;
use fst::Set;
use std::sync::LazyLock;

/// Romanised, as `build.rs` gathers them of `data/names/forenames.txt`; they lie there as they are searched.
static FORENAMES: LazyLock<Option<Set<&'static [u8]>>> =
    LazyLock::new(|| Set::new(&include_bytes!(concat!(env!("OUT_DIR"), "/forenames.fst"))[..]).ok());

/// Whether a word, in any script that is written letter for letter, is a first name that the lists know, and is chiefly
/// that. What names a place, a month or a thing as often is none here: *Florence*, *April*.
///
/// ```
/// use copydesk::lang::is_forename;
/// assert!(is_forename("łukasz") && is_forename("lukasz") && is_forename("владимир"));
/// assert!(!is_forename("april") && !is_forename("xi"));
/// ```
pub fn is_forename(folded: &str) -> bool {
    FORENAMES.as_ref().is_some_and(|names| names.contains(romanised(folded)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_the_list_is_known() {
        let list = include_str!("data/names/forenames.txt");
        let names: Vec<&str> =
            list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect();
        assert!(names.len() > 5000);
        assert_eq!(names.iter().find(|name| !is_forename(&crate::lang::fold(name))), None);
    }
}

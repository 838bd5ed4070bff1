//! What a reader of a format gives: the versions that a file holds, and what the file says of their stories.

use crate::lang;
use crate::story::{Role, Version};

/// What one file holds.
#[derive(Debug, Default)]
pub struct Contents {
    /// In the order of the file.
    pub items: Vec<Item>,
    /// What a person should know of how it was read, each a clause: “it was read as windows-1252, a guess”.
    pub notes: Vec<String>,
}

/// One version in a file.
#[derive(Debug, Default)]
pub struct Item {
    /// Its id is what the format calls this version within its story, mostly its language; empty where the name
    /// of the file says more. Its origin has no path yet.
    pub version: Version,
    /// What the format calls the story: a slug, a guid without its version.
    pub story: Option<String>,
    /// Versions of one file with the same part are of one story: the units of XLIFF and TMX, the components of
    /// NewsML. A file of one story has one part.
    pub part: usize,
    /// By what the versions of a story find each other over several files.
    pub ties: Vec<Tie>,
}

/// A field of the copy that versions of one story share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tie {
    /// What it is called in the settings: `translation_id`, `altIds:translation`, `link:translationOf`.
    pub field: String,
    pub value: String,
}

/// The language and the role that a tag gives. `fr-x-mtfrom-en` is the tag of machine translation, which stays
/// in the pages that browsers translate; what is no tag gives nothing.
///
/// ```
/// use copydesk::Role;
/// use copydesk::source::item::tongue;
/// assert_eq!(tongue("fr-x-mtfrom-en"), (Some("fr".to_owned()), Role::Mt));
/// assert_eq!(tongue("pt_BR"), (Some("pt-BR".to_owned()), Role::Unknown));
/// assert_eq!(tongue("und").0, None);
/// ```
pub fn tongue(tag: &str) -> (Option<String>, Role) {
    let tag = tag.trim().replace('_', "-");
    let (tag, private) = tag.split_once("-x-").unwrap_or((&tag, ""));
    let role = if private.starts_with("mtfrom") { Role::Mt } else { Role::Unknown };
    (Some(tag.to_owned()).filter(|tag| lang::is_tag(tag) && tag != "und"), role)
}

//! Language tags as others write them.

/// Whether the subtags have the lengths and letters of BCP 47.
///
/// ```
/// use copydesk::lang::is_tag;
/// assert!(is_tag("pt-BR") && is_tag("zh-Hant"));
/// assert!(!is_tag("en_US") && !is_tag("") && !is_tag("de-"));
/// ```
pub fn is_tag(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let first = subtags.next().unwrap_or("");
    (2..=8).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && subtags.all(|subtag| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric()))
}

//! Tables of tabs: a line an entry, a column a language.
//!
//! ```text
//! en<TAB>de<TAB>fr
//! # a comment
//! border post<TAB>Grenzposten|Grenzübergang<TAB>poste frontière
//! minist*<TAB>Minist*<TAB>
//! ```
//!
//! The first line that is no comment has BCP 47 tags. A cell has terms between `|`, or is empty; cells
//! that lack at the end of a line are empty. A word that ends in `*` stands for all that begin so. Where the
//! first line has no tags, the languages come with the file's name, as `en-de=words.tsv`.

use super::{Entries, lines};
use crate::lang::is_tag;

/// Reads a table.
///
/// # Errors
/// Where it names no languages or holds too much.
pub fn read(text: &str, languages: Option<&(String, String)>, entries: &mut Entries<'_>) -> Result<(), String> {
    let header = header(text);
    let skipped = header.as_ref().map_or(0, |(line, _)| *line);
    let tags = match (header, languages) {
        (Some((_, tags)), _) => tags,
        (None, Some((left, right))) => vec![left.clone(), right.clone()],
        (None, None) => return Err(no_languages(text)),
    };
    for (number, line) in lines(text).filter(|(number, line)| *number > skipped && !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() > tags.len() {
            let (count, wanted) = (cells.len(), tags.len());
            entries.leave_out(
                number,
                &format!("it has {count} cells for {wanted} languages: write one tab between two cells"),
            );
            continue;
        }
        let terms = |cell: &str| cell.split('|').map(str::to_owned).collect();
        entries.add(number, tags.iter().zip(cells).map(|(tag, cell)| (tag.clone(), terms(cell))).collect())?;
    }
    Ok(())
}

/// The tags of the first line, with its number.
pub fn header(text: &str) -> Option<(usize, Vec<String>)> {
    let (number, line) = lines(text).find(|(_, line)| !line.starts_with('#'))?;
    let tags: Vec<String> = line.split('\t').map(|tag| tag.trim().to_owned()).collect();
    // Words of up to eight letters look like tags, so the first subtag must be as short as a code.
    let is_short = |tag: &String| tag.split('-').next().is_some_and(|first| first.len() <= 3);
    (tags.len() > 1 && tags.iter().all(|tag| is_tag(tag) && is_short(tag))).then_some((number, tags))
}

fn no_languages(text: &str) -> String {
    let line = lines(text).find(|(_, line)| !line.starts_with('#')).map_or(1, |(number, _)| number);
    format!(
        "line {line} does not name the languages: begin the file with tags between tabs, as en<TAB>de, or name them \
         before the file, as --lexicon en-de=FILE"
    )
}

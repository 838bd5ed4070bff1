//! hunalign's dictionaries: `left @ right` a line, phrases on either side. hunalign calls the left side
//! the target; here it has the first of the two languages that are named before the file.

use super::{Entries, lines};

/// What stands between the two sides.
const BETWEEN: &str = " @ ";

/// Whether a text looks like one.
pub fn is_one(text: &str) -> bool {
    lines(text).next().is_some_and(|(_, line)| line.contains(BETWEEN))
}

/// Reads a dictionary.
///
/// # Errors
/// Where its languages are not known, or it holds too much.
pub fn read(text: &str, languages: Option<&(String, String)>, entries: &mut Entries<'_>) -> Result<(), String> {
    let Some((left, right)) = languages else {
        return Err("a dictionary of hunalign names no languages: name them before the file, that of the left side \
                    first, as --lexicon de-en=FILE where its lines are “Haus @ house”"
            .to_owned());
    };
    for (number, line) in lines(text) {
        match line.split_once(BETWEEN) {
            Some((one, other)) => {
                let cell = |tag: &String, term: &str| (tag.clone(), vec![term.to_owned()]);
                entries.add(number, vec![cell(left, one), cell(right, other)])?;
            }
            None => entries.leave_out(number, "it has no “ @ ” between two words: write “Haus @ house”"),
        }
    }
    Ok(())
}

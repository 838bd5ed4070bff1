//! TEI dictionaries as FreeDict publishes them: `<entry>` with the word in `<form><orth>` and translations in
//! `<cit type="trans"><quote>`, at any depth of senses.
//!
//! The language of a word is the `xml:lang` of its element or of one about it within the entry; else the
//! one named before the file (`de-en=FILE`); else, of two `<language ident>` of the header, the first for
//! words and the second for translations; else the file's name, `deu-eng.tei`.

use super::{Entries, Named, is_code};
use crate::lang::{Cell, is_tag};
use crate::source::xml::{Element, Part, walk};
use std::path::Path;

/// Reads a dictionary.
///
/// # Errors
/// Where it is not well formed, its languages are not known, or it holds too much.
pub fn read(text: &str, file: &Named, entries: &mut Entries<'_>) -> Result<(), String> {
    let mut idents: Vec<String> = Vec::new();
    walk(
        text,
        |name| name == "entry",
        |part| {
            match part {
                Part::Outside(element) => {
                    let ident = element.attribute("ident").filter(|ident| element.name == "language" && is_tag(ident));
                    idents.extend(ident.map(str::to_owned));
                }
                Part::Record(Err((line, why))) => entries.leave_out(line, &why),
                Part::Record(Ok(entry)) => {
                    let header = || match &idents[..] {
                        [words, translations] => Some((words.clone(), translations.clone())),
                        _ => None,
                    };
                    let languages = file.languages.clone().or_else(header).or_else(|| by_name(&file.path));
                    let (words, translations) = languages.map_or((None, None), |(one, other)| (Some(one), Some(other)));
                    let mut words = Words { words, translations, cells: Vec::new(), unknown: false };
                    words.gather(&entry, None, false);
                    if words.unknown {
                        return Err(unknown(entry.line));
                    }
                    return entries.add(entry.line, words.cells);
                }
            }
            Ok(())
        },
    )
}

/// Terms under way, and the languages of those that do not say theirs.
struct Words {
    words: Option<String>,
    translations: Option<String>,
    cells: Vec<Cell>,
    unknown: bool,
}

impl Words {
    /// Gathers the terms within an element, whose language is known or not, and which is a translation or not.
    fn gather(&mut self, element: &Element<'_>, lang: Option<&str>, translation: bool) {
        for child in element.children() {
            let own = child.language();
            match child.name {
                "orth" if !translation => self.add(child, own.or(lang), self.words.clone()),
                "quote" | "orth" if translation => self.add(child, own.or(lang), self.translations.clone()),
                "form" | "sense" | "hom" if !translation => {
                    self.gather(child, own.or(lang), false);
                }
                // The language about a translation is that of the word, not its own.
                "cit" if matches!(child.attribute("type"), Some("trans" | "translation")) => {
                    self.gather(child, own, true)
                }
                "form" if translation => self.gather(child, own.or(lang), true),
                _ => {}
            }
        }
    }

    fn add(&mut self, element: &Element<'_>, lang: Option<&str>, otherwise: Option<String>) {
        match lang.filter(|lang| is_tag(lang)).map(str::to_owned).or(otherwise) {
            Some(tag) => self.cells.push((tag, vec![element.text()])),
            None => self.unknown = true,
        }
    }
}

/// The languages of `deu-eng.tei`.
fn by_name(path: &Path) -> Option<(String, String)> {
    let (left, right) = path.file_stem()?.to_str()?.split_once('-')?;
    let right = right.split('.').next()?;
    (is_code(left) && is_code(right)).then(|| (left.to_owned(), right.to_owned()))
}

fn unknown(line: usize) -> String {
    format!(
        "line {line}: nothing says what languages the words are in: name them before the file, that of the words \
         first, as --lexicon de-en=FILE"
    )
}

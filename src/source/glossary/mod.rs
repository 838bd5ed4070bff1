//! Word lists of the user's own, in the formats that people have them in: one file a format.
//!
//! A file that begins with `<` is XML, TBX or TEI by its root. Else it is hunalign's `.dic` where its name
//! ends so or, without a header, its first line has ` @ ` in it; else a table of tabs. Text is UTF-8, or
//! UTF-16 with its mark; XML may say another encoding.
//!
//! What is wrong in one entry is told with its line, and the rest is read. A file is no lexicon where it is
//! not text or not well formed, names no languages, or has more bad entries than good ones: an error.

mod dic;
mod table;
mod tbx;
mod tei;

use super::{LONGEST, xml};
use crate::lang::{Cell, Glossary};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// A word list that the user names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub path: PathBuf,
    /// The languages of the left and the right column, for files that do not name them.
    pub languages: Option<(String, String)>,
}

/// The word lists that were read.
#[derive(Debug, Default)]
pub struct Lexicons {
    pub glossary: Glossary,
    /// What was left out of them, each with its file and line.
    pub warnings: Vec<String>,
}

/// Entries of all files together. The largest dictionaries that are free have half as many.
const MOST_ENTRIES: usize = 1_000_000;
/// Warnings that are told for a file, one by one.
const MOST_TOLD: usize = 5;

impl Named {
    /// Reads `FILE` or `de-en=FILE`: codes of two or three letters, left column first.
    ///
    /// ```
    /// use copydesk::source::glossary::Named;
    /// assert_eq!(Named::parse("de-en=words.dic").languages, Some(("de".to_owned(), "en".to_owned())));
    /// assert_eq!(Named::parse("a=b.tsv").path.to_str(), Some("a=b.tsv"));
    /// ```
    pub fn parse(words: &str) -> Named {
        let languages = |pair: &str| {
            let (left, right) = pair.split_once('-')?;
            (is_code(left) && is_code(right)).then(|| (left.to_owned(), right.to_owned()))
        };
        let named = words.split_once('=').and_then(|(pair, path)| Some((languages(pair)?, path)));
        match named {
            Some((pair, path)) => Named { path: path.into(), languages: Some(pair) },
            None => Named { path: words.into(), languages: None },
        }
    }

    fn fail(&self, why: &str) -> String {
        format!("reading the lexicon {}: {why}", self.path.display())
    }
}

fn is_code(code: &str) -> bool {
    (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase())
}

/// Reads word lists into one glossary.
///
/// # Errors
/// Where one of them cannot be read or is no lexicon: which, on which line, why, and what to do.
pub fn read(files: &[Named]) -> Result<Lexicons, String> {
    let mut lexicons = Lexicons::default();
    for file in files {
        let bytes = bytes(&file.path).map_err(|why| file.fail(&why))?;
        lexicons.add(file, &bytes)?;
    }
    Ok(lexicons)
}

impl Lexicons {
    /// Adds what a file holds, of which the bytes were read.
    ///
    /// # Errors
    /// Where it is no lexicon: which, on which line, why, and what to do.
    ///
    /// ```
    /// use copydesk::source::glossary::{Lexicons, Named};
    /// let mut lexicons = Lexicons::default();
    /// lexicons.add(&Named::parse("de-en=news.dic"), "harbour @ Hafen\n".as_bytes()).unwrap();
    /// assert_eq!(lexicons.glossary.len(), 1);
    /// assert!(lexicons.add(&Named::parse("empty.tsv"), b"").is_err());
    /// ```
    pub fn add(&mut self, file: &Named, bytes: &[u8]) -> Result<(), String> {
        let mut entries = Entries { glossary: &mut self.glossary, good: 0, bad: 0, told: Vec::new() };
        read_one(file, bytes, &mut entries).and_then(|()| entries.are_enough()).map_err(|why| file.fail(&why))?;
        let more = entries.bad - entries.told.len();
        let told = entries.told.into_iter().chain((more > 0).then(|| format!("and {more} more entries are left out")));
        self.warnings.extend(told.map(|why| file.fail(&why)));
        Ok(())
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    if path.is_dir() {
        return Err("it is a folder: name a file in it".to_owned());
    }
    let mut bytes = Vec::new();
    let limit = u64::try_from(LONGEST).unwrap_or(u64::MAX).saturating_add(1);
    let file = File::open(path).map_err(|error| super::why(&error))?;
    file.take(limit).read_to_end(&mut bytes).map_err(|error| super::why(&error))?;
    if bytes.len() > LONGEST {
        return Err(format!("it is longer than {} MiB: split it, and name each part", LONGEST >> 20));
    }
    Ok(bytes)
}

fn read_one(file: &Named, bytes: &[u8], entries: &mut Entries<'_>) -> Result<(), String> {
    if let Some(text) = xml::decode(bytes)? {
        return match xml::root(bytes).as_deref() {
            None => Err("it is XML without an element: name a TBX or a TEI file".to_owned()),
            Some("martif" | "tbx") => tbx::read(&text, entries),
            Some("TEI" | "TEI.2" | "teiCorpus") => tei::read(&text, file, entries),
            Some(root) => {
                Err(format!("its root is <{root}>: name a TBX (martif, tbx) or a TEI file, or a table of tabs"))
            }
        };
    }
    let text = decode(bytes)?;
    let ends_so = super::has_extension(&file.path, "dic");
    if ends_so || table::header(&text).is_none() && dic::is_one(&text) {
        return dic::read(&text, file.languages.as_ref(), entries);
    }
    table::read(&text, file.languages.as_ref(), entries)
}

/// UTF-8, or UTF-16 with its mark.
fn decode(bytes: &[u8]) -> Result<String, String> {
    let sixteen = [(b"\xFF\xFE", encoding_rs::UTF_16LE), (b"\xFE\xFF", encoding_rs::UTF_16BE)];
    let marked = sixteen.into_iter().find_map(|(mark, encoding)| Some((bytes.strip_prefix(mark)?, encoding)));
    if let Some((bytes, encoding)) = marked {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
        let why = "it begins as UTF-16 and is not: save it as UTF-8";
        return text.map(std::borrow::Cow::into_owned).ok_or_else(|| why.to_owned());
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => Err("it holds NUL bytes, so it is no text: save it as UTF-8".to_owned()),
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let line = line_of(bytes, error.valid_up_to());
            Err(format!("line {line} is not UTF-8: save the file as UTF-8"))
        }
    }
}

/// The line of a byte, from 1.
fn line_of(bytes: &[u8], byte: usize) -> usize {
    bytes.iter().take(byte).filter(|&&byte| byte == b'\n').count() + 1
}

/// The lines of a text with their numbers, from 1; blank ones are passed over.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..)
        .zip(text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)))
        .filter(|(_, line)| !line.trim().is_empty())
}

/// Entries under way.
struct Entries<'g> {
    glossary: &'g mut Glossary,
    good: usize,
    bad: usize,
    told: Vec<String>,
}

impl Entries<'_> {
    /// Adds an entry, or notes why it is left out. Empty terms and cells are passed over.
    ///
    /// # Errors
    /// Where there are too many.
    fn add(&mut self, line: usize, mut cells: Vec<Cell>) -> Result<(), String> {
        for (_, terms) in &mut cells {
            terms.iter_mut().for_each(|term| *term = term.split_whitespace().collect::<Vec<_>>().join(" "));
            terms.retain(|term| !term.is_empty());
        }
        cells.retain(|(_, terms)| !terms.is_empty());
        if self.glossary.len() == MOST_ENTRIES {
            return Err(format!("line {line} is past entry {MOST_ENTRIES} of all lexicons: leave some out"));
        }
        match self.glossary.add(&cells) {
            Ok(()) => self.good += 1,
            Err(why) => self.leave_out(line, &why),
        }
        Ok(())
    }

    fn leave_out(&mut self, line: usize, why: &str) {
        self.bad += 1;
        if self.told.len() < MOST_TOLD {
            self.told.push(format!("line {line} is left out: {why}"));
        }
    }

    fn are_enough(&self) -> Result<(), String> {
        let advice = "see `copydesk check --help` for the formats";
        if self.good == 0 && self.bad == 0 {
            return Err(format!("it has no entries: {advice}"));
        }
        if self.bad > self.good {
            let (all, first) = (self.bad + self.good, self.told.first().map_or("", String::as_str));
            return Err(format!("it is no lexicon: {} of {all} entries are bad ({first}): {advice}", self.bad));
        }
        Ok(())
    }
}

//! How much of a story is read and compared. Beyond it a story is left, with a word, so that one that is no story
//! takes no memory from the others. Copy takes up to some 250 times its bytes in memory (measured: prose 150, numerals
//! without an end 230), so that the worst is some four gigabytes; a usual story takes some megabytes.

use super::Document;
use crate::deadline::Late;
use crate::story::Story;

/// Bytes of copy in all versions: the longest novel.
pub const MOST_COPY: usize = 16 << 20;
/// Sentences in all versions: each takes three kilobytes, however short it is (measured).
pub const MOST_SENTENCES: usize = 250_000;
/// Sentences that are held against those of another version, each counted once for every other version: 12 versions
/// may have some 7,500 each. Each takes up to two kilobytes (measured: a third of one where words repeat).
pub const MOST_COMPARED: usize = 1_000_000;
/// What two versions take however short they are, in sentences (measured): 300 versions are compared, and 400 are not.
const PAIR: usize = 20;

/// What a story has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooMuch {
    /// So many bytes of copy.
    Copy(usize),
    /// So many sentences at least.
    Sentences(usize),
    /// So many versions, with so many sentences in all.
    Versions(usize, usize),
}

/// Why a story was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    Late,
    TooMuch(TooMuch),
}

impl From<Late> for Left {
    fn from(_: Late) -> Left {
        Left::Late
    }
}

/// Whether a story is read at all.
///
/// # Errors
/// Where it has too much copy.
pub fn copy(story: &Story) -> Result<(), Left> {
    let bytes = story.versions.iter().fold(0_usize, |sum, version| sum.saturating_add(version.text.len()));
    if bytes > MOST_COPY { Err(Left::TooMuch(TooMuch::Copy(bytes))) } else { Ok(()) }
}

/// Whether a story with so many sentences is read on.
///
/// # Errors
/// Where these are too many.
pub fn sentences(count: usize) -> Result<(), Left> {
    if count > MOST_SENTENCES { Err(Left::TooMuch(TooMuch::Sentences(count))) } else { Ok(()) }
}

/// Whether the versions of a story are held against each other.
///
/// # Errors
/// Where that are too many versions with too many sentences.
pub fn compared(documents: &[Document<'_>]) -> Result<(), Left> {
    let (versions, sentences) = (documents.len(), documents.iter().map(|it| it.sentences.len()).sum::<usize>());
    let others = versions.saturating_sub(1);
    let compared = others.saturating_mul(sentences.saturating_add(versions.saturating_mul(PAIR / 2)));
    if compared > MOST_COMPARED { Err(Left::TooMuch(TooMuch::Versions(versions, sentences))) } else { Ok(()) }
}

impl TooMuch {
    /// What it is, for a sentence that begins with the story.
    pub fn words(self) -> String {
        match self {
            TooMuch::Copy(bytes) => {
                format!("it has {bytes} bytes of copy, and {MOST_COPY} are read at most")
            }
            TooMuch::Sentences(_) => format!("it has more than {MOST_SENTENCES} sentences"),
            TooMuch::Versions(versions, sentences) => {
                format!("it has {versions} versions with {sentences} sentences, more than are held against each other")
            }
        }
    }

    /// The word for it in reports.
    pub fn name(self) -> &'static str {
        match self {
            TooMuch::Copy(_) => "copy",
            TooMuch::Sentences(_) => "sentences",
            TooMuch::Versions(..) => "versions",
        }
    }
}

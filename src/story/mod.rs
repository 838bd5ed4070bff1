//! Copy as it was received: a story and its versions.

mod origin;

use crate::span::Span;
pub use origin::{Origin, Trace, Traced};

/// Several versions of one piece of news, none of them taken for the original.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// What the producer calls it.
    pub id: String,
    /// In the order received. Their ids differ from each other.
    pub versions: Vec<Version>,
}

/// One version of a story.
#[derive(Clone, Debug, Default)]
pub struct Version {
    pub id: String,
    /// BCP 47; absent where it must be detected.
    pub lang: Option<String>,
    pub role: Role,
    /// UTF-8. Every offset that the program gives is into this text.
    pub text: String,
    /// Sentences that came cut already, in order; they are not cut again.
    pub cuts: Option<Vec<Span>>,
    /// What its format says of stretches of the text, in order, without overlap; the rest is judged by its
    /// words. A block is one line of the text or several whole ones.
    pub blocks: Vec<Block>,
    pub edition: Edition,
    /// The file that it came from.
    pub origin: Option<Origin>,
}

/// A stretch of copy whose place in the story is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    pub span: Span,
    pub kind: Kind,
}

/// Which of several issues of one text a version is, as far as its producer says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edition {
    /// What the producer calls the text in all its issues.
    pub item: Option<String>,
    /// Later issues have higher numbers.
    pub number: Option<u64>,
    /// When it was issued: ISO 8601, of which the day counts.
    pub issued: Option<String>,
    /// Whether it says of itself that it corrects an earlier one.
    pub corrects: bool,
    /// What it says to editors of corrections and updates; it is no copy.
    pub notices: Vec<String>,
}

/// What a version is to the others, as its producer says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    #[default]
    Unknown,
    Source,
    Mt,
    Human,
}

/// What a sentence is to the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Headline,
    Byline,
    Dateline,
    Body,
    Caption,
    /// Furniture of a page; kept out of every comparison.
    Boilerplate,
}

impl Version {
    /// A version whose sentences came cut: they are joined by one line feed each.
    pub fn cut(id: String, lang: Option<String>, sentences: &[String]) -> Version {
        let mut text = String::with_capacity(sentences.iter().map(|s| s.len() + 1).sum());
        let mut cuts = Vec::with_capacity(sentences.len());
        for (n, sentence) in sentences.iter().enumerate() {
            if n > 0 {
                text.push('\n');
            }
            let start = text.len();
            text.push_str(sentence);
            cuts.push(Span::new(start, text.len()));
        }
        Version { id, lang, text, cuts: Some(cuts), ..Version::default() }
    }

    /// What the format says of the place where a stretch of the text begins.
    pub fn kind_at(&self, byte: usize) -> Option<Kind> {
        let next = self.blocks.partition_point(|block| block.span.start <= byte);
        let block = self.blocks.get(next.checked_sub(1)?)?;
        (byte < block.span.end).then_some(block.kind)
    }

    /// The whole text of the file that it came from, decoded, else its own: [`Version::in_file`] gives places
    /// in it.
    pub fn file(&self) -> &str {
        self.origin.as_ref().and_then(|origin| origin.file.as_deref()).unwrap_or(&self.text)
    }

    /// Where a stretch of the text stands in [`Version::file`].
    pub fn in_file(&self, span: Span) -> Span {
        match &self.origin {
            Some(Origin { file: Some(_), trace, .. }) => trace.place(span),
            _ => span,
        }
    }
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Kind::Headline => "headline",
            Kind::Byline => "byline",
            Kind::Dateline => "dateline",
            Kind::Body => "body",
            Kind::Caption => "caption",
            Kind::Boilerplate => "boilerplate",
        }
    }

    /// Whether it tells the story in whole sentences: headlines leave words out.
    pub fn is_prose(self) -> bool {
        matches!(self, Kind::Body | Kind::Caption)
    }

    /// Whether what it says is part of the story.
    pub fn is_copy(self) -> bool {
        !matches!(self, Kind::Boilerplate | Kind::Byline)
    }
}

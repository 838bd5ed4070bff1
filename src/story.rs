//! Copy as it was received: a story and its versions.

use crate::span::Span;
use std::path::PathBuf;

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
    /// The file that it came from.
    pub path: Option<PathBuf>,
}

/// What a version is to the others, as its producer says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    #[default]
    Unknown,
    Source,
    Mt,
    Human,
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
}

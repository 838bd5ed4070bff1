//! Copy put together block by block, as it is taken out of a marked-up file.

use crate::span::Span;
use crate::story::{Block, Kind, Origin, Trace, Traced, Version};
use std::path::PathBuf;
use std::sync::Arc;

/// One block of copy: a paragraph, a headline, a caption.
#[derive(Clone, Debug, Default)]
pub struct Passage {
    /// As the format says; body paragraphs have none, and their words are judged.
    pub kind: Option<Kind>,
    /// With its trace in the source that it was read from.
    pub copy: Traced,
}

impl Passage {
    /// The same passage, taken out of a text that was itself taken out of a source.
    pub fn within(&self, outer: &Trace) -> Passage {
        Passage { kind: self.kind, copy: self.copy.within(outer) }
    }
}

/// The blocks of a version so far, in order, with a blank line between two.
///
/// ```
/// use copydesk::Span;
/// use copydesk::source::galley::Galley;
/// use copydesk::story::{Kind, Traced};
/// use std::sync::Arc;
/// let file: Arc<str> = "=Six dead= Kabul.".into();
/// let mut galley = Galley::default();
/// for (kind, from) in [(Some(Kind::Headline), Span::new(1, 9)), (None, Span::new(10, 17))] {
///     galley.set(kind, &Traced::of(&file, from));
/// }
/// let version = galley.version(&file);
/// assert_eq!(version.text, "Six dead\n\nKabul.");
/// assert_eq!(version.in_file(Span::new(10, 15)).of(version.file()), "Kabul");
/// assert_eq!(version.blocks[0].kind, Kind::Headline);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Galley {
    copy: Traced,
    blocks: Vec<Block>,
}

impl Galley {
    /// Adds a block without the white space at its ends; none where nothing is left.
    pub fn set(&mut self, kind: Option<Kind>, copy: &Traced) {
        let words = Span::new(0, copy.text.len()).trimmed(&copy.text);
        if words.is_empty() {
            return;
        }
        let at = copy.trace.place(words).start;
        if !self.copy.text.is_empty() {
            self.copy.stand("\n\n", Span::new(at, at));
        }
        let start = self.copy.text.len();
        self.copy.append(&copy.part(words));
        if let Some(kind) = kind {
            self.blocks.push(Block { span: Span::new(start, self.copy.text.len()), kind });
        }
    }

    /// Adds blocks.
    pub fn add<'p>(&mut self, passages: impl IntoIterator<Item = &'p Passage>) {
        passages.into_iter().for_each(|passage| self.set(passage.kind, &passage.copy));
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.copy.text
    }

    /// The version that the blocks are, out of a file; its id, its language and the path are not known here.
    pub fn version(self, file: &Arc<str>) -> Version {
        let origin = Origin { path: PathBuf::new(), file: Some(Arc::clone(file)), trace: self.copy.trace };
        Version { text: self.copy.text, blocks: self.blocks, origin: Some(origin), ..Version::default() }
    }
}

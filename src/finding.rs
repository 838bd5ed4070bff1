//! Findings: what an editor is told, and where.

use crate::span::Span;

/// One thing wrong, or worth knowing, in one sentence that stands alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule's name: `number-differs`.
    pub rule: &'static str,
    pub family: Family,
    pub severity: Severity,
    /// 0 to 1: how sure the check is.
    pub confidence: f64,
    /// Quotes the words, names the version, says the working.
    pub message: String,
    /// Where the fault is; it cannot be missing.
    pub fault: Place,
    /// The words that show it, in this version or another.
    pub evidence: Vec<Place>,
    /// What should stand at the fault's place, where the copy itself shows it.
    pub suggestion: Option<String>,
}

/// Some words of one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index of the version in its story.
    pub version: usize,
    pub span: Span,
    /// What the words mean, where the check read a value out of them.
    pub value: Option<String>,
}

impl Place {
    pub fn new(version: usize, span: Span) -> Place {
        Place { version, span, value: None }
    }

    pub fn meaning(version: usize, span: Span, value: impl Into<String>) -> Place {
        Place { version, span, value: Some(value.into()) }
    }

    /// Whether a byte belongs to both.
    pub fn meets(&self, other: &Place) -> bool {
        self.version == other.version && self.span.meets(other.span)
    }
}

impl Finding {
    /// The fault first, then the evidence.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        std::iter::once(&self.fault).chain(&self.evidence)
    }
}

/// What kind of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    Garble,
    Number,
    Entity,
    Meaning,
    Coverage,
}

impl Family {
    pub const ALL: [Family; 5] = [Family::Garble, Family::Number, Family::Entity, Family::Meaning, Family::Coverage];

    pub fn name(self) -> &'static str {
        match self {
            Family::Garble => "garble",
            Family::Number => "number",
            Family::Entity => "entity",
            Family::Meaning => "meaning",
            Family::Coverage => "coverage",
        }
    }
}

/// What an editor is asked to do: act on errors and warnings, be informed by notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    Note,
    Warning,
    Error,
}

impl Severity {
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

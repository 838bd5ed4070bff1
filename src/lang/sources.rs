//! The part of a language file that shows who is the source of what is said.

use serde::Deserialize;

/// What shows who is the source of what is said.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sources {
    pub order: Order,
    /// Phrases before and behind the source: *according to*, selon, по словам; によると, göre.
    pub before: Vec<String>,
    pub behind: Vec<String>,
    /// Words before and behind whoever acts in a passive: by, von, 被; द्वारा, tarafından.
    pub agent: Vec<String>,
    pub agent_behind: Vec<String>,
    /// Particles right behind a subject, and those that it ends in: は, ने; 은, 는.
    pub marks: Vec<String>,
    pub endings: Vec<String>,
    /// Words before an object: Spanish a, Hebrew את.
    pub object: Vec<String>,
    /// Particles right behind an object, and what it has behind an apostrophe: را; Ukrayna'yı.
    pub object_behind: Vec<String>,
    /// Finite forms of verbs whose subject blames their object: accused, обвинил.
    pub accuse: Vec<String>,
}

/// Where subject and object of a statement stand to its verb.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// The police said it; behind a quotation also: said the police.
    #[default]
    Svo,
    /// The subject never stands behind its verb: 警方说.
    Fixed,
    /// The verb ends the sentence: Polis bunu söyledi.
    Sov,
    /// The verb opens it: قالت الشرطة.
    Vso,
}

//! What each sign is worth (natural logarithm of odds). Fitted as a conditional logit (McFadden 1974: one choice
//! for each sentence among its places and none) to the bounds of public parallel news in twenty-two languages.

/// A capital: on a word of grammar, on another common word, on any noun where all nouns have one, on a
/// word that no list knows.
pub const GRAMMAR: f64 = 2.93;
pub const COMMON: f64 = -0.22;
pub const NOUN: f64 = -2.13;
pub const OTHER: f64 = -1.18;
/// A word of a script without capitals, and a figure.
pub const UNCASED: f64 = -1.36;
pub const DIGIT: f64 = -2.47;
/// Hiragana, which joins more than it names, and any change of scripts where there are no spaces.
pub const HIRAGANA: f64 = -2.34;
pub const OTHER_SCRIPT: f64 = 0.34;
/// How much the capitals before look like those of a headline that sets them throughout.
pub const TITLE: f64 = 0.18;
/// A word of grammar before the seam: a headline seldom ends on one.
pub const ENDS_ON_GRAMMAR: f64 = -1.38;
/// A seam within a term, and between two words that stand together elsewhere in the copy.
pub const IN_TERM: f64 = -3.95;
pub const ELSEWHERE: f64 = -3.84;
/// The stop of an abbreviation before it, another mark that closes, a mark that opens behind it.
pub const STOP: f64 = 2.96;
pub const CLOSED: f64 = 2.85;
pub const OPENS: f64 = 0.72;
/// A lead that begins with its place in capitals or its agency and a dash, and with a place alone.
pub const DATELINE: f64 = 2.19;
pub const PLACE: f64 = 1.56;
/// A figure or a date, a land, a city or an organisation begins; one of these ended.
pub const FACT: f64 = 0.87;
pub const ENTITY: f64 = 0.64;
pub const BEHIND_ENTITY: f64 = 0.94;
/// Each further word makes each place the less likely.
pub const WORDS: f64 = -0.42;

/// What differs between the first sentence of a version, which may hold its headline, and any other.
pub struct Weights {
    /// For what the first part says that the second says again, and does not.
    pub again: f64,
    pub once: f64,
    /// Of the logarithm of the letters of each part by the hundred, and of its square.
    pub first: (f64, f64),
    pub second: (f64, f64),
}

pub const HEADLINE: Weights = Weights { again: 0.83, once: -0.04, first: (-1.48, -1.31), second: (2.16, 0.32) };
pub const SENTENCE: Weights = Weights { again: 0.46, once: -0.02, first: (0.71, 0.05), second: (1.23, 0.09) };

/// Shares of words with a capital in a headline that sets them and in mid-sentence: words of grammar, common
/// words, nouns where all have one, others. Guessed, and bettered by a search.
pub mod shares {
    pub const TITLED: f64 = 0.0634;
    pub const TITLE_GRAMMAR: f64 = 0.35;
    pub const TITLE: f64 = 0.964;
    pub const GRAMMAR: f64 = 0.0012;
    pub const COMMON: f64 = 0.161;
    pub const NOUN: f64 = 0.9;
    pub const OTHER: f64 = 0.622;
}

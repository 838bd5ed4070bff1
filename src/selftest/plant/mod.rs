//! The faults that are planted, each with the rules that should see it.

mod days;
mod figures;
mod marks;
mod meaning;
mod sentences;
mod things;
mod words;

use super::site::{Edit, Site};
pub use words::splice;

/// A kind of fault.
#[derive(Debug)]
pub struct Kind {
    /// Names the fault: `figure-replaced`.
    pub name: &'static str,
    /// What was done, in words that an editor knows.
    pub what: &'static str,
    /// The rules that should see it; the first is the one that it is planted for.
    pub rules: &'static [&'static str],
    find: fn(&Site<'_, '_>) -> Vec<Edit>,
}

impl Kind {
    /// Every change of a version's text that makes such a fault. It is one that a careful editor sees: in the words
    /// themselves, or by holding them against those of another version that said the same.
    pub fn edits(&self, site: &Site<'_, '_>) -> Vec<Edit> {
        let mut edits = (self.find)(site);
        edits.retain(|edit| site.words(edit.at) != edit.put);
        edits
    }
}

/// What tells of a wrong figure.
const FIGURE: &[&str] = &[
    "number-differs",
    "magnitude-differs",
    "number-missing",
    "conversion-misfit",
    "sum-misfit",
    "headline-differs",
    "outdated-copy",
];
const SCALE: &[&str] =
    &["magnitude-differs", "number-differs", "number-missing", "conversion-misfit", "sum-misfit", "headline-differs"];
const DATE: &[&str] = &["date-differs", "weekday-misfit", "impossible-date"];
const NAME: &[&str] = &["name-differs", "name-missing", "attribution-differs"];

const fn kind_of(
    name: &'static str,
    what: &'static str,
    find: fn(&Site<'_, '_>) -> Vec<Edit>,
    rules: &'static [&'static str],
) -> Kind {
    Kind { name, what, rules, find }
}

/// All kinds of fault, in the order in which they are told.
pub static KINDS: &[Kind] = &[
    kind_of("figure-replaced", "a figure is another one", figures::replaced, FIGURE),
    kind_of("digits-transposed", "two digits have changed places", figures::transposed, FIGURE),
    kind_of("nought-slipped", "a nought is too many or too few", figures::nought, FIGURE),
    kind_of("number-word-replaced", "a number in words is another one", figures::word, FIGURE),
    kind_of("magnitude-replaced", "a million is a billion", figures::magnitude, SCALE),
    kind_of(
        "percentage-replaced",
        "a percentage is another one",
        figures::share_replaced,
        &["number-differs", "number-missing", "sum-misfit", "headline-differs"],
    ),
    kind_of(
        "ordinal-replaced",
        "a place in an order is another one",
        figures::ordinal,
        &["ordinal-differs", "number-differs", "number-missing"],
    ),
    kind_of(
        "unit-replaced",
        "a unit is another one",
        things::unit,
        &["unit-differs", "number-differs", "number-missing", "conversion-misfit"],
    ),
    kind_of(
        "currency-replaced",
        "a currency is another one",
        things::currency,
        &["currency-differs", "number-differs", "conversion-misfit"],
    ),
    kind_of("day-replaced", "a day of the month is another one", days::day, DATE),
    kind_of("month-replaced", "a month is another one", days::month, DATE),
    kind_of(
        "year-replaced",
        "a year is another one",
        days::year,
        &["date-differs", "weekday-misfit", "number-differs"],
    ),
    kind_of("weekday-replaced", "a day of the week is another one", days::weekday, &["date-differs", "weekday-misfit"]),
    kind_of("time-replaced", "a time of day is another one", days::time, &["time-differs", "number-differs"]),
    kind_of(
        "direction-flipped",
        "north is south, or east is west",
        things::direction,
        &["direction-differs", "opposite-differs"],
    ),
    kind_of("place-replaced", "a place or an organisation is another one", things::place, NAME),
    kind_of("name-replaced", "a name is another one of the story", things::name, NAME),
    kind_of(
        "name-removed",
        "a name is gone",
        things::name_removed,
        &["name-missing", "words-missing", "attribution-differs", "name-differs"],
    ),
    kind_of("denial-dropped", "a “not” is gone", meaning::denial_dropped, &["negation-differs"]),
    kind_of("meaning-turned", "a word says the opposite", meaning::opposite, &["opposite-differs"]),
    kind_of("source-replaced", "somebody else has said so", meaning::source, &["attribution-differs"]),
    kind_of("gender-flipped", "a man is a woman, or a woman a man", meaning::gender, &["gender-differs"]),
    kind_of(
        "sentence-dropped",
        "a sentence is gone",
        sentences::dropped,
        &["sentence-missing", "number-missing", "name-missing"],
    ),
    kind_of(
        "sentence-untranslated",
        "a sentence stands in another language",
        sentences::untranslated,
        &["untranslated-text"],
    ),
    kind_of("word-doubled", "a word stands twice", words::doubled, &["repeated-words"]),
    kind_of("phrase-doubled", "some words stand twice", words::phrase_doubled, &["repeated-words"]),
    kind_of("letter-lost", "a word has lost a letter", words::misspelt, &["misspelled-word", "spliced-word"]),
    kind_of(
        "word-spliced",
        "a part of a word was replaced by a synonym",
        words::spliced,
        &["spliced-word", "misspelled-word"],
    ),
    kind_of("letter-mixed", "a letter is of another script", words::mixed, &["mixed-script"]),
    kind_of("character-hidden", "a word has a character that nobody sees", words::hidden, &["invisible-character"]),
    kind_of("encoding-mangled", "a word was read in a wrong encoding", words::mangled, &["mangled-encoding"]),
    kind_of("markup-leaked", "markup stands in the copy", marks::markup, &["leaked-markup"]),
    kind_of("marks-spaced", "spaces stand before the marks of a sentence", marks::spaced, &["spaced-punctuation"]),
    kind_of("comma-doubled", "a comma stands twice", marks::comma, &["stray-punctuation"]),
    kind_of("capitals-lost", "a sentence is in small letters", marks::lowered, &["casing-lost"]),
    kind_of(
        "quotation-mark-lost",
        "one of two quotation marks is gone",
        marks::quotation_mark,
        &["unpaired-mark", "lost-quotation-marks"],
    ),
    kind_of(
        "quotation-marks-lost",
        "speech has lost its quotation marks",
        marks::quotation_marks,
        &["lost-quotation-marks", "unpaired-mark"],
    ),
    kind_of("sentences-glued", "two sentences have no space between them", sentences::glued, &["glued-sentences"]),
    kind_of(
        "words-stranded",
        "a full stop stands before the last words of a sentence",
        sentences::stranded,
        &["stranded-fragment"],
    ),
    kind_of(
        "sentence-cut",
        "the last sentence of a paragraph breaks off",
        sentences::cut,
        &["cut-off-copy", "number-missing", "name-missing", "sentence-missing"],
    ),
    kind_of(
        "line-emptied",
        "of a line its full stop alone is left",
        marks::emptied,
        &["empty-copy", "number-missing", "name-missing", "sentence-missing"],
    ),
];

/// The kind of that name.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}

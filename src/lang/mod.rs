//! Languages. Each is one data file under `data/`, parsed on first use; nothing to the right of the
//! document layer asks which language it reads. What holds everywhere stands in `root.toml`, which
//! also serves every language that has no file.

mod aliases;
mod calendar;
mod compound;
mod concept;
mod detect;
mod dictionaries;
mod entity;
mod everyday;
mod figure_terms;
mod fold;
mod folding;
mod forename;
mod gazetteer;
mod glossary;
mod grammar;
mod heads;
mod hits;
mod letters;
mod lexicon;
mod office;
mod packed;
pub mod schema;
mod sense;
mod sound;
mod sources;
pub mod spellout;
mod surname;
mod swaps;
mod tag;
mod token;
mod unit;
mod vocabulary;
mod words;

pub use aliases::Aliases;
pub use calendar::{Calendar, CalendarWord, Lapse, PartOfDay, Relative, Stage, Zone};
pub use concept::{Concept, Pole};
pub use detect::{Detected, detect, surely};
pub use dictionaries::Dictionaries;
pub use entity::{Capitals, Entity, EntityKind, Form};
pub(crate) use figure_terms::fraction;
pub use fold::{digit, fold, joined_parts};
pub use forename::is_forename;
pub use glossary::{Cell, Column, Entered, Glossary};
pub use grammar::{Grammar, Need};
pub use heads::shown_by_ending;
pub(crate) use heads::words_of_grammar;
pub use hits::{Hit, Hits};
pub use letters::script;
pub use lexicon::Lexicon;
pub use office::{Office, OfficeClass, Powers};
pub use schema::{Apostrophe, Direction as Writing, Example, Glue};
pub use sense::{Bound, DatePart, Direction, Gender, Joint, Minus, Sense, Side, SourceWord, Tenths, Vague};
pub use sound::{Echo, Heard, Sound, romanised, skeleton};
pub use sources::{Order, Sources};
pub use surname::{hyphened, is_family_name};
pub use swaps::Swaps;
pub use tag::{is_tag, primary};
pub use token::{Shape, Token, is_unspaced, letter_width, pair_form, tokens};
pub(crate) use token::{is_apostrophe, is_direction_mark};
pub use unit::{Currency, Dimension, Unit};
pub use words::{COMMON_MARK, NAME_MARK, WordList, holders, joins_somewhere, with_everyday};

use packed::{Packed, packed};
use schema::LanguageFile;
use std::sync::OnceLock;

/// A language made ready for reading.
#[derive(Debug)]
pub struct Language {
    /// The file as written, for what is looked up as it stands.
    pub file: LanguageFile,
    /// Its terms and those of the root file.
    pub lexicon: Lexicon,
    /// The parts of number words that are written as one word, longest first.
    pub numeral_parts: Vec<(String, NumeralPart)>,
    /// Whether a word that is no term of its own may hold a number: zweihundert, diciottenne.
    pub counts_within_words: bool,
    /// Lines of web furniture, of bylines and of captions, as words; `*` stands for any.
    pub furniture: Vec<LinePattern>,
    pub bylines: Vec<LinePattern>,
    pub captions: Vec<LinePattern>,
    swaps: OnceLock<Swaps>,
}

/// A line as words, where `*` stands for any.
pub type LinePattern = Vec<Box<str>>;

/// A part of a number word in languages that write several as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumeralPart {
    Cardinal(u64),
    Scale(u64),
    And,
}

/// The languages that have a file, by tag.
static FILES: [(&str, Packed); 20] = [
    ("ar", packed!("ar.json")),
    ("cs", packed!("cs.json")),
    ("de", packed!("de.json")),
    ("en", packed!("en.json")),
    ("es", packed!("es.json")),
    ("fa", packed!("fa.json")),
    ("fr", packed!("fr.json")),
    ("he", packed!("he.json")),
    ("hi", packed!("hi.json")),
    ("id", packed!("id.json")),
    ("it", packed!("it.json")),
    ("ja", packed!("ja.json")),
    ("ko", packed!("ko.json")),
    ("nl", packed!("nl.json")),
    ("pl", packed!("pl.json")),
    ("pt", packed!("pt.json")),
    ("ru", packed!("ru.json")),
    ("tr", packed!("tr.json")),
    ("uk", packed!("uk.json")),
    ("zh", packed!("zh.json")),
];

static ROOT: Packed = packed!("root.json");

/// The tags of the languages that have a file of their own, sorted.
pub fn tags() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(tag, _)| *tag)
}

/// The language for a BCP 47 tag: its own file by the first subtag, else the root file with the number
/// words that the table of spell-out rules has for it.
///
/// ```
/// use copydesk::lang;
/// assert_eq!(lang::get("pt-BR").file.english, "Portuguese");
/// assert_eq!(lang::get("sv").file.tag, "und");
/// assert_eq!(lang::get("sv").file.figures.cardinals["7"], ["sju"]);
/// ```
pub fn get(tag: &str) -> &'static Language {
    static READY: [OnceLock<Language>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
    static ROOT_READY: OnceLock<Language> = OnceLock::new();
    let first = tag.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
    let first = RENAMED.iter().find(|(old, _)| *old == first).map_or(first.as_str(), |&(_, new)| new);
    if let Some(i) = FILES.iter().position(|(tag, _)| *tag == first) {
        return READY[i]
            .get_or_init(|| spellout::with_file(read(&FILES[i].1), spellout::part(FILES[i].0).unwrap_or_default()));
    }
    static SPOKEN: OnceLock<Vec<(&str, OnceLock<Language>)>> = OnceLock::new();
    let spoken = SPOKEN.get_or_init(|| spellout::tags().map(|tag| (tag, OnceLock::new())).collect());
    let first = primary(first);
    match spoken.iter().find(|(tag, _)| *tag == first) {
        Some((tag, language)) => {
            language.get_or_init(|| spellout::without_file(tag, spellout::part(tag).unwrap_or_default()))
        }
        None => ROOT_READY.get_or_init(|| spellout::without_file("und", schema::Figures::default())),
    }
}

/// Tags that ISO 639 gave up or that name a part of a language, and the file that serves them.
const RENAMED: [(&str, &str); 8] = [
    ("iw", "he"),
    ("in", "id"),
    ("cmn", "zh"),
    ("arb", "ar"),
    ("pes", "fa"),
    ("prs", "fa"),
    ("yue", "zh"),
    ("ind", "id"),
];

/// A language file; empty where it cannot be read, which the tests of the data would tell.
fn read(file: &'static Packed) -> LanguageFile {
    serde_json::from_str(file.text()).unwrap_or_default()
}

/// Whether the language gives its nouns capitals, as its file says: it is not made ready for it.
///
/// ```
/// use copydesk::lang;
/// assert!(lang::capitalises_nouns("de") && !lang::capitalises_nouns("en"));
/// for tag in lang::tags() {
///     assert_eq!(lang::capitalises_nouns(tag), lang::get(tag).file.nouns_capitalised, "{tag}");
/// }
/// ```
pub fn capitalises_nouns(tag: &str) -> bool {
    heads::head(tag).is_some_and(|head| head.nouns_capitalised)
}

impl Language {
    /// `tag`: that of the language, be it one without a file.
    fn ready(mut file: LanguageFile, tag: &str) -> Language {
        let words = &mut file.words;
        for letters in [&mut words.negating, &mut words.turning, &mut words.negating_parts, &mut words.function] {
            letters.iter_mut().for_each(|letters| *letters = fold(letters));
        }
        let mut lexicon = Lexicon::new(by_length(&file.prefixes));
        add_terms(&mut lexicon, &file);
        let patterns = |lines: &[String]| line_patterns(lines, file.apostrophe);
        let mut furniture = patterns(&file.furniture.lines);
        let (bylines, captions) = (patterns(&file.furniture.bylines), patterns(&file.furniture.captions));
        let root = read(&ROOT);
        add_terms(&mut lexicon, &root);
        furniture.extend(line_patterns(&root.furniture.lines, root.apostrophe));
        lexicon.name_parts(&file.figures.parts.endings);
        gazetteer::add_terms(&mut lexicon, tag, file.apostrophe, &file.names);
        let numeral_parts = numeral_parts(&file);
        let ages = file.units.get("year_old").into_iter().flatten();
        let counts_within_words =
            file.figures.glued != Glue::Never || ages.into_iter().any(|ending| !ending.contains(' '));
        Language {
            file,
            lexicon,
            numeral_parts,
            counts_within_words,
            furniture,
            bylines,
            captions,
            swaps: OnceLock::new(),
        }
    }

    /// What a spinner puts for its words.
    pub fn swaps(&self) -> &Swaps {
        self.swaps.get_or_init(|| Swaps::of(&self.file))
    }

    /// Whether it has a file of its own. Of one that has none no words are known.
    pub fn has_file(&self) -> bool {
        self.file.tag != "und"
    }

    /// Whether both are one language, and one whose words are known.
    pub fn is_same(&self, other: &Language) -> bool {
        self.file.tag == other.file.tag && self.has_file()
    }

    /// Whether a line is one that web pages put round a story.
    pub fn is_furniture(&self, line: &[Token]) -> bool {
        !line.is_empty() && self.furniture.iter().any(|pattern| matches_line(pattern, line))
    }

    /// Whether a line is one that captions a picture or credits it.
    pub fn is_caption(&self, line: &[Token]) -> bool {
        !line.is_empty() && self.captions.iter().any(|pattern| matches_line(pattern, line))
    }

    /// Where a line has the form of a byline, the number of tokens before the names.
    pub fn byline(&self, line: &[Token]) -> Option<usize> {
        let pattern = self.bylines.iter().find(|pattern| matches_line(pattern, line))?;
        pattern.iter().position(|word| &**word == "*")
    }
}

fn by_length(words: &[String]) -> Vec<String> {
    let mut words: Vec<String> = words.iter().map(|word| fold(word)).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

fn line_patterns(lines: &[String], apostrophe: Apostrophe) -> Vec<LinePattern> {
    let keys = |line: &String| tokens(line, apostrophe).into_iter().map(|token| token.key).collect();
    lines.iter().map(keys).collect()
}

/// `*` takes any number of tokens, none too; a mark or two at the end of the line are no matter.
fn matches_line(pattern: &[Box<str>], line: &[Token]) -> bool {
    let (mut word, mut at) = (0, 0);
    // Where the last star stands, and what is tried for the words behind it: what an earlier star took
    // need never be tried anew.
    let mut star = None;
    loop {
        let rest = line.get(at..).unwrap_or_default();
        match (pattern.get(word), rest.first()) {
            (None, _) if rest.len() <= 2 && rest.iter().all(|token| token.shape == Shape::Mark) => return true,
            (Some(wanted), _) if &**wanted == "*" => {
                word += 1;
                star = Some((word, at));
            }
            (Some(wanted), Some(token)) if token.key == *wanted => (word, at) = (word + 1, at + 1),
            _ => {
                let Some((behind, from)) = star.filter(|(_, from)| *from < line.len()) else { return false };
                star = Some((behind, from + 1));
                (word, at) = (behind, from + 1);
            }
        }
    }
}

/// Number words that may stand inside another word, longest first, so that `dreizehn` is not `drei`.
fn numeral_parts(file: &LanguageFile) -> Vec<(String, NumeralPart)> {
    let mut parts = Vec::new();
    let numbered = |table: &std::collections::BTreeMap<String, Vec<String>>, make: fn(u64) -> NumeralPart| {
        let one = |(value, words): (&String, &Vec<String>)| {
            let value = value.parse().ok()?;
            Some(words.iter().map(|word| (fold(word), make(value))).collect::<Vec<_>>())
        };
        table.iter().filter_map(one).flatten().collect::<Vec<_>>()
    };
    parts.extend(numbered(&file.figures.cardinals, NumeralPart::Cardinal));
    parts.extend(numbered(&file.figures.scales, NumeralPart::Scale));
    for (value, words) in &file.figures.spellings {
        let Some((value, scale)) = figure_terms::spelling(&file.figures, value) else { continue };
        let part = if scale { NumeralPart::Scale(value) } else { NumeralPart::Cardinal(value) };
        parts.extend(words.iter().map(|word| (fold(word), part)));
    }
    parts.extend(file.figures.and.iter().map(|word| (fold(word), NumeralPart::And)));
    parts.retain(|(word, _)| !word.is_empty() && !word.contains([' ', '.', '-']));
    // Single letters stand for scales, and are no part of a word; single signs are.
    let is_letter = |word: &str| word.is_ascii() && word.len() == 1;
    parts.retain(|(word, part)| !(is_letter(word) && matches!(part, NumeralPart::Scale(_))));
    parts.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
    parts
}

fn add_terms(lexicon: &mut Lexicon, file: &LanguageFile) {
    let apostrophe = file.apostrophe;
    let mut add = |terms: &[String], sense: Sense| {
        for term in terms {
            lexicon.add(term, apostrophe, sense);
        }
    };
    let sentences = &file.sentences;
    for (terms, ends) in [(&sentences.abbreviations, false), (&sentences.ending_abbreviations, true)] {
        for term in terms {
            let capital = term.chars().next().is_some_and(char::is_uppercase);
            add(std::slice::from_ref(term), Sense::Abbreviation { ends, capital });
        }
    }
    add(&sentences.quote_tails, Sense::QuoteTail);
    figure_terms::add_all(&file.figures, &mut add);
    for (name, terms) in &file.units {
        if let Some(unit) = Unit::named(name) {
            add(terms, Sense::Unit(unit));
        }
    }
    for (code, terms) in &file.currencies {
        if let Some(currency) = Currency::coded(code) {
            add(terms, Sense::Currency(currency));
        }
    }
    calendar::date_terms(&file.dates, &mut add);
    calendar::time_terms(&file.times, &mut add);
    let words = &file.words;
    add(&words.function, Sense::Function);
    add(&words.articles, Sense::Article);
    add(&words.negators, Sense::Negator);
    add(&words.denials, Sense::Denial);
    add(&words.idle, Sense::Idle);
    let gender = &file.gender;
    add(&gender.he, Sense::Pronoun(Some(Gender::Male)));
    add(&gender.she, Sense::Pronoun(Some(Gender::Female)));
    add(&gender.neither, Sense::Pronoun(None));
    let pairs = gender.pairs.iter().map(|pair| (pair, false)).chain(gender.verbs.iter().map(|pair| (pair, true)));
    for (pair, ([male, female], verb)) in (0..).zip(pairs) {
        add(std::slice::from_ref(male), Sense::Gendered { pair, gender: Gender::Male, verb });
        add(std::slice::from_ref(female), Sense::Gendered { pair, gender: Gender::Female, verb });
    }
    add(&words.reporting, Sense::Reporting);
    add(&words.first_person, Sense::FirstPerson);
    add(&words.titles, Sense::Title);
    add(&words.short_sentences, Sense::ShortSentence);
    add(&words.doubles, Sense::Double);
    add(&words.adjoining, Sense::Adjoining);
    add(&words.common, Sense::Common);
    grammar::terms(&file.grammar, &mut add);
    for (name, terms) in &file.directions {
        if let Some(direction) = Direction::named(name) {
            add(terms, Sense::Direction(direction));
        }
    }
    for (name, terms) in &file.concepts {
        if let Some(concept) = Concept::named(name) {
            add(terms, Sense::Concept(concept));
        }
    }
    let sources = &file.sources;
    for (terms, word) in [
        (&sources.before, SourceWord::According(Side::After)),
        (&sources.behind, SourceWord::According(Side::Before)),
        (&sources.agent, SourceWord::Agent(Side::After)),
        (&sources.agent_behind, SourceWord::Agent(Side::Before)),
        (&sources.marks, SourceWord::Subject),
        (&sources.object, SourceWord::Object),
        (&sources.accuse, SourceWord::Accuse),
    ] {
        add(terms, Sense::Source(word));
    }
    for (name, terms) in &file.offices {
        if let Some(office) = Office::named(name) {
            add(terms, Sense::Office(office));
        }
    }
}

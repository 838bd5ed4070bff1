//! What a word of a language file can mean to the readers and the checks.

use super::calendar::{CalendarWord, PartOfDay, Relative};
use super::concept::Concept;

use super::entity::{Capitals, Entity, Form};
use super::grammar::Need;
use super::office::Office;
use super::unit::{Currency, Unit};

/// One meaning of one term. A term may have several; readers take those that they ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A stop after it ends no sentence; `ends`: it may, when the next begins like a sentence.
    Abbreviation {
        ends: bool,
        capital: bool,
    },
    QuoteTail,
    Cardinal(u64),
    /// A number word that is another word as often.
    SoftNumber,
    Ordinal(u64),
    /// What makes an ordinal of the digits at its side.
    OrdinalMark(Side),
    /// A multiplier: hundred, million.
    Scale(u64),
    /// Numerator and denominator.
    Fraction(u32, u32),
    Collective(u64),
    /// A collective only behind a number.
    Multiple(u64),
    /// One of so many equal parts: fifths. `ordinal`: an ordinal that may name them.
    PartName {
        parts: u64,
        ordinal: bool,
    },
    /// What makes parts of the number before it: avos.
    PartSuffix,
    /// The number of all parts, before that of some: beşte.
    PartsBefore(u64),
    /// Stands within a fraction.
    InFraction(Joint),
    /// Makes a share of the ordinal behind it.
    Every,
    /// Makes a power of the number before it.
    Power,
    /// Stands for what is left out of a number.
    InnerAbout,
    Vague(Vague),
    Bound(Bound, Side),
    /// Bounds the number that it follows at once.
    AboutNumber,
    /// Stands between the two figures of a range.
    Range,
    /// May stand between two parts of a number.
    And,
    /// Stands between two figures as *and* does, and not within one.
    Listing,
    /// Makes an age of the figure behind it.
    Aged,
    /// Makes a range of the two figures behind it that *and* joins.
    Between,
    /// A half behind a unit or an hour.
    AndHalf,
    /// The decimal mark as a word.
    Point,
    /// Makes the figure behind it negative.
    Minus(Minus),
    /// Makes the degrees before it negative.
    Frost,
    /// Counts tenths of the whole.
    Tenths(Tenths),
    /// A share that has a name, in per cent.
    NamedPercent(u32),
    Percent(Side),
    Counter,
    NotNumber,
    Unit(Unit),
    Currency(Currency),
    /// 1 to 12; loose: it is another word too.
    Month {
        number: u8,
        loose: bool,
    },
    /// 1 is Monday.
    Weekday {
        number: u8,
        loose: bool,
    },
    DateMark(DatePart),
    /// Stands between the days of one month.
    DayJoin,
    Calendar(CalendarWord),
    Relative(Relative),
    Meridiem {
        part: PartOfDay,
    },
    HourWord(Side),
    /// Makes a time of a figure before an `HourAt`, or of one with a point in it.
    TimeAt,
    HourAt,
    MinuteWord,
    /// Noon is 12, midnight 0.
    ClockWord(u8),
    Function,
    Article,
    Negator,
    /// Denies without a negator.
    Denial,
    /// Holds a negator and denies nothing.
    Idle,
    /// A pronoun for a person of a gender; `None`: a longer word that holds one.
    Pronoun(Option<Gender>),
    /// A word that a pair of the language file has for a person of that gender, with the number of the pair.
    Gendered {
        pair: u16,
        gender: Gender,
        verb: bool,
    },
    Reporting,
    FirstPerson,
    Title,
    ShortSentence,
    Double,
    Adjoining,
    Common,
    /// What a word that holds a sentence together needs at its side.
    Needs(Need),
    Direction(Direction),
    Concept(Concept),
    /// `capitals`: only where the copy has them.
    Entity {
        entity: Entity,
        form: Form,
        capitals: Capitals,
    },
    /// An office or a body that may be a source, by its own terms.
    Office(Office),
    Source(SourceWord),
}

impl Sense {
    /// Whether a term of that sense may begin a figure, a date or a time.
    pub fn begins_fact(self) -> bool {
        !matches!(
            self,
            Sense::Function
                | Sense::Article
                | Sense::And
                | Sense::Negator
                | Sense::Denial
                | Sense::Idle
                | Sense::Pronoun(_)
                | Sense::Gendered { .. }
                | Sense::Reporting
                | Sense::FirstPerson
                | Sense::Title
                | Sense::Concept(_)
                | Sense::Entity { .. }
                | Sense::Abbreviation { .. }
                | Sense::QuoteTail
                | Sense::ShortSentence
                | Sense::Double
                | Sense::Adjoining
                | Sense::Common
                | Sense::Needs(_)
                | Sense::Direction(_)
                | Sense::Office(_)
                | Sense::Source(_)
        )
    }
}

/// A word that shows who is the source of what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceWord {
    /// The source stands on that side of it: *according to*, によると.
    According(Side),
    /// Whoever acts in a passive stands on that side of it: *by*, tarafından.
    Agent(Side),
    /// Stands right behind a subject: は, ने.
    Subject,
    /// Stands before an object: a, את.
    Object,
    /// Blames: its subject is whoever does, its object the one that is blamed.
    Accuse,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gender {
    Male,
    Female,
}

/// What stands between the two numbers of a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// All parts before it, some behind it: 分之.
    Between,
    /// Some before it, the name of the parts behind it: का.
    Link,
    /// One part before it, the whole behind it: of.
    Whole,
    /// A whole number before it, a fraction behind it: 又.
    Mixed,
    /// Division; `alone`: only where nothing is counted.
    Over { alone: bool },
    /// Some before it, all behind it; `one`: only one of so many.
    Of { one: bool },
    /// All before it, some behind it: में से.
    OfBefore,
    /// A number before it, its power behind it.
    Power,
}

/// When a word of minus is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Minus {
    Always,
    /// Before a temperature, and where the figure counts nothing.
    Degrees,
    /// Where the figure counts nothing.
    Alone,
}

/// What tenths are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tenths {
    Whole,
    /// What is left of a price, and what is taken off it.
    Left,
    Off,
}

/// Where a word stands that belongs to a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Before,
    After,
}

/// How a figure is bounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bound {
    #[default]
    Exactly,
    About,
    AtLeast,
    Nearly,
    UpTo,
    MoreThan,
    LessThan,
}

impl Bound {
    pub const ALL: [Bound; 7] =
        [Bound::Exactly, Bound::About, Bound::AtLeast, Bound::Nearly, Bound::UpTo, Bound::MoreThan, Bound::LessThan];

    /// In words, as messages and JSON have it.
    pub fn words(self) -> &'static str {
        match self {
            Bound::Exactly => "exactly",
            Bound::About => "about",
            Bound::AtLeast => "at least",
            Bound::Nearly => "nearly",
            Bound::UpTo => "up to",
            Bound::MoreThan => "more than",
            Bound::LessThan => "less than",
        }
    }
}

/// An amount that gives no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Vague {
    Several,
    Tens,
    Dozens,
    Hundreds,
    Thousands,
    TensOfThousands,
    HundredsOfThousands,
    Millions,
    Many,
}

impl Vague {
    const NAMES: [(&'static str, Vague); 9] = [
        ("several", Vague::Several),
        ("tens", Vague::Tens),
        ("dozens", Vague::Dozens),
        ("hundreds", Vague::Hundreds),
        ("thousands", Vague::Thousands),
        ("tens_of_thousands", Vague::TensOfThousands),
        ("hundreds_of_thousands", Vague::HundredsOfThousands),
        ("millions", Vague::Millions),
        ("many", Vague::Many),
    ];

    pub fn named(name: &str) -> Option<Vague> {
        Self::NAMES.iter().find(|(n, _)| *n == name).map(|&(_, v)| v)
    }

    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, v)| *v == self).map_or("", |&(n, _)| n)
    }

    /// The figures that such an amount may stand for, both ends included. Editors' usage differs:
    /// the ends are generous guesses, so that only a plain clash is told.
    pub fn range(self) -> (u64, u64) {
        match self {
            Vague::Several => (2, 20),
            Vague::Tens => (10, 199),
            Vague::Dozens => (12, 199),
            Vague::Hundreds => (100, 1999),
            Vague::Thousands => (1000, 99_999),
            Vague::TensOfThousands => (10_000, 999_999),
            Vague::HundredsOfThousands => (100_000, 999_999),
            Vague::Millions => (1_000_000, 999_999_999),
            Vague::Many => (3, u64::MAX),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    Year,
    Month,
    Day,
}

/// A point of the compass, or the centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    North,
    Northeast,
    East,
    Southeast,
    South,
    Southwest,
    West,
    Northwest,
    Centre,
}

impl Direction {
    const NAMES: [(&'static str, Direction); 9] = [
        ("north", Direction::North),
        ("northeast", Direction::Northeast),
        ("east", Direction::East),
        ("southeast", Direction::Southeast),
        ("south", Direction::South),
        ("southwest", Direction::Southwest),
        ("west", Direction::West),
        ("northwest", Direction::Northwest),
        ("centre", Direction::Centre),
    ];

    pub fn named(name: &str) -> Option<Direction> {
        Self::NAMES.iter().find(|(n, _)| *n == name).map(|&(_, d)| d)
    }

    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, d)| *d == self).map_or("", |&(n, _)| n)
    }

    /// Degrees from north, clockwise; the centre has none.
    pub fn bearing(self) -> Option<u16> {
        let place = Self::NAMES.iter().position(|(_, d)| *d == self)?;
        (self != Direction::Centre).then_some((place * 45) as u16)
    }
}

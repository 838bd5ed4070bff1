//! The shape of a language file, field by field. Unknown fields are refused, so that a slip of the
//! pen in a data file fails the tests and does not go unread.
//!
//! Every word list holds *terms*. A term is one or more words, compared after folding (compatibility
//! forms, case, and vowel marks that copy may leave out: see [`fold`](crate::lang::fold)). A word
//! that ends in `*` stands for every word that begins so (`minist*`). In a language without spaces a
//! term is found wherever its characters stand.

use super::grammar::Grammar;
use super::sources::Sources;
pub use super::vocabulary::{Gender, Names, Words};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One language file as written. [`Language`](crate::lang::Language) is the same, made ready for use.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LanguageFile {
    /// BCP 47 tag of the language, without a region: `de`.
    pub tag: String,
    /// Its name in English and in itself.
    pub english: String,
    pub own: String,
    pub direction: Direction,
    /// Whether spaces stand between words. Chinese and Japanese have none.
    pub spaces: bool,
    /// Whether each Chinese character is read in several ways, Chinese and native ones: 東海 is *Tokai*.
    pub own_readings: bool,
    pub apostrophe: Apostrophe,
    /// Particles written together with the word that follows: Arabic و ب ل ال, Hebrew ו ה ב.
    pub prefixes: Vec<String>,
    /// Whether common nouns begin with a capital, so that a capital is no sign of a name.
    pub nouns_capitalised: bool,
    /// What turns a word into a possessor when it stands behind an apostrophe: English `s`.
    pub genitive: Option<String>,
    /// Letters of a language in Cyrillic; those beyond a to z of one in Latin, of loans too.
    pub letters: String,
    /// Encodings of its copy before UTF-8, by their labels on the web (WHATWG): windows-1251.
    pub encodings: Vec<String>,
    pub sentences: Sentences,
    pub figures: Figures,
    pub units: BTreeMap<String, Vec<String>>,
    pub currencies: BTreeMap<String, Vec<String>>,
    pub dates: Dates,
    pub times: Times,
    pub words: Words,
    pub gender: Gender,
    pub grammar: Grammar,
    /// Compass words by direction: north, east, south, west, northeast, northwest, southeast,
    /// southwest, centre.
    pub directions: BTreeMap<String, Vec<String>>,
    /// What news is made of, by the names in `concepts.txt`.
    pub concepts: BTreeMap<String, Vec<String>>,
    pub names: Names,
    /// A word and what a thesaurus or a spinner puts in its place.
    pub synonyms: BTreeMap<String, Vec<String>>,
    pub sources: Sources,
    /// Titles of people and the ministries that they lead, by the names in `offices.txt`.
    pub offices: BTreeMap<String, Vec<String>>,
    pub furniture: Furniture,
    pub examples: Vec<Example>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    #[default]
    Ltr,
    Rtl,
}

/// What an apostrophe between two letters is.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Apostrophe {
    /// It cuts off an ending: English Monday's, Turkish 2023'te.
    #[default]
    Suffix,
    /// It cuts off one of a few endings, English Monday's, and is a letter of other names: Sana'a.
    Clitic,
    /// It closes a word that lost its vowel: French l'État, Italian dell'Interno.
    Elision,
    /// It is a letter of the word: Ukrainian п'ять.
    Letter,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sentences {
    /// Written with their stop; the stop after them never ends a sentence: `Dr.`, `z. B.`.
    pub abbreviations: Vec<String>,
    /// Written with their stop; they end a sentence when what follows begins like one: `etc.`.
    pub ending_abbreviations: Vec<String>,
    /// Whether a figure with a stop is an ordinal: `am 3. Mai`.
    pub ordinal_stop: bool,
    /// Words that carry the sentence on after a closing quotation mark: 他说, と述べた.
    pub quote_tails: Vec<String>,
    /// Opening and closing quotation marks, the usual pair first.
    pub quotes: Vec<[String; 2]>,
    /// Marks that stand apart from the word before them, as French sets `;` and `!`.
    pub spaced_marks: String,
}

/// How number words are joined.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Glue {
    /// Words of a number stand apart or with hyphens: two hundred and fifty-one.
    #[default]
    Never,
    /// One word may hold many parts, and must hold nothing else: zweihundertfünfzig.
    Word,
    /// Signs follow one another in running text: 二百五十.
    Run,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Figures {
    /// The decimal mark, and the marks that group digits, the usual one first.
    pub decimal: String,
    pub group: Vec<String>,
    pub glued: Glue,
    /// Words that may stand between two parts of a number: and, et, und, y, и, و.
    pub and: Vec<String>,
    /// Whether units come before tens: einundzwanzig, خمسة وعشرون.
    pub units_first: bool,
    /// Whether a scale stands before what multiplies it: elfu mbili.
    pub scale_first: bool,
    /// The conjunction between two figures, where `and` does not hold it: Russian и, Indonesian dan.
    pub listing: Vec<String>,
    /// Words before the first of two figures that stand for a range though an *and* joins them:
    /// between, entre, zwischen.
    pub between: Vec<String>,
    /// Words before a figure that make an age of it: aged, Hebrew בן.
    pub aged: Vec<String>,
    /// A half behind a unit or an hour: *due anni e mezzo*, *a las tres y media*, 两年半.
    pub and_half: Vec<String>,
    /// The decimal mark as a word: point, coma, Komma, целых.
    pub point: Vec<String>,
    /// Words and signs before a figure below zero: minus, 负, سالب.
    pub minus: Vec<String>,
    /// Words that mean minus only where the figure counts nothing: *negative five*.
    pub minus_alone: Vec<String>,
    /// Words that mean minus only before degrees, and otherwise less: French moins, Spanish menos.
    pub minus_degrees: Vec<String>,
    /// Words behind degrees below zero: градусов мороза, bajo cero.
    pub frost: Vec<String>,
    /// Words behind a figure that counts tenths of the whole: 割, 成, 할.
    pub tenths: Vec<String>,
    /// Tenths of a price that are left to pay, 折, and that are taken off it, 割引: the two are one offer.
    pub tenths_left: Vec<String>,
    pub tenths_off: Vec<String>,
    /// Shares that have a name, by their figure in per cent: 半額.
    pub percents: BTreeMap<String, Vec<String>>,
    /// Words between the two figures of a range: to, bis, до, から. Figures on both sides share the
    /// unit and the scale of the second.
    pub range: Vec<String>,
    pub percent: Vec<String>,
    /// Words for per cent that stand before the figure: Turkish yüzde.
    pub percent_before: Vec<String>,
    /// Without one of these after it a lone numeral sign is no number: 名, 人, 명.
    pub counters: Vec<String>,
    /// Words by value, from 0 to 99 and hundreds that are one word, in every case and gender. A file
    /// holds what the table of [spell-out rules](crate::lang::spellout) has not got, ordinals and scales too.
    pub cardinals: BTreeMap<String, Vec<String>>,
    pub ordinals: BTreeMap<String, Vec<String>>,
    /// Number words that are other words as often: alone they may satisfy and accuse none.
    pub soft: Vec<String>,
    /// What makes an ordinal of digits: `th` behind them, 第 before them.
    pub ordinal_after: Vec<String>,
    pub ordinal_before: Vec<String>,
    /// Multipliers by value: 100, 1000, 1000000 …
    pub scales: BTreeMap<String, Vec<String>>,
    /// Other spellings of the numerals above, by value: those of cheques and contracts (壹佰), of old
    /// print (廿) and of copy that lost its accents (tres milhoes).
    pub spellings: BTreeMap<String, Vec<String>>,
    /// Fractions by value: `0.5`, `1.5`, and `1/3` written so.
    pub fractions: BTreeMap<String, Vec<String>>,
    pub parts: Parts,
    /// Collectives by value: pair, dozen. They may count or be counted.
    pub collectives: BTreeMap<String, Vec<String>>,
    /// Collectives that count only behind a number, since alone they are other words: 打, `dz`.
    pub multiples: BTreeMap<String, Vec<String>>,
    /// Whether a digit behind a hundred or more stands for its tenths: 一万三 is 13,000.
    pub short_tail: bool,
    /// Whether a scale's plural is its genitive too, so that behind a bound it is one: свыше тысячи is more than 1,000.
    pub one_behind_bound: bool,
    /// Whether *and* joins tens and units: treinta y dos.
    pub tens_and: bool,
    /// Signs within a number that stand for what is left out before a scale: 十几万, 500余万.
    pub inner_about: Vec<String>,
    /// What may stand behind a number in the same word and is no part of it: 이십육이다.
    pub particles: Vec<String>,
    /// Vague amounts by name: several, tens, dozens, hundreds, thousands, tens_of_thousands,
    /// hundreds_of_thousands, millions, many.
    pub vague: BTreeMap<String, Vec<String>>,
    pub bounds: Bounds,
    /// Words that hold a numeral and mean no number: 一般, 九州.
    pub not_numbers: Vec<String>,
}

/// How a language makes fractions of two numbers.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Parts {
    /// Words for one of so many equal parts, by their number: Achtel, أخماس, pětiny.
    pub names: BTreeMap<String, Vec<String>>,
    /// What an ordinal ends in when it names parts behind a number: English `s`, and the empty ending
    /// where the ordinal itself does. Without endings ordinals name no parts.
    pub endings: Vec<String>,
    /// What makes parts of a number in words, at its end or behind it: stel, avos, esimi.
    pub suffixes: Vec<String>,
    /// Words that name the parts before their number, by the number of parts: Turkish beşte.
    pub before: BTreeMap<String, Vec<String>>,
    /// Words between the number of all parts and that of some: 分之, 分の, 분의.
    pub between: Vec<String>,
    /// Words between a number and the name of parts: Hindi का.
    pub link: Vec<String>,
    /// Words between one part and the whole, which tell the part from an ordinal: one fifth *of*. Without
    /// one of them, a mark or nothing behind it, a word for one and an ordinal name no part.
    pub whole: Vec<String>,
    /// Words between a whole number and a fraction, beside *and*: con, 又, と.
    pub mixed: Vec<String>,
    /// Words of division: bölü, बटा. Those in `over_alone` are so only where nothing is counted.
    pub over: Vec<String>,
    pub over_alone: Vec<String>,
    /// Words between some and all: out of, sur. Behind those in `of_one` only one of so many is a share:
    /// one in five.
    pub of: Vec<String>,
    pub of_one: Vec<String>,
    /// Words between all and some: में से, 중, 人に.
    pub of_before: Vec<String>,
    /// Words that make a share of an ordinal: every sixth, jeder Sechste.
    pub every: Vec<String>,
    /// Words between a number and its power, and behind that power: の, 乗.
    pub power_link: Vec<String>,
    pub power: Vec<String>,
}

/// Words that bound a figure. Those in `after` stand behind it: 以上, से अधिक.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Bounds {
    pub about: Vec<String>,
    pub at_least: Vec<String>,
    pub nearly: Vec<String>,
    pub up_to: Vec<String>,
    pub more_than: Vec<String>,
    pub less_than: Vec<String>,
    pub about_after: Vec<String>,
    /// Words for about right behind the number, before what it counts: 300 kadar kişi, 40-an orang.
    pub about_number: Vec<String>,
    pub at_least_after: Vec<String>,
    pub nearly_after: Vec<String>,
    pub up_to_after: Vec<String>,
    pub more_than_after: Vec<String>,
    pub less_than_after: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Dates {
    /// Twelve lists, January first: every case form and every abbreviation in use.
    pub months: Vec<Vec<String>>,
    /// Months whose name is another word too (may, march): they count beside a figure only.
    pub loose_months: Vec<String>,
    /// Seven lists, Monday first.
    pub weekdays: Vec<Vec<String>>,
    /// Weekdays whose name is another word too (sun, segunda): they never count alone.
    pub loose_weekdays: Vec<String>,
    /// Whether a figure right behind a weekday is the day of the month: *el martes 25 llegó*.
    pub day_behind_weekday: bool,
    /// The order of a date in figures: `dmy`, `mdy`, `ymd`.
    pub order: String,
    /// Signs behind the figures of a date: 年 月 日.
    pub year: Vec<String>,
    pub month: Vec<String>,
    pub day: Vec<String>,
    /// Days, weeks, months and years by their distance from that of writing: `-1 day` yesterday, `0 week`
    /// this week, `1 year` next year. Where years and months count by another calendar, they are left out.
    pub relative: BTreeMap<String, Vec<String>>,
    /// Words between the days of one month, beside those for ranges and conjunctions: с 5 по 10 мая.
    pub joins: Vec<String>,
    /// Words between a day in words and its month: the first *of* May.
    pub of: Vec<String>,
    /// Decades by name, by their first year without the century, and centuries by name, by theirs:
    /// `60` sixties, `1800` Ottocento.
    pub decades: BTreeMap<String, Vec<String>>,
    /// Words before and behind the figure of a decade: *années 60*; *60er Jahre*, *60-е*, *60s*. Endings
    /// of one or two letters count only where no space stands before them.
    pub decade_before: Vec<String>,
    pub decade: Vec<String>,
    /// Words before a decade that make an age of it: in her 40s.
    pub age_before: Vec<String>,
    /// Words behind and before the ordinal of a century: *19th century*; *siglo XIX*, *abad ke-19*.
    pub century: Vec<String>,
    pub century_before: Vec<String>,
    /// Eras before a year, by what is added to make a year of our era of it: `2018` 令和.
    pub eras: BTreeMap<String, Vec<String>>,
    /// Words at the side of a year or a century: BC and AD, v. Chr. and n. Chr., 紀元前.
    pub before_christ: Vec<String>,
    pub after_christ: Vec<String>,
    /// Words before and behind a month, a year, a decade or a century for its beginning and for its end:
    /// *early* May, *fin* mai, 19世纪*末*.
    pub early: Vec<String>,
    pub early_after: Vec<String>,
    pub late: Vec<String>,
    pub late_after: Vec<String>,
    /// The months of the Iranian calendar, Farvardin first, and of the Islamic one, Muharram first.
    /// They count beside a figure only.
    pub solar_months: Vec<Vec<String>>,
    pub lunar_months: Vec<Vec<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Times {
    pub am: Vec<String>,
    pub pm: Vec<String>,
    /// Words for the night: *at night* is eleven in the evening and two in the morning.
    pub night: Vec<String>,
    /// Words that make a figure before them a time: `Uhr`, `o'clock`, `h`, 时, `시`.
    pub hour: Vec<String>,
    pub minute: Vec<String>,
    /// Words that make a figure after them a time: `saat`, `pukul`, الساعة.
    pub hour_before: Vec<String>,
    /// Prepositions that make a time of a figure before a word in `hour_at`, and of one with a point
    /// in it where the language is `pointed`.
    pub at: Vec<String>,
    /// Whether a point stands between hour and minute, as no decimal mark does: v 15.30.
    pub pointed: bool,
    /// Words for hours that make a time of the figure only behind a word in `at`: *v 15 hodin* is a
    /// time, *15 hodin* a while.
    pub hour_at: Vec<String>,
    pub noon: Vec<String>,
    pub midnight: Vec<String>,
    /// Words before an hour by the minutes that they add to it: `30` half past, `-30` halb.
    pub minutes: BTreeMap<String, Vec<String>>,
    /// Zones before and behind a time, by minutes ahead of Greenwich; `local`, and `named` for those
    /// that change with the season: `180` MSK, `local` Ortszeit, `named` Eastern Time.
    pub zones: BTreeMap<String, Vec<String>>,
}

/// Lines that a web page puts round a story. `*` stands for any words; a line must match as a whole.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Furniture {
    pub lines: Vec<String>,
    /// Lines that name who wrote: `By *`. They count where names follow and the line is short.
    pub bylines: Vec<String>,
    /// Lines that say what a picture shows or whose it is: `Photo: *`.
    pub captions: Vec<String>,
}

/// A text that proves the file. Only what is given is compared, and then all of it, in order.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Example {
    pub text: String,
    pub sentences: Option<Vec<String>>,
    /// Figures as `copydesk facts` prints them: `6`, `12 percent`, `about 300`, `several`, `2.5 USD`.
    pub figures: Option<Vec<String>>,
    pub ordinals: Option<Vec<String>>,
    /// Dates and weekdays: `2021-08-17`, `--08-17`, `2021-08`, `2021`, `---17`, `monday`, `1960s`,
    /// `19th century`, `3rd century BC`, `2023/24`, `1402-08-23 SH`, `yesterday`, `last week`, `2 days ago`.
    pub dates: Option<Vec<String>>,
    /// Times of day: `10:50`, `22:00`, `12:25 local`, `13:25 UTC+3`, `02:19:24`.
    pub times: Option<Vec<String>>,
    pub directions: Option<Vec<String>>,
    pub concepts: Option<Vec<String>>,
    /// Places and organisations that it names, by their keys in `data/names`.
    pub entities: Option<Vec<String>>,
    /// How many negators stand in it.
    pub negators: Option<usize>,
    /// How many phrases that hold a negator and deny nothing, and how many words that deny without one.
    pub idle: Option<usize>,
    pub denials: Option<usize>,
    /// Words for persons by gender, in order: `male`, `female`.
    pub genders: Option<Vec<String>>,
    /// Offices, bodies and crowds that may be sources, by their names in `offices.txt`.
    pub offices: Option<Vec<String>>,
    pub furniture: Option<bool>,
}

//! The shape of the word lists of a language file that name no figure, date or thing, and of what it says of names.

use serde::Deserialize;

/// Words by what they do in a sentence.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Words {
    /// Words that hold sentences together and name nothing: articles, pronouns, prepositions,
    /// conjunctions, auxiliaries, common adverbs.
    pub function: Vec<String>,
    /// Endings of four letters and more that its words have and no word of English: *ciones*, *schaft*. A word that ends
    /// so, and that the list of another language lacks, is one of this.
    pub showing: Vec<String>,
    /// Forms of everyday words. In a script with capitals those are asked of all languages, before one is made ready,
    /// that have four letters and that no English word and no name is spelt like: one of them in English copy was left
    /// there. In a script without capitals they tell what is no name. They are no terms of the language.
    pub everyday: Vec<String>,
    /// More of them: sets of stems, and the endings that each of a set takes.
    pub inflected: Vec<Inflected>,
    /// The characters that particles and endings begin with which are written to the end of a word: 는, 에. A language with
    /// such writes everyday words together too.
    pub tails: String,
    /// Of English: words of other languages that its copy has as its own, in sayings and as terms: *déjà vu*.
    pub lent: Vec<String>,
    pub articles: Vec<String>,
    pub negators: Vec<String>,
    /// Words that deny without a negator, or take something out: fail, lack, only, until. They answer
    /// a negation of another version and accuse nobody.
    pub denials: Vec<String>,
    /// Phrases that hold a negator and deny nothing: not only, no doubt, не только, 不仅.
    pub idle: Vec<String>,
    /// Letters before a word that turn it into its opposite: un, не. Those in `turning` begin other words
    /// as often: in, ir, dis.
    pub negating: Vec<String>,
    pub turning: Vec<String>,
    /// Whether what is denied stands before its negator: 할 수 없다, güvenli değil.
    pub denies_before: bool,
    /// Letters within a word that deny it: Turkish madı, meyecek.
    pub negating_parts: Vec<String>,
    /// Finite forms of reporting verbs: said, sagte, заявил.
    pub reporting: Vec<String>,
    /// First person, singular and plural: I, we, our.
    pub first_person: Vec<String>,
    /// Words that stand before a name and are no part of it: Mr, President, Sheikh.
    pub titles: Vec<String>,
    /// Words that are a sentence by themselves: Yes. Never. Indeed.
    pub short_sentences: Vec<String>,
    /// Words and phrases that say one thing twice over, any number of times: `very very`, `yavaş yavaş`.
    pub doubles: Vec<String>,
    /// Words that stand side by side twice where two clauses meet: `had had`, `die die`. Something
    /// follows them always.
    pub adjoining: Vec<String>,
    /// Determiners of which two in a row are a fault: English the, a, my.
    pub determiners: Vec<String>,
    /// The two forms of a word before a consonant and before a vowel: English a and an.
    pub by_sound: Option<[String; 2]>,
    /// How words begin that sound otherwise than their first letter says: eu, hour. The longest counts.
    pub consonant_sounds: Vec<String>,
    pub vowel_sounds: Vec<String>,
    /// How words begin that speakers sound in two ways: histor.
    pub either_sound: Vec<String>,
    /// Words that take a capital wherever they stand: English I.
    pub capitals: Vec<String>,
    /// Words that lead others and never stand right before a comma or a stop: the, einer, dans.
    pub leading: Vec<String>,
    /// More of them, which may stand before a comma and never end a sentence: and, de, из, في.
    pub unfinished: Vec<String>,
    /// Everyday words that no other list holds. A broken word is known by what it should be.
    pub common: Vec<String>,
    /// Letters that make another form of a word before it and behind it: re, un; ing, ness.
    pub beginnings: Vec<String>,
    pub endings: Vec<String>,
    /// Whether copy makes new words of nouns by writing them together: Gleisunfall, 지상국장.
    pub compounds: bool,
}

/// Stems that take the same endings, with blanks between them; `-` is no ending.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inflected {
    pub endings: String,
    pub stems: String,
}

/// Words that say whether a person is a man or a woman.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Gender {
    pub he: Vec<String>,
    pub she: Vec<String>,
    /// Longer words that hold one of the pronouns and say neither: 他们, 其他.
    pub neither: Vec<String>,
    /// Whether the pronouns stand for persons alone. French *elle* is a thing as often.
    pub persons: bool,
    /// Titles and offices that differ by the person's gender alone, the man's first.
    pub pairs: Vec<[String; 2]>,
    /// Verbs that do, which agree with things too: сказал, сказала.
    pub verbs: Vec<[String; 2]>,
}

/// How the names of places and organisations change in a sentence.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Names {
    /// What a word of a name ends in, and behind it the endings that take its place: `a`, `y`, `u`, `ou`.
    /// Of several rows the longest ending counts. The empty ending is that of every word, and its row holds
    /// what is written on to a name: 는, 에서.
    pub declensions: Vec<Vec<String>>,
    /// What a name begins with, and behind it the beginnings that take its place: ال and لل.
    pub beginnings: Vec<Vec<String>>,
    /// What the name of a land ends in, and behind it the endings that make its adjective and its people:
    /// `ien`, `isch*`, `ier`. `*` as in terms; of several rows the longest ending counts.
    pub people: Vec<Vec<String>>,
    /// The same of cities: the empty ending and `er`.
    pub citizens: Vec<Vec<String>>,
    /// The characters that write foreign names by their sound, where a script has no letters: 阿尔布开克.
    pub transcribing: String,
    /// The characters that the surnames of its people begin with, where no spaces part words.
    pub surnames: String,
    /// There too, the characters that words for people end in, which stand before a name: 员, 家.
    pub bearers: String,
    /// The lands where most copy in the language is written, by their keys. It need not say where it is at home: a
    /// translation does, *the Japanese ministry*.
    pub home: Vec<String>,
}

//! Word lists: which words dictionaries under free licences have for a language. A language that is not read costs
//! nothing. `tests/words/` makes them, and says from what; the licences stand beside them.

use super::Language;
use super::heads::words_of_grammar;
use super::packed::inflated;
use super::script;
use crate::span::text_before;
use fst::raw::Fst;
use fst::{IntoStreamer, Map, Set, Streamer};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::fmt;
use std::sync::{LazyLock, OnceLock};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_script::Script;

/// Stands before a name in a list: a word that the dictionary writes with a capital.
pub const NAME_MARK: char = '^';

/// Stands before a word that everybody knows, which the list has without the mark too.
pub const COMMON_MARK: char = '+';

/// The words of a language, inflected forms too.
///
/// A list is never whole: a word that it has is one, a word that it has not may be one as well.
pub struct WordList {
    list: Set<Cow<'static, [u8]>>,
    tells_common: bool,
}

/// A list as it lies in the program.
struct Lying {
    tag: &'static str,
    script: Script,
    bytes: fn() -> Cow<'static, [u8]>,
    list: OnceLock<Option<WordList>>,
}

impl Lying {
    const fn new(tag: &'static str, script: Script, bytes: fn() -> Cow<'static, [u8]>) -> Lying {
        Lying { tag, script, bytes, list: OnceLock::new() }
    }

    fn list(&self) -> Option<&WordList> {
        self.list.get_or_init(|| WordList::of((self.bytes)())).as_ref()
    }
}

/// What `build.rs` deflated, by its name.
macro_rules! deflated {
    ($name:literal) => {
        inflated(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".z")))
    };
}

/// English is asked in the copy of all languages and lies there as it is searched; the others are deflated.
static LISTS: [Lying; 3] = [
    Lying::new("en", Script::Latin, || Cow::Borrowed(include_bytes!("data/words/en.fst"))),
    Lying::new("fa", Script::Arabic, || Cow::Owned(deflated!("fa.fst"))),
    Lying::new("ru", Script::Cyrillic, || Cow::Owned(deflated!("ru.fst"))),
];

/// The everyday words of languages whose script has capitals, as `build.rs` gathers them of their files. They are asked of
/// what other copy does not know, and lie there as they are searched: to inflate them takes 5 ms.
macro_rules! everyday {
    ($($tag:literal),+) => {
        [$(Lying::new($tag, Script::Latin, || {
            Cow::Borrowed(include_bytes!(concat!(env!("OUT_DIR"), "/", $tag, ".everyday.fst")))
        })),+]
    };
}

static EVERYDAY: [Lying; 10] = everyday!("cs", "de", "es", "fr", "id", "it", "nl", "pl", "pt", "tr");

/// So many forms of everyday words are a list of the language's words.
const WHOLE: usize = 100_000;

/// Of words that two languages have those of so many letters and more say which one it is.
const TELLING: usize = 4;

impl WordList {
    /// Only the head is read here; a test holds the whole to its checksum.
    fn of(bytes: Cow<'static, [u8]>) -> Option<WordList> {
        let list: Set<_> = Fst::new(bytes).ok()?.into();
        let common = list.range().ge([COMMON_MARK as u8]).lt([(COMMON_MARK as u8).wrapping_add(1)]);
        let tells_common = common.into_stream().next().is_some();
        Some(WordList { list, tells_common })
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether the folded word is an ordinary one, which dictionaries write small.
    ///
    /// ```
    /// let english = copydesk::lang::get("en").words().unwrap();
    /// assert!(english.has("honour") && english.has("honor") && english.has("ministries"));
    /// assert!(!english.has("minstry") && !english.has("aleppo"));
    /// ```
    pub fn has(&self, folded: &str) -> bool {
        self.list.contains(folded)
    }

    /// Whether the folded word is one that dictionaries write with a capital: a name, a weekday.
    ///
    /// ```
    /// let english = copydesk::lang::get("en").words().unwrap();
    /// assert!(english.has_name("aleppo") && !english.has_name("walked"));
    /// ```
    pub fn has_name(&self, folded: &str) -> bool {
        self.has_marked(NAME_MARK, folded)
    }

    /// Whether the folded word is one that everybody knows. Only what copy misspells is held against them:
    /// near every rare word stands a rarer one.
    ///
    /// ```
    /// let english = copydesk::lang::get("en").words().unwrap();
    /// assert!(english.is_common("government") && !english.is_common("gavelock"));
    /// ```
    pub fn is_common(&self, folded: &str) -> bool {
        self.has_marked(COMMON_MARK, folded)
    }

    /// Whether the list says which words everybody knows.
    pub fn tells_common(&self) -> bool {
        self.tells_common
    }

    fn has_marked(&self, mark: char, folded: &str) -> bool {
        let list = self.list.as_fst();
        let mut node = list.root();
        let mut buffer = [0; 4];
        for byte in mark.encode_utf8(&mut buffer).bytes().chain(folded.bytes()) {
            let Some(step) = node.find_input(byte) else { return false };
            node = list.node(node.transition_addr(step));
        }
        node.is_final()
    }

    /// Everything in the list in order of its bytes, names and common words behind their marks.
    pub fn keys(&self) -> impl Iterator<Item = String> + '_ {
        let mut stream = self.list.stream();
        std::iter::from_fn(move || stream.next().map(|key| String::from_utf8_lossy(key).into_owned()))
    }
}

impl fmt::Debug for WordList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WordList of {}", self.list.len())
    }
}

impl Language {
    /// The list of the language's words; `None` where no dictionary may be shipped.
    pub fn words(&self) -> Option<&'static WordList> {
        self.in_list(&LISTS)
    }

    /// What is held against copy word by word: the list of the language's words, or its everyday words, where they are
    /// nearly all of them and copy makes no new ones by writing several together.
    ///
    /// ```
    /// use copydesk::lang;
    /// assert!(lang::get("pl").forms().is_some_and(|forms| forms.has("podkreślił") && !forms.has("podkrelił")));
    /// assert!(lang::get("de").forms().is_none());
    /// ```
    pub fn forms(&self) -> Option<&'static WordList> {
        let whole = |list: &&WordList| list.len() >= WHOLE && !self.file.words.compounds;
        self.words().or_else(|| self.in_list(&EVERYDAY).filter(whole))
    }

    fn in_list(&self, lists: &'static [Lying]) -> Option<&'static WordList> {
        lists.iter().find(|lying| lying.tag == self.file.tag)?.list()
    }

    /// Whether the folded word is an ordinary one, for all that the language file and the lists know; one that is
    /// a name too (Miller) is not. What English has too may be a name or a title from abroad.
    pub fn is_word(&self, folded: &str) -> bool {
        self.lexicon.knows(folded)
            || self.ordinary_words().is_some_and(|list| list.has(folded) && !list.has_name(folded))
            || self.is_everyday(folded) && !(folded.starts_with(is_cased) && is_of_english(folded))
    }

    /// The list of its words where that says which are ordinary ones. In a script without capitals a dictionary has names
    /// as words, so that it is not asked where the everyday words are known.
    pub fn ordinary_words(&self) -> Option<&'static WordList> {
        self.words().filter(|_| !self.tells_everyday())
    }

    /// Whether no word of the language has the letter: ł in English. Nobody knows of a language without a list of letters.
    pub fn is_alien(&self, letter: char) -> bool {
        let small = letter.to_lowercase().next().unwrap_or(letter);
        // Both stand in Latin terms of law and medicine.
        let is_ligature = matches!(small, 'æ' | 'œ');
        let letters = &self.file.letters;
        !letters.is_empty() && small.is_alphabetic() && !small.is_ascii() && !is_ligature && !letters.contains(small)
    }

    pub(super) fn everyday_words(&self) -> Option<&'static WordList> {
        self.in_list(&EVERYDAY).or_else(|| self.in_list(&PLAIN))
    }

    /// Whether its script has no capitals, and its everyday words are known.
    pub fn tells_everyday(&self) -> bool {
        PLAIN.iter().any(|lying| lying.tag == self.file.tag)
    }
}

/// The languages, by tag in order, whose file or list may have the folded word of a script of small and capital
/// letters: a look at a table of their terms, which costs far less than making languages ready. Of a word that
/// begins as a term does (`minist*`) up to `ending` letters may be left.
///
/// ```
/// use copydesk::lang;
/// assert_eq!(lang::holders("zwischen", 0).collect::<Vec<_>>(), ["de"]);
/// assert!(lang::holders("between", 0).any(|tag| tag == "en"));
/// assert_eq!(lang::holders("sieben", 0).collect::<Vec<_>>(), ["de"]);
/// assert!(lang::holders("krankheit", 0).any(|tag| tag == "de"), "a noun, which its file writes with a capital");
/// ```
pub fn holders(folded: &str, ending: usize) -> impl Iterator<Item = &'static str> {
    let term = |term: &str| TERMS.as_ref().and_then(|terms| terms.get(term)).unwrap_or(0);
    let mut stem = String::with_capacity(folded.len() + 1);
    let mut files = term(folded);
    for (at, _) in folded.char_indices().rev().take(ending).chain([(folded.len(), ' ')]) {
        stem.clear();
        stem.extend([text_before(folded, at), "*"]);
        files |= term(&stem);
    }
    let written = folded.chars().next().map(script);
    let has = |lying: &Lying| Some(lying.script) == written && lying.list().is_some_and(|list| list.has(folded));
    let is_listed = |tag: &str| LISTS.iter().any(|lying| lying.tag == tag && has(lying));
    let lists: u64 = super::tags().enumerate().filter(|(_, tag)| is_listed(tag)).map(|(n, _)| 1 << n).sum();
    tagged(files | lists)
}

/// Whether a language that has a file holds its sentences together with the folded word, as its file has it in
/// `words.function`; of scripts with small and capital letters. It makes no language ready.
///
/// ```
/// use copydesk::lang;
/// assert!(lang::joins_somewhere("und") && !lang::joins_somewhere("bridge"));
/// ```
pub fn joins_somewhere(folded: &str) -> bool {
    JOINING.contains(folded)
}

static JOINING: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| super::tags().flat_map(words_of_grammar).filter(|term| term.starts_with(is_cased)).collect());

/// The languages whose files have the folded word among the everyday ones, by tag in order: a word of four letters and
/// more that English has not, with its accents or without them, and has not lent. It makes no language ready.
///
/// ```
/// use copydesk::lang;
/// assert_eq!(lang::with_everyday("schiffe").collect::<Vec<_>>(), ["de"]);
/// assert_eq!(lang::with_everyday("ships").count(), 0);
/// ```
pub fn with_everyday(folded: &str) -> impl Iterator<Item = &'static str> {
    let bare = || folded.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>().replace('ł', "l");
    let lent = || LENT.contains(folded) || !folded.is_ascii() && is_of_english(&bare());
    let telling = folded.chars().nth(TELLING - 1).is_some() && !is_of_english(folded) && !lent();
    let lists = EVERYDAY.iter().filter(move |_| telling);
    lists.filter(move |lying| lying.list().is_some_and(|list| list.has(folded))).map(|lying| lying.tag)
}

/// Whether English has a folded word, as one or as a name.
fn is_of_english(folded: &str) -> bool {
    LISTS[0].list().is_some_and(|list| list.has(folded) || list.has_name(folded))
}

/// What English has lent of other languages.
static LENT: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| include_str!(concat!(env!("OUT_DIR"), "/lent.txt")).lines().collect());

/// The languages of some bits, in the order of their tags.
fn tagged(languages: u64) -> impl Iterator<Item = &'static str> {
    super::tags().enumerate().filter(move |(n, _)| languages >> n & 1 == 1).map(|(_, tag)| tag)
}

/// Whether a script has small and capital letters, none of which is behind the Cyrillic one.
fn is_cased(c: char) -> bool {
    c < '\u{530}' && c.is_alphabetic()
}

/// By every term of the language files, `build.rs` says which: the languages that have it, one bit each in the order
/// of their tags.
static TERMS: LazyLock<Option<Map<Vec<u8>>>> = LazyLock::new(|| Map::new(deflated!("terms.fst")).ok());

/// The everyday words of the others: nobody asks for them in the copy of another language.
static PLAIN: [Lying; 7] = [
    Lying::new("ar", Script::Arabic, || Cow::Owned(deflated!("ar.everyday.fst"))),
    Lying::new("fa", Script::Arabic, || Cow::Owned(deflated!("fa.everyday.fst"))),
    Lying::new("he", Script::Hebrew, || Cow::Owned(deflated!("he.everyday.fst"))),
    Lying::new("hi", Script::Devanagari, || Cow::Owned(deflated!("hi.everyday.fst"))),
    Lying::new("ja", Script::Han, || Cow::Owned(deflated!("ja.everyday.fst"))),
    Lying::new("ko", Script::Hangul, || Cow::Owned(deflated!("ko.everyday.fst"))),
    Lying::new("zh", Script::Han, || Cow::Owned(deflated!("zh.everyday.fst"))),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    #[test]
    fn words_of_grammar_are_those_of_the_files() {
        let of = |tag: &'static str| lang::get(tag).file.words.function.iter().map(String::as_str);
        let wanted: FxHashSet<&str> = lang::tags().flat_map(of).filter(|term| term.starts_with(is_cased)).collect();
        assert!(wanted.len() > 500);
        assert_eq!(*JOINING, wanted);
    }

    /// So many of 255,000 English words of seven letters and more may end as another language's do: the lent ones.
    const LOANS: usize = 15;

    #[test]
    fn endings_show_their_language() {
        let english: Vec<String> = lang::get("en").words().unwrap().keys().collect();
        for tag in lang::tags() {
            for ending in &lang::get(tag).file.words.showing {
                let letters = |word: &str| word.trim_start_matches([NAME_MARK, COMMON_MARK]).chars().count();
                let held = english.iter().filter(|word| word.ends_with(ending.as_str()) && letters(word) > 6);
                let (common, held): (Vec<_>, Vec<_>) = held.partition(|word| word.starts_with(COMMON_MARK));
                assert!(ending.chars().nth(3).is_some() && held.len() <= LOANS, "{tag}: {ending}: {held:?}");
                assert!(common.is_empty(), "{tag}: {ending}: {common:?}");
            }
        }
    }

    #[test]
    fn everyday_words_are_told_where_english_has_none() {
        for (word, tags) in [("château", ""), ("déjà", ""), ("und", ""), ("krankheit", "de"), ("podkreślił", "pl")]
        {
            assert_eq!(with_everyday(word).collect::<Vec<_>>().join(" "), tags, "{word}");
        }
        let english = lang::get("en").lexicon.words().filter(|word| with_everyday(word).next().is_some());
        assert_eq!(english.collect::<Vec<_>>(), Vec::<&str>::new(), "what the file of English has");
        let whole = |tag: &&str| lang::get(tag).forms().is_some();
        assert_eq!(lang::tags().filter(whole).collect::<Vec<_>>().join(" "), "cs en es fa fr it pl ru");
        // Its own language has it all the same.
        assert!(lang::get("fr").is_everyday("château") && lang::get("it").is_everyday("piazza"));
    }

    #[test]
    fn every_language_holds_its_words() {
        for tag in lang::tags() {
            let file = &lang::get(tag).file;
            assert_eq!(words_of_grammar(tag).collect::<Vec<_>>(), file.words.function, "{tag}");
            // Languages whose script has no capitals are not asked for.
            let is_asked = file.words.function.iter().any(|word| word.starts_with(is_cased));
            let terms = file.words.function.iter().chain(file.concepts.values().flatten()).filter(|_| is_asked);
            for word in terms.filter(|word| word.starts_with(is_cased) && !word.contains([' ', '*'])) {
                assert!(holders(&lang::fold(word), 0).any(|holder| holder == tag), "{tag}: {word}");
            }
        }
    }
}

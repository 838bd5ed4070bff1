//! Copy read by its sounds, so that names of another script can be looked for in it.

use super::han::Han;
use super::name::Sound;
use super::passage::Passage;
use super::phonology::{Phonology, Script, Unit};
use super::pinyin;
use super::spell::{plain, script_of, words, written};
use crate::lang::{Language, Shape, Token, joined_parts};
use std::cell::OnceCell;
use std::ops::Range;
use unicode_script::Script as Written;

/// A stretch of copy, read by its sounds: made once, searched for many names.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    passages: Vec<Passage>,
    /// Its Chinese characters, where they are said as Chinese say them: those that follow one another, each with its token.
    characters: Vec<Vec<(usize, Box<str>)>>,
    /// The same as Japanese say them: seldom asked for.
    japanese: OnceCell<Vec<Passage>>,
}

/// Where a name was heard, and how like it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Echo {
    /// 0 to 1, as [`Sound::likeness`] has it, less the doubt that the tokens raise.
    pub likeness: f64,
    pub tokens: Range<usize>,
}

/// What it takes, in hundredths, that one of two readings is the right one; of four twice as much: the more
/// ways, the likelier one of them sounds like any name (a guess that finds most names at the fewest false alarms).
const CHOICE: u32 = 5;

/// How like Chinese characters must be, said as Japanese, to a name that may be: of readings there are many, so that less is
/// said of the right ones than of pinyin (a guess).
const JAPANESE: f64 = 0.83;

/// Marks between the words of one name.
const JOINTS: [&str; 8] = ["·", "・", "‧", "•", "=", "-", "‐", "."];

impl Heard {
    /// Reads some tokens of the text in a language. `first` is the number of the first of them.
    pub fn of(text: &str, tokens: &[Token], first: usize, language: &Language) -> Heard {
        let (mut passages, mut characters) = (Vec::new(), Vec::new());
        let own = language.file.own_readings;
        let is_japanese = |written| matches!(written, Written::Han | Written::Katakana);
        for (at, words) in runs(tokens, |one, other| one == other) {
            let script = script_of(written(&words[0].key));
            if !(own && script == Script::Kana) {
                passages.push(in_a_row(text, words, first + at, script, language));
            }
            if script == Script::Han {
                let pieces = pieces_of(words, first + at, language);
                passages.push(in_characters(&pieces, Script::Hangul, Han::korean));
                if !own {
                    passages.push(in_characters(&pieces, Script::Kana, |_, _| Vec::new()));
                    characters.push(pieces.iter().map(|&(at, character)| (at, character.into())).collect());
                }
            }
        }
        if own {
            let together = |one, other| one == other || is_japanese(one) && is_japanese(other);
            for (at, words) in runs(tokens, together).filter(|run| is_japanese(written(&run.1[0].key))) {
                passages.push(in_characters(&pieces_of(words, first + at, language), Script::Kana, Han::japanese));
            }
        }
        passages.retain(|passage| !passage.is_silent());
        Heard { passages, characters, japanese: OnceCell::new() }
    }

    /// Where the name sounds likest; among words of its own script too if `own`: two languages may spell one
    /// name in two ways, but within one language letters tell, and not sounds. `doubt`: what is taken off the likeness
    /// because of the tokens that sound so.
    ///
    /// ```
    /// use copydesk::lang::{self, Apostrophe, Heard, Sound, tokens};
    /// let text = "德国总理默克尔星期二抵达华盛顿";
    /// let words = tokens(text, Apostrophe::Suffix);
    /// let heard = Heard::of(text, &words, 0, lang::get("zh"));
    /// let found = heard.echo(&Sound::of("Merkel"), false, |_| 0.0).unwrap();
    /// assert!(found.likeness > Sound::SAME);
    /// assert_eq!(found.tokens, 4..7);
    /// assert!(heard.echo(&Sound::of("Macron"), false, |_| 0.0).is_none_or(|echo| echo.likeness < Sound::SAME));
    /// ```
    pub fn echo(&self, name: &Sound, own: bool, doubt: impl Fn(&Range<usize>) -> f64) -> Option<Echo> {
        let mut best: Option<Echo> = None;
        for passage in &self.passages {
            for said in name.readings().filter(|(_, script)| own || passage.script != *script) {
                passage.search(said, &doubt, &mut best);
            }
            if let Some(korean) = name.korean().filter(|_| passage.script == Script::Hangul) {
                passage.search(korean, &doubt, &mut best);
            }
            // Scripts that write down how Chinese names sound write down Mandarin: Цюйчжоу.
            let is_han = passage.script == Script::Han;
            let may_be = is_han || name.is_mandarin() && self.characters.is_empty() && passage.script != Script::Latin;
            if let Some(pinyin) = name.pinyin().filter(|_| may_be) {
                let mut exact = None;
                passage.search(pinyin, &doubt, &mut exact);
                let is_liker = |echo: &Echo| best.as_ref().is_none_or(|best| echo.likeness > best.likeness);
                let is_it = |echo: &Echo| !is_han || echo.likeness >= Sound::SPELT_OUT;
                best = exact.filter(|echo| is_it(echo) && is_liker(echo)).or(best);
            }
        }
        let is_chinese = !self.characters.is_empty();
        if is_chinese && name.is_japanese() && best.as_ref().is_none_or(|best| best.likeness < JAPANESE) {
            let mut exact = None;
            for passage in self.japanese.get_or_init(|| self.as_japanese()) {
                name.readings().for_each(|said| passage.search(said, &doubt, &mut exact));
            }
            best = exact.filter(|echo| echo.likeness >= JAPANESE).or(best);
        }
        let least = if is_chinese && name.is_mandarin() { Sound::SPELT_OUT } else { 0.0 };
        best.filter(|echo| echo.likeness >= least)
    }

    /// Its Chinese characters as Japanese say them, one by one.
    fn as_japanese(&self) -> Vec<Passage> {
        let row = |row: &Vec<(usize, Box<str>)>| {
            let pieces: Vec<(usize, &str)> = row.iter().map(|(at, character)| (*at, &**character)).collect();
            in_characters(&pieces, Script::Kana, Han::japanese)
        };
        self.characters.iter().map(row).collect()
    }
}

/// Words of one script that follow one another, over the marks that join names, and where they begin.
fn runs(tokens: &[Token], same: impl Fn(Written, Written) -> bool) -> impl Iterator<Item = (usize, &[Token])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let is_word = |token: &Token| token.shape == Shape::Word && script_of(written(&token.key)) != Script::Other;
        let start = at + tokens[at..].iter().position(is_word)?;
        let script = written(&tokens[start].key);
        let goes_on = |token: &Token| is_word(token) && same(script, written(&token.key));
        at = start + 1;
        while let Some(next) = tokens.get(at) {
            let joins = JOINTS.contains(&&*next.key) && tokens.get(at + 1).is_some_and(goes_on);
            if !joins && !goes_on(next) {
                break;
            }
            at += 1;
        }
        Some((start, &tokens[start..at]))
    })
}

fn units(word: &str) -> Vec<Unit> {
    let mut units = Vec::new();
    let word: String = word.chars().map(plain).collect();
    words(&word).iter().for_each(|part| Phonology::get().read(part, &mut units));
    units
}

/// The sounds of a word in Latin letters as Mandarin, if it surely is.
fn mandarin(word: &str) -> Option<Vec<Unit>> {
    let characters = pinyin::in_characters(word).filter(|characters| pinyin::is_sure(word, characters))?;
    let mut units = Vec::new();
    words(&characters).iter().for_each(|part| Phonology::get().read(part, &mut units));
    Some(units)
}

/// Syllables of a Korean word that may hold another one and a name, and of each of the two, at least (guesses).
const LONG: usize = 5;
const PART: usize = 2;

/// Words as they are written. A particle of the language may stand before a name or behind it.
fn in_a_row(text: &str, tokens: &[Token], first: usize, script: Script, language: &Language) -> Passage {
    let (mut row, mut starts, mut ends, mut also) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (at, token) in (first..).zip(tokens) {
        let word = units(&token.key);
        if word.is_empty() {
            continue;
        }
        let start = row.len();
        let end = start + word.len();
        row.extend(&word);
        starts.push((start, at));
        ends.push((end, at + 1));
        if let Some(mandarin) = Some(&token.key).filter(|_| script == Script::Latin).and_then(|key| mandarin(key)) {
            also.push((start..end, mandarin));
        }
        // A particle before the name is as many sounds as the word has more than the bare one.
        for bare in language.lexicon.without_prefixes(&token.key) {
            let kept = units(bare).len();
            if kept < word.len() {
                starts.push((end - kept, at));
            }
        }
        // What a joiner parts may be a name and a word beside it: هلیل‌رود.
        let mut behind = start;
        for part in joined_parts(token.span.of(text)) {
            starts.push((behind, at));
            behind = (behind + units(&part).len()).min(end);
            ends.push((behind, at + 1));
        }
        if script == Script::Hangul {
            let syllables: Vec<char> = token.key.chars().collect();
            // Behind the surname, of one syllable, the given name begins: 박서연.
            if syllables.len() > 2 {
                let surname: String = syllables[..1].iter().collect();
                starts.push((start + units(&surname).len(), at));
            }
            // Behind a word that is written together with it a name begins: 국립나주박물관.
            for cut in PART..=syllables.len().saturating_sub(PART) {
                let word: String = syllables[..cut].iter().collect();
                if syllables.len() >= LONG && (language.is_everyday(&word) || language.lexicon.knows(&word)) {
                    starts.push((start + units(&word).len(), at));
                }
            }
            // Particles follow it, or the rest of a compound: 설악산국립공원에서.
            for more in 1..=syllables.len().saturating_sub(2) {
                let kept: String = syllables[..syllables.len() - more].iter().collect();
                ends.push((start + units(&kept).len(), at + 1));
            }
        }
    }
    starts.sort_unstable();
    ends.sort_unstable();
    Passage::in_a_row(script, row, &starts, &ends, &also)
}

/// Words, or the parts of those of katakana, each with its token.
fn pieces_of<'t>(tokens: &'t [Token], first: usize, language: &Language) -> Vec<(usize, &'t str)> {
    let tokens = (first..).zip(tokens);
    tokens.flat_map(|(at, token)| pieces(&token.key, language).map(move |piece| (at, piece))).collect()
}

/// Letters of each part of a word of katakana that holds a name and an everyday word: マツダスタジアム.
const SHORTEST_PIECE: usize = 2;

/// A word of katakana in two where an everyday word ends it or begins it, the longest that leaves something; any other
/// word whole.
fn pieces<'w>(word: &'w str, language: &Language) -> impl Iterator<Item = &'w str> + use<'w> {
    let is_long = |part: &str| part.chars().nth(SHORTEST_PIECE - 1).is_some();
    let cuts = || word.char_indices().map(|(at, _)| word.split_at(at)).filter(|(a, b)| is_long(a) && is_long(b));
    let behind = || cuts().find(|(_, everyday)| language.is_everyday(everyday));
    let before = || cuts().rev().find(|(everyday, _)| language.is_everyday(everyday));
    let may_part = written(word) == Written::Katakana && !language.is_everyday(word);
    let parts = may_part.then(|| behind().or_else(before)).flatten();
    let (first, second) = parts.map_or((word, None), |(first, second)| (first, Some(second)));
    std::iter::once(first).chain(second)
}

/// Chinese characters by the readings of each, and by those of the names that the table has whole.
/// `pieces`: each with its token.
fn in_characters(
    pieces: &[(usize, &str)],
    script: Script,
    readings: impl Fn(&'static Han, char) -> Vec<&'static [Unit]>,
) -> Passage {
    let han = Han::get();
    let mut passage = Passage::new(script, pieces.len() + 1);
    let mut before = Vec::new();
    for (n, &(at, key)) in pieces.iter().enumerate() {
        passage.start(n, at);
        passage.end(n + 1, at + 1);
        match key.chars().next() {
            // Said once more: 佐々木.
            Some('々') => {}
            Some(character) if written(key) == Written::Han => before = readings(han, character),
            _ => {
                before.clear();
                passage.lead(n, n + 1, &units(key), 0);
            }
        }
        let cost = CHOICE.saturating_mul(before.len().max(1).ilog2());
        before.iter().for_each(|units| passage.lead(n, n + 1, units, cost));
        if script == Script::Kana && written(key) == Written::Han {
            let mut name = String::new();
            for (length, (_, next)) in (1..=han.longest()).zip(&pieces[n..]) {
                name.push_str(next);
                han.named(&name).iter().for_each(|units| passage.lead(n, n + length, units, 0));
            }
        }
    }
    passage
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{self, Apostrophe, tokens};

    fn echo(copy: &str, tag: &str, name: &str) -> Option<Echo> {
        let words = tokens(copy, Apostrophe::Suffix);
        Heard::of(copy, &words, 0, lang::get(tag)).echo(&Sound::of(name), false, |_| 0.0)
    }

    #[test]
    fn japanese_copy_is_read_character_by_character() {
        // Chinese readings, native ones, a voiced sound, a swallowed one, a long vowel, a name's own reading.
        for (copy, name) in [
            ("強い風が東海で吹いた", "Tokai"),
            ("昨日の阪神は負けた", "Hanshin"),
            ("市内の浅野川があふれた", "Asanogawa"),
            ("市長の倉持正博氏が述べた", "Masahiro Kuramochi"),
            ("作曲家の佐々木さんら", "Sasaki"),
            ("今月の新発田で", "Shibata"),
            ("小樽の学校", "Отару"),
        ] {
            let found = echo(copy, "ja", name);
            assert!(found.as_ref().is_some_and(|echo| echo.likeness >= Sound::SAME), "{name}: {found:?}");
        }
        for (copy, name) in [("強い風が東海で吹いた", "Nagasaki"), ("市内の浅野川があふれた", "Ravensburg")]
        {
            let found = echo(copy, "ja", name);
            assert!(found.as_ref().is_none_or(|echo| echo.likeness < Sound::SAME), "{name}: {found:?}");
        }
    }

    #[test]
    fn a_name_is_heard_over_the_mark_between_its_words() {
        let found = echo("周一罗杰·泰勒抵达", "zh", "Roger Taylor").unwrap();
        assert_eq!(found.tokens, 2..7);
    }

    #[test]
    fn each_korean_reading_of_a_character_counts() {
        for name in ["김", "금산"] {
            let found = echo("金山昨天抵达", "zh", name);
            assert!(found.as_ref().is_some_and(|echo| echo.likeness >= Sound::SAME), "{name}: {found:?}");
        }
    }
}

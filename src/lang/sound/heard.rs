//! Copy read by its sounds, so that names of another script can be looked for in it.

use super::han::Han;
use super::name::{LONGEST, SHORTEST_PART, Sound, score};
use super::phonology::{Phonology, Script, Unit};
use super::spell::{plain, script_of, words, written};
use crate::lang::{Shape, Token};
use std::ops::Range;
use unicode_script::Script as Written;

/// A stretch of copy, read by its sounds: made once, searched for many names.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    passages: Vec<Passage>,
}

/// Words of one script that follow one another, in one reading.
#[derive(Clone, Debug)]
struct Passage {
    script: Script,
    units: Vec<Unit>,
    /// Where a name may begin, as an index of `units`, and the token that begins there.
    starts: Vec<(usize, usize)>,
    /// Where one may end: the index after its last unit, and the token after its last.
    ends: Vec<(usize, usize)>,
}

/// Where a name was heard, and how like it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Echo {
    /// 0 to 1, as [`Sound::likeness`] has it.
    pub likeness: f64,
    pub tokens: Range<usize>,
}

/// Korean particles behind a name have so many syllables at most: 에서는.
const MOST_PARTICLES: usize = 3;

impl Heard {
    /// Reads some tokens of a text. `first` is the number of the first of them; `bare` gives a word without
    /// each particle that its language may write before it.
    pub fn of<'a, I: Iterator<Item = &'a str>>(
        tokens: &'a [Token],
        first: usize,
        bare: impl Fn(&'a str) -> I,
    ) -> Heard {
        let mut heard = Heard::default();
        let mut at = 0;
        while at < tokens.len() {
            let script = written(&tokens[at].key);
            let run = tokens[at..].iter().take_while(|token| written(&token.key) == script).count().max(1);
            let words = &tokens[at..at + run];
            if words[0].shape == Shape::Word && script_of(script) != Script::Other {
                heard.passages.push(Passage::of(words, first + at, script_of(script), &bare));
                if script == Written::Han {
                    heard.passages.extend(in_korean(words, first + at));
                    heard.passages.extend(in_japanese(words, first + at));
                }
            }
            at += run;
        }
        heard
    }

    /// Where the name sounds likest; among words of its own script too if `own`: two languages may spell one
    /// name in two ways, but within one language letters tell, and not sounds.
    ///
    /// ```
    /// use copydesk::lang::{Apostrophe, Heard, Sound, tokens};
    /// let words = tokens("德国总理默克尔星期二抵达华盛顿", Apostrophe::Suffix);
    /// let heard = Heard::of(&words, 0, |_| std::iter::empty());
    /// let found = heard.echo(&Sound::of("Merkel"), false).unwrap();
    /// assert!(found.likeness > Sound::SAME);
    /// assert_eq!(found.tokens, 4..7);
    /// assert!(heard.echo(&Sound::of("Macron"), false).is_none_or(|echo| echo.likeness < Sound::SAME));
    /// ```
    pub fn echo(&self, name: &Sound, own: bool) -> Option<Echo> {
        let mut best: Option<Echo> = None;
        for (script, units) in name.readings() {
            for passage in self.passages.iter().filter(|passage| own || passage.script != script) {
                passage.search((units, script), &mut best);
            }
        }
        best
    }
}

impl Passage {
    fn of<'a, I: Iterator<Item = &'a str>>(
        tokens: &'a [Token],
        first: usize,
        script: Script,
        bare: impl Fn(&'a str) -> I,
    ) -> Passage {
        let mut passage = Passage::empty(script);
        for (at, token) in (first..).zip(tokens) {
            let word: String = token.key.chars().map(plain).collect();
            let start = passage.units.len();
            passage.say(&word, at);
            let end = passage.units.len();
            // A particle before the name is as many sounds as the word has more than the bare one.
            for bare in bare(&token.key) {
                let kept = passage.count(bare);
                if kept < end - start {
                    passage.starts.push((end - kept, at));
                }
            }
            if script == Script::Hangul {
                let syllables: Vec<char> = word.chars().collect();
                for particles in 1..=MOST_PARTICLES.min(syllables.len().saturating_sub(2)) {
                    let kept: String = syllables[..syllables.len() - particles].iter().collect();
                    passage.ends.push((start + passage.count(&kept), at + 1));
                }
            }
        }
        passage.starts.sort_unstable();
        passage.ends.sort_unstable();
        passage
    }

    fn empty(script: Script) -> Passage {
        Passage { script, units: Vec::new(), starts: Vec::new(), ends: Vec::new() }
    }

    /// Appends a word that stands at a token.
    fn say(&mut self, word: &str, token: usize) {
        let start = self.units.len();
        for part in words(word) {
            Phonology::get().read(&part, &mut self.units);
        }
        if self.units.len() > start {
            self.starts.push((start, token));
            self.ends.push((self.units.len(), token + 1));
        }
    }

    fn count(&self, word: &str) -> usize {
        let mut units = Vec::new();
        words(word).iter().for_each(|part| Phonology::get().read(part, &mut units));
        units.len()
    }

    /// The best run of sounds between a start and an end. From each start the row of costs is laid once, and
    /// each end on its way is scored.
    fn search(&self, (name, script): (&[Unit], Script), best: &mut Option<Echo>) {
        let phonology = Phonology::get();
        let own: u32 = name.iter().map(|&unit| phonology.missing(unit, self.script)).sum();
        let most = 2 * name.len() + 2;
        let shift = phonology.shift(self.script) + phonology.shift(script);
        for &(start, token) in &self.starts {
            let mut costs = [0_u32; LONGEST + 1];
            for (i, &unit) in name.iter().enumerate() {
                costs[i + 1] = costs[i] + phonology.missing(unit, self.script);
            }
            let mut theirs = 0;
            let mut ends = self.ends[self.ends.partition_point(|end| end.0 <= start)..].iter().peekable();
            for (at, &unit) in self.units.iter().enumerate().skip(start).take(most) {
                let near = phonology.near(unit);
                let missing = phonology.missing(unit, script);
                theirs += missing;
                let mut corner = costs[0];
                costs[0] += missing;
                for (i, &other) in name.iter().enumerate() {
                    let stands = corner + u32::from(near[usize::from(other)]);
                    corner = costs[i + 1];
                    let dropped = costs[i] + phonology.missing(other, self.script);
                    costs[i + 1] = stands.min(corner + missing).min(dropped);
                }
                while let Some(&(_, after)) = ends.next_if(|end| end.0 == at + 1) {
                    if at + 1 - start < SHORTEST_PART.min(name.len()) {
                        continue;
                    }
                    let likeness = score(costs[name.len()], own + theirs, shift);
                    if likeness > 0.0 && best.as_ref().is_none_or(|best| best.likeness < likeness) {
                        *best = Some(Echo { likeness, tokens: token..after });
                    }
                }
            }
        }
    }
}

/// Chinese characters as a Korean reads them, as far as every one is known; what is not parts the passages.
fn in_korean(tokens: &[Token], first: usize) -> Vec<Passage> {
    let known = |token: &Token| Han::get().korean(&token.key);
    let mut passages = vec![Passage::empty(Script::Hangul)];
    for (at, token) in (first..).zip(tokens) {
        match (known(token), passages.last_mut()) {
            (Some(syllable), Some(passage)) => passage.say(&syllable, at),
            (None, Some(passage)) if !passage.units.is_empty() => passages.push(Passage::empty(Script::Hangul)),
            _ => {}
        }
    }
    passages.retain(|passage| !passage.units.is_empty());
    passages
}

/// The Japanese names among Chinese characters, as a Japanese reads them.
fn in_japanese(tokens: &[Token], first: usize) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let text = |end: usize| tokens[at..end].iter().map(|token| &*token.key).collect::<String>();
        let ends = (at + 1..=tokens.len().min(at + Han::LONGEST)).rev();
        let longest = ends.map(|end| (end, Han::get().japanese(&text(end)))).find(|(_, readings)| !readings.is_empty());
        let Some((end, readings)) = longest else {
            at += 1;
            continue;
        };
        for reading in readings {
            let mut passage = Passage::empty(Script::Kana);
            let kana: String = reading.chars().map(plain).collect();
            let from = passage.units.len();
            passage.say(&kana, first + at);
            passage.ends.retain(|&(unit, _)| unit > from);
            passage.ends.iter_mut().for_each(|last| last.1 = first + end);
            passages.push(passage);
        }
        at = end;
    }
    passages
}

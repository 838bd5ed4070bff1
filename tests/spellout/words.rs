//! What a reader needs of a language's spell-out rules: the words that name a value, the scales, the
//! joiners. The reader itself says what that is: a number that it reads from its parts needs no word of
//! its own.

use super::part::{Words, is_never, language, place, value};
use super::rules::{Part, Piece, Rule, Rules, Set};
use super::trial;
use crate::language_data;
use copydesk::lang::Glue;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// A language, the rules of its regions, and the words that are other words as well.
pub struct Tongue {
    pub tag: String,
    pub rules: Vec<Rules>,
    pub never: Vec<String>,
}

/// Longer ones are put together of others, or nobody writes them.
const MOST_WORDS: usize = 3;

impl Tongue {
    /// Sets for counting, or those for places in order, without the ones for cheques, years and
    /// collation. Where the plural of ordinals has genders it names parts, deux dixièmes; the plural of
    /// cardinals is for scissors and weddings, and says a vague amount as often: kymmenet, tens of.
    fn sets(&self, ordinal: bool) -> impl Iterator<Item = (&Rules, &String, &Set)> {
        const UNUSED: [&str; 6] = ["year", "days", "financial", "verbose", "lenient", "frac"];
        let wanted = move |name: &str| {
            let parts = name.contains("masculine-plural") || name.contains("feminine-plural");
            let unused =
                UNUSED.iter().any(|part| name.contains(part)) || if ordinal { parts } else { name.contains("plural") };
            !unused && name.contains("ord") == ordinal
        };
        let of = move |rules| -> Vec<(&Rules, &String, &Set)> {
            let rules: &Rules = rules;
            rules.sets.iter().filter(|(name, _)| wanted(name)).map(|(name, set)| (rules, name, set)).collect()
        };
        self.rules.iter().flat_map(of)
    }

    /// The number in all words that the rules have for it.
    pub fn phrases(&self, number: u64, ordinal: bool) -> BTreeSet<String> {
        let open = self.sets(ordinal).filter(|(_, name, _)| !name.starts_with("%%"));
        let forms = |rules: &Rules| 0..rules.choices();
        let spelled = open.flat_map(|(rules, name, _)| forms(rules).filter_map(|n| rules.spell(name, number, n)));
        spelled.map(|words| plain(&words)).filter(|words| words.chars().any(char::is_alphabetic)).collect()
    }

    /// The words that the table needs.
    pub fn words(&self) -> Words {
        let mut words = Words { never: self.never.clone(), ..Words::default() };
        self.joins(&mut words);
        self.multipliers(&mut words);
        self.phrases(1, false).into_iter().for_each(|word| words.add(1, word));
        self.fill(&mut words, 0..=9);
        self.fill(&mut words, [10]);
        self.fill(&mut words, 11..=19);
        self.fill(&mut words, (20..=90).step_by(10));
        if words.glued == Glue::Word && language_data::text(&self.tag).is_none() {
            // két of kétszáz, et of ettusen
            self.inner().into_iter().filter(|(number, _)| (1..10).contains(number)).for_each(|(n, w)| words.add(n, w));
        }
        self.bare_scales(&mut words);
        self.fill(&mut words, 21..=99);
        self.fill(&mut words, (100..=900).step_by(100));
        self.fill(&mut words, (1000..=9000).step_by(1000));
        self.fill(&mut words, [1_000_000, 2_000_000, 5_000_000, 1_000_000_000, 2_000_000_000, 5_000_000_000]);
        trial::mend(self, &mut words);
        self.places(&mut words);
        words
    }

    /// Words for places in order, as far as the days of a month, and the round ones.
    fn places(&self, words: &mut Words) {
        self.fill_places(words, (1..=20).chain((30..=90).step_by(10)).chain([100, 1000]));
        self.fill_places(words, (21..=29).chain([31]));
    }

    fn fill_places(&self, words: &mut Words, places: impl Iterator<Item = u64>) {
        let known = language(&self.tag, words);
        for number in places {
            for phrase in self.phrases(number, true) {
                let is_number = value(known, &phrase) == Some(Decimal::from(number));
                let short = phrase.split(' ').count() <= MOST_WORDS;
                if !is_number && short && place(known, &phrase) != Some(number) {
                    words.add_place(number, phrase);
                }
            }
        }
    }

    /// How words are joined, and the words beside them: and, minus, comma.
    fn joins(&self, words: &mut Words) {
        words.glued = language_data::file(&self.tag).map(|file| file.figures.glued).unwrap_or_default();
        for (_, _, set) in self.sets(false) {
            words.minus.extend(set.minus.iter().cloned());
            words.point.extend(set.point.iter().cloned());
            for rule in &set.rules {
                if words.glued == Glue::Never && texts(&rule.body).any(|text| text.contains('\u{AD}')) {
                    words.glued = Glue::Word;
                }
            }
        }
        for rule in self.sets(false).flat_map(|(_, _, set)| &set.rules) {
            words.units_first |= rule.base == 30 && is_units_first(rule);
            words.scale_first |= rule.base == 1000 && leading_scale(rule).is_some();
            words.and.extend(joiners(rule, words.glued));
        }
    }

    /// Words by which a number before them is multiplied: `<< hundra`.
    fn multipliers(&self, words: &mut Words) {
        for rule in self.sets(false).flat_map(|(_, _, set)| &set.rules) {
            for word in scale_words(rule, words.glued).into_iter().chain(leading_scale(rule)) {
                words.add_scale(rule.divisor, word);
            }
        }
    }

    /// Words for one hundred, one thousand, one million, where no number stands before them.
    fn bare_scales(&self, words: &mut Words) {
        let known = language(&self.tag, words);
        let mut found = Vec::new();
        for rule in self.sets(false).flat_map(|(_, _, set)| &set.rules) {
            if rule.base < 100 || rule.base != rule.divisor || rule.has(Part::Times) || rule.has(Part::Same) {
                continue;
            }
            let texts = rule.body.iter().take_while(|piece| matches!(piece, Piece::Text(_)));
            let text: String = texts.map(|piece| if let Piece::Text(text) = piece { text } else { "" }).collect();
            let text = plain(&text);
            if text.is_empty() || text == "ERROR" || value(known, &text) == Some(Decimal::from(rule.base)) {
                continue;
            }
            // ettusen is one thousand, sata a hundred: what is no form of the scale holds the one.
            let mut forms = words.scales.get(&rule.base).into_iter().flatten();
            let alike = |form: &String| form.chars().take(2).eq(text.chars().take(2));
            if !text.contains(' ') {
                let is_scale = forms.clone().next().is_none() || forms.any(alike);
                found.push((rule.base, text, is_scale));
            }
        }
        for (number, word, is_scale) in found {
            if is_scale { words.add_scale(number, word) } else { words.add(number, word) }
        }
    }

    /// Adds the words for those numbers that the reader cannot read from parts.
    fn fill(&self, words: &mut Words, numbers: impl IntoIterator<Item = u64>) {
        let known = language(&self.tag, words);
        for number in numbers {
            for phrase in self.phrases(number, false) {
                if value(known, &phrase) == Some(Decimal::from(number)) {
                    continue;
                }
                // In "en miljon" the last word is a scale, and a number stands before it.
                let multiplied = phrase.rsplit_once(' ').and_then(|(times, scale)| {
                    let power = [1_000_000_000, 1_000_000, 1000, 100].into_iter().find(|power| number % power == 0)?;
                    let is_one = number == power && words.has(1, times);
                    let is_times = is_one || value(known, times) == Some(Decimal::from(number / power));
                    is_times.then(|| (power, scale.to_owned()))
                });
                match multiplied {
                    Some((power, scale)) => words.add_scale(power, scale),
                    None if phrase.split(' ').count() <= MOST_WORDS => words.add(number, phrase),
                    None => {}
                }
            }
        }
    }

    /// Texts that name a value within longer numbers and may stand apart there: *két* of two hundred,
    /// *ას* of a hundred and more.
    pub fn inner(&self) -> BTreeSet<(u64, String)> {
        let mut found = BTreeSet::new();
        for rule in self.sets(false).flat_map(|(_, _, set)| &set.rules) {
            let Some(Piece::Text(text)) = rule.body.first() else { continue };
            let whole = rule.body.len() == 1;
            if (whole && rule.base < 10 && text != "ERROR")
                || (!whole && rule.base >= 10 && !rule.has(Part::Times) && !rule.has(Part::Same))
            {
                // cento e >>
                let text = plain(text);
                let text = text
                    .rsplit_once(' ')
                    .filter(|(_, and)| and.chars().count() < 3)
                    .map_or(text.as_str(), |(text, _)| text);
                let text = text.to_owned();
                if text.chars().all(|c| c.is_alphabetic() || c == '-') && text.chars().nth(1).is_some() {
                    found.insert((rule.base - rule.base % rule.divisor, text));
                }
            }
        }
        found
    }

    /// Whether a phrase holds a word that is not to stand in the table.
    pub fn is_left_out(&self, phrase: &str) -> bool {
        phrase.split([' ', '-']).any(|word| is_never(&self.never, word))
    }
}

/// As copy has it: without the marks for places where a word may be cut, and without the commas that
/// newspapers do not set in numbers.
fn plain(words: &str) -> String {
    // Belarusian адзiн has a Latin i there.
    let cyrillic = words.chars().any(|c| ('а'..='я').contains(&c));
    let kept = words.chars().filter(|c| !matches!(c, '\u{AD}' | '\u{200B}' | ','));
    let kept: String = kept.map(|c| if c == 'i' && cyrillic { 'і' } else { c }).collect();
    kept.trim_matches(['-', '\'']).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn texts(pieces: &[Piece]) -> Box<dyn Iterator<Item = &str> + '_> {
    Box::new(pieces.iter().flat_map(|piece| match piece {
        Piece::Text(text) => Box::new(std::iter::once(text.as_str())) as Box<dyn Iterator<Item = &str>>,
        Piece::Optional(inner) => texts(inner),
        _ => Box::new(std::iter::empty()),
    }))
}

const SEPARATORS: [char; 4] = [' ', '\u{A0}', '\u{AD}', '-'];

/// `[>>­og­]tredive`.
fn is_units_first(rule: &Rule) -> bool {
    let rest = rule.body.iter().position(|piece| match piece {
        Piece::Number(Part::Rest, _) => true,
        Piece::Optional(inner) => inner.iter().any(|piece| matches!(piece, Piece::Number(Part::Rest, _))),
        _ => false,
    });
    let text = rule.body.iter().rposition(|piece| matches!(piece, Piece::Text(_)));
    rest.zip(text).is_some_and(|(rest, text)| rest < text)
}

/// The words that join parts: the text beside the number in `[ og >>]`, and in `og =%cardinal=`.
fn joiners(rule: &Rule, glued: Glue) -> Vec<String> {
    let is_number = |piece: &Piece| matches!(piece, Piece::Number(Part::Rest | Part::RestByPrevious | Part::Same, _));
    let parts = rule.body.iter().filter_map(|piece| match piece {
        Piece::Optional(inner) => Some(inner.as_slice()),
        _ => None,
    });
    let same = rule.has(Part::Same).then_some(rule.body.as_slice());
    let mut found = Vec::new();
    for pieces in parts.chain(same) {
        for pair in pieces.windows(2) {
            let (text, apart) = match pair {
                [Piece::Text(text), number] if is_number(number) => (text, text.ends_with(SEPARATORS)),
                [number, Piece::Text(text)] if is_number(number) && glued == Glue::Word => (text, true),
                _ => continue,
            };
            let word = plain(text);
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            if word != "ERROR"
                && letters > 0
                && (text.starts_with(SEPARATORS) || letters > 1)
                && (apart || glued == Glue::Word)
            {
                found.push(word);
            }
        }
    }
    found
}

/// The word before the number that multiplies, where nothing stands behind: `elfu <<`.
fn leading_scale(rule: &Rule) -> Option<String> {
    match rule.body.as_slice() {
        [Piece::Text(text), Piece::Number(Part::Times, _)]
        | [Piece::Text(text), Piece::Number(Part::Times, _), Piece::Optional(_)] => Some(plain(text)),
        _ => None,
    }
}

/// The words behind the number that multiplies, in all their forms.
fn scale_words(rule: &Rule, glued: Glue) -> Vec<String> {
    let Some(times) = rule.body.iter().position(|piece| matches!(piece, Piece::Number(Part::Times, _))) else {
        return Vec::new();
    };
    if rule.divisor < 10 || rule.divisor != 10u64.pow(rule.divisor.ilog10()) {
        return Vec::new();
    }
    let mut forms = vec![String::new()];
    for piece in &rule.body[times + 1..] {
        match piece {
            Piece::Text(text) => forms.iter_mut().for_each(|form| form.push_str(text)),
            Piece::Choice(more) => {
                forms = forms.iter().flat_map(|form| more.iter().map(move |end| format!("{form}{end}"))).collect();
            }
            _ => break,
        }
    }
    let apart = |form: &String| form.starts_with(SEPARATORS) || glued != Glue::Never;
    forms.retain(apart);
    forms.iter().map(|form| plain(form)).filter(|form| form.chars().any(char::is_alphabetic)).collect()
}

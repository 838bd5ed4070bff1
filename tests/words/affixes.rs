//! Hunspell dictionaries written out: every form that the affix rules make of every stem.

use std::collections::{BTreeSet, HashMap};

/// A dictionary's affix rules.
#[derive(Default)]
pub struct Affixes {
    flags: Flags,
    prefixes: HashMap<String, Vec<Affix>>,
    suffixes: HashMap<String, Vec<Affix>>,
    /// Flags of stems that are no words by themselves.
    unfit: Vec<String>,
}

/// How flags are written behind the stroke.
#[derive(Default, Clone, Copy)]
enum Flags {
    #[default]
    Letters,
    Pairs,
    Numbers,
}

struct Affix {
    crosses: bool,
    strip: String,
    add: String,
    condition: Vec<Letter>,
    more: Vec<String>,
}

/// One place of a condition: the letters that may stand there, or those that may not.
struct Letter {
    listed: Vec<char>,
    allowed: bool,
}

impl Affixes {
    /// Reads an `.aff` file. Compounds are not made: of some languages they have no end.
    pub fn parse(text: &str) -> Affixes {
        let mut affixes = Affixes::default();
        let mut crosses = HashMap::new();
        for line in text.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words[..] {
                ["FLAG", "long"] => affixes.flags = Flags::Pairs,
                ["FLAG", "num"] => affixes.flags = Flags::Numbers,
                ["NEEDAFFIX" | "FORBIDDENWORD" | "ONLYINCOMPOUND", flag] => affixes.unfit.push(flag.into()),
                [kind @ ("SFX" | "PFX"), flag, yes @ ("Y" | "N"), count] if count.parse::<usize>().is_ok() => {
                    crosses.insert((kind, flag), yes == "Y");
                }
                [kind @ ("SFX" | "PFX"), flag, strip, add, ..] => {
                    let (add, more) = add.split_once('/').unwrap_or((add, ""));
                    let bare = |letters: &str| if letters == "0" { String::new() } else { letters.to_owned() };
                    let condition = condition(words.get(4).copied().unwrap_or("."));
                    let more = affixes.flags.split(more);
                    let crosses = crosses.get(&(kind, flag)).copied().unwrap_or_default();
                    let affix = Affix { crosses, strip: bare(strip), add: bare(add), condition, more };
                    let table = if kind == "SFX" { &mut affixes.suffixes } else { &mut affixes.prefixes };
                    table.entry(flag.to_owned()).or_default().push(affix);
                }
                _ => {}
            }
        }
        affixes
    }

    /// Adds every form of a line of the `.dic` file.
    pub fn write_out(&self, line: &str, forms: &mut BTreeSet<String>) {
        let entry = line.split_whitespace().next().unwrap_or_default();
        let (stem, flags) = entry.split_once('/').unwrap_or((entry, ""));
        let flags = self.flags.split(flags);
        let is_fit = !flags.iter().any(|flag| self.unfit.contains(flag));
        if is_fit {
            forms.insert(stem.to_owned());
        }
        let beginnings: Vec<&Affix> = flags.iter().flat_map(|flag| self.prefixes.get(flag)).flatten().collect();
        for flag in &flags {
            for suffix in self.suffixes.get(flag).into_iter().flatten() {
                let Some(form) = suffix.behind(stem) else { continue };
                for more in suffix.more.iter().flat_map(|flag| self.suffixes.get(flag)).flatten() {
                    forms.extend(more.behind(&form));
                }
                if suffix.crosses {
                    let crossed = beginnings.iter().filter(|prefix| prefix.crosses);
                    forms.extend(crossed.filter_map(|prefix| prefix.before(&form)));
                }
                forms.insert(form);
            }
        }
        forms.extend(beginnings.iter().filter_map(|prefix| prefix.before(stem)));
    }
}

impl Affix {
    fn behind(&self, stem: &str) -> Option<String> {
        let base = stem.strip_suffix(&self.strip)?;
        let letters: Vec<char> = stem.chars().collect();
        let start = letters.len().checked_sub(self.condition.len())?;
        self.holds(&letters[start..]).then(|| base.to_owned() + &self.add)
    }

    fn before(&self, stem: &str) -> Option<String> {
        let base = stem.strip_prefix(&self.strip)?;
        let letters: Vec<char> = stem.chars().collect();
        self.holds(letters.get(..self.condition.len())?).then(|| self.add.clone() + base)
    }

    fn holds(&self, letters: &[char]) -> bool {
        self.condition.iter().zip(letters).all(|(place, letter)| place.listed.contains(letter) == place.allowed)
    }
}

impl Flags {
    fn split(self, flags: &str) -> Vec<String> {
        let letters: Vec<char> = flags.chars().collect();
        match self {
            Flags::Letters => letters.iter().map(char::to_string).collect(),
            Flags::Pairs => letters.chunks(2).map(|pair| pair.iter().collect()).collect(),
            Flags::Numbers => flags.split(',').filter(|flag| !flag.is_empty()).map(str::to_owned).collect(),
        }
    }
}

/// `[^аеи]ть` as letters by place; `.` alone asks nothing, and within a condition takes any letter.
fn condition(text: &str) -> Vec<Letter> {
    let mut places = Vec::new();
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        places.push(match c {
            '.' => Letter { listed: Vec::new(), allowed: false },
            '[' => {
                let allowed = letters.next_if_eq(&'^').is_none();
                Letter { listed: letters.by_ref().take_while(|&c| c != ']').collect(), allowed }
            }
            _ => Letter { listed: vec![c], allowed: true },
        });
    }
    if text == "." { Vec::new() } else { places }
}

#[test]
fn forms_are_those_of_the_rules() {
    let affixes = Affixes::parse(
        "FLAG long\nNEEDAFFIX Na\n\
         SFX Aa Y 2\nSFX Aa y ies [^aeo]y\nSFX Aa 0 s [aeo]y\n\
         SFX Bb N 1\nSFX Bb 0 ing/Cc .\nSFX Cc N 1\nSFX Cc 0 ly .\n\
         PFX Un Y 1\nPFX Un 0 un t.d\n",
    );
    let mut forms = BTreeSet::new();
    for line in ["tidy/AaUn", "key/Aa", "lov/NaBb", "eddy"] {
        affixes.write_out(line, &mut forms);
    }
    let wanted = ["eddy", "key", "keys", "loving", "lovingly", "tidies", "tidy", "untidies", "untidy"];
    assert_eq!(forms.into_iter().collect::<Vec<_>>(), wanted);
}

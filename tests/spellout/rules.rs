//! CLDR's rule-based number format, run forward: numbers into words. What the spell-out rules use of
//! the rule language is here: base values, radixes, the three substitutions, optional text, choices by
//! plural. Collation, formats in digits and decimals are not.

use std::collections::BTreeMap;

/// The rule sets of one file, by name.
#[derive(Default)]
pub struct Rules {
    pub sets: BTreeMap<String, Set>,
}

#[derive(Default)]
pub struct Set {
    /// By base value, the smallest first.
    pub rules: Vec<Rule>,
    /// What stands before a number below zero, and between whole and decimals.
    pub minus: Option<String>,
    pub point: Option<String>,
}

pub struct Rule {
    pub base: u64,
    /// What the rule divides by: the multiplier stands before it, the rest behind.
    pub divisor: u64,
    pub body: Vec<Piece>,
}

pub enum Piece {
    Text(String),
    /// A number in words of its own, by the set named; the rule's own set where none is.
    Number(Part, String),
    /// Left out where the rest is nothing.
    Optional(Vec<Piece>),
    /// Forms by plural. Which of them stands is asked of the caller: a reader must know every one.
    Choice(Vec<String>),
}

/// Which part of the number.
#[derive(Clone, Copy, PartialEq)]
pub enum Part {
    /// `<<`: how many times the divisor.
    Times,
    /// `>>`: what is left.
    Rest,
    /// `>>>`: what is left, by the rule before this one.
    RestByPrevious,
    /// `==`: the number itself.
    Same,
}

impl Rules {
    /// Reads a file of rules; lines that are none (collation) are passed over.
    pub fn parse(text: &str) -> Rules {
        let mut rules = Rules::default();
        let mut name = String::new();
        for line in text.lines() {
            if let Some(set) = line.strip_suffix(':').filter(|line| line.starts_with('%')) {
                name = set.to_owned();
                rules.sets.entry(name.clone()).or_default();
                continue;
            }
            let (Some((head, body)), Some(set)) = (line.split_once(':'), rules.sets.get_mut(&name)) else { continue };
            let body = body.trim_start().trim_end_matches(';');
            match head {
                "-x" => set.minus = literal(body),
                "x.x" => set.point = literal(body),
                _ => set.rules.extend(rule(head, body)),
            }
        }
        rules
    }

    /// How many forms a plural chooses from, at the most.
    pub fn choices(&self) -> usize {
        let bodies = self.sets.values().flat_map(|set| &set.rules).flat_map(|rule| &rule.body);
        let forms = bodies.map(|piece| if let Piece::Choice(forms) = piece { forms.len() } else { 1 });
        forms.max().unwrap_or(1)
    }

    /// The number in words by a set, the `choice`th form taken wherever the plural decides. `None` where
    /// the rules have digits for it.
    pub fn spell(&self, set: &str, number: u64, choice: usize) -> Option<String> {
        let mut spelling = Spelling { rules: self, choice, words: String::new() };
        spelling.write(set, number, 0)?;
        Some(spelling.words)
    }
}

struct Spelling<'a> {
    rules: &'a Rules,
    choice: usize,
    words: String,
}

impl<'a> Spelling<'a> {
    fn write(&mut self, name: &str, number: u64, depth: usize) -> Option<()> {
        let set = self.rules.sets.get(name)?;
        let at = set.rules.partition_point(|rule| rule.base <= number).checked_sub(1)?;
        let rule = &set.rules[at];
        // Where nothing is left of the number, a rule for what is left is not meant.
        let back = rule.has_rest() && number.is_multiple_of(rule.divisor) && !rule.base.is_multiple_of(rule.divisor);
        self.apply(name, at.checked_sub(usize::from(back))?, number, depth)
    }

    fn apply(&mut self, name: &str, at: usize, number: u64, depth: usize) -> Option<()> {
        let rule = self.rules.sets.get(name)?.rules.get(at)?;
        // No number is spelled by so many rules: these go round.
        if depth > 64 { None } else { self.pieces(name, at, rule, &rule.body, number, depth) }
    }

    fn pieces(
        &mut self,
        name: &str,
        at: usize,
        rule: &'a Rule,
        pieces: &'a [Piece],
        number: u64,
        depth: usize,
    ) -> Option<()> {
        let (times, rest) = (number / rule.divisor, number % rule.divisor);
        for piece in pieces {
            match piece {
                Piece::Text(text) if text == "ERROR" => return None,
                Piece::Text(text) => self.words.push_str(text),
                Piece::Choice(forms) => self.words.push_str(&forms[self.choice % forms.len()]),
                Piece::Optional(_) if rest == 0 => {}
                Piece::Optional(inner) => self.pieces(name, at, rule, inner, number, depth)?,
                Piece::Number(part, set) => {
                    let set = if set.is_empty() { name } else { set };
                    match part {
                        Part::Times => self.write(set, times, depth + 1)?,
                        Part::Rest => self.write(set, rest, depth + 1)?,
                        Part::Same => self.write(set, number, depth + 1)?,
                        Part::RestByPrevious => self.apply(set, at.checked_sub(1)?, rest, depth + 1)?,
                    }
                }
            }
        }
        Some(())
    }
}

impl Rule {
    pub fn has(&self, wanted: Part) -> bool {
        fn any(pieces: &[Piece], wanted: Part) -> bool {
            pieces.iter().any(|piece| match piece {
                Piece::Number(part, _) => *part == wanted,
                Piece::Optional(inner) => any(inner, wanted),
                _ => false,
            })
        }
        any(&self.body, wanted)
    }

    fn has_rest(&self) -> bool {
        self.has(Part::Rest) || self.has(Part::RestByPrevious)
    }
}

/// `1100/100`, `21>`: base value, radix, and a `>` for each power that the divisor is lower.
fn rule(head: &str, body: &str) -> Option<Rule> {
    let number = |text: &str| text.replace(',', "").parse::<u64>().ok();
    let lower = head.len() - head.trim_end_matches('>').len();
    let head = head.trim_end_matches('>');
    let (base, radix) = match head.split_once('/') {
        Some((base, radix)) => (number(base)?, number(radix)?),
        None => (number(head)?, 10),
    };
    let power = if base == 0 { 0 } else { base.ilog(radix) };
    let divisor = radix.pow(power.saturating_sub(lower as u32));
    // An apostrophe keeps the space that it stands before.
    let body = body.strip_prefix('\'').unwrap_or(body);
    Some(Rule { base, divisor, body: pieces(body) })
}

fn pieces(body: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest = body;
    while let Some(c) = rest.chars().next() {
        let closed = |open: &str, close: &str| -> Option<(String, usize)> {
            let inside = rest.strip_prefix(open)?;
            let end = inside.find(close)?;
            Some((inside[..end].to_owned(), open.len() + end + close.len()))
        };
        let (piece, length) = if let Some((inside, length)) = closed("[", "]") {
            (Piece::Optional(pieces(&inside)), length)
        } else if let Some((inside, length)) = closed("$(cardinal,", ")$") {
            let forms = inside.split('}').filter_map(|form| Some(form.split_once('{')?.1.to_owned()));
            (Piece::Choice(forms.collect()), length)
        } else if rest.starts_with(">>>") {
            (Piece::Number(Part::RestByPrevious, String::new()), 3)
        } else if let Some((set, length)) = closed(">", ">") {
            (Piece::Number(Part::Rest, set), length)
        } else if let Some((set, length)) = closed("<", "<") {
            (Piece::Number(Part::Times, set), length)
        } else if let Some((set, length)) = closed("=", "=") {
            (Piece::Number(Part::Same, set), length)
        } else {
            let end = rest[c.len_utf8()..].find(['[', '$', '<', '>', '=']).map_or(rest.len(), |at| c.len_utf8() + at);
            (Piece::Text(rest[..end].to_owned()), end)
        };
        found.push(piece);
        rest = &rest[length..];
    }
    found
}

/// The words of a rule that stand beside its numbers: `<< komma >>`.
fn literal(body: &str) -> Option<String> {
    let words: Vec<String> = pieces(body)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Text(text) => Some(text.trim().to_owned()),
            _ => None,
        })
        .collect();
    let word = words.concat();
    (word.chars().any(char::is_alphabetic) && !body.contains('[')).then_some(word)
}

#[test]
fn rules_run_as_their_standard_says() {
    let rules = Rules::parse(
        "%main:\n-x: minus >>;\nx.x: << dot >>;\n0: nul;\n1: one;\n2: two;\n3: three;\n20: twenty[->>];\n\
         60/20: <%%times<score[ and >>];\n100: << hundred[ >%%and>];\n\
         2000: << $(cardinal,one{grand}other{grands})$[ >>];\n3001/1000: <<,>>;\n9000: =#,##0=;\n\
         %%and:\n0: and =%main=;\n20: =%main=;\n%%times:\n3: three;\n",
    );
    let spell = |number, choice| rules.spell("%main", number, choice).unwrap_or_default();
    assert_eq!(spell(23, 0), "twenty-three");
    assert_eq!([spell(60, 0), spell(63, 0)], ["threescore", "threescore and three"]);
    assert_eq!([spell(203, 0), spell(323, 0)], ["two hundred and three", "three hundred twenty-three"]);
    assert_eq!([spell(2000, 0), spell(2002, 1)], ["two grand", "two grands two"]);
    assert_eq!([spell(3000, 1), spell(3002, 1)], ["three grands", "three,two"]);
    assert_eq!(rules.spell("%main", 9000, 0), None);
    let main = &rules.sets["%main"];
    assert_eq!((main.minus.as_deref(), main.point.as_deref()), (Some("minus"), Some("dot")));
}

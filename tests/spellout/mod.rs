//! Number words: CLDR's spell-out rules are run forward, what a reader needs of them is the table
//! `src/lang/data/spellout.toml`, and every number spelled by the rules is read back to itself.
//! `COPYDESK_BLESS=1` writes the table anew; `COPYDESK_LANG=sv` looks at one language alone.
//!
//! The rules under `cldr/` are those of the npm package `cldr-rbnf` 48.2.0, as they are there; their
//! licence, Unicode-3.0, stands beside them. What the rules do not say is in `by_hand.toml`.
//!
//! Not taken of CLDR's languages: Thai, Lao, Khmer and Burmese set no spaces, and their number words
//! stand within other words; Filipino is spelled there with accents that nobody prints; Akan, Ewe, Fulah,
//! Irish and Greenlandic join numbers in ways that the reader does not know; and in Cherokee, Chakma and
//! Northern Luri nobody has looked for words that mean something else as well.

mod part;
mod rules;
mod trial;
mod words;

use crate::language_data;
use copydesk::document::Document;
use copydesk::facts::Quantity;
use copydesk::lang;
use copydesk::story::Version;
use rules::Rules;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};
use words::Tongue;

const TABLE: &str = "src/lang/data/spellout.toml";

const HEAD: &str = "\
# Number words by CLDR's spell-out rules. Generated: tests/spellout/ holds the rules, their licence and
# what was added by hand; `COPYDESK_BLESS=1 cargo test --test tests spellout` writes this file anew.
#
# Derived from CLDR 48.2 (https://cldr.unicode.org), copyright 2004-2026 Unicode, Inc., under the Unicode
# License V3 (tests/spellout/cldr/LICENSE).
#
# Each language stands behind a line `#= tag`, as the [figures] of a language file do. Languages with a
# file of their own have here only what their file need not say.
";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// The languages whose rules are here: each with those of all its regions and scripts.
fn tongues() -> Vec<(Tongue, Table)> {
    let folder = root().join("tests/spellout");
    let mut by_hand: BTreeMap<String, Table> = toml::from_str(&read(&folder.join("by_hand.toml"))).unwrap();
    let mut rules: BTreeMap<String, BTreeMap<String, Rules>> = BTreeMap::new();
    for entry in fs::read_dir(folder.join("cldr")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(locale) = name.strip_suffix("-SpelloutRules.txt") {
            rules.entry(lang::primary(locale)).or_default().insert(locale.to_owned(), Rules::parse(&read(&path)));
        }
    }
    let only = std::env::var("COPYDESK_LANG").ok();
    let wanted = |tag: &String| only.as_ref().is_none_or(|only| only == tag);
    let tongues = rules.into_iter().filter(|(tag, _)| wanted(tag)).map(|(tag, rules)| {
        let mut hand = by_hand.remove(&tag).unwrap_or_default();
        let never = hand.remove("never").unwrap_or(Value::Array(Vec::new()));
        let never = never.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        let rules = rules.into_values().collect();
        (Tongue { tag, rules, never }, hand)
    });
    tongues.collect()
}

/// What each language gives, on as many threads as the machine has, in the order of the languages.
fn of_each<T: Send>(tongues: &[(Tongue, Table)], look: impl Fn(&Tongue, &Table) -> T + Sync) -> Vec<T> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let look = &look;
    let mut found: Vec<(usize, T)> = std::thread::scope(|scope| {
        let share = |first: usize| {
            let mine = tongues.iter().enumerate().skip(first).step_by(threads);
            scope.spawn(move || mine.map(|(n, (tongue, hand))| (n, look(tongue, hand))).collect::<Vec<_>>())
        };
        let running: Vec<_> = (0..threads).map(share).collect();
        running.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    found.sort_by_key(|(n, _)| *n);
    found.into_iter().map(|(_, found)| found).collect()
}

#[test]
fn table_is_what_the_rules_give() {
    let tongues = tongues();
    let parts = of_each(&tongues, |tongue, hand| {
        let mut table = tongue.words().table(&tongue.tag);
        part::merge(&mut table, hand);
        format!("\n#= {}\n{}", tongue.tag, part::written(&table))
    });
    let path = root().join(TABLE);
    if std::env::var_os("COPYDESK_LANG").is_none() {
        let table = HEAD.to_owned() + &parts.concat();
        if std::env::var_os("COPYDESK_BLESS").is_some_and(|value| value == "1") {
            fs::write(&path, &table).unwrap();
        }
        assert!(read(&path) == table, "{TABLE} says otherwise; COPYDESK_BLESS=1 writes it anew");
    }
    let table = read(&path);
    for (part, (tongue, _)) in parts.iter().zip(&tongues) {
        assert!(table.contains(part), "{}: {TABLE} says otherwise; COPYDESK_BLESS=1 writes it anew", tongue.tag);
    }
}

/// Every set of every language, by the language as the program has it: table and file together.
#[test]
fn numbers_are_read_back() {
    let numbers = trial::sample();
    let wrong = of_each(&tongues(), |tongue, _| {
        let misread = trial::misread(tongue, lang::get(&tongue.tag), &numbers);
        let shown: Vec<_> = misread.iter().take(8).map(|(number, words)| format!("{number} {words}")).collect();
        (!misread.is_empty()).then(|| format!("{}: {} misread: {}", tongue.tag, misread.len(), shown.join("; ")))
    });
    let wrong: Vec<String> = wrong.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "numbers are not read as the rules spell them\n\n{}\n", wrong.join("\n"));
}

/// Copy in languages that have no file, and the figures that are read in it.
const COPY: [(&str, &str, &[&str]); 18] = [
    ("sv", "Tjugosex passagerare och en hund räddades, tre av dem ur vattnet.", &["26", "3"]),
    ("sv", "Bygget kostar 2,5 miljoner kronor, inte en miljard.", &["2500000", "1000000000"]),
    ("da", "Enogtyve elever og to lærere sad fast i halvtreds minutter.", &["21", "2", "50"]),
    ("nb", "Tre hundre og førti hus sto under vann, syv av dem skoler.", &["340", "7"]),
    ("fi", "Kahdellekymmenelleviidelle perheelle maksettiin 3,2 miljoonaa.", &["25", "3200000"]),
    ("hu", "Kétszázötven házat ürítettek ki, köztük három iskolát.", &["250", "3"]),
    ("ro", "Douăzeci și cinci de case au ars, iar 20 de mii de oameni au fugit.", &["25", "20000"]),
    ("el", "Είκοσι πέντε πλοία και διακόσιοι ναύτες.", &["25", "200"]),
    ("vi", "Hai mươi lăm ngôi nhà bị ngập hôm thứ sáu, năm ngoái là ba trăm.", &["25", "300"]),
    ("sw", "Watu elfu kumi na mbili walihama saa mbili asubuhi.", &["12000"]),
    ("sr", "Сто двадесет пет кућа је поплављено.", &["125"]),
    ("sr-Latn", "Trista četrdeset i šest porodica čeka pomoć.", &["346"]),
    ("bg", "Двеста и петдесет души чакаха четири часа.", &["250", "4"]),
    ("sl", "Petintrideset hiš je brez elektrike.", &["35"]),
    (
        "sv",
        "Två tredjedelar av väljarna, 63 procent, kom; hundratals väntade.",
        &["0.6666666666666666666666666667", "63 percent", "hundreds"],
    ),
    ("ro", "Sute de mii de oameni, 12 la sută din oraș.", &["hundreds_of_thousands", "12 percent"]),
    ("hr", "Šteta je veća od 2,4 milijuna, a devet kuća je srušeno.", &["2400000", "9"]),
    ("ca", "Vint-i-cinc famílies van perdre la casa.", &["25"]),
];

#[test]
fn copy_without_a_file_is_read() {
    let mut wrong = Vec::new();
    for (tag, text, wanted) in COPY {
        let got: Vec<String> = quantities(tag, text).iter().map(Quantity::canonical).collect();
        if got != wanted {
            wrong.push(format!("{tag}: {text}\n    expected {wanted:?}, got {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "copy is read otherwise\n\n{}\n", wrong.join("\n"));
}

/// Every part says only what a language file can say, and names what the program knows.
#[test]
fn parts_are_sound() {
    for tag in lang::spellout::tags() {
        let figures = lang::spellout::part(tag).unwrap_or_else(|why| panic!("{tag}: {why}"));
        let unknown = figures.vague.keys().find(|name| lang::Vague::named(name).is_none());
        assert_eq!(unknown, None, "{tag}");
    }
}

/// A word stands in one place: a language file does not say again what the table says.
#[test]
fn files_leave_to_the_table_what_it_has() {
    let mut twice = Vec::new();
    for (tag, file) in lang::tags().filter_map(|tag| Some((tag, language_data::file(tag)?))) {
        let table = lang::spellout::part(tag).unwrap();
        for (own, table) in [
            (&file.figures.cardinals, &table.cardinals),
            (&file.figures.ordinals, &table.ordinals),
            (&file.figures.scales, &table.scales),
        ] {
            for (value, words) in own {
                let known = table.get(value);
                let known = |word: &&String| known.is_some_and(|known| known.contains(word));
                twice.extend(words.iter().filter(known).map(|word| format!("{tag}.toml: {value} {word}")));
            }
        }
    }
    assert!(twice.is_empty(), "{} words stand in {TABLE} too\n\n{}\n", twice.len(), twice.join("\n"));
}

/// A word that is another word as often satisfies a figure and accuses none.
#[test]
fn homographs_are_soft() {
    for (tongue, hand) in tongues() {
        for word in hand.get("soft").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
            let hard = quantities(&tongue.tag, word).into_iter().any(|quantity| !quantity.soft);
            assert!(!hard, "{}: {word} is read as a number for sure", tongue.tag);
        }
    }
}

fn quantities(tag: &str, text: &str) -> Vec<Quantity> {
    let version = Version { lang: Some(tag.into()), text: text.to_owned(), ..Version::default() };
    Document::read(&version).facts.iter().filter_map(|fact| fact.quantity().cloned()).collect()
}

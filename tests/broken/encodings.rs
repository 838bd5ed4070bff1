//! Lines read in a wrong encoding, once and twice, are found and restored.

use super::{Copy, copy, findings};
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GBK, KOI8_R, KOI8_U, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256,
};
use std::collections::BTreeMap;

const RULE: &str = "mangled-encoding";

/// What UTF-8 is taken for.
static TAKEN_FOR: [&Encoding; 12] = [
    WINDOWS_1252,
    WINDOWS_1250,
    WINDOWS_1251,
    WINDOWS_1253,
    WINDOWS_1254,
    WINDOWS_1255,
    WINDOWS_1256,
    SHIFT_JIS,
    GBK,
    EUC_KR,
    BIG5,
    KOI8_R,
];

/// Older encodings and what they are taken for, by language.
static OLDER: [(&str, &Encoding, &Encoding); 19] = [
    ("ru", WINDOWS_1251, WINDOWS_1252),
    ("ru", KOI8_R, WINDOWS_1251),
    ("ru", WINDOWS_1251, KOI8_R),
    ("ru", KOI8_R, WINDOWS_1252),
    ("uk", WINDOWS_1251, WINDOWS_1252),
    ("uk", KOI8_U, WINDOWS_1251),
    ("cs", WINDOWS_1250, WINDOWS_1252),
    ("pl", WINDOWS_1250, WINDOWS_1252),
    ("tr", WINDOWS_1254, WINDOWS_1252),
    ("ar", WINDOWS_1256, WINDOWS_1252),
    ("he", WINDOWS_1255, WINDOWS_1252),
    ("ja", SHIFT_JIS, WINDOWS_1252),
    ("ja", EUC_JP, WINDOWS_1252),
    ("ko", EUC_KR, WINDOWS_1252),
    ("zh", GBK, WINDOWS_1252),
    ("zh", BIG5, WINDOWS_1252),
    ("fa", WINDOWS_1256, WINDOWS_1252),
    ("ko", EUC_KR, GBK),
    ("ja", SHIFT_JIS, GBK),
];

/// A line of a language, broken one way.
struct Broken {
    way: String,
    text: String,
    /// Whether all its bytes are still there.
    whole: bool,
}

fn read(bytes: &[u8], encoding: &'static Encoding) -> (String, bool) {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    (text.into_owned(), !broken)
}

fn latin_1(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

/// The line in every wrong reading that changes it.
fn ways(lang: &str, line: &str) -> Vec<Broken> {
    let mut found = Vec::new();
    let mut push = |way: String, (text, whole): (String, bool)| {
        if text != line {
            found.push(Broken { way, text, whole });
        }
    };
    for taken in TAKEN_FOR {
        let (once, whole) = read(line.as_bytes(), taken);
        let twice = read(once.as_bytes(), taken);
        push(format!("{} twice", taken.name()), (twice.0, twice.1 && whole));
        push(taken.name().to_owned(), (once, whole));
    }
    push("latin-1".into(), (latin_1(line.as_bytes()), true));
    push("latin-1 twice".into(), (latin_1(latin_1(line.as_bytes()).as_bytes()), true));
    for (_, meant, taken) in OLDER.iter().filter(|older| older.0 == lang) {
        let (bytes, _, unmappable) = meant.encode(line);
        if !unmappable && read(&bytes, meant).0 == line {
            push(format!("{} as {}", meant.name(), taken.name()), read(&bytes, taken));
        }
    }
    found
}

#[derive(Default)]
struct Count {
    all: usize,
    found: usize,
    whole: usize,
    restored: usize,
}

impl Count {
    fn shares(&self) -> (f64, f64) {
        (self.found as f64 / self.all.max(1) as f64, self.restored as f64 / self.whole.max(1) as f64)
    }
}

/// The least share of broken lines that is found, and of those that can be that is restored to the
/// letter, in all and in each language.
const FLOOR: f64 = 0.97;
const FLOOR_OF_A_LANGUAGE: f64 = 0.94;

#[test]
fn lines_in_wrong_encodings_are_restored() {
    let (mut languages, mut ways_of_all): (BTreeMap<String, Count>, BTreeMap<String, Count>) = Default::default();
    let mut total = Count::default();
    for Copy { lang, text } in copy() {
        for line in text.lines().filter(|line| !line.is_ascii()) {
            for broken in ways(&lang, line) {
                let told = findings(RULE, &lang, &broken.text);
                let mended = told.iter().any(|finding| {
                    let span = finding.fault.span;
                    finding.suggestion.as_ref().is_some_and(|suggestion| {
                        format!("{}{suggestion}{}", &broken.text[..span.start], &broken.text[span.end..]) == line
                    })
                });
                for count in [
                    &mut total,
                    languages.entry(lang.clone()).or_default(),
                    ways_of_all.entry(broken.way.clone()).or_default(),
                ] {
                    count.all += 1;
                    count.found += usize::from(!told.is_empty());
                    count.whole += usize::from(broken.whole);
                    count.restored += usize::from(broken.whole && mended);
                }
            }
        }
    }
    let line = |(name, count): (&String, &Count)| {
        let (found, restored) = count.shares();
        format!("{name}: {} lines, {found:.3} found, {restored:.3} of {} restored\n", count.all, count.whole)
    };
    let table: String = languages.iter().chain(&ways_of_all).map(line).collect();
    let (found, restored) = total.shares();
    assert!(found >= FLOOR && restored >= FLOOR, "{found:.3} found, {restored:.3} restored\n{table}");
    for (lang, count) in &languages {
        let (found, restored) = count.shares();
        assert!(found.min(restored) >= FLOOR_OF_A_LANGUAGE, "{lang} lies below the floor\n{table}");
    }
}

#[test]
fn clean_lines_are_not_read_anew() {
    for Copy { lang, text } in copy() {
        let told = findings(RULE, &lang, &text);
        assert!(told.is_empty(), "{lang}: {}", told[0].message);
    }
}

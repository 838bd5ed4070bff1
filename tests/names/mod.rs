//! How well names of different scripts are told to be one: exactly as `scores.toml` beside this file says.
//! `COPYDESK_BLESS=1` writes it anew.

use any_ascii::any_ascii;
use copydesk::lang::{Sound, fold};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, RngSeed};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use strsim::jaro_winkler;

const SCRIPTS: [&str; 8] = ["Latin", "Cyrillic", "Arabic", "Hebrew", "Devanagari", "Han", "Kana", "Hangul"];

/// Of names that share neither paragraph nor first letter one in so many stands against a name: they are easy.
const EASY: usize = 23;

/// A row of `names.txt`.
struct Name {
    paragraph: usize,
    /// By script the spellings in use.
    spellings: [Vec<Spelling>; SCRIPTS.len()],
}

struct Spelling {
    text: String,
    roman: String,
    sound: Sound,
    /// The last word, if there are several.
    surname: Option<Sound>,
    /// The same in Latin letters.
    family: String,
}

/// Two spellings in two scripts, and whether they are of one name.
struct Pair<'a> {
    scripts: (usize, usize),
    a: &'a Spelling,
    b: &'a Spelling,
    same: bool,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/names")
}

fn names() -> Vec<Name> {
    let text = fs::read_to_string(folder().join("names.txt")).expect("names.txt can be read");
    let rows =
        text.split("\n\n").enumerate().flat_map(|(paragraph, rows)| rows.lines().map(move |row| (paragraph, row)));
    rows.filter(|(_, row)| !row.starts_with('#')).map(|(paragraph, row)| name(paragraph, row)).collect()
}

fn name(paragraph: usize, row: &str) -> Name {
    let cells: Vec<&str> = row.split(" | ").collect();
    assert_eq!(cells.len(), SCRIPTS.len(), "names.txt: {row}");
    let family = cells[0].rsplit(' ').next().unwrap_or_default();
    let spellings =
        |cell: &str| cell.split(" / ").filter(|text| *text != "-").map(|text| spelling(text, family)).collect();
    Name { paragraph, spellings: std::array::from_fn(|script| spellings(cells[script])) }
}

fn spelling(text: &str, family: &str) -> Spelling {
    let surname = text.rsplit_once([' ', '・', '·']).map(|(_, last)| Sound::of(last));
    Spelling {
        text: text.into(),
        roman: any_ascii(text).to_lowercase(),
        sound: Sound::of(text),
        surname,
        family: family.into(),
    }
}

fn first_letter(name: &Name) -> Option<char> {
    name.spellings[0].first().and_then(|spelling| spelling.text.chars().next())
}

/// Every spelling of a name against every one in another script; against those of other names the first
/// spelling alone, of all that are in its paragraph or begin with its letter, and of a few that do not.
fn pairs<'a>(names: &[&'a Name]) -> Vec<Pair<'a>> {
    let mut pairs = Vec::new();
    for scripts in (0..SCRIPTS.len()).flat_map(|x| (x + 1..SCRIPTS.len()).map(move |y| (x, y))) {
        for (n, one) in names.iter().enumerate() {
            for a in &one.spellings[scripts.0] {
                pairs.extend(one.spellings[scripts.1].iter().map(|b| Pair { scripts, a, b, same: true }));
            }
            let Some(a) = one.spellings[scripts.0].first() else { continue };
            for (m, other) in names.iter().enumerate().filter(|(m, _)| *m != n) {
                let hard = one.paragraph == other.paragraph || first_letter(one) == first_letter(other);
                if hard || (31 * n + 17 * m + 5 * scripts.0 + scripts.1) % EASY == 0 {
                    pairs.extend(other.spellings[scripts.1].first().map(|b| Pair { scripts, a, b, same: false }));
                }
            }
        }
    }
    pairs
}

/// The share of true pairs that score more than all but one in a hundred of the false ones.
fn recall(scored: &[(bool, f64)]) -> f64 {
    let mut wrong: Vec<f64> = scored.iter().filter(|(same, _)| !same).map(|(_, score)| *score).collect();
    wrong.sort_by(|a, b| b.total_cmp(a));
    share(scored, true, |score| score > wrong[wrong.len() / 100])
}

/// The share of true or of false pairs whose score is such.
fn share(scored: &[(bool, f64)], kind: bool, such: impl Fn(f64) -> bool) -> f64 {
    let of_kind = scored.iter().filter(|(same, _)| *same == kind);
    of_kind.clone().filter(|(_, score)| such(*score)).count() as f64 / of_kind.count() as f64
}

fn count(pairs: &[Pair<'_>], same: bool) -> usize {
    pairs.iter().filter(|pair| pair.same == same).count()
}

fn by_sound(pair: &Pair<'_>) -> (bool, f64) {
    (pair.same, pair.a.sound.likeness(&pair.b.sound))
}

fn by_letters(pair: &Pair<'_>) -> (bool, f64) {
    (pair.same, jaro_winkler(&pair.a.roman, &pair.b.roman))
}

/// A whole name against the other's surname, where both have several words; two Clintons are told apart by no one.
fn by_surname(pair: &Pair<'_>) -> Option<(bool, f64)> {
    pair.a.surname.as_ref().filter(|_| pair.same || pair.a.family != pair.b.family)?;
    Some((pair.same, pair.a.sound.part_likeness(pair.b.surname.as_ref()?)))
}

/// The whole of `scores.toml`.
fn scores() -> String {
    let mut out = String::from(
        "# How often two spellings of one name in two scripts are told to be one, held exactly by `cargo test`;\n\
         # COPYDESK_BLESS=1 writes it anew. recall: true pairs that score more than all but 1 % of the false ones.\n\
         # jaro_winkler: the same of romanised letters. same: the rates at `Sound::SAME`. surname: whole names\n\
         # against surnames. scripts: each at the 1 % of its own false pairs.\n\
         # One looks at pairs of `open` while working on the score, at those of `held` never.\n",
    );
    let names = names();
    for (half, label) in ["held", "open"].into_iter().enumerate().rev() {
        let mine: Vec<&Name> = names.iter().filter(|name| name.paragraph % 2 == half).collect();
        let pairs = pairs(&mine);
        let sounds: Vec<_> = pairs.iter().map(by_sound).collect();
        let surnames: Vec<_> = pairs.iter().filter_map(by_surname).collect();
        let _ = write!(
            out,
            "\n[{label}]\nnames = {}\ntrue_pairs = {}\nfalse_pairs = {}\nrecall = {:.3}\njaro_winkler = {:.3}\n\
             same = {{ recall = {:.3}, false = {:.4} }}\nsurname = {:.3}\n\n[{label}.scripts]\n",
            mine.len(),
            count(&pairs, true),
            count(&pairs, false),
            recall(&sounds),
            recall(&pairs.iter().map(by_letters).collect::<Vec<_>>()),
            share(&sounds, true, |score| score >= Sound::SAME),
            share(&sounds, false, |score| score >= Sound::SAME),
            recall(&surnames),
        );
        for group in pairs.chunk_by(|a, b| a.scripts == b.scripts) {
            let (x, y) = group[0].scripts;
            let [sounds, letters] = [by_sound, by_letters].map(|by| recall(&group.iter().map(by).collect::<Vec<_>>()));
            let _ = writeln!(
                out,
                "{}-{} = {{ true_pairs = {}, recall = {sounds:.3}, jaro_winkler = {letters:.3} }}",
                SCRIPTS[x],
                SCRIPTS[y],
                count(group, true),
            );
        }
    }
    out
}

#[test]
fn scores_are_as_committed() {
    let path = folder().join("scores.toml");
    let scores = scores();
    assert!(toml::from_str::<toml::Table>(&scores).is_ok(), "scores.toml would be no TOML");
    if std::env::var_os("COPYDESK_BLESS").is_some_and(|value| value == "1") {
        fs::write(&path, &scores).expect("tests/names can be written to");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == scores, "tests/names/scores.toml says otherwise; COPYDESK_BLESS=1 writes it anew\n\n{scores}");
}

/// Names in one script are never told to be one by sound.
#[test]
fn look_alikes_of_one_script_stay_apart() {
    let names = names();
    for script in 0..SCRIPTS.len() {
        let all: Vec<&Spelling> = names.iter().flat_map(|name| &name.spellings[script]).collect();
        for (n, a) in all.iter().enumerate() {
            assert_eq!(a.sound.likeness(&a.sound), 1.0, "{}", a.text);
            for b in &all[n + 1..] {
                assert!(
                    fold(&a.text) == fold(&b.text) || a.sound.likeness(&b.sound) == 0.0,
                    "{} and {}",
                    a.text,
                    b.text
                );
            }
        }
    }
}

/// What a name is spelt with somewhere, and what it is not.
fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,40}",
        "[A-Za-zçğéøşž' -]{0,30}",
        "[а-яёіїґ -]{0,30}",
        "[\u{620}-\u{6D3} ]{0,30}",
        "[\u{5B0}-\u{5EA}' ]{0,30}",
        "[\u{900}-\u{97F} ]{0,30}",
        "[一-龥·]{0,12}",
        "[ぁ-ゖァ-ヺー・]{0,30}",
        "[가-힣 ]{0,12}",
        "[ก-๛Ա-և]{0,200}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        rng_algorithm: RngAlgorithm::ChaCha,
        rng_seed: RngSeed::Fixed(20_260_102),
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_score_is_a_share_and_the_same_either_way(a in any_name(), b in any_name()) {
        let [x, y] = [Sound::of(&a), Sound::of(&b)];
        for (there, back) in [(x.likeness(&y), y.likeness(&x)), (x.part_likeness(&y), y.part_likeness(&x))] {
            prop_assert!((0.0..=1.0).contains(&there));
            prop_assert_eq!(there, back);
        }
        prop_assert_eq!(x.likeness(&Sound::of(&a)), 1.0);
    }
}

/// A thousand times the letters cost no thousand times the time: only the head of a name is held against another.
#[test]
fn what_is_no_name_is_cut() {
    let [long, longer] = [1_000, 1_000_000].map(|times| Sound::of(&"путин".repeat(times)));
    let latin = Sound::of(&"putin".repeat(1_000_000));
    assert_eq!(long.likeness(&latin), longer.likeness(&latin));
}

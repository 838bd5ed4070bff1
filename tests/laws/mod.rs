//! What holds for every story: those of the corpora, and generated ones in all scripts with what
//! hostile copy holds. The seed is fixed, so that a run that fails here fails everywhere.

#[cfg(feature = "cli")]
mod fuzzed;
mod story;

use crate::formats::is_written_whole;
use crate::gold;
use copydesk::{Story, Version};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, RngSeed, TestRunner};
pub use story::*;

/// Complaints that one story gives a law cause for.
type Law = fn(&Story) -> Vec<String>;

/// Holds a law over every story of the corpora and tells all that break it, at most six complaints each.
fn holds_for_corpora(law: Law) {
    let mut failures = Vec::new();
    for story in gold::stories() {
        let complaints = law(&story.story);
        let more = complaints.len().saturating_sub(6);
        failures.extend(complaints.iter().take(6).map(|complaint| format!("{}: {complaint}", story.name())));
        if more > 0 {
            failures.push(format!("{}: and {more} more", story.name()));
        }
    }
    assert!(failures.is_empty(), "{} complaints\n\n{}\n", failures.len(), failures.join("\n"));
}

/// Holds a law over generated stories; the smallest story that breaks it is told.
fn holds_for_generated(law: Law) {
    holds(generated_story(), 48, |story| {
        let complaints = law(&story);
        prop_assert!(complaints.is_empty(), "{}", complaints.join("\n"));
        Ok(())
    });
}

/// Holds a test over generated values; the smallest that breaks it is told.
pub fn holds<S: Strategy>(strategy: S, cases: u32, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config {
        cases,
        failure_persistence: None,
        rng_algorithm: RngAlgorithm::ChaCha,
        rng_seed: RngSeed::Fixed(20_260_101),
        max_shrink_iters: 2_000,
        ..Config::default()
    };
    if let Err(why) = TestRunner::new(config).run(&strategy, test) {
        panic!("{why}");
    }
}

macro_rules! laws {
    ($($law:ident)*) => {
        mod corpora {
            $(#[test] fn $law() { super::holds_for_corpora(super::$law); })*
        }
        mod generated {
            $(#[test] fn $law() { super::holds_for_generated(super::$law); })*
        }
    };
}

laws! {
    agrees_with_itself
    is_well_formed
    is_blind_to_composition
    is_blind_to_space
    is_blind_to_order
    is_blind_to_lines
    is_known_again
    is_read_back
    is_the_same_twice
    is_written_whole
}

/// No text panics, in any number of versions, whatever language is claimed for it.
#[test]
fn no_text_panics() {
    let text = prop_oneof![any::<String>(), hostile_text(), generated_text()];
    let version = (text, prop::option::of(prop::sample::select(TAGS.as_slice())));
    holds(prop::collection::vec(version, 0..4), 256, |versions| {
        let version = |(n, (text, tag)): (usize, (String, Option<&str>))| Version {
            id: n.to_string(),
            lang: tag.map(str::to_owned),
            text,
            ..Version::default()
        };
        let story = Story { id: "any".into(), versions: versions.into_iter().enumerate().map(version).collect() };
        let mut complaints = is_well_formed(&story);
        complaints.extend(is_written_whole(&story));
        prop_assert!(complaints.is_empty(), "{}", complaints.join("\n"));
        Ok(())
    });
}

/// Sentences that came cut already are hostile as well.
#[test]
fn no_cut_text_panics() {
    holds(prop::collection::vec(prop_oneof![any::<String>(), generated_text()], 0..5), 64, |sentences| {
        let version = Version::cut("cut".into(), None, &sentences);
        let story =
            Story { id: "any".into(), versions: vec![version.clone(), Version { id: "again".into(), ..version }] };
        let mut complaints = is_well_formed(&story);
        complaints.extend(is_written_whole(&story));
        prop_assert!(complaints.is_empty(), "{}", complaints.join("\n"));
        Ok(())
    });
}

const TAGS: [&str; 24] = [
    "ar", "cs", "de", "en", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr",
    "uk", "zh", "zh-Hant", "und", "",
];

/// Pieces of copy in many scripts, each with its language: what a small story is made of.
const PIECES: [(&str, &str); 27] = [
    ("en", "Six people were killed in Kabul on Monday."),
    ("en", "“We had had enough,” Mr. O'Neil said at 10:50 a.m."),
    ("en", "The U.N. mission did not confirm 1,250.5 km or $2.5 million."),
    ("de", "Am 3. Mai wurden zweihundertfünfzig Häuser zerstört, z. B. in Köln."),
    ("fr", "L’État n’a pas versé 1,2 milliard d’euros à l’Élysée."),
    ("es", "«No hay víctimas», dijo el Sr. Núñez el 17 de agosto de 2022."),
    ("tr", "İstanbul'da yüzde 12 artış oldu, ışıklar söndü."),
    ("cs", "Při výbuchu zemřelo pětadvacet lidí, řekl žalobce Dvořák."),
    ("pl", "Że to nieprawda, powiedział w piątek ok. 15:30 rzecznik."),
    ("ru", "В пятницу, 17 августа, погибли двадцать пять человек, сообщил А. С. Ёлкин."),
    ("uk", "П'ять будівель зруйновано на південному сході, їй допомогли."),
    ("ar", "قُتل ما لا يقل عن خمسة وعشرين شخصًا في غرب كابول."),
    ("ar", "أُصيب ١٢ شخصاً يوم الإثنين، وقال الوزير: «لا»."),
    ("fa", "دست‌کم ۱۲ نفر در شمال کشور کشته شدند."),
    ("he", "לְפָחוֹת חמישה בני אדם נהרגו ביום שני, אמר ראש הממשלה."),
    ("hi", "सोमवार को २५ लोगों की मौत हो गई, उन्होंने कहा।"),
    ("hi", "क़रीब तीन लाख रुपये की लागत से सड़क नहीं बनी।"),
    ("zh", "周一，喀布尔西部有二十五人死亡，约3.2万人受灾。"),
    ("zh", "“我们不会放弃，”他说。"),
    ("ja", "17日午後3時ごろ、アフガニスタンで少なくとも25人が死亡した。"),
    ("ja", "ガギグゲゴ、パピプペポと述べた。"),
    ("ko", "17일 오후 3시 카불 서부에서 최소 25명이 숨졌다."),
    ("th", "มีผู้เสียชีวิต ๒๕ คนเมื่อวันจันทร์"),
    ("id", "Sedikitnya 25 orang tewas pada Senin, 17 Agustus 2022."),
    ("vi", "Ít nhất 25 người thiệt mạng vào thứ Hai ở phía tây."),
    ("el", "Τουλάχιστον 25 νεκροί τη Δευτέρα, είπε ο υπουργός."),
    ("am", "ሰኞ ዕለት 25 ሰዎች ሞቱ።"),
];

/// What damaged copy holds between its words.
const DIRT: [&str; 22] = [
    "\n\n",
    "\r\n",
    "\u{2028}",
    "\u{200F}",
    "\u{202E}",
    "\u{2066}",
    "\u{FEFF}",
    "\u{0}",
    "\u{FFFD}",
    "\u{301}",
    "\u{93C}",
    "\u{200D}",
    "&nbsp;",
    "<br>",
    "...",
    ". . .",
    "«",
    "”",
    "1,2.3",
    "٫",
    "½",
    "🙂‍↔️",
];

/// One to three versions of one to four sentences, now and then with dirt between them.
fn generated_story() -> impl Strategy<Value = Story> {
    let sentence = prop::sample::select(PIECES.as_slice());
    let join = prop_oneof![4 => Just(" "), 2 => Just("\n\n"), 1 => prop::sample::select(DIRT.as_slice())];
    let version = prop::collection::vec((sentence, join), 1..5).prop_map(|parts| {
        let lang = parts.first().map(|((lang, _), _)| (*lang).to_owned());
        let text = parts.iter().map(|((_, words), join)| format!("{words}{join}")).collect();
        Version { lang, text, ..Version::default() }
    });
    prop::collection::vec(version, 1..4).prop_map(|mut versions| {
        for (n, version) in versions.iter_mut().enumerate() {
            version.id = format!("v{n}");
        }
        Story { id: "generated".into(), versions }
    })
}

/// Longer text of words cut anywhere, in any order.
fn generated_text() -> impl Strategy<Value = String> {
    let cut = (prop::sample::select(PIECES.as_slice()), 0usize..40, 0usize..40)
        .prop_map(|((_, words), skip, take)| words.chars().skip(skip).take(take).collect::<String>());
    let part =
        prop_oneof![6 => cut, 2 => prop::sample::select(DIRT.as_slice()).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

/// Marks, digits, letters and invisible characters in no order at all.
fn hostile_text() -> impl Strategy<Value = String> {
    let c = prop::sample::select(
        "0123456789٣۴५三十百万亿.,:;!?…。、'’\"“”«»「」()-–—%$€°/&<>{}@#аéíаЁёİıßạ́あアー한ก๒אبּ\u{301}\u{93C}\u{200B}\u{200D}\u{202E}\u{2028} \u{A0}\t\r\nAZaz"
            .chars()
            .collect::<Vec<char>>(),
    );
    prop::collection::vec(c, 0..120).prop_map(|chars| chars.into_iter().collect())
}

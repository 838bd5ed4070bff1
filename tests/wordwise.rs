//! Word differences: what is told as other, and that the parts are the copy whole.

use crate::laws::holds;
use copydesk::render::wordwise::{Change, Part, wordwise};
use copydesk::{Document, Version};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

fn version(lang: &str, text: &str) -> Version {
    Version { lang: Some(lang.into()), text: text.into(), ..Version::default() }
}

fn all(document: &Document<'_>) -> Vec<usize> {
    (0..document.sentences.len()).collect()
}

fn parts(base: &Document<'_>, version: &Document<'_>) -> Vec<Part> {
    wordwise((base, &all(base)), (version, &all(version)))
}

/// The parts with what the base alone has in `[- -]` and what the version alone has in `{+ +}`.
fn told(lang: &str, base: &str, other: &str) -> String {
    let (base, other) = (version(lang, base), version(lang, other));
    let (base, other) = (Document::read(&base), Document::read(&other));
    let mut out = String::new();
    for Part { change, base: old, version: new } in parts(&base, &other) {
        let (old, new) = (old.of(base.text()), new.of(other.text()));
        out += &match change {
            Change::Same => new.to_owned(),
            Change::Replaced => format!("[-{old}-]{{+{new}+}}"),
            Change::Added => format!("{{+{new}+}}"),
            Change::Removed => format!("[-{old}-]"),
        };
    }
    out
}

#[test]
fn words_that_differ_are_told() {
    let cases = [
        ("en", "Police arrested 15 people.", "Police arrested 51 people.", "Police arrested [-15-]{+51+} people."),
        ("en", "The old mayor left.", "The mayor left.", "The [-old -]mayor left."),
        ("en", "The mayor left.", "The old mayor left.", "The {+old +}mayor left."),
        ("en", "The mayor left early.", "The mayor left.", "The mayor left[- early-]."),
        ("en", "It cost $1,250.50 a day.", "It cost $1,260.50 a day.", "It cost [-$1,250.50-]{+$1,260.50+} a day."),
        ("fr", "Il a payé 1 250,50 euros.", "Il a payé 1 350,50 euros.", "Il a payé [-1 250,50-]{+1 350,50+} euros."),
        (
            "ru",
            "Полиция задержала пятерых.",
            "Полиция задержала шестерых.",
            "Полиция задержала [-пятерых-]{+шестерых+}.",
        ),
        (
            "ar",
            "أوقفت الشرطة 15 شخصا في المدينة.",
            "أوقفت الشرطة 51 شخصا في المدينة.",
            "أوقفت الشرطة [-15-]{+51+} شخصا في المدينة.",
        ),
        (
            "hi",
            "पुलिस ने कानपुर में तीन लोगों को पकड़ा।",
            "पुलिस ने नागपुर में तीन लोगों को पकड़ा।",
            "पुलिस ने [-कानपुर-]{+नागपुर+} में तीन लोगों को पकड़ा।",
        ),
        (
            "ja",
            "警察は市内で15人を逮捕した。",
            "警察は市内で51人を逮捕した。",
            "警察は市内で[-15-]{+51+}人を逮捕した。",
        ),
        ("zh", "警方在城里逮捕了三名男子。", "警方在城外逮捕了三名男子。", "警方在城[-里-]{+外+}逮捕了三名男子。"),
        (
            "ko",
            "경찰은 어제 세 명을 체포했다.",
            "경찰은 오늘 세 명을 체포했다.",
            "경찰은 [-어제-]{+오늘+} 세 명을 체포했다.",
        ),
        // Case is a difference; words in another case still find each other.
        ("en", "The Polish team won.", "The polish team won.", "The [-Polish-]{+polish+} team won."),
        // A sentence of its own, and one that was cut in two.
        ("en", "He left. She stayed on.", "He left.", "He left.[-She stayed on.-]"),
        ("en", "He left and she stayed on.", "He left. She stayed on.", "He left[- and she-]{+.+}{+She+} stayed on."),
        // Nothing of it is left.
        (
            "en",
            "The mayor of Lodz resigned.",
            "Rain fell on the coast all night.",
            "[-The mayor of Lodz resigned.-]{+Rain fell on the coast all night.+}",
        ),
    ];
    for (lang, base, other, wanted) in cases {
        assert_eq!(told(lang, base, other), wanted);
    }
}

#[test]
fn what_nobody_sees_is_no_difference() {
    let same = [
        ("fr", "Le café est fermé.", "Le cafe\u{301} est ferme\u{301}."),
        ("en", "He said “no”.", "He  said \"no\"."),
        ("en", "It isn’t over.", "It isn't over."),
        ("he", "הוא הגיע ב-1990.", "הוא הגיע ב-\u{200E}1990."),
        ("de", "Die Regierung tagt.", "Die Re\u{AD}gierung tagt."),
    ];
    for (lang, base, other) in same {
        let (base, other) = (version(lang, base), version(lang, other));
        let (base, other) = (Document::read(&base), Document::read(&other));
        assert!(parts(&base, &other).iter().all(|part| part.change == Change::Same), "{}", other.text());
    }
}

#[test]
fn copy_without_end_is_bounded() {
    let long = |word: &str| format!("It began {}and ended.", format!("{word} ").repeat(3000));
    let cut = |words: String| Version::cut("a".into(), Some("en".into()), &[words]);
    let (base, other) = (cut(long("day")), cut(long("night")));
    let (base, other) = (Document::read(&base), Document::read(&other));
    let changed: Vec<Part> = parts(&base, &other).into_iter().filter(|part| part.change != Change::Same).collect();
    assert_eq!(changed.len(), 1);
    assert!(parts(&base, &base).iter().all(|part| part.change == Change::Same));
}

/// The spans that are not empty lie one behind the other and leave nothing of a sentence out.
fn assert_whole(document: &Document<'_>, spans: impl Iterator<Item = copydesk::Span>) {
    let mut spans = spans.filter(|span| !span.is_empty());
    for sentence in document.sentences.iter().filter(|sentence| !sentence.span.is_empty()) {
        let mut at = sentence.span.start;
        while at < sentence.span.end {
            let span = spans.next().expect("the sentence is told to its end");
            assert_eq!(span.start, at, "{:?}", document.text());
            at = span.end;
            let words = sentence.span.of(document.text());
            let is_bound = words.grapheme_indices(true).any(|(n, _)| sentence.span.start + n == at);
            assert!(is_bound || at == sentence.span.end, "a grapheme is cut at {at} of {:?}", document.text());
        }
        assert_eq!(at, sentence.span.end, "{:?}", document.text());
    }
    assert_eq!(spans.next(), None, "{:?}", document.text());
}

/// Pieces of copy that are hard to cut: composed and decomposed letters, flags, families, Thai, marks, figures.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "six ",
        "Six",
        "people",
        ". ",
        "。",
        "\n",
        " ",
        "  ",
        "1,250",
        "17.08.2021",
        "e\u{301}",
        "é",
        "🇺🇦",
        "🇩🇪",
        "👨\u{200D}👩\u{200D}👧",
        "ทำ",
        "กำลัง",
        "क्षत्रिय ",
        "می\u{200C}رود ",
        "\u{200F}",
        "שלום",
        "人",
        "三",
        "死亡",
        "-",
        "’",
        "\u{301}",
        "\u{AD}",
        "“",
        "% ",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

#[test]
fn the_parts_are_the_copy() {
    let lang = prop::sample::select(vec!["en", "ja", "ar", "th"]);
    holds((pieces(), pieces(), lang), 400, |(base, other, lang)| {
        let (base, other) = (version(lang, &base), version(lang, &other));
        let (base, other) = (Document::read(&base), Document::read(&other));
        let told = parts(&base, &other);
        assert_whole(&base, told.iter().map(|part| part.base));
        assert_whole(&other, told.iter().map(|part| part.version));
        for part in &told {
            let is_as_told = match (part.base.is_empty(), part.version.is_empty()) {
                (true, true) => false,
                (false, false) => matches!(part.change, Change::Same | Change::Replaced),
                (true, false) => matches!(part.change, Change::Same | Change::Added),
                (false, true) => matches!(part.change, Change::Same | Change::Removed),
            };
            prop_assert!(is_as_told, "{part:?}");
        }
        prop_assert!(parts(&base, &base).iter().all(|part| part.change == Change::Same));
        prop_assert_eq!(told, parts(&base, &other));
        Ok(())
    });
}

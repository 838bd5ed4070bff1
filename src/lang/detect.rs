//! Which language a version is in, where it does not say so.

use super::{Sense, Shape, get, tags, tokens};
use crate::span::text_before;
use whatlang::{Detector, Info, Lang, Script};

/// What detection found.
#[derive(Clone, Debug, PartialEq)]
pub struct Detected {
    /// BCP 47 tag; `und` where the text gives no sign.
    pub tag: &'static str,
    /// 0 to 1. Above 0.9 the detector calls itself reliable.
    pub confidence: f64,
}

/// The language of a text of any length.
///
/// Guarantees: the same text gives the same answer; a text without letters is `und`.
///
/// ```
/// use copydesk::lang::detect;
/// assert_eq!(detect("Der Minister hat am Montag erklärt, dass die Wahl verschoben wird.").tag, "de");
/// assert_eq!(detect("Ten people died in Kabul on Monday.").tag, "en");
/// assert_eq!(detect("12:45").tag, "und");
/// ```
pub fn detect(text: &str) -> Detected {
    let Some(info) = by_letters(text) else { return Detected { tag: "und", confidence: 0.0 } };
    let first = Detected { tag: tag(info.lang()), confidence: info.confidence() };
    if info.is_reliable() { first } else { second_opinion(text, first, info.script()) }
}

/// The language of a text by its letters alone, where they leave no doubt: no language file is asked.
///
/// ```
/// use copydesk::lang::surely;
/// assert_eq!(surely("Der Minister hat am Montag erklärt, dass die Wahl verschoben wird."), Some("de"));
/// assert_eq!(surely("Kabul 2019"), None);
/// ```
pub fn surely(text: &str) -> Option<&'static str> {
    by_letters(text).filter(Info::is_reliable).map(|info| tag(info.lang()))
}

/// Language shows in the first few thousand characters; a long story costs no more than a short one.
fn by_letters(text: &str) -> Option<Info> {
    Detector::new().detect(beginning(text, 4000))
}

/// So many characters of a text, or all of it.
fn beginning(text: &str, characters: usize) -> &str {
    text.char_indices().nth(characters).map_or(text, |(end, _)| text_before(text, end))
}

/// Letter statistics are unsure of a line or two; the words of the language files are not. The first
/// opinion stands where no language knows a larger share of the words. Languages of other scripts know none.
fn second_opinion(text: &str, first: Detected, script: Script) -> Detected {
    // So many characters hold words enough; a longer text would have been reliable.
    let text = beginning(text, 400);
    let share = |tag: &str| known_share(text, tag);
    let mut best = (share(first.tag), first);
    let candidates: Vec<&str> = script.langs().iter().map(|&lang| self::tag(lang)).collect();
    for tag in tags().filter(|tag| candidates.contains(tag)) {
        let known = share(tag);
        if known >= ENOUGH && known > best.0 {
            best = (known, Detected { tag, confidence: known });
        }
    }
    best.1
}

/// A smaller share may be chance: short words are shared by many languages. A guess.
const ENOUGH: f64 = 0.4;

/// The share of the words that a language file knows; words of grammar count twice.
fn known_share(text: &str, tag: &str) -> f64 {
    let language = get(tag);
    if language.file.tag == "und" {
        return 0.0;
    }
    let tokens = tokens(text, language.file.apostrophe);
    let words = tokens.iter().filter(|token| token.shape == Shape::Word).count();
    let mut points = 0.0;
    let mut next = 0;
    for hit in language.lexicon.scan(&tokens).iter().filter(|hit| tokens[hit.first].shape == Shape::Word) {
        if hit.sense == Sense::Function && hit.count == 1 {
            points += 1.0;
        }
        if hit.first >= next {
            next = hit.first + 1;
            points += 1.0;
        }
    }
    points / (2 * words.max(1)) as f64
}

/// BCP 47 prefers the two-letter code where there is one.
fn tag(lang: Lang) -> &'static str {
    const SHORT: &[(Lang, &str)] = &[
        (Lang::Epo, "eo"),
        (Lang::Eng, "en"),
        (Lang::Rus, "ru"),
        (Lang::Cmn, "zh"),
        (Lang::Spa, "es"),
        (Lang::Por, "pt"),
        (Lang::Ita, "it"),
        (Lang::Ben, "bn"),
        (Lang::Fra, "fr"),
        (Lang::Deu, "de"),
        (Lang::Ukr, "uk"),
        (Lang::Kat, "ka"),
        (Lang::Ara, "ar"),
        (Lang::Hin, "hi"),
        (Lang::Jpn, "ja"),
        (Lang::Heb, "he"),
        (Lang::Yid, "yi"),
        (Lang::Pol, "pl"),
        (Lang::Amh, "am"),
        (Lang::Jav, "jv"),
        (Lang::Kor, "ko"),
        (Lang::Nob, "nb"),
        (Lang::Dan, "da"),
        (Lang::Swe, "sv"),
        (Lang::Fin, "fi"),
        (Lang::Tur, "tr"),
        (Lang::Nld, "nl"),
        (Lang::Hun, "hu"),
        (Lang::Ces, "cs"),
        (Lang::Ell, "el"),
        (Lang::Bul, "bg"),
        (Lang::Bel, "be"),
        (Lang::Mar, "mr"),
        (Lang::Kan, "kn"),
        (Lang::Ron, "ro"),
        (Lang::Slv, "sl"),
        (Lang::Hrv, "hr"),
        (Lang::Srp, "sr"),
        (Lang::Mkd, "mk"),
        (Lang::Lit, "lt"),
        (Lang::Lav, "lv"),
        (Lang::Est, "et"),
        (Lang::Tam, "ta"),
        (Lang::Vie, "vi"),
        (Lang::Urd, "ur"),
        (Lang::Tha, "th"),
        (Lang::Guj, "gu"),
        (Lang::Uzb, "uz"),
        (Lang::Pan, "pa"),
        (Lang::Aze, "az"),
        (Lang::Ind, "id"),
        (Lang::Tel, "te"),
        (Lang::Pes, "fa"),
        (Lang::Mal, "ml"),
        (Lang::Ori, "or"),
        (Lang::Mya, "my"),
        (Lang::Nep, "ne"),
        (Lang::Sin, "si"),
        (Lang::Khm, "km"),
        (Lang::Tuk, "tk"),
        (Lang::Aka, "ak"),
        (Lang::Zul, "zu"),
        (Lang::Sna, "sn"),
        (Lang::Afr, "af"),
        (Lang::Lat, "la"),
        (Lang::Slk, "sk"),
        (Lang::Cat, "ca"),
        (Lang::Tgl, "tl"),
        (Lang::Hye, "hy"),
        (Lang::Cym, "cy"),
    ];
    SHORT.iter().find(|(l, _)| *l == lang).map_or_else(|| lang.code(), |&(_, short)| short)
}

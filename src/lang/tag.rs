//! Language tags as others write them.

/// Whether the subtags have the lengths and letters of BCP 47.
///
/// ```
/// use copydesk::lang::is_tag;
/// assert!(is_tag("pt-BR") && is_tag("zh-Hant"));
/// assert!(!is_tag("en_US") && !is_tag("") && !is_tag("de-"));
/// ```
pub fn is_tag(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let first = subtags.next().unwrap_or("");
    (2..=8).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && subtags.all(|subtag| (1..=8).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// The first subtag of a tag, small, in the shortest code that names the language: what dictionaries and
/// copy call `deu`, `ger` or `de-AT` is one language.
///
/// ```
/// use copydesk::lang::primary;
/// assert_eq!(primary("pt-BR"), "pt");
/// assert_eq!(primary("deu"), "de");
/// assert_eq!(primary("iw"), "he");
/// assert_eq!(primary("nds"), "nds");
/// ```
pub fn primary(tag: &str) -> String {
    let first = tag.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
    let shorter = SHORTER.iter().find(|(_, codes)| codes.split(' ').any(|code| code == first));
    shorter.map_or(first, |(short, _)| (*short).to_owned())
}

/// Codes of two letters (ISO 639-1), and the longer and former ones for them: ISO 639-3, the bibliographic
/// ones of ISO 639-2, and what ISO gave up.
const SHORTER: [(&str, &str); 82] = [
    ("af", "afr"),
    ("ar", "ara arb"),
    ("az", "aze"),
    ("be", "bel"),
    ("bg", "bul"),
    ("bn", "ben"),
    ("br", "bre"),
    ("bs", "bos"),
    ("ca", "cat"),
    ("cs", "ces cze"),
    ("cy", "cym wel"),
    ("da", "dan"),
    ("de", "deu ger"),
    ("el", "ell gre"),
    ("en", "eng"),
    ("eo", "epo"),
    ("es", "spa"),
    ("et", "est"),
    ("eu", "eus baq"),
    ("fa", "fas per pes prs"),
    ("fi", "fin"),
    ("fr", "fra fre"),
    ("fy", "fry"),
    ("ga", "gle"),
    ("gd", "gla"),
    ("gl", "glg"),
    ("gu", "guj"),
    ("ha", "hau"),
    ("he", "heb iw"),
    ("hi", "hin"),
    ("hr", "hrv"),
    ("hu", "hun"),
    ("hy", "hye arm"),
    ("id", "ind in"),
    ("is", "isl ice"),
    ("it", "ita"),
    ("ja", "jpn"),
    ("ka", "kat geo"),
    ("kk", "kaz"),
    ("km", "khm"),
    ("kn", "kan"),
    ("ko", "kor"),
    ("ku", "kur kmr"),
    ("la", "lat"),
    ("lt", "lit"),
    ("lv", "lav"),
    ("mk", "mkd mac"),
    ("ml", "mal"),
    ("mn", "mon"),
    ("mr", "mar"),
    ("ms", "msa may"),
    ("mt", "mlt"),
    ("my", "mya bur"),
    ("ne", "nep"),
    ("nl", "nld dut"),
    ("no", "nor nob nb"),
    ("oc", "oci"),
    ("pa", "pan"),
    ("pl", "pol"),
    ("ps", "pus"),
    ("pt", "por"),
    ("ro", "ron rum mo"),
    ("ru", "rus"),
    ("sa", "san"),
    ("sk", "slk slo"),
    ("sl", "slv"),
    ("so", "som"),
    ("sq", "sqi alb"),
    ("sr", "srp"),
    ("sv", "swe"),
    ("sw", "swa swh"),
    ("ta", "tam"),
    ("te", "tel"),
    ("th", "tha"),
    ("tl", "tgl fil"),
    ("tr", "tur"),
    ("uk", "ukr"),
    ("ur", "urd"),
    ("uz", "uzb"),
    ("vi", "vie"),
    ("zh", "zho chi cmn yue"),
    ("zu", "zul"),
];

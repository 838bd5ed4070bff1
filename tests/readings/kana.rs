//! Readings out of the Latin letters in which Unihan writes them, and what of a verb stands in names.

/// The consonants as Unihan writes them, and their kana before a, i, u, e and o.
const ROWS: [(&str, [&str; 5]); 28] = [
    ("", ["あ", "い", "う", "え", "お"]),
    ("K", ["か", "き", "く", "け", "こ"]),
    ("G", ["が", "ぎ", "ぐ", "げ", "ご"]),
    ("S", ["さ", "し", "す", "せ", "そ"]),
    ("Z", ["ざ", "じ", "ず", "ぜ", "ぞ"]),
    ("T", ["た", "ち", "つ", "て", "と"]),
    ("D", ["だ", "ぢ", "づ", "で", "ど"]),
    ("N", ["な", "に", "ぬ", "ね", "の"]),
    ("H", ["は", "ひ", "ふ", "へ", "ほ"]),
    ("B", ["ば", "び", "ぶ", "べ", "ぼ"]),
    ("P", ["ぱ", "ぴ", "ぷ", "ぺ", "ぽ"]),
    ("M", ["ま", "み", "む", "め", "も"]),
    ("R", ["ら", "り", "る", "れ", "ろ"]),
    ("Y", ["や", "い", "ゆ", "え", "よ"]),
    ("W", ["わ", "い", "う", "え", "を"]),
    ("F", ["ふぁ", "ふぃ", "ふ", "ふぇ", "ふぉ"]),
    ("TS", ["つぁ", "つぃ", "つ", "つぇ", "つぉ"]),
    ("SH", ["しゃ", "し", "しゅ", "しぇ", "しょ"]),
    ("CH", ["ちゃ", "ち", "ちゅ", "ちぇ", "ちょ"]),
    ("J", ["じゃ", "じ", "じゅ", "じぇ", "じょ"]),
    ("KY", ["きゃ", "き", "きゅ", "きぇ", "きょ"]),
    ("GY", ["ぎゃ", "ぎ", "ぎゅ", "ぎぇ", "ぎょ"]),
    ("NY", ["にゃ", "に", "にゅ", "にぇ", "にょ"]),
    ("HY", ["ひゃ", "ひ", "ひゅ", "ひぇ", "ひょ"]),
    ("BY", ["びゃ", "び", "びゅ", "びぇ", "びょ"]),
    ("PY", ["ぴゃ", "ぴ", "ぴゅ", "ぴぇ", "ぴょ"]),
    ("MY", ["みゃ", "み", "みゅ", "みぇ", "みょ"]),
    ("RY", ["りゃ", "り", "りゅ", "りぇ", "りょ"]),
];

/// Signs of a word that one character may be read as in a name: longer words are read for whole ideas.
const LONGEST: usize = 4;

/// The hiragana of a reading.
pub fn hiragana(latin: &str) -> Option<String> {
    let mut kana = String::new();
    let mut rest = latin;
    while !rest.is_empty() {
        let consonants = rest.find(|c| "AIUEO".contains(c)).unwrap_or(rest.len());
        let (head, tail) = rest.split_at(consonants);
        let row = ROWS.iter().find(|(name, _)| *name == head);
        match (row, tail.chars().next().and_then(|vowel| "AIUEO".find(vowel))) {
            (Some((_, row)), Some(vowel)) => {
                kana.push_str(row[vowel]);
                rest = &tail[1..];
            }
            _ if head.starts_with('N') => {
                kana.push('ん');
                rest = &rest[1..];
            }
            _ if head.len() > 1 => {
                kana.push('っ');
                rest = &rest[1..];
            }
            _ => return None,
        }
    }
    Some(kana)
}

/// What of a native word a name takes: the word, and of a verb or an adjective what other words join: *asai*
/// gives *asa*, *ou* gives *oi*, *ueru* gives *ue*, *yoi* gives *yoshi*.
pub fn in_names(word: &str) -> Vec<String> {
    let signs: Vec<char> = word.chars().collect();
    let mut forms = vec![word.to_owned()];
    if let [.., before, last] = signs[..] {
        let stem: String = signs[..signs.len() - 1].iter().collect();
        if last == 'い' {
            forms.push(if signs.len() > 2 { stem.clone() } else { format!("{stem}し") });
        }
        let vowel = |c: char| ROWS.iter().find_map(|(_, row)| row.iter().position(|kana| *kana == c.to_string()));
        // Of the verbs in -eru and -iru those of two signs alone may be of either kind: teru, kiru.
        let bare = last == 'る' && matches!(vowel(before), Some(1 | 3));
        let joining = ROWS.iter().find(|(_, row)| row[2] == last.to_string());
        if let Some((_, row)) = joining.filter(|_| !bare || signs.len() == 2) {
            forms.push(format!("{stem}{}", row[1]));
        }
        if bare {
            forms.push(stem);
        }
    }
    forms.retain(|form| form.chars().count() <= LONGEST);
    forms
}

const FIRST: [&str; 19] =
    ["K", "KK", "N", "T", "TT", "L", "M", "P", "PP", "S", "SS", "", "C", "CC", "CH", "KH", "TH", "PH", "H"];
const VOWELS: [&str; 21] = [
    "A", "AY", "YA", "YAY", "E", "EY", "YE", "YEY", "O", "WA", "WAY", "OY", "YO", "WU", "WE", "WEY", "WI", "YU", "U",
    "UY", "I",
];
/// With those that no Chinese character has, as Unicode counts them.
const FINALS: [&str; 28] = [
    "", "K", "KK", "KS", "N", "NC", "NH", "T", "L", "LK", "LM", "LP", "LS", "LTH", "LPH", "LH", "M", "P", "PS", "S",
    "SS", "NG", "C", "CH", "KH", "TH", "PH", "H",
];

/// The syllable of a reading in the Yale letters of Korean.
pub fn hangul(yale: &str) -> Option<char> {
    let vowel = |c: char| "AEIOUWY".contains(c);
    let start = yale.find(vowel)?;
    let end = yale.rfind(vowel)? + 1;
    let at = |table: &[&str], part: &str| table.iter().position(|known| *known == part);
    let (first, vowel) = (at(&FIRST, &yale[..start])?, at(&VOWELS, &yale[start..end])?);
    let syllable = 0xAC00 + (first * 21 + vowel) * 28 + at(&FINALS, &yale[end..])?;
    char::from_u32(u32::try_from(syllable).ok()?)
}

/// The syllable as it stands at the head of a name in the South, where r is not said there: 렬, 열.
pub fn at_the_head(syllable: char) -> Option<char> {
    let code = u32::from(syllable).checked_sub(0xAC00)?;
    let (first, rest) = (code / 588, code % 588);
    // ㅑ ㅕ ㅖ ㅛ ㅠ ㅣ
    let soft = matches!(rest / 28, 2 | 6 | 7 | 12 | 17 | 20);
    let (r, n, silent) = (5, 2, 11);
    let head = match first {
        _ if first == r && !soft => n,
        _ if (first == r || first == n) && soft => silent,
        _ => return None,
    };
    char::from_u32(0xAC00 + head * 588 + rest)
}

#[test]
fn readings_are_written_in_kana_and_hangul() {
    for (latin, kana) in [("JUNICHI", "じゅにち"), ("SHUU", "しゅう"), ("HEPPIN", "へっぴん"), ("TSURU", "つる")]
    {
        assert_eq!(hiragana(latin).as_deref(), Some(kana));
    }
    for (yale, syllable) in [("THAYK", '택'), ("CHEN", '천'), ("PWU", '부'), ("YU", '유'), ("YAK", '약')] {
        assert_eq!(hangul(yale), Some(syllable), "{yale}");
    }
    assert_eq!([at_the_head('로'), at_the_head('리'), at_the_head('김')], [Some('노'), Some('이'), None]);
}

#[test]
fn a_name_takes_the_stem() {
    assert_eq!(in_names("あさい"), ["あさい", "あさ"]);
    assert_eq!(in_names("おう"), ["おう", "おい"]);
    assert_eq!(in_names("うえる"), ["うえる", "うえ"]);
    assert_eq!(in_names("てる"), ["てる", "てり", "て"]);
    assert_eq!(in_names("よい"), ["よい", "よし"]);
    assert!(in_names("こころざす").is_empty());
}

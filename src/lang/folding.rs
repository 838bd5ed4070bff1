//! Folding by the tables of Unicode. `build.rs` folds the terms of the language files by it too.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// The form in which words are compared, of any word: see `fold`.
pub fn fold_any(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let push = |c: char| match c {
        // Marks that copy may leave out: soft hyphen, joiners, bidi marks, the dot that
        // lower-casing İ leaves, Arabic and Hebrew vowels, tatweel, nukta.
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' => {}
        '\u{FEFF}' | '\u{61C}' | '\u{307}' | '\u{93C}' | '\u{640}' | '\u{670}' => {}
        '\u{64B}'..='\u{65F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}'..='\u{5C7}' => {}
        '\u{901}' => out.push('\u{902}'),
        'ё' => out.push('е'),
        'ı' => out.push('i'),
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
        'ى' | 'ی' => out.push('ي'),
        'ک' => out.push('ك'),
        '’' | '‘' | 'ʼ' | '′' | '`' | '׳' => out.push('\''),
        '״' | '“' | '”' => out.push('"'),
        _ => out.push(c),
    };
    // Most copy is in this form, and asking is cheaper than writing it anew.
    if is_nfkc_quick(word.chars()) == IsNormalized::Yes {
        word.chars().flat_map(char::to_lowercase).for_each(push);
    } else {
        word.nfkc().flat_map(char::to_lowercase).for_each(push);
    }
    // Folding may bring a base and its mark together anew (Arabic alef with madda is one case).
    if unicode_normalization::is_nfc(&out) { out } else { out.nfc().collect() }
}

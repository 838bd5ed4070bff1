//! Characters that show nothing: what they are called, and where a script needs them.

use super::garble::neighbours;
use crate::lang::script;
use crate::span::Span;
use unicode_script::Script;

pub fn is_layout(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t')
}

/// What a character that shows nothing is called.
pub fn named(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{AD}' => "soft hyphen",
        '\u{200B}' => "zero-width space",
        '\u{200C}' => "zero-width non-joiner",
        '\u{200D}' => "zero-width joiner",
        '\u{2060}' => "word joiner",
        '\u{FEFF}' => "byte order mark",
        '\u{2061}'..='\u{2064}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => "filler",
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => "variation selector",
        '\u{FFF9}'..='\u{FFFB}' | '\u{206A}'..='\u{206F}' => "control of old layout",
        '\u{2028}' | '\u{2029}' => "separator of lines",
        _ if is_private(c) => "character for private use",
        // What lies from 80 to 9F is a letter of a code page that was read as another.
        _ if c < '\u{80}' && c.is_control() && !is_layout(c) => "control character",
        _ => return None,
    })
}

/// Whether a character is what a font or a program makes of it: elsewhere a box.
pub fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}')
}

pub fn is_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether the script or the picture round it needs the character.
pub fn belongs(text: &str, span: Span, c: char) -> bool {
    let (before, after) = neighbours(text, span);
    let joins = |c: Option<char>| c.is_some_and(|c| takes_joiners(script(c)) || script(c) == Script::Inherited);
    match c {
        '\u{200C}' | '\u{200D}' => joins(before) || joins(after) || is_picture(before) && is_picture(after),
        // The writing of these scripts breaks lines there, or it stands for a letter.
        '\u{200B}' => [before, after].into_iter().flatten().any(breaks_unseen),
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => before.is_some_and(|c| {
            is_picture(Some(c)) || !c.is_alphabetic() || matches!(script(c), Script::Han | Script::Mongolian)
        }),
        '\u{115F}' | '\u{1160}' => {
            before.is_some_and(|c| script(c) == Script::Hangul) || after.is_some_and(|c| script(c) == Script::Hangul)
        }
        // The apple that a maker of computers sets there.
        '\u{F8FF}' => true,
        _ => false,
    }
}

/// Scripts whose letters join, or pile up, by themselves.
fn takes_joiners(script: Script) -> bool {
    use Script::*;
    matches!(
        script,
        Arabic
            | Syriac
            | Mongolian
            | Nko
            | Devanagari
            | Bengali
            | Gurmukhi
            | Gujarati
            | Oriya
            | Tamil
            | Telugu
            | Kannada
            | Malayalam
            | Sinhala
            | Khmer
            | Myanmar
            | Tibetan
            | Thaana
            | Adlam
    )
}

fn breaks_unseen(c: char) -> bool {
    matches!(
        script(c),
        Script::Thai | Script::Lao | Script::Khmer | Script::Myanmar | Script::Tibetan | Script::Javanese
    )
}

/// A sign that pictures are made of, or what changes one.
fn is_picture(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}' | '\u{E0020}'..='\u{E007F}'))
}
